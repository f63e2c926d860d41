//! The requests for a part of a resource that the request for the resource itself does not take.

use serde_json::{Map, Value, json};

use super::address::at;
use super::draft::{Cause, Draft, Needs, differences};
use super::elements::{Elements, elements};
use super::update::{Between, cause_of, planned};
use super::writer::Writer;
use super::{GRAPH_ROOT, Obstacle, OperationKind, PlannedRequest};
use crate::domain::catalog::{Does, Step, StepBody};
use crate::domain::diff::PropertyChange;

/// The requests that lead a part from how it is to how it is to be.
///
/// # Errors
/// [`Obstacle`] when the area has no request for something that changes.
pub(super) fn of_part(
    between: &Between<'_>,
    part: &str,
    changes: &[PropertyChange],
    places: &[(String, Cause)],
) -> Result<Vec<Draft>, Obstacle> {
    let steps: Vec<&Step> = between.restore.steps.iter().filter(|step| step.property == part).collect();
    let cause = cause_of(changes, places);
    let is_gone = at(between.wanted, part).is_none_or(Value::is_null);
    if let Some(remove) = steps.iter().find(|step| step.does == Does::Remove && is_gone) {
        let is_list = between.live.and_then(|live| at(live, part)).is_some_and(Value::is_array);
        if !is_list {
            let request = request(between, remove, None, None).ok_or_else(|| no_way(between))?;
            return Ok(vec![draft(remove, part, request, changes.to_vec(), cause)]);
        }
    }
    if let Some(set) = steps.iter().find(|step| step.does == Does::Set) {
        let request = whole(between, set).ok_or_else(|| no_way(between))?;
        return Ok(vec![draft(set, part, request, changes.to_vec(), cause)]);
    }
    let found = elements(between, part, &steps).map_err(|_| Obstacle::NotComparable)?;
    one_by_one(between, &found, &steps, changes, places)
}

/// The requests that give a new resource its parts.
///
/// # Errors
/// [`Obstacle`] when the area has no request for a part that was agreed.
pub(super) fn of_new(between: &Between<'_>, cause: &Cause) -> Result<Vec<Draft>, Obstacle> {
    let mut drafts = Vec::new();
    let mut parts: Vec<&str> = Vec::new();
    for step in between.restore.steps.iter().filter(|step| !step.at_creation) {
        if !parts.contains(&step.property.as_str()) {
            parts.push(&step.property);
        }
    }
    for part in parts {
        let empty = without_part(between.wanted, part);
        let changes = differences(between.area, &empty, between.wanted).map_err(|_| Obstacle::NotComparable)?;
        if changes.is_empty() {
            continue;
        }
        let before = Between { live: Some(&empty), ..*between };
        drafts.extend(of_part(&before, part, &changes, &[(String::new(), cause.clone())])?);
    }
    drafts.iter_mut().for_each(|draft| draft.needs = Needs::First);
    Ok(drafts)
}

fn one_by_one(
    between: &Between<'_>,
    found: &Elements,
    steps: &[&Step],
    changes: &[PropertyChange],
    places: &[(String, Cause)],
) -> Result<Vec<Draft>, Obstacle> {
    let step = |does: Does| steps.iter().copied().find(|step| step.does == does);
    // What comes does so first, so that nothing is ever without its last owner.
    let [mut added, mut changed, mut removed]: [Vec<Draft>; 3] = Default::default();
    for element in &found.all {
        let of_element = |change: &&PropertyChange| element.is_named_in(&change.path);
        let own: Vec<PropertyChange> = changes.iter().filter(of_element).cloned().collect();
        let cause = cause_of(if own.is_empty() { changes } else { &own }, places);
        let draft = |step: &Step, body: Option<&Value>| -> Result<Draft, Obstacle> {
            let request = for_element(between, step, element.id(), body).ok_or_else(|| no_way(between))?;
            let draft = draft(step, &element.place, request, own.clone(), cause.clone());
            if !element.is_one_of_a_set(&step.property) {
                return Ok(draft);
            }
            let change = element.change(between, &step.property).map_err(|_| Obstacle::NotComparable)?;
            Ok(Draft { changes: vec![change], is_for_one_of_a_set: true, ..draft })
        };
        let need = |does: Does| step(does).ok_or_else(|| no_way(between));
        match (&element.live, &element.wanted) {
            (Some(_), None) => removed.push(draft(need(Does::Remove)?, None)?),
            (None, Some(wanted)) => added.push(draft(need(Does::Add)?, Some(wanted))?),
            (Some(_), Some(wanted)) => match step(Does::Change) {
                Some(change) => changed.push(draft(change, Some(wanted))?),
                None => {
                    let mut removal = draft(need(Does::Remove)?, None)?;
                    removal.interim = found.without(between, element);
                    changed.push(removal);
                    changed.push(Draft { needs: Needs::Previous, ..draft(need(Does::Add)?, Some(wanted))? });
                }
            },
            (None, None) => {}
        }
    }
    // A pair that needs its order keeps it wherever the others stand.
    Ok([added, changed, removed].into_iter().flatten().collect())
}

/// One request for the whole part.
fn whole(between: &Between<'_>, step: &Step) -> Option<PlannedRequest> {
    let Between { area, restore, wanted, live, .. } = between;
    let value = at(wanted, &step.property);
    let live_value = live.and_then(|live| at(live, &step.property));
    let none = || if live_value.is_some_and(Value::is_array) { json!([]) } else { Value::Null };
    let written = match value {
        Some(value) => Writer::of_part(area, restore, step).part(wanted, value, live_value, &step.property)?,
        None => none(),
    };
    let members = match &step.body {
        StepBody::None => return request(between, step, None, None),
        StepBody::Itself | StepBody::Element => match written {
            Value::Object(members) => members,
            other => return Some(PlannedRequest { body: Some(other), ..request(between, step, None, None)? }),
        },
        StepBody::Member(name) => Map::from_iter([(name.clone(), written)]),
        StepBody::Whole => Writer::of_whole_step(area, restore, step).body(wanted, *live),
        StepBody::Delta { added, updated, removed } => {
            let found = elements(between, &step.property, &[step]).ok()?;
            let writer = Writer::of_part(area, restore, step);
            let place = format!("{}[]", step.property);
            let write = |element: &Value| writer.part(wanted, element, None, &place);
            let mut lists: [Vec<Value>; 3] = Default::default();
            for element in &found.all {
                let [new, changed, gone] = &mut lists;
                match (&element.live, &element.wanted) {
                    (None, Some(wanted)) => new.extend(write(wanted)),
                    (Some(live), Some(wanted)) => changed.extend(write(&with_id(wanted, live, &step.element_id))),
                    (Some(_), None) => gone.extend(element.id().map(|id| Value::String(id.to_owned()))),
                    (None, None) => {}
                }
            }
            let [new, changed, gone] = lists.map(Value::Array);
            Map::from_iter([(added.clone(), new), (updated.clone(), changed), (removed.clone(), gone)])
        }
        StepBody::Reference(_) => return None,
    };
    request(between, step, None, Some(members))
}

/// One request for one element.
fn for_element(
    between: &Between<'_>,
    step: &Step,
    id: Option<&str>,
    element: Option<&Value>,
) -> Option<PlannedRequest> {
    let write = |element: &Value| {
        let writer = Writer::of_part(between.area, between.restore, step);
        writer.part(between.wanted, element, None, &format!("{}[]", step.property))
    };
    let members = match (&step.body, element) {
        (StepBody::None, _) | (_, None) => None,
        (StepBody::Reference(address), Some(_)) => {
            let version = step.version.unwrap_or(between.area.version).as_str();
            let address = between.target(id).path(address)?;
            Some(Map::from_iter([("@odata.id".to_owned(), json!(format!("{GRAPH_ROOT}/{version}{address}")))]))
        }
        (StepBody::Member(name), Some(element)) => Some(Map::from_iter([(name.clone(), write(element)?)])),
        (StepBody::Element | StepBody::Itself | StepBody::Whole | StepBody::Delta { .. }, Some(element)) => {
            match write(element)? {
                Value::Object(members) => Some(members),
                _ => return None,
            }
        }
    };
    request(between, step, id, members)
}

fn request(
    between: &Between<'_>,
    step: &Step,
    element: Option<&str>,
    members: Option<Map<String, Value>>,
) -> Option<PlannedRequest> {
    let target = between.target(element);
    let filled = step.with.iter().map(|(name, value)| (name.clone(), target.filled(value)));
    let body = match members {
        Some(members) => Some(Value::Object(members.into_iter().chain(filled).collect())),
        None if step.with.is_empty() => None,
        None => Some(Value::Object(filled.collect())),
    };
    Some(PlannedRequest {
        method: step.method,
        version: step.version.unwrap_or(between.area.version),
        path: target.path(&step.path)?,
        headers: step.headers.clone(),
        body,
    })
}

fn draft(step: &Step, part: &str, request: PlannedRequest, changes: Vec<PropertyChange>, cause: Cause) -> Draft {
    Draft {
        kind: OperationKind::Update,
        part: part.to_owned(),
        request,
        interim: None,
        changes: planned(changes),
        cause,
        permissions: step.permissions.clone(),
        undocumented: step.undocumented,
        makes: None,
        is_for_one_of_a_set: false,
        needs: Needs::Nothing,
    }
}

/// The element that is changed is the live one, whatever id was agreed.
fn with_id(wanted: &Value, live: &Value, id: &str) -> Value {
    let mut element = wanted.clone();
    if let (Some(members), Some(value)) = (element.as_object_mut(), live.get(id)) {
        members.insert(id.to_owned(), value.clone());
    }
    element
}

/// The resource before it has the part.
fn without_part(wanted: &Value, part: &str) -> Value {
    let mut body = wanted.clone();
    let pointer = format!("/{}", part.replace('.', "/"));
    if let Some(place) = body.pointer_mut(&pointer) {
        *place = if place.is_array() { json!([]) } else { Value::Null };
    }
    body
}

fn no_way(between: &Between<'_>) -> Obstacle {
    Obstacle::NoWay { note: between.restore.note.clone() }
}
