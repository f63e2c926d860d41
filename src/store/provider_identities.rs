//! Who a user is at the identity provider.

use rusqlite::named_params;

use super::row::{first, parsed};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::UserId;

/// The user that the provider knows by this subject.
pub fn user(tx: &ReadTx<'_>, issuer: &str, subject: &str) -> Result<Option<UserId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT user_id
         FROM provider_identities
         WHERE issuer = :issuer AND subject = :subject",
    )?;
    first(statement.query(named_params! { ":issuer": issuer, ":subject": subject })?, |row| parsed(row, "user_id"))
}

pub fn insert(tx: &mut WriteTx<'_>, user: UserId, issuer: &str, subject: &str) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.provider_identities (user_id, issuer, subject)
             VALUES (:user_id, :issuer, :subject)",
        )?
        .execute(named_params! { ":user_id": user.to_string(), ":issuer": issuer, ":subject": subject })?;
    Ok(())
}
