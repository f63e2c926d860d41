//! Words by which people find tenants again.

use std::collections::HashMap;

use rusqlite::named_params;

use super::row::{collect, parsed};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::TenantId;

/// From now on the tenant carries these and no others.
pub fn replace(tx: &mut WriteTx<'_>, tenant: TenantId, tags: &[String]) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("DELETE FROM main.tenant_tags WHERE tenant_id = :tenant_id")?
        .execute(named_params! { ":tenant_id": tenant.to_string() })?;
    for tag in tags {
        tx.sql
            .prepare_cached("INSERT INTO main.tenant_tags (tenant_id, tag) VALUES (:tenant_id, :tag)")?
            .execute(named_params! { ":tenant_id": tenant.to_string(), ":tag": tag })?;
    }
    Ok(())
}

pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tag
         FROM tenant_tags
         WHERE tenant_id = :tenant_id
         ORDER BY tag",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| Ok(row.get("tag")?))
}

/// Of every tenant that carries any.
pub fn of_all(tx: &ReadTx<'_>) -> Result<HashMap<TenantId, Vec<String>>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, tag
         FROM tenant_tags
         ORDER BY tenant_id, tag",
    )?;
    let rows = collect(statement.query([])?, |row| Ok((parsed(row, "tenant_id")?, row.get("tag")?)))?;
    let mut tags: HashMap<TenantId, Vec<String>> = HashMap::new();
    for (tenant, tag) in rows {
        tags.entry(tenant).or_default().push(tag);
    }
    Ok(tags)
}
