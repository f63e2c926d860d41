//! Whether what a log wrote is the value that was found.

use serde_json::Value;

use super::entry::Modified;
use crate::domain::catalog::{PathPart, path_parts};

/// Whether the entry changed the property: by itself, or within the whole object, of which most stays as it was.
pub(super) fn touches(modified: &Modified, path: &str) -> bool {
    let (old, new) = (found_at(modified, &modified.old, path), found_at(modified, &modified.new, path));
    match (old, new) {
        // The log names the property, and no values.
        (None, None) => is_of(modified, path),
        (old, new) => !is_same(old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null)),
    }
}

/// Whether the entry changed what stands at the path to the value that was found there. Who changed something else of
/// the same object later left the value as it was, and did not make it.
pub(super) fn says(modified: &Modified, path: &str, found: &Value) -> bool {
    touches(modified, path)
        && match found_at(modified, &modified.new, path) {
            Some(new) => is_same(new, found),
            None => is_empty(found) && found_at(modified, &modified.old, path).is_some(),
        }
}

fn is_of(modified: &Modified, path: &str) -> bool {
    modified.property.eq_ignore_ascii_case(first_name(path))
}

/// The log gives a property, or the whole object under the name of its kind, as conditional access does
/// (docs/identity/conditional-access/troubleshoot-policy-changes-audit-log.md).
fn found_at<'v>(modified: &Modified, value: &'v Value, path: &str) -> Option<&'v Value> {
    let parts = path_parts(path);
    let within = if is_of(modified, path) { parts.get(1..).unwrap_or_default() } else { parts.as_slice() };
    at(value, within).filter(|value| !value.is_null())
}

fn first_name(path: &str) -> &str {
    match path_parts(path).first() {
        Some(PathPart::Name(name)) => name,
        Some(PathPart::Selector(_)) | None => "",
    }
}

fn at<'v>(value: &'v Value, parts: &[PathPart<'_>]) -> Option<&'v Value> {
    parts.iter().try_fold(value, |value, part| match part {
        PathPart::Name(name) => value.get(name),
        PathPart::Selector(selector) => element(value, selector),
    })
}

/// The element whose key the selector tells: `settingDefinitionId=…`.
fn element<'v>(list: &'v Value, selector: &str) -> Option<&'v Value> {
    let (key, wanted) = selector.split_once('=')?;
    let wanted = Value::String(wanted.to_owned());
    list.as_array()?.iter().find(|element| element.get(key).is_some_and(|value| is_same(value, &wanted)))
}

/// Without case and order, and whether a log writes numbers as texts: it answers "is it this one", not "is it equal".
fn is_same(logged: &Value, found: &Value) -> bool {
    match (logged, found) {
        _ if is_empty(logged) && is_empty(found) => true,
        (Value::Array(logged), Value::Array(found)) => {
            logged.len() == found.len() && found.iter().all(|item| logged.iter().any(|other| is_same(other, item)))
        }
        // The directory wraps single values: `["Disabled"]`.
        (Value::Array(logged), found) => matches!(logged.as_slice(), [only] if is_same(only, found)),
        (Value::Object(logged), Value::Object(found)) => found
            .iter()
            .filter(|(name, _)| !name.starts_with('@'))
            .all(|(name, value)| is_same(logged.get(name).unwrap_or(&Value::Null), value)),
        _ => plain(logged).zip(plain(found)).is_some_and(|(logged, found)| logged.eq_ignore_ascii_case(&found)),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Modified, says, touches};

    fn modified(property: &str, new: Value) -> Modified {
        Modified { property: property.into(), old: json!({ "state": "former", "conditions": "former" }), new }
    }

    #[test]
    fn who_changed_something_else_of_the_whole_object_did_not_make_the_value() {
        let whole = |old: Value, new: Value| Modified { property: "ConditionalAccessPolicy".into(), old, new };
        let made = whole(json!({ "state": "enabled", "name": "A" }), json!({ "state": "disabled", "name": "A" }));
        let renamed = whole(json!({ "state": "disabled", "name": "A" }), json!({ "state": "disabled", "name": "B" }));
        assert!(says(&made, "state", &json!("disabled")) && !says(&renamed, "state", &json!("disabled")));
        assert!(touches(&made, "state") && !touches(&renamed, "state"));
        let part = |old: Value, new: Value| Modified { property: "conditions".into(), old, new };
        let other = part(json!({ "users": [1], "apps": [1] }), json!({ "users": [1], "apps": [2] }));
        assert!(!says(&other, "conditions.users", &json!([1])) && says(&other, "conditions.apps", &json!([2])));
    }

    #[test]
    fn a_value_is_recognised_however_the_log_writes_it() {
        for (property, new, path, found) in [
            ("state", json!("Disabled"), "state", json!("disabled")),
            ("state", json!(["disabled"]), "state", json!("disabled")),
            ("quota", json!("50"), "quota", json!(50)),
            (
                "conditions",
                json!({ "users": { "excludeGroups": ["B", "a"] } }),
                "conditions.users.excludeGroups",
                json!(["a", "b"]),
            ),
            ("ConditionalAccessPolicy", json!({ "state": "disabled", "id": "1" }), "state", json!("disabled")),
            (
                "settings",
                json!([{ "id": "x", "value": 1 }, { "id": "y", "value": 2 }]),
                "settings[id=Y].value",
                json!(2),
            ),
            ("description", Value::Null, "description", json!("")),
        ] {
            assert!(says(&modified(property, new.clone()), path, &found), "{property} {new} {path}");
        }
    }

    #[test]
    fn another_value_is_another_value() {
        for (property, new, path, found) in [
            ("state", json!("enabled"), "state", json!("disabled")),
            ("state", Value::Null, "state", json!("disabled")),
            ("displayName", json!("disabled"), "state", json!("disabled")),
            ("members", json!(["a", "b"]), "members", json!(["a"])),
            ("settings", json!([{ "id": "x", "value": 1 }]), "settings[id=y].value", json!(1)),
            ("quota", json!({ "a": 1 }), "quota", json!({ "a": 2 })),
        ] {
            assert!(!says(&modified(property, new.clone()), path, &found), "{property} {new} {path}");
        }
    }

    #[test]
    fn an_entry_names_a_property_by_itself_or_within_the_whole_object() {
        let bare = Modified { property: "State".into(), old: Value::Null, new: Value::Null };
        assert!(touches(&bare, "state") && !says(&bare, "state", &json!("")));
        assert!(touches(
            &modified("ConditionalAccessPolicy", json!({ "conditions": { "users": 1 } })),
            "conditions.users"
        ));
        assert!(!touches(&modified("displayName", json!("x")), "conditions.users"));
    }
}
