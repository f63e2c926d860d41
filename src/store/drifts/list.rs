//! Reading drifts.

use std::collections::BTreeMap;

use rusqlite::{Row, named_params};

use super::{Drift, DriftEvent, detail};
use crate::crypto::Sealed;
use crate::domain::drift::{DriftChange, DriftState, Fingerprint, Known, Resolution, ValueHash};
use crate::domain::model::{AreaKey, DriftId, ResourceId, Severity, SeverityCounts, TenantId, Timestamp};
use crate::store::row::{collect, first, optional_time, parsed, time, unsigned, word};
use crate::store::{ReadTx, StoreError};

/// What a list of drifts is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub tenant: Option<TenantId>,
    pub area: Option<AreaKey>,
    pub state: Option<DriftState>,
    pub severity: Option<Severity>,
    /// Part of the resource's name, without case.
    pub text: Option<String>,
    /// The end of the page before.
    pub before: Option<(Timestamp, DriftId)>,
    pub limit: u32,
}

/// Open drifts of one place.
pub type Counts<K> = BTreeMap<K, SeverityCounts>;

/// The unresolved drifts of an area, as reconciliation wants them.
pub fn unresolved(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<Known>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, fingerprint, value_hash, state, held_until
         FROM drifts
         WHERE tenant_id = :tenant_id AND area = :area AND state <> 'resolved'",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    collect(statement.query(parameters)?, |row| {
        Ok(Known {
            id: parsed(row, "id")?,
            fingerprint: Fingerprint(row.get("fingerprint")?),
            value_hash: ValueHash(row.get("value_hash")?),
            state: word(row, "state", DriftState::from_word)?,
            held_until: optional_time(row, "held_until")?,
        })
    })
}

/// A page of drifts, the newest first.
pub fn list(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<Drift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, resource_id, resource_name, change, severity, state, resolution,
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, accepted_reason,
                accepted_by
         FROM drifts
         WHERE (:tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (:area IS NULL OR area = :area)
           AND (:state IS NULL OR state = :state)
           AND (:severity IS NULL OR severity = :severity)
           AND (:text IS NULL OR INSTR(LOWER(resource_name), LOWER(:text)) > 0)
           AND (:before_at IS NULL OR (first_seen_at, id) < (:before_at, :before_id))
         ORDER BY first_seen_at DESC, id DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": filter.tenant.map(|id| id.to_string()),
        ":area": filter.area.as_ref().map(AreaKey::as_str),
        ":state": filter.state.map(DriftState::as_str),
        ":severity": filter.severity.map(Severity::as_str),
        ":text": filter.text,
        ":before_at": filter.before.map(|(at, _)| at.milliseconds()),
        ":before_id": filter.before.map(|(_, id)| id.to_string()),
        ":limit": filter.limit,
    };
    collect(statement.query(parameters)?, |row| drift(tx, row))
}

pub fn find(tx: &ReadTx<'_>, id: DriftId) -> Result<Option<Drift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, resource_id, resource_name, change, severity, state, resolution,
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, accepted_reason,
                accepted_by
         FROM drifts
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, |row| drift(tx, row))
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

/// Open drifts of every tenant that has any.
pub fn counts_by_tenant(tx: &ReadTx<'_>) -> Result<Counts<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, severity, COUNT(*) AS drifts
         FROM drifts
         WHERE state = 'open'
         GROUP BY tenant_id, severity",
    )?;
    let rows = collect(statement.query([])?, |row| Ok((parsed(row, "tenant_id")?, count(row)?)))?;
    Ok(summed(rows))
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
                baseline_version, detail, first_seen_at, last_seen_at, resolved_at, held_until, accepted_reason,
                accepted_by
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
    collect(statement.query(parameters)?, |row| drift(tx, row))
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

fn drift(tx: &ReadTx<'_>, row: &Row<'_>) -> Result<Drift, StoreError> {
    let id: DriftId = parsed(row, "id")?;
    let tenant_id: TenantId = parsed(row, "tenant_id")?;
    let resolution: Option<String> = row.get("resolution")?;
    let resolution = resolution
        .map(|text| Resolution::from_word(&text).ok_or(StoreError::Corrupt { what: "resolution" }))
        .transpose()?;
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
        accepted_reason: row.get("accepted_reason")?,
        accepted_by: row.get("accepted_by")?,
    })
}
