//! Ignore rules: what people declared to be no drift.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, delete, get, post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::DriftView;
use super::{ApiError, parse};
use crate::auth::Role;
use crate::domain::drift::DriftChange;
use crate::domain::model::{AreaKey, Timestamp};
use crate::pipeline::ignore_preview::{self, Preview};
use crate::pipeline::ignore_rules::{self, GivenRule, RuleDetail};
use crate::store::ignored_drifts::IgnoredDrift;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config
        .service(list)
        .service(create)
        .service(preview)
        .service(get_one)
        .service(change)
        .service(delete_one)
        .service(list_held_back);
}

/// At least one of area, resource, path and value narrows it; all that are given must fit.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct IgnoreRuleBody {
    /// Only this tenant; every one when neither it nor a group is given.
    tenant_id: Option<String>,
    /// Only the tenants of this group.
    group_id: Option<String>,
    area: Option<String>,
    /// The name of the resource; `*` stands for any characters, case does not matter.
    resource: Option<String>,
    /// A path pattern such as `conditions.users.exclude*`. It covers everything below, too.
    path: Option<String>,
    /// The value before or after, as `resource`. Of a set, every element that came or went must fit.
    value: Option<String>,
    /// Why this is no drift.
    reason: String,
    /// RFC 3339; never when left out.
    expires_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct IgnoreRuleView {
    id: String,
    tenant_id: Option<String>,
    group_id: Option<String>,
    area: Option<String>,
    resource: Option<String>,
    path: Option<String>,
    value: Option<String>,
    reason: String,
    expires_at: Option<String>,
    expired: bool,
    /// How many drifts it held back in the last 30 days.
    held_back: u64,
    last_held_back_at: Option<String>,
    created_by: String,
    created_at: String,
    changed_by: String,
    changed_at: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct IgnorePreview {
    /// How many of the drifts that live now it would hold back.
    count: usize,
    /// There are so many drifts that not all were looked at.
    partial: bool,
    /// At most 100 of them.
    items: Vec<DriftView>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct HeldBackQuery {
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

/// Something that would have been a drift.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct IgnoredDriftView {
    tenant_id: String,
    tenant_name: String,
    area: String,
    resource_id: String,
    resource_name: String,
    /// `changed`, `missing` or `unexpected`.
    #[schema(value_type = String)]
    change: DriftChange,
    /// Empty for a whole resource.
    path: String,
    first_held_at: String,
    last_held_at: String,
}

/// All ignore rules, the newest first, with what they held back.
#[utoipa::path(
    operation_id = "listIgnoreRules",
    responses((status = 200, body = Page<IgnoreRuleView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/ignore-rules")]
async fn list(permit: Permit) -> Result<web::Json<Page<IgnoreRuleView>>, ApiError> {
    let now = permit.context().clock.now();
    let rules = ignore_rules::list(permit.context()).await?;
    Ok(web::Json(Page::whole(rules.iter().map(|rule| view(rule, now)).collect())))
}

/// Make a rule. What it covers is resolved at once.
#[utoipa::path(
    operation_id = "createIgnoreRule",
    request_body = IgnoreRuleBody,
    responses((status = 201, body = IgnoreRuleView), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/ignore-rules")]
async fn create(permit: Permit, body: web::Json<IgnoreRuleBody>) -> Result<HttpResponse, ApiError> {
    let given = reached(&permit, given(body.into_inner())?)?;
    let id = ignore_rules::create(permit.context(), permit.actor(), given).await?;
    let made = ignore_rules::get(permit.context(), id).await?;
    Ok(HttpResponse::build(StatusCode::CREATED).json(view(&made, permit.context().clock.now())))
}

/// What a rule would hold back of the drifts that live now. Nothing is stored.
#[utoipa::path(
    operation_id = "previewIgnoreRule",
    request_body = IgnoreRuleBody,
    responses((status = 200, body = IgnorePreview), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/ignore-rules/preview")]
async fn preview(permit: Permit, body: web::Json<IgnoreRuleBody>) -> Result<web::Json<IgnorePreview>, ApiError> {
    let Preview { count, is_partial, first } =
        ignore_preview::preview(permit.context(), given(body.into_inner())?).await?;
    let now = permit.context().clock.now();
    let items = first.iter().map(|drift| DriftView::of(drift, now)).collect();
    Ok(web::Json(IgnorePreview { count, partial: is_partial, items }))
}

/// One ignore rule.
#[utoipa::path(
    operation_id = "getIgnoreRule",
    responses((status = 200, body = IgnoreRuleView), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/ignore-rules/{rule}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<IgnoreRuleView>, ApiError> {
    let rule = ignore_rules::get(permit.context(), parse::ignore_rule(&path)?).await?;
    Ok(web::Json(view(&rule, permit.context().clock.now())))
}

/// Replace what a rule says. Drifts follow at once.
#[utoipa::path(
    operation_id = "changeIgnoreRule",
    request_body = IgnoreRuleBody,
    responses((status = 200, body = IgnoreRuleView), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[put("/ignore-rules/{rule}")]
async fn change(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<IgnoreRuleBody>,
) -> Result<web::Json<IgnoreRuleView>, ApiError> {
    let id = parse::ignore_rule(&path)?;
    let given = reached(&permit, given(body.into_inner())?)?;
    ignore_rules::change(permit.context(), permit.actor(), id, given).await?;
    let rule = ignore_rules::get(permit.context(), id).await?;
    Ok(web::Json(view(&rule, permit.context().clock.now())))
}

/// Delete a rule. What it held back is drift again, at once.
#[utoipa::path(
    operation_id = "deleteIgnoreRule",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[delete("/ignore-rules/{rule}")]
async fn delete_one(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    ignore_rules::delete(permit.context(), permit.actor(), parse::ignore_rule(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What a rule held back in the last 30 days, the latest first.
#[utoipa::path(
    operation_id = "listHeldBack",
    params(HeldBackQuery),
    responses((status = 200, body = Page<IgnoredDriftView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/ignore-rules/{rule}/held-back")]
async fn list_held_back(
    permit: Permit,
    path: web::Path<String>,
    query: web::Query<HeldBackQuery>,
) -> Result<web::Json<Page<IgnoredDriftView>>, ApiError> {
    let id = parse::ignore_rule(&path)?;
    let ignored = ignore_rules::held_back(permit.context(), id, parse::limit(query.limit)).await?;
    Ok(web::Json(Page::whole(ignored.into_iter().map(ignored_view).collect())))
}

fn given(body: IgnoreRuleBody) -> Result<GivenRule, ApiError> {
    let IgnoreRuleBody { tenant_id, group_id, area, resource, path, value, reason, expires_at } = body;
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Ok(GivenRule {
        tenant: said(tenant_id).map(|text| parse::field("tenantId", &text)).transpose()?,
        group: said(group_id).map(|text| parse::field("groupId", &text)).transpose()?,
        area,
        resource,
        path,
        value,
        reason,
        until: said(expires_at).map(|text| parse::field("expiresAt", &text)).transpose()?,
    })
}

/// A rule for everybody is made by who decides for everybody.
fn reached(permit: &Permit, given: GivenRule) -> Result<GivenRule, ApiError> {
    if given.tenant.is_none() && given.group.is_none() {
        permit.over_all(Role::Approver)?;
    }
    Ok(given)
}

fn view(detail: &RuleDetail, now: Timestamp) -> IgnoreRuleView {
    let RuleDetail { stored, held_back } = detail;
    let rule = &stored.rule;
    IgnoreRuleView {
        id: rule.id.to_string(),
        tenant_id: stored.scope.tenant().map(|id| id.to_string()),
        group_id: stored.scope.group().map(|id| id.to_string()),
        area: rule.area.as_ref().map(AreaKey::to_string),
        resource: rule.resource.as_ref().map(ToString::to_string),
        path: rule.path.as_ref().map(ToString::to_string),
        value: rule.value.as_ref().map(ToString::to_string),
        reason: rule.reason.clone(),
        expires_at: rule.until.map(|time| time.to_string()),
        expired: !rule.runs_at(now),
        held_back: held_back.count,
        last_held_back_at: held_back.last_at.map(|time| time.to_string()),
        created_by: stored.created_by.clone(),
        created_at: stored.created_at.to_string(),
        changed_by: stored.changed_by.clone(),
        changed_at: stored.changed_at.to_string(),
    }
}

fn ignored_view((drift, tenant_name): (IgnoredDrift, String)) -> IgnoredDriftView {
    IgnoredDriftView {
        tenant_id: drift.tenant_id.to_string(),
        tenant_name,
        area: drift.area.to_string(),
        resource_id: drift.resource_id.to_string(),
        resource_name: drift.resource_name,
        change: drift.change,
        path: drift.path,
        first_held_at: drift.first_held_at.to_string(),
        last_held_at: drift.last_held_at.to_string(),
    }
}
