//! Writes below an object: members by `$ref`, and what inline navigation properties hold.

use super::{check, merge, update, values};
use crate::simulator::exchange::{Answer, GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::made_up::dice::guid;
use crate::simulator::place::{Place, inline};
use crate::simulator::read::find_in;
use crate::simulator::schema::{Endpoint, Kind, Version, has_property, member};
use serde_json::{Map, Value, json};

/// Performs a write on what `segments` after an object name.
pub fn write(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    segments: &[&str],
) -> Result<Answer, GraphError> {
    let name = segments.first().copied().unwrap_or_default();
    let navigation = endpoint.navigation.get(name).ok_or_else(|| GraphError::no_such_segment(name))?;
    match (request.method.as_str(), navigation.kind, segments) {
        ("POST", Kind::Many, [_, "$ref"]) => {
            let target = reference(request)?;
            find_in(context, &navigation.collections, &target).ok_or_else(|| GraphError::not_found(&target))?;
            let answer = update(context, request, endpoint, id, |stored| add(stored, name, &target))?;
            note(context, endpoint, id, name, &target, false);
            Ok(answer)
        }
        ("DELETE", Kind::Many, [_, target, "$ref"]) => {
            let answer = update(context, request, endpoint, id, |stored| remove(stored, name, target))?;
            note(context, endpoint, id, name, target, true);
            Ok(answer)
        }
        (_, Kind::Inline, _) => inside(context, request, endpoint, id, segments),
        _ => Err(GraphError::method_not_allowed()),
    }
}

/// Keeps for delta queries that a reference came or went.
fn note(context: &Context<'_>, endpoint: &'static Endpoint, id: &str, name: &str, target: &str, is_removed: bool) {
    let Ok(()) = context.tenant.change(context.world, endpoint.stored_at(), |records| {
        records.note_reference(id, name, target, is_removed);
        Ok::<_, std::convert::Infallible>(())
    });
}

/// Changes what an inline navigation property holds.
fn inside(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    segments: &[&str],
) -> Result<Answer, GraphError> {
    let version = Version::named(&request.version);
    let mut made = None;
    let answer = update(context, request, endpoint, id, |stored| {
        let place = Place::of(endpoint);
        let name = segments.first().copied().unwrap_or_default();
        if !stored.contains_key(name) {
            let whole = Value::Object(stored.clone());
            stored.insert(name.to_owned(), inline(context, &place, place.navigation(name), &whole, name));
        }
        let mut whole = Value::Object(std::mem::take(stored));
        let changed = change_at(context, request, version, &place.declared, &mut whole, segments);
        if let Value::Object(members) = whole {
            *stored = members;
        }
        made = changed?;
        Ok(())
    })?;
    Ok(made.map_or(answer, Answer::created))
}

/// Walks down to what the segments name and changes it; gives a new element.
fn change_at(
    context: &Context<'_>,
    request: &GraphRequest,
    version: Version,
    type_name: &str,
    at: &mut Value,
    segments: &[&str],
) -> Result<Option<Value>, GraphError> {
    let own_type = at.get("@odata.type").and_then(Value::as_str).unwrap_or(type_name).to_owned();
    let method = request.method.as_str();
    match (at, segments) {
        (Value::Array(elements), _) => change_elements(context, request, version, type_name, elements, segments),
        (Value::Object(members), []) if matches!(method, "PATCH" | "PUT") => {
            let change = check::body(request)?;
            values::check(version, change, &own_type)?;
            merge::merge(members, change, method == "PUT");
            Ok(None)
        }
        (at @ Value::Null, []) if matches!(method, "PATCH" | "PUT") => {
            *at = Value::Object(check::body(request)?.clone());
            Ok(None)
        }
        (at @ Value::Object(_), []) if method == "DELETE" => {
            *at = Value::Null;
            Ok(None)
        }
        (Value::Object(members), [name, rest @ ..]) => {
            let declared = member(version, &own_type, name).ok_or_else(|| GraphError::no_such_segment(name))?;
            let empty = if declared.is_collection { json!([]) } else { Value::Null };
            let inner = members.entry((*name).to_owned()).or_insert(empty);
            change_at(context, request, version, &declared.type_name, inner, rest)
        }
        _ => Err(GraphError::method_not_allowed()),
    }
}

/// Adds an element, removes one, or changes something in one.
fn change_elements(
    context: &Context<'_>,
    request: &GraphRequest,
    version: Version,
    type_name: &str,
    elements: &mut Vec<Value>,
    segments: &[&str],
) -> Result<Option<Value>, GraphError> {
    match (request.method.as_str(), segments) {
        ("POST", []) => {
            let made = element(context, request, version, type_name)?;
            elements.push(made.clone());
            Ok(Some(made))
        }
        ("DELETE", [id]) => {
            let before = elements.len();
            elements.retain(|element| !is_named(element, id));
            if elements.len() == before { Err(GraphError::not_found(id)) } else { Ok(None) }
        }
        (_, [id, rest @ ..]) => {
            let element = elements.iter_mut().find(|element| is_named(element, id));
            let element = element.ok_or_else(|| GraphError::not_found(id))?;
            change_at(context, request, version, type_name, element, rest)
        }
        _ => Err(GraphError::method_not_allowed()),
    }
}

fn element(
    context: &Context<'_>,
    request: &GraphRequest,
    version: Version,
    type_name: &str,
) -> Result<Value, GraphError> {
    let given = check::body(request)?;
    let own_type = given.get("@odata.type").and_then(Value::as_str).unwrap_or(type_name);
    values::check(version, given, own_type)?;
    let mut made = given.clone();
    if has_property(version, own_type, "id") {
        let id = guid(&format!("{}/element {}", context.world.seed(), context.world.draw()));
        made.entry("id").or_insert_with(|| json!(id));
    }
    Ok(Value::Object(made))
}

fn is_named(element: &Value, id: &str) -> bool {
    element.get("id").and_then(Value::as_str).is_some_and(|own| own.eq_ignore_ascii_case(id))
}

/// The id at the end of the address in `@odata.id`.
fn reference(request: &GraphRequest) -> Result<String, GraphError> {
    let address = check::body(request)?.get("@odata.id").and_then(Value::as_str);
    let id = address.and_then(|address| address.rsplit('/').next());
    id.map(str::to_owned)
        .ok_or_else(|| GraphError::bad_request("The property '@odata.id' is missing in the reference."))
}

fn add(stored: &mut Map<String, Value>, name: &str, target: &str) -> Result<(), GraphError> {
    let ids = stored.entry(name).or_insert_with(|| json!([])).as_array_mut();
    let Some(ids) = ids else {
        return Err(GraphError::method_not_allowed());
    };
    if ids.iter().any(|id| id.as_str().is_some_and(|id| id.eq_ignore_ascii_case(target))) {
        let message = format!(
            "One or more added object references already exist for the following modified properties: '{name}'."
        );
        return Err(GraphError::new(400, "Request_BadRequest", message));
    }
    ids.push(json!(target));
    Ok(())
}

fn remove(stored: &mut Map<String, Value>, name: &str, target: &str) -> Result<(), GraphError> {
    let ids = stored.get_mut(name).and_then(Value::as_array_mut);
    let Some(ids) = ids else {
        return Err(GraphError::not_found(target));
    };
    let before = ids.len();
    ids.retain(|id| id.as_str().is_none_or(|id| !id.eq_ignore_ascii_case(target)));
    if ids.len() == before { Err(GraphError::not_found(target)) } else { Ok(()) }
}
