//! What anybody may know: nothing but how to get in.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::branding::{Look, look};
use super::{ApiError, ApiState};
use crate::pipeline::{access, branding};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(public_config);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PublicConfig {
    name: &'static str,
    version: &'static str,
    /// Visitors are signed in by themselves with `POST /session/demo`.
    demo: bool,
    /// The first administrator is still to be made with `POST /setup`.
    setup_required: bool,
    /// How the installation looks.
    branding: Look,
    /// The identity provider to sign in with at `/auth/login`; null when there is none.
    provider: Option<ProviderName>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ProviderName {
    /// What people call it.
    name: String,
}

/// Platform settings that a browser needs before anybody signed in.
#[utoipa::path(operation_id = "getPublicConfig", responses((status = 200, body = PublicConfig)), tag = "session")]
#[get("/public/config")]
async fn public_config(state: web::Data<ApiState>) -> Result<web::Json<PublicConfig>, ApiError> {
    Ok(web::Json(PublicConfig {
        name: "Plumbline",
        version: env!("CARGO_PKG_VERSION"),
        demo: state.demo_user.is_some(),
        setup_required: access::setup_required(&state.context).await?,
        branding: look(&branding::get(&state.context).await?.branding),
        provider: state
            .context
            .provider
            .as_ref()
            .map(|provider| ProviderName { name: provider.settings().name.clone() }),
    }))
}
