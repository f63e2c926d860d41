//! Pairs of realistic bodies, one file each: for every rule some that are equal and some that differ, and where.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use plumbline::domain::catalog;
use plumbline::domain::diff::{ChangeKind, compare};
use plumbline::domain::normalise::{Canonical, normalise};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    rule: String,
    area: String,
    before: Value,
    after: Value,
    /// Empty when the two are equal.
    changes: Vec<Expected>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    path: String,
    kind: ChangeKind,
}

#[test]
fn every_pair_is_told_apart_or_found_equal() {
    let fixtures = fixtures();
    let wrong: Vec<String> = fixtures.iter().filter_map(|(file, fixture)| complaint(file, fixture)).collect();
    println!("{} pairs", fixtures.len());
    assert!(wrong.is_empty(), "{} of {} pairs:\n{}", wrong.len(), fixtures.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_an_equal_and_a_different_pair() {
    let fixtures = fixtures();
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for fixture in fixtures.values() {
        let (equal, different) = rules.entry(&fixture.rule).or_default();
        *(if fixture.changes.is_empty() { equal } else { different }) += 1;
    }
    println!("{} rules", rules.len());
    assert!(fixtures.len() >= 60, "only {} pairs", fixtures.len());
    for (rule, (equal, different)) in rules {
        assert!(equal > 0 && different > 0, "{rule} has {equal} equal and {different} different pairs");
    }
}

fn complaint(file: &str, fixture: &Fixture) -> Option<String> {
    let (before, after) = (canonical(fixture, &fixture.before), canonical(fixture, &fixture.after));
    let found: Vec<Expected> =
        compare(&before, &after).into_iter().map(|change| Expected { path: change.path, kind: change.kind }).collect();
    if found != fixture.changes {
        return Some(format!("{file}: expected {:?}, found {found:?}", fixture.changes));
    }
    // A secret that appears or goes makes the forms differ although nothing can be said about it.
    let is_known = before.not_comparable() == after.not_comparable();
    let hashes_differ = before.hash() != after.hash();
    (is_known && hashes_differ == found.is_empty()).then(|| format!("{file}: the hashes do not agree with the changes"))
}

fn canonical(fixture: &Fixture, raw: &Value) -> Canonical {
    let key = fixture.area.parse().expect("the key of an area");
    let area = catalog::find(&key).expect("an area of the catalog");
    normalise(area, raw).expect("a body within the limits")
}

fn fixtures() -> BTreeMap<String, Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files = fs::read_dir(folder).expect("the folder of the fixtures");
    let read = |path: &Path| {
        let text = fs::read_to_string(path).expect("a fixture");
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let fixture = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, fixture)
    };
    files.map(|file| read(&file.expect("an entry").path())).collect()
}
