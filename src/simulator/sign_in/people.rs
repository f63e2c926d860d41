//! Tokens in the name of a person: codes and refresh tokens, for the person's own tenant and for those that let the
//! person in.

use super::super::apps::{self, App, Consent};
use super::super::people_tokens::Person;
use super::super::refusal::Refusal;
use super::super::tenant::Tenant;
use super::super::token::{Claims, issue};
use super::super::world::World;
use super::{Given, claims, unknown_app, unknown_tenant};
use std::collections::HashMap;
use std::sync::Arc;

/// `grant_type=authorization_code`.
pub(super) fn by_code(world: &World, form: &HashMap<String, String>) -> Result<Given, Refusal> {
    let app = app(world, form)?;
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let redeemed = world.people_tokens().redeem(&app, field("code"), field("redirect_uri"), field("code_verifier"));
    let person = redeemed?;
    let tenant = world.tenant(&person.home).ok_or_else(|| unknown_tenant(&person.home))?;
    given(world, tenant, &app, person)
}

/// `grant_type=refresh_token`, in any tenant that lets the person in.
pub(super) fn by_refresh_token(
    world: &World,
    tenant_name: &str,
    form: &HashMap<String, String>,
) -> Result<Given, Refusal> {
    let app = app(world, form)?;
    let token = form.get("refresh_token").map(String::as_str).unwrap_or_default();
    let person = world.people_tokens().holder(&app, token, world.behaviour().keep_used_refresh_tokens)?;
    let tenant = world.tenant(tenant_name).ok_or_else(|| unknown_tenant(tenant_name))?;
    let is_let_in = person.home == tenant.profile().directory_id || tenant.consents().partners.contains(&person.home);
    if !is_let_in {
        let message = format!(
            "User account '{}' from identity provider does not exist in tenant '{}' and cannot access the application there.",
            person.account,
            tenant.profile().name
        );
        return Err(Refusal { status: 400, error: "invalid_grant", number: 50_020, message });
    }
    let given = given(world, tenant, &app, person)?;
    world.people_tokens().use_up(token);
    Ok(given)
}

fn app(world: &World, form: &HashMap<String, String>) -> Result<Arc<App>, Refusal> {
    let client_id = form.get("client_id").map(String::as_str).unwrap_or_default();
    let app = world.app(client_id).ok_or_else(|| Refusal {
        status: 400,
        error: "unauthorized_client",
        number: 700_016,
        message: format!("Application with identifier '{client_id}' was not found."),
    })?;
    check_app_secret(&app, form.get("client_secret").cloned())?;
    Ok(app)
}

pub(super) fn check_app_secret(app: &App, secret: Option<String>) -> Result<(), Refusal> {
    match secret {
        Some(secret) if secret == app.secret => Ok(()),
        Some(_) => Err(Refusal::invalid_client(
            7_000_215,
            format!(
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{}'.",
                app.client_id
            ),
        )),
        None => Err(super::no_credential()),
    }
}

/// What the tenant consented to; why not, where it did not or not any more.
pub(super) fn consent(world: &World, tenant: &Tenant, app: &App) -> Result<Consent, Refusal> {
    if apps::was_revoked(world, tenant, app) {
        let message = format!(
            "The client application '{}' is missing service principal in the tenant '{}'.",
            app.client_id,
            tenant.profile().directory_id
        );
        return Err(Refusal { status: 401, error: "invalid_client", number: 7_000_229, message });
    }
    apps::consented(world, tenant, app).ok_or_else(|| unknown_app(tenant, &app.client_id))
}

fn given(world: &World, tenant: &Tenant, app: &App, person: Person) -> Result<Given, Refusal> {
    let Ok(consent) = consent(world, tenant, app) else {
        let message = format!(
            "The user or administrator has not consented to use the application with ID '{}' named '{}'. Send an interactive authorization request for this user and resource.",
            app.client_id, app.name
        );
        return Err(Refusal { status: 400, error: "invalid_grant", number: 65_001, message });
    };
    let lifetime = world.behaviour().token_lifetime_seconds;
    let scopes: Vec<&str> = consent.scopes.iter().map(String::as_str).collect();
    let claims = Claims {
        idtyp: "user".to_owned(),
        scp: Some(format!("{} openid profile", scopes.join(" "))),
        upn: Some(person.account.clone()),
        ..claims(world, tenant, &app.client_id, lifetime)
    };
    let access_token = issue(world.seed(), &claims);
    let refresh_token = world.people_tokens().refresh_token(&app.client_id, person);
    Ok(Given { access_token, lifetime, refresh_token: Some(refresh_token) })
}
