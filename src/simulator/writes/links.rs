//! Other objects that a body names: by `@odata.bind`, by their id where they are shown whole, or by their id alone.

use super::places::{at_mut, texts_at};
use crate::simulator::exchange::GraphError;
use crate::simulator::graph::Context;
use crate::simulator::read::find_in;
use crate::simulator::schema::{Endpoint, Kind, Refers, endpoint as endpoint_at};
use serde_json::{Map, Value, json};

const BIND: &str = "@odata.bind";

/// Puts an object with its id where `…@odata.bind` names one, down to the last element.
pub fn bound(value: &mut Value) -> Result<(), GraphError> {
    match value {
        Value::Object(members) => {
            let names: Vec<String> = members.keys().filter(|key| key.ends_with(BIND)).cloned().collect();
            for name in names {
                let address = members.shift_remove(&name);
                let id = address.as_ref().and_then(Value::as_str).and_then(id_in);
                let id = id.ok_or_else(|| {
                    GraphError::bad_request(format!("The value of '{name}' is no address of an object."))
                })?;
                members.insert(name.trim_end_matches(BIND).to_owned(), json!({ "id": id }));
            }
            members.values_mut().try_for_each(bound)
        }
        Value::Array(elements) => elements.iter_mut().try_for_each(bound),
        _ => Ok(()),
    }
}

/// The id at the end of `https://…/things('id')` or `https://…/things/id`.
fn id_in(address: &str) -> Option<&str> {
    let is_absolute = address.starts_with("https://") || address.starts_with("http://");
    let last = address.rsplit('/').next().filter(|_| is_absolute)?;
    let key = last.strip_suffix(')').and_then(|inner| inner.split_once('(')).map(|(_, key)| key.trim_matches('\''));
    Some(key.unwrap_or(last)).filter(|id| !id.is_empty())
}

/// Shows whole what the body names by its id. A client that sends more than the id is refused.
pub fn embedded(
    context: &Context<'_>,
    endpoint: &'static Endpoint,
    given: &mut Map<String, Value>,
) -> Result<(), GraphError> {
    for (path, collection) in &endpoint.writes.embeds {
        let Some(named) = at_mut(given, path).filter(|value| !value.is_null()) else { continue };
        let members = named.as_object().ok_or_else(|| GraphError::bad_request(format!("'{path}' is no object.")))?;
        if members.keys().any(|name| name != "id") {
            let message = format!("Only the id of the navigation property '{path}' can be set.");
            return Err(GraphError::bad_request(message));
        }
        let id = members.get("id").and_then(Value::as_str).unwrap_or_default();
        let found = endpoint_at(collection).and_then(|of| {
            context.tenant.read(context.world, of.stored_at()).get(id).map(|body| without_links(of, body))
        });
        *named = found.ok_or_else(|| missing(id))?;
    }
    Ok(())
}

fn without_links(endpoint: &Endpoint, body: &Value) -> Value {
    let members = body.as_object().into_iter().flatten().filter(|(key, _)| !endpoint.navigation.contains_key(*key));
    Value::Object(members.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// Keeps the id of an object that a new one hangs on, in the way in which those of made-up ones are kept.
pub fn kept(endpoint: &Endpoint, made: &mut Map<String, Value>) {
    let to_one = endpoint.navigation.iter().filter(|(_, rules)| rules.kind == Kind::One && rules.by.starts_with('@'));
    for (name, rules) in to_one {
        let id = made.get(name).and_then(|named| named.get("id")).cloned();
        if let Some(id) = id {
            made.shift_remove(name);
            made.insert(rules.by.clone(), id);
        }
    }
}

/// Ids that are new in a body for the object `id` must be those of objects that are there.
pub fn known(
    context: &Context<'_>,
    endpoint: &'static Endpoint,
    id: &str,
    given: &Map<String, Value>,
) -> Result<(), GraphError> {
    let stored = context.tenant.read(context.world, endpoint.stored_at()).get(id).cloned();
    let stored = stored.as_deref().and_then(Value::as_object);
    for rule in &endpoint.writes.refers {
        for path in &rule.paths {
            let former = stored.map(|stored| texts_at(stored, path)).unwrap_or_default();
            let is_word = |id: &str| rule.words.iter().any(|word| word.eq_ignore_ascii_case(id));
            let new = texts_at(given, path).into_iter().filter(|id| !former.contains(id) && !is_word(id));
            for id in new {
                if !is_there(context, rule, id) {
                    return Err(missing(id));
                }
            }
        }
    }
    Ok(())
}

fn is_there(context: &Context<'_>, rule: &Refers, id: &str) -> bool {
    let of = |path: &String| endpoint_at(path).map(|endpoint| endpoint.stored_at());
    if rule.by == "id" {
        return find_in(context, &rule.collections, id).is_some();
    }
    let is_named =
        |body: &Value| body.get(&rule.by).and_then(Value::as_str).is_some_and(|value| value.eq_ignore_ascii_case(id));
    rule.collections.iter().filter_map(of).any(|path| context.tenant.read(context.world, path).find(is_named).is_some())
}

/// Assignments name groups that are there.
pub fn assigned(context: &Context<'_>, assignments: &Value) -> Result<(), GraphError> {
    let groups = ["/groups".to_owned()];
    let targets = assignments.as_array().into_iter().flatten();
    for id in targets.filter_map(|assignment| assignment.pointer("/target/groupId")?.as_str()) {
        find_in(context, &groups, id).ok_or_else(|| missing(id))?;
    }
    Ok(())
}

fn missing(id: &str) -> GraphError {
    GraphError::bad_request(format!("The object '{id}' that the request refers to does not exist."))
}
