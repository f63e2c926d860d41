//! Scores the comparison against real successive versions of real objects whose true differences are known. The
//! samples are not part of the project: without them (`PLUMBLINE_SHARED`, or `../shared`) the test says so and ends.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::{ChangeKind, PropertyChange, compare};
use plumbline::domain::normalise::normalise;
use serde_json::Value;

const UPDATE_RING: &str = "#microsoft.graph.windowsUpdateForBusinessConfiguration";

#[derive(Default)]
struct Score {
    pairs: usize,
    hits: usize,
    missed: Vec<String>,
    false_alarms: Vec<String>,
}

#[test]
fn real_changes_are_found_and_noise_is_not() {
    let Some(folder) = samples() else {
        println!("skipped: no samples; set PLUMBLINE_SHARED to the folder that holds samples/drift_pairs");
        return;
    };
    let mut score = Score::default();
    let mut outside = BTreeSet::new();
    for area_folder in entries(&folder) {
        for pair in entries(&area_folder) {
            let truth = json(&pair.join("manifest.json"));
            let (before, after) = (json(&pair.join("before.json")), json(&pair.join("after.json")));
            match area_of(&name(&area_folder), &after) {
                Some(area) => judge(&mut score, &name(&pair), area, &before, &after, &truth),
                None => drop(outside.insert(name(&area_folder))),
            }
        }
    }
    let found = score.hits + score.false_alarms.len();
    let real = score.hits + score.missed.len();
    println!("{} pairs: precision {}/{found}, recall {}/{real}", score.pairs, score.hits, score.hits);
    println!("not in the catalog, so not judged: {}", outside.into_iter().collect::<Vec<_>>().join(", "));
    assert!(score.pairs > 0, "the folder of samples is empty");
    assert!(score.missed.is_empty(), "missed:\n{}", score.missed.join("\n"));
    assert!(score.false_alarms.is_empty(), "false alarms:\n{}", score.false_alarms.join("\n"));
}

fn judge(score: &mut Score, pair: &str, area: &Area, before: &Value, after: &Value, truth: &Value) {
    score.pairs += 1;
    let before = normalise(area, before).expect("a real object stays within the limits");
    let after = normalise(area, after).expect("a real object stays within the limits");
    let found = compare(&before, &after);
    let real = paths(truth, "changed");
    let ambiguous = paths(truth, "ambiguous");
    for path in &real {
        if found.iter().any(|change| names(change, path)) {
            score.hits += 1;
        } else {
            score.missed.push(format!("{pair}: {path}"));
        }
    }
    for change in &found {
        if !real.iter().chain(&ambiguous).any(|path| names(change, path)) {
            score.false_alarms.push(format!("{pair}: {} ({} -> {})", change.path, change.before, change.after));
        }
    }
}

/// Whether a change is the one that the truth names. A set without keys is one change of ours however many of its
/// elements changed, while the truth names each element.
fn names(change: &PropertyChange, truth: &str) -> bool {
    let ours = truth_style(&change.path);
    let element = matches!(change.kind, ChangeKind::Set | ChangeKind::List)
        && truth.strip_prefix(&ours).is_some_and(|rest| rest.starts_with('['));
    ours == truth || element
}

/// `omaSettings[omaUri=./Device/A]` as the samples write it: values only, joined by bars, without case.
fn truth_style(path: &str) -> String {
    let mut styled = String::new();
    for part in path.split_inclusive(']') {
        let Some((outside, selector)) = part.split_once('[') else {
            styled.push_str(&part.to_lowercase());
            continue;
        };
        let selector = selector.trim_end_matches(']');
        let values: Vec<&str> =
            selector.split(',').map(|key| key.split_once('=').map_or(key, |(_, value)| value)).collect();
        styled.push_str(&format!("{}[{}]", outside.to_lowercase(), values.join("|").to_lowercase()));
    }
    styled
}

fn paths(truth: &Value, class: &str) -> Vec<String> {
    let changes = truth.pointer(&format!("/truth/{class}")).and_then(Value::as_array);
    changes.into_iter().flatten().filter_map(|change| change.get("path")?.as_str()).map(str::to_lowercase).collect()
}

fn area_of(folder: &str, sample: &Value) -> Option<&'static Area> {
    let key = match folder {
        "compliance_policies" => "device_compliance_policies",
        "device_configurations" if sample.get("@odata.type").and_then(Value::as_str) == Some(UPDATE_RING) => {
            "update_rings"
        }
        same => same,
    };
    catalog::find(&key.parse().ok()?)
}

fn samples() -> Option<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = env::var_os("PLUMBLINE_SHARED").map_or_else(|| manifest.join("../shared"), PathBuf::from);
    Some(shared.join("samples/drift_pairs")).filter(|folder| folder.is_dir())
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().expect("an entry has a name").to_string_lossy().into_owned()
}

fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
