//! What a program may do in somebody's name.

use reqwest::Method;
use serde_json::{Value, json};

use crate::person::{OWN_PASSWORD, Person, make_user, problem};
use crate::support::{Answer, Server, list, read, text};

async fn make(person: &Person<'_>, wish: Value) -> (String, String) {
    let answer = person.send(Method::POST, "/tokens", Some(wish)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let made = answer.json();
    (text(&made["secret"]), text(&made["token"]["id"]))
}

async fn by_token(server: &Server, secret: &str, method: Method, path: &str, body: Option<Value>) -> Answer {
    let mut request = server.raw(method, &format!("/api/v1{path}")).bearer_auth(secret);
    if let Some(body) = body {
        request = request.json(&body);
    }
    read(request).await
}

fn ada(server: &Server) -> Person<'_> {
    Person::of(server, server.cookie())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_shown_once_and_opens_until_it_is_revoked() {
    let server = Server::start().await;
    let wish = json!({ "name": "ci", "power": "read", "expiresInDays": 30 });
    let (secret, id) = make(&ada(&server), wish.clone()).await;
    assert!(secret.starts_with("plb_"), "{secret}");
    assert_eq!(by_token(&server, &secret, Method::GET, "/tenants", None).await.status, 200);
    let shown = server.get("/tokens").await;
    assert!(!shown.to_string().contains(&secret));
    assert_eq!(list(&shown)[0]["lastUsedAddress"], "127.0.0.1");
    let again = server.send(Method::POST, "/tokens", Some(wish)).await;
    assert_eq!(problem(&again), (409, "conflict".to_owned()));
    assert_eq!(server.send(Method::DELETE, &format!("/tokens/{id}"), None).await.status, 204);
    assert_eq!(by_token(&server, &secret, Method::GET, "/tenants", None).await.status, 401);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_that_does_not_fit_is_refused_with_its_field() {
    let server = Server::start().await;
    let wish = |change: Value| {
        let mut body = json!({ "name": "ci", "power": "read", "expiresInDays": 30 });
        for (key, value) in change.as_object().expect("an object") {
            body[key] = value.clone();
        }
        body
    };
    for (change, field) in [
        (json!({ "name": " " }), "name"),
        (json!({ "power": "administrate" }), "power"),
        (json!({ "expiresInDays": 367 }), "expiresInDays"),
        (json!({ "expiresInDays": 0 }), "expiresInDays"),
        (json!({ "tenantIds": [] }), "tenantIds"),
        (json!({ "tenantIds": ["3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42"] }), "tenantIds"),
    ] {
        let answer = server.send(Method::POST, "/tokens", Some(wish(change.clone()))).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["errors"][0]["field"]), (422, &json!(field)), "{change}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_else_is_taken_for_a_token_and_two_proofs_are_none() {
    let server = Server::start().await;
    let (secret, _) = make(&ada(&server), json!({ "name": "ci", "power": "read", "expiresInDays": 1 })).await;
    for forged in ["plb_", "plb_short", &secret.to_uppercase(), &format!("{secret}x"), "eyJhbGciOiJub25lIn0.e30."] {
        assert_eq!(by_token(&server, forged, Method::GET, "/tenants", None).await.status, 401, "{forged}");
    }
    let basic = server.raw(Method::GET, "/api/v1/tenants").basic_auth("ada", Some(&secret));
    assert_eq!(read(basic).await.status, 401);
    let both = server.raw(Method::GET, "/api/v1/tenants").header("cookie", server.cookie()).bearer_auth(&secret);
    assert_eq!(problem(&read(both).await), (400, "twoProofs".to_owned()));
    let cookie = format!("plumbline={secret}");
    let as_cookie = server.raw(Method::GET, "/api/v1/tenants").header("cookie", cookie);
    assert_eq!(read(as_cookie).await.status, 401);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_changes_no_account_and_makes_no_other_token() {
    let server = Server::start().await;
    let (secret, _) = make(&ada(&server), json!({ "name": "ci", "power": "operate", "expiresInDays": 1 })).await;
    let wish = json!({ "name": "another", "power": "operate", "expiresInDays": 366 });
    for (method, path, body) in [
        (Method::GET, "/tokens", None),
        (Method::POST, "/tokens", Some(wish)),
        (Method::GET, "/account", None),
        (Method::DELETE, "/account/sessions", None),
    ] {
        let answer = by_token(&server, &secret, method, path, body).await;
        assert_eq!(problem(&answer), (403, "sessionNeeded".to_owned()), "{path}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_with_the_rights_of_its_owner() {
    let server = Server::start().await;
    let id = make_user(&server, "grace", json!([{ "role": "operator" }])).await;
    let grace = Person::sign_in(&server, "grace", OWN_PASSWORD).await;
    let (secret, _) = make(&grace, json!({ "name": "ci", "power": "operate", "expiresInDays": 1 })).await;
    assert_eq!(by_token(&server, &secret, Method::GET, "/tenants", None).await.status, 200);
    server.post(&format!("/users/{id}/disable"), json!({})).await;
    assert_eq!(by_token(&server, &secret, Method::GET, "/tenants", None).await.status, 401);
    server.post(&format!("/users/{id}/enable"), json!({})).await;
    assert_eq!(by_token(&server, &secret, Method::GET, "/tenants", None).await.status, 200);
    let tokens = server.get(&format!("/users/{id}")).await["tokens"].clone();
    let path = format!("/users/{id}/tokens/{}", text(&tokens[0]["id"]));
    assert_eq!(server.send(Method::DELETE, &path, None).await.status, 204);
    assert_eq!(by_token(&server, &secret, Method::GET, "/tenants", None).await.status, 401);
    server.stop().await;
}
