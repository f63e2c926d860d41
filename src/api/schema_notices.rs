//! Properties that Graph added to everybody's objects.

use actix_web::{get, post, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::pipeline::schema_notices::{self, NamedNotice};
use crate::store::schema_notices::Sighting;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(adopt).service(dismiss);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SchemaNoticeView {
    id: String,
    area: String,
    area_title: String,
    /// Elements of collections as `[]`.
    path: String,
    /// `open` while some baseline lacks it, `adopted`, or `dismissed`: then it is drift.
    state: &'static str,
    noticed_at: String,
    decided_at: Option<String>,
    decided_by: Option<String>,
    /// Over all tenants below.
    resources: u64,
    /// Tenants that show it and have it in no baseline.
    tenants: Vec<SchemaSightingView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SchemaSightingView {
    tenant_id: String,
    tenant_name: String,
    /// Resources that show it, of those that were compared.
    resources: u64,
    compared: u64,
    first_seen_at: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SchemaDecision {
    /// How many tenants were concerned.
    tenants: usize,
}

/// Properties that Graph added, the newest first. They are held back and no drift.
#[utoipa::path(
    operation_id = "listSchemaNotices",
    responses((status = 200, body = Page<SchemaNoticeView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/schema-notices")]
async fn list(permit: Permit) -> Result<web::Json<Page<SchemaNoticeView>>, ApiError> {
    let notices = schema_notices::list(permit.context()).await?;
    Ok(web::Json(Page::whole(notices.into_iter().map(view).collect())))
}

/// Make the property part of the baselines of all tenants that show it.
#[utoipa::path(
    operation_id = "adoptSchemaNotice",
    responses((status = 200, body = SchemaDecision), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/schema-notices/{notice}/adopt")]
async fn adopt(permit: Permit, path: web::Path<String>) -> Result<web::Json<SchemaDecision>, ApiError> {
    let id = parse::schema_notice(&path)?;
    let tenants = schema_notices::adopt(permit.context(), permit.actor(), id).await?;
    Ok(web::Json(SchemaDecision { tenants }))
}

/// Say that the property is configuration: it is drift where a baseline lacks it.
#[utoipa::path(
    operation_id = "dismissSchemaNotice",
    responses((status = 200, body = SchemaDecision), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/schema-notices/{notice}/dismiss")]
async fn dismiss(permit: Permit, path: web::Path<String>) -> Result<web::Json<SchemaDecision>, ApiError> {
    let id = parse::schema_notice(&path)?;
    let tenants = schema_notices::dismiss(permit.context(), permit.actor(), id).await?;
    Ok(web::Json(SchemaDecision { tenants }))
}

fn view(named: NamedNotice) -> SchemaNoticeView {
    let NamedNotice { notice, area_title, sightings } = named;
    SchemaNoticeView {
        id: notice.id.to_string(),
        area: notice.area.to_string(),
        area_title,
        path: notice.path,
        state: notice.state.as_str(),
        noticed_at: notice.noticed_at.to_string(),
        decided_at: notice.decided_at.map(|at| at.to_string()),
        decided_by: notice.decided_by,
        resources: sightings.iter().map(|(_, sighting)| sighting.resources).sum(),
        tenants: sightings.into_iter().map(sighting_view).collect(),
    }
}

fn sighting_view((tenant_name, sighting): (String, Sighting)) -> SchemaSightingView {
    let Sighting { tenant, resources, compared, first_seen_at } = sighting;
    SchemaSightingView {
        tenant_id: tenant.to_string(),
        tenant_name,
        resources,
        compared,
        first_seen_at: first_seen_at.to_string(),
    }
}
