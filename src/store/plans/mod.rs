//! Plans, their requests and what became of them, who approved them, and which drifts they undo. What they are made of
//! is sealed, as it is made of resource bodies.

mod change;
mod find;
mod list;
mod log;
mod run;
mod sealed;

pub use change::{Approval, NewPlan, approve, end, expire, insert, remove_ended, renote, set_state};
pub use find::{find, latest_with_hash, of_drift, operations, state_of, tenant_of};
pub use list::{Filter, Summary, list};
pub use log::{LogEntry, LogFilter, log};
pub use run::{
    Answer, ask_for_cancel, begin, begin_operation, cancel_is_asked, cancel_waiting, end_operation, hold,
    keep_restoring, leave_out, running, verified, verify, wait_again,
};

use crate::domain::model::{AreaKey, DriftId, PlanId, ResourceId, TenantId, Timestamp, UserId};
use crate::domain::plan::{
    OnSurprise, OperationKind, OperationState, Plan, PlanState, PlannedChange, Purpose, Verification,
};
use crate::domain::review::{Note, Severity};

/// A plan with all that became of it.
#[derive(Debug, Clone)]
pub struct StoredPlan {
    pub id: PlanId,
    pub tenant_id: TenantId,
    pub purpose: Purpose,
    /// The plan whose work it takes back.
    pub undoes: Option<PlanId>,
    /// The plan that was out of date.
    pub renews: Option<PlanId>,
    /// The latest plan that takes this one's work back.
    pub undone_by: Option<PlanId>,
    pub renewed_by: Option<PlanId>,
    pub state: PlanState,
    pub plan: Plan,
    pub hash: String,
    pub notes: Vec<Note>,
    pub worst_note: Option<Severity>,
    pub author: String,
    /// None when no person made it.
    pub author_id: Option<UserId>,
    pub by_policy: bool,
    pub on_surprise: OnSurprise,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub cancel_asked_at: Option<Timestamp>,
    pub verify_until: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub reason: Option<String>,
    /// In the order of their numbers, as those of the plan.
    pub operations: Vec<Progress>,
    pub approvals: Vec<Approved>,
}

/// What became of one request.
#[derive(Debug, Clone)]
pub struct Progress {
    pub number: u32,
    pub area: AreaKey,
    pub resource_id: ResourceId,
    pub resource_name: String,
    pub kind: OperationKind,
    pub state: OperationState,
    /// Graph asked to wait until then.
    pub held_until: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub status: Option<u16>,
    pub client_request_id: Option<String>,
    pub request_id: Option<String>,
    pub error: Option<OperationError>,
    pub created_id: Option<String>,
    pub verification: Option<Verification>,
    pub verified_at: Option<Timestamp>,
    /// What is there in place of what was written.
    pub came_back: Vec<PlannedChange>,
}

/// Why a request was not carried out, in words for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationError {
    pub code: String,
    pub message: String,
}

/// That one request may be sent.
#[derive(Debug, Clone)]
pub struct Approved {
    pub number: u32,
    pub by: String,
    /// None when no person approved.
    pub by_id: Option<UserId>,
    pub at: Timestamp,
    /// Of the content that was approved.
    pub hash: String,
    pub by_policy: bool,
}

/// A drift and the request that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undoes {
    pub plan: PlanId,
    pub drift: DriftId,
    pub number: u32,
}
