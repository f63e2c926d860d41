//! Making, approving and ending plans.

use rusqlite::named_params;

use super::sealed::{Column, seal};
use crate::domain::model::{PlanId, TenantId, Timestamp, UserId};
use crate::domain::plan::{OnSurprise, OperationState, Plan, PlanState};
use crate::domain::review::Note;
use crate::store::row::{collect, parsed};
use crate::store::{StoreError, WriteTx};

/// A plan that was just made.
pub struct NewPlan<'a> {
    pub id: PlanId,
    pub tenant: TenantId,
    pub plan: &'a Plan,
    pub hash: &'a str,
    pub notes: &'a [Note],
    pub undoes: Option<PlanId>,
    pub renews: Option<PlanId>,
    pub author: &'a str,
    pub author_id: Option<UserId>,
    pub by_policy: bool,
    pub on_surprise: OnSurprise,
    pub now: Timestamp,
    pub expires_at: Timestamp,
}

/// Who says that requests may be sent, and what he saw.
pub struct Approval<'a> {
    pub by: &'a str,
    pub by_id: Option<UserId>,
    pub by_policy: bool,
    pub hash: &'a str,
}

pub fn insert(tx: &mut WriteTx<'_>, new: &NewPlan<'_>) -> Result<(), StoreError> {
    let row = new.id.to_string();
    let content = seal(tx, new.tenant, Column::Content, &row, new.plan)?;
    let notes = seal(tx, new.tenant, Column::Notes, &row, &new.notes)?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.plans (id, tenant_id, purpose, undoes, renews, state, content, hash, notes, worst_note,
                                     author, author_id, by_policy, on_surprise, created_at, expires_at)
             VALUES (:id, :tenant_id, :purpose, :undoes, :renews, :state, :content, :hash, :notes, :worst_note,
                     :author, :author_id, :by_policy, :on_surprise, :now, :expires_at)",
        )?
        .execute(named_params! {
            ":id": row,
            ":tenant_id": new.tenant.to_string(),
            ":purpose": new.plan.purpose.as_str(),
            ":undoes": new.undoes.map(|id| id.to_string()),
            ":renews": new.renews.map(|id| id.to_string()),
            ":state": PlanState::Proposed.as_str(),
            ":content": content,
            ":hash": new.hash,
            ":notes": notes,
            ":worst_note": new.notes.iter().map(|note| note.severity).max().map(|severity| severity.as_str()),
            ":author": new.author,
            ":author_id": new.author_id.map(|id| id.to_string()),
            ":by_policy": new.by_policy,
            ":on_surprise": new.on_surprise.as_str(),
            ":now": new.now.milliseconds(),
            ":expires_at": new.expires_at.milliseconds(),
        })?;
    insert_operations(tx, new)
}

fn insert_operations(tx: &mut WriteTx<'_>, new: &NewPlan<'_>) -> Result<(), StoreError> {
    let plan = new.id.to_string();
    let mut operations = tx.sql.prepare_cached(
        "INSERT INTO main.plan_operations (plan_id, number, tenant_id, area, resource_id, resource_name, method, kind,
                                           state)
         VALUES (:plan_id, :number, :tenant_id, :area, :resource_id, :resource_name, :method, :kind, :state)",
    )?;
    let mut drifts = tx.sql.prepare_cached(
        "INSERT OR IGNORE INTO main.plan_drifts (plan_id, drift_id, number)
         SELECT :plan_id, id, :number
         FROM drifts
         WHERE id = :drift_id",
    )?;
    for operation in &new.plan.operations {
        operations.execute(named_params! {
            ":plan_id": plan,
            ":number": operation.number,
            ":tenant_id": new.tenant.to_string(),
            ":area": operation.area.as_str(),
            ":resource_id": operation.resource.as_str(),
            ":resource_name": operation.resource_name,
            ":method": operation.request.method.as_str(),
            ":kind": operation.kind.as_str(),
            ":state": OperationState::Waiting.as_str(),
        })?;
        for drift in &operation.drifts {
            let number = operation.number;
            drifts.execute(named_params! { ":plan_id": plan, ":drift_id": drift.to_string(), ":number": number })?;
        }
    }
    Ok(())
}

/// Notes of a later look in place of those before.
pub fn renote(tx: &mut WriteTx<'_>, tenant: TenantId, id: PlanId, notes: &[Note]) -> Result<(), StoreError> {
    let sealed = seal(tx, tenant, Column::Notes, &id.to_string(), &notes)?;
    tx.sql.prepare_cached("UPDATE main.plans SET notes = :notes, worst_note = :worst_note WHERE id = :id")?.execute(
        named_params! {
            ":id": id.to_string(),
            ":notes": sealed,
            ":worst_note": notes.iter().map(|note| note.severity).max().map(|severity| severity.as_str()),
        },
    )?;
    Ok(())
}

/// Approves some of the plan's requests. An approval that there is already stays.
pub fn approve(
    tx: &mut WriteTx<'_>,
    id: PlanId,
    numbers: &[u32],
    approval: &Approval<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "INSERT OR IGNORE INTO main.plan_approvals (plan_id, number, approver, approver_id, at, hash, by_policy)
         VALUES (:plan_id, :number, :approver, :approver_id, :now, :hash, :by_policy)",
    )?;
    for number in numbers {
        statement.execute(named_params! {
            ":plan_id": id.to_string(),
            ":number": number,
            ":approver": approval.by,
            ":approver_id": approval.by_id.map(|id| id.to_string()),
            ":now": now.milliseconds(),
            ":hash": approval.hash,
            ":by_policy": approval.by_policy,
        })?;
    }
    Ok(())
}

/// Brings the plan from one state into another that is no end; tells whether it was in the first.
pub fn set_state(tx: &mut WriteTx<'_>, id: PlanId, from: PlanState, to: PlanState) -> Result<bool, StoreError> {
    let changed = tx
        .sql
        .prepare_cached("UPDATE main.plans SET state = :to WHERE id = :id AND state = :from")?
        .execute(named_params! { ":id": id.to_string(), ":from": from.as_str(), ":to": to.as_str() })?;
    Ok(changed > 0)
}

/// Ends the plan; `state` is an end.
pub fn end(
    tx: &mut WriteTx<'_>,
    id: PlanId,
    state: PlanState,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.plans
             SET state = :state, ended_at = COALESCE(ended_at, :now), reason = :reason
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":state": state.as_str(),
            ":now": now.milliseconds(),
            ":reason": reason,
        })?;
    Ok(())
}

/// Ends plans that nobody applied in time; tells which.
pub fn expire(tx: &mut WriteTx<'_>, now: Timestamp) -> Result<Vec<(PlanId, TenantId)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "UPDATE main.plans
         SET state = :expired, ended_at = :now
         WHERE state IN ('proposed', 'approved') AND expires_at <= :now
         RETURNING id, tenant_id",
    )?;
    let parameters = named_params! { ":expired": PlanState::Expired.as_str(), ":now": now.milliseconds() };
    collect(statement.query(parameters)?, |row| Ok((parsed(row, "id")?, parsed(row, "tenant_id")?)))
}

/// Removes plans that ended before a moment, at most so many; tells how many.
pub fn remove_ended(tx: &mut WriteTx<'_>, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.plans
             WHERE id IN (
                 SELECT id
                 FROM main.plans
                 WHERE ended_at < :before
                 ORDER BY ended_at
                 LIMIT :limit
             )",
        )?
        .execute(named_params! { ":before": before.milliseconds(), ":limit": limit })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}
