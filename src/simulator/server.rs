//! The HTTP side of the simulated Graph: who calls, what goes wrong, how the answer leaves.

use super::batch::Outcome;
use super::exchange::{Answer, GraphError, GraphRequest, Initiator};
use super::faults::Effect;
use super::graph::{self, Context};
use super::made_up::dice::{Dice, guid};
use super::requests::RecordedRequest;
use super::shuffle::shuffle;
use super::token::{self, TokenFault};
use super::world::World;
use super::{admin, apps, batch, chaos, consent_pages, sign_in};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::time::Duration;

/// A batch of twenty large policies fits.
const LARGEST_BODY_BYTES: usize = 8 * 1024 * 1024;

/// What stands in place of JSON when something between client and Graph answers.
pub const PAGE_OF_A_PROXY: &str = "<html><body><h1>Our services aren't available right now</h1></body></html>";

const CUT_AFTER_MS: u64 = 30;

/// All routes of the simulator.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(LARGEST_BODY_BYTES))
        .configure(admin::routes)
        .route("/{tenant}/oauth2/v2.0/token", web::post().to(sign_in::token))
        .route("/{tenant}/oauth2/v2.0/authorize", web::get().to(consent_pages::ask_sign_in))
        .route("/{tenant}/oauth2/v2.0/authorize", web::post().to(consent_pages::sign_in))
        .route("/{tenant}/v2.0/adminconsent", web::get().to(consent_pages::ask_consent))
        .route("/{tenant}/v2.0/adminconsent", web::post().to(consent_pages::give_consent))
        .route("/{version:v1\\.0|beta}/{path:.*}", web::route().to(serve));
}

async fn serve(
    request: HttpRequest,
    parameters: web::Path<(String, String)>,
    body: web::Bytes,
    world: web::Data<World>,
) -> HttpResponse {
    let (version, _) = parameters.into_inner();
    let claims = match bearer(&request).map(|text| token::check(world.seed(), text)) {
        Some(Ok(claims)) => claims,
        Some(Err(fault)) => return send(&world, &request, unauthorised(Some(fault)), None),
        None => return send(&world, &request, unauthorised(None), None),
    };
    let Some(tenant) = world.tenant(&claims.tid) else {
        return send(&world, &request, unauthorised(Some(TokenFault::Malformed)), None);
    };
    if let Err(error) = apps::check_principal(&world, tenant, &claims.appid) {
        return send(&world, &request, error.into(), None);
    }
    let address = request.uri().path_and_query().map_or("", |address| address.as_str());
    let address = address.get(version.len() + 1..).unwrap_or_default();
    let given = if body.is_empty() { None } else { serde_json::from_slice::<Value>(&body).ok() };
    let graph_request =
        GraphRequest::parse(request.method().as_str(), &version, address, given).with_headers(heeded_headers(&request));
    let initiator = Initiator::App { client_id: claims.appid, name: claims.app_displayname };
    if let Some(account) = claims.upn.as_ref().filter(|_| graph_request.path == "/me") {
        return send(&world, &request, Answer::ok(json!({ "userPrincipalName": account })), None);
    }
    // In the name of a person an application has what was consented to for that.
    let scopes = claims.scp.iter().flat_map(|scopes| scopes.split_whitespace()).map(str::to_owned);
    let roles = claims.roles.iter().cloned().chain(scopes).collect();
    let context = Context { world: &world, tenant, initiator, roles: Some(roles) };

    let number = world.draw();
    pause(world.behaviour().delay_ms).await;
    let effect = effect(&context, &graph_request);
    let outcome = match &effect {
        Some(Effect::Refuse(answer)) => Outcome { answer: answer.clone(), delay: Duration::ZERO },
        Some(Effect::Delay(delay)) => Outcome { delay: *delay, ..answer(&context, &graph_request, number) },
        _ => answer(&context, &graph_request, number),
    };
    tokio::time::sleep(outcome.delay).await;
    tenant.record(&world, recorded(number, &request, version, outcome.answer.status));
    send(&world, &request, outcome.answer, effect)
}

/// What goes wrong with the answer: what a test ordered, or else what chance brings.
fn effect(context: &Context<'_>, request: &GraphRequest) -> Option<Effect> {
    let ordered = context.tenant.faults().next(&request.method, &request.path);
    ordered.or_else(|| chaos::strike(context.world.behaviour().chaos, context.world.next_answer(), false))
}

fn recorded(number: u64, request: &HttpRequest, version: String, status: u16) -> RecordedRequest {
    RecordedRequest {
        number,
        method: request.method().to_string(),
        version,
        path: request.uri().to_string(),
        status,
        at: Timestamp::now(),
        batch: None,
    }
}

fn answer(context: &Context<'_>, request: &GraphRequest, number: u64) -> Outcome {
    match (request.method.as_str(), request.path.as_str()) {
        ("POST", "/$batch") => batch::answer(context, request, number),
        _ => Outcome { answer: graph::answer(context, request), delay: Duration::ZERO },
    }
}

/// The headers that change an answer.
fn heeded_headers(request: &HttpRequest) -> Vec<(String, String)> {
    let heeded = ["ConsistencyLevel", "Prefer", "Accept-Language", "If-Match"].into_iter().filter_map(|name| {
        let value = request.headers().get(name)?.to_str().ok()?;
        Some((name.to_owned(), value.to_owned()))
    });
    heeded.collect()
}

async fn pause(milliseconds: u64) {
    if milliseconds > 0 {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    }
}

fn bearer(request: &HttpRequest) -> Option<&str> {
    request.headers().get("Authorization")?.to_str().ok()?.strip_prefix("Bearer ")
}

fn unauthorised(fault: Option<TokenFault>) -> Answer {
    let message = match fault {
        None => "Access token is empty.",
        Some(TokenFault::Malformed) => "IDX14100: JWT is not well formed, there are no dots (.).",
        Some(TokenFault::Expired) => "Lifetime validation failed, the token is expired.",
    };
    GraphError::new(401, "InvalidAuthenticationToken", message).into()
}

/// Gives an error its request id and date.
pub fn name_error(world: &World, answer: &mut Answer) {
    if let Some(inner) = answer.body.as_mut().and_then(|body| body.pointer_mut("/error/innerError")) {
        let request_id = guid(&format!("{}/request {}", world.seed(), world.draw()));
        *inner = inner_error(&request_id, &request_id);
    }
}

fn inner_error(request_id: &str, client_request_id: &str) -> Value {
    let date = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S").to_string();
    json!({ "date": date, "request-id": request_id, "client-request-id": client_request_id })
}

/// Sends an answer with the headers of Graph, shuffled and damaged as ordered.
fn send(world: &World, request: &HttpRequest, answer: Answer, effect: Option<Effect>) -> HttpResponse {
    let request_id = guid(&format!("{}/request {}", world.seed(), world.draw()));
    let client_request_id = request
        .headers()
        .get("client-request-id")
        .and_then(|value| value.to_str().ok())
        .map_or_else(|| request_id.clone(), str::to_owned);
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    response
        .insert_header(("request-id", request_id.as_str()))
        .insert_header(("client-request-id", client_request_id.as_str()));
    for (name, value) in &answer.headers {
        response.insert_header((*name, value.as_str()));
    }
    let Some(mut body) = answer.body else {
        // An answer without a body can be cut only if it pretends to have one: what was asked for is done.
        return match effect {
            Some(Effect::Cut) => damage(HttpResponse::Ok(), String::new(), effect),
            _ => response.finish(),
        };
    };
    if let Some(inner) = body.pointer_mut("/error/innerError") {
        *inner = inner_error(&request_id, &client_request_id);
    }
    if let (Some(content_type), Value::String(text)) = (answer.content_type, &body) {
        response.content_type(content_type);
        return damage(response, text.clone(), effect);
    }
    if world.behaviour().shuffle {
        shuffle(&mut Dice::new(world.seed(), &request_id), &mut body);
    }
    response.content_type(
        "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8",
    );
    damage(response, body.to_string(), effect)
}

fn damage(mut response: actix_web::HttpResponseBuilder, text: String, effect: Option<Effect>) -> HttpResponse {
    let half = || web::Bytes::from(text.as_bytes().iter().copied().take(text.len() / 2).collect::<Vec<u8>>());
    match effect {
        Some(Effect::Cut) => {
            let parts = [Ok(half()), Err(std::io::Error::other("cut as ordered"))];
            // The pause lets the head and the first half leave, so that the client sees a cut and not a refusal.
            let paced = futures_util::stream::iter(parts).then(async |part| {
                if part.is_err() {
                    pause(CUT_AFTER_MS).await;
                }
                part
            });
            response.streaming(Box::pin(paced))
        }
        Some(Effect::Truncate) => response.body(half()),
        Some(Effect::BadJson) => response.content_type("text/html").body(PAGE_OF_A_PROXY),
        Some(Effect::Refuse(_) | Effect::Delay(_)) | None => response.body(text),
    }
}
