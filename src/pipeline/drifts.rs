//! What people decide about drifts.

use std::sync::Arc;

use serde_json::json;

use super::names::{Names, names_in};
use super::{Actor, Context, Event, PipelineError, areas};
use crate::domain::catalog::Area;
use crate::domain::drift::DriftState;
use crate::domain::model::{DriftId, Timestamp};
use crate::store::audit::{NewEntry, append};
use crate::store::drifts::{Drift, DriftEvent, Filter};
use crate::store::{StoreError, WriteTx, drifts, tenants};

const REASON_LIMIT_CHARACTERS: usize = 2_000;
/// The most drifts that one action may name.
const BULK_LIMIT: usize = 1_000;

/// A decision about one or more drifts.
#[derive(Debug, Clone)]
pub enum Decision {
    Accept { reason: String, until: Option<Timestamp> },
    Snooze { until: Timestamp },
    Reopen,
}

/// A drift with the names of what it speaks of.
#[derive(Debug, Clone)]
pub struct NamedDrift {
    pub drift: Drift,
    pub tenant_name: String,
    /// By id, of the objects that its values refer to and that were read.
    pub names: Names,
    /// `None` when neither the catalog nor a collector has it any more.
    pub area: Option<Arc<Area>>,
}

/// Carries the decision out for all the drifts or, when one of them is refused, for none.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Resolved`], or [`PipelineError::Invalid`] naming the field.
pub async fn decide(
    context: &Context,
    actor: Actor,
    ids: Vec<DriftId>,
    decision: Decision,
) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    check(&ids, &decision, now)?;
    let changed = context
        .store
        .write(move |tx| {
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                match drifts::find(tx, id)? {
                    None => return Ok(Err(PipelineError::NotFound { what: "drift" })),
                    Some(drift) if drift.state == DriftState::Resolved => return Ok(Err(PipelineError::Resolved)),
                    Some(drift) => found.push(drift),
                }
            }
            for drift in &found {
                carry_out(tx, &actor, drift, &decision, now)?;
            }
            Ok(Ok(found))
        })
        .await??;
    for drift in &changed {
        context.publish(Event::Drift { tenant_id: drift.tenant_id, area: drift.area.clone(), opened: 0, resolved: 0 });
    }
    Ok(changed.len())
}

/// Re-opens what was accepted or snoozed until now, also where the area cannot be read.
///
/// # Errors
/// Those of the store.
pub async fn expire(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    Ok(context.store.write(move |tx| drifts::expire(tx, now)).await?)
}

/// A page of drifts.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context, filter: Filter) -> Result<Vec<NamedDrift>, PipelineError> {
    let own = context.clone();
    let found = context
        .store
        .read(move |tx| {
            let names: std::collections::HashMap<_, _> =
                tenants::list(tx)?.into_iter().map(|tenant| (tenant.id, tenant.name)).collect();
            let named = drifts::list(tx, &filter)?.into_iter().map(|drift| {
                let tenant_name = names.get(&drift.tenant_id).cloned().unwrap_or_default();
                let area = areas::find(&own, &drift.area);
                Ok(NamedDrift { names: names_in(tx, &drift)?, tenant_name, area, drift })
            });
            named.collect()
        })
        .await?;
    Ok(found)
}

/// One drift with its history.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, id: DriftId) -> Result<(NamedDrift, Vec<DriftEvent>), PipelineError> {
    let own = context.clone();
    let found = context
        .store
        .read(move |tx| {
            let Some(drift) = drifts::find(tx, id)? else {
                return Ok(None);
            };
            let tenant = tenants::find(tx, drift.tenant_id)?;
            let tenant_name = tenant.map(|tenant| tenant.name).unwrap_or_default();
            let names = names_in(tx, &drift)?;
            let area = areas::find(&own, &drift.area);
            Ok(Some((NamedDrift { drift, tenant_name, names, area }, drifts::events(tx, id)?)))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "drift" })
}

fn check(ids: &[DriftId], decision: &Decision, now: Timestamp) -> Result<(), PipelineError> {
    let invalid = |field, expected: &str| Err(PipelineError::Invalid { field, expected: expected.to_owned() });
    if ids.is_empty() || ids.len() > BULK_LIMIT {
        return invalid("driftIds", "expected 1 to 1000 ids");
    }
    match decision {
        Decision::Accept { reason, .. } if reason.trim().is_empty() => invalid("reason", "expected why this is fine"),
        Decision::Accept { reason, .. } if reason.chars().count() > REASON_LIMIT_CHARACTERS => {
            invalid("reason", "expected at most 2000 characters")
        }
        Decision::Accept { until: Some(until), .. } if *until <= now => {
            invalid("expiresAt", "expected a time in the future")
        }
        Decision::Snooze { until } if *until <= now => invalid("until", "expected a time in the future"),
        Decision::Accept { .. } | Decision::Snooze { .. } | Decision::Reopen => Ok(()),
    }
}

fn carry_out(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    drift: &Drift,
    decision: &Decision,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (action, detail) = match decision {
        Decision::Accept { reason, until } => {
            drifts::accept(tx, drift.id, &actor.0, reason.trim(), *until, now)?;
            ("drift.accept", json!({ "reason": reason.trim(), "expiresAt": until }))
        }
        Decision::Snooze { until } => {
            drifts::snooze(tx, drift.id, &actor.0, *until, now)?;
            ("drift.snooze", json!({ "until": until }))
        }
        Decision::Reopen => {
            drifts::reopen(tx, drift.id, &actor.0, now)?;
            ("drift.reopen", json!({}))
        }
    };
    append(
        tx,
        &NewEntry {
            at: now,
            actor: &actor.0,
            action,
            subject: drift.id.to_string(),
            tenant: Some(drift.tenant_id),
            detail,
        },
    )
}
