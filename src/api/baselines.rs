//! Baselines.

use actix_web::http::header::ETAG;
use actix_web::{HttpResponse, HttpResponseBuilder, delete, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::BaselineSummary;
use super::{ApiError, parse};
use crate::domain::baseline::{NewResources, ResourceMode};
use crate::domain::model::{TenantId, Timestamp};
use crate::pipeline::baselines::{self, AreaCapture, Capture, Captured, Origin, Source};
use crate::store::baselines::{Baseline, BaselineResource};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(capture_many).service(active).service(capture).service(versions).service(activate).service(remove);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CaptureInput {
    #[serde(default)]
    label: String,
    /// Why it is captured.
    #[serde(default)]
    note: String,
    /// RFC 3339: the state at that time, from the versions that are kept; the live state when left out.
    at: Option<String>,
    /// The id of another tenant: its state, put into what it means here.
    from_tenant: Option<String>,
    /// With `fromTenant`: take resources with references that mean nothing here, too; they are not compared then.
    #[serde(default)]
    include_unresolved: bool,
    /// `snapshot` (everything, the default), `properties` or `none`.
    #[serde(default = "snapshot")]
    #[schema(value_type = String)]
    mode: ResourceMode,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CaptureManyInput {
    #[serde(default)]
    label: String,
    /// Why they are captured.
    #[serde(default)]
    note: String,
    /// `snapshot` (everything, the default), `properties` or `none`.
    #[serde(default = "snapshot")]
    #[schema(value_type = String)]
    mode: ResourceMode,
    /// All areas that were read completely when left out.
    areas: Option<Vec<String>>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Captures {
    captured: Vec<CapturedArea>,
    skipped: Vec<SkippedArea>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CapturedArea {
    area: String,
    version: u64,
    resources: u64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SkippedArea {
    area: String,
    reason: String,
}

/// A version with its resources.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BaselineView {
    version: u64,
    label: String,
    note: String,
    #[schema(value_type = String)]
    mode: ResourceMode,
    created_at: String,
    created_by: String,
    /// What a resource means that is not in the baseline: `alert`, `note` or `ignore`.
    #[schema(value_type = String)]
    new_resources: NewResources,
    resources: Vec<WatchedResource>,
    /// What is to be known about how it was captured, for example what was not read at the time.
    warnings: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct WatchedResource {
    id: String,
    name: String,
    /// `snapshot`, `properties` or `none`.
    #[schema(value_type = String)]
    mode: ResourceMode,
    watched_paths: Vec<String>,
}

/// Make the live state of several areas the agreed one.
#[utoipa::path(
    operation_id = "captureBaselines",
    request_body = CaptureManyInput,
    responses((status = 201, body = Captures), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[post("/tenants/{tenant}/baselines/capture")]
async fn capture_many(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<CaptureManyInput>,
) -> Result<HttpResponse, ApiError> {
    let CaptureManyInput { label, note, mode, areas } = body.into_inner();
    let tenant = parse::tenant(&path)?;
    let capture_as = Capture { label, note, mode, source: Source::Live };
    let captures = baselines::capture_many(permit.context(), permit.actor(), tenant, areas, capture_as).await?;
    Ok(HttpResponse::Created().json(captures_view(captures)))
}

/// The active baseline of an area. Its `ETag` is what `PUT` wants as `If-Match`.
#[utoipa::path(operation_id = "getBaseline", responses((status = 200, body = BaselineView), (status = "default", body = Problem)), tag = "baselines")]
#[get("/tenants/{tenant}/areas/{area}/baseline")]
async fn active(permit: Permit, path: web::Path<(String, String)>) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    answer(&permit, HttpResponse::Ok(), &tenant, area, Vec::new()).await
}

/// Make the live state of an area, or an earlier one, the agreed one.
#[utoipa::path(
    operation_id = "captureBaseline",
    request_body = CaptureInput,
    responses((status = 201, body = BaselineView), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[post("/tenants/{tenant}/areas/{area}/baseline/capture")]
async fn capture(
    permit: Permit,
    path: web::Path<(String, String)>,
    body: web::Json<CaptureInput>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    let input = body.into_inner();
    let id = parse::tenant(&tenant)?;
    let source = source(&input)?;
    let CaptureInput { label, note, mode, .. } = input;
    let capture = Capture { label, note, mode, source };
    let captured = baselines::capture(permit.context(), permit.actor(), id, area.clone(), capture).await?;
    answer(&permit, HttpResponse::Created(), &tenant, area, captured.warnings).await
}

fn source(input: &CaptureInput) -> Result<Source, ApiError> {
    match (&input.at, &input.from_tenant) {
        (None, None) => Ok(Source::Live),
        (Some(at), None) => Ok(Source::At(parse::field::<Timestamp>("at", at)?)),
        (None, Some(tenant)) => Ok(Source::Tenant(Origin {
            tenant: parse::field::<TenantId>("fromTenant", tenant)?,
            with_unresolved: input.include_unresolved,
        })),
        (Some(_), Some(_)) => Err(ApiError::invalid("at", "expected either `at` or `fromTenant`: leave one out")),
    }
}

/// All versions of an area's baseline, the newest first.
#[utoipa::path(
    operation_id = "listBaselineVersions",
    responses((status = 200, body = Page<BaselineSummary>), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[get("/tenants/{tenant}/areas/{area}/baseline/versions")]
async fn versions(
    permit: Permit,
    path: web::Path<(String, String)>,
) -> Result<web::Json<Page<BaselineSummary>>, ApiError> {
    let (tenant, area) = path.into_inner();
    let versions = baselines::versions(permit.context(), parse::tenant(&tenant)?, area).await?;
    Ok(web::Json(Page::whole(versions.iter().map(BaselineSummary::from).collect())))
}

/// Go back to an earlier version.
#[utoipa::path(operation_id = "activateBaselineVersion", responses((status = 200, body = BaselineView), (status = "default", body = Problem)), tag = "baselines")]
#[post("/tenants/{tenant}/areas/{area}/baseline/versions/{version}/activate")]
async fn activate(permit: Permit, path: web::Path<(String, String, u64)>) -> Result<HttpResponse, ApiError> {
    let (tenant, area, version) = path.into_inner();
    baselines::activate(permit.context(), permit.actor(), parse::tenant(&tenant)?, area.clone(), version).await?;
    answer(&permit, HttpResponse::Ok(), &tenant, area, Vec::new()).await
}

/// Leave the area without a baseline. Its versions stay and can be activated again.
#[utoipa::path(operation_id = "removeBaseline", responses((status = 204), (status = "default", body = Problem)), tag = "baselines")]
#[delete("/tenants/{tenant}/areas/{area}/baseline")]
async fn remove(permit: Permit, path: web::Path<(String, String)>) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    baselines::remove(permit.context(), permit.actor(), parse::tenant(&tenant)?, area).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The active baseline as it is now.
pub(super) async fn answer(
    permit: &Permit,
    mut response: HttpResponseBuilder,
    tenant: &str,
    area: String,
    warnings: Vec<String>,
) -> Result<HttpResponse, ApiError> {
    let (baseline, resources) = baselines::active(permit.context(), parse::tenant(tenant)?, area).await?;
    let etag = format!("\"{}\"", baseline.version);
    Ok(response.insert_header((ETAG, etag)).json(BaselineView { warnings, ..view(baseline, resources) }))
}

fn captures_view(captures: Vec<AreaCapture>) -> Captures {
    let mut view = Captures { captured: Vec::new(), skipped: Vec::new() };
    for AreaCapture { area, result } in captures {
        match result {
            Ok(Captured { baseline: Baseline { version, resource_count, .. }, warnings: _ }) => {
                view.captured.push(CapturedArea { area: area.to_string(), version, resources: resource_count });
            }
            Err(reason) => view.skipped.push(SkippedArea { area: area.to_string(), reason: reason.to_string() }),
        }
    }
    view
}

pub(super) fn view(baseline: Baseline, resources: Vec<BaselineResource>) -> BaselineView {
    let watched = resources.into_iter().map(|resource| WatchedResource {
        id: resource.resource_id.to_string(),
        name: resource.name,
        mode: resource.watch.mode,
        watched_paths: resource.watch.paths,
    });
    BaselineView {
        version: baseline.version,
        label: baseline.label,
        note: baseline.note,
        mode: baseline.mode,
        created_at: baseline.created_at.to_string(),
        created_by: baseline.created_by,
        new_resources: baseline.new_resources,
        resources: watched.collect(),
        warnings: Vec::new(),
    }
}

pub(super) fn snapshot() -> ResourceMode {
    ResourceMode::Snapshot
}
