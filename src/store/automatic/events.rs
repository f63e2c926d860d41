//! What was done by itself, and why something was not, for people to look at.

use rusqlite::{Row, named_params};

use crate::domain::model::{AreaKey, PlanId, ResourceId, TenantId, Timestamp};
use crate::store::row::{collect, optional_time, time, word};
use crate::store::{ReadTx, StoreError, WriteTx};

/// The most that is kept of a tenant.
const KEPT: i64 = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A plan was made and approved.
    Planned,
    Restored,
    /// Something is to be restored later.
    Waiting,
    LeftToPerson,
    Failed,
    /// A plan was put aside before anything was sent.
    Dropped,
    /// A resource flaps.
    Stopped,
    /// A person let it go on.
    Resumed,
}

impl EventKind {
    const ALL: [Self; 8] = [
        Self::Planned,
        Self::Restored,
        Self::Waiting,
        Self::LeftToPerson,
        Self::Failed,
        Self::Dropped,
        Self::Stopped,
        Self::Resumed,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Restored => "restored",
            Self::Waiting => "waiting",
            Self::LeftToPerson => "left_to_person",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
            Self::Stopped => "stopped",
            Self::Resumed => "resumed",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    pub kind: EventKind,
    /// A stable word for the reason.
    pub code: Option<String>,
    /// The reason in our own words.
    pub why: Option<String>,
    pub until: Option<Timestamp>,
    pub plan: Option<PlanId>,
    /// Which resource it is about, if it is about one.
    pub resource: Option<(AreaKey, ResourceId)>,
}

#[derive(Debug, Clone)]
pub struct AutomaticEvent {
    pub at: Timestamp,
    pub event: NewEvent,
}

impl NewEvent {
    pub fn of(kind: EventKind) -> Self {
        Self { kind, code: None, why: None, until: None, plan: None, resource: None }
    }
}

/// Tells an event, and forgets the oldest of many.
pub fn tell(tx: &mut WriteTx<'_>, tenant: TenantId, event: &NewEvent, now: Timestamp) -> Result<(), StoreError> {
    let NewEvent { kind, code, why, until, plan, resource } = event;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.automatic_events (tenant_id, at, event, code, why, until, plan_id, area, resource_id)
             VALUES (:tenant_id, :now, :event, :code, :why, :until, :plan_id, :area, :resource_id)",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":now": now.milliseconds(),
            ":event": kind.as_str(),
            ":code": code,
            ":why": why,
            ":until": until.map(Timestamp::milliseconds),
            ":plan_id": plan.map(|id| id.to_string()),
            ":area": resource.as_ref().map(|(area, _)| area.as_str()),
            ":resource_id": resource.as_ref().map(|(_, resource)| resource.as_str()),
        })?;
    tx.sql
        .prepare_cached(
            "DELETE FROM main.automatic_events
             WHERE tenant_id = :tenant_id
               AND id <= (
                   SELECT id
                   FROM main.automatic_events
                   WHERE tenant_id = :tenant_id
                   ORDER BY id DESC
                   LIMIT 1 OFFSET :kept
               )",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":kept": KEPT })?;
    Ok(())
}

/// The latest events of a tenant, the newest first.
pub fn events(tx: &ReadTx<'_>, tenant: TenantId, limit: u32) -> Result<Vec<AutomaticEvent>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT at, event, code, why, until, plan_id, area, resource_id
         FROM automatic_events
         WHERE tenant_id = :tenant_id
         ORDER BY id DESC
         LIMIT :limit",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string(), ":limit": limit })?, event)
}

pub fn last_event(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<NewEvent>, StoreError> {
    Ok(events(tx, tenant, 1)?.pop().map(|last| last.event))
}

fn event(row: &Row<'_>) -> Result<AutomaticEvent, StoreError> {
    let (area, resource): (Option<String>, Option<String>) = (row.get("area")?, row.get("resource_id")?);
    let plan: Option<String> = row.get("plan_id")?;
    let corrupt = |what: &'static str| StoreError::Corrupt { what };
    let resource = match area.zip(resource) {
        Some((area, resource)) => {
            Some((area.parse().map_err(|_| corrupt("area"))?, resource.parse().map_err(|_| corrupt("resource_id"))?))
        }
        None => None,
    };
    let event = NewEvent {
        kind: word(row, "event", EventKind::from_word)?,
        code: row.get("code")?,
        why: row.get("why")?,
        until: optional_time(row, "until")?,
        plan: plan.map(|text| text.parse().map_err(|_| corrupt("plan_id"))).transpose()?,
        resource,
    };
    Ok(AutomaticEvent { at: time(row, "at")?, event })
}
