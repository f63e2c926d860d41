//! What is counted of each tenant, kept in memory until the tenant's revision says that it changed: a list of a
//! thousand tenants then counts those anew that are being synced, and no others.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::custom_areas::CustomArea;
use super::portfolio::AreaCounts;
use super::{Context, areas};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{AreaKey, CollectionStatus, Coverage, Severity, SeverityCounts, TenantId, Timestamp};
use crate::store::collections::Ending;
use crate::store::switches::Switches;
use crate::store::{ReadTx, StoreError, baselines, collections, coverage, drifts, switches};

/// What a row of the portfolio counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Summary {
    pub(super) open_drifts: SeverityCounts,
    /// Open drifts that weaken the tenant.
    pub(super) weakening: u64,
    pub(super) areas: AreaCounts,
    pub(super) baselines: usize,
    pub(super) last_sync_at: Option<Timestamp>,
    pub(super) coverage: Coverage,
    pub(super) last_complete_at: Option<Timestamp>,
    /// One for each area there is, in the order of [`Areas::in_order`].
    pub(super) cells: Arc<[Cell]>,
}

/// An area of a tenant at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub reading: Reading,
    pub worst: Option<Severity>,
    pub open: u32,
    pub weakening: u32,
}

/// How an area was last read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Complete,
    /// Partly or not at all, though the tenant has it.
    Gap,
    Never,
    NotLicensed,
    /// Switched off, or not deployed to the tenant.
    Off,
}

type CustomAreas = Arc<BTreeMap<AreaKey, CustomArea>>;

#[derive(Clone, Default)]
pub(super) struct Summaries(Arc<Mutex<Counted>>);

#[derive(Default)]
struct Counted {
    /// The areas that people made, as they were when it was counted.
    custom: CustomAreas,
    tenants: HashMap<TenantId, (i64, Summary)>,
}

/// The areas there are, looked up once for all tenants of a list.
pub(super) struct Areas {
    ordered: Vec<Arc<Area>>,
    embedded: HashMap<AreaKey, Arc<Area>>,
    custom: CustomAreas,
    kept: Summaries,
}

impl Areas {
    pub(super) fn new(context: &Context) -> Self {
        let embedded = catalog::entries().iter().map(|entry| (entry.area.key.clone(), Arc::clone(&entry.area)));
        let (custom, kept) = (context.custom_areas.get(), context.summaries.clone());
        let made = custom.values().map(|custom| Arc::clone(&custom.area));
        let mut ordered: Vec<Arc<Area>> =
            catalog::entries().iter().map(|entry| Arc::clone(&entry.area)).chain(made).collect();
        ordered.sort_by(|a, b| (a.workload, &a.title, &a.key).cmp(&(b.workload, &b.title, &b.key)));
        Self { ordered, embedded: embedded.collect(), custom, kept }
    }

    /// Every area, by workload and title.
    pub(super) fn in_order(&self) -> &[Arc<Area>] {
        &self.ordered
    }

    /// The summaries of all tenants in scope.
    pub(super) fn summaries(&self, tx: &ReadTx<'_>) -> Result<HashMap<TenantId, Summary>, StoreError> {
        let revisions = coverage::revisions(tx)?;
        let found = revisions.iter().map(|(tenant, revision)| Ok((*tenant, self.kept(tx, *tenant, *revision)?)));
        let found = found.collect::<Result<HashMap<_, _>, StoreError>>()?;
        if tx.scope().is_everything() {
            self.lock().tenants.retain(|tenant, _| found.contains_key(tenant));
        }
        Ok(found)
    }

    pub(super) fn summary(&self, tx: &ReadTx<'_>, tenant: TenantId) -> Result<Summary, StoreError> {
        self.kept(tx, tenant, coverage::revision(tx, tenant)?)
    }

    fn kept(&self, tx: &ReadTx<'_>, tenant: TenantId, revision: i64) -> Result<Summary, StoreError> {
        let known = self.lock().tenants.get(&tenant).filter(|(counted, _)| *counted == revision).cloned();
        if let Some((_, summary)) = known {
            return Ok(summary);
        }
        let summary = self.count(tx, tenant)?;
        self.lock().tenants.insert(tenant, (revision, summary.clone()));
        Ok(summary)
    }

    /// Nothing that was counted with other areas counts.
    fn lock(&self) -> std::sync::MutexGuard<'_, Counted> {
        let mut counted = self.kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !Arc::ptr_eq(&counted.custom, &self.custom) {
            *counted = Counted { custom: Arc::clone(&self.custom), tenants: HashMap::new() };
        }
        counted
    }

    fn count(&self, tx: &ReadTx<'_>, tenant: TenantId) -> Result<Summary, StoreError> {
        let endings = collections::endings(tx, tenant)?;
        let switches = switches::of_tenant(tx, tenant)?;
        let by_area = drifts::counts_by_area(tx, tenant)?;
        let weakening = drifts::weakening_by_area(tx, tenant)?;
        let mut open_drifts = SeverityCounts::default();
        by_area.values().for_each(|counts| open_drifts.add_all(*counts));
        let statuses: HashMap<&AreaKey, CollectionStatus> =
            endings.iter().map(|ending| (&ending.area, ending.status)).collect();
        let cell = |area: &Arc<Area>| {
            let open = by_area.get(&area.key).copied().unwrap_or_default();
            Cell {
                reading: self.reading(tenant, &area.key, &switches, statuses.get(&area.key).copied()),
                worst: open.worst(),
                open: u32::try_from(open.total()).unwrap_or(u32::MAX),
                weakening: weakening.get(&area.key).map_or(0, |count| u32::try_from(*count).unwrap_or(u32::MAX)),
            }
        };
        Ok(Summary {
            open_drifts,
            weakening: weakening.values().sum(),
            cells: self.ordered.iter().map(cell).collect(),
            last_complete_at: endings.iter().filter_map(|ending| ending.complete_at).max(),
            areas: self.counted(tenant, &endings, &switches),
            baselines: baselines::count_active(tx, tenant)?,
            last_sync_at: endings.iter().map(|ending| ending.finished_at).max(),
            coverage: self.covered(tx, tenant, &endings, &switches)?,
        })
    }

    fn covered(
        &self,
        tx: &ReadTx<'_>,
        tenant: TenantId,
        endings: &[Ending],
        switches: &Switches,
    ) -> Result<Coverage, StoreError> {
        let statuses: HashMap<&AreaKey, CollectionStatus> =
            endings.iter().map(|ending| (&ending.area, ending.status)).collect();
        let mut all = Coverage::default();
        for (area, counts) in coverage::of_tenant(tx, tenant)? {
            if self.is_on(tenant, &area, switches) {
                let is_readable = statuses.get(&area).is_some_and(|status| was_read(*status));
                all.add_all(if is_readable { counts } else { counts.unreadable() });
            }
        }
        Ok(all)
    }

    /// Counts the areas that are switched on, by how their last collection ended.
    fn counted(&self, tenant: TenantId, endings: &[Ending], switches: &Switches) -> AreaCounts {
        let custom = self.custom.values().filter(|custom| custom.is_read_in(tenant)).map(|custom| &custom.area);
        let all = || self.embedded.values().chain(custom.clone());
        let total = all().filter(|area| areas::is_on(area, switches)).count();
        let off = all().count().saturating_sub(total);
        let mut counts = AreaCounts { total, off, ..AreaCounts::default() };
        for ending in endings.iter().filter(|ending| self.is_on(tenant, &ending.area, switches)) {
            match ending.status {
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

    fn reading(&self, tenant: TenantId, key: &AreaKey, switches: &Switches, last: Option<CollectionStatus>) -> Reading {
        match last {
            _ if !self.is_on(tenant, key, switches) => Reading::Off,
            None => Reading::Never,
            Some(CollectionStatus::Complete) => Reading::Complete,
            Some(CollectionStatus::NotLicensed) => Reading::NotLicensed,
            Some(CollectionStatus::Partial | CollectionStatus::Failed | CollectionStatus::NoPermission) => Reading::Gap,
        }
    }

    fn is_on(&self, tenant: TenantId, key: &AreaKey, switches: &Switches) -> bool {
        let custom = || self.custom.get(key).filter(|custom| custom.is_read_in(tenant)).map(|custom| &custom.area);
        self.embedded.get(key).or_else(custom).is_some_and(|area| areas::is_on(area, switches))
    }
}

/// Whether an attempt that ended so read anything.
pub(super) fn was_read(status: CollectionStatus) -> bool {
    match status {
        CollectionStatus::Complete | CollectionStatus::Partial => true,
        CollectionStatus::Failed | CollectionStatus::NotLicensed | CollectionStatus::NoPermission => false,
    }
}
