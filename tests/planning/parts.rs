//! Parts of a resource that requests of their own write.

use plumbline::domain::plan::{Live, OperationKind, Purpose, Standing, foreign_changes, not_held, state_of};
use serde_json::{Value, json};

use crate::setting::{directory, entry, guid, missing, plan_of, requests, restore};

const CONFIGURATIONS: &str = "device_configurations";

fn configuration(value: &str, groups: &[u8]) -> Value {
    let assignment = |group: &u8| {
        json!({
            "id": format!("a{group}"), "source": "direct",
            "target": { "@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": guid(*group) },
        })
    };
    json!({
        "@odata.type": "#microsoft.graph.windows10GeneralConfiguration", "id": guid(1), "displayName": "Windows",
        "description": value, "version": 3, "assignments": groups.iter().map(assignment).collect::<Vec<_>>(),
    })
}

#[test]
fn assignments_are_written_as_a_whole_by_a_request_of_their_own() {
    let plan = restore(CONFIGURATIONS, &configuration("a", &[4, 5]), &configuration("b", &[4]));
    let sent = requests(&plan);
    assert_eq!(sent[0].0, format!("PATCH /deviceManagement/deviceConfigurations/{}", guid(1)));
    assert_eq!(
        sent[0].1,
        json!({ "@odata.type": "#microsoft.graph.windows10GeneralConfiguration", "description": "a" })
    );
    assert_eq!(sent[1].0, format!("POST /deviceManagement/deviceConfigurations/{}/assign", guid(1)));
    let targets: Vec<&Value> =
        sent[1].1["assignments"].as_array().expect("a list").iter().map(|one| &one["target"]["groupId"]).collect();
    assert_eq!(targets, [&json!(guid(4)), &json!(guid(5))]);
    assert_eq!(plan.operations[1].part, "assignments");
    assert_eq!(plan.operations[1].places(), ["assignments"]);
    assert_eq!(plan.operations[0].wave, plan.operations[1].wave);
}

#[test]
fn a_new_resource_gets_its_parts_once_it_has_an_id() {
    let agreed = configuration("a", &[4]);
    let plan = plan_of(
        Purpose::Restore,
        &directory(&[]),
        vec![(CONFIGURATIONS, vec![missing(CONFIGURATIONS, &agreed, Live::Gone)])],
        vec![],
    );
    let sent = requests(&plan);
    assert_eq!(plan.operations[0].kind, OperationKind::Create);
    assert!(sent[0].1.get("assignments").is_none(), "{}", sent[0].1);
    assert_eq!(sent[1].0, "POST /deviceManagement/deviceConfigurations/{{created:1}}/assign");
    assert_eq!(plan.operations[1].needs, [1]);
}

const APPLICATIONS: &str = "applications";

fn application(owners: &[u8], roles: &[u8]) -> Value {
    let role = |number: &u8| {
        json!({
            "id": guid(*number), "displayName": format!("Role {number}"), "value": format!("role.{number}"),
            "description": "A role", "isEnabled": true, "allowedMemberTypes": ["User"],
        })
    };
    json!({
        "id": guid(1), "appId": guid(2), "displayName": "Payroll", "appRoles": roles.iter().map(role).collect::<Vec<_>>(),
        "owners": owners.iter().map(|owner| json!({ "id": guid(*owner) })).collect::<Vec<_>>(),
    })
}

#[test]
fn elements_come_one_by_one_before_others_go_one_by_one() {
    let plan = restore(APPLICATIONS, &application(&[3, 4], &[]), &application(&[5, 3, 6], &[]));
    let sent = requests(&plan);
    let owners = format!("/applications/{}/owners", guid(1));
    assert_eq!(sent[0].0, format!("POST {owners}/$ref"));
    assert_eq!(sent[0].1, json!({ "@odata.id": format!("{{{{graph}}}}/v1.0/directoryObjects/{}", guid(4)) }));
    assert_eq!(sent[1].0, format!("DELETE {owners}/{}/$ref", guid(5)));
    assert_eq!(sent[2].0, format!("DELETE {owners}/{}/$ref", guid(6)));
    assert_eq!(plan.operations[1].changes[0].before, json!([{ "id": guid(5) }]));
    assert_eq!(plan.operations[1].changes[0].after, Value::Null);
}

#[test]
fn half_of_the_elements_is_no_change_by_others_and_each_is_known_as_done_or_not() {
    let area = &entry(APPLICATIONS).area;
    let plan = restore(APPLICATIONS, &application(&[3, 4], &[]), &application(&[5, 3, 6], &[]));
    let touched = &plan.resources[0];
    let [add, remove, last] = plan.operations.as_slice() else { panic!("{:?}", plan.operations) };
    let half = application(&[3, 4, 6], &[]);
    for (operation, expected) in [(add, Standing::AsWanted), (remove, Standing::AsWanted), (last, Standing::AsSeen)] {
        assert_eq!(state_of(area, operation, touched, Some(&half)).expect("a body"), expected, "{}", operation.number);
        let held = not_held(area, operation, touched, Some(&half)).expect("a body").is_empty();
        assert_eq!(held, expected == Standing::AsWanted);
    }
    let foreign = |owners: &[u8]| {
        let changes = foreign_changes(area, touched, &[add, remove], Some(&application(owners, &[])));
        changes.expect("a body").len()
    };
    assert_eq!((foreign(&[3, 4, 6]), foreign(&[5, 3, 6]), foreign(&[3, 4])), (0, 0, 0));
    assert_eq!((foreign(&[3, 4, 6, 9]), foreign(&[4, 6])), (1, 1));
}

#[test]
fn a_role_is_switched_off_before_it_is_removed() {
    let (agreed, live) = (application(&[3], &[7]), application(&[3], &[7, 8]));
    let plan = restore(APPLICATIONS, &agreed, &live);
    let sent = requests(&plan);
    assert_eq!(sent[0].1["appRoles"][1]["isEnabled"], json!(false));
    assert_eq!(sent[0].1["appRoles"][0], live["appRoles"][0]);
    assert_eq!(sent[1].1, json!({ "appRoles": agreed["appRoles"] }));
    assert_eq!(plan.operations[1].needs, [1]);
    let (area, touched) = (&entry(APPLICATIONS).area, &plan.resources[0]);
    let off = plan.operations[0].interim.as_ref();
    assert_eq!(state_of(area, &plan.operations[0], touched, off).expect("a body"), Standing::AsWanted);
    assert_eq!(foreign_changes(area, touched, &[&plan.operations[0]], off).expect("a body"), vec![]);
}

#[test]
fn one_rule_of_many_is_written_by_itself() {
    const POLICIES: &str = "pim_role_policies";
    let body = |duration: &str| {
        json!({
            "id": "assignment", "policyId": "policy-1", "policy": { "id": "policy-1", "rules": [
                { "@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule", "id": "Expiration_EndUser_Assignment",
                  "isExpirationRequired": true, "maximumDuration": duration },
                { "@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule", "id": "Enablement_EndUser_Assignment",
                  "enabledRules": ["MultiFactorAuthentication"] },
            ] },
        })
    };
    let (agreed, live) = (body("PT8H"), body("PT24H"));
    let plan = restore(POLICIES, &agreed, &live);
    let path = "PATCH /policies/roleManagementPolicies/policy-1/rules/Expiration_EndUser_Assignment";
    assert_eq!(requests(&plan), [(path.to_owned(), agreed["policy"]["rules"][0].clone())]);
    assert_eq!(plan.operations[0].places(), ["policy.rules[id=Expiration_EndUser_Assignment]"]);
}

#[test]
fn a_request_of_its_own_kind_names_what_it_is_about() {
    let body = |end: &str| {
        json!({
            "id": "schedule", "principalId": guid(3), "roleDefinitionId": guid(4), "directoryScopeId": "/",
            "scheduleInfo": { "startDateTime": "2026-01-01T00:00:00Z", "expiration": { "type": "afterDateTime", "endDateTime": end } },
        })
    };
    let agreed = body("2026-12-31T00:00:00Z");
    let plan = restore("role_eligibility_schedules", &agreed, &body("2030-12-31T00:00:00Z"));
    let sent = requests(&plan);
    assert_eq!(sent[0].0, "POST /roleManagement/directory/roleEligibilityScheduleRequests");
    assert_eq!(sent[0].1["action"], json!("adminUpdate"));
    assert_eq!(sent[0].1["principalId"], json!(guid(3)));
    assert_eq!(sent[0].1["scheduleInfo"], agreed["scheduleInfo"]);
}

#[test]
fn what_never_changes_is_made_anew_before_the_other_one_goes() {
    let body = |principal: u8| json!({ "id": "assignment", "principalId": guid(principal), "roleDefinitionId": guid(4), "directoryScopeId": "/" });
    let plan = restore("directory_role_assignments", &body(3), &body(9));
    let kinds: Vec<OperationKind> = plan.operations.iter().map(|operation| operation.kind).collect();
    assert_eq!(kinds, [OperationKind::Create, OperationKind::Delete]);
    assert_eq!(requests(&plan)[0].1["principalId"], json!(guid(3)));
    assert_eq!(requests(&plan)[1].0, "DELETE /roleManagement/directory/roleAssignments/assignment");
    assert_eq!(plan.operations[1].needs, [1]);
}
