//! Answers one Graph request: finds the endpoint, checks the caller's roles, reads or writes.

use super::address::Address;
use super::exchange::{Answer, GraphError, GraphRequest, Initiator};
use super::limits::{Use, Verdict};
use super::records::Records;
use super::schema::{Navigation, Service};
use super::tenant::Tenant;
use super::world::World;
use super::{app_registration, consistency, delta, licence, limits, read, writes};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Instant;

/// On whose behalf a request is answered, and in which tenant.
pub struct Context<'a> {
    pub world: &'a World,
    pub tenant: &'a Tenant,
    pub initiator: Initiator,
    /// The roles in the token; none for a person of the tenant, who may do everything.
    pub roles: Option<BTreeSet<String>>,
}

/// The answer to a request, a refusal included.
pub fn answer(context: &Context<'_>, request: &GraphRequest) -> Answer {
    try_answer(context, request).unwrap_or_else(Answer::from)
}

fn try_answer(context: &Context<'_>, request: &GraphRequest) -> Result<Answer, GraphError> {
    if let Some(answer) = app_registration::answer(context, request) {
        return answer;
    }
    let address = deleted(context, Address::resolve(&request.version, &request.path)?)?;
    let headers = match limit(context, request, &address) {
        Verdict::Allowed(headers) => headers,
        Verdict::Refused(answer) => return Ok(answer),
    };
    let mut answer = perform(context, request, address).unwrap_or_else(Answer::from);
    answer.headers.extend(headers);
    Ok(answer)
}

/// An object that lies in one of several bins is addressed there.
fn deleted(context: &Context<'_>, address: Address) -> Result<Address, GraphError> {
    let Some(id) = address.rest.first().filter(|_| !address.endpoint.writes.gathers.is_empty()) else {
        return Ok(address);
    };
    let (_, endpoint) =
        read::find_in(context, &address.endpoint.writes.gathers, id).ok_or_else(|| GraphError::not_found(id))?;
    Ok(Address { endpoint, rest: address.rest })
}

/// Counts the request against the limits; a person of the tenant has none.
fn limit(context: &Context<'_>, request: &GraphRequest, address: &Address) -> Verdict {
    let Initiator::App { client_id, .. } = &context.initiator else {
        return Verdict::Allowed(Vec::new());
    };
    let profile = context.tenant.profile();
    let cost = address.navigation().and_then(|navigation| navigation.cost).unwrap_or(address.endpoint.cost);
    let wanted = Use {
        family: address.endpoint.family,
        units: limits::units(request, cost),
        is_write: request.method != "GET",
        people: profile.people,
        client_id,
        directory_id: &profile.directory_id,
    };
    context.tenant.usage().take(context.world.behaviour().limits, &wanted, Instant::now())
}

fn perform(context: &Context<'_>, request: &GraphRequest, mut address: Address) -> Result<Answer, GraphError> {
    check_roles(context, request, &address)?;
    let plans = address.navigation().map(|navigation| &navigation.plans).filter(|plans| !plans.is_empty());
    let plans = plans.unwrap_or(&address.endpoint.plans);
    licence::check(address.endpoint, plans, &context.tenant.plans())?;
    if address.endpoint.singleton {
        address.rest.insert(0, singleton_id(context, &address)?);
    }
    check_header(request, &address)?;
    let rest: Vec<&str> = address.rest.iter().map(String::as_str).collect();
    consistency::check(request, address.endpoint, &rest)?;
    match (request.method.as_str(), rest.as_slice()) {
        ("GET", []) => read::list(context, request, address.endpoint),
        ("GET", ["$count"]) => read::count(context, request, address.endpoint),
        ("GET", ["delta"]) if address.endpoint.delta => delta::read(context, request, address.endpoint),
        ("GET", [id]) => read::one(context, request, address.endpoint, id),
        ("GET", [id, segments @ ..]) => read::related(context, request, address.endpoint, id, segments),
        _ => writes::write(context, request, address.endpoint, &rest),
    }
}

fn singleton_id(context: &Context<'_>, address: &Address) -> Result<String, GraphError> {
    let records = context.tenant.read(context.world, address.endpoint.stored_at());
    let id = records.find(|_| true).map(|body| Records::key_of(&address.endpoint.key, body));
    id.ok_or_else(|| GraphError::not_found(&address.endpoint.path))
}

fn check_roles(context: &Context<'_>, request: &GraphRequest, address: &Address) -> Result<(), GraphError> {
    let Some(granted) = &context.roles else { return Ok(()) };
    let below = address.navigation();
    let own = |of: fn(&'static Navigation) -> &'static Vec<String>| below.map(of).filter(|roles| !roles.is_empty());
    let wanted = if request.method == "GET" {
        own(|navigation| &navigation.read).unwrap_or(&address.endpoint.read)
    } else {
        own(|navigation| &navigation.write).unwrap_or(&address.endpoint.write)
    };
    if wanted.iter().any(|role| granted.contains(role)) {
        return Ok(());
    }
    Err(match address.endpoint.service {
        Service::Entra => {
            GraphError::new(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
        }
        Service::Intune => GraphError::new(403, "Forbidden", intune_refusal(wanted)),
    })
}

/// Some writes take effect only with a header that says where.
fn check_header(request: &GraphRequest, address: &Address) -> Result<(), GraphError> {
    let rules = address.navigation().filter(|_| request.method != "GET").into_iter().flat_map(|rules| &rules.header);
    for (name, values) in rules {
        if request.header(name).is_none_or(|given| !values.iter().any(|value| value == given)) {
            return Err(GraphError::bad_request(format!("The header '{name}' is missing or has no known value.")));
        }
    }
    Ok(())
}

/// Intune puts its own JSON into the text of the message.
fn intune_refusal(wanted: &[String]) -> String {
    let message = format!(
        "Application is not authorized to perform this operation. Application must have one of the following scopes: {}",
        wanted.join(", ")
    );
    json!({ "_version": 3, "Message": message, "CustomApiErrorPhrase": "", "RetryAfter": null, "ErrorSourceService": "", "HttpHeaders": "{}" })
        .to_string()
}
