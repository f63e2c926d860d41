//! The OpenAPI document, made from the code.

use std::sync::LazyLock;

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, get};
use utoipa::OpenApi;
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{ApiError, configure, failures};

#[derive(OpenApi)]
#[openapi(info(
    title = "Plumbline",
    description = "Keeps Microsoft 365 tenants configured as agreed. Sign in with `POST /session`; the cookie of \
                   the answer is the session."
))]
struct Head;

static TEXT: LazyLock<String> = LazyLock::new(|| document().to_json().unwrap_or_default());

/// All operations.
pub fn document() -> utoipa::openapi::OpenApi {
    let app = actix_web::App::new().into_utoipa_app().openapi(Head::openapi());
    let (_, mut document) = app.configure(configure).split_for_parts();
    failures::describe(&mut document);
    document
}

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.map(|config| config.service(openapi_json));
}

/// Not an operation of its own document.
#[get("/openapi.json")]
async fn openapi_json() -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(TEXT.as_str())
}

/// For every path below `/api/v1` that is no operation.
pub(super) async fn no_operation(request: HttpRequest) -> Result<HttpResponse, ApiError> {
    Err(nowhere(request.method(), request.path()))
}

pub(super) fn nowhere(method: &Method, path: &str) -> ApiError {
    ApiError::not_found(&format!("operation as {method} {path}"))
}
