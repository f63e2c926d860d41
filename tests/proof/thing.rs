//! A made-up resource by what it means, not by how it is written: an instant is a number of seconds, a set has no
//! order. What two of them differ in is told from here, without the code that is to be proved.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use crate::facts::Facts;

#[derive(Debug, Clone)]
pub struct Thing {
    pub shape: Shape,
    pub facts: Rc<Facts>,
}

#[derive(Debug, Clone)]
pub enum Shape {
    Object(Vec<(String, Thing)>),
    List(Vec<Thing>),
    Leaf(Leaf),
    /// JSON in a text.
    Json(Box<Thing>),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Leaf {
    Text(String),
    /// Without case. The others are what it could be as well.
    Word {
        word: String,
        others: Rc<Vec<String>>,
    },
    Flags {
        words: Vec<String>,
        others: Rc<Vec<String>>,
    },
    /// Joined by spaces.
    Words(Vec<String>),
    Type {
        name: String,
        others: Rc<Vec<String>>,
        counts: bool,
    },
    Guid(u128),
    Instant {
        seconds: i64,
        nanoseconds: u32,
    },
    /// To the second at best.
    Computed(i64),
    Duration(u64),
    Time(u32),
    Date(String),
    Number {
        number: i64,
        may_be_text: bool,
    },
    Float(f64),
    Bool {
        truth: bool,
        may_be_text: bool,
    },
    Bytes(String),
    /// Text in base64.
    Payload(String),
    Network {
        address: u32,
        prefix: u8,
    },
    Network6 {
        address: u128,
        prefix: u8,
    },
    Country(String),
    Url {
        host: String,
        path: String,
    },
}

/// What lies around a place.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub resource: &'a Thing,
    /// Whether a sibling says that it is masked.
    pub is_masked: bool,
}

pub const SECRET: &str = "(secret)";
/// Of what holds secrets alone.
const UNKNOWN: &str = "(secrets alone)";

impl Thing {
    pub fn leaf(leaf: Leaf, facts: Rc<Facts>) -> Self {
        Self { shape: Shape::Leaf(leaf), facts }
    }

    pub fn member(&self, name: &str) -> Option<&Self> {
        match &self.shape {
            Shape::Object(members) => members.iter().find(|(known, _)| known == name).map(|(_, member)| member),
            Shape::List(_) | Shape::Leaf(_) | Shape::Json(_) => None,
        }
    }

    /// What counts in a comparison, as a text that only an equal thing has; `None` when nothing does.
    pub fn meaning(&self, around: Around<'_>) -> Option<String> {
        if self.is_dropped(around.resource) {
            return None;
        }
        if self.facts.secret || around.is_masked {
            return Some(SECRET.to_owned());
        }
        let meaning = match &self.shape {
            Shape::Leaf(leaf) => leaf.meaning(&self.facts),
            Shape::Json(inner) => inner.meaning(Around { is_masked: false, ..around }),
            Shape::Object(_) if self.reference().is_some() => self.reference().map(|id| format!("{{id:{id}}}")),
            Shape::Object(members) => {
                let below: BTreeMap<&String, String> = members
                    .iter()
                    .filter_map(|(name, member)| {
                        let meaning = member.meaning(self.around(member, around))?;
                        Some((name, meaning))
                    })
                    .collect();
                known(below.values()).unwrap_or_else(|| (!below.is_empty()).then(|| format!("{below:?}")))
            }
            Shape::List(_) => {
                let mut below = self.elements(around);
                if !self.facts.ordered {
                    below.sort();
                    // A scalar counts once, an object as often as it is there.
                    below.dedup_by(|one, other| one == other && !one.starts_with('{'));
                }
                known(below.iter()).unwrap_or_else(|| (!below.is_empty()).then(|| format!("{below:?}")))
            }
        };
        meaning.filter(|meaning| !self.is_default(meaning))
    }

    pub fn elements(&self, around: Around<'_>) -> Vec<String> {
        let Shape::List(items) = &self.shape else { return Vec::new() };
        items.iter().filter_map(|item| item.meaning(Around { is_masked: false, ..around })).collect()
    }

    pub fn around<'a>(&self, member: &Self, around: Around<'a>) -> Around<'a> {
        let is_masked = member.facts.secret_when.as_ref().is_some_and(|condition| {
            let Some(Self { shape: Shape::Leaf(leaf), .. }) = self.member(&condition.property) else { return false };
            condition.equals.iter().any(|value| same_word(value, &leaf.plain()))
        });
        Around { is_masked, ..around }
    }

    fn is_dropped(&self, resource: &Self) -> bool {
        self.facts.dropped
            || self.facts.drop_when.as_ref().is_some_and(|condition| {
                let mut path = condition.property.split('.');
                let found = path.try_fold(resource, |here, name| here.member(name));
                let found = found.map_or(Value::Null, |thing| match &thing.shape {
                    Shape::Leaf(leaf) => leaf.plain(),
                    Shape::Object(_) | Shape::List(_) | Shape::Json(_) => Value::Null,
                });
                condition.equals.iter().any(|value| same_word(value, &found))
            })
    }

    pub fn is_default(&self, meaning: &str) -> bool {
        self.facts.default.as_ref().is_some_and(|default| match default {
            Value::String(default) => {
                meaning.eq_ignore_ascii_case(&format!("\"{default}\""))
                    || meaning.eq_ignore_ascii_case(&format!("word {default}"))
            }
            default => {
                let text = default.to_string();
                meaning == text || meaning == format!("number {text}")
            }
        })
    }

    /// The id of an object that stands for another one.
    pub fn reference(&self) -> Option<String> {
        let id = self.member("id").filter(|_| self.facts.reference_object)?;
        match &id.shape {
            Shape::Leaf(leaf) => leaf.meaning(&Facts::default()),
            Shape::Object(_) | Shape::List(_) | Shape::Json(_) => None,
        }
    }

    /// The key of an element, and how a path names it.
    pub fn key(&self, keys: &[String]) -> (String, String) {
        let mut found = (Vec::new(), Vec::new());
        for path in keys {
            let steps = path.replace("@odata.type", "@odata/type");
            let mut names = steps.split('.').map(|name| name.replace('/', "."));
            let Some(thing) = names.try_fold(self, |here, name| here.member(&name)) else { continue };
            let Shape::Leaf(leaf) = &thing.shape else { continue };
            let Some(meaning) = leaf.meaning(&thing.facts) else { continue };
            let name =
                if path.ends_with("@odata.type") { "@odata.type" } else { path.rsplit('.').next().unwrap_or(path) };
            found.0.push(format!("{name}={meaning}"));
            found.1.push(format!("{name}={}", leaf.shown()));
        }
        (found.0.join("|"), found.1.join(","))
    }
}

impl Leaf {
    fn meaning(&self, facts: &Facts) -> Option<String> {
        let quoted = |text: &str| (!text.trim().is_empty()).then(|| format!("{:?}", text.trim()));
        let sorted = |words: &[String]| {
            let mut words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
            words.sort();
            words.dedup();
            (!words.is_empty()).then(|| format!("flags {words:?}"))
        };
        match self {
            Self::Text(text) | Self::Payload(text) | Self::Bytes(text) | Self::Date(text) => quoted(text),
            Self::Word { word, .. } => Some(format!("word {}", word.to_lowercase())),
            Self::Type { counts: false, .. } => None,
            Self::Type { name, .. } => Some(format!("type {}", name.to_lowercase())),
            Self::Flags { words, .. } | Self::Words(words) => sorted(words),
            Self::Guid(0) if facts.reference => None,
            Self::Guid(guid) => Some(format!("guid {guid:x}")),
            Self::Instant { seconds, nanoseconds } => Some(format!("instant {seconds} {nanoseconds}")),
            Self::Computed(seconds) => Some(format!("computed {seconds}")),
            Self::Duration(seconds) => Some(format!("duration {seconds}")),
            Self::Time(seconds) => Some(format!("time {seconds}")),
            Self::Number { number, .. } => Some(format!("number {number}")),
            Self::Float(number) => Some(format!("number {number}")),
            Self::Bool { truth, .. } => Some(truth.to_string()),
            Self::Network { address, prefix } => Some(format!("network {address:x}/{prefix}")),
            Self::Network6 { address, prefix } => Some(format!("network {address:x}/{prefix}")),
            Self::Country(country) => Some(format!("country {}", country.to_uppercase())),
            Self::Url { host, path } => Some(format!("url {host} {path}")),
        }
    }

    /// In a path.
    fn shown(&self) -> String {
        match self {
            Self::Type { name, .. } => name.trim_start_matches("microsoft.graph.").to_owned(),
            leaf => match leaf.plain() {
                Value::String(text) => text,
                other => other.to_string(),
            },
        }
    }
}

/// Where secrets are all that there is, nothing is known.
fn known<'m>(mut below: impl ExactSizeIterator<Item = &'m String>) -> Option<Option<String>> {
    let is_unknown = below.len() > 0 && below.all(|meaning| [SECRET, UNKNOWN].contains(&meaning.as_str()));
    is_unknown.then(|| Some(UNKNOWN.to_owned()))
}

fn same_word(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.eq_ignore_ascii_case(other),
        (one, other) => one == other,
    }
}

/// The paths that differ, as a person would name them.
pub fn differences(before: &Thing, after: &Thing) -> Vec<String> {
    let mut found = Vec::new();
    let one = Around { resource: before, is_masked: false };
    let other = Around { resource: after, is_masked: false };
    objects((before, one), (after, other), "", &mut found);
    found
}

type Placed<'a> = (&'a Thing, Around<'a>);

fn things(before: Option<Placed<'_>>, after: Option<Placed<'_>>, path: &str, found: &mut Vec<String>) {
    let meaning = |side: Option<Placed<'_>>| side.and_then(|(thing, around)| thing.meaning(around));
    let (one, other) = (meaning(before), meaning(after));
    let is_secret = |meaning: &Option<String>| meaning.as_deref() == Some(SECRET);
    let is_unknown = |meaning: &Option<String>| meaning.as_deref() == Some(UNKNOWN);
    let is_beside_nothing = is_unknown(&one) && other.is_none() || is_unknown(&other) && one.is_none();
    if one == other || is_secret(&one) || is_secret(&other) || is_beside_nothing {
        return;
    }
    let before = before.filter(|_| one.is_some());
    let after = after.filter(|_| other.is_some());
    let keys = before.or(after).and_then(|(thing, _)| thing.facts.keys.clone());
    match (keys, before, after) {
        (Some(keys), before, after) => keyed(&keys, before, after, path, found),
        (None, Some(before), Some(after)) => match (&before.0.shape, &after.0.shape) {
            (Shape::Object(_), Shape::Object(_)) => objects(before, after, path, found),
            (Shape::Json(one), Shape::Json(other)) => objects((one, before.1), (other, after.1), path, found),
            _ => found.push(path.to_owned()),
        },
        _ => found.push(path.to_owned()),
    }
}

fn objects(before: Placed<'_>, after: Placed<'_>, path: &str, found: &mut Vec<String>) {
    let members = |side: Placed<'_>| match &side.0.shape {
        Shape::Object(members) => members.iter().map(|(name, _)| name.clone()).collect(),
        Shape::List(_) | Shape::Leaf(_) | Shape::Json(_) => Vec::new(),
    };
    let mut names: Vec<String> = [members(before), members(after)].concat();
    names.sort();
    names.dedup();
    if before.0.reference().is_some() || after.0.reference().is_some() {
        names.retain(|name| name == "id");
    }
    for name in names {
        let side = |(object, around): Placed<'_>| {
            object.member(&name).map(|member| (member.clone(), object.around(member, around).is_masked))
        };
        let (one, other) = (side(before), side(after));
        let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let one = one.as_ref().map(|(member, is_masked)| (member, Around { is_masked: *is_masked, ..before.1 }));
        let other = other.as_ref().map(|(member, is_masked)| (member, Around { is_masked: *is_masked, ..after.1 }));
        things(one, other, &below, found);
    }
}

fn keyed(keys: &[String], before: Option<Placed<'_>>, after: Option<Placed<'_>>, path: &str, found: &mut Vec<String>) {
    let elements = |side: Option<Placed<'_>>| {
        let mut elements: BTreeMap<String, (String, Thing)> = BTreeMap::new();
        if let Some((Thing { shape: Shape::List(items), .. }, _)) = side {
            for item in items {
                let (key, label) = item.key(keys);
                elements.insert(key, (label, item.clone()));
            }
        }
        elements
    };
    let (one, other) = (elements(before), elements(after));
    let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
    names.sort();
    names.dedup();
    let around = |side: Option<Placed<'_>>| side.map(|(_, around)| around.resource.clone());
    let (resource_before, resource_after) = (around(before), around(after));
    for name in names {
        let label = one.get(name).or(other.get(name)).map_or("", |(label, _)| label);
        let placed = |element: Option<&(String, Thing)>| element.map(|(_, thing)| thing.clone());
        let (one, other) = (placed(one.get(name)), placed(other.get(name)));
        let one = one.as_ref().zip(resource_before.as_ref());
        let other = other.as_ref().zip(resource_after.as_ref());
        let placed = |(thing, resource)| (thing, Around { resource, is_masked: false });
        things(one.map(placed), other.map(placed), &format!("{path}[{label}]"), found);
    }
}
