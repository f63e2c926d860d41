//! Which areas there are, and which of them a sync of a tenant reads.

use std::sync::Arc;

use super::{Context, PipelineError};
use crate::domain::catalog::{self, Area};
use crate::domain::model::AreaKey;

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

/// What a sync reads when nobody names areas.
pub(super) fn read_by_default(context: &Context) -> Vec<AreaKey> {
    all(context).iter().filter(|area| area.is_on_by_default()).map(|area| area.key.clone()).collect()
}
