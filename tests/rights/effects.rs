//! What a role comes to in practice: it counts from the next request on, bulk changes stop at it, and neither streams nor
//! what is kept in memory lead past it.

use std::time::Duration;

use plumbline::auth::{Grant, Role, Scope, Target};
use plumbline::clock::{Clock, SystemClock};
use plumbline::store::Database;
use plumbline::store::grants::{self, Source};
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::people::{self, Over, Person};
use crate::rows_of_two::{AREA, Rows, fill};
use crate::support::{Server, keys, list, text};

pub async fn begin() -> (Server, Rows, Rows, Vec<Person>) {
    let server = Server::start().await;
    let mut made_up = server.simulator.tenants();
    let (second, first) = (made_up.swap_remove(1), made_up.swap_remove(0));
    let rows = fill(&server, &first).await;
    let other = fill(&server, &second).await;
    let people = people::make(&server, |over| match over {
        Over::All => Target::All,
        Over::Own => Target::Tenant(rows.tenant.parse().expect("an id")),
        Over::Foreign => Target::Tenant(other.tenant.parse().expect("an id")),
        Over::Group => Target::Group(rows.group.parse().expect("an id")),
    });
    (server, rows, other, people)
}

pub fn find(people: &[Person], role: Role, over: Over) -> &Person {
    people.iter().find(|person| person.role == role && person.over == over).expect("one")
}

fn grant(server: &Server, person: &Person, given: &[Grant]) {
    let database = Database::open(&server.data_dir(), keys(), SystemClock.now()).expect("a database");
    let store = database.within(Scope::of_plumbline());
    store.write_now(|tx| grants::replace(tx, person.user, Source::Given, given)).expect("written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_role_counts_from_the_next_request_on() {
    let (server, rows, other, people) = begin().await;
    let person = find(&people, Role::Viewer, Over::Own);
    let sync = format!("/tenants/{}/sync", rows.tenant);
    let status = async |path: &str, method| person.send(&server, method, path, None).await.status;
    assert_eq!(status(&sync, Method::POST).await, StatusCode::FORBIDDEN);
    grant(
        &server,
        person,
        &[Grant { role: Role::Operator, target: Target::Tenant(rows.tenant.parse().expect("an id")) }],
    );
    assert_eq!(status(&sync, Method::POST).await, StatusCode::ACCEPTED);
    let session = person.get(&server, "/session").await;
    assert_eq!(
        session["roles"],
        json!({ "overAll": null, "tenants": { rows.tenant.clone(): "operator" }, "groups": {} })
    );
    grant(
        &server,
        person,
        &[Grant { role: Role::Viewer, target: Target::Tenant(other.tenant.parse().expect("an id")) }],
    );
    assert_eq!(status(&format!("/tenants/{}", rows.tenant), Method::GET).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&format!("/tenants/{}", other.tenant), Method::GET).await, StatusCode::OK);
    grant(&server, person, &[]);
    assert_eq!(status("/tenants", Method::GET).await, StatusCode::FORBIDDEN);
    assert_eq!(status("/session", Method::GET).await, StatusCode::OK, "he is still somebody");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_hold_what_is_reached_and_all_of_it() {
    let (server, rows, other, people) = begin().await;
    let ids = |page: serde_json::Value| list(&page).iter().map(|item| text(&item["id"])).collect::<Vec<_>>();
    for over in [Over::Own, Over::Group] {
        let person = find(&people, Role::Viewer, over);
        assert_eq!(ids(person.get(&server, "/tenants").await), [rows.tenant.as_str()]);
        assert_eq!(ids(person.get(&server, "/ignore-rules").await), [rows.rule.as_str()]);
        assert_eq!(ids(person.get(&server, "/acceptances").await), [rows.acceptance.as_str()]);
        let drifts = ids(person.get(&server, "/drifts").await);
        assert!(drifts.contains(&rows.drift) && !drifts.contains(&other.drift), "{drifts:?}");
    }
    let group = find(&people, Role::Viewer, Over::Group);
    assert_eq!(ids(group.get(&server, "/tenant-groups").await), [rows.group.as_str()]);
    let own = find(&people, Role::Viewer, Over::Own);
    assert_eq!(ids(own.get(&server, "/tenant-groups").await), Vec::<String>::new());
    assert_eq!(ids(find(&people, Role::Viewer, Over::All).get(&server, "/tenants").await).len(), 2);
    // The figures of both tenants are in memory by now.
    let coverage = own.send(&server, Method::GET, "/coverage", None).await;
    assert!(!coverage.text.contains(&other.tenant), "{}", coverage.text);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_change_stops_at_the_role() {
    let (server, rows, other, people) = begin().await;
    let drifts = json!([rows.drift, other.drift]);
    let snooze = json!({ "action": "snooze", "driftIds": drifts, "until": "2126-01-01T00:00:00Z" });
    let operator = find(&people, Role::Operator, Over::Own);
    let refused = operator.send(&server, Method::POST, "/drifts/actions", Some(snooze)).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "one of them is as good as not there: {}", refused.text);
    let untouched = server.get(&format!("/drifts/{}", rows.drift)).await;
    assert_eq!(untouched["state"], "open", "all or nothing");
    let accept = json!({ "action": "accept", "driftIds": [rows.drift], "reason": "fine" });
    let refused = operator.send(&server, Method::POST, "/drifts/actions", Some(accept.clone())).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (403, &json!("notAllowed")));
    let approver = find(&people, Role::Approver, Over::Own);
    let done = approver.send(&server, Method::POST, "/drifts/actions", Some(accept)).await;
    assert_eq!(done.json()["changed"], 1, "{}", done.text);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_of_drifts_and_figures_hold_what_is_reached() {
    let (server, rows, other, people) = begin().await;
    let viewer = find(&people, Role::Viewer, Over::Own);
    let groups = list(&viewer.get(&server, "/drift-groups/tenant").await);
    assert_eq!(groups.len(), 1, "{groups:?}");
    assert_eq!(groups[0]["key"], rows.tenant);
    let ids = viewer.send(&server, Method::GET, "/drift-ids", None).await;
    assert!(ids.text.contains(&rows.drift) && !ids.text.contains(&other.drift), "{}", ids.text);
    let matrix = viewer.get(&server, "/matrix").await;
    assert_eq!(matrix["rows"].as_array().map(Vec::len), Some(1), "{matrix}");
    let both = format!("{},{}", rows.tenant, other.tenant);
    let some = list(&viewer.get(&server, &format!("/tenants?ids={both}")).await);
    let ids: Vec<String> = some.iter().map(|tenant| text(&tenant["id"])).collect();
    assert_eq!(ids, vec![rows.tenant.clone()], "whoever names a tenant does not reach it");
    let matrix = viewer.get(&server, &format!("/matrix?tenants={both}")).await;
    assert_eq!(matrix["rows"].as_array().map(Vec::len), Some(1), "{matrix}");
    let trend = viewer.get(&server, "/trend").await;
    assert_eq!(trend["days"][0]["tenants"], 1, "{trend}");
    let foreign = find(&people, Role::Operator, Over::Foreign);
    let noted = server.post(&format!("/tenants/{}/notes", rows.tenant), json!({ "text": "  call Ada first " })).await;
    let seen = list(&viewer.get(&server, &format!("/tenants/{}/notes", rows.tenant)).await);
    assert_eq!((seen.len(), &seen[0]["text"]), (2, &json!("call Ada first")), "the newest first");
    let note = format!("/tenants/{}/notes/{}", rows.tenant, text(&noted["id"]));
    let misplaced = format!("/tenants/{}/notes/{}", other.tenant, text(&noted["id"]));
    for path in [&note, &misplaced] {
        let refused = foreign.send(&server, Method::DELETE, path, None).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{}", refused.text);
    }
    let refused = viewer.send(&server, Method::DELETE, &note, None).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
    let commented = format!("/drifts/{}/comments", rows.drift);
    let said = Some(json!({ "text": "mine?" }));
    let refused = foreign.send(&server, Method::POST, &commented, said.clone()).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "{}", refused.text);
    let refused = viewer.send(&server, Method::POST, &commented, said).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_is_given_to_who_sees_it() {
    let (server, rows, _, people) = begin().await;
    let operator = find(&people, Role::Operator, Over::Own);
    let (blind, seeing) = (find(&people, Role::Administrator, Over::Foreign), find(&people, Role::Viewer, Over::Group));
    let names: Vec<String> =
        list(&operator.get(&server, "/people").await).iter().map(|person| text(&person["id"])).collect();
    assert!(names.contains(&seeing.user.to_string()) && !names.contains(&blind.user.to_string()), "{names:?}");
    let assign = |to: &Person| json!({ "action": "assign", "driftIds": [rows.drift], "assignee": to.user.to_string() });
    let refused = operator.send(&server, Method::POST, "/drifts/actions", Some(assign(blind))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    let done = operator.send(&server, Method::POST, "/drifts/actions", Some(assign(seeing))).await;
    assert_eq!(done.json()["changed"], 1, "{}", done.text);
    let own = list(&seeing.get(&server, "/drifts?assignee=me").await);
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(own[0]["id"], rows.drift);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_reaches_as_far_as_who_makes_it() {
    let (server, rows, other, people) = begin().await;
    let approver = find(&people, Role::Approver, Over::Own);
    let rule = |tenant: Option<&str>| json!({ "tenantId": tenant, "area": AREA, "resource": "x", "reason": "because" });
    let status = async |body| approver.send(&server, Method::POST, "/ignore-rules", Some(body)).await.status.as_u16();
    assert_eq!(status(rule(Some(&rows.tenant))).await, 201);
    assert_eq!(status(rule(Some(&other.tenant))).await, 422, "there is no such tenant");
    assert_eq!(status(rule(None)).await, 403);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stream_of_events_tells_of_reached_tenants_alone() {
    let (server, rows, other, people) = begin().await;
    let viewer = find(&people, Role::Viewer, Over::Own);
    let request = server.raw(Method::GET, "/api/v1/events").header("cookie", &viewer.cookie);
    let mut stream = request.send().await.expect("a stream");
    assert_eq!(stream.status(), StatusCode::OK);
    stream.chunk().await.expect("connected");
    server.sync_areas(&other.tenant, &[AREA]).await;
    server.sync_areas(&rows.tenant, &[AREA]).await;
    let mut told = String::new();
    while !told.contains("\"jobDone\":true") {
        let chunk = tokio::time::timeout(Duration::from_secs(30), stream.chunk()).await.expect("in time");
        told += &String::from_utf8_lossy(&chunk.expect("a chunk").expect("more"));
    }
    assert!(told.contains(&rows.tenant) && !told.contains(&other.tenant), "{told}");
    drop(stream);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_refused_stands_in_the_audit_trail() {
    let (server, rows, _, people) = begin().await;
    let viewer = find(&people, Role::Viewer, Over::Own);
    let refused = viewer.send(&server, Method::DELETE, &format!("/tenants/{}", rows.tenant), None).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (403, &json!("notAllowed")));
    assert!(refused.text.contains("administrator"), "it tells which role is needed: {}", refused.text);
    let entries = server.get("/audit?action=access.refuse").await;
    assert!(entries.to_string().contains("viewer over Own"), "{entries}");
    assert!(server.command(&["audit", "verify"]).await.status.success());
    server.stop().await;
}
