//! Walking a body along with the rules of its area and putting something else in place of its ids.

use serde_json::{Map, Value};

use super::directory::Unresolved;
use super::translate::Fault;
use crate::domain::catalog::{Area, Facts, PARENT_ID, Reference, States};
use crate::domain::normalise::not_comparable;

/// What is put in place of texts.
pub(super) trait Replace {
    fn id(&self, reference: &Reference, id: &str) -> Result<String, Unresolved>;

    /// A text at a place that holds no id.
    fn text(&self, text: &str) -> Result<String, Unresolved>;
}

/// The body without what is no configuration, and what could not be replaced: a mark that is not comparable stands
/// there. Where the value decides which element is which, the whole collection is marked.
pub(super) fn rewrite(area: &Area, raw: &Value, replace: &impl Replace) -> (Value, Vec<Fault>) {
    let mut walk = Walk { area, resource: raw, replace, path: String::new(), faults: Vec::new() };
    let Value::Object(members) = raw else { return (raw.clone(), Vec::new()) };
    let configuration = members.iter().filter(|(name, _)| **name != area.identity.id && *name != PARENT_ID);
    let (body, _) = walk.object(configuration, &area.tree().root());
    (body, walk.faults)
}

/// Where a mark stands below a place: by the names that lead there, or unknown when it lies behind elements.
type Marks = Vec<Option<String>>;

struct Walk<'a, R> {
    area: &'a Area,
    resource: &'a Value,
    replace: &'a R,
    path: String,
    faults: Vec<Fault>,
}

impl<R: Replace> Walk<'_, R> {
    fn value(&mut self, value: &Value, states: &States) -> (Value, Marks) {
        match value {
            Value::String(text) => self.scalar(text, states),
            Value::Object(members) => self.object(members.iter(), states),
            Value::Array(items) => self.array(items, states),
            Value::Null | Value::Bool(_) | Value::Number(_) => (value.clone(), Marks::new()),
        }
    }

    fn scalar(&mut self, text: &str, states: &States) -> (Value, Marks) {
        let referring = self.area.tree().facts(states).find_map(|facts| facts.refers_to.clone());
        let replaced = match &referring {
            Some(referring) if referring.reference.is_id(text) => self.replace.id(&referring.reference, text),
            Some(_) => Ok(text.to_owned()),
            None => self.replace.text(text),
        };
        match replaced {
            Ok(text) => (Value::String(text), Marks::new()),
            Err(reason) => {
                self.faults.push(Fault { path: self.path.clone(), id: text.to_owned(), reason });
                (not_comparable(), vec![Some(String::new())])
            }
        }
    }

    fn object<'m>(
        &mut self,
        members: impl Iterator<Item = (&'m String, &'m Value)>,
        states: &States,
    ) -> (Value, Marks) {
        let area = self.area;
        let mut body = Map::new();
        let mut marks = Marks::new();
        for (name, member) in members {
            let below = area.tree().key(states, name);
            let is_dropped = area.tree().facts(&below).any(|facts| self.drops(facts));
            if is_dropped || is_annotation(name) {
                continue;
            }
            let length = self.path.len();
            if length > 0 {
                self.path.push('.');
            }
            self.path.push_str(name);
            let (member, found) = self.value(member, &below);
            self.path.truncate(length);
            marks.extend(found.into_iter().map(|mark| mark.map(|mark| joined(name, &mark))));
            body.insert(name.clone(), member);
        }
        (Value::Object(body), marks)
    }

    fn array(&mut self, items: &[Value], states: &States) -> (Value, Marks) {
        let tree = self.area.tree();
        let below = tree.element(states);
        let mut marks = Marks::new();
        let mut elements = Vec::with_capacity(items.len());
        for item in items {
            let (element, found) = self.value(item, &below);
            elements.push(element);
            marks.extend(found);
        }
        if marks.is_empty() {
            return (Value::Array(elements), marks);
        }
        let keys = tree.facts(states).find_map(|facts| facts.keyed.as_ref());
        let tells_apart = |mark: &Option<String>| match (keys, mark) {
            (None, _) => true,
            (Some(keys), Some(mark)) => keys.iter().any(|key| mark.is_empty() || is_within(key, mark)),
            (Some(_), None) => false,
        };
        if marks.iter().any(tells_apart) {
            return (not_comparable(), vec![Some(String::new())]);
        }
        (Value::Array(elements), vec![None])
    }

    fn drops(&self, facts: &Facts) -> bool {
        facts.drop || facts.drop_when.as_ref().is_some_and(|condition| condition.holds(self.resource))
    }
}

fn joined(name: &str, below: &str) -> String {
    if below.is_empty() { name.to_owned() } else { format!("{name}.{below}") }
}

/// Whether `path` is `outer` or lies below it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// They hold addresses with ids. The type of an object is part of it.
fn is_annotation(name: &str) -> bool {
    name != "@odata.type" && (name.starts_with('#') || name.contains("@odata."))
}
