//! Whether the plan saws off the branch that it sits on: the applications through which Plumbline reads and writes.

use serde_json::Value;

use super::entry;
use super::facts::Facts;
use super::note::{Note, NoteCode, Severity};
use crate::domain::catalog::texts_at;
use crate::domain::plan::{Operation, OperationKind, Plan};

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    for operation in plan.operations.iter().filter(|operation| is_own(plan, facts, operation)) {
        let does = match operation.kind {
            OperationKind::Update => "changes",
            OperationKind::Create | OperationKind::Revive => continue,
            OperationKind::Delete => "removes",
        };
        let message = format!(
            "this {does} {}, which belongs to the application that Plumbline itself works through",
            operation.resource_name
        );
        let way_out = "do it by hand in the portal, and test both connections afterwards";
        let numbers = vec![operation.number];
        notes.push(Note::new(NoteCode::TouchesOwnApplication, Severity::Fatal, message, way_out, numbers));
    }
}

fn is_own(plan: &Plan, facts: &Facts, operation: &Operation) -> bool {
    let is_ours = |id: &str| facts.own.ids.contains(&id.to_lowercase());
    let Some(entry) = entry(&operation.area) else { return false };
    if entry.area.review.applications.is_empty() {
        return false;
    }
    let touched = plan.resources.iter().find(|one| one.area == operation.area && one.id == operation.resource);
    let bodies: Vec<&Value> = touched.iter().flat_map(|one| one.seen.iter().chain(&one.wanted)).collect();
    let names = |path: &String| bodies.iter().any(|body| texts_at(body, path).into_iter().any(is_ours));
    is_ours(operation.resource.as_str()) || entry.area.review.applications.iter().any(names)
}
