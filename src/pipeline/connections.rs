//! Connections: kept open between collections, tested, replaced.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use secrecy::SecretString;
use serde::Deserialize;
use serde_json::json;

use super::entitlements::{self, AreaAccess, Entitlements, Unneeded};
use super::{Actor, Context, Event, PipelineError, areas};
use crate::domain::model::{ClientId, DirectoryId, TenantId, Timestamp};
use crate::graph::{ApiVersion, BudgetState, Connection, Credential, GraphError, GraphRequest, Priority};
use crate::store::audit::{NewEntry, append};
use crate::store::connections::{CheckResult, ConnectionState};
use crate::store::{connections, tenants};

/// Open connections by tenant, so that one token serves all areas of a sweep.
#[derive(Clone, Default)]
pub(super) struct OpenConnections(Arc<Mutex<HashMap<TenantId, Connection>>>);

/// What a test of a connection found.
#[derive(Debug)]
pub struct ConnectionTest {
    pub checked_at: Timestamp,
    pub error: Option<TestError>,
    pub organization: Option<String>,
    pub roles: Vec<String>,
    pub areas: Vec<AreaAccess>,
    /// Granted, but no area of the catalog needs it.
    pub unneeded: Vec<Unneeded>,
}

/// Microsoft's words, and the way out.
#[derive(Debug, Clone)]
pub struct TestError {
    pub code: String,
    pub message: String,
    pub hint: Option<String>,
}

impl OpenConnections {
    pub(super) fn forget(&self, tenant: TenantId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&tenant);
    }

    fn get(&self, tenant: TenantId) -> Option<Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&tenant).cloned()
    }

    fn put(&self, tenant: TenantId, connection: &Connection) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(tenant, connection.clone());
    }
}

/// The open connection of a tenant, or a new one from its stored credential.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub(super) async fn open(context: &Context, tenant: TenantId) -> Result<Connection, PipelineError> {
    if let Some(connection) = context.open_connections.get(tenant) {
        return Ok(connection);
    }
    let stored =
        context.store.read(move |tx| Ok((tenants::find(tx, tenant)?, connections::secret(tx, tenant)?))).await?;
    let found = stored.0.ok_or(PipelineError::NotFound { what: "tenant" })?;
    let (client_id, secret) = stored.1.ok_or(PipelineError::NoConnection)?;
    let connection = context.graph.connection(found.directory_id, Credential::Secret { client_id, secret });
    context.open_connections.put(tenant, &connection);
    Ok(connection)
}

/// How much of each service's limits the tenant's requests use.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub async fn budgets(context: &Context, tenant: TenantId) -> Result<Vec<BudgetState>, PipelineError> {
    Ok(open(context, tenant).await?.budgets())
}

/// Tries a credential that is not stored.
pub async fn try_out(
    context: &Context,
    directory: DirectoryId,
    client_id: ClientId,
    secret: SecretString,
) -> ConnectionTest {
    let connection = context.graph.connection(directory, Credential::Secret { client_id, secret });
    examine(context, &connection).await
}

/// Tests the stored connection and remembers the result.
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
        test.areas = areas::all(context).into_iter().map(|area| known.judge(area)).collect();
    }
    let result = CheckResult {
        state: if test.error.is_some() { ConnectionState::Broken } else { ConnectionState::Ok },
        error: test.error.as_ref().map(TestError::in_words),
        organization: test.organization.clone(),
        roles: test.roles.clone(),
    };
    let now = test.checked_at;
    context.store.write(move |tx| connections::record_check(tx, tenant, &result, now)).await?;
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(test)
}

/// Replaces the credential of a tenant.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn replace(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    client_id: ClientId,
    secret: SecretString,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let found = context
        .store
        .write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(false);
            }
            connections::put(tx, tenant, client_id, &secret)?;
            let entry = NewEntry {
                at: now,
                actor: &actor.0,
                action: "connection.replace",
                subject: tenant.to_string(),
                tenant: Some(tenant),
                detail: json!({ "clientId": client_id }),
            };
            append(tx, &entry).map(|()| true)
        })
        .await?;
    if !found {
        return Err(PipelineError::NotFound { what: "tenant" });
    }
    context.open_connections.forget(tenant);
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

async fn examine(context: &Context, connection: &Connection) -> ConnectionTest {
    let connection = connection.for_collection(Priority::Person);
    let now = context.clock.now();
    match connection.token_roles().await {
        Ok(roles) => judged(context, now, None, organization(&connection).await, roles),
        Err(error) => judged(context, now, Some(TestError::of(&error)), None, Vec::new()),
    }
}

/// The name of the directory, which shows a person that it is the right one. Reading it needs a permission that
/// may not be granted, and the test does not fail without it.
async fn organization(connection: &Connection) -> Option<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Organization {
        display_name: String,
    }
    #[derive(Deserialize)]
    struct Answer {
        value: Vec<Organization>,
    }
    let request = GraphRequest::new(ApiVersion::V1, "/organization", &[], &[("$select", "displayName")]).ok()?;
    let answer: Answer = connection.get(&request).await.ok()?;
    answer.value.into_iter().next().map(|organization| organization.display_name)
}

/// A token alone tells nothing of licences and switches.
fn judged(
    context: &Context,
    checked_at: Timestamp,
    error: Option<TestError>,
    organization: Option<String>,
    roles: Vec<String>,
) -> ConnectionTest {
    let areas = areas::all(context);
    let known = Entitlements::of_token(&roles, checked_at);
    let unneeded = known.unneeded(&areas);
    let areas = areas.into_iter().map(|area| known.judge(area)).collect();
    ConnectionTest { checked_at, error, organization, areas, unneeded, roles }
}

impl TestError {
    fn of(error: &GraphError) -> Self {
        Self { code: error.code().to_owned(), message: error.to_string(), hint: error.hint().map(str::to_owned) }
    }

    fn in_words(&self) -> String {
        match &self.hint {
            Some(hint) => format!("{}: {hint}", self.message),
            None => self.message.clone(),
        }
    }
}
