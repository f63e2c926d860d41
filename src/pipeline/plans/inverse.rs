//! The plan that takes another one back.

use std::collections::{BTreeMap, BTreeSet};

use super::material::{directory, too_large};
use super::seen::{Places, parent, places, read};
use crate::collect;
use crate::domain::catalog;
use crate::domain::model::{AreaKey, ResourceId};
use crate::domain::plan::{self, Applied, Now, OperationKind, OperationState, Plan, Touched};
use crate::pipeline::{Context, PipelineError};
use crate::store::plans::StoredPlan;

/// The plan that takes back what was done of another one, and how everything that it touches is right now.
pub(super) async fn inverse(context: &Context, stored: &StoredPlan) -> Result<(Plan, Places), PipelineError> {
    let done = stored.operations.iter().filter(|progress| progress.state == OperationState::Done);
    let applied: Vec<Applied> =
        done.map(|progress| Applied { number: progress.number, created_id: progress.created_id.clone() }).collect();
    if applied.is_empty() {
        return Err(PipelineError::NothingToUndo);
    }
    let created: BTreeMap<u32, String> =
        applied.iter().filter_map(|one| Some((one.number, one.created_id.clone()?))).collect();
    let plan = &stored.plan;
    let keys: BTreeSet<&AreaKey> = plan.resources.iter().map(|touched| &touched.area).collect();
    let wanted = keys.into_iter().filter_map(catalog::shared).map(|area| {
        let of_area = plan.resources.iter().filter(|touched| touched.area == area.key);
        let chosen = of_area.map(|touched| collect::Chosen {
            id: id_now(plan, touched, &created),
            parent: touched.seen.as_ref().or(touched.wanted.as_ref()).and_then(parent),
        });
        let chosen = chosen.collect();
        (area, chosen)
    });
    let live = read(context, stored.tenant_id, wanted.collect()).await?;
    let (tenant, read_at, plan) = (stored.tenant_id, context.clock.now(), stored.plan.clone());
    let made = context.store.read(move |tx| {
        let areas: BTreeSet<&AreaKey> = plan.resources.iter().map(|touched| &touched.area).collect();
        let directory = directory(tx, tenant, areas.into_iter().filter_map(catalog::find))?;
        let now = Now { read_at, live, directory: &directory };
        Ok((plan::inverse(&plan, &applied, &now), now.live))
    });
    let (inverse, live) = made.await?;
    Ok((inverse.map_err(too_large)?, places(live)))
}

/// Under which id the resource is found now: the one that the service gave it, if the plan made it anew.
fn id_now(plan: &Plan, touched: &Touched, created: &BTreeMap<u32, String>) -> ResourceId {
    let of_resource = plan.operations.iter().filter(|one| one.area == touched.area && one.resource == touched.id);
    let made = of_resource.filter(|one| one.kind == OperationKind::Create).find_map(|one| created.get(&one.number));
    made.and_then(|id| id.parse().ok()).unwrap_or_else(|| touched.id.clone())
}
