//! `$batch` as a client meets it.

use super::{Visit, part};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

impl Visit {
    async fn batch(&self, requests: Value) -> Value {
        let (status, answer) = self.send("POST", "/v1.0/$batch", Some(json!({ "requests": requests }))).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }
}

#[tokio::test]
async fn parts_come_in_any_order() {
    let visit = Visit::of(0).await;
    let requests: Vec<Value> =
        (0..20).map(|id| json!({ "id": id.to_string(), "method": "GET", "url": "/domains" })).collect();
    let answer = visit.batch(json!(requests)).await;
    let ids: Vec<u32> = answer["responses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["id"].as_str().unwrap().parse().unwrap())
        .collect();
    assert!(!ids.is_sorted() && ids.len() == 20, "{ids:?}");
}

#[tokio::test]
async fn a_number_comes_as_text_and_needs_its_header() {
    let visit = Visit::of(0).await;
    let answer = visit
        .batch(json!([
            { "id": "with", "method": "GET", "url": "/groups/$count", "headers": { "ConsistencyLevel": "eventual" } },
            { "id": "without", "method": "GET", "url": "/groups/$count" },
        ]))
        .await;
    let groups = visit.all("/v1.0/groups").await.len();
    assert_eq!(part(&answer, "with")["headers"]["Content-Type"], "text/plain");
    assert_eq!(part(&answer, "with")["body"], STANDARD.encode(groups.to_string()));
    assert_eq!(part(&answer, "without")["status"], 400);
}

#[tokio::test]
async fn a_fault_of_a_part_leaves_the_others_whole() {
    let visit = Visit::of(0).await;
    for (kind, check) in [
        ("throttle", (|part| part["status"] == 429 && part["headers"]["Retry-After"] == "7") as fn(&Value) -> bool),
        ("unavailable", |part| part["status"] == 503),
        ("internalError", |part| part["status"] == 500),
        ("gatewayTimeout", |part| part["status"] == 504),
        ("badJson", |part| part["status"] == 200 && part["body"].as_str().is_some_and(|body| body.contains("<html>"))),
        ("truncate", |part| part["body"].as_str().is_some_and(|body| serde_json::from_str::<Value>(body).is_err())),
    ] {
        let fault = json!({ "path": "/groups", "kind": kind, "retryAfterSeconds": 7, "times": 1 });
        visit.admin("POST", "faults", fault).await;
        let requests = json!([
            { "id": "1", "method": "GET", "url": "/groups" },
            { "id": "2", "method": "GET", "url": "/domains" },
        ]);
        let answer = visit.batch(requests).await;
        assert!(check(part(&answer, "1")), "{kind}: {}", part(&answer, "1"));
        assert_eq!(part(&answer, "2")["status"], 200);
    }
    visit.admin("POST", "faults", json!({ "path": "/$batch", "kind": "truncate", "times": 1 })).await;
    let requests = json!({ "requests": [{ "id": "1", "method": "GET", "url": "/domains" }] });
    assert_eq!(visit.send("POST", "/v1.0/$batch", Some(requests)).await.1, Value::Null);
}

#[tokio::test]
async fn batches_in_batches_and_other_versions_are_refused() {
    let visit = Visit::of(0).await;
    let answer = visit
        .batch(json!([
            { "id": "nested", "method": "POST", "url": "/$batch", "headers": { "Content-Type": "application/json" }, "body": {} },
            { "id": "beta", "method": "GET", "url": "/beta/groups" },
            { "id": "only beta has it", "method": "GET", "url": "/deviceManagement/configurationPolicies" },
        ]))
        .await;
    for id in ["nested", "beta", "only beta has it"] {
        assert_eq!(part(&answer, id)["status"], 400, "{id}");
    }
    let untyped = json!({ "requests": [{ "id": "1", "method": "PATCH", "url": "/groups/x", "body": {} }] });
    assert_eq!(visit.send("POST", "/v1.0/$batch", Some(untyped)).await.0, 400);
}

#[tokio::test]
async fn pages_of_parts_go_on_outside_of_the_batch() {
    let visit = Visit::of(1).await;
    let answer = visit.batch(json!([{ "id": "1", "method": "GET", "url": "/groups?$top=5&$select=id" }])).await;
    let next = part(&answer, "1")["body"]["@odata.nextLink"].as_str().unwrap().to_owned();
    assert_eq!(visit.get(&next).await["value"].as_array().unwrap().len(), 5);
}

#[tokio::test]
async fn parts_are_recorded_with_the_batch_they_came_in() {
    let visit = Visit::of(0).await;
    visit.batch(json!([{ "id": "1", "method": "GET", "url": "/groups?$select=id" }])).await;
    let recorded = visit.ask_admin("requests").await;
    let of = |path: &str| recorded.as_array().unwrap().iter().find(|request| request["path"] == path).unwrap().clone();
    let (whole, part) = (of("/v1.0/$batch"), of("/v1.0/groups?$select=id"));
    assert_eq!((&part["batch"], &whole["batch"]), (&whole["number"], &Value::Null));
    assert_eq!((&part["method"], &part["version"], &part["status"]), (&json!("GET"), &json!("v1.0"), &json!(200)));
    visit.settings(json!({ "record": false })).await;
    visit.admin("DELETE", "requests", json!(null)).await;
    visit.get("/v1.0/groups").await;
    assert_eq!(visit.ask_admin("requests").await, json!([]));
}
