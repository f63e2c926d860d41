//! Microsoft's sign-in service as far as an app without a person needs it: the token endpoint.

use super::made_up::dice::guid;
use super::tenant::Tenant;
use super::token::{Claims, issue};
use super::world::World;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use secrecy::ExposeSecret;
use serde_json::json;
use std::collections::HashMap;

/// A refusal with its AADSTS number.
struct Refusal {
    status: u16,
    error: &'static str,
    number: u32,
    message: String,
}

/// `POST /{tenant}/oauth2/v2.0/token`.
pub async fn token(
    request: HttpRequest,
    tenant: web::Path<String>,
    body: web::Bytes,
    world: web::Data<World>,
) -> HttpResponse {
    let form: HashMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    match grant(&world, &tenant, &form, basic_credentials(&request)) {
        Ok((token, lifetime)) => {
            HttpResponse::Ok().insert_header(("Cache-Control", "no-store, no-cache")).json(json!({
                "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime, "access_token": token,
            }))
        }
        Err(refusal) => refuse(&world, &refusal),
    }
}

fn grant(
    world: &World,
    tenant_name: &str,
    form: &HashMap<String, String>,
    basic: Option<(String, String)>,
) -> Result<(String, u64), Refusal> {
    let tenant = world.tenant(tenant_name).ok_or_else(|| unknown_tenant(tenant_name))?;
    if form.get("grant_type").map(String::as_str) != Some("client_credentials") {
        return Err(Refusal {
            status: 400,
            error: "unsupported_grant_type",
            number: 70003,
            message: "The app requested an unsupported grant type.".to_owned(),
        });
    }
    let in_body = form.get("client_id").cloned().zip(form.get("client_secret").cloned());
    let (client_id, secret) = in_body.or(basic).ok_or_else(no_credential)?;
    check_credential(tenant, &client_id, &secret)?;
    check_scope(form.get("scope").map(String::as_str).unwrap_or_default())?;
    let lifetime = world.behaviour().token_lifetime_seconds;
    Ok((issue(world.seed(), &claims(world, tenant, lifetime)), lifetime))
}

fn claims(world: &World, tenant: &Tenant, lifetime: u64) -> Claims {
    let profile = tenant.profile();
    let now = Timestamp::now().as_second();
    let object_id = guid(&profile.client_id);
    Claims {
        aud: world.url().to_owned(),
        iss: format!("https://sts.windows.net/{}/", profile.directory_id),
        iat: now,
        nbf: now,
        exp: now.saturating_add(i64::try_from(lifetime).unwrap_or(i64::MAX)),
        app_displayname: "Plumbline".to_owned(),
        appid: profile.client_id.clone(),
        idtyp: "app".to_owned(),
        sub: object_id.clone(),
        oid: object_id,
        tid: profile.directory_id.clone(),
        ver: "1.0".to_owned(),
        roles: tenant.roles(),
    }
}

fn check_credential(tenant: &Tenant, client_id: &str, secret: &str) -> Result<(), Refusal> {
    let profile = tenant.profile();
    if !client_id.eq_ignore_ascii_case(&profile.client_id) {
        let message = format!(
            "Application with identifier '{client_id}' was not found in the directory '{}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
            profile.name
        );
        return Err(Refusal { status: 400, error: "unauthorized_client", number: 700_016, message });
    }
    if secret != profile.client_secret.expose_secret() {
        let message = format!(
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client_id}'."
        );
        return Err(Refusal { status: 401, error: "invalid_client", number: 7_000_215, message });
    }
    if tenant.is_secret_expired() {
        let message = format!(
            "The provided client secret keys for app '{client_id}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security."
        );
        return Err(Refusal { status: 401, error: "invalid_client", number: 7_000_222, message });
    }
    Ok(())
}

fn check_scope(scope: &str) -> Result<(), Refusal> {
    if scope.ends_with("/.default") {
        return Ok(());
    }
    let message =
        format!("The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.");
    Err(Refusal { status: 400, error: "invalid_scope", number: 70_011, message })
}

fn unknown_tenant(name: &str) -> Refusal {
    let message = format!(
        "Tenant '{name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."
    );
    Refusal { status: 400, error: "invalid_request", number: 90_002, message }
}

fn no_credential() -> Refusal {
    let message =
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.".to_owned();
    Refusal { status: 401, error: "invalid_client", number: 7_000_218, message }
}

fn refuse(world: &World, refusal: &Refusal) -> HttpResponse {
    let draw = world.draw();
    let trace_id = guid(&format!("trace {draw}"));
    let correlation_id = guid(&format!("correlation {draw}"));
    let now = Timestamp::now().strftime("%Y-%m-%d %H:%M:%SZ").to_string();
    let description = format!(
        "AADSTS{}: {} Trace ID: {trace_id} Correlation ID: {correlation_id} Timestamp: {now}",
        refusal.number, refusal.message
    );
    let status =
        actix_web::http::StatusCode::from_u16(refusal.status).unwrap_or(actix_web::http::StatusCode::BAD_REQUEST);
    HttpResponse::build(status).json(json!({
        "error": refusal.error, "error_description": description, "error_codes": [refusal.number], "timestamp": now,
        "trace_id": trace_id, "correlation_id": correlation_id, "error_uri": format!("{}/error?code={}", world.url(), refusal.number),
    }))
}

/// Client id and secret of HTTP Basic; both are form-encoded inside, as OAuth wants it.
fn basic_credentials(request: &HttpRequest) -> Option<(String, String)> {
    let header = request.headers().get("Authorization")?.to_str().ok()?;
    let decoded = STANDARD.decode(header.strip_prefix("Basic ")?).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    let (id, secret) = text.split_once(':')?;
    let plain =
        |part: &str| percent_encoding::percent_decode_str(&part.replace('+', " ")).decode_utf8_lossy().into_owned();
    Some((plain(id), plain(secret)))
}
