//! Walking a body along with the rules of its area.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::canonical::{Canonical, NOT_COMPARABLE, Node};
use super::record::{Listener, Note, Record, Rule, Silence};
use super::{collections, scalars};
use crate::domain::catalog::{Area, Facts, PARENT_ID, PathTree, States, ValueKind};

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

pub(super) const ODATA_TYPE: &str = "@odata.type";

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
    walk(area, raw, limits, &mut Silence)
}

/// As [`normalise`], with what the rules did on the way.
///
/// # Errors
/// [`NormaliseError`] names the limit that the body breaks.
pub fn normalise_noted(area: &Area, raw: &Value) -> Result<(Canonical, Vec<Note>), NormaliseError> {
    let mut record = Record::default();
    let canonical = walk(area, raw, Limits::default(), &mut record)?;
    Ok((canonical, record.into_notes()))
}

fn walk<L: Listener>(area: &Area, raw: &Value, limits: Limits, listener: &mut L) -> Result<Canonical, NormaliseError> {
    let Value::Object(members) = raw else {
        return Err(NormaliseError::NotAnObject);
    };
    let mut walk = Walk::over(area, raw, limits, listener);
    let states = walk.tree.root();
    if L::LISTENS
        && let Some(id) = members.get(&area.identity.id)
    {
        walk.noted(&area.identity.id, id, Rule::Identity, None);
    }
    // The id tells which resource it is, not how it is configured.
    let configuration = members.iter().filter(|(key, _)| **key != area.identity.id);
    Ok(Canonical { root: walk.object(configuration, &states, 1)? })
}

pub(super) struct Walk<'a, 'l, L> {
    pub(super) tree: &'a PathTree,
    /// The whole body, of which conditions speak.
    resource: &'a Value,
    limits: Limits,
    nodes: usize,
    pub(super) listener: &'l mut L,
}

impl<'a, 'l, L: Listener> Walk<'a, 'l, L> {
    pub(super) fn over(area: &'a Area, resource: &'a Value, limits: Limits, listener: &'l mut L) -> Self {
        Self { tree: area.tree(), resource, limits, nodes: 0, listener }
    }

    /// A value whose kind only its own place tells.
    pub(super) fn value(&mut self, raw: &Value, states: &States, depth: usize) -> Result<Option<Node>, NormaliseError> {
        let kind = self.tree.facts(states).find_map(|facts| facts.value.map(|kind| (kind, facts.pattern.as_str())));
        self.value_of(raw, kind, states, depth)
    }

    fn value_of(
        &mut self,
        raw: &Value,
        kind: Option<(ValueKind, &str)>,
        states: &States,
        depth: usize,
    ) -> Result<Option<Node>, NormaliseError> {
        self.count(depth)?;
        let tree = self.tree;
        let facts = tree.facts(states);
        let is_said = !matches!(raw, Value::Null);
        if is_said && let Some(facts) = facts.clone().find(|facts| facts.secret) {
            self.listener.rule(Rule::Secret, Some(&facts.pattern));
            return Ok((!is_empty(raw)).then_some(Node::NotComparable));
        }
        let node = match raw {
            Value::Null => None,
            // A canonical form may be normalised again.
            Value::Object(members) if members.contains_key(NOT_COMPARABLE) => {
                self.listener.rule(Rule::Masked, None);
                Some(Node::NotComparable)
            }
            Value::Object(members) => self.object(members.iter(), states, depth)?,
            Value::Array(items) => collections::collection(self, items, states, depth)?,
            Value::String(text) if text.len() > self.limits.text_bytes => {
                return Err(NormaliseError::TextTooLong { limit: self.limits.text_bytes });
            }
            Value::String(_) | Value::Number(_) | Value::Bool(_) => self.scalar(raw, kind, states, depth)?,
        };
        if L::LISTENS && node.is_none() {
            self.listener.raw(raw);
            if is_empty(raw) {
                self.listener.rule(Rule::Empty, None);
            }
        }
        Ok(node)
    }

    fn object<'m>(
        &mut self,
        members: impl Iterator<Item = (&'m String, &'m Value)> + Clone,
        states: &States,
        depth: usize,
    ) -> Result<Option<Node>, NormaliseError> {
        let tree = self.tree;
        if let Some(facts) = tree.facts(states).find(|facts| facts.reference_object)
            && let Some(reference) = reference(members.clone())
        {
            self.listener.rule(Rule::Reference, Some(&facts.pattern));
            return self.object([reference].into_iter(), &States::default(), depth);
        }
        let is_typed = tree.facts(states).any(|facts| facts.typed);
        let mut canonical = BTreeMap::new();
        for (key, value) in members.clone() {
            if is_annotation(key) && !(is_typed && key == ODATA_TYPE) {
                self.noted(key, value, Rule::Annotation, None);
                continue;
            }
            let below = tree.key(states, key);
            if let Some((rule, pattern)) = self.dropping(&below) {
                self.noted(key, value, rule, Some(pattern));
                continue;
            }
            self.listener.enter_key(key);
            let node = self.member(key, value, &below, members.clone(), depth)?;
            self.listener.leave();
            if let Some(node) = node {
                canonical.insert(key.clone(), node);
            }
        }
        self.fill(&mut canonical, states, depth)?;
        Ok((!canonical.is_empty()).then_some(Node::Object(canonical)))
    }

    /// What the service means by missing members is said; an object that says nothing else is none.
    fn fill(
        &mut self,
        members: &mut BTreeMap<String, Node>,
        states: &States,
        depth: usize,
    ) -> Result<(), NormaliseError> {
        let tree = self.tree;
        if members.is_empty() || tree.facts(states).all(|facts| facts.fills.is_empty()) {
            return Ok(());
        }
        let mut meant = BTreeMap::new();
        for (name, default) in tree.facts(states).flat_map(|facts| &facts.fills) {
            let mut silence = Silence;
            let mut quiet =
                Walk { tree, resource: self.resource, limits: self.limits, nodes: 0, listener: &mut silence };
            meant.extend(quiet.value(default, &tree.key(states, name), depth + 1)?.map(|node| (name.clone(), node)));
        }
        let says_more = members.iter().any(|(name, node)| meant.get(name) != Some(node));
        for (name, node) in meant {
            let is_said = members.contains_key(&name);
            if L::LISTENS && is_said != says_more {
                self.default_noted(&name, states);
            }
            if says_more {
                members.entry(name).or_insert(node);
            } else {
                members.remove(&name);
            }
        }
        Ok(())
    }

    fn default_noted(&mut self, name: &str, states: &States) {
        let fills = |facts: &&Facts| facts.fills.iter().any(|(filled, _)| filled == name);
        let parent = self.tree.facts(states).find(fills).map_or("", |facts| facts.pattern.as_str());
        let dot = if parent.is_empty() { "" } else { "." };
        let pattern = format!("{parent}{dot}{name}");
        self.listener.enter_key(name);
        self.listener.rule(Rule::Default, Some(&pattern));
        self.listener.leave();
    }

    fn member<'m>(
        &mut self,
        key: &str,
        value: &Value,
        states: &States,
        siblings: impl Iterator<Item = (&'m String, &'m Value)> + Clone,
        depth: usize,
    ) -> Result<Option<Node>, NormaliseError> {
        let tree = self.tree;
        let masks = |facts: &&Facts| facts.secret_when.as_ref().is_some_and(|says| says.holds(siblings.clone()));
        if let Some(facts) = tree.facts(states).find(masks)
            && !is_empty(value)
        {
            self.listener.rule(Rule::SecretWhen, Some(&facts.pattern));
            return Ok(Some(Node::NotComparable));
        }
        if key == ODATA_TYPE {
            self.listener.raw(value);
            self.listener.rule(Rule::Type, None);
            return Ok(scalars::odata_type(value));
        }
        let case = tree.facts(states).find_map(|facts| {
            let case = facts.value_when.iter().find(|case| case.holds(siblings.clone()))?;
            Some((case.kind, facts.pattern.as_str()))
        });
        match case {
            Some(case) => self.value_of(value, Some(case), states, depth + 1),
            None => self.value(value, states, depth + 1),
        }
    }

    fn scalar(
        &mut self,
        raw: &Value,
        kind: Option<(ValueKind, &str)>,
        states: &States,
        depth: usize,
    ) -> Result<Option<Node>, NormaliseError> {
        let only_kind = kind.map(|(kind, _)| kind);
        if let Some(inner) = scalars::embedded_json(raw, only_kind) {
            self.kind_noted(raw, kind);
            // The rules of the place go on inside of the text.
            return self.value_of(&inner, None, states, depth + 1);
        }
        let is_reference = self.tree.facts(states).any(|facts| facts.reference);
        let node = scalars::scalar(raw, only_kind, is_reference);
        if L::LISTENS {
            let rules = scalars::rules_of(raw, only_kind, is_reference, node.as_ref());
            if node.is_some() && !rules.contains(&Rule::Masked) {
                self.listener.raw(raw);
            }
            for rule in rules {
                let pattern = matches!(rule, Rule::Kind(_)).then(|| kind.map(|(_, pattern)| pattern)).flatten();
                self.listener.rule(rule, pattern);
            }
        }
        Ok(node)
    }

    fn kind_noted(&mut self, raw: &Value, kind: Option<(ValueKind, &str)>) {
        self.listener.raw(raw);
        if let Some((kind, pattern)) = kind {
            self.listener.rule(Rule::Kind(kind), Some(pattern));
        }
    }

    fn noted(&mut self, key: &str, value: &Value, rule: Rule, pattern: Option<&str>) {
        self.listener.enter_key(key);
        self.listener.raw(value);
        self.listener.rule(rule, pattern);
        self.listener.leave();
    }

    fn dropping<'s>(&self, states: &'s States) -> Option<(Rule, &'s str)>
    where
        'a: 's,
    {
        let tree = self.tree;
        tree.facts(states).find_map(|facts| {
            let in_this = facts.drop_when.as_ref().is_some_and(|condition| condition.holds(self.resource));
            let rule = if facts.drop { Some(Rule::Drop) } else { in_this.then_some(Rule::DropWhen) };
            rule.map(|rule| (rule, facts.pattern.as_str()))
        })
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
pub(super) fn is_annotation(key: &str) -> bool {
    key.starts_with('#') || key.contains("@odata.") || key == PARENT_ID
}

/// The id of an object that stands for another one.
pub(super) fn reference<'m>(
    mut members: impl Iterator<Item = (&'m String, &'m Value)>,
) -> Option<(&'m String, &'m Value)> {
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
