//! What users of drift detection complained about, each as a test: false alarms, and changes that were missed.

mod collection;
mod emptiness;
mod identity;
mod missed;
mod noise;
mod order;
#[path = "../support/mod.rs"]
mod support;
mod values;

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::{Canonical, normalise};
use serde_json::Value;

pub fn area(key: &str) -> &'static Area {
    catalog::find(&key.parse().expect("an area key")).unwrap_or_else(|| panic!("the catalog has no area {key}"))
}

pub fn canonical(key: &str, raw: &Value) -> Canonical {
    normalise(area(key), raw).expect("a body within the limits")
}

/// The paths that differ.
pub fn paths(key: &str, before: &Value, after: &Value) -> Vec<String> {
    compare(&canonical(key, before), &canonical(key, after)).into_iter().map(|change| change.path).collect()
}

pub fn same(key: &str, before: &Value, after: &Value) {
    assert_eq!(paths(key, before, after), Vec::<String>::new(), "{key}: {before} and {after}");
    assert_eq!(canonical(key, before).hash(), canonical(key, after).hash(), "{key}: {before} and {after}");
}

pub fn differ(key: &str, before: &Value, after: &Value, expected: &[&str]) {
    assert_eq!(paths(key, before, after), expected, "{key}: {before} and {after}");
    assert_eq!(paths(key, after, before), expected, "{key}: the other way round");
}
