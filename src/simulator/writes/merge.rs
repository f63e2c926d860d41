//! What a PATCH makes of a stored object.

use serde_json::{Map, Value};

/// Puts the members of `change` over those of `stored`. Collections are replaced whole; nested objects are merged
/// member by member unless the endpoint replaces them or the type of the object changes.
pub fn merge(stored: &mut Map<String, Value>, change: &Map<String, Value>, replaces_nested: bool) {
    for (key, value) in change.iter().filter(|(key, _)| is_settable(key)) {
        match (stored.get_mut(key), value) {
            (Some(Value::Object(former)), Value::Object(given)) if !replaces_nested && same_type(former, given) => {
                merge(former, given, false);
            }
            (Some(former), _) => *former = value.clone(),
            (None, _) => {
                stored.insert(key.clone(), value.clone());
            }
        }
    }
}

/// The id never changes, and annotations other than the type are not stored.
fn is_settable(key: &str) -> bool {
    key != "id" && !key.starts_with('#') && (!key.contains('@') || key == "@odata.type")
}

fn same_type(former: &Map<String, Value>, given: &Map<String, Value>) -> bool {
    match (former.get("@odata.type"), given.get("@odata.type")) {
        (Some(former), Some(given)) => former == given,
        _ => true,
    }
}
