//! The simulator over real HTTP, as a client and as a test of the product meet it.

mod areas;
mod batches;
mod limits;
mod mishaps;
mod scale;
mod strictness;
mod writes;

use plumbline::simulator::{MadeUpTenant, Simulator, SimulatorSettings, start};
use reqwest::{Client, StatusCode};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const BLOCK_LEGACY: &str = "CA001 Block legacy authentication";
const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";

struct Visit {
    simulator: Simulator,
    tenant: MadeUpTenant,
    client: Client,
    token: String,
}

impl Visit {
    /// A client of the made-up tenant at this place, signed in.
    async fn of(index: usize) -> Self {
        Self::with(index, false).await
    }

    async fn with(index: usize, shuffle: bool) -> Self {
        Self::settled(index, SimulatorSettings { tenants: 5, seed: 7, shuffle, ..SimulatorSettings::default() }).await
    }

    async fn settled(index: usize, settings: SimulatorSettings) -> Self {
        let simulator = start(settings).await.expect("a loopback port is free");
        let tenant = simulator.tenants().swap_remove(index);
        let mut visit =
            Self { simulator, tenant, client: Client::builder().no_proxy().build().unwrap(), token: String::new() };
        visit.sign_in().await;
        visit
    }

    async fn sign_in(&mut self) {
        let secret = self.tenant.client_secret.expose_secret().to_owned();
        let (status, answer) = self.ask_token(&self.tenant.directory_id, &self.tenant.client_id, &secret).await;
        assert_eq!(status, 200, "{answer}");
        self.token = answer["access_token"].as_str().unwrap().to_owned();
    }

    async fn ask_token(&self, tenant: &str, client_id: &str, secret: &str) -> (StatusCode, Value) {
        let scope = format!("{}/.default", self.simulator.url());
        let form = [
            ("client_id", client_id),
            ("client_secret", secret),
            ("grant_type", "client_credentials"),
            ("scope", &scope),
        ];
        let url = format!("{}/{tenant}/oauth2/v2.0/token", self.simulator.url());
        let response = self.client.post(url).form(&form).send().await.unwrap();
        (response.status(), response.json().await.unwrap())
    }

    async fn send(&self, method: &str, address: &str, body: Option<Value>) -> (StatusCode, Value) {
        let url =
            if address.starts_with("http") { address.to_owned() } else { format!("{}{address}", self.simulator.url()) };
        let mut request = self.client.request(method.parse().unwrap(), url).bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    async fn get(&self, address: &str) -> Value {
        let (status, answer) = self.send("GET", address, None).await;
        assert_eq!(status, 200, "{address}: {answer}");
        answer
    }

    async fn all(&self, address: &str) -> Vec<Value> {
        let mut next = Some(address.to_owned());
        let mut rows = Vec::new();
        while let Some(address) = next {
            let page = self.get(&address).await;
            rows.extend(page["value"].as_array().unwrap().clone());
            next = page["@odata.nextLink"].as_str().map(str::to_owned);
        }
        rows
    }

    async fn admin(&self, method: &str, what: &str, body: Value) -> StatusCode {
        let url = format!("{}/__simulator/tenants/{}/{what}", self.simulator.url(), self.tenant.directory_id);
        self.client.request(method.parse().unwrap(), url).json(&body).send().await.unwrap().status()
    }

    async fn ask_admin(&self, what: &str) -> Value {
        let url = format!("{}/__simulator/tenants/{}/{what}", self.simulator.url(), self.tenant.directory_id);
        self.client.get(url).send().await.unwrap().json().await.unwrap()
    }

    async fn settings(&self, settings: Value) {
        let url = format!("{}/__simulator/settings", self.simulator.url());
        assert_eq!(self.client.put(url).json(&settings).send().await.unwrap().status(), 200);
    }

    async fn policy(&self, name: &str) -> Value {
        let found = self.all(POLICIES).await.into_iter().find(|policy| policy["displayName"] == name);
        found.unwrap_or_else(|| panic!("no policy {name}"))
    }
}

/// The answer to one part of a batch.
fn part<'a>(answer: &'a Value, id: &str) -> &'a Value {
    answer["responses"].as_array().unwrap().iter().find(|part| part["id"] == id).unwrap()
}

fn ids(rows: &[Value]) -> BTreeSet<String> {
    rows.iter().map(|row| row["id"].as_str().unwrap().to_lowercase()).collect()
}

#[tokio::test]
async fn wrong_credentials_are_refused_in_the_words_of_microsoft() {
    let visit = Visit::of(0).await;
    let tenant = &visit.tenant;
    let secret = tenant.client_secret.expose_secret();
    for (directory, client, secret, status, code, error) in [
        (&tenant.directory_id, &tenant.client_id, "wrong", 401, 7_000_215, "invalid_client"),
        (&tenant.directory_id, &tenant.directory_id, secret, 400, 700_016, "unauthorized_client"),
        (&tenant.client_id, &tenant.client_id, secret, 400, 90_002, "invalid_request"),
    ] {
        let (answered, body) = visit.ask_token(directory, client, secret).await;
        assert_eq!((answered.as_u16(), &body["error"]), (status, &json!(error)), "{body}");
        assert_eq!(body["error_codes"], json!([code]));
        assert!(body["error_description"].as_str().unwrap().starts_with(&format!("AADSTS{code}: ")));
    }
    assert_eq!(visit.admin("PUT", "secret", json!({ "expired": true })).await, 204);
    assert_eq!(
        visit.ask_token(&tenant.directory_id, &tenant.client_id, secret).await.1["error_codes"],
        json!([7_000_222])
    );
}

#[tokio::test]
async fn without_a_good_token_nothing_is_shown() {
    let mut visit = Visit::of(0).await;
    visit.settings(json!({ "tokenLifetimeSeconds": 0 })).await;
    visit.sign_in().await;
    let (status, body) = visit.send("GET", "/v1.0/groups", None).await;
    assert_eq!((status.as_u16(), &body["error"]["code"]), (401, &json!("InvalidAuthenticationToken")));
    visit.token = "a.b.c".to_owned();
    assert_eq!(visit.send("GET", "/v1.0/groups", None).await.0, 401);
}

#[tokio::test]
async fn a_role_that_was_not_granted_is_a_403() {
    let mut visit = Visit::of(0).await;
    visit.admin("PUT", "roles", json!(["Policy.Read.All"])).await;
    visit.sign_in().await;
    assert_eq!(visit.send("GET", POLICIES, None).await.0, 200);
    let (status, body) = visit.send("GET", "/v1.0/groups", None).await;
    assert_eq!((status.as_u16(), &body["error"]["code"]), (403, &json!("Authorization_RequestDenied")));
    assert!(body["error"]["innerError"]["request-id"].is_string());
    assert_eq!(visit.send("PATCH", &format!("{POLICIES}/x"), Some(json!({}))).await.0, 403);
    assert_eq!(visit.send("GET", "/beta/deviceManagement/deviceConfigurations", None).await.0, 403);
}

#[tokio::test]
async fn pages_are_complete_and_without_doubles() {
    let visit = Visit::of(2).await;
    visit.settings(json!({ "largestPage": 25 })).await;
    let rows = visit.all("/v1.0/groups?$select=id,displayName&$top=999").await;
    visit.settings(json!({ "largestPage": 1000 })).await;
    let url = format!("{}/v1.0/groups?$top=999&$count=true", visit.simulator.url());
    let request = visit.client.get(url).bearer_auth(&visit.token).header("ConsistencyLevel", "eventual");
    let whole: Value = request.send().await.unwrap().json().await.unwrap();
    assert!(rows.len() > 300, "{}", rows.len());
    assert_eq!((rows.len(), json!(rows.len())), (ids(&rows).len(), whole["@odata.count"].clone()));
    assert_eq!(ids(&rows), ids(whole["value"].as_array().unwrap()));
    assert_eq!(rows[0].as_object().unwrap().len(), 2, "only what was selected: {}", rows[0]);
}

#[tokio::test]
async fn a_name_that_the_type_lacks_is_a_400() {
    let visit = Visit::of(0).await;
    for address in ["/v1.0/groups?$select=id,colour", "/v1.0/groups?$expand=friends"] {
        let (status, body) = visit.send("GET", address, None).await;
        assert_eq!(status, 400);
        assert!(body["error"]["message"].as_str().unwrap().contains("Could not find a property named"), "{body}");
    }
    assert_eq!(visit.send("GET", "/v1.0/nothing/here", None).await.0, 400);
}

#[tokio::test]
async fn every_area_of_the_catalog_answers_with_lifelike_contents() {
    for index in 0..5 {
        let visit = Visit::of(index).await;
        let least = |three: usize, other: usize| if index < 3 { three } else { other };
        for (address, fewest) in [
            ("/v1.0/identity/conditionalAccess/policies", least(9, 6)),
            ("/v1.0/identity/conditionalAccess/namedLocations", 3),
            ("/v1.0/roleManagement/directory/roleAssignments?$expand=principal", 8),
            ("/v1.0/groups?$top=999", least(30, 20)),
            ("/v1.0/applications?$top=999&$select=id,appId,displayName,keyCredentials,passwordCredentials", 6),
            (
                "/beta/deviceManagement/deviceCompliancePolicies?$expand=assignments,scheduledActionsForRule($expand=scheduledActionConfigurations)",
                3,
            ),
            ("/beta/deviceManagement/configurationPolicies?$expand=assignments", 4),
            ("/beta/deviceManagement/deviceConfigurations?$expand=assignments", 4),
            (
                "/beta/deviceManagement/deviceConfigurations?$filter=isof('microsoft.graph.windowsUpdateForBusinessConfiguration')&$expand=assignments",
                2,
            ),
        ] {
            let rows = visit.all(address).await;
            assert!(rows.len() >= fewest, "{} {address}: {}", visit.tenant.name, rows.len());
            assert_eq!(ids(&rows).len(), rows.len(), "{address}");
            assert!(!Value::from(rows).to_string().contains("{{"), "a place in a template was not filled: {address}");
        }
        for address in [
            "/v1.0/policies/authenticationMethodsPolicy",
            "/v1.0/policies/authorizationPolicy",
            "/v1.0/policies/crossTenantAccessPolicy/default",
        ] {
            assert!(visit.get(address).await["id"].is_string());
        }
        let assignments = visit.all("/v1.0/roleManagement/directory/roleAssignments?$expand=principal").await;
        assert!(assignments.iter().all(|assignment| assignment["principal"]["@odata.type"].is_string()));
    }
}

#[tokio::test]
async fn sub_requests_and_nested_expansion_show_what_hangs_on_an_object() {
    let visit = Visit::of(1).await;
    let catalog = visit.all("/beta/deviceManagement/configurationPolicies").await;
    assert!(catalog[0].get("settings").is_none() && catalog[0].get("assignments").is_none());
    let path = format!(
        "/beta/deviceManagement/configurationPolicies/{}/settings?$top=1000",
        catalog[0]["id"].as_str().unwrap()
    );
    assert_eq!(json!(visit.all(&path).await.len()), catalog[0]["settingCount"]);
    let compliance = "/beta/deviceManagement/deviceCompliancePolicies?$expand=scheduledActionsForRule";
    let plain = visit.all(compliance).await;
    assert!(plain[0]["scheduledActionsForRule"][0].get("scheduledActionConfigurations").is_none());
    let nested = visit.all(&format!("{compliance}($expand=scheduledActionConfigurations)")).await;
    assert!(nested[0]["scheduledActionsForRule"][0]["scheduledActionConfigurations"][0]["actionType"].is_string());
}

#[tokio::test]
async fn changes_stay_and_are_merged_as_documented() {
    let mut visit = Visit::of(0).await;
    visit.admin("PUT", "roles", json!(["Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"])).await;
    visit.sign_in().await;
    let before = visit.policy(BLOCK_LEGACY).await;
    let address = format!("{POLICIES}/{}", before["id"].as_str().unwrap());
    let change = json!({ "state": "disabled", "conditions": { "clientAppTypes": ["other"] } });
    assert_eq!(visit.send("PATCH", &address, Some(change)).await.0, 204);
    let after = visit.get(&address).await;
    assert_eq!((&after["state"], &after["conditions"]["clientAppTypes"]), (&json!("disabled"), &json!(["other"])));
    assert_eq!(after["conditions"]["users"], before["conditions"]["users"], "what was left out keeps its value");
    assert_ne!(after["modifiedDateTime"], before["modifiedDateTime"]);
    assert_eq!(visit.send("PATCH", &address, Some(json!({ "stat": "x" }))).await.0, 400);

    assert_eq!(visit.send("DELETE", &address, None).await.0, 204);
    assert_eq!(visit.send("GET", &address, None).await.0, 404);
    assert_eq!(visit.all("/v1.0/identity/conditionalAccess/deletedItems/policies").await.len(), 1);
    let (status, made) = visit
        .send("POST", POLICIES, Some(json!({ "displayName": "New", "state": "disabled", "conditions": {} })))
        .await;
    assert_eq!(status, 201);
    assert!(made["id"].is_string() && made["createdDateTime"].is_string());
    assert_eq!(visit.policy("New").await["id"], made["id"]);
}

#[tokio::test]
async fn assigning_replaces_all_assignments_and_raises_the_version() {
    let visit = Visit::of(0).await;
    let list = "/beta/deviceManagement/deviceConfigurations";
    let before = visit.all(list).await.swap_remove(0);
    let address = format!("{list}/{}", before["id"].as_str().unwrap());
    let body =
        json!({ "assignments": [{ "target": { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" } }] });
    let change = json!({ "method": "POST", "path": format!("{address}/assign"), "body": body });
    assert_eq!(visit.admin("POST", "changes", change).await, 200);
    let after = visit.get(&format!("{address}?$expand=assignments")).await;
    assert_eq!(after["assignments"].as_array().unwrap().len(), 1);
    assert_eq!(after["version"].as_u64(), before["version"].as_u64().map(|version| version + 1));
}

#[tokio::test]
async fn a_change_leaves_an_audit_entry_with_its_author() {
    let visit = Visit::of(0).await;
    let id = visit.policy(BLOCK_LEGACY).await["id"].clone();
    let actor = json!({ "displayName": "Petra Koch", "userPrincipalName": "petra.koch@brandt-seidel.example" });
    let path = format!("{POLICIES}/{}", id.as_str().unwrap());
    let change = json!({ "method": "PATCH", "path": path, "body": { "state": "disabled" }, "actor": actor });
    assert_eq!(visit.admin("POST", "changes", change).await, 204);
    let audits = visit.all("/v1.0/auditLogs/directoryAudits?$filter=activityDateTime ge 2020-01-01T00:00:00Z").await;
    assert_eq!(audits[0]["initiatedBy"]["user"]["displayName"], "Petra Koch");
    assert_eq!(audits[0]["targetResources"][0]["id"], id);
    // Conditional access logs the whole policy, as a text.
    let whole = &audits[0]["targetResources"][0]["modifiedProperties"][0];
    assert_eq!(whole["displayName"], "ConditionalAccessPolicy");
    let state = |side: &str| serde_json::from_str::<Value>(whole[side].as_str().unwrap()).unwrap()["state"].clone();
    assert_eq!((state("oldValue"), state("newValue")), (json!("enabled"), json!("disabled")));
}

#[tokio::test]
async fn an_audit_entry_names_the_properties_that_differ() {
    let visit = Visit::of(0).await;
    let group = visit.get("/v1.0/groups").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", group["id"].as_str().unwrap());
    let change = json!({ "method": "PATCH", "path": path, "body": { "description": "Changed" } });
    assert_eq!(visit.admin("POST", "changes", change).await, 204);
    let audits = visit.all("/v1.0/auditLogs/directoryAudits").await;
    let properties = audits[0]["targetResources"][0]["modifiedProperties"].as_array().unwrap();
    let description = properties.iter().find(|property| property["displayName"] == "description").unwrap();
    assert_eq!(description["newValue"], json!("\"Changed\""));
}

#[tokio::test]
async fn faults_come_as_ordered_and_end() {
    let visit = Visit::of(0).await;
    let address = format!("{}/v1.0/groups", visit.simulator.url());
    let ask = || visit.client.get(&address).bearer_auth(&visit.token).send();
    visit
        .admin(
            "POST",
            "faults",
            json!({ "path": "/groups", "kind": "throttle", "retryAfterSeconds": 3, "afterPages": 1, "times": 1 }),
        )
        .await;
    assert_eq!(ask().await.unwrap().status(), 200);
    let refused = ask().await.unwrap();
    assert_eq!((refused.status().as_u16(), refused.headers()["Retry-After"].to_str().unwrap()), (429, "3"));
    assert_eq!(ask().await.unwrap().status(), 200);
    for kind in ["cut", "truncate", "badJson"] {
        visit.admin("POST", "faults", json!({ "path": "/groups", "kind": kind, "times": 1 })).await;
        let broken = ask().await.unwrap().json::<Value>().await;
        assert!(broken.is_err(), "{kind}");
    }
    for (kind, status) in [("unavailable", 503), ("forbidden", 403)] {
        visit.admin("POST", "faults", json!({ "path": "/groups", "kind": kind })).await;
        assert_eq!(ask().await.unwrap().status(), status);
        visit.admin("DELETE", "faults", json!(null)).await;
    }
    assert_eq!(ask().await.unwrap().status(), 200);
}

#[tokio::test]
async fn shuffling_changes_bytes_and_not_contents() {
    let visit = Visit::with(1, true).await;
    let read = async || {
        let url = format!("{}{POLICIES}", visit.simulator.url());
        visit.client.get(url).bearer_auth(&visit.token).send().await.unwrap().text().await.unwrap()
    };
    let (first, second) = (read().await, read().await);
    assert_ne!(first, second);
    let plain = |text: &str| {
        let value: Value = serde_json::from_str(text).unwrap();
        sorted(&value["value"])
    };
    assert_eq!(plain(&first), plain(&second));
    let order = |answer: &Value| {
        answer["invitationRedemptionIdentityProviderConfiguration"]["primaryIdentityProviderPrecedenceOrder"].clone()
    };
    let default = "/v1.0/policies/crossTenantAccessPolicy/default";
    for _ in 0..5 {
        assert_eq!(order(&visit.get(default).await)[0], "externalFederation");
    }
}

/// The value with everything in one order and one case.
fn sorted(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut parts: Vec<String> =
                members.iter().map(|(key, value)| format!("{key}:{}", sorted(value))).collect();
            parts.sort();
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(elements) => {
            let mut parts: Vec<String> = elements.iter().map(sorted).collect();
            parts.sort();
            format!("[{}]", parts.join(","))
        }
        other => other.to_string().to_lowercase(),
    }
}

#[tokio::test]
async fn a_batch_answers_each_part_by_itself() {
    let visit = Visit::of(0).await;
    let parts = json!({ "requests": [
        { "id": "1", "method": "GET", "url": "/groups?$top=1" },
        { "id": "2", "method": "GET", "url": "/groups/none" },
        { "id": "3", "method": "GET", "url": "/groups", "dependsOn": ["2"] },
    ] });
    let (status, answer) = visit.send("POST", "/v1.0/$batch", Some(parts)).await;
    let statuses = ["1", "2", "3"].map(|id| part(&answer, id)["status"].as_u64().unwrap());
    assert_eq!((status.as_u16(), statuses), (200, [200, 404, 424]));
    let many: Vec<Value> =
        (0..21).map(|id| json!({ "id": id.to_string(), "method": "GET", "url": "/groups" })).collect();
    assert_eq!(visit.send("POST", "/v1.0/$batch", Some(json!({ "requests": many }))).await.0, 400);
}

#[tokio::test]
async fn a_delta_round_shows_only_what_changed() {
    let visit = Visit::of(0).await;
    let group = visit.all("/v1.0/groups").await.swap_remove(0);
    let link =
        visit.get("/v1.0/groups/delta?$deltatoken=latest").await["@odata.deltaLink"].as_str().unwrap().to_owned();
    assert_eq!(visit.get(&link).await["value"], json!([]));
    let path = format!("/v1.0/groups/{}", group["id"].as_str().unwrap());
    visit
        .admin("POST", "changes", json!({ "method": "PATCH", "path": path, "body": { "description": "Other" } }))
        .await;
    let round = visit.get(&link).await;
    assert_eq!((round["value"].as_array().unwrap().len(), &round["value"][0]["id"]), (1, &group["id"]));
}

#[tokio::test]
async fn people_work_in_the_tenants_and_take_some_of_it_back() {
    let visit = Visit::of(0).await;
    let world = visit.simulator.world();
    let tenant = world.tenant(&visit.tenant.directory_id).unwrap();
    let sentences: BTreeSet<String> = (0..40).map(|_| plumbline::simulator::office_day_in(&world, tenant)).collect();
    assert!(sentences.len() > 8, "{sentences:#?}");
    assert!(
        sentences.iter().all(|sentence| sentence.starts_with(&visit.tenant.name) && !sentence.contains('{')),
        "{sentences:#?}"
    );
    let audits = visit.all("/v1.0/auditLogs/directoryAudits").await.len()
        + visit.all("/beta/deviceManagement/auditEvents").await.len();
    assert_eq!(audits, 40, "each change leaves one entry");
}
