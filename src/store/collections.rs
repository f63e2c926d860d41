//! The ledger: every attempt to read an area, and how it ended.

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, signed, time, unsigned, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, CollectionId, CollectionStatus, JobId, TenantId, Timestamp};
use crate::domain::normalise::ContentHash;

#[derive(Debug, Clone)]
pub struct Collection {
    pub id: CollectionId,
    pub area: AreaKey,
    pub job_id: JobId,
    pub status: CollectionStatus,
    /// Why it is not complete, in words for a person.
    pub reason: Option<String>,
    pub started_at: Timestamp,
    pub finished_at: Timestamp,
    pub requests: u64,
    pub pages: u64,
    pub resources: u64,
    pub size_bytes: u64,
    /// The hash over ids and canonical hashes; none when nothing was read.
    pub set_hash: Option<ContentHash>,
    /// Complete, but so much emptier than before that it must be seen twice before anything counts as missing.
    pub held: bool,
}

pub fn insert(tx: &mut WriteTx<'_>, tenant: TenantId, collection: &Collection) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.collections (id, tenant_id, area, job_id, status, reason, started_at, finished_at, requests,
                                      pages, resources, size_bytes, set_hash, held)
             VALUES (:id, :tenant_id, :area, :job_id, :status, :reason, :started_at, :finished_at, :requests,
                     :pages, :resources, :size_bytes, :set_hash, :held)",
        )?
        .execute(named_params! {
            ":id": collection.id.to_string(),
            ":tenant_id": tenant.to_string(),
            ":area": collection.area.as_str(),
            ":job_id": collection.job_id.to_string(),
            ":status": collection.status.as_str(),
            ":reason": collection.reason,
            ":started_at": collection.started_at.milliseconds(),
            ":finished_at": collection.finished_at.milliseconds(),
            ":requests": signed(collection.requests),
            ":pages": signed(collection.pages),
            ":resources": signed(collection.resources),
            ":size_bytes": signed(collection.size_bytes),
            ":set_hash": collection.set_hash.map(|hash| hash.0),
            ":held": collection.held,
        })?;
    let is_complete = collection.status == CollectionStatus::Complete;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.latest_collections (tenant_id, area, collection_id, status, finished_at, complete_id,
                                             history_from)
             VALUES (:tenant_id, :area, :id, :status, :finished_at, :complete_id, :history_from)
             ON CONFLICT (tenant_id, area) DO UPDATE
             SET collection_id = excluded.collection_id, status = excluded.status,
                 finished_at = excluded.finished_at, complete_id = COALESCE(excluded.complete_id, complete_id),
                 history_from = COALESCE(history_from, excluded.history_from)",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":area": collection.area.as_str(),
            ":id": collection.id.to_string(),
            ":status": collection.status.as_str(),
            ":finished_at": collection.finished_at.milliseconds(),
            ":complete_id": is_complete.then(|| collection.id.to_string()),
            ":history_from": (is_complete && !collection.held).then(|| collection.finished_at.milliseconds()),
        })?;
    Ok(())
}

/// The last attempt for each area of a tenant.
pub fn latest(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<Collection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT c.id, c.area, c.job_id, c.status, c.reason, c.started_at, c.finished_at, c.requests, c.pages,
                c.resources, c.size_bytes, c.set_hash, c.held
         FROM latest_collections l
         JOIN collections c ON c.id = l.collection_id
         WHERE l.tenant_id = :tenant_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, collection)
}

/// The last complete attempt for each area of a tenant.
pub fn latest_complete(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<Collection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT c.id, c.area, c.job_id, c.status, c.reason, c.started_at, c.finished_at, c.requests, c.pages,
                c.resources, c.size_bytes, c.set_hash, c.held
         FROM latest_collections l
         JOIN collections c ON c.id = l.complete_id
         WHERE l.tenant_id = :tenant_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, collection)
}

/// How the last attempt for an area ended.
#[derive(Debug, Clone)]
pub struct Ending {
    pub area: AreaKey,
    pub status: CollectionStatus,
    pub finished_at: Timestamp,
    /// When the last complete attempt ended.
    pub complete_at: Option<Timestamp>,
}

/// As [`latest`], for lists of tenants, which need no more.
pub fn endings(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<Ending>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT l.area, l.status, l.finished_at,
                IIF(l.complete_id = l.collection_id, l.finished_at,
                    (SELECT c.finished_at FROM collections c WHERE c.id = l.complete_id)) AS complete_at
         FROM latest_collections l
         WHERE l.tenant_id = :tenant_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        Ok(Ending {
            area: parsed(row, "area")?,
            status: word(row, "status", CollectionStatus::from_word)?,
            finished_at: time(row, "finished_at")?,
            complete_at: optional_time(row, "complete_at")?,
        })
    })
}

/// The last complete attempt for one area.
pub fn last_complete(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Option<Collection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, job_id, status, reason, started_at, finished_at, requests, pages, resources, size_bytes,
                set_hash, held
         FROM collections
         WHERE tenant_id = :tenant_id AND area = :area AND status = 'complete'
         ORDER BY finished_at DESC, id DESC
         LIMIT 1",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    first(statement.query(parameters)?, collection)
}

/// A page of the ledger, newest first; `before` is the end of the page before.
pub fn page(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: Option<&AreaKey>,
    before: Option<(Timestamp, CollectionId)>,
    limit: u32,
) -> Result<Vec<Collection>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, job_id, status, reason, started_at, finished_at, requests, pages, resources, size_bytes,
                set_hash, held
         FROM collections
         WHERE tenant_id = :tenant_id
           AND (:area IS NULL OR area = :area)
           AND (:before_at IS NULL OR (finished_at, id) < (:before_at, :before_id))
         ORDER BY finished_at DESC, id DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.map(AreaKey::as_str),
        ":before_at": before.map(|(at, _)| at.milliseconds()),
        ":before_id": before.map(|(_, id)| id.to_string()),
        ":limit": limit,
    };
    collect(statement.query(parameters)?, collection)
}

pub(super) fn collection(row: &Row<'_>) -> Result<Collection, StoreError> {
    Ok(Collection {
        id: parsed(row, "id")?,
        area: parsed(row, "area")?,
        job_id: parsed(row, "job_id")?,
        status: word(row, "status", CollectionStatus::from_word)?,
        reason: row.get("reason")?,
        started_at: time(row, "started_at")?,
        finished_at: time(row, "finished_at")?,
        requests: unsigned(row, "requests")?,
        pages: unsigned(row, "pages")?,
        resources: unsigned(row, "resources")?,
        size_bytes: unsigned(row, "size_bytes")?,
        set_hash: row.get::<_, Option<[u8; 32]>>("set_hash")?.map(ContentHash),
        held: row.get("held")?,
    })
}
