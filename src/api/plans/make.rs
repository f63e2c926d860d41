//! Making plans: from drifts, anew, and to take another one back. A plan sends nothing.

use actix_web::{HttpResponse, post, web};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::permit::Permit;
use super::super::problem::Problem;
use super::view::{self, PlanView};
use super::{ApiError, author, parse};
use crate::auth::Role;
use crate::domain::model::{DriftId, PlanId};
use crate::domain::plan::{OnSurprise, Purpose};
use crate::pipeline::plans::{self, Selection};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    // The longer path first, or it would be taken for the id of a plan.
    config.service(delete).service(make).service(undo).service(renew);
}

/// What is to be brought back. Without `driftIds`: all open drifts of the resource, the area or the tenant.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewPlan {
    tenant_id: String,
    drift_ids: Option<Vec<String>>,
    area: Option<String>,
    /// Together with `area`.
    resource_id: Option<String>,
    /// What is done when a request is refused: `stop` (as when left out) or `goOn`.
    on_surprise: Option<String>,
}

/// Unexpected resources that are to be deleted.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewDeletion {
    tenant_id: String,
    drift_ids: Vec<String>,
}

/// Plan a restore. Nothing is sent; without a write connection the plan is a dry run.
#[utoipa::path(
    operation_id = "createPlan",
    request_body = NewPlan,
    responses((status = 201, body = PlanView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[post("/plans")]
async fn make(permit: Permit, body: web::Json<NewPlan>) -> Result<HttpResponse, ApiError> {
    let NewPlan { tenant_id, drift_ids, area, resource_id, on_surprise } = body.into_inner();
    let tenant = parse::field("tenantId", &tenant_id)?;
    permit.over(Role::Operator, tenant).await?;
    let selection = match (drift_ids, area, resource_id) {
        (Some(ids), None, None) => Selection::Drifts(drifts(&ids)?),
        (None, Some(area), Some(id)) => {
            Selection::Resource(parse::field("area", &area)?, parse::field("resourceId", &id)?)
        }
        (None, Some(area), None) => Selection::Area(parse::field("area", &area)?),
        (None, None, None) => Selection::Tenant,
        (Some(_), ..) | (None, None, Some(_)) => {
            return Err(ApiError::invalid("driftIds", "name drifts, or an area, or a resource with its area"));
        }
    };
    let on_surprise = match on_surprise {
        None => OnSurprise::Stop,
        Some(word) => parse::word("onSurprise", &word, OnSurprise::from_word, "stop and goOn")?,
    };
    let plan = plans::make(permit.context(), &author(&permit), tenant, selection, on_surprise).await?;
    created(&permit, plan).await
}

/// Plan the deletion of resources that nobody agreed to. It is never part of a restore.
#[utoipa::path(
    operation_id = "createDeletionPlan",
    request_body = NewDeletion,
    responses((status = 201, body = PlanView), (status = "default", body = Problem)),
    tag = "plans"
)]
#[post("/plans/deletions")]
async fn delete(permit: Permit, body: web::Json<NewDeletion>) -> Result<HttpResponse, ApiError> {
    let NewDeletion { tenant_id, drift_ids } = body.into_inner();
    let tenant = parse::field("tenantId", &tenant_id)?;
    permit.over(Role::Administrator, tenant).await?;
    let plan = plans::make_deletion(permit.context(), &author(&permit), tenant, drifts(&drift_ids)?).await?;
    created(&permit, plan).await
}

/// Plan to take back what the plan did: exactly the state before it, through the same checks and approval.
#[utoipa::path(operation_id = "undoPlan", responses((status = 201, body = PlanView), (status = "default", body = Problem)), tag = "plans")]
#[post("/plans/{plan}/undo")]
async fn undo(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    let plan = plans::undo(permit.context(), &author(&permit), parse::plan(&path)?).await?;
    created(&permit, plan).await
}

/// Plan the same drifts anew, against what is there now.
#[utoipa::path(operation_id = "renewPlan", responses((status = 201, body = PlanView), (status = "default", body = Problem)), tag = "plans")]
#[post("/plans/{plan}/renew")]
async fn renew(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    let before = parse::plan(&path)?;
    let stored = plans::get(permit.context(), before).await?.stored;
    // What takes an administrator takes one again.
    if stored.purpose == Purpose::Delete {
        permit.over(Role::Administrator, stored.tenant_id).await?;
    }
    let plan = plans::renew(permit.context(), &author(&permit), before).await?;
    created(&permit, plan).await
}

async fn created(permit: &Permit, plan: PlanId) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Created().json(view::of(permit, plan).await?))
}

fn drifts(ids: &[String]) -> Result<Vec<DriftId>, ApiError> {
    ids.iter().map(|id| parse::field("driftIds", id)).collect()
}
