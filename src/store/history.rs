//! What was valid when: the versions of resources by time. A version that stands for thinned ones answers for their
//! span, too, and says so.

use rusqlite::{Row, named_params};

use super::collections::{Collection, collection};
use super::resources::{Version, version};
use super::row::{collect, first, optional_time, signed, time, unsigned};
use super::{ReadTx, StoreError};
use crate::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};

/// A version with what thinning left to it.
#[derive(Debug, Clone)]
pub struct Kept {
    pub version: Version,
    /// From when on it stands for versions that were thinned; none when it stands for itself alone.
    pub stands_from: Option<Timestamp>,
}

/// A kept version with its number, which never changes: 1 for the first that the resource ever had.
#[derive(Debug, Clone)]
pub struct Numbered {
    pub kept: Kept,
    pub number: u64,
    /// How many versions it stands for besides itself.
    pub thinned: u64,
}

impl Kept {
    /// The earliest moment for which it answers.
    pub fn answers_from(&self) -> Timestamp {
        self.stands_from.unwrap_or(self.version.valid_from)
    }

    /// Whether the moment lies where versions were thinned, so that the answer is the nearest that was kept.
    pub fn is_nearest_at(&self, at: Timestamp) -> bool {
        at < self.version.valid_from
    }
}

/// Since when the area has a history; none when it was never read completely.
pub fn since(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT history_from
         FROM latest_collections
         WHERE tenant_id = :tenant_id AND area = :area",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    Ok(first(statement.query(parameters)?, |row| optional_time(row, "history_from"))?.flatten())
}

/// The state of an area at a moment, by resource id.
pub fn area_at(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey, at: Timestamp) -> Result<Vec<Kept>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT v.id, r.resource_id, v.name, v.body_digest, v.canonical_hash, v.rules_revision, v.valid_from,
                v.valid_to, v.stands_from
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id
         WHERE r.tenant_id = :tenant_id
           AND r.area = :area
           AND COALESCE(v.stands_from, v.valid_from) <= :at
           AND (v.valid_to IS NULL OR v.valid_to > :at)
         ORDER BY r.resource_id",
    )?;
    let parameters =
        named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str(), ":at": at.milliseconds() };
    collect(statement.query(parameters)?, kept)
}

/// The state of one resource at a moment.
pub fn resource_at(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
    at: Timestamp,
) -> Result<Option<Kept>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT v.id, r.resource_id, v.name, v.body_digest, v.canonical_hash, v.rules_revision, v.valid_from,
                v.valid_to, v.stands_from
         FROM resources r
         JOIN resource_versions v ON v.resource = r.id
         WHERE r.tenant_id = :tenant_id
           AND r.area = :area
           AND r.resource_id = :resource_id
           AND COALESCE(v.stands_from, v.valid_from) <= :at
           AND (v.valid_to IS NULL OR v.valid_to > :at)
         ORDER BY v.valid_from DESC, v.id DESC
         LIMIT 1",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":resource_id": resource.as_str(),
        ":at": at.milliseconds(),
    };
    first(statement.query(parameters)?, kept)
}

/// A page of a resource's versions, the newest first; `before` is the number of the last one of the page before.
pub fn versions(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<Numbered>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, resource_id, name, body_digest, canonical_hash, rules_revision, valid_from, valid_to, stands_from,
                thinned, number
         FROM (
             SELECT v.id, r.resource_id, v.name, v.body_digest, v.canonical_hash, v.rules_revision, v.valid_from,
                    v.valid_to, v.stands_from, v.thinned,
                    r.forgotten_versions + SUM(1 + v.thinned) OVER (ORDER BY v.valid_from, v.id) AS number
             FROM resources r
             JOIN resource_versions v ON v.resource = r.id
             WHERE r.tenant_id = :tenant_id AND r.area = :area AND r.resource_id = :resource_id
         )
         WHERE :before IS NULL OR number < :before
         ORDER BY number DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":resource_id": resource.as_str(),
        ":before": before.map(signed),
        ":limit": limit,
    };
    collect(statement.query(parameters)?, |row| {
        Ok(Numbered { kept: kept(row)?, number: unsigned(row, "number")?, thinned: unsigned(row, "thinned")? })
    })
}

/// Until when the history of a resource is forgotten; none when it is there from its beginning.
pub fn forgotten_until(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT forgotten_until
         FROM resources
         WHERE tenant_id = :tenant_id AND area = :area AND resource_id = :resource_id",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":resource_id": resource.as_str(),
    };
    Ok(first(statement.query(parameters)?, |row| optional_time(row, "forgotten_until"))?.flatten())
}

/// The last attempt to read the area up to a moment.
pub fn collection_at(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    at: Timestamp,
) -> Result<Option<Collection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, job_id, status, reason, started_at, finished_at, requests, pages, resources, size_bytes,
                set_hash, held
         FROM collections
         WHERE tenant_id = :tenant_id AND area = :area AND finished_at <= :at
         ORDER BY finished_at DESC, id DESC
         LIMIT 1",
    )?;
    let parameters =
        named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str(), ":at": at.milliseconds() };
    first(statement.query(parameters)?, collection)
}

/// When the area was last read completely up to a moment.
pub fn complete_at(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    at: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT finished_at
         FROM collections
         WHERE tenant_id = :tenant_id AND area = :area AND status = 'complete' AND held = 0 AND finished_at <= :at
         ORDER BY finished_at DESC
         LIMIT 1",
    )?;
    let parameters =
        named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str(), ":at": at.milliseconds() };
    first(statement.query(parameters)?, |row| time(row, "finished_at"))
}

fn kept(row: &Row<'_>) -> Result<Kept, StoreError> {
    Ok(Kept { version: version(row)?, stands_from: optional_time(row, "stands_from")? })
}
