//! Sessions of the browser: opaque on the outside, only a digest in the database.

use std::net::IpAddr;

use rusqlite::{Row, named_params};

use super::row::{collect, first, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::TokenDigest;
use crate::domain::model::{SessionId, Timestamp, UserId};

#[derive(Debug, Clone)]
pub struct Session {
    pub id: SessionId,
    pub user_id: UserId,
    pub username: String,
    pub created_at: Timestamp,
    pub last_used_at: Timestamp,
    /// The absolute end, whatever the use.
    pub expires_at: Timestamp,
    /// From where it began.
    pub address: Option<IpAddr>,
    /// What the browser calls itself.
    pub browser: Option<String>,
    /// The password was chosen by somebody else.
    pub must_change_password: bool,
}

/// What a new session is made of.
#[derive(Debug, Clone)]
pub struct NewSession {
    pub id: SessionId,
    pub user_id: UserId,
    pub expires_at: Timestamp,
    pub address: Option<IpAddr>,
    pub browser: Option<String>,
}

pub fn insert(
    tx: &mut WriteTx<'_>,
    digest: TokenDigest,
    session: &NewSession,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO sessions (token_digest, id, user_id, created_at, last_used_at, expires_at, address, browser)
             VALUES (:token_digest, :id, :user_id, :now, :now, :expires_at, :address, :browser)",
        )?
        .execute(named_params! {
            ":token_digest": digest.0,
            ":id": session.id.to_string(),
            ":user_id": session.user_id.to_string(),
            ":now": now.milliseconds(),
            ":expires_at": session.expires_at.milliseconds(),
            ":address": session.address.map(|address| address.to_string()),
            ":browser": session.browser,
        })?;
    Ok(())
}

/// The session, unless its user was disabled.
pub fn find(tx: &ReadTx<'_>, digest: TokenDigest) -> Result<Option<Session>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT s.id, s.user_id, u.username, s.created_at, s.last_used_at, s.expires_at, s.address, s.browser,
             COALESCE(p.must_change, 0) AS must_change
         FROM sessions s
         JOIN users u ON u.id = s.user_id
         LEFT JOIN passwords p ON p.user_id = s.user_id
         WHERE s.token_digest = :token_digest AND u.disabled_at IS NULL",
    )?;
    first(statement.query(named_params! { ":token_digest": digest.0 })?, session)
}

/// All sessions of a user, the one used last first; those that ended by age among them.
pub fn of_user(tx: &ReadTx<'_>, user: UserId) -> Result<Vec<Session>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT s.id, s.user_id, u.username, s.created_at, s.last_used_at, s.expires_at, s.address, s.browser,
             COALESCE(p.must_change, 0) AS must_change
         FROM sessions s
         JOIN users u ON u.id = s.user_id
         LEFT JOIN passwords p ON p.user_id = s.user_id
         WHERE s.user_id = :user_id
         ORDER BY s.last_used_at DESC, s.id
         LIMIT 200",
    )?;
    collect(statement.query(named_params! { ":user_id": user.to_string() })?, session)
}

/// Whether somebody of this name, who may be nobody, has a session that began at the address.
pub fn began_at(tx: &ReadTx<'_>, username: &str, address: IpAddr, now: Timestamp) -> Result<bool, StoreError> {
    let exists = tx
        .sql
        .prepare_cached(
            "SELECT 1
             FROM sessions s
             JOIN users u ON u.id = s.user_id
             WHERE u.username = :username AND s.address = :address AND s.expires_at > :now",
        )?
        .exists(named_params! {
            ":username": username,
            ":address": address.to_string(),
            ":now": now.milliseconds(),
        })?;
    Ok(exists)
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

/// The session stays, and another token opens it.
pub fn replace_token(tx: &mut WriteTx<'_>, session: SessionId, digest: TokenDigest) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE sessions
             SET token_digest = :token_digest
             WHERE id = :id",
        )?
        .execute(named_params! { ":token_digest": digest.0, ":id": session.to_string() })?;
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

/// Ends one session of the user. `false` when he has none of this id.
pub fn delete_one(tx: &mut WriteTx<'_>, user: UserId, session: SessionId) -> Result<bool, StoreError> {
    let deleted = tx
        .sql
        .prepare_cached(
            "DELETE FROM sessions
             WHERE id = :id AND user_id = :user_id",
        )?
        .execute(named_params! { ":id": session.to_string(), ":user_id": user.to_string() })?;
    Ok(deleted == 1)
}

/// Ends all sessions of the user but, where one is given, that one.
pub fn delete_of_user(tx: &mut WriteTx<'_>, user: UserId, kept: Option<SessionId>) -> Result<usize, StoreError> {
    let deleted = tx
        .sql
        .prepare_cached(
            "DELETE FROM sessions
             WHERE user_id = :user_id AND id <> :kept",
        )?
        .execute(named_params! {
            ":user_id": user.to_string(),
            ":kept": kept.map(|session| session.to_string()).unwrap_or_default(),
        })?;
    Ok(deleted)
}

/// Ends all sessions of everybody.
pub fn delete_all(tx: &mut WriteTx<'_>) -> Result<usize, StoreError> {
    Ok(tx.sql.prepare_cached("DELETE FROM sessions")?.execute([])?)
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
    let address: Option<String> = row.get("address")?;
    Ok(Session {
        id: parsed(row, "id")?,
        user_id: parsed(row, "user_id")?,
        username: row.get("username")?,
        created_at: time(row, "created_at")?,
        last_used_at: time(row, "last_used_at")?,
        expires_at: time(row, "expires_at")?,
        address: address.and_then(|text| text.parse().ok()),
        browser: row.get("browser")?,
        must_change_password: row.get("must_change")?,
    })
}
