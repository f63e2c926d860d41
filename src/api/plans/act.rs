//! What people do with a plan.

use actix_web::{HttpResponse, post, web};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::permit::Permit;
use super::super::problem::Problem;
use super::view::{self, PlanView};
use super::{ApiError, author, parse};
use crate::pipeline::{plans, restoring};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(approve).service(apply).service(cancel).service(look_again);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Approve {
    /// The `hash` of the plan that was looked at.
    hash: String,
    /// The numbers of the operations; all when left out.
    operations: Option<Vec<u32>>,
}

/// Approve the plan as it was looked at. The second pair of eyes looks anew before.
#[utoipa::path(
    operation_id = "approvePlan",
    request_body = Approve,
    responses((status = 200, body = PlanView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[post("/plans/{plan}/approve")]
async fn approve(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<Approve>,
) -> Result<web::Json<PlanView>, ApiError> {
    let plan = parse::plan(&path)?;
    let Approve { hash, operations } = body.into_inner();
    plans::approve(permit.context(), &author(&permit), plan, &hash, operations).await?;
    Ok(web::Json(view::of(&permit, plan).await?))
}

/// Send the approved requests, one after the other. The answer comes at once; the plan tells how it goes on.
#[utoipa::path(operation_id = "applyPlan", responses((status = 202, body = PlanView), (status = "default", body = Problem)), tag = "plans")]
#[post("/plans/{plan}/apply")]
async fn apply(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    let plan = parse::plan(&path)?;
    plans::apply(permit.context(), permit.actor(), plan).await?;
    Ok(HttpResponse::Accepted().json(view::of(&permit, plan).await?))
}

/// Send nothing further. What was sent stays and is verified.
#[utoipa::path(operation_id = "cancelPlan", responses((status = 200, body = PlanView), (status = "default", body = Problem)), tag = "plans")]
#[post("/plans/{plan}/cancel")]
async fn cancel(permit: Permit, path: web::Path<String>) -> Result<web::Json<PlanView>, ApiError> {
    let plan = parse::plan(&path)?;
    restoring::cancel(permit.context(), permit.actor(), plan).await?;
    Ok(web::Json(view::of(&permit, plan).await?))
}

/// Look again at requests of which it is not known whether they were carried out, and whether what was written holds.
#[utoipa::path(operation_id = "lookAtPlan", responses((status = 200, body = PlanView), (status = "default", body = Problem)), tag = "plans")]
#[post("/plans/{plan}/look")]
async fn look_again(permit: Permit, path: web::Path<String>) -> Result<web::Json<PlanView>, ApiError> {
    let plan = parse::plan(&path)?;
    restoring::look(permit.context(), permit.actor(), plan).await?;
    Ok(web::Json(view::of(&permit, plan).await?))
}
