//! Baselines: immutable versions, at most one of them active for each area of a tenant.

use rusqlite::{Row, named_params};

use super::row::{collect, first, hash, parsed, time, unsigned, word};
use super::{ReadTx, StoreError, WriteTx, coverage};
use crate::crypto::ContentDigest;
use crate::domain::baseline::{NewResources, ResourceMode, Watch};
use crate::domain::model::{AreaKey, BaselineId, ResourceId, TenantId, Timestamp};
use crate::domain::normalise::ContentHash;

#[derive(Debug, Clone)]
pub struct Baseline {
    pub id: BaselineId,
    pub tenant_id: TenantId,
    pub area: AreaKey,
    /// 1 for the first of the area.
    pub version: u64,
    pub label: String,
    /// Why it was saved; empty when nobody said.
    pub note: String,
    /// The mode that was chosen when it was captured.
    pub mode: ResourceMode,
    pub new_resources: NewResources,
    pub active: bool,
    pub created_at: Timestamp,
    pub created_by: String,
    pub resource_count: u64,
}

#[derive(Debug, Clone)]
pub struct BaselineResource {
    pub resource_id: ResourceId,
    pub name: String,
    pub watch: Watch,
    pub body: ContentDigest,
    pub canonical_hash: ContentHash,
    pub rules_revision: String,
}

/// Stores a version and makes it the active one.
pub fn insert(tx: &mut WriteTx<'_>, baseline: &Baseline, resources: &[BaselineResource]) -> Result<(), StoreError> {
    deactivate(tx, baseline.tenant_id, &baseline.area)?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.baselines (id, tenant_id, area, version, label, note, mode, new_resources, active,
                                    created_at, created_by)
             VALUES (:id, :tenant_id, :area, :version, :label, :note, :mode, :new_resources, 1, :created_at,
                     :created_by)",
        )?
        .execute(named_params! {
            ":id": baseline.id.to_string(),
            ":tenant_id": baseline.tenant_id.to_string(),
            ":area": baseline.area.as_str(),
            ":version": super::row::signed(baseline.version),
            ":label": baseline.label,
            ":note": baseline.note,
            ":mode": baseline.mode.as_str(),
            ":new_resources": baseline.new_resources.as_str(),
            ":created_at": baseline.created_at.milliseconds(),
            ":created_by": baseline.created_by,
        })?;
    let mut insert_resource = tx.sql.prepare_cached(
        "INSERT INTO main.baseline_resources (baseline_id, resource_id, name, mode, watched_paths, body_digest,
                                         canonical_hash, rules_revision)
         VALUES (:baseline_id, :resource_id, :name, :mode, :watched_paths, :body_digest, :canonical_hash,
                 :rules_revision)",
    )?;
    for resource in resources {
        let paths =
            serde_json::to_string(&resource.watch.paths).map_err(|_| StoreError::Corrupt { what: "watched paths" })?;
        insert_resource.execute(named_params! {
            ":baseline_id": baseline.id.to_string(),
            ":resource_id": resource.resource_id.as_str(),
            ":name": resource.name,
            ":mode": resource.watch.mode.as_str(),
            ":watched_paths": paths,
            ":body_digest": resource.body.0,
            ":canonical_hash": resource.canonical_hash.0,
            ":rules_revision": resource.rules_revision,
        })?;
    }
    drop(insert_resource);
    coverage::refresh(tx, baseline.tenant_id, &baseline.area)
}

/// Makes an existing version the active one.
pub fn activate(tx: &mut WriteTx<'_>, baseline: &Baseline) -> Result<(), StoreError> {
    deactivate(tx, baseline.tenant_id, &baseline.area)?;
    tx.sql
        .prepare_cached(
            "UPDATE main.baselines
             SET active = 1
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": baseline.id.to_string() })?;
    coverage::refresh(tx, baseline.tenant_id, &baseline.area)
}

/// Gives a version another label and note; what it says about resources never changes.
pub fn relabel(tx: &mut WriteTx<'_>, baseline: BaselineId, label: &str, note: &str) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.baselines
             SET label = :label, note = :note
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": baseline.to_string(), ":label": label, ":note": note })?;
    Ok(())
}

/// Leaves the area without an active baseline; the versions stay.
pub fn deactivate(tx: &mut WriteTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.baselines
             SET active = 0
             WHERE tenant_id = :tenant_id AND area = :area AND active = 1",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() })?;
    coverage::refresh(tx, tenant, area)
}

pub fn active(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Option<Baseline>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, version, label, note, mode, new_resources, active, created_at, created_by,
                (SELECT COUNT(*) FROM baseline_resources WHERE baseline_id = id) AS resource_count
         FROM baselines
         WHERE tenant_id = :tenant_id AND area = :area AND active = 1",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    first(statement.query(parameters)?, baseline)
}

/// The active baselines of all areas of a tenant.
pub fn active_of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<Baseline>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, version, label, note, mode, new_resources, active, created_at, created_by,
                (SELECT COUNT(*) FROM baseline_resources WHERE baseline_id = id) AS resource_count
         FROM baselines
         WHERE tenant_id = :tenant_id AND active = 1",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, baseline)
}

/// In how many areas of a tenant there is an active one.
pub fn count_active(tx: &ReadTx<'_>, tenant: TenantId) -> Result<usize, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) AS areas
         FROM baselines
         WHERE tenant_id = :tenant_id AND active = 1",
    )?;
    let count: i64 = statement.query_row(named_params! { ":tenant_id": tenant.to_string() }, |row| row.get("areas"))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The tenants in which the area has an active baseline.
pub fn tenants_of(tx: &ReadTx<'_>, area: &AreaKey) -> Result<Vec<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id
         FROM baselines
         WHERE area = :area AND active = 1
         ORDER BY tenant_id",
    )?;
    collect(statement.query(named_params! { ":area": area.as_str() })?, |row| parsed(row, "tenant_id"))
}

/// All versions of an area, the newest first.
pub fn versions(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<Baseline>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, area, version, label, note, mode, new_resources, active, created_at, created_by,
                (SELECT COUNT(*) FROM baseline_resources WHERE baseline_id = id) AS resource_count
         FROM baselines
         WHERE tenant_id = :tenant_id AND area = :area
         ORDER BY version DESC
         LIMIT 1000",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    collect(statement.query(parameters)?, baseline)
}

pub fn resources(tx: &ReadTx<'_>, baseline: BaselineId) -> Result<Vec<BaselineResource>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT resource_id, name, mode, watched_paths, body_digest, canonical_hash, rules_revision
         FROM baseline_resources
         WHERE baseline_id = :baseline_id
         ORDER BY resource_id",
    )?;
    collect(statement.query(named_params! { ":baseline_id": baseline.to_string() })?, baseline_resource)
}

fn baseline(row: &Row<'_>) -> Result<Baseline, StoreError> {
    Ok(Baseline {
        id: parsed(row, "id")?,
        tenant_id: parsed(row, "tenant_id")?,
        area: parsed(row, "area")?,
        version: unsigned(row, "version")?,
        label: row.get("label")?,
        note: row.get("note")?,
        mode: word(row, "mode", ResourceMode::from_word)?,
        new_resources: word(row, "new_resources", NewResources::from_word)?,
        active: row.get("active")?,
        created_at: time(row, "created_at")?,
        created_by: row.get("created_by")?,
        resource_count: unsigned(row, "resource_count")?,
    })
}

fn baseline_resource(row: &Row<'_>) -> Result<BaselineResource, StoreError> {
    let paths: String = row.get("watched_paths")?;
    Ok(BaselineResource {
        resource_id: parsed(row, "resource_id")?,
        name: row.get("name")?,
        watch: Watch {
            mode: word(row, "mode", ResourceMode::from_word)?,
            paths: serde_json::from_str(&paths).map_err(|_| StoreError::Corrupt { what: "watched paths" })?,
        },
        body: ContentDigest(row.get("body_digest")?),
        canonical_hash: hash(row, "canonical_hash")?,
        rules_revision: row.get("rules_revision")?,
    })
}
