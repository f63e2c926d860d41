//! Tenants.

use rusqlite::{Row, named_params};

use super::row::{collect, first, parsed, signed, time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{DirectoryId, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct Tenant {
    pub id: TenantId,
    pub name: String,
    pub directory_id: DirectoryId,
    pub enabled: bool,
    pub sync_interval_minutes: u64,
    pub next_sync_at: Timestamp,
    pub created_at: Timestamp,
}

/// Stores the tenant and makes its data key.
///
/// # Errors
/// [`StoreError::Conflict`] when the directory is a tenant already.
pub fn insert(tx: &mut WriteTx<'_>, tenant: &Tenant) -> Result<(), StoreError> {
    tx.keys.create(&tx.sql, tenant.id, tenant.created_at)?;
    let inserted = tx
        .sql
        .prepare_cached(
            "INSERT INTO main.tenants (id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at)
         VALUES (:id, :name, :directory_id, :enabled, :sync_interval_minutes, :next_sync_at, :created_at)",
        )?
        .execute(named_params! {
            ":id": tenant.id.to_string(),
            ":name": tenant.name,
            ":directory_id": tenant.directory_id.to_string(),
            ":enabled": tenant.enabled,
            ":sync_interval_minutes": signed(tenant.sync_interval_minutes),
            ":next_sync_at": tenant.next_sync_at.milliseconds(),
            ":created_at": tenant.created_at.milliseconds(),
        });
    match inserted {
        Err(error) if StoreError::is_unique_violation(&error) => {
            Err(StoreError::Conflict { what: "tenant", field: "tenantId" })
        }
        other => Ok(other.map(drop)?),
    }
}

pub fn update(tx: &mut WriteTx<'_>, tenant: &Tenant) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.tenants
             SET name = :name, enabled = :enabled, sync_interval_minutes = :sync_interval_minutes,
                 next_sync_at = :next_sync_at
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": tenant.id.to_string(),
            ":name": tenant.name,
            ":enabled": tenant.enabled,
            ":sync_interval_minutes": signed(tenant.sync_interval_minutes),
            ":next_sync_at": tenant.next_sync_at.milliseconds(),
        })?;
    Ok(())
}

/// Sets the time of the next sync, if the tenant is still switched on and due; tells whether it was.
pub fn reschedule(
    tx: &mut WriteTx<'_>,
    id: TenantId,
    next_sync_at: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let changed = tx
        .sql
        .prepare_cached(
            "UPDATE main.tenants
             SET next_sync_at = :next_sync_at
             WHERE id = :id AND enabled = 1 AND next_sync_at <= :now",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":next_sync_at": next_sync_at.milliseconds(),
            ":now": now.milliseconds(),
        })?;
    Ok(changed > 0)
}

/// Removes the tenant with everything that belongs to it, and forgets its data key.
pub fn delete(tx: &mut WriteTx<'_>, id: TenantId) -> Result<(), StoreError> {
    tx.keys.forget(&tx.sql, id)?;
    tx.sql
        .prepare_cached(
            "DELETE FROM main.tenants
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, id: TenantId) -> Result<Option<Tenant>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at
         FROM tenants
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, tenant)
}

/// All tenants by name.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<Tenant>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at
         FROM tenants
         ORDER BY name, id",
    )?;
    collect(statement.query([])?, tenant)
}

/// Enabled tenants whose next sync is due, the longest waiting first.
pub fn due(tx: &ReadTx<'_>, now: Timestamp, limit: u64) -> Result<Vec<Tenant>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, name, directory_id, enabled, sync_interval_minutes, next_sync_at, created_at
         FROM tenants
         WHERE enabled = 1 AND next_sync_at <= :now
         ORDER BY next_sync_at
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":now": now.milliseconds(), ":limit": signed(limit) };
    collect(statement.query(parameters)?, tenant)
}

fn tenant(row: &Row<'_>) -> Result<Tenant, StoreError> {
    Ok(Tenant {
        id: parsed(row, "id")?,
        name: row.get("name")?,
        directory_id: parsed(row, "directory_id")?,
        enabled: row.get("enabled")?,
        sync_interval_minutes: unsigned(row, "sync_interval_minutes")?,
        next_sync_at: time(row, "next_sync_at")?,
        created_at: time(row, "created_at")?,
    })
}
