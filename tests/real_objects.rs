//! Real objects that people published: whole tenants, one tenant over five years, and the hardest pairs of versions as
//! text. They are not part of the product: without them the tests say so and pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare;
use plumbline::domain::normalise::{Canonical, normalise};
use serde_json::{Value, json};

/// Where the samples call an area by another name than the catalog.
const NAMES: [(&str, &str); 11] = [
    ("app_configurations", "managed_app_configurations"),
    ("app_protection_policies", "app_protection_ios"),
    ("authentication_method_configurations", "authentication_method_configurations"),
    ("compliance_policies", "device_compliance_policies"),
    ("cross_tenant_access_policies", "cross_tenant_access_partners"),
    ("role_assignments", "directory_role_assignments"),
    ("role_definitions", "directory_role_definitions"),
    ("scripts", "platform_scripts"),
    ("tcm_resources", "named_locations"),
    ("terms_of_use", "terms_of_use_agreements"),
    ("update_profiles", "feature_update_profiles"),
];

/// The hardest pairs, each with its area.
const HARDEST: [(&str, &str); 5] = [
    ("configuration_policies", "configuration_policies/defender-av-client-baseline-241220--01"),
    ("configuration_policies", "configuration_policies/defender-av-client--02"),
    ("device_configurations", "device_configurations/paw-win10-config-custom-csp--01"),
    ("device_configurations", "device_configurations/windows-10-baseline-firewall-config--01"),
    ("device_compliance_policies", "compliance_policies/android-baseline-compliance-policy--01"),
];

fn samples() -> Option<PathBuf> {
    let shared = std::env::var_os("PLUMBLINE_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let found = Some(shared.join("samples")).filter(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: there are no samples beside the project; PLUMBLINE_SHARED names their folder");
    }
    found
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn area(name: &str) -> &'static Area {
    let key = NAMES.iter().find(|(of_samples, _)| *of_samples == name).map_or(name, |(_, key)| key);
    catalog::find(&key.parse().expect("a key")).unwrap_or_else(|| panic!("the catalog has no area {key}"))
}

fn canonical(area: &Area, raw: &Value) -> Canonical {
    normalise(area, raw).expect("real objects are within the limits")
}

fn paths(area: &Area, before: &Value, after: &Value) -> BTreeSet<String> {
    compare(&canonical(area, before), &canonical(area, after)).into_iter().map(|change| change.path).collect()
}

/// As another exporter would write it: other order of keys, GUIDs in capitals, annotations, nulls.
fn otherwise(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut written: Vec<(String, Value)> =
                members.iter().rev().map(|(name, member)| (name.clone(), otherwise(member))).collect();
            written.push(("members@odata.context".to_owned(), json!("https://graph.microsoft.com/$metadata#members")));
            written.push(("nothingAtAll".to_owned(), Value::Null));
            written.into_iter().collect()
        }
        Value::Array(items) => items.iter().map(otherwise).collect(),
        Value::String(text) if text.parse::<uuid::Uuid>().is_ok() && text.len() == 36 => text.to_uppercase().into(),
        other => other.clone(),
    }
}

#[test]
fn real_tenants_compare_equal_to_themselves_written_in_another_way() {
    let Some(samples) = samples() else { return };
    let mut objects: BTreeMap<String, usize> = BTreeMap::new();
    for tenant in folder(&samples.join("tenants")) {
        for file in folder(&tenant).into_iter().filter(|file| !file.ends_with("_source.json")) {
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let name = name.split(".part").next().unwrap_or_default();
            let area = area(name);
            let objects_of_file = read(&file).as_array().expect("an array of objects").clone();
            // Some files hold a whole answer of Graph, or the list of one, for each object.
            for raw in objects_of_file.iter().flat_map(objects_in).filter(|raw| raw.is_object()) {
                let (one, other) = (canonical(area, raw), canonical(area, &otherwise(raw)));
                assert_eq!(compare(&one, &other), vec![], "{}: {raw}", file.display());
                assert_eq!(one.hash(), other.hash(), "{}: {raw}", file.display());
                if one.to_json().is_object() {
                    let again = canonical(area, &one.to_json());
                    assert_eq!(compare(&one, &again), vec![], "{}: again", file.display());
                    assert_eq!(again.hash(), one.hash(), "{}: again", file.display());
                }
                *objects.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
    println!("{} objects: {objects:?}", objects.values().sum::<usize>());
}

/// The objects of one snapshot by the file that each came from, for they have no ids.
fn snapshot(samples: &Path, tenant: &str) -> BTreeMap<String, Value> {
    let folder = samples.join("tenants").join(tenant);
    let source = read(&folder.join("_source.json"));
    let files = source["sources"]["conditional_access_policies"].as_array().expect("sources").iter();
    let keys = files.map(|file| file["path"].as_str().expect("a path").to_owned());
    let bodies = read(&folder.join("conditional_access_policies.json"));
    keys.zip(bodies.as_array().expect("policies").clone()).collect()
}

#[test]
fn five_years_of_one_tenant_give_what_truly_changed_and_nothing_else() {
    let Some(samples) = samples() else { return };
    let timeline = read(&samples.join("timelines/alexfilipin_repository.json"));
    let area = area("conditional_access_policies");
    let (mut found, mut wrong) = (0_usize, Vec::new());
    for step in timeline["transitions"].as_array().expect("transitions") {
        let text = |name: &str| step[name].as_str().expect("a text");
        let (before, after) = (snapshot(&samples, text("from")), snapshot(&samples, text("to")));
        let keys = |name: &str| -> BTreeSet<String> {
            let listed = step[name].as_array().into_iter().flatten();
            listed.map(|entry| entry["key"].as_str().expect("a key").to_owned()).collect()
        };
        let only = |these: &BTreeMap<String, Value>, those: &BTreeMap<String, Value>| -> BTreeSet<String> {
            these.keys().filter(|key| !those.contains_key(*key)).cloned().collect()
        };
        assert_eq!(only(&after, &before), keys("added"), "added up to {}", text("to"));
        assert_eq!(only(&before, &after), keys("removed"), "removed up to {}", text("to"));
        let mut truth: BTreeMap<&str, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
        for entry in step["changed"].as_array().into_iter().flatten() {
            let listed = |name: &str| -> BTreeSet<String> {
                let paths = entry[name].as_array().into_iter().flatten();
                paths.map(|path| path.as_str().expect("a path").to_owned()).collect()
            };
            truth.insert(entry["key"].as_str().expect("a key"), (listed("changed_paths"), listed("ambiguous_paths")));
        }
        for (key, after) in &after {
            let Some(before) = before.get(key) else { continue };
            let (changed, ambiguous) = truth.remove(key.as_str()).unwrap_or_default();
            let reported = paths(area, before, after);
            found += changed.intersection(&reported).count();
            let missed = changed.difference(&reported).map(|path| format!("missed {path}"));
            let unasked = reported.difference(&changed).filter(|path| !ambiguous.contains(*path));
            let unasked = unasked.map(|path| format!("false alarm {path}"));
            wrong.extend(missed.chain(unasked).map(|fault| format!("{} {key}: {fault}", text("to"))));
        }
        assert!(truth.is_empty(), "the truth knows policies that the snapshots do not: {truth:?}");
    }
    println!("{found} changes found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(found > 0);
}

/// What `plumbline diff` says, checked once by a person; `UPDATE_SNAPSHOTS=1` writes the texts anew.
#[test]
fn the_hardest_pairs_read_as_a_person_would_put_it() {
    let Some(samples) = samples() else { return };
    for (area, pair) in HARDEST {
        let pair_folder = samples.join("drift_pairs").join(pair);
        let said = Command::new(env!("CARGO_BIN_EXE_plumbline"))
            .args(["diff", "--area", area])
            .args([pair_folder.join("before.json"), pair_folder.join("after.json")])
            .output()
            .expect("the binary starts");
        let said = String::from_utf8(said.stdout).expect("text");
        let name = pair.rsplit('/').next().unwrap_or_default();
        let snapshot = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/hardest/{name}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&snapshot, &said).expect("the snapshot can be written");
        }
        let expected = fs::read_to_string(&snapshot).unwrap_or_default();
        assert_eq!(said, expected, "{pair}");
        println!("{pair}\n{said}");
    }
}

fn objects_in(value: &Value) -> Vec<&Value> {
    match value.as_array().or_else(|| value["value"].as_array()) {
        Some(items) => items.iter().filter(|item| item.is_object()).collect(),
        None => vec![value],
    }
}

fn folder(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.sort();
    found
}
