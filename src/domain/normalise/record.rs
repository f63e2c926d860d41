//! What the rules did to a body, told while it is walked. Who does not listen pays nothing: the walk is compiled once
//! for a listener and once for nobody.

use std::collections::HashMap;

use serde_json::Value;

use crate::domain::catalog::ValueKind;

/// What was done to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The id tells which resource it is.
    Identity,
    Annotation,
    /// Null, or nothing in it.
    Empty,
    /// The catalog says that it is no configuration.
    Drop,
    /// The catalog says that it is none in this resource.
    DropWhen,
    Secret,
    SecretWhen,
    /// Graph sent asterisks, or it was not read.
    Masked,
    /// The empty GUID, where the id of another object stands.
    EmptyReference,
    /// The least date, which stands for "never".
    Never,
    /// What the service means when there is nothing.
    Default,
    Kind(ValueKind),
    Guid,
    /// `@odata.type` without its case and beginning.
    Type,
    /// Line ends, forms of letters and space at the ends.
    Tidy,
    Set,
    Ordered,
    Keyed,
    /// Only the id of the object counts.
    Reference,
}

/// One thing that was noted about a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// As a difference names it.
    pub path: String,
    /// The same for the same place of another body, however its elements are labelled there.
    pub place: String,
    /// The value as it was sent, where the path is as deep as a comparison looks.
    pub raw: Option<Value>,
    /// The rule, and the pattern of the catalog that asks for it.
    pub rule: Option<(Rule, Option<String>)>,
}

/// What an element is called, and the key by which it is matched.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) label: String,
    pub(super) key: String,
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    Key(String),
    /// By its place in the body, until its key is known.
    Element(usize),
    Named(Named),
}

/// Listens to a walk. `enter` and `leave` go in pairs.
pub(super) trait Listener {
    const LISTENS: bool;
    fn enter_key(&mut self, name: &str);
    fn enter_element(&mut self, index: usize);
    fn leave(&mut self);
    fn raw(&mut self, value: &Value);
    fn rule(&mut self, rule: Rule, pattern: Option<&str>);
    /// How much was noted so far.
    fn count(&self) -> usize;
    /// The elements of the collection here are named by these labels; `since` is the count before them.
    fn label(&mut self, since: usize, labels: &HashMap<usize, Named>);
    /// The collection here is compared as a whole, so that what was noted about its elements belongs to it.
    fn gather(&mut self, since: usize);
}

/// Nobody listens.
pub(super) struct Silence;

impl Listener for Silence {
    const LISTENS: bool = false;
    fn enter_key(&mut self, _: &str) {}
    fn enter_element(&mut self, _: usize) {}
    fn leave(&mut self) {}
    fn raw(&mut self, _: &Value) {}
    fn rule(&mut self, _: Rule, _: Option<&str>) {}
    fn count(&self) -> usize {
        0
    }
    fn label(&mut self, _: usize, _: &HashMap<usize, Named>) {}
    fn gather(&mut self, _: usize) {}
}

/// A place, what was sent there, and the rule that took part with what it says.
type Taken = (Vec<Step>, Option<Value>, Option<(Rule, Option<String>)>);

/// Writes everything down.
#[derive(Default)]
pub(super) struct Record {
    here: Vec<Step>,
    notes: Vec<Taken>,
}

impl Record {
    pub(super) fn into_notes(self) -> Vec<Note> {
        let notes = self.notes.into_iter();
        let note = |(steps, raw, rule): Taken| {
            let path = path_of(&steps, |named| &named.label);
            Note { path, place: path_of(&steps, |named| &named.key), raw, rule }
        };
        notes.map(note).collect()
    }
}

impl Listener for Record {
    const LISTENS: bool = true;

    fn enter_key(&mut self, name: &str) {
        self.here.push(Step::Key(name.to_owned()));
    }

    fn enter_element(&mut self, index: usize) {
        self.here.push(Step::Element(index));
    }

    fn leave(&mut self) {
        self.here.pop();
    }

    fn raw(&mut self, value: &Value) {
        self.notes.push((self.here.clone(), Some(value.clone()), None));
    }

    fn rule(&mut self, rule: Rule, pattern: Option<&str>) {
        self.notes.push((self.here.clone(), None, Some((rule, pattern.map(str::to_owned)))));
    }

    fn count(&self) -> usize {
        self.notes.len()
    }

    fn label(&mut self, since: usize, labels: &HashMap<usize, Named>) {
        let depth = self.here.len();
        for (steps, _, _) in self.notes.iter_mut().skip(since) {
            if let Some(step) = steps.get_mut(depth)
                && let Step::Element(index) = step
            {
                // An element without a label was empty, and is named by its place.
                let unnamed = || Named { label: index.to_string(), key: index.to_string() };
                *step = Step::Named(labels.get(index).cloned().unwrap_or_else(unnamed));
            }
        }
    }

    fn gather(&mut self, since: usize) {
        let depth = self.here.len();
        for (steps, raw, _) in self.notes.iter_mut().skip(since) {
            steps.truncate(depth);
            *raw = None;
        }
    }
}

fn path_of(steps: &[Step], name: impl Fn(&Named) -> &String) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            Step::Named(named) => path.push_str(&format!("[{}]", name(named))),
            Step::Element(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}
