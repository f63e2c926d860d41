//! What is to be seen at a glance: of all tenants, of one, and of its areas.

use std::collections::HashMap;
use std::sync::Arc;

use super::entitlements::{AreaAccess, load_with};
use super::summaries::{Areas, Summary};
use super::{Context, PipelineError, areas};
use crate::domain::catalog::Area;
use crate::domain::model::{
    AreaKey, CollectionId, Coverage, JobId, SeverityCounts, TenantGroupId, TenantId, Timestamp,
};
use crate::store::baselines::Baseline;
use crate::store::collections::Collection;
use crate::store::connections::{Connection, ConnectionState};
use crate::store::jobs::{Job, JobArea};
use crate::store::tenants::Tenant;
use crate::store::{baselines, collections, connections, drifts, jobs, tenant_groups, tenant_tags, tenants};

/// A tenant with what its row of the portfolio shows.
#[derive(Debug)]
pub struct TenantOverview {
    pub tenant: Tenant,
    pub connection: Option<Connection>,
    pub open_drifts: SeverityCounts,
    /// Open drifts that weaken the tenant.
    pub weakening: u64,
    pub areas: AreaCounts,
    pub baselines: usize,
    pub last_sync_at: Option<Timestamp>,
    /// When an area was last read completely.
    pub last_complete_at: Option<Timestamp>,
    pub coverage: Coverage,
    pub job: Option<Job>,
    pub tags: Vec<String>,
    pub groups: Vec<TenantGroupId>,
}

/// Areas that are switched on, by how their last collection ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AreaCounts {
    pub total: usize,
    pub complete: usize,
    pub partial: usize,
    pub failed: usize,
    pub no_permission: usize,
    pub not_licensed: usize,
    pub never: usize,
    /// Switched off, so not part of the total.
    pub off: usize,
}

/// One word for how a tenant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenantState {
    NeverSynced,
    Ok,
    Syncing,
    /// Some areas could not be read though the tenant has them.
    Attention,
    /// The connection does not work.
    Broken,
    /// There is no connection.
    Disconnected,
}

/// An area of a tenant with what its row shows.
#[derive(Debug)]
pub struct AreaOverview {
    pub access: AreaAccess,
    pub collection: Option<Collection>,
    pub last_complete: Option<Collection>,
    pub open_drifts: SeverityCounts,
    /// Open drifts that weaken the tenant.
    pub weakening: u64,
    pub baseline: Option<Baseline>,
}

impl TenantOverview {
    pub fn state(&self) -> TenantState {
        let Some(connection) = &self.connection else { return TenantState::Disconnected };
        let is_broken = connection.state == ConnectionState::Broken;
        if self.job.is_some() {
            TenantState::Syncing
        } else if is_broken {
            TenantState::Broken
        } else if self.last_sync_at.is_none() {
            TenantState::NeverSynced
        } else if self.areas.partial + self.areas.failed + self.areas.no_permission > 0 {
            TenantState::Attention
        } else {
            TenantState::Ok
        }
    }
}

/// All tenants by name.
///
/// # Errors
/// Those of the store.
pub async fn tenants(context: &Context) -> Result<Vec<TenantOverview>, PipelineError> {
    let known = Areas::new(context);
    let overviews = context
        .store
        .read(move |tx| {
            let summaries = known.summaries(tx)?;
            let mut connections = connections::of_all(tx)?;
            let mut jobs = jobs::all_unfinished(tx)?;
            let (mut tags, mut groups) = (tenant_tags::of_all(tx)?, tenant_groups::of_all(tx)?);
            let overview = |tenant: Tenant| {
                let summary = summaries.get(&tenant.id).cloned().unwrap_or_default();
                let (connection, job) = (connections.remove(&tenant.id), jobs.remove(&tenant.id));
                let labels = Labels {
                    tags: tags.remove(&tenant.id).unwrap_or_default(),
                    groups: groups.remove(&tenant.id).unwrap_or_default(),
                };
                overview(tenant, summary, connection, job, labels)
            };
            Ok(tenants::list(tx)?.into_iter().map(overview).collect())
        })
        .await?;
    Ok(overviews)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn tenant(context: &Context, id: TenantId) -> Result<TenantOverview, PipelineError> {
    let known = Areas::new(context);
    let found = context
        .store
        .read(move |tx| {
            let Some(tenant) = tenants::find(tx, id)? else {
                return Ok(None);
            };
            let summary = known.summary(tx, id)?;
            let (connection, job) = (connections::find(tx, id)?, jobs::unfinished(tx, id)?);
            let labels = Labels { tags: tenant_tags::of_tenant(tx, id)?, groups: tenant_groups::of_tenant(tx, id)? };
            Ok(Some(overview(tenant, summary, connection, job, labels)))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}

/// The areas of a tenant in the order of the catalog.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn areas(context: &Context, tenant: TenantId) -> Result<Vec<AreaOverview>, PipelineError> {
    let all = areas::of_tenant(context, tenant);
    let found = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            let latest = collections::latest(tx, tenant)?;
            let known = load_with(tx, tenant, &latest)?;
            let mut latest = by_area(latest, |found| found.area.clone());
            let mut complete = by_area(collections::latest_complete(tx, tenant)?, |found| found.area.clone());
            let mut baselines = by_area(baselines::active_of_tenant(tx, tenant)?, |found| found.area.clone());
            let drifts = drifts::counts_by_area(tx, tenant)?;
            let weakening = drifts::weakening_by_area(tx, tenant)?;
            let overview = |area: Arc<Area>| AreaOverview {
                collection: latest.remove(&area.key),
                last_complete: complete.remove(&area.key),
                open_drifts: drifts.get(&area.key).copied().unwrap_or_default(),
                weakening: weakening.get(&area.key).copied().unwrap_or_default(),
                baseline: baselines.remove(&area.key),
                access: known.judge(area),
            };
            Ok(Some(all.into_iter().map(overview).collect()))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}

/// A job with its pieces.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn job(context: &Context, id: JobId) -> Result<(Job, Vec<JobArea>), PipelineError> {
    let found = context
        .store
        .read(move |tx| {
            let Some(job) = jobs::find(tx, id)? else {
                return Ok(None);
            };
            Ok(Some((job, jobs::areas(tx, id)?)))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "job" })
}

/// A page of the ledger, newest first.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn ledger(
    context: &Context,
    tenant: TenantId,
    area: Option<AreaKey>,
    before: Option<(Timestamp, CollectionId)>,
    limit: u32,
) -> Result<Vec<Collection>, PipelineError> {
    let found = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            collections::page(tx, tenant, area.as_ref(), before, limit).map(Some)
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}

/// By what people find a tenant again.
struct Labels {
    tags: Vec<String>,
    groups: Vec<TenantGroupId>,
}

fn overview(
    tenant: Tenant,
    summary: Summary,
    connection: Option<Connection>,
    job: Option<Job>,
    labels: Labels,
) -> TenantOverview {
    let Summary { open_drifts, weakening, areas, baselines, last_sync_at, last_complete_at, coverage, cells: _ } =
        summary;
    let Labels { tags, groups } = labels;
    TenantOverview {
        tenant,
        connection,
        open_drifts,
        weakening,
        areas,
        baselines,
        last_sync_at,
        last_complete_at,
        coverage,
        job,
        tags,
        groups,
    }
}

fn by_area<T>(items: Vec<T>, area: impl Fn(&T) -> AreaKey) -> HashMap<AreaKey, T> {
    items.into_iter().map(|item| (area(&item), item)).collect()
}
