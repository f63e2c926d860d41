//! Stored objects as they are, past all rules: what happened to a tenant that nobody could ask Graph for.

use super::address::Address;
use super::admin::with_tenant;
use super::world::World;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::convert::Infallible;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// With the version, such as `/v1.0/groups/{id}`; the collection alone for a singleton.
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
        let records = tenant.read(&world, address.endpoint.stored_at());
        let found = match address.rest.first() {
            Some(id) => records.get(id).cloned(),
            None => records.find(|_| address.endpoint.singleton).cloned(),
        };
        found.map_or_else(|| no_such_object(&place.path), |body| HttpResponse::Ok().json(&*body))
    })
}

async fn put(world: web::Data<World>, name: web::Path<String>, change: web::Json<Change>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        let Change { path, body } = change.into_inner();
        let Some(address) = resolve(&path) else { return no_such_object(&path) };
        let Ok(()) = tenant.change(&world, address.endpoint.stored_at(), |records| {
            match (body, address.rest.first()) {
                (Some(body), _) => records.put(body),
                (None, Some(id)) => drop(records.remove(id)),
                (None, None) => {}
            }
            Ok::<_, Infallible>(())
        });
        HttpResponse::NoContent().finish()
    })
}

fn resolve(path: &str) -> Option<Address> {
    let (version, path) = path.trim_start_matches('/').split_once('/')?;
    Address::resolve(version, &format!("/{path}")).ok()
}

fn no_such_object(path: &str) -> HttpResponse {
    HttpResponse::NotFound().json(json!({ "error": format!("there is nothing at '{path}'") }))
}
