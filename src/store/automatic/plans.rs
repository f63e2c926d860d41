//! Plans that policies made, and what was tried by them.

use std::collections::BTreeMap;

use rusqlite::named_params;

use crate::domain::automatic::{Attempt, Outcome};
use crate::domain::model::{DriftId, PlanId, TenantId, Timestamp};
use crate::store::row::{collect, parsed, word};
use crate::store::{ReadTx, StoreError, WriteTx};

/// Remembers a plan as one that is to be settled.
pub fn register(tx: &mut WriteTx<'_>, tenant: TenantId, plan: PlanId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.automatic_plans (plan_id, tenant_id)
             VALUES (:plan_id, :tenant_id)
             ON CONFLICT (plan_id) DO NOTHING",
        )?
        .execute(named_params! { ":plan_id": plan.to_string(), ":tenant_id": tenant.to_string() })?;
    Ok(())
}

/// Plans that a policy made in a process that ended before it remembered them.
pub fn unregistered(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<PlanId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id
         FROM plans
         WHERE tenant_id = :tenant_id
           AND state = 'proposed'
           AND by_policy = 1
           AND NOT EXISTS (SELECT 1 FROM automatic_plans WHERE plan_id = plans.id)",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| parsed(row, "id"))
}

/// Plans whose end was not looked at yet.
pub fn unsettled(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<PlanId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT plan_id
         FROM automatic_plans
         WHERE tenant_id = :tenant_id AND settled_at IS NULL",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| parsed(row, "plan_id"))
}

/// Remembers that the end of a plan was looked at; tells whether that is new.
pub fn settle(tx: &mut WriteTx<'_>, plan: PlanId, now: Timestamp) -> Result<bool, StoreError> {
    let changed = tx
        .sql
        .prepare_cached(
            "UPDATE main.automatic_plans
             SET settled_at = :now
             WHERE plan_id = :plan_id AND settled_at IS NULL",
        )?
        .execute(named_params! { ":plan_id": plan.to_string(), ":now": now.milliseconds() })?;
    Ok(changed > 0)
}

/// Remembers what a plan tries, with what is known to have come of it.
pub fn record_attempts(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    attempts: &[(Attempt, DriftId)],
    plan: Option<PlanId>,
    outcome: Option<Outcome>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "INSERT OR REPLACE INTO main.automatic_attempts (tenant_id, attempt, drift_id, plan_id, outcome, at)
         VALUES (:tenant_id, :attempt, :drift_id, :plan_id, :outcome, :now)",
    )?;
    for (attempt, drift) in attempts {
        statement.execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":attempt": attempt.0,
            ":drift_id": drift.to_string(),
            ":plan_id": plan.map(|id| id.to_string()),
            ":outcome": outcome.map(Outcome::as_str),
            ":now": now.milliseconds(),
        })?;
    }
    Ok(())
}

/// What came of what a plan tried for some drifts.
pub fn set_outcome(tx: &mut WriteTx<'_>, plan: PlanId, drifts: &[DriftId], outcome: Outcome) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "UPDATE main.automatic_attempts
         SET outcome = :outcome
         WHERE plan_id = :plan_id AND drift_id = :drift_id",
    )?;
    for drift in drifts {
        statement.execute(named_params! {
            ":plan_id": plan.to_string(),
            ":drift_id": drift.to_string(),
            ":outcome": outcome.as_str(),
        })?;
    }
    Ok(())
}

/// What is not tried again.
pub fn tried(tx: &ReadTx<'_>, tenant: TenantId) -> Result<BTreeMap<Attempt, Outcome>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT attempt, outcome
         FROM automatic_attempts
         WHERE tenant_id = :tenant_id AND outcome IS NOT NULL",
    )?;
    let rows = collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        Ok((Attempt(row.get("attempt")?), word(row, "outcome", Outcome::from_word)?))
    })?;
    Ok(rows.into_iter().collect())
}
