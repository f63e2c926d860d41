//! Permissions, licences and switches of a tenant, over the real server and a made-up tenant.

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;

use plumbline::domain::catalog;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Server, list, text};

/// Microsoft's facts, which are not part of the product.
fn permissions_table() -> Option<Value> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("PLUMBLINE_SHARED").map_or(beside, PathBuf::from);
    let file = folder.join("graph/permissions.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("skipped: {} is not there", file.display());
        return None;
    };
    Some(serde_json::from_str(&text).expect("JSON"))
}

#[test]
fn a_broader_permission_is_accepted_wherever_the_narrower_one_is() {
    let Some(table) = permissions_table() else { return };
    let paths = table["paths"].as_object().expect("paths");
    for (narrow, broad) in catalog::inclusions() {
        let accepted = |name: &str| -> BTreeSet<&String> {
            let names =
                |methods: &Value| methods["GET"]["all"].as_array().is_some_and(|all| all.contains(&json!(name)));
            paths.iter().filter(|(_, methods)| names(methods)).map(|(path, _)| path).collect()
        };
        let narrow_paths = accepted(narrow);
        assert!(!narrow_paths.is_empty(), "{narrow} is accepted nowhere");
        for name in broad {
            let refused: Vec<_> = narrow_paths.difference(&accepted(name)).copied().cloned().collect();
            assert!(refused.is_empty(), "{name} does not include {narrow}: {refused:?}");
        }
    }
}

#[test]
fn the_overview_asks_for_permissions_that_suffice() {
    let Some(table) = permissions_table() else { return };
    for figure in catalog::figures() {
        for name in &figure.permissions {
            let id = table["permissions"][name]["id"].as_str();
            assert!(id.is_none() || id == catalog::permission_id(name), "{}: {name} has another id", figure.key);
            let all = table["paths"][&figure.path]["GET"]["all"].as_array();
            assert!(all.is_none_or(|all| all.contains(&json!(name))), "{}: {name} does not suffice", figure.key);
        }
    }
}

/// Grants exactly these application permissions.
async fn grant(server: &Server, roles: &BTreeSet<String>) {
    let path = format!("/__simulator/tenants/{}/roles", server.made_up().directory_id);
    let url = format!("{}{path}", server.simulator.url());
    let answer = support::read(reqwest::Client::new().put(url).json(roles)).await;
    assert!(answer.status.is_success(), "{}", answer.text);
}

async fn granted(server: &Server) -> BTreeSet<String> {
    let path = format!("/__simulator/tenants/{}/roles", server.made_up().directory_id);
    let answer = support::read(reqwest::Client::new().get(format!("{}{path}", server.simulator.url()))).await;
    serde_json::from_value(answer.json()).expect("a list of roles")
}

async fn area(server: &Server, tenant: &str, key: &str) -> Value {
    let areas = list(&server.get(&format!("/tenants/{tenant}/areas")).await);
    areas.into_iter().find(|area| area["area"] == key).expect("the area")
}

fn access<'v>(permissions: &'v Value, key: &str) -> &'v Value {
    permissions["areas"].as_array().expect("areas").iter().find(|area| area["area"] == key).expect("the area")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permission_that_is_taken_away_is_an_event_and_no_drift() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    let before = server.get(&format!("/tenants/{tenant}/permissions")).await;
    assert_eq!(access(&before, "named_locations")["access"], "readOnly");
    assert!(list(&server.get(&format!("/tenants/{tenant}/events")).await).is_empty());

    let mut roles = granted(&server).await;
    assert!(roles.remove("Policy.Read.All"));
    roles.insert("Mail.Send".to_owned());
    grant(&server, &roles).await;
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;

    let after = server.get(&format!("/tenants/{tenant}/permissions")).await;
    let locked = access(&after, "named_locations");
    assert_eq!(locked["access"], "locked");
    assert_eq!(locked["missingPermissions"], json!(["Policy.Read.All"]));
    assert_eq!(after["permissionIds"]["Policy.Read.All"], "246dd0d5-5bd0-4def-940b-0421030a5b68");
    let unneeded = after["unneededPermissions"].as_array().expect("a list");
    let mail = unneeded.iter().find(|found| found["permission"] == "Mail.Send").expect("the unneeded one");
    assert_eq!((&mail["risk"], &mail["allows"]), (&json!(true), &json!("send mail in the name of anybody")));

    let events = list(&server.get(&format!("/tenants/{tenant}/events")).await);
    let told: Vec<_> = events.iter().map(|event| (text(&event["kind"]), text(&event["subject"]))).collect();
    let expected = [("permissionGained", "Mail.Send"), ("permissionLost", "Policy.Read.All")];
    assert_eq!(told, expected.map(|(kind, subject)| (kind.to_owned(), subject.to_owned())));
    let concerned = events[1]["areas"].as_array().expect("areas");
    assert!(concerned.iter().any(|area| area["title"] == "Named locations"), "{concerned:?}");
    assert!(events[0]["areas"].as_array().expect("areas").is_empty());
    assert!(server.drifts("open").await.is_empty());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn licences_that_may_not_be_read_are_unknown_and_lock_nothing() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let mut roles = granted(&server).await;
    for name in ["Organization.Read.All", "LicenseAssignment.Read.All", "Directory.Read.All"] {
        roles.remove(name);
    }
    grant(&server, &roles).await;
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    let permissions = server.get(&format!("/tenants/{tenant}/permissions")).await;
    assert!(text(&permissions["licencesGap"]).contains("LicenseAssignment.Read.All"), "{permissions}");
    for area in permissions["areas"].as_array().expect("areas") {
        assert_eq!(area["licensed"], Value::Null, "{area}");
        assert_ne!(area["access"], "notLicensed", "{area}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_area_that_is_switched_off_is_read_no_more_and_keeps_its_drifts() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    server.change("PATCH", "/v1.0/policies/authorizationPolicy", json!({ "allowInvitesFrom": "everyone" })).await;
    server.sync(&tenant).await;
    assert_eq!(server.drifts("open").await.len(), 1);

    let path = format!("/tenants/{tenant}/areas/authorization_policy");
    let answer = server.send(Method::PUT, &path, Some(json!({ "enabled": false }))).await;
    assert_eq!((answer.status, answer.json()["changed"].clone()), (StatusCode::OK, json!(1)), "{}", answer.text);
    let off = area(&server, &tenant, "authorization_policy").await;
    assert_eq!((&off["access"], &off["enabled"], &off["switch"]), (&json!("off"), &json!(false), &json!(false)));

    server
        .change("PATCH", "/v1.0/policies/authorizationPolicy", json!({ "allowInvitesFrom": "adminsAndGuestInviters" }))
        .await;
    let job = server.sync(&tenant).await;
    let read: Vec<&Value> = job["areas"].as_array().expect("areas").iter().map(|area| &area["area"]).collect();
    assert!(!read.contains(&&json!("authorization_policy")) && read.contains(&&json!("groups")), "{read:?}");
    assert_eq!(server.drifts("open").await.len(), 1, "nothing was looked at, so nothing is resolved");
    let summary = &server.get(&format!("/tenants/{tenant}")).await["summary"]["areas"];
    let total = summary["total"].as_u64().expect("a number") + summary["off"].as_u64().expect("a number");
    assert_eq!(total, u64::try_from(catalog::all().len()).expect("few"));

    let answer = server.send(Method::PUT, &path, Some(json!({ "enabled": null }))).await;
    assert_eq!(answer.json()["changed"], 1);
    server.sync(&tenant).await;
    assert!(server.drifts("open").await.is_empty(), "watched again, and gone back");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn switches_that_make_no_sense_are_refused_by_name() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let put = async |area: &str, body: Value| {
        server.send(Method::PUT, &format!("/tenants/{tenant}/areas/{area}"), Some(body)).await
    };
    let answer = put("groups", json!({})).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("enabled"), "{}", answer.text);
    assert_eq!(put("nothing_like_it", json!({ "enabled": true })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(put("groups", json!({ "enabled": "yes" })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let foreign = "/tenants/3f2504e0-4f89-41d3-9a0c-0305e82c3301/areas/groups";
    let answer = server.send(Method::PUT, foreign, Some(json!({ "enabled": true }))).await;
    assert_eq!((answer.status, text(&answer.json()["code"])), (StatusCode::NOT_FOUND, "tenantNotFound".to_owned()));

    let patch = async |body: Value| server.send(Method::PATCH, &format!("/tenants/{tenant}/areas"), Some(body)).await;
    for (body, said) in [
        (json!({ "enabled": true }), "name a workload, a tier or areas"),
        (json!({ "enabled": true, "workload": "outlook" }), "entra_id"),
        (json!({ "enabled": true, "tier": 7 }), "1, 2 or 3"),
        (json!({ "workload": "intune" }), "enabled"),
    ] {
        let answer = patch(body.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {}", answer.text);
        assert!(answer.text.contains(said), "{body}: {}", answer.text);
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whole_workloads_are_switched_at_once() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let patch = async |body: Value| server.send(Method::PATCH, &format!("/tenants/{tenant}/areas"), Some(body)).await;
    let intune = catalog::all().filter(|area| area.workload.as_str() == "intune").count();
    assert_eq!(patch(json!({ "workload": "intune", "enabled": false })).await.json()["changed"], intune);
    assert_eq!(patch(json!({ "workload": "intune", "enabled": false })).await.json()["changed"], 0);
    let areas = list(&server.get(&format!("/tenants/{tenant}/areas")).await);
    let is_off = |area: &&Value| area["workload"] == "intune" && area["access"] == "off";
    assert_eq!(areas.iter().filter(is_off).count(), intune);

    let all: Vec<&str> = catalog::all().map(|area| area.key.as_str()).collect();
    patch(json!({ "areas": all, "enabled": false })).await;
    let answer = server.send(Method::POST, &format!("/tenants/{tenant}/sync"), Some(json!({}))).await;
    assert_eq!((answer.status, text(&answer.json()["code"])), (StatusCode::CONFLICT, "nothingSwitchedOn".to_owned()));
    // Who names an area means it.
    let only = json!({ "areas": ["groups"] });
    let answer = server.send(Method::POST, &format!("/tenants/{tenant}/sync"), Some(only)).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED);
    server.stop().await;
}

async fn plans(server: &Server, change: impl Fn(&mut BTreeSet<String>)) {
    let path = format!("/__simulator/tenants/{}/plans", server.made_up().directory_id);
    let url = format!("{}{path}", server.simulator.url());
    let http = reqwest::Client::new();
    let mut plans = serde_json::from_value(support::read(http.get(&url)).await.json()).expect("a list of plans");
    change(&mut plans);
    assert!(support::read(http.put(&url).json(&plans)).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_licence_that_ends_is_an_event_and_no_drift() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let key = "configuration_policies";
    let needed = &catalog::find(&key.parse().expect("a key")).expect("the area").service_plans;
    assert!(!needed.is_empty(), "{key} needs a plan");
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    let before = server.get(&format!("/tenants/{tenant}/permissions")).await;
    assert_eq!((&before["licencesGap"], &access(&before, key)["licensed"]), (&Value::Null, &json!(true)));

    plans(&server, |plans| plans.retain(|plan| !needed.contains(plan))).await;
    server.post(&format!("/tenants/{tenant}/connection/test"), json!({})).await;
    let after = server.get(&format!("/tenants/{tenant}/permissions")).await;
    assert_eq!(
        (&access(&after, key)["access"], &access(&after, key)["licensed"]),
        (&json!("notLicensed"), &json!(false))
    );
    let events = list(&server.get(&format!("/tenants/{tenant}/events")).await);
    let concerns = |event: &&Value| event["areas"].as_array().expect("areas").iter().any(|area| area["area"] == key);
    let lost = events.iter().find(concerns).expect("an event of the area");
    assert_eq!(lost["kind"], "licenceLost", "{events:?}");
    assert!(server.drifts("open").await.is_empty());

    // Somebody who insists is given what Microsoft answers, not what our list says.
    let path = format!("/tenants/{tenant}/areas/{key}");
    server.send(Method::PUT, &path, Some(json!({ "enabled": true }))).await;
    let insisted = server.get(&format!("/tenants/{tenant}/permissions")).await;
    assert_eq!(access(&insisted, key)["licensed"], Value::Null);
    server.stop().await;
}
