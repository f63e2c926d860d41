//! Testing and replacing connections.

use actix_web::{get, post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::credential::{CredentialInput, CredentialWarningView, ExpiryView, RotationInput, RotationView};
use super::entitlements::{AreaAccessView, UnneededPermissionView, access_view, unneeded_view};
use super::permit::Permit;
use super::problem::Problem;
use super::tenants::{ConnectionView, TenantView, connection_view, view};
use super::{ApiError, parse};
use crate::domain::model::TenantId;
use crate::pipeline::connections::ConnectionTest;
use crate::pipeline::{connections, disconnect, portfolio, rotation};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(try_out).service(get_one).service(test).service(replace).service(rotate).service(disconnect_one);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TryConnection {
    /// Microsoft's id of the directory.
    tenant_id: String,
    credential: CredentialInput,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConnectionDetail {
    connection: ConnectionView,
    expiry: ExpiryView,
    /// Newest first.
    warnings: Vec<CredentialWarningView>,
    rotation: Option<RotationView>,
}

/// What a connection can do.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConnectionTestView {
    ok: bool,
    checked_at: String,
    error: Option<TestErrorView>,
    /// The name that the directory gives itself.
    organization: Option<String>,
    /// The application permissions in the token.
    roles: Vec<String>,
    areas: Vec<AreaAccessView>,
    /// Granted, but needed by nothing.
    unneeded_permissions: Vec<UnneededPermissionView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TestErrorView {
    code: String,
    message: String,
    /// What to do about it.
    hint: Option<String>,
}

/// Try a credential; nothing is stored.
#[utoipa::path(
    operation_id = "tryConnection",
    request_body = TryConnection,
    responses((status = 200, body = ConnectionTestView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[post("/connection-tests")]
async fn try_out(permit: Permit, body: web::Json<TryConnection>) -> Result<web::Json<ConnectionTestView>, ApiError> {
    let TryConnection { tenant_id, credential } = body.into_inner();
    let directory = parse::field("tenantId", &tenant_id)?;
    let given = credential.given("credential.")?;
    Ok(web::Json(test_view(connections::try_out(permit.context(), permit.actor(), directory, given).await?)))
}

/// The connection with its credential: when it ends, what was warned of, and the rotation under way.
#[utoipa::path(
    operation_id = "getConnection",
    responses((status = 200, body = ConnectionDetail), (status = "default", body = Problem)),
    tag = "connections"
)]
#[get("/tenants/{tenant}/connection")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<ConnectionDetail>, ApiError> {
    Ok(web::Json(detail(&permit, parse::tenant(&path)?).await?))
}

/// Test the stored connection.
#[utoipa::path(
    operation_id = "testConnection",
    responses((status = 200, body = ConnectionTestView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[post("/tenants/{tenant}/connection/test")]
async fn test(permit: Permit, path: web::Path<String>) -> Result<web::Json<ConnectionTestView>, ApiError> {
    let tenant = parse::tenant(&path)?;
    Ok(web::Json(test_view(connections::test(permit.context(), permit.actor(), tenant).await?)))
}

/// Replace the credential. The new one is proved first; if it does not work, the present one stays.
#[utoipa::path(
    operation_id = "replaceConnection",
    request_body = CredentialInput,
    responses((status = 200, body = TenantView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[put("/tenants/{tenant}/connection")]
async fn replace(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<CredentialInput>,
) -> Result<web::Json<TenantView>, ApiError> {
    let id = parse::tenant(&path)?;
    let given = body.into_inner().given("")?;
    connections::replace(permit.context(), permit.actor(), id, given).await?;
    Ok(web::Json(view(&portfolio::tenant(permit.context(), id).await?)))
}

/// Set how often the client secret is rotated. Of a shared app registration it is rotated for all its tenants.
#[utoipa::path(
    operation_id = "setConnectionRotation",
    request_body = RotationInput,
    responses((status = 200, body = ConnectionDetail), (status = "default", body = Problem)),
    tag = "connections"
)]
#[put("/tenants/{tenant}/connection/rotation")]
async fn rotate(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<RotationInput>,
) -> Result<web::Json<ConnectionDetail>, ApiError> {
    let id = parse::tenant(&path)?;
    let owner = rotation::owner_of(permit.context(), id).await?;
    rotation::set(permit.context(), permit.actor(), owner, body.rotate_every_days).await?;
    Ok(web::Json(detail(&permit, id).await?))
}

/// Disconnect a tenant: nothing is read any more, work under way ends, tokens and credentials are forgotten. What was
/// found stays by the rules of retention.
#[utoipa::path(
    operation_id = "disconnectTenant",
    responses((status = 200, body = TenantView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[post("/tenants/{tenant}/disconnect")]
async fn disconnect_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<TenantView>, ApiError> {
    let id = parse::tenant(&path)?;
    disconnect::disconnect(permit.context(), permit.actor(), id).await?;
    Ok(web::Json(view(&portfolio::tenant(permit.context(), id).await?)))
}

async fn detail(permit: &Permit, id: TenantId) -> Result<ConnectionDetail, ApiError> {
    let found = connections::detail(permit.context(), id).await?;
    Ok(ConnectionDetail {
        expiry: ExpiryView::of(&found.connection.credential, permit.context().clock.now()),
        connection: connection_view(&found.connection),
        warnings: found.warnings.iter().map(CredentialWarningView::of).collect(),
        rotation: found.rotation.as_ref().map(RotationView::of),
    })
}

fn test_view(found: ConnectionTest) -> ConnectionTestView {
    let ConnectionTest { checked_at, error, organization, roles, areas, unneeded } = found;
    ConnectionTestView {
        ok: error.is_none(),
        checked_at: checked_at.to_string(),
        error: error.map(|error| TestErrorView { code: error.code, message: error.message, hint: error.hint }),
        organization,
        roles,
        areas: areas.into_iter().map(access_view).collect(),
        unneeded_permissions: unneeded.into_iter().map(unneeded_view).collect(),
    }
}
