//! Reading Microsoft's audit logs: each in its own words, which become the same entries.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::attribution::{Author, AuthorKind, Deed, LogEntry, Modified, TOLERANCE_MS, Target};
use crate::domain::catalog::{AuditLog, AuditSource};
use crate::domain::model::Timestamp;
use crate::graph::{ApiVersion, Connection, GraphError, GraphRequest, Service};

/// More entries of one time are not read: a tenant in which so much happens tells it in time.
pub(super) const ENTRIES_LIMIT: usize = 10_000;
/// Objects of one entry beyond these are not kept, nor properties of one object.
const TARGETS_LIMIT: usize = 50;
const PROPERTIES_LIMIT: usize = 100;

/// A time of which a log is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) since: Timestamp,
    pub(super) until: Timestamp,
}

/// What was read, and whether there is more than is read.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) entries: Vec<LogEntry>,
    pub(super) is_cut: bool,
}

/// The successful changes that the log tells of the time, each of which may have made a drift.
///
/// # Errors
/// Those of Graph.
pub(super) async fn read(connection: &Connection, source: &AuditSource, span: Span) -> Result<Found, GraphError> {
    let (since, until) = (span.since.plus_ms(-TOLERANCE_MS), span.until.plus_ms(TOLERANCE_MS));
    let filter = format!("activityDateTime ge {since} and activityDateTime le {until}");
    let page_size = source.page_size.to_string();
    let query = [("$filter", filter.as_str()), ("$top", page_size.as_str())];
    let query: Vec<(&str, &str)> =
        query.into_iter().filter(|(name, _)| source.page_size > 0 || *name != "$top").collect();
    let request = GraphRequest::new(ApiVersion::V1, &source.path, &[], &query)?.costing(source.family, source.units);
    let mut pages = connection.pages(&request.alone());
    let mut found = Found::default();
    while let Some(page) = pages.next().await? {
        for item in page.items {
            let entry = entry(source.log, item.get()).map_err(|cause| GraphError::BadAnswer {
                service: Service::Graph,
                reason: format!("an entry of the {} is not understood: {cause}", source.title),
            })?;
            found.entries.extend(entry);
        }
        if found.entries.len() >= ENTRIES_LIMIT {
            found.is_cut = true;
            break;
        }
    }
    Ok(found)
}

/// `None` for what was tried and did not happen.
fn entry(log: AuditLog, text: &str) -> Result<Option<LogEntry>, serde_json::Error> {
    match log {
        AuditLog::Directory => serde_json::from_str(text).map(of_directory),
        AuditLog::Intune => serde_json::from_str(text).map(of_intune),
        AuditLog::None => Ok(None),
    }
}

/// v1.0/resources/directoryaudit.md.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DirectoryAudit {
    id: String,
    activity_date_time: Timestamp,
    #[serde(default)]
    activity_display_name: Option<String>,
    #[serde(default)]
    category: Option<String>,
    #[serde(default)]
    operation_type: Option<String>,
    #[serde(default)]
    result: Option<String>,
    #[serde(default)]
    logged_by_service: Option<String>,
    #[serde(default)]
    initiated_by: Option<InitiatedBy>,
    #[serde(default)]
    target_resources: Option<Vec<TargetResource>>,
}

/// v1.0/resources/auditactivityinitiator.md.
#[derive(Default, Deserialize)]
struct InitiatedBy {
    #[serde(default)]
    user: Option<User>,
    #[serde(default)]
    app: Option<App>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct User {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    user_principal_name: Option<String>,
    #[serde(default)]
    ip_address: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct App {
    #[serde(default)]
    app_id: Option<String>,
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    service_principal_name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TargetResource {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    modified_properties: Option<Vec<ModifiedProperty>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ModifiedProperty {
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    old_value: Option<String>,
    #[serde(default)]
    new_value: Option<String>,
}

/// v1.0/resources/intune-auditing-auditevent.md.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuditEvent {
    id: String,
    activity_date_time: Timestamp,
    #[serde(default)]
    activity: Option<String>,
    #[serde(default)]
    activity_operation_type: Option<String>,
    #[serde(default)]
    activity_result: Option<String>,
    #[serde(default)]
    category: Option<String>,
    #[serde(default)]
    component_name: Option<String>,
    #[serde(default)]
    actor: Option<AuditActor>,
    #[serde(default)]
    resources: Option<Vec<AuditResource>>,
}

/// v1.0/resources/intune-auditing-auditactor.md.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuditActor {
    #[serde(default)]
    user_principal_name: Option<String>,
    #[serde(default)]
    user_id: Option<String>,
    #[serde(default)]
    application_id: Option<String>,
    #[serde(default)]
    application_display_name: Option<String>,
    #[serde(default)]
    service_principal_name: Option<String>,
    #[serde(default)]
    ip_address: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuditResource {
    #[serde(default)]
    resource_id: Option<String>,
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    modified_properties: Option<Vec<ModifiedProperty>>,
}

fn of_directory(found: DirectoryAudit) -> Option<LogEntry> {
    happened(found.result.as_deref()).then(|| LogEntry {
        id: found.id,
        at: found.activity_date_time,
        activity: found.activity_display_name.unwrap_or_default(),
        deed: deed(found.operation_type.as_deref()),
        service: found.logged_by_service.unwrap_or_default(),
        category: found.category.unwrap_or_default(),
        author: author_of_directory(found.initiated_by.unwrap_or_default()),
        targets: found.target_resources.into_iter().flatten().take(TARGETS_LIMIT).map(target_of_directory).collect(),
    })
}

fn of_intune(found: AuditEvent) -> Option<LogEntry> {
    happened(found.activity_result.as_deref()).then(|| LogEntry {
        id: found.id,
        at: found.activity_date_time,
        activity: found.activity.unwrap_or_default(),
        deed: deed(found.activity_operation_type.as_deref()),
        service: found.component_name.unwrap_or_default(),
        category: found.category.unwrap_or_default(),
        author: found.actor.map_or_else(nobody, author_of_intune),
        targets: found.resources.into_iter().flatten().take(TARGETS_LIMIT).map(target_of_intune).collect(),
    })
}

/// A log that does not say how it went tells what was done.
fn happened(result: Option<&str>) -> bool {
    result.is_none_or(|result| !["failure", "fail", "timeout"].iter().any(|word| result.eq_ignore_ascii_case(word)))
}

fn deed(word: Option<&str>) -> Deed {
    match word.map(str::to_ascii_lowercase).as_deref() {
        Some("add" | "create" | "restore") => Deed::Added,
        Some("update" | "patch" | "set" | "assign") => Deed::Updated,
        Some("delete" | "remove") => Deed::Deleted,
        Some(_) | None => Deed::Other,
    }
}

fn author_of_directory(by: InitiatedBy) -> Author {
    match (by.user, by.app) {
        (Some(user), _) if said(user.user_principal_name.as_ref()) || said(user.id.as_ref()) => Author {
            kind: AuthorKind::Person,
            name: first([user.user_principal_name, user.display_name, user.id.clone()]),
            id: user.id.unwrap_or_default(),
            address: user.ip_address.filter(|address| !address.is_empty()),
        },
        (_, Some(app)) if said(app.app_id.as_ref()) => Author {
            kind: AuthorKind::Application,
            name: first([app.display_name, app.service_principal_name, app.app_id.clone()]),
            id: app.app_id.unwrap_or_default(),
            address: None,
        },
        // Microsoft's own services stand there by a name alone.
        (_, Some(app)) => Author { name: first([app.display_name, app.service_principal_name, None]), ..nobody() },
        (_, None) => nobody(),
    }
}

/// A person acts through an application, so the person comes first.
fn author_of_intune(actor: AuditActor) -> Author {
    if said(actor.user_principal_name.as_ref()) || said(actor.user_id.as_ref()) {
        return Author {
            kind: AuthorKind::Person,
            name: first([actor.user_principal_name, actor.user_id.clone(), None]),
            id: actor.user_id.unwrap_or_default(),
            address: actor.ip_address.filter(|address| !address.is_empty()),
        };
    }
    let kind = if said(actor.application_id.as_ref()) { AuthorKind::Application } else { AuthorKind::Unknown };
    Author {
        kind,
        name: first([actor.application_display_name, actor.service_principal_name, actor.application_id.clone()]),
        id: actor.application_id.unwrap_or_default(),
        address: actor.ip_address.filter(|address| !address.is_empty()),
    }
}

fn nobody() -> Author {
    Author { kind: AuthorKind::Unknown, id: String::new(), name: String::new(), address: None }
}

fn said(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}

fn first(names: [Option<String>; 3]) -> String {
    names.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or_default()
}

fn target_of_directory(found: TargetResource) -> Target {
    Target {
        id: found.id.unwrap_or_default(),
        name: found.display_name.unwrap_or_default(),
        modified: modified(found.modified_properties),
    }
}

fn target_of_intune(found: AuditResource) -> Target {
    Target {
        id: found.resource_id.unwrap_or_default(),
        name: found.display_name.unwrap_or_default(),
        modified: modified(found.modified_properties),
    }
}

fn modified(found: Option<Vec<ModifiedProperty>>) -> Vec<Modified> {
    let read = |property: ModifiedProperty| Modified {
        property: property.display_name.unwrap_or_default(),
        old: property.old_value.map_or(Value::Null, value),
        new: property.new_value.map_or(Value::Null, value),
    };
    found.into_iter().flatten().take(PROPERTIES_LIMIT).map(read).collect()
}

/// The logs write JSON as text, and sometimes once more as text; what is no JSON is the text itself.
fn value(text: String) -> Value {
    match serde_json::from_str(&text) {
        Ok(Value::String(inner)) => serde_json::from_str(&inner).unwrap_or(Value::String(inner)),
        Ok(value) => value,
        Err(_) => Value::String(text),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{AuditLog, AuthorKind, Deed, LogEntry, entry, value};

    fn of(log: AuditLog, item: &Value) -> Option<LogEntry> {
        entry(log, &item.to_string()).expect("an entry")
    }

    #[test]
    fn both_logs_tell_who_did_what_to_which_object() {
        let directory = json!({
            "id": "1", "activityDateTime": "2026-03-01T10:00:00.123Z", "activityDisplayName": "Update policy",
            "category": "Policy", "operationType": "Update", "result": "success", "loggedByService": "Core Directory",
            "initiatedBy": { "app": null, "user": { "id": "u", "displayName": "Ada", "userPrincipalName": "ada@contoso.com", "ipAddress": "203.0.113.1" } },
            "targetResources": [{ "id": "p", "displayName": "MFA", "modifiedProperties": [
                { "displayName": "state", "oldValue": "\"enabled\"", "newValue": "\"disabled\"" },
            ] }],
        });
        let intune = json!({
            "id": "2", "activityDateTime": "2026-03-01T10:00:00Z", "activity": "Patch DeviceConfiguration",
            "category": "Device", "componentName": "Device Configuration", "activityOperationType": "Patch", "activityResult": "Success",
            "actor": { "userPrincipalName": "ada@contoso.com", "userId": "u", "applicationId": "portal", "ipAddress": null },
            "resources": [{ "resourceId": "p", "displayName": "Profile", "modifiedProperties": [
                { "displayName": "state", "newValue": "disabled" },
            ] }],
        });
        for (log, item) in [(AuditLog::Directory, directory), (AuditLog::Intune, intune)] {
            let found = of(log, &item).expect("it happened");
            assert_eq!((found.deed, found.author.kind), (Deed::Updated, AuthorKind::Person), "{log:?}");
            assert_eq!((found.author.name.as_str(), found.author.id.as_str()), ("ada@contoso.com", "u"), "{log:?}");
            let target = found.targets.first().expect("a target");
            assert_eq!(target.id, "p");
            assert_eq!(target.modified.first().map(|modified| &modified.new), Some(&json!("disabled")), "{log:?}");
        }
    }

    #[test]
    fn what_did_not_happen_is_left_out() {
        let failed = json!({ "id": "1", "activityDateTime": "2026-03-01T10:00:00Z", "result": "failure" });
        assert_eq!(of(AuditLog::Directory, &failed), None);
        let failed = json!({ "id": "1", "activityDateTime": "2026-03-01T10:00:00Z", "activityResult": "Fail" });
        assert_eq!(of(AuditLog::Intune, &failed), None);
    }

    #[test]
    fn an_entry_without_an_author_or_with_a_service_names_nobody() {
        let bare = json!({ "id": "1", "activityDateTime": "2026-03-01T10:00:00Z" });
        for log in [AuditLog::Directory, AuditLog::Intune] {
            assert_eq!(of(log, &bare).expect("an entry").author.kind, AuthorKind::Unknown, "{log:?}");
        }
        let service = json!({
            "id": "1", "activityDateTime": "2026-03-01T10:00:00Z",
            "initiatedBy": { "user": null, "app": { "appId": null, "displayName": "Device Registration Service" } },
        });
        let author = of(AuditLog::Directory, &service).expect("an entry").author;
        assert_eq!((author.kind, author.name.as_str()), (AuthorKind::Unknown, "Device Registration Service"));
    }

    #[test]
    fn values_are_read_out_of_their_texts() {
        for (text, expected) in [
            ("\"disabled\"", json!("disabled")),
            ("disabled", json!("disabled")),
            ("[\"a\"]", json!(["a"])),
            ("\"{\\\"state\\\":1}\"", json!({ "state": 1 })),
            ("", json!("")),
            ("true", json!(true)),
        ] {
            assert_eq!(value(text.to_owned()), expected, "{text}");
        }
    }
}
