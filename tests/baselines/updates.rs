use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Server, text};
use super::{POLICIES, describe, groups};

async fn update(server: &Server, drifts: &[&Value], reach: &str) -> Value {
    let ids: Vec<&Value> = drifts.iter().map(|drift| &drift["id"]).collect();
    server.post("/baselines/updates", json!({ "driftIds": ids, "reach": reach, "note": "as decided" })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_property_of_one_drift_is_agreed_to_and_nothing_else() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let policy = server.graph(POLICIES).await["value"][0].clone();
    let group = groups(&server).await.remove(0);
    let mut conditions = policy["conditions"].clone();
    conditions["users"]["excludeGroups"].as_array_mut().expect("a set").push(group["id"].clone());
    let path = format!("{POLICIES}/{}", text(&policy["id"]));
    server.change("PATCH", &path, json!({ "conditions": conditions, "displayName": "Renamed" })).await;
    server.sync(&tenant).await;
    let open = server.drifts("open").await;
    assert_eq!(open.len(), 2);
    let excluded = open.iter().find(|drift| drift["kind"] == "set").expect("the set");

    let updated = update(&server, &[excluded], "property").await;
    assert_eq!(updated["updated"][0]["resolved"], 1, "{updated}");
    let left = server.drifts("open").await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["path"], "displayName");
    let resolved = server.get(&format!("/drifts/{}", text(&excluded["id"]))).await;
    assert_eq!((&resolved["state"], &resolved["resolution"]), (&json!("resolved"), &json!("baselineUpdated")));
    server.sync(&tenant).await;
    assert_eq!(server.drifts("open").await.len(), 1);
    let versions = server.get(&format!("/tenants/{tenant}/areas/conditional_access_policies/baseline/versions")).await;
    assert_eq!(
        (&versions["items"][0]["note"], &versions["items"][0]["label"]),
        (&json!("as decided"), &json!("agreed"))
    );
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_resource_a_whole_area_and_many_drifts_are_agreed_to() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let some = groups(&server).await;
    let path = format!("/v1.0/groups/{}", text(&some[0]["id"]));
    server.change("PATCH", &path, json!({ "description": "one", "classification": "two" })).await;
    describe(&server, &some[1], "three").await;
    server.change("DELETE", &format!("/v1.0/groups/{}", text(&some[2]["id"])), Value::Null).await;
    server.sync(&tenant).await;
    let open = server.drifts("open").await;
    assert!(open.len() >= 4, "{}", open.len());
    let of_first = open.iter().find(|drift| drift["resourceId"] == some[0]["id"]).expect("the first group");
    let updated = update(&server, &[of_first], "resource").await;
    assert_eq!(updated["updated"][0]["resolved"], 2, "{updated}");

    // One version for each area, whatever its number of drifts.
    let rest = server.drifts("open").await;
    let all: Vec<&Value> = rest.iter().collect();
    let updated = update(&server, &all, "property").await;
    let areas: std::collections::BTreeSet<String> = rest.iter().map(|drift| text(&drift["area"])).collect();
    assert_eq!(updated["updated"].as_array().expect("versions").len(), areas.len());
    assert_eq!(server.drifts("open").await.len(), 0);

    describe(&server, &some[0], "again").await;
    describe(&server, &some[1], "again").await;
    server.sync(&tenant).await;
    let open = server.drifts("open").await;
    assert_eq!(open.len(), 2);
    update(&server, &[&open[0]], "area").await;
    assert_eq!(server.drifts("open").await.len(), 0);
    server.sync(&tenant).await;
    assert_eq!(server.drifts("open").await.len(), 0);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_refused_drift_stops_all() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let some = groups(&server).await;
    describe(&server, &some[0], "one").await;
    server.sync(&tenant).await;
    let drift = server.drifts("open").await.remove(0);
    let nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
    let body = json!({ "driftIds": [drift["id"], nobody] });
    let refused = server.send(Method::POST, "/baselines/updates", Some(body)).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (404, &json!("driftNotFound")));
    assert_eq!(server.drifts("open").await.len(), 1);
    update(&server, &[&drift], "property").await;
    let again = server.send(Method::POST, "/baselines/updates", Some(json!({ "driftIds": [drift["id"]] }))).await;
    assert_eq!((again.status.as_u16(), &again.json()["code"]), (409, &json!("driftResolved")));
    let none = server.send(Method::POST, "/baselines/updates", Some(json!({ "driftIds": [] }))).await;
    assert_eq!(none.json()["errors"][0]["field"], "driftIds");
    server.stop().await;
}
