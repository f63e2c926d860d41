//! Custom collectors: areas that people made, and the tenants that they are deployed to.

use std::collections::BTreeSet;

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, signed, time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, CollectorId, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct Collector {
    pub id: CollectorId,
    pub area: AreaKey,
    /// JSON, which the catalog understands.
    pub definition: String,
    /// Counts its changes, so that nobody overwrites what he did not see.
    pub version: u64,
    pub deployment: Deployment,
    pub created_at: Timestamp,
    pub created_by: String,
    pub changed_at: Timestamp,
    pub changed_by: String,
    /// A deleted one is kept for the titles of its history, and so that its key is not given twice.
    pub deleted_at: Option<Timestamp>,
}

/// Whose configuration is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deployment {
    /// Also of the tenants that come later.
    All,
    Tenants(BTreeSet<TenantId>),
}

impl Deployment {
    pub fn covers(&self, tenant: TenantId) -> bool {
        match self {
            Self::All => true,
            Self::Tenants(tenants) => tenants.contains(&tenant),
        }
    }
}

/// # Errors
/// [`StoreError::Conflict`] when the area's key is taken.
pub fn insert(tx: &mut WriteTx<'_>, collector: &Collector) -> Result<(), StoreError> {
    let inserted = tx
        .sql
        .prepare_cached(
            "INSERT INTO main.collectors (id, area, definition, version, all_tenants, created_at, created_by, changed_at,
                                     changed_by)
             VALUES (:id, :area, :definition, :version, :all_tenants, :created_at, :created_by, :changed_at,
                     :changed_by)",
        )?
        .execute(named_params! {
            ":id": collector.id.to_string(),
            ":area": collector.area.as_str(),
            ":definition": collector.definition,
            ":version": signed(collector.version),
            ":all_tenants": collector.deployment == Deployment::All,
            ":created_at": collector.created_at.milliseconds(),
            ":created_by": collector.created_by,
            ":changed_at": collector.changed_at.milliseconds(),
            ":changed_by": collector.changed_by,
        });
    match inserted {
        Err(error) if StoreError::is_unique_violation(&error) => {
            return Err(StoreError::Conflict { what: "collector", field: "title" });
        }
        other => other?,
    };
    deploy(tx, collector)
}

/// Stores definition, version, deployment and who changed it.
pub fn update(tx: &mut WriteTx<'_>, collector: &Collector) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.collectors
             SET definition = :definition, version = :version, all_tenants = :all_tenants, changed_at = :changed_at,
                 changed_by = :changed_by, deleted_at = :deleted_at
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": collector.id.to_string(),
            ":definition": collector.definition,
            ":version": signed(collector.version),
            ":all_tenants": collector.deployment == Deployment::All,
            ":changed_at": collector.changed_at.milliseconds(),
            ":changed_by": collector.changed_by,
            ":deleted_at": collector.deleted_at.map(Timestamp::milliseconds),
        })?;
    tx.sql
        .prepare_cached(
            "DELETE FROM main.collector_tenants
             WHERE collector_id = :id",
        )?
        .execute(named_params! { ":id": collector.id.to_string() })?;
    deploy(tx, collector)
}

pub fn find(tx: &ReadTx<'_>, id: CollectorId) -> Result<Option<Collector>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, definition, version, all_tenants, created_at, created_by, changed_at, changed_by, deleted_at
         FROM collectors
         WHERE id = :id AND deleted_at IS NULL",
    )?;
    let found = first(statement.query(named_params! { ":id": id.to_string() })?, collector)?;
    found.map(|found| with_tenants(tx, found)).transpose()
}

/// All of them, the deleted ones too, in the order of their making.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<Collector>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, definition, version, all_tenants, created_at, created_by, changed_at, changed_by, deleted_at
         FROM collectors
         ORDER BY id",
    )?;
    let found = collect(statement.query([])?, collector)?;
    found.into_iter().map(|found| with_tenants(tx, found)).collect()
}

pub fn is_key_taken(tx: &ReadTx<'_>, area: &AreaKey) -> Result<bool, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT EXISTS (SELECT 1
                        FROM collectors
                        WHERE area = :area)",
    )?;
    Ok(statement.query_row(named_params! { ":area": area.as_str() }, |row| row.get(0))?)
}

fn deploy(tx: &mut WriteTx<'_>, collector: &Collector) -> Result<(), StoreError> {
    let Deployment::Tenants(tenants) = &collector.deployment else { return Ok(()) };
    let mut insert = tx.sql.prepare_cached(
        "INSERT INTO main.collector_tenants (collector_id, tenant_id)
         VALUES (:collector_id, :tenant_id)",
    )?;
    for tenant in tenants {
        insert
            .execute(named_params! { ":collector_id": collector.id.to_string(), ":tenant_id": tenant.to_string() })?;
    }
    Ok(())
}

fn with_tenants(tx: &ReadTx<'_>, collector: Collector) -> Result<Collector, StoreError> {
    if collector.deployment == Deployment::All {
        return Ok(collector);
    }
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id
         FROM collector_tenants
         WHERE collector_id = :id",
    )?;
    let rows = statement.query(named_params! { ":id": collector.id.to_string() })?;
    let tenants = collect(rows, |row| parsed::<TenantId>(row, "tenant_id"))?;
    Ok(Collector { deployment: Deployment::Tenants(tenants.into_iter().collect()), ..collector })
}

fn collector(row: &Row<'_>) -> Result<Collector, StoreError> {
    let is_everywhere: bool = row.get("all_tenants")?;
    Ok(Collector {
        id: parsed(row, "id")?,
        area: parsed(row, "area")?,
        definition: row.get("definition")?,
        version: unsigned(row, "version")?,
        deployment: if is_everywhere { Deployment::All } else { Deployment::Tenants(BTreeSet::new()) },
        created_at: time(row, "created_at")?,
        created_by: row.get("created_by")?,
        changed_at: time(row, "changed_at")?,
        changed_by: row.get("changed_by")?,
        deleted_at: optional_time(row, "deleted_at")?,
    })
}
