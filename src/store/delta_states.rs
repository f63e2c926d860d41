//! Where a reading of what changed can go on, for each area that Graph tells changes of.

use rusqlite::named_params;

use super::row::{collect, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct DeltaState {
    pub area: AreaKey,
    /// Graph's link, opaque.
    pub link: String,
    /// What of our side the link depends on.
    pub fingerprint: String,
    /// When everything was read last.
    pub full_at: Timestamp,
}

pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<DeltaState>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, link, fingerprint, full_at
         FROM delta_states
         WHERE tenant_id = :tenant_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        Ok(DeltaState {
            area: parsed(row, "area")?,
            link: row.get("link")?,
            fingerprint: row.get("fingerprint")?,
            full_at: time(row, "full_at")?,
        })
    })
}

pub fn put(tx: &mut WriteTx<'_>, tenant: TenantId, state: &DeltaState) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.delta_states (tenant_id, area, link, fingerprint, full_at)
             VALUES (:tenant_id, :area, :link, :fingerprint, :full_at)
             ON CONFLICT (tenant_id, area) DO UPDATE
             SET link = excluded.link, fingerprint = excluded.fingerprint, full_at = excluded.full_at",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":area": state.area.as_str(),
            ":link": state.link,
            ":fingerprint": state.fingerprint,
            ":full_at": state.full_at.milliseconds(),
        })?;
    Ok(())
}

/// The next reading begins anew.
pub fn forget(tx: &mut WriteTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.delta_states
             WHERE tenant_id = :tenant_id AND area = :area",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() })?;
    Ok(())
}
