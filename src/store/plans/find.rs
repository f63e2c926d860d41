//! Reading one plan.

use rusqlite::{Row, named_params};

use super::sealed::{Column, open, operation_row};
use super::{Approved, OperationError, Progress, StoredPlan, Undoes};
use crate::domain::model::{DriftId, PlanId, TenantId, UserId};
use crate::domain::plan::{OnSurprise, OperationKind, OperationState, PlanState, Purpose, Verification};
use crate::domain::review::Severity;
use crate::store::row::{collect, first, optional_time, parsed, time, word};
use crate::store::{ReadTx, StoreError};

pub fn find(tx: &ReadTx<'_>, id: PlanId) -> Result<Option<StoredPlan>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, purpose, undoes, renews, state, content, hash, notes, worst_note, author, author_id,
                by_policy, on_surprise, created_at, expires_at, started_at, cancel_asked_at, verify_until, ended_at,
                reason,
                (SELECT later.id FROM plans later WHERE later.undoes = plans.id
                 ORDER BY later.created_at DESC, later.id DESC LIMIT 1) AS undone_by,
                (SELECT later.id FROM plans later WHERE later.renews = plans.id
                 ORDER BY later.created_at DESC, later.id DESC LIMIT 1) AS renewed_by
         FROM plans
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, |row| plan(tx, row))
}

/// Whose plan it is.
pub fn tenant_of(tx: &ReadTx<'_>, id: PlanId) -> Result<Option<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached("SELECT tenant_id FROM plans WHERE id = :id")?;
    first(statement.query(named_params! { ":id": id.to_string() })?, |row| parsed(row, "tenant_id"))
}

pub fn state_of(tx: &ReadTx<'_>, id: PlanId) -> Result<Option<PlanState>, StoreError> {
    let mut statement = tx.sql.prepare_cached("SELECT state FROM plans WHERE id = :id")?;
    first(statement.query(named_params! { ":id": id.to_string() })?, |row| word(row, "state", PlanState::from_word))
}

/// The plans that undo a drift, the newest first.
pub fn of_drift(tx: &ReadTx<'_>, drift: DriftId) -> Result<Vec<Undoes>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT plan_id, drift_id, number
         FROM plan_drifts
         JOIN plans ON plans.id = plan_drifts.plan_id
         WHERE drift_id = :drift_id
         ORDER BY created_at DESC, plan_id, number
         LIMIT 100",
    )?;
    collect(statement.query(named_params! { ":drift_id": drift.to_string() })?, |row| {
        Ok(Undoes { plan: parsed(row, "plan_id")?, drift: parsed(row, "drift_id")?, number: row.get("number")? })
    })
}

/// The latest plan of a tenant with the same content.
pub fn latest_with_hash(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    hash: &str,
) -> Result<Option<(PlanId, PlanState)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, state
         FROM plans
         WHERE tenant_id = :tenant_id AND hash = :hash
         ORDER BY created_at DESC, id DESC
         LIMIT 1",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string(), ":hash": hash })?, |row| {
        Ok((parsed(row, "id")?, word(row, "state", PlanState::from_word)?))
    })
}

fn plan(tx: &ReadTx<'_>, row: &Row<'_>) -> Result<StoredPlan, StoreError> {
    let id: PlanId = parsed(row, "id")?;
    let tenant_id: TenantId = parsed(row, "tenant_id")?;
    let name = id.to_string();
    Ok(StoredPlan {
        id,
        tenant_id,
        purpose: word(row, "purpose", Purpose::from_word)?,
        undoes: optional_id(row, "undoes")?,
        renews: optional_id(row, "renews")?,
        undone_by: optional_id(row, "undone_by")?,
        renewed_by: optional_id(row, "renewed_by")?,
        state: word(row, "state", PlanState::from_word)?,
        plan: open(tx, tenant_id, Column::Content, &name, row.get("content")?)?,
        hash: row.get("hash")?,
        notes: open(tx, tenant_id, Column::Notes, &name, row.get("notes")?)?,
        worst_note: optional_word(row, "worst_note", Severity::from_word)?,
        author: row.get("author")?,
        author_id: optional_user(row, "author_id")?,
        by_policy: row.get("by_policy")?,
        on_surprise: word(row, "on_surprise", OnSurprise::from_word)?,
        created_at: time(row, "created_at")?,
        expires_at: time(row, "expires_at")?,
        started_at: optional_time(row, "started_at")?,
        cancel_asked_at: optional_time(row, "cancel_asked_at")?,
        verify_until: optional_time(row, "verify_until")?,
        ended_at: optional_time(row, "ended_at")?,
        reason: row.get("reason")?,
        operations: operations(tx, tenant_id, id)?,
        approvals: approvals(tx, id)?,
    })
}

/// What became of the requests of a plan, in the order of their numbers.
pub fn operations(tx: &ReadTx<'_>, tenant: TenantId, id: PlanId) -> Result<Vec<Progress>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT plan_id, number, area, resource_id, resource_name, kind, state, held_until, started_at, ended_at,
                status_code, client_request_id, request_id, error_code, error, created_id, verification, verified_at,
                came_back
         FROM plan_operations
         WHERE plan_id = :plan_id
         ORDER BY number",
    )?;
    collect(statement.query(named_params! { ":plan_id": id.to_string() })?, |row| progress(tx, tenant, row))
}

/// From a row with all columns of `plan_operations`.
pub(super) fn progress(tx: &ReadTx<'_>, tenant: TenantId, row: &Row<'_>) -> Result<Progress, StoreError> {
    let number: u32 = row.get("number")?;
    let name = operation_row(parsed(row, "plan_id")?, number);
    let code: Option<String> = row.get("error_code")?;
    let sealed: Option<Vec<u8>> = row.get("error")?;
    let message: Option<String> = sealed.map(|sealed| open(tx, tenant, Column::Error, &name, sealed)).transpose()?;
    let came_back: Option<Vec<u8>> = row.get("came_back")?;
    let came_back = came_back.map(|sealed| open(tx, tenant, Column::CameBack, &name, sealed)).transpose()?;
    Ok(Progress {
        number,
        area: parsed(row, "area")?,
        resource_id: parsed(row, "resource_id")?,
        resource_name: row.get("resource_name")?,
        kind: word(row, "kind", OperationKind::from_word)?,
        state: word(row, "state", OperationState::from_word)?,
        held_until: optional_time(row, "held_until")?,
        started_at: optional_time(row, "started_at")?,
        ended_at: optional_time(row, "ended_at")?,
        status: row.get("status_code")?,
        client_request_id: row.get("client_request_id")?,
        request_id: row.get("request_id")?,
        error: code.zip(message).map(|(code, message)| OperationError { code, message }),
        created_id: row.get("created_id")?,
        verification: optional_word(row, "verification", Verification::from_word)?,
        verified_at: optional_time(row, "verified_at")?,
        came_back: came_back.unwrap_or_default(),
    })
}

fn approvals(tx: &ReadTx<'_>, id: PlanId) -> Result<Vec<Approved>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT number, approver, approver_id, at, hash, by_policy
         FROM plan_approvals
         WHERE plan_id = :plan_id
         ORDER BY number",
    )?;
    collect(statement.query(named_params! { ":plan_id": id.to_string() })?, |row| {
        Ok(Approved {
            number: row.get("number")?,
            by: row.get("approver")?,
            by_id: optional_user(row, "approver_id")?,
            at: time(row, "at")?,
            hash: row.get("hash")?,
            by_policy: row.get("by_policy")?,
        })
    })
}

fn optional_id(row: &Row<'_>, column: &'static str) -> Result<Option<PlanId>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| StoreError::Corrupt { what: column })).transpose()
}

fn optional_user(row: &Row<'_>, column: &'static str) -> Result<Option<UserId>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| StoreError::Corrupt { what: column })).transpose()
}

fn optional_word<T>(
    row: &Row<'_>,
    column: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parse(&text).ok_or(StoreError::Corrupt { what: column })).transpose()
}
