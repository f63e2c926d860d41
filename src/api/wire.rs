//! Shapes that several operations share.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::attribution_wire::AttributionView;
use crate::domain::diff::{ChangeKind, PropertyChange};
use crate::domain::drift::DriftState;
use crate::domain::model::{CollectionStatus, Direction, Severity, SeverityCounts, Timestamp};
use crate::pipeline::drifts::NamedDrift;
use crate::pipeline::{Name, NameState, Names};
use crate::store::acceptances::Acceptance;
use crate::store::baselines::Baseline;
use crate::store::collections::Collection;
use crate::store::drift_assignments::Assigned;
use crate::store::drifts::{ChangeKey, Detail};

/// What ids name, by id.
pub(super) type NamesView = BTreeMap<String, NameView>;

/// The object that an id names.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct NameView {
    /// As last read; null when nothing of that id was ever read.
    name: Option<String>,
    /// The area of the object; null for a permission, which is part of one.
    area: Option<String>,
    state: NameStateView,
    /// The places that hold it, as the catalog names them. An id that is no GUID means its object at these alone.
    paths: Vec<String>,
}

/// `gone` was deleted since, `dangling` is in no complete reading, `unknown` was not read completely.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum NameStateView {
    Live,
    Gone,
    Dangling,
    Unknown,
}

pub(super) fn names_view(names: &Names) -> NamesView {
    let view = |name: &Name| {
        let Name { name, area, state, paths } = name;
        let state = match state {
            NameState::Live => NameStateView::Live,
            NameState::Gone => NameStateView::Gone,
            NameState::Dangling => NameStateView::Dangling,
            NameState::Unknown => NameStateView::Unknown,
        };
        NameView { name: name.clone(), area: area.as_ref().map(ToString::to_string), state, paths: paths.clone() }
    };
    names.iter().map(|(id, name)| (id.clone(), view(name))).collect()
}

/// One place that differs.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ChangeView {
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
    /// For a text: the lines that differ, three lines around each.
    lines: Vec<HunkView>,
}

impl From<PropertyChange> for ChangeView {
    fn from(change: PropertyChange) -> Self {
        let lines = change.lines().into_iter().map(HunkView::from).collect();
        let PropertyChange { path, kind, before, after, added, removed, after_hash: _ } = change;
        Self { path, kind, before, after, added, removed, lines }
    }
}

/// Open drifts by severity.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SeverityCountsView {
    critical: u64,
    high: u64,
    medium: u64,
    low: u64,
}

impl From<SeverityCounts> for SeverityCountsView {
    fn from(counts: SeverityCounts) -> Self {
        let SeverityCounts { low, medium, high, critical } = counts;
        Self { critical, high, medium, low }
    }
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum SeverityView {
    Critical,
    High,
    Medium,
    Low,
}

impl From<Severity> for SeverityView {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Critical => Self::Critical,
            Severity::High => Self::High,
            Severity::Medium => Self::Medium,
            Severity::Low => Self::Low,
        }
    }
}

/// How reading an area ended. Only `complete` makes something missing or resolves a drift.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum CollectionStatusView {
    Complete,
    Partial,
    Failed,
    NotLicensed,
    NoPermission,
}

impl From<CollectionStatus> for CollectionStatusView {
    fn from(status: CollectionStatus) -> Self {
        match status {
            CollectionStatus::Complete => Self::Complete,
            CollectionStatus::Partial => Self::Partial,
            CollectionStatus::Failed => Self::Failed,
            CollectionStatus::NotLicensed => Self::NotLicensed,
            CollectionStatus::NoPermission => Self::NoPermission,
        }
    }
}

/// One attempt to read an area.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CollectionView {
    pub(super) id: String,
    area: String,
    job_id: String,
    status: CollectionStatusView,
    /// Why it is not complete.
    reason: Option<String>,
    started_at: String,
    finished_at: String,
    requests: u64,
    pages: u64,
    resources: u64,
    bytes: u64,
    /// So much emptier than before that a second reading must say the same.
    held: bool,
}

impl From<&Collection> for CollectionView {
    fn from(collection: &Collection) -> Self {
        Self {
            id: collection.id.to_string(),
            area: collection.area.to_string(),
            job_id: collection.job_id.to_string(),
            status: collection.status.into(),
            reason: collection.reason.clone(),
            started_at: collection.started_at.to_string(),
            finished_at: collection.finished_at.to_string(),
            requests: collection.requests,
            pages: collection.pages,
            resources: collection.resources,
            bytes: collection.size_bytes,
            held: collection.held,
        }
    }
}

/// A version of a baseline, without its resources.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BaselineSummary {
    version: u64,
    label: String,
    /// Why it was saved; empty when nobody said.
    note: String,
    #[schema(value_type = String)]
    mode: crate::domain::baseline::ResourceMode,
    active: bool,
    created_at: String,
    created_by: String,
    /// How many resources it holds.
    resources: u64,
}

impl From<&Baseline> for BaselineSummary {
    fn from(baseline: &Baseline) -> Self {
        Self {
            version: baseline.version,
            label: baseline.label.clone(),
            note: baseline.note.clone(),
            mode: baseline.mode,
            active: baseline.active,
            created_at: baseline.created_at.to_string(),
            created_by: baseline.created_by.clone(),
            resources: baseline.resource_count,
        }
    }
}

/// One difference between baseline and live state, with its life.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DriftView {
    pub(super) id: String,
    tenant_id: String,
    tenant_name: String,
    area: String,
    area_title: String,
    workload: String,
    resource_id: String,
    resource_name: String,
    /// `changed`, `missing` or `unexpected`.
    #[schema(value_type = String)]
    change: crate::domain::drift::DriftChange,
    /// Where it differs; empty for a whole resource.
    path: String,
    /// `value`, `set`, `list` or `text`; null for a whole resource.
    #[schema(value_type = Option<String>)]
    kind: Option<crate::domain::diff::ChangeKind>,
    #[schema(value_type = Value)]
    before: Value,
    #[schema(value_type = Value)]
    after: Value,
    #[schema(value_type = Vec<Value>)]
    added: Vec<Value>,
    #[schema(value_type = Vec<Value>)]
    removed: Vec<Value>,
    /// For a text: the lines that differ, three lines around each.
    lines: Vec<HunkView>,
    /// The names of the objects whose ids stand in the values, by id.
    names: NamesView,
    severity: SeverityView,
    /// `weakens`, `strengthens`, `neutral` or `unknown`: what it means for the safety of the tenant.
    #[schema(value_type = String)]
    direction: Direction,
    /// The rule that tells the direction; null where none does.
    rule: Option<String>,
    /// Why, in one sentence.
    why: Option<String>,
    /// What the rule follows: a recommendation or a page of Microsoft's documentation.
    source: Option<String>,
    /// `open`, `accepted`, `snoozed`, `restoring` or `resolved`.
    #[schema(value_type = String)]
    state: crate::domain::drift::DriftState,
    /// `reverted`, `restored`, `baselineUpdated`, `baselineRemoved`, `resourceGone`, `ignored` or
    /// `schemaNotice`.
    #[schema(value_type = Option<String>)]
    resolution: Option<crate::domain::drift::Resolution>,
    baseline_version: u64,
    first_seen_at: String,
    last_seen_at: String,
    resolved_at: Option<String>,
    snoozed_until: Option<String>,
    /// The acceptance that runs, also when the live value left it.
    acceptance: Option<AcceptanceView>,
    /// Its value is neither that of the baseline nor the accepted one.
    left_acceptance: bool,
    /// It goes to and fro; null when it is calm.
    flapping: Option<FlappingView>,
    /// How often it came back after it was resolved.
    times_back: u64,
    /// The same for the same change in other places; null for a moment after an update of Plumbline.
    change_key: Option<String>,
    /// Who looks after it.
    assignee: Option<AssigneeView>,
    /// How many things people said about it.
    comments: u64,
    /// Who made the change; null where no reading found it, as after a change of the baseline.
    attribution: Option<AttributionView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AssigneeView {
    user_id: String,
    name: String,
}

impl AssigneeView {
    fn of(assigned: &Assigned) -> Self {
        Self { user_id: assigned.user_id.to_string(), name: assigned.name.clone() }
    }
}

/// A value that goes to and fro.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct FlappingView {
    /// Within the last 24 hours before its last turn.
    turns: u64,
    /// When it is calm, unless it turns again.
    until: String,
}

/// Lines of a text that changed together.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct HunkView {
    /// As in a unified difference: `@@ -1,4 +1,5 @@`.
    header: String,
    /// Each with `+`, `-` or a space before it.
    lines: Vec<String>,
}

impl From<crate::domain::diff::Hunk> for HunkView {
    fn from(hunk: crate::domain::diff::Hunk) -> Self {
        let crate::domain::diff::Hunk { header, lines } = hunk;
        Self { header, lines }
    }
}

/// The decision that a drift is fine.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AcceptanceView {
    pub(super) id: String,
    reason: String,
    /// Where it was agreed.
    ticket: Option<String>,
    author: String,
    accepted_at: String,
    expires_at: Option<String>,
    /// What was accepted; null for a whole resource.
    #[schema(value_type = Value)]
    value: Value,
}

fn lines_of_drift(drift: &crate::store::drifts::Drift) -> Vec<HunkView> {
    let kind = drift.detail.kind.unwrap_or(crate::domain::diff::ChangeKind::Value);
    let lines = crate::domain::diff::lines_of(kind, &drift.detail.before, &drift.detail.after);
    lines.into_iter().map(HunkView::from).collect()
}

impl AcceptanceView {
    /// Until the value moves on, what was accepted is the live value.
    pub(super) fn of(acceptance: &Acceptance, live: &Detail) -> Self {
        Self {
            id: acceptance.id.to_string(),
            reason: acceptance.reason.clone(),
            ticket: acceptance.ticket.clone(),
            author: acceptance.accepted_by.clone(),
            accepted_at: acceptance.accepted_at.to_string(),
            expires_at: acceptance.until.map(|time| time.to_string()),
            value: acceptance.value.as_ref().unwrap_or(live).after.clone(),
        }
    }
}

impl DriftView {
    pub(super) fn of(named: &NamedDrift, now: Timestamp) -> Self {
        let NamedDrift { drift, tenant_name, names, area } = named;
        let area = area.as_deref();
        let verdict = drift.detail.verdict.clone();
        let held_until = drift.held_until.map(|time| time.to_string());
        let acceptance = drift.acceptance.as_ref();
        let flapping = drift.flapping.filter(|flapping| flapping.until > now);
        Self {
            id: drift.id.to_string(),
            tenant_id: drift.tenant_id.to_string(),
            tenant_name: tenant_name.clone(),
            area: drift.area.to_string(),
            area_title: area.map_or_else(|| drift.area.to_string(), |area| area.title.clone()),
            workload: area.map(|area| area.workload.title().to_owned()).unwrap_or_default(),
            resource_id: drift.resource_id.to_string(),
            resource_name: drift.resource_name.clone(),
            change: drift.change,
            path: drift.detail.path.clone(),
            kind: drift.detail.kind,
            before: drift.detail.before.clone(),
            after: drift.detail.after.clone(),
            added: drift.detail.added.clone(),
            removed: drift.detail.removed.clone(),
            lines: lines_of_drift(drift),
            names: names_view(names),
            severity: drift.severity.into(),
            direction: verdict.direction,
            rule: verdict.rule,
            why: verdict.why,
            source: verdict.source,
            state: drift.state,
            resolution: drift.resolution,
            baseline_version: drift.baseline_version,
            first_seen_at: drift.first_seen_at.to_string(),
            last_seen_at: drift.last_seen_at.to_string(),
            resolved_at: drift.resolved_at.map(|time| time.to_string()),
            snoozed_until: held_until.filter(|_| drift.state == DriftState::Snoozed),
            acceptance: acceptance.map(|acceptance| AcceptanceView::of(acceptance, &drift.detail)),
            left_acceptance: acceptance.is_some() && drift.state != DriftState::Accepted,
            flapping: flapping
                .map(|flapping| FlappingView { turns: flapping.turns, until: flapping.until.to_string() }),
            times_back: drift.times_back,
            change_key: drift.change_key.map(ChangeKey::to_hex),
            assignee: drift.assignee.as_ref().map(AssigneeView::of),
            comments: drift.comments,
            attribution: drift.attribution.as_ref().map(AttributionView::of),
        }
    }
}
