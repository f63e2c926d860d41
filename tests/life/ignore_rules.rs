//! Own rules that hold drifts back.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Server, list, text};
use crate::{begin, describe, only_open, soon, told};

async fn rule(server: &Server, id: &str) -> Value {
    server.get(&format!("/ignore-rules/{id}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_takes_effect_at_once_and_ends_at_once() {
    let (server, tenant, group, path) = begin().await;
    describe(&server, &tenant, &path, &json!("for the pilot")).await;
    let id = text(&only_open(&server).await["id"]);
    let body = json!({
        "area": "groups", "resource": group["displayName"], "path": "description", "value": "*PILOT*",
        "reason": "the pilot writes here",
    });
    let preview = server.post("/ignore-rules/preview", body.clone()).await;
    assert_eq!((&preview["count"], &preview["items"][0]["id"]), (&json!(1), &json!(id)));
    assert_eq!(server.drifts("open").await.len(), 1, "a preview changes nothing");

    let made = server.post("/ignore-rules", body.clone()).await;
    assert_eq!(server.drifts("open").await.len(), 0);
    let resolved = server.drifts("resolved").await.remove(0);
    assert_eq!(resolved["resolution"], "ignored");
    let made_id = text(&made["id"]);
    assert_eq!(rule(&server, &made_id).await["heldBack"], json!(1));
    let held = list(&server.get(&format!("/ignore-rules/{made_id}/held-back")).await);
    assert_eq!((&held[0]["path"], &held[0]["change"]), (&json!("description"), &json!("changed")));
    server.sync_areas(&tenant, &["groups"]).await;
    assert_eq!(server.drifts("open").await.len(), 0);
    let holds = format!("/tenants/{tenant}/areas/groups/resources/{}/holds", text(&group["id"]));
    let held = list(&server.get(&holds).await);
    assert_eq!(
        (&held[0]["by"], &held[0]["id"], &held[0]["path"]),
        (&json!("ignoreRule"), &json!(made_id), &json!("description"))
    );
    let explain = format!("/tenants/{tenant}/areas/groups/resources/{}/explain", text(&group["id"]));
    let rows = server.get(&explain).await["rows"].as_array().expect("rows").clone();
    let row = rows.iter().find(|row| row["path"] == "description").expect("the description");
    assert_eq!((&row["verdict"], &row["heldBackBy"][0]["id"]), (&json!("different"), &json!(made_id)));

    let mut other = body;
    other["value"] = json!("*somebody else*");
    let changed = server.send(Method::PUT, &format!("/ignore-rules/{made_id}"), Some(other)).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(only_open(&server).await["id"], json!(id), "the changed rule does not cover it");
    assert_eq!(told(&server, &id).await, ["opened", "ignored", "came_back"]);
    assert_eq!(rule(&server, &made_id).await["heldBack"], json!(0), "it speaks of something else now");
    server.post(&format!("/drifts/{id}/accept"), json!({ "reason": "after all" })).await;
    assert_eq!(list(&server.get(&holds).await)[0]["by"], "acceptance");

    assert_eq!(server.send(Method::DELETE, &format!("/ignore-rules/{made_id}"), None).await.status, 204);
    assert_eq!(list(&server.get("/ignore-rules").await).len(), 0);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deleting_a_rule_lets_drifts_open_again() {
    let (server, tenant, _, path) = begin().await;
    let body = json!({ "area": "groups", "path": "description", "reason": "free text" });
    let made = text(&server.post("/ignore-rules", body).await["id"]);
    assert_eq!(rule(&server, &made).await["heldBack"], json!(0), "it holds back nothing yet");
    describe(&server, &tenant, &path, &json!("changed")).await;
    assert_eq!(server.drifts("open").await.len(), 0);
    assert_eq!(server.send(Method::DELETE, &format!("/ignore-rules/{made}"), None).await.status, 204);
    assert_eq!(only_open(&server).await["path"], "description");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_rule_holds_back_nothing_more() {
    let (server, tenant, _, path) = begin().await;
    let body = json!({ "path": "description", "reason": "this hour", "expiresAt": soon(2_000) });
    let made = text(&server.post("/ignore-rules", body).await["id"]);
    describe(&server, &tenant, &path, &json!("changed")).await;
    assert_eq!(server.drifts("open").await.len(), 0);
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    server.sync_areas(&tenant, &["groups"]).await;
    assert_eq!(server.drifts("open").await.len(), 1);
    assert_eq!(rule(&server, &made).await["expired"], json!(true));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_for_a_group_follows_who_belongs_to_it() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let group = text(&server.post("/tenant-groups", json!({ "name": "Pilot", "colour": "teal" })).await["id"]);
    let body = json!({ "groupId": group, "path": "description", "reason": "pilot tenants" });
    server.post("/ignore-rules", body).await;
    assert_eq!(server.drifts("open").await.len(), 1, "the group is empty");
    let join = json!({ "tenantIds": [tenant] });
    let joined = server.send(Method::PATCH, &format!("/tenant-groups/{group}"), Some(join)).await;
    assert_eq!(joined.status, 200, "{}", joined.text);
    assert_eq!(server.drifts("open").await.len(), 0);
    server.send(Method::PATCH, &format!("/tenant-groups/{group}"), Some(json!({ "tenantIds": [] }))).await;
    assert_eq!(server.drifts("open").await.len(), 1);
    let refused = server.send(Method::DELETE, &format!("/tenant-groups/{group}"), None).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (409, &json!("groupInUse")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_hold_back_everything_or_cannot_be_read_are_refused_by_name() {
    let (server, _, _, _) = begin().await;
    let nobody = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    for (body, field) in [
        (json!({ "reason": "everything" }), "area"),
        (json!({ "area": "groups", "reason": " " }), "reason"),
        (json!({ "area": "no_such_area", "reason": "x" }), "area"),
        (json!({ "path": "a..b", "reason": "x" }), "path"),
        (json!({ "path": "**.a.**.b.**", "reason": "x" }), "path"),
        (json!({ "value": "x".repeat(301), "reason": "x" }), "value"),
        (json!({ "path": "a", "reason": "x", "expiresAt": soon(-1) }), "expiresAt"),
        (json!({ "path": "a", "reason": "x", "tenantId": nobody }), "tenantId"),
        (json!({ "path": "a", "reason": "x", "groupId": nobody }), "groupId"),
        (json!({ "path": "a", "reason": "x", "groupId": nobody, "tenantId": nobody }), "groupId"),
    ] {
        let refused = server.send(Method::POST, "/ignore-rules", Some(body)).await;
        assert_eq!(refused.status, 422, "{field}: {}", refused.text);
        assert!(refused.text.contains(field), "{field}: {}", refused.text);
    }
    server.stop().await;
}
