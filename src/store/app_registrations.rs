//! App registrations that several tenants share.

use rusqlite::{Row, named_params};

use super::credentials::{Credential, Owner, credential};
use super::row::{collect, first, parsed, time, unsigned, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AppRegistrationId, TenantId, Timestamp};

/// What an app registration is for. It never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Read,
    /// Restores, and nothing else.
    Write,
    /// Reads in the name of a person who signed in.
    Delegated,
}

impl Purpose {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Delegated => "delegated",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Read, Self::Write, Self::Delegated].into_iter().find(|purpose| purpose.as_str() == word)
    }
}

#[derive(Debug, Clone)]
pub struct AppRegistration {
    pub id: AppRegistrationId,
    pub name: String,
    pub purpose: Purpose,
    pub created_at: Timestamp,
    pub credential: Credential,
    /// How many tenants are reached through it, to read or to write.
    pub tenants: u64,
}

/// # Errors
/// [`StoreError::Conflict`] when the name is taken.
pub fn insert(
    tx: &mut WriteTx<'_>,
    id: AppRegistrationId,
    name: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<(), StoreError> {
    let inserted = tx
        .sql
        .prepare_cached(
            "INSERT INTO main.app_registrations (id, name, purpose, created_at)
             VALUES (:id, :name, :purpose, :created_at)",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":name": name,
            ":purpose": purpose.as_str(),
            ":created_at": now.milliseconds(),
        });
    conflict(inserted)
}

/// # Errors
/// [`StoreError::Conflict`] when the name is taken.
pub fn rename(tx: &mut WriteTx<'_>, id: AppRegistrationId, name: &str) -> Result<(), StoreError> {
    let updated = tx
        .sql
        .prepare_cached(
            "UPDATE main.app_registrations
             SET name = :name
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string(), ":name": name });
    conflict(updated)
}

/// Removes the app registration and its credential. The caller has checked that no tenant uses it.
pub fn delete(tx: &mut WriteTx<'_>, id: AppRegistrationId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.app_registrations
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, id: AppRegistrationId) -> Result<Option<AppRegistration>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, name, purpose, created_at, kind, client_id, thumbprint, subject, algorithm, identity_client_id, key_id,
             expires_at, stored_at, rotate_every_days,
             (SELECT COUNT(*) FROM connections WHERE connections.app_registration_id = id)
                 + (SELECT COUNT(*) FROM write_connections WHERE write_connections.app_registration_id = id) AS tenants
         FROM app_registrations
         JOIN credentials ON credentials.owner = id
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, app_registration)
}

/// All by name.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<AppRegistration>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, name, purpose, created_at, kind, client_id, thumbprint, subject, algorithm, identity_client_id, key_id,
             expires_at, stored_at, rotate_every_days,
             (SELECT COUNT(*) FROM connections WHERE connections.app_registration_id = id)
                 + (SELECT COUNT(*) FROM write_connections WHERE write_connections.app_registration_id = id) AS tenants
         FROM app_registrations
         JOIN credentials ON credentials.owner = id
         ORDER BY name, id",
    )?;
    collect(statement.query([])?, app_registration)
}

/// The tenants that are read through it, the best known to work first. There is none where its purpose is to write.
pub fn tenants(tx: &ReadTx<'_>, id: AppRegistrationId) -> Result<Vec<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id
         FROM connections
         WHERE app_registration_id = :id
         ORDER BY state <> 'ok', checked_at DESC, tenant_id",
    )?;
    collect(statement.query(named_params! { ":id": id.to_string() })?, |row| parsed(row, "tenant_id"))
}

fn conflict(result: rusqlite::Result<usize>) -> Result<(), StoreError> {
    match result {
        Err(error) if StoreError::is_unique_violation(&error) => {
            Err(StoreError::Conflict { what: "app registration", field: "name" })
        }
        other => Ok(other.map(drop)?),
    }
}

fn app_registration(row: &Row<'_>) -> Result<AppRegistration, StoreError> {
    let id = parsed(row, "id")?;
    Ok(AppRegistration {
        id,
        name: row.get("name")?,
        purpose: word(row, "purpose", Purpose::from_word)?,
        created_at: time(row, "created_at")?,
        credential: credential(row, Owner::AppRegistration(id))?,
        tenants: unsigned(row, "tenants")?,
    })
}
