//! Which areas there are, and which of them a sync of a tenant reads.

use std::sync::Arc;

use super::{Context, PipelineError};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{AreaKey, TenantId};
use crate::store::switches::{self, Switches};
use crate::store::{ReadTx, StoreError};

/// Every area, by workload and title.
pub fn all(_: &Context) -> Vec<Arc<Area>> {
    catalog::entries().iter().map(|entry| Arc::clone(&entry.area)).collect()
}

pub fn find(_: &Context, key: &AreaKey) -> Option<Arc<Area>> {
    catalog::shared(key)
}

/// # Errors
/// [`PipelineError::UnknownArea`].
pub fn known(context: &Context, name: &str) -> Result<Arc<Area>, PipelineError> {
    let found = name.parse::<AreaKey>().ok().and_then(|key| find(context, &key));
    found.ok_or_else(|| PipelineError::UnknownArea { area: name.to_owned() })
}

/// What a sync of the tenant reads when nobody names areas: what is switched on.
pub(super) fn read_by_default(
    context: &Context,
    tx: &ReadTx<'_>,
    tenant: TenantId,
) -> Result<Vec<AreaKey>, StoreError> {
    let switches = switches::of_tenant(tx, tenant)?;
    Ok(all(context).iter().filter(|area| is_on(area, &switches)).map(|area| area.key.clone()).collect())
}

/// Whether a sweep reads the area. Where nobody decided, the catalog does.
pub(super) fn is_on(area: &Area, switches: &Switches) -> bool {
    switches.get(&area.key).copied().unwrap_or_else(|| area.is_on_by_default())
}
