//! The pages of the sign-in service that people see: consent of an administrator, and signing in to give a code. Each is
//! a form with plain fields, for a person in a browser and for a test.

use super::apps::{self, App};
use super::people_tokens::Person;
use super::tenant::Tenant;
use super::world::World;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use std::fmt::Write as _;
use std::sync::Arc;

/// More would make the page long; any other is entered by its domain.
const TENANTS_SHOWN: usize = 20;
/// Where no tenant was named.
const ANY: [&str; 2] = ["organizations", "common"];

/// What the client asked for.
#[derive(Deserialize, Clone)]
pub struct Asked {
    client_id: Option<String>,
    redirect_uri: Option<String>,
    state: Option<String>,
    scope: Option<String>,
    response_type: Option<String>,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
}

/// What the person chose.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(flatten)]
    asked: Asked,
    /// Directory id or domain.
    tenant: String,
    account: Option<String>,
    decision: String,
}

/// `GET /{tenant}/v2.0/adminconsent`.
pub async fn ask_consent(world: web::Data<World>, name: web::Path<String>, asked: web::Query<Asked>) -> HttpResponse {
    match checked(&world, &asked, is_default_scope) {
        Ok(app) => page(
            &world,
            &name,
            &asked,
            &Question {
                title: "Permissions requested",
                sentence: "This application asks to be used in the whole organisation. It would be allowed to:",
                permissions: app.roles.iter().chain(&app.scopes).map(String::as_str).collect(),
                action: "adminconsent",
                asks_account: false,
            },
        ),
        Err(refusal) => trouble(refusal),
    }
}

/// `POST /{tenant}/v2.0/adminconsent`.
pub async fn give_consent(world: web::Data<World>, name: web::Path<String>, chosen: web::Form<Chosen>) -> HttpResponse {
    let asked = &chosen.asked;
    let app = match checked(&world, asked, is_default_scope) {
        Ok(app) => app,
        Err(refusal) => return trouble(refusal),
    };
    if chosen.decision != "accept" {
        return back(asked, &declined());
    }
    let Some(tenant) = tenant_of(&world, &name, &chosen.tenant) else { return no_tenant(&chosen.tenant) };
    apps::consent(&world, tenant, &app);
    let answer = [
        ("admin_consent", "True"),
        ("tenant", tenant.profile().directory_id.as_str()),
        ("scope", asked.scope.as_deref().unwrap_or_default()),
    ];
    back(asked, &answer)
}

/// `GET /{tenant}/oauth2/v2.0/authorize`.
pub async fn ask_sign_in(world: web::Data<World>, name: web::Path<String>, asked: web::Query<Asked>) -> HttpResponse {
    match checked(&world, &asked, is_code_request) {
        Ok(app) => page(
            &world,
            &name,
            &asked,
            &Question {
                title: "Sign in",
                sentence: "This application asks to act in your name. It would be allowed to:",
                permissions: app.scopes.iter().map(String::as_str).collect(),
                action: "authorize",
                asks_account: true,
            },
        ),
        Err(refusal) => trouble(refusal),
    }
}

/// `POST /{tenant}/oauth2/v2.0/authorize`.
pub async fn sign_in(world: web::Data<World>, name: web::Path<String>, chosen: web::Form<Chosen>) -> HttpResponse {
    let asked = &chosen.asked;
    let app = match checked(&world, asked, is_code_request) {
        Ok(app) => app,
        Err(refusal) => return trouble(refusal),
    };
    if chosen.decision != "accept" {
        return back(asked, &declined());
    }
    let Some(tenant) = tenant_of(&world, &name, &chosen.tenant) else { return no_tenant(&chosen.tenant) };
    let profile = tenant.profile();
    let account = chosen.account.as_deref().filter(|account| !account.is_empty()).unwrap_or("partner");
    let account = if account.contains('@') { account.to_owned() } else { format!("{account}@{}", profile.domain) };
    apps::consent(&world, tenant, &app);
    let person = Person { account, home: profile.directory_id.clone() };
    let redirect_uri = asked.redirect_uri.as_deref().unwrap_or_default();
    let challenge = asked.code_challenge.as_deref().unwrap_or_default();
    let code = world.people_tokens().code(&app.client_id, redirect_uri, challenge, person);
    back(asked, &[("code", code.as_str()), ("session_state", "simulated")])
}

fn declined() -> [(&'static str, &'static str); 2] {
    [
        ("error", "access_denied"),
        ("error_description", "AADSTS65004: User declined to consent to access the app. Trace ID: simulated"),
    ]
}

/// An application and an address that are not known are told to the person and never sent anywhere.
fn checked(
    world: &World,
    asked: &Asked,
    fits: impl Fn(&Asked) -> Result<(), &'static str>,
) -> Result<Arc<App>, &'static str> {
    let app = asked
        .client_id
        .as_deref()
        .and_then(|id| world.app(id))
        .ok_or("AADSTS700016: Application with this identifier was not found in the directory.")?;
    let is_registered = asked.redirect_uri.as_ref().is_some_and(|uri| app.redirect_uris.contains(uri));
    if !is_registered {
        return Err(
            "AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application.",
        );
    }
    fits(asked)?;
    Ok(app)
}

fn is_default_scope(asked: &Asked) -> Result<(), &'static str> {
    let is_default = asked.scope.as_deref().is_some_and(|scope| scope.ends_with("/.default"));
    if is_default { Ok(()) } else { Err("AADSTS900144: The request must contain the following parameter: 'scope'.") }
}

fn is_code_request(asked: &Asked) -> Result<(), &'static str> {
    if asked.response_type.as_deref() != Some("code") {
        return Err("AADSTS900144: The request must contain the following parameter: 'response_type'.");
    }
    let has_challenge = asked.code_challenge.as_ref().is_some_and(|challenge| challenge.len() >= 43);
    if !has_challenge || asked.code_challenge_method.as_deref() != Some("S256") {
        return Err("AADSTS9002325: Proof Key for Code Exchange is required.");
    }
    let scopes = asked.scope.as_deref().unwrap_or_default();
    if scopes.split_whitespace().any(|scope| scope == "offline_access") {
        Ok(())
    } else {
        Err("AADSTS70011: The provided value for the input parameter 'scope' is not valid.")
    }
}

/// The tenant in the address counts, where one is there.
fn tenant_of<'a>(world: &'a World, in_path: &str, chosen: &str) -> Option<&'a Tenant> {
    if ANY.contains(&in_path) { world.tenant(chosen) } else { world.tenant(in_path) }
}

fn back(asked: &Asked, answer: &[(&str, &str)]) -> HttpResponse {
    let Some(Ok(mut url)) = asked.redirect_uri.as_deref().map(url::Url::parse) else {
        return trouble("AADSTS50011: The redirect URI is no address.");
    };
    {
        let mut query = url.query_pairs_mut();
        query.extend_pairs(answer);
        if let Some(state) = &asked.state {
            query.append_pair("state", state);
        }
    }
    HttpResponse::Found().insert_header((LOCATION, url.to_string())).finish()
}

fn no_tenant(name: &str) -> HttpResponse {
    trouble(&format!("AADSTS90002: Tenant '{name}' not found."))
}

fn trouble(message: &str) -> HttpResponse {
    let body =
        format!("<!doctype html><title>Sorry</title><h1>Sorry, we can't go on</h1><p role=alert>{}</p>", text(message));
    HttpResponse::BadRequest().content_type("text/html; charset=utf-8").body(body)
}

/// What a page asks.
struct Question<'a> {
    title: &'static str,
    sentence: &'static str,
    permissions: Vec<&'a str>,
    action: &'static str,
    asks_account: bool,
}

fn page(world: &World, in_path: &str, asked: &Asked, question: &Question<'_>) -> HttpResponse {
    let Question { title, sentence, permissions, action, asks_account } = question;
    let mut html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><main><h1>{title}</h1>\
         <form method=post action=\"{action}\">"
    );
    for (name, value) in fields(asked) {
        let _ = write!(html, "<input type=hidden name={name} value=\"{}\">", text(value));
    }
    if ANY.contains(&in_path) {
        html.push_str("<p><label>Organisation <select name=tenant>");
        for tenant in world.tenants().iter().take(TENANTS_SHOWN) {
            let profile = tenant.profile();
            let _ = write!(html, "<option value=\"{}\">{}</option>", profile.directory_id, text(&profile.name));
        }
        html.push_str("</select></label>");
    } else {
        let _ = write!(html, "<input type=hidden name=tenant value=\"{}\">", text(in_path));
    }
    if *asks_account {
        html.push_str("<p><label>Account <input name=account value=partner></label>");
    }
    let _ = write!(html, "<p>{sentence}<ul>");
    for permission in permissions {
        let _ = write!(html, "<li>{}</li>", text(permission));
    }
    html.push_str(
        "</ul><p><button name=decision value=accept>Accept</button> <button name=decision value=cancel>Cancel</button></form></main>",
    );
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html)
}

fn fields(asked: &Asked) -> impl Iterator<Item = (&'static str, &str)> {
    let Asked { client_id, redirect_uri, state, scope, response_type, code_challenge, code_challenge_method } = asked;
    let all = [
        ("client_id", client_id),
        ("redirect_uri", redirect_uri),
        ("state", state),
        ("scope", scope),
        ("response_type", response_type),
        ("code_challenge", code_challenge),
        ("code_challenge_method", code_challenge_method),
    ];
    all.into_iter().filter_map(|(name, value)| value.as_deref().map(|value| (name, value)))
}

fn text(raw: &str) -> String {
    raw.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
