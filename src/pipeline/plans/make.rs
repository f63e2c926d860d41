//! Making plans. Each is looked at by the second pair of eyes before it is stored, so that what is wrong with it stands
//! beside it from the beginning.

use std::collections::BTreeSet;

use serde_json::json;

use super::chosen::{Aim, chosen};
use super::inverse::inverse;
use super::material;
use super::seen::Places;
use super::{Author, Selection, facts};
use crate::domain::drift::DriftState;
use crate::domain::model::{DriftId, PlanId, TenantId};
use crate::domain::plan::{OnSurprise, Plan, Purpose, hash};
use crate::domain::review::{review, worst};
use crate::pipeline::{Context, Event, PipelineError, ids};
use crate::store::audit::{NewEntry, append};
use crate::store::plans::{self as stored, NewPlan, StoredPlan};
use crate::store::{drifts, restore_settings, tenants};

/// The most requests of one plan.
pub(super) const OPERATIONS_LIMIT: usize = 500;
const MS_PER_HOUR: i64 = 3_600_000;
const REASONS_SHOWN: usize = 3;

/// Where a plan comes from, if from another one.
#[derive(Debug, Clone, Copy, Default)]
struct Links {
    undoes: Option<PlanId>,
    renews: Option<PlanId>,
}

/// Plans to bring back what was agreed. Nothing is sent.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Resolved`], [`PipelineError::NothingToPlan`] with the reason, or
/// [`PipelineError::PlanTooLarge`].
pub async fn make(
    context: &Context,
    author: &Author,
    tenant: TenantId,
    selection: Selection,
    on_surprise: OnSurprise,
) -> Result<PlanId, PipelineError> {
    from_drifts(context, author, tenant, selection, Aim::Restore, on_surprise, Links::default()).await
}

/// Plans to delete resources that nobody agreed to.
///
/// # Errors
/// Those of [`make`], and [`PipelineError::Invalid`] for a drift that is no unexpected resource.
pub async fn make_deletion(
    context: &Context,
    author: &Author,
    tenant: TenantId,
    ids: Vec<DriftId>,
) -> Result<PlanId, PipelineError> {
    let selection = Selection::Drifts(ids);
    from_drifts(context, author, tenant, selection, Aim::Delete, OnSurprise::Stop, Links::default()).await
}

/// Plans the same anew, against what is there now.
///
/// # Errors
/// Those of [`make`].
pub async fn renew(context: &Context, author: &Author, plan: PlanId) -> Result<PlanId, PipelineError> {
    let before = found(context, plan).await?;
    let links = Links { renews: Some(plan), undoes: before.undoes };
    let aim = match before.purpose {
        Purpose::Restore => Aim::Restore,
        Purpose::Delete => Aim::Delete,
        Purpose::Undo => {
            let undone = before.undoes.ok_or(PipelineError::NothingToUndo)?;
            return undo_linked(context, author, undone, links).await;
        }
    };
    let left = still_there(context, &before).await?;
    if left.is_empty() {
        return Err(PipelineError::NothingToPlan { why: "all of its drifts are resolved".to_owned() });
    }
    from_drifts(context, author, before.tenant_id, Selection::Drifts(left), aim, before.on_surprise, links).await
}

/// Plans to take back what another plan did.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::NothingToUndo`].
pub async fn undo(context: &Context, author: &Author, plan: PlanId) -> Result<PlanId, PipelineError> {
    undo_linked(context, author, plan, Links { undoes: Some(plan), renews: None }).await
}

async fn undo_linked(context: &Context, author: &Author, plan: PlanId, links: Links) -> Result<PlanId, PipelineError> {
    let before = found(context, plan).await?;
    if !before.state.has_ended() {
        return Err(PipelineError::PlanRunning);
    }
    let (inverse, seen) = inverse(context, &before).await?;
    keep(context, author, before.tenant_id, inverse, seen, before.on_surprise, links).await
}

async fn from_drifts(
    context: &Context,
    author: &Author,
    tenant: TenantId,
    selection: Selection,
    aim: Aim,
    on_surprise: OnSurprise,
    links: Links,
) -> Result<PlanId, PipelineError> {
    let chosen = context.store.read(move |tx| chosen(tx, tenant, &selection, aim)).await??;
    let purpose = match aim {
        Aim::Restore => Purpose::Restore,
        Aim::Delete => Purpose::Delete,
    };
    let (plan, seen) = material::plan(context, tenant, chosen, purpose).await?;
    keep(context, author, tenant, plan, seen, on_surprise, links).await
}

/// Looks at the plan and stores it with what was found.
async fn keep(
    context: &Context,
    author: &Author,
    tenant: TenantId,
    plan: Plan,
    seen: Places,
    on_surprise: OnSurprise,
    links: Links,
) -> Result<PlanId, PipelineError> {
    if plan.operations.is_empty() {
        return Err(PipelineError::NothingToPlan { why: why_nothing(&plan) });
    }
    if plan.operations.len() > OPERATIONS_LIMIT {
        return Err(PipelineError::PlanTooLarge { what: "requests", limit: OPERATIONS_LIMIT });
    }
    let (id, now, author, own) = (ids::plan(), context.clock.now(), author.clone(), context.clone());
    // Looking opens many bodies, which must not hold the writer up.
    let looked = context.store.read(move |tx| {
        let lifetime = restore_settings::of_tenant(tx, tenant)?.plan_lifetime_hours;
        let expires_at = now.plus_ms(i64::from(lifetime) * MS_PER_HOUR);
        let notes = review(&plan, &facts::gather(tx, &own, tenant, &plan, seen, expires_at)?);
        Ok((plan, notes, expires_at))
    });
    let (plan, notes, expires_at) = looked.await?;
    let kept = context.store.write(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(None);
        }
        let hash = hash(&plan);
        let new = NewPlan {
            id,
            tenant,
            plan: &plan,
            hash: &hash,
            notes: &notes,
            undoes: links.undoes,
            renews: links.renews,
            author: &author.actor.name,
            author_id: author.user,
            by_policy: author.by_policy,
            on_surprise,
            now,
            expires_at,
        };
        stored::insert(tx, &new)?;
        let detail = json!({
            "purpose": plan.purpose,
            "hash": hash,
            "operations": plan.operations.len(),
            "leftOut": plan.left_out.len(),
            "drifts": drifts_of(&plan),
            "worstNote": worst(&notes),
            "undoes": links.undoes,
            "renews": links.renews,
            "byPolicy": author.by_policy,
        });
        let (subject, action) = (id.to_string(), "plan.create");
        append(tx, &NewEntry { at: now, actor: &author.actor, action, subject, tenant: Some(tenant), detail })?;
        Ok(Some(()))
    });
    kept.await?.ok_or(PipelineError::NotFound { what: "tenant" })?;
    context.publish(Event::Plan { tenant_id: tenant, plan_id: id });
    Ok(id)
}

/// What stands in the way of everything.
fn why_nothing(plan: &Plan) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for left_out in &plan.left_out {
        let reason = format!("{}: {}", left_out.resource_name, left_out.why.words());
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let more = reasons.len().saturating_sub(REASONS_SHOWN);
    reasons.truncate(REASONS_SHOWN);
    if more > 0 {
        reasons.push(format!("and {more} more"));
    }
    if reasons.is_empty() { "everything is as agreed".to_owned() } else { reasons.join(" ") }
}

fn drifts_of(plan: &Plan) -> BTreeSet<DriftId> {
    let sent = plan.operations.iter().flat_map(|operation| operation.drifts.iter().copied());
    sent.chain(plan.left_out.iter().map(|left_out| left_out.drift)).collect()
}

/// The drifts of the plan that something can still be done about.
async fn still_there(context: &Context, before: &StoredPlan) -> Result<Vec<DriftId>, PipelineError> {
    let ids = drifts_of(&before.plan);
    let read = context.store.read(move |tx| {
        let mut left = Vec::new();
        for id in ids {
            let is_left = |state: DriftState| !matches!(state, DriftState::Resolved | DriftState::Restoring);
            left.extend(drifts::find(tx, id)?.filter(|drift| is_left(drift.state)).map(|drift| drift.id));
        }
        Ok(left)
    });
    Ok(read.await?)
}

pub(super) async fn found(context: &Context, plan: PlanId) -> Result<StoredPlan, PipelineError> {
    let found = context.store.read(move |tx| stored::find(tx, plan)).await?;
    found.ok_or(PipelineError::NotFound { what: "plan" })
}
