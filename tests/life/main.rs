//! The life of drifts over the real server: acceptances, snoozes, coming back, flapping, ignore rules and groups.

mod acceptances;
mod ignore_rules;
mod migration;
mod returning;
#[path = "../support/mod.rs"]
mod support;
mod tenant_groups;
mod triage;

use serde_json::{Value, json};
use support::{Server, text};

/// A server with baselines and the path in Graph of one group of its tenant.
async fn begin() -> (Server, String, Value, String) {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let group = server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    (server, tenant, group, path)
}

/// Changes the description of the group, and reads the groups.
async fn describe(server: &Server, tenant: &str, path: &str, description: &Value) {
    server.change("PATCH", path, json!({ "description": description })).await;
    server.sync_areas(tenant, &["groups"]).await;
}

/// The one drift that is open.
async fn only_open(server: &Server) -> Value {
    let open = server.drifts("open").await;
    assert_eq!(open.len(), 1, "{open:?}");
    open.into_iter().next().expect("one")
}

async fn told(server: &Server, id: &str) -> Vec<String> {
    let detail = server.get(&format!("/drifts/{id}")).await;
    detail["events"].as_array().expect("events").iter().map(|event| text(&event["event"])).collect()
}

/// RFC 3339, so many milliseconds from now.
fn soon(milliseconds: i64) -> String {
    use plumbline::clock::{Clock, SystemClock};
    SystemClock.now().plus_ms(milliseconds).to_string()
}
