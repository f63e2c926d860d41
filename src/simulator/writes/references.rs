//! Writes below an object: members by `$ref`, and elements of inline collections.

use super::{check, merge, update};
use crate::simulator::exchange::{Answer, GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::read::find_in;
use crate::simulator::schema::{Endpoint, Navigation};
use serde_json::{Map, Value, json};

/// Performs a write on a navigation property.
pub fn write(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    name: &str,
    tail: &[&str],
) -> Result<Answer, GraphError> {
    let navigation = endpoint.navigation.get(name).ok_or_else(|| GraphError::no_such_segment(name))?;
    match (request.method.as_str(), navigation, tail) {
        ("POST", Navigation::Many { collections }, ["$ref"]) => {
            let target = reference(request)?;
            find_in(context, collections, &target).ok_or_else(|| GraphError::not_found(&target))?;
            update(context, endpoint, id, |stored| add(stored, name, &target))
        }
        ("DELETE", Navigation::Many { .. }, [target, "$ref"]) => {
            update(context, endpoint, id, |stored| remove(stored, name, target))
        }
        ("PATCH", Navigation::Inline { .. }, [item]) => {
            let change = check::body(request)?;
            update(context, endpoint, id, |stored| {
                merge::merge(element(stored, name, item)?, change, endpoint.replaces_nested);
                Ok(())
            })
        }
        _ => Err(GraphError::method_not_allowed()),
    }
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

fn element<'a>(
    stored: &'a mut Map<String, Value>,
    name: &str,
    item: &str,
) -> Result<&'a mut Map<String, Value>, GraphError> {
    let elements =
        stored.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut);
    let mut same = elements
        .filter(|element| element.get("id").and_then(Value::as_str).is_some_and(|id| id.eq_ignore_ascii_case(item)));
    same.next().ok_or_else(|| GraphError::not_found(item))
}
