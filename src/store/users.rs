//! People who may sign in, and the one-time token that makes the first of them.

use rusqlite::{Row, named_params};

use super::row::{first, parsed};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::TokenDigest;
use crate::domain::model::{Timestamp, UserId};

#[derive(Debug, Clone)]
pub struct User {
    pub id: UserId,
    pub username: String,
    /// A PHC string of argon2id.
    pub password_hash: String,
    pub role: String,
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
pub fn insert(tx: &mut WriteTx<'_>, user: &User, now: Timestamp) -> Result<(), StoreError> {
    let inserted = tx
        .sql
        .prepare_cached(
            "INSERT INTO users (id, username, password_hash, role, created_at)
         VALUES (:id, :username, :password_hash, :role, :created_at)",
        )?
        .execute(named_params! {
            ":id": user.id.to_string(),
            ":username": user.username,
            ":password_hash": user.password_hash,
            ":role": user.role,
            ":created_at": now.milliseconds(),
        });
    match inserted {
        Err(error) if StoreError::is_unique_violation(&error) => {
            Err(StoreError::Conflict { what: "user", field: "username" })
        }
        other => Ok(other.map(drop)?),
    }
}

/// Replaces the password and ends all sessions of the user.
pub fn reset_password(tx: &mut WriteTx<'_>, id: UserId, password_hash: &str) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE users
             SET password_hash = :password_hash
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string(), ":password_hash": password_hash })?;
    tx.sql
        .prepare_cached(
            "DELETE FROM sessions
             WHERE user_id = :id",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

pub fn find_by_name(tx: &ReadTx<'_>, username: &str) -> Result<Option<User>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, username, password_hash, role
         FROM users
         WHERE username = :username",
    )?;
    first(statement.query(named_params! { ":username": username })?, user)
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
        password_hash: row.get("password_hash")?,
        role: row.get("role")?,
    })
}
