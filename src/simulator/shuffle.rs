//! Changes what means nothing: the order of unordered collections, of keys, and the case of GUIDs.
//!
//! Microsoft's services do this now and then; a product that reports drift for it is wrong.

use super::made_up::dice::Dice;
use serde_json::{Map, Value};

/// Collections in which the order means something.
const ORDERED: &[&str] = &[
    "certificateUserBindings",
    "controlStateUpdates",
    "primaryIdentityProviderPrecedenceOrder",
    "stageSettings",
    "stages",
    "tasks",
];

/// Shuffles an answer in place.
pub fn shuffle(dice: &mut Dice, value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut().filter(|(key, _)| !is_link(key)) {
                let ordered = ORDERED.contains(&key.as_str());
                match member {
                    Value::Array(elements) if ordered => elements.iter_mut().for_each(|element| shuffle(dice, element)),
                    _ => shuffle(dice, member),
                }
            }
            let mut entries: Vec<_> = std::mem::take(members).into_iter().collect();
            mix(dice, &mut entries);
            *members = entries.into_iter().collect::<Map<_, _>>();
        }
        Value::Array(elements) => {
            elements.iter_mut().for_each(|element| shuffle(dice, element));
            mix(dice, elements);
        }
        Value::String(text) if is_guid(text) && dice.chance(50) => *text = text.to_ascii_uppercase(),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_link(key: &str) -> bool {
    key.starts_with("@odata.")
}

/// Puts elements in any order.
pub fn mix<T>(dice: &mut Dice, elements: &mut [T]) {
    for last in (1..elements.len()).rev() {
        if let Some(other) = dice.position(last + 1) {
            elements.swap(last, other);
        }
    }
}

fn is_guid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}
