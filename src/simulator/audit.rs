//! The audit entry that each change leaves, in the shape of Entra's directory audits or of Intune's audit events.

use super::exchange::Initiator;
use super::graph::Context;
use super::made_up::dice::guid;
use super::schema::{AuditWords, Endpoint, Service, endpoint as endpoint_at};
use jiff::Timestamp;
use serde_json::{Value, json};

/// Writes the entry for a change of one object; `activity` is `Add`, `Update`, `Delete` or `Restore`.
pub fn write(
    context: &Context<'_>,
    endpoint: &Endpoint,
    activity: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) {
    let Some(words) = &endpoint.audit else { return };
    let entry = match endpoint.service {
        Service::Entra => directory_audit(context, words, activity, before, after),
        Service::Intune => audit_event(context, words, activity, before, after),
    };
    let log = match endpoint.service {
        Service::Entra => "/auditLogs/directoryAudits",
        Service::Intune => "/deviceManagement/auditEvents",
    };
    if let Some(log) = endpoint_at(log) {
        let Ok(()) = context.tenant.change(context.world, &log.path, |records| {
            records.put(entry);
            Ok::<_, std::convert::Infallible>(())
        });
    }
}

fn directory_audit(
    context: &Context<'_>,
    words: &AuditWords,
    activity: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Value {
    let correlation_id = guid(&format!("{}/correlation {}", context.world.seed(), context.world.draw()));
    let subject = after.or(before).unwrap_or(&Value::Null);
    json!({
        "id": format!("{}_{}_{}", words.service.replace(' ', ""), correlation_id, context.world.draw()),
        "category": words.category,
        "correlationId": correlation_id,
        "result": "success",
        "resultReason": "",
        "activityDisplayName": format!("{activity} {}", words.noun),
        "activityDateTime": Timestamp::now().to_string(),
        "loggedByService": words.service,
        "operationType": activity,
        "initiatedBy": initiated_by(&context.initiator),
        "targetResources": [{
            "id": subject.get("id"),
            "displayName": name_of(subject),
            "type": words.kind,
            "userPrincipalName": null,
            "groupType": null,
            "modifiedProperties": modified(words, before, after),
        }],
        "additionalDetails": [],
    })
}

fn initiated_by(initiator: &Initiator) -> Value {
    match initiator {
        Initiator::App { client_id, name } => json!({
            "user": null,
            "app": { "appId": client_id, "displayName": name, "servicePrincipalId": guid(client_id), "servicePrincipalName": null },
        }),
        Initiator::Person { display_name, user_principal_name } => json!({
            "app": null,
            "user": { "id": guid(user_principal_name), "displayName": display_name, "userPrincipalName": user_principal_name, "ipAddress": "203.0.113.24", "userType": null },
        }),
    }
}

fn audit_event(
    context: &Context<'_>,
    words: &AuditWords,
    activity: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Value {
    let id = guid(&format!("{}/event {}", context.world.seed(), context.world.draw()));
    let subject = after.or(before).unwrap_or(&Value::Null);
    let operation = match activity {
        "Add" | "Restore" => "Create",
        "Update" => "Patch",
        other => other,
    };
    json!({
        "id": id,
        "displayName": format!("{operation} {}", words.noun),
        "componentName": words.service,
        "actor": actor(&context.initiator),
        "activity": format!("{operation} {}", words.noun),
        "activityDateTime": Timestamp::now().to_string(),
        "activityType": format!("{operation} {}", words.noun),
        "activityOperationType": operation,
        "activityResult": "Success",
        "correlationId": guid(&format!("{id}/correlation")),
        "category": words.category,
        "resources": [{
            "displayName": name_of(subject),
            "type": words.kind,
            "resourceId": subject.get("id"),
            "modifiedProperties": modified(words, before, after),
        }],
    })
}

fn actor(initiator: &Initiator) -> Value {
    match initiator {
        Initiator::App { client_id, name } => json!({
            "type": "Application", "auditActorType": "Application", "userPermissions": [], "applicationId": client_id, "applicationDisplayName": name,
            "userPrincipalName": null, "servicePrincipalName": name, "ipAddress": null, "userId": null,
        }),
        Initiator::Person { user_principal_name, .. } => json!({
            "type": "ItPro", "auditActorType": "ItPro", "userPermissions": ["*"], "applicationId": "5926fc8e-304e-4f59-8bed-58ca97cc39a4",
            "applicationDisplayName": "Microsoft Intune portal extension", "userPrincipalName": user_principal_name,
            "servicePrincipalName": null, "ipAddress": null, "userId": guid(user_principal_name),
        }),
    }
}

/// The properties that differ, old and new as JSON texts, as both logs give them.
fn modified(words: &AuditWords, before: Option<&Value>, after: Option<&Value>) -> Value {
    if let Some(name) = &words.whole {
        let text = |side: Option<&Value>| side.map(Value::to_string);
        return json!([{ "displayName": name, "oldValue": text(before), "newValue": text(after) }]);
    }
    let value = |side: Option<&Value>, key: &str| {
        side.and_then(|object| object.get(key)).filter(|value| !value.is_null()).cloned()
    };
    let keys = [before, after].into_iter().flatten().filter_map(Value::as_object).flat_map(|members| members.keys());
    let mut seen = std::collections::BTreeSet::new();
    keys.filter(|key| !key.starts_with("@odata.") && seen.insert(key.as_str()))
        .map(|key| (key, value(before, key), value(after, key)))
        .filter(|(_, old, new)| old != new)
        .map(|(key, old, new)| {
            json!({ "displayName": key, "oldValue": old.map(|old| old.to_string()), "newValue": new.map(|new| new.to_string()) })
        })
        .collect()
}

fn name_of(subject: &Value) -> Option<&Value> {
    ["displayName", "name"].iter().find_map(|name| subject.get(name))
}
