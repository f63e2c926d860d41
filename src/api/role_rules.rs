//! Rules about what people get for what the identity provider says of them.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, delete, get, post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::auth::{Grant, Role, Target};
use crate::domain::model::RoleClaim;
use crate::pipeline::oidc::{self, NewRoleRule, RoleRule};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(create).service(change).service(delete_one);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoleRuleView {
    id: String,
    /// `groups` or `roles`.
    claim: String,
    /// What the claim must hold, letter by letter.
    value: String,
    /// Only people of this directory meet the rule; anybody when null.
    directory_id: Option<String>,
    note: String,
    /// `viewer`, `operator`, `approver` or `administrator`.
    role: String,
    /// Over this tenant; with neither tenant nor group over everything.
    tenant_id: Option<String>,
    /// Over the tenants of this group.
    group_id: Option<String>,
    created_at: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RoleRuleInput {
    /// `groups` or `roles`.
    claim: String,
    /// What the claim must hold, letter by letter. Microsoft tells groups by their object ids.
    value: String,
    /// Only people of this directory meet the rule; anybody when left out.
    directory_id: Option<String>,
    #[serde(default)]
    note: String,
    /// `viewer`, `operator`, `approver` or `administrator`.
    role: String,
    /// Over this tenant; with neither tenant nor group over everything.
    tenant_id: Option<String>,
    /// Over the tenants of this group.
    group_id: Option<String>,
}

/// All rules, the oldest first.
#[utoipa::path(
    operation_id = "listRoleRules",
    responses((status = 200, body = Page<RoleRuleView>), (status = "default", body = Problem)),
    tag = "sign-in"
)]
#[get("/sign-in/rules")]
async fn list(permit: Permit) -> Result<web::Json<Page<RoleRuleView>>, ApiError> {
    let rules = oidc::list(permit.context()).await?;
    Ok(web::Json(Page::whole(rules.into_iter().map(view).collect())))
}

/// Make a rule. It counts for whoever signs in from now on.
#[utoipa::path(
    operation_id = "createRoleRule",
    request_body = RoleRuleInput,
    responses((status = 201, body = RoleRuleView), (status = "default", body = Problem)),
    tag = "sign-in"
)]
#[post("/sign-in/rules")]
async fn create(permit: Permit, body: web::Json<RoleRuleInput>) -> Result<HttpResponse, ApiError> {
    let rule = oidc::create(permit.context(), permit.actor(), parsed(body.into_inner())?).await?;
    Ok(HttpResponse::build(StatusCode::CREATED).json(view(rule)))
}

/// Change a rule. Whoever had something by it loses that at once, and meets the changed rule at the next sign-in.
#[utoipa::path(
    operation_id = "changeRoleRule",
    request_body = RoleRuleInput,
    responses((status = 200, body = RoleRuleView), (status = "default", body = Problem)),
    tag = "sign-in"
)]
#[put("/sign-in/rules/{rule}")]
async fn change(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<RoleRuleInput>,
) -> Result<web::Json<RoleRuleView>, ApiError> {
    let (id, new) = (parse::role_rule(&path)?, parsed(body.into_inner())?);
    Ok(web::Json(view(oidc::change(permit.context(), permit.actor(), id, new).await?)))
}

/// Delete a rule. Whoever had something by it loses that at once.
#[utoipa::path(
    operation_id = "deleteRoleRule",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "sign-in"
)]
#[delete("/sign-in/rules/{rule}")]
async fn delete_one(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    oidc::delete(permit.context(), permit.actor(), parse::role_rule(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn parsed(input: RoleRuleInput) -> Result<NewRoleRule, ApiError> {
    let RoleRuleInput { claim, value, directory_id, note, role, tenant_id, group_id } = input;
    let claims = RoleClaim::ALL.map(RoleClaim::as_str).join(", ");
    let roles = Role::ALL.map(Role::as_str).join(", ");
    let target = match (tenant_id, group_id) {
        (None, None) => Target::All,
        (Some(tenant), None) => Target::Tenant(parse::field("tenantId", &tenant)?),
        (None, Some(group)) => Target::Group(parse::field("groupId", &group)?),
        (Some(_), Some(_)) => return Err(ApiError::invalid("groupId", "give a tenant or a group, not both")),
    };
    Ok(NewRoleRule {
        claim: parse::word("claim", &claim, RoleClaim::from_word, &claims)?,
        value,
        directory: directory_id.as_deref().map(|id| parse::field("directoryId", id)).transpose()?,
        note,
        grant: Grant { role: parse::word("role", &role, Role::from_word, &roles)?, target },
    })
}

fn view(rule: RoleRule) -> RoleRuleView {
    let RoleRule { id, claim, value, directory, note, grant: Grant { role, target }, created_at } = rule;
    let (tenant_id, group_id) = match target {
        Target::All => (None, None),
        Target::Tenant(tenant) => (Some(tenant.to_string()), None),
        Target::Group(group) => (None, Some(group.to_string())),
    };
    RoleRuleView {
        id: id.to_string(),
        claim: claim.as_str().to_owned(),
        value,
        directory_id: directory.map(|id| id.to_string()),
        note,
        role: role.as_str().to_owned(),
        tenant_id,
        group_id,
        created_at: created_at.to_string(),
    }
}
