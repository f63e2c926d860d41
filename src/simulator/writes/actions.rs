//! Actions: calls that replace a member of an object, or add, change and remove elements of one.

use super::create::named_assignments;
use super::{check, links, merge, update};
use crate::simulator::exchange::{Answer, GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::made_up::dice::guid;
use crate::simulator::place::{Place, inline};
use crate::simulator::schema::{Action, Changes, Endpoint, Version};
use serde_json::{Map, Value, json};

/// Performs an action.
pub fn act(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    action: &Action,
) -> Result<Answer, GraphError> {
    let given = &check::bound_body(request)?;
    let whole = given.get(&action.member);
    if whole.is_none() && action.changes.is_none() {
        return Err(GraphError::bad_request(format!("The parameter '{}' is missing.", action.member)));
    }
    if let Some(assignments) = whole.filter(|_| action.into == "assignments") {
        links::assigned(context, assignments)?;
    }
    let mut shown = Vec::new();
    update(context, request, endpoint, id, |stored| {
        if let Some(whole) = whole {
            stored.insert(action.into.clone(), whole.clone());
        }
        if let Some(changes) = &action.changes {
            apply(context, endpoint, changes, given, stored)?;
        }
        if stored.contains_key("isAssigned") && action.into == "assignments" {
            let is_assigned = stored.get("assignments").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
            stored.insert("isAssigned".to_owned(), json!(is_assigned));
        }
        let mut named = Value::Object(std::mem::take(stored));
        named_assignments(Version::named(&request.version), endpoint, &mut named);
        *stored = named.as_object().cloned().unwrap_or_default();
        shown = stored.get(&action.into).and_then(Value::as_array).cloned().unwrap_or_default();
        Ok(())
    })?;
    let answers = action.into == "assignments" && action.changes.is_none();
    Ok(if answers { Answer::ok(json!({ "value": shown })) } else { Answer::no_content() })
}

/// Adds, changes and removes elements of an inline navigation property.
fn apply(
    context: &Context<'_>,
    endpoint: &'static Endpoint,
    changes: &Changes,
    given: &Map<String, Value>,
    stored: &mut Map<String, Value>,
) -> Result<(), GraphError> {
    let place = Place::of(endpoint);
    let owner = Value::Object(stored.clone());
    let mut held = inline(context, &place, place.navigation(&changes.into), &owner, &changes.into);
    let elements = held.as_array_mut().ok_or_else(GraphError::method_not_allowed)?;
    let list = |name: &str| given.get(name).and_then(Value::as_array).into_iter().flatten();
    for id in list(&changes.removed).filter_map(Value::as_str) {
        elements.retain(|element| id_of(element) != Some(id));
    }
    let key_of = |element: &Value| element.get(&changes.by).and_then(Value::as_str).map(str::to_owned);
    let mut new = Vec::new();
    for change in list(&changes.updated) {
        let key = key_of(change)
            .ok_or_else(|| GraphError::bad_request(format!("An updated element needs its {}.", changes.by)))?;
        let former = elements.iter_mut().find(|element| key_of(element).as_ref() == Some(&key));
        match former.and_then(Value::as_object_mut) {
            Some(former) => merge::merge(former, change.as_object().unwrap_or(&Map::new()), false),
            None if changes.by == "id" => return Err(GraphError::not_found(&key)),
            None => new.push(change),
        }
    }
    for added in list(&changes.added).chain(new) {
        let mut added = added.as_object().cloned().unwrap_or_default();
        let id = guid(&format!("{}/element {}", context.world.seed(), context.world.draw()));
        added.entry("id").or_insert_with(|| json!(id));
        elements.push(Value::Object(added));
    }
    stored.insert(changes.into.clone(), held);
    Ok(())
}

fn id_of(element: &Value) -> Option<&str> {
    element.get("id").and_then(Value::as_str)
}
