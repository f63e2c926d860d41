//! Which areas there are, and which of them a sync of a tenant reads: those of the catalog, and those that people made.

use std::sync::Arc;

use super::custom_areas::CustomArea;
use super::{Context, PipelineError};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{AreaKey, TenantId};

/// Every area, by workload and title.
pub fn all(context: &Context) -> Vec<Arc<Area>> {
    with_custom(context, CustomArea::is_live)
}

/// Those that the tenant can have, by workload and title: a custom one has to be deployed to it.
pub fn of_tenant(context: &Context, tenant: TenantId) -> Vec<Arc<Area>> {
    with_custom(context, |custom| custom.is_read_in(tenant))
}

/// How many the tenant can have, without listing them.
pub(super) fn count_of_tenant(context: &Context, tenant: TenantId) -> usize {
    let custom = context.custom_areas.get();
    catalog::all().len() + custom.values().filter(|custom| custom.is_read_in(tenant)).count()
}

pub(super) fn is_of_tenant(context: &Context, tenant: TenantId, key: &AreaKey) -> bool {
    let is_custom = || context.custom_areas.get().get(key).is_some_and(|custom| custom.is_read_in(tenant));
    catalog::find(key).is_some() || is_custom()
}

/// Also one whose collector was deleted, so that its history keeps its title.
pub fn find(context: &Context, key: &AreaKey) -> Option<Arc<Area>> {
    catalog::shared(key).or_else(|| context.custom_areas.get().get(key).map(|custom| Arc::clone(&custom.area)))
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

/// What a sync of the tenant reads when nobody names areas.
pub(super) fn read_by_default(context: &Context, tenant: TenantId) -> Vec<AreaKey> {
    let areas = of_tenant(context, tenant);
    areas.iter().filter(|area| area.is_on_by_default()).map(|area| area.key.clone()).collect()
}

fn with_custom(context: &Context, wanted: impl Fn(&CustomArea) -> bool) -> Vec<Arc<Area>> {
    let embedded = catalog::entries().iter().map(|entry| Arc::clone(&entry.area));
    let custom = context.custom_areas.get();
    let made = custom.values().filter(|custom| wanted(custom)).map(|custom| Arc::clone(&custom.area));
    let mut areas: Vec<Arc<Area>> = embedded.chain(made).collect();
    areas.sort_by(|a, b| (a.workload, &a.title, &a.key).cmp(&(b.workload, &b.title, &b.key)));
    areas
}
