//! Reading: lists, single objects, and what hangs on them.

use super::consistency;
use super::exchange::{Answer, GraphError, GraphRequest};
use super::graph::Context;
use super::odata::{filter, page, shape::Shape};
use super::place::{Followed, Place, Placed, follow};
use super::schema::{Endpoint, Version, endpoint, is_a};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// A page of a collection.
pub fn list(context: &Context<'_>, request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Answer, GraphError> {
    let shape = Shape::of_list(request, Place::of(endpoint))?;
    let mut rows = rows(context, request, endpoint)?;
    if endpoint.newest_first {
        rows.reverse();
    }
    let total = counted(request, endpoint, rows.len());
    let page = page::take(context, request, endpoint, rows)?;
    let value = page.rows.iter().map(|body| shape.apply(context, body)).collect();
    Ok(page_answer(&page::context_url(context, request, endpoint, false), total, page.next_link, value))
}

fn rows(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
) -> Result<Vec<(u64, Arc<Value>)>, GraphError> {
    let filter = request.option("filter").map(filter::Filter::parse).transpose()?;
    let records = context.tenant.read(context.world, endpoint.stored_at());
    let matches = |body: &Value| filter.as_ref().is_none_or(|filter| filter.matches(body));
    Ok(records
        .iter()
        .filter(|(_, record)| matches(&record.body))
        .map(|(at, record)| (at, Arc::clone(&record.body)))
        .collect())
}

/// The number that `$count=true` asks for, on the first page only.
fn counted(request: &GraphRequest, endpoint: &Endpoint, total: usize) -> Option<usize> {
    (consistency::counts(request, endpoint) && request.option("skiptoken").is_none()).then_some(total)
}

fn page_answer(context_url: &str, total: Option<usize>, next_link: Option<String>, value: Vec<Value>) -> Answer {
    let mut answer = Map::new();
    answer.insert("@odata.context".to_owned(), json!(context_url));
    if let Some(total) = total {
        answer.insert("@odata.count".to_owned(), json!(total));
    }
    if let Some(next) = next_link {
        answer.insert("@odata.nextLink".to_owned(), json!(next));
    }
    answer.insert("value".to_owned(), Value::Array(value));
    Answer::ok(Value::Object(answer))
}

/// The bare number of objects.
pub fn count(context: &Context<'_>, request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Answer, GraphError> {
    Ok(Answer::text(rows(context, request, endpoint)?.len().to_string()))
}

/// One object.
pub fn one(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
) -> Result<Answer, GraphError> {
    let shape = Shape::of_one(request, Place::of(endpoint))?;
    let body = find(context, endpoint, id)?;
    let context_url = page::context_url(context, request, endpoint, true);
    Ok(one_answer(&context_url, shape.apply(context, &body)))
}

fn one_answer(context_url: &str, shown: Value) -> Answer {
    let mut answer = Map::new();
    answer.insert("@odata.context".to_owned(), json!(context_url));
    if let Value::Object(members) = shown {
        answer.extend(members);
    }
    Answer::ok(Value::Object(answer))
}

/// What the navigation properties after an object lead to, such as `members` or `branding/localizations`.
pub fn related(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    segments: &[&str],
) -> Result<Answer, GraphError> {
    let version = Version::named(&request.version);
    let start = (Place::of(endpoint), find(context, endpoint, id)?);
    let context_url = format!(
        "{}/{}/$metadata#{}('{id}')/{}",
        context.world.url(),
        request.version,
        endpoint.path.trim_start_matches('/'),
        segments.join("/")
    );
    match walk(context, version, start, segments)? {
        Followed::One(Some((place, body))) => {
            let shape = Shape::of_one(request, place)?;
            Ok(one_answer(&context_url, shape.apply(context, &body)))
        }
        Followed::One(None) => Err(GraphError::not_found(segments.last().copied().unwrap_or_default())),
        Followed::Many(place, found) if segments.last() == Some(&"$count") => {
            drop(place);
            Ok(Answer::text(found.len().to_string()))
        }
        Followed::Many(place, found) => related_page(context, request, endpoint, &context_url, place, found),
    }
}

fn related_page(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    context_url: &str,
    place: Place,
    found: Vec<Placed>,
) -> Result<Answer, GraphError> {
    let shape = Shape::of_list(request, place)?;
    let filter = request.option("filter").map(filter::Filter::parse).transpose()?;
    let kept = found.into_iter().filter(|(_, body)| filter.as_ref().is_none_or(|filter| filter.matches(body)));
    let rows: Vec<(u64, Placed)> = (1..).zip(kept).collect();
    let total = counted(request, endpoint, rows.len());
    let page = page::take(context, request, endpoint, rows)?;
    let value = page.rows.iter().map(|(place, body)| shape.apply_at(context, place, body)).collect();
    Ok(page_answer(context_url, total, page.next_link, value))
}

/// Follows navigation properties, ids, casts and `$count` one after the other.
fn walk(context: &Context<'_>, version: Version, start: Placed, segments: &[&str]) -> Result<Followed, GraphError> {
    let mut at = Followed::One(Some(start));
    for segment in segments {
        at = match at {
            Followed::One(Some((place, body))) => {
                follow(context, version, &place, &body, segment).ok_or_else(|| GraphError::no_such_segment(segment))?
            }
            Followed::One(None) => return Err(GraphError::not_found(segment)),
            Followed::Many(place, found) if *segment == "$count" => Followed::Many(place, found),
            Followed::Many(place, mut found) if segment.starts_with("microsoft.graph.") => {
                found.retain(|(place, body)| is_a(place.type_of(body), segment));
                Followed::Many(Place { declared: (*segment).to_owned(), ..place }, found)
            }
            Followed::Many(_, found) => Followed::One(Some(
                found
                    .into_iter()
                    .find(|(place, body)| is_named(place, body, segment))
                    .ok_or_else(|| GraphError::not_found(segment))?,
            )),
        };
    }
    Ok(at)
}

fn is_named(place: &Place, body: &Value, id: &str) -> bool {
    body.get(place.key()).and_then(Value::as_str).is_some_and(|own| own.eq_ignore_ascii_case(id))
}

/// The stored object, also by an alternate key such as `appId='…'`.
pub fn find(context: &Context<'_>, endpoint: &'static Endpoint, id: &str) -> Result<Arc<Value>, GraphError> {
    let records = context.tenant.read(context.world, endpoint.stored_at());
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
        let records = context.tenant.read(context.world, endpoint.stored_at());
        records.get(id).map(|body| (Arc::clone(body), endpoint))
    })
}
