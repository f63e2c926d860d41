//! What both fuzz targets share: an input is the number of an area and then JSON.

pub mod domain;

use domain::catalog::{self, Area};
use domain::normalise::{Canonical, normalise};
use serde_json::Value;

/// The first two bytes choose the area; the rest is what is to be compared.
pub fn area(input: &[u8]) -> Option<(&'static Area, &[u8])> {
    let (number, rest) = input.split_first_chunk::<2>()?;
    let areas = catalog::all().count();
    let area = catalog::all().nth(usize::from(u16::from_le_bytes(*number)) % areas)?;
    Some((area, rest))
}

/// A body that breaks a limit is refused, which is as good as any answer.
pub fn canonical(area: &Area, body: &Value) -> Option<Canonical> {
    normalise(area, body).ok()
}

/// The keys of all objects in the opposite order.
pub fn turned(value: &Value) -> Value {
    match value {
        Value::Object(members) => members.iter().rev().map(|(key, member)| (key.clone(), turned(member))).collect(),
        Value::Array(items) => items.iter().map(turned).collect(),
        other => other.clone(),
    }
}
