//! `$expand`: what navigation properties show.

use crate::simulator::graph::Context;
use crate::simulator::read::find_in;
use crate::simulator::schema::Navigation;
use serde_json::{Value, json};

/// One name in `$expand` with the options in its brackets.
#[derive(Debug, PartialEq, Eq)]
pub struct Expansion {
    pub name: String,
    /// The names of a `$expand` in the brackets.
    pub nested: String,
}

impl Expansion {
    /// Splits at commas outside of brackets.
    pub fn parse(text: &str) -> Vec<Self> {
        let mut depth = 0_usize;
        let outside = |character: char| {
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && character == ','
        };
        text.split(outside).map(str::trim).filter(|part| !part.is_empty()).map(Self::parse_one).collect()
    }

    fn parse_one(text: &str) -> Self {
        let (name, options) = text.split_once('(').unwrap_or((text, ""));
        let options = options.strip_suffix(')').unwrap_or(options);
        let nested = options.split(';').find_map(|option| option.trim().strip_prefix("$expand=")).unwrap_or_default();
        Self { name: name.trim().to_owned(), nested: nested.to_owned() }
    }
}

/// Related objects come without their own navigation properties, and Graph shows at most 20 of a directory object.
const MOST_RELATED: usize = 20;

/// What a navigation property of `owner` shows.
pub fn resolve(context: &Context<'_>, owner: &Value, name: &str, navigation: &Navigation, nested: &str) -> Value {
    match navigation {
        Navigation::Inline { nested: nested_names, .. } => {
            let mut shown = owner.get(name).cloned().unwrap_or_else(|| json!([]));
            let hidden =
                nested_names.iter().filter(|hidden| !nested.split(',').any(|wanted| wanted == hidden.as_str()));
            for hidden in hidden {
                remove_from_elements(&mut shown, hidden);
            }
            shown
        }
        Navigation::One { by, collections } => {
            let id = owner.get(by).and_then(Value::as_str).unwrap_or_default();
            directory_object(context, collections, id).unwrap_or(Value::Null)
        }
        Navigation::Many { collections } => {
            let ids = owner.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            ids.filter_map(|id| directory_object(context, collections, id)).take(MOST_RELATED).collect()
        }
    }
}

fn remove_from_elements(shown: &mut Value, name: &str) {
    for element in shown.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        element.shift_remove(name);
    }
}

fn directory_object(context: &Context<'_>, collections: &[String], id: &str) -> Option<Value> {
    let (body, endpoint) = find_in(context, collections, id)?;
    let mut shown = serde_json::Map::new();
    shown.insert("@odata.type".to_owned(), json!(format!("#{}", endpoint.entity_type)));
    let visible = |key: &String| !endpoint.navigation.contains_key(key) && !endpoint.only_when_selected.contains(key);
    shown.extend(
        body.as_object()
            .into_iter()
            .flatten()
            .filter(|(key, _)| visible(key))
            .map(|(key, value)| (key.clone(), value.clone())),
    );
    Some(Value::Object(shown))
}
