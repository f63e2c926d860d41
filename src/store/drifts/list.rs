//! Reading drifts.

use std::collections::BTreeMap;

use rusqlite::{Row, ToSql, named_params};

use super::filter::{Bound, Filter, narrowed};
use super::{ChangeKey, Drift, DriftEvent, detail};
use crate::crypto::Sealed;
use crate::domain::drift::{DriftChange, DriftState, Fingerprint, Flapping, Known, Resolution, Trail, ValueHash};
use crate::domain::model::{AreaKey, DriftId, ResourceId, Severity, SeverityCounts, TenantId, Timestamp};
use crate::store::row::{collect, first, optional_time, parsed, time, unsigned, word};
use crate::store::{ReadTx, StoreError, acceptances, attributions, drift_assignments, drift_comments};

/// Open drifts of one place.
pub type Counts<K> = BTreeMap<K, SeverityCounts>;

/// The drifts of an area that live, and those that may come back because they were resolved since.
pub fn known(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resolved_since: Timestamp,
) -> Result<Vec<Known>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT drifts.id, drifts.fingerprint, resource_id, drifts.value_hash, state, resolution, held_until, trail,
                acceptances.value_hash AS accepted_hash, acceptances.until AS accepted_until
         FROM drifts
         LEFT JOIN acceptances ON acceptances.drift_id = drifts.id AND acceptances.ended_at IS NULL
         WHERE drifts.tenant_id = :tenant_id AND drifts.area = :area
           AND (state <> 'resolved' OR resolved_at >= :since)
         ORDER BY resolved_at DESC",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":since": resolved_since.milliseconds(),
    };
    let all = collect(statement.query(parameters)?, |row| {
        let drift = Known {
            id: parsed(row, "id")?,
            fingerprint: Fingerprint(row.get("fingerprint")?),
            resource_id: parsed(row, "resource_id")?,
            value_hash: ValueHash(row.get("value_hash")?),
            state: word(row, "state", DriftState::from_word)?,
            held_until: optional_time(row, "held_until")?,
            contract: acceptances::contract(row)?,
            trail: trail_of(row)?,
        };
        Ok((drift, resolution(row)?))
    })?;
    let may_live = |resolution: Option<Resolution>| resolution.is_none_or(Resolution::may_come_back);
    Ok(all.into_iter().filter(|(_, resolution)| may_live(*resolution)).map(|(drift, _)| drift).collect())
}

pub(super) fn trail(tx: &ReadTx<'_>, id: DriftId) -> Result<Trail, StoreError> {
    let mut statement = tx.sql.prepare_cached("SELECT trail FROM drifts WHERE id = :id")?;
    let found = first(statement.query(named_params! { ":id": id.to_string() })?, trail_of)?;
    Ok(found.unwrap_or_default())
}

/// A page of drifts, the newest first.
pub fn list(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<Drift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(narrowed!(
        "SELECT id, tenant_id, area, resource_id, resource_name, change, severity, state, resolution,
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, turns,
                flapping_until, times_back, change_key
         FROM drifts
         WHERE",
        "
           AND (:before_at IS NULL OR (first_seen_at, id) < (:before_at, :before_id))
         ORDER BY first_seen_at DESC, id DESC
         LIMIT :limit",
    ))?;
    let bound = Bound::of(filter);
    let before_at = filter.before.map(|(at, _)| at.milliseconds());
    let before_id = filter.before.map(|(_, id)| id.to_string());
    let mut parameters = bound.parameters();
    let own: [(&str, &dyn ToSql); 2] = [(":before_at", &before_at), (":before_id", &before_id)];
    parameters.extend(own);
    completed(tx, collect(statement.query(parameters.as_slice())?, |row| drift(tx, row))?)
}

/// The unresolved drifts of one and the same change but this one, the newest first.
pub fn of_change(tx: &ReadTx<'_>, change: ChangeKey, but: DriftId, limit: u32) -> Result<Vec<Drift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, resource_id, resource_name, change, severity, state, resolution,
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, turns,
                flapping_until, times_back, change_key
         FROM drifts
         WHERE change_key = :change_key AND state <> 'resolved' AND id <> :but
         ORDER BY first_seen_at DESC, id DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":change_key": change.0, ":but": but.to_string(), ":limit": limit };
    completed(tx, collect(statement.query(parameters)?, |row| drift(tx, row))?)
}

/// How many unresolved drifts [`of_change`] would tell without a limit, and in how many tenants.
pub fn count_of_change(tx: &ReadTx<'_>, change: ChangeKey, but: DriftId) -> Result<(u64, u64), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) AS drifts, COUNT(DISTINCT tenant_id) AS tenants
         FROM drifts
         WHERE change_key = :change_key AND state <> 'resolved' AND id <> :but",
    )?;
    let parameters = named_params! { ":change_key": change.0, ":but": but.to_string() };
    let counted = first(statement.query(parameters)?, |row| Ok((unsigned(row, "drifts")?, unsigned(row, "tenants")?)))?;
    Ok(counted.unwrap_or_default())
}

/// With what stands in tables of its own.
fn completed(tx: &ReadTx<'_>, mut drifts: Vec<Drift>) -> Result<Vec<Drift>, StoreError> {
    for drift in &mut drifts {
        if drift.state != DriftState::Resolved {
            drift.acceptance = acceptances::running_of(tx, drift.id)?;
        }
        drift.assignee = drift_assignments::of_drift(tx, drift.id)?;
        drift.comments = drift_comments::count(tx, drift.id)?;
        drift.attribution = attributions::of_drift(tx, drift.id)?;
    }
    Ok(drifts)
}

/// A page of the drifts of a tenant, an area or all that are not resolved, the newest first.
pub fn living(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<Drift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, resource_id, resource_name, change, severity, state, resolution,
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, turns,
                flapping_until, times_back, change_key
         FROM drifts
         WHERE state <> 'resolved'
           AND (:tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (:area IS NULL OR area = :area)
           AND (:before_at IS NULL OR (first_seen_at, id) < (:before_at, :before_id))
         ORDER BY first_seen_at DESC, id DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": filter.tenant.map(|id| id.to_string()),
        ":area": filter.area.as_ref().map(AreaKey::as_str),
        ":before_at": filter.before.map(|(at, _)| at.milliseconds()),
        ":before_id": filter.before.map(|(_, id)| id.to_string()),
        ":limit": filter.limit,
    };
    collect(statement.query(parameters)?, |row| drift(tx, row))
}

pub fn find(tx: &ReadTx<'_>, id: DriftId) -> Result<Option<Drift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, resource_id, resource_name, change, severity, state, resolution,
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, turns,
                flapping_until, times_back, change_key
         FROM drifts
         WHERE id = :id",
    )?;
    let found = first(statement.query(named_params! { ":id": id.to_string() })?, |row| drift(tx, row))?;
    Ok(completed(tx, found.into_iter().collect())?.pop())
}

/// Whose drift it is.
pub fn tenant_of(tx: &ReadTx<'_>, id: DriftId) -> Result<Option<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached("SELECT tenant_id FROM drifts WHERE id = :id")?;
    first(statement.query(named_params! { ":id": id.to_string() })?, |row| parsed(row, "tenant_id"))
}

pub fn events(tx: &ReadTx<'_>, id: DriftId) -> Result<Vec<DriftEvent>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT at, event, actor, detail
         FROM drift_events
         WHERE drift_id = :drift_id
         ORDER BY id
         LIMIT 1000",
    )?;
    collect(statement.query(named_params! { ":drift_id": id.to_string() })?, |row| {
        Ok(DriftEvent {
            at: time(row, "at")?,
            event: row.get("event")?,
            actor: row.get("actor")?,
            detail: row.get("detail")?,
        })
    })
}

/// Open drifts of every area of a tenant that has any.
pub fn counts_by_area(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Counts<AreaKey>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, severity, COUNT(*) AS drifts
         FROM drifts
         WHERE tenant_id = :tenant_id AND state = 'open'
         GROUP BY area, severity",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string() };
    let rows = collect(statement.query(parameters)?, |row| Ok((parsed(row, "area")?, count(row)?)))?;
    Ok(summed(rows))
}

/// The drifts of one resource, the newest first.
pub fn of_resource(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
) -> Result<Vec<Drift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, resource_id, resource_name, change, severity, state, resolution,
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, turns,
                flapping_until, times_back, change_key
         FROM drifts
         WHERE tenant_id = :tenant_id AND area = :area AND resource_id = :resource_id
         ORDER BY first_seen_at DESC, id DESC
         LIMIT 500",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":resource_id": resource.as_str(),
    };
    completed(tx, collect(statement.query(parameters)?, |row| drift(tx, row))?)
}

/// How many unresolved drifts each resource of an area has.
pub fn unresolved_by_resource(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
) -> Result<BTreeMap<ResourceId, u64>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT resource_id, COUNT(*) AS drifts
         FROM drifts
         WHERE tenant_id = :tenant_id AND area = :area AND state <> 'resolved'
         GROUP BY resource_id",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    let rows =
        collect(statement.query(parameters)?, |row| Ok((parsed(row, "resource_id")?, unsigned(row, "drifts")?)))?;
    Ok(rows.into_iter().collect())
}

fn count(row: &Row<'_>) -> Result<(Severity, u64), StoreError> {
    Ok((word(row, "severity", Severity::from_word)?, unsigned(row, "drifts")?))
}

fn summed<K: Ord>(rows: Vec<(K, (Severity, u64))>) -> Counts<K> {
    let mut counts = Counts::new();
    for (key, (severity, count)) in rows {
        counts.entry(key).or_insert_with(SeverityCounts::default).add(severity, count);
    }
    counts
}

fn resolution(row: &Row<'_>) -> Result<Option<Resolution>, StoreError> {
    let resolution: Option<String> = row.get("resolution")?;
    resolution.map(|text| Resolution::from_word(&text).ok_or(StoreError::Corrupt { what: "resolution" })).transpose()
}

fn trail_of(row: &Row<'_>) -> Result<Trail, StoreError> {
    let text: String = row.get("trail")?;
    serde_json::from_str(&text).map_err(|_| StoreError::Corrupt { what: "trail" })
}

fn drift(tx: &ReadTx<'_>, row: &Row<'_>) -> Result<Drift, StoreError> {
    let id: DriftId = parsed(row, "id")?;
    let tenant_id: TenantId = parsed(row, "tenant_id")?;
    let turns = unsigned(row, "turns")?;
    let resolution = resolution(row)?;
    Ok(Drift {
        id,
        tenant_id,
        area: parsed(row, "area")?,
        resource_id: parsed(row, "resource_id")?,
        resource_name: row.get("resource_name")?,
        change: word(row, "change", DriftChange::from_word)?,
        severity: word(row, "severity", Severity::from_word)?,
        state: word(row, "state", DriftState::from_word)?,
        resolution,
        baseline_version: unsigned(row, "baseline_version")?,
        detail: detail::open(&tx.data_key(tenant_id)?, id, &Sealed(row.get("detail")?))?,
        first_seen_at: time(row, "first_seen_at")?,
        last_seen_at: time(row, "last_seen_at")?,
        resolved_at: optional_time(row, "resolved_at")?,
        held_until: optional_time(row, "held_until")?,
        flapping: optional_time(row, "flapping_until")?.map(|until| Flapping { turns, until }),
        times_back: unsigned(row, "times_back")?,
        change_key: row.get::<_, Option<[u8; 32]>>("change_key")?.map(ChangeKey),
        acceptance: None,
        assignee: None,
        comments: 0,
        attribution: None,
    })
}
