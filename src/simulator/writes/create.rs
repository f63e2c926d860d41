//! New objects: their id, what the server keeps of them, and what hangs on them.

use super::{check, links, renew, rules, without_navigation};
use crate::simulator::audit;
use crate::simulator::exchange::{Answer, GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::made_up::dice::guid;
use crate::simulator::made_up::name_assignments;
use crate::simulator::schema::{Endpoint, Kind, Service, Version, has_property, member};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// Makes an object.
pub fn create(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
) -> Result<Answer, GraphError> {
    let version = Version::named(&request.version);
    let given = check::bound_body(request)?;
    check::creation(version, endpoint, &given)?;
    let mut given = rules::permitted(endpoint, "POST", &given, None)?;
    links::known(context, endpoint, "", &given)?;
    links::embedded(context, endpoint, &mut given)?;
    let mut made = with_identity(context, version, endpoint, given);
    links::kept(endpoint, &mut made);
    fill_navigation(&mut made, version, endpoint);
    renew(&mut made, endpoint);
    let mut made = Value::Object(made);
    named_assignments(version, endpoint, &mut made);
    rules::open(endpoint, "POST", &made)?;
    rules::unique(context, endpoint, &made)?;
    context.tenant.change(context.world, endpoint.stored_at(), |records| {
        let key = made.get(&endpoint.key).and_then(Value::as_str).unwrap_or_default();
        if records.get(key).is_some() {
            let message = format!("An object with the key '{key}' already exists.");
            return Err(GraphError::new(409, "Request_MultipleObjectsWithSameKeyValue", message));
        }
        records.put(made.clone());
        Ok(())
    })?;
    audit::write(context, endpoint, "Add", None, Some(&made));
    Ok(Answer::created(without_navigation(endpoint, &made)))
}

/// A new object with its id and with what the server keeps.
fn with_identity(
    context: &Context<'_>,
    version: Version,
    endpoint: &'static Endpoint,
    given: Map<String, Value>,
) -> Map<String, Value> {
    let now = Timestamp::now().to_string();
    let id = id_of_new(context, endpoint, &given, &now);
    let mut made: Map<String, Value> = given
        .iter()
        .filter(|(key, _)| key.starts_with("@odata."))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if endpoint.key == "id" {
        made.insert("id".to_owned(), json!(id));
    }
    made.extend(given.into_iter().filter(|(key, _)| key != "id"));
    for name in check::kept_times(version, endpoint) {
        made.insert(name.to_owned(), json!(now));
    }
    if endpoint.service == Service::Intune {
        made.entry("version").or_insert_with(|| json!(0));
        if !has_property(version, &endpoint.entity_type, "version") {
            made.shift_remove("version");
        }
    }
    if has_property(version, &endpoint.entity_type, "appId") {
        made.entry("appId").or_insert_with(|| json!(guid(&format!("{id}/appId"))));
    }
    made
}

/// The id that the client gives where it may, or one that nobody has.
fn id_of_new(context: &Context<'_>, endpoint: &Endpoint, given: &Map<String, Value>, now: &str) -> String {
    let text = |name: &String| given.get(name).and_then(Value::as_str).map(str::to_owned);
    let joined: Vec<String> = endpoint.writes.id_of.iter().filter_map(text).collect();
    if !joined.is_empty() {
        return joined.join("_");
    }
    let chosen = endpoint.writes.client_id.as_ref().and_then(text);
    chosen.unwrap_or_else(|| guid(&format!("{}/{now}/created {}", context.world.seed(), context.world.draw())))
}

/// Gives assignments their ids and what else their type has.
pub fn named_assignments(version: Version, endpoint: &Endpoint, body: &mut Value) {
    name_assignments(body);
    let Some(declared) = member(version, &endpoint.entity_type, "assignments") else { return };
    let assignments = body.get_mut("assignments").and_then(Value::as_array_mut).into_iter().flatten();
    for assignment in assignments.filter_map(Value::as_object_mut) {
        assignment.retain(|name, _| name.contains('@') || has_property(version, &declared.type_name, name));
    }
}

/// What hangs on a new object is what the client gave, and nothing that is made up.
fn fill_navigation(made: &mut Map<String, Value>, version: Version, endpoint: &Endpoint) {
    let inline = endpoint.navigation.iter().filter(|(name, rules)| rules.kind == Kind::Inline && !name.contains('/'));
    for (name, _) in inline {
        let is_collection = member(version, &endpoint.entity_type, name).is_some_and(|declared| declared.is_collection);
        made.entry(name.clone()).or_insert_with(|| if is_collection { json!([]) } else { Value::Null });
    }
}
