//! What Graph refuses, and what it answers only on certain words.

use super::{POLICIES, Visit};
use serde_json::{Value, json};

#[tokio::test]
async fn options_that_a_path_does_not_take_are_refused() {
    let visit = Visit::of(0).await;
    for address in [
        "/v1.0/identity/conditionalAccess/authenticationContextClassReferences?$top=5",
        "/v1.0/subscribedSkus?$filter=skuPartNumber eq 'SPB'",
        "/v1.0/policies/authorizationPolicy?$top=1",
        "/v1.0/groups?$colour=red",
        "/v1.0/identity/conditionalAccess/policies?$expand=conditions",
        "/v1.0/policies/roleManagementPolicyAssignments?$expand=policy($expand=paragraphs)",
        "/beta/deviceManagement/deviceConfigurations?$select=colour",
        "/v1.0/deviceManagement/configurationPolicies",
    ] {
        assert_eq!(visit.send("GET", address, None).await.0, 400, "{address}");
    }
}

#[tokio::test]
async fn advanced_queries_need_eventual_consistency() {
    let visit = Visit::of(0).await;
    let ask = async |address: &str, is_eventual: bool| {
        let mut request = visit.client.get(format!("{}{address}", visit.simulator.url())).bearer_auth(&visit.token);
        if is_eventual {
            request = request.header("ConsistencyLevel", "eventual");
        }
        request.send().await.unwrap()
    };
    for path in ["users", "groups", "devices", "applications", "servicePrincipals"] {
        let counted = ask(&format!("/v1.0/{path}/$count"), true).await;
        assert_eq!(counted.headers()["Content-Type"], "text/plain");
        assert!(counted.text().await.unwrap().parse::<u64>().unwrap() > 0, "{path}");
        assert_eq!(ask(&format!("/v1.0/{path}/$count"), false).await.status(), 400, "{path}");
    }
    let unequal = "/v1.0/groups?$filter=visibility ne 'Private'";
    assert_eq!(ask(unequal, false).await.status(), 400);
    assert_eq!(ask(unequal, true).await.status(), 400, "$count=true is missing");
    assert_eq!(ask(&format!("{unequal}&$count=true"), true).await.status(), 200);
    let page: Value = ask("/v1.0/groups?$count=true", false).await.json().await.unwrap();
    assert!(page.get("@odata.count").is_none());
    assert_eq!(ask("/v1.0/deviceManagement/managedDevices/$count", false).await.status(), 200);
}

#[tokio::test]
async fn overviews_have_what_they_need() {
    let visit = Visit::of(0).await;
    for address in [
        "/v1.0/reports/authenticationMethods/userRegistrationDetails",
        "/v1.0/devices",
        "/v1.0/deviceManagement/managedDevices",
        "/v1.0/security/secureScores?$top=1",
        "/v1.0/subscribedSkus",
    ] {
        let rows = visit.get(address).await["value"].as_array().unwrap().clone();
        assert!(!rows.is_empty() && rows[0].as_object().unwrap().len() > 5, "{address}: {}", rows[0]);
    }
    let principal = visit.all("/v1.0/servicePrincipals").await.swap_remove(0);
    let address =
        format!("/v1.0/servicePrincipals(appId='{}')/appRoleAssignments", principal["appId"].as_str().unwrap());
    assert!(visit.get(&address).await["value"].is_array());
}

#[tokio::test]
async fn generic_objects_can_be_changed_like_others() {
    let visit = Visit::of(0).await;
    let change = async |method: &str, path: &str, body: Value| {
        let change = json!({ "method": method, "path": path, "body": body });
        visit.admin("POST", "changes", change).await
    };
    let list = "/beta/deviceManagement/intents";
    let before = visit.all(list).await;
    let id = before[0]["id"].as_str().unwrap();
    let path = format!("{list}/{id}");
    assert_eq!(change("PATCH", &path, json!({ "displayName": "Other" })).await, 200);
    assert_eq!(visit.get(&path).await["displayName"], "Other");
    assert_eq!(change("PATCH", &path, json!({ "colour": "red" })).await, 400);
    assert_eq!(change("PATCH", &path, json!({ "isAssigned": "yes" })).await, 400);
    assert_eq!(change("PATCH", &path, json!({ "roleScopeTagIds": "0" })).await, 400);
    assert_eq!(change("POST", list, json!({ "displayName": "New" })).await, 201);
    assert_eq!(change("DELETE", &path, Value::Null).await, 204);
    let after = visit.all(list).await;
    assert_eq!(after.len(), before.len());
    let new = after.iter().find(|intent| intent["displayName"] == "New").unwrap()["id"].as_str().unwrap();
    assert_eq!(visit.all(&format!("{list}/{new}/settings")).await, Vec::<Value>::new(), "nothing is made up for it");
    let policies = "/v1.0/policies/roleManagementPolicies";
    let policy = visit.all(&format!("{policies}?$expand=rules")).await.swap_remove(0);
    let rule =
        format!("{policies}/{}/rules/{}", policy["id"].as_str().unwrap(), policy["rules"][0]["id"].as_str().unwrap());
    assert_eq!(change("PATCH", &rule, json!({ "target": { "caller": "Admin" } })).await, 204);
    assert_eq!(visit.get(&rule).await["target"]["caller"], "Admin");
}

#[tokio::test]
async fn values_of_another_type_are_refused_at_any_depth() {
    let visit = Visit::of(0).await;
    let policy = visit.policy("CA001 Block legacy authentication").await;
    let path = format!("{POLICIES}/{}", policy["id"].as_str().unwrap());
    for body in [
        json!({ "state": "sometimes" }),
        json!({ "conditions": { "users": { "includePeople": [] } } }),
        json!({ "conditions": { "clientAppTypes": ["carrierPigeon"] } }),
        json!({ "conditions": { "users": { "includeUsers": "All" } } }),
        json!({ "grantControls": { "builtInControls": [5] } }),
    ] {
        let change = json!({ "method": "PATCH", "path": path, "body": body });
        assert_eq!(visit.admin("POST", "changes", change).await, 400, "{body}");
    }
}

#[tokio::test]
async fn related_objects_are_those_of_their_own_collections() {
    let visit = Visit::of(0).await;
    let assignments = visit
        .all("/v1.0/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=policy($expand=rules)")
        .await;
    assert!(assignments.len() > 10);
    for assignment in &assignments {
        assert_eq!(assignment["policy"]["rules"].as_array().unwrap().len(), 17);
        assert_eq!(assignment["policy"]["id"], assignment["policyId"]);
    }
    let bare = visit.all("/v1.0/policies/roleManagementPolicyAssignments?$expand=policy").await;
    assert!(bare[0]["policy"].get("rules").is_none() && bare[0]["policy"]["id"].is_string());
    let catalogs = visit.all("/v1.0/identityGovernance/entitlementManagement/catalogs").await;
    let packages = visit.all("/v1.0/identityGovernance/entitlementManagement/accessPackages?$expand=catalog").await;
    for package in &packages {
        assert!(catalogs.contains(&package["catalog"]), "{package}");
        assert!(package.as_object().unwrap().keys().all(|key| !key.contains("simulator")));
    }
    let methods = "/v1.0/policies/authenticationMethodsPolicy";
    let own = visit.get(methods).await["authenticationMethodConfigurations"].as_array().unwrap().len();
    assert_eq!(visit.all(&format!("{methods}/authenticationMethodConfigurations")).await.len(), own);
}
