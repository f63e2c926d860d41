//! That a credential ends soon: told once for each threshold.

use rusqlite::named_params;

use super::credentials::Owner;
use super::row::{collect, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::Timestamp;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CredentialWarning {
    pub expires_at: Timestamp,
    /// How many days ahead it was due.
    pub days: u32,
    pub at: Timestamp,
}

/// Stores the warning; tells whether it is new.
pub fn record(tx: &mut WriteTx<'_>, owner: Owner, warning: CredentialWarning) -> Result<bool, StoreError> {
    let inserted = tx
        .sql
        .prepare_cached(
            "INSERT INTO main.credential_warnings (owner, expires_at, days, at)
             VALUES (:owner, :expires_at, :days, :at)
             ON CONFLICT (owner, expires_at, days) DO NOTHING",
        )?
        .execute(named_params! {
            ":owner": owner.to_string(),
            ":expires_at": warning.expires_at.milliseconds(),
            ":days": warning.days,
            ":at": warning.at.milliseconds(),
        })?;
    Ok(inserted > 0)
}

/// All warnings of a credential and of those before it, newest first.
pub fn list(tx: &ReadTx<'_>, owner: Owner) -> Result<Vec<CredentialWarning>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT expires_at, days, at
         FROM credential_warnings
         WHERE owner = :owner
         ORDER BY id DESC
         LIMIT 100",
    )?;
    collect(statement.query(named_params! { ":owner": owner.to_string() })?, |row| {
        Ok(CredentialWarning { expires_at: time(row, "expires_at")?, days: row.get("days")?, at: time(row, "at")? })
    })
}
