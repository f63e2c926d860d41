//! The HTTP side of the simulated Graph: who calls, what goes wrong, how the answer leaves.

use super::exchange::{Answer, GraphError, GraphRequest, Initiator};
use super::faults::Effect;
use super::graph::{self, Context};
use super::made_up::dice::{Dice, guid};
use super::requests::RecordedRequest;
use super::shuffle::shuffle;
use super::tenant::Tenant;
use super::token::{self, TokenFault};
use super::world::World;
use super::{admin, batch, sign_in};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::time::Duration;

/// A batch of twenty large policies fits.
const LARGEST_BODY_BYTES: usize = 8 * 1024 * 1024;

const CUT_AFTER_MS: u64 = 30;

/// All routes of the simulator.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(LARGEST_BODY_BYTES))
        .configure(admin::routes)
        .route("/{tenant}/oauth2/v2.0/token", web::post().to(sign_in::token))
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
    let address = request.uri().path_and_query().map_or("", |address| address.as_str());
    let address = address.get(version.len() + 1..).unwrap_or_default();
    let given = if body.is_empty() { None } else { serde_json::from_slice::<Value>(&body).ok() };
    let graph_request = GraphRequest::parse(request.method().as_str(), &version, address, given);
    let initiator = Initiator::App { client_id: claims.appid, name: claims.app_displayname };
    let context = Context { world: &world, tenant, initiator, roles: Some(claims.roles) };

    pause(world.behaviour().delay_ms).await;
    let effect = tenant.faults().next(&graph_request.path);
    if let Some(Effect::Delay(delay)) = &effect {
        tokio::time::sleep(*delay).await;
    }
    let answer = match &effect {
        Some(Effect::Refuse(answer)) => answer.clone(),
        _ => answer(&context, &graph_request),
    };
    remember(tenant, &request, answer.status);
    send(&world, &request, answer, effect)
}

fn answer(context: &Context<'_>, request: &GraphRequest) -> Answer {
    match (request.method.as_str(), request.path.as_str()) {
        ("POST", "/$batch") => batch::answer(context, &request.version, request.body.as_ref()),
        _ => graph::answer(context, request),
    }
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

fn remember(tenant: &Tenant, request: &HttpRequest, status: u16) {
    tenant.record(RecordedRequest {
        method: request.method().to_string(),
        path: request.uri().to_string(),
        status,
        at: Timestamp::now(),
    });
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
        return response.finish();
    };
    if let Some(inner) = body.pointer_mut("/error/innerError") {
        *inner = json!({ "date": Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S").to_string(), "request-id": request_id, "client-request-id": client_request_id });
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
        Some(Effect::BadJson) => response
            .content_type("text/html")
            .body("<html><body><h1>Our services aren't available right now</h1></body></html>"),
        Some(Effect::Refuse(_) | Effect::Delay(_)) | None => response.body(text),
    }
}
