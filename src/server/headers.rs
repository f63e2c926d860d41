//! Headers of every answer.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web;

use slog::error;

use crate::api::ApiState;

/// API answers are data: nothing in them may run or be framed. The page brings its own policy.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
/// The API browser is the only page with styles of its own.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; \
                           img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
/// Two years, as browsers' preload lists want it.
const TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// Adds what the answer does not have yet.
///
/// # Errors
/// Those of the handlers below.
pub async fn add(
    state: web::Data<ApiState>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let is_docs = request.path().starts_with("/api/docs");
    let is_api = request.path().starts_with("/api/");
    let (path, inner) = (request.path().to_owned(), request.request().clone());
    let mut response = match next.call(request).await {
        Ok(response) => response.map_into_boxed_body(),
        // A refusal is an answer too, and must carry the headers.
        Err(error) => ServiceResponse::from_err(error, inner).map_into_boxed_body(),
    };
    if let Some(cause) = response.response().error().filter(|_| response.status().is_server_error()) {
        error!(state.context.logger, "a request failed"; "path" => path, "error" => cause.to_string());
    }
    let headers = response.headers_mut();
    set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, X_FRAME_OPTIONS, "DENY");
    set(headers, HeaderName::from_static("x-xss-protection"), "0");
    set(headers, REFERRER_POLICY, "no-referrer");
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, CONTENT_SECURITY_POLICY, if is_docs { DOCS_POLICY } else { DATA_POLICY });
    if is_api {
        set(headers, CACHE_CONTROL, "no-store");
    }
    if state.public_url.as_ref().is_some_and(|url| url.scheme() == "https") {
        set(headers, STRICT_TRANSPORT_SECURITY, TRANSPORT);
    }
    Ok(response)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
