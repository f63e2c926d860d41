//! Custom collectors: what may be asked for, and that an area made by a person is read and compared like any other.

mod support;

use std::time::Duration;

use plumbline::clock::SystemClock;
use plumbline::config::{Cloud, LogLevel};
use plumbline::domain::catalog::{
    self, ApiVersion, CollectorDefinition, CollectorPath, CollectorRequest, CollectorSource, RequestKind,
};
use plumbline::domain::model::Severity;
use plumbline::graph::{self, Credential, GraphClient, GraphRequest, GraphSettings};
use plumbline::logging::logger_to;
use plumbline::simulator::{self, SimulatorSettings};
use reqwest::Method;
use serde_json::{Value, json};
use support::{Answer, Server, list, text};

/// Paths that are refused, each with a part of the message that tells why.
const REFUSED: &[(&str, &str)] = &[
    ("", "expected a path"),
    ("/", "expected a path"),
    ("groups", "a slash at the start"),
    ("evil.example/groups", "a slash at the start"),
    ("//evil", "two slashes"),
    ("//evil.example/v1.0/groups", "two slashes"),
    ("///groups", "two slashes"),
    ("/groups//members", "two slashes"),
    ("/groups/", "no slash at the end"),
    ("https://evil/", "without https://"),
    ("https://graph.microsoft.com/v1.0/groups", "without https://"),
    ("HTTP://evil/groups", "without https://"),
    ("/https://evil/", "without https://"),
    ("javascript://evil", "without https://"),
    ("/../", "dots alone"),
    ("/..", "dots alone"),
    ("/../beta/groups", "dots alone"),
    ("/groups/../users", "dots alone"),
    ("/./groups", "dots alone"),
    ("/groups/.", "dots alone"),
    ("/.../groups", "dots alone"),
    ("/groups..users", "dots alone"),
    ("v1.0/../beta/groups", "a slash at the start"),
    ("/v1.0", "without its version"),
    ("/v1.0/../beta/groups", "dots alone"),
    ("/v1.0/groups", "without its version"),
    ("/beta/groups", "without its version"),
    ("/BETA/groups", "without its version"),
    ("@evil", "`@` is not allowed"),
    ("/@evil", "`@` is not allowed"),
    ("@evil.example/groups", "`@` is not allowed"),
    ("/groups@evil.example", "`@` is not allowed"),
    ("user:secret@evil/groups", "`:` is not allowed"),
    (":443/groups", "`:` is not allowed"),
    ("/%2e%2e/beta/groups", "`%` encodes"),
    ("/%2E%2E/users", "`%` encodes"),
    ("/groups%2fmembers", "`%` encodes"),
    ("/%5c%5cevil", "`%` encodes"),
    ("/%252e%252e/users", "`%` encodes"),
    ("/groups%00", "`%` encodes"),
    ("/groups%0d%0aHost:%20evil", "`%` encodes"),
    ("/groups?$select=id", "a query is in it"),
    ("/groups?", "a query is in it"),
    ("?$batch", "a query is in it"),
    ("/?$batch", "a query is in it"),
    ("/groups&x=1", "a query is in it"),
    ("/groups#members", "`#` starts a fragment"),
    ("\\\\evil\\share", "a backslash"),
    ("/\\evil", "a backslash"),
    ("/groups\\..\\users", "a backslash"),
    ("/groups;x=1", "`;` is not allowed"),
    ("/groups\t/members", "control character"),
    ("/groups\n/members", "control character"),
    ("/groups\r\nHost: evil", "control character"),
    ("/groups\0", "control character"),
    ("\u{7f}/groups", "control character"),
    ("/groups members", "a space"),
    (" /groups", "a space"),
    ("/groups/\u{ff0e}\u{ff0e}/users", "U+FF0E"),
    ("\u{ff0f}\u{ff0f}evil", "U+FF0F"),
    ("/gr\u{43e}ups", "U+043E"),
    ("/groups\u{200b}", "U+200B"),
    ("/groups\u{2215}members", "U+2215"),
    ("/groups/\u{202e}srebmem", "U+202E"),
    ("/users/ad\u{e1}", "U+00E1"),
    ("/users/{id}", "stands for an id"),
    ("/groups/{group-id}/members", "stands for an id"),
    ("/groups}", "stands for an id"),
    ("/$batch", "a service of Graph"),
    ("/$BATCH", "a service of Graph"),
    ("/$metadata", "a service of Graph"),
    ("/groups/x/members/$ref", "a service of Graph"),
    ("/users/$count", "a stream or a number"),
    ("/users/x/photo/$value", "a stream or a number"),
    ("/drives/x/items/y/content", "a stream or a number"),
    ("/drives/x/items/y/Content", "a stream or a number"),
    ("/groups/$deltatoken", "changes and not the state"),
    ("/groups/delta", "changes and not the state"),
    ("/users/delta()", "changes and not the state"),
    ("/users/Delta", "changes and not the state"),
    ("/users/microsoft.graph.delta()", "changes and not the state"),
    ("/users/microsoft.graph.delta", "changes and not the state"),
    ("/users/delta(token='latest')", "changes and not the state"),
    ("/groups$", "`$` is not allowed"),
    ("/me", "the signed-in person"),
    ("/me/messages", "the signed-in person"),
    ("/groups(", "is not closed or not quoted"),
    ("/groups('x", "is not closed or not quoted"),
    ("/groups('x')y", "is not closed or not quoted"),
    ("/groups(x=)", "is not closed or not quoted"),
    ("/groups('a'b')", "is not closed or not quoted"),
    ("/groups(('x'))", "is not closed or not quoted"),
    ("/('x')", "is not closed or not quoted"),
    ("/a'b", "is not closed or not quoted"),
    ("/groups*", "`*` is not allowed"),
    ("/groups|users", "`|` is not allowed"),
    ("/<groups>", "`<` is not allowed"),
    ("/groups\"", "`\"` is not allowed"),
    ("/sites/contoso.sharepoint.com:/sites/a", "`:` is not allowed"),
    ("/a/b/c/d/e/f/g/h/i/j/k/l/m", "at most 12 parts"),
];

/// Paths that are taken, and where the request arrives, below the version.
const TAKEN: &[&str] = &[
    "/groups",
    "/policies/authorizationPolicy",
    "/identity/conditionalAccess/policies",
    "/groups/3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42/owners",
    "/groups('3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42')",
    "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')",
    "/sites/contoso.sharepoint.com,3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42,a1/lists",
    "/directory/deletedItems/microsoft.graph.group",
    "/users/microsoft.graph.getByIds",
    "/groups/x/microsoft.graph.validateProperties",
    "/servicePrincipals/x/addPassword",
    "/deviceManagement/reports/exportJobs",
    "/reports/getEmailActivityCounts(period='D7')",
    "/deviceManagement/getEffectivePermissions(scope='a')",
    "/evil.example/groups",
    "/.hidden",
    "/~evil",
    "/-",
    "/graph.microsoft.com",
    "/localhost,8080/admin",
    "/batch",
    "/metadata",
    "/contentTypes",
    "/deltas",
];

#[test]
fn paths_that_could_lead_elsewhere_are_refused_with_their_reason() {
    let long = format!("/{}", "a".repeat(400));
    for (path, reason) in REFUSED.iter().copied().chain([(long.as_str(), "at most 400 characters")]) {
        match path.parse::<CollectorPath>() {
            Ok(_) => panic!("{path:?} was taken"),
            Err(error) => assert!(error.to_string().contains(reason), "{path:?}: {error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_arrives_at_graph_as_get_and_as_written() {
    let settings = SimulatorSettings { tenants: 1, seed: 3, ..SimulatorSettings::default() };
    let simulator = simulator::start(settings).await.expect("a loopback port is free");
    let url: url::Url = simulator.url().parse().expect("a URL");
    let mut settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    settings.limits.retry.attempts = 1;
    let (logger, guard) = logger_to(std::io::sink(), LogLevel::Error);
    let clock = std::sync::Arc::new(SystemClock);
    let client = GraphClient::new(settings, clock, logger, guard.redactor()).expect("a client");
    let made_up = simulator.tenants().swap_remove(0);
    let credential = Credential::Secret {
        client_id: made_up.client_id.parse().expect("a client id"),
        secret: made_up.client_secret.clone(),
    };
    let connection = client.connection(made_up.directory_id.parse().expect("a directory id"), credential);
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let recorded = format!("{}/__simulator/tenants/{}/requests", simulator.url(), made_up.directory_id);
    for path in TAKEN {
        let parsed: CollectorPath = path.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        for (version, word) in [(graph::ApiVersion::V1, "v1.0"), (graph::ApiVersion::Beta, "beta")] {
            support::read(http.delete(&recorded)).await;
            // Values of options may hold anything; they stay in the query.
            let options = [("$select", "id"), ("$filter", "a eq '/../beta?x#y&$batch'")];
            let request = GraphRequest::new(version, parsed.as_str(), &[], &options).expect("a request");
            // Most of these paths are not there; that they were asked for is what counts.
            let _ = connection.get::<Value>(&request).await;
            let arrived = support::read(http.get(&recorded)).await.json();
            let [one] = arrived.as_array().expect("a list").as_slice() else { panic!("{path}: {arrived}") };
            let address = text(&one["path"]);
            let (target, query) = address.split_once('?').expect("a query");
            assert_eq!((&one["method"], target), (&json!("GET"), format!("/{word}{path}").as_str()));
            assert_eq!(query.matches('&').count(), 1, "{query}");
        }
    }
    simulator.stop().await;
}

fn definition(change: impl FnOnce(&mut CollectorDefinition)) -> CollectorDefinition {
    let request = CollectorRequest {
        path: "/groups".parse().expect("a path"),
        version: ApiVersion::V1,
        select: Vec::new(),
        expand: String::new(),
        filter: String::new(),
    };
    let mut definition = CollectorDefinition {
        source: CollectorSource { request, kind: RequestKind::Collection, identity: "id".to_owned() },
        title: "Groups".to_owned(),
        description: String::new(),
        name: "displayName".to_owned(),
        volatile: vec!["a".to_owned(), "b".to_owned()],
        ordered: Vec::new(),
        keyed: [("assignments".to_owned(), vec!["id".to_owned()])].into(),
        secrets: Vec::new(),
        severity: Severity::Medium,
        permissions: vec!["Group.Read.All".to_owned()],
    };
    change(&mut definition);
    definition
}

#[test]
fn each_faulty_field_is_named() {
    type Change = fn(&mut CollectorDefinition);
    let key = catalog::key_of("Groups", 1);
    let cases: [(&str, Change); 18] = [
        ("title", |it| it.title = " ".to_owned()),
        ("title", |it| it.title = "x".repeat(121)),
        ("title", |it| it.title = "a\nb".to_owned()),
        ("description", |it| it.description = "x".repeat(501)),
        ("expand", |it| it.source.request.expand = "x".repeat(1_001)),
        ("filter", |it| it.source.request.filter = "a\nb".to_owned()),
        ("filter", |it| (it.source.kind, it.source.request.filter) = (RequestKind::Singleton, "a eq 1".to_owned())),
        ("select", |it| it.source.request.select = vec!["id,x?y".to_owned()]),
        ("select", |it| it.source.request.select = vec!["displayName".to_owned()]),
        ("select", |it| it.source.request.select = vec!["id".to_owned()]),
        ("identity", |it| it.source.identity = "user.id".to_owned()),
        ("name", |it| it.name = "a[]".to_owned()),
        ("volatile", |it| it.volatile = vec!["a..b".to_owned()]),
        ("volatile", |it| it.volatile = vec!["**".to_owned()]),
        ("ordered", |it| it.ordered = vec!["steps[]".to_owned()]),
        ("keyed", |it| it.ordered = vec!["assignments".to_owned()]),
        ("keyed", |it| it.keyed = [("assignments".to_owned(), Vec::new())].into()),
        ("permissions", |it| it.permissions = vec!["Group.ReadWrite.All".to_owned()]),
    ];
    for (field, change) in cases {
        let fault = definition(change).area(key.clone()).expect_err(field);
        assert_eq!(fault.field, field, "{fault}");
    }
    assert!(definition(|_| {}).area(key).is_ok());
}

#[test]
fn only_rules_change_the_revision_of_the_rules() {
    let revision = |change: fn(&mut CollectorDefinition)| {
        let area = definition(change).area(catalog::key_of("Groups", 1)).expect("an area");
        area.rules_revision().to_owned()
    };
    let before = revision(|_| {});
    assert_eq!(before, revision(|it| it.title = "Teams".to_owned()));
    assert_eq!(before, revision(|it| it.severity = Severity::Critical));
    assert_eq!(before, revision(|it| it.volatile = vec!["b".to_owned(), "a".to_owned()]));
    assert_ne!(before, revision(|it| it.volatile = vec!["a".to_owned()]));
    assert_ne!(before, revision(|it| it.ordered = vec!["steps".to_owned()]));
    assert_ne!(before, revision(|it| it.secrets = vec!["key".to_owned()]));
    assert_ne!(before, revision(|it| it.keyed = [("assignments".to_owned(), vec!["target.id".to_owned()])].into()));
}

#[test]
fn keys_come_from_titles_and_are_never_those_of_the_catalog() {
    for (title, number, expected) in [
        ("App protection (iOS)", 1, "custom__app_protection_ios"),
        ("App protection (iOS)", 2, "custom__app_protection_ios_2"),
        ("条件", 1, "custom__collector"),
        ("  --  ", 3, "custom__collector_3"),
    ] {
        assert_eq!(catalog::key_of(title, number).as_str(), expected);
    }
    assert!(catalog::key_of(&"long words ".repeat(20), u32::MAX).as_str().len() <= 80);
    for area in catalog::all() {
        assert!(!area.key.as_str().starts_with(catalog::KEY_PREFIX), "{}", area.key);
    }
}

fn tags(tenants: &Value) -> Value {
    json!({
        "title": "Scope tags", "path": "/deviceManagement/roleScopeTags", "version": "beta", "kind": "collection",
        "name": "displayName", "severity": "high", "tenants": tenants,
    })
}

async fn patch(server: &Server, id: &str, if_match: &str, body: &Value) -> Answer {
    let request = server.raw(Method::PATCH, &format!("/api/v1/collectors/{id}"));
    support::read(request.header("cookie", server.cookie()).header("if-match", if_match).json(body)).await
}

async fn keys(server: &Server, tenant: &str) -> Vec<String> {
    list(&server.get(&format!("/tenants/{tenant}/areas")).await).iter().map(|area| text(&area["area"])).collect()
}

/// Those of custom areas: the catalog may read the same objects.
async fn drifts(server: &Server, state: &str) -> Vec<Value> {
    let mut found = server.drifts(state).await;
    found.retain(|drift| text(&drift["area"]).starts_with(catalog::KEY_PREFIX));
    found
}

/// The tag that every tenant has, which nobody can change in Graph.
async fn change_a_tag(server: &Server, description: &str) -> Value {
    let mut tag = server.graph("/beta/deviceManagement/roleScopeTags").await["value"][0].clone();
    tag["description"] = json!(description);
    server.force(&format!("/beta/deviceManagement/roleScopeTags/{}", text(&tag["id"])), Some(tag.clone())).await;
    tag
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_is_read_compared_and_resolved_like_any_area() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let made = server.post("/collectors", tags(&json!("all"))).await;
    assert_eq!((&made["area"], &made["workloadTitle"]), (&json!("custom__scope_tags"), &json!("Intune")));
    let job = server.sync(&tenant).await;
    let piece = job["areas"].as_array().expect("pieces").iter().find(|piece| piece["area"] == made["area"]);
    let piece = piece.expect("a piece of the collector");
    assert_eq!((&piece["title"], &piece["status"]), (&json!("Scope tags"), &json!("complete")), "{piece}");
    server.post(&format!("/tenants/{tenant}/baselines/capture"), json!({ "label": "agreed" })).await;
    let tag = change_a_tag(&server, "changed by hand").await;
    server.sync(&tenant).await;
    let open = drifts(&server, "open").await;
    let [drift] = open.as_slice() else { panic!("{open:?}") };
    assert_eq!(
        (&drift["areaTitle"], &drift["path"], &drift["severity"], &drift["resourceName"]),
        (&json!("Scope tags"), &json!("description"), &json!("high"), &tag["displayName"])
    );
    let resource = format!("/tenants/{tenant}/areas/custom__scope_tags/resources/{}", text(&tag["id"]));
    assert_eq!(server.get(&resource).await["live"]["description"], "changed by hand");

    let id = text(&made["id"]);
    assert_eq!(server.send(Method::DELETE, &format!("/collectors/{id}"), None).await.status, 204);
    assert_eq!(drifts(&server, "open").await.len(), 0);
    assert_eq!(drifts(&server, "resolved").await[0]["areaTitle"], "Scope tags");
    assert!(server.send(Method::GET, &resource, None).await.status.is_success());
    assert!(!keys(&server, &tenant).await.contains(&"custom__scope_tags".to_owned()));
    let again = server.post("/collectors", tags(&json!("all"))).await;
    assert_eq!(again["area"], "custom__scope_tags_2");
    assert!(server.command(&["audit", "verify"]).await.status.success());
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_rules_apply_to_what_was_read_and_a_new_title_drifts_nothing() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let made = server.post("/collectors", tags(&json!([tenant]))).await;
    let id = text(&made["id"]);
    server.sync(&tenant).await;
    server.post(&format!("/tenants/{tenant}/baselines/capture"), json!({})).await;
    change_a_tag(&server, "changed by hand").await;
    server.sync(&tenant).await;
    assert_eq!(drifts(&server, "open").await.len(), 1);

    assert_eq!(patch(&server, &id, "\"1\"", &json!({ "title": "Tags" })).await.status, 200);
    assert_eq!(drifts(&server, "open").await[0]["areaTitle"], "Tags");
    let volatile = patch(&server, &id, "\"2\"", &json!({ "volatile": ["description"] })).await;
    assert_eq!((volatile.status.as_u16(), &volatile.headers["etag"]), (200, &"\"3\"".parse().expect("a header")));
    assert_eq!(drifts(&server, "open").await.len(), 0);
    server.sync(&tenant).await;
    assert_eq!(drifts(&server, "open").await.len(), 0);
    assert_eq!(patch(&server, &id, "\"3\"", &json!({ "volatile": [] })).await.status, 200);
    assert_eq!(drifts(&server, "open").await.len(), 1);

    let stale = patch(&server, &id, "\"3\"", &json!({ "title": "Other" })).await;
    assert_eq!((stale.status.as_u16(), &stale.json()["code"]), (412, &json!("staleVersion")));
    let without = server.send(Method::PATCH, &format!("/collectors/{id}"), Some(json!({ "title": "x" }))).await;
    assert_eq!(without.status, 428, "{}", without.text);
    let other_path = patch(&server, &id, "\"4\"", &json!({ "path": "/groups" })).await;
    assert_eq!(other_path.status, 422, "{}", other_path.text);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_is_read_only_where_it_is_deployed() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let nobody = server.post("/collectors", tags(&json!([]))).await;
    let id = text(&nobody["id"]);
    assert!(!keys(&server, &tenant).await.contains(&"custom__scope_tags".to_owned()));
    let sync = format!("/tenants/{tenant}/sync");
    let refused = server.send(Method::POST, &sync, Some(json!({ "areas": ["custom__scope_tags"] }))).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (409, &json!("notDeployed")));

    assert_eq!(patch(&server, &id, "\"1\"", &json!({ "tenants": [tenant] })).await.status, 200);
    // A process beside the server knows it too.
    let beside = server.command(&["sync", "--area", "custom__scope_tags"]).await;
    assert!(beside.status.success(), "{}", String::from_utf8_lossy(&beside.stderr));
    let area = list(&server.get(&format!("/tenants/{tenant}/areas")).await);
    let area = area.iter().find(|area| area["area"] == "custom__scope_tags").expect("the area");
    assert_eq!(area["collection"]["status"], "complete");
    server.post(&format!("/tenants/{tenant}/baselines/capture"), json!({})).await;
    change_a_tag(&server, "changed by hand").await;
    server.sync(&tenant).await;
    assert_eq!(drifts(&server, "open").await.len(), 1);
    // Taken away again: nobody watches any more, so nothing is left open.
    assert_eq!(patch(&server, &id, "\"2\"", &json!({ "tenants": [] })).await.status, 200);
    assert_eq!(drifts(&server, "open").await.len(), 0);
    assert_eq!(drifts(&server, "resolved").await[0]["resolution"], "baselineRemoved");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_refused_by_field() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let gone = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";
    for (field, value) in [
        ("path", json!("//evil")),
        ("title", json!("")),
        ("tenants", json!([gone])),
        ("tenants", json!(["nobody"])),
        ("volatile", json!(["a..b"])),
        ("select", json!(["x"])),
    ] {
        let mut body = tags(&json!([tenant]));
        body[field] = value;
        let refused = server.send(Method::POST, "/collectors", Some(body)).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!(field)));
    }
    assert_eq!(list(&server.get("/collectors").await).len(), 0);
    let unknown = server.send(Method::GET, &format!("/collectors/{gone}"), None).await;
    assert_eq!((unknown.status.as_u16(), &unknown.json()["code"]), (404, &json!("collectorNotFound")));
    server.stop().await;
}

async fn pull(server: &Server, tenant: &str, path: &str, version: &str) -> Value {
    let body = json!({ "tenantId": tenant, "path": path, "version": version });
    server.post("/collectors/test-pulls", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_pull_shows_count_sample_and_fields() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let groups = pull(&server, &tenant, "/groups", "v1.0").await;
    let pulled = &groups["pulled"];
    let expected = server.graph("/v1.0/groups?$top=999").await["value"].as_array().expect("groups").len();
    assert_eq!((&pulled["kind"], &pulled["count"]), (&json!("collection"), &json!(expected)), "{groups}");
    assert_eq!(pulled["sample"].as_array().expect("samples").len(), 3);
    assert_eq!((&pulled["suggestedIdentity"], &pulled["suggestedName"]), (&json!("id"), &json!("displayName")));
    assert!(groups["readAlready"].is_string() && groups["error"].is_null(), "{groups}");
    let fields = pulled["fields"].as_array().expect("fields");
    let id = fields.iter().find(|field| field["path"] == "id").expect("the id");
    assert_eq!((&id["types"], &id["present"], &id["of"]), (&json!(["guid"]), &json!(expected), &json!(expected)));

    let policy = pull(&server, &tenant, "/policies/authorizationPolicy", "v1.0").await;
    assert_eq!((&policy["pulled"]["kind"], &policy["pulled"]["count"]), (&json!("singleton"), &json!(1)));

    let mistyped = pull(&server, &tenant, "/polices/authorizationPolicy", "v1.0").await;
    assert!(mistyped["pulled"].is_null(), "{mistyped}");
    assert!(text(&mistyped["error"]["message"]).contains("Resource not found for the segment"), "{mistyped}");
    assert!(text(&mistyped["error"]["hint"]).contains("Check the spelling"), "{mistyped}");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_pull_names_the_permission_that_is_likely_missing() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    server.fault(json!({ "path": "/identity/conditionalAccess/policies", "kind": "forbidden", "times": -1 })).await;
    let refused = pull(&server, &tenant, "/identity/conditionalAccess/policies", "v1.0").await;
    assert!(text(&refused["error"]["hint"]).contains("Policy.Read.All"), "{refused}");
    let reads = server.send(Method::POST, "/collectors/test-pulls", Some(json!({ "tenantId": tenant }))).await;
    assert_eq!(reads.status, 422);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_pull_stops_at_its_limit_and_says_so() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    for number in 0..520 {
        let tag = json!({ "displayName": format!("Tag {number}"), "description": "" });
        server.change("POST", "/beta/deviceManagement/roleScopeTags", tag).await;
    }
    tokio::time::timeout(Duration::from_secs(30), async {
        let tags = pull(&server, &tenant, "/deviceManagement/roleScopeTags", "beta").await;
        assert_eq!((&tags["pulled"]["hasMore"], &tags["pulled"]["count"]), (&json!(true), &json!(500)), "{tags}");
    })
    .await
    .expect("it ends in time");
    server.stop().await;
}
