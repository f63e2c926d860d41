//! Null, missing and empty.

use serde_json::json;

use crate::{differ, same};

#[test]
fn null_and_an_empty_list_are_no_drift() {
    let users = |groups| json!({ "conditions": { "users": { "includeUsers": ["All"], "excludeGroups": groups } } });
    for empty in [json!(null), json!([]), json!([null])] {
        same(
            "conditional_access_policies",
            &users(empty),
            &json!({ "conditions": { "users": { "includeUsers": ["All"] } } }),
        );
    }
}

#[test]
fn group_types_that_are_empty_are_no_drift() {
    let group = json!({ "displayName": "All staff", "securityEnabled": true, "groupTypes": [] });
    same("groups", &group, &json!({ "displayName": "All staff", "securityEnabled": true, "groupTypes": null }));
    let dynamic = json!({ "displayName": "All staff", "securityEnabled": true, "groupTypes": ["DynamicMembership"] });
    differ("groups", &group, &dynamic, &["groupTypes"]);
}

#[test]
fn identifier_addresses_that_are_empty_are_no_drift() {
    let app = |uris| json!({ "displayName": "App", "identifierUris": uris });
    same("applications", &app(json!([])), &app(json!(null)));
    same("applications", &app(json!([])), &json!({ "displayName": "App" }));
    differ("applications", &app(json!([])), &app(json!(["api://contoso/app"])), &["identifierUris"]);
}

#[test]
fn a_setting_that_is_off_is_not_a_setting_that_is_missing() {
    let with = |value| json!({ "displayName": "Rules", "passwordRequired": value });
    differ(
        "device_compliance_policies",
        &with(json!(false)),
        &json!({ "displayName": "Rules" }),
        &["passwordRequired"],
    );
    differ("device_compliance_policies", &with(json!(false)), &with(json!(null)), &["passwordRequired"]);
}

#[test]
fn an_emptied_list_of_permissions_is_found() {
    let graph = "00000003-0000-0000-c000-000000000000";
    let app = |access| json!({ "displayName": "App", "requiredResourceAccess": access });
    let granted = app(json!([{ "resourceAppId": graph, "resourceAccess": [
        { "id": "df021288-bdef-4463-88db-98f22de89214", "type": "Role" } ] }]));
    let path = format!("requiredResourceAccess[resourceAppId={graph}]");
    differ("applications", &granted, &app(json!([])), &[&path]);
    let one_less = app(json!([{ "resourceAppId": graph, "resourceAccess": [] }]));
    let path = format!("{path}.resourceAccess[id=df021288-bdef-4463-88db-98f22de89214,type=Role]");
    differ("applications", &granted, &one_less, &[&path]);
}

#[test]
fn a_condition_that_the_agreed_policy_does_not_have_is_found() {
    let policy = |locations| {
        json!({ "state": "enabled", "conditions": {
        "users": { "includeUsers": ["All"] }, "locations": locations } })
    };
    let narrowed = policy(json!({ "includeLocations": ["All"], "excludeLocations": ["AllTrusted"] }));
    differ("conditional_access_policies", &policy(json!(null)), &narrowed, &["conditions.locations"]);
    let widened = policy(json!({ "includeLocations": ["All"], "excludeLocations": [] }));
    differ("conditional_access_policies", &narrowed, &widened, &["conditions.locations.excludeLocations"]);
}
