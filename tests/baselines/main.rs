//! Baselines end to end: versions, editing with a look ahead, agreeing to drifts, going back in time, groups.

#[path = "../support/mod.rs"]
mod support;

mod editing;
mod files;
mod migration;
mod rows;
mod tenants;
mod updates;
mod versions;

use reqwest::Method;
use serde_json::{Value, json};
use support::{Answer, Server, text};

const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";

async fn groups(server: &Server) -> Vec<Value> {
    server.graph("/v1.0/groups?$top=3").await["value"].as_array().expect("a Graph list").clone()
}

async fn describe(server: &Server, group: &Value, description: &str) {
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": description })).await;
}

async fn with_match(server: &Server, method: Method, path: &str, version: u64, body: &Value) -> Answer {
    let request = server.raw(method, &format!("/api/v1{path}"));
    let request = request.header("cookie", server.cookie()).header("if-match", format!("\"{version}\""));
    support::read(request.json(body)).await
}

fn edit(resources: Value) -> Value {
    json!({ "label": "edited", "newResources": "alert", "resources": resources })
}
