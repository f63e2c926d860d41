//! Dotted places in a body.

use serde_json::{Map, Value};

/// The value at a dotted path without collections.
pub fn at<'a>(body: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let found = body.get(first)?;
    if rest.is_empty() { Some(found) } else { at(found.as_object()?, rest) }
}

/// The same, to be changed.
pub fn at_mut<'a>(body: &'a mut Map<String, Value>, path: &str) -> Option<&'a mut Value> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let found = body.get_mut(first)?;
    if rest.is_empty() { Some(found) } else { at_mut(found.as_object_mut()?, rest) }
}

/// The text or the texts at a dotted path.
pub fn texts_at<'a>(body: &'a Map<String, Value>, path: &str) -> Vec<&'a str> {
    match at(body, path) {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(elements)) => elements.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
