//! What the service refuses by the rules of an endpoint: what it keeps itself, what is taken, what is in use.

use super::places::{at, texts_at};
use crate::simulator::exchange::GraphError;
use crate::simulator::graph::Context;
use crate::simulator::schema::{Endpoint, Service, endpoint as endpoint_at};
use serde_json::{Map, Value};

/// A body without what Intune passes over; Entra refuses it instead.
pub fn permitted(
    endpoint: &Endpoint,
    method: &str,
    given: &Map<String, Value>,
    stored: Option<&Map<String, Value>>,
) -> Result<Map<String, Value>, GraphError> {
    let rules = &endpoint.writes;
    let mut required = rules.requires.get(method).into_iter().flatten();
    if let Some(name) = required.find(|name| !given.contains_key(*name)) {
        return Err(GraphError::bad_request(format!("The property '{name}' is required and missing in the request.")));
    }
    let mut permitted = given.clone();
    let keeps = |name: &String| rules.read_only.contains(name) || stored.is_some() && rules.fixed.contains(name);
    for (name, value) in given.iter().filter(|(name, _)| keeps(name)) {
        permitted.shift_remove(name);
        let is_same = stored.is_some_and(|stored| stored.get(name).unwrap_or(&Value::Null) == value);
        if endpoint.service == Service::Entra && method != "PUT" && !is_same {
            let message = format!("Property '{name}' is read-only and cannot be set.");
            return Err(GraphError::new(400, "Request_BadRequest", message));
        }
    }
    let is_link = |name: &str| endpoint.navigation.get(name).is_some_and(|rules| !rules.always);
    for name in given.keys().filter(|name| method == "PATCH" && is_link(name)) {
        permitted.shift_remove(name);
        if endpoint.service == Service::Entra {
            return Err(GraphError::bad_request(format!("The navigation property '{name}' cannot be updated.")));
        }
    }
    Ok(permitted)
}

/// Some objects cannot be written at all.
pub fn open(endpoint: &Endpoint, method: &str, stored: &Value) -> Result<(), GraphError> {
    let closed = endpoint.writes.closed.iter().find(|closed| closed.refuses(method, stored));
    closed.map_or(Ok(()), |closed| Err(GraphError::new(closed.status, "Request_BadRequest", closed.message.clone())))
}

/// No two objects agree in what must be unique.
pub fn unique(context: &Context<'_>, endpoint: &'static Endpoint, made: &Value) -> Result<(), GraphError> {
    let id = |body: &Value| body.get(&endpoint.key).cloned();
    let records = context.tenant.read(context.world, endpoint.stored_at());
    for names in &endpoint.writes.unique {
        let agrees =
            |body: &Value| id(body) != id(made) && names.iter().all(|name| is_alike(body.get(name), made.get(name)));
        if records.find(agrees).is_some() {
            let message =
                format!("Another object with the same value for property {} already exists.", names.join(", "));
            return Err(GraphError::new(409, "Request_MultipleObjectsWithSameKeyValue", message));
        }
    }
    Ok(())
}

fn is_alike(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one.and_then(Value::as_str), other.and_then(Value::as_str)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => false,
    }
}

/// Elements of some lists must be switched off before they go.
pub fn switched_off(
    endpoint: &Endpoint,
    stored: &Map<String, Value>,
    given: &Map<String, Value>,
) -> Result<(), GraphError> {
    for rule in &endpoint.writes.switched_off_first {
        let (before, after) = (at(stored, &rule.list), at(given, &rule.list));
        let (Some(before), Some(after)) = (before.and_then(Value::as_array), after.and_then(Value::as_array)) else {
            continue;
        };
        let stays = |element: &Value| after.iter().any(|kept| kept.get("id") == element.get("id"));
        let is_on = |element: &&Value| element.get(&rule.property) == Some(&Value::Bool(true));
        if before.iter().filter(is_on).any(|element| !stays(element)) {
            let message = "Permission (scope or role) cannot be deleted or updated unless disabled first.";
            return Err(GraphError::new(400, "CannotDeleteOrUpdateEnabledEntitlement", message));
        }
    }
    Ok(())
}

/// What another object refers to cannot be deleted.
pub fn unheld(context: &Context<'_>, endpoint: &'static Endpoint, id: &str) -> Result<(), GraphError> {
    for rule in &endpoint.writes.held_by {
        let Some(holder) = endpoint_at(&rule.collection) else { continue };
        let holds = |body: &Value| {
            let members = body.as_object();
            let named = rule.paths.iter().flat_map(|path| members.map(|body| texts_at(body, path)).unwrap_or_default());
            named.into_iter().any(|text| text.eq_ignore_ascii_case(id))
        };
        if context.tenant.read(context.world, holder.stored_at()).find(holds).is_some() {
            let message = format!("The object '{id}' is referenced by another object and cannot be deleted.");
            return Err(GraphError::bad_request(message));
        }
    }
    Ok(())
}
