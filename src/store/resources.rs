//! Resources and their versions: which body was valid from when to when.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::row::{collect, first, hash, optional_time, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::ContentDigest;
use crate::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};
use crate::domain::normalise::ContentHash;

/// One state of a resource.
#[derive(Debug, Clone)]
pub struct Version {
    pub row: i64,
    pub resource_id: ResourceId,
    pub name: String,
    pub body: ContentDigest,
    pub canonical_hash: ContentHash,
    /// The revision of the area's rules that gave `canonical_hash`.
    pub rules_revision: String,
    pub valid_from: Timestamp,
    pub valid_to: Option<Timestamp>,
}

/// A version that begins now.
#[derive(Debug, Clone)]
pub struct NewVersion {
    pub resource_id: ResourceId,
    pub name: String,
    pub body: ContentDigest,
    pub canonical_hash: ContentHash,
    pub rules_revision: String,
}

/// The live state of an area as last read, by resource id.
pub fn current(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<Version>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT v.id, r.resource_id, v.name, v.body_digest, v.canonical_hash, v.rules_revision, v.valid_from,
                v.valid_to
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id AND v.valid_to IS NULL
         WHERE r.tenant_id = :tenant_id AND r.area = :area
         ORDER BY r.resource_id",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    collect(statement.query(parameters)?, version)
}

/// The live state of all areas of a tenant as last read, by area and resource id.
pub fn current_by_area(tx: &ReadTx<'_>, tenant: TenantId) -> Result<HashMap<AreaKey, Vec<Version>>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT r.area, v.id, r.resource_id, v.name, v.body_digest, v.canonical_hash, v.rules_revision, v.valid_from,
                v.valid_to
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id AND v.valid_to IS NULL
         WHERE r.tenant_id = :tenant_id
         ORDER BY r.area, r.resource_id",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string() };
    let mut found: HashMap<AreaKey, Vec<Version>> = HashMap::new();
    for (area, version) in collect(statement.query(parameters)?, |row| Ok((parsed(row, "area")?, version(row)?)))? {
        found.entry(area).or_default().push(version);
    }
    Ok(found)
}

/// All versions of one resource, the newest first.
pub fn history(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
) -> Result<Vec<Version>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT v.id, r.resource_id, v.name, v.body_digest, v.canonical_hash, v.rules_revision, v.valid_from,
                v.valid_to
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id
         WHERE r.tenant_id = :tenant_id AND r.area = :area AND r.resource_id = :resource_id
         ORDER BY v.valid_from DESC, v.id DESC
         LIMIT 1000",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":resource_id": resource.as_str(),
    };
    collect(statement.query(parameters)?, version)
}

/// Ends the current version, if any, and begins the new one.
pub fn begin_version(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    new: &NewVersion,
    now: Timestamp,
) -> Result<(), StoreError> {
    let resource = resource_row(tx, tenant, area, &new.resource_id)?;
    end_row(tx, resource, now)?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.resource_versions (resource, name, body_digest, canonical_hash, rules_revision, valid_from)
             VALUES (:resource, :name, :body_digest, :canonical_hash, :rules_revision, :valid_from)",
        )?
        .execute(named_params! {
            ":resource": resource,
            ":name": new.name,
            ":body_digest": new.body.0,
            ":canonical_hash": new.canonical_hash.0,
            ":rules_revision": new.rules_revision,
            ":valid_from": now.milliseconds(),
        })?;
    Ok(())
}

/// Ends the current version of a resource that is gone.
pub fn end_version(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = resource_row(tx, tenant, area, resource)?;
    end_row(tx, row, now)
}

/// Replaces the hash of a version whose body stayed but whose rules changed.
pub fn rehash(
    tx: &mut WriteTx<'_>,
    version_row: i64,
    canonical_hash: ContentHash,
    rules_revision: &str,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.resource_versions
             SET canonical_hash = :canonical_hash, rules_revision = :rules_revision
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": version_row,
            ":canonical_hash": canonical_hash.0,
            ":rules_revision": rules_revision,
        })?;
    Ok(())
}

/// How many versions each resource of an area has had.
pub fn version_counts(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<(ResourceId, i64)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT r.resource_id, COUNT(v.id) AS versions
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id
         WHERE r.tenant_id = :tenant_id AND r.area = :area
         GROUP BY r.id",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    collect(statement.query(parameters)?, |row| Ok((parsed(row, "resource_id")?, row.get("versions")?)))
}

fn resource_row(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
) -> Result<i64, StoreError> {
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":resource_id": resource.as_str(),
    };
    let mut find = tx.sql.prepare_cached(
        "SELECT id
         FROM resources
         WHERE tenant_id = :tenant_id AND area = :area AND resource_id = :resource_id",
    )?;
    if let Some(id) = first(find.query(parameters)?, |row| Ok(row.get("id")?))? {
        return Ok(id);
    }
    tx.sql
        .prepare_cached(
            "INSERT INTO main.resources (tenant_id, area, resource_id)
             VALUES (:tenant_id, :area, :resource_id)",
        )?
        .execute(parameters)?;
    Ok(tx.sql.last_insert_rowid())
}

fn end_row(tx: &mut WriteTx<'_>, resource: i64, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.resource_versions
             SET valid_to = MAX(:now, valid_from)
             WHERE resource = :resource AND valid_to IS NULL",
        )?
        .execute(named_params! { ":resource": resource, ":now": now.milliseconds() })?;
    Ok(())
}

pub(super) fn version(row: &Row<'_>) -> Result<Version, StoreError> {
    Ok(Version {
        row: row.get("id")?,
        resource_id: parsed(row, "resource_id")?,
        name: row.get("name")?,
        body: ContentDigest(row.get("body_digest")?),
        canonical_hash: hash(row, "canonical_hash")?,
        rules_revision: row.get("rules_revision")?,
        valid_from: time(row, "valid_from")?,
        valid_to: optional_time(row, "valid_to")?,
    })
}
