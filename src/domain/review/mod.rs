//! A second pair of eyes: looks at a plan before it is approved and before it is applied, and knows nothing of how it was
//! made. What it finds it tells as notes; a plan with a fatal one is never approved.
//!
//! It looks at the requests and at what the tenant is like, and asks of each: is this what was chosen, and nothing else?

mod access;
mod bodies;
mod completeness;
mod deletions;
mod emptiness;
mod facts;
mod freshness;
mod note;
mod own;
mod people;
mod requests;
mod settings;
mod weakening;

pub use facts::{Drifted, Facts, Fresh, IdState, LastCollection, Own, Person};
pub use note::{Note, NoteCode, Severity, worst};
pub use settings::{RestoreSettings, SettingsFault};

use crate::domain::catalog::{self, Entry};
use crate::domain::model::AreaKey;
use crate::domain::plan::{Operation, Plan, Touched};

/// Everything that is to be said about the plan, the worst first.
pub fn review(plan: &Plan, facts: &Facts) -> Vec<Note> {
    let mut notes = Vec::new();
    freshness::look(plan, facts, &mut notes);
    requests::look(plan, facts, &mut notes);
    bodies::look(plan, facts, &mut notes);
    emptiness::look(plan, facts, &mut notes);
    access::look(plan, facts, &mut notes);
    own::look(plan, facts, &mut notes);
    completeness::look(plan, facts, &mut notes);
    deletions::look(plan, facts, &mut notes);
    weakening::look(plan, &mut notes);
    notes.sort_by_key(|note| std::cmp::Reverse(note.severity));
    notes
}

/// The catalog's word on an area.
fn entry(area: &AreaKey) -> Option<&'static Entry> {
    catalog::entries().iter().find(|entry| entry.area.key == *area)
}

/// The numbers of the operations about a resource.
fn numbers(plan: &Plan, touched: &Touched) -> Vec<u32> {
    operations(plan, touched).map(|operation| operation.number).collect()
}

fn operations<'p>(plan: &'p Plan, touched: &Touched) -> impl Iterator<Item = &'p Operation> {
    let (area, id) = (touched.area.clone(), touched.id.clone());
    plan.operations.iter().filter(move |operation| operation.area == area && operation.resource == id)
}
