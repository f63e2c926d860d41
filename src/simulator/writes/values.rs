//! Whether what a client writes is of the types that the metadata declares.

use crate::simulator::exchange::GraphError;
use crate::simulator::schema::{Declared, Type, Version, has_property, member, type_named};
use serde_json::{Map, Value};

/// No property that the type lacks and no value of another type, down to the last.
pub fn check(version: Version, given: &Map<String, Value>, type_name: &str) -> Result<(), GraphError> {
    let own_type = given.get("@odata.type").and_then(Value::as_str).unwrap_or(type_name);
    let own_type = own_type.trim_start_matches('#');
    for (name, value) in given.iter().filter(|(name, _)| !name.contains('@') && !name.starts_with('#')) {
        if !has_property(version, own_type, name) {
            return Err(GraphError::bad_request(format!(
                "The property '{name}' does not exist on type '{own_type}'. Make sure to only use property names that are defined by the type."
            )));
        }
        if let Some(declared) = member(version, own_type, name) {
            check_value(version, name, declared, value)?;
        }
    }
    Ok(())
}

fn check_value(version: Version, name: &str, declared: &Declared, value: &Value) -> Result<(), GraphError> {
    match value {
        Value::Null => Ok(()),
        Value::Array(elements) if declared.is_collection => {
            elements.iter().try_for_each(|element| check_one(version, name, &declared.type_name, element))
        }
        _ if declared.is_collection => Err(wrong_type(name, &format!("Collection({})", declared.type_name))),
        _ => check_one(version, name, &declared.type_name, value),
    }
}

fn check_one(version: Version, name: &str, type_name: &str, value: &Value) -> Result<(), GraphError> {
    let is_right = match type_name {
        "Boolean" => value.is_boolean(),
        "Byte" | "Int16" | "Int32" | "Int64" => value.is_i64(),
        "Double" | "Single" | "Decimal" => value.is_number(),
        "String" | "Guid" | "DateTimeOffset" | "Date" | "TimeOfDay" | "Duration" | "Binary" => value.is_string(),
        _ => {
            return type_named(version, type_name)
                .map_or(Ok(()), |known| check_of_type(version, name, type_name, known, value));
        }
    };
    if is_right || value.is_null() { Ok(()) } else { Err(wrong_type(name, type_name)) }
}

fn check_of_type(version: Version, name: &str, type_name: &str, known: &Type, value: &Value) -> Result<(), GraphError> {
    match value {
        Value::Object(members) if known.members.is_empty() => check(version, members, type_name),
        Value::String(words) if !known.members.is_empty() => {
            let is_known = |word: &str| known.members.iter().any(|member| member.eq_ignore_ascii_case(word.trim()));
            match words.split(',').find(|word| !is_known(word)) {
                Some(word) => Err(GraphError::bad_request(format!("Requested value '{word}' was not found."))),
                None => Ok(()),
            }
        }
        Value::Null => Ok(()),
        _ => Err(wrong_type(name, type_name)),
    }
}

fn wrong_type(name: &str, type_name: &str) -> GraphError {
    GraphError::bad_request(format!("The value of '{name}' cannot be converted to the expected type '{type_name}'."))
}
