//! Which places are written.

use plumbline::domain::plan::{Disagreement, Obstacle, OperationKind, Purpose};
use serde_json::{Value, json};

use crate::setting::{chosen, directory, drift, group, guid, left_out, plan_of, policy, requests, restore, unexpected};

const POLICIES: &str = "conditional_access_policies";

#[test]
fn only_the_property_that_drifted_is_sent_with_what_lies_beside_the_place_in_it() {
    let (agreed, mut live) = (policy(&json!([guid(1)]), "enabled"), policy(&json!([guid(1), guid(2)]), "enabled"));
    live["displayName"] = json!("Require MFA (edited)");
    live["conditions"]["users"]["excludeUsers"] = json!([guid(9)]);
    let mut only_groups = chosen(POLICIES, &agreed, &live);
    only_groups
        .drifts
        .retain(|drift| drift.what == Disagreement::Changed { path: "conditions.users.excludeGroups".to_owned() });
    let known = directory(&[("groups", &[group(1, "Break glass"), group(2, "Contractors")])]);
    let plan = plan_of(Purpose::Restore, &known, vec![(POLICIES, vec![only_groups])], vec![]);
    let mut conditions = live["conditions"].clone();
    conditions["users"]["excludeGroups"] = json!([guid(1)]);
    let path = "PATCH /identity/conditionalAccess/policies/9bd06a28-1d5a-4a7c-b8ec-7a7b0d7e2a11";
    assert_eq!(requests(&plan), [(path.to_owned(), json!({ "conditions": conditions }))]);
    assert_eq!(plan.operations[0].reason, "Exclude groups: “Contractors” goes out.");
    assert_eq!(plan.operations[0].drifts.len(), 1);
    assert_eq!(plan.resources[0].seen.as_ref(), Some(&live));
    let mut wanted = live;
    wanted["conditions"] = conditions;
    assert_eq!(plan.resources[0].wanted.as_ref(), Some(&wanted));
}

#[test]
fn what_is_to_be_gone_is_said_to_be_nothing() {
    let (agreed, mut live) = (policy(&json!([]), "enabled"), policy(&json!([]), "enabled"));
    live["sessionControls"] = json!({ "signInFrequency": { "value": 1, "type": "hours", "isEnabled": true } });
    let plan = restore(POLICIES, &agreed, &live);
    assert_eq!(requests(&plan)[0].1, json!({ "sessionControls": null }));
}

#[test]
fn an_empty_set_is_sent_where_an_empty_set_was_agreed() {
    let (agreed, live) = (policy(&json!([]), "enabled"), policy(&json!([guid(2)]), "enabled"));
    let plan = restore(POLICIES, &agreed, &live);
    assert_eq!(requests(&plan)[0].1["conditions"]["users"]["excludeGroups"], json!([]));
}

#[test]
fn a_strength_is_sent_by_its_id_alone() {
    let (mut agreed, mut live) = (policy(&json!([]), "enabled"), policy(&json!([]), "enabled"));
    agreed["grantControls"]["authenticationStrength"] = json!({
        "id": guid(4), "displayName": "Phishing resistant", "allowedCombinations": ["fido2"],
    });
    live["grantControls"]["authenticationStrength"] = Value::Null;
    let plan = restore(POLICIES, &agreed, &live);
    assert_eq!(requests(&plan)[0].1["grantControls"]["authenticationStrength"], json!({ "id": guid(4) }));
}

#[test]
fn what_is_as_it_was_agreed_meanwhile_needs_nothing() {
    let (agreed, drifted) = (policy(&json!([]), "enabled"), policy(&json!([]), "disabled"));
    let mut resource = chosen(POLICIES, &agreed, &drifted);
    resource.live = plumbline::domain::plan::Live::There(policy(&json!([]), "Enabled"));
    let plan = plan_of(Purpose::Restore, &directory(&[]), vec![(POLICIES, vec![resource])], vec![]);
    assert_eq!(left_out(&plan), [("state", &Obstacle::AlreadyAsAgreed)]);
    assert!(plan.operations.is_empty());
}

#[test]
fn a_fixed_or_read_only_property_is_left_out_and_appears_in_no_body() {
    let mut agreed = group(1, "Pilot");
    agreed["description"] = json!("The pilot");
    let mut live = agreed.clone();
    live["mail"] = json!("pilot@contoso.com");
    live["description"] = json!("Something else");
    let mut resource = chosen("groups", &agreed, &live);
    resource.drifts = vec![
        drift(0, Disagreement::Changed { path: "description".to_owned() }),
        drift(1, Disagreement::Changed { path: "mail".to_owned() }),
    ];
    let plan = plan_of(Purpose::Restore, &directory(&[]), vec![("groups", vec![resource])], vec![]);
    assert_eq!(requests(&plan), [(format!("PATCH /groups/{}", guid(1)), json!({ "description": "The pilot" }))]);
    assert_eq!(left_out(&plan), [("mail", &Obstacle::ReadOnly)]);
}

#[test]
fn a_resource_that_nobody_agreed_to_is_deleted_by_a_plan_of_its_own_and_by_no_other() {
    let live = policy(&json!([]), "enabled");
    let plan_for =
        |purpose| plan_of(purpose, &directory(&[]), vec![(POLICIES, vec![unexpected(POLICIES, &live)])], vec![]);
    let restore = plan_for(Purpose::Restore);
    assert_eq!(left_out(&restore), [("", &Obstacle::IsDeletion)]);
    assert!(restore.operations.is_empty());
    let delete = plan_for(Purpose::Delete);
    assert_eq!(delete.operations.len(), 1);
    assert_eq!(delete.operations[0].kind, OperationKind::Delete);
    assert_eq!(requests(&delete)[0].1, Value::Null);
    assert_eq!(delete.resources[0].wanted, None);
}
