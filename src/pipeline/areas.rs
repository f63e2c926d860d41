//! Which areas there are, and which of them a sync of a tenant reads: those of the catalog, and those that people made.

use std::sync::Arc;

use super::custom_areas::CustomArea;
use super::{Context, PipelineError};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{AreaKey, TenantId};
use crate::store::switches::{self, Switches};
use crate::store::{ReadTx, StoreError};

/// Every area, by workload and title.
pub fn all(context: &Context) -> Vec<Arc<Area>> {
    with_custom(context, |custom| custom.is_live() && custom.is_seen(context.store.scope()))
}

/// Those that the tenant can have, by workload and title: a custom one has to be deployed to it.
pub fn of_tenant(context: &Context, tenant: TenantId) -> Vec<Arc<Area>> {
    with_custom(context, |custom| custom.is_read_in(tenant))
}

/// Also one whose collector was deleted, so that its history keeps its title.
pub fn find(context: &Context, key: &AreaKey) -> Option<Arc<Area>> {
    let of_people = || {
        let known = context.custom_areas.get();
        let seen = known.get(key).filter(|custom| custom.is_seen(context.store.scope()));
        seen.map(|custom| Arc::clone(&custom.area))
    };
    catalog::shared(key).or_else(of_people)
}

/// The area by its name, also one that is only history.
///
/// # Errors
/// [`PipelineError::UnknownArea`].
pub fn known(context: &Context, name: &str) -> Result<Arc<Area>, PipelineError> {
    let found = name.parse::<AreaKey>().ok().and_then(|key| find(context, &key));
    found.ok_or_else(|| PipelineError::UnknownArea { area: name.to_owned() })
}

/// The area by its name, if it is read in the tenant.
///
/// # Errors
/// [`PipelineError::UnknownArea`] or [`PipelineError::NotDeployed`].
pub fn known_in(context: &Context, tenant: TenantId, name: &str) -> Result<Arc<Area>, PipelineError> {
    let area = known(context, name)?;
    let custom = context.custom_areas.get();
    if custom.get(&area.key).is_none_or(|custom| custom.is_read_in(tenant)) {
        return Ok(area);
    }
    Err(PipelineError::NotDeployed { area: area.key.clone() })
}

/// What a sync of the tenant reads when nobody names areas: what is switched on.
pub(super) fn read_by_default(
    context: &Context,
    tx: &ReadTx<'_>,
    tenant: TenantId,
) -> Result<Vec<AreaKey>, StoreError> {
    let switches = switches::of_tenant(tx, tenant)?;
    let areas = of_tenant(context, tenant);
    Ok(areas.iter().filter(|area| is_on(area, &switches)).map(|area| area.key.clone()).collect())
}

/// Whether a sweep reads the area. Where nobody decided, the catalog does.
pub(super) fn is_on(area: &Area, switches: &Switches) -> bool {
    switches.get(&area.key).copied().unwrap_or_else(|| area.is_on_by_default())
}

fn with_custom(context: &Context, wanted: impl Fn(&CustomArea) -> bool) -> Vec<Arc<Area>> {
    let embedded = catalog::entries().iter().map(|entry| Arc::clone(&entry.area));
    let custom = context.custom_areas.get();
    let made = custom.values().filter(|custom| wanted(custom)).map(|custom| Arc::clone(&custom.area));
    let mut areas: Vec<Arc<Area>> = embedded.chain(made).collect();
    areas.sort_by(|a, b| (a.workload, &a.title, &a.key).cmp(&(b.workload, &b.title, &b.key)));
    areas
}
