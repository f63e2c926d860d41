//! Limits: kept where they are documented, learned where they are tighter.

use plumbline::simulator::SimulatorSettings;
use reqwest::Method;
use serde_json::json;

use crate::incomplete;
use crate::support::{Server, Setting};

/// As the product runs: with the documented limits and no more.
async fn server(groups: usize, policies: usize) -> Server {
    let mut settings = SimulatorSettings { seed: 11, ..SimulatorSettings::default() };
    settings.size.groups = Some(groups);
    settings.size.policies = Some(policies);
    Server::start_over(settings, Setting { budget_percent: 100, attempts: 7, ..Setting::default() }).await
}

async fn limit(server: &Server, limits: serde_json::Value) {
    server.simulated(Method::PUT, "/settings", Some(json!({ "limits": limits }))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn documented_limits_are_never_met() {
    let server = server(3_000, 300).await;
    limit(&server, json!("documented")).await;
    let tenant = server.connect().await;
    let job = server.sync(&tenant).await;
    println!("{} requests, {} refused", job["requests"], job["throttled"]);
    assert_eq!(incomplete(&job), Vec::<String>::new());
    assert_eq!(job["throttled"], 0);
    let budget = server.get(&format!("/tenants/{tenant}/budget")).await;
    let intune = budget["items"].as_array().expect("items").iter().find(|item| item["family"] == "intune");
    let intune = intune.expect("Intune has a budget");
    assert_eq!(intune["limit"], 1_000);
    assert!(intune["used"].as_u64().expect("a number") > 300, "{intune}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tighter_limits_make_a_sweep_slower_and_not_incomplete() {
    let server = server(200, 130).await;
    limit(&server, json!({ "tighter": 10 })).await;
    let tenant = server.connect().await;
    let areas = ["configuration_policies", "named_locations", "conditional_access_policies", "groups"];
    let job = server.sync_areas(&tenant, &areas).await;
    println!("{} requests, {} refused", job["requests"], job["throttled"]);
    assert_eq!(incomplete(&job), Vec::<String>::new());
    server.stop().await;
}
