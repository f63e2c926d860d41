//! Testing and replacing connections.

use actix_web::{post, put, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::entitlements::{AreaAccessView, UnneededPermissionView, access_view, unneeded_view};
use super::guard::SignedIn;
use super::problem::Problem;
use super::tenants::{CredentialInput, TenantView, view};
use super::{ApiError, ApiState, parse};
use crate::pipeline::connections::ConnectionTest;
use crate::pipeline::{connections, portfolio};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(try_out).service(test).service(replace);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TryConnection {
    /// Microsoft's id of the directory.
    tenant_id: String,
    credential: CredentialInput,
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
    let CredentialInput::Secret { client_id, client_secret } = credential;
    let directory = parse::field("tenantId", &tenant_id)?;
    let client_id = parse::field("credential.clientId", &client_id)?;
    Ok(web::Json(test_view(connections::try_out(&state.context, directory, client_id, client_secret).await)))
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

/// Replace the credential.
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
    let CredentialInput::Secret { client_id, client_secret } = body.into_inner();
    let client_id = parse::field("clientId", &client_id)?;
    connections::replace(&state.context, signed_in.actor(), id, client_id, client_secret).await?;
    Ok(web::Json(view(&portfolio::tenant(&state.context, id).await?)))
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
