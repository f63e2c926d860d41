//! The requests that change a resource that is there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::address::{Target, at};
use super::draft::{Cause, Draft, Needs, differences};
use super::obstacle::{part_of, top};
use super::standing::covers;
use super::steps;
use super::writer::{Scope, Writer};
use super::{Obstacle, OperationKind, PlannedChange, PlannedRequest};
use crate::domain::catalog::{Area, DisablesFirst, Operation, RestoreTable, Sends};
use crate::domain::diff::PropertyChange;

/// A resource between how it is and how it is to be.
pub(super) struct Between<'a> {
    pub(super) area: &'a Area,
    pub(super) restore: &'a RestoreTable,
    /// As others call it; a mark for one that is yet to be made.
    pub(super) id: &'a str,
    pub(super) live: Option<&'a Value>,
    pub(super) wanted: &'a Value,
}

impl Between<'_> {
    pub(super) fn target<'t>(&'t self, element: Option<&'t str>) -> Target<'t> {
        Target { area: self.area, id: self.id, body: self.wanted, element }
    }
}

/// All requests that lead from the live resource to the wanted one, with what each changes. Only the given places count:
/// of what is sent beside them the body holds what is live.
///
/// # Errors
/// [`Obstacle`] when the area has no request for something.
pub(super) fn requests(between: &Between<'_>, places: &[(String, Cause)]) -> Result<Vec<Draft>, Obstacle> {
    let not_comparable = |_| Obstacle::NotComparable;
    let live = between.live.ok_or(Obstacle::NotComparable)?;
    let changes = differences(between.area, live, between.wanted).map_err(not_comparable)?;
    let mut own: Vec<PropertyChange> = Vec::new();
    let mut parts: BTreeMap<&str, Vec<PropertyChange>> = BTreeMap::new();
    for change in changes {
        match part_of(between.restore, &change.path) {
            Some(part) => parts.entry(part).or_default().push(change),
            None => own.push(change),
        }
    }
    let mut drafts = if own.is_empty() { Vec::new() } else { of_resource(between, own, places)? };
    for (part, changes) in parts {
        drafts.extend(steps::of_part(between, part, &changes, places)?);
    }
    Ok(drafts)
}

fn of_resource(
    between: &Between<'_>,
    changes: Vec<PropertyChange>,
    places: &[(String, Cause)],
) -> Result<Vec<Draft>, Obstacle> {
    let Between { area, restore, live, wanted, .. } = between;
    let no_way = || Obstacle::NoWay { note: restore.note.clone() };
    let update = restore.update.as_ref().ok_or_else(no_way)?;
    let names: BTreeSet<String> = changes.iter().map(|change| top(&change.path).to_owned()).collect();
    let scope = || match update.sends {
        Sends::Changed => Scope::Names(names.clone()),
        Sends::Whole => Scope::Everything,
    };
    let cause = cause_of(&changes, places);
    let mut drafts = Vec::new();
    let switch = |off: Value, disabled| switched_off(&off, wanted, disabled).unwrap_or(off);
    let off = live.cloned().map(|live| update.disables_first.iter().fold(live, switch));
    if let Some(off) = off.filter(|off| *live != Some(off)) {
        let writer = Writer::of_update(area, restore, update, scope());
        let request = request(between, update, writer.body(&off, *live)).ok_or_else(no_way)?;
        let changes = differences(area, live.unwrap_or(&Value::Null), &off).map_err(|_| Obstacle::NotComparable)?;
        let mut draft = draft(update, request, planned(changes), cause.clone());
        draft.interim = Some(off);
        drafts.push(draft);
    }
    let body = Writer::of_update(area, restore, update, scope()).body(wanted, *live);
    let request = request(between, update, body).ok_or_else(no_way)?;
    let needs = if drafts.is_empty() { Needs::Nothing } else { Needs::Previous };
    drafts.push(Draft { needs, ..draft(update, request, planned(changes), cause) });
    Ok(drafts)
}

fn request(between: &Between<'_>, update: &Operation, body: Map<String, Value>) -> Option<PlannedRequest> {
    let target = between.target(None);
    let mut body = body;
    for (name, value) in &update.with {
        body.insert(name.clone(), target.filled(value));
    }
    Some(PlannedRequest {
        method: update.method,
        version: update.version.unwrap_or(between.area.version),
        path: target.path(&update.path)?,
        headers: update.headers.clone(),
        body: Some(Value::Object(body)),
    })
}

fn draft(update: &Operation, request: PlannedRequest, changes: Vec<PlannedChange>, cause: Cause) -> Draft {
    Draft {
        kind: OperationKind::Update,
        part: String::new(),
        request,
        interim: None,
        changes,
        cause,
        permissions: update.permissions.clone(),
        undocumented: update.undocumented,
        makes: None,
        is_for_one_of_a_set: false,
        needs: Needs::Nothing,
    }
}

/// What a new resource is not told when it is made.
///
/// # Errors
/// [`Obstacle`] when the request for it cannot be written.
pub(super) fn afterwards(
    between: &Between<'_>,
    told: &Map<String, Value>,
    cause: &Cause,
) -> Result<Option<Draft>, Obstacle> {
    let Between { area, restore, wanted, .. } = between;
    let Some(update) = &restore.update else { return Ok(None) };
    let mut body = Writer::of_update(area, restore, update, Scope::Everything).body(wanted, None);
    let is_told = |name: &String| told.contains_key(name) || name == "@odata.type" || update.always.contains(name);
    let names: BTreeSet<String> = body
        .iter()
        .filter(|(name, value)| !is_told(name) && !is_nothing(value))
        .map(|(name, _)| name.clone())
        .collect();
    if names.is_empty() {
        return Ok(None);
    }
    body.retain(|name, _| names.contains(name) || name == "@odata.type" || update.always.contains(name));
    let request = request(between, update, body).ok_or(Obstacle::CannotCreate)?;
    let empty = Value::Object(
        wanted
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(name, _)| !names.contains(*name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    );
    let changes = differences(area, &empty, wanted).map_err(|_| Obstacle::NotComparable)?;
    Ok(Some(Draft { needs: Needs::First, ..draft(update, request, planned(changes), cause.clone()) }))
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// The resource with what is to be removed switched off; `None` when nothing is to be removed.
fn switched_off(live: &Value, wanted: &Value, disabled: &DisablesFirst) -> Option<Value> {
    let kept: BTreeSet<&str> =
        at(wanted, &disabled.list).and_then(Value::as_array).into_iter().flatten().filter_map(id_of).collect();
    let mut off = live.clone();
    let pointer = format!("/{}", disabled.list.replace('.', "/"));
    let mut any = false;
    for element in off.pointer_mut(&pointer)?.as_array_mut()? {
        let goes = id_of(element).is_some_and(|id| !kept.contains(id));
        if goes && element.get(&disabled.property) != Some(&disabled.value) {
            element.as_object_mut()?.insert(disabled.property.clone(), disabled.value.clone());
            any = true;
        }
    }
    any.then_some(off)
}

fn id_of(element: &Value) -> Option<&str> {
    element.get("id")?.as_str()
}

/// What the places are written for that these changes belong to.
pub(super) fn cause_of(changes: &[PropertyChange], places: &[(String, Cause)]) -> Cause {
    let mut cause = Cause::default();
    let belongs = |place: &str| changes.iter().any(|change| covers(place, &change.path) || covers(&change.path, place));
    for (_, of_place) in places.iter().filter(|(place, _)| belongs(place)) {
        cause.add(of_place);
    }
    cause
}

pub(super) fn planned(changes: Vec<PropertyChange>) -> Vec<PlannedChange> {
    changes.into_iter().map(PlannedChange::from).collect()
}
