//! Dates, times, defaults, and other values that are written in several ways.

use serde_json::json;

use crate::{differ, same};

fn credential(end: &str) -> serde_json::Value {
    json!({ "passwordCredentials": [{ "keyId": "1d2cd6a1-b4fb-4d7a-9a2b-3a4e46cd1b10", "endDateTime": end }] })
}

#[test]
fn one_moment_written_in_two_ways_is_no_drift() {
    for other in [
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.0000000Z",
        "2026-01-01T01:00:00+01:00",
        "2025-12-31T16:00:00.000-08:00",
    ] {
        same("applications", &credential("2026-01-01T00:00:00.000Z"), &credential(other));
    }
    let path = "passwordCredentials[keyId=1d2cd6a1-b4fb-4d7a-9a2b-3a4e46cd1b10].endDateTime";
    differ("applications", &credential("2026-01-01T00:00:00Z"), &credential("2026-01-01T00:00:01Z"), &[path]);
}

#[test]
fn a_text_that_looks_like_a_date_stays_a_text() {
    let named = |name: &str| json!({ "displayName": name });
    differ("conditional_access_policies", &named("01.02.2025"), &named("02.01.2025"), &["displayName"]);
    differ(
        "conditional_access_policies",
        &named("2025-01-01T00:00:00Z"),
        &named("2025-01-01T00:00:00.000Z"),
        &["displayName"],
    );
    differ("conditional_access_policies", &named("1,5"), &named("1.5"), &["displayName"]);
}

#[test]
fn one_length_of_time_written_in_two_ways_is_no_drift() {
    let rule = |length: &str| {
        json!({ "policy": { "rules": [{ "id": "Expiration_EndUser_Assignment", "maximumDuration": length,
        "@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule" }] } })
    };
    same("pim_role_policies", &rule("PT60M"), &rule("PT1H"));
    same("pim_role_policies", &rule("P1D"), &rule("PT24H"));
    assert_eq!(crate::paths("pim_role_policies", &rule("PT8H"), &rule("PT8H1S")).len(), 1);
}

#[test]
fn a_time_of_day_that_is_read_with_another_fraction_each_day_is_no_drift() {
    let ring = |time: &str| {
        json!({ "displayName": "Ring", "installationSchedule": { "scheduledInstallTime": time,
        "@odata.type": "#microsoft.graph.windowsUpdateScheduledInstall" } })
    };
    same("update_rings", &ring("03:00:00"), &ring("03:00:00.0000000"));
    differ("update_rings", &ring("03:00:00"), &ring("04:00:00"), &["installationSchedule.scheduledInstallTime"]);
}

#[test]
fn what_the_service_fills_in_for_a_sign_in_frequency_is_no_drift() {
    let sessions = |controls| json!({ "state": "enabled", "sessionControls": controls });
    let sent = json!({ "value": 4, "type": "hours", "isEnabled": true });
    let read = json!({ "value": 4, "type": "hours", "isEnabled": true, "frequencyInterval": "timeBased",
        "authenticationType": "primaryAndSecondaryAuthentication" });
    same(
        "conditional_access_policies",
        &sessions(json!({ "signInFrequency": sent })),
        &sessions(json!({ "signInFrequency": read, "disableResilienceDefaults": false })),
    );
    let every_time = json!({ "value": 4, "type": "hours", "isEnabled": true, "frequencyInterval": "everyTime" });
    let before = sessions(json!({ "signInFrequency": read }));
    let path = "sessionControls.signInFrequency.frequencyInterval";
    differ("conditional_access_policies", &before, &sessions(json!({ "signInFrequency": every_time })), &[path]);
}

#[test]
fn the_operator_of_grant_controls_in_other_letters_is_no_drift() {
    let grant = |operator: &str, controls: &[&str]| {
        json!({ "grantControls": { "operator": operator,
        "builtInControls": controls, "customAuthenticationFactors": [], "termsOfUse": [] } })
    };
    same(
        "conditional_access_policies",
        &grant("OR", &["mfa", "compliantDevice"]),
        &grant("or", &["compliantDevice", "mfa"]),
    );
    let all = grant("AND", &["mfa", "compliantDevice"]);
    differ("conditional_access_policies", &grant("OR", &["mfa", "compliantDevice"]), &all, &["grantControls.operator"]);
}
