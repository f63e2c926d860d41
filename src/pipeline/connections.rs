//! Connections: kept open between collections, tested, replaced.

use serde_json::json;

use super::connection_test::examine;
pub use super::connection_test::{ConnectionTest, TestError};
use super::credentials::{self, Choice, GivenCredential};
use super::{Actor, Context, Event, PipelineError, areas, entitlements, expiry};
use crate::domain::model::{DirectoryId, TenantId, Timestamp};
use crate::graph::{BudgetState, Connection, Credential};
use crate::store::audit::{AuditResult, NewEntry, append, append_as};
use crate::store::connections::{CheckResult, ConnectionState};
use crate::store::credential_warnings::CredentialWarning;
use crate::store::credentials::Owner;
use crate::store::secret_rotations::Rotation;
use crate::store::tenants::Tenant;
use crate::store::{
    StoreError, WriteTx, app_registrations, connections, credential_warnings, credentials as stored, secret_rotations,
    tenants, write_connections,
};

/// A connection with what its page shows.
#[derive(Debug)]
pub struct ConnectionDetail {
    pub connection: connections::Connection,
    pub warnings: Vec<CredentialWarning>,
    pub rotation: Option<Rotation>,
}

/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub async fn detail(context: &Context, tenant: TenantId) -> Result<ConnectionDetail, PipelineError> {
    found(context, tenant).await?;
    let detail = context
        .store
        .read(move |tx| {
            let Some(connection) = connections::find(tx, tenant)? else { return Ok(None) };
            let owner = connection.credential.owner;
            Ok(Some(ConnectionDetail {
                connection,
                warnings: credential_warnings::list(tx, owner)?,
                rotation: secret_rotations::find(tx, owner)?,
            }))
        })
        .await?;
    detail.ok_or(PipelineError::NoConnection)
}

/// The open connection of a tenant, or a new one from its stored credential.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub(super) async fn open(context: &Context, tenant: TenantId) -> Result<Connection, PipelineError> {
    // What is open in memory is open for everybody.
    if !context.store.scope().covers(tenant) {
        return Err(PipelineError::NotFound { what: "tenant" });
    }
    loop {
        if let Some(connection) = context.open_connections.get(tenant) {
            return Ok(connection);
        }
        let generation = context.open_connections.generation();
        let found = found(context, tenant).await?;
        let connection = context.store.read(move |tx| connections::find(tx, tenant)).await?;
        let owner = connection.ok_or(PipelineError::NoConnection)?.credential.owner;
        let credential = credentials::of_owner(context, owner).await?;
        let connection = context.graph.connection(found.directory_id, credential);
        if let Some(connection) = context.open_connections.put(tenant, generation, connection) {
            return Ok(connection);
        }
    }
}

/// How much of each service's limits the tenant's requests use.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub async fn budgets(context: &Context, tenant: TenantId) -> Result<Vec<BudgetState>, PipelineError> {
    Ok(open(context, tenant).await?.budgets())
}

/// Tries a credential; nothing is stored.
///
/// # Errors
/// [`PipelineError::Invalid`] names the field, [`PipelineError::NotFound`] the app registration that is not there.
pub async fn try_out(
    context: &Context,
    actor: Actor,
    directory: DirectoryId,
    given: GivenCredential,
) -> Result<ConnectionTest, PipelineError> {
    let choice = credentials::choice(given, context.clock.now())?;
    let detail = json!({ "credential": told(&choice) });
    let connection = context.graph.connection(directory, chosen(context, &choice).await?);
    let test = examine(context, &connection).await;
    let result = if test.error.is_none() { AuditResult::Done } else { AuditResult::Failed };
    let now = test.checked_at;
    let record = move |tx: &mut WriteTx<'_>| {
        let subject = directory.to_string();
        append_as(
            tx,
            &NewEntry { at: now, actor: &actor, action: "connection.try", subject, tenant: None, detail },
            result,
        )
    };
    context.store.write(record).await?;
    Ok(test)
}

/// Tests the stored connection and remembers the result, and when the credential ends.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub async fn test(context: &Context, actor: Actor, tenant: TenantId) -> Result<ConnectionTest, PipelineError> {
    // A new token, because a permission granted a minute ago is not in the old one.
    context.open_connections.forget(tenant);
    let connection = open(context, tenant).await?;
    let mut test = examine(context, &connection).await;
    if test.error.is_none() {
        let known = entitlements::check(context, tenant, &connection).await?;
        test.areas = areas::of_tenant(context, tenant).into_iter().map(|area| known.judge(area)).collect();
    }
    let (result, now) = (check_result(&test), test.checked_at);
    let outcome = if test.error.is_none() { AuditResult::Done } else { AuditResult::Failed };
    let record = move |tx: &mut WriteTx<'_>| {
        connections::record_check(tx, tenant, &result, now)?;
        let (subject, detail) = (tenant.to_string(), json!({ "error": result.error }));
        let entry =
            NewEntry { at: now, actor: &actor, action: "connection.test", subject, tenant: Some(tenant), detail };
        append_as(tx, &entry, outcome)
    };
    context.store.write(record).await?;
    if test.error.is_none() {
        expiry::look(context, tenant).await?;
    }
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(test)
}

/// Replaces the credential of a tenant, once the new one was proved. The old one is in use until then.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Invalid`], [`PipelineError::CredentialRefused`].
pub async fn replace(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    given: GivenCredential,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let directory = found(context, tenant).await?.directory_id;
    let choice = credentials::choice(given, now)?;
    let former = context.store.read(move |tx| connections::find(tx, tenant)).await?;
    let former_roles = former.map(|connection| connection.roles).unwrap_or_default();
    let credential = chosen(context, &choice).await?;
    let proved = credentials::prove(context, directory, &credential, &former_roles).await?;
    let is_stored = context
        .store
        .write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() || !is_there(tx, &choice)? {
                return Ok(false);
            }
            Ok(connect(tx, &actor, tenant, &choice, &check_result(&proved), now)?.is_some())
        })
        .await?;
    if !is_stored {
        return Err(PipelineError::NotFound { what: "tenant" });
    }
    context.open_connections.replace(tenant, &credential);
    expiry::look(context, tenant).await?;
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// Stores a connection with its credential. A rotation of the former one has nothing to do any more.
pub(super) fn put(tx: &mut WriteTx<'_>, tenant: TenantId, choice: &Choice, now: Timestamp) -> Result<(), StoreError> {
    let owner = Owner::Tenant(tenant);
    secret_rotations::delete(tx, owner)?;
    match choice {
        Choice::Own(new) => {
            connections::put(tx, tenant, None)?;
            stored::put(tx, owner, new, now)
        }
        Choice::Shared(id) => {
            stored::delete(tx, owner)?;
            connections::put(tx, tenant, Some(*id))
        }
    }
}

/// Puts a connection that was proved in place of the one before; `None` when the tenant is gone.
pub(super) fn connect(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    choice: &Choice,
    check: &CheckResult,
    now: Timestamp,
) -> Result<Option<()>, StoreError> {
    if tenants::find(tx, tenant)?.is_none() {
        return Ok(None);
    }
    let left_secret = secret_rotations::left_secret(tx, Owner::Tenant(tenant))?;
    let before = connections::find(tx, tenant)?.map(|found| told_stored(&found.credential));
    put(tx, tenant, choice, now)?;
    record(tx, tenant, check, now)?;
    let entry = NewEntry {
        at: now,
        actor,
        action: "connection.replace",
        subject: tenant.to_string(),
        tenant: Some(tenant),
        detail: json!({ "before": before, "after": told(choice), "leftSecret": left_secret }),
    };
    append(tx, &entry).map(Some)
}

/// Remembers what a check found.
pub(super) fn record(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    check: &CheckResult,
    now: Timestamp,
) -> Result<(), StoreError> {
    connections::record_check(tx, tenant, check, now)
}

/// Which connections there were.
#[derive(Debug, Clone, Copy)]
pub struct Had {
    pub read: bool,
    pub write: bool,
}

/// Forgets both connections of a tenant with their credentials, and a rotation that was under way. An app registration
/// that others share stays. The caller ends what is under way in memory.
pub(super) fn forget(tx: &mut WriteTx<'_>, tenant: TenantId) -> Result<Had, StoreError> {
    let owner = Owner::Tenant(tenant);
    let read = connections::find(tx, tenant)?.is_some();
    secret_rotations::delete(tx, owner)?;
    connections::delete(tx, tenant)?;
    stored::delete(tx, owner)?;
    let write = write_connections::delete(tx, tenant)?;
    Ok(Had { read, write })
}

/// Whether the app registration that was chosen is still there.
pub(super) fn is_there(tx: &WriteTx<'_>, choice: &Choice) -> Result<bool, StoreError> {
    match choice {
        Choice::Own(_) => Ok(true),
        Choice::Shared(id) => Ok(app_registrations::find(tx, *id)?.is_some()),
    }
}

/// What the audit trail tells of a credential.
pub(super) fn told(choice: &Choice) -> serde_json::Value {
    match choice {
        Choice::Own(new) => json!({ "kind": new.kind().as_str(), "clientId": new.client_id }),
        Choice::Shared(id) => json!({ "kind": "shared", "appRegistrationId": id }),
    }
}

fn told_stored(credential: &stored::Credential) -> serde_json::Value {
    match credential.owner {
        Owner::Tenant(_) => json!({ "kind": credential.kind.as_str(), "clientId": credential.client_id }),
        Owner::AppRegistration(id) => json!({ "kind": "shared", "appRegistrationId": id }),
    }
}

pub(super) fn check_result(test: &ConnectionTest) -> CheckResult {
    CheckResult {
        state: if test.error.is_some() { ConnectionState::Broken } else { ConnectionState::Ok },
        error: test.error.as_ref().map(TestError::in_words),
        organization: test.organization.clone(),
        roles: test.roles.clone(),
    }
}

/// What signs in where a person chose this.
async fn chosen(context: &Context, choice: &Choice) -> Result<Credential, PipelineError> {
    credentials::may_read(context, choice).await?;
    match choice {
        Choice::Own(new) => credentials::for_graph(new.clone()),
        Choice::Shared(id) => credentials::of_owner(context, Owner::AppRegistration(*id)).await,
    }
}

async fn found(context: &Context, tenant: TenantId) -> Result<Tenant, PipelineError> {
    let found = context.store.read(move |tx| tenants::find(tx, tenant)).await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}
