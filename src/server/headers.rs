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

/// Answers are data: nothing in them may run or be framed. The page of the app brings its own policy.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// The API browser comes from the binary as files: nothing of it stands in the page. It draws its icons as `data:`
/// images, makes one style element, which is known by its hash, and asks this server alone.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; \
                           style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; \
                           style-src-attr 'unsafe-inline'; \
                           img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; \
                           form-action 'none'";
/// Two years, as browsers' preload lists want it.
const TRANSPORT: &str = "max-age=63072000; includeSubDomains";
/// What no page of ours ever needs, in case something foreign gets into one.
const PERMISSIONS: &str = "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), \
                           gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
                           publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Adds what the answer does not have yet.
///
/// # Errors
/// Those of the handlers below, which get the headers, too.
pub async fn add(
    state: web::Data<ApiState>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let path = request.path().to_owned();
    let set =
        Set { is_docs: path.starts_with("/api/docs"), is_api: path.starts_with("/api/"), is_secure: state.is_secure() };
    match next.call(request).await {
        Ok(mut response) => {
            if let Some(cause) = response.response().error().filter(|_| response.status().is_server_error()) {
                error!(state.context.logger, "a request failed"; "path" => path, "error" => cause.to_string());
            }
            set.add_to(response.headers_mut());
            Ok(response)
        }
        Err(mut error) => {
            error.add_response_mapper(move |mut response| {
                set.add_to(response.headers_mut());
                response
            });
            Err(error)
        }
    }
}

/// Which headers an answer gets.
#[derive(Debug, Clone, Copy)]
struct Set {
    is_docs: bool,
    is_api: bool,
    is_secure: bool,
}

impl Set {
    fn add_to(self, headers: &mut HeaderMap) {
        set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(headers, X_FRAME_OPTIONS, "DENY");
        set(headers, HeaderName::from_static("x-xss-protection"), "0");
        set(headers, REFERRER_POLICY, "no-referrer");
        set(headers, HeaderName::from_static("permissions-policy"), PERMISSIONS);
        set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
        set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
        set(headers, CONTENT_SECURITY_POLICY, if self.is_docs { DOCS_POLICY } else { DATA_POLICY });
        if self.is_api {
            set(headers, CACHE_CONTROL, "no-store");
        }
        if self.is_secure {
            set(headers, STRICT_TRANSPORT_SECURITY, TRANSPORT);
        }
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
