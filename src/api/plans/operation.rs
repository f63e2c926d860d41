//! One request of a plan, and what became of it, as the page shows it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::domain::diff::ChangeKind;
use crate::domain::model::Timestamp;
use crate::domain::plan::{Operation, PlannedChange, Risk};
use crate::pipeline::plans::PlanDetail;
use crate::store::plans::{Approved, OperationError, Progress};

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct OperationView {
    /// From 1, in the order in which they are sent.
    number: u32,
    /// Operations of one wave do not need one another.
    wave: u32,
    area: String,
    area_title: String,
    resource_id: String,
    resource_name: String,
    /// `update`, `create`, `revive` or `delete`.
    kind: &'static str,
    /// The property that a further request writes; empty for the resource itself.
    part: String,
    request: RequestView,
    /// In a sentence.
    reason: String,
    changes: Vec<PlannedChangeView>,
    drift_ids: Vec<String>,
    /// `low`, `medium` or `high`.
    risk: &'static str,
    /// The numbers of those that must be done before.
    needs: Vec<u32>,
    permissions: Vec<String>,
    /// Whether Microsoft documents the request nowhere.
    undocumented: bool,
    approvals: Vec<ApprovalView>,
    /// `waiting`, `started`, `done`, `refused`, `unclear`, `leftOut` or `cancelled`.
    state: &'static str,
    /// Microsoft asked to wait until then.
    held_until: Option<String>,
    started_at: Option<String>,
    ended_at: Option<String>,
    /// What Microsoft answered.
    status: Option<u16>,
    request_id: Option<String>,
    error: Option<OperationErrorView>,
    created_id: Option<String>,
    /// `pending`, `held` or `cameBack`; null before it was done.
    verification: Option<&'static str>,
    verified_at: Option<String>,
    /// What is there in place of what was written.
    came_back: Vec<PlannedChangeView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RequestView {
    method: &'static str,
    /// Where `{{created:N}}` stands, the id comes that request N is answered with.
    url: String,
    headers: BTreeMap<String, String>,
    /// Null when nothing is sent. Secrets are masked.
    #[schema(value_type = Value)]
    body: Option<Value>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PlannedChangeView {
    /// Empty for the whole resource.
    path: String,
    /// `value`, `set`, `list` or `text`.
    #[schema(value_type = String)]
    kind: ChangeKind,
    #[schema(value_type = Value)]
    before: Value,
    #[schema(value_type = Value)]
    after: Value,
    #[schema(value_type = Vec<Value>)]
    added: Vec<Value>,
    #[schema(value_type = Vec<Value>)]
    removed: Vec<Value>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ApprovalView {
    by: String,
    at: String,
    /// Whether the tenant's policy approved, and no person.
    by_policy: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OperationErrorView {
    code: String,
    message: String,
    /// What to do about it; null where nothing helps.
    way_out: Option<String>,
}

impl OperationView {
    pub(in crate::api) fn of(detail: &PlanDetail, operation: &Operation) -> Self {
        let progress = detail.stored.operations.iter().find(|progress| progress.number == operation.number);
        let approvals = detail.stored.approvals.iter().filter(|approved| approved.number == operation.number);
        let changes = operation.changes.iter().map(PlannedChangeView::of);
        let time = |of: fn(&Progress) -> Option<Timestamp>| progress.and_then(of).map(|time| time.to_string());
        Self {
            number: operation.number,
            wave: operation.wave,
            area: operation.area.to_string(),
            area_title: detail.title(&operation.area),
            resource_id: operation.resource.to_string(),
            resource_name: operation.resource_name.clone(),
            kind: operation.kind.as_str(),
            part: operation.part.clone(),
            request: RequestView {
                method: operation.request.method.as_str(),
                url: detail.url(&operation.request),
                headers: operation.request.headers.clone(),
                body: detail.masked(operation).cloned(),
            },
            reason: operation.reason.clone(),
            changes: changes.collect(),
            drift_ids: operation.drifts.iter().map(ToString::to_string).collect(),
            risk: risk(operation.risk),
            needs: operation.needs.clone(),
            permissions: operation.permissions.clone(),
            undocumented: operation.undocumented,
            approvals: approvals.map(approval).collect(),
            state: progress.map_or("waiting", |progress| progress.state.as_str()),
            held_until: time(|progress| progress.held_until),
            started_at: time(|progress| progress.started_at),
            ended_at: time(|progress| progress.ended_at),
            status: progress.and_then(|progress| progress.status),
            request_id: progress.and_then(|progress| progress.request_id.clone()),
            error: progress.and_then(|progress| progress.error.as_ref()).map(error),
            created_id: progress.and_then(|progress| progress.created_id.clone()),
            verification: progress.and_then(|progress| progress.verification).map(|verification| verification.as_str()),
            verified_at: time(|progress| progress.verified_at),
            came_back: progress.iter().flat_map(|progress| &progress.came_back).map(PlannedChangeView::of).collect(),
        }
    }
}

impl PlannedChangeView {
    fn of(change: &PlannedChange) -> Self {
        let PlannedChange { path, kind, before, after } = change;
        let (added, removed) = match kind {
            ChangeKind::Set => (without(after, before), without(before, after)),
            ChangeKind::Value | ChangeKind::List | ChangeKind::Text => (Vec::new(), Vec::new()),
        };
        Self { path: path.clone(), kind: *kind, before: before.clone(), after: after.clone(), added, removed }
    }
}

/// What one set has and the other lacks.
fn without(set: &Value, other: &Value) -> Vec<Value> {
    let empty = Vec::new();
    let other = other.as_array().unwrap_or(&empty);
    set.as_array().into_iter().flatten().filter(|element| !other.contains(element)).cloned().collect()
}

fn approval(approved: &Approved) -> ApprovalView {
    let Approved { number: _, by, by_id: _, at, hash: _, by_policy } = approved;
    ApprovalView { by: by.clone(), at: at.to_string(), by_policy: *by_policy }
}

fn error(found: &OperationError) -> OperationErrorView {
    let OperationError { code, message } = found;
    // The way out stands behind the words of the service.
    let (message, way_out) = match message.split_once("\n") {
        Some((message, way_out)) => (message, Some(way_out.to_owned())),
        None => (message.as_str(), None),
    };
    OperationErrorView { code: code.clone(), message: message.to_owned(), way_out }
}

fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::Low => "low",
        Risk::Medium => "medium",
        Risk::High => "high",
    }
}
