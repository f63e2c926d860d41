//! How tenants are reached, and what the last test of it found.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::credentials::{Credential, Owner, credential, optional_id};
use super::row::{collect, first, optional_time, parsed, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AppRegistrationId, TenantId, Timestamp};

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

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Untested, Self::Ok, Self::Broken].into_iter().find(|state| state.as_str() == word)
    }
}

/// A read connection without what is secret of it.
#[derive(Debug, Clone)]
pub struct Connection {
    /// The shared app registration; none where the tenant has a credential of its own.
    pub app_registration: Option<AppRegistrationName>,
    /// Whose name it reads in, where a person signed in for it.
    pub account: Option<String>,
    pub credential: Credential,
    pub state: ConnectionState,
    pub checked_at: Option<Timestamp>,
    pub error: Option<String>,
    pub organization: Option<String>,
    /// The application permissions found in the token at the last check.
    pub roles: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct AppRegistrationName {
    pub id: AppRegistrationId,
    pub name: String,
}

/// Removes the read connection; its credential is removed apart. What was found through it stays.
pub fn delete(tx: &mut WriteTx<'_>, tenant: TenantId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.connections
             WHERE tenant_id = :tenant_id",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string() })?;
    Ok(())
}

/// What a check of the connection found.
#[derive(Debug, Clone)]
pub struct CheckResult {
    pub state: ConnectionState,
    pub error: Option<String>,
    pub organization: Option<String>,
    pub roles: Vec<String>,
}

/// Stores or replaces the read connection, which is untested then. The credential is stored apart: with the tenant, or
/// with the app registration.
pub fn put(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    app_registration: Option<AppRegistrationId>,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.connections (tenant_id, purpose, app_registration_id, state)
             VALUES (:tenant_id, 'read', :app_registration_id, 'untested')
             ON CONFLICT (tenant_id, purpose) DO UPDATE
             SET app_registration_id = :app_registration_id, state = 'untested', checked_at = NULL, error = NULL,
                 roles = '[]'",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":app_registration_id": app_registration.map(|id| id.to_string()),
        })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Connection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT connections.app_registration_id, app_registrations.name AS app_registration_name, account,
             connections.state, checked_at, connections.error, organization, roles, kind, client_id, thumbprint, subject, algorithm, identity_client_id, key_id,
             expires_at, stored_at, rotate_every_days
         FROM connections
         JOIN credentials ON credentials.owner = COALESCE(connections.app_registration_id, connections.tenant_id)
         LEFT JOIN app_registrations ON app_registrations.id = connections.app_registration_id
         LEFT JOIN delegated_sign_ins ON delegated_sign_ins.app_registration_id = connections.app_registration_id
         WHERE connections.tenant_id = :tenant_id AND connections.purpose = 'read'",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| connection(row, tenant))
}

/// The read connections of all tenants that have one.
pub fn of_all(tx: &ReadTx<'_>) -> Result<HashMap<TenantId, Connection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT connections.tenant_id, connections.app_registration_id,
             app_registrations.name AS app_registration_name, account, connections.state, checked_at,
             connections.error, organization, roles, kind, client_id, thumbprint, subject, algorithm, identity_client_id, key_id, expires_at, stored_at,
             rotate_every_days
         FROM connections
         JOIN credentials ON credentials.owner = COALESCE(connections.app_registration_id, connections.tenant_id)
         LEFT JOIN app_registrations ON app_registrations.id = connections.app_registration_id
         LEFT JOIN delegated_sign_ins ON delegated_sign_ins.app_registration_id = connections.app_registration_id
         WHERE connections.purpose = 'read'",
    )?;
    let rows = collect(statement.query([])?, |row| {
        let tenant = parsed(row, "tenant_id")?;
        Ok((tenant, connection(row, tenant)?))
    })?;
    Ok(rows.into_iter().collect())
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
            "UPDATE main.connections
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

/// A connection that reads is fine, whatever was known of it.
pub fn mend(tx: &mut WriteTx<'_>, tenant: TenantId, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.connections
             SET state = 'ok', checked_at = :checked_at, error = NULL
             WHERE tenant_id = :tenant_id AND purpose = 'read' AND state <> 'ok'",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":checked_at": now.milliseconds() })?;
    Ok(())
}

fn connection(row: &Row<'_>, tenant: TenantId) -> Result<Connection, StoreError> {
    let roles: String = row.get("roles")?;
    let app_registration = optional_id(row, "app_registration_id")?;
    let owner = app_registration.map_or(Owner::Tenant(tenant), Owner::AppRegistration);
    let name: Option<String> = row.get("app_registration_name")?;
    Ok(Connection {
        app_registration: app_registration.zip(name).map(|(id, name)| AppRegistrationName { id, name }),
        account: row.get("account")?,
        credential: credential(row, owner)?,
        state: word(row, "state", ConnectionState::from_word)?,
        checked_at: optional_time(row, "checked_at")?,
        error: row.get("error")?,
        organization: row.get("organization")?,
        roles: serde_json::from_str(&roles).map_err(|_| StoreError::Corrupt { what: "roles" })?,
    })
}
