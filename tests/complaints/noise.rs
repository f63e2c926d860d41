//! What the service or a tool writes by itself.

use plumbline::domain::catalog::{self, PARENT_ID};
use serde_json::{Value, json};

use crate::{canonical, differ, same};

#[test]
fn the_state_of_a_driver_inventory_is_no_drift() {
    let profile = |state: &str| {
        json!({ "displayName": "Drivers", "approvalType": "manual",
        "inventorySyncStatus": { "driverInventorySyncState": state, "lastSuccessfulSyncDateTime": "2025-05-01T00:00:00Z" },
        "deviceReporting": 12, "newUpdates": 3 })
    };
    same("driver_update_profiles", &profile("pending"), &profile("success"));
}

#[test]
fn what_the_collector_notes_for_itself_is_no_drift() {
    let policy = json!({ "displayName": "Policy" });
    let mut noted = policy.clone();
    noted[PARENT_ID] = json!("a-parent");
    for area in catalog::all() {
        same(area.key.as_str(), &policy, &noted);
    }
}

#[test]
fn a_property_that_graph_adds_without_a_value_is_no_drift() {
    let instance = json!({ "settingDefinitionId": "device_a", "choiceSettingValue": { "value": "device_a_1", "children": [] },
        "@odata.type": "#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance" });
    let mut grown = instance.clone();
    grown["auditRuleInformation"] = json!(null);
    grown["choiceSettingValue"]["auditRuleInformation"] = json!(null);
    let policy = |instance: &Value| json!({ "name": "Baseline", "settings": [{ "settingInstance": instance }] });
    same("configuration_policies", &policy(&instance), &policy(&grown));
    // With a value it is one path for each setting, which a schema notice can gather.
    grown["auditRuleInformation"] = json!({ "ruleId": "1" });
    let path = "settings[settingDefinitionId=device_a].settingInstance.auditRuleInformation";
    differ("configuration_policies", &policy(&instance), &policy(&grown), &[path]);
}

#[test]
fn fields_that_are_known_to_be_noisy_are_left_out_from_the_first_day() {
    let noise = json!({ "id": "1", "createdDateTime": "2025-05-01T08:00:00Z", "lastModifiedDateTime": "2025-05-02T08:00:00Z",
        "version": 7 });
    for area in ["device_configurations", "device_compliance_policies", "update_rings"] {
        assert_eq!(canonical(area, &noise).to_json(), Value::Null, "{area}");
    }
    let noise = json!({ "id": "1", "createdDateTime": "2025-05-01T08:00:00Z", "lastModifiedDateTime": "2025-05-02T08:00:00Z",
        "settingCount": 12, "isAssigned": true, "creationSource": null, "priorityMetaData": { "priority": 1 } });
    assert_eq!(canonical("configuration_policies", &noise).to_json(), Value::Null);
}

/// Wherever an area has the properties at all.
#[test]
fn the_time_of_the_last_change_is_never_a_change() {
    for area in catalog::all() {
        for name in ["createdDateTime", "lastModifiedDateTime", "modifiedDateTime"] {
            let with = |time: &str| json!({ "displayName": "A", name: time });
            let (before, after) = (with("2025-05-01T08:00:00Z"), with("2025-05-02T08:00:00Z"));
            if area.normalise.drop.iter().any(|dropped| dropped == name) {
                same(area.key.as_str(), &before, &after);
            } else {
                let is_known = area.normalise.values.contains_key(name);
                assert!(!is_known, "{}: {name} is kept", area.key);
            }
        }
    }
}

#[test]
fn a_policy_in_the_settings_catalog_that_is_equal_is_not_flagged() {
    let one = json!({
        "@odata.context": "https://graph.microsoft.com/beta/$metadata#deviceManagement/configurationPolicies/$entity",
        "id": "aaaaaaaa-0000-4000-8000-000000000001", "name": "Edge", "description": "", "platforms": "windows10",
        "technologies": "mdm,microsoftSense", "roleScopeTagIds": ["0"], "settingCount": 1,
        "templateReference": { "templateId": "", "templateFamily": "none", "templateDisplayName": null },
        "settings": [{ "id": "0", "settingInstance": {
            "@odata.type": "#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance",
            "settingDefinitionId": "Device_Vendor_MSFT_Edge_1", "settingInstanceTemplateReference": null,
            "choiceSettingValue": { "settingValueTemplateReference": null, "value": "device_1", "children": [] } } }],
        "assignments": [{ "id": "x_1", "source": "direct", "sourceId": "x", "target": {
            "@odata.type": "#microsoft.graph.groupAssignmentTarget", "groupId": "AAAAAAAA-54b4-4a4b-9a44-6f3f0f3d7c11",
            "deviceAndAppManagementAssignmentFilterId": null, "deviceAndAppManagementAssignmentFilterType": "none" } }],
    });
    let other = json!({
        "name": "Edge", "platforms": "Windows10", "technologies": "microsoftSense,mdm", "roleScopeTagIds": ["0"],
        "description": null, "templateReference": { "templateFamily": "none" },
        "settings": [{ "settingInstance": {
            "settingDefinitionId": "device_vendor_msft_edge_1",
            "@odata.type": "#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance",
            "choiceSettingValue": { "value": "device_1" } } }],
        "assignments": [{ "id": "y_2", "target": { "groupId": "aaaaaaaa-54b4-4a4b-9a44-6f3f0f3d7c11",
            "@odata.type": "#microsoft.graph.groupAssignmentTarget", "deviceAndAppManagementAssignmentFilterType": "none" } }],
    });
    same("configuration_policies", &one, &other);
}
