//! Which areas somebody switched on or off in a tenant; where nobody did, the catalog decides.

use std::collections::BTreeMap;

use rusqlite::named_params;

use super::row::{collect, parsed};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, TenantId, Timestamp};

/// What people decided, by area.
pub type Switches = BTreeMap<AreaKey, bool>;

pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Switches, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, enabled
         FROM area_switches
         WHERE tenant_id = :tenant_id",
    )?;
    let rows = statement.query(named_params! { ":tenant_id": tenant.to_string() })?;
    Ok(collect(rows, |row| Ok((parsed(row, "area")?, row.get("enabled")?)))?.into_iter().collect())
}

pub fn put(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    enabled: bool,
    actor: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.area_switches (tenant_id, area, enabled, changed_at, changed_by)
             VALUES (:tenant_id, :area, :enabled, :changed_at, :changed_by)
             ON CONFLICT (tenant_id, area) DO UPDATE
             SET enabled = :enabled, changed_at = :changed_at, changed_by = :changed_by",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":area": area.as_str(),
            ":enabled": enabled,
            ":changed_at": now.milliseconds(),
            ":changed_by": actor,
        })?;
    Ok(())
}

/// Leaves the area to the catalog again.
pub fn remove(tx: &mut WriteTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.area_switches
             WHERE tenant_id = :tenant_id AND area = :area",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() })?;
    Ok(())
}
