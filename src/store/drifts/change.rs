//! Changing drifts: what reconciliation decided, and what people decide.

use rusqlite::named_params;

use super::detail::{Detail, seal};
use crate::domain::drift::{Found, Resolution, Step};
use crate::domain::model::{AreaKey, DriftId, TenantId, Timestamp};
use crate::store::row::{collect, parsed, signed};
use crate::store::{StoreError, WriteTx};

/// The actor of what Plumbline sees by itself.
const OBSERVER: &str = "plumbline";

/// Where and when a step happens.
pub struct Setting<'a> {
    pub tenant: TenantId,
    pub area: &'a AreaKey,
    pub baseline_version: u64,
    pub now: Timestamp,
}

/// Writes one step; `new_id` is used when it opens a drift.
pub fn apply(tx: &mut WriteTx<'_>, setting: &Setting<'_>, step: &Step, new_id: DriftId) -> Result<(), StoreError> {
    let now = setting.now;
    match step {
        Step::Open(found) => {
            open(tx, setting, found, new_id)?;
            event(tx, new_id, now, "opened", OBSERVER, None)
        }
        Step::Seen(id, found) => move_value(tx, setting, *id, found),
        Step::Changed(id, found) => {
            move_value(tx, setting, *id, found)?;
            event(tx, *id, now, "changed", OBSERVER, None)
        }
        Step::LeftAcceptance(id, found) => {
            move_value(tx, setting, *id, found)?;
            set_open(tx, *id)?;
            event(tx, *id, now, "left_acceptance", OBSERVER, None)
        }
        Step::Expired(id, found) => {
            move_value(tx, setting, *id, found)?;
            set_open(tx, *id)?;
            event(tx, *id, now, "expired", OBSERVER, None)
        }
        Step::Resolve(id, resolution) => {
            resolve(tx, *id, *resolution, now)?;
            event(tx, *id, now, "resolved", OBSERVER, Some(resolution.as_str()))
        }
    }
}

/// Accepts the drift as it is now, until the end if there is one.
pub fn accept(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    actor: &str,
    reason: &str,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE drifts
             SET state = 'accepted', accepted_reason = :reason, accepted_by = :actor, held_until = :until
             WHERE id = :id AND state <> 'resolved'",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":reason": reason,
            ":actor": actor,
            ":until": until.map(Timestamp::milliseconds),
        })?;
    event(tx, id, now, "accepted", actor, Some(reason))
}

pub fn snooze(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    actor: &str,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE drifts
             SET state = 'snoozed', accepted_reason = NULL, accepted_by = NULL, held_until = :until
             WHERE id = :id AND state <> 'resolved'",
        )?
        .execute(named_params! { ":id": id.to_string(), ":until": until.milliseconds() })?;
    event(tx, id, now, "snoozed", actor, Some(&until.to_string()))
}

/// Re-opens what was accepted or snoozed until now; tells how many.
pub fn expire(tx: &mut WriteTx<'_>, now: Timestamp) -> Result<usize, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id
         FROM drifts
         WHERE state IN ('accepted', 'snoozed') AND held_until <= :now",
    )?;
    let ended = collect(statement.query(named_params! { ":now": now.milliseconds() })?, |row| parsed(row, "id"))?;
    drop(statement);
    for id in &ended {
        set_open(tx, *id)?;
        event(tx, *id, now, "expired", OBSERVER, None)?;
    }
    Ok(ended.len())
}

pub fn reopen(tx: &mut WriteTx<'_>, id: DriftId, actor: &str, now: Timestamp) -> Result<(), StoreError> {
    set_open(tx, id)?;
    event(tx, id, now, "reopened", actor, None)
}

fn open(tx: &mut WriteTx<'_>, setting: &Setting<'_>, found: &Found, id: DriftId) -> Result<(), StoreError> {
    let detail = seal(&tx.data_key(setting.tenant)?, id, &Detail::of(found))?;
    tx.sql
        .prepare_cached(
            "INSERT INTO drifts (id, tenant_id, area, resource_id, resource_name, change, fingerprint, value_hash,
                                 severity, state, baseline_version, detail, first_seen_at, last_seen_at)
             VALUES (:id, :tenant_id, :area, :resource_id, :resource_name, :change, :fingerprint, :value_hash,
                     :severity, 'open', :baseline_version, :detail, :now, :now)",
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
            ":baseline_version": signed(setting.baseline_version),
            ":detail": detail.0,
            ":now": setting.now.milliseconds(),
        })?;
    Ok(())
}

fn move_value(tx: &mut WriteTx<'_>, setting: &Setting<'_>, id: DriftId, found: &Found) -> Result<(), StoreError> {
    let detail = seal(&tx.data_key(setting.tenant)?, id, &Detail::of(found))?;
    tx.sql
        .prepare_cached(
            "UPDATE drifts
             SET value_hash = :value_hash, detail = :detail, severity = :severity, resource_name = :resource_name,
                 baseline_version = :baseline_version, last_seen_at = :now
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":value_hash": found.value_hash().0,
            ":detail": detail.0,
            ":severity": found.severity.as_str(),
            ":resource_name": found.resource_name,
            ":baseline_version": signed(setting.baseline_version),
            ":now": setting.now.milliseconds(),
        })?;
    Ok(())
}

fn set_open(tx: &mut WriteTx<'_>, id: DriftId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE drifts
             SET state = 'open', accepted_reason = NULL, accepted_by = NULL, held_until = NULL
             WHERE id = :id AND state <> 'resolved'",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

fn resolve(tx: &mut WriteTx<'_>, id: DriftId, resolution: Resolution, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE drifts
             SET state = 'resolved', resolution = :resolution, resolved_at = :now, held_until = NULL,
                 accepted_reason = NULL, accepted_by = NULL
             WHERE id = :id AND state <> 'resolved'",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":resolution": resolution.as_str(),
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

fn event(
    tx: &mut WriteTx<'_>,
    id: DriftId,
    at: Timestamp,
    event: &str,
    actor: &str,
    detail: Option<&str>,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO drift_events (drift_id, at, event, actor, detail)
             VALUES (:drift_id, :at, :event, :actor, :detail)",
        )?
        .execute(named_params! {
            ":drift_id": id.to_string(),
            ":at": at.milliseconds(),
            ":event": event,
            ":actor": actor,
            ":detail": detail,
        })?;
    Ok(())
}
