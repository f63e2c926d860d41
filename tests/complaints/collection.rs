//! What goes wrong while a tenant is read, with the real server and a simulated Graph.

use serde_json::{Value, json};

use crate::support::{Server, text};

const POLICIES: &str = "/beta/deviceManagement/configurationPolicies";
const AREAS: [&str; 2] = ["configuration_policies", "conditional_access_policies"];

async fn open(server: &Server) -> Vec<String> {
    let drifts = server.drifts("open").await;
    drifts.iter().map(|drift| format!("{} {}", text(&drift["area"]), text(&drift["change"]))).collect()
}

async fn policies(server: &Server) -> Vec<Value> {
    server.graph(POLICIES).await["value"].as_array().expect("a list").clone()
}

fn status<'a>(job: &'a Value, area: &str) -> &'a Value {
    let mut areas = job["areas"].as_array().expect("areas").iter();
    &areas.find(|found| found["area"] == area).expect("the area")["status"]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_that_did_not_change_is_not_flagged() {
    // The simulator sends everything in another order each time.
    let server = Server::start_with(true).await;
    let tenant = server.connect_and_capture().await;
    for _ in 0..3 {
        server.sync(&tenant).await;
        assert_eq!(open(&server).await, Vec::<String>::new());
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_while_reading_is_not_taken_for_absence_nor_for_a_clean_result() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let gone = policies(&server).await.remove(0);
    server.change("DELETE", &format!("{POLICIES}/{}", text(&gone["id"])), Value::Null).await;
    server.sync_areas(&tenant, &AREAS).await;
    let before = open(&server).await;
    assert_eq!(before, ["configuration_policies missing"]);
    for kind in ["internalError", "forbidden", "badJson", "cut", "truncate", "gatewayTimeout"] {
        server.fault(json!({ "path": "/deviceManagement/configurationPolicies", "kind": kind })).await;
        server.fault(json!({ "path": "/identity/conditionalAccess/policies", "kind": kind })).await;
        let job = server.sync_areas(&tenant, &AREAS).await;
        for area in AREAS {
            assert_ne!(status(&job, area), "complete", "{kind}");
        }
        assert_eq!(open(&server).await, before, "{kind}: neither more drifts nor less");
        server.recover().await;
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_policy_is_not_shown_as_aligned_and_one_too_many_is_found() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let mut known = policies(&server).await;
    let gone = known.remove(0);
    server.change("DELETE", &format!("{POLICIES}/{}", text(&gone["id"])), Value::Null).await;
    let new = json!({ "name": "Made by hand", "platforms": "windows10", "technologies": "mdm", "settings": [] });
    server.change("POST", POLICIES, new).await;
    server.sync_areas(&tenant, &AREAS).await;
    let mut found = open(&server).await;
    found.sort();
    assert_eq!(found, ["configuration_policies missing", "configuration_policies unexpected"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_is_agreed_in_report_only_mode_is_no_drift_until_it_leaves_it() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let listed = server.graph("/v1.0/identity/conditionalAccess/policies").await;
    let path = format!("/v1.0/identity/conditionalAccess/policies/{}", text(&listed["value"][0]["id"]));
    let state = async |state: &str| server.change("PATCH", &path, json!({ "state": state })).await;
    state("enabledForReportingButNotEnforced").await;
    server.sync_areas(&tenant, &AREAS).await;
    server.post(&format!("/tenants/{tenant}/baselines/capture"), json!({ "label": "agreed" })).await;
    server.sync_areas(&tenant, &AREAS).await;
    assert_eq!(open(&server).await, Vec::<String>::new());
    state("disabled").await;
    server.sync_areas(&tenant, &AREAS).await;
    assert_eq!(open(&server).await, ["conditional_access_policies changed"]);
    state("enabledForReportingButNotEnforced").await;
    server.sync_areas(&tenant, &AREAS).await;
    assert_eq!(open(&server).await, Vec::<String>::new());
    server.stop().await;
}
