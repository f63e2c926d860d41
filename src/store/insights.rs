//! The figures of a tenant's overview: the last value of each, one for each day, and what could not be read.

use rusqlite::{Row, named_params};
use serde_json::Value;

use super::row::{collect, first, optional_time, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{TenantId, Timestamp};

/// The last value of a figure and the gap that stands in its way, at least one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredFigure {
    pub key: String,
    pub value: Option<StoredValue>,
    pub gap: Option<Gap>,
    pub checked_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq)]
pub struct StoredValue {
    pub value: f64,
    /// What it is a part of.
    pub total: Option<f64>,
    /// What the number is made of, in the shape of its kind.
    pub detail: Option<Value>,
    pub read_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub kind: GapKind,
    /// In words for a person.
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind {
    NoPermission,
    NotLicensed,
    Failed,
}

impl GapKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoPermission => "no_permission",
            Self::NotLicensed => "not_licensed",
            Self::Failed => "failed",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::NoPermission, Self::NotLicensed, Self::Failed].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// The value of one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    pub figure: String,
    /// Days since 1970, UTC.
    pub day: i64,
    pub value: f64,
    pub total: Option<f64>,
}

impl Day {
    /// The day as people write it, such as 2026-11-26.
    pub fn date(&self) -> String {
        let midnight = Timestamp(self.day.saturating_mul(86_400_000)).to_string();
        midnight.split('T').next().unwrap_or_default().to_owned()
    }
}

/// Stores a value, ends the gap, and makes it the value of its day.
pub fn put_value(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    key: &str,
    found: &StoredValue,
    day: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let StoredValue { value, total, detail, read_at } = found;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.insights (tenant_id, figure, value, total, detail, read_at, checked_at)
             VALUES (:tenant_id, :figure, :value, :total, :detail, :read_at, :checked_at)
             ON CONFLICT (tenant_id, figure) DO UPDATE
             SET value = :value, total = :total, detail = :detail, read_at = :read_at, gap = NULL, gap_reason = NULL,
                 checked_at = :checked_at",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":figure": key,
            ":value": value,
            ":total": total,
            ":detail": detail.as_ref().map(ToString::to_string),
            ":read_at": read_at.milliseconds(),
            ":checked_at": now.milliseconds(),
        })?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.insight_days (tenant_id, figure, day, value, total)
             VALUES (:tenant_id, :figure, :day, :value, :total)
             ON CONFLICT (tenant_id, figure, day) DO UPDATE
             SET value = :value, total = :total",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":figure": key,
            ":day": day,
            ":value": value,
            ":total": total,
        })?;
    Ok(())
}

/// Notes why a figure could not be read; its last value stays, with its time.
pub fn put_gap(tx: &mut WriteTx<'_>, tenant: TenantId, key: &str, gap: &Gap, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.insights (tenant_id, figure, gap, gap_reason, checked_at)
             VALUES (:tenant_id, :figure, :gap, :gap_reason, :checked_at)
             ON CONFLICT (tenant_id, figure) DO UPDATE
             SET gap = :gap, gap_reason = :gap_reason, checked_at = :checked_at",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":figure": key,
            ":gap": gap.kind.as_str(),
            ":gap_reason": gap.reason,
            ":checked_at": now.milliseconds(),
        })?;
    Ok(())
}

pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<StoredFigure>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT figure, value, total, detail, read_at, gap, gap_reason, checked_at
         FROM insights
         WHERE tenant_id = :tenant_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, figure)
}

/// The values of the days since `since`, oldest first.
pub fn days(tx: &ReadTx<'_>, tenant: TenantId, since: i64) -> Result<Vec<Day>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT figure, day, value, total
         FROM insight_days
         WHERE tenant_id = :tenant_id AND day >= :since
         ORDER BY figure, day",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":since": since };
    collect(statement.query(parameters)?, |row| {
        Ok(Day { figure: row.get("figure")?, day: row.get("day")?, value: row.get("value")?, total: row.get("total")? })
    })
}

/// Forgets the days before `before`; tells how many values.
pub fn forget_days(tx: &mut WriteTx<'_>, tenant: TenantId, before: i64) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.insight_days
             WHERE tenant_id = :tenant_id AND day < :before",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":before": before })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}

/// Notes that the figures are being read, so that nobody else begins with it.
pub fn begin_run(tx: &mut WriteTx<'_>, tenant: TenantId, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.insight_runs (tenant_id, attempted_at)
             VALUES (:tenant_id, :now)
             ON CONFLICT (tenant_id) DO UPDATE
             SET attempted_at = :now",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":now": now.milliseconds() })?;
    Ok(())
}

pub fn last_run(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT attempted_at
         FROM insight_runs
         WHERE tenant_id = :tenant_id",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| time(row, "attempted_at"))
}

/// Enabled tenants that were read once, are not being read, and whose figures are older than `before`.
pub fn due(tx: &ReadTx<'_>, before: Timestamp, limit: u32) -> Result<Vec<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT t.id
         FROM tenants t
         LEFT JOIN insight_runs r ON r.tenant_id = t.id
         WHERE t.enabled = 1
           AND (r.attempted_at IS NULL OR r.attempted_at < :before)
           AND EXISTS (SELECT 1 FROM collections c WHERE c.tenant_id = t.id)
           AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.tenant_id = t.id AND j.state <> 'done')
         ORDER BY r.attempted_at
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":before": before.milliseconds(), ":limit": limit };
    collect(statement.query(parameters)?, |row| parsed(row, "id"))
}

fn figure(row: &Row<'_>) -> Result<StoredFigure, StoreError> {
    let detail: Option<String> = row.get("detail")?;
    let detail = detail.map(|text| serde_json::from_str(&text).map_err(|_| StoreError::Corrupt { what: "detail" }));
    let (value, read_at): (Option<f64>, _) = (row.get("value")?, optional_time(row, "read_at")?);
    let (total, detail) = (row.get("total")?, detail.transpose()?);
    let kind = row.get::<_, Option<String>>("gap")?;
    let kind = kind.map(|word| GapKind::from_word(&word).ok_or(StoreError::Corrupt { what: "gap" })).transpose()?;
    let reason: Option<String> = row.get("gap_reason")?;
    Ok(StoredFigure {
        key: row.get("figure")?,
        value: value.zip(read_at).map(|(value, read_at)| StoredValue { value, total, detail, read_at }),
        gap: kind.zip(reason).map(|(kind, reason)| Gap { kind, reason }),
        checked_at: time(row, "checked_at")?,
    })
}
