//! Looks whether something is to be restored by itself.

use futures_util::stream::{self, StreamExt, TryStreamExt};
use slog::error;

use super::facts::{Known, gather};
use super::{act, settle};
use crate::domain::automatic::{Decision, Facts, Settings, Wait, decide};
use crate::domain::model::{Actor, AreaKey, ResourceId, TenantId, Timestamp};
use crate::pipeline::{Context, Event, PipelineError};
use crate::store::audit::{NewEntry, append};
use crate::store::automatic::{self as stored, EventKind, NewEvent, Stop};
use crate::store::tenant_events::{self, NewTenantEvent, TenantEventKind};
use crate::store::{StoreError, WriteTx};

/// A tenant that answers slowly holds up few others.
const TENANTS_AT_ONCE: usize = 8;
/// While a plan is carried out, this often.
const WHILE_BUSY_MS: i64 = 2_000;
/// After something that has nothing to do with the plan, such as a database that is full.
const AFTER_FAILURE_MS: i64 = 10 * 60 * 1000;

/// Decides for every tenant of which something was read, or waited for, since it was decided last. Calls of it must
/// not overlap: what another call has under way would look as if it had been left behind.
///
/// # Errors
/// Those of the store; what fails in one tenant holds up no other.
pub async fn run_due(context: &Context) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let due = context.store.read(move |tx| stored::due(tx, now)).await?;
    let looks = due.into_iter().map(|tenant| look_or_put_off(context, tenant));
    stream::iter(looks).buffer_unordered(TENANTS_AT_ONCE).try_collect().await
}

async fn look_or_put_off(context: &Context, tenant: TenantId) -> Result<(), PipelineError> {
    let Err(failure) = look(context, tenant).await else { return Ok(()) };
    error!(context.logger, "automatic restore could not be looked after, and is tried again in ten minutes";
        "tenant.id" => tenant.to_string(), "error" => crate::logging::chain(&failure));
    put_off(context, tenant, AFTER_FAILURE_MS).await
}

async fn look(context: &Context, tenant: TenantId) -> Result<(), PipelineError> {
    if settle::all(context, tenant).await? == settle::Standing::UnderWay {
        return put_off(context, tenant, WHILE_BUSY_MS).await;
    }
    let now = context.clock.now();
    let decided = context.store.write(move |tx| {
        let Some(found) = stored::find(tx, tenant)? else { return Ok(None) };
        if !found.settings.is_on() {
            stored::looked(tx, tenant, now, None)?;
            return Ok(None);
        }
        let known = gather(tx, tenant, now)?;
        let decision = decide(&found.settings, &known.facts, now);
        tell(tx, tenant, &decision, &known, now)?;
        Ok(Some((found.settings, known.facts, decision)))
    });
    let Some((settings, facts, decision)) = decided.await? else { return Ok(()) };
    if !decision.flapping.is_empty() {
        context.publish(Event::Tenant { tenant_id: tenant });
    }
    restore(context, tenant, &settings, &facts, &decision).await
}

async fn restore(
    context: &Context,
    tenant: TenantId,
    settings: &Settings,
    facts: &Facts,
    decision: &Decision,
) -> Result<(), PipelineError> {
    if decision.restored().is_empty() {
        return Ok(());
    }
    act::restore(context, tenant, settings, facts, decision).await?;
    put_off(context, tenant, WHILE_BUSY_MS).await
}

/// Writes down what was decided, and when to look again.
fn tell(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    decision: &Decision,
    known: &Known,
    now: Timestamp,
) -> Result<(), StoreError> {
    for (area, resource) in &decision.flapping {
        stop(tx, tenant, (area, resource), known, now)?;
    }
    let waiting = decision.waiting();
    if let Some((wait, until)) = waiting
        && decision.restored().is_empty()
    {
        tell_waiting(tx, tenant, wait, until, now)?;
    }
    let look_at = waiting.and_then(|(wait, until)| match wait {
        Wait::Busy => Some(now.plus_ms(WHILE_BUSY_MS)),
        Wait::NotComplete
        | Wait::NotReadSince
        | Wait::WritingIsOff
        | Wait::Paused
        | Wait::Frozen
        | Wait::OutsideWindows
        | Wait::Limit => until,
    });
    stored::looked(tx, tenant, now, look_at)
}

/// The same wait is told once.
fn tell_waiting(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    wait: Wait,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let event = NewEvent {
        code: Some(wait.code().to_owned()),
        why: Some(wait.words().to_owned()),
        until,
        ..NewEvent::of(EventKind::Waiting)
    };
    if stored::last_event(tx, tenant)?.as_ref() == Some(&event) {
        return Ok(());
    }
    stored::tell(tx, tenant, &event, now)
}

/// Restores a resource no more, and alerts.
fn stop(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    (area, resource): (&AreaKey, &ResourceId),
    known: &Known,
    now: Timestamp,
) -> Result<(), StoreError> {
    let drifts = known.facts.candidates.iter().filter(|one| one.area == *area && one.resource == *resource);
    let name = drifts.filter_map(|drift| known.names.get(&drift.drift)).next().cloned().unwrap_or_default();
    let stop = Stop { area: area.clone(), resource_id: resource.clone(), resource_name: name, since: now };
    if !stored::stop(tx, tenant, &stop)? {
        return Ok(());
    }
    let why = "The resource went to and fro, so it is not restored by itself any more.".to_owned();
    let event = NewEvent {
        code: Some("flapping".to_owned()),
        why: Some(why),
        resource: Some((area.clone(), resource.clone())),
        ..NewEvent::of(EventKind::Stopped)
    };
    stored::tell(tx, tenant, &event, now)?;
    let alert = NewTenantEvent {
        kind: TenantEventKind::AutomaticRestoreStopped,
        subject: resource.to_string(),
        areas: vec![area.clone()],
    };
    tenant_events::append(tx, tenant, &alert, now)?;
    let (actor, subject) = (Actor::policy(), resource.to_string());
    let detail = serde_json::json!({ "area": area, "why": "flapping" });
    let action = "automatic_restore.stop";
    append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: Some(tenant), detail })
}

async fn put_off(context: &Context, tenant: TenantId, by_ms: i64) -> Result<(), PipelineError> {
    let at = context.clock.now().plus_ms(by_ms);
    Ok(context.store.write(move |tx| stored::look_again(tx, tenant, at)).await?)
}
