//! Walking two canonical forms side by side.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{ChangeKind, PropertyChange};
use crate::domain::normalise::{Canonical, ContentHash, Element, Node, Scalar};

/// A set of more members is told by their number and a hash.
const LARGE_SET: usize = 1_000;

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
            // Something of which nothing is known is no more than nothing.
            (Some(only), None) | (None, Some(only)) if is_unknown(only) => {}
            (Some(Node::Object(before)), Some(Node::Object(after))) => self.objects(before, after),
            (Some(Node::Keyed(before)), Some(Node::Keyed(after))) => self.keyed(before, after),
            (Some(Node::Keyed(before)), None) => self.keyed(before, &BTreeMap::new()),
            (None, Some(Node::Keyed(after))) => self.keyed(&BTreeMap::new(), after),
            (Some(Node::Set(before)), Some(Node::Set(after))) => self.sets(before, after),
            (Some(Node::Set(before)), None) => self.sets(before, &BTreeMap::new()),
            (None, Some(Node::Set(after))) => self.sets(&BTreeMap::new(), after),
            (Some(Node::Scalar(before)), Some(after @ Node::Scalar(value))) => self.scalars(before, value, after),
            (Some(Node::List(_)), _) | (_, Some(Node::List(_))) if before != after => {
                self.push(ChangeKind::List, shown(before), shown(after), after.map(Node::hash));
            }
            (before, after) if before != after => {
                self.push(kind_of(before, after), shown(before), shown(after), after.map(Node::hash));
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
            after_hash: (!after.is_empty()).then(|| set_hash(after)),
        });
    }

    fn scalars(&mut self, before: &Scalar, after: &Scalar, node: &Node) {
        if before != after {
            let kind = if before.is_text || after.is_text { ChangeKind::Text } else { ChangeKind::Value };
            self.push(kind, before.shown().clone(), after.shown().clone(), Some(node.hash()));
        }
    }

    fn push(&mut self, kind: ChangeKind, before: Value, after: Value, after_hash: Option<ContentHash>) {
        let path = self.path.clone();
        let (added, removed) = (Vec::new(), Vec::new());
        self.changes.push(PropertyChange { path, kind, before, after, added, removed, after_hash });
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

fn is_unknown(node: &Node) -> bool {
    match node {
        Node::NotComparable => true,
        Node::Object(members) => members.values().all(is_unknown),
        Node::Keyed(elements) => elements.values().all(|element| is_unknown(&element.node)),
        Node::Scalar(_) | Node::Set(_) | Node::List(_) => false,
    }
}

/// What came and went says it all; who wants a large set as a whole reads the resource.
fn members(set: &BTreeMap<String, (Node, usize)>) -> Value {
    if set.len() > LARGE_SET {
        return json!({ "count": set.len(), "hash": set_hash(set).to_string() });
    }
    set.values().flat_map(|(node, count)| std::iter::repeat_n(node.shown(), *count)).collect()
}

/// The keys of a set are the canonical texts of its members.
fn set_hash(set: &BTreeMap<String, (Node, usize)>) -> ContentHash {
    let mut hasher = blake3::Hasher::new();
    for (text, (_, count)) in set {
        hasher.update(text.as_bytes());
        hasher.update(&count.to_le_bytes());
    }
    ContentHash(*hasher.finalize().as_bytes())
}

fn shown(node: Option<&Node>) -> Value {
    node.map_or(Value::Null, Node::shown)
}

fn kind_of(before: Option<&Node>, after: Option<&Node>) -> ChangeKind {
    let is_text = |node: Option<&Node>| matches!(node, Some(Node::Scalar(scalar)) if scalar.is_text);
    if is_text(before) || is_text(after) { ChangeKind::Text } else { ChangeKind::Value }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::compare;
    use crate::domain::normalise::{Canonical, Node, Scalar};

    fn members(numbers: std::ops::Range<usize>) -> Canonical {
        let scalar = |number: usize| {
            Node::Scalar(Scalar { canonical: json!(number), original: None, is_text: false, is_computed: false })
        };
        let set = numbers.map(|number| (number.to_string(), (scalar(number), 1))).collect();
        Canonical { root: Some(Node::Object(BTreeMap::from([("members".to_owned(), Node::Set(set))]))) }
    }

    #[test]
    fn a_large_set_is_told_by_its_number_and_what_came_and_went() {
        let changes = compare(&members(0..20_000), &members(1..20_001));
        assert_eq!(changes.len(), 1);
        assert_eq!((&changes[0].added, &changes[0].removed), (&vec![json!(20_000)], &vec![json!(0)]));
        assert_eq!(changes[0].after["count"], json!(20_000));
        assert_ne!(changes[0].before["hash"], changes[0].after["hash"]);
    }

    #[test]
    fn a_small_set_is_told_whole() {
        let changes = compare(&members(0..2), &members(0..3));
        assert_eq!((&changes[0].before, &changes[0].after), (&json!([0, 1]), &json!([0, 1, 2])));
    }
}
