//! Users, what they are granted, and who must stay.

use reqwest::Method;
use serde_json::{Value, json};

use crate::person::{OWN_PASSWORD, Person, make_user, problem, sign_in};
use crate::support::{Server, list, text};

async fn own_id(server: &Server) -> String {
    text(&server.get("/session").await["user"]["id"])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_who_governs_everything_stays() {
    let server = Server::start().await;
    let ada = own_id(&server).await;
    let attempts = |ada: String| {
        [
            (Method::POST, format!("/users/{ada}/disable"), None),
            (Method::DELETE, format!("/users/{ada}"), None),
            (Method::PUT, format!("/users/{ada}/grants"), Some(json!({ "grants": [{ "role": "viewer" }] }))),
        ]
    };
    for (method, path, body) in attempts(ada.clone()) {
        let answer = server.send(method, &path, body).await;
        assert_eq!(problem(&answer), (409, "lastAdministrator".to_owned()), "{path}");
    }
    // Somebody who may govern but is disabled is no help.
    let grace = make_user(&server, "grace", json!([{ "role": "administrator" }])).await;
    server.post(&format!("/users/{grace}/disable"), json!({})).await;
    let refused = server.send(Method::POST, &format!("/users/{ada}/disable"), None).await;
    assert_eq!(problem(&refused), (409, "lastAdministrator".to_owned()));
    server.post(&format!("/users/{grace}/enable"), json!({})).await;
    assert_eq!(server.send(Method::DELETE, &format!("/users/{ada}"), None).await.status, 204);
    assert_eq!(server.send(Method::GET, "/session", None).await.status, 401);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn grants_name_a_role_and_what_it_is_over() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let group = server.post("/tenant-groups", json!({ "name": "Schools", "tenantIds": [tenant] })).await;
    let group = text(&group["id"]);
    let id = make_user(&server, "grace", json!([])).await;
    let grants = json!([{ "role": "viewer", "groupId": group }, { "role": "approver", "tenantId": tenant }]);
    let path = format!("/users/{id}/grants");
    let saved = server.send(Method::PUT, &path, Some(json!({ "grants": grants }))).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let mut shown: Vec<(String, Value, Value)> = saved.json()["grants"]
        .as_array()
        .expect("grants")
        .iter()
        .map(|grant| (text(&grant["role"]), grant["tenantId"].clone(), grant["groupId"].clone()))
        .collect();
    shown.sort_by(|one, other| one.0.cmp(&other.0));
    let expected =
        [("approver".to_owned(), json!(tenant), Value::Null), ("viewer".to_owned(), Value::Null, json!(group))];
    assert_eq!(shown, expected);

    let nobody = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    for (grant, field) in [
        (json!({ "role": "owner" }), "role"),
        (json!({ "role": "viewer", "tenantId": nobody }), "grants"),
        (json!({ "role": "viewer", "groupId": nobody }), "grants"),
        (json!({ "role": "viewer", "tenantId": "contoso" }), "tenantId"),
        (json!({ "role": "viewer", "tenantId": tenant, "groupId": group }), "groupId"),
    ] {
        let answer = server.send(Method::PUT, &path, Some(json!({ "grants": [grant] }))).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["errors"][0]["field"]), (422, &json!(field)), "{grant}");
    }
    let kept = server.get(&format!("/users/{id}")).await;
    assert_eq!(kept["grants"].as_array().expect("grants").len(), 2, "what was refused changed nothing");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_taken_once_whatever_the_case() {
    let server = Server::start().await;
    let body = json!({ "username": "ADA", "password": "long enough to be one", "grants": [] });
    let answer = server.send(Method::POST, "/users", Some(body)).await;
    assert_eq!(problem(&answer), (409, "conflict".to_owned()));
    let short = json!({ "username": "grace", "password": "too short", "grants": [] });
    let answer = server.send(Method::POST, "/users", Some(short)).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["errors"][0]["field"]), (422, &json!("password")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_ends_what_was_and_asks_for_another_password() {
    let server = Server::start().await;
    let id = make_user(&server, "grace", json!([{ "role": "viewer" }])).await;
    let grace = Person::sign_in(&server, "grace", OWN_PASSWORD).await;
    let reset = json!({ "password": "given by the office" });
    assert_eq!(server.send(Method::POST, &format!("/users/{id}/reset"), Some(reset)).await.status, 204);
    assert_eq!(grace.status(Method::GET, "/session").await, 401);
    let old = sign_in(&server, json!({ "username": "grace", "password": OWN_PASSWORD })).await;
    assert_eq!(problem(&old), (401, "wrongPassword".to_owned()));
    let grace = Person::sign_in(&server, "grace", "given by the office").await;
    assert_eq!(grace.status(Method::GET, "/drifts").await, 403);
    assert_eq!(server.send(Method::DELETE, &format!("/users/{id}"), None).await.status, 204);
    assert_eq!(grace.status(Method::GET, "/session").await, 401);
    assert_eq!(list(&server.get("/users").await).len(), 1);
    server.stop().await;
}
