//! What a policy decides about.

use std::collections::BTreeMap;

use rusqlite::named_params;

use crate::domain::automatic::{Attempt, Candidate, Sent};
use crate::domain::drift::{DriftChange, DriftState, FLAPPING_WINDOW_MS, Fingerprint, ValueHash};
use crate::domain::model::{AreaKey, Direction, Severity, TenantId, Timestamp};
use crate::store::row::{collect, first, optional_time, parsed, time, word};
use crate::store::{ReadTx, StoreError};

/// The drifts of a tenant that are not resolved, with the names of their resources. One that was calm since a person let
/// it go on does not flap, though it bears the mark.
pub fn candidates(tx: &ReadTx<'_>, tenant: TenantId, now: Timestamp) -> Result<Vec<(Candidate, String)>, StoreError> {
    let resumed_at = resumed_at(tx, tenant)?;
    let flaps = |until: Timestamp| until > now && Some(until.plus_ms(-FLAPPING_WINDOW_MS)) > resumed_at;
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, resource_id, resource_name, change, fingerprint, value_hash, severity, direction, state,
                first_seen_at, flapping_until,
                EXISTS (SELECT 1 FROM acceptances WHERE drift_id = drifts.id AND ended_at IS NULL) AS has_acceptance
         FROM drifts
         WHERE tenant_id = :tenant_id AND state <> 'resolved'
         ORDER BY first_seen_at, id
         LIMIT 20000",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        let area: AreaKey = parsed(row, "area")?;
        let (fingerprint, value) = (Fingerprint(row.get("fingerprint")?), ValueHash(row.get("value_hash")?));
        let candidate = Candidate {
            drift: parsed(row, "id")?,
            attempt: Attempt::of(&area, &fingerprint, &value),
            area,
            resource: parsed(row, "resource_id")?,
            change: word(row, "change", DriftChange::from_word)?,
            severity: word(row, "severity", Severity::from_word)?,
            direction: word(row, "direction", Direction::from_word)?,
            state: word(row, "state", DriftState::from_word)?,
            has_acceptance: row.get("has_acceptance")?,
            is_flapping: optional_time(row, "flapping_until")?.is_some_and(flaps),
            first_seen_at: time(row, "first_seen_at")?,
        };
        Ok((candidate, row.get("resource_name")?))
    })
}

/// When a person let it go on the last time.
fn resumed_at(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT MAX(at) AS at
         FROM automatic_events
         WHERE tenant_id = :tenant_id AND event = 'resumed'",
    )?;
    let found =
        first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| optional_time(row, "at"))?;
    Ok(found.flatten())
}

/// The requests since a time that a policy approved and that were begun, whatever came of them.
pub fn sent_since(tx: &ReadTx<'_>, tenant: TenantId, since: Timestamp) -> Result<Vec<Sent>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT o.area, o.started_at
         FROM plan_operations o
         JOIN plan_approvals a ON a.plan_id = o.plan_id AND a.number = o.number AND a.by_policy = 1
         WHERE o.tenant_id = :tenant_id AND o.started_at > :since
         ORDER BY o.started_at",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":since": since.milliseconds() };
    collect(statement.query(parameters)?, |row| Ok(Sent { area: parsed(row, "area")?, at: time(row, "started_at")? }))
}

/// When a plan that speaks of an area ended last, of those that ended since a time and sent something or were out of
/// date.
pub fn touched_since(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    since: Timestamp,
) -> Result<BTreeMap<AreaKey, Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT o.area, MAX(p.ended_at) AS touched_at
         FROM plans p
         JOIN plan_operations o ON o.plan_id = p.id
         WHERE p.tenant_id = :tenant_id
           AND p.ended_at > :since
           AND (p.state = 'outdated' OR o.started_at IS NOT NULL)
         GROUP BY o.area",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":since": since.milliseconds() };
    let rows = collect(statement.query(parameters)?, |row| Ok((parsed(row, "area")?, time(row, "touched_at")?)))?;
    Ok(rows.into_iter().collect())
}
