//! From texts of the request to types, once, at the edge.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::str::FromStr;

use actix_web::HttpRequest;
use actix_web::error::{JsonPayloadError, PayloadError, QueryPayloadError};
use actix_web::http::StatusCode;
use actix_web::http::header::IF_MATCH;
use actix_web::web::{self, Bytes};
use serde::de::DeserializeOwned;

use super::{ApiError, BODY_LIMIT_BYTES};
use crate::domain::model::{
    AcceptanceId, ApiTokenId, AppRegistrationId, AreaKey, CollectorId, DriftId, IgnoreRuleId, JobId, PlanId,
    ResourceId, RoleRuleId, SchemaNoticeId, SessionId, TenantGroupId, TenantId, TenantNoteId, Timestamp, UserId,
};

/// The most items of one page.
const PAGE_LIMIT: u32 = 1_000;
const DEFAULT_PAGE: u32 = 100;
/// The most tenants that a query names; their ids still fit into a line of a request.
const TENANTS_LIMIT: usize = 100;

/// A malformed id in a path names nothing, so it is not found like any other.
pub(super) fn tenant(text: &str) -> Result<TenantId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("tenant"))
}

pub(super) fn app_registration(text: &str) -> Result<AppRegistrationId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("app registration"))
}

pub(super) fn drift(text: &str) -> Result<DriftId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("drift"))
}

pub(super) fn plan(text: &str) -> Result<PlanId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("plan"))
}

pub(super) fn schema_notice(text: &str) -> Result<SchemaNoticeId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("schema notice"))
}

pub(super) fn role_rule(text: &str) -> Result<RoleRuleId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("role rule"))
}

pub(super) fn collector(text: &str) -> Result<CollectorId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("collector"))
}

pub(super) fn acceptance(text: &str) -> Result<AcceptanceId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("running acceptance"))
}

pub(super) fn ignore_rule(text: &str) -> Result<IgnoreRuleId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("ignore rule"))
}

pub(super) fn tenant_group(text: &str) -> Result<TenantGroupId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("tenant group"))
}

pub(super) fn tenant_note(text: &str) -> Result<TenantNoteId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("note"))
}

pub(super) fn api_token(text: &str) -> Result<ApiTokenId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("token"))
}

pub(super) fn user(text: &str) -> Result<UserId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("user"))
}

pub(super) fn job(text: &str) -> Result<JobId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("job"))
}

pub(super) fn session(text: &str) -> Result<SessionId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("session"))
}

pub(super) fn resource(text: &str) -> Result<ResourceId, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("resource"))
}

pub(super) fn area(text: &str) -> Result<AreaKey, ApiError> {
    text.parse().map_err(|_| ApiError::not_found("area"))
}

/// A field of a body or a query.
pub(super) fn field<T>(name: &str, text: &str) -> Result<T, ApiError>
where
    T: FromStr<Err: std::fmt::Display>,
{
    text.trim().parse().map_err(|error: T::Err| ApiError::invalid(name, error.to_string()))
}

/// A time of a query, if it is there.
pub(super) fn optional_time(name: &str, text: Option<&str>) -> Result<Option<Timestamp>, ApiError> {
    let refused = |_| ApiError::invalid(name, "expected a time with its zone, such as 2026-11-26T09:00:00Z");
    text.filter(|text| !text.is_empty()).map(|text| text.trim().parse().map_err(refused)).transpose()
}

/// A time of a query that must be there.
pub(super) fn time(name: &str, text: Option<&str>) -> Result<Timestamp, ApiError> {
    let missing = || ApiError::invalid(name, "expected a time, such as 2026-11-26T09:00:00Z");
    optional_time(name, text)?.ok_or_else(missing)
}

/// A word of one of our enums.
pub(super) fn word<T>(name: &str, text: &str, parse: fn(&str) -> Option<T>, expected: &str) -> Result<T, ApiError> {
    parse(text).ok_or_else(|| ApiError::invalid(name, format!("expected one of {expected}")))
}

/// Tenants that a query names, if it names any.
pub(super) fn some_tenants(name: &str, text: Option<&str>) -> Result<Option<BTreeSet<TenantId>>, ApiError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let named = text.split(',').map(|one| field(name, one)).collect::<Result<BTreeSet<_>, _>>()?;
    if named.len() > TENANTS_LIMIT {
        return Err(ApiError::invalid(name, format!("name at most {TENANTS_LIMIT} tenants")));
    }
    Ok(Some(named))
}

/// The page size that is asked for, within bounds.
pub(super) fn limit(asked: Option<u32>) -> u32 {
    asked.unwrap_or(DEFAULT_PAGE).clamp(1, PAGE_LIMIT)
}

/// The version that somebody started from.
pub(super) fn if_match(request: &HttpRequest, what: &str) -> Result<u64, ApiError> {
    let header = request.headers().get(IF_MATCH).and_then(|value| value.to_str().ok());
    let version = header.and_then(|text| text.trim().trim_matches('"').parse().ok());
    let detail = format!("send the ETag of the {what} you edited as If-Match, so that nobody's change is lost");
    version.ok_or_else(|| ApiError::new(StatusCode::PRECONDITION_REQUIRED, "ifMatchRequired", detail))
}

/// A body that may be left out, so that no extractor can take it.
pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|cause| not_json(&cause))
}

/// A whole body, for handlers that parse it themselves.
pub(super) async fn body(payload: web::Payload, limit_bytes: usize) -> Result<Bytes, ApiError> {
    let bytes = payload.to_bytes_limited(limit_bytes).await.map_err(|_| too_large(limit_bytes))?;
    bytes.map_err(|cause| match cause.as_error::<PayloadError>() {
        Some(cause) => unreadable(cause),
        None => ApiError::new(StatusCode::BAD_REQUEST, "brokenBody", format!("the body cannot be read: {cause}")),
    })
}

fn too_large(limit_bytes: usize) -> ApiError {
    let detail = format!("the body may have at most {} MiB", limit_bytes / (1024 * 1024));
    ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "bodyTooLarge", detail)
}

fn unreadable(cause: &PayloadError) -> ApiError {
    match cause {
        PayloadError::Io(cause) if cause.kind() == ErrorKind::TimedOut => {
            let detail = "the body did not arrive in time: send it faster, or in one piece";
            ApiError::new(StatusCode::REQUEST_TIMEOUT, "bodyTooSlow", detail)
        }
        PayloadError::Overflow => too_large(BODY_LIMIT_BYTES),
        other => ApiError::new(StatusCode::BAD_REQUEST, "brokenBody", format!("the body cannot be read: {other}")),
    }
}

pub(super) fn body_error(error: &JsonPayloadError) -> actix_web::Error {
    let refused = match error {
        JsonPayloadError::Overflow { limit } | JsonPayloadError::OverflowKnownLength { limit, .. } => too_large(*limit),
        JsonPayloadError::Payload(cause) => unreadable(cause),
        JsonPayloadError::ContentType => {
            let detail = "send JSON with `Content-Type: application/json`";
            ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "notJson", detail)
        }
        JsonPayloadError::Deserialize(cause) => not_json(cause),
        other => ApiError::new(StatusCode::BAD_REQUEST, "brokenJson", format!("the body cannot be read: {other}")),
    };
    refused.into()
}

fn not_json(cause: &serde_json::Error) -> ApiError {
    if cause.is_data() {
        let detail = format!("the body does not fit: {cause}");
        return ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "invalidBody", detail);
    }
    ApiError::new(StatusCode::BAD_REQUEST, "brokenJson", format!("the body is not valid JSON: {cause}"))
}

pub(super) fn query_error(error: &QueryPayloadError) -> actix_web::Error {
    ApiError::new(StatusCode::BAD_REQUEST, "invalidQuery", format!("the query does not fit: {error}")).into()
}
