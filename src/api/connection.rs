//! Testing and replacing connections.

use actix_web::{get, post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::credential::{CredentialInput, CredentialWarningView, ExpiryView, RotationInput, RotationView};
use super::entitlements::{AreaAccessView, UnneededPermissionView, access_view, unneeded_view};
use super::guard::SignedIn;
use super::problem::Problem;
use super::tenants::{ConnectionView, TenantView, connection_view, view};
use super::{ApiError, ApiState, parse};
use crate::domain::model::TenantId;
use crate::pipeline::connections::ConnectionTest;
use crate::pipeline::{connections, portfolio, rotation};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(try_out).service(get_one).service(test).service(replace).service(rotate);
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
async fn try_out(
    state: web::Data<ApiState>,
    _: SignedIn,
    body: web::Json<TryConnection>,
) -> Result<web::Json<ConnectionTestView>, ApiError> {
    let TryConnection { tenant_id, credential } = body.into_inner();
    let directory = parse::field("tenantId", &tenant_id)?;
    let given = credential.given("credential.")?;
    Ok(web::Json(test_view(connections::try_out(&state.context, directory, given).await?)))
}

/// The connection with its credential: when it ends, what was warned of, and the rotation under way.
#[utoipa::path(
    operation_id = "getConnection",
    responses((status = 200, body = ConnectionDetail), (status = "default", body = Problem)),
    tag = "connections"
)]
#[get("/tenants/{tenant}/connection")]
async fn get_one(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<String>,
) -> Result<web::Json<ConnectionDetail>, ApiError> {
    Ok(web::Json(detail(&state, parse::tenant(&path)?).await?))
}

/// Test the stored connection.
#[utoipa::path(
    operation_id = "testConnection",
    responses((status = 200, body = ConnectionTestView), (status = "default", body = Problem)),
    tag = "connections"
)]
#[post("/tenants/{tenant}/connection/test")]
async fn test(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<String>,
) -> Result<web::Json<ConnectionTestView>, ApiError> {
    Ok(web::Json(test_view(connections::test(&state.context, parse::tenant(&path)?).await?)))
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
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<String>,
    body: web::Json<CredentialInput>,
) -> Result<web::Json<TenantView>, ApiError> {
    let id = parse::tenant(&path)?;
    let given = body.into_inner().given("")?;
    connections::replace(&state.context, signed_in.actor(), id, given).await?;
    Ok(web::Json(view(&portfolio::tenant(&state.context, id).await?)))
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
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<String>,
    body: web::Json<RotationInput>,
) -> Result<web::Json<ConnectionDetail>, ApiError> {
    let id = parse::tenant(&path)?;
    let owner = rotation::owner_of(&state.context, id).await?;
    rotation::set(&state.context, signed_in.actor(), owner, body.rotate_every_days).await?;
    Ok(web::Json(detail(&state, id).await?))
}

async fn detail(state: &ApiState, id: TenantId) -> Result<ConnectionDetail, ApiError> {
    let found = connections::detail(&state.context, id).await?;
    Ok(ConnectionDetail {
        expiry: ExpiryView::of(&found.connection.credential, state.context.clock.now()),
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
