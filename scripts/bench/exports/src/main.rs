//! Makes exports for `scripts/bench/diff-exports`, and reads two of them as JSON and nothing else.

use std::fs;

use serde_json::{Value, json};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", area, count, difference, before, after] => {
            let count: usize = count.parse().expect("a number of policies");
            let policies: Vec<Value> = (0..count).map(|number| policy(area, number)).collect();
            let changed = policies.iter().enumerate().map(|(number, policy)| changed(area, number, policy, difference));
            write(before, &json!({ "value": policies }));
            write(after, &json!({ "value": changed.collect::<Vec<_>>() }));
        }
        ["parse", files @ ..] => {
            let parsed: Vec<Value> = files
                .iter()
                .map(|file| serde_json::from_str(&fs::read_to_string(file).expect("a file")).expect("JSON"))
                .collect();
            std::hint::black_box(&parsed);
        }
        _ => panic!("make AREA COUNT few|annotated|reordered BEFORE AFTER, or parse FILE…"),
    }
}

fn write(file: &str, export: &Value) {
    fs::write(file, export.to_string()).expect("the file can be written");
}

fn policy(area: &str, number: usize) -> Value {
    match area {
        "configuration_policies" => settings_catalog(number),
        "conditional_access_policies" => conditional_access(number),
        other => panic!("no policies of {other} are made"),
    }
}

fn changed(area: &str, number: usize, policy: &Value, difference: &str) -> Value {
    let mut policy = policy.clone();
    match difference {
        "few" => {}
        "annotated" => policy["@odata.etag"] = json!(format!("W/\"{}\"", number + 1)),
        "reordered" => policy = reordered(&policy),
        other => panic!("no difference is called {other}"),
    }
    if number.is_multiple_of(100) {
        match area {
            "configuration_policies" => policy["description"] = json!("changed"),
            _ => policy["state"] = json!("disabled"),
        }
    }
    policy
}

fn reordered(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            members.iter().rev().map(|(name, member)| (name.clone(), reordered(member))).collect()
        }
        Value::Array(items) => items.iter().rev().map(reordered).collect(),
        other => other.clone(),
    }
}

/// 10 to 40 settings, as long as those of Microsoft: 5 to 20 kB.
fn settings_catalog(number: usize) -> Value {
    let settings: Vec<Value> = (0..10 + number * 7 % 31)
        .map(|setting| {
            let definition = format!("device_vendor_msft_policy_config_defender_made_up_setting_number_{setting}");
            json!({ "id": setting.to_string(), "settingInstance": {
            "@odata.type": "#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance",
            "settingDefinitionId": definition, "settingInstanceTemplateReference": null,
            "choiceSettingValue": { "settingValueTemplateReference": null,
                "value": format!("{definition}_{}", (number + setting) % 3), "children": [] } } })
        })
        .collect();
    json!({
        "@odata.etag": format!("W/\"{number}\""), "id": format!("{number:08x}-54b4-4a4b-9a44-6f3f0f3d7c11"),
        "name": format!("Policy {number:05}"), "description": "Made for measuring", "platforms": "windows10",
        "technologies": "mdm,microsoftSense", "createdDateTime": "2025-01-14T09:12:44.0312Z",
        "lastModifiedDateTime": "2025-03-14T09:12:44.0312Z", "settingCount": settings.len(), "isAssigned": true,
        "roleScopeTagIds": ["0", "3"], "creationSource": null, "priorityMetaData": null,
        "templateReference": { "templateId": "", "templateFamily": "none", "templateDisplayName": null,
            "templateDisplayVersion": null },
        "settings": settings,
        "assignments": [{ "id": format!("{number}_a"), "source": "direct", "sourceId": number.to_string(), "target": {
            "@odata.type": "#microsoft.graph.groupAssignmentTarget", "deviceAndAppManagementAssignmentFilterId": null,
            "deviceAndAppManagementAssignmentFilterType": "none",
            "groupId": format!("{:08x}-54b4-4a4b-9a44-6f3f0f3d7c11", number % 50) } }],
    })
}

fn conditional_access(number: usize) -> Value {
    let ids = |what: usize, count: usize| -> Vec<String> {
        (0..count).map(|index| format!("{what:08x}-54b4-4a4b-9a44-{:012x}", number * 31 + index)).collect()
    };
    json!({
        "@odata.etag": format!("W/\"{number}\""), "id": format!("{number:08x}-54b4-4a4b-9a44-6f3f0f3d7c11"),
        "displayName": format!("CA{number:05}: Require MFA"), "createdDateTime": "2025-01-14T09:12:44.0312Z",
        "modifiedDateTime": null, "state": "enabled",
        "conditions": {
            "clientAppTypes": ["all"], "userRiskLevels": [], "signInRiskLevels": ["high", "medium"],
            "applications": { "includeApplications": ["All"], "excludeApplications": ids(1, 3), "includeUserActions": [] },
            "users": { "includeUsers": ["All"], "excludeUsers": ids(2, 20), "includeGroups": [],
                "excludeGroups": ids(3, 20), "includeRoles": ids(4, 14), "excludeRoles": [],
                "excludeGuestsOrExternalUsers": { "guestOrExternalUserTypes": "internalGuest,serviceProvider" } },
            "platforms": { "includePlatforms": ["all"], "excludePlatforms": ["iOS", "android"] },
            "locations": { "includeLocations": ["All"], "excludeLocations": ["AllTrusted"] },
        },
        "grantControls": { "operator": "OR", "builtInControls": ["mfa"], "termsOfUse": [], "authenticationStrength": {
            "id": "00000000-0000-0000-0000-000000000004", "displayName": "Phishing-resistant" } },
        "sessionControls": { "disableResilienceDefaults": false, "signInFrequency": { "value": 4, "type": "hours",
            "isEnabled": true, "frequencyInterval": "timeBased" } },
    })
}
