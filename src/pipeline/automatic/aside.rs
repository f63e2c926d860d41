//! Where a plan of a policy goes that is not carried out, and what follows when one went wrong.

use serde_json::json;

use crate::domain::automatic::{Outcome, Settings};
use crate::domain::model::{Actor, AreaKey, DriftId, Timestamp};
use crate::pipeline::{Context, PipelineError, restoring};
use crate::store::audit::{NewEntry, append};
use crate::store::automatic::{self as stored, EventKind, NewEvent, Pause};
use crate::store::plans::StoredPlan;
use crate::store::tenant_events::{self, NewTenantEvent, TenantEventKind};
use crate::store::{StoreError, WriteTx};

const MS_PER_HOUR: i64 = 3_600_000;

/// The plan stays as it is, for somebody to approve or cancel it, and the same is not planned again.
pub(super) async fn leave_to_person(
    context: &Context,
    made: &StoredPlan,
    code: &'static str,
    why: &'static str,
) -> Result<(), PipelineError> {
    let (tenant, plan, now) = (made.tenant_id, made.id, context.clock.now());
    let drifts = drifts_of(made);
    let areas = areas_of(made);
    let told = context.store.write(move |tx| {
        stored::set_outcome(tx, plan, &drifts, Outcome::LeftToPerson)?;
        stored::settle(tx, plan, now)?;
        let alert =
            NewTenantEvent { kind: TenantEventKind::AutomaticRestoreNeedsPerson, subject: plan.to_string(), areas };
        tenant_events::append(tx, tenant, &alert, now)?;
        let (actor, subject) = (Actor::policy(), plan.to_string());
        let (action, detail) = ("automatic_restore.leave", json!({ "code": code }));
        append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: Some(tenant), detail })?;
        let event = NewEvent {
            code: Some(code.to_owned()),
            why: Some(why.to_owned()),
            plan: Some(plan),
            ..NewEvent::of(EventKind::LeftToPerson)
        };
        stored::tell(tx, tenant, &event, now)
    });
    Ok(told.await?)
}

/// Cancels a plan of which nothing was sent, so that it is decided anew later. It is settled before: one that is cancelled
/// and not settled looks as if a person had cancelled it.
pub(super) async fn put_aside(
    context: &Context,
    made: &StoredPlan,
    code: &'static str,
    why: String,
    until: Option<Timestamp>,
) -> Result<(), PipelineError> {
    let (tenant, plan, now) = (made.tenant_id, made.id, context.clock.now());
    let told = context.store.write(move |tx| {
        stored::settle(tx, plan, now)?;
        let event = NewEvent {
            code: Some(code.to_owned()),
            why: Some(why),
            until,
            plan: Some(plan),
            ..NewEvent::of(EventKind::Dropped)
        };
        stored::tell(tx, tenant, &event, now)
    });
    told.await?;
    match restoring::cancel(context, Actor::policy(), plan).await {
        // It ended meanwhile, which is as good.
        Ok(()) | Err(PipelineError::PlanEnded { .. } | PipelineError::PlanExpired) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Restores nothing for as long as the policies of the areas say, and alerts.
pub(super) fn pause_for(
    tx: &mut WriteTx<'_>,
    settings: &Settings,
    made: &StoredPlan,
    areas: &[AreaKey],
    why: String,
    now: Timestamp,
) -> Result<(), StoreError> {
    let hours = areas.iter().filter_map(|area| settings.of(area)).map(|policy| policy.pause_hours).max();
    let hours = hours.unwrap_or(settings.policy.pause_hours);
    let until = now.plus_ms(i64::from(hours) * MS_PER_HOUR);
    stored::pause(tx, made.tenant_id, &Pause { since: now, until, why: why.clone(), plan: Some(made.id) })?;
    let alert = NewTenantEvent {
        kind: TenantEventKind::AutomaticRestorePaused,
        subject: made.id.to_string(),
        areas: areas.to_vec(),
    };
    tenant_events::append(tx, made.tenant_id, &alert, now)?;
    let event = NewEvent {
        code: Some("paused".to_owned()),
        why: Some(why),
        until: Some(until),
        plan: Some(made.id),
        ..NewEvent::of(EventKind::Failed)
    };
    stored::tell(tx, made.tenant_id, &event, now)?;
    let (actor, subject, tenant) = (Actor::policy(), made.id.to_string(), Some(made.tenant_id));
    let (action, detail) = ("automatic_restore.pause", json!({ "until": until, "hours": hours }));
    append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant, detail })
}

pub(super) fn drifts_of(made: &StoredPlan) -> Vec<DriftId> {
    made.plan.operations.iter().flat_map(|operation| operation.drifts.iter().copied()).collect()
}

pub(super) fn areas_of(made: &StoredPlan) -> Vec<AreaKey> {
    let mut areas: Vec<AreaKey> = made.plan.operations.iter().map(|operation| operation.area.clone()).collect();
    areas.sort();
    areas.dedup();
    areas
}
