//! Which ids a difference mentions, found by what the catalog says about its places.

use std::sync::Arc;

use serde_json::Value;

use crate::domain::catalog::{Area, PathPart, Referring, States, path_parts};

/// An id and the place that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub referring: Arc<Referring>,
    /// As it stands there.
    pub id: String,
}

/// The ids in a path of a difference and in the values at that path; the empty path is the whole resource.
pub fn mentions<'v>(area: &Area, path: &str, values: impl IntoIterator<Item = &'v Value>) -> Vec<Mention> {
    let mut search = Search { area, found: Vec::new() };
    let states = search.path(path);
    for value in values {
        search.value(value, &states);
    }
    search.found
}

struct Search<'a> {
    area: &'a Area,
    found: Vec<Mention>,
}

impl Search<'_> {
    /// Follows a path to its end. The labels of elements hold the keys by which the catalog tells them apart.
    fn path(&mut self, path: &str) -> States {
        let tree = self.area.tree();
        let mut states = tree.root();
        for part in path_parts(path) {
            states = match part {
                PathPart::Name(name) => tree.key(&states, name),
                PathPart::Selector(label) => {
                    self.label(label, &states);
                    tree.element(&states)
                }
            };
        }
        states
    }

    fn label(&mut self, label: &str, collection: &States) {
        let tree = self.area.tree();
        let Some(keys) = tree.facts(collection).find_map(|facts| facts.keyed.clone()) else { return };
        let element = tree.element(collection);
        for key in &keys {
            let states = tree.below(&element, key);
            if let Some(id) = value_in(label, key) {
                self.scalar(id, &states);
            }
        }
    }

    fn value(&mut self, value: &Value, states: &States) {
        let tree = self.area.tree();
        match value {
            Value::String(text) => self.scalar(text, states),
            Value::Array(items) => {
                let below = tree.element(states);
                // The values of a set are told by the path of the set: one of them is an element.
                for item in items {
                    self.value(item, &below);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    self.value(member, &tree.key(states, name));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn scalar(&mut self, text: &str, states: &States) {
        let referring = self.area.tree().facts(states).find_map(|facts| facts.refers_to.as_ref());
        if let Some(referring) = referring.filter(|referring| referring.reference.is_id(text)) {
            self.found.push(Mention { referring: Arc::clone(referring), id: text.to_owned() });
        }
    }
}

/// The value of a key in a label such as `@odata.type=groupAssignmentTarget,groupId=4c7a…`.
fn value_in<'l>(label: &'l str, key: &str) -> Option<&'l str> {
    let name = key.rsplit('.').next()?;
    label.split(',').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
}
