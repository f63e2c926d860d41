//! What people choose and see of the automatic restore of a tenant.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::automatic::{HOUR_MS, Policy, PolicyFault, Settings, Window};
use crate::domain::catalog::Area;
use crate::domain::model::{AreaKey, TenantId, Timestamp};
use crate::pipeline::{Actor, Context, Event, PipelineError, areas};
use crate::store::audit::{NewEntry, append};
use crate::store::automatic::{self as stored, AutomaticEvent, EventKind, NewEvent, Pause, Stop};
use crate::store::tenants;

/// The most events that are shown.
const EVENTS_SHOWN: u32 = 100;
/// More areas than there are.
const AREAS_LIMIT: usize = 1_000;

/// The settings that hold, and what comes of them.
#[derive(Debug)]
pub struct AutomaticRestore {
    pub settings: Settings,
    /// None until somebody chose something.
    pub changed: Option<(Timestamp, String)>,
    /// None when it is over.
    pub pause: Option<Pause>,
    pub stops: Vec<Stop>,
    pub sent_last_hour: usize,
    /// The newest first.
    pub events: Vec<AutomaticEvent>,
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, tenant: TenantId) -> Result<AutomaticRestore, PipelineError> {
    let now = context.clock.now();
    let read = context.store.read(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(None);
        }
        let (settings, changed) = match stored::find(tx, tenant)? {
            Some(found) => (found.settings, Some((found.changed_at, found.changed_by))),
            None => (Settings::default(), None),
        };
        Ok(Some(AutomaticRestore {
            settings,
            changed,
            pause: stored::state_of(tx, tenant)?.pause.filter(|pause| pause.until > now),
            stops: stored::stops(tx, tenant)?,
            sent_last_hour: stored::sent_since(tx, tenant, now.plus_ms(-HOUR_MS))?.len(),
            events: stored::events(tx, tenant, EVENTS_SHOWN)?,
        }))
    });
    read.await?.ok_or(PipelineError::NotFound { what: "tenant" })
}

/// Puts the settings in place of those before. They hold from the next decision on.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::UnknownArea`], or [`PipelineError::Invalid`] naming the field.
pub async fn change(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    settings: Settings,
) -> Result<AutomaticRestore, PipelineError> {
    let settings = checked(context, tenant, settings)?;
    let now = context.clock.now();
    let kept = context.store.write(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(None);
        }
        let before = stored::find(tx, tenant)?.map_or_else(Settings::default, |found| found.settings);
        stored::put(tx, tenant, &settings, &actor.name, now)?;
        let detail = json!({ "before": told(&before), "after": told(&settings) });
        let (subject, action) = (tenant.to_string(), "automatic_restore.change");
        append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: Some(tenant), detail }).map(Some)
    });
    kept.await?.ok_or(PipelineError::NotFound { what: "tenant" })?;
    context.publish(Event::Tenant { tenant_id: tenant });
    get(context, tenant).await
}

/// Ends the pause and lets resources that flapped, and what failed, be restored again.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn resume(context: &Context, actor: Actor, tenant: TenantId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let done = context.store.write(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(None);
        }
        let pause = stored::state_of(tx, tenant)?.pause.filter(|pause| pause.until > now);
        let stops = stored::stops(tx, tenant)?;
        stored::clear(tx, tenant, now)?;
        let why = format!("{} let it go on.", actor.name);
        stored::tell(tx, tenant, &NewEvent { why: Some(why), ..NewEvent::of(EventKind::Resumed) }, now)?;
        let stopped: Vec<Value> =
            stops.iter().map(|stop| json!({ "area": stop.area, "resource": stop.resource_id })).collect();
        let detail = json!({ "pausedUntil": pause.map(|pause| pause.until), "stopped": stopped });
        let (subject, action) = (tenant.to_string(), "automatic_restore.resume");
        append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: Some(tenant), detail }).map(Some)
    });
    done.await?.ok_or(PipelineError::NotFound { what: "tenant" })?;
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// The settings, if they can be, and speak of areas that are known.
pub(super) fn checked(context: &Context, tenant: TenantId, settings: Settings) -> Result<Settings, PipelineError> {
    let Settings { policy, areas: chosen, overrides } = settings;
    let known = |key: &AreaKey| -> Result<Arc<Area>, PipelineError> { areas::known_in(context, tenant, key.as_str()) };
    if overrides.len().max(chosen.as_ref().map_or(0, BTreeSet::len)) > AREAS_LIMIT {
        return Err(PipelineError::Invalid { field: "areas", expected: format!("expected at most {AREAS_LIMIT}") });
    }
    for area in chosen.iter().flatten().chain(overrides.keys()) {
        known(area)?;
    }
    let policy = policy.checked()?;
    let overrides = overrides.into_iter().map(|(area, policy)| Ok((area, policy.checked()?)));
    Ok(Settings { policy, areas: chosen, overrides: overrides.collect::<Result<_, PipelineError>>()? })
}

fn told(settings: &Settings) -> Value {
    let Settings { policy, areas, overrides } = settings;
    let overrides: serde_json::Map<String, Value> =
        overrides.iter().map(|(area, policy)| (area.to_string(), told_policy(policy))).collect();
    json!({ "policy": told_policy(policy), "areas": areas, "overrides": overrides })
}

fn told_policy(policy: &Policy) -> Value {
    let Policy { enabled, severities, directions, creates_missing, changes_per_hour, allow, freeze, pause_hours } =
        policy;
    json!({
        "enabled": enabled,
        "severities": severities,
        "directions": directions,
        "createsMissing": creates_missing,
        "changesPerHour": changes_per_hour,
        "allowWindows": allow.iter().map(Window::text).collect::<Vec<_>>(),
        "freezeWindows": freeze.iter().map(Window::text).collect::<Vec<_>>(),
        "pauseHours": pause_hours,
    })
}

impl From<PolicyFault> for PipelineError {
    fn from(fault: PolicyFault) -> Self {
        Self::Invalid { field: fault.field, expected: fault.expected }
    }
}
