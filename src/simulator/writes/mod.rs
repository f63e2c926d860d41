//! Changing a tenant: PATCH, PUT, POST, DELETE and the actions, each with its audit entry.

mod check;
mod merge;
mod references;
mod values;

use super::audit;
use super::exchange::{Answer, GraphError, GraphRequest};
use super::graph::Context;
use super::made_up::dice::guid;
use super::made_up::name_assignments;
use super::schema::{Action, Endpoint, Kind, Service, Version, endpoint as endpoint_at, has_property, member};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Performs a change.
pub fn write(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    rest: &[&str],
) -> Result<Answer, GraphError> {
    let method = request.method.as_str();
    if let [id, segments @ ..] = rest
        && let Some(navigation) = segments.first()
        && endpoint.navigation.contains_key(*navigation)
    {
        return references::write(context, request, endpoint, id, segments);
    }
    if let ("POST", [id, "restore"], Some(target)) = (method, rest, &endpoint.restores_to) {
        return restore(context, endpoint, target, id);
    }
    if let ("POST", [id, name]) = (method, rest)
        && let Some(action) = endpoint.actions.get(*name)
    {
        return act(context, request, endpoint, id, action);
    }
    if !endpoint.methods.iter().any(|allowed| allowed == method) {
        return Err(GraphError::method_not_allowed());
    }
    match (method, rest) {
        ("PATCH", [id]) => patch(context, request, endpoint, id),
        ("PUT", [id]) => replace(context, request, endpoint, id),
        ("POST", []) => create(context, request, endpoint),
        ("DELETE", [id]) => delete(context, endpoint, id),
        _ => Err(GraphError::method_not_allowed()),
    }
}

fn patch(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
) -> Result<Answer, GraphError> {
    let version = Version::named(&request.version);
    let mut change = check::body(request)?.clone();
    change.retain(|key, _| !endpoint.patch_ignores.contains(key));
    update(context, endpoint, id, |stored| {
        check::change(version, endpoint, &change, stored)?;
        merge::merge(stored, &change, endpoint.replaces_nested);
        Ok(())
    })
}

/// PUT gives the whole object; what the server keeps by itself stays.
fn replace(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
) -> Result<Answer, GraphError> {
    let version = Version::named(&request.version);
    let change = check::body(request)?;
    update(context, endpoint, id, |stored| {
        check::change(version, endpoint, change, stored)?;
        stored.extend(
            change.iter().filter(|(key, _)| key.as_str() != "id").map(|(key, value)| (key.clone(), value.clone())),
        );
        Ok(())
    })
}

/// Changes one stored object, renews what the server keeps, and writes the audit entry.
fn update(
    context: &Context<'_>,
    endpoint: &'static Endpoint,
    id: &str,
    change: impl FnOnce(&mut Map<String, Value>) -> Result<(), GraphError>,
) -> Result<Answer, GraphError> {
    let (before, after) = context.tenant.change(context.world, endpoint.stored_at(), |records| {
        let before = Arc::clone(records.get(id).ok_or_else(|| GraphError::not_found(id))?);
        let mut after = before.as_object().cloned().unwrap_or_default();
        change(&mut after)?;
        renew(&mut after, endpoint);
        let after = Value::Object(after);
        records.put(after.clone());
        Ok::<_, GraphError>((before, after))
    })?;
    audit::write(context, endpoint, "Update", Some(&before), Some(&after));
    Ok(match endpoint.service {
        Service::Entra => Answer::no_content(),
        Service::Intune => Answer::ok(without_navigation(endpoint, &after)),
    })
}

/// The times, the version and the counts that the server keeps itself.
fn renew(stored: &mut Map<String, Value>, endpoint: &Endpoint) {
    let now = json!(Timestamp::now().to_string());
    for name in ["modifiedDateTime", "lastModifiedDateTime"] {
        if let Some(value) = stored.get_mut(name) {
            *value = now.clone();
        }
    }
    if let Some(version) = stored.get("version").and_then(Value::as_u64) {
        stored.insert("version".to_owned(), json!(version + 1));
    }
    for (count, counted) in &endpoint.counts {
        let number = stored.get(counted).and_then(Value::as_array).map_or(0, Vec::len);
        stored.insert(count.clone(), json!(number));
    }
}

fn create(context: &Context<'_>, request: &GraphRequest, endpoint: &'static Endpoint) -> Result<Answer, GraphError> {
    let version = Version::named(&request.version);
    let given = check::body(request)?;
    check::creation(version, endpoint, given)?;
    let now = Timestamp::now().to_string();
    let id = guid(&format!("{}/{}/created {}", context.world.seed(), now, context.world.draw()));
    let mut made = Map::new();
    for (key, value) in given.iter().filter(|(key, _)| key.starts_with("@odata.")) {
        made.insert(key.clone(), value.clone());
    }
    made.insert("id".to_owned(), json!(id));
    made.extend(given.iter().filter(|(key, _)| key.as_str() != "id").map(|(key, value)| (key.clone(), value.clone())));
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
    fill_navigation(&mut made, version, endpoint);
    renew(&mut made, endpoint);
    let mut made = Value::Object(made);
    name_assignments(&mut made);
    context.tenant.change(context.world, endpoint.stored_at(), |records| {
        records.put(made.clone());
        Ok::<_, GraphError>(())
    })?;
    audit::write(context, endpoint, "Add", None, Some(&made));
    Ok(Answer::created(without_navigation(endpoint, &made)))
}

/// What hangs on a new object is what the client gave, and nothing that is made up.
fn fill_navigation(made: &mut Map<String, Value>, version: Version, endpoint: &Endpoint) {
    let inline = endpoint.navigation.iter().filter(|(name, rules)| rules.kind == Kind::Inline && !name.contains('/'));
    for (name, _) in inline {
        let is_collection = member(version, &endpoint.entity_type, name).is_some_and(|declared| declared.is_collection);
        made.entry(name.clone()).or_insert_with(|| if is_collection { json!([]) } else { Value::Null });
    }
}

fn delete(context: &Context<'_>, endpoint: &'static Endpoint, id: &str) -> Result<Answer, GraphError> {
    let removed = context.tenant.change(context.world, endpoint.stored_at(), |records| {
        records.remove(id).ok_or_else(|| GraphError::not_found(id))
    })?;
    if let Some(bin) = endpoint.bin.as_deref().and_then(endpoint_at) {
        let mut binned = removed.as_object().cloned().unwrap_or_default();
        binned.insert("deletedDateTime".to_owned(), json!(Timestamp::now().to_string()));
        put(context, bin, Value::Object(binned));
    }
    audit::write(context, endpoint, "Delete", Some(&removed), None);
    Ok(Answer::no_content())
}

fn restore(context: &Context<'_>, bin: &'static Endpoint, target: &str, id: &str) -> Result<Answer, GraphError> {
    let target = endpoint_at(target).ok_or_else(GraphError::method_not_allowed)?;
    let binned = context.tenant.change(context.world, bin.stored_at(), |records| {
        records.remove(id).ok_or_else(|| GraphError::not_found(id))
    })?;
    let mut restored = binned.as_object().cloned().unwrap_or_default();
    restored.insert("deletedDateTime".to_owned(), Value::Null);
    let restored = Value::Object(restored);
    put(context, target, restored.clone());
    audit::write(context, target, "Restore", None, Some(&restored));
    Ok(Answer::ok(without_navigation(target, &restored)))
}

fn put(context: &Context<'_>, endpoint: &'static Endpoint, body: Value) {
    let Ok(()) = context.tenant.change(context.world, endpoint.stored_at(), |records| {
        records.put(body);
        Ok::<_, std::convert::Infallible>(())
    });
}

/// An action that replaces one inline collection.
fn act(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    action: &Action,
) -> Result<Answer, GraphError> {
    let given = check::body(request)?.get(&action.member).cloned();
    let given =
        given.ok_or_else(|| GraphError::bad_request(format!("The parameter '{}' is missing.", action.member)))?;
    let mut shown = Vec::new();
    update(context, endpoint, id, |stored| {
        stored.insert(action.into.clone(), given);
        if stored.contains_key("isAssigned") && action.into == "assignments" {
            let is_assigned = stored.get("assignments").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
            stored.insert("isAssigned".to_owned(), json!(is_assigned));
        }
        let mut named = Value::Object(std::mem::take(stored));
        name_assignments(&mut named);
        *stored = named.as_object().cloned().unwrap_or_default();
        shown = stored.get(&action.into).and_then(Value::as_array).cloned().unwrap_or_default();
        Ok(())
    })?;
    Ok(if action.into == "assignments" { Answer::ok(json!({ "value": shown })) } else { Answer::no_content() })
}

fn without_navigation(endpoint: &Endpoint, body: &Value) -> Value {
    let members = body.as_object().into_iter().flatten().filter(|(key, _)| !endpoint.navigation.contains_key(*key));
    Value::Object(members.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// Puts an object back as it was: how the demo undoes what a made-up person did.
pub fn put_back(context: &Context<'_>, endpoint: &'static Endpoint, former: &Value) {
    let id = former.get("id").and_then(Value::as_str).unwrap_or_default();
    let current = context.tenant.read(context.world, endpoint.stored_at()).get(id).cloned();
    if let Some(bin) = endpoint.bin.as_deref().and_then(endpoint_at).filter(|_| current.is_none()) {
        let Ok(_binned) = context
            .tenant
            .change(context.world, bin.stored_at(), |records| Ok::<_, std::convert::Infallible>(records.remove(id)));
    }
    let mut restored = former.as_object().cloned().unwrap_or_default();
    renew(&mut restored, endpoint);
    let restored = Value::Object(restored);
    put(context, endpoint, restored.clone());
    let activity = if current.is_some() { "Update" } else { "Restore" };
    audit::write(context, endpoint, activity, current.as_deref(), Some(&restored));
}
