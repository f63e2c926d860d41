//! Set-up, signing in and signing out.

use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::client_address::client_address;
use super::guard::{SignedIn, cookie, no_cookie, token};
use super::problem::Problem;
use super::{ApiError, ApiState};
use crate::crypto::OpaqueToken;
use crate::pipeline::access::{self, NewSession};
use crate::store::sessions::Session;

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
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SessionView {
    user: UserView,
    /// When it ends whatever the use, as RFC 3339 text.
    expires_at: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UserView {
    id: String,
    username: String,
    role: String,
}

/// Make the first administrator and sign in.
#[utoipa::path(
    operation_id = "setUp",
    request_body = Setup,
    responses((status = 201, body = SessionView), (status = "default", body = Problem)),
    tag = "session"
)]
#[post("/setup")]
async fn setup(state: web::Data<ApiState>, body: web::Json<Setup>) -> Result<HttpResponse, ApiError> {
    let Setup { token, username, password } = body.into_inner();
    let new = access::setup(&state.context, OpaqueToken::from_text(token), username, password).await?;
    Ok(begun(&state, HttpResponse::Created(), &new))
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
    let SignIn { username, password } = body.into_inner();
    let address = client_address(&request, &state.trusted_proxies);
    let address = address.map(|address| address.to_string()).unwrap_or_default();
    let new = access::sign_in(&state.context, username, password, &address).await?;
    Ok(begun(&state, HttpResponse::Ok(), &new))
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
    let new = access::sign_in_to_demo(&state.context, user).await?;
    Ok(begun(&state, HttpResponse::Ok(), &new))
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

fn begun(state: &ApiState, mut response: actix_web::HttpResponseBuilder, new: &NewSession) -> HttpResponse {
    response.cookie(cookie(state, &new.token)).json(view(&new.session))
}

fn view(session: &Session) -> SessionView {
    SessionView {
        user: UserView {
            id: session.user_id.to_string(),
            username: session.username.clone(),
            role: session.role.clone(),
        },
        expires_at: session.expires_at.to_string(),
    }
}
