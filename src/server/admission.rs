//! What is checked of every request before anybody asks who sends it: its size, its form, the name it calls us by,
//! the page it comes from, and how many there were.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, TRANSFER_ENCODING};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, ResponseError, web};
use std::net::IpAddr;

use super::hosts::{check_host, check_origin};
use super::limits::{ADDRESS_LIMIT_BYTES, HEADERS_LIMIT_BYTES, Limits};
use super::pace::{Pace, network};
use super::slow_body::paced;
use crate::api::guard::SignedIn;
use crate::api::{ApiError, ApiState, client_address};

/// What all workers share to bound their clients.
pub(super) struct Doorkeeper {
    pub(super) limits: Limits,
    by_address: Pace<IpAddr>,
    by_identity: Pace<String>,
}

impl Doorkeeper {
    pub(super) fn new(limits: Limits) -> Self {
        Self { by_address: Pace::new(&limits), by_identity: Pace::new(&limits), limits }
    }
}

/// Refuses before anything is read or looked up. A refusal is an answer like any other, so that it gets all headers.
///
/// # Errors
/// Those of the handlers below.
pub(super) async fn admit(
    state: web::Data<ApiState>,
    doorkeeper: web::Data<Doorkeeper>,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    if let Err(refusal) = check(&state, &doorkeeper, &request) {
        return Ok(request.into_response(refusal.error_response()));
    }
    let body = paced(request.take_payload(), &doorkeeper.limits);
    request.set_payload(body);
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Counts what one identity asks, from however many addresses.
///
/// # Errors
/// Those of the handlers below.
pub(super) async fn count(
    doorkeeper: web::Data<Doorkeeper>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let identity = request.extensions().get::<SignedIn>().map(SignedIn::key);
    if let Some(Err(wait)) = identity.map(|key| doorkeeper.by_identity.admit(key)) {
        return Ok(request.into_response(ApiError::too_many_requests(wait).error_response()));
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

fn check(state: &ApiState, doorkeeper: &Doorkeeper, request: &ServiceRequest) -> Result<(), ApiError> {
    if let Some(address) = client_address(request.request(), &state.trusted_proxies) {
        doorkeeper.by_address.admit(network(address)).map_err(ApiError::too_many_requests)?;
    }
    check_size(request)?;
    check_host(state, request)?;
    check_origin(state, request)?;
    check_body(request)
}

fn check_size(request: &ServiceRequest) -> Result<(), ApiError> {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > ADDRESS_LIMIT_BYTES) {
        let detail = format!("the address may have at most {ADDRESS_LIMIT_BYTES} bytes");
        return Err(ApiError::new(StatusCode::URI_TOO_LONG, "addressTooLong", detail));
    }
    let size: usize = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if size > HEADERS_LIMIT_BYTES {
        let detail = format!("the headers may have at most {HEADERS_LIMIT_BYTES} bytes together");
        return Err(ApiError::new(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "headersTooLarge", detail));
    }
    Ok(())
}

/// Bodies are JSON and say so: a form or a text is what a foreign page can send without being asked first. They come
/// as they are: a compressed one may be a thousand times as large as what was sent.
fn check_body(request: &ServiceRequest) -> Result<(), ApiError> {
    let refused = |code, detail| Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, code, detail));
    let header = |name: HeaderName| request.headers().get(name).map(|value| value.to_str().unwrap_or_default());
    if header(CONTENT_ENCODING).is_some_and(|coding| !coding.eq_ignore_ascii_case("identity")) {
        return refused("encodedBody", "send the body as it is, without `Content-Encoding`");
    }
    let has_body = header(CONTENT_LENGTH).is_some_and(|length| length.trim() != "0")
        || request.headers().contains_key(TRANSFER_ENCODING);
    let is_read = !matches!(*request.method(), Method::GET | Method::HEAD);
    let is_json = match header(CONTENT_TYPE) {
        Some(kind) => is_json(kind),
        None => !has_body,
    };
    if is_read && !is_json {
        return refused("notJson", "send JSON with `Content-Type: application/json`");
    }
    Ok(())
}

fn is_json(kind: &str) -> bool {
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}
