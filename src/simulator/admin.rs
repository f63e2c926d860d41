//! `/__simulator`: how tests and the demo look into the simulated tenants and change them.

use super::behaviour::BehaviourChange;
use super::exchange::{Answer, GraphRequest, Initiator};
use super::faults::Fault;
use super::graph::{self, Context};
use super::office_day::office_day;
use super::tenant::Tenant;
use super::world::World;
use super::{credentials_admin, identity, objects};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The routes of the administration.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(
        web::scope("/__simulator")
            .route("/tenants", web::get().to(tenants))
            .route("/settings", web::get().to(settings))
            .route("/settings", web::put().to(set_settings))
            .route("/identity", web::get().to(identity::serve))
            .route("/work", web::post().to(work_anywhere))
            .route("/apps", web::post().to(credentials_admin::register_app))
            .route("/revoked-sign-ins", web::post().to(credentials_admin::revoke_sign_ins))
            .service(
                web::scope("/tenants/{tenant}")
                    .route("/faults", web::post().to(add_fault))
                    .route("/faults", web::delete().to(clear_faults))
                    .route("/additions", web::post().to(add_properties))
                    .route("/roles", web::get().to(roles))
                    .route("/roles", web::put().to(set_roles))
                    .route("/secret", web::put().to(set_secret))
                    .configure(credentials_admin::routes)
                    .configure(objects::routes)
                    .route("/changes", web::post().to(change))
                    .route("/requests", web::get().to(requests))
                    .route("/requests", web::delete().to(clear_requests))
                    .route("/throttling", web::get().to(throttling))
                    .route("/plans", web::get().to(plans))
                    .route("/plans", web::put().to(set_plans))
                    .route("/expire-delta-tokens", web::post().to(expire_delta_tokens))
                    .route("/work", web::post().to(work)),
            ),
    );
}

async fn tenants(world: web::Data<World>) -> HttpResponse {
    let shown: Vec<Value> = world.tenants().iter().map(shown).collect();
    HttpResponse::Ok().json(shown)
}

fn shown(tenant: &Tenant) -> Value {
    let profile = tenant.profile();
    json!({
        "name": profile.name, "domain": profile.domain, "kind": profile.kind.word(), "people": profile.people,
        "directoryId": profile.directory_id, "clientId": profile.client_id, "clientSecret": profile.client_secret.expose_secret(),
    })
}

async fn settings(world: web::Data<World>) -> HttpResponse {
    HttpResponse::Ok().json(world.behaviour())
}

async fn set_settings(world: web::Data<World>, change: web::Json<BehaviourChange>) -> HttpResponse {
    world.set_behaviour(world.behaviour().changed(change.into_inner()));
    HttpResponse::Ok().json(world.behaviour())
}

async fn work_anywhere(world: web::Data<World>) -> HttpResponse {
    HttpResponse::Ok().json(json!({ "sentence": office_day(&world) }))
}

async fn work(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        HttpResponse::Ok().json(json!({ "sentence": super::office_day::office_day_in(&world, tenant) }))
    })
}

async fn add_fault(world: web::Data<World>, name: web::Path<String>, fault: web::Json<Fault>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.faults().add(fault.into_inner());
        HttpResponse::NoContent().finish()
    })
}

async fn clear_faults(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.faults().clear();
        HttpResponse::NoContent().finish()
    })
}

#[derive(Deserialize)]
struct Addition {
    /// Of the collection, without the version.
    path: String,
    properties: Map<String, Value>,
}

/// Graph grows: every object of a collection shows properties that it did not have.
async fn add_properties(
    world: web::Data<World>,
    name: web::Path<String>,
    addition: web::Json<Addition>,
) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        let Addition { path, properties } = addition.into_inner();
        tenant.add_properties(path, properties);
        HttpResponse::NoContent().finish()
    })
}

async fn roles(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| HttpResponse::Ok().json(tenant.roles()))
}

async fn set_roles(
    world: web::Data<World>,
    name: web::Path<String>,
    roles: web::Json<BTreeSet<String>>,
) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.set_roles(roles.into_inner());
        HttpResponse::NoContent().finish()
    })
}

/// How often each family of requests was refused by a limit.
async fn throttling(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| HttpResponse::Ok().json(tenant.refusals()))
}

async fn plans(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| HttpResponse::Ok().json(&*tenant.plans()))
}

async fn set_plans(
    world: web::Data<World>,
    name: web::Path<String>,
    plans: web::Json<BTreeSet<String>>,
) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.set_plans(&world, plans.into_inner());
        HttpResponse::NoContent().finish()
    })
}

async fn expire_delta_tokens(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.expire_delta_tokens();
        HttpResponse::NoContent().finish()
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SecretState {
    #[serde(default)]
    expired: bool,
    /// When the first secret ends, by the clock of the simulator.
    ends_at: Option<jiff::Timestamp>,
}

async fn set_secret(world: web::Data<World>, name: web::Path<String>, state: web::Json<SecretState>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.set_secret_expired(state.expired);
        if let Some(end) = state.ends_at {
            tenant.app_registration().end_first_secret_at(end);
        }
        HttpResponse::NoContent().finish()
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Change {
    method: String,
    path: String,
    body: Option<Value>,
    actor: Option<Actor>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Actor {
    display_name: String,
    user_principal_name: String,
}

/// A change as a person of the tenant makes it in the portal.
async fn change(world: web::Data<World>, name: web::Path<String>, change: web::Json<Change>) -> HttpResponse {
    let change = change.into_inner();
    let (version, address) = match change.path.strip_prefix("/beta") {
        Some(address) => ("beta", address),
        None => ("v1.0", change.path.strip_prefix("/v1.0").unwrap_or(&change.path)),
    };
    let request = GraphRequest::parse(&change.method, version, address, change.body);
    with_tenant(&world, &name, |tenant| {
        let person = change.actor.map_or_else(
            || first_administrator(tenant),
            |actor| Initiator::Person {
                display_name: actor.display_name,
                user_principal_name: actor.user_principal_name,
            },
        );
        let context = Context { world: &world, tenant, initiator: person, roles: None };
        plain(graph::answer(&context, &request))
    })
}

fn first_administrator(tenant: &Tenant) -> Initiator {
    let person = super::made_up::people::person(tenant.profile(), 0);
    Initiator::Person { display_name: person.name(), user_principal_name: person.address }
}

async fn requests(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| HttpResponse::Ok().json(&*tenant.recorded()))
}

async fn clear_requests(world: web::Data<World>, name: web::Path<String>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.recorded().clear();
        HttpResponse::NoContent().finish()
    })
}

pub(super) fn with_tenant(world: &World, name: &str, answer: impl FnOnce(&Tenant) -> HttpResponse) -> HttpResponse {
    match world.tenant(name) {
        Some(tenant) => answer(tenant),
        None => HttpResponse::NotFound().json(
            json!({ "error": format!("there is no made-up tenant '{name}'; GET /__simulator/tenants lists them") }),
        ),
    }
}

fn plain(answer: Answer) -> HttpResponse {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match answer.body {
        Some(body) => HttpResponse::build(status).json(body),
        None => HttpResponse::build(status).finish(),
    }
}
