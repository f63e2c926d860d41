use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Server, list, text};
use super::{describe, edit, groups, with_match};

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_tells_exactly_what_saving_does_and_changes_nothing() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let groups = groups(&server).await;
    describe(&server, &groups[0], "moved").await;
    server.sync_areas(&tenant, &["groups"]).await;
    let known = server.drifts("open").await;
    assert_eq!(known.len(), 1);

    // The drift is agreed to, another value is asked for, and a path that is empty must stay so.
    let change = edit(json!([
        { "id": groups[0]["id"], "mode": "snapshot", "fromLive": true },
        { "id": groups[1]["id"], "mode": "snapshot", "values": [{ "path": "description", "value": "as it should be" }] },
        { "id": groups[2]["id"], "mode": "properties", "watchedPaths": ["classification", "displayName"] },
    ]));
    let preview = with_match(&server, Method::POST, &format!("{base}/preview"), 1, &change).await;
    assert_eq!(preview.status, 200, "{}", preview.text);
    let preview = preview.json();
    assert_eq!((&preview["raised"], &preview["resolved"]), (&json!(1), &json!(1)), "{preview}");
    let effects: Vec<(&Value, &Value)> = preview["drifts"]
        .as_array()
        .expect("drifts")
        .iter()
        .map(|drift| (&drift["effect"], &drift["resourceId"]))
        .collect();
    assert_eq!(effects, [(&json!("raised"), &groups[1]["id"]), (&json!("resolved"), &groups[0]["id"])]);
    assert_eq!(server.drifts("open").await, known);
    assert_eq!(server.get(&base).await["version"], 1);

    let saved = with_match(&server, Method::PUT, &base, 1, &change).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let open = server.drifts("open").await;
    assert_eq!(open.len(), 1);
    assert_eq!((&open[0]["resourceId"], &open[0]["before"]), (&groups[1]["id"], &json!("as it should be")));

    let path = format!("/v1.0/groups/{}", text(&groups[2]["id"]));
    server.change("PATCH", &path, json!({ "classification": "secret", "description": "nobody watches this" })).await;
    server.sync_areas(&tenant, &["groups"]).await;
    let paths: Vec<Value> = server.drifts("open").await.iter().map(|drift| drift["path"].clone()).collect();
    assert!(paths.contains(&json!("classification")), "{paths:?}");
    assert_eq!(paths.len(), 2, "{paths:?}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resources_join_and_leave_a_baseline() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let new = json!({ "displayName": "Pilot", "mailNickname": "pilot", "mailEnabled": false, "securityEnabled": true });
    server.change("POST", "/v1.0/groups", new).await;
    server.sync_areas(&tenant, &["groups"]).await;
    let drift = server.drifts("open").await.remove(0);
    let before = server.get(&base).await["resources"].as_array().expect("resources").len();

    let joined = edit(json!([{ "id": drift["resourceId"], "mode": "snapshot" }]));
    assert_eq!(with_match(&server, Method::PUT, &base, 1, &joined).await.status, 200);
    assert_eq!(server.drifts("open").await.len(), 0);
    assert_eq!(server.get(&base).await["resources"].as_array().expect("resources").len(), before + 1);

    let mut left = edit(json!([]));
    left["removed"] = json!([drift["resourceId"]]);
    left["newResources"] = json!("ignore");
    assert_eq!(with_match(&server, Method::PUT, &base, 2, &left).await.status, 200);
    assert_eq!(server.drifts("open").await.len(), 0);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_faulty_edit_is_refused_with_the_field_and_the_way_out() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let id = groups(&server).await.remove(0)["id"].clone();
    let deep = (0..80).fold(json!(1), |inner, _| json!({ "in": inner }));
    for (resource, field, word) in [
        (json!({ "id": "nobody", "mode": "snapshot" }), "resources", "neither in the baseline nor live"),
        (json!({ "id": id, "mode": "properties" }), "watchedPaths", "at least one path"),
        (json!({ "id": id, "mode": "properties", "watchedPaths": [""] }), "watchedPaths", "1 to 2000"),
        (json!({ "id": id, "mode": "snapshot", "body": { "id": "another" } }), "resources", "names another id"),
        (json!({ "id": id, "mode": "snapshot", "body": [] }), "resources", "not a JSON object"),
        (json!({ "id": id, "mode": "snapshot", "body": { "deep": deep } }), "resources", "levels deep"),
        (
            json!({ "id": id, "mode": "snapshot", "values": [{ "path": "displayName.x", "value": 1 }] }),
            "resources",
            "displayName.x",
        ),
        (json!({ "id": id, "mode": "snapshot", "fromLive": true, "body": {} }), "resources", "send one"),
    ] {
        let answer = with_match(&server, Method::PUT, &base, 1, &edit(json!([resource]))).await;
        assert_eq!(answer.status, 422, "{word}: {}", answer.text);
        let problem = answer.json();
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        assert!(text(&problem["detail"]).contains(word), "{word}: {problem}");
    }
    let mut gone = edit(json!([]));
    gone["removed"] = json!(["nobody"]);
    assert_eq!(with_match(&server, Method::PUT, &base, 1, &gone).await.json()["errors"][0]["field"], "removed");
    assert_eq!(server.get(&base).await["version"], 1);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_too_late_learns_who_was_first() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    assert_eq!(with_match(&server, Method::PUT, &base, 1, &edit(json!([]))).await.status, 200);
    let late = with_match(&server, Method::PUT, &base, 1, &edit(json!([]))).await;
    assert_eq!((late.status.as_u16(), &late.json()["code"]), (412, &json!("staleVersion")));
    let detail = text(&late.json()["detail"]);
    assert!(detail.contains("ada saved version 2 (edited)"), "{detail}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resources_are_sorted_into_groups() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let path = format!("/tenants/{tenant}/areas/groups/groups");
    let groups = json!([
        { "name": "Pilot", "colour": "teal", "resources": ["b", "a"] },
        { "name": "Admins", "colour": "red", "resources": [] },
    ]);
    let saved = server.send(Method::PUT, &path, Some(json!({ "groups": groups }))).await;
    assert_eq!(saved.status, 204, "{}", saved.text);
    let found = list(&server.get(&path).await);
    assert_eq!(found[0], json!({ "name": "Pilot", "colour": "teal", "resources": ["a", "b"] }));
    assert_eq!(found[1]["name"], "Admins");
    let twice = json!({ "groups": [{ "name": "A", "colour": "red", "resources": [] }, { "name": "a", "colour": "red", "resources": [] }] });
    let refused = server.send(Method::PUT, &path, Some(twice)).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!("groups")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resource_is_shown_place_by_place() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let group = groups(&server).await.remove(0);
    describe(&server, &group, "moved").await;
    server.sync_areas(&tenant, &["groups"]).await;
    let shown = server.get(&format!("{base}/resources/{}", text(&group["id"]))).await;
    let description =
        shown["properties"].as_array().expect("properties").iter().find(|place| place["path"] == "description");
    let expected =
        json!({ "path": "description", "agreed": group["description"], "live": "moved", "comparable": true });
    assert_eq!(description, Some(&expected));
    assert_eq!((&shown["agreed"], &shown["live"]), (&json!(true), &json!(true)));
    assert_eq!(shown["body"]["description"], group["description"]);
    let nowhere = server.send(Method::GET, &format!("{base}/resources/nobody"), None).await;
    assert_eq!(nowhere.json()["code"], "resourceNotFound");
    server.stop().await;
}
