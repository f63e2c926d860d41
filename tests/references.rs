//! What ids name, within a tenant and between two.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Server, text};

const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";
const AREA: &str = "conditional_access_policies";
const NOBODY: &str = "7f000000-0000-4000-8000-00000000000f";

async fn first_policy(server: &Server) -> Value {
    server.graph(POLICIES).await["value"][0].clone()
}

async fn change_users(server: &Server, policy: &Value, users: Value) {
    let path = format!("{POLICIES}/{}", text(&policy["id"]));
    let mut changed = server.graph(&path).await;
    for (name, value) in users.as_object().expect("an object") {
        changed["conditions"]["users"][name] = value.clone();
    }
    // Past the rules: what a policy refers to can go after it was written.
    server.force(&path, Some(changed)).await;
}

async fn names(server: &Server) -> Value {
    let drifts = server.drifts("open").await;
    let drift = drifts.iter().find(|drift| drift["path"] == "conditions.users.excludeGroups");
    drift.expect("the groups drifted")["names"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_is_shown_by_what_it_names_and_what_became_of_that() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let policy = first_policy(&server).await;
    let known: Vec<Value> = policy["conditions"]["users"]["excludeGroups"].as_array().expect("a list").clone();
    let groups = server.graph("/v1.0/groups").await["value"].as_array().expect("a list").clone();
    let sales = groups.iter().find(|group| !known.contains(&group["id"])).expect("another group").clone();
    let id = text(&sales["id"]);
    let excluded = [known.clone(), vec![json!(id), json!(NOBODY)]].concat();
    change_users(&server, &policy, json!({ "excludeGroups": excluded })).await;

    // The groups were read before the policy changed: that the new one is not among them says nothing yet.
    server.sync_areas(&tenant, &[AREA]).await;
    let before = names(&server).await;
    assert_eq!(before[&id]["name"], sales["displayName"], "{before}");
    assert_eq!((&before[&id]["state"], &before[&id]["area"]), (&json!("live"), &json!("groups")));
    assert_eq!((&before[NOBODY]["name"], &before[NOBODY]["state"]), (&Value::Null, &json!("unknown")));

    server.sync_areas(&tenant, &["groups"]).await;
    assert_eq!(names(&server).await[NOBODY]["state"], "dangling");

    server.change("DELETE", &format!("/v1.0/groups/{id}"), Value::Null).await;
    server.sync_areas(&tenant, &["groups"]).await;
    let after = names(&server).await;
    assert_eq!((&after[&id]["name"], &after[&id]["state"]), (&sales["displayName"], &json!("gone")));

    let printed = server.command(&["drift"]).await;
    let printed = String::from_utf8(printed.stdout).expect("UTF-8");
    assert!(printed.contains(&format!("{} (deleted, {id})", text(&sales["displayName"]))), "{printed}");
    assert!(printed.contains(&format!("deleted or unknown ({NOBODY})")), "{printed}");

    let resource = format!("/tenants/{tenant}/areas/{AREA}/resources/{}", text(&policy["id"]));
    let detail = server.get(&resource).await;
    assert_eq!(detail["names"][&id]["state"], "gone", "{}", detail["names"]);
    let diff = server.get(&format!("{resource}/diff")).await;
    assert_eq!(diff["names"][&id]["name"], sales["displayName"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn applications_are_known_by_their_app_id() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let policy = first_policy(&server).await;
    let application = server.graph("/v1.0/servicePrincipals").await["value"][0].clone();
    let app_id = text(&application["appId"]);
    let path = format!("{POLICIES}/{}", text(&policy["id"]));
    let mut conditions = policy["conditions"].clone();
    conditions["applications"]["includeApplications"] = json!([app_id]);
    server.change("PATCH", &path, json!({ "conditions": conditions })).await;
    server.sync_areas(&tenant, &[AREA]).await;
    let drifts = server.drifts("open").await;
    let drift = drifts.iter().find(|drift| drift["path"] == "conditions.applications.includeApplications");
    let names = drift.expect("the applications drifted")["names"].clone();
    assert_eq!(names[&app_id]["name"], application["displayName"], "{names}");
    assert!(names.get("All").is_none(), "a word for all of them is no id");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tenants_are_compared_by_what_ids_name() {
    let server = Server::start().await;
    let made_up = server.simulator.tenants();
    let here = server.connect_to(&made_up[0]).await;
    let there = server.connect_to(&made_up[1]).await;
    for tenant in [&here, &there] {
        server.sync(tenant).await;
    }
    let compare = format!("/tenants/{here}/areas/{AREA}/compare?with={there}");
    let before = server.get(&compare).await;
    let count = |found: &Value, what: &str| found[what].as_array().expect("a list").len();
    let same = before["equal"].as_u64().expect("a number");
    assert!(same > 0, "policies of the same name are the same although every id differs: {before}");
    assert!(before["variables"].as_array().expect("a list").contains(&json!("defaultDomain")), "{before}");
    assert_eq!((&before["here"]["complete"], &before["there"]["complete"]), (&json!(true), &json!(true)));

    // One that is the same is changed here.
    let told: Vec<&Value> = before["pairs"].as_array().expect("a list").iter().map(|pair| &pair["hereId"]).collect();
    let alone: Vec<&Value> = before["onlyHere"].as_array().expect("a list").iter().map(|one| &one["id"]).collect();
    let policies = server.graph(POLICIES).await["value"].as_array().expect("a list").clone();
    let policy = policies
        .iter()
        .find(|policy| !told.contains(&&policy["id"]) && !alone.contains(&&policy["id"]))
        .expect("one that is the same");
    let known: Vec<Value> = policy["conditions"]["users"]["excludeGroups"].as_array().expect("a list").clone();
    let groups = server.graph("/v1.0/groups").await["value"].as_array().expect("a list").clone();
    let names: Vec<&Value> = groups.iter().map(|group| &group["displayName"]).collect();
    let group = groups
        .iter()
        .find(|group| {
            !known.contains(&group["id"]) && names.iter().filter(|name| **name == &group["displayName"]).count() == 1
        })
        .expect("another group");
    let excluded = [known, vec![group["id"].clone()]].concat();
    change_users(&server, policy, json!({ "excludeGroups": excluded })).await;
    server.sync_areas(&here, &[AREA]).await;
    let after = server.get(&compare).await;
    assert_eq!(after["equal"].as_u64(), Some(same - 1));
    assert_eq!(count(&after, "pairs"), count(&before, "pairs") + 1);
    let pairs = after["pairs"].as_array().expect("a list");
    let pair = pairs.iter().find(|pair| pair["hereId"] == policy["id"]).expect("it differs now");
    let change = &pair["changes"][0];
    assert_eq!(change["path"], "conditions.users.excludeGroups");
    let added = text(&change["added"][0]);
    assert!(added.starts_with("groups:"), "{added}");
    assert_eq!(after["names"][&added]["name"], group["displayName"], "{}", after["names"]);

    // An id that nothing explains makes its place unknown, neither the same nor different.
    change_users(&server, policy, json!({ "excludeGroups": [NOBODY] })).await;
    server.sync_areas(&here, &[AREA, "groups"]).await;
    let lost = server.get(&compare).await;
    let pairs = lost["pairs"].as_array().expect("a list");
    let pair = pairs.iter().find(|pair| pair["hereId"] == policy["id"]).expect("it is told");
    assert_eq!(pair["changes"], json!([]), "{pair}");
    assert_eq!(pair["notComparable"][0]["path"], "conditions.users.excludeGroups");
    assert_eq!(pair["notComparable"][0]["id"], NOBODY);

    let printed = server.command(&["compare", "--area", AREA, "--exit-code", &here, &there]).await;
    let out = String::from_utf8(printed.stdout).expect("UTF-8");
    assert!(out.contains("is not comparable: there is no such object any more"), "{out}");
    let unread = server.command(&["compare", "--area", "shell_scripts", "--exit-code", &here, &there]).await;
    assert_eq!(unread.status.code(), Some(1), "nobody read it, so nobody knows");
    assert!(String::from_utf8_lossy(&unread.stderr).contains("not read completely"));
    let same_tenant = format!("/tenants/{here}/areas/{AREA}/compare?with={here}");
    let refused = server.send(Method::GET, &same_tenant, None).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
}

/// All areas that both tenants read: whatever refers to something within them, nothing fails and no id is carried over.
#[tokio::test(flavor = "multi_thread")]
async fn every_area_can_be_compared_between_tenants() {
    let server = Server::start().await;
    let made_up = server.simulator.tenants();
    let here = server.connect_to(&made_up[0]).await;
    let there = server.connect_to(&made_up[1]).await;
    for tenant in [&here, &there] {
        server.sync(tenant).await;
    }
    let areas = server.get(&format!("/tenants/{here}/areas")).await;
    let areas: Vec<String> = support::list(&areas).iter().map(|area| text(&area["area"])).collect();
    let (mut pairs, mut equal) = (0, 0);
    for area in &areas {
        let found = server.get(&format!("/tenants/{here}/areas/{area}/compare?with={there}")).await;
        pairs += found["pairs"].as_array().expect("a list").len();
        equal += found["equal"].as_u64().expect("a number");
    }
    println!("{} areas: {equal} pairs are the same, {pairs} differ", areas.len());
    assert!(equal > 0 && pairs > 0);
}
