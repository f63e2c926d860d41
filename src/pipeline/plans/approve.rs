//! Approving plans, and letting them go on to be applied. Whoever is refused is told why, and so is the audit trail.

use std::collections::BTreeSet;

use serde_json::json;

use super::make::found;
use super::seen::look;
use super::{Author, PlanDetail, facts};
use crate::auth::Role;
use crate::domain::model::{Actor, PlanId, TenantId, Timestamp};
use crate::domain::plan::PlanState;
use crate::domain::review::{Note, NoteCode, RestoreSettings, Severity, review, worst};
use crate::pipeline::{Context, Event, PipelineError, audit, restoring};
use crate::store::audit::{NewEntry, append};
use crate::store::plans::{self as stored, Approval, StoredPlan};
use crate::store::{restore_settings, write_connections};

/// Why a plan ends that speaks of what is no more.
const OUT_OF_DATE: &str = "somebody changed the tenant after the plan was made";

/// Whether somebody can approve the plan now.
///
/// # Errors
/// Why not.
pub fn may_approve(detail: &PlanDetail, author: &Author, role: Option<Role>) -> Result<(), PipelineError> {
    if role < Some(Role::Approver) {
        return Err(PipelineError::NeedsApprover);
    }
    let stored = &detail.stored;
    let approved = stored.approvals.len();
    if stored.state == PlanState::Approved && approved == stored.plan.operations.len() {
        return Err(PipelineError::ApprovedAlready);
    }
    check(stored, author, &detail.settings, detail.now)?;
    fatal(&stored.notes)
}

/// Approves operations of the plan as it was looked at; all of them when none are named. The second pair of eyes looks
/// anew before.
///
/// # Errors
/// [`PipelineError::HashDiffers`], [`PipelineError::PlanHasFatalNotes`], [`PipelineError::OwnPlan`],
/// [`PipelineError::PlanOutdated`], and others that tell the way out.
pub async fn approve(
    context: &Context,
    author: &Author,
    plan: PlanId,
    hash: &str,
    numbers: Option<Vec<u32>>,
) -> Result<(), PipelineError> {
    let before = found(context, plan).await?;
    let tenant = before.tenant_id;
    let done = approved(context, author, before, hash, numbers).await;
    remembered(context, &author.actor, tenant, plan, "approvePlan", done).await
}

async fn approved(
    context: &Context,
    author: &Author,
    before: StoredPlan,
    hash: &str,
    numbers: Option<Vec<u32>>,
) -> Result<(), PipelineError> {
    let (plan, tenant) = (before.id, before.tenant_id);
    let settings = context.store.read(move |tx| restore_settings::of_tenant(tx, tenant)).await?;
    check(&before, author, &settings, context.clock.now())?;
    if before.hash != hash {
        return Err(PipelineError::HashDiffers);
    }
    let chosen = chosen(&before, numbers)?;
    let notes = look_anew(context, &before).await?;
    fatal(&notes)?;
    if author.by_policy && worst(&notes) > Some(Severity::Warning) {
        return Err(PipelineError::NeedsAPerson);
    }
    let (now, author) = (context.clock.now(), author.clone());
    let kept = context.store.try_write(move |tx| {
        let current = stored::find(tx, plan)?.ok_or(PipelineError::NotFound { what: "plan" })?;
        check(&current, &author, &restore_settings::of_tenant(tx, tenant)?, now)?;
        let numbers: Vec<u32> = chosen.into_iter().collect();
        let approval =
            Approval { by: &author.actor.name, by_id: author.user, by_policy: author.by_policy, hash: &current.hash };
        stored::approve(tx, plan, &numbers, &approval, now)?;
        stored::set_state(tx, plan, PlanState::Proposed, PlanState::Approved)?;
        let detail = json!({
            "hash": current.hash,
            "operations": numbers,
            "of": current.plan.operations.len(),
            "byPolicy": author.by_policy,
        });
        let (subject, action) = (plan.to_string(), "plan.approve");
        append(tx, &NewEntry { at: now, actor: &author.actor, action, subject, tenant: Some(tenant), detail })?;
        Ok::<_, PipelineError>(())
    });
    kept.await?;
    context.publish(Event::Plan { tenant_id: tenant, plan_id: plan });
    Ok(())
}

/// Lets the approved requests be sent, once the second pair of eyes looked at the plan a last time.
///
/// # Errors
/// [`PipelineError::NotApproved`], [`PipelineError::WritingIsOff`], [`PipelineError::MissingPermissions`],
/// [`PipelineError::PlanOutdated`], and others that tell the way out.
pub async fn apply(context: &Context, actor: Actor, plan: PlanId) -> Result<(), PipelineError> {
    let before = found(context, plan).await?;
    let tenant = before.tenant_id;
    let done = applied(context, actor.clone(), before).await;
    remembered(context, &actor, tenant, plan, "applyPlan", done).await
}

async fn applied(context: &Context, actor: Actor, before: StoredPlan) -> Result<(), PipelineError> {
    let (plan, tenant) = (before.id, before.tenant_id);
    is_open(&before, context.clock.now())?;
    if before.state != PlanState::Approved || before.approvals.iter().any(|approval| approval.hash != before.hash) {
        return Err(PipelineError::NotApproved);
    }
    if context.store.read(move |tx| write_connections::find(tx, tenant)).await?.is_none() {
        return Err(PipelineError::WritingIsOff);
    }
    fatal(&look_anew(context, &before).await?)?;
    restoring::apply(context, actor, plan).await
}

/// Reads what the plan touches, looks at the plan again and keeps what was found. A plan that speaks of what is no more
/// is out of date for good.
async fn look_anew(context: &Context, before: &StoredPlan) -> Result<Vec<Note>, PipelineError> {
    let seen = look(context, before.tenant_id, &before.plan).await?;
    let (own, now, stored_plan) = (context.clone(), context.clock.now(), before.clone());
    let (id, tenant) = (before.id, before.tenant_id);
    // Looking opens many bodies, which must not hold the writer up.
    let looked = context.store.read(move |tx| {
        let StoredPlan { plan, expires_at, .. } = &stored_plan;
        Ok(review(plan, &facts::gather(tx, &own, tenant, plan, seen, *expires_at)?))
    });
    let notes = looked.await?;
    let kept = context.store.write(move |tx| {
        stored::renote(tx, tenant, id, &notes)?;
        let is_open = stored::state_of(tx, id)?.is_some_and(|state| !state.has_ended());
        if is_open && notes.iter().any(|note| note.code == NoteCode::LiveDiffers) {
            // What changed stands in the note, which is sealed.
            stored::end(tx, id, PlanState::Outdated, Some(OUT_OF_DATE), now)?;
            let detail = json!({ "state": PlanState::Outdated.as_str() });
            let (actor, subject, action) = (Actor::plumbline(), id.to_string(), "plan.end");
            append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: Some(tenant), detail })?;
        }
        Ok(notes)
    });
    let notes = kept.await?;
    context.publish(Event::Plan { tenant_id: tenant, plan_id: id });
    match notes.iter().find(|note| note.code == NoteCode::LiveDiffers) {
        Some(note) => Err(PipelineError::PlanOutdated { what: note.message.clone() }),
        None => Ok(notes),
    }
}

fn fatal(notes: &[Note]) -> Result<(), PipelineError> {
    match notes.iter().find(|note| note.severity == Severity::Fatal) {
        Some(note) => Err(PipelineError::PlanHasFatalNotes { what: note.message.clone() }),
        None => Ok(()),
    }
}

fn check(plan: &StoredPlan, author: &Author, settings: &RestoreSettings, now: Timestamp) -> Result<(), PipelineError> {
    is_open(plan, now)?;
    let is_own = author.user.is_some() && plan.author_id == author.user;
    // What the policy made and the policy approves is told as such; it is no person who could be another one.
    if settings.other_person && is_own && !author.by_policy {
        return Err(PipelineError::OwnPlan);
    }
    Ok(())
}

fn is_open(plan: &StoredPlan, now: Timestamp) -> Result<(), PipelineError> {
    match plan.state {
        PlanState::Proposed | PlanState::Approved if now >= plan.expires_at => Err(PipelineError::PlanExpired),
        PlanState::Proposed | PlanState::Approved => Ok(()),
        PlanState::Applying | PlanState::Verifying => Err(PipelineError::PlanRunning),
        PlanState::Expired => Err(PipelineError::PlanExpired),
        PlanState::Restored | PlanState::Incomplete | PlanState::Outdated | PlanState::Cancelled => {
            Err(PipelineError::PlanEnded { state: plan.state.as_str() })
        }
    }
}

/// The operations that are meant, with what they need among them or approved before.
fn chosen(plan: &StoredPlan, numbers: Option<Vec<u32>>) -> Result<BTreeSet<u32>, PipelineError> {
    let operations = &plan.plan.operations;
    let Some(numbers) = numbers else { return Ok(operations.iter().map(|operation| operation.number).collect()) };
    let invalid = |expected: String| Err(PipelineError::Invalid { field: "operations", expected });
    let chosen: BTreeSet<u32> = numbers.into_iter().collect();
    if chosen.is_empty() {
        return invalid("expected at least one number".to_owned());
    }
    if let Some(unknown) = chosen.iter().find(|number| !operations.iter().any(|one| one.number == **number)) {
        return invalid(format!("the plan has no operation {unknown}"));
    }
    let is_approved = |number: &u32| plan.approvals.iter().any(|approval| approval.number == *number);
    for operation in operations.iter().filter(|operation| chosen.contains(&operation.number)) {
        let lacks = operation.needs.iter().find(|needed| !chosen.contains(needed) && !is_approved(needed));
        if let Some(needed) = lacks {
            return invalid(format!("operation {} needs {needed}: approve that as well", operation.number));
        }
    }
    Ok(chosen)
}

/// Keeps a refusal in the audit trail.
async fn remembered(
    context: &Context,
    actor: &Actor,
    tenant: TenantId,
    plan: PlanId,
    operation: &'static str,
    done: Result<(), PipelineError>,
) -> Result<(), PipelineError> {
    let Some(why) = done.as_ref().err().and_then(refusal) else { return done };
    let detail = json!({ "operation": operation, "why": why });
    audit::refused(context, actor.clone(), "plan.refuse", plan.to_string(), Some(tenant), detail).await?;
    done
}

/// The word for a refusal that the trail keeps; what failed otherwise is no refusal.
fn refusal(error: &PipelineError) -> Option<&'static str> {
    let words = [
        (matches!(error, PipelineError::OwnPlan), "ownPlan"),
        (matches!(error, PipelineError::NotApproved), "notApproved"),
        (matches!(error, PipelineError::WritingIsOff), "writingIsOff"),
        (matches!(error, PipelineError::MissingPermissions { .. }), "missingPermissions"),
        (matches!(error, PipelineError::HashDiffers), "hashDiffers"),
        (matches!(error, PipelineError::PlanHasFatalNotes { .. }), "planHasFatalNotes"),
        (matches!(error, PipelineError::PlanOutdated { .. }), "planOutdated"),
        (matches!(error, PipelineError::PlanExpired), "planExpired"),
        (matches!(error, PipelineError::NeedsAPerson), "needsAPerson"),
    ];
    words.iter().find(|(is_it, _)| *is_it).map(|(_, word)| *word)
}
