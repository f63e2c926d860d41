//! Persons in whose name an app registration reads. Of each there is one refresh token, sealed; it is replaced by the
//! one that came for it, in one statement, so that there is always exactly one.

use rusqlite::{Row, named_params};
use secrecy::SecretString;

use super::connections::ConnectionState;
use super::row::{first, parsed, signed, time, unsigned, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{Place, Sealed};
use crate::domain::model::{AppRegistrationId, DirectoryId, Timestamp};

/// A sign-in without what is secret of it.
#[derive(Debug, Clone)]
pub struct DelegatedSignIn {
    /// The name under which the person signed in.
    pub account: String,
    pub home_directory_id: DirectoryId,
    pub state: ConnectionState,
    pub error: Option<String>,
    pub signed_in_at: Timestamp,
    pub rotated_at: Timestamp,
}

/// Who signed in.
#[derive(Debug, Clone)]
pub struct NewSignIn {
    pub account: String,
    pub home_directory_id: DirectoryId,
    pub refresh_token: SecretString,
}

/// A refresh token, and which one it is.
#[derive(Debug)]
pub struct HeldToken {
    pub token: SecretString,
    pub generation: u64,
}

/// Stores a sign-in in place of the one before.
pub fn put(tx: &mut WriteTx<'_>, id: AppRegistrationId, new: &NewSignIn, now: Timestamp) -> Result<(), StoreError> {
    let sealed = tx.instance_key()?.seal_secret(&place(&id.to_string()), &new.refresh_token);
    tx.sql
        .prepare_cached(
            "INSERT INTO main.delegated_sign_ins (app_registration_id, account, home_directory_id, refresh_token,
                 generation, state, signed_in_at, rotated_at)
             VALUES (:id, :account, :home_directory_id, :refresh_token, 1, 'ok', :now, :now)
             ON CONFLICT (app_registration_id) DO UPDATE
             SET account = :account, home_directory_id = :home_directory_id, refresh_token = :refresh_token,
                 generation = generation + 1, state = 'ok', error = NULL, signed_in_at = :now, rotated_at = :now",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":account": new.account,
            ":home_directory_id": new.home_directory_id.to_string(),
            ":refresh_token": sealed.0,
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, id: AppRegistrationId) -> Result<Option<DelegatedSignIn>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT account, home_directory_id, state, error, signed_in_at, rotated_at
         FROM delegated_sign_ins
         WHERE app_registration_id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, sign_in)
}

/// The refresh token in use; `None` when nobody signed in, or the sign-in does not count any more.
pub fn token(tx: &ReadTx<'_>, id: AppRegistrationId) -> Result<Option<HeldToken>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT refresh_token, generation
         FROM delegated_sign_ins
         WHERE app_registration_id = :id AND state = 'ok'",
    )?;
    let row_name = id.to_string();
    first(statement.query(named_params! { ":id": row_name })?, |row| {
        let sealed = Sealed(row.get("refresh_token")?);
        let token = tx.instance_key()?.open_secret(&place(&row_name), &sealed)?;
        Ok(HeldToken { token, generation: unsigned(row, "generation")? })
    })
}

/// Puts a refresh token in place of the one that it came for; tells whether that was still in use.
pub fn rotate(
    tx: &mut WriteTx<'_>,
    id: AppRegistrationId,
    generation: u64,
    new: &SecretString,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sealed = tx.instance_key()?.seal_secret(&place(&id.to_string()), new);
    let count = tx
        .sql
        .prepare_cached(
            "UPDATE main.delegated_sign_ins
             SET refresh_token = :refresh_token, generation = generation + 1, rotated_at = :now
             WHERE app_registration_id = :id AND generation = :generation AND state = 'ok'",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":generation": signed(generation),
            ":refresh_token": sealed.0,
            ":now": now.milliseconds(),
        })?;
    Ok(count > 0)
}

/// Marks a sign-in broken and forgets its refresh token, unless another one came meanwhile; tells whether it did.
pub fn end(tx: &mut WriteTx<'_>, id: AppRegistrationId, generation: u64, error: &str) -> Result<bool, StoreError> {
    let count = tx
        .sql
        .prepare_cached(
            "UPDATE main.delegated_sign_ins
             SET state = 'broken', error = :error, refresh_token = NULL
             WHERE app_registration_id = :id AND generation = :generation AND state = 'ok'",
        )?
        .execute(named_params! { ":id": id.to_string(), ":generation": signed(generation), ":error": error })?;
    Ok(count > 0)
}

fn place(row: &str) -> Place<'_> {
    Place { table: "delegated_sign_ins", row, column: "refresh_token" }
}

fn sign_in(row: &Row<'_>) -> Result<DelegatedSignIn, StoreError> {
    Ok(DelegatedSignIn {
        account: row.get("account")?,
        home_directory_id: parsed(row, "home_directory_id")?,
        state: word(row, "state", ConnectionState::from_word)?,
        error: row.get("error")?,
        signed_in_at: time(row, "signed_in_at")?,
        rotated_at: time(row, "rotated_at")?,
    })
}
