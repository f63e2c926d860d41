//! What objects are called, for many at once: one statement for a whole page, however many ids it mentions.

use rusqlite::{Row, named_params};
use serde_json::{Value, json};

use super::row::{collect, parsed, time, unsigned, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::ContentDigest;
use crate::domain::model::{AreaKey, CollectionStatus, TenantId, Timestamp};

/// An object by how it was called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wanted {
    pub tenant: TenantId,
    pub area: AreaKey,
    /// Its id, or its alias.
    pub id: String,
}

/// What is known of the `index`th one that was asked for.
#[derive(Debug, Clone)]
pub struct Known {
    pub index: usize,
    pub area: AreaKey,
    /// As last read.
    pub name: String,
    /// Whether it was there when its area was last read.
    pub is_live: bool,
}

/// How the last attempt to read an area ended.
#[derive(Debug, Clone)]
pub struct LastReading {
    pub index: usize,
    pub status: CollectionStatus,
    pub is_held: bool,
    pub finished_at: Timestamp,
    /// Whether bodies were not looked at yet for the alias.
    pub lacks_aliases: bool,
}

/// The objects by their ids.
pub fn by_ids(tx: &ReadTx<'_>, wanted: &[Wanted]) -> Result<Vec<Known>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT w.key AS position, r.area, v.name, v.valid_to IS NULL AS is_live
         FROM json_each(:wanted) w
         CROSS JOIN resources r ON r.tenant_id = w.value ->> 0 AND r.area = w.value ->> 1
                               AND r.resource_id = w.value ->> 2
         JOIN resource_versions v ON v.id = (
             SELECT id
             FROM resource_versions
             WHERE resource = r.id
             ORDER BY valid_from DESC, id DESC
             LIMIT 1
         )",
    )?;
    collect(statement.query(named_params! { ":wanted": listed(wanted) })?, known)
}

/// The objects by their aliases. Of several with the same alias a live one is told last.
pub fn by_aliases(tx: &ReadTx<'_>, wanted: &[Wanted]) -> Result<Vec<Known>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT w.key AS position, r.area, v.name, v.valid_to IS NULL AS is_live
         FROM json_each(:wanted) w
         CROSS JOIN resources r ON r.tenant_id = w.value ->> 0 AND r.area = w.value ->> 1
                               AND r.alias = w.value ->> 2 AND r.alias IS NOT NULL
         JOIN resource_versions v ON v.id = (
             SELECT id
             FROM resource_versions
             WHERE resource = r.id
             ORDER BY valid_from DESC, id DESC
             LIMIT 1
         )
         ORDER BY is_live",
    )?;
    collect(statement.query(named_params! { ":wanted": listed(wanted) })?, known)
}

/// The objects of any area by their ids.
pub fn of_any_area(tx: &ReadTx<'_>, wanted: &[(TenantId, String)]) -> Result<Vec<Known>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT w.key AS position, r.area, v.name, v.valid_to IS NULL AS is_live
         FROM json_each(:wanted) w
         CROSS JOIN resources r ON r.tenant_id = w.value ->> 0 AND r.resource_id = w.value ->> 1
         JOIN resource_versions v ON v.id = (
             SELECT id
             FROM resource_versions
             WHERE resource = r.id
             ORDER BY valid_from DESC, id DESC
             LIMIT 1
         )
         ORDER BY is_live",
    )?;
    let list: Value = wanted.iter().map(|(tenant, id)| json!([tenant.to_string(), id])).collect();
    collect(statement.query(named_params! { ":wanted": list.to_string() })?, known)
}

/// The newest bodies of resources by their ids or aliases, at most `limit` of them.
pub fn bodies_of(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    ids: &[String],
    limit: u32,
) -> Result<Vec<ContentDigest>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT DISTINCT v.body_digest
         FROM json_each(:ids) w
         CROSS JOIN resources r ON r.tenant_id = :tenant_id AND r.area = :area
                               AND (r.resource_id = w.value OR r.alias = w.value)
         JOIN resource_versions v ON v.id = (
             SELECT id
             FROM resource_versions
             WHERE resource = r.id
             ORDER BY valid_from DESC, id DESC
             LIMIT 1
         )
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":ids": json!(ids).to_string(),
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":limit": limit,
    };
    collect(statement.query(parameters)?, |row| Ok(ContentDigest(row.get("body_digest")?)))
}

/// How the areas were read last; one that never was is left out.
pub fn last_readings(tx: &ReadTx<'_>, areas: &[(TenantId, AreaKey)]) -> Result<Vec<LastReading>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT w.key AS position, c.status, c.held, c.finished_at, EXISTS (
                    SELECT 1
                    FROM resources r
                    WHERE r.tenant_id = l.tenant_id AND r.area = l.area AND r.alias IS NULL
                ) AS lacks_aliases
         FROM json_each(:areas) w
         CROSS JOIN latest_collections l ON l.tenant_id = w.value ->> 0 AND l.area = w.value ->> 1
         JOIN collections c ON c.id = l.collection_id",
    )?;
    let list: Value = areas.iter().map(|(tenant, area)| json!([tenant.to_string(), area])).collect();
    collect(statement.query(named_params! { ":areas": list.to_string() })?, |row| {
        Ok(LastReading {
            index: position(row)?,
            status: word(row, "status", CollectionStatus::from_word)?,
            is_held: row.get("held")?,
            finished_at: time(row, "finished_at")?,
            lacks_aliases: row.get("lacks_aliases")?,
        })
    })
}

/// The resources of an area whose alias was not looked for yet, each with its newest body.
pub fn without_alias(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
) -> Result<Vec<(i64, ContentDigest)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT r.id, v.body_digest
         FROM resources r
         JOIN resource_versions v ON v.id = (
             SELECT id
             FROM resource_versions
             WHERE resource = r.id
             ORDER BY valid_from DESC, id DESC
             LIMIT 1
         )
         WHERE r.tenant_id = :tenant_id AND r.area = :area AND r.alias IS NULL",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    collect(statement.query(parameters)?, |row| Ok((row.get("id")?, ContentDigest(row.get("body_digest")?))))
}

/// Keeps the alias of a resource; empty where it has none.
pub fn set_alias(tx: &mut WriteTx<'_>, resource: i64, alias: &str) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.resources
             SET alias = :alias
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": resource, ":alias": alias })?;
    Ok(())
}

fn listed(wanted: &[Wanted]) -> String {
    let list: Value = wanted.iter().map(|Wanted { tenant, area, id }| json!([tenant.to_string(), area, id])).collect();
    list.to_string()
}

fn known(row: &Row<'_>) -> Result<Known, StoreError> {
    Ok(Known {
        index: position(row)?,
        area: parsed(row, "area")?,
        name: row.get("name")?,
        is_live: row.get("is_live")?,
    })
}

fn position(row: &Row<'_>) -> Result<usize, StoreError> {
    usize::try_from(unsigned(row, "position")?).map_err(|_| StoreError::Corrupt { what: "position" })
}
