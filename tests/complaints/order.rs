//! Order that means nothing.

use serde_json::json;

use crate::{differ, same};

#[test]
fn scope_tags_in_another_order_are_no_drift() {
    for area in ["configuration_policies", "device_configurations", "device_compliance_policies", "platform_scripts"] {
        same(area, &json!({ "roleScopeTagIds": ["0", "3", "7"] }), &json!({ "roleScopeTagIds": ["7", "0", "3"] }));
        differ(area, &json!({ "roleScopeTagIds": ["0"] }), &json!({ "roleScopeTagIds": ["1"] }), &["roleScopeTagIds"]);
    }
}

#[test]
fn properties_in_another_order_are_no_drift() {
    let one =
        json!({ "state": "enabled", "conditions": { "users": { "includeUsers": ["All"], "excludeRoles": ["a"] } } });
    let other =
        json!({ "conditions": { "users": { "excludeRoles": ["a"], "includeUsers": ["All"] } }, "state": "enabled" });
    same("conditional_access_policies", &one, &other);
}

fn setting(id: &str, value: i64) -> serde_json::Value {
    json!({ "id": value.to_string(), "settingInstance": {
        "@odata.type": "#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance",
        "settingDefinitionId": id,
        "simpleSettingValue": {
            "@odata.type": "#microsoft.graph.deviceManagementConfigurationIntegerSettingValue", "value": value,
        },
    } })
}

#[test]
fn settings_that_changed_their_position_are_no_drift() {
    let before = json!({ "settings": [setting("device_a", 1), setting("device_b", 2), setting("device_c", 3)] });
    let mut moved = json!({ "settings": [setting("device_c", 3), setting("device_a", 1), setting("device_b", 2)] });
    for (position, setting) in moved["settings"].as_array_mut().expect("a list").iter_mut().enumerate() {
        setting["id"] = json!(position.to_string());
    }
    same("configuration_policies", &before, &moved);
    moved["settings"][0]["settingInstance"]["simpleSettingValue"]["value"] = json!(4);
    let path = "settings[settingDefinitionId=device_c].settingInstance.simpleSettingValue.value";
    differ("configuration_policies", &before, &moved, &[path]);
}

#[test]
fn an_authentication_strength_with_its_combinations_in_another_order_is_no_drift() {
    let one = json!({ "displayName": "Strong", "policyType": "custom",
        "allowedCombinations": ["fido2", "password,microsoftAuthenticatorPush"] });
    let other = json!({ "displayName": "Strong", "policyType": "custom",
        "allowedCombinations": ["microsoftAuthenticatorPush,password", "fido2"] });
    same("authentication_strengths", &one, &other);
    let weaker = json!({ "displayName": "Strong", "policyType": "custom",
        "allowedCombinations": ["fido2", "password,microsoftAuthenticatorPush", "password,sms"] });
    differ("authentication_strengths", &one, &weaker, &["allowedCombinations"]);
}

#[test]
fn an_authentication_strength_shown_with_its_details_is_the_same_policy() {
    let strength = |shown| json!({ "grantControls": { "operator": "OR", "authenticationStrength": shown } });
    let id = "00000000-0000-0000-0000-000000000004";
    let plain = strength(json!({ "id": id }));
    let detailed = strength(json!({ "id": id, "displayName": "Phishing-resistant MFA",
        "allowedCombinations": ["windowsHelloForBusiness", "fido2"], "requirementsSatisfied": "mfa" }));
    same("conditional_access_policies", &plain, &detailed);
    let other = strength(json!({ "id": "00000000-0000-0000-0000-000000000002" }));
    differ("conditional_access_policies", &plain, &other, &["grantControls.authenticationStrength.id"]);
}

#[test]
fn a_label_whose_sublabels_come_in_another_order_each_day_is_no_drift() {
    let label = |ids: [&str; 2]| json!({ "name": "Confidential", "sublabels": ids.map(|id| json!({ "id": id, "name": format!("Label {id}") })) });
    same("sensitivity_labels", &label(["a", "b"]), &label(["b", "a"]));
    assert!(!crate::paths("sensitivity_labels", &label(["a", "b"]), &label(["a", "c"])).is_empty());
}
