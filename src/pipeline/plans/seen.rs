//! How resources are right now, past everything that was stored.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::collect;
use crate::domain::catalog::{self, Area, Entry, PARENT_ID};
use crate::domain::model::{AreaKey, ResourceId, TenantId};
use crate::domain::plan::{Live, Plan};
use crate::domain::review::Fresh;
use crate::pipeline::fresh::FreshLook;
use crate::pipeline::{Context, PipelineError};

/// How resources are right now.
pub(super) type Places = BTreeMap<(AreaKey, ResourceId), Fresh>;

/// The same, with what lies in recycle bins.
pub(super) type Lives = BTreeMap<(AreaKey, ResourceId), Live>;

/// What is to be read of an area.
pub(super) type Wanted = (Arc<Area>, Vec<collect::Chosen>);

/// Reads the resources as they are right now; those that are gone are looked for in the recycle bin. Of an area that is
/// never written nothing is read.
pub(super) async fn read(context: &Context, tenant: TenantId, wanted: Vec<Wanted>) -> Result<Lives, PipelineError> {
    let areas: Vec<Arc<Area>> = wanted.iter().map(|(area, _)| Arc::clone(area)).collect();
    let look = FreshLook::at(context, tenant, areas).await?;
    let mut seen = Lives::new();
    for (area, chosen) in wanted {
        let Some(entry) = entry(&area) else { continue };
        let bin = entry.restore.as_ref().and_then(|restore| restore.recycle_bin.as_ref());
        for (id, fresh) in look.resources(&area, &chosen).await {
            let live = match (fresh, bin) {
                (collect::Fresh::There(body), _) => Live::There(body),
                (collect::Fresh::Unread(reason), _) => Live::Unread { reason },
                (collect::Fresh::Gone, None) => Live::Gone,
                (collect::Fresh::Gone, Some(bin)) => match look.deleted(&area, bin, &id).await {
                    collect::Fresh::There(body) => Live::InRecycleBin(body),
                    // Where nothing can be told of the bin, the resource is made anew.
                    collect::Fresh::Gone | collect::Fresh::Unread(_) => Live::Gone,
                },
            };
            seen.insert((area.key.clone(), id), live);
        }
    }
    Ok(seen)
}

/// How the resources of a plan are right now.
pub(super) async fn look(context: &Context, tenant: TenantId, plan: &Plan) -> Result<Places, PipelineError> {
    let keys: BTreeSet<&AreaKey> = plan.resources.iter().map(|touched| &touched.area).collect();
    let areas: Vec<Arc<Area>> = keys.into_iter().filter_map(catalog::shared).collect();
    let look = FreshLook::at(context, tenant, areas.clone()).await?;
    let mut seen = Places::new();
    for area in areas {
        let of_area = plan.resources.iter().filter(|touched| touched.area == area.key);
        let chosen = of_area.map(|touched| {
            let body = touched.seen.as_ref().or(touched.wanted.as_ref());
            collect::Chosen { id: touched.id.clone(), parent: body.and_then(parent) }
        });
        let chosen: Vec<collect::Chosen> = chosen.collect();
        for (id, found) in look.resources(&area, &chosen).await {
            let fresh = match found {
                collect::Fresh::There(body) => Fresh::There(body),
                collect::Fresh::Gone => Fresh::Gone,
                collect::Fresh::Unread(reason) => Fresh::NotRead { reason },
            };
            seen.insert((area.key.clone(), id), fresh);
        }
    }
    Ok(seen)
}

/// As the second pair of eyes is told.
pub(super) fn places(lives: Lives) -> Places {
    lives.into_iter().map(|(place, live)| (place, fresh(live))).collect()
}

/// The object under which the resource was read, where that is not part of it.
pub(super) fn parent(body: &Value) -> Option<String> {
    body.get(PARENT_ID)?.as_str().map(str::to_owned)
}

pub(super) fn entry(area: &Area) -> Option<&'static Entry> {
    catalog::entries().iter().find(|entry| entry.area.key == area.key)
}

fn fresh(live: Live) -> Fresh {
    match live {
        Live::There(body) => Fresh::There(body),
        Live::Gone | Live::InRecycleBin(_) => Fresh::Gone,
        Live::Unread { reason } => Fresh::NotRead { reason },
    }
}
