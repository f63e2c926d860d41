//! The identity endpoint of Azure App Service with one user-assigned identity, which lives in the first tenant.

use super::app_registration::FederatedCredential;
use super::made_up::dice::guid;
use super::token::sign_for_platform;
use super::world::World;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

const API_VERSION: &str = "2019-08-01";
const AUDIENCE: &str = "api://AzureADTokenExchange";
const LIFETIME_SECONDS: i64 = 86_400;

#[derive(Deserialize)]
pub struct Query {
    resource: Option<String>,
    #[serde(rename = "api-version")]
    api_version: Option<String>,
    client_id: Option<String>,
}

/// `GET /__simulator/identity`.
pub async fn serve(request: HttpRequest, query: web::Query<Query>, world: web::Data<World>) -> HttpResponse {
    let header = request.headers().get("X-IDENTITY-HEADER").and_then(|value| value.to_str().ok());
    if header != Some(secret_header(&world).as_str()) {
        return refuse(401, "The X-IDENTITY-HEADER is missing or does not fit.");
    }
    if query.api_version.as_deref() != Some(API_VERSION) {
        return refuse(400, "Unsupported or missing api-version.");
    }
    let Some(resource) = &query.resource else { return refuse(400, "The resource is missing.") };
    let client_id = client_id(&world);
    if query.client_id.as_ref().is_none_or(|wanted| !wanted.eq_ignore_ascii_case(&client_id)) {
        return refuse(
            400,
            "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
        );
    }
    let expires_on = Timestamp::now().as_second().saturating_add(LIFETIME_SECONDS);
    HttpResponse::Ok().json(json!({
        "access_token": assertion(&world, resource, LIFETIME_SECONDS), "expires_on": expires_on.to_string(),
        "resource": resource, "token_type": "Bearer", "client_id": client_id,
    }))
}

/// What the platform puts into `IDENTITY_HEADER`.
pub fn secret_header(world: &World) -> String {
    guid(&format!("{}/identity header", world.seed()))
}

/// The client id of the identity.
pub fn client_id(world: &World) -> String {
    guid(&format!("{}/identity client", world.seed()))
}

/// The federated credential that fits the identity.
pub fn fitting(world: &World) -> FederatedCredential {
    let home = world.tenants().first().map_or("", |tenant| tenant.profile().directory_id.as_str());
    FederatedCredential {
        issuer: format!("https://login.microsoftonline.com/{home}/v2.0"),
        subject: guid(&format!("{}/identity principal", world.seed())),
        audience: AUDIENCE.to_owned(),
    }
}

/// What the platform says of the identity, to whom it is addressed.
pub fn assertion(world: &World, audience: &str, lifetime_seconds: i64) -> String {
    let FederatedCredential { issuer, subject, audience: _ } = fitting(world);
    let now = Timestamp::now().as_second();
    // An assertion that has ended began before it ended.
    let begin = now.min(now.saturating_add(lifetime_seconds).saturating_sub(1));
    let header = json!({ "typ": "JWT", "alg": "RS256", "kid": "simulated-platform" });
    let claims = json!({
        "aud": audience, "iss": issuer, "sub": subject, "iat": begin, "nbf": begin,
        "exp": now.saturating_add(lifetime_seconds),
    });
    let encoded = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encoded(header), encoded(claims));
    let signature = sign_for_platform(world.seed(), &signed);
    format!("{signed}.{signature}")
}

fn refuse(status: u16, message: &str) -> HttpResponse {
    let code = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    HttpResponse::build(code).json(json!({ "statusCode": status, "message": message, "correlationId": null }))
}
