//! What a person is shown of a tenant's permissions and licences.

use super::{AreaAccess, Unneeded, load, stored};
use crate::domain::model::{TenantId, Timestamp};
use crate::pipeline::connections::TestError;
use crate::pipeline::{Context, PipelineError, areas};
use crate::store::entitlements::Assignment;
use crate::store::tenant_events::TenantEvent;
use crate::store::{connections, tenant_events, tenants};

/// What the last look at the connection found.
#[derive(Debug)]
pub struct Permissions {
    pub checked_at: Option<Timestamp>,
    pub error: Option<TestError>,
    pub organization: Option<String>,
    pub roles: Vec<String>,
    pub areas: Vec<AreaAccess>,
    pub unneeded: Vec<Unneeded>,
    /// What to grant so that the audit logs can be read.
    pub missing_for_logs: Vec<String>,
    /// Assigned on services other than Microsoft Graph, which Plumbline does not speak to.
    pub elsewhere: Vec<Assignment>,
    /// Why it is not known which licences the tenant has.
    pub licences_gap: Option<String>,
}

/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NoConnection`].
pub async fn permissions(context: &Context, tenant: TenantId) -> Result<Permissions, PipelineError> {
    let (found, connection, known, looked) = context
        .store
        .read(move |tx| {
            let found = tenants::find(tx, tenant)?;
            Ok((found, connections::find(tx, tenant)?, load(tx, tenant)?, stored::find(tx, tenant)?))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })?;
    let connection = connection.ok_or(PipelineError::NoConnection)?;
    let all = areas::of_tenant(context, tenant);
    let error = connection.error.map(|message| TestError { code: "lastCheck".to_owned(), message, hint: None });
    let assigned = looked.as_ref().and_then(|looked| looked.assigned.clone()).unwrap_or_default();
    Ok(Permissions {
        checked_at: known.checked_at.or(connection.checked_at),
        error,
        organization: connection.organization,
        roles: known.roles.iter().cloned().collect(),
        unneeded: known.unneeded(&all),
        missing_for_logs: known.missing_for_logs(),
        areas: all.into_iter().map(|area| known.judge(area)).collect(),
        elsewhere: assigned.into_iter().filter(|assignment| !assignment.is_of_graph()).collect(),
        licences_gap: looked.and_then(|looked| looked.subscriptions_gap),
    })
}

/// A page of what happened to the tenant, newest first.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn events(
    context: &Context,
    tenant: TenantId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<TenantEvent>, PipelineError> {
    let found = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            tenant_events::page(tx, tenant, before, limit).map(Some)
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}
