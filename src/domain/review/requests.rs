//! Whether the requests are such as the catalog knows, and whether the write connection may send them.

use std::collections::{BTreeMap, BTreeSet};

use super::entry;
use super::facts::Facts;
use super::note::{Note, NoteCode, Severity};
use crate::domain::catalog::{Method, Restore, is_covered};
use crate::domain::plan::{Operation, OperationKind, Plan, Purpose};

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    let mut missing: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut undocumented = Vec::new();
    for operation in &plan.operations {
        let Some(known) = known(operation) else {
            notes.push(no_way(operation));
            continue;
        };
        if known.undocumented {
            undocumented.push(operation.number);
        }
        for permission in known.permissions {
            if facts.granted.as_ref().is_some_and(|granted| !is_covered(&permission, granted)) {
                missing.entry(permission).or_default().push(operation.number);
            }
        }
    }
    let deletes: Vec<u32> =
        plan.operations.iter().filter(|one| one.kind == OperationKind::Delete).map(number).collect();
    if plan.purpose == Purpose::Restore && !deletes.is_empty() {
        let message = "a restore deletes nothing, and this one would";
        let way_out = "leave these out, and plan the deletion by itself";
        // What is never changed in place is made anew, and the old one goes: then both belong to one resource.
        let alone: Vec<u32> = deletes.into_iter().filter(|number| !is_replaced(plan, *number)).collect();
        if !alone.is_empty() {
            notes.push(Note::new(NoteCode::DeletesInRestore, Severity::Fatal, message, way_out, alone));
        }
    }
    if !undocumented.is_empty() {
        let message = "Microsoft documents no such request: it works today and may not tomorrow";
        let way_out = "look at the exact requests, and verify the result in the portal";
        notes.push(Note::new(NoteCode::UndocumentedRequest, Severity::Warning, message, way_out, undocumented));
    }
    if facts.granted.is_none() {
        let message = "the tenant has no write connection, so the plan can only be looked at";
        let way_out = "connect write access, or send the requests by hand";
        notes.push(Note::new(NoteCode::NoWriteConnection, Severity::Info, message, way_out, Vec::new()));
    }
    notes.extend(missing.into_iter().map(|(permission, numbers)| {
        let message = format!("the write connection lacks {permission}");
        let way_out = format!("grant {permission} to the application that writes, with admin consent");
        Note::new(NoteCode::MissingPermissions, Severity::Warning, message, way_out, numbers)
    }));
}

fn number(operation: &Operation) -> u32 {
    operation.number
}

/// Whether the same resource is made anew in the plan.
fn is_replaced(plan: &Plan, number: u32) -> bool {
    let Some(deleted) = plan.operations.iter().find(|operation| operation.number == number) else { return false };
    let of_same = |one: &&Operation| one.area == deleted.area && one.resource == deleted.resource;
    plan.operations.iter().filter(of_same).any(|one| one.kind == OperationKind::Create) || !deleted.part.is_empty()
}

/// What the catalog says about a request.
struct Known {
    permissions: BTreeSet<String>,
    undocumented: bool,
}

fn known(operation: &Operation) -> Option<Known> {
    let restore = entry(&operation.area)?.restore.as_ref()?;
    if !operation.part.is_empty() {
        return of_step(restore, operation);
    }
    let described = match operation.kind {
        OperationKind::Update => restore.update.as_ref(),
        OperationKind::Create => restore.create.as_ref(),
        OperationKind::Delete => restore.delete.as_ref(),
        OperationKind::Revive => return of_recycle_bin(restore),
    }?;
    let method = operation.request.method == described.method;
    method.then(|| Known {
        permissions: described.permissions.iter().cloned().collect(),
        undocumented: described.undocumented,
    })
}

fn of_step(restore: &Restore, operation: &Operation) -> Option<Known> {
    let method: Method = operation.request.method;
    // A part may be one element of what the step writes.
    let is_of = |property: &str| {
        let rest = operation.part.strip_prefix(property);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
    };
    let mut steps = restore.steps.iter().filter(|step| is_of(&step.property) && step.method == method);
    let first = steps.next()?;
    Some(Known { permissions: first.permissions.iter().cloned().collect(), undocumented: first.undocumented })
}

fn of_recycle_bin(restore: &Restore) -> Option<Known> {
    let bin = restore.recycle_bin.as_ref()?;
    Some(Known { permissions: bin.permissions.iter().cloned().collect(), undocumented: false })
}

fn no_way(operation: &Operation) -> Note {
    let message = format!("the catalog knows no such request for {}", operation.resource_name);
    let way_out = "make the plan anew; report it when that does not help";
    Note::new(NoteCode::NoWayToWrite, Severity::Fatal, message, way_out, vec![operation.number])
}
