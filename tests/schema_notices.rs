//! A property that Graph adds to everybody's objects: a notice and no drift, adopted everywhere by one action.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Server, list, text};

const AREA: &str = "conditional_access_policies";
const POLICIES: &str = "/identity/conditionalAccess/policies";

/// Two tenants with baselines of the area.
async fn two_tenants(server: &Server) -> Vec<(String, String)> {
    let mut tenants = Vec::new();
    for made_up in server.simulator.tenants().iter().take(2) {
        let id = server.connect_to(made_up).await;
        server.sync_areas(&id, &[AREA]).await;
        let path = format!("/tenants/{id}/areas/{AREA}/baseline/capture");
        server.post(&path, json!({ "label": "Agreed", "mode": "snapshot" })).await;
        tenants.push((id, made_up.directory_id.clone()));
    }
    tenants
}

async fn graph_adds(server: &Server, directory: &str, properties: Value) {
    let body = json!({ "path": POLICIES, "properties": properties });
    server.simulated(Method::POST, &format!("/tenants/{directory}/additions"), Some(body)).await;
}

async fn notices(server: &Server) -> Vec<Value> {
    list(&server.get("/schema-notices").await)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_graph_adds_to_all_policies_is_one_notice_and_is_adopted_everywhere() {
    let server = Server::start().await;
    let tenants = two_tenants(&server).await;
    for (id, directory) in &tenants {
        graph_adds(&server, directory, json!({ "auditRuleInformation": { "isAudited": true } })).await;
        server.sync_areas(id, &[AREA]).await;
    }
    assert_eq!(server.drifts("open").await, Vec::<Value>::new());
    let found = notices(&server).await;
    assert_eq!(found.len(), 1, "{found:?}");
    let notice = &found[0];
    assert_eq!((&notice["path"], &notice["state"]), (&json!("auditRuleInformation"), &json!("open")));
    assert_eq!(notice["tenants"].as_array().expect("tenants").len(), 2);

    let adopted = server.post(&format!("/schema-notices/{}/adopt", text(&notice["id"])), json!({})).await;
    assert_eq!(adopted["tenants"], 2);
    let found = notices(&server).await;
    assert_eq!((&found[0]["state"], &found[0]["tenants"]), (&json!("adopted"), &json!([])));

    // From now on it is configuration like any other.
    let (id, directory) = &tenants[0];
    graph_adds(&server, directory, json!({ "auditRuleInformation": { "isAudited": false } })).await;
    server.sync_areas(id, &[AREA]).await;
    let drifts = server.drifts("open").await;
    assert!(!drifts.is_empty() && drifts.iter().all(|drift| drift["path"] == "auditRuleInformation.isAudited"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dismissed_notice_is_drift() {
    let server = Server::start().await;
    let tenants = two_tenants(&server).await;
    let (id, directory) = &tenants[0];
    graph_adds(&server, directory, json!({ "auditRuleInformation": "on" })).await;
    server.sync_areas(id, &[AREA]).await;
    let notice = notices(&server).await.remove(0);
    assert_eq!(server.drifts("open").await, Vec::<Value>::new());

    let dismissed = server.post(&format!("/schema-notices/{}/dismiss", text(&notice["id"])), json!({})).await;
    assert_eq!(dismissed["tenants"], 1);
    let drifts = server.drifts("open").await;
    assert_eq!(drifts.len(), usize::try_from(notice["resources"].as_u64().expect("a number")).expect("few"));
    assert!(drifts.iter().all(|drift| drift["path"] == "auditRuleInformation"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_property_that_somebody_fills_in_is_drift() {
    let server = Server::start().await;
    let (id, _) = two_tenants(&server).await.remove(0);
    let policies = server.graph(&format!("/v1.0{POLICIES}")).await["value"].as_array().expect("policies").clone();
    for policy in &policies {
        let path = format!("/v1.0{POLICIES}/{}", text(&policy["id"]));
        server.change("PATCH", &path, json!({ "sessionControls": { "disableResilienceDefaults": true } })).await;
    }
    server.sync_areas(&id, &[AREA]).await;
    assert!(!server.drifts("open").await.is_empty());
    assert_eq!(notices(&server).await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_that_is_not_there_is_not_found() {
    let server = Server::start().await;
    for id in ["nonsense", "00000000-0000-0000-0000-000000000000"] {
        let answer = server.send(Method::POST, &format!("/schema-notices/{id}/adopt"), None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.text);
    }
}
