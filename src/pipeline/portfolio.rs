//! What is to be seen at a glance: of all tenants, of one, and of its areas.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::custom_areas::CustomArea;
use super::entitlements::{AreaAccess, load_with};
use super::{Context, PipelineError, areas};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{AreaKey, CollectionId, CollectionStatus, JobId, SeverityCounts, TenantId, Timestamp};
use crate::store::baselines::Baseline;
use crate::store::collections::{Collection, Ending};
use crate::store::connections::{Connection, ConnectionState};
use crate::store::jobs::{Job, JobArea};
use crate::store::switches::Switches;
use crate::store::tenants::Tenant;
use crate::store::{ReadTx, StoreError, baselines, collections, connections, drifts, jobs, switches, tenants};

/// A tenant with what its row of the portfolio shows.
#[derive(Debug)]
pub struct TenantOverview {
    pub tenant: Tenant,
    pub connection: Option<Connection>,
    pub open_drifts: SeverityCounts,
    pub areas: AreaCounts,
    pub baselines: usize,
    pub last_sync_at: Option<Timestamp>,
    pub job: Option<Job>,
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
}

/// An area of a tenant with what its row shows.
#[derive(Debug)]
pub struct AreaOverview {
    pub access: AreaAccess,
    pub collection: Option<Collection>,
    pub last_complete: Option<Collection>,
    pub open_drifts: SeverityCounts,
    pub baseline: Option<Baseline>,
}

impl TenantOverview {
    pub fn state(&self) -> TenantState {
        let is_broken = self.connection.as_ref().is_none_or(|found| found.state == ConnectionState::Broken);
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
            let drifts = drifts::counts_by_tenant(tx)?;
            let mut switches = switches::of_all(tx)?;
            let overview = |tenant: Tenant| {
                let open_drifts = drifts.get(&tenant.id).copied().unwrap_or_default();
                let switches = switches.remove(&tenant.id).unwrap_or_default();
                overview(tx, tenant, open_drifts, &known, &switches)
            };
            tenants::list(tx)?.into_iter().map(overview).collect()
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
            let mut open_drifts = SeverityCounts::default();
            for counts in drifts::counts_by_area(tx, id)?.into_values() {
                open_drifts.add_all(counts);
            }
            let switches = switches::of_tenant(tx, id)?;
            overview(tx, tenant, open_drifts, &known, &switches).map(Some)
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
            let overview = |area: Arc<Area>| AreaOverview {
                collection: latest.remove(&area.key),
                last_complete: complete.remove(&area.key),
                open_drifts: drifts.get(&area.key).copied().unwrap_or_default(),
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

/// The areas there are, looked up once for all tenants of a list.
struct Areas {
    embedded: HashMap<AreaKey, Arc<Area>>,
    custom: Arc<BTreeMap<AreaKey, CustomArea>>,
}

impl Areas {
    fn new(context: &Context) -> Self {
        let embedded = catalog::entries().iter().map(|entry| (entry.area.key.clone(), Arc::clone(&entry.area)));
        Self { embedded: embedded.collect(), custom: context.custom_areas.get() }
    }

    /// Counts the areas that are switched on, by how their last collection ended.
    fn counted(&self, tenant: TenantId, latest: &[Ending], switches: &Switches) -> AreaCounts {
        let custom = self.custom.values().filter(|custom| custom.is_read_in(tenant)).map(|custom| &custom.area);
        let all = || self.embedded.values().chain(custom.clone());
        let total = all().filter(|area| areas::is_on(area, switches)).count();
        let off = all().count().saturating_sub(total);
        let mut counts = AreaCounts { total, off, ..AreaCounts::default() };
        let is_on = |key: &AreaKey| {
            let custom = || self.custom.get(key).filter(|custom| custom.is_read_in(tenant)).map(|custom| &custom.area);
            self.embedded.get(key).or_else(custom).is_some_and(|area| areas::is_on(area, switches))
        };
        for collection in latest.iter().filter(|collection| is_on(&collection.area)) {
            match collection.status {
                CollectionStatus::Complete => counts.complete += 1,
                CollectionStatus::Partial => counts.partial += 1,
                CollectionStatus::Failed => counts.failed += 1,
                CollectionStatus::NoPermission => counts.no_permission += 1,
                CollectionStatus::NotLicensed => counts.not_licensed += 1,
            }
        }
        let read = counts.complete + counts.partial + counts.failed + counts.no_permission + counts.not_licensed;
        counts.never = counts.total.saturating_sub(read);
        counts
    }
}

fn overview(
    tx: &ReadTx<'_>,
    tenant: Tenant,
    open_drifts: SeverityCounts,
    known: &Areas,
    switches: &Switches,
) -> Result<TenantOverview, StoreError> {
    let latest = collections::endings(tx, tenant.id)?;
    Ok(TenantOverview {
        connection: connections::find(tx, tenant.id)?,
        open_drifts,
        areas: known.counted(tenant.id, &latest, switches),
        baselines: baselines::active_of_tenant(tx, tenant.id)?.len(),
        last_sync_at: latest.iter().map(|collection| collection.finished_at).max(),
        job: jobs::unfinished(tx, tenant.id)?,
        tenant,
    })
}

fn by_area<T>(items: Vec<T>, area: impl Fn(&T) -> AreaKey) -> HashMap<AreaKey, T> {
    items.into_iter().map(|item| (area(&item), item)).collect()
}
