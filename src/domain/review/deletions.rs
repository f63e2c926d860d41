//! What would go for good.

use super::facts::Facts;
use super::note::{Note, NoteCode, Severity};
use crate::domain::plan::{Operation, OperationKind, Plan};

const NAMED_AT_MOST: usize = 5;

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    let whole = |operation: &&Operation| operation.kind == OperationKind::Delete && operation.part.is_empty();
    let deletes: Vec<&Operation> = plan.operations.iter().filter(whole).collect();
    for operation in &deletes {
        let message = format!("{} would be deleted", operation.resource_name);
        let way_out = "make sure that nobody needs it; what the service keeps in its recycle bin can be taken back";
        notes.push(Note::new(NoteCode::Deletes, Severity::Warning, message, way_out, vec![operation.number]));
        let place = (operation.area.clone(), operation.resource.clone());
        let referrers = facts.referrers.get(&place).map(Vec::as_slice).unwrap_or_default();
        if !referrers.is_empty() {
            let names = referrers.iter().take(NAMED_AT_MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
            let message = format!("{} is used by {names}", operation.resource_name);
            let way_out = "change what uses it first";
            let numbers = vec![operation.number];
            notes.push(Note::new(NoteCode::DeletesReferenced, Severity::Serious, message, way_out, numbers));
        }
    }
    if u32::try_from(deletes.len()).unwrap_or(u32::MAX) > facts.settings.most_deletions {
        let message = format!("{} resources would be deleted at once", deletes.len());
        let way_out = "approve them in smaller plans";
        let numbers = deletes.iter().map(|operation| operation.number).collect();
        notes.push(Note::new(NoteCode::DeletesMany, Severity::Serious, message, way_out, numbers));
    }
}
