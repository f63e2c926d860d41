//! How tenants are written to, where somebody allowed it. Apart from the connections that read: what is opened here has
//! a type of its own, so that no reader can be given it.

use rusqlite::{Row, named_params};

use super::connections::{AppRegistrationName, ConnectionState};
use super::credentials::{Columns, Credential, NewCredential, Owner, credential, material, open, optional_id};
use super::row::{collect, first, optional_time, parsed, time, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{Place, Sealed};
use crate::domain::model::{AppRegistrationId, TenantId, Timestamp};

/// A write connection without what is secret of it.
#[derive(Debug, Clone)]
pub struct WriteConnection {
    /// The shared app registration; none where the tenant has a credential of its own.
    pub app_registration: Option<AppRegistrationName>,
    pub credential: Credential,
    pub state: ConnectionState,
    pub checked_at: Timestamp,
    pub error: Option<String>,
    /// The application permissions found in the token at the last check.
    pub roles: Vec<String>,
}

/// What signs in for writing.
#[derive(Debug)]
pub struct WriteMaterial(NewCredential);

impl WriteMaterial {
    pub fn new(credential: NewCredential) -> Self {
        Self(credential)
    }

    /// Ends the separation. For who makes a client out of it that can do nothing but write.
    pub fn into_credential(self) -> NewCredential {
        self.0
    }
}

/// Where the credential of a new write connection is.
#[derive(Debug)]
pub enum WriteChoice {
    Own(NewCredential),
    Shared(AppRegistrationId),
}

/// What the last check found.
#[derive(Debug)]
pub struct WriteCheck {
    pub error: Option<String>,
    pub roles: Vec<String>,
}

/// Stores or replaces the write connection of a tenant, which was proved just now.
pub fn put(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    choice: &WriteChoice,
    roles: &[String],
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = tenant.to_string();
    let (own, shared) = match choice {
        WriteChoice::Own(new) => (Some(new), None),
        WriteChoice::Shared(id) => (None, Some(id.to_string())),
    };
    let columns = own.map(|new| Columns::of(&new.material));
    let secret = match columns.as_ref().and_then(|columns| columns.secret) {
        Some(secret) => Some(tx.data_key(tenant)?.seal_secret(&place(&row), secret).0),
        None => None,
    };
    tx.sql
        .prepare_cached(
            "INSERT OR REPLACE INTO main.write_connections (tenant_id, app_registration_id, kind, client_id, secret,
                 certificate, thumbprint, subject, algorithm, identity_client_id, expires_at, stored_at, state,
                 checked_at, error, roles)
             VALUES (:tenant_id, :app_registration_id, :kind, :client_id, :secret, :certificate, :thumbprint, :subject,
                 :algorithm, :identity_client_id, :expires_at, :now, 'ok', :now, NULL, :roles)",
        )?
        .execute(named_params! {
            ":tenant_id": row,
            ":app_registration_id": shared,
            ":kind": columns.as_ref().map(|columns| columns.kind.as_str()),
            ":client_id": own.map(|new| new.client_id.to_string()),
            ":secret": secret,
            ":certificate": columns.as_ref().and_then(|columns| columns.certificate),
            ":thumbprint": columns.as_ref().and_then(|columns| columns.thumbprint),
            ":subject": columns.as_ref().and_then(|columns| columns.subject),
            ":algorithm": columns.as_ref().and_then(|columns| columns.algorithm),
            ":identity_client_id": columns.as_ref().and_then(|columns| columns.identity_client_id.clone()),
            ":expires_at": own.and_then(|new| new.expires_at).map(Timestamp::milliseconds),
            ":now": now.milliseconds(),
            ":roles": in_json(roles)?,
        })?;
    Ok(())
}

/// Removes the write connection with its credential; tells whether there was one.
pub fn delete(tx: &mut WriteTx<'_>, tenant: TenantId) -> Result<bool, StoreError> {
    let count = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.write_connections
             WHERE tenant_id = :tenant_id",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string() })?;
    Ok(count > 0)
}

pub fn find(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<WriteConnection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT w.app_registration_id, app_registrations.name AS app_registration_name, w.state, w.checked_at, w.error,
             w.roles, COALESCE(w.kind, c.kind) AS kind, COALESCE(w.client_id, c.client_id) AS client_id,
             COALESCE(w.thumbprint, c.thumbprint) AS thumbprint, COALESCE(w.subject, c.subject) AS subject,
             COALESCE(w.algorithm, c.algorithm) AS algorithm,
             COALESCE(w.identity_client_id, c.identity_client_id) AS identity_client_id, c.key_id,
             COALESCE(w.expires_at, c.expires_at) AS expires_at, COALESCE(c.stored_at, w.stored_at) AS stored_at,
             c.rotate_every_days
         FROM write_connections w
         LEFT JOIN app_registrations ON app_registrations.id = w.app_registration_id
         LEFT JOIN credentials c ON c.app_registration_id = w.app_registration_id
         WHERE w.tenant_id = :tenant_id",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| connection(row, tenant))
}

/// The tenants that are written to through an app registration.
pub fn of_app_registration(tx: &ReadTx<'_>, id: AppRegistrationId) -> Result<Vec<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id
         FROM write_connections
         WHERE app_registration_id = :id
         ORDER BY state <> 'ok', checked_at DESC, tenant_id",
    )?;
    collect(statement.query(named_params! { ":id": id.to_string() })?, |row| parsed(row, "tenant_id"))
}

/// What signs in for writing, for the moment of signing in.
pub fn material_of(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<WriteMaterial>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT app_registration_id, kind, client_id, secret, certificate, thumbprint, subject, algorithm,
             identity_client_id, expires_at
         FROM write_connections
         WHERE tenant_id = :tenant_id",
    )?;
    let row_name = tenant.to_string();
    let found = first(statement.query(named_params! { ":tenant_id": row_name })?, |row| {
        if let Some(id) = optional_id(row, "app_registration_id")? {
            return open(tx, Owner::AppRegistration(id));
        }
        let secret = || {
            let sealed = Sealed(row.get("secret")?);
            Ok(tx.data_key(tenant)?.open_secret(&place(&row_name), &sealed)?)
        };
        Ok(Some(NewCredential {
            client_id: parsed(row, "client_id")?,
            material: material(row, secret)?,
            key_id: None,
            expires_at: optional_time(row, "expires_at")?,
        }))
    })?;
    Ok(found.flatten().map(WriteMaterial))
}

/// Remembers what a check found. Of one that failed, the permissions found before stay.
pub fn record_check(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    check: &WriteCheck,
    now: Timestamp,
) -> Result<(), StoreError> {
    let roles = if check.error.is_none() { Some(in_json(&check.roles)?) } else { None };
    tx.sql
        .prepare_cached(
            "UPDATE main.write_connections
             SET state = CASE WHEN :error IS NULL THEN 'ok' ELSE 'broken' END, checked_at = :now, error = :error,
                 roles = COALESCE(:roles, roles)
             WHERE tenant_id = :tenant_id",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":error": check.error,
            ":roles": roles,
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

fn place(row: &str) -> Place<'_> {
    Place { table: "write_connections", row, column: "secret" }
}

fn in_json(roles: &[String]) -> Result<String, StoreError> {
    serde_json::to_string(roles).map_err(|_| StoreError::Corrupt { what: "roles" })
}

fn connection(row: &Row<'_>, tenant: TenantId) -> Result<WriteConnection, StoreError> {
    let roles: String = row.get("roles")?;
    let app_registration = optional_id(row, "app_registration_id")?;
    let owner = app_registration.map_or(Owner::Tenant(tenant), Owner::AppRegistration);
    let name: Option<String> = row.get("app_registration_name")?;
    Ok(WriteConnection {
        app_registration: app_registration.zip(name).map(|(id, name)| AppRegistrationName { id, name }),
        credential: credential(row, owner)?,
        state: word(row, "state", ConnectionState::from_word)?,
        checked_at: time(row, "checked_at")?,
        error: row.get("error")?,
        roles: serde_json::from_str(&roles).map_err(|_| StoreError::Corrupt { what: "roles" })?,
    })
}
