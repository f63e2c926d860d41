//! What came of a request and of a plan, stored with its entry in the audit trail.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::found::area_of;
use super::words::Refused;
use super::{progress_of, record, step_detail, tell};
use crate::domain::drift::Happening;
use crate::domain::model::{AreaKey, DriftId, ResourceId, TenantId, Timestamp};
use crate::domain::plan::{Operation, OperationKind, OperationState, PlanState, Verification};
use crate::pipeline::{Actor, Context, Event, PipelineError, baselines, drifts, sync};
use crate::store::audit::AuditResult;
use crate::store::jobs::Trigger;
use crate::store::plans::{self, Answer, StoredPlan};
use crate::store::{StoreError, WriteTx};

/// A drift that is being restored does not open before that.
const RESTORING_MS: i64 = 30 * 60 * 1000;

pub(super) fn restoring_until(now: Timestamp) -> Timestamp {
    now.plus_ms(RESTORING_MS)
}

/// What came of a request.
pub(super) enum Outcome {
    Done { status: Option<u16>, request_id: Option<String>, created_id: Option<String> },
    Refused(Refused),
    Unclear(Refused),
}

impl Outcome {
    /// That it was done, a look told.
    pub(super) fn found(created_id: Option<String>) -> Self {
        Self::Done { status: None, request_id: None, created_id }
    }

    pub(super) fn state(&self) -> OperationState {
        match self {
            Self::Done { .. } => OperationState::Done,
            Self::Refused(_) => OperationState::Refused,
            Self::Unclear(_) => OperationState::Unclear,
        }
    }
}

/// Stores what came of a request. What was made under another id is what is agreed from then on.
///
/// # Errors
/// Those of the store.
pub(super) async fn keep(
    context: &Context,
    stored: &StoredPlan,
    operation: &Operation,
    outcome: Outcome,
) -> Result<(), PipelineError> {
    let area = area_of(context, &operation.area)?;
    let (tenant, id, now) = (stored.tenant_id, stored.id, context.clock.now());
    let client_request_id = progress_of(stored, operation.number).and_then(|known| known.client_request_id.clone());
    let (operation, actor) = (operation.clone(), Actor::plumbline());
    context
        .store
        .try_write(move |tx| {
            let state = outcome.state();
            let (answer, result) = match &outcome {
                Outcome::Done { status, request_id, created_id } => {
                    let (request_id, created_id) = (request_id.as_deref(), created_id.as_deref());
                    (Answer { state, status: *status, request_id, error: None, created_id }, AuditResult::Done)
                }
                Outcome::Refused(refused) | Outcome::Unclear(refused) => {
                    let error = Some((refused.code.as_str(), refused.message.as_str()));
                    let (status, request_id) = (refused.status, refused.request_id.as_deref());
                    (Answer { state, status, request_id, error, created_id: None }, AuditResult::Failed)
                }
            };
            plans::end_operation(tx, (tenant, id), operation.number, &answer, now)?;
            let ids = (client_request_id.as_deref().unwrap_or_default(), answer.request_id);
            let detail = step_detail(&operation, state, answer.status, ids);
            record(tx, &actor, "plan.step", (tenant, id), (result, detail), now)?;
            let new: Option<ResourceId> = answer.created_id.and_then(|id| id.parse().ok());
            if operation.kind == OperationKind::Create
                && let Some(new) = new.filter(|new| *new != operation.resource)
            {
                baselines::rename(tx, &actor, tenant, &area, (&operation.resource, &new), now)?;
            }
            Ok(())
        })
        .await
}

/// What is told of drifts.
pub(super) async fn tell_drifts(
    context: &Context,
    stored: &StoredPlan,
    told: Vec<DriftId>,
    happening: Happening,
) -> Result<(), PipelineError> {
    if told.is_empty() {
        return Ok(());
    }
    let (now, actor) = (context.clock.now(), Actor::plumbline());
    let (tenant_id, areas) = (stored.tenant_id, areas_of(stored));
    context.store.write(move |tx| tell_each(tx, told, happening, &actor, now)).await?;
    publish(context, tenant_id, areas);
    Ok(())
}

fn tell_each(
    tx: &mut WriteTx<'_>,
    told: impl IntoIterator<Item = DriftId>,
    happening: Happening,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), StoreError> {
    for id in told {
        // One that is gone meanwhile needs no telling.
        let _ = drifts::tell_restore(tx, id, happening, actor, now)?;
    }
    Ok(())
}

fn publish(context: &Context, tenant_id: TenantId, areas: BTreeSet<AreaKey>) {
    for area in areas {
        context.publish(Event::Drift { tenant_id, area, opened: 0, resolved: 0 });
    }
}

/// Ends a plan whose requests are all at their end: says why it ended so, tells all its drifts what became of them, and
/// has what was touched read again. Those that hold were told before, unless the process ended in between; to be told
/// twice changes nothing.
///
/// # Errors
/// Those of the store.
pub(super) async fn finish(
    context: &Context,
    stored: &StoredPlan,
    state: PlanState,
    reason: Option<String>,
) -> Result<(), PipelineError> {
    let held = held_drifts(stored);
    let failed: Vec<DriftId> = begun_drifts(stored).difference(&held).copied().collect();
    let (tenant, id, now) = (stored.tenant_id, stored.id, context.clock.now());
    let detail = json!({ "state": state.as_str(), "reason": reason, "operations": counts(stored) });
    let result = if state == PlanState::Restored { AuditResult::Done } else { AuditResult::Failed };
    context
        .store
        .write(move |tx| {
            let actor = Actor::plumbline();
            tell_each(tx, held, Happening::RestoreVerified, &actor, now)?;
            tell_each(tx, failed, Happening::RestoreFailed, &actor, now)?;
            plans::end(tx, id, state, reason.as_deref(), now)?;
            record(tx, &actor, "plan.end", (tenant, id), (result, detail), now)
        })
        .await?;
    publish(context, tenant, areas_of(stored));
    tell(context, stored);
    if stored.operations.iter().any(|progress| progress.started_at.is_some()) {
        read_again(context, stored).await;
    }
    Ok(())
}

/// The snapshot and the list of drifts are to be true at once. That the tenant cannot be read now is no fault of the
/// plan.
async fn read_again(context: &Context, stored: &StoredPlan) {
    let areas = areas_of(stored).into_iter().map(|area| area.to_string()).collect();
    let queued = sync::enqueue(context, Actor::plumbline(), stored.tenant_id, Some(areas), Trigger::Person).await;
    if let Err(failure) = queued {
        slog::warn!(context.logger, "what a plan wrote is not read again before the next sync";
            "plan.id" => stored.id.to_string(), "error" => crate::logging::chain(&failure));
    }
}

fn areas_of(stored: &StoredPlan) -> BTreeSet<AreaKey> {
    stored.plan.operations.iter().map(|operation| operation.area.clone()).collect()
}

fn counts(stored: &StoredPlan) -> Value {
    let count = |state: OperationState| stored.operations.iter().filter(|known| known.state == state).count();
    let named = OperationState::ALL.map(|state| (state.as_str().to_owned(), json!(count(state))));
    Value::Object(named.into_iter().collect())
}

/// The drifts that approved operations undo.
pub(super) fn begun_drifts(stored: &StoredPlan) -> BTreeSet<DriftId> {
    let is_approved = |operation: &&Operation| {
        progress_of(stored, operation.number).is_some_and(|known| known.state != OperationState::LeftOut)
    };
    stored.plan.operations.iter().filter(is_approved).flat_map(|operation| operation.drifts.iter().copied()).collect()
}

/// The drifts of which every operation was done and holds.
pub(super) fn held_drifts(stored: &StoredPlan) -> BTreeSet<DriftId> {
    let holds = |operation: &Operation| {
        let known = progress_of(stored, operation.number);
        known.is_some_and(|known| known.verification == Some(Verification::Held))
    };
    let mut held = begun_drifts(stored);
    for operation in stored.plan.operations.iter().filter(|operation| !holds(operation)) {
        held.retain(|drift| !operation.drifts.contains(drift));
    }
    held
}
