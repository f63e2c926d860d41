//! Whether a request was carried out whose answer nobody has.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::found::{Found, area_of, parent_of};
use super::pauses::milliseconds;
use super::{created_ids, filled, id_now, progress_of, touched};
use crate::domain::catalog::Area;
use crate::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};
use crate::domain::plan::{self, Operation, OperationKind, Standing, Touched};
use crate::pipeline::fresh::FreshLook;
use crate::pipeline::{Context, PipelineError};
use crate::store::history;
use crate::store::plans::StoredPlan;

/// What a look tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// It was carried out; with the id of what was made.
    Done { created_id: Option<String> },
    /// All is as it was before.
    NotDone,
    /// Nobody can tell, in words.
    Unclear(String),
}

/// Looks until it was carried out, or until the time is over within which it still might be.
///
/// # Errors
/// [`PipelineError::NoConnection`], or those of the store.
pub(super) async fn settled(
    context: &Context,
    stored: &StoredPlan,
    operation: &Operation,
) -> Result<Seen, PipelineError> {
    let settling = milliseconds(context.pauses.settling);
    let started = progress_of(stored, operation.number).and_then(|progress| progress.started_at);
    let until = started.map_or_else(|| context.clock.now(), |at| at.plus_ms(settling));
    let mut pause = context.pauses.first;
    loop {
        let seen = once(context, stored, operation).await?;
        if matches!(seen, Seen::Done { .. }) || context.clock.now() >= until {
            return Ok(seen);
        }
        tokio::time::sleep(pause).await;
        pause = context.pauses.after(pause);
    }
}

/// What one look tells.
///
/// # Errors
/// [`PipelineError::NoConnection`], or those of the store.
pub(super) async fn once(context: &Context, stored: &StoredPlan, operation: &Operation) -> Result<Seen, PipelineError> {
    let area = area_of(context, &operation.area)?;
    let (Some(touched), Ok(operation)) = (touched(stored, operation), filled(stored, operation)) else {
        return Ok(Seen::Unclear("the plan does not say what the resource was".to_owned()));
    };
    let operation = &operation;
    if operation.kind == OperationKind::Create && operation.part.is_empty() {
        return made(context, stored, operation, &area, &touched).await;
    }
    let found = Found::read(context, stored, &[operation]).await?;
    let live = match found.of(stored, operation) {
        Ok(live) => live,
        Err(reason) => return Ok(Seen::Unclear(format!("the resource could not be read: {reason}"))),
    };
    Ok(match plan::state_of(&area, operation, &touched, live) {
        Ok(Standing::AsWanted) => Seen::Done { created_id: None },
        Ok(Standing::AsSeen) => Seen::NotDone,
        Ok(Standing::Neither(changes)) => {
            let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).take(3).collect();
            Seen::Unclear(format!("neither as before nor as planned: {}", paths.join(", ")))
        }
        Err(error) => Seen::Unclear(error.to_string()),
    })
}

/// A resource of which nobody knows the id, if it was made: one that was not there before and is as planned.
async fn made(
    context: &Context,
    stored: &StoredPlan,
    operation: &Operation,
    area: &Arc<Area>,
    touched: &Touched,
) -> Result<Seen, PipelineError> {
    let look = FreshLook::at(context, stored.tenant_id, vec![area.clone()]).await?;
    let all = match look.all(area, parent_of(stored, operation).as_deref()).await {
        Ok(all) => all,
        Err(reason) => return Ok(Seen::Unclear(format!("the area could not be read: {reason}"))),
    };
    let began = progress_of(stored, operation.number).and_then(|progress| progress.started_at);
    let began = began.unwrap_or_else(|| context.clock.now());
    let before = known_before(context, stored.tenant_id, operation.area.clone(), began).await?;
    let ours: BTreeSet<String> = created_ids(stored).into_values().collect();
    let is_new = |id: &ResourceId| !before.contains(id) && !ours.contains(id.as_str());
    let own: Option<ResourceId> = id_now(stored, operation).parse().ok();
    let found: Vec<String> = all
        .iter()
        .filter(|body| is_as_planned(area, operation, touched, body))
        .filter_map(|body| area.resource_id_of(body))
        .filter(|id| is_new(id) || Some(id) == own.as_ref())
        .map(|id| id.to_string())
        .collect();
    Ok(match found.as_slice() {
        [] => Seen::NotDone,
        [id] => Seen::Done { created_id: Some(id.clone()) },
        many => Seen::Unclear(format!("there are {} new resources as planned", many.len())),
    })
}

fn is_as_planned(area: &Area, operation: &Operation, touched: &Touched, body: &Value) -> bool {
    plan::not_held(area, operation, touched, Some(body)).is_ok_and(|changes| changes.is_empty())
}

/// What the area had at that moment, as far as it was read.
async fn known_before(
    context: &Context,
    tenant: TenantId,
    area: AreaKey,
    moment: Timestamp,
) -> Result<BTreeSet<ResourceId>, PipelineError> {
    let read = context.store.read(move |tx| {
        let known = history::area_at(tx, tenant, &area, moment)?;
        Ok(known.into_iter().map(|kept| kept.version.resource_id).collect())
    });
    Ok(read.await?)
}
