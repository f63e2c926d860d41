//! Which resource is which.

use plumbline::domain::catalog;
use plumbline::domain::diff::{Change, compare_sets};
use serde_json::{Value, json};

use crate::{area, canonical, differ, same};

type Named = (plumbline::domain::model::ResourceId, String, plumbline::domain::normalise::Canonical);

fn named(key: &str, raw: &Value) -> Named {
    let id = area(key).resource_id_of(raw).expect("an id");
    (id, area(key).name_of(raw), canonical(key, raw))
}

#[test]
fn definition_values_with_new_ids_in_each_export_are_no_drift() {
    let policy = |value: &str, presentation: &str, text: &str| {
        json!({ "displayName": "ADMX", "definitionValues": [{
        "id": value, "enabled": true, "configurationType": "policy", "createdDateTime": "2025-05-01T08:00:00Z",
        "definition": { "id": "d1", "displayName": "Home page", "classType": "machine" },
        "presentationValues": [{ "@odata.type": "#microsoft.graph.groupPolicyPresentationValueText",
            "id": presentation, "value": text, "presentation": { "id": "p1", "label": "Address" } }] }] })
    };
    same("group_policy_configurations", &policy("v1", "a", "contoso.com"), &policy("v2", "b", "contoso.com"));
    let path = "definitionValues[id=d1].presentationValues[id=p1].value";
    differ("group_policy_configurations", &policy("v1", "a", "contoso.com"), &policy("v2", "b", "evil.com"), &[path]);
}

#[test]
fn two_exports_with_other_ids_for_the_same_things_are_equal() {
    let policy = |id: &str| {
        json!({ "id": id, "displayName": "Windows", "version": id.len(),
        "@odata.type": "#microsoft.graph.windows10CompliancePolicy", "passwordRequired": true,
        "assignments": [{ "id": format!("{id}_g"), "sourceId": id, "target": {
            "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" } }],
        "scheduledActionsForRule": [{ "id": format!("{id}_s"), "ruleName": null,
            "scheduledActionConfigurations": [{ "id": format!("{id}_c"), "actionType": "block", "gracePeriodHours": 12 }] }] })
    };
    same("device_compliance_policies", &policy("one"), &policy("another"));
}

#[test]
fn a_resource_is_called_by_its_name_and_not_by_its_id() {
    for area in catalog::all().filter(|area| area.identity.name.contains(&"displayName".to_owned())) {
        let raw = json!({ "id": "4be7c9f1-8ce2-4ef1-a4ad-4b1c7d8ed0e4", "displayName": "Readable" });
        assert!(area.name_of(&raw).contains("Readable"), "{}", area.key);
    }
}

#[test]
fn a_missing_policy_is_one_drift_and_not_one_for_each_property() {
    let policy = named(
        "conditional_access_policies",
        &json!({ "id": "a", "displayName": "MFA", "state": "enabled",
        "conditions": { "users": { "includeUsers": ["All"] } } }),
    );
    let changes = compare_sets(std::slice::from_ref(&policy), &[]);
    assert_eq!(changes.iter().map(|change| &change.change).collect::<Vec<_>>(), [&Change::Missing]);
    let changes = compare_sets(&[], &[policy]);
    assert_eq!(changes.iter().map(|change| &change.change).collect::<Vec<_>>(), [&Change::Unexpected]);
}

#[test]
fn a_renamed_policy_is_one_change_and_not_two_policies() {
    let before = named("conditional_access_policies", &json!({ "id": "a", "displayName": "MFA", "state": "enabled" }));
    let after =
        named("conditional_access_policies", &json!({ "id": "a", "displayName": "MFA (old)", "state": "enabled" }));
    let changes = compare_sets(&[before], &[after]);
    assert_eq!(changes.len(), 1);
    assert!(matches!(&changes[0].change, Change::Changed(change) if change.path == "displayName"), "{changes:?}");
}

#[test]
fn two_policies_of_one_name_are_not_mixed_up() {
    let policy = |id: &str, state: &str| {
        named("conditional_access_policies", &json!({ "id": id, "displayName": "MFA", "state": state }))
    };
    let before = [policy("a", "enabled"), policy("b", "disabled")];
    assert_eq!(compare_sets(&before, &[policy("b", "disabled"), policy("a", "enabled")]), vec![]);
    let changes = compare_sets(&before, &[policy("b", "enabled"), policy("a", "enabled")]);
    assert_eq!(changes.iter().map(|change| change.resource_id.as_str()).collect::<Vec<_>>(), ["b"]);
}

/// Hashes of different rules are never compared, so new rules alone flag nobody.
#[test]
fn other_rules_are_another_revision() {
    let text = include_str!("../properties/area.toml");
    let revision = |text: &str| catalog::parse("area.toml", text).expect("an area").rules_revision().to_owned();
    assert_eq!(revision(text), revision(text));
    assert_ne!(revision(text), revision(&text.replace("drop = [\"version\"]", "drop = []")));
}
