//! One's own API tokens.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, delete, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::own_session::OwnSession;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, ApiState, parse};
use crate::auth::Role;
use crate::domain::model::TenantId;
use crate::pipeline::access::{self, TokenWish};
use crate::store::api_tokens::{ApiToken, TokenPower};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(make).service(revoke);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ApiTokenView {
    id: String,
    name: String,
    /// `read` or `operate`; never more than its owner may do at that moment.
    power: &'static str,
    /// Only these; null for all that its owner reaches.
    tenant_ids: Option<Vec<String>>,
    created_at: String,
    expires_at: String,
    last_used_at: Option<String>,
    last_used_address: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewApiToken {
    /// What it is for.
    name: String,
    /// `read` or `operate`.
    power: String,
    /// Only these; all that one reaches when left out.
    tenant_ids: Option<Vec<String>>,
    /// 1 to 366.
    expires_in_days: u32,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MadeApiToken {
    /// Shown once; send it as `Authorization: Bearer`.
    secret: String,
    token: ApiTokenView,
}

/// One's own API tokens, the newest first.
#[utoipa::path(
    operation_id = "listApiTokens",
    responses((status = 200, body = Page<ApiTokenView>), (status = "default", body = Problem)),
    tag = "account"
)]
#[get("/tokens")]
async fn list(state: web::Data<ApiState>, own: OwnSession) -> Result<web::Json<Page<ApiTokenView>>, ApiError> {
    let tokens = access::own_tokens(&state.context, own.session.user_id).await?;
    Ok(web::Json(Page::whole(tokens.into_iter().map(view).collect())))
}

/// Make an API token. Its text is shown once.
#[utoipa::path(
    operation_id = "makeApiToken",
    request_body = NewApiToken,
    responses((status = 201, body = MadeApiToken), (status = "default", body = Problem)),
    tag = "account"
)]
#[post("/tokens")]
async fn make(permit: Permit, own: OwnSession, body: web::Json<NewApiToken>) -> Result<HttpResponse, ApiError> {
    let NewApiToken { name, power, tenant_ids, expires_in_days } = body.into_inner();
    let expected = TokenPower::ALL.map(TokenPower::as_str).join(" or ");
    let power = parse::word("power", &power, TokenPower::from_word, &expected)?;
    let tenants = tenant_ids.as_deref().map(parse_tenants).transpose()?;
    let wish = TokenWish { name, power, tenants, days: expires_in_days };
    // So that nobody learns from a refusal of tenants that are not his.
    let context = permit.context().within(permit.identity().scope(Role::Viewer));
    let made = access::make_token(&context, own.actor, own.session.user_id, wish).await?;
    let body = MadeApiToken { secret: made.text.expose().to_owned(), token: view(made.token) };
    Ok(HttpResponse::build(StatusCode::CREATED).json(body))
}

/// Revoke one of one's own API tokens; it opens nothing from the next request on.
#[utoipa::path(
    operation_id = "revokeApiToken",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "account"
)]
#[delete("/tokens/{token}")]
async fn revoke(
    state: web::Data<ApiState>,
    own: OwnSession,
    path: web::Path<String>,
) -> Result<HttpResponse, ApiError> {
    access::revoke_token(&state.context, own.actor, own.session.user_id, parse::api_token(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn parse_tenants(ids: &[String]) -> Result<Vec<TenantId>, ApiError> {
    ids.iter().map(|id| parse::field("tenantIds", id)).collect()
}

pub(super) fn view(token: ApiToken) -> ApiTokenView {
    ApiTokenView {
        id: token.id.to_string(),
        name: token.name,
        power: token.power.as_str(),
        tenant_ids: token.tenants.map(|tenants| tenants.iter().map(ToString::to_string).collect()),
        created_at: token.created_at.to_string(),
        expires_at: token.expires_at.to_string(),
        last_used_at: token.last_used_at.map(|time| time.to_string()),
        last_used_address: token.last_used_address.map(|address| address.to_string()),
    }
}
