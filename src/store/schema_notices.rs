//! Properties that Graph added: how far each has come in which tenant, and what was decided about it.

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, signed, time, unsigned, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, SchemaNoticeId, TenantId, Timestamp};

/// What became of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeState {
    /// Held back, and not part of every baseline yet.
    Open,
    /// Part of the baselines of all tenants that showed it.
    Adopted,
    /// Somebody said that it is drift.
    Dismissed,
}

#[derive(Debug, Clone)]
pub struct Notice {
    pub id: SchemaNoticeId,
    pub area: AreaKey,
    /// Elements of collections as `[]`.
    pub path: String,
    pub state: NoticeState,
    pub noticed_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<String>,
}

/// A property in one tenant whose baseline does not know it.
#[derive(Debug, Clone)]
pub struct Sighting {
    pub tenant: TenantId,
    pub resources: u64,
    pub compared: u64,
    pub first_seen_at: Timestamp,
}

impl NoticeState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Adopted => "adopted",
            Self::Dismissed => "dismissed",
        }
    }

    /// `None` for a word that is no state.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Open, Self::Adopted, Self::Dismissed].into_iter().find(|state| state.as_str() == word)
    }
}

/// All notices, the newest first.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<Notice>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, path, state, noticed_at, decided_at, decided_by
         FROM schema_notices
         ORDER BY noticed_at DESC, id DESC
         LIMIT 1000",
    )?;
    collect(statement.query([])?, notice)
}

pub fn find(tx: &ReadTx<'_>, id: SchemaNoticeId) -> Result<Option<Notice>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, path, state, noticed_at, decided_at, decided_by
         FROM schema_notices
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, notice)
}

pub fn of_path(tx: &ReadTx<'_>, area: &AreaKey, path: &str) -> Result<Option<Notice>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, area, path, state, noticed_at, decided_at, decided_by
         FROM schema_notices
         WHERE area = :area AND path = :path",
    )?;
    first(statement.query(named_params! { ":area": area.as_str(), ":path": path })?, notice)
}

pub fn insert(tx: &mut WriteTx<'_>, notice: &Notice) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.schema_notices (id, area, path, state, noticed_at)
             VALUES (:id, :area, :path, :state, :noticed_at)",
        )?
        .execute(named_params! {
            ":id": notice.id.to_string(),
            ":area": notice.area.as_str(),
            ":path": notice.path,
            ":state": notice.state.as_str(),
            ":noticed_at": notice.noticed_at.milliseconds(),
        })?;
    Ok(())
}

/// Records what somebody decided.
pub fn decide(
    tx: &mut WriteTx<'_>,
    id: SchemaNoticeId,
    state: NoticeState,
    actor: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.schema_notices
             SET state = :state, decided_at = :now, decided_by = :actor
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":state": state.as_str(),
            ":actor": actor,
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

/// Opens an adopted notice again for a tenant that shows the property only now.
pub fn reopen(tx: &mut WriteTx<'_>, id: SchemaNoticeId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.schema_notices
             SET state = 'open'
             WHERE id = :id AND state = 'adopted'",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

/// Who shows the property and has it in no baseline.
pub fn sightings(tx: &ReadTx<'_>, area: &AreaKey, path: &str) -> Result<Vec<Sighting>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, resources, compared, first_seen_at
         FROM schema_sightings
         WHERE area = :area AND path = :path
         ORDER BY tenant_id",
    )?;
    collect(statement.query(named_params! { ":area": area.as_str(), ":path": path })?, |row| {
        Ok(Sighting {
            tenant: parsed(row, "tenant_id")?,
            resources: unsigned(row, "resources")?,
            compared: unsigned(row, "compared")?,
            first_seen_at: time(row, "first_seen_at")?,
        })
    })
}

/// The paths that the tenant showed in the area when it was compared last.
pub fn paths_of(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT path
         FROM schema_sightings
         WHERE tenant_id = :tenant_id AND area = :area",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    collect(statement.query(parameters)?, |row| Ok(row.get("path")?))
}

/// Keeps when it was seen first.
pub fn see(
    tx: &mut WriteTx<'_>,
    area: &AreaKey,
    path: &str,
    sighting: &Sighting,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.schema_sightings (area, path, tenant_id, resources, compared, first_seen_at, last_seen_at)
             VALUES (:area, :path, :tenant_id, :resources, :compared, :first_seen_at, :now)
             ON CONFLICT (area, path, tenant_id) DO UPDATE
             SET resources = :resources, compared = :compared, last_seen_at = :now",
        )?
        .execute(named_params! {
            ":area": area.as_str(),
            ":path": path,
            ":tenant_id": sighting.tenant.to_string(),
            ":resources": signed(sighting.resources),
            ":compared": signed(sighting.compared),
            ":first_seen_at": sighting.first_seen_at.milliseconds(),
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

/// The tenant does not differ there any more.
pub fn lose_sight(tx: &mut WriteTx<'_>, tenant: TenantId, area: &AreaKey, path: &str) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.schema_sightings
             WHERE tenant_id = :tenant_id AND area = :area AND path = :path",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str(), ":path": path })?;
    Ok(())
}

fn notice(row: &Row<'_>) -> Result<Notice, StoreError> {
    Ok(Notice {
        id: parsed(row, "id")?,
        area: parsed(row, "area")?,
        path: row.get("path")?,
        state: word(row, "state", NoticeState::from_word)?,
        noticed_at: time(row, "noticed_at")?,
        decided_at: optional_time(row, "decided_at")?,
        decided_by: row.get("decided_by")?,
    })
}
