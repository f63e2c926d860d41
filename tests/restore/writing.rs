//! How a tenant of the simulator gets a write connection, and how a plan of it goes its way.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Answer, Server, text};

/// Connects an application that may do what the roles say, and nothing else.
pub async fn allow_writing(server: &Server, tenant: &str, roles: &[&str]) {
    let directory = server.made_up().directory_id;
    let app = server.simulated(Method::POST, "/apps", Some(json!({ "name": "writes", "roles": roles }))).await;
    let consent = json!({ "clientId": app["clientId"] });
    server.simulated(Method::POST, &format!("/tenants/{directory}/consents"), Some(consent)).await;
    let credential = json!({ "kind": "secret", "clientId": app["clientId"], "clientSecret": app["clientSecret"] });
    let answer = server.send(Method::PUT, &format!("/tenants/{tenant}/write-connection"), Some(credential)).await;
    assert!(answer.status.is_success(), "{}", answer.text);
}

/// Connects an application that may write everything that can be restored.
pub async fn allow_all_writing(server: &Server, tenant: &str) {
    let access = server.get(&format!("/tenants/{tenant}/write-connection")).await;
    let areas = access["areas"].as_array().expect("a list");
    let mut roles: Vec<&str> = areas.iter().flat_map(|area| texts(&area["permissions"])).collect();
    roles.sort_unstable();
    roles.dedup();
    allow_writing(server, tenant, &roles).await;
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

/// A tenant with baselines of these areas.
pub async fn agreed(server: &Server, areas: &[&str]) -> String {
    let tenant = server.connect().await;
    server.sync_areas(&tenant, areas).await;
    for area in areas {
        let capture = format!("/tenants/{tenant}/areas/{area}/baseline/capture");
        server.post(&capture, json!({ "label": "agreed", "mode": "snapshot" })).await;
    }
    tenant
}

/// Plans to bring back everything of the tenant that drifted.
pub async fn plan_all(server: &Server, tenant: &str) -> Value {
    server.post("/plans", json!({ "tenantId": tenant })).await
}

/// Approves the whole plan as it stands.
pub async fn approve(server: &Server, plan: &Value) -> Answer {
    let path = format!("/plans/{}/approve", text(&plan["id"]));
    server.send(Method::POST, &path, Some(json!({ "hash": plan["hash"] }))).await
}

pub async fn apply(server: &Server, plan: &Value) -> Answer {
    server.send(Method::POST, &format!("/plans/{}/apply", text(&plan["id"])), None).await
}

/// The plan once it ended.
pub async fn ended(server: &Server, plan: &Value) -> Value {
    let path = format!("/plans/{}", text(&plan["id"]));
    for _ in 0..1_200 {
        let now = server.get(&path).await;
        if !now["endedAt"].is_null() {
            return now;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the plan does not end: {}", server.get(&path).await);
}

/// Approves and applies the plan, which must go well.
pub async fn carry_out(server: &Server, plan: &Value) -> Value {
    let answer = approve(server, plan).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
    let answer = apply(server, plan).await;
    assert_eq!(answer.status.as_u16(), 202, "{}", answer.text);
    ended(server, plan).await
}

/// What the audit trail says of an action, the newest first.
pub async fn trail(server: &Server, action: &str) -> Vec<Value> {
    let page = server.get(&format!("/audit?action={action}&limit=100")).await;
    page["items"].as_array().expect("a list").clone()
}
