//! Authenticator apps and recovery codes. The secret is sealed, and the digests are keyed, under the instance's key.

use rusqlite::{Row, named_params};
use secrecy::SecretString;

use super::row::{first, optional_time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{Place, Sealed};
use crate::domain::model::{Timestamp, UserId};

#[derive(Debug)]
pub struct SecondFactor {
    pub secret: SecretString,
    /// Counts from then on; not yet when there is none.
    pub confirmed_at: Option<Timestamp>,
    /// The step whose code was taken last.
    pub last_step: u64,
}

/// Begins an enrolment in place of what was there.
pub fn put(tx: &mut WriteTx<'_>, user: UserId, secret: &SecretString, now: Timestamp) -> Result<(), StoreError> {
    let row = user.to_string();
    let sealed = tx.instance_key()?.seal_secret(&place(&row), secret);
    tx.sql
        .prepare_cached(
            "INSERT OR REPLACE INTO second_factors (user_id, secret, created_at, last_step)
             VALUES (:user_id, :secret, :now, 0)",
        )?
        .execute(named_params! { ":user_id": row, ":secret": sealed.0, ":now": now.milliseconds() })?;
    Ok(())
}

pub fn of_user(tx: &ReadTx<'_>, user: UserId) -> Result<Option<SecondFactor>, StoreError> {
    let row = user.to_string();
    let mut statement = tx.sql.prepare_cached(
        "SELECT secret, confirmed_at, last_step
         FROM second_factors
         WHERE user_id = :user_id",
    )?;
    first(statement.query(named_params! { ":user_id": row })?, |found| second_factor(tx, found, &row))
}

/// Whether codes are asked for, without opening the secret.
pub fn confirmed_at(tx: &ReadTx<'_>, user: UserId) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT confirmed_at
         FROM second_factors
         WHERE user_id = :user_id AND confirmed_at IS NOT NULL",
    )?;
    let found = first(statement.query(named_params! { ":user_id": user.to_string() })?, |row| {
        optional_time(row, "confirmed_at")
    })?;
    Ok(found.flatten())
}

/// From now on codes are asked for.
pub fn confirm(tx: &mut WriteTx<'_>, user: UserId, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE second_factors
             SET confirmed_at = :now
             WHERE user_id = :user_id",
        )?
        .execute(named_params! { ":user_id": user.to_string(), ":now": now.milliseconds() })?;
    Ok(())
}

/// Spends the step: no code of it or before is taken again. `false` when that was so already.
pub fn spend_step(tx: &mut WriteTx<'_>, user: UserId, step: u64) -> Result<bool, StoreError> {
    let changed = tx
        .sql
        .prepare_cached(
            "UPDATE second_factors
             SET last_step = :step
             WHERE user_id = :user_id AND last_step < :step",
        )?
        .execute(named_params! { ":user_id": user.to_string(), ":step": super::row::signed(step) })?;
    Ok(changed == 1)
}

/// Forgets app and recovery codes.
pub fn delete(tx: &mut WriteTx<'_>, user: UserId) -> Result<bool, StoreError> {
    replace_recovery_codes(tx, user, &[])?;
    let deleted = tx
        .sql
        .prepare_cached(
            "DELETE FROM second_factors
             WHERE user_id = :user_id",
        )?
        .execute(named_params! { ":user_id": user.to_string() })?;
    Ok(deleted == 1)
}

/// Only the new codes work.
pub fn replace_recovery_codes(tx: &mut WriteTx<'_>, user: UserId, codes: &[SecretString]) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM recovery_codes
             WHERE user_id = :user_id",
        )?
        .execute(named_params! { ":user_id": user.to_string() })?;
    for code in codes {
        let digest = digest(tx, user, code)?;
        tx.sql
            .prepare_cached(
                "INSERT INTO recovery_codes (user_id, digest)
                 VALUES (:user_id, :digest)",
            )?
            .execute(named_params! { ":user_id": user.to_string(), ":digest": digest })?;
    }
    Ok(())
}

/// Takes the code, which is gone then. `false` when there is none like it.
pub fn spend_recovery_code(tx: &mut WriteTx<'_>, user: UserId, code: &SecretString) -> Result<bool, StoreError> {
    let digest = digest(tx, user, code)?;
    let deleted = tx
        .sql
        .prepare_cached(
            "DELETE FROM recovery_codes
             WHERE user_id = :user_id AND digest = :digest",
        )?
        .execute(named_params! { ":user_id": user.to_string(), ":digest": digest })?;
    Ok(deleted == 1)
}

pub fn recovery_codes_left(tx: &ReadTx<'_>, user: UserId) -> Result<u64, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) AS codes
         FROM recovery_codes
         WHERE user_id = :user_id",
    )?;
    let count = first(statement.query(named_params! { ":user_id": user.to_string() })?, |row| unsigned(row, "codes"))?;
    Ok(count.unwrap_or(0))
}

/// Keyed, so that a stolen database is no help in guessing.
fn digest(tx: &ReadTx<'_>, user: UserId, code: &SecretString) -> Result<[u8; 32], StoreError> {
    Ok(tx.instance_key()?.secret_digest(&format!("recovery code of {user}"), code).0)
}

fn second_factor(tx: &ReadTx<'_>, row: &Row<'_>, user: &str) -> Result<SecondFactor, StoreError> {
    let sealed = Sealed(row.get("secret")?);
    Ok(SecondFactor {
        secret: tx.instance_key()?.open_secret(&place(user), &sealed)?,
        confirmed_at: optional_time(row, "confirmed_at")?,
        last_step: unsigned(row, "last_step")?,
    })
}

fn place(user: &str) -> Place<'_> {
    Place { table: "second_factors", row: user, column: "secret" }
}
