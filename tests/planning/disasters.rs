//! What other tools did to people.

use plumbline::domain::plan::{AreaMaterial, Disagreement, Material, Obstacle, Purpose, Source, make};
use serde_json::json;

use crate::setting::{
    basis, chosen, directory, drift, entry, group, guid, left_out, plan_of, policy, requests, restore,
};

const POLICIES: &str = "conditional_access_policies";

/// A tool emptied an administrative unit of 433 users, since what was agreed did not say anything about its members.
#[test]
fn a_property_that_was_left_out_is_not_emptied() {
    let agreed = json!({ "id": guid(1), "displayName": "Sales" });
    let members: Vec<_> = (0..200).map(|number| json!({ "id": guid(number) })).collect();
    let live = json!({ "id": guid(1), "displayName": "Sales", "description": "All of them", "members": members });
    let mut resource = chosen("administrative_units", &agreed, &live);
    resource.drifts = vec![
        drift(0, Disagreement::Changed { path: "members".to_owned() }),
        drift(1, Disagreement::Changed { path: "description".to_owned() }),
    ];
    let plan = plan_of(Purpose::Restore, &directory(&[]), vec![("administrative_units", vec![resource])], vec![]);
    assert!(requests(&plan).is_empty(), "{:?}", requests(&plan));
    assert!(left_out(&plan).contains(&("description", &Obstacle::Omitted)), "{:?}", left_out(&plan));
}

#[test]
fn a_part_of_a_property_that_was_left_out_is_not_emptied() {
    let (mut agreed, live) = (policy(&json!([]), "enabled"), policy(&json!([guid(1), guid(2)]), "enabled"));
    agreed["conditions"]["users"].as_object_mut().expect("an object").remove("excludeGroups");
    let plan = restore(POLICIES, &agreed, &live);
    assert!(plan.operations.is_empty());
    assert_eq!(left_out(&plan), [("conditions.users.excludeGroups", &Obstacle::Omitted)]);
}

#[test]
fn what_follows_from_a_property_that_nobody_can_write_is_told() {
    let script = |is_global: bool| json!({ "id": guid(1), "displayName": "Clean up", "isGlobalScript": is_global, "publisher": "Microsoft" });
    let plan = restore("remediations", &script(true), &script(false));
    assert!(plan.operations.is_empty(), "{:?}", requests(&plan));
    let expected = [("isGlobalScript", &Obstacle::ReadOnly), ("publisher", &Obstacle::Follows)];
    assert_eq!(left_out(&plan), expected);
}

/// A tool wrote an empty list of excluded groups, since it could not find the group that was agreed.
#[test]
fn a_group_that_is_not_there_any_more_empties_nothing() {
    let agreed = policy(&json!([guid(1), guid(2)]), "enabled");
    let live = policy(&json!([guid(1)]), "disabled");
    let known = directory(&[("groups", &[group(1, "Break glass")])]);
    let plan = plan_of(Purpose::Restore, &known, vec![(POLICIES, vec![chosen(POLICIES, &agreed, &live)])], vec![]);
    assert_eq!(requests(&plan)[0].1, json!({ "state": "enabled" }));
    assert_eq!(left_out(&plan), [("conditions.users.excludeGroups", &Obstacle::Unresolved { id: guid(2) })]);
}

#[test]
fn a_secret_is_neither_written_nor_lost() {
    let setting = |uri: &str, value: &str, secret: bool| {
        json!({
            "@odata.type": "#microsoft.graph.omaSettingString", "omaUri": uri, "displayName": uri, "value": value,
            "isEncrypted": secret, "secretReferenceValueId": if secret { json!("r") } else { json!(null) },
        })
    };
    let body = |value: &str| {
        json!({
            "@odata.type": "#microsoft.graph.windows10CustomConfiguration", "id": guid(1), "displayName": "OMA",
            "omaSettings": [setting("./Plain", value, false), setting("./Secret", "****", true)],
        })
    };
    let plan = restore("device_configurations", &body("1"), &body("2"));
    assert!(plan.operations.is_empty(), "{:?}", requests(&plan));
    assert_eq!(left_out(&plan), [("omaSettings[omaUri=./Plain].value", &Obstacle::Secret)]);
}

#[test]
fn an_area_that_a_person_made_is_never_written() {
    // Whatever the area, without its entry of the catalog there is nothing to write it with.
    let area = &entry(POLICIES).area;
    let resources = vec![chosen(POLICIES, &policy(&json!([]), "enabled"), &policy(&json!([]), "disabled"))];
    let areas = vec![AreaMaterial { source: Source::Custom(area), basis: basis(POLICIES), resources }];
    let material = Material { purpose: Purpose::Restore, areas, directory: &directory(&[]), bystanders: vec![] };
    let plan = make(&material).expect("a plan");
    assert!(plan.operations.is_empty() && plan.resources.is_empty());
    assert_eq!(left_out(&plan), [("state", &Obstacle::CustomArea)]);
}
