//! What a tenant lets be restored by itself, and what came of it.

use actix_web::{HttpResponse, get, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::ApiError;
use super::automatic_wire::{AutomaticPreviewView, AutomaticRestoreInput, AutomaticRestoreView};
use super::parse;
use super::permit::Permit;
use super::problem::Problem;
use crate::pipeline::automatic;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_automatic).service(put_automatic).service(preview).service(resume);
}

/// What the tenant lets be restored by itself, and what came of it.
#[utoipa::path(
    operation_id = "getAutomaticRestore",
    responses((status = 200, body = AutomaticRestoreView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[get("/tenants/{tenant}/automatic-restore")]
async fn get_automatic(permit: Permit, path: web::Path<String>) -> Result<web::Json<AutomaticRestoreView>, ApiError> {
    let found = automatic::get(permit.context(), parse::tenant(&path)?).await?;
    Ok(web::Json(AutomaticRestoreView::of(permit.context(), found)))
}

/// Choose it. It holds from the next decision on; what is paused stays so.
#[utoipa::path(
    operation_id = "putAutomaticRestore",
    request_body = AutomaticRestoreInput,
    responses((status = 200, body = AutomaticRestoreView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[put("/tenants/{tenant}/automatic-restore")]
async fn put_automatic(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<AutomaticRestoreInput>,
) -> Result<web::Json<AutomaticRestoreView>, ApiError> {
    let tenant = parse::tenant(&path)?;
    let settings = body.into_inner().settings()?;
    let found = automatic::change(permit.context(), permit.actor(), tenant, settings).await?;
    Ok(web::Json(AutomaticRestoreView::of(permit.context(), found)))
}

/// What settings would do with the drifts of now. Nothing is read from Microsoft, planned or kept.
#[utoipa::path(
    operation_id = "previewAutomaticRestore",
    request_body = AutomaticRestoreInput,
    responses((status = 200, body = AutomaticPreviewView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[post("/tenants/{tenant}/automatic-restore/preview")]
async fn preview(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<AutomaticRestoreInput>,
) -> Result<web::Json<AutomaticPreviewView>, ApiError> {
    let tenant = parse::tenant(&path)?;
    let found = automatic::preview(permit.context(), tenant, body.into_inner().settings()?).await?;
    Ok(web::Json(AutomaticPreviewView::of(permit.context(), found)))
}

/// End the pause, and let what failed and resources that went to and fro be restored by themselves again.
#[utoipa::path(
    operation_id = "resumeAutomaticRestore",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "plans"
)]
#[post("/tenants/{tenant}/automatic-restore/resume")]
async fn resume(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    automatic::resume(permit.context(), permit.actor(), parse::tenant(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}
