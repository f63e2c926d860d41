//! Delta queries: everything once, then only what changed since the token.

use super::exchange::{Answer, GraphError, GraphRequest};
use super::graph::Context;
use super::odata::page::{self, link};
use super::odata::shape::Shape;
use super::place::Place;
use super::schema::Endpoint;
use serde_json::{Value, json};
use std::sync::Arc;

/// A page of a delta round, with the link to the next page or to the next round.
pub fn read(context: &Context<'_>, request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Answer, GraphError> {
    let shape = Shape::of_list(request, Place::of(endpoint))?;
    let records = context.tenant.read(context.world, endpoint.stored_at());
    let since = match request.option("deltatoken") {
        None => None,
        Some("latest") => Some(records.revision()),
        Some(token) => Some(token.parse::<u64>().map_err(|_| expired())?),
    };
    let wanted = records.iter().filter(|(_, record)| since.is_none_or(|since| record.revision > since));
    let rows = wanted.map(|(at, record)| (at, Arc::clone(&record.body))).collect();
    let page = page::take(context, request, endpoint, rows)?;
    let mut value: Vec<Value> = page.rows.iter().map(|body| shape.apply(context, body)).collect();
    let mut answer = serde_json::Map::new();
    answer.insert("@odata.context".to_owned(), json!(page::context_url(context, request, endpoint, false)));
    match page.next_link {
        Some(next) => answer.insert("@odata.nextLink".to_owned(), json!(next)),
        None => {
            let gone = since.into_iter().flat_map(|since| records.gone_since(since));
            value.extend(gone.map(|id| json!({ "id": id, "@removed": { "reason": "changed" } })));
            let next_round = link(context, request, &request.path, "$deltatoken", &records.revision().to_string());
            answer.insert("@odata.deltaLink".to_owned(), json!(next_round))
        }
    };
    answer.insert("value".to_owned(), Value::Array(value));
    Ok(Answer::ok(Value::Object(answer)))
}

fn expired() -> GraphError {
    GraphError::new(410, "syncStateNotFound", "The sync state generation is not found; start the synchronization over.")
}
