//! Pairs of bodies that are equal although they look different, and pairs that differ: at least one of each for
//! every rule of comparison and for every area of the first two tiers. Each file of `tests/fixtures` is one of either.

use std::collections::BTreeMap;
use std::path::Path;

use plumbline::domain::catalog::{self, Judged};
use plumbline::domain::diff::{Change, ChangeKind, compare};
use plumbline::domain::model::Severity;
use plumbline::domain::normalise::{Canonical, normalise};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    name: String,
    area: String,
    before: Value,
    after: Value,
    changes: Vec<Expected>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    path: String,
    kind: ChangeKind,
}

fn rules() -> BTreeMap<String, Vec<Pair>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = std::fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("an entry").path());
    files
        .map(|file| {
            let rule = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file).expect("readable");
            (rule, serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
        })
        .collect()
}

fn canonical(pair: &Pair, raw: &Value) -> Canonical {
    let area = catalog::find(&pair.area.parse().expect("an area key")).expect("an area of the catalog");
    normalise(area, raw).unwrap_or_else(|error| panic!("{}: {error}", pair.name))
}

#[test]
fn every_pair_gives_exactly_its_changes() {
    for (rule, pairs) in rules() {
        for pair in &pairs {
            let (before, after) = (canonical(pair, &pair.before), canonical(pair, &pair.after));
            let found: Vec<Expected> = compare(&before, &after)
                .into_iter()
                .map(|change| Expected { path: change.path, kind: change.kind })
                .collect();
            assert_eq!(found, pair.changes, "{rule}: {}", pair.name);
            let back: Vec<String> = compare(&after, &before).into_iter().map(|change| change.path).collect();
            assert_eq!(back.len(), pair.changes.len(), "{rule}: {} the other way round", pair.name);
            let is_known = before.not_comparable().is_empty() && after.not_comparable().is_empty();
            if pair.changes.is_empty() && is_known {
                assert_eq!(before.to_json().to_string(), after.to_json().to_string(), "{rule}: {}", pair.name);
                assert_eq!(before.hash(), after.hash(), "{rule}: {}", pair.name);
            }
        }
    }
}

#[test]
fn every_rule_has_a_pair_that_is_equal_and_one_that_differs() {
    let rules = rules();
    let pairs: usize = rules.values().map(Vec::len).sum();
    println!("{} rules, {pairs} pairs", rules.len());
    assert!(pairs >= 60, "{pairs}");
    for (rule, pairs) in &rules {
        assert!(pairs.iter().any(|pair| pair.changes.is_empty()), "{rule} has no equal pair");
        assert!(pairs.iter().any(|pair| !pair.changes.is_empty()), "{rule} has no pair that differs");
    }
}

#[test]
fn every_area_of_the_first_two_tiers_has_a_pair_that_is_equal_and_one_that_differs() {
    let rules = rules();
    for area in catalog::all().filter(|area| area.tier <= 2) {
        let pairs = rules.values().flatten().filter(|pair| pair.area == area.key.as_str());
        let (equal, different): (Vec<_>, Vec<_>) = pairs.partition(|pair| pair.changes.is_empty());
        assert!(!equal.is_empty(), "{} has no equal pair", area.key);
        assert!(!different.is_empty(), "{} has no pair that differs", area.key);
    }
}

#[test]
fn a_change_that_an_administrator_fears_is_no_trifle() {
    let rules = rules();
    for area in catalog::all().filter(|area| area.tier == 1) {
        let pairs = rules.values().flatten().filter(|pair| pair.area == area.key.as_str());
        let changes = pairs.flat_map(|pair| compare(&canonical(pair, &pair.before), &canonical(pair, &pair.after)));
        let severity = |change| area.judge(Judged { change: &Change::Changed(change), body: None }).1;
        let gravest = changes.map(severity).max();
        assert!(gravest >= Some(Severity::Medium), "{}: {gravest:?}", area.key);
    }
}

#[test]
fn normalising_what_was_normalised_changes_nothing() {
    for (rule, pairs) in rules() {
        for pair in pairs {
            let once = canonical(&pair, &pair.after);
            let twice = canonical(&pair, &once.to_json());
            assert_eq!(once.to_json(), twice.to_json(), "{rule}: {}", pair.name);
        }
    }
}
