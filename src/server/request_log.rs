//! Names each request, and logs one line about it: what was asked by its route and how it ended. Neither query nor
//! body nor address, and of the path only what the router knows, as a path can hold anything.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};
use slog::{Logger, debug, info};

use crate::api::ApiState;
use crate::logging::RequestId;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// What is no operation: pages, their parts, and paths that lead nowhere.
const NO_ROUTE: &str = "(none)";

/// # Errors
/// Those of the handlers below.
pub async fn record(
    state: web::Data<ApiState>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let id = named_by_proxy(&state, &request).unwrap_or_else(RequestId::generate);
    request.extensions_mut().insert(id.clone());
    let (method, started) = (request.method().clone(), Instant::now());
    let logger = state.context.logger.clone();
    let name = id.clone();
    let answered = async move {
        let mut response = next.call(request).await?;
        if let Ok(value) = HeaderValue::from_str(name.as_str()) {
            response.headers_mut().insert(HEADER, value);
        }
        tell(&logger, &method, &response, started);
        Ok(response)
    };
    id.around(answered).await
}

/// A proxy that is trusted may have named it already, so that its log and ours can be read together.
fn named_by_proxy(state: &ApiState, request: &ServiceRequest) -> Option<RequestId> {
    let peer = request.peer_addr()?.ip();
    let is_trusted = state.trusted_proxies.iter().any(|network| network.contains(&peer));
    let given = request.headers().get(HEADER).filter(|_| is_trusted)?;
    RequestId::parse(given.to_str().ok()?)
}

/// Reading is the rule and told at `debug`; what changes something or is refused is told at `info`.
fn tell<B>(logger: &Logger, method: &Method, response: &ServiceResponse<B>, started: Instant) {
    let route = response.request().match_pattern().unwrap_or_else(|| NO_ROUTE.to_owned());
    let status = response.status();
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let fields = slog::o!("method" => word(method), "route" => route, "status" => status.as_u16(),
        "duration_ms" => duration_ms);
    if is_read(method) && !is_notable(status) {
        debug!(logger, "answered a request"; fields);
    } else {
        info!(logger, "answered a request"; fields);
    }
}

fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Nothing was found is what a reader can cause by a mistyped address; the rest is worth a look.
fn is_notable(status: StatusCode) -> bool {
    status.is_server_error() || (status.is_client_error() && status != StatusCode::NOT_FOUND)
}

/// Anybody can send a method of an own making.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}
