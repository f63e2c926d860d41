//! What Graph refuses in a body.

use super::{links, values};
use crate::simulator::exchange::{GraphError, GraphRequest};
use crate::simulator::schema::{Endpoint, Version, has_property, is_a};
use serde_json::{Map, Value};

/// The body of a write, which must be an object.
pub fn body(request: &GraphRequest) -> Result<&Map<String, Value>, GraphError> {
    let body = request.body.as_ref().and_then(Value::as_object);
    body.ok_or_else(|| GraphError::bad_request("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."))
}

/// The same with objects in place of the addresses that `@odata.bind` gives.
pub fn bound_body(request: &GraphRequest) -> Result<Map<String, Value>, GraphError> {
    let mut whole = Value::Object(body(request)?.clone());
    links::bound(&mut whole)?;
    Ok(whole.as_object().cloned().unwrap_or_default())
}

/// `If-Match` names the object as it is, where objects have an ETag.
pub fn precondition(request: &GraphRequest, endpoint: &Endpoint, stored: &Value) -> Result<(), GraphError> {
    match request.header("If-Match").filter(|expected| endpoint.etag && *expected != "*") {
        Some(expected) if expected != etag(stored) => {
            Err(GraphError::new(412, "PreconditionFailed", "The object changed since it was read."))
        }
        _ => Ok(()),
    }
}

/// What `@odata.etag` says of an object.
pub fn etag(stored: &Value) -> String {
    let hash = blake3::hash(stored.to_string().as_bytes()).to_hex();
    format!("W/\"{}\"", hash.chars().take(16).collect::<String>())
}

/// A change may not name properties that the type lacks, nor another type.
pub fn change(
    version: Version,
    endpoint: &Endpoint,
    change: &Map<String, Value>,
    stored: &Map<String, Value>,
) -> Result<(), GraphError> {
    let own_type = type_of(stored).unwrap_or(&endpoint.entity_type).to_owned();
    match type_of(change) {
        Some(given) if !is_a(&own_type, given) => {
            return Err(GraphError::bad_request(format!(
                "Cannot change the type of an object from '{own_type}' to '{given}'."
            )));
        }
        None if endpoint.typed => return Err(type_missing(endpoint)),
        _ => {}
    }
    values::check(version, change, &own_type)
}

/// A new object must name its concrete type where there are several.
pub fn creation(version: Version, endpoint: &Endpoint, given: &Map<String, Value>) -> Result<(), GraphError> {
    let own_type = match type_of(given) {
        Some(given) if !is_a(given, &endpoint.entity_type) => {
            return Err(GraphError::bad_request(format!("A type named '{given}' could not be resolved by the model.")));
        }
        Some(given) => given,
        None if endpoint.typed => return Err(type_missing(endpoint)),
        None => &endpoint.entity_type,
    };
    values::check(version, given, own_type)?;
    let named = ["displayName", "name"].into_iter().find(|name| has_property(version, &endpoint.entity_type, name));
    match named {
        Some(name) if !endpoint.nameless && given.get(name).and_then(Value::as_str).is_none_or(str::is_empty) => {
            Err(GraphError::new(
                400,
                "Request_BadRequest",
                format!("A value is required for property '{name}' of resource."),
            ))
        }
        _ => Ok(()),
    }
}

/// The times the server sets when it makes an object.
pub fn kept_times(version: Version, endpoint: &Endpoint) -> impl Iterator<Item = &'static str> {
    let kept = ["createdDateTime", "modifiedDateTime", "lastModifiedDateTime"];
    kept.into_iter().filter(move |name| has_property(version, &endpoint.entity_type, name))
}

fn type_of(body: &Map<String, Value>) -> Option<&str> {
    body.get("@odata.type").and_then(Value::as_str).map(|name| name.trim_start_matches('#'))
}

fn type_missing(endpoint: &Endpoint) -> GraphError {
    GraphError::bad_request(format!(
        "Cannot create an abstract class: @odata.type must name a type derived from '{}'.",
        endpoint.entity_type
    ))
}
