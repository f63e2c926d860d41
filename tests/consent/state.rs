//! Attacks on the way back: each is refused, stands in the audit trail, and stores nothing.

use plumbline::auth::{Role, Target};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::people;
use super::support::{Answer, PASSWORD, Server, list, read, text};
use super::way::{READING, begin, come_back, decide, finish, register, trail};

struct Gone {
    server: Server,
    /// What the page would send.
    body: Value,
}

/// As far as the page that finishes.
async fn gone() -> Gone {
    let server = Server::start().await;
    register(&server, "read", &READING, &[]).await;
    let url = begin(&server, json!({ "purpose": "read" })).await;
    let back = decide(&url, &server.made_up().directory_id, "accept").await;
    let body = come_back(&server, &back).await;
    Gone { server, body }
}

fn refused(server: &Server, answer: &Answer, why: &str) {
    assert_eq!(
        (answer.status, &answer.json()["code"]),
        (StatusCode::FORBIDDEN, &json!("consentState")),
        "{}",
        answer.text
    );
    let (action, detail) = trail(server).pop().expect("an entry");
    assert_eq!((action.as_str(), &detail["why"]), ("consent.refuse", &json!(why)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_state_is_refused() {
    let Gone { server, mut body } = gone().await;
    let state = text(&body["state"]);
    let (payload, tag) = state.split_once('.').expect("two parts");
    let other_tag: String = tag.chars().rev().collect();
    for forged in [format!("{payload}.{other_tag}"), format!("{payload}."), String::new(), format!("x{state}")] {
        body["state"] = json!(forged);
        refused(&server, &finish(&server, body.clone()).await, "forged");
    }
    // The real one still counts: nobody could use it up with a forgery.
    body["state"] = json!(state);
    assert!(finish(&server, body).await.status.is_success());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_counts_once() {
    let Gone { server, body } = gone().await;
    assert!(finish(&server, body.clone()).await.status.is_success());
    let answer = finish(&server, body).await;
    assert_eq!((answer.status, &answer.json()["code"]), (StatusCode::FORBIDDEN, &json!("consentState")));
    let why: Vec<Value> = trail(&server)
        .into_iter()
        .filter(|(action, _)| action == "consent.refuse")
        .map(|(_, detail)| detail["why"].clone())
        .collect();
    assert_eq!(why, ["used"]);
    assert_eq!(list(&server.get("/tenants").await).len(), 1);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_does_not_count_in_another_session() {
    let Gone { server, body } = gone().await;
    let sign_in = server.raw(Method::POST, "/api/v1/session").json(&json!({ "username": "ada", "password": PASSWORD }));
    let signed_in = read(sign_in).await;
    let cookie = signed_in.headers["set-cookie"].to_str().expect("ASCII").split(';').next().expect("a part").to_owned();
    let send =
        |cookie: &str| server.raw(Method::POST, "/api/v1/consents/completions").header("cookie", cookie).json(&body);
    refused(&server, &read(send(&cookie)).await, "other_session");
    assert_eq!(read(server.raw(Method::POST, "/api/v1/consents/completions").json(&body)).await.status, 401);
    assert!(list(&server.get("/tenants").await).is_empty());
    assert!(finish(&server, body.clone()).await.status.is_success(), "its own session goes on");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_swapped_tenant_is_refused() {
    // One that nobody consented in does not let us in.
    let Gone { server, mut body } = gone().await;
    let other = server.simulator.tenants().swap_remove(1).directory_id;
    body["tenant"] = json!(other);
    let answer = finish(&server, body).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("consentRefused")), "{}", answer.text);
    assert!(answer.text.contains("AADSTS700016"), "{}", answer.text);
    assert!(list(&server.get("/tenants").await).is_empty());

    // One that did consent, but was not the one asked for.
    let (_, client_id) = register(&server, "write", &["Policy.ReadWrite.ConditionalAccess"], &[]).await;
    let tenant = server.connect().await;
    server.simulated(Method::POST, &format!("/tenants/{other}/consents"), Some(json!({ "clientId": client_id }))).await;
    let url = begin(&server, json!({ "purpose": "write", "tenant": tenant })).await;
    let back = decide(&url, &server.made_up().directory_id, "accept").await;
    let mut body = come_back(&server, &back).await;
    body["tenant"] = json!(other);
    refused(&server, &finish(&server, body).await, "other_tenant");
    assert!(server.get(&format!("/tenants/{tenant}/write-connection")).await["connection"].is_null());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_administers_one_tenant_connects_that_one_and_no_other() {
    let server = Server::start().await;
    register(&server, "read", &READING, &[]).await;
    register(&server, "delegated", &[], &READING).await;
    let (own, other) = (server.connect().await, server.connect_to(&server.simulator.tenants()[1]).await);
    let people = people::make(&server, |_| Target::Tenant(own.parse().expect("an id")));
    let administrator = people.iter().find(|person| person.role == Role::Administrator).expect("one");
    let begin = async |body: Value| administrator.send(&server, Method::POST, "/consents", Some(body)).await;
    for body in [json!({ "purpose": "read" }), json!({ "purpose": "delegated" })] {
        let answer = begin(body).await;
        assert_eq!((answer.status, &answer.json()["code"]), (StatusCode::FORBIDDEN, &json!("notAllowed")));
    }
    assert_eq!(begin(json!({ "purpose": "read", "tenant": other })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(begin(json!({ "purpose": "read", "tenant": own })).await.status, StatusCode::OK);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_another_kind_is_refused() {
    let Gone { server, mut body } = gone().await;
    body["code"] = json!("0.Acode1.x");
    refused(&server, &finish(&server, body).await, "forged");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_callback_leads_to_our_own_page_whatever_it_is_given() {
    let server = Server::start().await;
    let hostile = [
        "state=a&redirect=https://evil.example&tenant=b",
        "state=%0d%0aSet-Cookie:%20x=y",
        "state=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "",
    ];
    for query in hostile {
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
        let url = format!("http://{}/api/v1/consents/callback?{query}", server.address());
        let answer = read(client.expect("a client").get(url)).await;
        let location = answer.headers["location"].to_str().expect("ASCII");
        assert_eq!(answer.status, 303);
        assert!(location.starts_with("/connect/return#"), "{location}");
        assert!(!location.contains(['<', '"', '\r', '\n']) && !location.contains("evil"), "{location}");
        assert!(answer.headers.get("set-cookie").is_none());
    }
    let long = format!("/api/v1/consents/callback?state={}", "a".repeat(10_000));
    assert_eq!(read(server.raw(Method::GET, &long)).await.status, StatusCode::URI_TOO_LONG);
    server.stop().await;
}
