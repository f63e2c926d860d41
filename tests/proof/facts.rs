//! What the rules of an area say about a place. Patterns are matched here in the plainest way, and on purpose not by
//! the automaton that the product walks.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use plumbline::domain::catalog::{Area, Condition, SiblingCondition, ValueCase, ValueKind};
use serde_json::Value;

#[derive(Debug, Default)]
pub struct Facts {
    pub dropped: bool,
    pub drop_when: Option<Condition>,
    pub secret: bool,
    pub secret_when: Option<SiblingCondition>,
    pub reference: bool,
    pub reference_object: bool,
    pub ordered: bool,
    pub typed: bool,
    pub keys: Option<Vec<String>>,
    pub kind: Option<ValueKind>,
    /// What kind of value it is where a sibling says so.
    pub cases: Vec<ValueCase>,
    pub default: Option<Value>,
}

pub struct Rulebook<'a> {
    pub area: &'a Area,
    known: RefCell<HashMap<String, Rc<Facts>>>,
}

const EMPTY_GUID: &str = "00000000-0000-0000-0000-000000000000";

impl<'a> Rulebook<'a> {
    pub fn new(area: &'a Area) -> Self {
        Self { area, known: RefCell::default() }
    }

    /// `place` is written as patterns are: `settings[].value`.
    pub fn facts(&self, place: &str) -> Rc<Facts> {
        if let Some(known) = self.known.borrow().get(place) {
            return Rc::clone(known);
        }
        let facts = Rc::new(self.look_up(place));
        self.known.borrow_mut().insert(place.to_owned(), Rc::clone(&facts));
        facts
    }

    fn look_up(&self, place: &str) -> Facts {
        let steps = steps(place);
        let fits = |pattern: &str| fits(&self::steps(pattern), &steps);
        let rules = &self.area.normalise;
        let any = |patterns: &[String]| patterns.iter().any(|pattern| fits(pattern));
        let references = self.area.references.iter().find(|(pattern, _)| fits(pattern)).map(|(_, reference)| reference);
        Facts {
            dropped: any(&rules.drop) || place == self.area.identity.id,
            drop_when: rules.drop_when.iter().find(|(pattern, _)| fits(pattern)).map(|(_, when)| when.clone()),
            secret: any(&rules.secrets),
            secret_when: rules.secret_when.iter().find(|(pattern, _)| fits(pattern)).map(|(_, when)| when.clone()),
            reference: references.is_some_and(|reference| !reference.special.iter().any(|word| word == EMPTY_GUID)),
            reference_object: any(&rules.reference_objects),
            ordered: any(&rules.ordered),
            typed: any(&rules.typed),
            keys: rules.keyed.iter().find(|(pattern, _)| fits(pattern)).map(|(_, keys)| keys.clone()),
            kind: rules.values.iter().find(|(pattern, _)| fits(pattern)).map(|(_, kind)| *kind),
            cases: rules
                .values_when
                .iter()
                .find(|(pattern, _)| fits(pattern))
                .map_or_else(Vec::new, |(_, cases)| cases.clone()),
            default: rules.defaults.iter().find(|(pattern, _)| fits(pattern)).map(|(_, default)| default.clone()),
        }
    }
}

/// `a[].b` is `a`, `[]`, `b`.
fn steps(text: &str) -> Vec<String> {
    let text = text.replace("@odata.type", "@odata/type").replace("[]", ".[]");
    text.split('.').filter(|step| !step.is_empty()).map(|step| step.replace('/', ".")).collect()
}

fn fits(pattern: &[String], place: &[String]) -> bool {
    match (pattern, place) {
        ([], []) => true,
        ([any, rest @ ..], _) if any == "**" => (0..=place.len()).any(|skipped| fits(rest, &place[skipped..])),
        ([step, rest @ ..], [name, below @ ..]) => is_like(step, name) && fits(rest, below),
        _ => false,
    }
}

fn is_like(step: &str, name: &str) -> bool {
    match step.split_once('*') {
        Some((start, end)) if name != "[]" => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
        _ => step == name,
    }
}
