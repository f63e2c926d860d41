//! All patterns of an area as one automaton, walked along with a body: no path is ever built as text.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::area::{Area, Condition, Reference};
use super::pattern::{Pattern, PatternError, Step, segments};
use super::rules::{Rules, SiblingCondition, ValueCase, ValueKind};

/// Means "no object" in a reference, unless the catalog lists it as a value of its own.
pub const EMPTY_GUID: &str = "00000000-0000-0000-0000-000000000000";

/// A place that holds ids of other objects.
#[derive(Debug, PartialEq, Eq)]
pub struct Referring {
    /// As the catalog names the place.
    pub pattern: String,
    pub reference: Reference,
}

/// What the rules say about one place.
#[derive(Debug, Default, Clone)]
pub struct Facts {
    /// The pattern that names the place, as the catalog has it.
    pub pattern: String,
    pub drop: bool,
    /// Dropped from the resources of which it holds.
    pub drop_when: Option<Condition>,
    pub typed: bool,
    pub ordered: bool,
    /// Whether it holds the id of another object, so that the empty GUID means none.
    pub reference: bool,
    /// Whose id it holds.
    pub refers_to: Option<Arc<Referring>>,
    pub reference_object: bool,
    pub secret: bool,
    pub secret_when: Option<SiblingCondition>,
    pub keyed: Option<Vec<String>>,
    pub value: Option<ValueKind>,
    pub value_when: Vec<ValueCase>,
    /// What the service means by members of the object that are missing.
    pub fills: Vec<(String, Value)>,
}

#[derive(Debug, Default)]
struct Node {
    keys: BTreeMap<String, usize>,
    globs: Vec<(Step, usize)>,
    element: Option<usize>,
    /// Where `**` leads; that node stays active at any depth.
    deep: Option<usize>,
    stays: bool,
    facts: Facts,
}

#[derive(Debug, Default)]
pub struct PathTree {
    nodes: Vec<Node>,
}

/// The places of the automaton that a place in a body corresponds to. Mostly none or one, for which nothing is
/// allocated.
#[derive(Debug, Clone, Default)]
pub struct States {
    first: Option<usize>,
    others: Vec<usize>,
}

impl States {
    fn iter(&self) -> impl Iterator<Item = usize> + Clone {
        self.first.into_iter().chain(self.others.iter().copied())
    }

    fn add(&mut self, index: usize) {
        match self.first {
            None => self.first = Some(index),
            Some(_) => self.others.push(index),
        }
    }
}

impl PathTree {
    pub(super) fn of(area: &Area) -> Result<Self, PatternError> {
        let mut tree = Self { nodes: vec![Node::default()] };
        let Rules {
            drop,
            drop_when,
            typed,
            ordered,
            reference_objects,
            secrets,
            secret_when,
            keyed,
            values,
            values_when,
            defaults,
        } = &area.normalise;
        tree.mark(drop, |facts| facts.drop = true)?;
        tree.mark(typed, |facts| facts.typed = true)?;
        tree.mark(ordered, |facts| facts.ordered = true)?;
        tree.mark(reference_objects, |facts| facts.reference_object = true)?;
        tree.mark(secrets, |facts| facts.secret = true)?;
        for (pattern, reference) in &area.references {
            let takes_empty = reference.special.iter().any(|special| special == EMPTY_GUID);
            let referring = Arc::new(Referring { pattern: pattern.clone(), reference: reference.clone() });
            tree.mark([pattern], |facts| {
                facts.reference = !takes_empty;
                facts.refers_to = Some(Arc::clone(&referring));
            })?;
        }
        for (pattern, condition) in drop_when {
            tree.mark([pattern], |facts| facts.drop_when = Some(condition.clone()))?;
        }
        for (pattern, condition) in secret_when {
            tree.mark([pattern], |facts| facts.secret_when = Some(condition.clone()))?;
        }
        for (pattern, keys) in keyed {
            tree.mark([pattern], |facts| facts.keyed = Some(keys.clone()))?;
        }
        for (pattern, kind) in values {
            tree.mark([pattern], |facts| facts.value = Some(*kind))?;
        }
        for (pattern, cases) in values_when {
            tree.mark([pattern], |facts| facts.value_when.clone_from(cases))?;
        }
        for (pattern, default) in defaults {
            let (parent, name) = pattern.rsplit_once('.').unwrap_or(("", pattern));
            tree.mark([&parent.to_owned()], |facts| facts.fills.push((name.to_owned(), default.clone())))?;
        }
        Ok(tree)
    }

    /// The states of the resource itself.
    pub fn root(&self) -> States {
        let mut states = States::default();
        if !self.nodes.is_empty() {
            self.enter(0, &mut states);
        }
        states
    }

    /// The states of a property below.
    pub fn key(&self, states: &States, name: &str) -> States {
        let mut next = States::default();
        for (index, node) in self.active(states) {
            self.linger(index, node, &mut next);
            if let Some(child) = node.keys.get(name) {
                self.enter(*child, &mut next);
            }
            for (step, child) in &node.globs {
                if step.matches(name) {
                    self.enter(*child, &mut next);
                }
            }
        }
        next
    }

    /// The states of an element below.
    pub fn element(&self, states: &States) -> States {
        let mut next = States::default();
        for (index, node) in self.active(states) {
            self.linger(index, node, &mut next);
            if let Some(child) = node.element {
                self.enter(child, &mut next);
            }
        }
        next
    }

    /// The states of what lies at a path of names below, as keys of elements are written.
    pub fn below(&self, states: &States, path: &str) -> States {
        segments(path).into_iter().fold(states.clone(), |states, name| self.key(&states, name))
    }

    /// The facts about a place, of all patterns that name it.
    pub fn facts<'a>(&'a self, states: &'a States) -> impl Iterator<Item = &'a Facts> + Clone {
        states.iter().filter_map(|index| self.nodes.get(index)).map(|node| &node.facts)
    }

    fn mark<'p>(
        &mut self,
        patterns: impl IntoIterator<Item = &'p String>,
        set: impl Fn(&mut Facts),
    ) -> Result<(), PatternError> {
        for text in patterns {
            let index = self.insert(&Pattern::parse(text)?);
            if let Some(node) = self.nodes.get_mut(index) {
                node.facts.pattern.clone_from(text);
                set(&mut node.facts);
            }
        }
        Ok(())
    }

    fn insert(&mut self, pattern: &Pattern) -> usize {
        pattern.steps.iter().fold(0, |index, step| self.child(index, step))
    }

    fn child(&mut self, index: usize, step: &Step) -> usize {
        let new = self.nodes.len();
        let Some(node) = self.nodes.get_mut(index) else {
            return index;
        };
        let found = match step {
            Step::Key(name) => *node.keys.entry(name.clone()).or_insert(new),
            Step::Glob { .. } => match node.globs.iter().find(|(known, _)| known == step) {
                Some((_, child)) => *child,
                None => {
                    node.globs.push((step.clone(), new));
                    new
                }
            },
            Step::Element => *node.element.get_or_insert(new),
            Step::AnyDepth => *node.deep.get_or_insert(new),
        };
        if found == new {
            self.nodes.push(Node { stays: *step == Step::AnyDepth, ..Node::default() });
        }
        found
    }

    fn active<'a>(&'a self, states: &'a States) -> impl Iterator<Item = (usize, &'a Node)> {
        states.iter().filter_map(|index| self.nodes.get(index).map(|node| (index, node)))
    }

    fn linger(&self, index: usize, node: &Node, states: &mut States) {
        if node.stays {
            self.enter(index, states);
        }
    }

    /// `**` also stands for no step at all, so entering a place enters what its `**` leads to.
    fn enter(&self, index: usize, states: &mut States) {
        if states.iter().any(|known| known == index) {
            return;
        }
        states.add(index);
        if let Some(deep) = self.nodes.get(index).and_then(|node| node.deep) {
            self.enter(deep, states);
        }
    }
}
