//! An acceptance is a contract about one value.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use crate::support::{list, text};
use crate::{begin, describe, only_open, soon, told};

#[tokio::test(flavor = "multi_thread")]
async fn the_three_values_are_told_apart_and_history_stays() {
    let (server, tenant, group, path) = begin().await;
    describe(&server, &tenant, &path, &json!("agreed by phone")).await;
    let id = text(&only_open(&server).await["id"]);
    let accept = json!({ "reason": "the customer asked", "ticket": "CHG-4711" });
    let accepted = server.post(&format!("/drifts/{id}/accept"), accept).await;
    assert_eq!((&accepted["state"], &accepted["leftAcceptance"]), (&json!("accepted"), &json!(false)));
    assert_eq!(accepted["acceptance"]["ticket"], "CHG-4711");

    describe(&server, &tenant, &path, &json!("something else")).await;
    let left = only_open(&server).await;
    assert_eq!(left["leftAcceptance"], json!(true));
    assert_eq!(left["before"], group["description"]);
    assert_eq!(left["after"], "something else");
    assert_eq!(left["acceptance"]["value"], "agreed by phone");
    assert_eq!(list(&server.get("/drifts?mark=leftAcceptance").await).len(), 1);

    describe(&server, &tenant, &path, &json!("agreed by phone")).await;
    let again = server.drifts("accepted").await.remove(0);
    assert_eq!((&again["id"], &again["leftAcceptance"]), (&json!(id), &json!(false)));

    describe(&server, &tenant, &path, &group["description"]).await;
    let closed = server.drifts("resolved").await.remove(0);
    assert_eq!((&closed["resolution"], &closed["acceptance"]), (&json!("reverted"), &json!(null)));
    assert_eq!(
        told(&server, &id).await,
        ["opened", "accepted", "left_acceptance", "returned_to_acceptance", "resolved"]
    );
    assert_eq!(list(&server.get("/acceptances").await).len(), 0);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_acceptance_ends_in_time_and_can_be_revoked_before() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let id = text(&only_open(&server).await["id"]);
    let accept = format!("/drifts/{id}/accept");
    server.post(&accept, json!({ "reason": "for now", "expiresAt": soon(1_500) })).await;
    let running = list(&server.get("/acceptances?q=for%20now").await);
    assert_eq!((running.len(), &running[0]["drift"]["id"]), (1, &json!(id)));
    assert_eq!(list(&server.get("/acceptances?q=nothing%20such").await).len(), 0);
    tokio::time::sleep(Duration::from_millis(1_600)).await;
    server.sync_areas(&tenant, &["groups"]).await;
    assert_eq!(only_open(&server).await["acceptance"], json!(null));

    server.post(&accept, json!({ "reason": "for longer" })).await;
    let running = list(&server.get("/acceptances").await).remove(0);
    let revoke = format!("/acceptances/{}/revoke", text(&running["id"]));
    assert_eq!(server.post(&revoke, json!({})).await["driftId"], json!(id));
    assert_eq!(only_open(&server).await["id"], json!(id));
    assert_eq!(server.send(Method::POST, &revoke, Some(json!({}))).await.status, 404);
    assert_eq!(told(&server, &id).await, ["opened", "accepted", "expired", "accepted", "reopened"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_resource_is_accepted_and_stays_so_while_the_area_cannot_be_read() {
    let (server, tenant, _, path) = begin().await;
    server.change("DELETE", &path, json!(null)).await;
    server.sync_areas(&tenant, &["groups"]).await;
    let missing = only_open(&server).await;
    assert_eq!(missing["change"], "missing");
    let ids = json!([missing["id"]]);
    server.post("/drifts/actions", json!({ "action": "accept", "driftIds": ids, "reason": "retired" })).await;
    server.fault(json!({ "path": "/groups", "kind": "forbidden", "times": -1 })).await;
    server.sync_areas(&tenant, &["groups"]).await;
    assert_eq!(server.drifts("accepted").await.len(), 1);
    server.recover().await;
    server.sync_areas(&tenant, &["groups"]).await;
    assert_eq!(server.drifts("accepted").await.len(), 1);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_baseline_updated_to_the_accepted_value_closes_the_contract() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("the new way")).await;
    let id = text(&only_open(&server).await["id"]);
    server.post(&format!("/drifts/{id}/accept"), json!({ "reason": "until the baseline follows" })).await;
    let capture = format!("/tenants/{tenant}/areas/groups/baseline/capture");
    server.post(&capture, json!({ "label": "followed" })).await;
    let closed = server.drifts("resolved").await.remove(0);
    assert_eq!(closed["resolution"], "baselineUpdated");
    assert_eq!(list(&server.get("/acceptances").await).len(), 0);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_long_tickets_and_ends_in_the_past_are_refused_by_name() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let accept = format!("/drifts/{}/accept", text(&only_open(&server).await["id"]));
    for (body, field) in [
        (json!({ "reason": " " }), "reason"),
        (json!({ "reason": "fine", "ticket": "x".repeat(201) }), "ticket"),
        (json!({ "reason": "fine", "expiresAt": soon(-1_000) }), "expiresAt"),
    ] {
        let refused = server.send(Method::POST, &accept, Some(body)).await;
        assert_eq!(refused.status, 422, "{field}");
        assert!(refused.text.contains(field), "{}", refused.text);
    }
    server.stop().await;
}
