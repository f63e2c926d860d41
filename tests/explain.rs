//! Every verdict is explained, and the explanation never says something else than the comparison.

use std::collections::BTreeSet;
use std::path::Path;

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::explain::{Row, Verdict, explain};
use plumbline::domain::normalise::{normalise, normalise_noted};
use serde_json::{Value, json};

fn area(key: &str) -> &'static Area {
    catalog::find(&key.parse().expect("an area key")).expect("an area of the catalog")
}

fn pairs() -> Vec<(String, &'static Area, Value, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut pairs = Vec::new();
    for file in std::fs::read_dir(folder).expect("fixtures") {
        let file = file.expect("an entry").path();
        let text = std::fs::read_to_string(&file).expect("readable");
        let found: Vec<Value> = serde_json::from_str(&text).expect("pairs");
        pairs.extend(found.into_iter().map(|pair| {
            let name = format!("{}: {}", file.display(), pair["name"]);
            (name, area(pair["area"].as_str().expect("a key")), pair["before"].clone(), pair["after"].clone())
        }));
    }
    pairs
}

#[test]
fn what_is_called_different_is_what_the_comparison_found() {
    for (name, area, before, after) in pairs() {
        let canonical = |raw| normalise(area, raw).expect("a small body");
        let changed: BTreeSet<String> =
            compare(&canonical(&before), &canonical(&after)).into_iter().map(|change| change.path).collect();
        let rows = explain(area, Some(&before), Some(&after)).expect("a small body");
        let different: BTreeSet<String> =
            rows.into_iter().filter(|row| row.verdict == Verdict::Different).map(|row| row.path).collect();
        assert!(changed.is_subset(&different), "{name}: {changed:?} and {different:?}");
        let is_related =
            |path: &String| changed.iter().any(|change| change.starts_with(path) || path.starts_with(change));
        assert!(different.iter().all(is_related), "{name}: {changed:?} and {different:?}");
    }
}

#[test]
fn listening_changes_nothing() {
    for (name, area, before, _) in pairs() {
        let (noted, notes) = normalise_noted(area, &before).expect("a small body");
        assert_eq!(noted.hash(), normalise(area, &before).expect("a small body").hash(), "{name}");
        assert!(!notes.is_empty(), "{name}");
    }
}

/// Whoever asks why two bodies that look different are equal gets a rule for each place that looks different.
#[test]
fn whatever_looks_different_and_is_not_has_a_rule() {
    for (name, area, before, after) in pairs() {
        for row in explain(area, Some(&before), Some(&after)).expect("a small body") {
            let is_silent = row.verdict != Verdict::Different && row.looks_different() && row.rules.is_empty();
            assert!(!is_silent, "{name}: {row:?}");
        }
    }
}

fn row<'r>(rows: &'r [Row], path: &str) -> &'r Row {
    let paths: Vec<&String> = rows.iter().map(|row| &row.path).collect();
    rows.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path} is not among {paths:?}"))
}

fn rule_names(row: &Row) -> Vec<&str> {
    row.rules.iter().map(|rule| rule.rule.as_str()).collect()
}

#[test]
fn a_policy_is_explained_place_by_place() {
    let policy = |state: &str, users: &[&str], modified: &str| {
        json!({
            "@odata.etag": modified, "id": "a", "displayName": "MFA", "state": state, "modifiedDateTime": modified,
            "conditions": { "users": { "excludeUsers": users } },
            "sessionControls": { "disableResilienceDefaults": false },
        })
    };
    let before = policy("Enabled", &["b", "a"], "2026-01-01T00:00:00Z");
    let after = policy("enabled", &["a", "b", "c"], "2026-02-01T00:00:00Z");
    let rows = explain(area("conditional_access_policies"), Some(&before), Some(&after)).expect("a small body");

    let state = row(&rows, "state");
    assert_eq!(
        (state.verdict, &state.raw_before, &state.canonical_before),
        (Verdict::Equal, &json!("Enabled"), &json!("enabled"))
    );
    assert_eq!((rule_names(state), state.rules[0].pattern.as_deref()), (vec!["word"], Some("state")));

    let users = row(&rows, "conditions.users.excludeUsers");
    assert_eq!((users.verdict, &users.raw_before), (Verdict::Different, &json!(["b", "a"])));
    assert_eq!(rule_names(users), ["set"]);

    let modified = row(&rows, "modifiedDateTime");
    assert_eq!((modified.verdict, rule_names(modified)), (Verdict::NotConfiguration, vec!["drop"]));
    let annotation = row(&rows, "@odata.etag");
    assert_eq!((annotation.verdict, rule_names(annotation)), (Verdict::NotConfiguration, vec!["annotation"]));
    let default = row(&rows, "sessionControls.disableResilienceDefaults");
    assert_eq!(
        (rule_names(default), &default.raw_before, &default.canonical_before),
        (vec!["default"], &json!(false), &json!(null))
    );
}

#[test]
fn elements_are_named_by_their_key_and_secrets_are_not_shown() {
    let profile = |values: &[(&str, &str, bool)]| {
        let settings: Vec<Value> = values
            .iter()
            .map(|(uri, value, hidden)| json!({ "@odata.type": "#microsoft.graph.omaSettingString", "omaUri": uri, "value": value, "isEncrypted": hidden }))
            .collect();
        json!({ "@odata.type": "#microsoft.graph.windows10CustomConfiguration", "id": "a", "omaSettings": settings })
    };
    let before = profile(&[("./A", "one", false), ("./B", "very secret", true)]);
    let after = profile(&[("./B", "****", true), ("./A", "two", false)]);
    let rows = explain(area("device_configurations"), Some(&before), Some(&after)).expect("a small body");

    let changed = row(&rows, "omaSettings[omaUri=./A].value");
    assert_eq!(
        (changed.verdict, &changed.raw_before, &changed.raw_after),
        (Verdict::Different, &json!("one"), &json!("two"))
    );
    let secret = row(&rows, "omaSettings[omaUri=./B].value");
    assert_eq!((secret.verdict, rule_names(secret)), (Verdict::NotComparable, vec!["secret_when"]));
    assert_eq!((&secret.raw_before, &secret.canonical_before), (&json!(null), &json!(null)));
    assert!(!serde_json::to_string(&rows).expect("JSON").contains("very secret"));
    assert_eq!(rule_names(row(&rows, "omaSettings")), ["keyed"]);
}

#[test]
fn a_side_that_is_absent_has_nothing_anywhere() {
    let body = json!({ "id": "a", "displayName": "MFA", "state": "enabled" });
    let rows = explain(area("conditional_access_policies"), None, Some(&body)).expect("a small body");
    let state = row(&rows, "state");
    assert_eq!(
        (state.verdict, &state.raw_before, &state.raw_after),
        (Verdict::Different, &json!(null), &json!("enabled"))
    );
    assert_eq!(explain(area("conditional_access_policies"), None, None).expect("nothing"), vec![]);
}

/// A default is shown where it counts, so that a person sees what the other side means.
#[test]
fn a_default_is_told_where_the_other_side_says_something_else() {
    let policy = |operator: Value| json!({ "id": "a", "grantControls": { "operator": operator, "builtInControls": ["mfa", "compliantDevice"] } });
    let rows = explain(area("conditional_access_policies"), Some(&policy(json!("AND"))), Some(&policy(json!(null))));
    let rows = rows.expect("a small body");
    let operator = row(&rows, "grantControls.operator");
    assert_eq!(
        (operator.verdict, &operator.raw_after, &operator.canonical_after),
        (Verdict::Different, &json!(null), &json!("or"))
    );
    assert!(rule_names(operator).contains(&"default"));
}
