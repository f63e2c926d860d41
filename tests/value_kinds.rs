//! Kinds of value that no area of the catalog uses yet, proven on an area that Graph does not have.

use plumbline::domain::catalog;
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::normalise;
use serde_json::{Value, json};

const AREA: &str = r#"
key = "example"
title = "Example"
description = "Shows kinds of value."
workload = "entra_id"
tier = 3
version = "v1.0"
entity_type = "microsoft.graph.example"
family = "other"

[request]
path = "/example"
kind = "collection"

[identity]
id = "id"
name = ["id"]

[permissions]
read = []

[normalise]
ordered = ["steps"]

[normalise.values]
"definition" = "json_text"
"enabled" = "boolean"
"length" = "duration"
"limit" = "number"
"link" = "url"
"moment" = "instant"
"steps[]" = "word"

[severity]
default = "low"
"#;

fn check(before: Value, after: Value, expected: &[&str]) {
    let area = catalog::parse("example.toml", AREA).expect("an area").area;
    let canonical = |body: &Value| normalise(&area, body).expect("a small body");
    let (one, other) = (canonical(&before), canonical(&after));
    let found: Vec<String> = compare(&one, &other).into_iter().map(|change| change.path).collect();
    assert_eq!(found, expected, "{before} and {after}");
    assert_eq!(one.hash() == other.hash(), expected.is_empty(), "{before} and {after}");
}

#[test]
fn durations_compare_by_length() {
    check(json!({ "length": "PT60M" }), json!({ "length": "PT1H" }), &[]);
    check(json!({ "length": "P1D" }), json!({ "length": "PT24H" }), &[]);
    check(json!({ "length": "PT60M" }), json!({ "length": "PT60S" }), &["length"]);
    check(json!({ "length": "P1M" }), json!({ "length": "P30D" }), &["length"]);
}

#[test]
fn instants_compare_as_moments_and_the_least_one_means_never() {
    check(json!({ "moment": "2026-01-01T12:00:00Z" }), json!({ "moment": "2026-01-01T13:00:00.000+01:00" }), &[]);
    check(json!({ "moment": "0001-01-01T00:00:00Z" }), json!({ "moment": null }), &[]);
    check(json!({ "moment": "0001-01-01T00:00:00Z" }), json!({ "moment": "2026-01-01T12:00:00Z" }), &["moment"]);
}

#[test]
fn the_path_of_a_url_has_case_and_its_host_has_not() {
    check(json!({ "link": "HTTPS://Contoso.Example/A/" }), json!({ "link": "https://contoso.example/A" }), &[]);
    check(json!({ "link": "https://contoso.example/A" }), json!({ "link": "https://contoso.example/a" }), &["link"]);
}

#[test]
fn json_in_a_text_compares_as_json() {
    check(json!({ "definition": r#"{"a":1,"b":[1,2]}"# }), json!({ "definition": r#"{ "b": [2, 1], "a": 1 }"# }), &[]);
    check(json!({ "definition": r#"{"a":1}"# }), json!({ "definition": r#"{"a":2}"# }), &["definition.a"]);
    check(json!({ "definition": "{broken" }), json!({ "definition": "{broken}" }), &["definition"]);
}

#[test]
fn numbers_and_booleans_in_texts_are_what_they_say() {
    check(json!({ "limit": "5", "enabled": "True" }), json!({ "limit": 5.0, "enabled": true }), &[]);
    check(json!({ "limit": "5" }), json!({ "limit": 6 }), &["limit"]);
    check(json!({ "enabled": "true" }), json!({ "enabled": false }), &["enabled"]);
}

#[test]
fn ordered_values_compare_by_meaning_and_place() {
    check(json!({ "steps": ["First", "second"] }), json!({ "steps": ["first", "second"] }), &[]);
    check(json!({ "steps": ["first", "second"] }), json!({ "steps": ["second", "first"] }), &["steps"]);
}
