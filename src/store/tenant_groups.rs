//! Groups of tenants: a name, a colour and who belongs to it.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::row::{collect, first, parsed, time, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{GroupColour, TenantGroupId, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct TenantGroup {
    pub id: TenantGroupId,
    pub name: String,
    pub colour: GroupColour,
    pub created_at: Timestamp,
}

pub fn insert(tx: &mut WriteTx<'_>, group: &TenantGroup) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.tenant_groups (id, name, colour, created_at)
             VALUES (:id, :name, :colour, :created_at)",
        )?
        .execute(named_params! {
            ":id": group.id.to_string(),
            ":name": group.name,
            ":colour": group.colour.as_str(),
            ":created_at": group.created_at.milliseconds(),
        })?;
    Ok(())
}

pub fn update(tx: &mut WriteTx<'_>, group: &TenantGroup) -> Result<(), StoreError> {
    tx.sql.prepare_cached("UPDATE main.tenant_groups SET name = :name, colour = :colour WHERE id = :id")?.execute(
        named_params! {
            ":id": group.id.to_string(),
            ":name": group.name,
            ":colour": group.colour.as_str(),
        },
    )?;
    Ok(())
}

pub fn delete(tx: &mut WriteTx<'_>, id: TenantGroupId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("DELETE FROM main.tenant_groups WHERE id = :id")?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, id: TenantGroupId) -> Result<Option<TenantGroup>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT id, name, colour, created_at FROM tenant_groups WHERE id = :id")?;
    first(statement.query(named_params! { ":id": id.to_string() })?, group)
}

/// The group that has the name, whatever its case.
pub fn named(tx: &ReadTx<'_>, name: &str) -> Result<Option<TenantGroup>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT id, name, colour, created_at FROM tenant_groups WHERE name = :name")?;
    first(statement.query(named_params! { ":name": name })?, group)
}

/// All groups, by name.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<TenantGroup>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, name, colour, created_at
         FROM tenant_groups
         ORDER BY name
         LIMIT 1000",
    )?;
    collect(statement.query([])?, group)
}

pub fn members(tx: &ReadTx<'_>, id: TenantGroupId) -> Result<Vec<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id
         FROM tenant_group_members
         WHERE group_id = :group_id
         ORDER BY tenant_id",
    )?;
    collect(statement.query(named_params! { ":group_id": id.to_string() })?, |row| parsed(row, "tenant_id"))
}

/// The groups that a tenant belongs to.
pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<TenantGroupId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT group_id
         FROM tenant_group_members
         WHERE tenant_id = :tenant_id
         ORDER BY group_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| parsed(row, "group_id"))
}

/// The groups of every tenant that belongs to any.
pub fn of_all(tx: &ReadTx<'_>) -> Result<HashMap<TenantId, Vec<TenantGroupId>>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, group_id
         FROM tenant_group_members
         ORDER BY tenant_id, group_id",
    )?;
    let rows = collect(statement.query([])?, |row| Ok((parsed(row, "tenant_id")?, parsed(row, "group_id")?)))?;
    let mut groups: HashMap<TenantId, Vec<TenantGroupId>> = HashMap::new();
    for (tenant, group) in rows {
        groups.entry(tenant).or_default().push(group);
    }
    Ok(groups)
}

pub fn add_member(tx: &mut WriteTx<'_>, group: TenantGroupId, tenant: TenantId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.tenant_group_members (group_id, tenant_id)
             VALUES (:group_id, :tenant_id)
             ON CONFLICT (group_id, tenant_id) DO NOTHING",
        )?
        .execute(named_params! { ":group_id": group.to_string(), ":tenant_id": tenant.to_string() })?;
    Ok(())
}

pub fn remove_member(tx: &mut WriteTx<'_>, group: TenantGroupId, tenant: TenantId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("DELETE FROM main.tenant_group_members WHERE group_id = :group_id AND tenant_id = :tenant_id")?
        .execute(named_params! { ":group_id": group.to_string(), ":tenant_id": tenant.to_string() })?;
    Ok(())
}

fn group(row: &Row<'_>) -> Result<TenantGroup, StoreError> {
    Ok(TenantGroup {
        id: parsed(row, "id")?,
        name: row.get("name")?,
        colour: word(row, "colour", GroupColour::from_word)?,
        created_at: time(row, "created_at")?,
    })
}
