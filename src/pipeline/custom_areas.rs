//! The areas that people made, in memory, so that asking for an area waits for nothing. Read from the store at the start
//! and after each change.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use slog::warn;
use tokio::sync::Mutex;

use super::{Context, PipelineError};
use crate::auth::Scope;
use crate::domain::catalog::{Area, CollectorDefinition};
use crate::domain::model::{AreaKey, TenantId};
use crate::store::collectors::{self, Collector, Deployment};

#[derive(Clone, Default)]
pub(super) struct CustomAreas {
    current: Arc<RwLock<Arc<BTreeMap<AreaKey, CustomArea>>>>,
    /// Held from reading the store to keeping what was read, so that the last change wins here too.
    refreshing: Arc<Mutex<()>>,
}

#[derive(Debug)]
pub(super) struct CustomArea {
    pub(super) area: Arc<Area>,
    deployment: Deployment,
    is_deleted: bool,
}

impl CustomArea {
    /// Whether it is still there, in whatever tenant.
    pub(super) fn is_live(&self) -> bool {
        !self.is_deleted
    }

    /// Whether somebody sees that it is there at all.
    pub(super) fn is_seen(&self, scope: &Scope) -> bool {
        match &self.deployment {
            Deployment::All => true,
            Deployment::Tenants(tenants) => scope.is_everything() || scope.covers_any(tenants.iter().copied()),
        }
    }

    pub(super) fn is_read_in(&self, tenant: TenantId) -> bool {
        !self.is_deleted && self.deployment.covers(tenant)
    }
}

impl CustomAreas {
    pub(super) fn get(&self) -> Arc<BTreeMap<AreaKey, CustomArea>> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn put(&self, areas: BTreeMap<AreaKey, CustomArea>) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(areas);
    }
}

/// Reads them on the calling thread: for the start, before anything else runs.
///
/// # Errors
/// Those of the store.
pub fn load_custom_areas(context: &Context) -> Result<(), PipelineError> {
    let rows = context.store.read_now(collectors::list)?;
    context.custom_areas.put(built(context, rows));
    Ok(())
}

/// Reads them anew after a change.
pub(super) async fn refresh(context: &Context) -> Result<(), PipelineError> {
    let _guard = context.custom_areas.refreshing.lock().await;
    let rows = context.of_plumbline().store.read(collectors::list).await?;
    context.custom_areas.put(built(context, rows));
    Ok(())
}

/// What does not fit this version of Plumbline is left out, and the log says so: the others must still be read.
fn built(context: &Context, rows: Vec<Collector>) -> BTreeMap<AreaKey, CustomArea> {
    let mut areas = BTreeMap::new();
    for row in rows {
        match area(&row) {
            Ok(area) => {
                let is_deleted = row.deleted_at.is_some();
                areas.insert(row.area, CustomArea { area: Arc::new(area), deployment: row.deployment, is_deleted });
            }
            Err(reason) => warn!(context.logger, "a custom collector is not understood and not read: make it anew";
                "collector.id" => row.id.to_string(), "reason" => reason),
        }
    }
    areas
}

fn area(row: &Collector) -> Result<Area, String> {
    let definition: CollectorDefinition = serde_json::from_str(&row.definition).map_err(|error| error.to_string())?;
    definition.area(row.area.clone()).map_err(|fault| fault.to_string())
}
