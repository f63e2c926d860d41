//! Who and what is refused, by the server and in the audit trail.

use plumbline::auth::Role;
use reqwest::Method;
use serde_json::{Value, json};

use super::people::somebody;
use super::support::{Server, text};
use super::writing::{agreed, allow_writing, apply, approve, plan_all, trail};

const AREAS: [&str; 1] = ["groups"];

async fn drifted() -> (Server, String) {
    let server = Server::start().await;
    let tenant = agreed(&server, &AREAS).await;
    let group = server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": "drifted" })).await;
    server.sync_areas(&tenant, &AREAS).await;
    (server, tenant)
}

fn refused(answer: &super::support::Answer, status: u16, code: &str) {
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (status, &json!(code)), "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_without_a_write_connection_or_without_its_permissions() {
    let (server, tenant) = drifted().await;
    let plan = plan_all(&server, &tenant).await;
    refused(&apply(&server, &plan).await, 409, "notApproved");
    assert_eq!(approve(&server, &plan).await.status.as_u16(), 200);
    refused(&apply(&server, &plan).await, 409, "writingIsOff");

    allow_writing(&server, &tenant, &["Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"]).await;
    let shown = server.get(&format!("/plans/{}", text(&plan["id"]))).await;
    assert!(!shown["missingPermissions"].as_array().expect("a list").is_empty(), "{shown}");
    refused(&apply(&server, &plan).await, 409, "missingPermissions");
    let why: Vec<Value> =
        trail(&server, "plan.refuse").await.iter().map(|entry| entry["detail"]["why"].clone()).collect();
    assert_eq!(why, [json!("missingPermissions"), json!("writingIsOff"), json!("notApproved")]);
    let asked = server.asked().await;
    assert!(asked.iter().all(|request| request["method"] != "PATCH"), "nothing was written");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_plans_nothing_and_an_operator_approves_nothing() {
    let (server, tenant) = drifted().await;
    let (viewer, operator) = (somebody(&server, Role::Viewer, &tenant), somebody(&server, Role::Operator, &tenant));
    refused(&viewer.post(&server, "/plans", json!({ "tenantId": tenant })).await, 403, "notAllowed");
    let made = operator.post(&server, "/plans", json!({ "tenantId": tenant })).await;
    assert_eq!(made.status.as_u16(), 201, "{}", made.text);
    let plan = made.json();
    assert_eq!(plan["canApprove"], false);
    let path = format!("/plans/{}", text(&plan["id"]));
    assert!(viewer.send(&server, Method::GET, &path, None).await.status.is_success());
    let body = json!({ "hash": plan["hash"] });
    for person in [&viewer, &operator] {
        refused(&person.post(&server, &format!("{path}/approve"), body.clone()).await, 403, "notAllowed");
    }
    for way in ["apply", "cancel", "undo", "renew", "look"] {
        refused(&viewer.send(&server, Method::POST, &format!("{path}/{way}"), None).await, 403, "notAllowed");
    }
    refused(&operator.send(&server, Method::POST, &format!("{path}/apply"), None).await, 409, "notApproved");
    let told = trail(&server, "access.refuse").await;
    for person in [&viewer, &operator] {
        assert!(told.iter().any(|entry| entry["actor"] == person.name.as_str()), "{} is in the trail", person.name);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_to_be_planned_is_refused_with_the_reason() {
    let (server, tenant) = drifted().await;
    let drift = server.drifts("open").await.swap_remove(0);
    let never = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    let send = async |body: Value| server.send(Method::POST, "/plans", Some(body)).await;
    refused(&send(json!({ "tenantId": never })).await, 404, "tenantNotFound");
    refused(&send(json!({ "tenantId": tenant, "driftIds": [never] })).await, 404, "driftNotFound");
    refused(&send(json!({ "tenantId": tenant, "driftIds": [] })).await, 422, "invalidField");
    refused(&send(json!({ "tenantId": tenant, "resourceId": "x" })).await, 422, "invalidField");
    refused(&send(json!({ "tenantId": tenant, "area": "named_locations" })).await, 422, "nothingToPlan");

    // Another tenant's drift is as good as not there.
    let other = server.simulator.tenants().swap_remove(1);
    let other = server.connect_to(&other).await;
    refused(&send(json!({ "tenantId": other, "driftIds": [drift["id"]] })).await, 404, "driftNotFound");
    let stranger = somebody(&server, Role::Administrator, &other);
    refused(&stranger.post(&server, "/plans", json!({ "tenantId": tenant })).await, 404, "tenantNotFound");

    server.post("/baselines/updates", json!({ "driftIds": [drift["id"]] })).await;
    refused(&send(json!({ "tenantId": tenant, "driftIds": [drift["id"]] })).await, 409, "driftResolved");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deleting_is_a_choice_of_its_own_with_a_right_of_its_own() {
    let (server, tenant) = drifted().await;
    let changed = server.drifts("open").await.swap_remove(0);
    let body = json!({ "displayName": "Nobody agreed", "mailEnabled": false, "mailNickname": "nobody", "securityEnabled": true });
    server.change("POST", "/v1.0/groups", body).await;
    server.sync_areas(&tenant, &AREAS).await;
    let all = server.drifts("open").await;
    let unexpected = all.iter().find(|drift| drift["change"] == "unexpected").expect("one").clone();

    let restore = plan_all(&server, &tenant).await;
    let kinds: Vec<&Value> = restore["operations"].as_array().expect("a list").iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, [&json!("update")], "a restore deletes nothing");
    let send = async |ids: Value| {
        let body = json!({ "tenantId": tenant, "driftIds": ids });
        server.send(Method::POST, "/plans/deletions", Some(body)).await
    };
    refused(&send(json!([changed["id"]])).await, 422, "invalidField");
    let approver = somebody(&server, Role::Approver, &tenant);
    let asked = json!({ "tenantId": tenant, "driftIds": [unexpected["id"]] });
    refused(&approver.post(&server, "/plans/deletions", asked).await, 403, "notAllowed");
    let made = send(json!([unexpected["id"]])).await;
    assert_eq!(made.status.as_u16(), 201, "{}", made.text);
    let plan = made.json();
    assert_eq!((&plan["purpose"], &plan["operations"][0]["kind"]), (&json!("delete"), &json!("delete")));
    assert!(plan["notes"].as_array().expect("notes").iter().any(|note| note["code"] == "deletes"), "{plan}");
    server.stop().await;
}

/// There is no way from a collector to a request: what it reads is left out of every plan.
#[tokio::test(flavor = "multi_thread")]
async fn an_area_that_a_person_made_is_never_planned() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let collector = json!({
        "title": "Names of groups", "path": "/groups", "version": "v1.0", "kind": "collection", "name": "displayName",
        "select": ["id", "displayName", "description"], "severity": "high", "tenants": "all",
    });
    let answer = server.send(Method::POST, "/collectors", Some(collector)).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    let area = text(&answer.json()["area"]);
    server.sync_areas(&tenant, &[&area]).await;
    let capture = format!("/tenants/{tenant}/areas/{area}/baseline/capture");
    server.post(&capture, json!({ "label": "agreed", "mode": "snapshot" })).await;
    let group = server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": "drifted" })).await;
    server.sync_areas(&tenant, &[&area]).await;
    assert_eq!(server.drifts("open").await.len(), 1);
    let answer = server.send(Method::POST, "/plans", Some(json!({ "tenantId": tenant, "area": area }))).await;
    refused(&answer, 422, "nothingToPlan");
    assert!(answer.text.contains("never written"), "{}", answer.text);
    server.stop().await;
}
