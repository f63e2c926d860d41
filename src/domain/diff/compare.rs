//! Walking two canonical forms side by side.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{ChangeKind, PropertyChange};
use crate::domain::normalise::{Canonical, Element, Node, Scalar};

/// All differences, in the order of their paths. Where one side cannot be compared there is none: nothing is known.
pub fn compare(before: &Canonical, after: &Canonical) -> Vec<PropertyChange> {
    // Most resources have not changed, and to see that takes no allocation.
    if before == after {
        return Vec::new();
    }
    let mut comparison = Comparison { path: String::new(), changes: Vec::new() };
    match (&before.root, &after.root) {
        // A whole resource is compared member by member even when one side is empty.
        (None, Some(Node::Object(members))) => comparison.objects(&BTreeMap::new(), members),
        (Some(Node::Object(members)), None) => comparison.objects(members, &BTreeMap::new()),
        (before, after) => comparison.nodes(before.as_ref(), after.as_ref()),
    }
    comparison.changes
}

struct Comparison {
    path: String,
    changes: Vec<PropertyChange>,
}

impl Comparison {
    fn nodes(&mut self, before: Option<&Node>, after: Option<&Node>) {
        match (before, after) {
            (None, None) | (Some(Node::NotComparable), _) | (_, Some(Node::NotComparable)) => {}
            (Some(Node::Object(before)), Some(Node::Object(after))) => self.objects(before, after),
            (Some(Node::Keyed(before)), Some(Node::Keyed(after))) => self.keyed(before, after),
            (Some(Node::Keyed(before)), None) => self.keyed(before, &BTreeMap::new()),
            (None, Some(Node::Keyed(after))) => self.keyed(&BTreeMap::new(), after),
            (Some(Node::Set(before)), Some(Node::Set(after))) => self.sets(before, after),
            (Some(Node::Set(before)), None) => self.sets(before, &BTreeMap::new()),
            (None, Some(Node::Set(after))) => self.sets(&BTreeMap::new(), after),
            (Some(Node::Scalar(before)), Some(Node::Scalar(after))) => self.scalars(before, after),
            (Some(Node::List(_)), _) | (_, Some(Node::List(_))) if before != after => {
                self.push(ChangeKind::List, shown(before), shown(after));
            }
            (before, after) if before != after => {
                self.push(kind_of(before, after), shown(before), shown(after));
            }
            _ => {}
        }
    }

    fn objects(&mut self, before: &BTreeMap<String, Node>, after: &BTreeMap<String, Node>) {
        let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for key in keys {
            let length = self.path.len();
            if length > 0 {
                self.path.push('.');
            }
            self.path.push_str(key);
            self.nodes(before.get(key), after.get(key));
            self.path.truncate(length);
        }
    }

    fn keyed(&mut self, before: &BTreeMap<String, Element>, after: &BTreeMap<String, Element>) {
        let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for key in keys {
            let (before, after) = (before.get(key), after.get(key));
            let Some(element) = before.or(after) else { continue };
            let length = self.path.len();
            self.path.push_str(&format!("[{}]", element.label));
            self.nodes(before.map(|element| &element.node), after.map(|element| &element.node));
            self.path.truncate(length);
        }
    }

    fn sets(&mut self, before: &BTreeMap<String, (Node, usize)>, after: &BTreeMap<String, (Node, usize)>) {
        let added = surplus(after, before);
        let removed = surplus(before, after);
        if added.is_empty() && removed.is_empty() {
            return;
        }
        self.changes.push(PropertyChange {
            path: self.path.clone(),
            kind: ChangeKind::Set,
            before: members(before),
            after: members(after),
            added,
            removed,
        });
    }

    fn scalars(&mut self, before: &Scalar, after: &Scalar) {
        if before.canonical != after.canonical {
            let kind = if before.is_text || after.is_text { ChangeKind::Text } else { ChangeKind::Value };
            self.push(kind, before.shown().clone(), after.shown().clone());
        }
    }

    fn push(&mut self, kind: ChangeKind, before: Value, after: Value) {
        let path = self.path.clone();
        self.changes.push(PropertyChange { path, kind, before, after, added: Vec::new(), removed: Vec::new() });
    }
}

/// What `these` has more than `those`, each as often as it has it more.
fn surplus(these: &BTreeMap<String, (Node, usize)>, those: &BTreeMap<String, (Node, usize)>) -> Vec<Value> {
    let more = these.iter().flat_map(|(key, (node, count))| {
        let there = those.get(key).map_or(0, |(_, count)| *count);
        std::iter::repeat_n(node, count.saturating_sub(there))
    });
    more.map(Node::shown).collect()
}

fn members(set: &BTreeMap<String, (Node, usize)>) -> Value {
    set.values().flat_map(|(node, count)| std::iter::repeat_n(node.shown(), *count)).collect()
}

fn shown(node: Option<&Node>) -> Value {
    node.map_or(Value::Null, Node::shown)
}

fn kind_of(before: Option<&Node>, after: Option<&Node>) -> ChangeKind {
    let is_text = |node: Option<&Node>| matches!(node, Some(Node::Scalar(scalar)) if scalar.is_text);
    if is_text(before) || is_text(after) { ChangeKind::Text } else { ChangeKind::Value }
}
