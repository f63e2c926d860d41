//! Baselines.

use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, delete, get, post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::guard::SignedIn;
use super::list::Page;
use super::problem::Problem;
use super::wire::BaselineSummary;
use super::{ApiError, ApiState, parse};
use crate::domain::baseline::{NewResources, ResourceMode, Watch};
use crate::domain::model::ResourceId;
use crate::pipeline::baselines::{self, AreaCapture, Capture, Edit};
use crate::store::baselines::{Baseline, BaselineResource};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config
        .service(capture_many)
        .service(active)
        .service(edit)
        .service(capture)
        .service(versions)
        .service(activate)
        .service(remove);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CaptureInput {
    #[serde(default)]
    label: String,
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
struct BaselineView {
    version: u64,
    label: String,
    #[schema(value_type = String)]
    mode: ResourceMode,
    created_at: String,
    created_by: String,
    /// What a resource means that is not in the baseline: `alert`, `note` or `ignore`.
    #[schema(value_type = String)]
    new_resources: NewResources,
    resources: Vec<WatchedResource>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WatchedResource {
    id: String,
    name: String,
    /// `snapshot`, `properties` or `none`.
    #[schema(value_type = String)]
    mode: ResourceMode,
    watched_paths: Vec<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EditInput {
    label: String,
    /// `alert`, `note` or `ignore`.
    #[schema(value_type = String)]
    new_resources: NewResources,
    /// Those that change; the others keep their watch.
    resources: Vec<WatchInput>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WatchInput {
    #[schema(value_type = String)]
    id: ResourceId,
    /// `snapshot`, `properties` or `none`.
    #[schema(value_type = String)]
    mode: ResourceMode,
    /// For `properties`, e.g. `conditions.users.excludeGroups`.
    #[serde(default)]
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
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<String>,
    body: web::Json<CaptureManyInput>,
) -> Result<HttpResponse, ApiError> {
    let CaptureManyInput { label, mode, areas } = body.into_inner();
    let tenant = parse::tenant(&path)?;
    let capture_as = Capture { label, mode };
    let captures = baselines::capture_many(&state.context, signed_in.actor(), tenant, areas, capture_as).await?;
    Ok(HttpResponse::Created().json(captures_view(captures)))
}

/// The active baseline of an area. Its `ETag` is what `PUT` wants as `If-Match`.
#[utoipa::path(operation_id = "getBaseline", responses((status = 200, body = BaselineView), (status = "default", body = Problem)), tag = "baselines")]
#[get("/tenants/{tenant}/areas/{area}/baseline")]
async fn active(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    answer(&state, HttpResponse::Ok(), &tenant, area).await
}

/// Save an edited baseline as a new version.
#[utoipa::path(
    operation_id = "editBaseline",
    request_body = EditInput,
    params(("If-Match" = String, Header, description = "the `ETag` of the version that was edited")),
    responses((status = 200, body = BaselineView), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[put("/tenants/{tenant}/areas/{area}/baseline")]
async fn edit(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: web::Json<EditInput>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    let based_on = parse::if_match(&request, "baseline")?;
    let EditInput { label, new_resources, resources } = body.into_inner();
    let watches = resources.into_iter().map(|input| (input.id, Watch { mode: input.mode, paths: input.watched_paths }));
    let edit = Edit { label, new_resources, watches: watches.collect(), based_on };
    baselines::edit(&state.context, signed_in.actor(), parse::tenant(&tenant)?, area.clone(), edit).await?;
    answer(&state, HttpResponse::Ok(), &tenant, area).await
}

/// Make the live state of an area the agreed one.
#[utoipa::path(
    operation_id = "captureBaseline",
    request_body = CaptureInput,
    responses((status = 201, body = BaselineView), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[post("/tenants/{tenant}/areas/{area}/baseline/capture")]
async fn capture(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<(String, String)>,
    body: web::Json<CaptureInput>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    let CaptureInput { label, mode } = body.into_inner();
    let id = parse::tenant(&tenant)?;
    baselines::capture(&state.context, signed_in.actor(), id, area.clone(), Capture { label, mode }).await?;
    answer(&state, HttpResponse::Created(), &tenant, area).await
}

/// All versions of an area's baseline, the newest first.
#[utoipa::path(
    operation_id = "listBaselineVersions",
    responses((status = 200, body = Page<BaselineSummary>), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[get("/tenants/{tenant}/areas/{area}/baseline/versions")]
async fn versions(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<web::Json<Page<BaselineSummary>>, ApiError> {
    let (tenant, area) = path.into_inner();
    let versions = baselines::versions(&state.context, parse::tenant(&tenant)?, area).await?;
    Ok(web::Json(Page::whole(versions.iter().map(BaselineSummary::from).collect())))
}

/// Go back to an earlier version.
#[utoipa::path(operation_id = "activateBaselineVersion", responses((status = 200, body = BaselineView), (status = "default", body = Problem)), tag = "baselines")]
#[post("/tenants/{tenant}/areas/{area}/baseline/versions/{version}/activate")]
async fn activate(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<(String, String, u64)>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area, version) = path.into_inner();
    baselines::activate(&state.context, signed_in.actor(), parse::tenant(&tenant)?, area.clone(), version).await?;
    answer(&state, HttpResponse::Ok(), &tenant, area).await
}

/// Leave the area without a baseline. Its versions stay and can be activated again.
#[utoipa::path(operation_id = "removeBaseline", responses((status = 204), (status = "default", body = Problem)), tag = "baselines")]
#[delete("/tenants/{tenant}/areas/{area}/baseline")]
async fn remove(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    baselines::remove(&state.context, signed_in.actor(), parse::tenant(&tenant)?, area).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn answer(
    state: &ApiState,
    mut response: HttpResponseBuilder,
    tenant: &str,
    area: String,
) -> Result<HttpResponse, ApiError> {
    let (baseline, resources) = baselines::active(&state.context, parse::tenant(tenant)?, area).await?;
    let etag = format!("\"{}\"", baseline.version);
    Ok(response.insert_header((ETAG, etag)).json(view(baseline, resources)))
}

fn captures_view(captures: Vec<AreaCapture>) -> Captures {
    let mut view = Captures { captured: Vec::new(), skipped: Vec::new() };
    for AreaCapture { area, result } in captures {
        match result {
            Ok(Baseline { version, resource_count, .. }) => {
                view.captured.push(CapturedArea { area: area.to_string(), version, resources: resource_count });
            }
            Err(reason) => view.skipped.push(SkippedArea { area: area.to_string(), reason: reason.to_string() }),
        }
    }
    view
}

fn view(baseline: Baseline, resources: Vec<BaselineResource>) -> BaselineView {
    let watched = resources.into_iter().map(|resource| WatchedResource {
        id: resource.resource_id.to_string(),
        name: resource.name,
        mode: resource.watch.mode,
        watched_paths: resource.watch.paths,
    });
    BaselineView {
        version: baseline.version,
        label: baseline.label,
        mode: baseline.mode,
        created_at: baseline.created_at.to_string(),
        created_by: baseline.created_by,
        new_resources: baseline.new_resources,
        resources: watched.collect(),
    }
}

fn snapshot() -> ResourceMode {
    ResourceMode::Snapshot
}
