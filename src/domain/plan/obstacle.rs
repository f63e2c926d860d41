//! Why a place cannot be written back.

use serde_json::Value;

use super::Obstacle;
use super::standing::covers;
use super::writer::patterns;
use crate::domain::catalog::{Area, Deed, PathPattern, RestoreTable, Sends};
use crate::domain::normalise::Canonical;

/// The property of a resource that a path leads into.
pub(super) fn top(path: &str) -> &str {
    if path.starts_with("@odata.type") { "@odata.type" } else { path.split(['.', '[']).next().unwrap_or_default() }
}

/// The part that a step writes and that the path lies in, or that lies in the path.
pub(super) fn part_of<'r>(restore: &'r RestoreTable, path: &str) -> Option<&'r str> {
    let parts = restore.steps.iter().map(|step| step.property.as_str());
    let mut touched = parts.filter(|part| covers(part, path) || covers(path, part));
    touched.next()
}

/// Whether the requests of the area reach a place of a resource that is there.
pub(super) fn of_place(restore: &RestoreTable, path: &str) -> Option<Obstacle> {
    if covered(&restore.write_only, path) {
        return Some(Obstacle::Secret);
    }
    if let Some(unwritable) = restore.unwritable.iter().find(|unwritable| covered(&unwritable.paths, path)) {
        return Some(Obstacle::NoWay { note: unwritable.why.clone() });
    }
    if part_of(restore, path).is_some() {
        return None;
    }
    if covered(&restore.read_only, path) {
        return Some(Obstacle::ReadOnly);
    }
    // What is made anew gets what is fixed.
    if restore.recreates {
        return None;
    }
    if covered(&restore.fixed, path) {
        return Some(Obstacle::Fixed);
    }
    let takes = |takes: &[String]| takes.is_empty() || leads_to(takes, path);
    match &restore.update {
        Some(update) if takes(&update.takes) => None,
        Some(_) | None => Some(Obstacle::NoWay { note: restore.note.clone() }),
    }
}

/// Whether the catalog closes the place in such a resource.
pub(super) fn of_closed_part(restore: &RestoreTable, live: &Value, path: &str) -> Option<Obstacle> {
    let mut parts = restore.closed_parts(live).filter(|(part, _)| covers(part, path));
    parts.next().map(|(_, why)| Obstacle::Closed { why: why.to_owned() })
}

/// Whether something that is sent along with a place is not known, so that sending would lose it.
pub(super) fn of_company(area: &Area, restore: &RestoreTable, path: &str, live: &Canonical) -> Option<Obstacle> {
    let is_whole = restore.update.as_ref().is_some_and(|update| update.sends == Sends::Whole);
    let property = match part_of(restore, path) {
        Some(part) => part,
        None if restore.recreates || is_whole => "",
        None => top(path),
    };
    if is_unknown_at(live, path) {
        return Some(unknown(area, path));
    }
    let written: Vec<String> = never_written(restore).cloned().collect();
    let lost = live.not_comparable().into_iter().filter(|place| covers(property, place));
    if let Some(place) = lost.into_iter().find(|place| !covered(&written, place)) {
        return Some(unknown(area, &place));
    }
    let hidden = patterns(&restore.write_only);
    let is_hidden = |pattern: &PathPattern| pattern.lies_within(property) && !property.is_empty();
    hidden.iter().any(is_hidden).then_some(Obstacle::Secret)
}

/// Why a resource cannot be made from what was agreed.
pub(super) fn of_making(restore: &RestoreTable, agreed: &Value, canonical: &Canonical) -> Option<Obstacle> {
    if let Some(why) = restore.closed_to(Deed::Create, agreed) {
        return Some(Obstacle::Closed { why: why.to_owned() });
    }
    if restore.create.is_none() {
        return Some(Obstacle::CannotCreate);
    }
    let written: Vec<String> = never_written(restore).cloned().collect();
    let secrets = canonical.not_comparable().into_iter().filter(|place| !covered(&written, place));
    // A part that was not read at all is no part of what was agreed.
    let mut known_to_be_there = secrets.filter(|place| !is_mark(agreed, place));
    known_to_be_there.next().map(|_| Obstacle::Secret)
}

/// One of the two sides of a difference is not known.
pub(super) fn is_unknown_at(canonical: &Canonical, path: &str) -> bool {
    canonical.not_comparable().iter().any(|place| covers(path, place) || covers(place, path))
}

pub(super) fn unknown(area: &Area, path: &str) -> Obstacle {
    let rules = &area.normalise;
    let secrets: Vec<String> = rules.secrets.iter().chain(rules.secret_when.keys()).cloned().collect();
    let is_secret = patterns(&secrets).iter().any(|secret| secret.covers(path) || secret.lies_within(path));
    if is_secret { Obstacle::Secret } else { Obstacle::NotComparable }
}

fn never_written(restore: &RestoreTable) -> impl Iterator<Item = &String> {
    let unwritable = restore.unwritable.iter().flat_map(|unwritable| &unwritable.paths);
    restore.read_only.iter().chain(unwritable)
}

fn is_mark(body: &Value, place: &str) -> bool {
    super::address::at(body, place)
        .is_some_and(|value| value.is_object() && crate::domain::normalise::is_unknown(value))
}

fn covered(texts: &[String], path: &str) -> bool {
    patterns(texts).iter().any(|pattern| pattern.covers(path))
}

fn leads_to(texts: &[String], path: &str) -> bool {
    patterns(texts).iter().any(|pattern| pattern.covers(path) || pattern.lies_within(path))
}
