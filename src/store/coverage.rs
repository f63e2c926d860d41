//! How the known resources of areas stand to their baselines, counted when one of the two changes.

use rusqlite::{Row, named_params};

use super::row::{collect, parsed, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, Coverage, TenantId};

/// Counts an area anew.
pub fn refresh(tx: &mut WriteTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.coverage (tenant_id, area, managed, missing, unexpected, not_monitored)
             WITH live AS (
                 SELECT r.resource_id
                 FROM resources r
                 JOIN resource_versions v ON v.resource = r.id AND v.valid_to IS NULL
                 WHERE r.tenant_id = :tenant_id AND r.area = :area
             ),
             active AS (
                 SELECT id, new_resources IN ('alert', 'note') AS wants_new
                 FROM baselines
                 WHERE tenant_id = :tenant_id AND area = :area AND active = 1
             ),
             agreed AS (
                 SELECT a.mode, a.resource_id IN live AS is_live
                 FROM active
                 JOIN baseline_resources a ON a.baseline_id = active.id
             ),
             counted AS (
                 SELECT COALESCE(SUM(mode <> 'none' AND is_live), 0) AS managed,
                        COALESCE(SUM(mode <> 'none' AND NOT is_live), 0) AS missing,
                        COALESCE(SUM(mode = 'none'), 0) AS unwatched,
                        (SELECT COUNT(*) FROM live) - COALESCE(SUM(is_live), 0) AS new,
                        COALESCE((SELECT wants_new FROM active), 0) AS wants_new
                 FROM agreed
             )
             SELECT :tenant_id, :area, managed, missing, IIF(wants_new, new, 0), unwatched + IIF(wants_new, 0, new)
             FROM counted
             WHERE TRUE
             ON CONFLICT (tenant_id, area) DO UPDATE
             SET managed = excluded.managed, missing = excluded.missing, unexpected = excluded.unexpected,
                 not_monitored = excluded.not_monitored",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() })?;
    Ok(())
}

/// Every area of a tenant of which something is known, whether it can be read or not.
pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<(AreaKey, Coverage)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, managed, missing, unexpected, not_monitored
         FROM coverage
         WHERE tenant_id = :tenant_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        Ok((parsed(row, "area")?, coverage(row)?))
    })
}

/// The number that grows when something changes of what a list tells of a tenant.
pub fn revision(tx: &ReadTx<'_>, tenant: TenantId) -> Result<i64, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT revision
         FROM tenant_revisions
         WHERE tenant_id = :tenant_id",
    )?;
    Ok(statement.query_row(named_params! { ":tenant_id": tenant.to_string() }, |row| row.get("revision"))?)
}

/// As [`revision`], of every tenant.
pub fn revisions(tx: &ReadTx<'_>) -> Result<Vec<(TenantId, i64)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, revision
         FROM tenant_revisions",
    )?;
    collect(statement.query([])?, |row| Ok((parsed(row, "tenant_id")?, row.get("revision")?)))
}

fn coverage(row: &Row<'_>) -> Result<Coverage, StoreError> {
    Ok(Coverage {
        managed: unsigned(row, "managed")?,
        missing: unsigned(row, "missing")?,
        unexpected: unsigned(row, "unexpected")?,
        not_monitored: unsigned(row, "not_monitored")?,
        not_readable: 0,
    })
}
