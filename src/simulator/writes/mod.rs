//! Changing a tenant: PATCH, PUT, POST, DELETE and the actions, each with its audit entry.

mod actions;
mod check;
mod create;
mod links;
mod merge;
mod places;
mod references;
mod rules;
mod schedules;
mod values;

pub use check::etag;

use super::audit;
use super::exchange::{Answer, GraphError, GraphRequest};
use super::graph::Context;
use super::schema::{Endpoint, Service, Version, endpoint as endpoint_at};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// What a PUT does not touch.
const KEPT: [&str; 5] = ["id", "createdDateTime", "modifiedDateTime", "lastModifiedDateTime", "version"];

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
        return actions::act(context, request, endpoint, id, action);
    }
    if let ("POST", [], Some(path)) = (method, rest, &endpoint.writes.schedules) {
        return schedules::request(context, request, path);
    }
    if !endpoint.methods.iter().any(|allowed| allowed == method) {
        return Err(GraphError::method_not_allowed());
    }
    match (method, rest) {
        ("PATCH", [id]) => patch(context, request, endpoint, id),
        ("PUT", [id]) => replace(context, request, endpoint, id),
        ("POST", []) => create::create(context, request, endpoint),
        ("DELETE", [id]) => delete(context, request, endpoint, id),
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
    let mut given = check::bound_body(request)?;
    given.retain(|key, _| !endpoint.patch_ignores.contains(key));
    links::known(context, endpoint, id, &given)?;
    links::embedded(context, endpoint, &mut given)?;
    update(context, request, endpoint, id, |stored| {
        check::change(version, endpoint, &given, stored)?;
        let change = rules::permitted(endpoint, "PATCH", &given, Some(stored))?;
        rules::switched_off(endpoint, stored, &change)?;
        merge::merge(stored, &change, endpoint.replaces_nested);
        Ok(())
    })
}

/// PUT gives the whole object: what it leaves out is emptied, and what the server keeps by itself stays.
fn replace(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
) -> Result<Answer, GraphError> {
    let version = Version::named(&request.version);
    let given = check::bound_body(request)?;
    links::known(context, endpoint, id, &given)?;
    update(context, request, endpoint, id, |stored| {
        check::change(version, endpoint, &given, stored)?;
        let change = rules::permitted(endpoint, "PUT", &given, Some(stored))?;
        let is_kept = |key: &str| {
            KEPT.contains(&key)
                || key.contains('@')
                || endpoint.navigation.contains_key(key)
                || endpoint.counts.contains_key(key)
                || endpoint.writes.read_only.iter().chain(&endpoint.writes.fixed).any(|kept| kept == key)
        };
        for (_, value) in stored.iter_mut().filter(|(key, _)| !is_kept(key)) {
            *value = if value.is_array() { json!([]) } else { Value::Null };
        }
        stored.extend(change.into_iter().filter(|(key, _)| key != "id"));
        Ok(())
    })
}

/// Changes one stored object, renews what the server keeps, and writes the audit entry.
fn update(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
    change: impl FnOnce(&mut Map<String, Value>) -> Result<(), GraphError>,
) -> Result<Answer, GraphError> {
    let (before, after) = context.tenant.change(context.world, endpoint.stored_at(), |records| {
        let before = Arc::clone(records.get(id).ok_or_else(|| GraphError::not_found(id))?);
        check::precondition(request, endpoint, &before)?;
        rules::open(endpoint, &request.method, &before)?;
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
    if let Some(version) = stored.get("version").and_then(Value::as_u64).filter(|_| !endpoint.writes.client_version) {
        stored.insert("version".to_owned(), json!(version + 1));
    }
    for (count, counted) in &endpoint.counts {
        let number = stored.get(counted).and_then(Value::as_array).map_or(0, Vec::len);
        stored.insert(count.clone(), json!(number));
    }
}

fn delete(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &'static Endpoint,
    id: &str,
) -> Result<Answer, GraphError> {
    rules::unheld(context, endpoint, id)?;
    let removed = context.tenant.change(context.world, endpoint.stored_at(), |records| {
        let stored = Arc::clone(records.get(id).ok_or_else(|| GraphError::not_found(id))?);
        check::precondition(request, endpoint, &stored)?;
        rules::open(endpoint, "DELETE", &stored)?;
        records.remove(id);
        Ok::<_, GraphError>(stored)
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
