//! JSON batching: up to twenty reads in one request, each with a status of its own (concepts/json-batching.md).

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::answer;
use super::ask::Ask;
use super::error::{GraphError, Service};
use super::retry::{Cause, Failure, Setback};
use crate::domain::model::Timestamp;
use crate::logging::Redactor;

/// "JSON batch requests are currently limited to 20 individual requests."
pub(super) const MOST_PARTS: usize = 20;

#[derive(Serialize)]
pub(super) struct BatchRequest<'a> {
    requests: Vec<PartRequest<'a>>,
}

#[derive(Serialize)]
struct PartRequest<'a> {
    id: String,
    method: &'static str,
    url: &'a str,
    headers: HashMap<&'a str, &'a str>,
}

#[derive(Deserialize)]
struct BatchAnswer {
    responses: Vec<PartAnswer>,
}

#[derive(Deserialize)]
struct PartAnswer {
    id: String,
    status: u16,
    #[serde(default)]
    headers: HashMap<String, serde_json::Value>,
    #[serde(default)]
    body: Option<Box<RawValue>>,
}

/// What Graph said to one part.
pub(super) struct Part {
    pub(super) result: Result<Vec<u8>, Failure>,
    /// `x-ms-throttle-limit-percentage`, where it was told.
    pub(super) throttle_share: Option<f64>,
}

/// `common` are headers that every part gets.
pub(super) fn request<'a>(asks: &'a [Ask], common: &[(&'a str, &'a str)]) -> BatchRequest<'a> {
    let part = |(index, ask): (usize, &'a Ask)| {
        let own = ask.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        PartRequest {
            id: index.to_string(),
            method: "GET",
            url: ask.in_batch.as_ref().map_or("", |(_, address)| address),
            headers: common.iter().copied().chain(own).collect(),
        }
    };
    BatchRequest { requests: asks.iter().enumerate().map(part).collect() }
}

/// The answers in the order of the parts. A part that Graph left out failed for now.
pub(super) fn parts(body: &[u8], count: usize, now: Timestamp, redactor: &Redactor) -> Result<Vec<Part>, GraphError> {
    let BatchAnswer { responses } = answer::json(body)?;
    let mut by_id: HashMap<String, PartAnswer> =
        responses.into_iter().map(|response| (response.id.clone(), response)).collect();
    let part = |index: usize| match by_id.remove(&index.to_string()) {
        Some(response) => read(response, now, redactor),
        None => Part { result: Err(left_out()), throttle_share: None },
    };
    Ok((0..count).map(part).collect())
}

fn read(response: PartAnswer, now: Timestamp, redactor: &Redactor) -> Part {
    let header = |name: &str| {
        let found = response.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    let throttle_share = header("x-ms-throttle-limit-percentage").and_then(|text| text.parse().ok());
    let body = response.body.map(|body| body.get().as_bytes().to_vec()).unwrap_or_default();
    let result = if (200..300).contains(&response.status) {
        Ok(decoded(body, header("content-type").as_deref()))
    } else {
        let retry_after = header("retry-after").and_then(|text| super::retry::retry_after(&text, now));
        Err(answer::refused(response.status, retry_after, header("request-id"), &body, redactor))
    };
    Part { result, throttle_share }
}

/// A body that is no JSON comes as base64 in a JSON text.
fn decoded(body: Vec<u8>, content_type: Option<&str>) -> Vec<u8> {
    if content_type.is_none_or(|kind| kind.contains("json")) {
        return body;
    }
    let text = serde_json::from_slice::<String>(&body).ok();
    text.and_then(|text| STANDARD.decode(text).ok()).unwrap_or(body)
}

fn left_out() -> Failure {
    let reason = "a part of a batch has no answer".to_owned();
    let error = GraphError::BadAnswer { service: Service::Graph, reason };
    Failure::Passing(Setback { cause: Cause::Unavailable(error), retry_after: None })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parts;
    use crate::domain::model::Timestamp;
    use crate::graph::retry::{Cause, Failure};
    use crate::logging::Redactor;

    #[test]
    fn each_part_stands_for_itself_in_any_order() {
        let body = json!({ "responses": [
            { "id": "2", "status": 429, "headers": { "Retry-After": "7" }, "body": null },
            { "id": "0", "status": 200, "headers": { "Content-Type": "application/json" }, "body": { "value": [] } },
            { "id": "3", "status": 403, "body": { "error": { "code": "Forbidden", "message": "no" } } },
            { "id": "4", "status": 200, "headers": { "Content-Type": "text/plain" }, "body": "NDI=" },
        ] });
        let found = parts(body.to_string().as_bytes(), 5, Timestamp(0), &Redactor::default()).expect("a batch");
        assert_eq!(found[0].result.as_deref().expect("an answer"), br#"{"value":[]}"#);
        assert!(matches!(&found[1].result, Err(Failure::Passing(_))), "left out");
        let Err(Failure::Passing(setback)) = &found[2].result else { panic!("throttled") };
        assert!(matches!(setback.cause, Cause::TooManyRequests));
        assert_eq!(setback.retry_after, Some(tokio::time::Duration::from_secs(7)));
        assert!(matches!(&found[3].result, Err(Failure::Final(error)) if error.is_permission()));
        assert_eq!(found[4].result.as_deref().expect("a count"), b"42");
    }

    #[test]
    fn what_is_no_batch_is_refused() {
        for body in ["", "{}", "<html>", r#"{"responses":[{"id":1}]}"#] {
            assert!(parts(body.as_bytes(), 1, Timestamp(0), &Redactor::default()).is_err(), "{body}");
        }
    }
}
