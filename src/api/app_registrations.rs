//! App registrations that several tenants share.

use actix_web::{HttpResponse, delete, get, patch, post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::credential::{
    CredentialInput, CredentialView, CredentialWarningView, ExpiryView, RotationInput, RotationView,
};
use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::model::{AppRegistrationId, Timestamp};
use crate::pipeline::app_registrations::{AppRegistrationDetail, Purpose};
use crate::pipeline::{app_registrations, rotation};
use crate::store::app_registrations::AppRegistration;
use crate::store::credentials::Owner;
use crate::store::delegated_sign_ins::DelegatedSignIn;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(create).service(get_one).service(rename).service(remove);
    config.service(replace).service(rotate);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CreateAppRegistration {
    name: String,
    /// `read` when left out, `write` or `delegated`. It never changes.
    purpose: Option<String>,
    credential: CredentialInput,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RenameAppRegistration {
    name: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AppRegistrationView {
    id: String,
    name: String,
    /// `read`, `write` or `delegated`.
    purpose: &'static str,
    created_at: String,
    credential: CredentialView,
    expiry: ExpiryView,
    /// How many tenants are reached through it.
    tenant_count: u64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AppRegistrationDetailView {
    app_registration: AppRegistrationView,
    tenants: Vec<AppRegistrationTenant>,
    /// Newest first.
    warnings: Vec<CredentialWarningView>,
    rotation: Option<RotationView>,
    /// Who signed in, where it reads in the name of a person.
    sign_in: Option<SignInView>,
}

/// A person in whose name tenants are read.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SignInView {
    account: String,
    /// Microsoft's id of the directory that the person belongs to.
    home_tenant_id: String,
    /// `ok` or `broken`.
    state: &'static str,
    /// Why somebody has to sign in again.
    error: Option<String>,
    signed_in_at: String,
    /// When the refresh token was replaced last.
    rotated_at: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AppRegistrationTenant {
    id: String,
    name: String,
}

/// All app registrations by name.
#[utoipa::path(
    operation_id = "listAppRegistrations",
    responses((status = 200, body = Page<AppRegistrationView>), (status = "default", body = Problem)),
    tag = "app registrations"
)]
#[get("/app-registrations")]
async fn list(permit: Permit) -> Result<web::Json<Page<AppRegistrationView>>, ApiError> {
    let now = permit.context().clock.now();
    let found = app_registrations::list(permit.context()).await?;
    Ok(web::Json(Page::whole(found.iter().map(|one| view(one, now)).collect())))
}

/// Store an app registration that tenants can then share.
#[utoipa::path(
    operation_id = "createAppRegistration",
    request_body = CreateAppRegistration,
    responses((status = 201, body = AppRegistrationDetailView), (status = "default", body = Problem)),
    tag = "app registrations"
)]
#[post("/app-registrations")]
async fn create(permit: Permit, body: web::Json<CreateAppRegistration>) -> Result<HttpResponse, ApiError> {
    let CreateAppRegistration { name, purpose, credential } = body.into_inner();
    let purpose = match purpose {
        Some(word) => parse::word("purpose", &word, Purpose::from_word, "read, write, delegated")?,
        None => Purpose::Read,
    };
    let given = credential.given("credential.")?;
    let id = app_registrations::create(permit.context(), permit.actor(), &name, purpose, given).await?;
    Ok(HttpResponse::Created().json(shown(&permit, id).await?))
}

/// One app registration, and which tenants share it.
#[utoipa::path(
    operation_id = "getAppRegistration",
    responses((status = 200, body = AppRegistrationDetailView), (status = "default", body = Problem)),
    tag = "app registrations"
)]
#[get("/app-registrations/{appRegistration}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<AppRegistrationDetailView>, ApiError> {
    Ok(web::Json(shown(&permit, parse::app_registration(&path)?).await?))
}

/// Rename an app registration.
#[utoipa::path(
    operation_id = "renameAppRegistration",
    request_body = RenameAppRegistration,
    responses((status = 200, body = AppRegistrationDetailView), (status = "default", body = Problem)),
    tag = "app registrations"
)]
#[patch("/app-registrations/{appRegistration}")]
async fn rename(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<RenameAppRegistration>,
) -> Result<web::Json<AppRegistrationDetailView>, ApiError> {
    let id = parse::app_registration(&path)?;
    app_registrations::rename(permit.context(), permit.actor(), id, &body.name).await?;
    Ok(web::Json(shown(&permit, id).await?))
}

/// Replace the credential for all tenants at once. The new one is proved first; if it does not work, the present one
/// stays.
#[utoipa::path(
    operation_id = "replaceAppRegistrationCredential",
    request_body = CredentialInput,
    responses((status = 200, body = AppRegistrationDetailView), (status = "default", body = Problem)),
    tag = "app registrations"
)]
#[put("/app-registrations/{appRegistration}/credential")]
async fn replace(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<CredentialInput>,
) -> Result<web::Json<AppRegistrationDetailView>, ApiError> {
    let id = parse::app_registration(&path)?;
    let given = body.into_inner().given("")?;
    app_registrations::replace(permit.context(), permit.actor(), id, given).await?;
    Ok(web::Json(shown(&permit, id).await?))
}

/// Set how often the client secret is rotated.
#[utoipa::path(
    operation_id = "setAppRegistrationRotation",
    request_body = RotationInput,
    responses((status = 200, body = AppRegistrationDetailView), (status = "default", body = Problem)),
    tag = "app registrations"
)]
#[put("/app-registrations/{appRegistration}/rotation")]
async fn rotate(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<RotationInput>,
) -> Result<web::Json<AppRegistrationDetailView>, ApiError> {
    let id = parse::app_registration(&path)?;
    let owner = Owner::AppRegistration(id);
    rotation::set(permit.context(), permit.actor(), owner, body.rotate_every_days).await?;
    Ok(web::Json(shown(&permit, id).await?))
}

/// Remove an app registration that no tenant uses.
#[utoipa::path(
    operation_id = "removeAppRegistration",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "app registrations"
)]
#[delete("/app-registrations/{appRegistration}")]
async fn remove(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    let id = parse::app_registration(&path)?;
    app_registrations::remove(permit.context(), permit.actor(), id).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn shown(permit: &Permit, id: AppRegistrationId) -> Result<AppRegistrationDetailView, ApiError> {
    let found = app_registrations::detail(permit.context(), id).await?;
    let AppRegistrationDetail { app_registration, tenants, warnings, rotation, sign_in } = found;
    Ok(AppRegistrationDetailView {
        app_registration: view(&app_registration, permit.context().clock.now()),
        tenants: tenants
            .into_iter()
            .map(|tenant| AppRegistrationTenant { id: tenant.id.to_string(), name: tenant.name })
            .collect(),
        warnings: warnings.iter().map(CredentialWarningView::of).collect(),
        rotation: rotation.as_ref().map(RotationView::of),
        sign_in: sign_in.map(sign_in_view),
    })
}

fn sign_in_view(found: DelegatedSignIn) -> SignInView {
    let DelegatedSignIn { account, home_directory_id, state, error, signed_in_at, rotated_at } = found;
    SignInView {
        account,
        home_tenant_id: home_directory_id.to_string(),
        state: state.as_str(),
        error,
        signed_in_at: signed_in_at.to_string(),
        rotated_at: rotated_at.to_string(),
    }
}

fn view(found: &AppRegistration, now: Timestamp) -> AppRegistrationView {
    AppRegistrationView {
        id: found.id.to_string(),
        name: found.name.clone(),
        purpose: found.purpose.as_str(),
        created_at: found.created_at.to_string(),
        credential: CredentialView::of(&found.credential),
        expiry: ExpiryView::of(&found.credential, now),
        tenant_count: found.tenants,
    }
}
