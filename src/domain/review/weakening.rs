//! What would make the tenant less safe than it is: the undo of a restore, or an agreed state that is the weaker one.

use super::entry;
use super::note::{Note, NoteCode, Severity};
use crate::domain::catalog::{Area, Judged};
use crate::domain::diff::{Change, compare};
use crate::domain::model::Direction;
use crate::domain::normalise::normalise;
use crate::domain::plan::{Plan, Touched};

const REASONS_AT_MOST: usize = 3;

pub(super) fn look(plan: &Plan, notes: &mut Vec<Note>) {
    for touched in &plan.resources {
        let Some(entry) = entry(&touched.area) else { continue };
        let reasons = reasons(&entry.area, touched);
        if reasons.is_empty() {
            continue;
        }
        let more = if reasons.len() > REASONS_AT_MOST { " And more." } else { "" };
        let told = reasons.into_iter().take(REASONS_AT_MOST).collect::<Vec<_>>().join(" ");
        let message = format!("{} would be less safe than it is: {told}{more}", touched.name);
        let way_out = "approve it only if that is what you want";
        let numbers = super::numbers(plan, touched);
        notes.push(Note::new(NoteCode::Weakens, Severity::Warning, message, way_out, numbers));
    }
}

/// Why each place that changes weakens, where a rule of the catalog says so.
fn reasons(area: &Area, touched: &Touched) -> Vec<String> {
    let (changes, body) = match (&touched.seen, &touched.wanted) {
        (Some(seen), Some(wanted)) => {
            let (Ok(before), Ok(after)) = (normalise(area, seen), normalise(area, wanted)) else { return Vec::new() };
            (compare(&before, &after).into_iter().map(Change::Changed).collect(), wanted)
        }
        (Some(seen), None) => (vec![Change::Missing], seen),
        (None, Some(wanted)) => (vec![Change::Unexpected], wanted),
        (None, None) => return Vec::new(),
    };
    let mut reasons = Vec::new();
    for change in &changes {
        let (verdict, _) = area.judge(Judged { change, body: Some(body) });
        let why = verdict.why.filter(|_| verdict.direction == Direction::Weakens);
        reasons.extend(why.filter(|why| !reasons.contains(why)));
    }
    reasons
}
