//! What Graph refuses, passes over and does by itself when something is written.

use super::{POLICIES, Visit};
use serde_json::{Value, json};

const LOCATIONS: &str = "/v1.0/identity/conditionalAccess/namedLocations";
const SCHEDULES: &str = "/v1.0/roleManagement/directory/roleEligibilitySchedules";
const NOBODY: &str = "5f0c1a52-7f55-4d9c-8e07-3d1b6a6a7c11";

impl Visit {
    /// A change as an administrator makes it: no role can be missing.
    async fn change(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/__simulator/tenants/{}/changes", self.simulator.url(), self.tenant.directory_id);
        let change = json!({ "method": method, "path": path, "body": body });
        let response = self.client.post(url).json(&change).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap_or(Value::Null))
    }

    async fn refused(&self, method: &str, path: &str, body: Value, status: u16, words: &str) {
        let (answered, error) = self.change(method, path, body).await;
        let message = error["error"]["message"].as_str().unwrap_or_default();
        assert_eq!(answered, status, "{method} {path}: {error}");
        assert!(message.contains(words), "{message}");
    }

    async fn first(&self, list: &str) -> Value {
        self.all(list).await.into_iter().next().unwrap_or_else(|| panic!("{list} is empty"))
    }
}

fn at(list: &str, object: &Value) -> String {
    format!("{list}/{}", object["id"].as_str().unwrap())
}

#[tokio::test]
async fn ids_of_objects_that_are_not_there_are_refused_and_nothing_changes() {
    let visit = Visit::of(0).await;
    let before = visit.first(POLICIES).await;
    let path = at(POLICIES, &before);
    for place in ["excludeGroups", "excludeUsers", "excludeRoles"] {
        let body = json!({ "conditions": { "users": { place: [NOBODY] } } });
        visit.refused("PATCH", &path, body, 400, NOBODY).await;
    }
    let strength = json!({ "grantControls": { "authenticationStrength": { "id": NOBODY } } });
    visit.refused("PATCH", &path, strength, 400, NOBODY).await;
    assert_eq!(visit.get(&path).await["conditions"], before["conditions"]);
    let target = json!({ "@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": NOBODY });
    let configuration = visit.first("/beta/deviceManagement/deviceConfigurations").await;
    let assign = format!("{}/assign", at("/beta/deviceManagement/deviceConfigurations", &configuration));
    visit.refused("POST", &assign, json!({ "assignments": [{ "target": target }] }), 400, NOBODY).await;
}

#[tokio::test]
async fn a_strength_is_named_by_its_id_alone_and_shown_whole() {
    let visit = Visit::of(0).await;
    let path = at(POLICIES, &visit.first(POLICIES).await);
    let strength = visit.first("/v1.0/policies/authenticationStrengthPolicies").await;
    let whole = json!({ "grantControls": { "authenticationStrength": strength } });
    visit.refused("PATCH", &path, whole, 400, "Only the id").await;
    let by_id = json!({ "grantControls": { "authenticationStrength": { "id": strength["id"] } } });
    assert_eq!(visit.change("PATCH", &path, by_id).await.0, 204);
    let shown = visit.get(&path).await["grantControls"]["authenticationStrength"].clone();
    assert_eq!((&shown["id"], &shown["displayName"]), (&strength["id"], &strength["displayName"]));
}

#[tokio::test]
async fn what_the_service_keeps_is_refused_by_entra_and_passed_over_by_intune() {
    let visit = Visit::of(0).await;
    let path = at(POLICIES, &visit.first(POLICIES).await);
    let body = json!({ "createdDateTime": "2020-01-01T00:00:00Z" });
    visit.refused("PATCH", &path, body.clone(), 400, "read-only").await;
    let list = "/beta/deviceManagement/deviceConfigurations";
    let before = visit.first(list).await;
    let typed = json!({ "@odata.type": before["@odata.type"], "createdDateTime": "2020-01-01T00:00:00Z" });
    assert_eq!(visit.change("PATCH", &at(list, &before), typed).await.0, 200);
    assert_eq!(visit.get(&at(list, &before)).await["createdDateTime"], before["createdDateTime"]);
}

#[tokio::test]
async fn a_put_empties_what_it_leaves_out() {
    let visit = Visit::of(0).await;
    let path = "/v1.0/policies/adminConsentRequestPolicy";
    visit.refused("PUT", path, json!({ "remindersEnabled": true }), 400, "isEnabled").await;
    assert_eq!(visit.change("PUT", path, json!({ "isEnabled": true })).await.0, 204);
    let after = visit.get(path).await;
    assert_eq!((&after["isEnabled"], &after["reviewers"]), (&json!(true), &json!([])));
}

#[tokio::test]
async fn what_is_built_in_in_use_or_taken_stays() {
    let visit = Visit::of(0).await;
    let roles = "/v1.0/roleManagement/directory/roleDefinitions";
    let built_in = visit.all(roles).await.into_iter().find(|role| role["isBuiltIn"] == true).unwrap();
    visit.refused("PATCH", &at(roles, &built_in), json!({ "description": "x" }), 400, "built-in").await;
    let assignments = "/v1.0/roleManagement/directory/roleAssignments";
    let held = visit.first(assignments).await;
    let copy = json!({ "principalId": held["principalId"], "roleDefinitionId": held["roleDefinitionId"],
        "directoryScopeId": held["directoryScopeId"] });
    visit.refused("POST", assignments, copy, 409, "already exists").await;
    let location = visit.first(LOCATIONS).await;
    let policy = at(POLICIES, &visit.first(POLICIES).await);
    let excluded =
        json!({ "conditions": { "locations": { "includeLocations": ["All"], "excludeLocations": [location["id"]] } } });
    assert_eq!(visit.change("PATCH", &policy, excluded).await.0, 204);
    visit.refused("DELETE", &at(LOCATIONS, &location), Value::Null, 400, "referenced").await;
}

#[tokio::test]
async fn an_enabled_role_is_switched_off_before_it_goes() {
    let visit = Visit::of(0).await;
    let path = at("/v1.0/applications", &visit.first("/v1.0/applications").await);
    let role = |is_enabled: bool| {
        json!({ "appRoles": [{ "id": NOBODY, "allowedMemberTypes": ["User"], "displayName": "Reader",
            "description": "Reads", "isEnabled": is_enabled, "value": "reader" }] })
    };
    assert_eq!(visit.change("PATCH", &path, role(true)).await.0, 204);
    visit.refused("PATCH", &path, json!({ "appRoles": [] }), 400, "disabled first").await;
    assert_eq!(visit.change("PATCH", &path, role(false)).await.0, 204);
    assert_eq!(visit.change("PATCH", &path, json!({ "appRoles": [] })).await.0, 204);
}

#[tokio::test]
async fn what_was_deleted_is_found_by_its_id_among_all_that_were_and_comes_back() {
    let visit = Visit::of(0).await;
    for list in ["/v1.0/groups", "/v1.0/directory/administrativeUnits", "/v1.0/applications"] {
        let before = visit.first(list).await;
        let binned = format!("/v1.0/directory/deletedItems/{}", before["id"].as_str().unwrap());
        assert_eq!(visit.send("GET", &binned, None).await.0, 404);
        assert_eq!(visit.change("DELETE", &at(list, &before), Value::Null).await.0, 204, "{list}");
        assert_eq!(visit.get(&binned).await["displayName"], before["displayName"]);
        assert_eq!(visit.change("POST", &format!("{binned}/restore"), Value::Null).await.0, 200, "{list}");
        assert_eq!(visit.get(&at(list, &before)).await["displayName"], before["displayName"]);
        assert_eq!(visit.send("GET", &binned, None).await.0, 404);
    }
}

#[tokio::test]
async fn a_schedule_changes_by_requests() {
    let visit = Visit::of(0).await;
    let requests = "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests";
    let schedule = visit.first(SCHEDULES).await;
    let request = |action: &str| {
        json!({ "action": action, "justification": "A test", "principalId": schedule["principalId"],
            "roleDefinitionId": schedule["roleDefinitionId"], "directoryScopeId": schedule["directoryScopeId"],
            "scheduleInfo": { "expiration": { "type": "noExpiration" } } })
    };
    visit.refused("POST", requests, request("adminAssign"), 400, "already exists").await;
    assert_eq!(visit.change("POST", requests, request("adminUpdate")).await.0, 201);
    let changed = visit.get(&at(SCHEDULES, &schedule)).await;
    assert_eq!(changed["scheduleInfo"]["expiration"]["type"], "noExpiration");
    assert_eq!(visit.change("POST", requests, request("adminRemove")).await.0, 201);
    assert_eq!(visit.send("GET", &at(SCHEDULES, &schedule), None).await.0, 404);
    let (status, made) = visit.change("POST", requests, request("adminAssign")).await;
    assert_eq!(status, 201);
    let target = format!("{SCHEDULES}/{}", made["targetScheduleId"].as_str().unwrap());
    assert_eq!(visit.get(&target).await["principalId"], schedule["principalId"]);
}

#[tokio::test]
async fn a_fault_can_be_for_one_method_and_a_refusal_does_nothing() {
    let mut visit = Visit::of(0).await;
    visit.admin("PUT", "roles", json!(["Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"])).await;
    visit.sign_in().await;
    let before = visit.first(POLICIES).await;
    let path = at(POLICIES, &before);
    let fault = json!({ "path": "/identity/conditionalAccess/policies", "kind": "refuse", "method": "PATCH",
        "status": 412, "code": "PreconditionFailed", "message": "The object changed.", "times": 1 });
    visit.admin("POST", "faults", fault).await;
    let change = json!({ "displayName": "Another name" });
    let (status, error) = visit.send("PATCH", &path, Some(change.clone())).await;
    assert_eq!((status.as_u16(), &error["error"]["code"]), (412, &json!("PreconditionFailed")));
    assert_eq!(visit.get(&path).await["displayName"], before["displayName"]);
    assert_eq!(visit.send("PATCH", &path, Some(change)).await.0, 204);
}

/// The answer is lost, and what was asked for is done.
#[tokio::test]
async fn a_write_whose_answer_is_cut_was_done() {
    let mut visit = Visit::of(0).await;
    visit.admin("PUT", "roles", json!(["Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"])).await;
    visit.sign_in().await;
    let path = at(POLICIES, &visit.first(POLICIES).await);
    let fault = json!({ "path": "/identity", "kind": "cut", "method": "PATCH", "times": 1 });
    visit.admin("POST", "faults", fault).await;
    let request = visit.client.patch(format!("{}{path}", visit.simulator.url())).bearer_auth(&visit.token);
    let answer = request.json(&json!({ "displayName": "Done" })).send().await.unwrap();
    assert!(answer.bytes().await.is_err(), "the answer must be cut");
    assert_eq!(visit.get(&path).await["displayName"], "Done");
}

#[tokio::test]
async fn an_object_is_put_in_place_past_all_rules() {
    let visit = Visit::of(0).await;
    let before = visit.first(POLICIES).await;
    let path = at(POLICIES, &before);
    let mut stored = visit.ask_admin(&format!("objects?path={path}")).await;
    stored["conditions"]["users"]["excludeGroups"] = json!([NOBODY]);
    assert_eq!(visit.admin("PUT", "objects", json!({ "path": path, "body": stored })).await, 204);
    assert_eq!(visit.get(&path).await["conditions"]["users"]["excludeGroups"], json!([NOBODY]));
    assert_eq!(visit.admin("PUT", "objects", json!({ "path": path, "body": null })).await, 204);
    assert_eq!(visit.send("GET", &path, None).await.0, 404);
}
