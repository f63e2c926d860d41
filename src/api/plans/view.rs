//! A whole plan as its page shows it.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::permit::Permit;
use super::super::wire::{NamesView, names_view};
use super::operation::OperationView;
use super::{ApiError, author};
use crate::domain::model::{PlanId, Timestamp};
use crate::domain::plan::{Basis, LeftOut};
use crate::domain::review::{Note, NoteCode};
use crate::pipeline::plans::{self, PlanDetail};

/// A list of requests that bring something back, and what became of them.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlanView {
    id: String,
    tenant_id: String,
    tenant_name: String,
    /// `restore`, `delete` or `undo`.
    purpose: &'static str,
    /// The plan whose work this one takes back.
    undoes: Option<String>,
    undone_by: Option<String>,
    /// The plan that was out of date.
    renews: Option<String>,
    renewed_by: Option<String>,
    /// `proposed`, `approved`, `applying`, `verifying`, `restored`, `incomplete`, `outdated`, `cancelled` or `expired`.
    state: &'static str,
    /// Why it ended as it did; null while it did not, or when all went well.
    reason: Option<String>,
    author: String,
    /// Whether the tenant's policy made it, and no person.
    by_policy: bool,
    created_at: String,
    expires_at: String,
    started_at: Option<String>,
    ended_at: Option<String>,
    /// So long what was written is read back.
    verify_until: Option<String>,
    /// Microsoft asked to wait until then.
    wait_until: Option<String>,
    /// What an approval is bound to.
    hash: String,
    /// `stop` or `goOn`: what is done when a request is refused.
    on_surprise: &'static str,
    /// Whether whoever asks can approve it now.
    can_approve: bool,
    /// Why not; null when he can.
    why_not: Option<String>,
    /// Whether the tenant has a write connection; without one the plan is a dry run.
    tenant_writable: bool,
    /// What the write connection lacks for this plan.
    missing_permissions: Vec<String>,
    /// How many operations are approved.
    approved: usize,
    bases: Vec<BasisView>,
    operations: Vec<OperationView>,
    left_out: Vec<LeftOutView>,
    /// What the second pair of eyes found, the worst first.
    notes: Vec<NoteView>,
    names: NamesView,
}

/// What the plan knew of an area.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BasisView {
    area: String,
    area_title: String,
    collection_id: String,
    /// When the area was last read completely.
    collected_at: String,
    baseline_version: u64,
    /// When the resources were read for the plan itself.
    read_at: String,
}

/// A drift that the plan cannot undo.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LeftOutView {
    drift_id: String,
    area: String,
    area_title: String,
    resource_id: String,
    resource_name: String,
    path: String,
    /// Such as `readOnly`, `secret`, `omitted`, `unresolved` or `customArea`.
    code: &'static str,
    why: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NoteView {
    /// Such as `liveDiffers`, `setBecomesEmpty` or `blocksBreakGlass`.
    #[schema(value_type = String)]
    code: NoteCode,
    /// `info`, `warning`, `serious` or `fatal`. Nobody can approve a plan with a fatal one.
    severity: &'static str,
    message: String,
    way_out: String,
    /// The numbers of the operations that it speaks of; empty for the whole plan.
    operations: Vec<u32>,
}

/// The plan as the one who asks may see it.
pub(super) async fn of(permit: &Permit, plan: PlanId) -> Result<PlanView, ApiError> {
    let detail = plans::get(permit.context(), plan).await?;
    let role = permit.identity().access.in_tenant(detail.stored.tenant_id);
    let may = plans::may_approve(&detail, &author(permit), role);
    Ok(view(&detail, may.err().map(|error| error.to_string())))
}

fn view(detail: &PlanDetail, why_not: Option<String>) -> PlanView {
    let stored = &detail.stored;
    let text = |time: Timestamp| time.to_string();
    let waits = stored.operations.iter().filter_map(|progress| progress.held_until).max();
    PlanView {
        id: stored.id.to_string(),
        tenant_id: stored.tenant_id.to_string(),
        tenant_name: detail.tenant_name.clone(),
        purpose: stored.purpose.as_str(),
        undoes: stored.undoes.map(|id| id.to_string()),
        undone_by: stored.undone_by.map(|id| id.to_string()),
        renews: stored.renews.map(|id| id.to_string()),
        renewed_by: stored.renewed_by.map(|id| id.to_string()),
        state: stored.state.as_str(),
        reason: stored.reason.clone(),
        author: stored.author.clone(),
        by_policy: stored.by_policy,
        created_at: text(stored.created_at),
        expires_at: text(stored.expires_at),
        started_at: stored.started_at.map(text),
        ended_at: stored.ended_at.map(text),
        verify_until: stored.verify_until.map(text),
        wait_until: waits.map(text),
        hash: stored.hash.clone(),
        on_surprise: stored.on_surprise.as_str(),
        can_approve: why_not.is_none(),
        why_not,
        tenant_writable: detail.granted.is_some(),
        missing_permissions: detail.missing_permissions(),
        approved: stored.approvals.len(),
        bases: stored.plan.bases.iter().map(|basis| base(detail, basis)).collect(),
        operations: stored.plan.operations.iter().map(|operation| OperationView::of(detail, operation)).collect(),
        left_out: stored.plan.left_out.iter().map(|left_out| left(detail, left_out)).collect(),
        notes: stored.notes.iter().map(note).collect(),
        names: names_view(&detail.names),
    }
}

fn base(detail: &PlanDetail, basis: &Basis) -> BasisView {
    let Basis { area, collection, collected_at, baseline_version, read_at } = basis;
    BasisView {
        area: area.to_string(),
        area_title: detail.title(area),
        collection_id: collection.to_string(),
        collected_at: collected_at.to_string(),
        baseline_version: *baseline_version,
        read_at: read_at.to_string(),
    }
}

fn left(detail: &PlanDetail, left_out: &LeftOut) -> LeftOutView {
    let LeftOut { drift, area, resource, resource_name, path, why } = left_out;
    LeftOutView {
        drift_id: drift.to_string(),
        area: area.to_string(),
        area_title: detail.title(area),
        resource_id: resource.to_string(),
        resource_name: resource_name.clone(),
        path: path.clone(),
        code: why.code(),
        why: why.words(),
    }
}

fn note(note: &Note) -> NoteView {
    let Note { code, severity, message, way_out, operations } = note;
    NoteView {
        code: *code,
        severity: severity.as_str(),
        message: message.clone(),
        way_out: way_out.clone(),
        operations: operations.clone(),
    }
}
