//! Sessions of the browser: opaque on the outside, only a digest in the database.

use rusqlite::{Row, named_params};

use super::row::{first, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::TokenDigest;
use crate::domain::model::{Timestamp, UserId};

#[derive(Debug, Clone)]
pub struct Session {
    pub user_id: UserId,
    pub username: String,
    pub role: String,
    pub created_at: Timestamp,
    pub last_used_at: Timestamp,
    /// The absolute end, whatever the use.
    pub expires_at: Timestamp,
}

pub fn insert(
    tx: &mut WriteTx<'_>,
    digest: TokenDigest,
    user: UserId,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO sessions (token_digest, user_id, created_at, last_used_at, expires_at)
             VALUES (:token_digest, :user_id, :now, :now, :expires_at)",
        )?
        .execute(named_params! {
            ":token_digest": digest.0,
            ":user_id": user.to_string(),
            ":now": now.milliseconds(),
            ":expires_at": expires_at.milliseconds(),
        })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, digest: TokenDigest) -> Result<Option<Session>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT u.id, u.username, u.role, s.created_at, s.last_used_at, s.expires_at
         FROM sessions s
         JOIN users u ON u.id = s.user_id
         WHERE s.token_digest = :token_digest",
    )?;
    first(statement.query(named_params! { ":token_digest": digest.0 })?, session)
}

pub fn touch(tx: &mut WriteTx<'_>, digest: TokenDigest, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE sessions
             SET last_used_at = :now
             WHERE token_digest = :token_digest",
        )?
        .execute(named_params! { ":token_digest": digest.0, ":now": now.milliseconds() })?;
    Ok(())
}

pub fn delete(tx: &mut WriteTx<'_>, digest: TokenDigest) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM sessions
             WHERE token_digest = :token_digest",
        )?
        .execute(named_params! { ":token_digest": digest.0 })?;
    Ok(())
}

/// Forgets sessions that ended by age or were idle since before `idle_since`.
pub fn delete_ended(tx: &mut WriteTx<'_>, now: Timestamp, idle_since: Timestamp) -> Result<usize, StoreError> {
    let count = tx
        .sql
        .prepare_cached(
            "DELETE FROM sessions
             WHERE expires_at <= :now OR last_used_at <= :idle_since",
        )?
        .execute(named_params! { ":now": now.milliseconds(), ":idle_since": idle_since.milliseconds() })?;
    Ok(count)
}

fn session(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        user_id: parsed(row, "id")?,
        username: row.get("username")?,
        role: row.get("role")?,
        created_at: time(row, "created_at")?,
        last_used_at: time(row, "last_used_at")?,
        expires_at: time(row, "expires_at")?,
    })
}
