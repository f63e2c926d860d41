//! Who made the change behind a drift: asked of the audit logs that a made-up tenant keeps, over the real server.

mod support;

use reqwest::Method;
use serde_json::{Value, json};
use support::{Server, list, text};

const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";

/// A change as a person of the tenant makes it in the portal.
async fn change_as(server: &Server, name: &str, method: &str, path: &str, body: Value) {
    let actor = json!({ "displayName": name, "userPrincipalName": format!("{name}@contoso.com") });
    let change = json!({ "method": method, "path": path, "body": body, "actor": actor });
    let route = format!("/tenants/{}/changes", server.made_up().directory_id);
    server.simulated(Method::POST, &route, Some(change)).await;
}

async fn first_of(server: &Server, path: &str) -> String {
    text(&server.graph(path).await["value"][0]["id"])
}

/// The only open drift, as soon as the logs were asked about it.
async fn only_drift(server: &Server) -> Value {
    loop {
        let drifts = server.drifts("open").await;
        assert_eq!(drifts.len(), 1, "{drifts:?}");
        let drift = drifts.first().expect("one");
        if !drift["attribution"]["lookedAt"].is_null() {
            return server.get(&format!("/drifts/{}", text(&drift["id"]))).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Bea renames a policy, and the next sync finds it.
async fn drift_by_bea(server: &Server, tenant: &str) -> Value {
    let policy = first_of(server, POLICIES).await;
    change_as(server, "bea", "PATCH", &format!("{POLICIES}/{policy}"), json!({ "displayName": "Renamed" })).await;
    server.sync_areas(tenant, &["conditional_access_policies"]).await;
    only_drift(server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_renames_a_policy_afterwards_is_not_named_for_what_another_did_to_it() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let policies = server.graph(POLICIES).await;
    let enabled = policies["value"].as_array().expect("policies").iter().find(|policy| policy["state"] == "enabled");
    let path = format!("{POLICIES}/{}", text(&enabled.expect("an enabled policy")["id"]));
    change_as(&server, "ada", "PATCH", &path, json!({ "state": "disabled" })).await;
    change_as(&server, "bea", "PATCH", &path, json!({ "displayName": "Renamed" })).await;
    server.sync_areas(&tenant, &["conditional_access_policies"]).await;
    while server.drifts("open").await.iter().any(|drift| drift["attribution"]["lookedAt"].is_null()) {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let drifts = server.drifts("open").await;
    let told = |path: &str| {
        let drift = drifts.iter().find(|drift| drift["path"] == path).expect("a drift");
        (text(&drift["attribution"]["certainty"]), text(&drift["attribution"]["changedBy"]["name"]))
    };
    assert_eq!(told("state"), ("exact".to_owned(), "ada@contoso.com".to_owned()));
    assert_eq!(told("displayName"), ("exact".to_owned(), "bea@contoso.com".to_owned()));
    server.stop().await;
}

async fn set_log_permission(server: &Server, is_granted: bool) {
    let route = format!("/tenants/{}/roles", server.made_up().directory_id);
    let roles = server.simulated(Method::GET, &route, None).await;
    let mut roles: Vec<String> = serde_json::from_value(roles).expect("roles");
    roles.retain(|role| role != "AuditLog.Read.All");
    roles.extend(is_granted.then(|| "AuditLog.Read.All".to_owned()));
    server.simulated(Method::PUT, &route, Some(json!(roles))).await;
}

async fn refresh(server: &Server, drift: &Value) -> Value {
    server.post(&format!("/drifts/{}/attribution/refresh", text(&drift["id"])), json!({})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_tells_who_made_the_change_when_and_from_where() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let drift = drift_by_bea(&server, &tenant).await;
    let found = &drift["attribution"];
    assert_eq!((&found["certainty"], &found["gap"]), (&json!("exact"), &Value::Null), "{drift}");
    assert_eq!(
        (&found["changedBy"]["kind"], &found["changedBy"]["name"]),
        (&json!("person"), &json!("bea@contoso.com"))
    );
    assert_eq!(found["nextLookAt"], Value::Null, "what is certain is not asked again");
    let entries = drift["logged"].as_array().expect("entries");
    let [entry] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!(entry["activity"], "Update conditional access policy");
    assert_eq!((&entry["name"], &entry["address"]), (&json!("bea@contoso.com"), &json!("203.0.113.24")));
    assert!(text(&found["since"]) < text(&entry["at"]) && text(&entry["at"]) < text(&found["until"]), "{found}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_and_what_went_is_told_and_intune_keeps_a_log_of_its_own() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let location = json!({
        "@odata.type": "#microsoft.graph.countryNamedLocation", "displayName": "New", "countriesAndRegions": ["TR"],
    });
    change_as(&server, "cem", "POST", "/v1.0/identity/conditionalAccess/namedLocations", location).await;
    server.sync_areas(&tenant, &["named_locations"]).await;
    let drift = only_drift(&server).await;
    assert_eq!((&drift["change"], &drift["attribution"]["certainty"]), (&json!("unexpected"), &json!("exact")));
    assert_eq!(drift["attribution"]["changedBy"]["name"], "cem@contoso.com");
    let id = text(&drift["resourceId"]);
    change_as(&server, "cem", "DELETE", &format!("/v1.0/identity/conditionalAccess/namedLocations/{id}"), json!({}))
        .await;
    server.sync_areas(&tenant, &["named_locations"]).await;

    let filters = "/beta/deviceManagement/assignmentFilters";
    let filter = first_of(&server, filters).await;
    change_as(&server, "dan", "DELETE", &format!("{filters}/{filter}"), json!({})).await;
    server.sync_areas(&tenant, &["assignment_filters"]).await;
    // The loss of the only one is looked at twice.
    while server.drifts("open").await.is_empty() {
        server.sync_areas(&tenant, &["assignment_filters"]).await;
    }
    let drift = only_drift(&server).await;
    assert_eq!((&drift["change"], &drift["attribution"]["certainty"]), (&json!("missing"), &json!("exact")), "{drift}");
    assert_eq!(drift["attribution"]["changedBy"]["name"], "dan@contoso.com");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_may_not_be_read_is_a_gap_that_says_what_to_grant() {
    let server = Server::start().await;
    set_log_permission(&server, false).await;
    let tenant = server.connect_and_capture().await;
    let drift = drift_by_bea(&server, &tenant).await;
    let found = &drift["attribution"];
    assert!(text(&found["gap"]).contains("grant AuditLog.Read.All"), "{found}");
    assert_eq!((&found["certainty"], &found["changedBy"]), (&Value::Null, &Value::Null), "nobody is named by guess");
    assert!(found["nextLookAt"].is_string(), "it is asked again by itself");
    let logs = server.asked().await.iter().filter(|request| request.to_string().contains("/auditLogs/")).count();
    assert_eq!(logs, 0, "what is not permitted is not tried");

    set_log_permission(&server, true).await;
    let at_once = refresh(&server, &drift).await;
    assert!(at_once["attribution"]["gap"].is_string(), "whoever asks again at once is given what was found");
    forget_the_look(&server);
    let after = refresh(&server, &drift).await;
    assert_eq!((&after["attribution"]["certainty"], &after["attribution"]["gap"]), (&json!("exact"), &Value::Null));
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_fails_is_asked_again_and_what_was_found_stays() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    server.fault(json!({ "path": "/auditLogs/directoryAudits", "kind": "unavailable", "times": -1 })).await;
    let drift = drift_by_bea(&server, &tenant).await;
    assert!(text(&drift["attribution"]["gap"]).contains("could not be read"), "{drift}");
    server.recover().await;
    forget_the_look(&server);
    assert_eq!(refresh(&server, &drift).await["attribution"]["changedBy"]["name"], "bea@contoso.com");

    server.fault(json!({ "path": "/auditLogs/directoryAudits", "kind": "unavailable", "times": -1 })).await;
    forget_the_look(&server);
    let found = refresh(&server, &drift).await["attribution"].clone();
    assert!(found["gap"].is_string(), "{found}");
    assert_eq!(found["changedBy"]["name"], "bea@contoso.com", "{found}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_refuses_in_spite_of_its_permission_says_what_may_be_missing_beside_it() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    server.fault(json!({ "path": "/auditLogs/directoryAudits", "kind": "forbidden", "times": -1 })).await;
    let drift = drift_by_bea(&server, &tenant).await;
    assert!(text(&drift["attribution"]["gap"]).contains("grant Directory.Read.All"), "{drift}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn drifts_are_grouped_and_narrowed_by_who_made_the_change() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let policies = server.graph(POLICIES).await;
    let ids: Vec<String> =
        policies["value"].as_array().expect("policies").iter().map(|policy| text(&policy["id"])).take(3).collect();
    let [one, two, three] = ids.as_slice() else { panic!("{policies}") };
    for (name, policy) in [("bea", one), ("bea", two), ("cem", three)] {
        let body = json!({ "displayName": format!("By {name} {policy}") });
        change_as(&server, name, "PATCH", &format!("{POLICIES}/{policy}"), body).await;
    }
    server.sync_areas(&tenant, &["conditional_access_policies"]).await;
    while server.drifts("open").await.iter().any(|drift| drift["attribution"]["lookedAt"].is_null()) {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let groups = list(&server.get("/drift-groups/changedBy?state=open").await);
    let told: Vec<(String, u64)> =
        groups.iter().map(|group| (text(&group["key"]), group["drifts"].as_u64().unwrap_or(0))).collect();
    assert_eq!(told, [("person:bea@contoso.com".to_owned(), 2), ("person:cem@contoso.com".to_owned(), 1)]);
    for (key, expected) in
        [("person:bea@contoso.com", 2), ("person:cem@contoso.com", 1), ("person:nobody", 0), ("none", 0)]
    {
        let found = list(&server.get(&format!("/drifts?state=open&changedBy={key}")).await);
        assert_eq!(found.len(), expected, "{key}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_without_drift_and_a_change_of_the_baseline_ask_no_log() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    server.sync_areas(&tenant, &["conditional_access_policies"]).await;
    let location = server.get(&format!("/tenants/{tenant}/areas/named_locations/baseline")).await;
    assert!(location["version"].is_number(), "{location}");
    server
        .post(&format!("/tenants/{tenant}/areas/named_locations/baseline/capture"), json!({ "label": "again" }))
        .await;
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let logs = server.asked().await.iter().filter(|request| request.to_string().contains("directoryAudits")).count();
    assert_eq!(logs, 0);
    server.stop().await;
}

/// As if the last look were long ago.
fn forget_the_look(server: &Server) {
    let path = plumbline::store::database_path(&server.data_dir());
    let database = rusqlite::Connection::open(path).expect("a database");
    database.busy_timeout(std::time::Duration::from_secs(10)).expect("a timeout");
    database.execute("UPDATE drift_attributions SET looked_at = 0", []).expect("updated");
}
