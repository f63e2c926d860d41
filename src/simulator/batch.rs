//! `$batch`: up to twenty requests in one, each with its own status, answered in any order.

use super::exchange::{Answer, GraphError, GraphRequest};
use super::faults::Effect;
use super::graph::{self, Context};
use super::made_up::dice::Dice;
use super::requests::RecordedRequest;
use super::shuffle::mix;
use super::{chaos, server};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::time::Duration;

const MOST_PARTS: usize = 20;

/// The answer to a batch, and how long its slowest part takes.
pub struct Outcome {
    pub answer: Answer,
    pub delay: Duration,
}

/// Answers a batch. Faults and limits hit single parts, and each says so by itself.
pub fn answer(context: &Context<'_>, request: &GraphRequest, number: u64) -> Outcome {
    let parts = match parts(request.body.as_ref()) {
        Ok(parts) => parts,
        Err(error) => return Outcome { answer: error.into(), delay: Duration::ZERO },
    };
    let mut statuses = HashMap::new();
    let mut delay = Duration::ZERO;
    let mut responses = Vec::new();
    for part in parts {
        let (response, part_delay) = answer_part(context, &request.version, part, number, &mut statuses);
        responses.push(response);
        delay = delay.max(part_delay);
    }
    mix(&mut Dice::new(context.world.seed(), &format!("batch {number}")), &mut responses);
    Outcome { answer: Answer::ok(json!({ "responses": responses })), delay }
}

fn parts(body: Option<&Value>) -> Result<&Vec<Value>, GraphError> {
    let parts = body.and_then(|body| body.get("requests")).and_then(Value::as_array);
    let parts = parts.ok_or_else(|| GraphError::bad_request("Invalid batch payload format."))?;
    if parts.len() > MOST_PARTS {
        let message = format!("Number of batch request steps exceeds the maximum value of {MOST_PARTS}.");
        return Err(GraphError::new(400, "MaximumValueExceeded", message));
    }
    let mut seen = HashSet::new();
    for part in parts {
        let id = text(part, "id");
        if id.is_empty() {
            return Err(GraphError::bad_request("Each batch request step must have an 'id'."));
        }
        if text(part, "method").is_empty() || text(part, "url").is_empty() {
            return Err(GraphError::bad_request(format!("Batch request step '{id}' needs 'method' and 'url'.")));
        }
        let is_typed = headers(part).iter().any(|(name, _)| name.eq_ignore_ascii_case("Content-Type"));
        if part.get("body").is_some() && !is_typed {
            let message = format!("Write request id : {id} does not contain Content-Type header or body.");
            return Err(GraphError::bad_request(message));
        }
        if !seen.insert(id) {
            return Err(GraphError::bad_request("The ids of the batch request steps must be unique."));
        }
    }
    Ok(parts)
}

fn text<'a>(part: &'a Value, name: &str) -> &'a str {
    part.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn headers(part: &Value) -> Vec<(String, String)> {
    let given = part.get("headers").and_then(Value::as_object).into_iter().flatten();
    given.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

fn answer_part(
    context: &Context<'_>,
    version: &str,
    part: &Value,
    number: u64,
    statuses: &mut HashMap<String, u16>,
) -> (Value, Duration) {
    let id = text(part, "id");
    let address = format!("/{}", text(part, "url").trim_start_matches('/'));
    let request = GraphRequest::parse(text(part, "method"), version, &address, part.get("body").cloned())
        .with_headers(headers(part));
    let world = context.world;
    let effect = effect(context, part, &request, statuses);
    let mut answer = match &effect {
        Some(Effect::Refuse(answer)) => answer.clone(),
        _ if request.path == "/$batch" => GraphError::bad_request("A batch cannot be a part of a batch.").into(),
        _ => graph::answer(context, &request),
    };
    server::name_error(world, &mut answer);
    statuses.insert(id.to_owned(), answer.status);
    context.tenant.record(
        world,
        RecordedRequest {
            number: world.draw(),
            method: request.method,
            version: version.to_owned(),
            path: format!("/{version}{address}"),
            status: answer.status,
            at: Timestamp::now(),
            batch: Some(number),
        },
    );
    let delay = if let Some(Effect::Delay(delay)) = effect { delay } else { Duration::ZERO };
    (response(id, answer, effect.as_ref()), delay)
}

/// What goes wrong with a part: a request it depends on failed, a test ordered it, or chance brings it.
fn effect(
    context: &Context<'_>,
    part: &Value,
    request: &GraphRequest,
    statuses: &HashMap<String, u16>,
) -> Option<Effect> {
    let mut parents = part.get("dependsOn").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    if parents.any(|parent| statuses.get(parent).is_none_or(|status| *status >= 400)) {
        let failed = GraphError::new(424, "FailedDependency", "A request this one depends on failed.");
        return Some(Effect::Refuse(failed.into()));
    }
    let ordered = context.tenant.faults().next(&request.method, &request.path);
    ordered.or_else(|| chaos::strike(context.world.behaviour().chaos, context.world.next_answer(), true))
}

/// A part as it stands in the answer of the batch. A broken body is a text there, for the batch itself is whole.
fn response(id: &str, answer: Answer, effect: Option<&Effect>) -> Value {
    let mut headers: serde_json::Map<String, Value> =
        answer.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let (content_type, body) = match (effect, answer.body) {
        (Some(Effect::BadJson), _) => ("text/html", Some(json!(server::PAGE_OF_A_PROXY))),
        (Some(Effect::Cut | Effect::Truncate), Some(body)) => {
            let text = body.to_string();
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            ("application/json", Some(json!(half)))
        }
        (_, Some(Value::String(text))) if answer.content_type.is_some() => {
            (answer.content_type.unwrap_or_default(), Some(json!(STANDARD.encode(text))))
        }
        (_, body) => ("application/json", body),
    };
    headers.insert("Content-Type".to_owned(), json!(content_type));
    json!({ "id": id, "status": answer.status, "headers": headers, "body": body })
}
