//! Calls from pages of another origin: closed, but for the origins that the configuration names.

use actix_cors::Cors;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderName, IF_MATCH, RETRY_AFTER};

/// What our own pages send with every change.
const REQUEST_MARK: HeaderName = HeaderName::from_static("x-plumbline-request");
/// How long a browser may remember the answer to its question.
const REMEMBERED_SECONDS: usize = 600;

/// What tells a browser that pages of these origins, and no others, may read answers and send the session.
pub(super) fn for_origins(origins: &[String]) -> Cors {
    let closed = Cors::default()
        .allowed_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allowed_headers([CONTENT_TYPE, IF_MATCH, REQUEST_MARK])
        .expose_headers([CONTENT_DISPOSITION, ETAG, RETRY_AFTER])
        .max_age(REMEMBERED_SECONDS)
        .supports_credentials();
    origins.iter().fold(closed, |cors, origin| cors.allowed_origin(origin))
}
