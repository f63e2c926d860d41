//! Shapes that several operations share.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::domain::model::{CollectionStatus, Severity, SeverityCounts};
use crate::pipeline::drifts::NamedDrift;
use crate::store::baselines::Baseline;
use crate::store::collections::Collection;

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
    /// The names of the objects whose ids stand in the values, by id.
    names: BTreeMap<String, String>,
    severity: SeverityView,
    /// `open`, `accepted`, `snoozed` or `resolved`.
    #[schema(value_type = String)]
    state: crate::domain::drift::DriftState,
    /// `reverted`, `baselineUpdated` or `baselineRemoved`.
    #[schema(value_type = Option<String>)]
    resolution: Option<crate::domain::drift::Resolution>,
    baseline_version: u64,
    first_seen_at: String,
    last_seen_at: String,
    resolved_at: Option<String>,
    snoozed_until: Option<String>,
    acceptance: Option<AcceptanceView>,
}

/// The decision that a drift is fine.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AcceptanceView {
    reason: String,
    author: String,
    expires_at: Option<String>,
}

impl From<&NamedDrift> for DriftView {
    fn from(named: &NamedDrift) -> Self {
        let NamedDrift { drift, tenant_name, names, area } = named;
        let area = area.as_deref();
        let held_until = drift.held_until.map(|time| time.to_string());
        let acceptance = drift.accepted_reason.clone().map(|reason| AcceptanceView {
            reason,
            author: drift.accepted_by.clone().unwrap_or_default(),
            expires_at: held_until.clone(),
        });
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
            names: names.clone(),
            severity: drift.severity.into(),
            state: drift.state,
            resolution: drift.resolution,
            baseline_version: drift.baseline_version,
            first_seen_at: drift.first_seen_at.to_string(),
            last_seen_at: drift.last_seen_at.to_string(),
            resolved_at: drift.resolved_at.map(|time| time.to_string()),
            snoozed_until: if acceptance.is_none() { held_until } else { None },
            acceptance,
        }
    }
}
