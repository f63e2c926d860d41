//! What people ask of a plan that was approved: that it be applied, that nothing further be sent, that what is not known
//! be looked at again.

use std::collections::BTreeSet;

use serde_json::json;

use super::end::{Outcome, keep, restoring_until};
use super::look::{self as looking, Seen};
use super::verify::{drifts_of, round, verdict};
use super::words::Refused;
use super::{is_in, record, tell};
use crate::domain::catalog;
use crate::domain::drift::Happening;
use crate::domain::model::{PlanId, Timestamp};
use crate::domain::plan::{self, Operation, OperationState, PlanState, Verification};
use crate::pipeline::{Actor, Context, Event, PipelineError, drifts, write_connections};
use crate::store::audit::AuditResult;
use crate::store::plans::{self, StoredPlan};
use crate::store::{StoreError, WriteTx};

/// A plan of which at least one request may be sent.
struct ApprovedPlan {
    stored: StoredPlan,
    operations: Vec<Operation>,
}

impl ApprovedPlan {
    /// # Errors
    /// [`PipelineError::PlanEnded`], [`PipelineError::PlanExpired`], [`PipelineError::NotApproved`],
    /// [`PipelineError::PlanRunning`].
    fn of(context: &Context, stored: StoredPlan) -> Result<Self, PipelineError> {
        match stored.state {
            PlanState::Approved => {}
            PlanState::Proposed => return Err(PipelineError::NotApproved),
            PlanState::Applying | PlanState::Verifying => return Err(PipelineError::PlanRunning),
            PlanState::Expired => return Err(PipelineError::PlanExpired),
            PlanState::Restored | PlanState::Incomplete | PlanState::Outdated | PlanState::Cancelled => {
                return Err(PipelineError::PlanEnded { state: stored.state.as_str() });
            }
        }
        if context.clock.now() >= stored.expires_at {
            return Err(PipelineError::PlanExpired);
        }
        // An approval counts for the content that was approved, and for no other.
        let approved: BTreeSet<u32> = stored
            .approvals
            .iter()
            .filter(|approval| approval.hash == stored.hash)
            .map(|approval| approval.number)
            .collect();
        let is_whole = plan::hash(&stored.plan) == stored.hash;
        let all = stored.plan.operations.iter();
        let operations: Vec<Operation> =
            all.filter(|operation| is_whole && approved.contains(&operation.number)).cloned().collect();
        if operations.is_empty() {
            return Err(PipelineError::NotApproved);
        }
        Ok(Self { stored, operations })
    }

    fn left_out(&self) -> Vec<u32> {
        let approved: BTreeSet<u32> = self.operations.iter().map(|operation| operation.number).collect();
        let numbers = self.stored.plan.operations.iter().map(|operation| operation.number);
        numbers.filter(|number| !approved.contains(number)).collect()
    }
}

/// Begins to apply an approved plan. What it does from then on can be watched; nothing was sent yet.
///
/// # Errors
/// [`PipelineError::NotFound`], those of a plan that is not to be applied, [`PipelineError::WritingIsOff`],
/// [`PipelineError::MissingPermissions`], or what the sign-in says.
pub async fn apply(context: &Context, actor: Actor, id: PlanId) -> Result<(), PipelineError> {
    let stored = find(context, id).await?;
    let approved = ApprovedPlan::of(context, stored)?;
    check_permissions(context, &approved).await?;
    let now = context.clock.now();
    let tenant = approved.stored.tenant_id;
    let left_out = approved.left_out();
    let told = drifts_of(&approved.operations);
    let detail = json!({ "hash": approved.stored.hash, "operations": approved.operations.len() });
    let begun = context
        .store
        .write(move |tx| {
            match plans::begin(tx, id, now) {
                Ok(true) => {}
                Ok(false) => return Ok(Err(PipelineError::NotApproved)),
                Err(StoreError::Conflict { .. }) => return Ok(Err(PipelineError::PlanRunning)),
                Err(error) => return Err(error),
            }
            plans::leave_out(tx, id, &left_out)?;
            for drift in told {
                // One that is gone meanwhile needs no telling.
                let _ = drifts::tell_restore(tx, drift, Happening::RestoreStarted, &actor, now)?;
            }
            plans::keep_restoring(tx, id, restoring_until(now))?;
            record(tx, &actor, "plan.apply", (tenant, id), (AuditResult::Done, detail), now)?;
            Ok(Ok(()))
        })
        .await?;
    begun?;
    tell(context, &approved.stored);
    context.restores.arrive();
    Ok(())
}

/// What the token may do now, not what it could when the connection was made.
async fn check_permissions(context: &Context, approved: &ApprovedPlan) -> Result<(), PipelineError> {
    let writer = write_connections::of_tenant(context, approved.stored.tenant_id).await?;
    let granted: BTreeSet<String> = writer.token_facts().await?.permissions.into_iter().collect();
    let needed: BTreeSet<&String> = approved.operations.iter().flat_map(|operation| &operation.permissions).collect();
    let missing: Vec<&str> =
        needed.into_iter().filter(|name| !catalog::is_covered(name, &granted)).map(String::as_str).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(PipelineError::MissingPermissions { permissions: missing.join(" and ") })
}

/// Ends a plan that was not begun, or has nothing further sent of one that was.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::PlanEnded`].
pub async fn cancel(context: &Context, actor: Actor, id: PlanId) -> Result<(), PipelineError> {
    let stored = find(context, id).await?;
    let (tenant, now) = (stored.tenant_id, context.clock.now());
    let cancelled = context
        .store
        .write(move |tx| {
            let Some(state) = plans::state_of(tx, id)? else {
                return Ok(Err(PipelineError::NotFound { what: "plan" }));
            };
            match state {
                PlanState::Proposed | PlanState::Approved => cancel_unbegun(tx, id, now)?,
                PlanState::Applying => drop(plans::ask_for_cancel(tx, id, now)?),
                PlanState::Verifying
                | PlanState::Restored
                | PlanState::Incomplete
                | PlanState::Outdated
                | PlanState::Cancelled
                | PlanState::Expired => return Ok(Err(PipelineError::PlanEnded { state: state.as_str() })),
            }
            let detail = json!({ "state": state.as_str() });
            record(tx, &actor, "plan.cancel", (tenant, id), (AuditResult::Done, detail), now)?;
            Ok(Ok(()))
        })
        .await?;
    cancelled?;
    tell(context, &stored);
    Ok(())
}

fn cancel_unbegun(tx: &mut WriteTx<'_>, id: PlanId, now: Timestamp) -> Result<(), StoreError> {
    let numbers: Vec<u32> = match plans::find(tx, id)? {
        Some(stored) => stored.operations.iter().map(|known| known.number).collect(),
        None => Vec::new(),
    };
    plans::cancel_waiting(tx, id, &numbers)?;
    plans::end(tx, id, PlanState::Cancelled, None, now)
}

/// Ends the plans that nobody applied in time.
///
/// # Errors
/// Those of the store.
pub async fn expire(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let ended = context.store.write(move |tx| {
        let ended = plans::expire(tx, now)?;
        for (id, tenant) in &ended {
            record(tx, &Actor::schedule(), "plan.expire", (*tenant, *id), (AuditResult::Done, json!({})), now)?;
        }
        Ok(ended)
    });
    let ended = ended.await?;
    for (plan_id, tenant_id) in &ended {
        context.publish(Event::Plan { tenant_id: *tenant_id, plan_id: *plan_id });
    }
    Ok(ended.len())
}

/// Looks again at what was unclear, and at what was done and did not hold or could not be read back. Sends nothing.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::PlanRunning`] while it is under way, [`PipelineError::NoConnection`].
pub async fn look(context: &Context, actor: Actor, id: PlanId) -> Result<(), PipelineError> {
    let mut stored = find(context, id).await?;
    let Some(_turn) = context.restores.take(id).filter(|_| stored.state.has_ended()) else {
        return Err(PipelineError::PlanRunning);
    };
    let is_unclear = |operation: &&Operation| is_in(&stored, operation.number, OperationState::Unclear);
    let unclear: Vec<Operation> = stored.plan.operations.iter().filter(is_unclear).cloned().collect();
    for operation in &unclear {
        match looking::once(context, &stored, operation).await? {
            Seen::Done { created_id } => keep(context, &stored, operation, Outcome::found(created_id)).await?,
            Seen::NotDone => {
                let refused = Refused::by_us("notDone", "it was not carried out: make the plan anew");
                keep(context, &stored, operation, Outcome::Refused(refused)).await?;
            }
            Seen::Unclear(_) => {}
        }
        stored = find(context, id).await?;
    }
    unsettle(context, &mut stored).await?;
    round(context, &mut stored, true).await?;
    let (state, reason) = verdict(&stored);
    let (tenant, now, before) = (stored.tenant_id, context.clock.now(), stored.state);
    context
        .store
        .write(move |tx| {
            // What ended otherwise stays as it ended.
            if before == PlanState::Incomplete {
                plans::end(tx, id, state, reason.as_deref(), now)?;
            }
            let detail = json!({ "before": before.as_str(), "after": state.as_str() });
            record(tx, &actor, "plan.look", (tenant, id), (AuditResult::Done, detail), now)
        })
        .await?;
    tell(context, &stored);
    Ok(())
}

/// What came back may be there by now.
async fn unsettle(context: &Context, stored: &mut StoredPlan) -> Result<(), PipelineError> {
    let came_back: Vec<u32> = stored
        .operations
        .iter()
        .filter(|known| known.verification == Some(Verification::CameBack))
        .map(|known| known.number)
        .collect();
    let (owner, now) = ((stored.tenant_id, stored.id), context.clock.now());
    let write = context.store.write(move |tx| {
        came_back.iter().try_for_each(|number| plans::verified(tx, owner, *number, Verification::Pending, &[], now))
    });
    write.await?;
    *stored = find(context, owner.1).await?;
    Ok(())
}

async fn find(context: &Context, id: PlanId) -> Result<StoredPlan, PipelineError> {
    let found = context.store.read(move |tx| plans::find(tx, id)).await?;
    found.ok_or(PipelineError::NotFound { what: "plan" })
}
