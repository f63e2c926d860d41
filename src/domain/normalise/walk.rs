//! Walking a body along with the rules of its area.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::canonical::{Canonical, NOT_COMPARABLE, Node};
use super::{collections, scalars};
use crate::domain::catalog::{Area, Facts, PARENT_ID, PathTree, States};

/// What a body may be at most. Graph stays far below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub depth: usize,
    pub nodes: usize,
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 64, nodes: 1_000_000, text_bytes: 4 * 1024 * 1024 }
    }
}

/// Why a body was refused. Nothing is ever cut off to make it fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NormaliseError {
    #[error("the resource is not a JSON object")]
    NotAnObject,
    #[error("the resource is nested more than {limit} levels deep")]
    TooDeep { limit: usize },
    #[error("the resource has more than {limit} values")]
    TooManyNodes { limit: usize },
    #[error("the resource holds a text of more than {limit} bytes")]
    TextTooLong { limit: usize },
}

const ODATA_TYPE: &str = "@odata.type";

/// # Errors
/// [`NormaliseError`] names the limit that the body breaks.
pub fn normalise(area: &Area, raw: &Value) -> Result<Canonical, NormaliseError> {
    normalise_within(area, raw, Limits::default())
}

/// As [`normalise`], with other limits.
///
/// # Errors
/// [`NormaliseError`] names the limit that the body breaks.
pub fn normalise_within(area: &Area, raw: &Value, limits: Limits) -> Result<Canonical, NormaliseError> {
    let Value::Object(members) = raw else {
        return Err(NormaliseError::NotAnObject);
    };
    let mut walk = Walk { tree: area.tree(), resource: raw, limits, nodes: 0 };
    let states = walk.tree.root();
    // The id tells which resource it is, not how it is configured.
    let configuration = members.iter().filter(|(key, _)| **key != area.identity.id);
    Ok(Canonical { root: walk.object(configuration, &states, 1)? })
}

pub(super) struct Walk<'a> {
    pub(super) tree: &'a PathTree,
    /// The whole body, of which conditions speak.
    resource: &'a Value,
    limits: Limits,
    nodes: usize,
}

impl Walk<'_> {
    pub(super) fn value(&mut self, raw: &Value, states: &States, depth: usize) -> Result<Option<Node>, NormaliseError> {
        self.count(depth)?;
        let tree = self.tree;
        let facts = tree.facts(states);
        let is_said = !matches!(raw, Value::Null);
        if is_said && facts.clone().any(|facts| facts.secret) {
            return Ok((!is_empty(raw)).then_some(Node::NotComparable));
        }
        let node = match raw {
            Value::Null => None,
            // A canonical form may be normalised again.
            Value::Object(members) if members.contains_key(NOT_COMPARABLE) => Some(Node::NotComparable),
            Value::Object(members) => self.object(members.iter(), states, depth)?,
            Value::Array(items) => collections::collection(self, items, states, depth)?,
            Value::String(text) if text.len() > self.limits.text_bytes => {
                return Err(NormaliseError::TextTooLong { limit: self.limits.text_bytes });
            }
            Value::String(_) | Value::Number(_) | Value::Bool(_) => self.scalar(raw, facts.clone(), depth)?,
        };
        Ok(node.filter(|node| !is_default(node, facts)))
    }

    fn object<'m>(
        &mut self,
        members: impl Iterator<Item = (&'m String, &'m Value)> + Clone,
        states: &States,
        depth: usize,
    ) -> Result<Option<Node>, NormaliseError> {
        let tree = self.tree;
        if tree.facts(states).any(|facts| facts.reference_object)
            && let Some(reference) = reference(members.clone())
        {
            return self.object([reference].into_iter(), &States::default(), depth);
        }
        let is_typed = tree.facts(states).any(|facts| facts.typed);
        let mut canonical = BTreeMap::new();
        for (key, value) in members.clone() {
            if is_annotation(key) && !(is_typed && key == ODATA_TYPE) {
                continue;
            }
            let below = tree.key(states, key);
            if tree.facts(&below).any(|facts| self.drops(facts)) {
                continue;
            }
            let node = match self.masking(&below, members.clone()) {
                true if !is_empty(value) => Some(Node::NotComparable),
                _ if key == ODATA_TYPE => scalars::odata_type(value),
                _ => self.value(value, &below, depth + 1)?,
            };
            if let Some(node) = node {
                canonical.insert(key.clone(), node);
            }
        }
        Ok((!canonical.is_empty()).then_some(Node::Object(canonical)))
    }

    fn scalar<'f>(
        &mut self,
        raw: &Value,
        facts: impl Iterator<Item = &'f Facts> + Clone,
        depth: usize,
    ) -> Result<Option<Node>, NormaliseError> {
        let kind = facts.clone().find_map(|facts| facts.value);
        let is_reference = facts.clone().any(|facts| facts.reference);
        if let Some(inner) = scalars::embedded_json(raw, kind) {
            return self.value(&inner, &States::default(), depth + 1);
        }
        Ok(scalars::scalar(raw, kind, is_reference))
    }

    fn drops(&self, facts: &Facts) -> bool {
        facts.drop || facts.drop_when.as_ref().is_some_and(|condition| condition.holds(self.resource))
    }

    /// Whether a sibling says that the value is masked.
    fn masking<'m>(&self, states: &States, mut siblings: impl Iterator<Item = (&'m String, &'m Value)>) -> bool {
        let Some(says) = self.tree.facts(states).find_map(|facts| facts.secret_when.as_ref()) else {
            return false;
        };
        siblings.any(|(key, value)| key == says && *value == Value::Bool(true))
    }

    fn count(&mut self, depth: usize) -> Result<(), NormaliseError> {
        self.nodes += 1;
        if depth > self.limits.depth {
            return Err(NormaliseError::TooDeep { limit: self.limits.depth });
        }
        if self.nodes > self.limits.nodes {
            return Err(NormaliseError::TooManyNodes { limit: self.limits.nodes });
        }
        Ok(())
    }
}

/// `@odata.context`, `members@odata.navigationLink`, `#microsoft.graph.assign`, and what the collector noted itself.
fn is_annotation(key: &str) -> bool {
    key.starts_with('#') || key.contains("@odata.") || key == PARENT_ID
}

/// The id of an object that stands for another one.
fn reference<'m>(mut members: impl Iterator<Item = (&'m String, &'m Value)>) -> Option<(&'m String, &'m Value)> {
    members.find(|(key, value)| *key == "id" && !is_empty(value))
}

pub(super) fn is_empty(raw: &Value) -> bool {
    match raw {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(members) => Map::values(members).all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is_default<'f>(node: &Node, mut facts: impl Iterator<Item = &'f Facts>) -> bool {
    facts.any(|facts| facts.default.as_ref().is_some_and(|default| same(default, &node.to_json())))
}

fn same(default: &Value, value: &Value) -> bool {
    match (default, value) {
        (Value::String(default), Value::String(value)) => default.eq_ignore_ascii_case(value),
        (default, value) => default == value,
    }
}
