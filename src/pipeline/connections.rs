//! Connections: kept open between collections, tested, replaced.

use serde_json::json;

use super::connection_test::examine;
pub use super::connection_test::{ConnectionTest, TestError};
use super::credentials::{self, Choice, GivenCredential};
use super::{Actor, Context, Event, PipelineError, areas, entitlements, expiry};
use crate::domain::model::{DirectoryId, TenantId, Timestamp};
use crate::graph::{BudgetState, Connection};
use crate::store::audit::{NewEntry, append};
use crate::store::connections::{CheckResult, ConnectionState};
use crate::store::credential_warnings::CredentialWarning;
use crate::store::credentials::{NewCredential, Owner};
use crate::store::secret_rotations::Rotation;
use crate::store::tenants::Tenant;
use crate::store::{
    ReadTx, StoreError, WriteTx, app_registrations, connections, credential_warnings, credentials as stored,
    secret_rotations, tenants,
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
    loop {
        if let Some(connection) = context.open_connections.get(tenant) {
            return Ok(connection);
        }
        let generation = context.open_connections.generation();
        let found = found(context, tenant).await?;
        let stored = context.store.read(move |tx| stored_credential(tx, tenant)).await?;
        let stored = stored.ok_or(PipelineError::NoConnection)?;
        let connection = context.graph.connection(found.directory_id, credentials::for_graph(stored)?);
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
    directory: DirectoryId,
    given: GivenCredential,
) -> Result<ConnectionTest, PipelineError> {
    let new = match credentials::choice(given, context.clock.now())? {
        Choice::Own(new) => new,
        Choice::Shared(id) => credentials::stored(context, Owner::AppRegistration(id)).await?,
    };
    let connection = context.graph.connection(directory, credentials::for_graph(new)?);
    Ok(examine(context, &connection).await)
}

/// Tests the stored connection and remembers the result, and when the credential ends.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub async fn test(context: &Context, tenant: TenantId) -> Result<ConnectionTest, PipelineError> {
    // A new token, because a permission granted a minute ago is not in the old one.
    context.open_connections.forget(tenant);
    let connection = open(context, tenant).await?;
    let mut test = examine(context, &connection).await;
    if test.error.is_none() {
        let known = entitlements::check(context, tenant, &connection).await?;
        test.areas = areas::of_tenant(context, tenant).into_iter().map(|area| known.judge(area)).collect();
    }
    let (result, now) = (check_result(&test), test.checked_at);
    context.store.write(move |tx| connections::record_check(tx, tenant, &result, now)).await?;
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
    let credential = credentials::for_graph(match &choice {
        Choice::Own(new) => new.clone(),
        Choice::Shared(id) => credentials::stored(context, Owner::AppRegistration(*id)).await?,
    })?;
    let proved = credentials::prove(context, directory, &credential, &former_roles).await?;
    let is_stored = context
        .store
        .write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() || !is_there(tx, &choice)? {
                return Ok(false);
            }
            let left_secret = secret_rotations::left_secret(tx, Owner::Tenant(tenant))?;
            put(tx, tenant, &choice, now)?;
            connections::record_check(tx, tenant, &check_result(&proved), proved.checked_at)?;
            let entry = NewEntry {
                at: now,
                actor: &actor.0,
                action: "connection.replace",
                subject: tenant.to_string(),
                tenant: Some(tenant),
                detail: json!({ "credential": told(&choice), "leftSecret": left_secret }),
            };
            append(tx, &entry).map(|()| true)
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

pub(super) fn check_result(test: &ConnectionTest) -> CheckResult {
    CheckResult {
        state: if test.error.is_some() { ConnectionState::Broken } else { ConnectionState::Ok },
        error: test.error.as_ref().map(TestError::in_words),
        organization: test.organization.clone(),
        roles: test.roles.clone(),
    }
}

fn stored_credential(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<NewCredential>, StoreError> {
    match connections::find(tx, tenant)? {
        Some(connection) => stored::open(tx, connection.credential.owner),
        None => Ok(None),
    }
}

async fn found(context: &Context, tenant: TenantId) -> Result<Tenant, PipelineError> {
    let found = context.store.read(move |tx| tenants::find(tx, tenant)).await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}
