//! Stored objects as they are, past all rules: what happened to a tenant that nobody could ask Graph for.

use super::address::Address;
use super::admin::with_tenant;
use super::made_up;
use super::tenant::Tenant;
use super::world::World;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// With the version, such as `/v1.0/groups/{id}`, or a part of an object, such as `/v1.0/organization/{id}/branding`;
    /// the collection alone for a singleton.
    path: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    path: String,
    /// The whole object; none removes it without a trace.
    body: Option<Value>,
}

/// Routes of one tenant.
pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.route("/objects", web::get().to(show)).route("/objects", web::put().to(put));
}

/// With what an answer of Graph would leave out.
async fn show(world: web::Data<World>, name: web::Path<String>, place: web::Query<Place>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        let Some(address) = resolve(&place.path) else { return no_such_object(&place.path) };
        let (id, below) = address.parts();
        let found = stored(&world, tenant, &address, id).and_then(|body| {
            if below.is_empty() {
                return Some(Value::clone(&body));
            }
            let mut whole = made_whole(tenant, &address, &body, below);
            part(&mut whole, below).cloned()
        });
        found
            .filter(|found| !found.is_null())
            .map_or_else(|| no_such_object(&place.path), |found| HttpResponse::Ok().json(found))
    })
}

async fn put(world: web::Data<World>, name: web::Path<String>, change: web::Json<Change>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        let Change { path, body } = change.into_inner();
        let Some(address) = resolve(&path) else { return no_such_object(&path) };
        let (id, below) = address.parts();
        let whole = if below.is_empty() {
            body
        } else {
            let Some(owner) = stored(&world, tenant, &address, id) else { return no_such_object(&path) };
            let mut whole = made_whole(tenant, &address, &owner, below);
            if !put_part(&mut whole, below, body) {
                return no_such_object(&path);
            }
            Some(whole)
        };
        let Ok(()) = tenant.change(&world, address.endpoint.stored_at(), |records| {
            match (whole, id) {
                (Some(whole), _) => records.put(whole),
                (None, Some(id)) => drop(records.remove(id)),
                (None, None) => {}
            }
            Ok::<_, Infallible>(())
        });
        HttpResponse::NoContent().finish()
    })
}

fn stored(world: &World, tenant: &Tenant, address: &Address, id: Option<&str>) -> Option<Arc<Value>> {
    let records = tenant.read(world, address.endpoint.stored_at());
    match id {
        Some(id) => records.get(id).cloned(),
        None => records.find(|_| address.endpoint.singleton).cloned(),
    }
}

/// With what its navigation property holds, which is made up as long as nobody changed it.
fn made_whole(tenant: &Tenant, address: &Address, body: &Value, below: &[String]) -> Value {
    let mut whole = body.clone();
    let name = below.first().map_or("", String::as_str);
    if let Some(members) = whole.as_object_mut()
        && address.endpoint.navigation.contains_key(name)
    {
        let made = || made_up::generic::related(tenant.profile(), address.endpoint, body, name);
        members.entry(name).or_insert_with(made);
    }
    whole
}

/// What lies below an object: by the names of properties, and in lists by ids.
fn part<'a>(whole: &'a mut Value, below: &[String]) -> Option<&'a mut Value> {
    below.iter().try_fold(whole, |at, segment| match at {
        Value::Array(elements) => elements.iter_mut().find(|element| element["id"] == segment.as_str()),
        at => at.get_mut(segment),
    })
}

/// Puts another in the place of what lies below an object; without one it goes.
fn put_part(whole: &mut Value, below: &[String], body: Option<Value>) -> bool {
    let Some((last, above)) = below.split_last() else { return false };
    match part(whole, above) {
        Some(Value::Array(elements)) => {
            let at = elements.iter().position(|element| element["id"] == last.as_str());
            match (at.and_then(|at| elements.get_mut(at)), body) {
                (Some(element), Some(body)) => *element = body,
                (None, Some(body)) => elements.push(body),
                (Some(_), None) => elements.retain(|element| element["id"] != last.as_str()),
                (None, None) => {}
            }
            true
        }
        Some(Value::Object(members)) => {
            members.insert(last.clone(), body.unwrap_or(Value::Null));
            true
        }
        _ => false,
    }
}

fn resolve(path: &str) -> Option<Address> {
    let (version, path) = path.trim_start_matches('/').split_once('/')?;
    Address::resolve(version, &format!("/{path}")).ok()
}

fn no_such_object(path: &str) -> HttpResponse {
    HttpResponse::NotFound().json(json!({ "error": format!("there is nothing at '{path}'") }))
}
