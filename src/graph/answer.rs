//! Reads answers: never more than the limit, and errors in the shape that Microsoft gives them.

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::{GraphError, Service};
use super::retry::{self, Cause, Failure, Setback};
use crate::domain::model::Timestamp;
use crate::logging::Redactor;

/// Errors are short; what is longer comes from something else than Graph.
const ERROR_LIMIT_BYTES: u64 = 256 * 1024;

/// What of a message is worth showing to a person.
const MESSAGE_LIMIT_CHARACTERS: usize = 1_000;

/// The whole body. A cut connection is a setback, too large a body is final.
pub(super) async fn body(mut response: Response, service: Service, limit_bytes: u64) -> Result<Vec<u8>, Failure> {
    let too_large = || Failure::Final(GraphError::TooLarge { service, limit_bytes });
    if response.content_length().is_some_and(|length| length > limit_bytes) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(network)? {
        body.extend_from_slice(&chunk);
        if size(&body) > limit_bytes {
            return Err(too_large());
        }
    }
    Ok(body)
}

/// A fault below HTTP. The address is left out: the error around it tells the service.
pub(super) fn network(cause: reqwest::Error) -> Failure {
    Failure::Passing(Setback { cause: Cause::Network(Box::new(cause.without_url())), retry_after: None })
}

/// What a refusal means for the request.
pub(super) async fn refusal(response: Response, now: Timestamp, redactor: &Redactor) -> Failure {
    let status = response.status().as_u16();
    let retry_after = retry_after(response.headers(), now);
    let request_id = request_id(response.headers());
    let body = body(response, Service::Graph, ERROR_LIMIT_BYTES).await.unwrap_or_default();
    refused(status, retry_after, request_id, &body, redactor)
}

/// As [`refusal`], of an answer whose parts are known: also a part of a batch.
pub(super) fn refused(
    status: u16,
    retry_after: Option<tokio::time::Duration>,
    request_id: Option<String>,
    body: &[u8],
    redactor: &Redactor,
) -> Failure {
    if status == StatusCode::TOO_MANY_REQUESTS.as_u16() {
        return Failure::Passing(Setback { cause: Cause::TooManyRequests, retry_after });
    }
    let error = api_error(status, body, request_id, redactor);
    match status {
        401 => Failure::Unauthorised(error),
        passing if retry::is_passing(passing) => {
            Failure::Passing(Setback { cause: Cause::Unavailable(error), retry_after })
        }
        _ => Failure::Final(error),
    }
}

/// How near a limit is; told above 0.8 only (concepts/throttling-limits.md).
pub(super) fn throttle_share(headers: &HeaderMap) -> Option<f64> {
    headers.get("x-ms-throttle-limit-percentage")?.to_str().ok()?.parse().ok()
}

/// How long the service asks to wait.
pub(super) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<tokio::time::Duration> {
    headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()).and_then(|text| retry::retry_after(text, now))
}

/// Microsoft's id of the request, which its support asks for.
pub(super) fn request_id(headers: &HeaderMap) -> Option<String> {
    headers.get("request-id").and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// The JSON of an answer. Its text is left out of the error, since it may hold the tenant's data.
pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, GraphError> {
    serde_json::from_slice(body).map_err(|cause| GraphError::BadAnswer {
        service: Service::Graph,
        reason: format!("not the expected JSON at line {} column {}", cause.line(), cause.column()),
    })
}

/// Cuts what is too long to be shown and takes out secrets, should a service have sent them back.
pub(super) fn message(text: &str, redactor: &Redactor) -> String {
    redactor.redacted(text).chars().take(MESSAGE_LIMIT_CHARACTERS).collect()
}

/// Lossless on every platform that Rust knows.
pub(super) fn size(body: &[u8]) -> u64 {
    u64::try_from(body.len()).unwrap_or(u64::MAX)
}

#[derive(Deserialize)]
struct ErrorBody {
    error: ErrorObject,
}

#[derive(Deserialize)]
struct ErrorObject {
    #[serde(default)]
    code: String,
    #[serde(default)]
    message: String,
    #[serde(default, rename = "innerError", alias = "innererror")]
    inner: Option<InnerError>,
}

#[derive(Deserialize)]
struct InnerError {
    #[serde(default, rename = "request-id")]
    request_id: Option<String>,
}

/// Intune wraps its message once more, as JSON inside of the text.
#[derive(Deserialize)]
struct WrappedMessage {
    #[serde(rename = "Message")]
    message: String,
}

fn api_error(status: u16, body: &[u8], request_id: Option<String>, redactor: &Redactor) -> GraphError {
    let known = StatusCode::from_u16(status).ok();
    let reason = known.and_then(|status| status.canonical_reason()).unwrap_or("an unknown status");
    let Ok(ErrorBody { error }) = serde_json::from_slice::<ErrorBody>(body) else {
        return GraphError::Api {
            status,
            code: "unknown".to_owned(),
            message: format!("{reason}, without an error that Microsoft Graph would send"),
            request_id,
        };
    };
    let unwrapped = serde_json::from_str::<WrappedMessage>(&error.message).map(|wrapped| wrapped.message);
    let text = unwrapped.unwrap_or(error.message);
    GraphError::Api {
        status,
        code: if error.code.is_empty() { "unknown".to_owned() } else { message(&error.code, redactor) },
        message: if text.is_empty() { reason.to_owned() } else { message(&text, redactor) },
        request_id: request_id.or(error.inner.and_then(|inner| inner.request_id)),
    }
}
