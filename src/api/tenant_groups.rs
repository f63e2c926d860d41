//! Groups of tenants.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, delete, get, patch, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::model::{GroupColour, TenantGroupId, TenantId};
use crate::pipeline::tenant_groups::{self, GroupChange, GroupDetail};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(create).service(get_one).service(change).service(delete_one);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantGroupView {
    id: String,
    name: String,
    /// `slate`, `blue`, `teal`, `green`, `amber`, `orange`, `red` or `purple`.
    #[schema(value_type = String)]
    colour: GroupColour,
    tenant_ids: Vec<String>,
    created_at: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewTenantGroup {
    name: String,
    /// `slate`, `blue`, `teal`, `green`, `amber`, `orange`, `red` or `purple`; slate when left out.
    colour: Option<String>,
    #[serde(default)]
    tenant_ids: Vec<String>,
}

/// What is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TenantGroupChange {
    name: Option<String>,
    colour: Option<String>,
    /// Everybody who belongs to it from now on.
    tenant_ids: Option<Vec<String>>,
}

/// All groups of tenants, by name.
#[utoipa::path(
    operation_id = "listTenantGroups",
    responses((status = 200, body = Page<TenantGroupView>), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[get("/tenant-groups")]
async fn list(permit: Permit) -> Result<web::Json<Page<TenantGroupView>>, ApiError> {
    let groups = tenant_groups::list(permit.context()).await?;
    Ok(web::Json(Page::whole(groups.into_iter().map(view).collect())))
}

/// Make a group of tenants.
#[utoipa::path(
    operation_id = "createTenantGroup",
    request_body = NewTenantGroup,
    responses((status = 201, body = TenantGroupView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[post("/tenant-groups")]
async fn create(permit: Permit, body: web::Json<NewTenantGroup>) -> Result<HttpResponse, ApiError> {
    let NewTenantGroup { name, colour, tenant_ids } = body.into_inner();
    let colour = colour.as_deref().map(parse_colour).transpose()?.unwrap_or(GroupColour::Slate);
    let members = parse_members(&tenant_ids)?;
    let id = tenant_groups::create(permit.context(), permit.actor(), &name, colour, members).await?;
    let made = tenant_groups::get(permit.context(), id).await?;
    Ok(HttpResponse::build(StatusCode::CREATED).json(view(made)))
}

/// One group of tenants.
#[utoipa::path(
    operation_id = "getTenantGroup",
    responses((status = 200, body = TenantGroupView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[get("/tenant-groups/{group}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<TenantGroupView>, ApiError> {
    Ok(web::Json(view(tenant_groups::get(permit.context(), parse::tenant_group(&path)?).await?)))
}

/// Change the name, the colour or who belongs to a group.
#[utoipa::path(
    operation_id = "changeTenantGroup",
    request_body = TenantGroupChange,
    responses((status = 200, body = TenantGroupView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[patch("/tenant-groups/{group}")]
async fn change(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<TenantGroupChange>,
) -> Result<web::Json<TenantGroupView>, ApiError> {
    let id: TenantGroupId = parse::tenant_group(&path)?;
    let TenantGroupChange { name, colour, tenant_ids } = body.into_inner();
    let change = GroupChange {
        name,
        colour: colour.as_deref().map(parse_colour).transpose()?,
        members: tenant_ids.as_deref().map(parse_members).transpose()?,
    };
    tenant_groups::change(permit.context(), permit.actor(), id, change).await?;
    Ok(web::Json(view(tenant_groups::get(permit.context(), id).await?)))
}

/// Delete a group. Its tenants stay.
#[utoipa::path(
    operation_id = "deleteTenantGroup",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[delete("/tenant-groups/{group}")]
async fn delete_one(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    tenant_groups::delete(permit.context(), permit.actor(), parse::tenant_group(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn parse_colour(word: &str) -> Result<GroupColour, ApiError> {
    let expected = GroupColour::ALL.map(GroupColour::as_str).join(", ");
    parse::word("colour", word, GroupColour::from_word, &expected)
}

fn parse_members(ids: &[String]) -> Result<Vec<TenantId>, ApiError> {
    ids.iter().map(|id| parse::field("tenantIds", id)).collect()
}

fn view(detail: GroupDetail) -> TenantGroupView {
    let GroupDetail { group, members } = detail;
    TenantGroupView {
        id: group.id.to_string(),
        name: group.name,
        colour: group.colour,
        tenant_ids: members.iter().map(ToString::to_string).collect(),
        created_at: group.created_at.to_string(),
    }
}
