//! Write access to a tenant: what it would allow, switching it on by hand, testing it and switching it off.

use actix_web::{HttpResponse, delete, get, post, put, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::credential::{CredentialInput, CredentialView, ExpiryView};
use super::permit::Permit;
use super::problem::Problem;
use super::tenants::AppRegistrationLink;
use super::{ApiError, parse};
use crate::domain::model::{TenantId, Timestamp};
use crate::pipeline::write_connections::{self, AreaWriting, StoredWriteConnection, WriteAccess};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_one).service(replace).service(test).service(remove);
}

/// What could be restored in the tenant, and whether it is allowed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WriteAccessView {
    /// Not there when nothing can be written, which is how a tenant begins.
    connection: Option<WriteConnectionView>,
    areas: Vec<AreaWritingView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WriteConnectionView {
    /// The app registration that several tenants share; not there when the credential is the tenant's own.
    app_registration: Option<AppRegistrationLink>,
    #[serde(flatten)]
    credential: CredentialView,
    expiry: ExpiryView,
    /// `ok` or `broken`.
    state: &'static str,
    checked_at: String,
    error: Option<String>,
    /// The application permissions in the token.
    permissions: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AreaWritingView {
    area: String,
    title: String,
    workload: String,
    /// What restoring takes.
    permissions: Vec<String>,
    /// What of that is not granted.
    missing: Vec<String>,
}

/// Write access to a tenant, and what it would allow.
#[utoipa::path(
    operation_id = "getWriteConnection",
    responses((status = 200, body = WriteAccessView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[get("/tenants/{tenant}/write-connection")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<WriteAccessView>, ApiError> {
    shown(&permit, parse::tenant(&path)?).await
}

/// Allow writing by a credential of its own. It is proved first; the one that reads is refused.
#[utoipa::path(
    operation_id = "setWriteConnection",
    request_body = CredentialInput,
    responses((status = 200, body = WriteAccessView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[put("/tenants/{tenant}/write-connection")]
async fn replace(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<CredentialInput>,
) -> Result<web::Json<WriteAccessView>, ApiError> {
    let tenant = parse::tenant(&path)?;
    write_connections::put(permit.context(), permit.actor(), tenant, body.into_inner().given("")?).await?;
    shown(&permit, tenant).await
}

/// Test the stored write connection. Nothing is written.
#[utoipa::path(
    operation_id = "testWriteConnection",
    responses((status = 200, body = WriteAccessView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[post("/tenants/{tenant}/write-connection/test")]
async fn test(permit: Permit, path: web::Path<String>) -> Result<web::Json<WriteAccessView>, ApiError> {
    let tenant = parse::tenant(&path)?;
    write_connections::test(permit.context(), permit.actor(), tenant).await?;
    shown(&permit, tenant).await
}

/// Forbid writing again: the credential is forgotten. Reading goes on.
#[utoipa::path(
    operation_id = "removeWriteConnection",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "connections"
)]
#[delete("/tenants/{tenant}/write-connection")]
async fn remove(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    write_connections::remove(permit.context(), permit.actor(), parse::tenant(&path)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn shown(permit: &Permit, tenant: TenantId) -> Result<web::Json<WriteAccessView>, ApiError> {
    let WriteAccess { connection, areas } = write_connections::detail(permit.context(), tenant).await?;
    let now = permit.context().clock.now();
    Ok(web::Json(WriteAccessView {
        connection: connection.map(|found| view(&found, now)),
        areas: areas.into_iter().map(area_view).collect(),
    }))
}

fn view(found: &StoredWriteConnection, now: Timestamp) -> WriteConnectionView {
    WriteConnectionView {
        app_registration: found.app_registration.as_ref().map(AppRegistrationLink::of),
        credential: CredentialView::of(&found.credential),
        expiry: ExpiryView::of(&found.credential, now),
        state: found.state.as_str(),
        checked_at: found.checked_at.to_string(),
        error: found.error.clone(),
        permissions: found.roles.clone(),
    }
}

fn area_view(writing: AreaWriting) -> AreaWritingView {
    let AreaWriting { area, permissions, missing } = writing;
    AreaWritingView {
        area: area.key.to_string(),
        title: area.title.clone(),
        workload: area.workload.title().to_owned(),
        permissions,
        missing,
    }
}
