//! The token endpoint of Microsoft's sign-in service.

mod people;

use super::app_registration::SecretVerdict;
use super::assertion::{self, Presented};
use super::made_up::dice::guid;
use super::refusal::Refusal;
use super::tenant::Tenant;
use super::token::{Claims, issue};
use super::world::World;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::json;
use std::collections::{BTreeSet, HashMap};

/// What is given out: an access token, its life in seconds, and a refresh token where a person signed in.
struct Given {
    access_token: String,
    lifetime: u64,
    refresh_token: Option<String>,
}

/// `POST /{tenant}/oauth2/v2.0/token`.
pub async fn token(
    request: HttpRequest,
    tenant: web::Path<String>,
    body: web::Bytes,
    world: web::Data<World>,
) -> HttpResponse {
    let form: HashMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    let given = match form.get("grant_type").map(String::as_str) {
        Some("client_credentials") => of_app(&world, &tenant, &form, basic_credentials(&request)),
        Some("authorization_code") => people::by_code(&world, &form),
        Some("refresh_token") => people::by_refresh_token(&world, &tenant, &form),
        _ => Err(unsupported()),
    };
    let Given { access_token, lifetime, refresh_token } = match given {
        Ok(given) => given,
        Err(refusal) => return refusal.respond(&world),
    };
    let mut answer = json!({
        "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime, "access_token": access_token,
    });
    if let (Some(answer), Some(token)) = (answer.as_object_mut(), refresh_token) {
        answer.insert("refresh_token".to_owned(), json!(token));
    }
    HttpResponse::Ok().insert_header(("Cache-Control", "no-store, no-cache")).json(answer)
}

fn of_app(
    world: &World,
    tenant_name: &str,
    form: &HashMap<String, String>,
    basic: Option<(String, String)>,
) -> Result<Given, Refusal> {
    let tenant = world.tenant(tenant_name).ok_or_else(|| unknown_tenant(tenant_name))?;
    let client_id = form.get("client_id").cloned().or_else(|| basic.as_ref().map(|(id, _)| id.clone()));
    let client_id = client_id.ok_or_else(no_credential)?;
    let secret = || form.get("client_secret").cloned().or_else(|| basic.as_ref().map(|(_, secret)| secret.clone()));
    let roles = if let Some(app) = world.app(&client_id) {
        people::check_app_secret(&app, secret())?;
        people::consent(world, tenant, &app)?.roles
    } else {
        let home = home(world, tenant, &client_id).ok_or_else(|| unknown_app(tenant, &client_id))?;
        if let Some(assertion) = form.get("client_assertion") {
            let presented = Presented {
                client_id: &client_id,
                directory_id: &tenant.profile().directory_id,
                kind: form.get("client_assertion_type").map(String::as_str),
                assertion,
            };
            assertion::check(world, &mut home.app_registration(), &presented)?;
        } else {
            check_secret(home, &client_id, &secret().ok_or_else(no_credential)?)?;
        }
        tenant.roles()
    };
    check_scope(form.get("scope").map(String::as_str).unwrap_or_default())?;
    let lifetime = world.behaviour().token_lifetime_seconds;
    let access_token = issue(world.seed(), &Claims { roles, ..claims(world, tenant, &client_id, lifetime) });
    Ok(Given { access_token, lifetime, refresh_token: None })
}

fn unsupported() -> Refusal {
    Refusal {
        status: 400,
        error: "unsupported_grant_type",
        number: 70003,
        message: "The app requested an unsupported grant type.".to_owned(),
    }
}

/// Of an application by itself, which was granted nothing yet.
fn claims(world: &World, tenant: &Tenant, client_id: &str, lifetime: u64) -> Claims {
    let profile = tenant.profile();
    let now = Timestamp::now().as_second();
    let object_id = guid(client_id);
    Claims {
        aud: world.url().to_owned(),
        iss: format!("https://sts.windows.net/{}/", profile.directory_id),
        iat: now,
        nbf: now,
        exp: now.saturating_add(i64::try_from(lifetime).unwrap_or(i64::MAX)),
        app_displayname: "Plumbline".to_owned(),
        appid: client_id.to_owned(),
        idtyp: "app".to_owned(),
        sub: object_id.clone(),
        oid: object_id,
        tid: profile.directory_id.clone(),
        ver: "1.0".to_owned(),
        roles: BTreeSet::new(),
        scp: None,
        upn: None,
    }
}

/// The tenant in which the app is registered, if the app is known in the tenant that is signed in to.
fn home<'a>(world: &'a World, tenant: &'a Tenant, client_id: &str) -> Option<&'a Tenant> {
    let is_home = |tenant: &&Tenant| tenant.profile().client_id.eq_ignore_ascii_case(client_id);
    if is_home(&tenant) {
        return Some(tenant);
    }
    let has_consent = tenant.app_registration().consents.contains(&client_id.to_ascii_lowercase());
    if has_consent { world.tenants().iter().find(is_home) } else { None }
}

fn unknown_app(tenant: &Tenant, client_id: &str) -> Refusal {
    let message = format!(
        "Application with identifier '{client_id}' was not found in the directory '{}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
        tenant.profile().name
    );
    Refusal { status: 400, error: "unauthorized_client", number: 700_016, message }
}

fn check_secret(home: &Tenant, client_id: &str, secret: &str) -> Result<(), Refusal> {
    let verdict = home.app_registration().judge(secret);
    match verdict {
        SecretVerdict::Good if !home.is_secret_expired() => Ok(()),
        SecretVerdict::Good | SecretVerdict::Expired => {
            let message = format!(
                "The provided client secret keys for app '{client_id}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security."
            );
            Err(Refusal::invalid_client(7_000_222, message))
        }
        SecretVerdict::Unknown => {
            let message = format!(
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client_id}'."
            );
            Err(Refusal::invalid_client(7_000_215, message))
        }
    }
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
