//! For how long what is kept.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::ApiError;
use super::permit::Permit;
use super::problem::Problem;
use crate::domain::history::{KINDS, Kept, Kind, Terms};
use crate::pipeline::retention::{self, Retention};
use crate::store::retention::{Removed, Run};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_retention).service(put_retention);
}

/// In days. None of it touches the present state, baselines, drifts that are not resolved, or the versions that these
/// stand on.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TermsView {
    /// So long every version of a resource stays after it ended.
    every_version_days: u32,
    /// So long the last version of each day stays.
    daily_days: u32,
    /// So long the last version of each month stays; then none does.
    monthly_days: u32,
    /// So long every attempt to read an area stays in the ledger; then those that say something.
    collection_days: u32,
    /// So long the events of a drift stay after it was resolved.
    drift_event_days: u32,
    /// So long it stays which permissions and licences came and went.
    tenant_event_days: u32,
    /// So long a drift stays after it was resolved; at least as long as its events.
    resolved_drift_days: u32,
    /// So long it stays what ignore rules held back.
    held_back_days: u32,
    /// So long the progress of a sync stays after it ended.
    job_days: u32,
    /// So long the daily figures of tenants stay.
    figure_days: u32,
    /// So long entries of the audit trail stay; at least 90.
    audit_days: u32,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RetentionView {
    terms: TermsView,
    /// What holds while nobody chooses.
    defaults: TermsView,
    /// Null while nobody chose.
    changed_at: Option<String>,
    changed_by: Option<String>,
    /// Everything that is kept.
    kinds: Vec<RetentionKindView>,
    /// What the last daily runs let go, the newest first.
    runs: Vec<RetentionRunView>,
}

/// A row of the table of retention.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RetentionKindView {
    key: &'static str,
    what: &'static str,
    why: &'static str,
    /// The name of the term by which it goes; null where a rule holds that nobody changes.
    term: Option<&'static str>,
    days: Option<u32>,
    least_days: Option<u32>,
    /// How long it stays where there is no term.
    rule: Option<&'static str>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RetentionRunView {
    started_at: String,
    /// Null while it runs, and when it was interrupted; the next one goes on.
    finished_at: Option<String>,
    versions: u64,
    bodies: u64,
    body_bytes: u64,
    collections: u64,
    drift_events: u64,
    tenant_events: u64,
    resolved_drifts: u64,
    held_back: u64,
    jobs: u64,
    figures: u64,
    audit_entries: u64,
    /// By which the file became shorter.
    pages: u64,
}

/// The terms, and what the last runs let go.
#[utoipa::path(operation_id = "getRetention", responses((status = 200, body = RetentionView), (status = "default", body = Problem)), tag = "settings")]
#[get("/retention")]
async fn get_retention(permit: Permit) -> Result<web::Json<RetentionView>, ApiError> {
    Ok(web::Json(view(retention::get(permit.context()).await?)))
}

/// Choose the terms. What shorter ones let go does not come back.
#[utoipa::path(
    operation_id = "putRetention",
    request_body = TermsView,
    responses((status = 200, body = RetentionView), (status = "default", body = Problem)),
    tag = "settings"
)]
#[put("/retention")]
async fn put_retention(permit: Permit, body: web::Json<TermsView>) -> Result<web::Json<RetentionView>, ApiError> {
    Ok(web::Json(view(retention::change(permit.context(), permit.actor(), body.into_inner().into()).await?)))
}

fn view(found: Retention) -> RetentionView {
    let Retention { terms, changed, runs } = found;
    let (changed_at, changed_by) = changed.unzip();
    RetentionView {
        terms: terms.into(),
        defaults: Terms::default().into(),
        changed_at: changed_at.map(|time| time.to_string()),
        changed_by,
        kinds: KINDS.iter().map(|kind| kind_view(kind, &terms)).collect(),
        runs: runs.into_iter().map(run_view).collect(),
    }
}

fn run_view(found: Run) -> RetentionRunView {
    let Run { id: _, started_at, finished_at, removed } = found;
    let Removed {
        versions,
        bodies,
        body_bytes,
        collections,
        drift_events,
        tenant_events,
        resolved_drifts,
        held_back,
        jobs,
        figures,
        audit_entries,
        pages,
    } = removed;
    RetentionRunView {
        started_at: started_at.to_string(),
        finished_at: finished_at.map(|time| time.to_string()),
        versions,
        bodies,
        body_bytes,
        collections,
        drift_events,
        tenant_events,
        resolved_drifts,
        held_back,
        jobs,
        figures,
        audit_entries,
        pages,
    }
}

fn kind_view(kind: &Kind, terms: &Terms) -> RetentionKindView {
    let Kind { key, what, why, kept } = *kind;
    let (term, days, least_days, rule) = match kept {
        Kept::Term { name, days, least } => (Some(name), Some(days(terms)), Some(least), None),
        Kept::Fixed(rule) => (None, None, None, Some(rule)),
    };
    RetentionKindView { key, what, why, term, days, least_days, rule }
}

impl From<Terms> for TermsView {
    fn from(terms: Terms) -> Self {
        let Terms {
            every_version_days,
            daily_days,
            monthly_days,
            collection_days,
            drift_event_days,
            tenant_event_days,
            resolved_drift_days,
            held_back_days,
            job_days,
            figure_days,
            audit_days,
        } = terms;
        Self {
            every_version_days,
            daily_days,
            monthly_days,
            collection_days,
            drift_event_days,
            tenant_event_days,
            resolved_drift_days,
            held_back_days,
            job_days,
            figure_days,
            audit_days,
        }
    }
}

impl From<TermsView> for Terms {
    fn from(view: TermsView) -> Self {
        let TermsView {
            every_version_days,
            daily_days,
            monthly_days,
            collection_days,
            drift_event_days,
            tenant_event_days,
            resolved_drift_days,
            held_back_days,
            job_days,
            figure_days,
            audit_days,
        } = view;
        Self {
            every_version_days,
            daily_days,
            monthly_days,
            collection_days,
            drift_event_days,
            tenant_event_days,
            resolved_drift_days,
            held_back_days,
            job_days,
            figure_days,
            audit_days,
        }
    }
}
