//! What a sweep asks for: nothing that Graph does not know, with no more permissions than are listed, and little.

use std::collections::BTreeSet;

use plumbline::domain::catalog::{self, ApiVersion};
use reqwest::Method;
use serde_json::{Value, json};

use crate::metadata::{Metadata, metadata};
use crate::support::{Server, text};
use crate::{all_areas, incomplete, keys};

/// Grants exactly what `plumbline permissions --all` lists.
async fn grant_what_is_listed(server: &Server) {
    let listed: BTreeSet<&str> = all_areas().iter().flat_map(|area| area.read_permissions()).collect();
    let path = format!("/tenants/{}/roles", server.made_up().directory_id);
    server.simulated(Method::PUT, &path, Some(json!(listed))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_request_of_a_full_sweep_is_known_to_graph_and_permitted() {
    let server = Server::start().await;
    grant_what_is_listed(&server).await;
    let tenant = server.connect().await;
    server.forget_asked().await;
    let job = server.sync_areas(&tenant, &keys(&all_areas())).await;
    assert_eq!(incomplete(&job), Vec::<String>::new());
    let asked = server.asked().await;
    let refused: Vec<&Value> = asked.iter().filter(|request| request["status"] == 403).collect();
    assert!(refused.is_empty(), "{refused:#?}");
    let Some(metadata) = metadata() else { return };
    let gets: Vec<&Value> = asked.iter().filter(|request| request["method"] == "GET").collect();
    assert!(gets.len() > all_areas().len(), "the parts of batches are among them");
    let faults: BTreeSet<String> = gets.into_iter().filter_map(|request| fault(&metadata, request)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What is wrong with a request by Microsoft's metadata.
fn fault(metadata: &Metadata, request: &Value) -> Option<String> {
    let whole = text(&request["path"]);
    let version = if request["version"] == "beta" { ApiVersion::Beta } else { ApiVersion::V1 };
    let below = whole.trim_start_matches("/v1.0").trim_start_matches("/beta");
    let (path, query) = below.split_once('?').unwrap_or((below, ""));
    // The same object by its other key.
    let path = path.replace("(appId='", "/").replace("')", "");
    let Some((template, known)) = metadata.matching(version, &path) else {
        return Some(format!("{whole}: there is no such path"));
    };
    let allowed: BTreeSet<&str> = known["options"].as_array()?.iter().filter_map(Value::as_str).collect();
    for (option, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        // A page is asked for by the link that Graph gave.
        if option == "$skiptoken" || option == "$skip" {
            continue;
        }
        if !allowed.contains(option) {
            return Some(format!("{whole}: {template} takes no {option}"));
        }
        if option == "$select" || option == "$expand" {
            let of_type = known["type"].as_str().unwrap_or_default();
            let names = value.split(',').map(|name| name.split('(').next().unwrap_or(name));
            let mut unknown = names.filter(|name| !metadata.has_member(version, of_type, name));
            if let Some(name) = unknown.next().filter(|_| !value.contains('(')) {
                return Some(format!("{whole}: {of_type} has no {name}"));
            }
        }
    }
    None
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_tenant_takes_few_requests() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let areas = all_areas();
    // What comes too late for a batch goes with the next one, so a machine that is busy sends some more.
    for attempt in 1..=3 {
        server.forget_asked().await;
        let job = server.sync_areas(&tenant, &keys(&areas)).await;
        assert_eq!(incomplete(&job), Vec::<String>::new());
        let requests = usize::try_from(job["requests"].as_u64().expect("a number")).expect("small");
        let reads = server.asked().await.iter().filter(|request| request["method"] == "GET").count();
        // What is read beside the list of each area: children, parents, further pages, permissions and licences.
        let further = reads - areas.len();
        println!("{} areas: {requests} requests for {reads} reads, {further} of them further pages", areas.len());
        if requests <= areas.len() / 10 + further.div_ceil(20) {
            return;
        }
        assert!(attempt < 3, "{requests} requests");
    }
}

#[test]
fn the_catalog_covers_what_an_administrator_can_misconfigure() {
    let workloads: BTreeSet<_> = catalog::all().map(|area| area.workload).collect();
    println!("{} areas of {} workloads", catalog::all().len(), workloads.len());
    assert!(catalog::all().len() >= 170 && workloads.len() >= 10);
    assert!(catalog::all().filter(|area| area.tier <= 2 && !area.opt_in).all(|area| area.is_on_by_default()));
}
