//! What goes wrong in Graph is neither a drift nor hides one.

use plumbline::simulator::SimulatorSettings;
use reqwest::Method;
use serde_json::{Value, json};

use crate::all_areas;
use crate::support::{Server, Setting, list, text};

const SWEEPS: usize = 50;

async fn chaos(server: &Server, share: f64, seed: usize) {
    let change = json!({ "chaos": { "share": share, "seed": seed } });
    server.simulated(Method::PUT, "/settings", Some(change)).await;
}

/// The paths of all drifts that are open.
async fn open(server: &Server) -> Vec<String> {
    let drifts = server.drifts("open").await;
    drifts
        .iter()
        .map(|drift| format!("{} {} {}", text(&drift["area"]), text(&drift["change"]), text(&drift["path"])))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_sweeps_with_random_failures_raise_no_false_drift_and_lose_none() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let areas: Vec<&str> =
        all_areas().into_iter().filter(|area| area.tier == 1).map(|area| area.key.as_str()).collect();
    server.sync_areas(&tenant, &areas).await;
    server.post(&format!("/tenants/{tenant}/baselines/capture"), json!({ "label": "agreed" })).await;
    let group = list(&json!({ "items": server.graph("/v1.0/groups?$top=1").await["value"] })).remove(0);
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    let mut failed = 0;
    for sweep in 0..SWEEPS {
        chaos(&server, 0.01, sweep).await;
        if sweep == 10 {
            server.change("PATCH", &path, json!({ "description": "changed while Graph was failing" })).await;
        }
        if sweep == 40 {
            server.change("PATCH", &path, json!({ "description": group["description"] })).await;
        }
        let job = server.sync_areas(&tenant, &areas).await;
        failed += crate::incomplete(&job).len();
        let groups_were_read = job["areas"]
            .as_array()
            .expect("areas")
            .iter()
            .any(|area| area["area"] == "groups" && area["status"] == "complete");
        let found = open(&server).await;
        let changed = groups_were_read && (10..40).contains(&sweep) || (11..40).contains(&sweep);
        let expected = if changed { vec!["groups changed description"] } else { Vec::new() };
        // What was not read yet is not known yet.
        if groups_were_read || (sweep != 10 && sweep != 40) {
            assert_eq!(found, expected, "sweep {sweep}");
        }
    }
    println!("{SWEEPS} sweeps of {} areas: {failed} readings did not end completely", areas.len());
    server.stop().await;
}

/// More than may run at once, all silent but one.
#[tokio::test(flavor = "multi_thread")]
async fn silent_tenants_do_not_hold_up_others() {
    let settings = SimulatorSettings { seed: 11, tenants: 30, ..SimulatorSettings::default() };
    let server = Server::start_over(settings, Setting::default()).await;
    let mut made_up = server.simulator.tenants();
    // The first one has every licence.
    let alive = made_up.remove(0);
    let mut silent = Vec::new();
    for tenant in made_up {
        let path = format!("/tenants/{}/faults", tenant.directory_id);
        let fault = json!({ "path": "/", "kind": "slow", "delayMs": 60_000 });
        server.simulated(Method::POST, &path, Some(fault)).await;
        let id = server.connect_to(&tenant).await;
        silent.push(text(&server.post(&format!("/tenants/{id}/sync"), json!({})).await["jobId"]));
    }
    let id = server.connect_to(&alive).await;
    let job = server.sync(&id).await;
    assert_eq!(crate::incomplete(&job), Vec::<String>::new());
    let waiting: Vec<Value> = futures_util::future::join_all(
        silent.iter().map(async |job| server.get(&format!("/jobs/{job}")).await["state"].clone()),
    )
    .await;
    assert!(waiting.iter().all(|state| state != "done"), "{waiting:?}");
    server.stop().await;
}
