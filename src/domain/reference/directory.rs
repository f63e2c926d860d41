//! The objects of a tenant by everything that another object can call them.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::token::Tokens;
use crate::domain::catalog::{Area, Reference, referred_by};
use crate::domain::model::AreaKey;

/// Separates the parts of a key. No name in Graph holds a control character.
const BETWEEN_PARTS: char = '\u{1f}';

const SHOWN_BETWEEN_PARTS: &str = " · ";

/// Which of the two tenants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Here,
    There,
}

/// Why nothing can be said about an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unresolved {
    /// Of an area that was not read completely, or of none.
    #[error("the object was not read")]
    NotRead(Side),
    /// The area was read completely, and has none of that id.
    #[error("there is no such object any more")]
    Dangling,
    #[error("the object `{name}` has nothing that would identify it in another tenant")]
    Nameless { name: String },
    #[error("{count} objects are called `{name}`")]
    Ambiguous { side: Side, name: String, count: usize },
    #[error("there is no `{name}` in the other tenant")]
    NoCounterpart { name: String },
    /// It stands at a place that the catalog does not know as one for ids.
    #[error("the value is the id of `{name}`, at a place where none was expected")]
    Unexpected { name: String },
}

/// The objects of a tenant, as far as references can mean them.
#[derive(Debug, Default)]
pub struct Directory {
    tokens: Tokens,
    areas: HashMap<AreaKey, Objects>,
}

#[derive(Debug, Default)]
struct Objects {
    is_complete: bool,
    all: Vec<Object>,
    /// By property and lower-case value.
    by_value: HashMap<(String, String), usize>,
    by_key: HashMap<String, Vec<usize>>,
    /// By what is unlikely to be anything but an id.
    by_guid: HashMap<String, usize>,
}

#[derive(Debug)]
struct Object {
    name: String,
    /// Empty when nothing identifies it.
    key: String,
    /// The properties by which it is referred to or known everywhere, as they stand.
    values: BTreeMap<String, String>,
}

/// An object with the area it was found in.
pub(super) struct Found<'d> {
    pub(super) area: &'d AreaKey,
    object: &'d Object,
    objects: &'d Objects,
}

impl Directory {
    /// `tokens` are those of the tenant, without those that the other tenant lacks.
    pub fn new(tokens: Tokens) -> Self {
        Self { tokens, areas: HashMap::new() }
    }

    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Says that an area was looked at, and whether nothing of it can be missing.
    pub fn add_area(&mut self, area: &AreaKey, is_complete: bool) {
        self.areas.entry(area.clone()).or_default().is_complete = is_complete;
    }

    /// Adds an object by its body as Graph sent it.
    pub fn add(&mut self, area: &Area, raw: &Value) {
        let key = key_of(&area.identity.key, raw, &self.tokens);
        let properties = referred_by(&area.key).iter().chain(&area.identity.global).chain([&area.identity.id]);
        let values: BTreeMap<String, String> = properties
            .filter_map(|property| Some((property.clone(), text_at(raw, property)?)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let objects = self.areas.entry(area.key.clone()).or_default();
        let index = objects.all.len();
        for (property, value) in &values {
            objects.by_value.insert((property.clone(), value.to_lowercase()), index);
        }
        if let Some(id) = values.get(&area.identity.id).filter(|id| id.len() == GUID_LENGTH) {
            objects.by_guid.insert(id.to_lowercase(), index);
        }
        if !key.is_empty() {
            objects.by_key.entry(key.clone()).or_default().push(index);
        }
        objects.all.push(Object { name: area.name_of(raw), key, values });
    }

    /// What the object is called that a value means.
    ///
    /// # Errors
    /// [`Unresolved::Dangling`] when there is no such object, [`Unresolved::NotRead`] when nobody can tell.
    pub fn name_of(&self, reference: &Reference, value: &str) -> Result<&str, Unresolved> {
        self.find(reference, value).map(|found| found.object.name.as_str())
    }

    /// The object that a value means.
    pub(super) fn find(&self, reference: &Reference, value: &str) -> Result<Found<'_>, Unresolved> {
        let id = reference.id_in(value).to_lowercase();
        for (area, by) in candidates(reference) {
            let Some((area, objects)) = self.areas.get_key_value(area) else { continue };
            if let Some(object) = objects.by_value.get(&(by, id.clone())).and_then(|index| objects.all.get(*index)) {
                return Ok(Found { area, object, objects });
            }
        }
        let is_whole = |(area, _)| self.areas.get(area).is_some_and(|objects: &Objects| objects.is_complete);
        if !reference.open && candidates(reference).all(is_whole) {
            return Err(Unresolved::Dangling);
        }
        Err(Unresolved::NotRead(Side::Here))
    }

    /// The object that is the same as one of another tenant.
    pub(super) fn counterpart(&self, found: &Found<'_>) -> Result<Found<'_>, Unresolved> {
        let name = || found.object.name.clone();
        let Some((area, objects)) = self.areas.get_key_value(found.area) else {
            return Err(Unresolved::NotRead(Side::There));
        };
        let of = |index: &usize| objects.all.get(*index).map(|object| Found { area, object, objects });
        if let Some(known) = found.globals().find_map(|global| objects.by_value.get(&global)) {
            return of(known).ok_or(Unresolved::NotRead(Side::There));
        }
        found.key()?;
        match objects.by_key.get(&found.object.key).map(Vec::as_slice).unwrap_or_default() {
            [only] => of(only).ok_or(Unresolved::NotRead(Side::There)),
            [] if objects.is_complete => Err(Unresolved::NoCounterpart { name: name() }),
            [] => Err(Unresolved::NotRead(Side::There)),
            several => Err(Unresolved::Ambiguous { side: Side::There, name: name(), count: several.len() }),
        }
    }

    /// What an object is called in both tenants: by what Microsoft calls it where both have it, else by its key.
    pub(super) fn neutral(&self, reference: &Reference, id: &str, other: &Self) -> Result<String, Unresolved> {
        let found = self.find(reference, id)?;
        let area = found.area;
        let theirs = other.areas.get(area);
        let shared = found.globals().find(|global| theirs.is_some_and(|objects| objects.by_value.contains_key(global)));
        if let Some((_, value)) = shared {
            return Ok(format!("{area}:{value}"));
        }
        Ok(format!("{area}:{}", found.key()?.replace(BETWEEN_PARTS, SHOWN_BETWEEN_PARTS)))
    }

    /// The area and the name of the object that a text of [`super::neutral`] means.
    pub fn named(&self, text: &str) -> Option<(&AreaKey, &str)> {
        let (area, key) = text.split_once(':')?;
        let (area, objects) = self.areas.get_key_value(&area.parse().ok()?)?;
        let by_key = || objects.by_key.get(&key.replace(SHOWN_BETWEEN_PARTS, &BETWEEN_PARTS.to_string()))?.first();
        let globals = crate::domain::catalog::find(area).map(|area| area.identity.global.as_slice());
        let by_global = || {
            let mut found =
                globals?.iter().filter_map(|property| objects.by_value.get(&(property.clone(), key.to_owned())));
            found.next()
        };
        objects.all.get(*by_key().or_else(by_global)?).map(|object| (area, object.name.as_str()))
    }

    /// The name of an object of this tenant whose id the text is, wherever it stands.
    pub(super) fn owner_of(&self, text: &str) -> Option<&str> {
        if text.len() != GUID_LENGTH {
            return None;
        }
        let id = text.to_lowercase();
        let found = |objects: &'_ Objects| objects.by_guid.get(&id).copied();
        let (objects, index) = self.areas.values().find_map(|objects| Some((objects, found(objects)?)))?;
        objects.all.get(index).map(|object| object.name.as_str())
    }
}

const GUID_LENGTH: usize = 36;

impl Found<'_> {
    /// What it is called by a property.
    pub(super) fn value(&self, property: &str) -> Option<&str> {
        self.object.values.get(property).map(String::as_str)
    }

    /// The key, if it means no other object of the tenant, too.
    fn key(&self) -> Result<&str, Unresolved> {
        let Object { name, key, values: _ } = self.object;
        if key.is_empty() {
            return Err(Unresolved::Nameless { name: name.clone() });
        }
        match self.objects.by_key.get(key).map_or(0, Vec::len) {
            0 | 1 => Ok(key),
            count => Err(Unresolved::Ambiguous { side: Side::Here, name: name.clone(), count }),
        }
    }

    fn globals(&self) -> impl Iterator<Item = (String, String)> {
        let area = crate::domain::catalog::find(self.area);
        let global = area.map(|area| area.identity.global.as_slice()).unwrap_or_default();
        global.iter().filter_map(|property| Some((property.clone(), self.value(property)?.to_lowercase())))
    }
}

/// The areas whose objects can be meant, each with the property that the id is.
pub fn candidates(reference: &Reference) -> impl Iterator<Item = (&AreaKey, String)> {
    let also = reference.also.iter().map(|area| {
        let id = crate::domain::catalog::find(area).map_or("id", |area| area.identity.id.as_str());
        (area, id.to_owned())
    });
    std::iter::once((&reference.area, reference.by.clone())).chain(also)
}

/// The natural key of an object: without case, since people tell no two things apart by it. Empty when every part is.
pub(super) fn key_of(parts: &[String], raw: &Value, tokens: &Tokens) -> String {
    let parts: Vec<String> = parts.iter().map(|path| part(raw, path, tokens)).collect();
    if parts.iter().all(String::is_empty) { String::new() } else { parts.join(&BETWEEN_PARTS.to_string()) }
}

fn part(raw: &Value, path: &str, tokens: &Tokens) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => tokens.to_variables(text.trim()).to_lowercase(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    };
    match value_at(raw, path) {
        Some(Value::Array(items)) => {
            let mut texts: Vec<String> = items.iter().map(text).collect();
            texts.sort();
            texts.join(",")
        }
        Some(value) => text(value),
        None => String::new(),
    }
}

fn text_at(raw: &Value, path: &str) -> Option<String> {
    value_at(raw, path)?.as_str().map(|text| text.trim().to_owned())
}

fn value_at<'v>(raw: &'v Value, path: &str) -> Option<&'v Value> {
    if let Some(found) = raw.get(path) {
        return Some(found);
    }
    path.split('.').try_fold(raw, |value, name| value.get(name))
}
