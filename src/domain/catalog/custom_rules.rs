//! The rules of comparison of a custom collector.

use std::collections::BTreeMap;

use super::custom::{CollectorDefinition, CollectorFault, NAME_LIMIT_CHARACTERS, is_dotted};
use super::files::RULES_GENERATION;
use super::pattern::{Pattern, Step};
use super::rules::Rules;

const PATTERNS_LIMIT: usize = 300;
const KEYS_LIMIT: usize = 5;

/// `@odata.type` is kept wherever it tells the type, since nobody knows the types of a custom collector beforehand.
const TYPED: &str = "**";

/// # Errors
/// [`CollectorFault`] names the list that holds a faulty pattern.
pub(super) fn of(definition: &CollectorDefinition) -> Result<Rules, CollectorFault> {
    let keyed: Vec<String> = definition.keyed.keys().cloned().collect();
    for (field, patterns) in [
        ("volatile", &definition.volatile),
        ("ordered", &definition.ordered),
        ("keyed", &keyed),
        ("secrets", &definition.secrets),
    ] {
        check(field, patterns)?;
    }
    for (field, lists) in [("ordered", &definition.ordered), ("keyed", &keyed)] {
        if let Some(list) = lists.iter().find(|list| list.ends_with("[]")) {
            let expected = format!("`{list}` names the elements: name the list itself, without [] at its end");
            return Err(CollectorFault::new(field, expected));
        }
    }
    if let Some(both) = keyed.iter().find(|list| definition.ordered.contains(list)) {
        return Err(CollectorFault::new("keyed", format!("`{both}` is ordered already: a list is one or the other")));
    }
    for (list, keys) in &definition.keyed {
        check_keys(list, keys)?;
    }
    Ok(Rules {
        drop: definition.volatile.clone(),
        typed: vec![TYPED.to_owned()],
        ordered: definition.ordered.clone(),
        reference_objects: Vec::new(),
        secrets: definition.secrets.clone(),
        secret_when: BTreeMap::new(),
        drop_when: BTreeMap::new(),
        keyed: definition.keyed.clone(),
        values: BTreeMap::new(),
        values_when: BTreeMap::new(),
        defaults: BTreeMap::new(),
    })
}

/// Of what decides the canonical form and of nothing else, whatever the order in which it was said.
pub(super) fn revision(definition: &CollectorDefinition) -> String {
    let sorted = |list: &[String]| {
        let mut list = list.to_vec();
        list.sort();
        list.dedup();
        list
    };
    let CollectorDefinition { source, volatile, ordered, keyed, secrets, .. } = definition;
    let said = serde_json::json!([
        RULES_GENERATION,
        TYPED,
        source.identity,
        sorted(volatile),
        sorted(ordered),
        keyed,
        sorted(secrets),
    ]);
    blake3::hash(said.to_string().as_bytes()).to_hex().chars().take(16).collect()
}

fn check(field: &'static str, patterns: &[String]) -> Result<(), CollectorFault> {
    if patterns.len() > PATTERNS_LIMIT {
        return Err(CollectorFault::new(field, format!("expected at most {PATTERNS_LIMIT} paths")));
    }
    for text in patterns {
        let is_plain = text.len() <= NAME_LIMIT_CHARACTERS && !text.chars().any(|character| character.is_control());
        if !is_plain {
            let expected = format!("expected paths of at most {NAME_LIMIT_CHARACTERS} printable characters");
            return Err(CollectorFault::new(field, expected));
        }
        let pattern = Pattern::parse(text).map_err(|error| CollectorFault::new(field, error.to_string()))?;
        if !pattern.steps.iter().any(names_something) {
            return Err(CollectorFault::new(field, format!("`{text}` means everything: name properties")));
        }
    }
    Ok(())
}

fn names_something(step: &Step) -> bool {
    match step {
        Step::Key(_) => true,
        Step::Glob { start, end } => !start.is_empty() || !end.is_empty(),
        Step::Element | Step::AnyDepth => false,
    }
}

fn check_keys(list: &str, keys: &[String]) -> Result<(), CollectorFault> {
    let valid = (1..=KEYS_LIMIT).contains(&keys.len()) && keys.iter().all(|key| is_dotted(key));
    let expected = || format!("expected 1 to {KEYS_LIMIT} properties of the elements of `{list}`, such as id");
    if valid { Ok(()) } else { Err(CollectorFault::new("keyed", expected())) }
}
