//! How the resources of a plan are at this moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::{id_now, touched};
use crate::collect::{Chosen, Fresh};
use crate::domain::catalog::{Area, PARENT_ID};
use crate::domain::model::{AreaKey, ResourceId};
use crate::domain::plan::Operation;
use crate::pipeline::fresh::FreshLook;
use crate::pipeline::{Context, PipelineError, areas};
use crate::store::plans::StoredPlan;

/// The resources of some operations, read a moment ago.
pub(super) struct Found(BTreeMap<(AreaKey, ResourceId), Fresh>);

impl Found {
    /// Reads all of them, each once.
    ///
    /// # Errors
    /// [`PipelineError::NoConnection`], or those of the store.
    pub(super) async fn read(
        context: &Context,
        stored: &StoredPlan,
        operations: &[&Operation],
    ) -> Result<Self, PipelineError> {
        let mut by_area: BTreeMap<AreaKey, BTreeSet<Chosen>> = BTreeMap::new();
        for operation in operations {
            if let Some(chosen) = chosen(stored, operation) {
                by_area.entry(operation.area.clone()).or_default().insert(chosen);
            }
        }
        let areas = by_area.keys().map(|key| area_of(context, key)).collect::<Result<Vec<_>, _>>()?;
        let look = FreshLook::at(context, stored.tenant_id, areas.clone()).await?;
        let mut found = BTreeMap::new();
        for (area, chosen) in areas.iter().zip(by_area.into_values()) {
            let chosen: Vec<Chosen> = chosen.into_iter().collect();
            let fresh = look.resources(area, &chosen).await;
            found.extend(fresh.into_iter().map(|(id, fresh)| ((area.key.clone(), id), fresh)));
        }
        Ok(Self(found))
    }

    /// The resource of an operation: as it is, or gone, or in words why nobody knows.
    pub(super) fn of(&self, stored: &StoredPlan, operation: &Operation) -> Result<Option<&Value>, &str> {
        let id = id_now(stored, operation).parse().ok();
        match id.and_then(|id| self.0.get(&(operation.area.clone(), id))) {
            Some(Fresh::There(body)) => Ok(Some(body)),
            Some(Fresh::Gone) => Ok(None),
            Some(Fresh::Unread(reason)) => Err(reason),
            None => Err("the id of the resource is not one that can be asked for"),
        }
    }
}

/// # Errors
/// [`PipelineError::UnknownArea`] when the catalog has it no more.
pub(super) fn area_of(context: &Context, key: &AreaKey) -> Result<Arc<Area>, PipelineError> {
    areas::find(context, key).ok_or_else(|| PipelineError::UnknownArea { area: key.to_string() })
}

/// The id of the parent stands in the body that was read under it.
pub(super) fn parent_of(stored: &StoredPlan, operation: &Operation) -> Option<String> {
    let touched = touched(stored, operation)?;
    let bodies = [touched.seen, touched.wanted];
    bodies.iter().flatten().find_map(|body| Some(body.get(PARENT_ID)?.as_str()?.to_owned()))
}

fn chosen(stored: &StoredPlan, operation: &Operation) -> Option<Chosen> {
    Some(Chosen { id: id_now(stored, operation).parse().ok()?, parent: parent_of(stored, operation) })
}
