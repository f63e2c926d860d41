//! Custom collectors.

use actix_web::http::header::ETAG;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, delete, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::collector_wire::{ChangeCollector, CollectorView, CreateCollector, TestPullInput};
use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::test_pull_wire::TestPullView;
use super::{ApiError, parse};
use crate::domain::model::CollectorId;
use crate::pipeline::collectors::{self, Collector};
use crate::pipeline::test_pull;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(try_out).service(list).service(create).service(get_one).service(change).service(remove);
}

/// Read a path of Graph in one tenant, to see what a collector of it would get. Nothing is stored.
#[utoipa::path(
    operation_id = "testPull",
    request_body = TestPullInput,
    responses((status = 200, body = TestPullView), (status = "default", body = Problem)),
    tag = "collectors"
)]
#[post("/collectors/test-pulls")]
async fn try_out(permit: Permit, body: web::Json<TestPullInput>) -> Result<web::Json<TestPullView>, ApiError> {
    let input = body.into_inner();
    let tenant = parse::field("tenantId", &input.tenant_id)?;
    let pull = test_pull::test_pull(permit.context(), permit.actor(), tenant, input.request()?).await?;
    Ok(web::Json(pull.into()))
}

/// All custom collectors by title.
#[utoipa::path(operation_id = "listCollectors", responses((status = 200, body = Page<CollectorView>), (status = "default", body = Problem)), tag = "collectors")]
#[get("/collectors")]
async fn list(permit: Permit) -> Result<web::Json<Page<CollectorView>>, ApiError> {
    let found = collectors::list(permit.context()).await?;
    Ok(web::Json(Page::whole(found.iter().map(CollectorView::from).collect())))
}

/// Make an area of any GET of Graph. It is read at the next sync of the tenants that it is deployed to.
#[utoipa::path(
    operation_id = "createCollector",
    request_body = CreateCollector,
    responses((status = 201, body = CollectorView), (status = "default", body = Problem)),
    tag = "collectors"
)]
#[post("/collectors")]
async fn create(permit: Permit, body: web::Json<CreateCollector>) -> Result<HttpResponse, ApiError> {
    let (definition, deployment) = body.into_inner().parsed()?;
    let id = collectors::create(permit.context(), permit.actor(), definition, deployment).await?;
    answer(&permit, HttpResponse::Created(), id).await
}

/// One collector. Its `ETag` is what `PATCH` wants as `If-Match`.
#[utoipa::path(operation_id = "getCollector", responses((status = 200, body = CollectorView), (status = "default", body = Problem)), tag = "collectors")]
#[get("/collectors/{collector}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    answer(&permit, HttpResponse::Ok(), parse::collector(&path)?).await
}

/// Change how resources are named and compared, how much a change matters, or where the collector is deployed. The
/// new rules apply at once to what was read. Where it is deployed no more, its baseline is put aside.
#[utoipa::path(
    operation_id = "changeCollector",
    request_body = ChangeCollector,
    params(("If-Match" = String, Header, description = "the `ETag` of the version that was edited")),
    responses((status = 200, body = CollectorView), (status = "default", body = Problem)),
    tag = "collectors"
)]
#[patch("/collectors/{collector}")]
async fn change(
    permit: Permit,
    request: HttpRequest,
    path: web::Path<String>,
    body: web::Json<ChangeCollector>,
) -> Result<HttpResponse, ApiError> {
    let id = parse::collector(&path)?;
    let based_on = parse::if_match(&request, "collector")?;
    let change = body.into_inner().parsed()?;
    collectors::change(permit.context(), permit.actor(), id, based_on, change).await?;
    answer(&permit, HttpResponse::Ok(), id).await
}

/// Delete a collector. Its history stays; its open drifts are resolved.
#[utoipa::path(operation_id = "deleteCollector", responses((status = 204), (status = "default", body = Problem)), tag = "collectors")]
#[delete("/collectors/{collector}")]
async fn remove(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    collectors::delete(permit.context(), permit.actor(), parse::collector(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn answer(permit: &Permit, mut response: HttpResponseBuilder, id: CollectorId) -> Result<HttpResponse, ApiError> {
    let collector: Collector = collectors::get(permit.context(), id).await?;
    let etag = format!("\"{}\"", collector.row.version);
    Ok(response.insert_header((ETAG, etag)).json(CollectorView::from(&collector)))
}
