//! Makes a plan of what was decided, and lets it be carried out in the name of the policy, or leaves it to a person.

use super::aside::{areas_of, leave_to_person, pause_for, put_aside};
use crate::domain::automatic::{Attempt, Decision, Facts, Fitting, Outcome, Requested, Settings, fitting};
use crate::domain::model::{Actor, DriftId, PlanId, TenantId};
use crate::domain::plan::{OnSurprise, OperationKind};
use crate::domain::review::{Severity, worst};
use crate::pipeline::plans::{self, Author, Selection};
use crate::pipeline::{Context, PipelineError};
use crate::store::automatic::{self as stored, EventKind, NewEvent};
use crate::store::plans::{self as stored_plans, StoredPlan};

/// What a policy approves of: more than this, a person looks at.
const MOST: Severity = Severity::Warning;
/// What they are stands on the plan; in our own words, since these are not sealed.
const SERIOUS_REMARKS: &str = "The second pair of eyes has serious remarks: look at the plan.";
const NOTHING_TO_PLAN: &str = "Nothing can be planned for these drifts: plan them yourself to see why.";

pub(super) async fn restore(
    context: &Context,
    tenant: TenantId,
    settings: &Settings,
    facts: &Facts,
    decision: &Decision,
) -> Result<(), PipelineError> {
    let chosen = decision.restored();
    let attempts: Vec<(Attempt, DriftId)> = facts
        .candidates
        .iter()
        .filter(|candidate| chosen.contains(&candidate.drift))
        .map(|candidate| (candidate.attempt, candidate.drift))
        .collect();
    let author = policy();
    let plan = match plans::make(context, &author, tenant, Selection::Drifts(chosen), OnSurprise::Stop).await {
        Ok(plan) => plan,
        Err(error) => return not_made(context, tenant, attempts, error).await,
    };
    let made = register(context, tenant, plan, attempts).await?;
    if worst(&made.notes) > Some(MOST) {
        return leave_to_person(context, &made, "notes", SERIOUS_REMARKS).await;
    }
    if let Some((code, why)) = beyond(settings, &made) {
        return leave_to_person(context, &made, code, why).await;
    }
    let numbers = match fitting(settings, &facts.sent, &requested(&made), context.clock.now()) {
        Fitting::These(numbers) => numbers,
        Fitting::NothingUntil(until) => {
            let why = "The plan has more requests than the hour has left.".to_owned();
            return put_aside(context, &made, "limit", why, Some(until)).await;
        }
        Fitting::Never => {
            let why = "The plan has more requests than an hour may have.";
            return leave_to_person(context, &made, "limit", why).await;
        }
    };
    carry_out(context, settings, &made, numbers).await
}

/// Who makes, approves and applies what nobody in person does.
fn policy() -> Author {
    Author { actor: Actor::policy(), user: None, by_policy: true }
}

/// Nothing can be done about these drifts, or not in one plan: a person sees why when he plans it himself.
async fn not_made(
    context: &Context,
    tenant: TenantId,
    attempts: Vec<(Attempt, DriftId)>,
    error: PipelineError,
) -> Result<(), PipelineError> {
    match error {
        PipelineError::NothingToPlan { .. } | PipelineError::PlanTooLarge { .. } => {}
        // Somebody was faster; what is left shows when it is looked at again.
        PipelineError::Resolved | PipelineError::Restoring | PipelineError::NotFound { .. } => return Ok(()),
        other => return Err(other),
    }
    let now = context.clock.now();
    let told = context.store.write(move |tx| {
        stored::record_attempts(tx, tenant, &attempts, None, Some(Outcome::LeftToPerson), now)?;
        let event = NewEvent {
            code: Some("nothingToPlan".to_owned()),
            why: Some(NOTHING_TO_PLAN.to_owned()),
            ..NewEvent::of(EventKind::LeftToPerson)
        };
        stored::tell(tx, tenant, &event, now)
    });
    Ok(told.await?)
}

/// Remembers the plan and what it tries; what it cannot undo is left to a person at once.
async fn register(
    context: &Context,
    tenant: TenantId,
    plan: PlanId,
    attempts: Vec<(Attempt, DriftId)>,
) -> Result<StoredPlan, PipelineError> {
    let now = context.clock.now();
    let found = context.store.write(move |tx| {
        let Some(made) = stored_plans::find(tx, plan)? else { return Ok(None) };
        stored::register(tx, tenant, plan)?;
        stored::record_attempts(tx, tenant, &attempts, Some(plan), None, now)?;
        let left_out: Vec<DriftId> = made.plan.left_out.iter().map(|left_out| left_out.drift).collect();
        stored::set_outcome(tx, plan, &left_out, Outcome::LeftToPerson)?;
        Ok(Some(made))
    });
    found.await?.ok_or(PipelineError::NotFound { what: "plan" })
}

/// What the plan does that no policy, or not this one, may do: some resources can only be changed by making them anew.
fn beyond(settings: &Settings, made: &StoredPlan) -> Option<(&'static str, &'static str)> {
    made.plan.operations.iter().find_map(|operation| match operation.kind {
        OperationKind::Delete => {
            Some(("isDeletion", "The plan deletes a resource, which is never done without a person."))
        }
        OperationKind::Create | OperationKind::Revive => {
            let may = settings.of(&operation.area).is_some_and(|policy| policy.creates_missing);
            (!may).then_some(("isCreation", "The plan makes a resource anew, which the policy does not allow."))
        }
        OperationKind::Update => None,
    })
}

fn requested(made: &StoredPlan) -> Vec<Requested> {
    let operations = made.plan.operations.iter().map(|operation| Requested {
        number: operation.number,
        area: operation.area.clone(),
        resource: operation.resource.clone(),
        needs: operation.needs.clone(),
    });
    operations.collect()
}

async fn carry_out(
    context: &Context,
    settings: &Settings,
    made: &StoredPlan,
    numbers: Vec<u32>,
) -> Result<(), PipelineError> {
    let approved = plans::approve(context, &policy(), made.id, &made.hash, Some(numbers.clone())).await;
    let applied = match approved {
        Ok(()) => plans::apply(context, Actor::policy(), made.id).await,
        Err(error) => Err(error),
    };
    match applied {
        Ok(()) => tell_planned(context, made, numbers.len()).await,
        // The second pair of eyes saw more when it looked again.
        Err(PipelineError::NeedsAPerson | PipelineError::PlanHasFatalNotes { .. }) => {
            leave_to_person(context, made, "notes", SERIOUS_REMARKS).await
        }
        // The plan ended with that, which is looked at like any other end.
        Err(PipelineError::PlanOutdated { .. }) => Ok(()),
        Err(PipelineError::PlanRunning) => {
            let why = PipelineError::PlanRunning.to_string();
            put_aside(context, made, "busy", why, None).await
        }
        Err(error @ (PipelineError::WritingIsOff | PipelineError::MissingPermissions { .. })) => {
            put_aside(context, made, "cannotWrite", error.to_string(), None).await?;
            pause(context, settings, made, error.to_string()).await
        }
        Err(error) => {
            let why = "The plan could not be approved or begun; the log says why.".to_owned();
            put_aside(context, made, "failed", why, None).await?;
            Err(error)
        }
    }
}

async fn tell_planned(context: &Context, made: &StoredPlan, approved: usize) -> Result<(), PipelineError> {
    let (tenant, plan, all, now) = (made.tenant_id, made.id, made.plan.operations.len(), context.clock.now());
    let why = match (approved, all) {
        (1, 1) => "A plan with one request was approved by the policy.".to_owned(),
        (approved, all) if approved == all => format!("A plan with {all} requests was approved by the policy."),
        (approved, all) => {
            format!(
                "{approved} of the {all} requests of a plan were approved by the policy: the hour has no more room."
            )
        }
    };
    let event = NewEvent { why: Some(why), plan: Some(plan), ..NewEvent::of(EventKind::Planned) };
    Ok(context.store.write(move |tx| stored::tell(tx, tenant, &event, now)).await?)
}

async fn pause(context: &Context, settings: &Settings, made: &StoredPlan, why: String) -> Result<(), PipelineError> {
    let (settings, made, now) = (settings.clone(), made.clone(), context.clock.now());
    Ok(context.store.write(move |tx| pause_for(tx, &settings, &made, &areas_of(&made), why, now)).await?)
}
