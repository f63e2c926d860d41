use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Server, list, text};
use super::{describe, edit, groups, with_match};

#[tokio::test(flavor = "multi_thread")]
async fn any_two_versions_can_be_compared() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let some = groups(&server).await;
    let mut change = edit(json!([
        { "id": some[0]["id"], "mode": "snapshot", "values": [{ "path": "description", "value": "agreed" }] },
        { "id": some[1]["id"], "mode": "properties", "watchedPaths": ["displayName"] },
    ]));
    change["removed"] = json!([some[2]["id"]]);
    assert_eq!(with_match(&server, Method::PUT, &base, 1, &change).await.status, 200);

    let compared = server.get(&format!("{base}/versions/compare?from=1&to=2")).await;
    let changes: std::collections::BTreeMap<String, String> = compared["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| (text(&change["resourceId"]), format!("{} {}", text(&change["change"]), text(&change["path"]))))
        .collect();
    let expected = [
        (text(&some[0]["id"]), "changed description".to_owned()),
        (text(&some[1]["id"]), "rewatched ".to_owned()),
        (text(&some[2]["id"]), "removed ".to_owned()),
    ];
    assert_eq!(changes, expected.into_iter().collect());
    let back = server.get(&format!("{base}/versions/compare?from=2&to=1")).await;
    assert!(back["changes"].as_array().expect("changes").iter().any(|change| change["change"] == "added"));
    let same = server.get(&format!("{base}/versions/compare?from=2&to=2")).await;
    assert_eq!(same["changes"], json!([]));
    let nowhere = server.send(Method::GET, &format!("{base}/versions/compare?from=1&to=9"), None).await;
    assert_eq!(nowhere.status, 404);

    let earlier = server.get(&format!("{base}/versions/1")).await;
    assert_eq!(earlier["label"], "agreed");
    let relabelled = server
        .send(Method::PATCH, &format!("{base}/versions/1"), Some(json!({ "label": "Start", "note": "why" })))
        .await;
    assert_eq!(relabelled.status, 204, "{}", relabelled.text);
    let versions = list(&server.get(&format!("{base}/versions")).await);
    assert_eq!((&versions[1]["label"], &versions[1]["note"]), (&json!("Start"), &json!("why")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_baseline_is_captured_from_a_moment_in_the_past() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let early = jiff::Timestamp::now();
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let capture = |at: jiff::Timestamp| json!({ "label": "as it was", "at": at.to_string() });
    let never = server.send(Method::POST, &format!("{base}/capture"), Some(capture(early))).await;
    assert_eq!((never.status.as_u16(), &never.json()["code"]), (409, &json!("nothingToCapture")));

    server.sync_areas(&tenant, &["groups"]).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    let then = jiff::Timestamp::now();
    let group = groups(&server).await.remove(0);
    describe(&server, &group, "later").await;
    server.sync_areas(&tenant, &["groups"]).await;

    let too_early = server.send(Method::POST, &format!("{base}/capture"), Some(capture(early))).await;
    assert!(text(&too_early.json()["detail"]).starts_with("at: there is history since"), "{}", too_early.text);
    let future = capture(jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1));
    let future = server.send(Method::POST, &format!("{base}/capture"), Some(future)).await;
    assert_eq!(future.json()["errors"][0]["field"], "at");

    let captured = server.post(&format!("{base}/capture"), capture(then)).await;
    assert_eq!(captured["warnings"], json!([]));
    let open = server.drifts("open").await;
    assert_eq!(open.len(), 1);
    assert_eq!((&open[0]["before"], &open[0]["after"]), (&group["description"], &json!("later")));

    server.fault(json!({ "path": "/groups", "kind": "forbidden", "afterPages": 0, "times": -1 })).await;
    server.sync_areas(&tenant, &["groups"]).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    let captured = server.post(&format!("{base}/capture"), capture(jiff::Timestamp::now())).await;
    let warnings: Vec<Value> = captured["warnings"].as_array().expect("warnings").clone();
    assert_eq!(warnings.len(), 1);
    assert!(text(&warnings[0]).contains("could not be read"), "{warnings:?}");
    server.stop().await;
}
