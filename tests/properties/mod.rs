//! Made-up bodies of a made-up area that has every rule, and ways to change them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::normalise::{Canonical, normalise};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

static AREA: LazyLock<std::sync::Arc<Area>> =
    LazyLock::new(|| catalog::parse("area.toml", include_str!("area.toml")).expect("an area"));

pub fn area() -> &'static Area {
    &AREA
}

pub fn canonical(body: &Value) -> Canonical {
    normalise(area(), body).expect("a body within the limits")
}

pub fn body() -> impl Strategy<Value = Value> {
    let guid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    let policy = ("[A-Z][a-z]{0,9}", "(enabled|disabled)", any::<bool>(), 0..1_000_i64, guid);
    let lists = (
        btree_set(guid, 0..5),
        vec("[a-z]{1,5}", 0..4),
        vec((0..4_i64, any::<bool>()), 0..4),
        btree_map("[a-z]{1,6}", (any::<i32>(), vec("[a-z]{1,4}", 0..3)), 0..5),
    );
    (policy, lists).prop_map(|((name, state, enabled, count, owner), (groups, steps, rules, settings))| {
        let rules: Vec<Value> =
            rules.into_iter().map(|(port, allowed)| json!({ "port": port, "allowed": allowed })).collect();
        let settings: Vec<Value> = settings
            .into_iter()
            .map(|(key, (value, tags))| json!({ "key": key, "value": value, "tags": tags }))
            .collect();
        json!({
            "id": "a", "displayName": name, "state": state, "enabled": enabled,
            "conditions": { "count": count, "owner": owner, "groups": groups },
            "steps": steps, "rules": rules, "settings": settings,
        })
    })
}

/// Where something can be changed, as a pointer into the body and as the path that a comparison must name.
pub fn places(body: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(body, "", "", &mut found);
    found.retain(|(pointer, _)| pointer != "/id" && !pointer.ends_with("/key"));
    found
}

fn collect(value: &Value, pointer: &str, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(member, &format!("{pointer}/{name}"), &path, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let pointer = format!("{pointer}/{index}");
                match item.get("key") {
                    Some(key) => collect(item, &pointer, &format!("{path}[key={}]", key.as_str().unwrap_or("")), found),
                    // A set or a list differs as a whole.
                    None if item.is_object() => found.push((format!("{pointer}/port"), path.to_owned())),
                    None => found.push((pointer, path.to_owned())),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.push((pointer.to_owned(), path.to_owned()));
        }
    }
}

pub fn change_at(body: &Value, pointer: &str) -> Value {
    let mut changed = body.clone();
    let place = changed.pointer_mut(pointer).expect("a place of the body");
    *place = match place.take() {
        Value::Bool(truth) => json!(!truth),
        Value::Number(number) => json!(number.as_i64().expect("a whole number") + 1),
        other => json!(format!("{}-changed", other.as_str().expect("a text"))),
    };
    changed
}

/// Keys and collections in another order, but for the list whose order means something.
pub fn shuffled(value: &Value, seed: u64) -> Value {
    let rank = |text: &str| {
        let mut hasher = DefaultHasher::new();
        (seed, text).hash(&mut hasher);
        hasher.finish()
    };
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members
                .iter()
                .map(|(name, member)| {
                    (name.clone(), if name == "steps" { member.clone() } else { shuffled(member, seed) })
                })
                .collect();
            members.sort_by_key(|(name, _)| rank(name));
            members.into_iter().collect()
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| shuffled(item, seed)).collect();
            items.sort_by_cached_key(|item| rank(&item.to_string()));
            Value::Array(items)
        }
        scalar => scalar.clone(),
    }
}

pub fn map_texts(value: &Value, change: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), map_texts(member, change))).collect()
        }
        Value::Array(items) => items.iter().map(|item| map_texts(item, change)).collect(),
        Value::String(text) => Value::String(change(text)),
        other => other.clone(),
    }
}

pub fn map_objects(value: &Value, change: &impl Fn(&mut Map<String, Value>)) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Map<String, Value> =
                members.iter().map(|(name, member)| (name.clone(), map_objects(member, change))).collect();
            change(&mut members);
            Value::Object(members)
        }
        Value::Array(items) => items.iter().map(|item| map_objects(item, change)).collect(),
        scalar => scalar.clone(),
    }
}
