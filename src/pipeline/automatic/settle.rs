//! What came of plans that policies made.

use super::aside::{areas_of, drifts_of, pause_for, put_aside};
use crate::domain::automatic::{Outcome, Settings};
use crate::domain::model::{AreaKey, DriftId, TenantId, Timestamp};
use crate::domain::plan::{OperationState, PlanState, Verification};
use crate::pipeline::{Context, Event, PipelineError};
use crate::store::automatic::{self as stored, EventKind, NewEvent};
use crate::store::plans::{Progress, StoredPlan};
use crate::store::{StoreError, WriteTx, plans};

/// Whether a plan of a policy is being carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    UnderWay,
    Settled,
}

/// Looks at all plans of the tenant that are not settled.
pub(super) async fn all(context: &Context, tenant: TenantId) -> Result<Standing, PipelineError> {
    let found = context.store.read(move |tx| {
        let mut ids = stored::unsettled(tx, tenant)?;
        ids.extend(stored::unregistered(tx, tenant)?);
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(plans::find(tx, id)?);
        }
        Ok(found)
    });
    let mut standing = Standing::Settled;
    for plan in found.await? {
        if one(context, plan).await? == Standing::UnderWay {
            standing = Standing::UnderWay;
        }
    }
    Ok(standing)
}

async fn one(context: &Context, plan: StoredPlan) -> Result<Standing, PipelineError> {
    match plan.state {
        PlanState::Applying | PlanState::Verifying => return Ok(Standing::UnderWay),
        // Whoever made it ended before he could let it be carried out.
        PlanState::Proposed | PlanState::Approved => {
            let id = plan.id;
            let tenant = plan.tenant_id;
            context.store.write(move |tx| stored::register(tx, tenant, id)).await?;
            let why = "The server stopped before anything of the plan was sent.".to_owned();
            put_aside(context, &plan, "interrupted", why, None).await?;
        }
        PlanState::Restored
        | PlanState::Incomplete
        | PlanState::Outdated
        | PlanState::Cancelled
        | PlanState::Expired => end(context, plan).await?,
    }
    Ok(Standing::Settled)
}

async fn end(context: &Context, plan: StoredPlan) -> Result<(), PipelineError> {
    let (now, tenant_id) = (context.clock.now(), plan.tenant_id);
    let settled = context.store.write(move |tx| {
        if !stored::settle(tx, plan.id, now)? {
            return Ok(());
        }
        match plan.state {
            PlanState::Restored => {
                let why = "What was sent is there.".to_owned();
                tell(tx, &plan, EventKind::Restored, None, why, now)
            }
            PlanState::Incomplete => failed(tx, &plan, now),
            PlanState::Cancelled => {
                stored::set_outcome(tx, plan.id, &drifts_of(&plan), Outcome::LeftToPerson)?;
                let why = "Somebody cancelled the plan.".to_owned();
                tell(tx, &plan, EventKind::Dropped, Some("cancelled"), why, now)
            }
            PlanState::Outdated | PlanState::Expired => {
                let why = plan.reason.clone().unwrap_or_else(|| "Nothing of the plan was sent.".to_owned());
                tell(tx, &plan, EventKind::Dropped, Some(plan.state.as_str()), why, now)
            }
            PlanState::Proposed | PlanState::Approved | PlanState::Applying | PlanState::Verifying => Ok(()),
        }
    });
    settled.await?;
    context.publish(Event::Tenant { tenant_id });
    Ok(())
}

/// Remembers what did not go well, and restores nothing for a time.
fn failed(tx: &mut WriteTx<'_>, plan: &StoredPlan, now: Timestamp) -> Result<(), StoreError> {
    let bad: Vec<u32> = plan.operations.iter().filter(|progress| !went_well(progress)).map(|one| one.number).collect();
    let operations = plan.plan.operations.iter().filter(|operation| bad.contains(&operation.number));
    let (mut drifts, mut areas): (Vec<DriftId>, Vec<AreaKey>) = (Vec::new(), Vec::new());
    for operation in operations {
        drifts.extend(&operation.drifts);
        areas.push(operation.area.clone());
    }
    stored::set_outcome(tx, plan.id, &drifts, Outcome::Failed)?;
    areas.sort();
    areas.dedup();
    if areas.is_empty() {
        areas = areas_of(plan);
    }
    let why = plan.reason.clone().unwrap_or_else(|| format!("{} requests did not go well.", bad.len()));
    let settings = stored::find(tx, plan.tenant_id)?.map_or_else(Settings::default, |found| found.settings);
    pause_for(tx, &settings, plan, &areas, why, now)
}

/// What was never begun is not to blame.
fn went_well(progress: &Progress) -> bool {
    match progress.state {
        OperationState::Waiting | OperationState::LeftOut | OperationState::Cancelled => true,
        OperationState::Done => progress.verification == Some(Verification::Held),
        OperationState::Started | OperationState::Refused | OperationState::Unclear => false,
    }
}

fn tell(
    tx: &mut WriteTx<'_>,
    plan: &StoredPlan,
    kind: EventKind,
    code: Option<&str>,
    why: String,
    now: Timestamp,
) -> Result<(), StoreError> {
    let event = NewEvent { code: code.map(str::to_owned), why: Some(why), plan: Some(plan.id), ..NewEvent::of(kind) };
    stored::tell(tx, plan.tenant_id, &event, now)
}
