//! From a resource as it is to be to the body of a request: what the request is about, and nothing that the service
//! keeps itself, never shows, or that is no configuration.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::GRAPH_ROOT;
use super::address::{at, filled};
use crate::domain::catalog::{ApiVersion, Area, Operation, PathPattern, RestoreTable, Sends, States, Step};
use crate::domain::normalise::is_unknown;

const ODATA_TYPE: &str = "@odata.type";

/// Which properties of the resource a body holds.
#[derive(Debug)]
pub(super) enum Scope {
    /// These, each as a whole.
    Names(BTreeSet<String>),
    Everything,
}

/// What a request takes and leaves out.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    area: &'a Area,
    scope: Scope,
    /// Places that are sent although they are not in the scope.
    always: Vec<PathPattern>,
    /// The only places that are taken; empty when all are.
    takes: Vec<PathPattern>,
    never: Vec<PathPattern>,
    binds: &'a BTreeMap<String, String>,
    /// The elements within which the catalog names places to bind; empty for the resource.
    elements: String,
    version: ApiVersion,
    is_typed: bool,
    /// Whether what the comparison drops is sent as well, since what is left out would be lost.
    is_whole: bool,
    /// Whether the resource is new, so that saying nothing says enough.
    is_new: bool,
}

impl<'a> Writer<'a> {
    /// For a request that changes a resource.
    pub(super) fn of_update(area: &'a Area, restore: &'a RestoreTable, update: &'a Operation, scope: Scope) -> Self {
        // Who puts the whole resource in place says what is fixed as well.
        let fixed = restore.fixed.iter().filter(|_| update.sends == Sends::Changed);
        let never = never(restore).chain(fixed).chain(&update.strip);
        Self { never: own_parts(restore, never), ..Self::of(area, restore, update, scope) }
    }

    /// For the request that makes a resource.
    pub(super) fn of_create(area: &'a Area, restore: &'a RestoreTable, create: &'a Operation) -> Self {
        let later = restore.steps.iter().filter(|step| !step.at_creation).map(|step| &step.property);
        let never = patterns(never(restore).chain(&create.strip).chain(later));
        Self { never, is_new: true, ..Self::of(area, restore, create, Scope::Everything) }
    }

    /// For a request that only names a resource, such as one that removes it.
    pub(super) fn of_delete(area: &'a Area, restore: &'a RestoreTable, delete: &'a Operation) -> Self {
        let never = patterns(&delete.strip);
        Self { never, is_typed: false, ..Self::of(area, restore, delete, Scope::Names(BTreeSet::new())) }
    }

    /// For a step that puts the whole resource in place, with a part that other requests do not take.
    pub(super) fn of_whole_step(area: &'a Area, restore: &'a RestoreTable, step: &'a Step) -> Self {
        let other_parts = restore.steps.iter().map(|other| &other.property).filter(|part| **part != step.property);
        let never = patterns(without(never(restore), &step.property).chain(&step.strip).chain(other_parts));
        Self { never, is_whole: true, is_typed: restore.typed, ..Self::of_step(area, step, Scope::Everything) }
    }

    /// For the value of a part. Places of `strip` may be meant within each element.
    pub(super) fn of_part(area: &'a Area, restore: &'a RestoreTable, step: &'a Step) -> Self {
        let within = step.strip.iter().map(|place| format!("{}[].{place}", step.property));
        let beside = step.strip.iter().map(|place| format!("{}.{place}", step.property));
        let strip: Vec<String> = within.chain(beside).chain(step.strip.iter().cloned()).collect();
        // What the request for the resource refuses is what the step is there for.
        let never = patterns(without(never(restore), &step.property).chain(&strip));
        Self { never, ..Self::of_step(area, step, Scope::Everything) }
    }

    fn of(area: &'a Area, restore: &'a RestoreTable, operation: &'a Operation, scope: Scope) -> Self {
        Self {
            area,
            scope,
            always: patterns(&operation.always),
            takes: patterns(&operation.takes),
            never: Vec::new(),
            binds: &operation.binds,
            elements: String::new(),
            version: operation.version.unwrap_or(area.version),
            is_typed: restore.typed,
            is_whole: operation.sends == Sends::Whole,
            is_new: false,
        }
    }

    fn of_step(area: &'a Area, step: &'a Step, scope: Scope) -> Self {
        Self {
            area,
            scope,
            always: Vec::new(),
            takes: Vec::new(),
            never: Vec::new(),
            binds: &step.binds,
            elements: format!("{}[].", step.property),
            version: step.version.unwrap_or(area.version),
            is_typed: false,
            is_whole: false,
            is_new: false,
        }
    }

    /// The body. What `live` has and `wanted` does not is said to be empty, or it would stay as it is.
    pub(super) fn body(&self, wanted: &Value, live: Option<&Value>) -> Map<String, Value> {
        let none = Map::new();
        let wanted = wanted.as_object().unwrap_or(&none);
        let live = live.and_then(Value::as_object);
        let resource = wanted.iter().filter(|(name, _)| **name != self.area.identity.id);
        let walk = Walk { writer: self, resource: wanted, element: None };
        walk.members(resource, live, &self.area.tree().root(), "")
    }

    /// The value of a part, which stands at `path` of the resource.
    pub(super) fn part(&self, resource: &Value, value: &Value, live: Option<&Value>, path: &str) -> Option<Value> {
        let none = Map::new();
        let walk = Walk { writer: self, resource: resource.as_object().unwrap_or(&none), element: Some(value) };
        walk.value(value, live, &self.states(path), path)
    }

    fn states(&self, path: &str) -> States {
        let tree = self.area.tree();
        path.split('.').fold(tree.root(), |states, segment| {
            let name = segment.trim_end_matches("[]");
            let states = tree.key(&states, name);
            if name.len() < segment.len() { tree.element(&states) } else { states }
        })
    }

    fn is_sent(&self, path: &str) -> bool {
        let name = path.split(['.', '[']).next().unwrap_or_default();
        let in_scope = match &self.scope {
            Scope::Names(names) => names.contains(name),
            Scope::Everything => true,
        };
        (in_scope && (self.takes.is_empty() || leads_to(&self.takes, path))) || leads_to(&self.always, path)
    }
}

/// What no request writes, whatever it is about.
fn never(restore: &RestoreTable) -> impl Iterator<Item = &String> {
    let unwritable = restore.unwritable.iter().flat_map(|unwritable| &unwritable.paths);
    restore.read_only.iter().chain(&restore.write_only).chain(unwritable)
}

/// The request for the resource itself leaves out what requests of their own write.
fn own_parts<'p>(restore: &'p RestoreTable, never: impl Iterator<Item = &'p String>) -> Vec<PathPattern> {
    patterns(never.chain(restore.steps.iter().map(|step| &step.property)))
}

fn without<'p>(paths: impl Iterator<Item = &'p String>, part: &str) -> impl Iterator<Item = &'p String> {
    paths.filter(move |path| *path != part)
}

/// Patterns of the catalog, of which a test proves that they are some.
pub(super) fn patterns<'p>(texts: impl IntoIterator<Item = &'p String>) -> Vec<PathPattern> {
    texts.into_iter().filter_map(|text| PathPattern::parse(text).ok()).collect()
}

fn leads_to(patterns: &[PathPattern], path: &str) -> bool {
    patterns.iter().any(|pattern| pattern.covers(path) || pattern.lies_within(path))
}

struct Walk<'w, 'a> {
    writer: &'w Writer<'a>,
    /// The whole resource, of which conditions speak.
    resource: &'w Map<String, Value>,
    /// The element that is written, where it is one.
    element: Option<&'w Value>,
}

impl Walk<'_, '_> {
    fn value(&self, wanted: &Value, live: Option<&Value>, states: &States, path: &str) -> Option<Value> {
        if is_unknown(wanted) || self.writer.area.tree().facts(states).any(|facts| facts.secret) {
            return None;
        }
        match wanted {
            Value::Object(members) => Some(self.object(members, live.and_then(Value::as_object), states, path)),
            Value::Array(items) => {
                let below = self.writer.area.tree().element(states);
                let path = format!("{path}[]");
                // Elements are put in place as a whole, so that what the live one has does not matter.
                let is_part = path == self.writer.elements.trim_end_matches('.');
                let write = |item: &Value| {
                    let element = if is_part { Some(item) } else { self.element };
                    Walk { element, ..*self }.value(item, None, &below, &path)
                };
                Some(items.iter().filter_map(write).collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(wanted.clone()),
        }
    }

    /// An object that stands for another one is sent by its id alone.
    fn object(
        &self,
        members: &Map<String, Value>,
        live: Option<&Map<String, Value>>,
        states: &States,
        path: &str,
    ) -> Value {
        let stands_for_another = self.writer.area.tree().facts(states).any(|facts| facts.reference_object);
        match members.get("id").filter(|id| stands_for_another && !id.is_null()) {
            Some(id) => Value::Object(Map::from_iter([("id".to_owned(), id.clone())])),
            None => Value::Object(self.members(members.iter(), live, states, path)),
        }
    }

    fn members<'m>(
        &self,
        wanted: impl Iterator<Item = (&'m String, &'m Value)> + Clone,
        live: Option<&Map<String, Value>>,
        states: &States,
        path: &str,
    ) -> Map<String, Value> {
        let mut body = Map::new();
        for (name, value) in wanted.clone() {
            let place = joined(path, name);
            if let Some((name, address)) = self.bound(name, value, &place).filter(|_| self.writer.is_sent(&place)) {
                body.insert(name, address);
                continue;
            }
            let below = self.writer.area.tree().key(states, name);
            let is_masked = self.is_masked(&below, wanted.clone()) && !value.is_null();
            if self.is_left_out(name, path, &place, &below) || is_masked || (self.writer.is_new && value.is_null()) {
                continue;
            }
            if let Some(value) = self.value(value, live.and_then(|live| live.get(name)), &below, &place) {
                body.insert(name.clone(), value);
            }
        }
        for (name, value) in live.into_iter().flatten() {
            let is_wanted = wanted.clone().any(|(wanted, _)| wanted == name);
            let place = joined(path, name);
            let below = self.writer.area.tree().key(states, name);
            let is_identity = path.is_empty() && *name == self.writer.area.identity.id;
            if !is_wanted && !is_identity && !value.is_null() && !self.is_left_out(name, path, &place, &below) {
                body.insert(name.clone(), emptied(value));
            }
        }
        body
    }

    /// An object that is sent by its address.
    fn bound(&self, name: &str, value: &Value, place: &str) -> Option<(String, Value)> {
        let binds = self.writer.binds;
        let within = place.strip_prefix(&self.writer.elements).unwrap_or(place);
        let address = binds.get(place).or_else(|| binds.get(within))?;
        let of = |object: &Value| {
            let version = self.writer.version.as_str();
            let path = filled(address, |name| {
                let own = object.get(name).and_then(Value::as_str);
                own.or_else(|| at(self.element?, name)?.as_str()).map(str::to_owned)
            })?;
            Some(Value::String(format!("{GRAPH_ROOT}/{version}{path}")))
        };
        let addresses = match value {
            Value::Array(objects) => Value::Array(objects.iter().filter_map(of).collect()),
            one => of(one)?,
        };
        Some((format!("{name}@odata.bind"), addresses))
    }

    fn is_left_out(&self, name: &str, path: &str, place: &str, states: &States) -> bool {
        let is_type = name == ODATA_TYPE;
        if is_type {
            return path.is_empty() && !self.writer.is_typed;
        }
        let is_annotation = name.starts_with('#') || name.contains("@odata.") || name.starts_with("@plumbline.");
        is_annotation
            || (!self.is_demanded(place) && self.writer.never.iter().any(|pattern| pattern.covers(place)))
            || !self.writer.is_sent(place)
            || (!self.writer.is_whole && !self.is_demanded(place) && self.is_dropped(states))
    }

    /// The service wants it beside what changes, although it changes nothing of it.
    fn is_demanded(&self, place: &str) -> bool {
        self.writer.always.iter().any(|pattern| pattern.covers(place))
    }

    fn is_dropped(&self, states: &States) -> bool {
        let resource = || Value::Object(self.resource.clone());
        self.writer
            .area
            .tree()
            .facts(states)
            .any(|facts| facts.drop || facts.drop_when.as_ref().is_some_and(|condition| condition.holds(&resource())))
    }

    fn is_masked<'m>(&self, states: &States, siblings: impl Iterator<Item = (&'m String, &'m Value)> + Clone) -> bool {
        let tree = self.writer.area.tree();
        tree.facts(states).any(|facts| {
            facts.secret || facts.secret_when.as_ref().is_some_and(|condition| condition.holds(siblings.clone()))
        })
    }
}

/// What says that there is nothing, where there was this.
fn emptied(value: &Value) -> Value {
    if value.is_array() { Value::Array(Vec::new()) } else { Value::Null }
}

pub(super) fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
