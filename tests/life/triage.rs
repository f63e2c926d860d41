//! Working through drifts together: groups, assignments, comments, tags, the matrix and the trend.

use plumbline::auth::Scope;
use plumbline::clock::{Clock, SystemClock};
use plumbline::simulator::MadeUpTenant;
use plumbline::store::drift_days::{self, Chosen};
use plumbline::store::{Database, database_path, drifts};
use reqwest::Method;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Server, keys, list, text};
use crate::{begin, describe, only_open};

/// A tenant whose groups have a baseline, and the path in Graph of the first of them.
async fn with_baseline(server: &Server, made_up: &MadeUpTenant) -> (String, String) {
    let tenant = server.connect_to(made_up).await;
    let groups = format!("/tenants/{tenant}/areas/groups");
    server.sync_areas(&tenant, &["groups"]).await;
    let first = text(&list(&server.get(&format!("{groups}/resources?limit=1")).await)[0]["id"]);
    let path = format!("/v1.0/groups/{first}");
    alter(server, made_up, &path, "as agreed").await;
    server.sync_areas(&tenant, &["groups"]).await;
    server.post(&format!("{groups}/baseline/capture"), json!({ "label": "agreed" })).await;
    (tenant, path)
}

async fn alter(server: &Server, made_up: &MadeUpTenant, path: &str, description: &str) {
    let change = json!({ "method": "PATCH", "path": path, "body": { "description": description } });
    server.simulated(Method::POST, &format!("/tenants/{}/changes", made_up.directory_id), Some(change)).await;
}

async fn ids(server: &Server, query: &str) -> Vec<String> {
    let found = server.get(&format!("/drift-ids?{query}")).await;
    found["ids"].as_array().expect("ids").iter().map(text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_change_in_two_tenants_is_one_group() {
    let server = Server::start().await;
    let made_up = server.simulator.tenants();
    let mut tenants = Vec::new();
    for (made_up, description) in made_up.iter().zip(["changed alike", "changed alike", "changed otherwise"]) {
        let (tenant, path) = with_baseline(&server, made_up).await;
        alter(&server, made_up, &path, description).await;
        server.sync_areas(&tenant, &["groups"]).await;
        tenants.push(tenant);
    }
    assert!(tenants.len() >= 2, "the simulator plays several tenants");
    let groups = list(&server.get("/drift-groups/change?area=groups").await);
    let group = groups.iter().find(|group| group["sample"]["after"] == "changed alike").expect("a group");
    assert_eq!((&group["drifts"], &group["tenants"]), (&json!(2), &json!(2)), "{group}");
    let key = text(&group["key"]);
    let alike = list(&server.get(&format!("/drifts?change={key}")).await);
    assert_eq!(alike.len(), 2, "{alike:?}");
    assert!(alike.iter().all(|drift| drift["changeKey"] == key.as_str()), "{alike:?}");

    let related = server.get(&format!("/drifts/{}/related", text(&alike[0]["id"]))).await;
    assert_eq!((&related["sameChangeDrifts"], &related["sameChangeTenants"]), (&json!(1), &json!(1)), "{related}");
    assert_eq!(related["sameChange"][0]["id"], alike[1]["id"]);

    let accept =
        json!({ "action": "accept", "driftIds": ids(&server, &format!("change={key}")).await, "reason": "fine" });
    assert_eq!(server.post("/drifts/actions", accept).await["changed"], 2);
    let left = list(&server.get("/drift-groups/change?area=groups&state=open").await);
    assert!(left.iter().all(|group| group["key"] != key.as_str()), "{left:?}");

    let by_tenant = list(&server.get("/drift-groups/tenant?state=accepted").await);
    assert_eq!(by_tenant.len(), 2, "{by_tenant:?}");
    let pages = server.get("/drift-groups/tenant?state=accepted&limit=1").await;
    let second = format!("/drift-groups/tenant?state=accepted&limit=1&cursor={}", text(&pages["nextCursor"]));
    let next = server.get(&second).await;
    assert_ne!(pages["items"][0]["key"], next["items"][0]["key"]);
    assert_eq!(next["nextCursor"], Value::Null);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_from_before_gets_the_key_that_a_new_one_has() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let key = text(&only_open(&server).await["changeKey"]);
    let data = server.data_dir();
    let _folder = server.stop().await;
    let sql = Connection::open(database_path(&data)).expect("a database");
    assert_eq!(sql.execute("UPDATE drifts SET change_key = NULL", []).expect("SQL"), 1);
    drop(sql);
    let database = Database::open(&data, keys(), SystemClock.now()).expect("a database");
    let store = database.within(Scope::of_plumbline());
    assert_eq!(store.write_now(|tx| drifts::make_keys(tx, 10)).expect("written"), 1);
    assert_eq!(store.write_now(|tx| drifts::make_keys(tx, 10)).expect("written"), 0, "nothing is left to do");
    let found = store.write_now(|tx| drifts::list(tx, &drifts::Filter { limit: 10, ..Default::default() }));
    let made = found.expect("drifts").first().and_then(|drift| drift.change_key).map(drifts::ChangeKey::to_hex);
    assert_eq!(made, Some(key));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_is_assigned_and_talked_about() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let drift = text(&only_open(&server).await["id"]);
    let me = server.get("/session").await["user"].clone();
    assert_eq!(ids(&server, "assignee=none").await, [drift.as_str()]);
    let assign = |to: Value| json!({ "action": "assign", "driftIds": [drift], "assignee": to });
    assert_eq!(server.post("/drifts/actions", assign(me["id"].clone())).await["changed"], 1);
    let shown = only_open(&server).await;
    assert_eq!(shown["assignee"], json!({ "userId": me["id"], "name": me["username"] }));
    assert_eq!(ids(&server, "assignee=me").await, [drift.as_str()]);
    assert_eq!(ids(&server, "assignee=none").await, Vec::<String>::new());
    let nobody = json!("3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42");
    let refused = server.send(Method::POST, "/drifts/actions", Some(assign(nobody))).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    server.post("/drifts/actions", assign(Value::Null)).await;
    assert_eq!(only_open(&server).await["assignee"], Value::Null);

    let comments = format!("/drifts/{drift}/comments");
    let said = server.post(&comments, json!({ "text": "  Asked the customer.\nHe calls back. " })).await;
    assert_eq!((&said["text"], &said["author"]), (&json!("Asked the customer.\nHe calls back."), &me["username"]));
    for text in [json!(" "), json!("x".repeat(2_001))] {
        let refused = server.send(Method::POST, &comments, Some(json!({ "text": text }))).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
    }
    assert_eq!(list(&server.get(&comments).await), [said]);
    assert_eq!(only_open(&server).await["comments"], 1);
    assert!(server.command(&["audit", "verify"]).await.status.success());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn drifts_are_found_by_their_age_and_by_tags_and_groups_of_tenants() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let drift = text(&only_open(&server).await["id"]);
    let group = server.post("/tenant-groups", json!({ "name": "Schools", "tenantIds": [tenant] })).await;
    let empty = server.post("/tenant-groups", json!({ "name": "Nobody", "tenantIds": [] })).await;
    let tags = Some(json!({ "tags": [" Gold ", "gold", "Leeds"] }));
    let tagged = server.send(Method::PUT, &format!("/tenants/{tenant}/tags"), tags).await.json();
    assert_eq!(tagged["tags"], json!(["Gold", "Leeds"]));
    assert_eq!(tagged["groupIds"], json!([group["id"]]));
    for (query, is_found) in [
        ("maxAgeHours=1".to_owned(), true),
        ("minAgeHours=1".to_owned(), false),
        ("tag=GOLD".to_owned(), true),
        ("tag=silver".to_owned(), false),
        (format!("group={}", text(&group["id"])), true),
        (format!("group={}", text(&empty["id"])), false),
    ] {
        assert_eq!(ids(&server, &query).await.contains(&drift), is_found, "{query}");
    }
    for (body, path) in [(json!({ "tags": ["x".repeat(41)] }), &tenant), (json!({ "tags": ["a\nb"] }), &tenant)] {
        let refused = server.send(Method::PUT, &format!("/tenants/{path}/tags"), Some(body)).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_matrix_and_the_trend_count_what_the_list_counts() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let summary = server.get(&format!("/tenants/{tenant}")).await["summary"].clone();
    assert!(summary["lastCompleteAt"].is_string(), "{summary}");
    assert!(summary["coverage"]["total"].as_u64() > Some(0), "{summary}");
    let matrix = server.get("/matrix").await;
    let entra = matrix["columns"].as_array().expect("columns").iter().position(|column| column["key"] == "entra_id");
    let cell = &matrix["rows"][0]["cells"][entra.expect("a column")];
    assert_eq!((&cell["open"], &cell["reading"]), (&json!(1), &json!("complete")), "{cell}");
    let areas = server.get("/matrix?workload=entra_id").await;
    let groups = areas["columns"].as_array().expect("columns").iter().position(|column| column["key"] == "groups");
    let cell = &areas["rows"][0]["cells"][groups.expect("a column")];
    assert_eq!((&cell["open"], &cell["complete"]), (&json!(1), &json!(1)), "{cell}");
    assert_eq!(server.send(Method::GET, "/matrix?workload=mainframe", None).await.status, 422);

    let days = server.get("/trend").await["days"].as_array().expect("days").clone();
    assert_eq!(days.last().expect("today")["open"], summary["openDrifts"]);
    let data = server.data_dir();
    let _folder = server.stop().await;
    let database = Database::open(&data, keys(), SystemClock.now()).expect("a database");
    let store = database.within(Scope::of_plumbline());
    let (yesterday, noted_at) = (20_000, SystemClock.now());
    store.write_now(|tx| drift_days::note(tx, yesterday, noted_at)).expect("written");
    store.write_now(|tx| drift_days::note(tx, yesterday, noted_at)).expect("written");
    let all = Chosen::default();
    let noted = store.write_now(|tx| drift_days::days(tx, &all, yesterday, yesterday + 1)).expect("days");
    assert_eq!(noted.iter().map(|day| (day.open.total(), day.tenants)).collect::<Vec<_>>(), [(1, 1)]);
    assert_eq!(store.write_now(|tx| drift_days::forget(tx, yesterday + 1)).expect("written"), 1);
}
