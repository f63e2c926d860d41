//! Changes that were not seen.

use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::differ;

#[test]
fn another_action_for_devices_that_do_not_comply_is_found() {
    let policy = |action: &str, hours: i64| {
        json!({ "displayName": "Windows", "scheduledActionsForRule": [{
        "ruleName": "PasswordRequired", "scheduledActionConfigurations": [
            { "actionType": "block", "gracePeriodHours": hours, "notificationTemplateId": "" },
            { "actionType": action, "gracePeriodHours": 24 } ] }] })
    };
    let rule = "scheduledActionsForRule[ruleName=PasswordRequired].scheduledActionConfigurations";
    differ(
        "device_compliance_policies",
        &policy("notification", 0),
        &policy("notification", 72),
        &[&format!("{rule}[actionType=block].gracePeriodHours")],
    );
    differ(
        "device_compliance_policies",
        &policy("notification", 0),
        &policy("retire", 0),
        &[&format!("{rule}[actionType=notification]"), &format!("{rule}[actionType=retire]")],
    );
}

#[test]
fn an_authentication_context_that_is_no_longer_required_is_found() {
    let policy = |contexts| {
        json!({ "state": "enabled", "conditions": { "applications": {
        "includeApplications": ["00000003-0000-0ff1-ce00-000000000000"],
        "includeAuthenticationContextClassReferences": contexts } } })
    };
    let path = "conditions.applications.includeAuthenticationContextClassReferences";
    differ("conditional_access_policies", &policy(json!(["c1", "c2"])), &policy(json!(["c1"])), &[path]);
    differ(
        "authentication_contexts",
        &json!({ "displayName": "Payroll", "isAvailable": true }),
        &json!({ "displayName": "Payroll", "isAvailable": false }),
        &["isAvailable"],
    );
}

#[test]
fn another_scope_of_a_policy_is_found() {
    let target = |kind: &str, group: &str| json!({ "target": { "@odata.type": format!("#microsoft.graph.{kind}"), "groupId": group } });
    let policy = |targets: &[Value]| json!({ "name": "Edge", "assignments": targets });
    let group = "aaaaaaaa-54b4-4a4b-9a44-6f3f0f3d7c11";
    let include = target("groupAssignmentTarget", group);
    let exclude = target("exclusionGroupAssignmentTarget", group);
    differ(
        "configuration_policies",
        &policy(std::slice::from_ref(&include)),
        &policy(&[exclude]),
        &[
            &format!("assignments[@odata.type=exclusionGroupAssignmentTarget,groupId={group}]"),
            &format!("assignments[@odata.type=groupAssignmentTarget,groupId={group}]"),
        ],
    );
    let everybody = json!({ "target": { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" } });
    differ(
        "configuration_policies",
        &policy(std::slice::from_ref(&include)),
        &policy(&[include, everybody]),
        &["assignments[@odata.type=allDevicesAssignmentTarget]"],
    );
}

fn diff(before: &Value, after: &Value) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, body: &Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, body.to_string()).expect("a file");
        path
    };
    let (before, after) = (write("before.json", before), write("after.json", after));
    Command::new(env!("CARGO_BIN_EXE_plumbline"))
        .args(["diff", "--area", "conditional_access_policies", "--exit-code"])
        .args([before, after])
        .output()
        .expect("the binary starts")
}

#[test]
fn a_policy_that_stands_in_one_export_alone_is_listed() {
    let policy = |id: &str| json!({ "id": id, "displayName": format!("Policy {id}"), "state": "enabled" });
    let more = diff(&json!({ "value": [policy("a")] }), &json!({ "value": [policy("a"), policy("b"), policy("c")] }));
    let text = String::from_utf8_lossy(&more.stdout).into_owned();
    let listed: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(listed, ["+ Policy b (b) is new", "+ Policy c (c) is new"]);
    assert_eq!(more.status.code(), Some(3));
    let less = diff(&json!([policy("a"), policy("b")]), &json!([policy("a")]));
    assert!(String::from_utf8_lossy(&less.stdout).starts_with("- Policy b (b) is gone"));
}

#[test]
fn a_difference_deep_inside_is_reported_and_tells_by_its_exit_code() {
    let policy = |groups: &[&str]| {
        json!([{ "id": "a", "displayName": "MFA", "conditions": { "users": {
        "includeUsers": ["All"], "excludeGroups": groups } } }, { "id": "b", "displayName": "Other" }])
    };
    let changed = diff(&policy(&["g1"]), &policy(&["g1", "g2"]));
    let text = String::from_utf8_lossy(&changed.stdout).into_owned();
    assert!(text.contains("conditions.users.excludeGroups") && text.contains("g2"), "{text}");
    assert_eq!(changed.status.code(), Some(3));
    assert_eq!(diff(&policy(&["g1"]), &policy(&["g1"])).status.code(), Some(0));
}

#[test]
fn bodies_without_ids_are_matched_by_name() {
    let policy = |name: &str, state: &str| json!({ "displayName": name, "state": state });
    let before = json!([policy("One", "enabled"), policy("Two", "enabled")]);
    let after = json!([policy("Two", "disabled"), policy("One", "enabled")]);
    let text = String::from_utf8_lossy(&diff(&before, &after).stdout).into_owned();
    assert!(text.starts_with("~ Two: state") && text.matches('~').count() == 1, "{text}");
}
