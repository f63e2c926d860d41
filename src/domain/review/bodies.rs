//! What the requests would change, worked out anew from their bodies, against what was chosen. Whatever else they would
//! change, forget or carry over is told.

use serde_json::{Map, Value};

use super::entry;
use super::facts::{Drifted, Facts, IdState};
use super::note::{Note, NoteCode, Severity};
use crate::domain::baseline::{ResourceMode, Watch};
use crate::domain::catalog::{Area, Entry, Method, PathPattern, RestoreTable, States};
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::normalise::{Canonical, normalise};
use crate::domain::plan::{Operation, OperationKind, Plan, Purpose, Touched};
use crate::domain::reference::mentions;

const NAMED_AT_MOST: usize = 5;

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    for operation in &plan.operations {
        let Some(entry) = entry(&operation.area) else { continue };
        let touched = plan.resources.iter().find(|one| one.area == operation.area && one.id == operation.resource);
        let Some(touched) = touched else {
            notes.push(not_understood(operation, "the plan does not say what it saw of the resource"));
            continue;
        };
        if plan.purpose != Purpose::Undo && operation.kind == OperationKind::Update {
            notes.extend(foreign(plan, entry, touched, operation, facts));
        }
        let Some(body) = &operation.request.body else { continue };
        if operation.part.is_empty() {
            notes.extend(read_only(entry, touched, operation, body));
        }
        notes.extend(secrets(&entry.area, operation, body));
        notes.extend(ids(plan, &entry.area, touched, operation, body, facts));
    }
}

/// What the resource would be after the request, by the strictest reading: what is sent replaces what was there, whole.
fn after(entry: &Entry, operation: &Operation, seen: &Value, wanted: &Value) -> Option<Value> {
    let mut after = seen.as_object()?.clone();
    if !operation.part.is_empty() {
        // The body is no resource; what becomes of the part stands in what the plan wants.
        let top = operation.part.split(['.', '[']).next()?;
        match wanted.get(top) {
            Some(value) => after.insert(top.to_owned(), value.clone()),
            None => after.remove(top),
        };
        return Some(Value::Object(after));
    }
    let body = operation.request.body.as_ref()?.as_object()?;
    let restore = entry.restore.as_ref()?;
    if operation.request.method == Method::Put {
        let is_kept = |name: &str| {
            name.starts_with('@')
                || *name == *entry.area.identity.id
                || restore.read_only.iter().any(|path| path == name)
                || restore.steps.iter().any(|step| step.property == name)
        };
        after.retain(|name, _| is_kept(name));
    }
    // Such as the action of a request for a role: it is no property of the resource.
    let with = restore.update.as_ref().map(|update| &update.with);
    let is_property = |name: &str| !name.contains('@') && !with.is_some_and(|with| with.contains_key(name));
    let said = body.iter().filter(|(name, _)| is_property(name) || *name == "@odata.type");
    after.extend(said.map(|(name, value)| (name.clone(), value.clone())));
    Some(Value::Object(after))
}

/// The places that no body ever holds, so that their absence says nothing.
fn never_sent(restore: &RestoreTable) -> Vec<PathPattern> {
    let unwritable = restore.unwritable.iter().flat_map(|unwritable| &unwritable.paths);
    let stripped = restore.update.iter().flat_map(|update| &update.strip);
    let of_steps = restore.steps.iter().map(|step| &step.property);
    let texts = restore.read_only.iter().chain(&restore.write_only).chain(&restore.fixed);
    texts.chain(unwritable).chain(stripped).chain(of_steps).filter_map(|text| PathPattern::parse(text).ok()).collect()
}

fn foreign(plan: &Plan, entry: &Entry, touched: &Touched, operation: &Operation, facts: &Facts) -> Option<Note> {
    let (seen, wanted) = match (&touched.seen, &touched.wanted) {
        (Some(seen), Some(wanted)) => (seen, wanted),
        // Of what the plan itself makes or brings back everything was chosen.
        (None, Some(_)) if is_made(plan, operation) => return None,
        (None, _) | (_, None) => return Some(not_understood(operation, "it changes a resource that was not there")),
    };
    let canonical = |body: &Value| -> Option<Canonical> { normalise(&entry.area, body).ok() };
    let Some(after) = after(entry, operation, seen, wanted) else {
        return Some(not_understood(operation, "its body is no object"));
    };
    let (Some(before), Some(after)) = (canonical(seen), canonical(&after)) else {
        return Some(not_understood(operation, "its body is not what the area looks like"));
    };
    let chosen = chosen(facts, touched, operation);
    let changes = compare(&before, &after);
    let never_sent = entry.restore.as_ref().map(|restore| never_sent(restore)).unwrap_or_default();
    let is_left_alone = |change: &&PropertyChange| {
        change.after.is_null() && never_sent.iter().any(|pattern| pattern.covers(&change.path))
    };
    let told = changes.iter().filter(|change| !is_left_alone(change));
    let foreign: Vec<&str> = told.map(|change| change.path.as_str()).filter(|path| !chosen.covers(path)).collect();
    if foreign.is_empty() {
        return None;
    }
    let named = foreign.iter().take(NAMED_AT_MOST).copied().collect::<Vec<_>>().join(", ");
    let message = format!("this would also change {named} of {}, which nobody chose", touched.name);
    let way_out = "make the plan anew; report it when that does not help: nothing is to be written beside the drifts";
    Some(Note::new(NoteCode::ForeignProperty, Severity::Fatal, message, way_out, vec![operation.number]))
}

/// Whether an earlier operation makes the resource, or takes it out of the recycle bin.
fn is_made(plan: &Plan, operation: &Operation) -> bool {
    let of_same = |one: &&Operation| one.area == operation.area && one.resource == operation.resource;
    let earlier = plan.operations.iter().filter(of_same).filter(|one| one.number < operation.number);
    earlier.map(|one| one.kind).any(|kind| matches!(kind, OperationKind::Create | OperationKind::Revive))
}

/// The places of the resource that somebody chose. An object that refers to one which is made anew gets its new id at the
/// places that the plan names.
fn chosen(facts: &Facts, touched: &Touched, operation: &Operation) -> Watch {
    let of_resource = |one: &&Drifted| one.area == touched.area && one.resource == touched.id;
    let mut paths: Vec<String> = facts.drifted.iter().filter(of_resource).map(|one| one.path.clone()).collect();
    if paths.is_empty() && mentions_created(operation.request.body.as_ref()) {
        paths = operation.changes.iter().map(|change| change.path.clone()).collect();
    }
    // A resource that was missing as a whole is one of which everything was chosen.
    let mode = if paths.iter().any(String::is_empty) { ResourceMode::Snapshot } else { ResourceMode::Properties };
    Watch { mode, paths }
}

fn mentions_created(body: Option<&Value>) -> bool {
    body.is_some_and(|body| !placeholders(&body.to_string()).is_empty())
}

fn read_only(entry: &Entry, touched: &Touched, operation: &Operation, body: &Value) -> Option<Note> {
    let read_only = &entry.restore.as_ref()?.read_only;
    let empty = Map::new();
    let seen = touched.seen.as_ref().and_then(Value::as_object).unwrap_or(&empty);
    let differs = |name: &&String| body.get(name).is_some_and(|value| seen.get(*name) != Some(value));
    let found: Vec<&str> = read_only.iter().filter(differs).map(String::as_str).collect();
    if found.is_empty() {
        return None;
    }
    let message = format!("this would write {} of {}, which the service keeps itself", found.join(", "), touched.name);
    let way_out = "make the plan anew; report it when that does not help";
    Some(Note::new(NoteCode::ReadOnlyProperty, Severity::Fatal, message, way_out, vec![operation.number]))
}

fn secrets(area: &Area, operation: &Operation, body: &Value) -> Option<Note> {
    let tree = area.tree();
    let of_part = (!operation.part.is_empty()).then(|| tree.below(&tree.root(), &operation.part));
    if !holds_secret(area, body, &tree.root()) && !of_part.is_some_and(|states| holds_secret(area, body, &states)) {
        return None;
    }
    let message =
        format!("the body for {} holds a place whose value is a secret that nobody knows", operation.resource_name);
    let way_out = "enter the secret by hand in the portal";
    Some(Note::new(NoteCode::SecretInBody, Severity::Fatal, message, way_out, vec![operation.number]))
}

/// A null says nothing, and so does no list.
fn holds_secret(area: &Area, value: &Value, states: &States) -> bool {
    let tree = area.tree();
    if !value.is_null() && tree.facts(states).any(|facts| facts.secret) {
        return true;
    }
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, member)| holds_secret(area, member, &tree.key(states, name)))
        }
        Value::Array(items) => items.iter().any(|item| holds_secret(area, item, &tree.element(states))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn ids(plan: &Plan, area: &Area, touched: &Touched, operation: &Operation, body: &Value, facts: &Facts) -> Vec<Note> {
    let mut notes = Vec::new();
    let text = format!("{} {body}", operation.request.path);
    for number in placeholders(&text) {
        let maker = plan.operations.iter().find(|other| other.number == number);
        let is_made = maker.is_some_and(|other| other.kind == OperationKind::Create)
            && number < operation.number
            && operation.needs.contains(&number);
        if !is_made {
            let message = format!("{} needs an object that nothing before it makes", touched.name);
            let way_out = "make the plan anew; report it when that does not help";
            let numbers = vec![operation.number];
            notes.push(Note::new(NoteCode::UnknownPlaceholder, Severity::Fatal, message, way_out, numbers));
        }
    }
    let known: Vec<String> =
        touched.seen.iter().flat_map(|seen| mentions(area, "", [seen])).map(|one| one.id).collect();
    // The body of a further request is an element of the part, or holds the part by its name.
    let mut found = mentions(area, "", [body]);
    if !operation.part.is_empty() {
        found.extend(mentions(area, &operation.part, [body]));
    }
    for mention in found {
        let id = mention.referring.reference.id_in(&mention.id).to_lowercase();
        if id.starts_with("{{") {
            continue;
        }
        let state = facts.ids.get(&id).copied().unwrap_or(IdState::Unknown);
        // What stands there already does no further harm, however little is known of it.
        let severity = match (state, known.contains(&mention.id)) {
            (IdState::There, _) | (IdState::Unknown, true) => continue,
            (IdState::Gone, true) | (IdState::Unknown, false) => Severity::Warning,
            (IdState::Gone, false) => Severity::Fatal,
        };
        let code = if severity == Severity::Fatal { NoteCode::UnknownId } else { NoteCode::UncertainId };
        let what = if state == IdState::Gone { "does not exist in the tenant" } else { "was never read in the tenant" };
        let message = format!("{} would refer to {}, which {what}", touched.name, mention.id);
        let way_out = "restore that object first, or take it out of what was agreed";
        notes.push(Note::new(code, severity, message, way_out, vec![operation.number]));
    }
    notes
}

/// The numbers of the operations whose ids a text waits for.
fn placeholders(text: &str) -> Vec<u32> {
    let parts = text.split("{{created:").skip(1);
    parts.filter_map(|part| part.split_once("}}")).filter_map(|(number, _)| number.parse().ok()).collect()
}

fn not_understood(operation: &Operation, why: &str) -> Note {
    let message = format!("the request for {} is not understood: {why}", operation.resource_name);
    let way_out = "make the plan anew; report it when that does not help";
    Note::new(NoteCode::ForeignProperty, Severity::Fatal, message, way_out, vec![operation.number])
}
