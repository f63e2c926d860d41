//! How much of what is known is watched: of all tenants, and of the areas of one.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::portfolio::AreaCounts;
use super::summaries::{Areas, was_read};
use super::{Context, PipelineError, areas};
use crate::domain::catalog::Area;
use crate::domain::model::{AreaKey, CollectionStatus, Coverage, TenantId};
use crate::store::{collections, coverage, switches, tenants};

/// A tenant with what its areas sum up to.
#[derive(Debug)]
pub struct TenantCoverage {
    pub id: TenantId,
    pub name: String,
    pub coverage: Coverage,
    pub areas: AreaCounts,
}

#[derive(Debug)]
pub struct AreaCoverage {
    pub area: Arc<Area>,
    pub standing: Standing,
    /// Of an area that is switched off, what is known of it; it counts nowhere else.
    pub coverage: Coverage,
}

/// Whether anything can be said of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Readable,
    /// The last attempt failed, or the permission is missing.
    NotReadable,
    /// The tenant does not have it.
    NotLicensed,
    NeverRead,
    /// Switched off: listed, and not counted.
    Off,
}

/// All tenants by name.
///
/// # Errors
/// Those of the store.
pub async fn all(context: &Context) -> Result<Vec<TenantCoverage>, PipelineError> {
    let known = Areas::new(context);
    let found = context
        .store
        .read(move |tx| {
            let summaries = known.summaries(tx)?;
            let covered = tenants::list(tx)?.into_iter().map(|tenant| {
                let summary = summaries.get(&tenant.id).cloned().unwrap_or_default();
                let (coverage, areas) = (summary.coverage, summary.areas);
                TenantCoverage { id: tenant.id, name: tenant.name, coverage, areas }
            });
            Ok(covered.collect())
        })
        .await?;
    Ok(found)
}

/// The areas of a tenant in the order of the catalog.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn of_tenant(context: &Context, tenant: TenantId) -> Result<Vec<AreaCoverage>, PipelineError> {
    let all = areas::of_tenant(context, tenant);
    let found = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            let endings = collections::endings(tx, tenant)?.into_iter().map(|ending| (ending.area, ending.status));
            let statuses: HashMap<AreaKey, CollectionStatus> = endings.collect();
            let switches = switches::of_tenant(tx, tenant)?;
            let known: BTreeMap<AreaKey, Coverage> = coverage::of_tenant(tx, tenant)?.into_iter().collect();
            let covered = all.into_iter().map(|area| {
                let standing = standing(areas::is_on(&area, &switches), statuses.get(&area.key).copied());
                let counts = known.get(&area.key).copied().unwrap_or_default();
                let coverage = if standing == Standing::Readable { counts } else { counts.unreadable() };
                AreaCoverage { area, standing, coverage }
            });
            Ok(Some(covered.collect()))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}

fn standing(is_on: bool, last: Option<CollectionStatus>) -> Standing {
    match last {
        _ if !is_on => Standing::Off,
        None => Standing::NeverRead,
        Some(CollectionStatus::NotLicensed) => Standing::NotLicensed,
        Some(status) if was_read(status) => Standing::Readable,
        Some(_) => Standing::NotReadable,
    }
}
