//! Lists of plans.

use rusqlite::{Row, named_params};

use crate::domain::model::{AreaKey, PlanId, TenantId, Timestamp};
use crate::domain::plan::{PlanState, Purpose};
use crate::domain::review::Severity;
use crate::store::row::{collect, optional_time, parsed, time, unsigned, word};
use crate::store::{ReadTx, StoreError};

/// What a list of plans is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub tenant: Option<TenantId>,
    pub state: Option<PlanState>,
    /// The end of the page before.
    pub before: Option<(Timestamp, PlanId)>,
    pub limit: u32,
}

/// A plan without its content.
#[derive(Debug, Clone)]
pub struct Summary {
    pub id: PlanId,
    pub tenant_id: TenantId,
    pub purpose: Purpose,
    pub state: PlanState,
    pub author: String,
    pub by_policy: bool,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub operations: u64,
    pub done: u64,
    pub worst_note: Option<Severity>,
    pub areas: Vec<AreaKey>,
}

/// A page of plans, the newest first.
pub fn list(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<Summary>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, purpose, state, author, by_policy, created_at, expires_at, started_at, ended_at,
                worst_note,
                (SELECT COUNT(*) FROM plan_operations WHERE plan_id = plans.id) AS operations,
                (SELECT COUNT(*) FROM plan_operations WHERE plan_id = plans.id AND state = 'done') AS done
         FROM plans
         WHERE (:tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (:state IS NULL OR state = :state)
           AND (:before_at IS NULL OR (created_at, id) < (:before_at, :before_id))
         ORDER BY created_at DESC, id DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": filter.tenant.map(|id| id.to_string()),
        ":state": filter.state.map(PlanState::as_str),
        ":before_at": filter.before.map(|(at, _)| at.milliseconds()),
        ":before_id": filter.before.map(|(_, id)| id.to_string()),
        ":limit": filter.limit,
    };
    collect(statement.query(parameters)?, |row| summary(tx, row))
}

fn summary(tx: &ReadTx<'_>, row: &Row<'_>) -> Result<Summary, StoreError> {
    let id: PlanId = parsed(row, "id")?;
    let worst: Option<String> = row.get("worst_note")?;
    let worst_note =
        worst.map(|text| Severity::from_word(&text).ok_or(StoreError::Corrupt { what: "worst_note" })).transpose()?;
    Ok(Summary {
        id,
        tenant_id: parsed(row, "tenant_id")?,
        purpose: word(row, "purpose", Purpose::from_word)?,
        state: word(row, "state", PlanState::from_word)?,
        author: row.get("author")?,
        by_policy: row.get("by_policy")?,
        created_at: time(row, "created_at")?,
        expires_at: time(row, "expires_at")?,
        started_at: optional_time(row, "started_at")?,
        ended_at: optional_time(row, "ended_at")?,
        operations: unsigned(row, "operations")?,
        done: unsigned(row, "done")?,
        worst_note,
        areas: areas(tx, id)?,
    })
}

fn areas(tx: &ReadTx<'_>, id: PlanId) -> Result<Vec<AreaKey>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT DISTINCT area
         FROM plan_operations
         WHERE plan_id = :plan_id
         ORDER BY area",
    )?;
    collect(statement.query(named_params! { ":plan_id": id.to_string() })?, |row| parsed(row, "area"))
}
