//! The whole sign-in over HTTP, with a certified provider.

use plumbline::simulator::SimulatorSettings;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use url::Url;

use super::provider::{Browser, Provider, location};
use super::small_provider::query;
use super::support::{PASSWORD, Server, Setting, list, read, text};

/// A server that knows the provider.
async fn server(provider: &Provider) -> Server {
    let settings = SimulatorSettings { seed: 11, ..SimulatorSettings::default() };
    Server::start_over(settings, Setting { oidc: Some(provider.settings()), ..Setting::default() }).await
}

fn at(server: &Server, path: &str) -> Url {
    Url::parse(&server.address_of(path)).expect("an address")
}

fn login(server: &Server) -> Url {
    at(server, "/api/v1/auth/login?returnTo=/drifts")
}

async fn rule(server: &Server, group: &str, role: &str) -> String {
    let rule = json!({ "claim": "groups", "value": group, "role": role, "note": "of the tests" });
    text(&server.post("/sign-in/rules", rule).await["id"])
}

/// The session of the browser; the status when there is none.
async fn session(server: &Server, browser: &mut Browser) -> Result<Value, StatusCode> {
    let answer = browser.get(&at(server, "/api/v1/session")).await;
    if answer.status().is_success() {
        return Ok(answer.json().await.expect("JSON"));
    }
    Err(answer.status())
}

/// Where a callback leads: the path with its query.
async fn led_to(browser: &mut Browser, callback: &Url) -> String {
    let answer = browser.get(callback).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let to = location(&answer).expect("a redirect");
    assert_eq!(to.origin(), callback.origin(), "never away from here: {to}");
    to.query().map_or_else(|| to.path().to_owned(), |query| format!("{}?{query}", to.path()))
}

async fn signs_in_with_groups(tells_in_token: bool) {
    let Some(provider) = Provider::start(tells_in_token) else { return };
    let server = server(&provider).await;
    rule(&server, "plumbline-operators", "operator").await;
    let mut browser = Browser::new();
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    assert_eq!(led_to(&mut browser, &back).await, "/drifts");
    let session = session(&server, &mut browser).await.expect("signed in");
    assert_eq!(session["user"]["username"], "olga@contoso.example");
    assert_eq!(session["user"]["role"], "operator");
    assert!(browser.cookie(&back, "plumbline-sign-in").is_none(), "what was used is removed");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_in_with_the_groups_of_the_id_token() {
    signs_in_with_groups(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_in_with_the_groups_of_the_page_about_him() {
    signs_in_with_groups(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_cookie_is_out_of_reach_and_the_sign_in_cookie_short_lived() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "staff", "viewer").await;
    let mut browser = Browser::new();
    let first = browser.get(&login(&server)).await;
    let begun = first.headers()["set-cookie"].to_str().expect("ASCII").to_owned();
    for part in ["plumbline-sign-in=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
        assert!(begun.contains(part), "{part} in {begun}");
    }
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    let ended = browser.get(&back).await;
    let cookies: Vec<&str> =
        ended.headers().get_all("set-cookie").iter().map(|value| value.to_str().expect("ASCII")).collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("plumbline=")).expect("a session");
    assert!(session.contains("HttpOnly") && session.contains("SameSite=Strict"), "{session}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_rule_nobody_gets_in_but_is_known_from_then_on() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "plumbline-administrators", "administrator").await;
    let mut browser = Browser::new();
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    assert_eq!(led_to(&mut browser, &back).await, "/sign-in?problem=noAccess");
    assert_eq!(session(&server, &mut browser).await, Err(StatusCode::UNAUTHORIZED));
    let known = list(&server.get("/audit?action=user.add&q=olga").await);
    assert_eq!(known.len(), 1, "an administrator can give something to who is known: {known:?}");
    let refused = list(&server.get("/audit?action=session.refuse").await);
    assert_eq!((&refused[0]["result"], &refused[0]["detail"]["code"]), (&json!("refused"), &json!("noAccess")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_are_looked_at_anew_at_each_sign_in() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    let first = rule(&server, "staff", "viewer").await;
    let mut browser = Browser::new();
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    assert_eq!(led_to(&mut browser, &back).await, "/drifts");
    let before = session(&server, &mut browser).await.expect("signed in");
    rule(&server, "plumbline-operators", "operator").await;
    let same = session(&server, &mut browser).await.expect("still signed in");
    assert_eq!(same["user"]["role"], "viewer", "a new rule counts from the next sign-in on");
    let path = format!("/sign-in/rules/{first}");
    assert_eq!(server.send(Method::DELETE, &path, None).await.status, 204);
    assert_eq!(session(&server, &mut browser).await, Err(StatusCode::UNAUTHORIZED), "on the very next request");
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    assert_eq!(led_to(&mut browser, &back).await, "/drifts");
    let after = session(&server, &mut browser).await.expect("signed in again");
    assert_eq!(after["user"]["id"], before["user"]["id"], "the same person");
    assert_eq!(after["user"]["role"], "operator");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_rule_takes_away_at_once() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    let id = rule(&server, "staff", "administrator").await;
    let mut browser = Browser::new();
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    led_to(&mut browser, &back).await;
    assert!(session(&server, &mut browser).await.is_ok());
    let changed = json!({ "claim": "groups", "value": "nobody", "role": "viewer" });
    let answer = server.send(Method::PUT, &format!("/sign-in/rules/{id}"), Some(changed)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(session(&server, &mut browser).await, Err(StatusCode::UNAUTHORIZED));
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    assert_eq!(led_to(&mut browser, &back).await, "/sign-in?problem=noAccess");
    server.stop().await;
}

/// Forged, without the cookie of the browser, of another browser, and used before.
#[tokio::test(flavor = "multi_thread")]
async fn a_state_counts_once_and_in_its_own_browser() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "staff", "viewer").await;
    let refused = "/sign-in?problem=signInNotBegun";
    let mut browser = Browser::new();
    for forged in ["?code=x&state=forged", "?code=x", "", "?error=access_denied&state=forged"] {
        let callback = at(&server, &format!("/api/v1/auth/callback{forged}"));
        assert_eq!(led_to(&mut browser, &callback).await, refused, "{forged}");
    }
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    let mut other = Browser::new();
    other.get(&login(&server)).await;
    assert_eq!(led_to(&mut other, &back).await, refused, "the person is signed in to no other browser");
    assert_eq!(led_to(&mut browser, &back).await, refused, "a state that was shown elsewhere is spent");
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    assert_eq!(led_to(&mut browser, &back).await, "/drifts");
    assert_eq!(led_to(&mut browser, &back).await, refused, "replayed");
    server.stop().await;
}

/// The provider itself refuses a code that comes with the verifier of another sign-in, and one that was used.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_of_another_sign_in_is_refused_by_the_provider() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "staff", "viewer").await;
    let (mut victim, mut thief) = (Browser::new(), Browser::new());
    let stolen = victim.sign_in_at_provider(&login(&server), "ada").await;
    let own = thief.sign_in_at_provider(&login(&server), "olga").await;
    let injected = with(&own, "code", &query(&stolen, "code"));
    let refused = "/sign-in?problem=providerRefused&reference=invalid_grant";
    assert_eq!(led_to(&mut thief, &injected).await, refused, "another verifier");
    let first = thief.sign_in_at_provider(&login(&server), "olga").await;
    assert_eq!(led_to(&mut thief, &first).await, "/drifts");
    let second = thief.sign_in_at_provider(&login(&server), "olga").await;
    let replayed = with(&second, "code", &query(&first, "code"));
    assert_eq!(led_to(&mut thief, &replayed).await, refused, "a used code");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_turns_back_is_told() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    let mut browser = Browser::new();
    let back = browser.turn_back_at_provider(&login(&server)).await;
    assert_eq!(led_to(&mut browser, &back).await, "/sign-in?problem=providerRefused&reference=access_denied");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_led_to_another_site() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "staff", "viewer").await;
    for asked in ["https://evil.example/", "//evil.example", "/%5Cevil.example", "/%09/evil.example"] {
        let mut browser = Browser::new();
        let login = at(&server, &format!("/api/v1/auth/login?returnTo={asked}"));
        let back = browser.sign_in_at_provider(&login, "olga").await;
        assert_eq!(led_to(&mut browser, &back).await, "/", "{asked}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_at_once_and_leads_to_the_provider() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "staff", "viewer").await;
    let mut browser = Browser::new();
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    led_to(&mut browser, &back).await;
    let cookie = format!("plumbline={}", browser.cookie(&back, "plumbline").expect("a session"));
    let ended = server.raw(Method::DELETE, "/api/v1/session").header("cookie", &cookie);
    assert_eq!(read(ended.header("x-plumbline-request", "1")).await.status, 204);
    assert_eq!(session(&server, &mut browser).await, Err(StatusCode::UNAUTHORIZED));
    let answer = browser.get(&at(&server, "/api/v1/auth/logout")).await;
    let page = location(&answer).expect("led to the provider");
    assert!(page.as_str().starts_with(&format!("{}/session/end", provider.issuer)), "{page}");
    assert_eq!(query(&page, "client_id"), "plumbline");
    assert!(!page.as_str().contains("id_token_hint"), "no token in an address");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_of_the_provider_has_no_password() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "staff", "viewer").await;
    let mut browser = Browser::new();
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    led_to(&mut browser, &back).await;
    let attempt = |name: &str| json!({ "username": name, "password": PASSWORD });
    let known = server.send(Method::POST, "/session", Some(attempt("olga@contoso.example"))).await;
    let unknown = server.send(Method::POST, "/session", Some(attempt("nobody"))).await;
    assert_eq!(known.status, 401);
    assert_eq!(known.json()["code"], unknown.json()["code"], "nobody can tell who is known");
    assert_eq!(known.json()["detail"], unknown.json()["detail"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_down_keeps_nobody_from_the_local_accounts() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    drop(provider);
    assert_eq!(server.get("/public/config").await["provider"]["name"], "single sign-on");
    let mut browser = Browser::new();
    assert_eq!(led_to(&mut browser, &login(&server)).await, "/sign-in?problem=providerUnavailable");
    let told = server.get("/sign-in/provider").await;
    assert_eq!(told["available"], false, "{told}");
    let local = json!({ "username": "ada", "password": PASSWORD });
    assert_eq!(server.send(Method::POST, "/session", Some(local)).await.status, 200);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_tokens_nor_the_secret_are_in_log_or_database() {
    let Some(provider) = Provider::start(true) else { return };
    let server = server(&provider).await;
    rule(&server, "staff", "viewer").await;
    let mut browser = Browser::new();
    let back = browser.sign_in_at_provider(&login(&server), "olga").await;
    led_to(&mut browser, &back).await;
    let secrets = [query(&back, "code"), query(&back, "state"), "the secret of the tests".to_owned(), "eyJ".to_owned()];
    let folder = server.stop().await;
    let mut files = vec![folder.path().join("test.log")];
    files.extend(std::fs::read_dir(folder.path().join("data")).expect("a folder").map(|entry| entry.expect("").path()));
    for file in files.iter().filter(|file| file.is_file()) {
        let bytes = std::fs::read(file).expect("readable");
        for secret in &secrets {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} is in {}", file.display());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_say_what_is_wrong_with_them() {
    let server = Server::start().await;
    let nobody = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    for (change, field) in [
        (json!({ "claim": "email" }), "claim"),
        (json!({ "value": "  " }), "value"),
        (json!({ "role": "owner" }), "role"),
        (json!({ "directoryId": "contoso" }), "directoryId"),
        (json!({ "tenantId": nobody }), "target"),
        (json!({ "tenantId": nobody, "groupId": nobody }), "groupId"),
        (json!({ "note": "x".repeat(300) }), "note"),
    ] {
        let mut body = json!({ "claim": "groups", "value": "staff", "role": "viewer" });
        for (key, value) in change.as_object().expect("an object") {
            body[key] = value.clone();
        }
        let answer = server.send(Method::POST, "/sign-in/rules", Some(body)).await;
        assert_eq!(answer.status, 422, "{change}: {}", answer.text);
        assert_eq!(answer.json()["errors"][0]["field"], field, "{}", answer.text);
    }
    let gone = server.send(Method::DELETE, &format!("/sign-in/rules/{nobody}"), None).await;
    assert_eq!(gone.status, 404);
    let none = server.send(Method::GET, "/sign-in/provider", None).await;
    assert_eq!(none.status, 404, "nothing is configured");
    server.stop().await;
}

/// The callback with another value of one parameter.
fn with(callback: &Url, name: &str, value: &str) -> Url {
    let mut changed = callback.clone();
    let pairs: Vec<(String, String)> = callback.query_pairs().into_owned().collect();
    let mut query = changed.query_pairs_mut();
    query.clear();
    for (key, old) in &pairs {
        query.append_pair(key, if key == name { value } else { old });
    }
    drop(query);
    changed
}
