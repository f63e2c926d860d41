//! Sending an approved plan: whatever Graph answers, it ends in a state that a person understands, and nothing is
//! written twice.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::carrying::{agree, apply, approve, begin, carried_out, ended, object, operations, planned, states, written};
use super::support::{Server, text};

const GROUPS: &str = "/v1.0/groups";
const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";
const LOCATIONS: &str = "/v1.0/identity/conditionalAccess/namedLocations";

async fn ids(server: &Server, list: &str) -> Vec<String> {
    let page = server.graph(list).await;
    page["value"].as_array().expect("a Graph list").iter().map(|item| text(&item["id"])).collect()
}

/// Groups that are described otherwise than agreed; their paths, and the objects as they were.
async fn described(server: &Server, count: usize) -> Vec<(String, Value)> {
    let mut before = Vec::new();
    for id in ids(server, GROUPS).await.into_iter().take(count) {
        let path = format!("{GROUPS}/{id}");
        before.push((path.clone(), object(server, &path).await));
        server.change("PATCH", &path, json!({ "description": "drifted" })).await;
    }
    before
}

async fn assert_as_before(server: &Server, before: &[(String, Value)]) {
    for (path, object_before) in before {
        assert_eq!(&object(server, path).await, object_before, "{path}");
    }
}

fn error(operation: &Value) -> String {
    text(&operation["error"]["message"])
}

#[tokio::test(flavor = "multi_thread")]
async fn what_drifted_is_restored_and_nothing_else_changes() {
    let areas = ["groups", "conditional_access_policies", "named_locations"];
    let (server, tenant) = begin(&areas).await;
    let group = format!("{GROUPS}/{}", ids(&server, GROUPS).await[0]);
    let policy = format!("{POLICIES}/{}", ids(&server, POLICIES).await[0]);
    let location = format!("{LOCATIONS}/{}", ids(&server, LOCATIONS).await.pop().expect("a location"));
    let mut before = Vec::new();
    for path in [&group, &policy, &location] {
        before.push((path.clone(), object(&server, path).await));
    }
    server.change("PATCH", &group, json!({ "description": "drifted" })).await;
    server.change("PATCH", &policy, json!({ "displayName": "drifted" })).await;
    server.change("DELETE", &location, Value::Null).await;
    let plan = planned(&server, &tenant, &areas, "stop").await;
    let kinds: Vec<String> = operations(&plan).iter().map(|operation| text(&operation["kind"])).collect();
    assert!(kinds.contains(&"revive".to_owned()), "the id stays when it comes out of the bin: {plan:#}");

    let ended = carried_out(&server, &plan).await;
    assert_eq!((&ended["state"], states(&ended)), (&json!("restored"), vec!["done"; kinds.len()]), "{ended:#}");
    assert!(operations(&ended).iter().all(|operation| operation["verification"] == "held"), "{ended:#}");
    assert!(operations(&ended).iter().all(|operation| operation["requestId"].is_string()), "{ended:#}");
    assert_as_before(&server, &before).await;
    server.sync_areas(&tenant, &areas).await;
    assert_eq!(server.drifts("open").await, Vec::<Value>::new());
    let resolved = server.drifts("resolved").await;
    assert_eq!(resolved.len(), 3);
    assert!(resolved.iter().all(|drift| drift["resolution"] == "restored"), "{resolved:#?}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn our_own_change_raises_no_alarm_while_it_is_written_and_read_back() {
    let (server, tenant) = begin(&["groups"]).await;
    described(&server, 1).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    let id = text(&server.drifts("open").await[0]["id"]);
    assert_eq!(carried_out(&server, &plan).await["state"], "restored");
    server.sync_areas(&tenant, &["groups"]).await;
    let told = server.get(&format!("/drifts/{id}")).await;
    let told: Vec<String> = told["events"].as_array().expect("events").iter().map(|one| text(&one["event"])).collect();
    assert_eq!(told, ["opened", "restore_started", "resolved"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_graph_shows_late_is_waited_for() {
    let (server, tenant) = begin(&["groups"]).await;
    let before = described(&server, 1).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    approve(&server, &plan).await;
    // From now on readers see the state of a second and a half before, and the drift is older than that.
    tokio::time::sleep(std::time::Duration::from_millis(1_600)).await;
    let mut behaviour = server.simulator.world().behaviour();
    behaviour.lag_ms = 1_500;
    server.simulator.world().set_behaviour(behaviour);
    apply(&server, &plan).await;
    let mut was_pending = false;
    loop {
        let now = server.get(&format!("/plans/{}", text(&plan["id"]))).await;
        was_pending |= now["state"] == "verifying" && operations(&now)[0]["verification"] == "pending";
        if !now["endedAt"].is_null() {
            assert_eq!(now["state"], "restored", "{now:#}");
            break;
        }
        assert_eq!(server.drifts("open").await, Vec::<Value>::new(), "our own change raises no alarm");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(was_pending, "the old value was seen first");
    assert_as_before(&server, &before).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn throttling_is_obeyed_and_the_request_is_then_done_once() {
    for kind in ["throttle", "unavailable"] {
        let (server, tenant) = begin(&["groups"]).await;
        let before = described(&server, 1).await;
        let plan = planned(&server, &tenant, &["groups"], "stop").await;
        server
            .fault(json!({ "path": "/groups", "method": "PATCH", "kind": kind, "retryAfterSeconds": 1, "times": 1 }))
            .await;
        server.forget_asked().await;
        let ended = carried_out(&server, &plan).await;
        assert_eq!(ended["state"], "restored", "{ended:#}");
        let statuses: Vec<u64> = written(&server).await.into_iter().map(|(_, status)| status).collect();
        assert_eq!(statuses.len(), 2, "{statuses:?}");
        assert!(statuses[1] < 300, "{statuses:?}");
        assert_as_before(&server, &before).await;
        server.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_stops_the_plan_and_tells_the_way_on() {
    let (server, tenant) = begin(&["groups"]).await;
    let before = described(&server, 3).await;
    for (status, code, expected) in [
        (400, "Request_BadRequest", "make the plan anew"),
        (403, "Authorization_RequestDenied", "with admin consent"),
        (404, "Request_ResourceNotFound", "deleted meanwhile"),
        (409, "Request_Conflict", "in the way"),
        (412, "PreconditionFailed", "changed it just now"),
    ] {
        let plan = planned(&server, &tenant, &["groups"], "stop").await;
        let fault = json!({ "path": "/groups", "method": "PATCH", "kind": "refuse", "status": status, "code": code,
                            "message": "as Graph says it", "times": 1 });
        server.fault(fault).await;
        server.forget_asked().await;
        let ended = carried_out(&server, &plan).await;
        assert_eq!(ended["state"], "incomplete", "{ended:#}");
        assert_eq!(states(&ended), ["refused", "cancelled", "cancelled"]);
        let refused = &operations(&ended)[0];
        assert_eq!((&refused["status"], &refused["error"]["code"]), (&json!(status), &json!(code)));
        let message = error(refused);
        assert!(message.contains("as Graph says it") && message.contains(expected), "{message}");
        assert!(text(&ended["reason"]).contains("0 of 3 requests were done; 1 refused"), "{ended:#}");
        assert_eq!(written(&server).await.len(), 1, "nothing is sent after a surprise");
        assert_eq!(server.drifts("open").await.len(), 3, "they are open again");
        server.recover().await;
    }
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    assert_eq!(carried_out(&server, &plan).await["state"], "restored", "a new plan is the way on");
    assert_as_before(&server, &before).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_goes_on_sends_what_does_not_need_the_refused_one() {
    let (server, tenant) = begin(&["groups"]).await;
    described(&server, 3).await;
    let plan = planned(&server, &tenant, &["groups"], "goOn").await;
    server.fault(json!({ "path": "/groups", "method": "PATCH", "kind": "refuse", "times": 1 })).await;
    let ended = carried_out(&server, &plan).await;
    assert_eq!((&ended["state"], states(&ended)), (&json!("incomplete"), vec!["refused", "done", "done"]));
    assert_eq!(server.drifts("open").await.len(), 1, "those of the others are restored");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_lost_is_looked_for_and_the_request_is_not_sent_again() {
    let (server, tenant) = begin(&["groups"]).await;
    let before = described(&server, 2).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    server.fault(json!({ "path": "/groups", "method": "PATCH", "kind": "cut", "times": 1 })).await;
    server.forget_asked().await;
    let ended = carried_out(&server, &plan).await;
    assert_eq!((&ended["state"], states(&ended)), (&json!("restored"), vec!["done", "done"]), "{ended:#}");
    assert_eq!(written(&server).await.len(), 2);
    assert_as_before(&server, &before).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_although_the_answer_was_lost_is_found_and_not_made_twice() {
    let areas = ["assignment_filters"];
    let (server, tenant) = begin(&areas).await;
    let list = "/beta/deviceManagement/assignmentFilters";
    let all = ids(&server, list).await;
    let before = object(&server, &format!("{list}/{}", all[0])).await;
    server.change("DELETE", &format!("{list}/{}", all[0]), Value::Null).await;
    let plan = planned(&server, &tenant, &areas, "stop").await;
    let path = "/deviceManagement/assignmentFilters";
    server.fault(json!({ "path": path, "method": "POST", "kind": "cut", "times": 1 })).await;
    server.forget_asked().await;
    let ended = carried_out(&server, &plan).await;
    assert_eq!((&ended["state"], states(&ended)), (&json!("restored"), vec!["done"]), "{ended:#}");
    assert_eq!(written(&server).await.len(), 1);
    let created = text(&operations(&ended)[0]["createdId"]);
    assert!(!all.contains(&created), "it has another id than all that were there");
    assert_eq!(ids(&server, list).await.len(), all.len());
    assert_eq!(object(&server, &format!("{list}/{created}")).await["displayName"], before["displayName"]);
    server.sync_areas(&tenant, &areas).await;
    assert_eq!(server.drifts("open").await, Vec::<Value>::new());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_after_which_nothing_changed_is_sent_again_once_and_then_left_to_a_person() {
    let (server, tenant) = begin(&["groups"]).await;
    let before = described(&server, 1).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    server.fault(json!({ "path": "/groups", "method": "PATCH", "kind": "internalError" })).await;
    server.forget_asked().await;
    let unclear = carried_out(&server, &plan).await;
    assert_eq!((&unclear["state"], states(&unclear)), (&json!("incomplete"), vec!["unclear"]), "{unclear:#}");
    assert_eq!(written(&server).await.len(), 2);
    server.recover().await;

    let id = text(&plan["id"]);
    let looked = server.post(&format!("/plans/{id}/look"), json!({})).await;
    assert_eq!((&looked["state"], states(&looked)), (&json!("incomplete"), vec!["refused"]), "{looked:#}");
    assert!(error(&operations(&looked)[0]).contains("was not carried out"), "{looked:#}");
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    assert_eq!(carried_out(&server, &plan).await["state"], "restored");
    assert_as_before(&server, &before).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_changed_between_two_requests_is_not_written_over() {
    let (server, tenant) = begin(&["groups"]).await;
    let before = described(&server, 2).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    approve(&server, &plan).await;
    server
        .fault(json!({ "path": "/groups", "method": "PATCH", "kind": "throttle", "retryAfterSeconds": 2, "times": 1 }))
        .await;
    apply(&server, &plan).await;
    // The first one waits; then both are changed by somebody else.
    wait_until_held(&server, &plan).await;
    for (path, _) in &before {
        server.change("PATCH", path, json!({ "description": "somebody else's" })).await;
    }
    server.forget_asked().await;
    let ended = ended(&server, &plan).await;
    assert_eq!(ended["state"], "incomplete", "{ended:#}");
    assert_eq!(states(&ended), ["refused", "cancelled"]);
    let refused = &operations(&ended)[0];
    assert_eq!((&refused["error"]["code"], &refused["status"]), (&json!("changedMeanwhile"), &Value::Null));
    assert!(error(refused).contains("somebody changed description"), "{ended:#}");
    assert_eq!(written(&server).await, Vec::new());
    server.stop().await;
}

async fn wait_until_held(server: &Server, plan: &Value) {
    loop {
        let now = server.get(&format!("/plans/{}", text(&plan["id"]))).await;
        if !now["waitUntil"].is_null() {
            return;
        }
        assert!(now["endedAt"].is_null(), "{now:#}");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_cancelled_between_two_requests() {
    let (server, tenant) = begin(&["groups"]).await;
    let before = described(&server, 3).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    approve(&server, &plan).await;
    let fault = json!({ "path": "/groups", "method": "PATCH", "kind": "throttle", "retryAfterSeconds": 2,
                        "afterPages": 1, "times": 1 });
    server.fault(fault).await;
    apply(&server, &plan).await;
    wait_until_held(&server, &plan).await;
    let answer = server.send(Method::POST, &format!("/plans/{}/cancel", text(&plan["id"])), None).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let ended = ended(&server, &plan).await;
    assert_eq!((&ended["state"], states(&ended)), (&json!("cancelled"), vec!["done", "cancelled", "cancelled"]));
    assert!(text(&ended["reason"]).contains("1 of 3 requests were done before it was cancelled"), "{ended:#}");
    assert_as_before(&server, &before[..1]).await;
    assert_eq!(server.drifts("open").await.len(), 2);
    let again = server.send(Method::POST, &format!("/plans/{}/cancel", text(&plan["id"])), None).await;
    assert_eq!((again.status, &again.json()["code"]), (StatusCode::CONFLICT, &json!("planEnded")));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_once_writing_is_switched_off() {
    let (server, tenant) = begin(&["groups"]).await;
    described(&server, 2).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    approve(&server, &plan).await;
    server
        .fault(json!({ "path": "/groups", "method": "PATCH", "kind": "throttle", "retryAfterSeconds": 2, "times": 1 }))
        .await;
    apply(&server, &plan).await;
    wait_until_held(&server, &plan).await;
    let off = server.send(Method::DELETE, &format!("/tenants/{tenant}/write-connection"), None).await;
    assert!(off.status.is_success(), "{}", off.text);
    server.forget_asked().await;
    let ended = ended(&server, &plan).await;
    assert_eq!((&ended["state"], states(&ended)), (&json!("incomplete"), vec!["cancelled", "cancelled"]), "{ended:#}");
    assert!(text(&ended["reason"]).contains("writing was switched off"), "{ended:#}");
    assert_eq!(written(&server).await, Vec::new());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_graph_reports_and_does_not_do_is_told_and_the_drift_opens_again() {
    let (server, tenant) = begin(&["groups"]).await;
    let before = described(&server, 2).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    let fault = json!({ "path": "/groups", "method": "PATCH", "kind": "refuse", "status": 200, "times": 1 });
    server.fault(fault).await;
    let ended = carried_out(&server, &plan).await;
    assert_eq!((&ended["state"], states(&ended)), (&json!("incomplete"), vec!["done", "done"]), "{ended:#}");
    let operation = &operations(&ended)[0];
    assert_eq!((&operation["verification"], &operation["status"]), (&json!("cameBack"), &json!(200)), "{ended:#}");
    assert_eq!(operation["cameBack"][0]["path"], json!("description"), "{ended:#}");
    assert_eq!(operations(&ended)[1]["verification"], json!("held"));
    assert!(text(&ended["reason"]).contains("1 done, but did not hold"), "{ended:#}");
    assert_eq!(server.drifts("open").await.len(), 1);

    // It is there after all, as a person finds who looks again.
    let path = &before.iter().find(|(path, _)| path.ends_with(&text(&operation["resourceId"]))).expect("one of them").0;
    let agreed = &before.iter().find(|(other, _)| other == path).expect("the same").1;
    server.change("PATCH", path, json!({ "description": agreed["description"] })).await;
    let looked = server.post(&format!("/plans/{}/look", text(&plan["id"])), json!({})).await;
    assert_eq!(looked["state"], json!("restored"), "{looked:#}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resource_that_is_made_anew_is_what_is_agreed_from_then_on() {
    let areas = ["assignment_filters"];
    let (server, tenant) = begin(&areas).await;
    let list = "/beta/deviceManagement/assignmentFilters";
    let former = ids(&server, list).await.remove(0);
    let before = object(&server, &format!("{list}/{former}")).await;
    server.change("DELETE", &format!("{list}/{former}"), Value::Null).await;
    let plan = planned(&server, &tenant, &areas, "stop").await;
    let ended = carried_out(&server, &plan).await;
    assert_eq!(ended["state"], "restored", "{ended:#}");
    let new = text(&operations(&ended)[0]["createdId"]);
    assert_ne!(new, former);
    let after = object(&server, &format!("{list}/{new}")).await;
    for name in ["displayName", "platform", "rule"] {
        assert_eq!(after[name], before[name], "{name}");
    }
    server.sync_areas(&tenant, &areas).await;
    assert_eq!(server.drifts("open").await, Vec::<Value>::new(), "neither missing nor unexpected");
    let baseline = server.get(&format!("/tenants/{tenant}/areas/assignment_filters/baseline")).await;
    assert_eq!(baseline["version"], json!(2));
    let agreed = baseline["resources"].as_array().expect("a list");
    assert!(agreed.iter().any(|resource| resource["id"] == json!(new)), "{baseline:#}");
    assert!(agreed.iter().all(|resource| resource["id"] != json!(former)), "{baseline:#}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_resource_of_an_area_is_deleted_without_a_false_alarm() {
    let areas = ["assignment_filters"];
    let (server, tenant) = begin(&areas).await;
    let list = "/beta/deviceManagement/assignmentFilters";
    for id in ids(&server, list).await {
        server.change("DELETE", &format!("{list}/{id}"), Value::Null).await;
    }
    agree(&server, &tenant, &areas).await;
    let filter = json!({ "displayName": "Nobody agreed", "platform": "iOS", "rule": "(device.model -eq \"old\")" });
    server.change("POST", list, filter).await;
    server.sync_areas(&tenant, &areas).await;
    let unexpected = server.drifts("open").await;
    assert_eq!(unexpected.len(), 1, "{unexpected:#?}");
    let body = json!({ "tenantId": tenant, "driftIds": [unexpected[0]["id"]] });
    let deletion = server.post("/plans/deletions", body).await;
    assert_eq!(carried_out(&server, &deletion).await["state"], "restored");
    server.sync_areas(&tenant, &areas).await;
    let told = server.get(&format!("/drifts/{}", text(&unexpected[0]["id"]))).await;
    assert_eq!(told["resolution"], "restored", "{told:#}");
    let told: Vec<String> = told["events"].as_array().expect("events").iter().map(|one| text(&one["event"])).collect();
    assert_eq!(told, ["opened", "restore_started", "resolved"]);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_trail_tells_each_step_without_a_body() {
    let (server, tenant) = begin(&["groups"]).await;
    described(&server, 2).await;
    let plan = planned(&server, &tenant, &["groups"], "stop").await;
    carried_out(&server, &plan).await;
    let entries = server.get("/audit?limit=100").await;
    let entries = entries["items"].as_array().expect("entries");
    let of = |action: &str| entries.iter().filter(|entry| entry["action"] == action).collect::<Vec<_>>();
    assert_eq!((of("plan.apply").len(), of("plan.step").len(), of("plan.end").len()), (1, 2, 1));
    for step in of("plan.step") {
        let detail = &step["detail"];
        assert_eq!((&detail["state"], &detail["method"]), (&json!("done"), &json!("PATCH")), "{step:#}");
        assert!(detail["requestId"].is_string() && detail["clientRequestId"].is_string(), "{step:#}");
        assert!(!step.to_string().contains("drifted"), "{step:#}");
    }
    server.stop().await;
}
