//! What becomes of a plan while its requests are sent and read back.

use rusqlite::named_params;

use super::sealed::{Column, operation_row, seal};
use crate::domain::model::{PlanId, TenantId, Timestamp};
use crate::domain::plan::{OperationState, PlanState, PlannedChange, Verification};
use crate::store::row::{collect, first, parsed};
use crate::store::{ReadTx, StoreError, WriteTx};

/// What came of a request.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    /// `done`, `refused` or `unclear`.
    pub state: OperationState,
    pub status: Option<u16>,
    pub request_id: Option<&'a str>,
    /// Graph's or our code, and the words for a person.
    pub error: Option<(&'a str, &'a str)>,
    pub created_id: Option<&'a str>,
}

/// Begins to apply an approved plan; tells whether it was one.
///
/// # Errors
/// [`StoreError::Conflict`] while another plan is applied to the tenant.
pub fn begin(tx: &mut WriteTx<'_>, id: PlanId, now: Timestamp) -> Result<bool, StoreError> {
    let changed = tx
        .sql
        .prepare_cached(
            "UPDATE main.plans
             SET state = :applying, started_at = :now
             WHERE id = :id AND state = :approved",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":applying": PlanState::Applying.as_str(),
            ":approved": PlanState::Approved.as_str(),
            ":now": now.milliseconds(),
        });
    match changed {
        Ok(changed) => Ok(changed > 0),
        Err(error) if StoreError::is_unique_violation(&error) => {
            Err(StoreError::Conflict { what: "running plan", field: "tenant" })
        }
        Err(error) => Err(error.into()),
    }
}

/// The plans that are being applied or verified, the oldest first.
pub fn running(tx: &ReadTx<'_>) -> Result<Vec<(PlanId, TenantId)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id
         FROM plans
         WHERE state IN ('applying', 'verifying')
         ORDER BY started_at, id",
    )?;
    collect(statement.query([])?, |row| Ok((parsed(row, "id")?, parsed(row, "tenant_id")?)))
}

/// Requests that nobody approved are not sent.
pub fn leave_out(tx: &mut WriteTx<'_>, id: PlanId, numbers: &[u32]) -> Result<(), StoreError> {
    move_waiting(tx, id, numbers, OperationState::LeftOut)
}

/// Requests that wait are not sent any more.
pub fn cancel_waiting(tx: &mut WriteTx<'_>, id: PlanId, numbers: &[u32]) -> Result<(), StoreError> {
    move_waiting(tx, id, numbers, OperationState::Cancelled)
}

fn move_waiting(tx: &mut WriteTx<'_>, id: PlanId, numbers: &[u32], to: OperationState) -> Result<(), StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "UPDATE main.plan_operations
         SET state = :to
         WHERE plan_id = :plan_id AND number = :number AND state = 'waiting'",
    )?;
    for number in numbers {
        statement.execute(named_params! { ":plan_id": id.to_string(), ":number": number, ":to": to.as_str() })?;
    }
    Ok(())
}

/// That a request is about to be sent: whoever finds it so must look, and not send it again. Tells whether it may be
/// sent: not when somebody asked for a stop, switched writing or the tenant off, or the plan is not being applied.
pub fn begin_operation(
    tx: &mut WriteTx<'_>,
    id: PlanId,
    number: u32,
    client_request_id: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let changed = tx
        .sql
        .prepare_cached(
            "UPDATE main.plan_operations
             SET state = :started, started_at = :now, client_request_id = :client_request_id, held_until = NULL
             WHERE plan_id = :plan_id
               AND number = :number
               AND state = 'waiting'
               AND EXISTS (SELECT 1
                           FROM main.plans
                           WHERE id = :plan_id AND state = 'applying' AND cancel_asked_at IS NULL)
               AND EXISTS (SELECT 1
                           FROM main.write_connections
                           JOIN main.tenants ON tenants.id = write_connections.tenant_id
                           WHERE tenant_id = plan_operations.tenant_id AND enabled = 1)",
        )?
        .execute(named_params! {
            ":plan_id": id.to_string(),
            ":number": number,
            ":started": OperationState::Started.as_str(),
            ":now": now.milliseconds(),
            ":client_request_id": client_request_id,
        })?;
    Ok(changed > 0)
}

/// Graph refused to take the request yet; it is sent at that moment.
pub fn hold(tx: &mut WriteTx<'_>, id: PlanId, number: u32, until: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.plan_operations
             SET held_until = :until
             WHERE plan_id = :plan_id AND number = :number",
        )?
        .execute(named_params! { ":plan_id": id.to_string(), ":number": number, ":until": until.milliseconds() })?;
    Ok(())
}

/// A request that was begun never reached Graph, so it may be sent.
pub fn wait_again(tx: &mut WriteTx<'_>, id: PlanId, number: u32) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.plan_operations
             SET state = 'waiting', started_at = NULL, client_request_id = NULL, held_until = NULL
             WHERE plan_id = :plan_id AND number = :number AND state = 'started'",
        )?
        .execute(named_params! { ":plan_id": id.to_string(), ":number": number })?;
    Ok(())
}

/// What came of a request. One that was done is read back from then on.
pub fn end_operation(
    tx: &mut WriteTx<'_>,
    (tenant, id): (TenantId, PlanId),
    number: u32,
    answer: &Answer<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = operation_row(id, number);
    let error = answer.error.map(|(_, words)| seal(tx, tenant, Column::Error, &row, &words)).transpose()?;
    let verification = (answer.state == OperationState::Done).then_some(Verification::Pending.as_str());
    tx.sql
        .prepare_cached(
            "UPDATE main.plan_operations
             SET state = :state, ended_at = :now, held_until = NULL, status_code = COALESCE(:status_code, status_code),
                 request_id = COALESCE(:request_id, request_id), error_code = :error_code, error = :error,
                 created_id = COALESCE(:created_id, created_id), verification = :verification
             WHERE plan_id = :plan_id AND number = :number",
        )?
        .execute(named_params! {
            ":plan_id": id.to_string(),
            ":number": number,
            ":state": answer.state.as_str(),
            ":now": now.milliseconds(),
            ":status_code": answer.status,
            ":request_id": answer.request_id,
            ":error_code": answer.error.map(|(code, _)| code),
            ":error": error,
            ":created_id": answer.created_id,
            ":verification": verification,
        })?;
    Ok(())
}

/// All was sent: what was done is read back until that moment.
pub fn verify(tx: &mut WriteTx<'_>, id: PlanId, until: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.plans
             SET state = :verifying, verify_until = :until
             WHERE id = :id AND state = :applying",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":verifying": PlanState::Verifying.as_str(),
            ":applying": PlanState::Applying.as_str(),
            ":until": until.milliseconds(),
        })?;
    Ok(())
}

/// What was found when a request that was done was read back.
pub fn verified(
    tx: &mut WriteTx<'_>,
    (tenant, id): (TenantId, PlanId),
    number: u32,
    verification: Verification,
    came_back: &[PlannedChange],
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = operation_row(id, number);
    let sealed = (!came_back.is_empty()).then(|| seal(tx, tenant, Column::CameBack, &row, &came_back)).transpose()?;
    tx.sql
        .prepare_cached(
            "UPDATE main.plan_operations
             SET verification = :verification, verified_at = :now, came_back = :came_back
             WHERE plan_id = :plan_id AND number = :number AND state = 'done'",
        )?
        .execute(named_params! {
            ":plan_id": id.to_string(),
            ":number": number,
            ":verification": verification.as_str(),
            ":now": now.milliseconds(),
            ":came_back": sealed,
        })?;
    Ok(())
}

/// Asks for nothing further to be sent; tells whether the plan is being applied.
pub fn ask_for_cancel(tx: &mut WriteTx<'_>, id: PlanId, now: Timestamp) -> Result<bool, StoreError> {
    let changed = tx
        .sql
        .prepare_cached(
            "UPDATE main.plans
             SET cancel_asked_at = COALESCE(cancel_asked_at, :now)
             WHERE id = :id AND state = :applying",
        )?
        .execute(named_params! {
            ":id": id.to_string(),
            ":applying": PlanState::Applying.as_str(),
            ":now": now.milliseconds(),
        })?;
    Ok(changed > 0)
}

pub fn cancel_is_asked(tx: &ReadTx<'_>, id: PlanId) -> Result<bool, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT cancel_asked_at IS NOT NULL AS asked FROM plans WHERE id = :id")?;
    let asked = first(statement.query(named_params! { ":id": id.to_string() })?, |row| Ok(row.get("asked")?))?;
    Ok(asked.unwrap_or(false))
}

/// The drifts that the plan undoes are being restored until then.
pub fn keep_restoring(tx: &mut WriteTx<'_>, id: PlanId, until: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.drifts
             SET held_until = :until
             WHERE state = 'restoring'
               AND id IN (SELECT drift_id FROM main.plan_drifts WHERE plan_id = :plan_id)",
        )?
        .execute(named_params! { ":plan_id": id.to_string(), ":until": until.milliseconds() })?;
    Ok(())
}
