//! Changing drifts: what reconciliation decided, and what people decide.

use rusqlite::named_params;

use super::ChangeKey;
use super::detail::{Detail, seal};
use super::same_change::{self, Place};
use crate::domain::drift::{AcceptanceEnd, DriftState, Found, Resolution, Step, Told, Trail};
use crate::domain::model::{AreaKey, DriftId, TenantId, Timestamp};
use crate::store::row::{collect, parsed, signed, word};
use crate::store::{ReadTx, StoreError, WriteTx, acceptances, attributions};

/// The actor of what Plumbline sees by itself.
const OBSERVER: &str = "plumbline";

/// Where and when a step happens.
pub struct Setting<'a> {
    pub tenant: TenantId,
    pub area: &'a AreaKey,
    pub baseline_version: u64,
    /// The reading before the one that is compared; none where nothing was read anew, or nothing before.
    pub read_before: Option<Timestamp>,
    pub now: Timestamp,
}

/// A drift whose time is over, and whether it is that of its acceptance.
pub struct Ended {
    pub id: DriftId,
    pub state: DriftState,
    pub by_acceptance: bool,
}

/// An entry for the history of a drift.
pub struct Entry<'a> {
    pub told: Told,
    pub actor: &'a str,
    pub detail: Option<&'a str>,
}

/// Writes one step; `new_id` is used when it opens a drift.
pub fn apply(tx: &mut WriteTx<'_>, setting: &Setting<'_>, step: &Step, new_id: DriftId) -> Result<(), StoreError> {
    let now = setting.now;
    match step {
        Step::Open(found, trail) => {
            open(tx, setting, found, trail, new_id)?;
            ask_who(tx, setting, new_id)?;
            observe(tx, new_id, Told::Opened, None, now)
        }
        Step::Found { id, found, state, told, trail, end } => {
            if *told == Some(Told::LeftAcceptance) {
                acceptances::keep_value(tx, *id)?;
            }
            move_value(tx, setting, *id, found, trail)?;
            if *state == DriftState::Accepted {
                acceptances::renew_hash(tx, *id, found.value_hash())?;
            }
            if let Some(end) = end {
                acceptances::end(tx, *id, *end, OBSERVER, now)?;
            }
            let Some(told) = told else { return Ok(()) };
            if tells_a_change(*told) {
                ask_who(tx, setting, *id)?;
            }
            if *told == Told::CameBack {
                come_back(tx, *id)?;
            } else if changes_state(*told) {
                set_state(tx, *id, *state, None)?;
            }
            observe(tx, *id, *told, None, now)
        }
        Step::Resolve { id, resolution, reason, trail } => {
            resolve(tx, *id, *resolution, trail, now)?;
            acceptances::end(tx, *id, AcceptanceEnd::Resolved, OBSERVER, now)?;
            match reason {
                Some(reason) => observe(tx, *id, Told::Ignored, Some(reason), now),
                None => observe(tx, *id, Told::Resolved, Some(resolution.as_str()), now),
            }
        }
    }
}

/// Whether somebody changed something in the tenant.
fn tells_a_change(told: Told) -> bool {
    match told {
        Told::Opened | Told::Changed | Told::LeftAcceptance | Told::ReturnedToAcceptance | Told::CameBack => true,
        Told::Accepted
        | Told::Expired
        | Told::Snoozed
        | Told::Reopened
        | Told::RestoreStarted
        | Told::RestoreFailed
        | Told::Resolved
        | Told::Ignored => false,
    }
}

fn ask_who(tx: &mut WriteTx<'_>, setting: &Setting<'_>, id: DriftId) -> Result<(), StoreError> {
    match setting.read_before {
        Some(before) => attributions::ask(tx, id, before, setting.now),
        None => Ok(()),
    }
}

/// A value that moves on within its state leaves the end of a snooze as it is.
fn changes_state(told: Told) -> bool {
    match told {
        Told::Changed => false,
        Told::Opened
        | Told::Accepted
        | Told::LeftAcceptance
        | Told::ReturnedToAcceptance
        | Told::Expired
        | Told::Snoozed
        | Told::Reopened
        | Told::CameBack
        | Told::RestoreStarted
        | Told::RestoreFailed
        | Told::Resolved
        | Told::Ignored => true,
    }
}

/// Brings a drift that is not resolved into a state, until a time if it ends by itself, and tells it.
pub fn enter(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    state: DriftState,
    until: Option<Timestamp>,
    entry: &Entry<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    set_state(tx, id, state, until)?;
    event(tx, id, now, entry)
}

/// Adds to the history of a drift whose state stays.
pub fn tell(tx: &mut WriteTx<'_>, id: DriftId, entry: &Entry<'_>, now: Timestamp) -> Result<(), StoreError> {
    event(tx, id, now, entry)
}

/// Resolves a drift otherwise than by a comparison.
pub fn settle(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    resolution: Resolution,
    actor: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let trail = super::list::trail(tx, id)?;
    let trail = if resolution == Resolution::Restored { trail.then(None, now) } else { trail };
    resolve(tx, id, resolution, &trail, now)?;
    event(tx, id, now, &Entry { told: Told::Resolved, actor, detail: Some(resolution.as_str()) })
}

/// The drifts whose snooze, restore or acceptance is over.
pub fn ended(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<Ended>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, state, 0 AS by_acceptance
         FROM drifts
         WHERE held_until <= :now
         UNION ALL
         SELECT drifts.id, drifts.state, 1 AS by_acceptance
         FROM acceptances
         JOIN drifts ON drifts.id = acceptances.drift_id
         WHERE acceptances.ended_at IS NULL AND acceptances.until IS NOT NULL AND acceptances.until <= :now",
    )?;
    collect(statement.query(named_params! { ":now": now.milliseconds() })?, |row| {
        Ok(Ended {
            id: parsed(row, "id")?,
            state: word(row, "state", DriftState::from_word)?,
            by_acceptance: row.get("by_acceptance")?,
        })
    })
}

fn open(
    tx: &mut WriteTx<'_>,
    setting: &Setting<'_>,
    found: &Found,
    trail: &Trail,
    id: DriftId,
) -> Result<(), StoreError> {
    let detail = Detail::of(found);
    let change_key = key_of(tx, setting, found, &detail)?;
    let detail = seal(&tx.data_key(setting.tenant)?, id, &detail)?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.drifts (id, tenant_id, area, resource_id, resource_name, change, fingerprint, value_hash,
                                 severity, direction, state, baseline_version, detail, first_seen_at, last_seen_at,
                                 trail, change_key)
             VALUES (:id, :tenant_id, :area, :resource_id, :resource_name, :change, :fingerprint, :value_hash,
                     :severity, :direction, 'open', :baseline_version, :detail, :now, :now, :trail, :change_key)",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":tenant_id": setting.tenant.to_string(),
            ":area": setting.area.as_str(),
            ":resource_id": found.resource_id.as_str(),
            ":resource_name": found.resource_name,
            ":change": found.change_word().as_str(),
            ":fingerprint": found.fingerprint().0,
            ":value_hash": found.value_hash().0,
            ":severity": found.severity.as_str(),
            ":direction": found.verdict.direction.as_str(),
            ":baseline_version": signed(setting.baseline_version),
            ":detail": detail.0,
            ":now": setting.now.milliseconds(),
            ":trail": trail_text(trail)?,
            ":change_key": change_key.0,
        })?;
    Ok(())
}

fn key_of(tx: &ReadTx<'_>, setting: &Setting<'_>, found: &Found, detail: &Detail) -> Result<ChangeKey, StoreError> {
    let place = Place { area: setting.area, change: found.change_word(), resource_name: &found.resource_name };
    same_change::key(tx, &place, detail)
}

fn move_value(
    tx: &mut WriteTx<'_>,
    setting: &Setting<'_>,
    id: DriftId,
    found: &Found,
    trail: &Trail,
) -> Result<(), StoreError> {
    let detail = Detail::of(found);
    let change_key = key_of(tx, setting, found, &detail)?;
    let detail = seal(&tx.data_key(setting.tenant)?, id, &detail)?;
    let flapping = trail.flapping();
    tx.sql
        .prepare_cached(
            "UPDATE main.drifts
             SET value_hash = :value_hash, detail = :detail, severity = :severity, direction = :direction,
                 resource_name = :resource_name, baseline_version = :baseline_version, last_seen_at = :now,
                 trail = :trail, turns = :turns, flapping_until = :flapping_until, change_key = :change_key
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":change_key": change_key.0,
            ":value_hash": found.value_hash().0,
            ":detail": detail.0,
            ":severity": found.severity.as_str(),
            ":direction": found.verdict.direction.as_str(),
            ":resource_name": found.resource_name,
            ":baseline_version": signed(setting.baseline_version),
            ":now": setting.now.milliseconds(),
            ":trail": trail_text(trail)?,
            ":turns": signed(flapping.map_or(0, |flapping| flapping.turns)),
            ":flapping_until": flapping.map(|flapping| flapping.until.milliseconds()),
        })?;
    Ok(())
}

fn set_state(tx: &mut WriteTx<'_>, id: DriftId, state: DriftState, until: Option<Timestamp>) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.drifts SET state = :state, held_until = :until WHERE id = :id AND state <> 'resolved'",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":state": state.as_str(),
            ":until": until.map(Timestamp::milliseconds),
        })?;
    Ok(())
}

fn come_back(tx: &mut WriteTx<'_>, id: DriftId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.drifts
             SET state = 'open', resolution = NULL, resolved_at = NULL, times_back = times_back + 1
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

fn resolve(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    resolution: Resolution,
    trail: &Trail,
    now: Timestamp,
) -> Result<(), StoreError> {
    let flapping = trail.flapping();
    tx.sql
        .prepare_cached(
            "UPDATE main.drifts
             SET state = 'resolved', resolution = :resolution, resolved_at = :now, held_until = NULL,
                 trail = :trail, turns = :turns, flapping_until = :flapping_until
             WHERE id = :id AND state <> 'resolved'",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":resolution": resolution.as_str(),
            ":now": now.milliseconds(),
            ":trail": trail_text(trail)?,
            ":turns": signed(flapping.map_or(0, |flapping| flapping.turns)),
            ":flapping_until": flapping.map(|flapping| flapping.until.milliseconds()),
        })?;
    Ok(())
}

fn trail_text(trail: &Trail) -> Result<String, StoreError> {
    serde_json::to_string(trail).map_err(|_| StoreError::Corrupt { what: "trail" })
}

fn observe(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    told: Told,
    detail: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    event(tx, id, now, &Entry { told, actor: OBSERVER, detail })
}

fn event(tx: &mut WriteTx<'_>, id: DriftId, at: Timestamp, entry: &Entry<'_>) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.drift_events (drift_id, at, event, actor, detail)
             VALUES (:drift_id, :at, :event, :actor, :detail)",
        )?
        .execute(named_params! {
            ":drift_id": id.to_string(),
            ":at": at.milliseconds(),
            ":event": entry.told.as_str(),
            ":actor": entry.actor,
            ":detail": entry.detail,
        })?;
    Ok(())
}
