//! Which baseline was the agreed one, and from when to when.

use rusqlite::named_params;

use super::row::{collect, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, BaselineId, TenantId, Timestamp};

/// A time in which one version of a baseline was active.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    pub baseline: BaselineId,
    pub from: Timestamp,
    /// `None` while it is the active one.
    pub to: Option<Timestamp>,
}

/// Notes that an earlier version is the agreed one again, or that none is from now on.
pub fn turn(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    to: Option<BaselineId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.baseline_turns (tenant_id, area, baseline_id, at)
             VALUES (:tenant_id, :area, :baseline_id, :at)",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":area": area.as_str(),
            ":baseline_id": to.map(|baseline| baseline.to_string()),
            ":at": now.milliseconds(),
        })?;
    Ok(())
}

/// All agreements of an area, the oldest first. A version is active from when it is saved; that an older one was made
/// active again, or none was any more, is a turn.
pub fn of_area(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<Agreement>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, created_at AS at, version AS turn
         FROM baselines
         WHERE tenant_id = :tenant_id AND area = :area
         UNION ALL
         SELECT baseline_id, at, id
         FROM baseline_turns
         WHERE tenant_id = :tenant_id AND area = :area
         ORDER BY at, turn",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    let turns: Vec<(Option<BaselineId>, Timestamp)> = collect(statement.query(parameters)?, |row| {
        let id: Option<String> = row.get("id")?;
        let id = id.map(|text| text.parse().map_err(|_| StoreError::Corrupt { what: "baseline id" })).transpose()?;
        Ok((id, time(row, "at")?))
    })?;
    let ends = turns.iter().skip(1).map(|(_, at)| Some(*at)).chain([None]);
    let spans = turns.iter().zip(ends);
    let agreed = spans.filter_map(|((id, from), to)| id.map(|baseline| Agreement { baseline, from: *from, to }));
    Ok(agreed.collect())
}
