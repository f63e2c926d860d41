//! Taking the live value over into what was agreed, at one path and nowhere else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::domain::catalog::{Area, States, ValueKind};
use crate::domain::normalise::{ElementName, NormaliseError, element_names, not_comparable};

/// Why a path could not be adopted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AdoptError {
    #[error("neither the agreed nor the live resource has anything at `{path}`")]
    NothingThere { path: String },
    #[error(transparent)]
    Refused(#[from] NormaliseError),
}

/// The agreed resource with the live value at exactly `path`, which is in the grammar of differences; the empty path
/// is the whole resource. What cannot be told apart is taken together: elements of a set or of an ordered list,
/// elements with the same key, and an element that the agreed resource lacks. What was not read on the live side stays
/// as agreed.
///
/// # Errors
/// [`AdoptError::NothingThere`] when the path leads nowhere on both sides.
pub fn adopt(area: &Area, expected: &Value, live: &Value, path: &str) -> Result<Value, AdoptError> {
    let nothing_there = || AdoptError::NothingThere { path: path.to_owned() };
    let adoption = Adoption { area, expected, live, leaf: Leaf::Live };
    let adopted = adoption.value(Some(expected), Some(live), &area.tree().root(), path)?;
    adopted.ok_or_else(nothing_there)?.ok_or_else(nothing_there)
}

/// The agreed resource with another value at `path`; `None` agrees that there is nothing. A property that is not there
/// yet is added.
///
/// # Errors
/// [`AdoptError::NothingThere`] when the path leads through something that has no properties or elements.
pub fn put(area: &Area, expected: &Value, path: &str, value: Option<&Value>) -> Result<Value, AdoptError> {
    let nothing_there = || AdoptError::NothingThere { path: path.to_owned() };
    if path.is_empty() {
        return value.cloned().ok_or_else(nothing_there);
    }
    let adoption = Adoption { area, expected, live: expected, leaf: Leaf::Value(value) };
    let changed = adoption.value(Some(expected), Some(expected), &area.tree().root(), path)?;
    changed.ok_or_else(nothing_there)?.ok_or_else(nothing_there)
}

struct Adoption<'a> {
    area: &'a Area,
    expected: &'a Value,
    live: &'a Value,
    leaf: Leaf<'a>,
}

/// What stands at the path from now on.
enum Leaf<'a> {
    Live,
    Value(Option<&'a Value>),
}

/// `None` when the path leads nowhere, `Some(None)` when nothing is agreed there from now on.
type Adopted = Option<Option<Value>>;

impl Adoption<'_> {
    fn value(
        &self,
        expected: Option<&Value>,
        live: Option<&Value>,
        states: &States,
        rest: &str,
    ) -> Result<Adopted, NormaliseError> {
        match self.leaf {
            Leaf::Live if rest.is_empty() || self.is_reference(states, expected, live) => {
                return Ok(Some(taken(expected, live)));
            }
            Leaf::Value(value) if rest.is_empty() => return Ok(Some(value.cloned())),
            Leaf::Live | Leaf::Value(_) => {}
        }
        match (said(expected), said(live)) {
            (Some(Value::Object(agreed)), Some(Value::Object(seen))) => self.object(agreed, seen, states, rest),
            (Some(Value::Object(agreed)), None) => self.object(agreed, &Map::new(), states, rest),
            (None, Some(Value::Object(seen))) => self.object(&Map::new(), seen, states, rest),
            (Some(Value::Array(agreed)), Some(Value::Array(seen))) => self.elements(agreed, seen, states, rest),
            (Some(Value::Array(agreed)), None) => self.elements(agreed, &[], states, rest),
            (None, Some(Value::Array(seen))) => self.elements(&[], seen, states, rest),
            (Some(Value::String(agreed)), Some(Value::String(seen))) => self.embedded(agreed, seen, states, rest),
            (None, None) if matches!(self.leaf, Leaf::Value(_)) => self.object(&Map::new(), &Map::new(), states, rest),
            _ => Ok(None),
        }
    }

    fn object(
        &self,
        agreed: &Map<String, Value>,
        seen: &Map<String, Value>,
        states: &States,
        rest: &str,
    ) -> Result<Adopted, NormaliseError> {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        // A name may hold a dot, so the longest one that leads somewhere is meant.
        let mut names: Vec<&String> =
            agreed.keys().chain(seen.keys()).filter(|name| below(rest, name).is_some()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        for name in names {
            let Some(deeper) = below(rest, name) else { continue };
            let states = self.area.tree().key(states, name);
            let Some(adopted) = self.value(agreed.get(name), seen.get(name), &states, deeper)? else { continue };
            let mut members = agreed.clone();
            match adopted {
                Some(value) => members.insert(name.clone(), value),
                None => members.remove(name),
            };
            return Ok(Some(Some(Value::Object(members))));
        }
        self.new_member(agreed, states, rest)
    }

    /// A value can be put where the resource has no property yet.
    fn new_member(&self, agreed: &Map<String, Value>, states: &States, rest: &str) -> Result<Adopted, NormaliseError> {
        let name = rest.split(['.', '[']).next().unwrap_or_default();
        let is_new = matches!(self.leaf, Leaf::Value(_)) && !name.is_empty() && !agreed.contains_key(name);
        let Some(deeper) = below(rest, name).filter(|deeper| is_new && !deeper.starts_with('[')) else {
            return Ok(None);
        };
        let Some(Some(value)) = self.value(None, None, &self.area.tree().key(states, name), deeper)? else {
            return Ok(Some(Some(Value::Object(agreed.clone()))));
        };
        let mut members = agreed.clone();
        members.insert(name.to_owned(), value);
        Ok(Some(Some(Value::Object(members))))
    }

    fn elements(
        &self,
        agreed: &[Value],
        seen: &[Value],
        states: &States,
        rest: &str,
    ) -> Result<Adopted, NormaliseError> {
        let agreed_names = element_names(self.area, self.expected, agreed, states)?;
        let seen_names = element_names(self.area, self.live, seen, states)?;
        let (Some(agreed_names), Some(seen_names)) = (agreed_names, seen_names) else { return Ok(None) };
        let all = agreed_names.iter().chain(&seen_names).flatten();
        let Some((name, deeper)) = selected(all, rest) else { return Ok(None) };
        let is_same = |other: &Option<ElementName>| other.as_ref().is_some_and(|other| other.key == name.key);
        let matching = |items: &[Value], names: &[Option<ElementName>]| -> Vec<Value> {
            items.iter().zip(names).filter(|(_, name)| is_same(name)).map(|(item, _)| item.clone()).collect()
        };
        let replacement = match (matching(agreed, &agreed_names).as_slice(), matching(seen, &seen_names).as_slice()) {
            ([], seen) => seen.to_vec(),
            ([agreed], []) if !deeper.is_empty() => {
                match self.value(Some(agreed), None, &self.below(states), deeper)? {
                    Some(adopted) => adopted.into_iter().collect(),
                    None => return Ok(None),
                }
            }
            ([agreed], [seen]) => match self.value(Some(agreed), Some(seen), &self.below(states), deeper)? {
                Some(adopted) => adopted.into_iter().collect(),
                None => return Ok(None),
            },
            // Which of several elements with one key is meant cannot be told.
            (_, _) if matches!(self.leaf, Leaf::Value(_)) => return Ok(None),
            (_, seen) => seen.to_vec(),
        };
        Ok(Some(Some(Value::Array(replaced(agreed, &agreed_names, is_same, replacement)))))
    }

    /// JSON in a text, in which the rules of the place go on.
    fn embedded(&self, agreed: &str, seen: &str, states: &States, rest: &str) -> Result<Adopted, NormaliseError> {
        let Some(encoding) = self.encoding(states) else {
            // An id and its version are compared apart and written as one.
            let is_versioned = self.area.tree().facts(states).any(|facts| facts.value == Some(ValueKind::VersionedId));
            return Ok(is_versioned.then(|| Some(Value::String(seen.to_owned()))));
        };
        let (agreed, seen) = (encoding.parsed(agreed), encoding.parsed(seen));
        let adopted = self.value(agreed.as_ref(), seen.as_ref(), states, rest)?;
        Ok(adopted.map(|value| value.map(|value| Value::String(encoding.written(&value)))))
    }

    fn encoding(&self, states: &States) -> Option<Encoding> {
        let tree = self.area.tree();
        let kinds = tree.facts(states).flat_map(|facts| {
            let cases = facts.value_when.iter().map(|case| case.kind);
            facts.value.into_iter().chain(cases)
        });
        kinds.into_iter().find_map(|kind| {
            let is_plain = (kind == ValueKind::JsonText).then_some(Encoding::Plain);
            is_plain.or((kind == ValueKind::Base64Json).then_some(Encoding::Base64))
        })
    }

    fn below(&self, states: &States) -> States {
        self.area.tree().element(states)
    }

    /// An object that stands for another one is taken as a whole, so that its name goes with its id.
    fn is_reference(&self, states: &States, expected: Option<&Value>, live: Option<&Value>) -> bool {
        let has_id = |side: Option<&Value>| side.and_then(|value| value.get("id")).is_some_and(|id| !id.is_null());
        self.area.tree().facts(states).any(|facts| facts.reference_object) && (has_id(expected) || has_id(live))
    }
}

/// How JSON stands in a text.
#[derive(Clone, Copy)]
enum Encoding {
    Plain,
    Base64,
}

impl Encoding {
    fn parsed(self, text: &str) -> Option<Value> {
        match self {
            Self::Plain => serde_json::from_str(text).ok(),
            Self::Base64 => serde_json::from_slice(&STANDARD.decode(text.trim()).ok()?).ok(),
        }
    }

    fn written(self, value: &Value) -> String {
        match self {
            Self::Plain => value.to_string(),
            Self::Base64 => STANDARD.encode(value.to_string()),
        }
    }
}

/// The live value; where it was not read, what was agreed.
fn taken(expected: Option<&Value>, live: Option<&Value>) -> Option<Value> {
    match (expected, live) {
        (Some(agreed), Some(seen)) if *seen == not_comparable() => Some(agreed.clone()),
        (Some(Value::Object(agreed)), Some(Value::Object(seen))) => {
            let members = seen
                .iter()
                .filter_map(|(name, value)| taken(agreed.get(name), Some(value)).map(|value| (name.clone(), value)));
            Some(Value::Object(members.collect()))
        }
        (_, seen) => seen.cloned(),
    }
}

fn said(value: Option<&Value>) -> Option<&Value> {
    value.filter(|value| !value.is_null())
}

/// What is left of a path below `name`; `None` when the path does not lead there.
pub(super) fn below<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    path.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The element that a selector such as `[omaUri=./Device/A]` or `[target=all#2]` means, and the path below it.
pub(super) fn selected<'n, 'p>(
    names: impl Iterator<Item = &'n ElementName> + Clone,
    path: &'p str,
) -> Option<(&'n ElementName, &'p str)> {
    let selector = path.strip_prefix('[')?;
    let after = |rest: &'p str| rest.strip_prefix(']').filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let exact = names.clone().find_map(|name| Some((name, after(selector.strip_prefix(&name.label)?)?)));
    exact.or_else(|| {
        names.clone().find_map(|name| {
            let number = selector.strip_prefix(&name.label)?.strip_prefix('#')?;
            Some((name, after(number.trim_start_matches(|digit: char| digit.is_ascii_digit()))?))
        })
    })
}

/// The elements with the replacement where the first of the replaced ones stood.
fn replaced(
    agreed: &[Value],
    names: &[Option<ElementName>],
    is_replaced: impl Fn(&Option<ElementName>) -> bool,
    replacement: Vec<Value>,
) -> Vec<Value> {
    let place = names.iter().position(&is_replaced).unwrap_or(agreed.len());
    let kept = |items: &[Value], names: &[Option<ElementName>]| -> Vec<Value> {
        items.iter().zip(names).filter(|(_, name)| !is_replaced(name)).map(|(item, _)| item.clone()).collect()
    };
    let (before, after) = agreed.split_at(place);
    let (names_before, names_after) = names.split_at(place.min(names.len()));
    let mut all = kept(before, names_before);
    all.extend(replacement);
    all.extend(kept(after, names_after));
    all
}
