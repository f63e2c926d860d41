//! Compares real successive versions of real objects and scores the result against the truth about each pair.
//! The samples are not part of the product: without them the test says so and passes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::normalise;
use serde_json::Value;

/// Sample folder and the area that reads its objects.
const AREAS: [(&str, &str); 8] = [
    ("app_protection_policies", "app_protection_ios"),
    ("assignment_filters", "assignment_filters"),
    ("conditional_access_policies", "conditional_access_policies"),
    ("compliance_policies", "device_compliance_policies"),
    ("configuration_policies", "configuration_policies"),
    ("device_configurations", "device_configurations"),
    ("enrollment_configurations", "enrollment_configurations"),
    ("mobile_apps", "mobile_apps"),
];
/// Types that an area of their own reads.
const AREAS_OF_TYPES: [(&str, &str); 2] = [
    ("#microsoft.graph.windowsUpdateForBusinessConfiguration", "update_rings"),
    ("#microsoft.graph.androidManagedAppProtection", "app_protection_android"),
];

#[derive(Default)]
struct Score {
    pairs: usize,
    found: usize,
    missed: Vec<String>,
    false_alarms: Vec<String>,
}

#[test]
fn real_changes_are_found_and_nothing_else() {
    let Some(samples) = samples() else {
        println!("skipped: there are no samples beside the project; PLUMBLINE_SHARED names their folder");
        return;
    };
    let mut score = Score::default();
    for (folder, area) in AREAS {
        let before = (score.pairs, score.found);
        for pair in pairs(&samples.join(folder)) {
            score_pair(&pair, area, &mut score);
        }
        println!("{folder}: {} pairs, {} changes found", score.pairs - before.0, score.found - before.1);
    }
    let precision = ratio(score.found, score.false_alarms.len());
    let recall = ratio(score.found, score.missed.len());
    println!("{} pairs, precision {precision:.4}, recall {recall:.4}", score.pairs);
    assert!(score.pairs > 0, "the samples hold no pairs");
    assert!(score.false_alarms.is_empty(), "false alarms:\n{}", score.false_alarms.join("\n"));
    assert!(score.missed.is_empty(), "missed:\n{}", score.missed.join("\n"));
}

fn score_pair(pair: &Path, area: &str, score: &mut Score) {
    let name = pair.file_name().expect("a folder has a name").to_string_lossy().into_owned();
    let (before, after, manifest) = (read(pair, "before.json"), read(pair, "after.json"), read(pair, "manifest.json"));
    let area = area_of(area, &after);
    let canonical = |raw| normalise(area, raw).expect("real objects are within the limits");
    let reported: BTreeSet<String> =
        compare(&canonical(&before), &canonical(&after)).iter().map(|change| sample_path(&change.path)).collect();
    let truth = paths(&manifest, "changed");
    let ambiguous = paths(&manifest, "ambiguous");

    score.pairs += 1;
    score.found += truth.intersection(&reported).count();
    score.missed.extend(truth.difference(&reported).map(|path| format!("{name}: {path}")));
    let unasked = reported.difference(&truth).filter(|path| !ambiguous.contains(*path));
    score.false_alarms.extend(unasked.map(|path| format!("{name}: {path}")));
}

/// Some types are an area of their own although Graph or the samples keep them among others.
fn area_of(key: &str, object: &Value) -> &'static Area {
    let own = AREAS_OF_TYPES.iter().find(|(of_type, _)| object["@odata.type"] == *of_type);
    let key = own.map_or(key, |(_, area)| area);
    catalog::all().find(|area| area.key.to_string() == key).expect("the area is in the catalog")
}

fn paths(manifest: &Value, what: &str) -> BTreeSet<String> {
    let found = manifest["truth"][what].as_array().expect("a list of differences");
    found.iter().map(|change| lower_selectors(change["path"].as_str().expect("a path"))).collect()
}

/// `settings[settingDefinitionId=x]` is `settings[x]` in the samples; several keys are joined by `|`.
fn sample_path(path: &str) -> String {
    let labels = ["settingDefinitionId=", "@odata.type=", "omaUri="];
    let path = labels.iter().fold(path.to_owned(), |path, label| path.replace(&format!("[{label}"), "["));
    lower_selectors(&path.replace(",groupId=", "|"))
}

/// The samples write their selectors in lower case.
fn lower_selectors(path: &str) -> String {
    let mut depth = 0;
    let lowered = path.chars().map(|character| {
        match character {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        if depth > 0 { character.to_ascii_lowercase() } else { character }
    });
    lowered.collect()
}

fn samples() -> Option<PathBuf> {
    let shared = std::env::var_os("PLUMBLINE_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    Some(shared.join("samples/drift_pairs")).filter(|folder| folder.is_dir())
}

fn pairs(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of an area");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.join("manifest.json").is_file()).collect()
}

fn read(pair: &Path, file: &str) -> Value {
    let text = fs::read_to_string(pair.join(file)).expect("the file of a pair");
    serde_json::from_str(&text).expect("a file of JSON")
}

fn ratio(right: usize, wrong: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).expect("few enough to count"));
    count(right) / (count(right) + count(wrong)).max(1.0)
}
