//! Texts for properties that no template gives a value, chosen by the name of the property.

use super::dice::{Dice, guid};
use super::fill::{fill_with, value_of};
use super::people::{person, person_id, plain};
use super::profile::Profile;
use super::{applications, groups};
use crate::simulator::schema::endpoint;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Values for properties with a name, or with an end of their name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    name: Option<String>,
    end: Option<String>,
    values: Vec<Option<String>>,
}

struct Rules {
    by_name: HashMap<String, Vec<Option<String>>>,
    by_end: Vec<(String, Vec<Option<String>>)>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let rules: Vec<Rule> =
        serde_json::from_str(include_str!("data/values.json")).expect("the embedded values are tested JSON");
    let mut by_name = HashMap::new();
    let mut by_end = Vec::new();
    for rule in rules {
        match (rule.name, rule.end) {
            (Some(name), _) => drop(by_name.insert(name, rule.values)),
            (None, Some(end)) => by_end.push((end, rule.values)),
            (None, None) => {}
        }
    }
    Rules { by_name, by_end }
});

/// What a text is for.
pub struct Subject<'a> {
    /// The name of the object.
    pub name: &'a str,
    pub property: &'a str,
    pub owner: &'a str,
}

/// A text for a property, or null where none would be shown.
pub fn text(profile: &Profile, dice: &mut Dice, subject: &Subject<'_>) -> Value {
    let by_end =
        || RULES.by_end.iter().find(|(end, _)| subject.property.ends_with(end.as_str())).map(|(_, values)| values);
    let values = RULES.by_name.get(subject.property).or_else(by_end);
    let chosen = values.and_then(|values| dice.position(values.len()).and_then(|at| values.get(at)));
    match chosen {
        Some(Some(template)) => json!(fill_with(template, |place| place_of(profile, dice, subject, place))),
        Some(None) | None => Value::Null,
    }
}

/// A copy of a template with its places filled, those for this object and those for the tenant.
pub fn filled(profile: &Profile, dice: &mut Dice, subject: &Subject<'_>, template: &Value) -> Value {
    match template {
        Value::String(text) => json!(fill_with(text, |place| {
            place_of(profile, dice, subject, place).or_else(|| Some(value_of(profile, subject.owner, place)))
        })),
        Value::Array(elements) => elements.iter().map(|element| filled(profile, dice, subject, element)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), filled(profile, dice, subject, member)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Null | Value::Bool(_) | Value::Number(_) => template.clone(),
    }
}

/// The id of an object of a collection, as the tenant has it before anybody changed it.
fn some_object(profile: &Profile, dice: &mut Dice, path: &str) -> Option<String> {
    let endpoint = endpoint(path)?;
    let records = super::records(profile, endpoint);
    let ids: Vec<&str> = records.iter().filter_map(|(_, record)| record.body.get(&endpoint.key)?.as_str()).collect();
    dice.position(ids.len()).and_then(|at| ids.get(at)).map(|id| (*id).to_owned())
}

fn place_of(profile: &Profile, dice: &mut Dice, subject: &Subject<'_>, place: &str) -> Option<String> {
    Some(match place {
        "object" => subject.name.to_owned(),
        "slug" => plain(subject.name, '-'),
        "guid" => guid(&format!("{}/{}/{}", subject.owner, subject.property, dice.below(1_000_000))),
        "hash" => {
            let hash = blake3::hash(format!("{}/{}", subject.owner, subject.property).as_bytes()).to_hex();
            hash.chars().take(40).collect::<String>().to_uppercase()
        }
        "digit" => dice.below(10).to_string(),
        "some:group" => groups::some_id(profile, dice),
        "some:application" => applications::some_id(profile, dice),
        "some:principal" => applications::some_principal(profile, dice),
        "some:person" => person_id(profile, dice.below(profile.people)),
        "some:address" => person(profile, dice.below(profile.people)).address,
        "some:role" => super::directory::some_role(dice),
        "domain" => profile.domain.clone(),
        "short" => profile.short.clone(),
        "name" => profile.name.clone(),
        "city" => profile.city.clone(),
        _ => return some_object(profile, dice, place.strip_prefix("some:")?),
    })
}
