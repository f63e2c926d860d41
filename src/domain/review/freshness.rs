//! Whether the tenant is still as the plan saw it, and whether what the plan stands on can be believed.

use std::collections::BTreeSet;

use super::facts::{Facts, Fresh};
use super::note::{Note, NoteCode, Severity};
use super::{entry, numbers};
use crate::domain::diff::compare;
use crate::domain::model::{AreaKey, CollectionStatus};
use crate::domain::normalise::normalise;
use crate::domain::plan::{OperationKind, Plan, Touched};

const RENEW: &str = "make the plan anew: it then speaks of what is there now";

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    if facts.now >= facts.expires_at {
        let message = format!("the plan could be applied until {}", facts.expires_at);
        notes.push(Note::new(NoteCode::Expired, Severity::Fatal, message, RENEW, Vec::new()));
    }
    notes.extend(plan.resources.iter().filter_map(|touched| resource(plan, facts, touched)));
    let areas: BTreeSet<&AreaKey> = plan.operations.iter().map(|operation| &operation.area).collect();
    notes.extend(areas.into_iter().filter_map(|area| collection(plan, facts, area)));
}

fn resource(plan: &Plan, facts: &Facts, touched: &Touched) -> Option<Note> {
    let about = numbers(plan, touched);
    if about.is_empty() {
        return None;
    }
    let place = (touched.area.clone(), touched.id.clone());
    let differs = |what: String| Note::new(NoteCode::LiveDiffers, Severity::Fatal, what, RENEW, numbers(plan, touched));
    match (facts.fresh.get(&place), &touched.seen) {
        (None, _) => Some(not_read(touched, "nobody looked", about)),
        (Some(Fresh::NotRead { reason }), _) => Some(not_read(touched, reason, about)),
        (Some(Fresh::Gone), None) => None,
        (Some(Fresh::Gone), Some(_)) => Some(differs(format!("{} is not there any more", touched.name))),
        (Some(Fresh::There(_)), None) => Some(differs(format!("{} is there again", touched.name))),
        (Some(Fresh::There(live)), Some(seen)) => {
            let area = &entry(&touched.area)?.area;
            let (Ok(seen), Ok(live)) = (normalise(area, seen), normalise(area, live)) else {
                return Some(not_read(touched, "its body is not understood", about));
            };
            let changes = compare(&seen, &live);
            let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).take(3).collect();
            let message = format!("somebody changed {} after the plan was made: {}", touched.name, paths.join(", "));
            (!changes.is_empty()).then(|| differs(message))
        }
    }
}

fn not_read(touched: &Touched, reason: &str, operations: Vec<u32>) -> Note {
    let message = format!("{} could not be read now: {reason}", touched.name);
    let way_out = "test the connection of the tenant, then make the plan anew";
    Note::new(NoteCode::LiveNotRead, Severity::Fatal, message, way_out, operations)
}

fn collection(plan: &Plan, facts: &Facts, area: &AreaKey) -> Option<Note> {
    let title = entry(area).map_or_else(|| area.to_string(), |entry| entry.area.title.clone());
    let last = facts.collections.get(area);
    let what = match last {
        None => "was never read".to_owned(),
        Some(last) if last.is_held => "lost so much in its last reading that this is held".to_owned(),
        Some(last) => match last.status {
            CollectionStatus::Complete => return None,
            CollectionStatus::Partial => "was read in part when it was last read".to_owned(),
            CollectionStatus::Failed => "could not be read when it was last tried".to_owned(),
            CollectionStatus::NotLicensed => "is not licensed any more".to_owned(),
            CollectionStatus::NoPermission => "cannot be read any more, for lack of a permission".to_owned(),
        },
    };
    let of_area: Vec<_> = plan.operations.iter().filter(|operation| operation.area == *area).collect();
    // What was not found may be there: only a resource that was read for itself can be changed all the same.
    let is_change = of_area.iter().all(|operation| operation.kind == OperationKind::Update);
    let severity = if is_change { Severity::Serious } else { Severity::Fatal };
    let numbers = of_area.into_iter().map(|operation| operation.number).collect();
    let way_out = "sync the area until it is read completely, then make the plan anew";
    Some(Note::new(NoteCode::CollectionNotComplete, severity, format!("{title} {what}"), way_out, numbers))
}
