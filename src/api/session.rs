//! Set-up, signing in and signing out.

use std::collections::BTreeMap;

use actix_web::http::header::USER_AGENT;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::client_address::client_address;
use super::guard::{SignedIn, cookie, no_cookie, token};
use super::problem::Problem;
use super::{ApiError, ApiState};
use crate::auth::{Access, Grant, Role, Target};
use crate::crypto::OpaqueToken;
use crate::pipeline::access::{self, Client, Credentials, NewSession};
use crate::pipeline::identity::{self, Identity};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(setup).service(sign_in).service(sign_in_to_demo).service(current).service(sign_out);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Setup {
    /// From the file `setup-token` of the data folder.
    token: String,
    username: String,
    #[schema(value_type = String)]
    password: SecretString,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SignIn {
    username: String,
    #[schema(value_type = String)]
    password: SecretString,
    /// Of the authenticator app, or a recovery code; asked for with 401 `codeNeeded`.
    #[schema(value_type = Option<String>)]
    code: Option<SecretString>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SessionView {
    user: UserView,
    /// What was granted, and where.
    grants: Vec<GrantView>,
    /// What the grants come to, the members of groups looked up.
    roles: RolesView,
    /// When it ends whatever the use, as RFC 3339 text.
    expires_at: String,
    /// Whether another password must be chosen before anything else.
    must_change_password: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UserView {
    id: String,
    username: String,
    /// The highest one anywhere; none for who was granted nothing.
    role: Option<String>,
}

/// A role over a tenant, the tenants of a group or, with neither, everything.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct GrantView {
    /// `viewer`, `operator`, `approver` or `administrator`; each includes the ones before.
    role: &'static str,
    tenant_id: Option<String>,
    group_id: Option<String>,
}

/// The highest role by where it holds.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RolesView {
    /// Over all tenants and the instance.
    over_all: Option<&'static str>,
    /// By tenant.
    tenants: BTreeMap<String, &'static str>,
    /// By tenant group.
    groups: BTreeMap<String, &'static str>,
}

/// Make the first administrator and sign in.
#[utoipa::path(
    operation_id = "setUp",
    request_body = Setup,
    responses((status = 201, body = SessionView), (status = "default", body = Problem)),
    tag = "session"
)]
#[post("/setup")]
async fn setup(
    state: web::Data<ApiState>,
    request: HttpRequest,
    body: web::Json<Setup>,
) -> Result<HttpResponse, ApiError> {
    let Setup { token, username, password } = body.into_inner();
    let client = client(&state, &request);
    let new = access::setup(&state.context, OpaqueToken::from_text(token), username, password, client).await?;
    begun(&state, HttpResponse::Created(), &new).await
}

/// Sign in with username and password.
#[utoipa::path(
    operation_id = "signIn",
    request_body = SignIn,
    responses((status = 200, body = SessionView), (status = "default", body = Problem)),
    tag = "session"
)]
#[post("/session")]
async fn sign_in(
    state: web::Data<ApiState>,
    request: HttpRequest,
    body: web::Json<SignIn>,
) -> Result<HttpResponse, ApiError> {
    let SignIn { username, password, code } = body.into_inner();
    let credentials = Credentials { username, password, code };
    let replaced = token(&state, &request);
    let new = access::sign_in(&state.context, credentials, client(&state, &request), replaced).await?;
    begun(&state, HttpResponse::Ok(), &new).await
}

/// Sign in to the demo, without a password, from the same machine only.
#[utoipa::path(
    operation_id = "signInToDemo",
    responses((status = 200, body = SessionView), (status = "default", body = Problem)),
    tag = "session"
)]
#[post("/session/demo")]
async fn sign_in_to_demo(state: web::Data<ApiState>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let is_local = request.peer_addr().is_some_and(|address| address.ip().is_loopback());
    let user = state.demo_user.as_deref().filter(|_| is_local).ok_or_else(|| ApiError::not_found("demo"))?;
    let new = access::sign_in_to_demo(&state.context, user, client(&state, &request)).await?;
    begun(&state, HttpResponse::Ok(), &new).await
}

/// Who is signed in.
#[utoipa::path(
    operation_id = "getSession",
    responses((status = 200, body = SessionView), (status = "default", body = Problem)),
    tag = "session"
)]
#[get("/session")]
async fn current(signed_in: SignedIn) -> web::Json<SessionView> {
    web::Json(view(&signed_in.0))
}

/// Sign out; the session ends at once.
#[utoipa::path(operation_id = "signOut", responses((status = 204), (status = "default", body = Problem)), tag = "session")]
#[delete("/session")]
async fn sign_out(
    state: web::Data<ApiState>,
    request: HttpRequest,
    signed_in: SignedIn,
) -> Result<HttpResponse, ApiError> {
    if let Some(token) = token(&state, &request) {
        access::sign_out(&state.context, signed_in.actor(), &token).await?;
    }
    Ok(HttpResponse::NoContent().cookie(no_cookie(&state)).finish())
}

pub(super) fn client(state: &ApiState, request: &HttpRequest) -> Client {
    let browser = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Client { address: client_address(request, &state.trusted_proxies), browser }
}

async fn begun(
    state: &ApiState,
    mut response: actix_web::HttpResponseBuilder,
    new: &NewSession,
) -> Result<HttpResponse, ApiError> {
    let identity = identity::of_session(&state.context, &new.token).await?.ok_or_else(ApiError::unauthenticated)?;
    Ok(response.cookie(cookie(state, &new.token)).json(view(&identity)))
}

fn view(identity: &Identity) -> SessionView {
    let role = identity.access.highest().map(|role| role.as_str().to_owned());
    SessionView {
        user: UserView { id: identity.user_id.to_string(), username: identity.name.clone(), role },
        grants: identity.grants.iter().copied().map(grant_view).collect(),
        roles: roles_view(&identity.access),
        expires_at: identity.expires_at.to_string(),
        must_change_password: identity.session.as_ref().is_some_and(|session| session.must_change_password),
    }
}

fn grant_view(Grant { role, target }: Grant) -> GrantView {
    let (tenant_id, group_id) = match target {
        Target::All => (None, None),
        Target::Tenant(tenant) => (Some(tenant.to_string()), None),
        Target::Group(group) => (None, Some(group.to_string())),
    };
    GrantView { role: role.as_str(), tenant_id, group_id }
}

fn roles_view(access: &Access) -> RolesView {
    RolesView {
        over_all: access.over_all().map(Role::as_str),
        tenants: access.tenants().map(|(tenant, role)| (tenant.to_string(), role.as_str())).collect(),
        groups: access.groups().map(|(group, role)| (group.to_string(), role.as_str())).collect(),
    }
}
