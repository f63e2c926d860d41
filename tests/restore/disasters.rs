//! What befell others: each ends in a refusal with a clear reason.

use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Server, text};
use super::writing::{agreed, allow_all_writing, approve, carry_out, plan_all};

const POLICIES: &str = "conditional_access_policies";

async fn policy(server: &Server) -> (String, Value) {
    let all = server.graph("/v1.0/identity/conditionalAccess/policies").await;
    let of = all["value"].as_array().expect("policies").iter();
    let found = of.clone().find(|one| one["state"] == "enabled").expect("one in force").clone();
    (format!("/v1.0/identity/conditionalAccess/policies/{}", text(&found["id"])), found)
}

fn codes(plan: &Value, severity: &str) -> Vec<String> {
    let notes = plan["notes"].as_array().expect("notes").iter();
    notes.filter(|note| note["severity"] == severity).map(|note| text(&note["code"])).collect()
}

/// Somebody agreed to a policy that blocks everybody, when it was off.
#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_locks_the_administrators_out_cannot_be_approved() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let (path, found) = policy(&server).await;
    let everybody = |state: &str| {
        let mut conditions = found["conditions"].clone();
        conditions["users"] = json!({
            "includeUsers": ["All"], "excludeUsers": [], "includeGroups": [], "excludeGroups": [], "includeRoles": [],
            "excludeRoles": [], "includeGuestsOrExternalUsers": null, "excludeGuestsOrExternalUsers": null,
        });
        for narrow in ["platforms", "locations", "devices", "authenticationFlows"] {
            conditions[narrow] = Value::Null;
        }
        for narrow in ["userRiskLevels", "signInRiskLevels"] {
            conditions[narrow] = json!([]);
        }
        conditions["clientAppTypes"] = json!(["all"]);
        conditions["applications"]["includeApplications"] = json!(["All"]);
        conditions["applications"]["excludeApplications"] = json!([]);
        json!({
            "state": state, "conditions": conditions, "sessionControls": null,
            "grantControls": { "operator": "OR", "builtInControls": ["block"], "customAuthenticationFactors": [], "termsOfUse": [] },
        })
    };
    server.change("PATCH", &path, everybody("enabled")).await;
    server.sync_areas(&tenant, &[POLICIES]).await;
    let capture = format!("/tenants/{tenant}/areas/{POLICIES}/baseline/capture");
    server.post(&capture, json!({ "label": "agreed", "mode": "snapshot" })).await;
    server.change("PATCH", &path, json!({ "state": "disabled" })).await;
    server.sync_areas(&tenant, &[POLICIES]).await;
    allow_all_writing(&server, &tenant).await;

    let plan = plan_all(&server, &tenant).await;
    assert!(codes(&plan, "fatal").contains(&"blocksAdministrators".to_owned()), "{plan}");
    assert_eq!(plan["canApprove"], false);
    let refused = approve(&server, &plan).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["code"]), (409, &json!("planHasFatalNotes")));
    assert!(refused.text.contains("administrators"), "{}", refused.text);
    assert_eq!(server.graph(&path).await["state"], "disabled");
    server.stop().await;
}

/// The group that the agreed policy excluded is gone: nothing is written in its place, least of all an empty list.
#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_is_gone_empties_no_list() {
    let server = Server::start().await;
    let (path, found) = policy(&server).await;
    let excluded = server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let with = |groups: Value| {
        let mut conditions = found["conditions"].clone();
        conditions["users"]["excludeGroups"] = groups;
        json!({ "conditions": conditions })
    };
    let others = server.graph("/v1.0/groups?$top=2").await["value"][1]["id"].clone();
    server.change("PATCH", &path, with(json!([excluded["id"]]))).await;
    let tenant = agreed(&server, &["groups", POLICIES]).await;
    server.change("PATCH", &path, with(json!([others]))).await;
    server.change("DELETE", &format!("/v1.0/groups/{}", text(&excluded["id"])), Value::Null).await;
    server.sync_areas(&tenant, &["groups", POLICIES]).await;
    allow_all_writing(&server, &tenant).await;

    let answer = server.send(Method::POST, "/plans", Some(json!({ "tenantId": tenant, "area": POLICIES }))).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("nothingToPlan")), "{}", answer.text);
    assert!(answer.text.contains(&text(&excluded["id"])), "it says which: {}", answer.text);
    let now = server.graph(&path).await["conditions"]["users"]["excludeGroups"].clone();
    assert_eq!(now, json!([others]));
    server.stop().await;
}

/// A restore that says it went well, and changed nothing, is told as what it is.
#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_comes_back_is_no_success() {
    let server = Server::start().await;
    let tenant = agreed(&server, &["groups"]).await;
    let group = server.graph("/v1.0/groups?$top=1").await["value"][0].clone();
    let path = format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path, json!({ "description": "drifted" })).await;
    server.sync_areas(&tenant, &["groups"]).await;
    allow_all_writing(&server, &tenant).await;
    let plan = plan_all(&server, &tenant).await;
    // The service takes the request, and does nothing.
    server.fault(json!({ "kind": "refuse", "status": 204, "path": "/groups", "method": "PATCH" })).await;
    let done = carry_out(&server, &plan).await;
    assert_eq!(
        (&done["state"], &done["operations"][0]["verification"]),
        (&json!("incomplete"), &json!("cameBack")),
        "{done}"
    );
    assert_eq!(done["operations"][0]["cameBack"][0]["after"], "drifted");
    server.stop().await;
}

/// What was agreed leaves the people of a unit out: that is no order to empty it.
#[tokio::test(flavor = "multi_thread")]
async fn a_property_that_what_was_agreed_leaves_out_empties_no_unit() {
    const UNITS: &str = "administrative_units";
    let server = Server::start().await;
    let unit = server.graph("/v1.0/directory/administrativeUnits?$top=1").await["value"][0].clone();
    let members = format!("/v1.0/directory/administrativeUnits/{}/members", text(&unit["id"]));
    let user = text(&server.graph("/v1.0/users?$top=1").await["value"][0]["id"]);
    let address = format!("https://graph.microsoft.com/v1.0/users/{user}");
    server.change("POST", &format!("{members}/$ref"), json!({ "@odata.id": address })).await;
    let tenant = agreed(&server, &[UNITS]).await;
    let base = format!("/tenants/{tenant}/areas/{UNITS}/baseline");
    let mut file = server.get(&format!("{base}/export")).await;
    for resource in file["resources"].as_array_mut().expect("resources") {
        resource["properties"].as_object_mut().expect("an object").remove("members");
    }
    server.post(&format!("{base}/import"), file).await;
    let open = server.drifts("open").await;
    assert!(open.iter().any(|drift| drift["path"] == "members"), "{open:?}");
    allow_all_writing(&server, &tenant).await;

    let answer = server.send(Method::POST, "/plans", Some(json!({ "tenantId": tenant }))).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (422, &json!("nothingToPlan")), "{}", answer.text);
    assert!(answer.text.contains("says nothing about this"), "{}", answer.text);
    let now = server.graph(&members).await;
    assert!(!now["value"].as_array().expect("members").is_empty(), "{now}");
    server.stop().await;
}
