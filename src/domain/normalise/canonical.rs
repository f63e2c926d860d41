//! The canonical form. Absence is `None`: null, missing and empty do not exist here.

use std::collections::BTreeMap;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::scalars::is_masked;

/// A hash of a canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 32]);

impl fmt::Display for ContentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// A normalised resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Canonical {
    pub(in crate::domain) root: Option<Node>,
}

/// A place that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Scalar(Scalar),
    Object(BTreeMap<String, Node>),
    /// Elements without a key, by their canonical JSON; equal ones are counted.
    Set(BTreeMap<String, (Node, usize)>),
    /// Elements by their key.
    Keyed(BTreeMap<String, Element>),
    List(Vec<Node>),
    /// Graph does not show the value, so nothing can be said about it.
    NotComparable,
}

#[derive(Debug, Clone)]
pub struct Scalar {
    /// What is compared.
    pub canonical: Value,
    /// What people are shown, where it differs.
    pub original: Option<Value>,
    /// Whether it is text of several lines, to be shown line by line.
    pub is_text: bool,
    /// Whether it is a moment that the service computes anew, so that a second more or less is none.
    pub is_computed: bool,
}

#[derive(Debug, Clone)]
pub struct Element {
    /// Names the element in a path, e.g. `omaUri=./Device/Vendor`.
    pub label: String,
    pub node: Node,
}

const ONE_SECOND: std::time::Duration = std::time::Duration::from_secs(1);

/// Stands for a value that cannot be compared. Graph has no such property.
pub(super) const NOT_COMPARABLE: &str = "$notComparable";

/// What is shown says nothing about whether two values are equal.
impl PartialEq for Scalar {
    fn eq(&self, other: &Self) -> bool {
        self.canonical == other.canonical || (self.is_computed && other.is_computed && is_within_a_second(self, other))
    }
}

/// The key by which an element stands in its collection is compared there; the label only names it.
impl PartialEq for Element {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

impl Canonical {
    /// Of a resource that is not there.
    pub(in crate::domain) fn nothing() -> Self {
        Self { root: None }
    }

    pub fn hash(&self) -> ContentHash {
        let text = self.root.as_ref().map_or_else(|| "null".to_owned(), Node::to_text);
        ContentHash(*blake3::hash(text.as_bytes()).as_bytes())
    }

    /// Sorted keys, sorted sets.
    pub fn to_json(&self) -> Value {
        self.root.as_ref().map_or(Value::Null, Node::to_json)
    }

    /// The names of the properties that the resource has.
    pub fn properties(&self) -> Vec<String> {
        match &self.root {
            Some(Node::Object(members)) => members.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The paths about which nothing can be said.
    pub fn not_comparable(&self) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(root) = &self.root {
            collect_not_comparable(root, String::new(), &mut found);
        }
        found
    }
}

impl Node {
    pub(in crate::domain) fn to_json(&self) -> Value {
        serde_json::to_value(self).expect("a canonical form has names for keys and numbers that JSON can write")
    }

    /// The canonical JSON: equal nodes have the same bytes.
    pub(in crate::domain) fn to_text(&self) -> String {
        serde_json::to_string(self).expect("a canonical form has names for keys and numbers that JSON can write")
    }

    pub(in crate::domain) fn hash(&self) -> ContentHash {
        ContentHash(*blake3::hash(self.to_text().as_bytes()).as_bytes())
    }

    /// As a person should see it.
    pub fn shown(&self) -> Value {
        match self {
            Self::Scalar(scalar) => scalar.shown().clone(),
            Self::Object(members) => members.iter().map(|(key, node)| (key.clone(), node.shown())).collect(),
            Self::Set(members) => {
                members.values().flat_map(|(node, count)| std::iter::repeat_n(node.shown(), *count)).collect()
            }
            Self::Keyed(elements) => elements.values().map(|element| element.node.shown()).collect(),
            Self::List(items) => items.iter().map(Self::shown).collect(),
            Self::NotComparable => Value::String("(not known)".to_owned()),
        }
    }
}

/// Stands in a body for what was not read: neither equal to anything nor different.
pub fn not_comparable() -> Value {
    serde_json::json!({ NOT_COMPARABLE: true })
}

/// Whether a value of a body says nothing about what it stands for: the mark above, or a text that Graph masked.
pub fn is_unknown(raw: &Value) -> bool {
    match raw {
        Value::Object(members) => members.contains_key(NOT_COMPARABLE),
        Value::String(text) => is_masked(text.trim()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

/// Written straight from the nodes, for hashing needs no second tree.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Scalar(scalar) => scalar.canonical.serialize(serializer),
            Self::Object(members) => members.serialize(serializer),
            Self::Set(members) => {
                serializer.collect_seq(members.values().flat_map(|(node, count)| std::iter::repeat_n(node, *count)))
            }
            Self::Keyed(elements) => serializer.collect_seq(elements.values().map(|element| &element.node)),
            Self::List(items) => items.serialize(serializer),
            Self::NotComparable => {
                let mut mark = serializer.serialize_map(Some(1))?;
                mark.serialize_entry(NOT_COMPARABLE, &true)?;
                mark.end()
            }
        }
    }
}

impl Scalar {
    pub fn shown(&self) -> &Value {
        self.original.as_ref().unwrap_or(&self.canonical)
    }
}

fn is_within_a_second(one: &Scalar, other: &Scalar) -> bool {
    let moment = |scalar: &Scalar| scalar.canonical.as_str()?.parse::<jiff::Timestamp>().ok();
    moment(one).zip(moment(other)).is_some_and(|(one, other)| one.duration_since(other).unsigned_abs() <= ONE_SECOND)
}

fn collect_not_comparable(node: &Node, path: String, found: &mut Vec<String>) {
    match node {
        Node::NotComparable => found.push(path),
        Node::Object(members) => {
            for (key, member) in members {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect_not_comparable(member, below, found);
            }
        }
        Node::Keyed(elements) => {
            for element in elements.values() {
                collect_not_comparable(&element.node, format!("{path}[{}]", element.label), found);
            }
        }
        Node::Set(members) => {
            for (member, _) in members.values() {
                collect_not_comparable(member, format!("{path}[]"), found);
            }
        }
        Node::List(items) => {
            for item in items {
                collect_not_comparable(item, format!("{path}[]"), found);
            }
        }
        Node::Scalar(_) => {}
    }
}
