//! Reading back what was written until it is there. Graph shows a change after a while, so that one look says little.

use std::collections::BTreeSet;

use tokio_util::sync::CancellationToken;

use super::end::{finish, held_drifts, tell_drifts};
use super::found::{Found, area_of};
use super::{filled, is_in, is_passed_over, progress_of, tell, touched};
use crate::domain::diff::PropertyChange;
use crate::domain::drift::Happening;
use crate::domain::model::{AreaKey, DriftId, ResourceId};
use crate::domain::plan::{Operation, OperationKind, OperationState, PlanState, PlannedChange, Verification, not_held};
use crate::pipeline::{Context, PipelineError};
use crate::store::plans::{self, StoredPlan};
use crate::store::resources;

/// What a look at one operation that was done tells.
enum Held {
    Yes,
    No(Vec<PropertyChange>),
    /// It could not be read.
    Unknown,
}

/// Reads back with growing pauses until everything holds or the time is over, and ends the plan. A stop leaves it as it
/// is.
///
/// # Errors
/// Those of the store.
pub(super) async fn verify(
    context: &Context,
    mut stored: StoredPlan,
    stop: &CancellationToken,
) -> Result<(), PipelineError> {
    let mut pause = context.pauses.first;
    loop {
        let is_over = stored.verify_until.is_none_or(|until| context.clock.now() >= until);
        round(context, &mut stored, is_over).await?;
        if pending(&stored).is_empty() || is_over {
            let (state, reason) = verdict(&stored);
            return finish(context, &stored, state, reason).await;
        }
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = tokio::time::sleep(pause) => {}
        }
        pause = context.pauses.after(pause);
    }
}

/// One look at everything that is not known to hold.
///
/// # Errors
/// Those of the store.
pub(super) async fn round(context: &Context, stored: &mut StoredPlan, is_last: bool) -> Result<(), PipelineError> {
    let waiting = pending(stored);
    if waiting.is_empty() {
        return Ok(());
    }
    let found = match Found::read(context, stored, &waiting.iter().collect::<Vec<_>>()).await {
        Ok(found) => found,
        // Without a connection nothing is known, which is what will be said at the end.
        Err(PipelineError::NoConnection) => return Ok(()),
        Err(error) => return Err(error),
    };
    let before = held_drifts(stored);
    let mut is_changed = false;
    for operation in &waiting {
        let (verification, came_back) = match look(context, stored, operation, &found)? {
            Held::Yes => (Verification::Held, Vec::new()),
            Held::No(changes) if is_last => (Verification::CameBack, planned(changes)),
            Held::No(_) | Held::Unknown => continue,
        };
        let (owner, number, now) = ((stored.tenant_id, stored.id), operation.number, context.clock.now());
        let gone = removed(operation, &found, stored);
        let write = context.store.write(move |tx| {
            // Or else the snapshot would speak of it until an emptied area was read twice, as a sudden loss is.
            if let Some((area, id)) = gone.filter(|_| verification == Verification::Held) {
                resources::end_version(tx, owner.0, &area, &id, now)?;
            }
            plans::verified(tx, owner, number, verification, &came_back, now)
        });
        write.await?;
        is_changed = true;
    }
    if is_changed {
        let (tenant, id) = (stored.tenant_id, stored.id);
        stored.operations = context.store.read(move |tx| plans::operations(tx, tenant, id)).await?;
        let new: Vec<DriftId> = held_drifts(stored).difference(&before).copied().collect();
        tell_drifts(context, stored, new, Happening::RestoreVerified).await?;
        tell(context, stored);
    }
    Ok(())
}

/// The resource that the operation removed, if it was seen to be gone.
fn removed(operation: &Operation, found: &Found, stored: &StoredPlan) -> Option<(AreaKey, ResourceId)> {
    let is_gone = operation.kind == OperationKind::Delete && operation.part.is_empty();
    (is_gone && found.of(stored, operation) == Ok(None)).then(|| (operation.area.clone(), operation.resource.clone()))
}

fn look(context: &Context, stored: &StoredPlan, operation: &Operation, found: &Found) -> Result<Held, PipelineError> {
    let area = area_of(context, &operation.area)?;
    if is_passed_over(stored, operation) {
        return Ok(Held::Yes);
    }
    let known = (touched(stored, operation), filled(stored, operation), found.of(stored, operation));
    let (Some(touched), Ok(operation), Ok(live)) = known else {
        return Ok(Held::Unknown);
    };
    Ok(match not_held(&area, &operation, &touched, live) {
        Ok(changes) if changes.is_empty() => Held::Yes,
        Ok(changes) => Held::No(changes),
        Err(_) => Held::Unknown,
    })
}

/// What was done and is not known to hold, nor to have come back.
fn pending(stored: &StoredPlan) -> Vec<Operation> {
    let is_pending = |operation: &&Operation| {
        let known = progress_of(stored, operation.number);
        known.is_some_and(|known| known.verification == Some(Verification::Pending))
    };
    stored.plan.operations.iter().filter(is_pending).cloned().collect()
}

fn planned(changes: Vec<PropertyChange>) -> Vec<PlannedChange> {
    let planned = |change: PropertyChange| {
        let PropertyChange { path, kind, before, after, added: _, removed: _, after_hash: _ } = change;
        PlannedChange { path, kind, before, after }
    };
    changes.into_iter().map(planned).collect()
}

/// How a plan ended of which everything was looked at, and why, in words.
pub(super) fn verdict(stored: &StoredPlan) -> (PlanState, Option<String>) {
    let count = |state| stored.plan.operations.iter().filter(|one| is_in(stored, one.number, state)).count();
    let verified = |verification| {
        let all = stored.operations.iter();
        all.filter(|known| known.verification == Some(verification)).count()
    };
    let (done, cancelled) = (count(OperationState::Done), count(OperationState::Cancelled));
    let mut reasons = Vec::new();
    for (number, words) in [
        (count(OperationState::Refused), "refused"),
        (count(OperationState::Unclear), "unclear"),
        (verified(Verification::CameBack), "done, but did not hold"),
        (verified(Verification::Pending), "done, but could not be read back"),
    ] {
        if number > 0 {
            reasons.push(format!("{number} {words}"));
        }
    }
    let all = stored.operations.iter().filter(|known| known.state != OperationState::LeftOut);
    let of_all = match all.count() {
        1 => format!("{done} of 1 request was done"),
        all => format!("{done} of {all} requests were done"),
    };
    if !reasons.is_empty() {
        let reasons = reasons.join(", ");
        return (PlanState::Incomplete, Some(format!("{of_all}; {reasons}: each request tells why")));
    }
    if stored.cancel_asked_at.is_some() && cancelled > 0 {
        return (PlanState::Cancelled, Some(format!("{of_all} before it was cancelled")));
    }
    if cancelled > 0 {
        let why = "writing was switched off, or what they needed was not done";
        return (PlanState::Incomplete, Some(format!("{of_all}; {cancelled} were not sent: {why}")));
    }
    (PlanState::Restored, None)
}

/// The drifts of operations, for who tells them.
pub(super) fn drifts_of(operations: &[Operation]) -> BTreeSet<DriftId> {
    operations.iter().flat_map(|operation| operation.drifts.iter().copied()).collect()
}
