//! A plan from its first request to its end.

use std::collections::BTreeSet;

use slog::warn;
use tokio_util::sync::CancellationToken;

use super::end::{Outcome, finish, keep, restoring_until};
use super::found::Found;
use super::look::{self, Seen};
use super::pauses::milliseconds;
use super::running::Turn;
use super::step::{Stepped, foreign, step};
use super::verify::verify;
use super::words::Refused;
use super::{is_in, tell};
use crate::domain::model::PlanId;
use crate::domain::plan::{OnSurprise, Operation, OperationState, PlanState};
use crate::graph::WriteConnection;
use crate::pipeline::{Context, PipelineError, write_connections};
use crate::store::plans::{self, StoredPlan};

/// A plan that is being applied.
pub(super) struct Run<'a> {
    pub(super) context: &'a Context,
    pub(super) stored: StoredPlan,
    pub(super) writer: WriteConnection,
    pub(super) stop: &'a CancellationToken,
}

impl Run<'_> {
    /// What became of the requests; what the plan says never changes.
    pub(super) async fn reload(&mut self) -> Result<(), PipelineError> {
        let (tenant, id) = (self.stored.tenant_id, self.stored.id);
        self.stored.operations = self.context.store.read(move |tx| plans::operations(tx, tenant, id)).await?;
        Ok(())
    }

    pub(super) fn tell(&self) {
        tell(self.context, &self.stored);
    }

    fn waiting(&self) -> Vec<Operation> {
        let is_waiting = |operation: &&Operation| is_in(&self.stored, operation.number, OperationState::Waiting);
        self.stored.plan.operations.iter().filter(is_waiting).cloned().collect()
    }
}

/// Carries a plan on from wherever it is, to its end or until the server stops. What is under way is ended first.
///
/// # Errors
/// Those of the store; then it is carried on later.
pub async fn carry_on(context: &Context, turn: Turn, stop: &CancellationToken) -> Result<(), PipelineError> {
    let id = turn.plan;
    let Some(stored) = context.store.read(move |tx| plans::find(tx, id)).await? else { return Ok(()) };
    let applied = match stored.state {
        PlanState::Applying => apply_rest(context, stored, stop).await,
        PlanState::Verifying => Ok(()),
        PlanState::Proposed
        | PlanState::Approved
        | PlanState::Restored
        | PlanState::Incomplete
        | PlanState::Outdated
        | PlanState::Cancelled
        | PlanState::Expired => return Ok(()),
    };
    match applied {
        Ok(()) => {}
        Err(PipelineError::NoConnection | PipelineError::WritingIsOff) => give_up(context, id).await?,
        Err(error) => return Err(error),
    }
    let Some(stored) = context.store.read(move |tx| plans::find(tx, id)).await? else { return Ok(()) };
    if stored.state == PlanState::Verifying {
        verify(context, stored, stop).await?;
    }
    Ok(())
}

/// Sends what is left, and leaves the plan to be verified or at its end; a stop leaves it as it is.
async fn apply_rest(context: &Context, stored: StoredPlan, stop: &CancellationToken) -> Result<(), PipelineError> {
    let writer = write_connections::of_tenant(context, stored.tenant_id).await?;
    let mut run = Run { context, stored, writer, stop };
    look_at_started(&mut run).await?;
    if let Some(refused) = outdated(&run).await? {
        cancel(&run, &run.waiting()).await?;
        run.reload().await?;
        return finish(context, &run.stored, PlanState::Outdated, Some(refused.message)).await;
    }
    while let Some(operation) = next(&mut run).await? {
        if stop.is_cancelled() {
            return Ok(());
        }
        match step(&mut run, &operation).await? {
            Stepped::Done | Stepped::Surprise => {}
            Stepped::NotBegun if stop.is_cancelled() => return Ok(()),
            Stepped::NotBegun => {
                run.reload().await?;
                // One that somebody began all the same is looked at like any other.
                if is_in(&run.stored, operation.number, OperationState::Started) {
                    look_at_started(&mut run).await?;
                } else {
                    cancel(&run, &run.waiting()).await?;
                    run.reload().await?;
                }
            }
        }
    }
    to_verification(context, run.stored.id).await
}

/// The next request to send. After a surprise nothing is sent any more, or nothing that needs what did not come.
async fn next(run: &mut Run<'_>) -> Result<Option<Operation>, PipelineError> {
    let surprised: BTreeSet<u32> = run
        .stored
        .operations
        .iter()
        .filter(|known| matches!(known.state, OperationState::Refused | OperationState::Unclear))
        .map(|known| known.number)
        .collect();
    let waiting = run.waiting();
    let given_up: Vec<Operation> = match run.stored.on_surprise {
        OnSurprise::Stop if !surprised.is_empty() => waiting.clone(),
        OnSurprise::Stop | OnSurprise::GoOn => without_needs(run, &waiting),
    };
    if !given_up.is_empty() {
        cancel(run, &given_up).await?;
        run.reload().await?;
        run.tell();
    }
    Ok(run.waiting().into_iter().next())
}

/// Those that need an operation that will never be done.
fn without_needs(run: &Run<'_>, waiting: &[Operation]) -> Vec<Operation> {
    let may_come = |number: &u32| {
        let states = [OperationState::Waiting, OperationState::Started, OperationState::Done];
        states.iter().any(|state| is_in(&run.stored, *number, *state))
    };
    let is_lost = |operation: &&Operation| !operation.needs.iter().all(may_come);
    waiting.iter().filter(is_lost).cloned().collect()
}

async fn cancel(run: &Run<'_>, operations: &[Operation]) -> Result<(), PipelineError> {
    let numbers: Vec<u32> = operations.iter().map(|operation| operation.number).collect();
    let id = run.stored.id;
    Ok(run.context.store.write(move |tx| plans::cancel_waiting(tx, id, &numbers)).await?)
}

/// Requests that a process left behind: looked at, and never just sent again.
async fn look_at_started(run: &mut Run<'_>) -> Result<(), PipelineError> {
    let is_started = |operation: &&Operation| is_in(&run.stored, operation.number, OperationState::Started);
    let started: Vec<Operation> = run.stored.plan.operations.iter().filter(is_started).cloned().collect();
    for operation in started {
        match look::settled(run.context, &run.stored, &operation).await? {
            Seen::Done { created_id } => {
                keep(run.context, &run.stored, &operation, Outcome::found(created_id)).await?;
            }
            Seen::NotDone => {
                let (id, number) = (run.stored.id, operation.number);
                run.context.store.write(move |tx| plans::wait_again(tx, id, number)).await?;
            }
            Seen::Unclear(reason) => {
                let message = format!("the server ended while this was sent; {reason}");
                let refused = Refused::by_us("unclear", message);
                keep(run.context, &run.stored, &operation, Outcome::Unclear(refused)).await?;
            }
        }
        run.reload().await?;
        run.tell();
    }
    Ok(())
}

/// Whether somebody changed one of the resources before anything was sent.
async fn outdated(run: &Run<'_>) -> Result<Option<Refused>, PipelineError> {
    if run.stored.operations.iter().any(|known| known.started_at.is_some()) {
        return Ok(None);
    }
    let waiting = run.waiting();
    let found = Found::read(run.context, &run.stored, &waiting.iter().collect::<Vec<_>>()).await?;
    for operation in &waiting {
        // What cannot be read now is read again just before its request.
        if let Ok(live) = found.of(&run.stored, operation)
            && let Some(refused) = foreign(run, operation, live)?
        {
            let message = format!("{}: {}", operation.resource_name, refused.message);
            return Ok(Some(Refused { message, ..refused }));
        }
    }
    Ok(None)
}

/// All was sent, or will not be: what was done is read back.
async fn to_verification(context: &Context, id: PlanId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let until = now.plus_ms(milliseconds(context.pauses.verifying));
    context
        .store
        .write(move |tx| {
            plans::verify(tx, id, until)?;
            plans::keep_restoring(tx, id, restoring_until(now))
        })
        .await?;
    Ok(())
}

/// The tenant cannot be read or written any more: what waits is not sent, and what was begun stays unclear.
async fn give_up(context: &Context, id: PlanId) -> Result<(), PipelineError> {
    let Some(stored) = context.store.read(move |tx| plans::find(tx, id)).await? else { return Ok(()) };
    warn!(context.logger, "a plan cannot go on, as the tenant is not connected any more"; "plan.id" => id.to_string());
    let message = "the tenant was disconnected, or writing was switched off, while this was under way";
    for operation in &stored.plan.operations {
        if is_in(&stored, operation.number, OperationState::Started) {
            keep(context, &stored, operation, Outcome::Unclear(Refused::by_us("unclear", message))).await?;
        }
    }
    let numbers: Vec<u32> = stored.plan.operations.iter().map(|operation| operation.number).collect();
    context.store.write(move |tx| plans::cancel_waiting(tx, id, &numbers)).await?;
    to_verification(context, id).await
}
