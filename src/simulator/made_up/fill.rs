//! Fills the `{{…}}` places of a template with what belongs to one tenant.

use super::dice::guid;
use super::profile::Profile;
use serde_json::Value;

/// A copy of the template with all places filled. `subject` keeps new ids and instants of different objects apart.
pub fn fill(profile: &Profile, subject: &str, template: &Value) -> Value {
    match template {
        Value::String(text) => Value::String(fill_text(profile, subject, text)),
        Value::Array(elements) => elements.iter().map(|element| fill(profile, subject, element)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), fill(profile, subject, value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Null | Value::Bool(_) | Value::Number(_) => template.clone(),
    }
}

/// The same for a text alone.
pub fn fill_text(profile: &Profile, subject: &str, text: &str) -> String {
    fill_with(text, |place| Some(value_of(profile, subject, place)))
}

/// A text with each place filled by what `value_of` gives for it.
pub fn fill_with(text: &str, mut value_of: impl FnMut(&str) -> Option<String>) -> String {
    let mut parts = text.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("}}") {
            Some((place, rest)) => {
                filled.push_str(&value_of(place).unwrap_or_default());
                filled.push_str(rest);
            }
            None => {
                filled.push_str("{{");
                filled.push_str(part);
            }
        }
    }
    filled
}

/// What stands in a place.
pub fn value_of(profile: &Profile, subject: &str, place: &str) -> String {
    let (word, argument) = place.split_once(':').unwrap_or((place, ""));
    match word {
        "group" => profile.id_of("/groups", argument),
        "location" => profile.id_of("/identity/conditionalAccess/namedLocations", argument),
        "appid" => profile.app_id_of(argument),
        "id" => argument.split_once(':').map_or_else(String::new, |(collection, name)| profile.id_of(collection, name)),
        "new" => guid(&format!("{}/{}/{subject}/{argument}", profile.seed, profile.short)),
        "created" => profile.instant(subject, 2023),
        "modified" => profile.instant(subject, 2025),
        "domain" => profile.domain.clone(),
        "short" => profile.short.clone(),
        "name" => profile.name.clone(),
        "city" => profile.city.clone(),
        "directory" => profile.directory_id.clone(),
        "octet" => (1 + profile.dice("octet").below(250)).to_string(),
        _ => String::new(),
    }
}
