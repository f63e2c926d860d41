//! Requests for a role: the schedule itself is never written, it changes by what is asked for.

use super::{check, put};
use crate::simulator::audit;
use crate::simulator::exchange::{Answer, GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::made_up::dice::guid;
use crate::simulator::schema::{Endpoint, Version, endpoint as endpoint_at, has_property};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::sync::Arc;

const SUBJECT: [&str; 3] = ["principalId", "roleDefinitionId", "directoryScopeId"];

/// Performs a request.
pub fn request(context: &Context<'_>, request: &GraphRequest, path: &str) -> Result<Answer, GraphError> {
    let schedules = endpoint_at(path).ok_or_else(GraphError::method_not_allowed)?;
    let given = check::body(request)?;
    let is_missing = |name: &&str| given.get(*name).and_then(Value::as_str).is_none();
    if let Some(name) = SUBJECT.into_iter().find(is_missing) {
        return Err(refused(format!("The property '{name}' is required and missing in the request.")));
    }
    if given.get("justification").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Err(refused("JustificationRule: a justification is required.".to_owned()));
    }
    let is_subject = |body: &Value| SUBJECT.iter().all(|name| body.get(*name) == given.get(*name));
    let former = context.tenant.read(context.world, schedules.stored_at()).find(is_subject).cloned();
    let schedule = match (given.get("action").and_then(Value::as_str), former) {
        (Some("adminAssign"), None) => assign(context, schedules, given)?,
        (Some("adminAssign"), Some(_)) => {
            return Err(GraphError::new(400, "RoleAssignmentExists", "The Role assignment already exists."));
        }
        (Some("adminUpdate"), Some(former)) => update(context, schedules, &former, given),
        (Some("adminRemove"), Some(former)) => remove(context, schedules, &former)?,
        (Some("adminUpdate" | "adminRemove"), None) => {
            return Err(GraphError::new(404, "RoleAssignmentDoesNotExist", "The Role assignment does not exist."));
        }
        _ => return Err(refused("The action is none that a request can have.".to_owned())),
    };
    let mut answer = given.clone();
    let id = guid(&format!("{}/request {}", context.world.seed(), context.world.draw()));
    answer.insert("id".to_owned(), json!(id));
    answer.insert("status".to_owned(), json!("Provisioned"));
    answer.insert("targetScheduleId".to_owned(), schedule.get("id").cloned().unwrap_or_default());
    Ok(Answer::created(Value::Object(answer)))
}

fn assign(
    context: &Context<'_>,
    schedules: &'static Endpoint,
    given: &Map<String, Value>,
) -> Result<Value, GraphError> {
    if !given.get("scheduleInfo").is_some_and(Value::is_object) {
        return Err(refused("ExpirationRule: a schedule is required.".to_owned()));
    }
    let now = json!(Timestamp::now().to_string());
    let mut made = Map::new();
    let id = guid(&format!("{}/schedule {}", context.world.seed(), context.world.draw()));
    made.insert("id".to_owned(), json!(id));
    for name in SUBJECT.into_iter().chain(["scheduleInfo"]) {
        made.insert(name.to_owned(), given.get(name).cloned().unwrap_or_default());
    }
    for (name, value) in [("memberType", json!("Direct")), ("status", json!("Provisioned")), ("createdDateTime", now)] {
        made.insert(name.to_owned(), value);
    }
    if has_property(Version::V1, &schedules.entity_type, "assignmentType") {
        made.insert("assignmentType".to_owned(), json!("Assigned"));
    }
    let made = Value::Object(made);
    put(context, schedules, made.clone());
    audit::write(context, schedules, "Add", None, Some(&made));
    Ok(made)
}

fn update(
    context: &Context<'_>,
    schedules: &'static Endpoint,
    former: &Arc<Value>,
    given: &Map<String, Value>,
) -> Value {
    let mut changed = former.as_object().cloned().unwrap_or_default();
    if let Some(info) = given.get("scheduleInfo") {
        changed.insert("scheduleInfo".to_owned(), info.clone());
    }
    changed.insert("modifiedDateTime".to_owned(), json!(Timestamp::now().to_string()));
    let changed = Value::Object(changed);
    put(context, schedules, changed.clone());
    audit::write(context, schedules, "Update", Some(former), Some(&changed));
    changed
}

fn remove(context: &Context<'_>, schedules: &'static Endpoint, former: &Arc<Value>) -> Result<Value, GraphError> {
    let id = former.get("id").and_then(Value::as_str).unwrap_or_default();
    context.tenant.change(context.world, schedules.stored_at(), |records| {
        records.remove(id).ok_or_else(|| GraphError::not_found(id))
    })?;
    audit::write(context, schedules, "Remove", Some(former), None);
    Ok(Value::clone(former))
}

fn refused(message: String) -> GraphError {
    GraphError::new(400, "RoleAssignmentRequestPolicyValidationFailed", message)
}
