//! What happened to a tenant that is no drift: permissions and licences that came or went, connections that ended, and
//! what could not be restored by itself.

use rusqlite::{Row, named_params};

use super::row::{collect, time, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{AreaKey, TenantId, Timestamp};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenantEventKind {
    PermissionLost,
    PermissionGained,
    LicenceLost,
    LicenceGained,
    ConnectionBroken,
    Disconnected,
    /// Something that was restored by itself went wrong.
    AutomaticRestorePaused,
    /// A resource flaps, so it is not restored by itself any more.
    AutomaticRestoreStopped,
    /// A plan that was made by itself waits for a person.
    AutomaticRestoreNeedsPerson,
}

impl TenantEventKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PermissionLost => "permission_lost",
            Self::PermissionGained => "permission_gained",
            Self::LicenceLost => "licence_lost",
            Self::LicenceGained => "licence_gained",
            Self::ConnectionBroken => "connection_broken",
            Self::Disconnected => "disconnected",
            Self::AutomaticRestorePaused => "automatic_restore_paused",
            Self::AutomaticRestoreStopped => "automatic_restore_stopped",
            Self::AutomaticRestoreNeedsPerson => "automatic_restore_needs_person",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [
            Self::PermissionLost,
            Self::PermissionGained,
            Self::LicenceLost,
            Self::LicenceGained,
            Self::ConnectionBroken,
            Self::Disconnected,
            Self::AutomaticRestorePaused,
            Self::AutomaticRestoreStopped,
            Self::AutomaticRestoreNeedsPerson,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTenantEvent {
    pub kind: TenantEventKind,
    /// The name of the permission, the part number of the product, why the connection ended, or the id of the plan or
    /// resource.
    pub subject: String,
    /// The areas that it concerns.
    pub areas: Vec<AreaKey>,
}

#[derive(Debug, Clone)]
pub struct TenantEvent {
    pub id: i64,
    pub at: Timestamp,
    pub event: NewTenantEvent,
}

pub fn append(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    event: &NewTenantEvent,
    now: Timestamp,
) -> Result<(), StoreError> {
    let areas = serde_json::to_string(&event.areas).map_err(|_| StoreError::Corrupt { what: "areas" })?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.tenant_events (tenant_id, at, event, subject, areas)
             VALUES (:tenant_id, :at, :event, :subject, :areas)",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":at": now.milliseconds(),
            ":event": event.kind.as_str(),
            ":subject": event.subject,
            ":areas": areas,
        })?;
    Ok(())
}

/// A page of events, newest first; `before` is the last of the page before.
pub fn page(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<TenantEvent>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, at, event, subject, areas
         FROM tenant_events
         WHERE tenant_id = :tenant_id AND (:before IS NULL OR id < :before)
         ORDER BY id DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":before": before, ":limit": limit };
    collect(statement.query(parameters)?, event)
}

fn event(row: &Row<'_>) -> Result<TenantEvent, StoreError> {
    let areas: String = row.get("areas")?;
    Ok(TenantEvent {
        id: row.get("id")?,
        at: time(row, "at")?,
        event: NewTenantEvent {
            kind: word(row, "event", TenantEventKind::from_word)?,
            subject: row.get("subject")?,
            areas: serde_json::from_str(&areas).map_err(|_| StoreError::Corrupt { what: "areas" })?,
        },
    })
}
