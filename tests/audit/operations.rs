//! Every operation of the OpenAPI document that changes something leaves an entry in the trail.

use std::collections::BTreeSet;

use reqwest::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::support::{self, Answer, Server, list, text};
use super::{last_id, newest};

/// Operations with a changing method that change nothing, each with the reason.
const CHANGE_NOTHING: &[(&str, &str)] = &[
    ("previewBaseline", "rehearses a change and undoes it"),
    ("previewAutomaticRestore", "tells what a policy would restore"),
    ("previewIgnoreRule", "tells what a rule would hold back"),
    ("beginSecondFactor", "makes a secret that does not count before a code proves it"),
];

/// Operations whose entry another test proves, because they need another server than the one here.
const PROVEN_ELSEWHERE: &[(&str, &str)] = &[
    ("setUp", "the first entries of every server here"),
    ("signInToDemo", "needs a demo; it begins a session by the same function as signIn"),
    ("changePassword", "people::audited"),
    ("putPreferences", "people::preferences"),
    ("confirmSecondFactor", "people::audited"),
    ("removeSecondFactor", "people::audited"),
    ("renewRecoveryCodes", "people::audited"),
    ("endOwnSession", "people::audited"),
    ("endOtherSessions", "people::audited"),
    ("makeApiToken", "people::audited"),
    ("revokeApiToken", "people::audited"),
    ("addUser", "people::audited"),
    ("replaceGrants", "people::audited"),
    ("disableUser", "people::audited"),
    ("enableUser", "people::audited"),
    ("resetUser", "people::audited"),
    ("endSessionsOfUser", "people::audited"),
    ("revokeApiTokenOfUser", "people::audited"),
    ("removeUser", "people::audited"),
    ("beginConsent", "consent::by_consent"),
    ("finishConsent", "consent::by_consent"),
    ("setWriteConnection", "consent::writing"),
    ("testWriteConnection", "consent::writing"),
    ("removeWriteConnection", "consent::writing"),
    ("createPlan", "restore::approval"),
    ("createDeletionPlan", "restore::refusals"),
    ("approvePlan", "restore::approval"),
    ("applyPlan", "restore::approval"),
    ("undoPlan", "restore::approval"),
    ("renewPlan", "restore::approval"),
    ("cancelPlan", "restore::approval"),
    ("lookAtPlan", "restore::approval"),
];

/// Does everything once, and looks for the entry of each.
struct Walk {
    server: Server,
    done: BTreeSet<String>,
}

impl Walk {
    /// Carries an operation out; it must succeed, and its entry must name who did it by which way and from where.
    async fn does(&mut self, operation: &str, method: Method, path: &str, body: Option<Value>) -> Value {
        self.does_if(operation, method, path, body, None).await
    }

    async fn does_if(
        &mut self,
        operation: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
        version: Option<u64>,
    ) -> Value {
        let before = last_id(&self.server);
        let answer = send(&self.server, method, path, body, version).await;
        assert!(answer.status.is_success(), "{operation}: {} {}", answer.status, answer.text);
        let entries = newest(&self.server, "actor=ada&kind=session&limit=1000").await;
        let own = entries.iter().filter(|entry| entry["id"].as_i64() > Some(before)).collect::<Vec<_>>();
        assert!(!own.is_empty(), "{operation} left no entry");
        for entry in own {
            assert_eq!((&entry["address"], &entry["result"]), (&json!("127.0.0.1"), &json!("done")), "{operation}");
        }
        self.done.insert(operation.to_owned());
        // An export is no JSON.
        serde_json::from_str(&answer.text).unwrap_or(Value::Null)
    }

    async fn post(&mut self, operation: &str, path: &str, body: Value) -> Value {
        self.does(operation, Method::POST, path, Some(body)).await
    }
}

async fn send(server: &Server, method: Method, path: &str, body: Option<Value>, version: Option<u64>) -> Answer {
    let mut request = server.raw(method, &format!("/api/v1{path}")).header("cookie", server.cookie());
    if let Some(version) = version {
        request = request.header("if-match", format!("\"{version}\""));
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    support::read(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_that_changes_something_leaves_an_entry() {
    let mut walk = Walk { server: Server::start().await, done: BTreeSet::new() };
    let tenant = connecting(&mut walk).await;
    settings(&mut walk, &tenant).await;
    baselines(&mut walk, &tenant).await;
    drifts(&mut walk, &tenant).await;
    collectors(&mut walk, &tenant).await;
    notices(&mut walk).await;
    app_registrations(&mut walk).await;
    leaving(&mut walk, &tenant).await;

    let document = plumbline::api::document();
    let document = serde_json::to_value(&document).expect("JSON");
    let apart: BTreeSet<&str> =
        CHANGE_NOTHING.iter().chain(PROVEN_ELSEWHERE).map(|(operation, _)| *operation).collect();
    let mut known = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for method in ["post", "put", "patch", "delete"] {
            let Some(operation) = methods.get(method).map(|operation| text(&operation["operationId"])) else {
                continue;
            };
            let is_walked = walk.done.contains(&operation) || apart.contains(operation.as_str());
            assert!(is_walked, "{operation} ({method} {path}) is not walked here: does it leave an entry?");
            known.insert(operation);
        }
    }
    for operation in &walk.done {
        let is_known = known.contains(operation) || operation == "exportAudit" || operation == "exportBaseline";
        assert!(is_known, "there is no operation {operation}");
    }
    assert!(walk.server.command(&["audit", "verify"]).await.status.success());
}

async fn connecting(walk: &mut Walk) -> String {
    let made_up = walk.server.made_up();
    let secret = json!({
        "kind": "secret", "clientId": made_up.client_id, "clientSecret": made_up.client_secret.expose_secret(),
    });
    let tried = json!({ "tenantId": made_up.directory_id, "credential": secret });
    walk.post("tryConnection", "/connection-tests", tried).await;
    let new = json!({ "name": made_up.name, "tenantId": made_up.directory_id, "credential": secret });
    let tenant = text(&walk.post("createTenant", "/tenants", new).await["id"]);
    let path = format!("/tenants/{tenant}");
    walk.does("changeTenant", Method::PATCH, &path, Some(json!({ "syncIntervalMinutes": 60 }))).await;
    let change = &newest(&walk.server, "action=tenant.change").await[0]["detail"];
    assert_eq!(
        (&change["before"]["syncIntervalMinutes"], &change["after"]["syncIntervalMinutes"]),
        (&json!(360), &json!(60))
    );
    walk.post("testConnection", &format!("{path}/connection/test"), json!({})).await;
    walk.does("replaceConnection", Method::PUT, &format!("{path}/connection"), Some(secret)).await;
    let rotation = Some(json!({ "rotateEveryDays": null }));
    walk.does("setConnectionRotation", Method::PUT, &format!("{path}/connection/rotation"), rotation).await;
    let job = walk.post("startSync", &format!("{path}/sync"), json!({})).await;
    walk.server.finished(&text(&job["jobId"])).await;
    walk.post("refreshInsights", &format!("{path}/insights/refresh"), json!({})).await;
    tenant
}

async fn settings(walk: &mut Walk, tenant: &str) {
    let group = json!({ "name": "Pilot", "colour": "teal", "tenantIds": [tenant] });
    let group = text(&walk.post("createTenantGroup", "/tenant-groups", group).await["id"]);
    let path = format!("/tenant-groups/{group}");
    walk.does("changeTenantGroup", Method::PATCH, &path, Some(json!({ "name": "Pilots" }))).await;
    walk.does("deleteTenantGroup", Method::DELETE, &path, None).await;
    let rule = |role: &str| json!({ "claim": "groups", "value": "staff", "role": role });
    let made = text(&walk.post("createRoleRule", "/sign-in/rules", rule("viewer")).await["id"]);
    let path = format!("/sign-in/rules/{made}");
    walk.does("changeRoleRule", Method::PUT, &path, Some(rule("operator"))).await;
    let told = &newest(&walk.server, "action=role_rule.change").await[0]["detail"];
    assert_eq!((&told["before"]["role"], &told["after"]["role"]), (&json!("viewer"), &json!("operator")));
    walk.does("deleteRoleRule", Method::DELETE, &path, None).await;
    let mut terms = walk.server.get("/retention").await["terms"].clone();
    terms["jobDays"] = json!(14);
    walk.does("putRetention", Method::PUT, "/retention", Some(terms)).await;
    let policy = json!({
        "enabled": false, "severities": [], "directions": [], "createsMissing": false, "changesPerHour": 1,
        "allowWindows": [], "freezeWindows": [], "pauseHours": 1, "areas": ["groups"], "overrides": [],
    });
    let automatic = format!("/tenants/{tenant}/automatic-restore");
    walk.does("putAutomaticRestore", Method::PUT, &automatic, Some(policy)).await;
    walk.does("resumeAutomaticRestore", Method::POST, &format!("{automatic}/resume"), None).await;
    let areas = format!("/tenants/{tenant}/areas");
    walk.does("switchArea", Method::PUT, &format!("{areas}/named_locations"), Some(json!({ "enabled": false }))).await;
    let body = json!({ "areas": ["named_locations"], "enabled": null });
    walk.does("switchAreas", Method::PATCH, &areas, Some(body)).await;
    let groups = json!({ "groups": [{ "name": "Admins", "colour": "red", "resources": [] }] });
    walk.does("saveResourceGroups", Method::PUT, &format!("{areas}/groups/groups"), Some(groups)).await;
    let restoring = json!({ "otherPerson": true, "breakGlass": [], "largestSharePercent": 40, "planLifetimeHours": 8 });
    walk.does("putRestoreSettings", Method::PUT, &format!("/tenants/{tenant}/restore-settings"), Some(restoring)).await;
    let level = Some(json!({ "level": "debug", "minutes": 5 }));
    let look = json!({ "name": "Contoso Care", "colour": "#3b1f5b", "logo": { "change": "goes" } });
    walk.does("putBranding", Method::PUT, "/branding", Some(look)).await;
    walk.does("putLogLevel", Method::PUT, "/log-level", level).await;
    walk.does("deleteLogLevel", Method::DELETE, "/log-level", None).await;
    walk.does("exportAudit", Method::GET, "/audit/export?format=cef", None).await;
}

async fn baselines(walk: &mut Walk, tenant: &str) {
    walk.post("captureBaselines", &format!("/tenants/{tenant}/baselines/capture"), json!({ "label": "all" })).await;
    let base = format!("/tenants/{tenant}/areas/groups/baseline");
    let capture = json!({ "label": "agreed", "mode": "snapshot" });
    walk.post("captureBaseline", &format!("{base}/capture"), capture).await;
    let resources = walk.server.get(&base).await["resources"].clone();
    let kept: Vec<Value> = resources
        .as_array()
        .expect("resources")
        .iter()
        .take(1)
        .map(|resource| json!({ "id": resource["id"], "mode": "snapshot" }))
        .collect();
    let draft = json!({ "label": "edited", "newResources": "ignore", "resources": kept });
    walk.does_if("editBaseline", Method::PUT, &base, Some(draft), Some(2)).await;
    let label = Some(json!({ "label": "the first", "note": "" }));
    walk.does("relabelBaselineVersion", Method::PATCH, &format!("{base}/versions/1"), label).await;
    walk.does("activateBaselineVersion", Method::POST, &format!("{base}/versions/1/activate"), None).await;
    let file = walk.does("exportBaseline", Method::GET, &format!("{base}/export"), None).await;
    walk.does("removeBaseline", Method::DELETE, &base, None).await;
    walk.post("importBaseline", &format!("{base}/import"), file).await;
}

async fn drifts(walk: &mut Walk, tenant: &str) {
    let group = walk.server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    walk.server.change("PATCH", &path, json!({ "description": "for the audit" })).await;
    walk.server.sync_areas(tenant, &["groups"]).await;
    let drift = text(&walk.server.drifts("open").await[0]["id"]);
    let (one, later) = (format!("/drifts/{drift}"), "2999-01-01T00:00:00Z");
    walk.post("acceptDrift", &format!("{one}/accept"), json!({ "reason": "agreed" })).await;
    let acceptance = text(&list(&walk.server.get("/acceptances").await)[0]["id"]);
    walk.does("revokeAcceptance", Method::POST, &format!("/acceptances/{acceptance}/revoke"), None).await;
    walk.post("snoozeDrift", &format!("{one}/snooze"), json!({ "until": later })).await;
    walk.does("reopenDrift", Method::POST, &format!("{one}/reopen"), None).await;
    let snooze = json!({ "action": "snooze", "driftIds": [drift], "until": later });
    walk.post("decideDrifts", "/drifts/actions", snooze).await;
    let reopened = json!({ "action": "reopen", "driftIds": [drift] });
    walk.post("decideDrifts", "/drifts/actions", reopened).await;
    walk.post("refreshAttribution", &format!("{one}/attribution/refresh"), json!({})).await;
    walk.post("commentDrift", &format!("{one}/comments"), json!({ "text": "seen by the audit" })).await;
    let told = newest(&walk.server, "action=drift.comment").await;
    assert!(!told[0].to_string().contains("seen by the audit"), "what is said stays sealed: {told:?}");
    let me = text(&walk.server.get("/session").await["user"]["id"]);
    let assigned = json!({ "action": "assign", "driftIds": [drift], "assignee": me });
    walk.post("decideDrifts", "/drifts/actions", assigned).await;
    walk.does("tagTenant", Method::PUT, &format!("/tenants/{tenant}/tags"), Some(json!({ "tags": ["gold"] }))).await;
    let notes = format!("/tenants/{tenant}/notes");
    let note = text(&walk.post("writeTenantNote", &notes, json!({ "text": "call Ada first" })).await["id"]);
    let told = newest(&walk.server, "action=tenant.note").await;
    assert!(!told[0].to_string().contains("call Ada first"), "what is written stays sealed: {told:?}");
    walk.does("removeTenantNote", Method::DELETE, &format!("{notes}/{note}"), None).await;
    let rule = json!({ "area": "users", "path": "city", "reason": "moves" });
    let rule = text(&walk.post("createIgnoreRule", "/ignore-rules", rule).await["id"]);
    let changed = Some(json!({ "area": "users", "path": "country", "reason": "moves far" }));
    walk.does("changeIgnoreRule", Method::PUT, &format!("/ignore-rules/{rule}"), changed).await;
    let told = &newest(&walk.server, "action=ignore_rule.change").await[0]["detail"];
    assert_eq!((&told["before"]["path"], &told["after"]["path"]), (&json!("city"), &json!("country")));
    walk.does("deleteIgnoreRule", Method::DELETE, &format!("/ignore-rules/{rule}"), None).await;
    walk.post("updateBaselines", "/baselines/updates", json!({ "driftIds": [drift] })).await;
}

async fn collectors(walk: &mut Walk, tenant: &str) {
    let pull = json!({ "tenantId": tenant, "path": "/groups", "version": "v1.0" });
    walk.post("testPull", "/collectors/test-pulls", pull).await;
    let made = walk.post("createCollector", "/collectors", collector()).await;
    let path = format!("/collectors/{}", text(&made["id"]));
    let change = Some(json!({ "title": "Tags" }));
    walk.does_if("changeCollector", Method::PATCH, &path, change, Some(1)).await;
    walk.does("deleteCollector", Method::DELETE, &path, None).await;
}

/// Two properties that Graph adds to all policies.
async fn notices(walk: &mut Walk) {
    let area = "conditional_access_policies";
    let mut tenants = Vec::new();
    for made_up in walk.server.simulator.tenants().iter().take(2) {
        let known = list(&walk.server.get("/tenants").await);
        let known = known.iter().find(|tenant| tenant["tenantId"] == made_up.directory_id.as_str());
        let id = match known {
            Some(tenant) => text(&tenant["id"]),
            None => walk.server.connect_to(made_up).await,
        };
        walk.server.sync_areas(&id, &[area]).await;
        let capture = format!("/tenants/{id}/areas/{area}/baseline/capture");
        walk.server.post(&capture, json!({ "label": "Agreed", "mode": "snapshot" })).await;
        tenants.push((id, made_up.directory_id.clone()));
    }
    for (id, directory) in &tenants {
        let properties = json!({ "auditOne": { "on": true }, "auditTwo": { "on": true } });
        let body = json!({ "path": "/identity/conditionalAccess/policies", "properties": properties });
        walk.server.simulated(Method::POST, &format!("/tenants/{directory}/additions"), Some(body)).await;
        walk.server.sync_areas(id, &[area]).await;
    }
    let found = list(&walk.server.get("/schema-notices").await);
    assert_eq!(found.len(), 2, "{found:?}");
    walk.post("adoptSchemaNotice", &format!("/schema-notices/{}/adopt", text(&found[0]["id"])), json!({})).await;
    walk.post("dismissSchemaNotice", &format!("/schema-notices/{}/dismiss", text(&found[1]["id"])), json!({})).await;
}

async fn app_registrations(walk: &mut Walk) {
    let made_up = walk.server.made_up();
    let secret = json!({
        "kind": "secret", "clientId": made_up.client_id, "clientSecret": made_up.client_secret.expose_secret(),
    });
    let new = json!({ "name": "Ours", "credential": secret });
    let made = walk.post("createAppRegistration", "/app-registrations", new).await;
    let path = format!("/app-registrations/{}", text(&made["appRegistration"]["id"]));
    walk.does("renameAppRegistration", Method::PATCH, &path, Some(json!({ "name": "Theirs" }))).await;
    walk.does("replaceAppRegistrationCredential", Method::PUT, &format!("{path}/credential"), Some(secret)).await;
    let rotation = Some(json!({ "rotateEveryDays": null }));
    walk.does("setAppRegistrationRotation", Method::PUT, &format!("{path}/rotation"), rotation).await;
    walk.does("removeAppRegistration", Method::DELETE, &path, None).await;
}

async fn leaving(walk: &mut Walk, tenant: &str) {
    let name = walk.server.get(&format!("/tenants/{tenant}")).await["name"].clone();
    walk.post("disconnectTenant", &format!("/tenants/{tenant}/disconnect"), json!({})).await;
    walk.post("eraseTenant", &format!("/tenants/{tenant}/erase"), json!({ "name": name })).await;
    let other = text(&list(&walk.server.get("/tenants").await)[0]["id"]);
    walk.does("removeTenant", Method::DELETE, &format!("/tenants/{other}"), None).await;

    // The session that reads the trail must go on, so another one ends.
    let credentials = json!({ "username": "ada", "password": support::PASSWORD });
    let before = last_id(&walk.server);
    let begun = support::read(walk.server.raw(Method::POST, "/api/v1/session").json(&credentials)).await;
    assert_eq!(begun.status, 200, "{}", begun.text);
    let cookie = begun.headers["set-cookie"].to_str().expect("ASCII").split(';').next().expect("a cookie").to_owned();
    let ended = support::read(walk.server.raw(Method::DELETE, "/api/v1/session").header("cookie", cookie)).await;
    assert_eq!(ended.status, 204, "{}", ended.text);
    let entries = newest(&walk.server, "action=session&limit=2").await;
    for (entry, action) in entries.iter().zip(["session.end", "session.begin"]) {
        assert_eq!((&entry["action"], &entry["address"]), (&json!(action), &json!("127.0.0.1")));
        assert!(entry["id"].as_i64() > Some(before));
    }
    walk.done.extend(["signIn".to_owned(), "signOut".to_owned()]);
}

fn collector() -> Value {
    json!({
        "title": "Scope tags", "path": "/deviceManagement/roleScopeTags", "version": "beta", "kind": "collection",
        "name": "displayName", "severity": "high", "tenants": "all",
    })
}
