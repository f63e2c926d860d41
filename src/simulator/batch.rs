//! `$batch`: up to twenty requests in one, each with its own status.

use super::exchange::{Answer, GraphError, GraphRequest};
use super::faults::Effect;
use super::graph::{self, Context};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

const MOST_PARTS: usize = 20;

/// Answers a batch. Faults that refuse hit single parts, as throttling does.
pub fn answer(context: &Context<'_>, version: &str, body: Option<&Value>) -> Answer {
    match parts(body) {
        Ok(parts) => {
            let mut statuses = HashMap::new();
            let responses: Vec<Value> =
                parts.iter().map(|part| answer_part(context, version, part, &mut statuses)).collect();
            Answer::ok(json!({ "responses": responses }))
        }
        Err(error) => error.into(),
    }
}

fn parts(body: Option<&Value>) -> Result<&Vec<Value>, GraphError> {
    let parts = body.and_then(|body| body.get("requests")).and_then(Value::as_array);
    let parts = parts.ok_or_else(|| GraphError::bad_request("Invalid batch payload format."))?;
    if parts.len() > MOST_PARTS {
        let message = format!("Number of batch request steps exceeds the maximum value of {MOST_PARTS}.");
        return Err(GraphError::new(400, "MaximumValueExceeded", message));
    }
    let mut seen = HashSet::new();
    let text = |part: &Value, name: &str| part.get(name).and_then(Value::as_str).map(str::to_owned);
    for part in parts {
        let id =
            text(part, "id").ok_or_else(|| GraphError::bad_request("Each batch request step must have an 'id'."))?;
        if text(part, "method").is_none() || text(part, "url").is_none() {
            return Err(GraphError::bad_request(format!("Batch request step '{id}' needs 'method' and 'url'.")));
        }
        if !seen.insert(id) {
            return Err(GraphError::bad_request("The ids of the batch request steps must be unique."));
        }
    }
    Ok(parts)
}

fn answer_part(context: &Context<'_>, version: &str, part: &Value, statuses: &mut HashMap<String, u16>) -> Value {
    let text = |name: &str| part.get(name).and_then(Value::as_str).unwrap_or_default();
    let parents = part.get("dependsOn").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let failed_parent = parents.into_iter().any(|parent| statuses.get(parent).is_none_or(|status| *status >= 400));
    let answer = if failed_parent {
        GraphError::new(424, "FailedDependency", "A request this one depends on failed.").into()
    } else {
        let address = format!("/{}", text("url").trim_start_matches('/'));
        let request = GraphRequest::parse(text("method"), version, &address, part.get("body").cloned());
        let fault = context.tenant.faults().next(&request.path);
        match fault {
            Some(Effect::Refuse(answer)) => answer,
            Some(Effect::Delay(_) | Effect::Cut | Effect::BadJson | Effect::Truncate) | None => {
                graph::answer(context, &request)
            }
        }
    };
    statuses.insert(text("id").to_owned(), answer.status);
    let mut headers: serde_json::Map<String, Value> =
        answer.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    headers.insert("Content-Type".to_owned(), json!("application/json"));
    json!({ "id": text("id"), "status": answer.status, "headers": headers, "body": answer.body })
}
