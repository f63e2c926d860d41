//! People who may sign in, and what they are granted.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, delete, get, post, put, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::tokens::{self, ApiTokenView};
use super::{ApiError, parse};
use crate::auth::{Grant, Role, Target};
use crate::pipeline::access::{self, NewUser, Reset, UserDetail};
use crate::store::grants::Source;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config
        .service(list)
        .service(add)
        .service(get_one)
        .service(replace_grants)
        .service(disable)
        .service(enable)
        .service(reset)
        .service(end_sessions)
        .service(revoke_token)
        .service(remove);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UserDetailView {
    id: String,
    username: String,
    created_at: String,
    /// Since when nothing of the user opens anything.
    disabled_at: Option<String>,
    last_sign_in_at: Option<String>,
    /// Absent for somebody who signs in with the sign-in provider alone.
    password_changed_at: Option<String>,
    must_change_password: bool,
    /// Since when a code is asked for at sign-in.
    second_factor_since: Option<String>,
    /// How many run.
    sessions: usize,
    grants: Vec<UserGrantView>,
    tokens: Vec<ApiTokenView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UserGrantView {
    /// `viewer`, `operator`, `approver` or `administrator`.
    role: &'static str,
    /// Over this tenant; with neither tenant nor group, over all and the instance.
    tenant_id: Option<String>,
    /// Over the tenants that belong to this group at the time.
    group_id: Option<String>,
    /// `given` by a person, or by a `rule` about what the sign-in provider says.
    source: &'static str,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewGrant {
    /// `viewer`, `operator`, `approver` or `administrator`.
    role: String,
    tenant_id: Option<String>,
    group_id: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewUserBody {
    username: String,
    /// At least 12 characters; the user must choose another one at the first sign-in.
    #[schema(value_type = String)]
    password: SecretString,
    grants: Vec<NewGrant>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewGrants {
    grants: Vec<NewGrant>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct UserReset {
    /// At least 12 characters; the user must choose another one at the next sign-in.
    #[schema(value_type = String)]
    password: SecretString,
    /// Forget authenticator app and recovery codes, too.
    #[serde(default)]
    clear_second_factor: bool,
}

/// Everybody who may sign in, by name.
#[utoipa::path(
    operation_id = "listUsers",
    responses((status = 200, body = Page<UserDetailView>), (status = "default", body = Problem)),
    tag = "users"
)]
#[get("/users")]
async fn list(permit: Permit) -> Result<web::Json<Page<UserDetailView>>, ApiError> {
    let users = access::list_users(permit.context()).await?;
    Ok(web::Json(Page::whole(users.into_iter().map(view).collect())))
}

/// Make a user with a password that he must change at the first sign-in.
#[utoipa::path(
    operation_id = "addUser",
    request_body = NewUserBody,
    responses((status = 201, body = UserDetailView), (status = "default", body = Problem)),
    tag = "users"
)]
#[post("/users")]
async fn add(permit: Permit, body: web::Json<NewUserBody>) -> Result<HttpResponse, ApiError> {
    let NewUserBody { username, password, grants } = body.into_inner();
    let new = NewUser { username, password, must_change_password: true, grants: parse_grants(&grants)? };
    let id = access::add_user(permit.context(), permit.actor(), new).await?;
    let made = access::user(permit.context(), id).await?;
    Ok(HttpResponse::build(StatusCode::CREATED).json(view(made)))
}

/// One user.
#[utoipa::path(
    operation_id = "getUser",
    responses((status = 200, body = UserDetailView), (status = "default", body = Problem)),
    tag = "users"
)]
#[get("/users/{user}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<UserDetailView>, ApiError> {
    Ok(web::Json(view(access::user(permit.context(), parse::user(&path)?).await?)))
}

/// Put grants in place of those given before. The user's sessions end at once.
#[utoipa::path(
    operation_id = "replaceGrants",
    request_body = NewGrants,
    responses((status = 200, body = UserDetailView), (status = "default", body = Problem)),
    tag = "users"
)]
#[put("/users/{user}/grants")]
async fn replace_grants(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<NewGrants>,
) -> Result<web::Json<UserDetailView>, ApiError> {
    let id = parse::user(&path)?;
    let grants = parse_grants(&body.grants)?;
    access::replace_grants(permit.context(), permit.actor(), id, grants).await?;
    Ok(web::Json(view(access::user(permit.context(), id).await?)))
}

/// Disable a user: nothing of him opens anything from the next request on.
#[utoipa::path(
    operation_id = "disableUser",
    responses((status = 200, body = UserDetailView), (status = "default", body = Problem)),
    tag = "users"
)]
#[post("/users/{user}/disable")]
async fn disable(permit: Permit, path: web::Path<String>) -> Result<web::Json<UserDetailView>, ApiError> {
    let id = parse::user(&path)?;
    access::disable_user(permit.context(), permit.actor(), id).await?;
    Ok(web::Json(view(access::user(permit.context(), id).await?)))
}

/// Enable a user again.
#[utoipa::path(
    operation_id = "enableUser",
    responses((status = 200, body = UserDetailView), (status = "default", body = Problem)),
    tag = "users"
)]
#[post("/users/{user}/enable")]
async fn enable(permit: Permit, path: web::Path<String>) -> Result<web::Json<UserDetailView>, ApiError> {
    let id = parse::user(&path)?;
    access::enable_user(permit.context(), permit.actor(), id).await?;
    Ok(web::Json(view(access::user(permit.context(), id).await?)))
}

/// Give a user a new password, which he must change at the next sign-in. His sessions end at once.
#[utoipa::path(
    operation_id = "resetUser",
    request_body = UserReset,
    responses((status = 204), (status = "default", body = Problem)),
    tag = "users"
)]
#[post("/users/{user}/reset")]
async fn reset(permit: Permit, path: web::Path<String>, body: web::Json<UserReset>) -> Result<HttpResponse, ApiError> {
    let UserReset { password, clear_second_factor } = body.into_inner();
    let reset = Reset { password, must_change_password: true, clear_second_factor };
    access::reset_user(permit.context(), permit.actor(), parse::user(&path)?, reset).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// End all sessions of a user at once.
#[utoipa::path(
    operation_id = "endSessionsOfUser",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "users"
)]
#[delete("/users/{user}/sessions")]
async fn end_sessions(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    let id = access::user(permit.context(), parse::user(&path)?).await?.user.id;
    access::end_other_sessions(permit.context(), permit.actor(), id, None).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Revoke an API token of a user; it opens nothing from the next request on.
#[utoipa::path(
    operation_id = "revokeApiTokenOfUser",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "users"
)]
#[delete("/users/{user}/tokens/{token}")]
async fn revoke_token(permit: Permit, path: web::Path<(String, String)>) -> Result<HttpResponse, ApiError> {
    let (user, token) = path.into_inner();
    let (user, token) = (parse::user(&user)?, parse::api_token(&token)?);
    access::revoke_token(permit.context(), permit.actor(), user, token).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Remove a user with everything that is his. What he did stays in the audit trail.
#[utoipa::path(
    operation_id = "removeUser",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "users"
)]
#[delete("/users/{user}")]
async fn remove(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    access::remove_user(permit.context(), permit.actor(), parse::user(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn parse_grants(given: &[NewGrant]) -> Result<Vec<Grant>, ApiError> {
    given.iter().map(parse_grant).collect()
}

fn parse_grant(given: &NewGrant) -> Result<Grant, ApiError> {
    let expected = Role::ALL.map(Role::as_str).join(", ");
    let role = parse::word("role", &given.role, Role::from_word, &expected)?;
    let target = match (&given.tenant_id, &given.group_id) {
        (None, None) => Target::All,
        (Some(tenant), None) => Target::Tenant(parse::field("tenantId", tenant)?),
        (None, Some(group)) => Target::Group(parse::field("groupId", group)?),
        (Some(_), Some(_)) => {
            return Err(ApiError::invalid("groupId", "expected a tenant or a group, not both: give two grants"));
        }
    };
    Ok(Grant { role, target })
}

fn view(detail: UserDetail) -> UserDetailView {
    let UserDetail { user, grants, password, second_factor_since, sessions, tokens } = detail;
    UserDetailView {
        id: user.id.to_string(),
        username: user.username,
        created_at: user.created_at.to_string(),
        disabled_at: user.disabled_at.map(|time| time.to_string()),
        last_sign_in_at: user.last_sign_in_at.map(|time| time.to_string()),
        password_changed_at: password.map(|password| password.changed_at.to_string()),
        must_change_password: password.is_some_and(|password| password.must_change),
        second_factor_since: second_factor_since.map(|time| time.to_string()),
        sessions,
        grants: grants.into_iter().map(grant_view).collect(),
        tokens: tokens.into_iter().map(tokens::view).collect(),
    }
}

fn grant_view((grant, source): (Grant, Source)) -> UserGrantView {
    let (tenant_id, group_id) = match grant.target {
        Target::All => (None, None),
        Target::Tenant(tenant) => (Some(tenant.to_string()), None),
        Target::Group(group) => (None, Some(group.to_string())),
    };
    UserGrantView { role: grant.role.as_str(), tenant_id, group_id, source: source.as_str() }
}
