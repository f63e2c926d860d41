//! Taking a restore back: the tenant is exactly as it was before.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::carrying::{begin, carried_out, object, operations, planned, states, written};
use super::support::{Server, text};

const GROUPS: &str = "/v1.0/groups";
const LOCATIONS: &str = "/v1.0/identity/conditionalAccess/namedLocations";
const FILTERS: &str = "/beta/deviceManagement/assignmentFilters";
const AREAS: [&str; 3] = ["groups", "named_locations", "assignment_filters"];

async fn paths(server: &Server, list: &str) -> Vec<String> {
    let page = server.graph(list).await;
    // What comes from on premises is never written.
    let own =
        page["value"].as_array().expect("a Graph list").iter().filter(|item| item["onPremisesSyncEnabled"] != true);
    own.map(|item| format!("{list}/{}", text(&item["id"]))).collect()
}

async fn objects(server: &Server, paths: &[String]) -> Vec<Value> {
    let mut all = Vec::with_capacity(paths.len());
    for path in paths {
        all.push(object(server, path).await);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_a_restore_of_thirty_resources_brings_back_exactly_the_state_before() {
    let (server, tenant) = begin(&AREAS).await;
    let mut all = Vec::new();
    for list in [LOCATIONS, FILTERS, GROUPS] {
        all.extend(paths(&server, list).await);
    }
    all.truncate(30);
    assert_eq!(all.len(), 30, "the made-up tenant is large enough");
    let agreed = objects(&server, &all).await;
    for (number, path) in all.iter().enumerate() {
        let mut changes = match path.starts_with(GROUPS) {
            true => json!({ "description": format!("drift {number}") }),
            false => json!({ "displayName": format!("Drift {number}") }),
        };
        if path.starts_with(LOCATIONS) {
            changes["@odata.type"] = server.graph(path).await["@odata.type"].clone();
        }
        server.change("PATCH", path, changes).await;
    }
    let before = objects(&server, &all).await;
    let plan = planned(&server, &tenant, &AREAS, "stop").await;
    let restored = carried_out(&server, &plan).await;
    assert_eq!((&restored["state"], states(&restored)), (&json!("restored"), vec!["done"; 30]), "{restored:#}");
    assert_eq!(objects(&server, &all).await, agreed);

    let undo = server.post(&format!("/plans/{}/undo", text(&plan["id"])), json!({})).await;
    assert_eq!(
        (&undo["purpose"], &undo["state"]),
        (&json!("undo"), &json!("proposed")),
        "it is approved like any other"
    );
    assert_eq!(operations(&undo).len(), 30);
    let undone = carried_out(&server, &undo).await;
    assert_eq!((&undone["state"], states(&undone)), (&json!("restored"), vec!["done"; 30]), "{undone:#}");
    assert_eq!(objects(&server, &all).await, before);
    server.sync_areas(&tenant, &AREAS).await;
    assert_eq!(server.drifts("open").await.len(), 30, "what was undone has drifted again");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_done_is_undone() {
    let (server, tenant) = begin(&["groups"]).await;
    let all: Vec<String> = paths(&server, GROUPS).await.into_iter().take(2).collect();
    for path in &all {
        server.change("PATCH", path, json!({ "description": "drifted" })).await;
    }
    let before = objects(&server, &all).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    let fault = json!({ "path": "/groups", "method": "PATCH", "kind": "refuse", "afterPages": 1, "times": 1 });
    server.fault(fault).await;
    let incomplete = carried_out(&server, &plan).await;
    assert_eq!(states(&incomplete), ["done", "refused"], "{incomplete:#}");
    let undo = server.post(&format!("/plans/{}/undo", text(&plan["id"])), json!({})).await;
    assert_eq!(operations(&undo).len(), 1, "{undo:#}");
    server.forget_asked().await;
    assert_eq!(carried_out(&server, &undo).await["state"], "restored");
    assert_eq!(written(&server).await.len(), 1);
    assert_eq!(objects(&server, &all).await, before);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_of_which_nothing_was_done_cannot_be_undone() {
    let (server, tenant) = begin(&["groups"]).await;
    let path = paths(&server, GROUPS).await.remove(0);
    server.change("PATCH", &path, json!({ "description": "drifted" })).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    server.fault(json!({ "path": "/groups", "method": "PATCH", "kind": "refuse", "times": 1 })).await;
    assert_eq!(states(&carried_out(&server, &plan).await), ["refused"]);
    let undo = format!("/plans/{}/undo", text(&plan["id"]));
    let refused = server.send(reqwest::Method::POST, &undo, Some(json!({}))).await;
    assert!(
        refused.status == StatusCode::CONFLICT || refused.status == StatusCode::UNPROCESSABLE_ENTITY,
        "{refused:?}"
    );
    server.stop().await;
}
