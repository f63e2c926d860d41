//! Signing in with the identity provider. The browser comes here by links and redirects, so every answer is a redirect:
//! to the provider, into the app, or to the sign-in page with a code that it has a sentence for.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::{Deserialize, Serialize};
use url::Url;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::guard::{cookie, own_url, token};
use super::permit::Permit;
use super::problem::Problem;
use super::session::client;
use super::{ApiError, ApiState};
use crate::pipeline::oidc::{self, BrowserSecret, Callback, SignInRefusal};

const CALLBACK: &str = "/api/v1/auth/callback";
const SIGN_IN_PAGE: &str = "/sign-in";
/// `Lax`, because the browser comes back from another site; it is of use once, for the sign-in that it began.
const SECURE_NAME: &str = "__Host-plumbline-sign-in";
const PLAIN_NAME: &str = "plumbline-sign-in";
const COOKIE_MINUTES: i64 = 10;
const RETURN_LIMIT_BYTES: usize = 2_000;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(login).service(callback).service(logout).service(provider);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
struct LoginQuery {
    /// The page of the app to come back to; anything else leads to its first page.
    return_to: Option<String>,
}

/// What the provider adds beyond these is of no use here.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CallbackQuery {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
    iss: Option<String>,
}

/// Sign in with the identity provider: leads to it.
#[utoipa::path(
    operation_id = "signInWithProvider",
    params(LoginQuery),
    responses(
        (status = 303, description = "To the provider, or to the sign-in page with a `problem`."),
        (status = "default", body = Problem)
    ),
    tag = "session"
)]
#[get("/auth/login")]
async fn login(
    state: web::Data<ApiState>,
    request: HttpRequest,
    query: web::Query<LoginQuery>,
) -> Result<HttpResponse, ApiError> {
    let return_to = own_path(query.return_to.as_deref());
    Ok(match oidc::begin(&state.context, &own_url(&state, &request, CALLBACK)?, return_to).await {
        Ok((url, browser)) => see_other(url.as_str()).cookie(sign_in_cookie(&state, &browser)).finish(),
        Err(refusal) => see_other(&refused(&state, &refusal)?).finish(),
    })
}

/// Where the identity provider sends people back to: begins a session and leads into the app.
#[utoipa::path(
    operation_id = "finishSignInWithProvider",
    params(CallbackQuery),
    responses(
        (status = 303, description = "Into the app with a session, or to the sign-in page with a `problem`."),
        (status = "default", body = Problem)
    ),
    tag = "session"
)]
#[get("/auth/callback")]
async fn callback(
    state: web::Data<ApiState>,
    request: HttpRequest,
    query: web::Query<CallbackQuery>,
) -> Result<HttpResponse, ApiError> {
    let CallbackQuery { state: sent, code, error, error_description, iss: issuer } = query.into_inner();
    let browser = request.cookie(cookie_name(&state)).map(|found| BrowserSecret::from_text(found.value().to_owned()));
    let (replaced, client) = (token(&state, &request), client(&state, &request));
    let callback = Callback { state: sent, code, error, error_description, issuer, browser, replaced, client };
    let ended = oidc::end(&state.context, &own_url(&state, &request, CALLBACK)?, callback).await;
    let mut answer = match &ended {
        Ok((_, return_to)) => see_other(&in_app(&state, return_to)?),
        Err(refusal) => see_other(&refused(&state, refusal)?),
    };
    if let Ok((session, _)) = &ended {
        answer.cookie(cookie(&state, &session.token));
    }
    let mut used = sign_in_cookie(&state, &BrowserSecret::from_text(String::new()));
    used.make_removal();
    Ok(answer.cookie(used).finish())
}

/// Sign out of the identity provider too, where it has a page for that. The own session ends with `DELETE /session`.
#[utoipa::path(
    operation_id = "signOutOfProvider",
    responses(
        (status = 303, description = "To the provider's page, or back to the sign-in page."),
        (status = "default", body = Problem)
    ),
    tag = "session"
)]
#[get("/auth/logout")]
async fn logout(state: web::Data<ApiState>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let back = own_url(&state, &request, SIGN_IN_PAGE)?;
    let page = oidc::end_session(&state.context, &back).await.ok().flatten();
    Ok(see_other(page.as_ref().map_or(SIGN_IN_PAGE, Url::as_str)).finish())
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SignInProviderView {
    name: String,
    issuer: String,
    client_id: String,
    /// To be registered at the provider.
    redirect_uri: String,
    /// The directories whose people may sign in; all of the issuer when empty.
    directories: Vec<String>,
    /// Whether the provider can be asked at the moment.
    available: bool,
    /// Why not, and what to do.
    problem: Option<String>,
}

/// The identity provider that people sign in with. It is set in the environment of the server.
#[utoipa::path(
    operation_id = "getSignInProvider",
    responses((status = 200, body = SignInProviderView), (status = "default", body = Problem)),
    tag = "sign-in"
)]
#[get("/sign-in/provider")]
async fn provider(
    state: web::Data<ApiState>,
    request: HttpRequest,
    permit: Permit,
) -> Result<web::Json<SignInProviderView>, ApiError> {
    let provider = permit.context().provider.as_ref().ok_or_else(|| ApiError::not_found("identity provider"))?;
    let problem = provider.probe().await.err().map(|error| crate::logging::chain(&error));
    let settings = provider.settings();
    Ok(web::Json(SignInProviderView {
        name: settings.name.clone(),
        issuer: settings.issuer.clone(),
        client_id: settings.client_id.clone(),
        redirect_uri: own_url(&state, &request, CALLBACK)?.to_string(),
        directories: settings.tenants.iter().map(ToString::to_string).collect(),
        available: problem.is_none(),
        problem,
    }))
}

/// An address inside of the app, wherever that is served from.
fn in_app(state: &ApiState, path: &str) -> Result<String, ApiError> {
    match &state.frontend_url {
        Some(frontend) => Ok(frontend.join(path).map_err(|_| ApiError::not_found("page"))?.to_string()),
        None => Ok(path.to_owned()),
    }
}

fn refused(state: &ApiState, refusal: &SignInRefusal) -> Result<String, ApiError> {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("problem", refusal.code());
    if let Some(code) = refusal.providers_code() {
        query.append_pair("reference", code);
    }
    in_app(state, &format!("{SIGN_IN_PAGE}?{}", query.finish()))
}

fn see_other(to: &str) -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((LOCATION, to));
    answer
}

fn cookie_name(state: &ApiState) -> &'static str {
    if state.is_secure() { SECURE_NAME } else { PLAIN_NAME }
}

fn sign_in_cookie(state: &ApiState, browser: &BrowserSecret) -> Cookie<'static> {
    Cookie::build(cookie_name(state), browser.expose().to_owned())
        .path("/")
        .http_only(true)
        .secure(state.is_secure())
        .same_site(SameSite::Lax)
        .max_age(Duration::minutes(COOKIE_MINUTES))
        .finish()
}

/// A page of the app, or its first one. Browsers read `//host`, `/\host` and addresses with control characters as other
/// sites, so what is kept is what a parser of addresses made of it, on this origin.
fn own_path(asked: Option<&str>) -> String {
    let first_page = || "/".to_owned();
    let Some(asked) = asked.filter(|path| path.len() <= RETURN_LIMIT_BYTES && path.starts_with('/')) else {
        return first_page();
    };
    if asked.contains('\\') || asked.chars().any(char::is_control) {
        return first_page();
    }
    let Ok(own) = Url::parse("http://own.invalid/") else { return first_page() };
    let Some(url) = own.join(asked).ok().filter(|url| url.origin() == own.origin()) else { return first_page() };
    let path = url.path();
    if path.starts_with("//") || path.starts_with("/api/") || path.starts_with(SIGN_IN_PAGE) {
        return first_page();
    }
    url.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_pages_of_our_own_are_returned_to() {
        for (asked, expected) in [
            ("/drifts?state=open&q=a%20b", "/drifts?state=open&q=a%20b"),
            ("/tenants/1/areas", "/tenants/1/areas"),
            ("/a/../b", "/b"),
            ("https://evil.example/", "/"),
            ("//evil.example/", "/"),
            ("///evil.example/", "/"),
            ("/\\evil.example/", "/"),
            ("/.//evil.example", "/"),
            ("/\tevil.example", "/"),
            ("/%0d%0aSet-Cookie:x", "/%0d%0aSet-Cookie:x"),
            ("javascript:alert(1)", "/"),
            ("drifts", "/"),
            ("", "/"),
            ("/api/v1/auth/login", "/"),
            ("/sign-in?problem=noAccess", "/"),
        ] {
            assert_eq!(own_path(Some(asked)), expected, "{asked}");
        }
        assert_eq!(own_path(None), "/");
        assert_eq!(own_path(Some(&format!("/{}", "x".repeat(5_000)))), "/");
    }
}
