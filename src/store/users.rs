//! People who may sign in, and the one-time token that makes the first of them.

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::TokenDigest;
use crate::domain::model::{Timestamp, UserId};

#[derive(Debug, Clone)]
pub struct User {
    pub id: UserId,
    pub username: String,
    pub created_at: Timestamp,
    /// Since when nothing of the user opens anything.
    pub disabled_at: Option<Timestamp>,
    pub last_sign_in_at: Option<Timestamp>,
}

pub fn any(tx: &ReadTx<'_>) -> Result<bool, StoreError> {
    let exists = tx
        .sql
        .prepare_cached(
            "SELECT 1
             FROM users",
        )?
        .exists([])?;
    Ok(exists)
}

/// # Errors
/// [`StoreError::Conflict`] when the name is taken.
pub fn insert(tx: &mut WriteTx<'_>, user: &User) -> Result<(), StoreError> {
    let inserted = tx
        .sql
        .prepare_cached(
            "INSERT INTO users (id, username, created_at)
             VALUES (:id, :username, :created_at)",
        )?
        .execute(named_params! {
            ":id": user.id.to_string(),
            ":username": user.username,
            ":created_at": user.created_at.milliseconds(),
        });
    match inserted {
        Err(error) if StoreError::is_unique_violation(&error) => {
            Err(StoreError::Conflict { what: "user", field: "username" })
        }
        other => Ok(other.map(drop)?),
    }
}

/// Everybody, by name.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<User>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, username, created_at, disabled_at, last_sign_in_at
         FROM users
         ORDER BY username, id",
    )?;
    collect(statement.query([])?, user)
}

pub fn find(tx: &ReadTx<'_>, id: UserId) -> Result<Option<User>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, username, created_at, disabled_at, last_sign_in_at
         FROM users
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, user)
}

pub fn find_by_name(tx: &ReadTx<'_>, username: &str) -> Result<Option<User>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, username, created_at, disabled_at, last_sign_in_at
         FROM users
         WHERE username = :username",
    )?;
    first(statement.query(named_params! { ":username": username })?, user)
}

/// How many people govern everything because somebody gave them that, and can do so now.
pub fn who_govern(tx: &ReadTx<'_>) -> Result<u64, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(DISTINCT u.id) AS people
         FROM users u
         JOIN main.grants g ON g.user_id = u.id
         WHERE g.role = 'administrator' AND g.tenant_id IS NULL AND g.group_id IS NULL AND g.source = 'given'
             AND u.disabled_at IS NULL",
    )?;
    Ok(first(statement.query([])?, |row| unsigned(row, "people"))?.unwrap_or(0))
}

/// Disables the user from `since` on, or enables him again.
pub fn set_disabled(tx: &mut WriteTx<'_>, id: UserId, since: Option<Timestamp>) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE users
             SET disabled_at = :since
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string(), ":since": since.map(Timestamp::milliseconds) })?;
    Ok(())
}

pub fn signed_in(tx: &mut WriteTx<'_>, id: UserId, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE users
             SET last_sign_in_at = :now
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string(), ":now": now.milliseconds() })?;
    Ok(())
}

/// Removes the user with sessions, tokens, password and codes.
pub fn delete(tx: &mut WriteTx<'_>, id: UserId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM users
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

/// Replaces the set-up token; only the newest works.
pub fn put_setup_token(tx: &mut WriteTx<'_>, digest: TokenDigest, now: Timestamp) -> Result<(), StoreError> {
    delete_setup_tokens(tx)?;
    tx.sql
        .prepare_cached(
            "INSERT INTO setup_tokens (token_digest, created_at)
             VALUES (:token_digest, :created_at)",
        )?
        .execute(named_params! { ":token_digest": digest.0, ":created_at": now.milliseconds() })?;
    Ok(())
}

pub fn is_setup_token(tx: &ReadTx<'_>, digest: TokenDigest) -> Result<bool, StoreError> {
    let exists = tx
        .sql
        .prepare_cached(
            "SELECT 1
             FROM setup_tokens
             WHERE token_digest = :token_digest",
        )?
        .exists(named_params! { ":token_digest": digest.0 })?;
    Ok(exists)
}

pub fn delete_setup_tokens(tx: &mut WriteTx<'_>) -> Result<(), StoreError> {
    tx.sql.prepare_cached("DELETE FROM setup_tokens")?.execute([])?;
    Ok(())
}

fn user(row: &Row<'_>) -> Result<User, StoreError> {
    Ok(User {
        id: parsed(row, "id")?,
        username: row.get("username")?,
        created_at: time(row, "created_at")?,
        disabled_at: optional_time(row, "disabled_at")?,
        last_sign_in_at: optional_time(row, "last_sign_in_at")?,
    })
}
