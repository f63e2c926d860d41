//! Resources by what they are called, over all tenants. The work has an end, however many there are.

use rusqlite::{Row, named_params};

use super::row::{collect, first, parsed};
use super::{ReadTx, StoreError};
use crate::domain::model::{AreaKey, ResourceId, TenantId};

/// A resource that was there when its area was last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub tenant: TenantId,
    pub area: AreaKey,
    pub id: ResourceId,
    pub name: String,
}

/// Those whose name begins so, by name: an index leads to them.
pub fn beginning(tx: &ReadTx<'_>, start: &str, limit: u32) -> Result<Vec<Found>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT r.tenant_id, r.area, r.resource_id, v.name
         FROM resource_versions v
         CROSS JOIN resources r ON r.id = v.resource
         WHERE v.valid_to IS NULL
           AND v.name COLLATE NOCASE >= :start
           AND v.name COLLATE NOCASE < :end
         ORDER BY v.name COLLATE NOCASE
         LIMIT :limit",
    )?;
    let end = format!("{start}{}", char::MAX);
    collect(statement.query(named_params! { ":start": start, ":end": end, ":limit": limit })?, found)
}

/// Those whose name has it somewhere, among the first `looked_at`.
pub fn containing(tx: &ReadTx<'_>, part: &str, looked_at: u32, limit: u32) -> Result<Vec<Found>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, area, resource_id, name
         FROM (
             SELECT r.tenant_id, r.area, r.resource_id, v.name
             FROM resources r
             CROSS JOIN resource_versions v ON v.resource = r.id AND v.valid_to IS NULL
             LIMIT :looked_at
         )
         WHERE INSTR(LOWER(name), LOWER(:part)) > 0
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":part": part, ":looked_at": looked_at, ":limit": limit };
    collect(statement.query(parameters)?, found)
}

/// Whether there are more resources than so many.
pub fn are_more_than(tx: &ReadTx<'_>, count: u32) -> Result<bool, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) > :count AS are_more
         FROM (
             SELECT 1
             FROM resources
             LIMIT :count + 1
         )",
    )?;
    let found = first(statement.query(named_params! { ":count": count })?, |row| Ok(row.get("are_more")?))?;
    Ok(found.unwrap_or(false))
}

fn found(row: &Row<'_>) -> Result<Found, StoreError> {
    Ok(Found {
        tenant: parsed(row, "tenant_id")?,
        area: parsed(row, "area")?,
        id: parsed(row, "resource_id")?,
        name: row.get("name")?,
    })
}
