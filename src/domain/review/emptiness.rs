//! Lists that would lose everything. Tools of this kind emptied units of hundreds of people because a property was left
//! out, or because a name could not be resolved: an empty list is believed only where it was agreed to be empty.

use serde_json::Value;

use super::facts::Facts;
use super::note::{Note, NoteCode, Severity};
use super::{entry, operations};
use crate::domain::plan::{Operation, OperationKind, Plan, Purpose, Touched};

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    for touched in &plan.resources {
        let agreed = facts.agreed.get(&(touched.area.clone(), touched.id.clone()));
        for operation in operations(plan, touched).filter(|operation| operation.kind != OperationKind::Delete) {
            notes.extend(sent(touched, agreed, operation));
        }
        notes.extend(becomes_empty(plan, touched, agreed));
    }
}

/// A body that holds an empty list where neither what was agreed nor what is there has one.
fn sent(touched: &Touched, agreed: Option<&Value>, operation: &Operation) -> Option<Note> {
    let body = operation.request.body.as_ref().filter(|_| operation.part.is_empty())?;
    let (mut empty, mut allowed) = (Vec::new(), Vec::new());
    empty_lists(body, "", &mut empty);
    for known in agreed.into_iter().chain(&touched.seen) {
        empty_lists(known, "", &mut allowed);
    }
    let found: Vec<String> = empty.into_iter().filter(|path| !allowed.contains(path)).collect();
    if found.is_empty() {
        return None;
    }
    let message = format!(
        "this would send an empty list for {} of {}, which was not agreed to be empty",
        found.join(", "),
        touched.name
    );
    let way_out = "look at what was agreed: it says nothing about this list, which is not the same as an empty one";
    Some(Note::new(NoteCode::EmptyListSent, Severity::Fatal, message, way_out, vec![operation.number]))
}

/// A list that has elements and would have none.
fn becomes_empty(plan: &Plan, touched: &Touched, agreed: Option<&Value>) -> Vec<Note> {
    let (Some(seen), Some(wanted)) = (&touched.seen, &touched.wanted) else { return Vec::new() };
    let mut full = Vec::new();
    full_lists(seen, "", &mut full);
    let mut agreed_empty = Vec::new();
    agreed.into_iter().for_each(|agreed| said_empty(agreed, "", &mut agreed_empty));
    let (mut kept, mut notes) = (Vec::new(), Vec::new());
    full_lists(wanted, "", &mut kept);
    let members = entry(&touched.area).map(|entry| entry.area.review.members.as_slice()).unwrap_or_default();
    for (path, size) in full {
        // Elements that lie in elements go with them.
        let is_inner = path.contains("[]");
        if is_inner || kept.iter().any(|(other, _)| *other == path) {
            continue;
        }
        let is_agreed = agreed_empty.contains(&path);
        let holds_members = members.contains(&path);
        // What was there before is known for certain, so that an undo may take even members out.
        let is_known = is_agreed && (!holds_members || plan.purpose == Purpose::Undo);
        let severity = if is_known { Severity::Serious } else { Severity::Fatal };
        let message = format!("{path} of {} would lose all of its {size} elements", touched.name);
        let way_out = if holds_members {
            "take them out by hand, one by one, if that is really meant"
        } else {
            "make sure that nothing belongs there; accept the drift otherwise"
        };
        let numbers = numbers_of(plan, touched, &path);
        if !numbers.is_empty() {
            notes.push(Note::new(NoteCode::SetBecomesEmpty, severity, message, way_out, numbers));
        }
    }
    notes
}

/// The operations that write the place.
fn numbers_of(plan: &Plan, touched: &Touched, path: &str) -> Vec<u32> {
    let top = path.split('.').next().unwrap_or(path);
    let writes = |operation: &&Operation| {
        operation.part.split('.').next() == Some(top)
            || operation.changes.iter().any(|change| change.path.split(['.', '[']).next() == Some(top))
            || operation.request.body.as_ref().is_some_and(|body| body.get(top).is_some())
    };
    operations(plan, touched).filter(writes).map(|operation| operation.number).collect()
}

/// The places of empty lists, without positions.
fn empty_lists(value: &Value, path: &str, found: &mut Vec<String>) {
    walk(value, path, &mut |path, items| {
        if items.is_empty() && !found.iter().any(|known| known == path) {
            found.push(path.to_owned());
        }
    });
}

/// The places at which it is said that there is nothing.
fn said_empty(value: &Value, path: &str, found: &mut Vec<String>) {
    empty_lists(value, path, found);
    if let Value::Object(members) = value {
        for (name, member) in members {
            let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match member {
                Value::Null => found.push(below),
                Value::Object(_) => said_empty(member, &below, found),
                Value::Array(_) | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
    }
}

/// The places of lists that hold something, with how much.
fn full_lists(value: &Value, path: &str, found: &mut Vec<(String, usize)>) {
    walk(value, path, &mut |path, items| {
        if !items.is_empty() && !found.iter().any(|(known, _)| known == path) {
            found.push((path.to_owned(), items.len()));
        }
    });
}

fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, &[Value])) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| !name.contains('@')) {
                let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(member, &below, visit);
            }
        }
        Value::Array(items) => {
            visit(path, items);
            items.iter().for_each(|item| walk(item, &format!("{path}[]"), visit));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
