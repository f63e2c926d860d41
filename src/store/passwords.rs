//! Hashes of passwords, of those who have one.

use rusqlite::{Row, named_params};

use super::row::{first, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{Timestamp, UserId};

#[derive(Debug, Clone)]
pub struct Password {
    /// A PHC string of argon2id.
    pub hash: String,
    pub changed_at: Timestamp,
    /// Chosen by somebody else: the owner must choose another before anything else.
    pub must_change: bool,
}

/// Puts the password in place of the one before.
pub fn put(tx: &mut WriteTx<'_>, user: UserId, password: &Password) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO passwords (user_id, hash, changed_at, must_change)
             VALUES (:user_id, :hash, :changed_at, :must_change)
             ON CONFLICT (user_id) DO UPDATE
             SET hash = excluded.hash, changed_at = excluded.changed_at, must_change = excluded.must_change",
        )?
        .execute(named_params! {
            ":user_id": user.to_string(),
            ":hash": password.hash,
            ":changed_at": password.changed_at.milliseconds(),
            ":must_change": password.must_change,
        })?;
    Ok(())
}

pub fn of_user(tx: &ReadTx<'_>, user: UserId) -> Result<Option<Password>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT hash, changed_at, must_change
         FROM passwords
         WHERE user_id = :user_id",
    )?;
    first(statement.query(named_params! { ":user_id": user.to_string() })?, password)
}

fn password(row: &Row<'_>) -> Result<Password, StoreError> {
    Ok(Password { hash: row.get("hash")?, changed_at: time(row, "changed_at")?, must_change: row.get("must_change")? })
}
