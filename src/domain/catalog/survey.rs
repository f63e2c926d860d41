//! What sample objects look like: which properties they have, of which types, and what these probably are. A person
//! decides; this only saves the looking.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::places::names;

/// Properties beyond these are not listed.
const FIELDS_LIMIT: usize = 400;
/// Levels beyond these are not entered.
const DEPTH_LIMIT: usize = 8;
const MASK: &str = "••••••";
const TEXT_SHOWN_CHARACTERS: usize = 300;
const ELEMENTS_SHOWN: usize = 10;

/// What the sample says as a whole.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// In the order of their paths.
    pub fields: Vec<Field>,
    /// Whether there are more than are listed.
    pub is_cut: bool,
    /// The property that probably identifies a resource: each object has it, and no two the same.
    pub identity: Option<String>,
    /// What people probably call it.
    pub name: Option<String>,
}

/// One place in the objects, as a path pattern: `conditions.users`, `assignments[].target.groupId`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub path: String,
    pub types: BTreeSet<FieldType>,
    /// In how many of the objects or elements that could have it, and how many these are.
    pub present: usize,
    pub of: usize,
    pub looks_volatile: bool,
    pub looks_secret: bool,
    pub list: Option<ListLook>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldType {
    Text,
    Guid,
    Time,
    Number,
    Boolean,
    Object,
    List,
}

/// How a list is probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListLook {
    Set,
    /// By this property of its elements.
    Keyed(String),
    Ordered,
}

#[derive(Debug, Default)]
struct Tally {
    types: BTreeSet<FieldType>,
    present: usize,
    /// Objects or elements at this place, which could have properties.
    objects: usize,
    lists: Vec<Vec<Value>>,
}

/// Looks at objects of one collection.
pub fn survey(objects: &[Value]) -> Survey {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for object in objects {
        walk(&mut tallies, "", object, 0);
    }
    let owners: BTreeMap<String, usize> = tallies.iter().map(|(path, tally)| (path.clone(), tally.objects)).collect();
    let is_cut = tallies.len() > FIELDS_LIMIT;
    let listed = tallies.into_iter().filter(|(path, _)| !path.is_empty() && !path.ends_with("[]"));
    let fields: Vec<Field> = listed.take(FIELDS_LIMIT).map(|(path, tally)| field(path, tally, &owners)).collect();
    Survey { identity: identity(objects), name: name(&fields), fields, is_cut }
}

/// An object as it may be shown: values of secret names masked, long ones shortened.
pub fn shown(value: &Value) -> Value {
    shown_at(value, 0)
}

fn walk(tallies: &mut BTreeMap<String, Tally>, path: &str, value: &Value, depth: usize) {
    if depth > DEPTH_LIMIT || tallies.len() > FIELDS_LIMIT * 2 {
        return;
    }
    let Some(kind) = type_of(value) else { return };
    let tally = tallies.entry(path.to_owned()).or_default();
    tally.types.insert(kind);
    tally.present += 1;
    match value {
        Value::Object(members) => {
            tally.objects += 1;
            for (name, member) in members.iter().filter(|(name, _)| !is_annotation(name)) {
                let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(tallies, &below, member, depth + 1);
            }
        }
        Value::Array(elements) => {
            tally.lists.push(elements.clone());
            for element in elements {
                walk(tallies, &format!("{path}[]"), element, depth + 1);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn field(path: String, tally: Tally, owners: &BTreeMap<String, usize>) -> Field {
    let (owner, name) = path.rsplit_once('.').unwrap_or(("", &path));
    let of = owners.get(owner).copied().unwrap_or(tally.present).max(tally.present);
    let is_time = tally.types.contains(&FieldType::Time);
    Field {
        looks_volatile: names().is_volatile(name) && (is_time || !names().is_time(name)),
        looks_secret: names().is_secret(name) && tally.types.contains(&FieldType::Text),
        list: tally.types.contains(&FieldType::List).then(|| look_of(&tally.lists)),
        types: tally.types,
        present: tally.present,
        of,
        path,
    }
}

/// A list of objects is keyed by the first likely property that all elements have and that no two of one list share.
fn look_of(lists: &[Vec<Value>]) -> ListLook {
    let mut elements = lists.iter().flatten().filter_map(Value::as_object).peekable();
    if elements.peek().is_none() {
        return ListLook::Set;
    }
    if elements.clone().all(|element| element.keys().any(|name| names().is_order(name))) {
        return ListLook::Ordered;
    }
    let found = names().identity.iter().find(|name| lists.iter().all(|list| tells_apart(list, name)));
    found.map_or(ListLook::Set, |name| ListLook::Keyed(name.clone()))
}

fn identity(objects: &[Value]) -> Option<String> {
    let text_in_all =
        |name: &&String| objects.iter().all(|object| object.get(name.as_str()).is_some_and(Value::is_string));
    let found = names().identity.iter().filter(text_in_all).find(|name| tells_apart(objects, name));
    found.filter(|_| !objects.is_empty()).cloned()
}

fn name(fields: &[Field]) -> Option<String> {
    let is_text = |field: &&Field| field.types.iter().all(|kind| matches!(kind, FieldType::Text | FieldType::Guid));
    let texts: BTreeSet<&str> = fields.iter().filter(is_text).map(|field| field.path.as_str()).collect();
    names().name.iter().find(|name| texts.contains(name.as_str())).cloned()
}

fn tells_apart(elements: &[Value], name: &str) -> bool {
    let mut seen = BTreeSet::new();
    elements.iter().all(|element| match element.get(name) {
        Some(Value::String(text)) => !text.is_empty() && seen.insert(text.to_lowercase()),
        _ => false,
    })
}

/// `None` for null, which says nothing.
fn type_of(value: &Value) -> Option<FieldType> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => FieldType::Boolean,
        Value::Number(_) => FieldType::Number,
        Value::Object(_) => FieldType::Object,
        Value::Array(_) => FieldType::List,
        Value::String(text) if text.len() == 36 && uuid::Uuid::try_parse(text).is_ok() => FieldType::Guid,
        Value::String(text) if is_time(text) => FieldType::Time,
        Value::String(_) => FieldType::Text,
    })
}

/// `2026-11-18T11:06:40Z` and its like.
fn is_time(text: &str) -> bool {
    text.len() >= 19 && text.as_bytes().get(10) == Some(&b'T') && text.parse::<jiff::Timestamp>().is_ok()
}

fn is_annotation(name: &str) -> bool {
    name.starts_with('#') || (name.contains("@odata.") && name != "@odata.type")
}

fn shown_at(value: &Value, depth: usize) -> Value {
    match value {
        Value::Object(_) | Value::Array(_) if depth > DEPTH_LIMIT => Value::String("…".to_owned()),
        Value::Object(members) => {
            let shown = members.iter().map(|(name, member)| {
                let is_masked = names().is_secret(name) && !member.is_null();
                let member = if is_masked { Value::String(MASK.to_owned()) } else { shown_at(member, depth + 1) };
                (name.clone(), member)
            });
            shown.collect()
        }
        Value::Array(elements) => {
            let more = elements.len().saturating_sub(ELEMENTS_SHOWN);
            let rest = (more > 0).then(|| Value::String(format!("… and {more} more")));
            elements.iter().take(ELEMENTS_SHOWN).map(|element| shown_at(element, depth + 1)).chain(rest).collect()
        }
        Value::String(text) if text.chars().count() > TEXT_SHOWN_CHARACTERS => {
            Value::String(text.chars().take(TEXT_SHOWN_CHARACTERS).chain(['…']).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{FieldType, ListLook, shown, survey};

    #[test]
    fn a_survey_tells_types_presence_and_what_properties_look_like() {
        let objects = [
            json!({ "id": "a", "displayName": "A", "lastModifiedDateTime": "2026-11-18T11:06:40Z", "tags": ["x", "y"],
                    "rules": [{ "id": "1", "on": true }, { "id": "2", "on": false }], "nested": { "note": "n" } }),
            json!({ "id": "b", "displayName": "B", "lastModifiedDateTime": "2026-11-19T11:06:40Z", "tags": [],
                    "rules": [], "nested": null, "steps": [{ "order": 1 }, { "order": 2 }], "clientSecret": "s3" }),
        ];
        let survey = survey(&objects);
        assert_eq!((survey.identity.as_deref(), survey.name.as_deref()), (Some("id"), Some("displayName")));
        let field = |path: &str| survey.fields.iter().find(|field| field.path == path).expect("a field");
        assert!(field("lastModifiedDateTime").looks_volatile);
        assert!(field("clientSecret").looks_secret && !field("displayName").looks_secret);
        assert_eq!(field("tags").list, Some(ListLook::Set));
        assert_eq!(field("rules").list, Some(ListLook::Keyed("id".to_owned())));
        assert_eq!(field("steps").list, Some(ListLook::Ordered));
        assert_eq!((field("nested.note").present, field("nested.note").of), (1, 1));
        assert_eq!((field("steps").present, field("steps").of), (1, 2));
        assert!(field("rules[].on").types.contains(&FieldType::Boolean));
    }

    #[test]
    fn ids_that_two_objects_share_identify_nothing() {
        let objects = [json!({ "id": "a", "key": "1" }), json!({ "id": "A", "key": "2" })];
        assert_eq!(survey(&objects).identity.as_deref(), Some("key"));
        assert_eq!(survey(&[]).identity, None);
    }

    #[test]
    fn secrets_are_masked_and_long_values_cut() {
        let value = json!({ "sharedKey": "abc", "list": vec!["x"; 12], "text": "y".repeat(400), "none": null });
        let shown = shown(&value);
        assert_eq!(shown["sharedKey"], "••••••");
        assert_eq!(shown["list"].as_array().map(Vec::len), Some(11));
        assert_eq!(shown["text"].as_str().map(|text| text.chars().count()), Some(301));
        assert!(shown["none"].is_null());
    }
}
