//! Syncs, their progress, and the ledger of collections.

use actix_web::{HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::{CollectionStatusView, CollectionView};
use super::{ApiError, BODY_LIMIT_BYTES, cursor, parse};
use crate::domain::model::{CollectionId, Timestamp};
use crate::pipeline::{Context, areas, portfolio, sync};
use crate::store::collections::Collection;
use crate::store::jobs::{Job, JobArea, JobState, Trigger};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(start_sync).service(get_job).service(collections);
}

#[derive(Deserialize, ToSchema, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct StartSync {
    /// All areas when left out.
    areas: Option<Vec<String>>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SyncStarted {
    job_id: String,
}

/// A sync of a tenant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct JobView {
    id: String,
    tenant_id: String,
    /// `person`, `schedule`, `command` or `demo`.
    trigger: &'static str,
    /// `queued`, `running` or `done`.
    state: &'static str,
    created_at: String,
    started_at: Option<String>,
    finished_at: Option<String>,
    total: usize,
    done: usize,
    /// HTTP requests to Microsoft Graph so far; a batch is one.
    requests: u64,
    size_bytes: u64,
    /// How often Graph asked to slow down.
    throttled: u64,
    areas: Vec<JobAreaView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct JobAreaView {
    area: String,
    title: String,
    /// `queued`, `running` or `done`.
    state: &'static str,
    status: Option<CollectionStatusView>,
    reason: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LedgerQuery {
    area: Option<String>,
    cursor: Option<String>,
    limit: Option<u32>,
}

/// Read the tenant now. Answers at once; `GET /jobs/{job}` and `GET /events` tell the progress.
#[utoipa::path(
    operation_id = "startSync",
    request_body = StartSync,
    responses((status = 202, body = SyncStarted), (status = "default", body = Problem)),
    tag = "collect"
)]
#[post("/tenants/{tenant}/sync")]
async fn start_sync(permit: Permit, path: web::Path<String>, payload: web::Payload) -> Result<HttpResponse, ApiError> {
    let body = parse::body(payload, BODY_LIMIT_BYTES).await?;
    let StartSync { areas } = if body.is_empty() { StartSync::default() } else { parse::json(&body)? };
    let tenant = parse::tenant(&path)?;
    let job = sync::enqueue(permit.context(), permit.actor(), tenant, areas, Trigger::Person).await?;
    Ok(HttpResponse::Accepted().json(SyncStarted { job_id: job.to_string() }))
}

/// The progress of a sync.
#[utoipa::path(operation_id = "getJob", responses((status = 200, body = JobView), (status = "default", body = Problem)), tag = "collect")]
#[get("/jobs/{job}")]
async fn get_job(permit: Permit, path: web::Path<String>) -> Result<web::Json<JobView>, ApiError> {
    let (job, areas) = portfolio::job(permit.context(), parse::job(&path)?).await?;
    Ok(web::Json(JobView::of(permit.context(), &job, &areas)))
}

/// Every attempt to read the tenant, the newest first.
#[utoipa::path(
    operation_id = "listCollections",
    params(LedgerQuery),
    responses((status = 200, body = Page<CollectionView>), (status = "default", body = Problem)),
    tag = "collect"
)]
#[get("/tenants/{tenant}/collections")]
async fn collections(
    permit: Permit,
    path: web::Path<String>,
    query: web::Query<LedgerQuery>,
) -> Result<web::Json<Page<CollectionView>>, ApiError> {
    let tenant = parse::tenant(&path)?;
    let area = query.area.as_deref().map(parse::area).transpose()?;
    let before: Option<(i64, String)> = cursor::decode(query.cursor.as_deref())?;
    let before = before.map(|(at, id)| parse::field::<CollectionId>("cursor", &id).map(|id| (Timestamp(at), id)));
    let limit = parse::limit(query.limit);
    let found = portfolio::ledger(permit.context(), tenant, area, before.transpose()?, limit + 1).await?;
    let page = Page::of(found, limit, |last: &Collection| {
        cursor::encode(&(last.finished_at.milliseconds(), last.id.to_string()))
    });
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.iter().map(CollectionView::from).collect(), next_cursor, total }))
}

impl JobView {
    pub(super) fn of(context: &Context, job: &Job, areas: &[JobArea]) -> Self {
        Self {
            id: job.id.to_string(),
            tenant_id: job.tenant_id.to_string(),
            trigger: job.trigger.as_str(),
            state: job.state.as_str(),
            created_at: job.created_at.to_string(),
            started_at: job.started_at.map(|time| time.to_string()),
            finished_at: job.finished_at.map(|time| time.to_string()),
            total: areas.len(),
            done: areas.iter().filter(|area| area.state == JobState::Done).count(),
            requests: job.usage.requests,
            size_bytes: job.usage.size_bytes,
            throttled: job.usage.throttled,
            areas: areas.iter().map(|area| area_view(context, area)).collect(),
        }
    }
}

fn area_view(context: &Context, area: &JobArea) -> JobAreaView {
    JobAreaView {
        area: area.area.to_string(),
        title: areas::find(context, &area.area).map_or_else(|| area.area.to_string(), |found| found.title.clone()),
        state: area.state.as_str(),
        status: area.status.map(CollectionStatusView::from),
        reason: area.reason.clone(),
    }
}
