//! The main job, end to end: connect, capture, change, see, change back, see it resolved.

mod support;

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use support::{Server, list, text};

const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";
const LOCATIONS: &str = "/v1.0/identity/conditionalAccess/namedLocations";

/// The open drifts as `name | change | path`, sorted.
async fn open(server: &Server) -> Vec<String> {
    let mut found: Vec<String> = server.drifts("open").await.iter().map(in_words).collect();
    found.sort();
    found
}

fn in_words(drift: &Value) -> String {
    format!("{} | {} | {}", text(&drift["resourceName"]), text(&drift["change"]), text(&drift["path"]))
}

fn values(page: &Value) -> Vec<Value> {
    page["value"].as_array().expect("a Graph list").clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn three_changes_are_three_drifts_and_going_back_resolves_them() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    server.sync(&tenant).await;
    assert_eq!(open(&server).await, Vec::<String>::new());

    let policies = values(&server.graph(POLICIES).await);
    let enabled = policies.iter().find(|policy| policy["state"] == "enabled").expect("an enabled policy").clone();
    let other = policies.iter().find(|policy| policy["id"] != enabled["id"]).expect("two policies").clone();
    let group = values(&server.graph("/v1.0/groups?$top=1").await).remove(0);
    let location = values(&server.graph(LOCATIONS).await).pop().expect("a location");

    let mut conditions = other["conditions"].clone();
    conditions["users"]["excludeGroups"].as_array_mut().expect("a set").push(group["id"].clone());
    server.change("PATCH", &format!("{POLICIES}/{}", text(&enabled["id"])), json!({ "state": "disabled" })).await;
    server.change("PATCH", &format!("{POLICIES}/{}", text(&other["id"])), json!({ "conditions": conditions })).await;
    server.change("DELETE", &format!("{LOCATIONS}/{}", text(&location["id"])), Value::Null).await;
    server.sync(&tenant).await;

    let mut expected = vec![
        format!("{} | changed | state", text(&enabled["displayName"])),
        format!("{} | changed | conditions.users.excludeGroups", text(&other["displayName"])),
        format!("{} | missing | ", text(&location["displayName"])),
    ];
    expected.sort();
    assert_eq!(open(&server).await, expected);
    let drifts = server.drifts("open").await;
    let state = drifts.iter().find(|drift| drift["path"] == "state").expect("the state");
    assert_eq!(
        (&state["before"], &state["after"], &state["severity"]),
        (&json!("enabled"), &json!("disabled"), &json!("critical"))
    );
    let excluded = drifts.iter().find(|drift| drift["kind"] == "set").expect("the set");
    assert_eq!((&excluded["added"], &excluded["removed"]), (&json!([group["id"]]), &json!([])));

    server.change("PATCH", &format!("{POLICIES}/{}", text(&enabled["id"])), json!({ "state": "enabled" })).await;
    let conditions = other["conditions"].clone();
    server.change("PATCH", &format!("{POLICIES}/{}", text(&other["id"])), json!({ "conditions": conditions })).await;
    restore_from_bin(&server, &location).await;
    server.sync(&tenant).await;

    assert_eq!(open(&server).await, Vec::<String>::new());
    let resolved = server.drifts("resolved").await;
    assert_eq!(resolved.len(), 3);
    for drift in &resolved {
        assert_eq!(drift["resolution"], "reverted");
        let detail = server.get(&format!("/drifts/{}", text(&drift["id"]))).await;
        let events: Vec<String> =
            detail["events"].as_array().expect("events").iter().map(|event| text(&event["event"])).collect();
        assert_eq!(events, ["opened", "resolved"]);
    }
    server.stop().await;
}

/// A deleted location comes back with its id from the recycle bin.
async fn restore_from_bin(server: &Server, location: &Value) {
    let path =
        format!("/v1.0/identity/conditionalAccess/deletedItems/namedLocations/{}/restore", text(&location["id"]));
    server.change("POST", &path, json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_syncs_of_an_unchanged_tenant_leave_no_drift_and_no_body() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    server.sync(&tenant).await;
    let before = (rows(&server, "bodies"), rows(&server, "resource_versions"), size(&server));
    for _ in 0..20 {
        server.sync(&tenant).await;
    }
    assert_eq!(server.drifts("open").await.len(), 0);
    assert_eq!((rows(&server, "bodies"), rows(&server, "resource_versions")), (before.0, before.1));
    // One row in the ledger for each area, one job with its pieces and one audit entry for each run.
    let grown = size(&server) - before.2;
    println!("20 syncs without a change: {} bytes before, {grown} bytes more", before.2);
    assert!(grown < 20 * 100 * 2_048, "{grown} bytes");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shuffled_reads_are_no_drift() {
    let server = Server::start_with(true).await;
    let tenant = server.connect_and_capture().await;
    let versions = rows(&server, "resource_versions");
    for _ in 0..5 {
        server.sync(&tenant).await;
    }
    assert_eq!(open(&server).await, Vec::<String>::new());
    assert_eq!(rows(&server, "resource_versions"), versions);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collection_that_fails_changes_nothing_and_says_why() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    // One true drift, which must neither vanish nor multiply while the area cannot be read.
    let group = values(&server.graph("/v1.0/groups?$top=1").await).remove(0);
    server.change("PATCH", &format!("/v1.0/groups/{}", text(&group["id"])), json!({ "description": "changed" })).await;
    server.sync(&tenant).await;
    let known = open(&server).await;
    assert_eq!(known.len(), 1);
    set_page_size(&server, 5).await;
    for (kind, status) in [
        ("cut", "failed"),
        ("forbidden", "noPermission"),
        ("throttle", "failed"),
        ("unavailable", "failed"),
        ("badJson", "failed"),
        ("truncate", "failed"),
    ] {
        server
            .fault(json!({ "path": "/groups", "kind": kind, "afterPages": 2, "retryAfterSeconds": 0, "times": -1 }))
            .await;
        server.sync(&tenant).await;
        let area = area_of(&server, &tenant, "groups").await;
        assert_eq!(area["collection"]["status"], status, "{kind}: {}", area["collection"]);
        assert!(!text(&area["collection"]["reason"]).is_empty(), "{kind}");
        assert_eq!(open(&server).await, known, "{kind}");
        server.recover().await;
    }
    server.sync(&tenant).await;
    assert_eq!(open(&server).await, known);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sudden_emptiness_is_held_until_it_is_seen_twice() {
    let server = Server::start_confirming_after(Duration::from_secs(600)).await;
    let tenant = server.connect_and_capture().await;
    let locations = values(&server.graph(LOCATIONS).await);
    for location in &locations {
        server.force(&format!("{LOCATIONS}/{}", text(&location["id"])), None).await;
    }
    let areas = json!({ "areas": ["named_locations"] });
    server.post(&format!("/tenants/{tenant}/sync"), areas.clone()).await;
    let ledger = format!("/tenants/{tenant}/collections?area=named_locations");
    while list(&server.get(&ledger).await).len() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let last = list(&server.get(&ledger).await).remove(0);
    assert_eq!((&last["status"], &last["held"]), (&json!("complete"), &json!(true)));
    assert_eq!(open(&server).await, Vec::<String>::new());
    server.post(&format!("/tenants/{tenant}/sync"), areas).await;
    while open(&server).await.len() < locations.len() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let last = list(&server.get(&ledger).await).remove(0);
    assert_eq!((&last["status"], &last["held"]), (&json!("complete"), &json!(false)));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_confirms_a_sudden_loss_by_itself() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let locations = values(&server.graph(LOCATIONS).await);
    for location in &locations {
        server.force(&format!("{LOCATIONS}/{}", text(&location["id"])), None).await;
    }
    server.sync(&tenant).await;
    assert_eq!(open(&server).await.len(), locations.len());
    let ledger = list(&server.get(&format!("/tenants/{tenant}/collections?area=named_locations")).await);
    let held: Vec<&Value> = ledger.iter().map(|entry| &entry["held"]).collect();
    assert_eq!(held, [&json!(false), &json!(true), &json!(false)]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_acceptance_is_bound_to_the_accepted_value() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let group = values(&server.graph("/v1.0/groups?$top=1").await).remove(0);
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": "for the audit" })).await;
    server.sync(&tenant).await;
    let id = text(&server.drifts("open").await[0]["id"]);
    server.post(&format!("/drifts/{id}/accept"), json!({ "reason": "agreed with the customer" })).await;
    server.sync(&tenant).await;
    assert_eq!(server.drifts("accepted").await.len(), 1);
    assert_eq!(server.drifts("open").await.len(), 0);
    server.change("PATCH", &path, json!({ "description": "something else" })).await;
    server.sync(&tenant).await;
    let left = server.get(&format!("/drifts/{id}")).await;
    assert_eq!(left["state"], "open");
    assert_eq!(left["events"].as_array().expect("events").last().expect("one")["event"], "left_acceptance");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_baseline_can_be_edited_activated_and_removed() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let group = values(&server.graph("/v1.0/groups?$top=1").await).remove(0);
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": "changed" })).await;
    server.sync(&tenant).await;
    assert_eq!(open(&server).await.len(), 1);

    let edit = json!({
        "label": "descriptions do not matter here",
        "newResources": "alert",
        "resources": [{ "id": group["id"], "mode": "properties", "watchedPaths": ["displayName"] }],
    });
    let without = server.send(Method::PUT, &base, Some(edit.clone())).await;
    assert_eq!(without.status, 428, "{}", without.text);
    let stale = put(&server, &base, "\"7\"", &edit).await;
    assert_eq!((stale.status.as_u16(), &stale.json()["code"]), (412, &json!("staleVersion")));
    let saved = put(&server, &base, "\"1\"", &edit).await;
    assert_eq!((saved.status.as_u16(), &saved.json()["version"]), (200, &json!(2)));
    assert_eq!(open(&server).await.len(), 0);

    server.post(&format!("{base}/versions/1/activate"), json!({})).await;
    assert_eq!(open(&server).await.len(), 1);
    assert_eq!(server.send(Method::DELETE, &base, None).await.status, 204);
    assert_eq!(open(&server).await.len(), 0);
    assert_eq!(list(&server.get(&format!("{base}/versions")).await).len(), 2);
    server.stop().await;
}

async fn put(server: &Server, path: &str, if_match: &str, body: &Value) -> support::Answer {
    let request = server.raw(Method::PUT, &format!("/api/v1{path}"));
    support::read(request.header("cookie", server.cookie()).header("if-match", if_match).json(body)).await
}

async fn area_of(server: &Server, tenant: &str, key: &str) -> Value {
    let areas = list(&server.get(&format!("/tenants/{tenant}/areas")).await);
    areas.into_iter().find(|area| area["area"] == key).expect("an area of the catalog")
}

async fn set_page_size(server: &Server, size: usize) {
    let mut behaviour = server.simulator.world().behaviour();
    behaviour.page_size = size;
    behaviour.largest_page = size;
    server.simulator.world().set_behaviour(behaviour);
}

fn rows(server: &Server, table: &str) -> i64 {
    let connection =
        rusqlite::Connection::open(plumbline::store::database_path(&server.data_dir())).expect("a database");
    connection.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).expect("a count")
}

/// The bytes in use, without what the file holds in reserve.
fn size(server: &Server) -> i64 {
    let connection =
        rusqlite::Connection::open(plumbline::store::database_path(&server.data_dir())).expect("a database");
    let pragma =
        |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).expect("a number");
    (pragma("page_count") - pragma("freelist_count")) * pragma("page_size")
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_in_a_drift_come_with_the_names_of_what_they_refer_to() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let policy = values(&server.graph(POLICIES).await).remove(0);
    let group = values(&server.graph("/v1.0/groups?$top=1").await).remove(0);
    let mut conditions = policy["conditions"].clone();
    conditions["users"]["excludeGroups"].as_array_mut().expect("a set").push(group["id"].clone());
    server.change("PATCH", &format!("{POLICIES}/{}", text(&policy["id"])), json!({ "conditions": conditions })).await;
    server.sync(&tenant).await;
    let drift = server.drifts("open").await.remove(0);
    assert_eq!(drift["names"][text(&group["id"])]["name"], group["displayName"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_new_resource_that_changes_is_a_drift_again() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let new = json!({ "displayName": "Pilot", "mailNickname": "pilot", "mailEnabled": false, "securityEnabled": true });
    server.change("POST", "/v1.0/groups", new).await;
    server.sync(&tenant).await;
    let drift = server.drifts("open").await.remove(0);
    assert_eq!(drift["change"], "unexpected");
    let id = text(&drift["id"]);
    server.post(&format!("/drifts/{id}/accept"), json!({ "reason": "a pilot" })).await;
    server.sync(&tenant).await;
    assert_eq!(server.drifts("accepted").await.len(), 1);
    let path = format!("/v1.0/groups/{}", text(&drift["resourceId"]));
    server.change("PATCH", &path, json!({ "description": "for everybody now" })).await;
    server.sync(&tenant).await;
    assert_eq!(server.get(&format!("/drifts/{id}")).await["state"], "open");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_drift_speaks_of_the_baseline_that_is_active() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let group = values(&server.graph("/v1.0/groups?$top=1").await).remove(0);
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    let capture = format!("/tenants/{tenant}/areas/groups/baseline");
    server.change("PATCH", &path, json!({ "description": "second" })).await;
    server.sync(&tenant).await;
    server.post(&format!("{capture}/capture"), json!({ "label": "second" })).await;
    server.change("PATCH", &path, json!({ "description": "third" })).await;
    server.sync(&tenant).await;
    assert_eq!(server.drifts("open").await[0]["before"], "second");
    server.post(&format!("{capture}/versions/1/activate"), json!({})).await;
    let drift = server.drifts("open").await.remove(0);
    assert_eq!((&drift["before"], &drift["baselineVersion"]), (&group["description"], &json!(1)));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_connection_is_fine_again_once_it_reads() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    server.simulator_put("secret", json!({ "expired": true })).await;
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    server.sync(&tenant).await;
    let broken = server.get(&format!("/tenants/{tenant}")).await;
    assert_eq!(broken["connection"]["state"], "broken");
    assert!(text(&broken["connection"]["error"]).contains("AADSTS7000222"));
    server.simulator_put("secret", json!({ "expired": false })).await;
    server.sync(&tenant).await;
    assert_eq!(server.get(&format!("/tenants/{tenant}")).await["connection"]["state"], "ok");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_beside_the_server_do_the_same() {
    let server = Server::start().await;
    server.connect_and_capture().await;
    let group = values(&server.graph("/v1.0/groups?$top=1").await).remove(0);
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    let drift = ["drift", "--exit-code", "--format", "json"];
    assert_eq!(server.command(&drift).await.status.code(), Some(0));

    server.change("PATCH", &path, json!({ "description": "changed" })).await;
    let sync = server.command(&["sync"]).await;
    assert!(sync.status.success(), "{}", String::from_utf8_lossy(&sync.stderr));
    let found = server.command(&drift).await;
    assert_eq!(found.status.code(), Some(3));
    let found: Value = serde_json::from_slice(&found.stdout).expect("JSON");
    assert_eq!((&found[0]["path"], &found[0]["before"]), (&json!("description"), &group["description"]));

    server.change("PATCH", &path, json!({ "description": group["description"] })).await;
    assert!(server.command(&["sync", "--area", "groups"]).await.status.success());
    assert_eq!(server.command(&drift).await.status.code(), Some(0));
    assert!(server.command(&["audit", "verify"]).await.status.success());
    server.stop().await;
}
