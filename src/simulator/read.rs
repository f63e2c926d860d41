//! Reading: lists, single objects, and what hangs on them.

use super::exchange::{Answer, GraphError, GraphRequest};
use super::graph::Context;
use super::odata::{expand, filter, page, shape};
use super::schema::{Endpoint, Navigation, endpoint};
use serde_json::{Value, json};
use std::sync::Arc;

/// A page of a collection.
pub fn list(context: &Context<'_>, request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Answer, GraphError> {
    let shape = shape::Shape::parse(request, endpoint)?;
    let filter = request.option("filter").map(filter::Filter::parse).transpose()?;
    let records = context.tenant.read(context.world, &endpoint.path);
    let matches = |body: &Value| filter.as_ref().is_none_or(|filter| filter.matches(body));
    let mut rows: Vec<(u64, Arc<Value>)> = records
        .iter()
        .filter(|(_, record)| matches(&record.body))
        .map(|(at, record)| (at, Arc::clone(&record.body)))
        .collect();
    if endpoint.newest_first {
        rows.reverse();
    }
    let total = rows.len();
    let page = page::take(context, request, endpoint, rows)?;
    let mut answer = serde_json::Map::new();
    answer.insert("@odata.context".to_owned(), json!(page::context_url(context, request, endpoint, false)));
    if request.option("count") == Some("true") && request.option("skiptoken").is_none() {
        answer.insert("@odata.count".to_owned(), json!(total));
    }
    if let Some(next) = page.next_link {
        answer.insert("@odata.nextLink".to_owned(), json!(next));
    }
    answer.insert("value".to_owned(), page.rows.iter().map(|body| shape.apply(context, body)).collect());
    Ok(Answer::ok(Value::Object(answer)))
}

/// The bare number of objects.
pub fn count(context: &Context<'_>, request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Answer, GraphError> {
    let filter = request.option("filter").map(filter::Filter::parse).transpose()?;
    let records = context.tenant.read(context.world, &endpoint.path);
    let number =
        records.iter().filter(|(_, record)| filter.as_ref().is_none_or(|filter| filter.matches(&record.body))).count();
    Ok(Answer::ok(json!(number)))
}

/// One object.
pub fn one(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
) -> Result<Answer, GraphError> {
    let shape = shape::Shape::parse(request, endpoint)?;
    let body = find(context, endpoint, id)?;
    let mut answer = serde_json::Map::new();
    answer.insert("@odata.context".to_owned(), json!(page::context_url(context, request, endpoint, true)));
    if let Value::Object(members) = shape.apply(context, &body) {
        answer.extend(members);
    }
    Ok(Answer::ok(Value::Object(answer)))
}

/// What a navigation property of an object shows.
pub fn related(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    name: &str,
) -> Result<Answer, GraphError> {
    let body = find(context, endpoint, id)?;
    let navigation = endpoint.navigation.get(name).ok_or_else(|| GraphError::no_such_segment(name))?;
    let nested = request.option("expand").unwrap_or_default();
    let shown = expand::resolve(context, &body, name, navigation, nested);
    let Value::Array(elements) = shown else {
        return if shown.is_null() { Err(GraphError::not_found(name)) } else { Ok(Answer::ok(shown)) };
    };
    let rows = (1..).zip(elements).map(|(at, element)| (at, Arc::new(element))).collect();
    let page = page::take(context, request, endpoint, rows)?;
    let url = format!(
        "{}/{}/$metadata#{}('{id}')/{name}",
        context.world.url(),
        request.version,
        endpoint.path.trim_start_matches('/')
    );
    let mut answer = serde_json::Map::new();
    answer.insert("@odata.context".to_owned(), json!(url));
    if let Some(next) = page.next_link {
        answer.insert("@odata.nextLink".to_owned(), json!(next));
    }
    answer.insert("value".to_owned(), page.rows.iter().map(|row| Value::clone(row)).collect());
    Ok(Answer::ok(Value::Object(answer)))
}

/// One element of an inline navigation property.
pub fn related_one(
    context: &Context<'_>,
    endpoint: &'static Endpoint,
    id: &str,
    name: &str,
    item: &str,
) -> Result<Answer, GraphError> {
    let body = find(context, endpoint, id)?;
    let navigation = endpoint.navigation.get(name).ok_or_else(|| GraphError::no_such_segment(name))?;
    let shown = expand::resolve(context, &body, name, navigation, "");
    let same =
        |element: &&Value| element.get("id").and_then(Value::as_str).is_some_and(|id| id.eq_ignore_ascii_case(item));
    let element = shown.as_array().and_then(|elements| elements.iter().find(same));
    element.cloned().map(Answer::ok).ok_or_else(|| GraphError::not_found(item))
}

/// The stored object, also by an alternate key such as `appId='…'`.
pub fn find(context: &Context<'_>, endpoint: &'static Endpoint, id: &str) -> Result<Arc<Value>, GraphError> {
    let records = context.tenant.read(context.world, &endpoint.path);
    let found = match id.split_once("='") {
        Some((property, value)) => records.find(|body| {
            let stored = body.get(property).and_then(Value::as_str);
            stored.is_some_and(|stored| stored.eq_ignore_ascii_case(value.trim_end_matches('\'')))
        }),
        None => records.get(id),
    };
    found.cloned().ok_or_else(|| GraphError::not_found(id))
}

/// The first object with this id in one of the collections, with the type Graph would name.
pub fn find_in(context: &Context<'_>, collections: &[String], id: &str) -> Option<(Arc<Value>, &'static Endpoint)> {
    collections.iter().filter_map(|path| endpoint(path)).find_map(|endpoint| {
        let records = context.tenant.read(context.world, &endpoint.path);
        records.get(id).map(|body| (Arc::clone(body), endpoint))
    })
}

/// Whether a navigation property is in an answer without being asked for.
pub fn is_always_shown(navigation: &Navigation) -> bool {
    matches!(navigation, Navigation::Inline { always: true, .. })
}
