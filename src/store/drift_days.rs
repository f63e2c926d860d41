//! How many drifts were open at the end of each day.

use rusqlite::{Row, named_params};

use super::row::{collect, first, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{SeverityCounts, TenantGroupId, TenantId, Timestamp};

/// The open drifts of one day, over the tenants that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DriftDay {
    /// Days since 1970, UTC.
    pub day: i64,
    pub open: SeverityCounts,
    /// How many weaken their tenant.
    pub weakening: u64,
    pub tenants: u64,
}

/// Which tenants are summed up; all without any.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    pub tenant: Option<TenantId>,
    pub group: Option<TenantGroupId>,
    pub tag: Option<String>,
}

/// When a day was last noted; none when it was not.
pub fn noted_at(tx: &ReadTx<'_>, day: i64) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT noted_at
         FROM drift_days
         WHERE day = :day
         LIMIT 1",
    )?;
    first(statement.query(named_params! { ":day": day })?, |row| Ok(Timestamp(row.get("noted_at")?)))
}

/// Notes what is open now in every tenant as the figures of the day.
pub fn note(tx: &mut WriteTx<'_>, day: i64, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.drift_days (day, tenant_id, critical, high, medium, low, weakening, noted_at)
             SELECT :day, t.id, COALESCE(SUM(d.severity = 'critical'), 0), COALESCE(SUM(d.severity = 'high'), 0),
                    COALESCE(SUM(d.severity = 'medium'), 0), COALESCE(SUM(d.severity = 'low'), 0),
                    COALESCE(SUM(d.direction = 'weakens'), 0), :now
             FROM tenants t
             LEFT JOIN drifts d ON d.tenant_id = t.id AND d.state = 'open'
             WHERE TRUE
             GROUP BY t.id
             ON CONFLICT (day, tenant_id) DO UPDATE
             SET critical = excluded.critical, high = excluded.high, medium = excluded.medium, low = excluded.low,
                 weakening = excluded.weakening, noted_at = excluded.noted_at",
        )?
        .execute(named_params! { ":day": day, ":now": now.milliseconds() })?;
    Ok(())
}

/// The days from `from` on and before `until`, the oldest first. A day on which nothing was noted is not there.
pub fn days(tx: &ReadTx<'_>, chosen: &Chosen, from: i64, until: i64) -> Result<Vec<DriftDay>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT day, SUM(critical) AS critical, SUM(high) AS high, SUM(medium) AS medium, SUM(low) AS low,
                SUM(weakening) AS weakening, COUNT(*) AS tenants
         FROM drift_days
         WHERE day >= :from AND day < :until
           AND (:tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (:group_id IS NULL
                OR tenant_id IN (SELECT tenant_id FROM tenant_group_members WHERE group_id = :group_id))
           AND (:tag IS NULL OR tenant_id IN (SELECT tenant_id FROM tenant_tags WHERE tag = :tag))
         GROUP BY day
         ORDER BY day",
    )?;
    let Chosen { tenant, group, tag } = chosen;
    let parameters = named_params! {
        ":from": from,
        ":until": until,
        ":tenant_id": tenant.map(|id| id.to_string()),
        ":group_id": group.map(|id| id.to_string()),
        ":tag": tag,
    };
    collect(statement.query(parameters)?, drift_day)
}

/// The figures of this moment, as those of the day.
pub fn present(tx: &ReadTx<'_>, chosen: &Chosen, day: i64) -> Result<Vec<DriftDay>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT :day AS day, COALESCE(SUM(d.severity = 'critical'), 0) AS critical,
                COALESCE(SUM(d.severity = 'high'), 0) AS high, COALESCE(SUM(d.severity = 'medium'), 0) AS medium,
                COALESCE(SUM(d.severity = 'low'), 0) AS low, COALESCE(SUM(d.direction = 'weakens'), 0) AS weakening,
                COUNT(DISTINCT t.id) AS tenants
         FROM tenants t
         LEFT JOIN drifts d ON d.tenant_id = t.id AND d.state = 'open'
         WHERE (:tenant_id IS NULL OR t.id = :tenant_id)
           AND (:group_id IS NULL OR t.id IN (SELECT tenant_id FROM tenant_group_members WHERE group_id = :group_id))
           AND (:tag IS NULL OR t.id IN (SELECT tenant_id FROM tenant_tags WHERE tag = :tag))",
    )?;
    let Chosen { tenant, group, tag } = chosen;
    let parameters = named_params! {
        ":day": day,
        ":tenant_id": tenant.map(|id| id.to_string()),
        ":group_id": group.map(|id| id.to_string()),
        ":tag": tag,
    };
    collect(statement.query(parameters)?, drift_day)
}

/// Forgets the days before `before`; tells how many rows those were.
pub fn forget(tx: &mut WriteTx<'_>, before: i64) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached("DELETE FROM main.drift_days WHERE day < :before")?
        .execute(named_params! { ":before": before })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}

fn drift_day(row: &Row<'_>) -> Result<DriftDay, StoreError> {
    Ok(DriftDay {
        day: row.get("day")?,
        open: SeverityCounts {
            low: unsigned(row, "low")?,
            medium: unsigned(row, "medium")?,
            high: unsigned(row, "high")?,
            critical: unsigned(row, "critical")?,
        },
        weakening: unsigned(row, "weakening")?,
        tenants: unsigned(row, "tenants")?,
    })
}
