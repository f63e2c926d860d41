//! How tenants are reached. The client secret is sealed under the tenant's data key.

use rusqlite::{Row, named_params};
use secrecy::SecretString;

use super::row::{first, optional_time, parsed, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{Place, Sealed};
use crate::domain::model::{ClientId, TenantId, Timestamp};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionState {
    Untested,
    Ok,
    Broken,
}

impl ConnectionState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Untested => "untested",
            Self::Ok => "ok",
            Self::Broken => "broken",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Untested, Self::Ok, Self::Broken].into_iter().find(|state| state.as_str() == word)
    }
}

/// A read connection without its secret.
#[derive(Debug, Clone)]
pub struct Connection {
    pub client_id: ClientId,
    pub state: ConnectionState,
    pub checked_at: Option<Timestamp>,
    pub error: Option<String>,
    pub organization: Option<String>,
    /// The application permissions found in the token at the last check.
    pub roles: Vec<String>,
}

/// What a check of the connection found.
#[derive(Debug, Clone)]
pub struct CheckResult {
    pub state: ConnectionState,
    pub error: Option<String>,
    pub organization: Option<String>,
    pub roles: Vec<String>,
}

/// Stores or replaces the read connection.
pub fn put(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    client_id: ClientId,
    secret: &SecretString,
) -> Result<(), StoreError> {
    let row = tenant.to_string();
    let sealed = tx.data_key(tenant)?.seal_secret(&place(&row), secret);
    tx.sql
        .prepare_cached(
            "INSERT INTO connections (tenant_id, purpose, credential_kind, client_id, secret, state)
             VALUES (:tenant_id, 'read', 'secret', :client_id, :secret, 'untested')
             ON CONFLICT (tenant_id, purpose) DO UPDATE
             SET client_id = :client_id, secret = :secret, state = 'untested', checked_at = NULL, error = NULL,
                 roles = '[]'",
        )?
        .execute(named_params! {
            ":tenant_id": row,
            ":client_id": client_id.to_string(),
            ":secret": sealed.0,
        })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Connection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT client_id, state, checked_at, error, organization, roles
         FROM connections
         WHERE tenant_id = :tenant_id AND purpose = 'read'",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, connection)
}

/// The client secret, for the moment of signing in.
pub fn secret(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<(ClientId, SecretString)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT client_id, secret
         FROM connections
         WHERE tenant_id = :tenant_id AND purpose = 'read'",
    )?;
    let tenant_text = tenant.to_string();
    first(statement.query(named_params! { ":tenant_id": tenant_text })?, |row| {
        let sealed = Sealed(row.get("secret")?);
        Ok((parsed(row, "client_id")?, tx.data_key(tenant)?.open_secret(&place(&tenant_text), &sealed)?))
    })
}

pub fn record_check(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    result: &CheckResult,
    now: Timestamp,
) -> Result<(), StoreError> {
    let roles = serde_json::to_string(&result.roles).map_err(|_| StoreError::Corrupt { what: "roles" })?;
    tx.sql
        .prepare_cached(
            "UPDATE connections
             SET state = :state, checked_at = :checked_at, error = :error,
                 organization = COALESCE(:organization, organization), roles = :roles
             WHERE tenant_id = :tenant_id AND purpose = 'read'",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":state": result.state.as_str(),
            ":checked_at": now.milliseconds(),
            ":error": result.error,
            ":organization": result.organization,
            ":roles": roles,
        })?;
    Ok(())
}

/// A connection that was broken and reads again is fine again.
pub fn mend(tx: &mut WriteTx<'_>, tenant: TenantId, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE connections
             SET state = 'ok', checked_at = :checked_at, error = NULL
             WHERE tenant_id = :tenant_id AND purpose = 'read' AND state = 'broken'",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":checked_at": now.milliseconds() })?;
    Ok(())
}

fn place(tenant: &str) -> Place<'_> {
    Place { table: "connections", row: tenant, column: "secret" }
}

fn connection(row: &Row<'_>) -> Result<Connection, StoreError> {
    let roles: String = row.get("roles")?;
    Ok(Connection {
        client_id: parsed(row, "client_id")?,
        state: word(row, "state", ConnectionState::from_word)?,
        checked_at: optional_time(row, "checked_at")?,
        error: row.get("error")?,
        organization: row.get("organization")?,
        roles: serde_json::from_str(&roles).map_err(|_| StoreError::Corrupt { what: "roles" })?,
    })
}
