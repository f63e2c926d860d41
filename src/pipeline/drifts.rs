//! What people decide about drifts.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use super::names::{Names, Question, answer, answer_one};
use super::{Actor, Context, Event, PipelineError, areas, ids};
use crate::domain::attribution::LogEntry;
use crate::domain::catalog::Area;
use crate::domain::drift::{AcceptanceEnd, DriftState, Follow, Happening, Refusal, Told, follow};
use crate::domain::model::{DriftId, Timestamp};
use crate::store::acceptances::NewAcceptance;
use crate::store::audit::{NewEntry, append};
use crate::store::drifts::{Drift, DriftEvent, Ended, Entry, Filter};
use crate::store::{ReadTx, StoreError, WriteTx, acceptances, attributions, drifts, tenants};

const REASON_LIMIT_CHARACTERS: usize = 2_000;
const TICKET_LIMIT_CHARACTERS: usize = 200;
/// Microsoft shows what was written within this time; a restore that takes longer failed.
const RESTORE_LIMIT_MS: i64 = 30 * 60 * 1000;
/// The most drifts that one action may name.
const BULK_LIMIT: usize = 1_000;

/// A decision about one or more drifts.
#[derive(Debug, Clone)]
pub enum Decision {
    Accept { reason: String, ticket: Option<String>, until: Option<Timestamp> },
    Snooze { until: Timestamp },
    Reopen,
}

impl Decision {
    fn happening(&self) -> Happening {
        match self {
            Self::Accept { .. } => Happening::Accept,
            Self::Snooze { .. } => Happening::Snooze,
            Self::Reopen => Happening::Reopen,
        }
    }
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

/// A drift with all that is told of it.
#[derive(Debug)]
pub struct DriftWithHistory {
    pub drift: NamedDrift,
    pub events: Vec<DriftEvent>,
    /// What Microsoft's audit logs say of the change, the newest last.
    pub logged: Vec<LogEntry>,
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
                    Some(drift) => match follow(drift.state, decision.happening()) {
                        Follow::Refused(Refusal::Resolved) => return Ok(Err(PipelineError::Resolved)),
                        Follow::Refused(Refusal::Restoring) => return Ok(Err(PipelineError::Restoring)),
                        Follow::Nothing | Follow::Resolves(_) => {}
                        Follow::Tells(told) => found.push((drift.state, told, drift)),
                        Follow::Becomes(state, told) => found.push((state, told, drift)),
                    },
                }
            }
            for (state, told, drift) in &found {
                carry_out(tx, &actor, drift, (*state, *told), &decision, now)?;
            }
            Ok(Ok(found))
        })
        .await??;
    for (_, _, drift) in &changed {
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
    let count = context.store.write(move |tx| {
        let ended = drifts::ended(tx, now)?;
        for Ended { id, state, by_acceptance } in &ended {
            let happening = if *by_acceptance { Happening::AcceptanceEnded } else { Happening::TimeUp };
            let actor = Actor::schedule();
            happen(tx, *id, *state, happening, &actor, now)?;
            record_expiry(tx, &actor, *id, *by_acceptance, now)?;
        }
        Ok(ended.len())
    });
    Ok(count.await?)
}

fn record_expiry(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    id: DriftId,
    by_acceptance: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(drift) = drifts::find(tx, id)? else { return Ok(()) };
    let (action, detail) = ("drift.reopen", json!({ "ended": if by_acceptance { "acceptance" } else { "snooze" } }));
    let (subject, tenant) = (id.to_string(), Some(drift.tenant_id));
    append(tx, &NewEntry { at: now, actor, action, subject, tenant, detail })
}

/// What a restore tells about the drifts that it undoes.
///
/// # Errors
/// [`PipelineError::NotFound`], or those of the store.
pub fn tell_restore(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    happening: Happening,
    actor: &Actor,
    now: Timestamp,
) -> Result<Result<(), PipelineError>, StoreError> {
    let Some(drift) = drifts::find(tx, id)? else {
        return Ok(Err(PipelineError::NotFound { what: "drift" }));
    };
    happen(tx, id, drift.state, happening, actor, now)?;
    Ok(Ok(()))
}

/// Lets the drift live on by what happened, outside of a comparison.
fn happen(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    state: DriftState,
    happening: Happening,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(end) = AcceptanceEnd::by(state, happening) {
        acceptances::end(tx, id, end, &actor.name, now)?;
    }
    let entry = |told| Entry { told, actor: &actor.name, detail: None };
    match follow(state, happening) {
        Follow::Nothing | Follow::Refused(_) => Ok(()),
        Follow::Tells(told) => drifts::tell(tx, id, &entry(told), now),
        Follow::Becomes(state, told) => {
            let until = (state == DriftState::Restoring).then(|| now.plus_ms(RESTORE_LIMIT_MS));
            drifts::enter(tx, id, state, until, &entry(told), now)
        }
        Follow::Resolves(resolution) => drifts::settle(tx, id, resolution, &actor.name, now),
    }
}

/// A page of drifts.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context, filter: Filter) -> Result<Vec<NamedDrift>, PipelineError> {
    let own = context.clone();
    let read = context.store.read(move |tx| {
        let names: HashMap<_, _> = tenants::list(tx)?.into_iter().map(|tenant| (tenant.id, tenant.name)).collect();
        let found = drifts::list(tx, &filter)?;
        let named = with_names(tx, &own, found)?.into_iter().map(|named| {
            let tenant_name = names.get(&named.drift.tenant_id).cloned().unwrap_or_default();
            NamedDrift { tenant_name, ..named }
        });
        Ok(named.collect())
    });
    Ok(read.await?)
}

/// Those of the drifts that there are, by id.
pub(super) async fn named(context: &Context, ids: Vec<DriftId>) -> Result<HashMap<DriftId, NamedDrift>, PipelineError> {
    let own = context.clone();
    let read = context.store.read(move |tx| {
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(drifts::find(tx, id)?);
        }
        let names: HashMap<_, _> = tenants::list(tx)?.into_iter().map(|tenant| (tenant.id, tenant.name)).collect();
        let named = with_names(tx, &own, found)?.into_iter().map(|named| {
            let tenant_name = names.get(&named.drift.tenant_id).cloned().unwrap_or_default();
            (named.drift.id, NamedDrift { tenant_name, ..named })
        });
        Ok(named.collect())
    });
    Ok(read.await?)
}

/// One drift with its history.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, id: DriftId) -> Result<DriftWithHistory, PipelineError> {
    let own = context.clone();
    let read = context.store.read(move |tx| {
        let Some(drift) = drifts::find(tx, id)? else { return Ok(None) };
        let (events, logged) = (drifts::events(tx, id)?, attributions::entries(tx, drift.tenant_id, id)?);
        Ok(Some(DriftWithHistory { drift: name(tx, &own, drift)?, events, logged }))
    });
    read.await?.ok_or(PipelineError::NotFound { what: "drift" })
}

/// The drift with the names of what it speaks of.
pub(super) fn name(tx: &ReadTx<'_>, context: &Context, drift: Drift) -> Result<NamedDrift, StoreError> {
    let tenant = tenants::find(tx, drift.tenant_id)?;
    let tenant_name = tenant.map(|tenant| tenant.name).unwrap_or_default();
    let area = areas::find(context, &drift.area);
    let names = answer_one(tx, Question::of_drift(&drift, area.clone()))?;
    Ok(NamedDrift { drift, tenant_name, names, area })
}

/// The drifts with the names of what they speak of, which is asked for all of them at once. They are not told whose
/// they are.
pub(super) fn with_names(
    tx: &ReadTx<'_>,
    context: &Context,
    drifts: Vec<Drift>,
) -> Result<Vec<NamedDrift>, StoreError> {
    let areas: Vec<Option<Arc<Area>>> = drifts.iter().map(|drift| areas::find(context, &drift.area)).collect();
    let questions: Vec<Question<'_>> =
        drifts.iter().zip(&areas).map(|(drift, area)| Question::of_drift(drift, area.clone())).collect();
    let names = answer(tx, &questions)?;
    let all = drifts.into_iter().zip(areas).zip(names);
    Ok(all.map(|((drift, area), names)| NamedDrift { drift, tenant_name: String::new(), names, area }).collect())
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
        Decision::Accept { ticket: Some(ticket), .. } if ticket.chars().count() > TICKET_LIMIT_CHARACTERS => {
            invalid("ticket", "expected at most 200 characters")
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
    (state, told): (DriftState, Told),
    decision: &Decision,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(end) = AcceptanceEnd::by(drift.state, decision.happening()) {
        acceptances::end(tx, drift.id, end, &actor.name, now)?;
    }
    let enter = |tx: &mut WriteTx<'_>, until, detail| {
        drifts::enter(tx, drift.id, state, until, &Entry { told, actor: &actor.name, detail }, now)
    };
    let before = drift.state.as_str();
    let (action, detail) = match decision {
        Decision::Accept { reason, ticket, until } => {
            let reason = reason.trim();
            let ticket = ticket.as_deref().map(str::trim).filter(|ticket| !ticket.is_empty());
            let new = NewAcceptance {
                id: ids::acceptance(),
                drift: drift.id,
                reason,
                ticket,
                actor: &actor.name,
                until: *until,
                now,
            };
            acceptances::insert(tx, &new)?;
            enter(tx, None, Some(reason))?;
            ("drift.accept", json!({ "before": before, "reason": reason, "ticket": ticket, "expiresAt": until }))
        }
        Decision::Snooze { until } => {
            enter(tx, Some(*until), Some(&until.to_string()))?;
            ("drift.snooze", json!({ "before": before, "until": until }))
        }
        Decision::Reopen => {
            enter(tx, None, None)?;
            ("drift.reopen", json!({ "before": before }))
        }
    };
    append(
        tx,
        &NewEntry { at: now, actor, action, subject: drift.id.to_string(), tenant: Some(drift.tenant_id), detail },
    )
}
