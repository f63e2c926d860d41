//! Who gets in: sessions are checked here, before any handler runs.

use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HOST};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, ResponseError, web};
use percent_encoding::percent_decode_str;
use url::Url;

use super::client_address::client_address;
use super::document::nowhere;
use super::own_session::OwnSession;
use super::permit::{self, PathParts};
use super::rights::{self, Right};
use super::{ApiError, ApiState, request_mark};
use crate::auth::is_bearer;
use crate::crypto::OpaqueToken;
use crate::logging::RequestId;
use crate::pipeline::Actor;
use crate::pipeline::identity::{self, Identity};
use crate::store::sessions::Session;

const API: &str = "/api/";
/// What describes the operations, for whoever is signed in.
const DOCUMENTS: [&str; 2] = ["/api/v1/openapi.json", "/api/docs/"];

/// What somebody may do whose password was chosen by somebody else.
const WITH_A_PASSWORD_TO_CHANGE: [(Method, &str); 4] = [
    (Method::GET, "/api/v1/session"),
    (Method::DELETE, "/api/v1/session"),
    (Method::GET, "/api/v1/account"),
    (Method::PUT, "/api/v1/account/password"),
];

/// The signed-in person, for handlers, and whom the audit trail names.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Identity, Actor);

impl SignedIn {
    pub fn actor(&self) -> Actor {
        self.1.clone()
    }

    /// Tells one identity from another.
    pub fn key(&self) -> String {
        self.0.user_id.to_string()
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

/// Refuses whatever the table of rights does not allow, before any handler runs. A refusal is an answer like any other,
/// so that it gets all headers.
///
/// # Errors
/// Those of the handlers below.
pub async fn guard(
    state: web::Data<ApiState>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    match admit(&state, &request).await {
        Ok(()) => Ok(next.call(request).await?.map_into_boxed_body()),
        Err(refusal) => Ok(request.into_response(refusal.error_response())),
    }
}

async fn admit(state: &ApiState, request: &ServiceRequest) -> Result<(), ApiError> {
    // The router decodes the path, so the check must, or an encoded letter would lead past it.
    let path = percent_decode_str(request.path()).decode_utf8_lossy().into_owned();
    if !path.starts_with(API) {
        return Ok(());
    }
    let pattern = request.match_pattern().unwrap_or_default();
    let operation = rights::operation(request.method(), &pattern);
    if operation.is_some_and(|operation| operation.right == Right::Open) {
        return Ok(());
    }
    let who = identify(state, request, &path).await?;
    if let Some(operation) = operation {
        let parts = PathParts { path: request.path(), pattern: &pattern };
        let permit = permit::decide(state, who.clone(), operation, &parts).await?;
        request.extensions_mut().insert(permit);
    } else if request.method() != Method::GET || !DOCUMENTS.iter().any(|document| path.starts_with(document)) {
        return Err(nowhere(request.method(), request.path()));
    }
    request.extensions_mut().insert(who);
    Ok(())
}

/// Who asks, by what the request carries.
async fn identify(state: &ApiState, request: &ServiceRequest, path: &str) -> Result<SignedIn, ApiError> {
    let address = client_address(request.request(), &state.trusted_proxies);
    let identity = match proof(state, request.request())? {
        Proof::Cookie(token) => identity::of_session(&state.context, &token).await?,
        Proof::Bearer(token) => identity::of_token(&state.context, &token, address).await?,
    };
    let identity = identity.ok_or_else(ApiError::unauthenticated)?;
    let name = identity.name.clone();
    let Some(session) = identity.session.clone() else {
        return Ok(SignedIn(identity, Actor::token(name, address, RequestId::current_text())));
    };
    request_mark::check(request.method(), request.headers())?;
    check_password_is_own(&session, request.method(), path)?;
    let actor = Actor::session(name, address, RequestId::current_text());
    request.extensions_mut().insert(OwnSession { session, actor: actor.clone() });
    Ok(SignedIn(identity, actor))
}

/// What a request shows of who sent it.
enum Proof {
    Cookie(OpaqueToken),
    Bearer(OpaqueToken),
}

/// Two proofs at once are none: which of them counts would be for the sender to guess.
fn proof(state: &ApiState, request: &HttpRequest) -> Result<Proof, ApiError> {
    let header = request.headers().get(AUTHORIZATION);
    match (token(state, request), header) {
        (Some(_), Some(_)) => {
            let detail = "send the cookie of a session or an API token, not both";
            Err(ApiError::new(StatusCode::BAD_REQUEST, "twoProofs", detail))
        }
        (Some(token), None) => Ok(Proof::Cookie(token)),
        (None, Some(header)) => {
            let text = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
            let text = text.filter(|text| is_bearer(text)).ok_or_else(ApiError::unauthenticated)?;
            Ok(Proof::Bearer(OpaqueToken::from_text(text.to_owned())))
        }
        (None, None) => Err(ApiError::unauthenticated()),
    }
}

/// A password that somebody else chose opens nothing but the way to another one.
fn check_password_is_own(session: &Session, method: &Method, path: &str) -> Result<(), ApiError> {
    let is_open = WITH_A_PASSWORD_TO_CHANGE.iter().any(|(open, at)| open == method && *at == path);
    if is_open || !session.must_change_password {
        return Ok(());
    }
    let detail = "your password was chosen by somebody else: choose another one first";
    Err(ApiError::new(StatusCode::FORBIDDEN, "passwordChangeNeeded", detail))
}

/// The session token of the request, if it carries one.
pub(super) fn token(state: &ApiState, request: &HttpRequest) -> Option<OpaqueToken> {
    let cookie = request.cookie(cookie_name(state))?;
    Some(OpaqueToken::from_text(cookie.value().to_owned()))
}

/// Our own address as a browser reaches it. Without a configured one it is that of this request, which the check of the
/// host lets through on loopback alone.
pub(super) fn own_url(state: &ApiState, request: &HttpRequest, path: &str) -> Result<Url, ApiError> {
    let host = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    let scheme = if state.is_tls { "https" } else { "http" };
    let base = match (&state.public_url, host) {
        (Some(url), _) => Some(url.clone()),
        (None, Some(host)) if state.is_loopback_only => Url::parse(&format!("{scheme}://{host}")).ok(),
        (None, _) => None,
    };
    base.and_then(|base| base.join(path).ok()).ok_or_else(|| {
        let detail = "Microsoft must know where to send the browser back: set PLUMBLINE_PUBLIC_URL";
        ApiError::new(StatusCode::CONFLICT, "publicUrlMissing", detail)
    })
}

// Browsers accept the prefix only together with `Secure`, and some do not take `Secure` on plain loopback.
const SECURE_NAME: &str = "__Host-plumbline";
const PLAIN_NAME: &str = "plumbline";

/// Only the name that fits is accepted: a neighbour over plain HTTP could set the other one.
fn cookie_name(state: &ApiState) -> &'static str {
    if state.is_secure() { SECURE_NAME } else { PLAIN_NAME }
}

/// The cookie of a session.
pub(super) fn cookie(state: &ApiState, token: &OpaqueToken) -> Cookie<'static> {
    let is_secure = state.is_secure();
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
