//! Who gets in: sessions, origins and hosts are checked here, before any handler runs.

use std::net::IpAddr;

use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{HOST, HeaderMap, ORIGIN};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use percent_encoding::percent_decode_str;
use url::Url;

use super::{ApiError, ApiState};
use crate::crypto::OpaqueToken;
use crate::pipeline::{Actor, access};
use crate::store::sessions::Session;

const API: &str = "/api/";
/// All that answers without a session. Nothing else does, known route or not.
const OPEN: [(Method, &str); 4] = [
    (Method::GET, "/api/v1/public/config"),
    (Method::POST, "/api/v1/setup"),
    (Method::POST, "/api/v1/session"),
    (Method::POST, "/api/v1/session/demo"),
];

/// The signed-in person, for handlers.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Session);

impl SignedIn {
    pub fn actor(&self) -> Actor {
        Actor(self.0.username.clone())
    }
}

impl FromRequest for SignedIn {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let session = request.extensions().get::<Self>().cloned();
        std::future::ready(session.ok_or_else(ApiError::unauthenticated))
    }
}

/// Refuses foreign hosts and origins, and whatever needs a session that is not there.
///
/// # Errors
/// 401 without a session, 403 for a foreign origin, 421 for a foreign host.
pub async fn guard(
    state: web::Data<ApiState>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    check_host(&state, request.headers())?;
    // The router decodes the path, so the check must, or an encoded letter would lead past it.
    let path = percent_decode_str(request.path()).decode_utf8_lossy().into_owned();
    if !path.starts_with(API) {
        return next.call(request).await;
    }
    check_origin(&state, &request)?;
    let is_open = OPEN.iter().any(|(method, open)| method == request.method() && *open == path);
    if !is_open {
        let token = token(&state, request.request()).ok_or_else(ApiError::unauthenticated)?;
        let session = access::session(&state.context, &token).await.map_err(ApiError::from)?;
        request.extensions_mut().insert(SignedIn(session.ok_or_else(ApiError::unauthenticated)?));
    }
    next.call(request).await
}

/// The session token of the request, if it carries one.
pub(super) fn token(state: &ApiState, request: &HttpRequest) -> Option<OpaqueToken> {
    let cookie = request.cookie(cookie_name(state))?;
    Some(OpaqueToken::from_text(cookie.value().to_owned()))
}

// Browsers accept the prefix only together with `Secure`, and some do not take `Secure` on plain loopback.
const SECURE_NAME: &str = "__Host-plumbline";
const PLAIN_NAME: &str = "plumbline";

/// Only the name that fits is accepted: a neighbour over plain HTTP could set the other one.
fn cookie_name(state: &ApiState) -> &'static str {
    if is_secure(state) { SECURE_NAME } else { PLAIN_NAME }
}

fn is_secure(state: &ApiState) -> bool {
    state.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
}

/// The cookie of a session.
pub(super) fn cookie(state: &ApiState, token: &OpaqueToken) -> Cookie<'static> {
    let is_secure = is_secure(state);
    Cookie::build(cookie_name(state), token.expose().to_owned())
        .path("/")
        .http_only(true)
        .secure(is_secure)
        .same_site(SameSite::Strict)
        .finish()
}

/// What makes the browser forget the session.
pub(super) fn no_cookie(state: &ApiState) -> Cookie<'static> {
    let mut cookie = cookie(state, &OpaqueToken::from_text(String::new()));
    cookie.make_removal();
    cookie
}

/// A page on another host that resolves to 127.0.0.1 must not speak to us in the name of our user.
fn check_host(state: &ApiState, headers: &HeaderMap) -> Result<(), ApiError> {
    if !state.is_loopback_only {
        return Ok(());
    }
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let public = state.public_url.as_ref().and_then(Url::host_str);
    let name = host_name(host);
    if is_loopback_name(name) || public == Some(name) {
        return Ok(());
    }
    let detail = "this server is reached as 127.0.0.1 or localhost; set PLUMBLINE_PUBLIC_URL for another name";
    Err(ApiError::new(StatusCode::MISDIRECTED_REQUEST, "foreignHost", detail))
}

/// A change must come from our own pages, or from a program, which sends neither header.
fn check_origin(state: &ApiState, request: &ServiceRequest) -> Result<(), ApiError> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let own = header(HOST.as_str()).unwrap_or_default();
    let from_own = header(ORIGIN.as_str()).is_none_or(|origin| is_own_origin(state, origin, own));
    let same_site = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let from_frontend = header(ORIGIN.as_str()).is_some_and(|origin| is_frontend(state, origin));
    if from_frontend || (from_own && same_site) {
        return Ok(());
    }
    Err(ApiError::new(StatusCode::FORBIDDEN, "foreignOrigin", "changes are accepted from Plumbline's own pages only"))
}

fn is_own_origin(state: &ApiState, origin: &str, own_host: &str) -> bool {
    let of_host = Url::parse(origin).is_ok_and(|url| {
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        url.host_str().is_some_and(|host| format!("{host}{port}") == own_host)
    });
    of_host || state.public_url.as_ref().is_some_and(|url| url.origin().ascii_serialization() == origin)
}

fn is_frontend(state: &ApiState, origin: &str) -> bool {
    state.frontend_url.as_ref().is_some_and(|url| url.origin().ascii_serialization() == origin)
}

fn host_name(host: &str) -> &str {
    match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => host.split(':').next().unwrap_or_default(),
    }
}

fn is_loopback_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{host_name, is_loopback_name};

    #[test]
    fn only_loopback_names_are_loopback() {
        for (host, expected) in [
            ("127.0.0.1:8365", true),
            ("localhost", true),
            ("[::1]:8365", true),
            ("LOCALHOST:1", true),
            ("evil.example", false),
            ("127.0.0.1.evil.example:8365", false),
            ("", false),
        ] {
            assert_eq!(is_loopback_name(host_name(host)), expected, "{host}");
        }
    }
}
