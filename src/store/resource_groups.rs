//! How people sort the resources of an area: groups with a name and a colour.

use rusqlite::named_params;

use super::row::{collect, parsed};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::baseline::{Colour, ResourceGroup};
use crate::domain::model::{AreaKey, ResourceId, TenantId};
use crate::store::row::word;

/// The groups of an area in their order, each with its resources by id.
pub fn of_area(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<ResourceGroup>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT name, colour
         FROM resource_groups
         WHERE tenant_id = :tenant_id AND area = :area
         ORDER BY position, name",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    let mut groups = collect(statement.query(parameters)?, |row| {
        let colour = word(row, "colour", Colour::from_word)?;
        Ok(ResourceGroup { name: row.get("name")?, colour, resources: Vec::new() })
    })?;
    for (resource, name) in members(tx, tenant, area)? {
        if let Some(group) = groups.iter_mut().find(|group| group.name == name) {
            group.resources.push(resource);
        }
    }
    Ok(groups)
}

/// Replaces all groups of the area.
pub fn replace(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    groups: &[ResourceGroup],
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.resource_groups
             WHERE tenant_id = :tenant_id AND area = :area",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() })?;
    let mut insert_group = tx.sql.prepare_cached(
        "INSERT INTO main.resource_groups (tenant_id, area, position, name, colour)
         VALUES (:tenant_id, :area, :position, :name, :colour)",
    )?;
    let mut insert_member = tx.sql.prepare_cached(
        "INSERT INTO main.resource_group_members (tenant_id, area, resource_id, group_name)
         VALUES (:tenant_id, :area, :resource_id, :group_name)",
    )?;
    for (position, group) in (0_i64..).zip(groups) {
        insert_group.execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":area": area.as_str(),
            ":position": position,
            ":name": group.name,
            ":colour": group.colour.as_str(),
        })?;
        for resource in &group.resources {
            insert_member.execute(named_params! {
                ":tenant_id": tenant.to_string(),
                ":area": area.as_str(),
                ":resource_id": resource.as_str(),
                ":group_name": group.name,
            })?;
        }
    }
    Ok(())
}

fn members(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<(ResourceId, String)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT resource_id, group_name
         FROM resource_group_members
         WHERE tenant_id = :tenant_id AND area = :area
         ORDER BY resource_id",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    collect(statement.query(parameters)?, |row| Ok((parsed(row, "resource_id")?, row.get("group_name")?)))
}
