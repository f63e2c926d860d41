//! What anybody may know: nothing but how to get in.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{ApiError, ApiState};
use crate::pipeline::access;

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
    }))
}
