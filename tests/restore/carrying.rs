//! From a drift to the end of its plan.

use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{Server, text};
use super::writing::allow_all_writing;

const PATIENCE: Duration = Duration::from_secs(30);

/// A connected tenant whose areas are agreed as they are, and that may be written to.
pub async fn begin(areas: &[&str]) -> (Server, String) {
    let server = Server::start().await;
    let tenant = server.connect().await;
    agree(&server, &tenant, areas).await;
    allow_all_writing(&server, &tenant).await;
    (server, tenant)
}

/// Agrees to the areas as they are.
pub async fn agree(server: &Server, tenant: &str, areas: &[&str]) {
    server.sync_areas(tenant, areas).await;
    for area in areas {
        let capture = format!("/tenants/{tenant}/areas/{area}/baseline/capture");
        server.post(&capture, json!({ "label": "agreed" })).await;
    }
}

/// A plan for all open drifts of the tenant, as it was made.
pub async fn planned(server: &Server, tenant: &str, areas: &[&str], on_surprise: &str) -> Value {
    server.sync_areas(tenant, areas).await;
    let drifts: Vec<Value> = server.drifts("open").await.iter().map(|drift| drift["id"].clone()).collect();
    assert!(!drifts.is_empty(), "nothing drifted");
    server.post("/plans", json!({ "tenantId": tenant, "driftIds": drifts, "onSurprise": on_surprise })).await
}

pub async fn approve(server: &Server, plan: &Value) {
    let id = text(&plan["id"]);
    server.post(&format!("/plans/{id}/approve"), json!({ "hash": plan["hash"] })).await;
}

pub async fn apply(server: &Server, plan: &Value) {
    let id = text(&plan["id"]);
    let answer = server.send(Method::POST, &format!("/plans/{id}/apply"), None).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text);
}

/// The plan at its end.
pub async fn ended(server: &Server, plan: &Value) -> Value {
    let started = Instant::now();
    loop {
        let now = server.get(&format!("/plans/{}", text(&plan["id"]))).await;
        if !now["endedAt"].is_null() {
            return now;
        }
        assert!(started.elapsed() < PATIENCE, "the plan does not end: {now:#}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Approves, applies and waits for the end.
pub async fn carried_out(server: &Server, plan: &Value) -> Value {
    approve(server, plan).await;
    apply(server, plan).await;
    ended(server, plan).await
}

/// The states of the operations, in their order.
pub fn states(plan: &Value) -> Vec<&str> {
    operations(plan).iter().filter_map(|operation| operation["state"].as_str()).collect()
}

pub fn operations(plan: &Value) -> &Vec<Value> {
    plan["operations"].as_array().expect("a list")
}

/// What was written to Graph since the requests were forgotten, with the status of each answer.
pub async fn written(server: &Server) -> Vec<(String, u64)> {
    let asked = server.asked().await;
    let writes =
        asked.iter().filter(|request| request["method"] != "GET" && !text(&request["path"]).contains("$batch"));
    writes
        .map(|request| {
            (
                format!("{} {}", text(&request["method"]), text(&request["path"])),
                request["status"].as_u64().unwrap_or(0),
            )
        })
        .collect()
}

/// An object as Graph has it, without the times that the service keeps for itself.
pub async fn object(server: &Server, path: &str) -> Value {
    let mut object = server.graph(path).await;
    if let Some(members) = object.as_object_mut() {
        let own_times = ["lastModifiedDateTime", "modifiedDateTime", "renewedDateTime"];
        members.retain(|name, value| !value.is_null() && !name.starts_with('@') && !own_times.contains(&name.as_str()));
    }
    object
}
