//! The time machine over the real server and a made-up tenant in which people work.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Server, list, text};

const AREA: &str = "conditional_access_policies";
const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";

struct Place {
    server: Server,
    tenant: String,
    policy: Value,
}

impl Place {
    async fn new() -> Self {
        let server = Server::start().await;
        let tenant = server.connect().await;
        server.sync_areas(&tenant, &[AREA]).await;
        let policies = server.graph(POLICIES).await["value"].as_array().expect("policies").clone();
        let policy = policies.into_iter().find(|policy| policy["state"] == "enabled").expect("an enabled policy");
        Self { server, tenant, policy }
    }

    /// Somebody changes the policy, and Plumbline sees it; tells when.
    async fn becomes(&self, change: Value) -> String {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        self.server.change("PATCH", &format!("{POLICIES}/{}", self.id()), change).await;
        self.seen().await
    }

    async fn seen(&self) -> String {
        self.server.sync_areas(&self.tenant, &[AREA]).await;
        let ledger = self.server.get(&format!("/tenants/{}/collections?area={AREA}", self.tenant)).await;
        text(&list(&ledger)[0]["finishedAt"])
    }

    fn id(&self) -> String {
        text(&self.policy["id"])
    }

    fn area(&self, rest: &str) -> String {
        format!("/tenants/{}/areas/{AREA}{rest}", self.tenant)
    }

    async fn resource(&self, rest: &str) -> Value {
        self.server.get(&self.area(&format!("/resources/{}{rest}", self.id()))).await
    }

    async fn problem(&self, path: &str) -> (StatusCode, String, String) {
        let answer = self.server.send(Method::GET, path, None).await;
        (answer.status, text(&answer.json()["code"]), text(&answer.json()["detail"]))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_moment_of_a_resource_and_of_its_area_can_be_seen() {
    let place = Place::new().await;
    let first = place.seen().await;
    let disabled = place.becomes(json!({ "state": "disabled" })).await;
    let renamed = place.becomes(json!({ "displayName": "Require MFA, renamed" })).await;
    let enabled = place.becomes(json!({ "state": "enabled" })).await;

    let state_at = async |at: &str| place.resource(&format!("?at={at}")).await["live"]["state"].clone();
    assert_eq!(state_at(&first).await, "enabled");
    assert_eq!(state_at(&disabled).await, "disabled");
    assert_eq!(state_at(&renamed).await, "disabled");
    assert_eq!(state_at(&enabled).await, "enabled");

    let before = place.server.get(&place.area(&format!("/resources?at={first}"))).await;
    let now = place.server.get(&place.area("/resources")).await;
    assert_eq!(before["total"], now["total"]);
    assert_eq!((&before["moment"]["complete"], &before["moment"]["status"]), (&json!(true), &json!("complete")));
    let name = |page: &Value| {
        let row = list(page).into_iter().find(|row| row["id"] == place.policy["id"]).expect("the policy");
        text(&row["name"])
    };
    assert_eq!((name(&before), name(&now)), (text(&place.policy["displayName"]), "Require MFA, renamed".to_owned()));

    let changes = place.resource(&format!("/diff?from={first}&to={disabled}")).await["changes"].clone();
    assert_eq!(changes.as_array().expect("changes").len(), 1);
    assert_eq!((&changes[0]["path"], &changes[0]["after"]), (&json!("state"), &json!("disabled")));
    let by_number = place.resource("/diff?from=1&to=2").await["changes"].clone();
    assert_eq!(by_number, changes);

    let all = list(&place.server.get(&place.area(&format!("/changes?from={first}&to={renamed}"))).await);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((&all[0]["change"], &all[0]["renamedFrom"]), (&json!("changed"), &place.policy["displayName"]));
    assert_eq!(all[0]["changes"][1]["path"], "state");
    let back = list(&place.server.get(&place.area(&format!("/changes?from={renamed}&to={first}"))).await);
    assert_eq!(back[0]["changes"][1]["after"], "enabled");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_property_tells_when_it_had_which_value() {
    let place = Place::new().await;
    let disabled = place.becomes(json!({ "state": "disabled" })).await;
    place.becomes(json!({ "displayName": "Another name" })).await;
    let enabled = place.becomes(json!({ "state": "enabled" })).await;

    let spans = list(&place.resource("/properties?path=state").await);
    let told: Vec<(String, String, Value)> =
        spans.iter().map(|span| (text(&span["value"]), text(&span["from"]), span["to"].clone())).collect();
    assert_eq!(told[0], ("enabled".to_owned(), enabled.clone(), Value::Null));
    assert_eq!(told[1], ("disabled".to_owned(), disabled.clone(), json!(enabled)));
    assert_eq!((told[2].0.as_str(), &told[2].2), ("enabled", &json!(disabled)));
    assert_eq!((&spans[1]["firstVersion"], &spans[1]["lastVersion"]), (&json!(2), &json!(3)));

    let found = list(&place.resource("/properties?path=state&value=disabled").await);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["from"], disabled.as_str());

    let resource = format!("/resources/{}/properties", place.id());
    let (status, _, detail) = place.problem(&place.area(&format!("{resource}?path=stat"))).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(detail.contains("displayName") && detail.contains("state"), "{detail}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resource_that_went_is_told_with_its_times() {
    let place = Place::new().await;
    let there = place.seen().await;
    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    place.server.change("DELETE", &format!("{POLICIES}/{}", place.id()), Value::Null).await;
    let gone = place.seen().await;
    let resource = place.area(&format!("/resources/{}", place.id()));
    let (status, code, detail) = place.problem(&format!("{resource}?at={gone}")).await;
    assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "notThereThen"));
    assert!(detail.contains(&format!("gone since {gone}")), "{detail}");
    assert_eq!(place.resource(&format!("?at={there}")).await["live"]["state"], "enabled");
    let changes = list(&place.server.get(&place.area(&format!("/changes?from={there}"))).await);
    assert_eq!((changes.len(), &changes[0]["change"]), (1, &json!("removed")));
    let spans = list(&place.resource("/properties?path=state").await);
    assert_eq!((&spans[0]["to"], &spans[0]["gone"]), (&json!(gone), &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_without_history_is_an_error_that_says_since_when_there_is_some() {
    let place = Place::new().await;
    let ledger = place.server.get(&format!("/tenants/{}/collections?area={AREA}", place.tenant)).await;
    let since = text(&list(&ledger).pop().expect("an attempt")["finishedAt"]);
    for path in ["/resources?at=2020-01-01T00:00:00Z", "/changes?from=2020-01-01T00:00:00Z"] {
        let (status, code, detail) = place.problem(&place.area(path)).await;
        assert_eq!((status, code.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "beforeHistory"), "{path}");
        assert!(detail.contains(&since), "{detail}");
    }
    let check = async |path: &str, expected: &str| {
        let (_, code, detail) = place.problem(&place.area(path)).await;
        assert_eq!(code, expected, "{path}: {detail}");
    };
    check("/resources?at=2999-01-01T00:00:00Z", "invalidField").await;
    check("/resources?at=yesterday", "invalidField").await;
    check("/resources?at=2026-01-01T00:00:00Z&state=drifted", "invalidField").await;
    check("/changes", "invalidField").await;
    let never = format!("/tenants/{}/areas/named_locations/resources?at={since}", place.tenant);
    let (status, code, _) = place.problem(&never).await;
    assert_eq!((status, code.as_str()), (StatusCode::CONFLICT, "noHistory"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moment_after_a_failed_reading_is_flagged() {
    let place = Place::new().await;
    place.server.fault(json!({ "path": POLICIES.trim_start_matches("/v1.0"), "kind": "forbidden", "times": -1 })).await;
    let failed = place.seen().await;
    let page = place.server.get(&place.area(&format!("/resources?at={failed}"))).await;
    assert_eq!(page["moment"]["complete"], false, "{}", page["moment"]);
    assert!(page["moment"]["completeAt"].is_string() && page["moment"]["reason"].is_string(), "{}", page["moment"]);
    assert!(page["total"].as_u64().is_some_and(|total| total > 0), "a gap is not a deletion");
}
