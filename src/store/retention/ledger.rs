//! Rows of the ledger and events that go.

use rusqlite::named_params;

use crate::domain::history::Attempt;
use crate::domain::model::{AreaKey, CollectionId, CollectionStatus, TenantId, Timestamp};
use crate::store::row::{collect, parsed, time, word};
use crate::store::{ReadTx, StoreError, WriteTx};

/// Areas that were ever read, by tenant and key.
pub fn areas(
    tx: &ReadTx<'_>,
    after: Option<&(TenantId, AreaKey)>,
    limit: u32,
) -> Result<Vec<(TenantId, AreaKey)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, area
         FROM latest_collections
         WHERE :tenant_id IS NULL OR (tenant_id, area) > (:tenant_id, :area)
         ORDER BY tenant_id, area
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": after.map(|(tenant, _)| tenant.to_string()),
        ":area": after.map(|(_, area)| area.as_str()),
        ":limit": limit,
    };
    collect(statement.query(parameters)?, |row| Ok((parsed(row, "tenant_id")?, parsed(row, "area")?)))
}

/// Attempts to read an area that ended before a moment, the oldest first; never the last one, nor the last complete
/// one.
pub fn old_attempts(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    before: Timestamp,
) -> Result<Vec<Attempt>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT c.id, c.status, c.held, c.finished_at
         FROM collections c
         JOIN latest_collections l ON l.tenant_id = c.tenant_id AND l.area = c.area
         WHERE c.tenant_id = :tenant_id
           AND c.area = :area
           AND c.finished_at < :before
           AND c.id <> l.collection_id
           AND c.id IS NOT l.complete_id
         ORDER BY c.finished_at, c.id",
    )?;
    let parameters =
        named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str(), ":before": before.milliseconds() };
    collect(statement.query(parameters)?, |row| {
        Ok(Attempt {
            id: parsed(row, "id")?,
            status: word(row, "status", CollectionStatus::from_word)?,
            held: row.get("held")?,
            at: time(row, "finished_at")?,
        })
    })
}

/// The moments before another one at which a version of the area began or ended.
pub fn boundaries(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    before: Timestamp,
) -> Result<Vec<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT v.valid_from AS at
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id
         WHERE r.tenant_id = :tenant_id AND r.area = :area AND v.valid_from < :before
         UNION
         SELECT v.valid_to
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id
         WHERE r.tenant_id = :tenant_id AND r.area = :area AND v.valid_to < :before",
    )?;
    let parameters =
        named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str(), ":before": before.milliseconds() };
    collect(statement.query(parameters)?, |row| time(row, "at"))
}

pub fn remove_attempts(tx: &mut WriteTx<'_>, ids: &[CollectionId]) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "DELETE FROM main.collections
         WHERE id = :id",
    )?;
    for id in ids {
        statement.execute(named_params! { ":id": id.to_string() })?;
    }
    Ok(())
}

/// Events of drifts that were resolved before a moment, by their rows.
pub fn old_drift_events(tx: &ReadTx<'_>, after: i64, before: Timestamp, limit: u32) -> Result<Vec<i64>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT e.id
         FROM drift_events e
         JOIN drifts d ON d.id = e.drift_id
         WHERE e.id > :after AND e.at < :before AND d.state = 'resolved' AND d.resolved_at < :before
         ORDER BY e.id
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":after": after, ":before": before.milliseconds(), ":limit": limit };
    collect(statement.query(parameters)?, |row| Ok(row.get("id")?))
}

pub fn remove_drift_events(tx: &mut WriteTx<'_>, ids: &[i64]) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "DELETE FROM main.drift_events
         WHERE id = :id",
    )?;
    for id in ids {
        statement.execute(named_params! { ":id": id })?;
    }
    Ok(())
}

/// Removes events of tenants before a moment, at most so many; tells how many.
pub fn remove_tenant_events(tx: &mut WriteTx<'_>, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.tenant_events
             WHERE id IN (SELECT id FROM tenant_events WHERE at < :before ORDER BY id LIMIT :limit)",
        )?
        .execute(named_params! { ":before": before.milliseconds(), ":limit": limit })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}

/// Removes drifts that were resolved before a moment, with their events and acceptances, at most so many.
pub fn remove_resolved_drifts(tx: &mut WriteTx<'_>, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.drifts
             WHERE id IN (
                 SELECT id
                 FROM main.drifts
                 WHERE state = 'resolved' AND resolved_at < :before
                 ORDER BY first_seen_at, id
                 LIMIT :limit
             )",
        )?
        .execute(named_params! { ":before": before.milliseconds(), ":limit": limit })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}

/// Removes what rules did not hold back any more since a moment, at most so many.
pub fn remove_held_back(tx: &mut WriteTx<'_>, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.ignored_drifts
             WHERE (rule_id, tenant_id, area, fingerprint) IN (
                 SELECT rule_id, tenant_id, area, fingerprint
                 FROM main.ignored_drifts
                 WHERE last_held_at < :before
                 ORDER BY last_held_at
                 LIMIT :limit
             )",
        )?
        .execute(named_params! { ":before": before.milliseconds(), ":limit": limit })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}

/// Removes jobs that ended before a moment, at most so many. What they found stays in the ledger.
pub fn remove_jobs(tx: &mut WriteTx<'_>, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.jobs
             WHERE id IN (
                 SELECT id
                 FROM main.jobs
                 WHERE state = 'done' AND finished_at < :before
                 ORDER BY id
                 LIMIT :limit
             )",
        )?
        .execute(named_params! { ":before": before.milliseconds(), ":limit": limit })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}
