//! Every rule of comparison has pairs that are equal and pairs that are not: `fixtures/<rule>.json`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::{ChangeKind, compare};
use plumbline::domain::normalise::normalise;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Pair {
    name: String,
    area: String,
    before: Value,
    after: Value,
    changes: Vec<Expected>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Expected {
    path: String,
    kind: ChangeKind,
}

#[test]
fn pairs_are_equal_or_differ_as_they_say() {
    let example = catalog::parse("example.toml", include_str!("fixtures/example.toml")).expect("an area");
    let mut faults = Vec::new();
    for (rule, pairs) in rules() {
        for pair in &pairs {
            let area = if pair.area == "example" { &example } else { area_of(&pair.area) };
            faults.extend(check(area, pair).err().map(|fault| format!("{rule}: {}: {fault}", pair.name)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_has_a_pair_that_is_equal_and_one_that_is_not() {
    for (rule, pairs) in rules() {
        assert!(pairs.iter().any(|pair| pair.changes.is_empty()), "{rule} has no equal pair");
        assert!(pairs.iter().any(|pair| !pair.changes.is_empty()), "{rule} has no different pair");
    }
}

#[test]
fn every_area_has_a_fixture() {
    let covered: BTreeSet<String> = rules().into_iter().flat_map(|(_, pairs)| pairs).map(|pair| pair.area).collect();
    for area in catalog::all() {
        assert!(covered.contains(area.key.as_str()), "{} has no fixture", area.key);
    }
}

fn check(area: &Area, pair: &Pair) -> Result<(), String> {
    let before = normalise(area, &pair.before).map_err(|error| error.to_string())?;
    let after = normalise(area, &pair.after).map_err(|error| error.to_string())?;
    let found: Vec<Expected> =
        compare(&before, &after).into_iter().map(|change| Expected { path: change.path, kind: change.kind }).collect();
    if found != pair.changes {
        return Err(format!("expected {:?}, found {found:?}", pair.changes));
    }
    let backwards = compare(&after, &before).len();
    if backwards != found.len() {
        return Err(format!("backwards there are {backwards} changes"));
    }
    if pair.changes.is_empty() && before.not_comparable().is_empty() && before.hash() != after.hash() {
        return Err(format!("no change, yet not byte-identical: {} and {}", before.to_json(), after.to_json()));
    }
    Ok(())
}

fn rules() -> Vec<(String, Vec<Pair>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = fs::read_dir(folder).expect("the folder of fixtures");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files.iter().map(|file| (file.display().to_string(), pairs(file))).collect()
}

fn pairs(file: &Path) -> Vec<Pair> {
    let text = fs::read_to_string(file).expect("a fixture can be read");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn area_of(key: &str) -> &'static Area {
    catalog::find(&key.parse().expect("a key")).unwrap_or_else(|| panic!("no area {key}"))
}
