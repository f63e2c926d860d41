//! How sessions begin, live and end.

use std::sync::Arc;

use plumbline::auth::Scope;
use plumbline::clock::{Clock, FixedClock};
use plumbline::config::Cloud;
use plumbline::crypto::OpaqueToken;
use plumbline::domain::model::Timestamp;
use plumbline::graph::{GraphClient, GraphSettings};
use plumbline::logging::{Redactor, silent};
use plumbline::pipeline::Context;
use plumbline::pipeline::access::{self, Client};
use plumbline::store::{self, Database};
use reqwest::Method;
use serde_json::json;

use crate::person::{OWN_PASSWORD, Person, cookie_of, make_user, problem, sign_in};
use crate::support::{PASSWORD, Server, keys, list, read, text};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// A session under a clock that the test moves.
async fn signed_in() -> (Context, FixedClock, OpaqueToken, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    store::prepare(folder.path()).expect("a folder");
    let clock = FixedClock::at(Timestamp(1_795_000_000_000));
    let store = Database::open(folder.path(), keys(), clock.now()).expect("a store").within(Scope::of_plumbline());
    let url: url::Url = "http://127.0.0.1:9".parse().expect("a URL");
    let settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    let shared = Arc::new(clock.clone());
    let graph = GraphClient::new(settings, shared.clone(), silent(), Redactor::default()).expect("good settings");
    let context = Context::new(store, graph, shared, silent());
    let token = access::new_setup_token(&context).await.expect("a store").expect("nobody is there yet");
    let new = access::setup(&context, token, "ada".to_owned(), PASSWORD.into(), Client::default()).await;
    (context, clock, new.expect("set up").token, folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_two_hours_after_its_last_use() {
    let (context, clock, token, _folder) = signed_in().await;
    let is_alive = async || access::session(&context, &token).await.expect("a store").is_some();
    for _ in 0..4 {
        clock.advance_ms(119 * MINUTE_MS);
        assert!(is_alive().await, "use renews it");
    }
    clock.advance_ms(2 * HOUR_MS);
    assert!(!is_alive().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_twelve_hours_whatever_the_use() {
    let (context, clock, token, _folder) = signed_in().await;
    for _ in 0..11 {
        clock.advance_ms(HOUR_MS);
        assert!(access::session(&context, &token).await.expect("a store").is_some());
    }
    clock.advance_ms(HOUR_MS);
    assert!(access::session(&context, &token).await.expect("a store").is_none());
    assert_eq!(access::forget_ended_sessions(&context).await.expect("a store"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_gives_a_new_session_and_ends_the_one_before() {
    let server = Server::start().await;
    let first = Person::sign_in(&server, "ada", PASSWORD).await;
    let body = json!({ "username": "ada", "password": PASSWORD });
    let again = server.raw(Method::POST, "/api/v1/session").header("cookie", &first.cookie).json(&body);
    let answer = read(again).await;
    assert_eq!(answer.status, 200);
    assert_ne!(cookie_of(&answer), first.cookie);
    assert_eq!(first.status(Method::GET, "/session").await, 401);
    // What somebody else put into the browser is never taken over.
    let fixed = "plumbline=chosen-by-somebody-else";
    let answer = read(server.raw(Method::POST, "/api/v1/session").header("cookie", fixed).json(&body)).await;
    assert!(!cookie_of(&answer).contains("chosen-by-somebody-else"));
    assert_eq!(read(server.raw(Method::GET, "/api/v1/session").header("cookie", fixed)).await.status, 401);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_see_their_sessions_and_end_them() {
    let server = Server::start().await;
    let request = server.raw(Method::POST, "/api/v1/session").header("user-agent", "curl/8.5.0");
    let other = read(request.json(&json!({ "username": "ada", "password": PASSWORD }))).await;
    let third = Person::sign_in(&server, "ada", PASSWORD).await;
    let shown = server.get("/account/sessions").await;
    let all = list(&shown);
    assert_eq!(all.len(), 3, "{shown}");
    assert_eq!(all.iter().filter(|session| session["isCurrent"] == true).count(), 1);
    assert!(all.iter().all(|session| session["address"] == "127.0.0.1"), "{shown}");
    let of_curl = all.iter().find(|session| session["browser"] == "curl/8.5.0").expect("told by its name");
    assert!(!shown.to_string().contains(cookie_of(&other).split_once('=').expect("a cookie").1));

    let path = format!("/account/sessions/{}", text(&of_curl["id"]));
    assert_eq!(server.send(Method::DELETE, &path, None).await.status, 204);
    let ended = server.raw(Method::GET, "/api/v1/session").header("cookie", cookie_of(&other));
    assert_eq!(read(ended).await.status, 401);
    assert_eq!(server.send(Method::DELETE, &path, None).await.status, 404);
    assert_eq!(server.send(Method::DELETE, "/account/sessions", None).await.status, 204);
    assert_eq!(third.status(Method::GET, "/session").await, 401);
    assert_eq!(server.send(Method::GET, "/session", None).await.status, 200);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_ends_the_session_of_another() {
    let server = Server::start().await;
    make_user(&server, "grace", json!([{ "role": "viewer" }])).await;
    let grace = Person::sign_in(&server, "grace", OWN_PASSWORD).await;
    let of_ada = text(&list(&server.get("/account/sessions").await)[0]["id"]);
    assert_eq!(grace.status(Method::DELETE, &format!("/account/sessions/{of_ada}")).await, 404);
    assert_eq!(server.send(Method::GET, "/session", None).await.status, 200);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn grants_disabling_and_an_administrator_end_sessions_at_once() {
    let server = Server::start().await;
    let id = make_user(&server, "grace", json!([{ "role": "viewer" }])).await;
    for (method, path, body) in [
        (Method::PUT, format!("/users/{id}/grants"), Some(json!({ "grants": [{ "role": "operator" }] }))),
        (Method::DELETE, format!("/users/{id}/sessions"), None),
        (Method::POST, format!("/users/{id}/disable"), None),
    ] {
        let grace = Person::sign_in(&server, "grace", OWN_PASSWORD).await;
        assert_eq!(grace.status(Method::GET, "/session").await, 200);
        let answer = server.send(method, &path, body).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text);
        assert_eq!(grace.status(Method::GET, "/session").await, 401, "{path}");
    }
    let refused = sign_in(&server, json!({ "username": "grace", "password": OWN_PASSWORD })).await;
    assert_eq!(problem(&refused), (403, "accountDisabled".to_owned()));
    server.post(&format!("/users/{id}/enable"), json!({})).await;
    Person::sign_in(&server, "grace", OWN_PASSWORD).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_all_other_sessions_and_rotates_this_one() {
    let server = Server::start().await;
    make_user(&server, "grace", json!([{ "role": "viewer" }])).await;
    let (here, there) =
        (Person::sign_in(&server, "grace", OWN_PASSWORD).await, Person::sign_in(&server, "grace", OWN_PASSWORD).await);
    let wrong = json!({ "currentPassword": "not mine at all", "newPassword": "another of my own" });
    let refused = here.send(Method::PUT, "/account/password", Some(wrong)).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!("currentPassword")));
    let change = json!({ "currentPassword": OWN_PASSWORD, "newPassword": "another of my own" });
    let changed = here.send(Method::PUT, "/account/password", Some(change)).await;
    assert_eq!(changed.status, 204, "{}", changed.text);
    assert_eq!(there.status(Method::GET, "/session").await, 401);
    assert_eq!(here.status(Method::GET, "/session").await, 401, "the cookie from before");
    let here = Person { cookie: cookie_of(&changed), ..here };
    assert_eq!(here.status(Method::GET, "/session").await, 200);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_from_a_browser_needs_the_mark_of_our_own_pages() {
    let server = Server::start().await;
    let change = || server.raw(Method::DELETE, "/api/v1/account/sessions").header("cookie", server.cookie());
    let browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36";
    let forged = read(change().header("user-agent", browser)).await;
    assert_eq!(problem(&forged), (403, "requestMarkMissing".to_owned()));
    let forged = read(change().header("sec-fetch-site", "same-origin")).await;
    assert_eq!(problem(&forged), (403, "requestMarkMissing".to_owned()));
    let own = read(change().header("user-agent", browser).header("x-plumbline-request", "1")).await;
    assert_eq!(own.status, 204, "{}", own.text);
    server.stop().await;
}
