//! One's own account: password, second factor and sessions.

use actix_web::{HttpResponse, delete, get, post, put, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::guard::cookie;
use super::list::Page;
use super::own_session::OwnSession;
use super::problem::Problem;
use super::{ApiError, ApiState, parse};
use crate::auth::Shown;
use crate::domain::model::SessionId;
use crate::pipeline::access::{self, Account, Enrolment};
use crate::store::sessions::Session;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config
        .service(get_account)
        .service(change_password)
        .service(begin_second_factor)
        .service(confirm_second_factor)
        .service(remove_second_factor)
        .service(renew_recovery_codes)
        .service(list_sessions)
        .service(end_session)
        .service(end_other_sessions);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AccountView {
    id: String,
    username: String,
    /// Whether the password was chosen by somebody else, so that another must be chosen before anything else.
    must_change_password: bool,
    /// Absent for somebody who signs in with the sign-in provider alone.
    password_changed_at: Option<String>,
    /// Since when a code is asked for at sign-in; absent when none is.
    second_factor_since: Option<String>,
    /// How many recovery codes still work.
    recovery_codes_left: u64,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PasswordChange {
    #[schema(value_type = String)]
    current_password: SecretString,
    /// At least 12 characters.
    #[schema(value_type = String)]
    new_password: SecretString,
}

/// The password once more, for what a borrowed browser should not do.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PasswordProof {
    #[schema(value_type = String)]
    password: SecretString,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CodeProof {
    /// What the authenticator app shows now.
    #[schema(value_type = String)]
    code: SecretString,
}

/// Shown once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct EnrolmentView {
    /// For typing into the app.
    #[schema(value_type = String)]
    secret: Shown,
    /// For the QR code, which the browser draws by itself.
    #[schema(value_type = String)]
    uri: Shown,
}

/// Shown once; each works once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RecoveryCodes {
    #[schema(value_type = Vec<String>)]
    codes: Vec<Shown>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OwnSessionView {
    id: String,
    /// The session that asks.
    is_current: bool,
    created_at: String,
    last_used_at: String,
    expires_at: String,
    /// From where it began.
    address: Option<String>,
    /// What the browser calls itself.
    browser: Option<String>,
}

/// One's own account.
#[utoipa::path(
    operation_id = "getAccount",
    responses((status = 200, body = AccountView), (status = "default", body = Problem)),
    tag = "account"
)]
#[get("/account")]
async fn get_account(state: web::Data<ApiState>, own: OwnSession) -> Result<web::Json<AccountView>, ApiError> {
    let account = access::account(&state.context, own.session.user_id).await?;
    Ok(web::Json(account_view(account, &own.session)))
}

/// Change one's own password. All other sessions end, and this one goes on under a new cookie.
#[utoipa::path(
    operation_id = "changePassword",
    request_body = PasswordChange,
    responses((status = 204), (status = "default", body = Problem)),
    tag = "account"
)]
#[put("/account/password")]
async fn change_password(
    state: web::Data<ApiState>,
    own: OwnSession,
    body: web::Json<PasswordChange>,
) -> Result<HttpResponse, ApiError> {
    let PasswordChange { current_password, new_password } = body.into_inner();
    let token =
        access::change_password(&state.context, own.actor, &own.session, current_password, new_password).await?;
    Ok(HttpResponse::NoContent().cookie(cookie(&state, &token)).finish())
}

/// Make a secret for an authenticator app. It counts once a code proved that the app has it.
#[utoipa::path(
    operation_id = "beginSecondFactor",
    request_body = PasswordProof,
    responses((status = 200, body = EnrolmentView), (status = "default", body = Problem)),
    tag = "account"
)]
#[post("/account/second-factor")]
async fn begin_second_factor(
    state: web::Data<ApiState>,
    own: OwnSession,
    body: web::Json<PasswordProof>,
) -> Result<web::Json<EnrolmentView>, ApiError> {
    let PasswordProof { password } = body.into_inner();
    let made = access::begin_enrolment(&state.context, &own.actor, own.session.user_id, password).await?;
    let Enrolment { secret, uri } = made;
    Ok(web::Json(EnrolmentView { secret: Shown(secret), uri: Shown(uri) }))
}

/// Prove that the authenticator app has the secret; codes are asked for from now on.
#[utoipa::path(
    operation_id = "confirmSecondFactor",
    request_body = CodeProof,
    responses((status = 200, body = RecoveryCodes), (status = "default", body = Problem)),
    tag = "account"
)]
#[post("/account/second-factor/confirmation")]
async fn confirm_second_factor(
    state: web::Data<ApiState>,
    own: OwnSession,
    body: web::Json<CodeProof>,
) -> Result<web::Json<RecoveryCodes>, ApiError> {
    let CodeProof { code } = body.into_inner();
    let codes = access::confirm_enrolment(&state.context, own.actor, own.session.user_id, code).await?;
    Ok(web::Json(codes_view(codes)))
}

/// Stop asking for codes.
#[utoipa::path(
    operation_id = "removeSecondFactor",
    request_body = PasswordProof,
    responses((status = 204), (status = "default", body = Problem)),
    tag = "account"
)]
#[post("/account/second-factor/removal")]
async fn remove_second_factor(
    state: web::Data<ApiState>,
    own: OwnSession,
    body: web::Json<PasswordProof>,
) -> Result<HttpResponse, ApiError> {
    let PasswordProof { password } = body.into_inner();
    access::remove_second_factor(&state.context, own.actor, own.session.user_id, password).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Make new recovery codes; the ones before stop working.
#[utoipa::path(
    operation_id = "renewRecoveryCodes",
    request_body = PasswordProof,
    responses((status = 200, body = RecoveryCodes), (status = "default", body = Problem)),
    tag = "account"
)]
#[post("/account/recovery-codes")]
async fn renew_recovery_codes(
    state: web::Data<ApiState>,
    own: OwnSession,
    body: web::Json<PasswordProof>,
) -> Result<web::Json<RecoveryCodes>, ApiError> {
    let PasswordProof { password } = body.into_inner();
    let codes = access::new_recovery_codes(&state.context, own.actor, own.session.user_id, password).await?;
    Ok(web::Json(codes_view(codes)))
}

/// One's own sessions, the one used last first.
#[utoipa::path(
    operation_id = "listOwnSessions",
    responses((status = 200, body = Page<OwnSessionView>), (status = "default", body = Problem)),
    tag = "account"
)]
#[get("/account/sessions")]
async fn list_sessions(
    state: web::Data<ApiState>,
    own: OwnSession,
) -> Result<web::Json<Page<OwnSessionView>>, ApiError> {
    let sessions = access::own_sessions(&state.context, own.session.user_id).await?;
    let view = |session| session_view(session, own.session.id);
    Ok(web::Json(Page::whole(sessions.into_iter().map(view).collect())))
}

/// End one of one's own sessions at once.
#[utoipa::path(
    operation_id = "endOwnSession",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "account"
)]
#[delete("/account/sessions/{session}")]
async fn end_session(
    state: web::Data<ApiState>,
    own: OwnSession,
    path: web::Path<String>,
) -> Result<HttpResponse, ApiError> {
    access::end_session(&state.context, own.actor, own.session.user_id, parse::session(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// End all of one's own sessions but this one, at once.
#[utoipa::path(
    operation_id = "endOtherSessions",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "account"
)]
#[delete("/account/sessions")]
async fn end_other_sessions(state: web::Data<ApiState>, own: OwnSession) -> Result<HttpResponse, ApiError> {
    let OwnSession { session, actor } = own;
    access::end_other_sessions(&state.context, actor, session.user_id, Some(session.id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn account_view(account: Account, session: &Session) -> AccountView {
    let Account { user, password_changed_at, second_factor_since, recovery_codes_left } = account;
    AccountView {
        id: user.id.to_string(),
        username: user.username,
        must_change_password: session.must_change_password,
        password_changed_at: password_changed_at.map(|time| time.to_string()),
        second_factor_since: second_factor_since.map(|time| time.to_string()),
        recovery_codes_left,
    }
}

fn codes_view(codes: Vec<SecretString>) -> RecoveryCodes {
    RecoveryCodes { codes: codes.into_iter().map(Shown).collect() }
}

fn session_view(session: Session, current: SessionId) -> OwnSessionView {
    OwnSessionView {
        id: session.id.to_string(),
        is_current: session.id == current,
        created_at: session.created_at.to_string(),
        last_used_at: session.last_used_at.to_string(),
        expires_at: session.expires_at.to_string(),
        address: session.address.map(|address| address.to_string()),
        browser: session.browser,
    }
}
