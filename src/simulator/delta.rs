//! Delta queries: everything once, then only what changed since the token.

use super::exchange::{Answer, GraphError, GraphRequest};
use super::graph::Context;
use super::odata::page::{self, link};
use super::odata::shape::Shape;
use super::place::Place;
use super::read::find_in;
use super::records::Records;
use super::schema::{Endpoint, Kind};
use serde_json::{Value, json};
use std::sync::Arc;

/// Options that delta queries of the directory do not take.
const REFUSED: [&str; 4] = ["expand", "orderby", "top", "search"];

/// A page of a delta round, with the link to the next page or to the next round.
pub fn read(context: &Context<'_>, request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Answer, GraphError> {
    if let Some(refused) = REFUSED.iter().find(|name| request.option(name).is_some()) {
        let message = format!("The query option '${refused}' is not supported by delta queries.");
        return Err(GraphError::new(400, "Request_UnsupportedQuery", message));
    }
    let shape = Shape::of_list(request, Place::of(endpoint))?;
    let records = context.tenant.read(context.world, endpoint.stored_at());
    let since = request.option("deltatoken").map(|token| revision(context, &records, token)).transpose()?;
    let wanted = records.iter().filter(|(_, record)| since.is_none_or(|since| record.revision > since));
    let rows: Vec<(u64, Arc<Value>)> = wanted.map(|(at, record)| (at, Arc::clone(&record.body))).collect();
    let first = rows.first().map(|(_, body)| Arc::clone(body));
    let page = page::take(context, request, endpoint, rows)?;
    let changed = |body: &Value| {
        let mut shown = shape.apply(context, body);
        add_members(context, request, endpoint, &records, since, body, &mut shown);
        shown
    };
    let mut value: Vec<Value> = page.rows.iter().map(|body| changed(body)).collect();
    let mut answer = serde_json::Map::new();
    answer.insert("@odata.context".to_owned(), json!(page::context_url(context, request, endpoint, false)));
    match page.next_link {
        Some(next) => answer.insert("@odata.nextLink".to_owned(), json!(next)),
        None => {
            // Microsoft may send the same object twice in a round; the last one counts.
            let again = first.filter(|_| context.world.behaviour().shuffle);
            value.extend(again.iter().map(|body| changed(body)));
            let gone = since.into_iter().flat_map(|since| records.gone_since(since));
            value.extend(gone.map(|id| json!({ "id": id, "@removed": { "reason": "changed" } })));
            let token = format!("{}.{}", context.tenant.delta_time(), records.revision());
            let next_round = link(context, request, &request.path, "$deltatoken", &token);
            answer.insert("@odata.deltaLink".to_owned(), json!(next_round))
        }
    };
    answer.insert("value".to_owned(), Value::Array(value));
    Ok(Answer::ok(Value::Object(answer)))
}

/// The revision that a token stands for, if it has not expired.
fn revision(context: &Context<'_>, records: &Records, token: &str) -> Result<u64, GraphError> {
    if token == "latest" {
        return Ok(records.revision());
    }
    let (time, revision) = token.split_once('.').ok_or_else(expired)?;
    if time.parse() != Ok(context.tenant.delta_time()) {
        return Err(expired());
    }
    revision.parse().map_err(|_| expired())
}

/// `members@delta`: all at first, then those who came and went.
fn add_members(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    records: &Records,
    since: Option<u64>,
    body: &Value,
    shown: &mut Value,
) {
    let selected = request.option("select").map(|names| names.split(',').map(str::trim).collect::<Vec<_>>());
    let lists = endpoint.navigation.iter().filter(|(_, navigation)| navigation.kind == Kind::Many);
    for (name, navigation) in
        lists.filter(|(name, _)| selected.as_ref().is_none_or(|names| names.contains(&name.as_str())))
    {
        let typed = |id: &str| {
            find_in(context, &navigation.collections, id).map(|(_, found)| format!("#{}", found.entity_type))
        };
        let id = body.get(&endpoint.key).and_then(Value::as_str).unwrap_or_default();
        let members: Vec<Value> = match since {
            None => {
                let ids = body.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
                ids.map(|id| json!({ "@odata.type": typed(id), "id": id })).collect()
            }
            Some(since) => records
                .references_since(since, id, name)
                .map(|reference| match reference.is_removed {
                    false => json!({ "@odata.type": typed(&reference.target), "id": reference.target }),
                    true => json!({ "@odata.type": typed(&reference.target), "id": reference.target, "@removed": { "reason": "deleted" } }),
                })
                .collect(),
        };
        if let (Some(shown), false) = (shown.as_object_mut(), members.is_empty()) {
            shown.insert(format!("{name}@delta"), Value::Array(members));
        }
    }
}

fn expired() -> GraphError {
    GraphError::new(410, "syncStateNotFound", "The sync state generation is not found; start the synchronization over.")
}
