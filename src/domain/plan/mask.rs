//! A body as people may see it: secrets stand in none of our answers, whether or not one was ever in a body.

use serde_json::Value;

use crate::domain::catalog::{Area, States};

/// Stands where a secret would.
const MASK: &str = "(not shown)";

/// The body of a request for a part of a resource, which is empty for the resource itself, with its secrets masked.
pub fn masked(area: &Area, part: &str, body: &Value) -> Value {
    let tree = area.tree();
    let whole = hidden(area, body, &tree.root());
    if part.is_empty() { whole } else { hidden(area, &whole, &tree.below(&tree.root(), part)) }
}

fn hidden(area: &Area, value: &Value, states: &States) -> Value {
    let tree = area.tree();
    if !value.is_null() && tree.facts(states).any(|facts| facts.secret) {
        return Value::String(MASK.to_owned());
    }
    match value {
        Value::Object(members) => {
            let shown =
                |(name, member): (&String, &Value)| (name.clone(), hidden(area, member, &tree.key(states, name)));
            Value::Object(members.iter().map(shown).collect())
        }
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| hidden(area, item, &tree.element(states))).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}
