//! Sign-ins at the identity provider that were begun: digests alone, each taken once.

use rusqlite::{Row, named_params};

use super::row::{first, time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::TokenDigest;
use crate::domain::model::Timestamp;

#[derive(Debug, Clone)]
pub struct SignIn {
    /// Of what the browser keeps.
    pub browser: TokenDigest,
    /// A path of ours.
    pub return_to: String,
    pub expires_at: Timestamp,
}

pub fn insert(tx: &mut WriteTx<'_>, state: TokenDigest, sign_in: &SignIn) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.provider_sign_ins (state_digest, browser_digest, return_to, expires_at)
             VALUES (:state_digest, :browser_digest, :return_to, :expires_at)",
        )?
        .execute(named_params! {
            ":state_digest": state.0,
            ":browser_digest": sign_in.browser.0,
            ":return_to": sign_in.return_to,
            ":expires_at": sign_in.expires_at.milliseconds(),
        })?;
    Ok(())
}

/// Gives the sign-in and forgets it, whatever comes of it.
pub fn take(tx: &mut WriteTx<'_>, state: TokenDigest) -> Result<Option<SignIn>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "DELETE FROM main.provider_sign_ins
         WHERE state_digest = :state_digest
         RETURNING browser_digest, return_to, expires_at",
    )?;
    first(statement.query(named_params! { ":state_digest": state.0 })?, sign_in)
}

pub fn delete_ended(tx: &mut WriteTx<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.provider_sign_ins
             WHERE expires_at <= :now",
        )?
        .execute(named_params! { ":now": now.milliseconds() })?;
    Ok(())
}

pub fn count(tx: &ReadTx<'_>) -> Result<u64, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) AS count
         FROM provider_sign_ins",
    )?;
    Ok(first(statement.query([])?, |row| unsigned(row, "count"))?.unwrap_or_default())
}

fn sign_in(row: &Row<'_>) -> Result<SignIn, StoreError> {
    Ok(SignIn {
        browser: TokenDigest(row.get("browser_digest")?),
        return_to: row.get("return_to")?,
        expires_at: time(row, "expires_at")?,
    })
}
