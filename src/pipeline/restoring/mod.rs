//! Carrying out an approved plan: request by request, each looked at before and after, and never one of them twice.
//!
//! What is about to be sent is stored before it is sent, and what came of it after. A process that ends in between
//! leaves a request of which nobody knows whether it was done: the next one looks at the resource, and sends it only if
//! it is as it was before.

mod end;
mod found;
mod look;
mod pauses;
mod run;
mod running;
mod start;
mod step;
mod verify;
mod words;

pub use pauses::Pauses;
pub use run::carry_on;
pub(super) use running::Running;
pub use running::{Turn, wait_for_plans, waiting};
pub use start::{apply, cancel, expire, look};

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Actor, Context, Event};
use crate::domain::model::{PlanId, TenantId, Timestamp};
use crate::domain::plan::{MissingId, Operation, OperationKind, OperationState, Touched};
use crate::store::audit::{AuditResult, NewEntry, append_as};
use crate::store::plans::{Progress, StoredPlan};
use crate::store::{StoreError, WriteTx};

/// What became of an operation; each operation of a plan has one.
fn progress_of(stored: &StoredPlan, number: u32) -> Option<&Progress> {
    stored.operations.iter().find(|progress| progress.number == number)
}

fn is_in(stored: &StoredPlan, number: u32, state: OperationState) -> bool {
    progress_of(stored, number).is_some_and(|progress| progress.state == state)
}

/// The ids that the service gave.
fn created_ids(stored: &StoredPlan) -> BTreeMap<u32, String> {
    let given = |progress: &Progress| Some((progress.number, progress.created_id.clone()?));
    stored.operations.iter().filter_map(given).collect()
}

/// The resource that an operation is about, with the ids that are known.
fn touched(stored: &StoredPlan, operation: &Operation) -> Option<Touched> {
    Some(stored.plan.touched(operation)?.with_created_ids(&created_ids(stored)))
}

/// The operation with the ids that are known.
///
/// # Errors
/// [`MissingId`] when it needs one that is not.
fn filled(stored: &StoredPlan, operation: &Operation) -> Result<Operation, MissingId> {
    operation.with_created_ids(&created_ids(stored))
}

/// Under which id the resource of an operation is found now: the one that the service gave it, if the plan made it anew.
/// What is removed after another one was made in its place still has its own.
fn id_now(stored: &StoredPlan, operation: &Operation) -> String {
    if operation.kind == OperationKind::Delete {
        return operation.resource.to_string();
    }
    let made = stored.plan.operations.iter().filter(|other| {
        other.kind == OperationKind::Create && other.area == operation.area && other.resource == operation.resource
    });
    let given = made.filter_map(|made| progress_of(stored, made.number)?.created_id.clone()).next();
    given.unwrap_or_else(|| operation.resource.to_string())
}

/// The operations of the plan that were done on the object that the operation is about.
fn done_before(stored: &StoredPlan, operation: &Operation) -> Vec<Operation> {
    let is_same = |other: &&Operation| other.area == operation.area && other.resource == operation.resource;
    let is_done = |other: &&Operation| is_in(stored, other.number, OperationState::Done);
    let is_other_object = |other: &Operation| id_now(stored, other) != id_now(stored, operation);
    let done = stored.plan.operations.iter().filter(is_same).filter(is_done);
    done.filter(|other| !is_other_object(other)).filter_map(|other| filled(stored, other).ok()).collect()
}

/// Whether another operation that was done wrote on what this one wrote only for the time being.
fn is_passed_over(stored: &StoredPlan, operation: &Operation) -> bool {
    let is_later = |other: &&Operation| other.number > operation.number && other.resource == operation.resource;
    operation.interim.is_some()
        && stored
            .plan
            .operations
            .iter()
            .filter(is_later)
            .any(|other| other.area == operation.area && is_in(stored, other.number, OperationState::Done))
}

/// A text at a dotted path.
fn text_at<'v>(body: &'v Value, path: &str) -> Option<&'v str> {
    path.split('.').try_fold(body, |value, name| value.get(name))?.as_str()
}

fn tell(context: &Context, stored: &StoredPlan) {
    context.publish(Event::Plan { tenant_id: stored.tenant_id, plan_id: stored.id });
}

/// Tells the audit trail what happened to a plan. Never with a body.
fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    (tenant, plan): (TenantId, PlanId),
    (result, detail): (AuditResult, Value),
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = NewEntry { at: now, actor, action, subject: plan.to_string(), tenant: Some(tenant), detail };
    append_as(tx, &entry, result).map(drop)
}

/// What the audit trail keeps of one request.
fn step_detail(operation: &Operation, state: OperationState, status: Option<u16>, ids: (&str, Option<&str>)) -> Value {
    json!({
        "number": operation.number,
        "area": operation.area,
        "resourceId": operation.resource,
        "method": operation.request.method.as_str(),
        "state": state.as_str(),
        "status": status,
        "clientRequestId": ids.0,
        "requestId": ids.1,
    })
}
