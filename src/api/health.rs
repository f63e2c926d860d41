//! For supervisors: alive, and ready to work.

use actix_web::{HttpResponse, get, web};

use super::ApiState;
use crate::pipeline::access;

/// The process answers.
#[get("/healthz")]
pub(super) async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "status": "ok" }))
}

/// The database answers too.
#[get("/readyz")]
pub(super) async fn readyz(state: web::Data<ApiState>) -> HttpResponse {
    match access::setup_required(&state.context).await {
        Ok(_) => HttpResponse::Ok().json(serde_json::json!({ "status": "ready" })),
        Err(_) => HttpResponse::ServiceUnavailable().json(serde_json::json!({ "status": "database unavailable" })),
    }
}
