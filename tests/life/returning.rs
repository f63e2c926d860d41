//! Drifts that come back, and those that never rest.

use plumbline::auth::Scope;
use plumbline::domain::drift::{Happening, Resolution};
use plumbline::pipeline::Actor;
use serde_json::json;

use crate::support::{list, text};
use crate::{begin, describe, only_open, told};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_drift_that_comes_back_keeps_its_history() {
    let (server, tenant, group, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let id = text(&only_open(&server).await["id"]);
    describe(&server, &tenant, &path, &group["description"]).await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let back = only_open(&server).await;
    assert_eq!((&back["id"], &back["timesBack"]), (&json!(id), &json!(1)));
    assert_eq!(told(&server, &id).await, ["opened", "resolved", "came_back"]);
    assert_eq!(list(&server.get("/drifts?mark=cameBack").await).len(), 1);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn to_and_fro_is_one_drift_with_a_mark() {
    let (server, tenant, group, path) = begin().await;
    for _ in 0..2 {
        describe(&server, &tenant, &path, &json!("changed")).await;
        describe(&server, &tenant, &path, &group["description"]).await;
    }
    let all = list(&server.get("/drifts").await);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["flapping"]["turns"], json!(4));
    assert_eq!(list(&server.get("/drifts?mark=flapping").await).len(), 1);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_new_baseline_the_same_place_is_another_drift() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("second")).await;
    let first = text(&only_open(&server).await["id"]);
    let capture = format!("/tenants/{tenant}/areas/groups/baseline/capture");
    server.post(&capture, json!({ "label": "second" })).await;
    describe(&server, &tenant, &path, &json!("third")).await;
    assert_ne!(text(&only_open(&server).await["id"]), first);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_case_of_a_word_is_no_move_of_the_value() {
    let (server, tenant, _, path) = begin().await;
    server.change("PATCH", &path, json!({ "visibility": "Private" })).await;
    server.sync_areas(&tenant, &["groups"]).await;
    let open = server.drifts("open").await;
    if let Some(drift) = open.first() {
        let id = text(&drift["id"]);
        server.post(&format!("/drifts/{id}/accept"), json!({ "reason": "fine" })).await;
        server.change("PATCH", &path, json!({ "visibility": "private" })).await;
        server.sync_areas(&tenant, &["groups"]).await;
        assert_eq!(told(&server, &id).await, ["opened", "accepted"]);
    } else {
        panic!("the visibility of the group is watched");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_of_a_resource_that_is_deleted_says_so() {
    let (server, tenant, _, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    server.change("DELETE", &path, json!(null)).await;
    server.sync_areas(&tenant, &["groups"]).await;
    assert_eq!(server.drifts("resolved").await[0]["resolution"], "resourceGone");
    assert_eq!(only_open(&server).await["change"], "missing");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn our_own_restore_raises_no_alarm_and_ends_as_restored() {
    let (server, tenant, group, path) = begin().await;
    describe(&server, &tenant, &path, &json!("changed")).await;
    let id = text(&only_open(&server).await["id"]);
    let drift = id.parse().expect("an id");
    restore(&server.data_dir(), drift, Happening::RestoreStarted);
    describe(&server, &tenant, &path, &json!("on its way")).await;
    assert_eq!(server.drifts("restoring").await.len(), 1);
    let refused =
        server.send(reqwest::Method::POST, &format!("/drifts/{id}/accept"), Some(json!({ "reason": "no" }))).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (409, &json!("driftRestoring")));
    describe(&server, &tenant, &path, &group["description"]).await;
    let done = server.drifts("resolved").await.remove(0);
    assert_eq!(done["resolution"], "restored");
    assert_eq!(Resolution::from_word("restored"), Some(Resolution::Restored));
    assert_eq!(told(&server, &id).await, ["opened", "restore_started", "resolved"]);
    server.stop().await;
}

/// What the part that restores will do: in a second process of the same folder.
fn restore(folder: &std::path::Path, drift: plumbline::domain::model::DriftId, happening: Happening) {
    use plumbline::clock::{Clock, SystemClock};
    let store = plumbline::store::Database::open(folder, crate::support::keys(), SystemClock.now())
        .expect("a store")
        .within(Scope::of_plumbline());
    let actor = Actor::session("ada".into(), None, None);
    let told = store
        .write_now(|tx| plumbline::pipeline::drifts::tell_restore(tx, drift, happening, &actor, SystemClock.now()));
    told.expect("written").expect("there");
}
