//! The catalog against Microsoft's own metadata: every path, name and permission that an area claims exists there.
//! The metadata is not part of the project: without it (`PLUMBLINE_SHARED`, or `../shared`) those tests say so and end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use plumbline::domain::catalog::{self, ApiVersion, Area, RequestKind};
use serde_json::Value;

const PERMISSION_IDS: &str = include_str!("../src/domain/catalog/data/permissions.toml");
/// Sent by Graph and seen in real objects, but not in the metadata.
const UNDECLARED: [&str; 2] = ["partialEnablementStrategy", "resourceScope"];

#[test]
fn keys_are_unique() {
    let keys: BTreeSet<&str> = catalog::all().iter().map(|area| area.key.as_str()).collect();
    assert_eq!(keys.len(), catalog::all().len());
}

#[test]
fn every_area_says_what_it_is() {
    for area in catalog::all() {
        assert!(!area.description.is_empty() && !area.sources.is_empty(), "{}", area.key);
        assert!(!area.permissions.read.is_empty(), "{} needs no permission?", area.key);
        assert!((1..=3).contains(&area.tier), "{}", area.key);
        assert!(area.request.path.starts_with('/'), "{}", area.key);
    }
}

#[test]
fn every_permission_has_an_id() {
    let ids: BTreeMap<String, String> = toml::from_str(PERMISSION_IDS).expect("a table of ids");
    for area in catalog::all() {
        for permission in area.read_permissions().into_iter().chain(area.permissions.write.iter().map(String::as_str)) {
            assert!(ids.contains_key(permission), "{}: {permission} has no id", area.key);
        }
    }
}

#[test]
fn ids_of_permissions_are_those_of_microsoft() {
    let Some(known) = graph("permissions.json") else { return };
    let ids: BTreeMap<String, String> = toml::from_str(PERMISSION_IDS).expect("a table of ids");
    for (name, id) in ids {
        assert_eq!(known["permissions"][&name]["id"].as_str(), Some(id.as_str()), "{name}");
    }
}

#[test]
fn requests_exist_and_their_permissions_suffice() {
    let Some(known) = graph("permissions.json") else { return };
    for area in catalog::all() {
        let Some(metadata) = metadata(area.version) else { return };
        let requests = area.children.iter().map(|child| (&child.path, &child.permissions));
        for (path, permissions) in std::iter::once((&area.request.path, &area.permissions.read)).chain(requests) {
            let place = &metadata["paths"][path];
            assert!(place["methods"]["GET"].is_object(), "{}: {path} cannot be read", area.key);
            let suffices = known["paths"][path]["GET"]["all"].as_array().expect("permissions of the path");
            let granted = permissions.iter().any(|name| suffices.iter().any(|known| known == name));
            assert!(granted, "{}: {permissions:?} does not open {path}, one of {suffices:?} would", area.key);
        }
        let is_collection = metadata["paths"][&area.request.path]["collection"] == true;
        assert_eq!(is_collection, area.request.kind == RequestKind::Collection, "{}", area.key);
    }
}

#[test]
fn paths_lead_to_properties_that_exist() {
    let mut faults = Vec::new();
    for area in catalog::all() {
        let Some(metadata) = metadata(area.version) else { return };
        let types = Types::of(&metadata);
        for path in claimed(area) {
            if !UNDECLARED.contains(&path.as_str()) && !types.reaches(&area.entity_type, &path) {
                faults.push(format!("{}: {path}", area.key));
            }
        }
        for child in &area.children {
            assert!(types.reaches(&area.entity_type, &child.property), "{}: {}", area.key, child.property);
        }
    }
    assert!(faults.is_empty(), "not in the metadata:\n{}", faults.join("\n"));
}

/// Every path and name that the file of an area holds.
fn claimed(area: &Area) -> Vec<String> {
    let rules = &area.normalise;
    let lists = [&rules.drop, &rules.typed, &rules.ordered, &rules.reference_objects, &rules.secrets];
    let expanded = area.request.expand.split([',', '(']).map(|name| name.trim_end_matches(')'));
    let nested = |name: &&str| !name.starts_with('$') && !name.is_empty();
    lists
        .into_iter()
        .flatten()
        .chain(rules.keyed.keys())
        .chain(rules.values.keys())
        .chain(rules.defaults.keys())
        .chain(rules.secret_when.keys())
        .chain(area.references.keys())
        .chain(&area.request.select)
        .cloned()
        .chain(expanded.filter(nested).map(str::to_owned))
        .chain(area.severity.paths.keys().cloned())
        .filter(|path| !path.is_empty())
        .collect()
}

struct Types<'m> {
    all: &'m serde_json::Map<String, Value>,
    derived: BTreeMap<&'m str, Vec<&'m str>>,
}

impl<'m> Types<'m> {
    fn of(metadata: &'m Value) -> Self {
        let all = metadata["types"].as_object().expect("types");
        let mut derived: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, declared) in all {
            if let Some(base) = declared["base"].as_str() {
                derived.entry(base).or_default().push(name);
            }
        }
        Self { all, derived }
    }

    /// Whether a pattern names at least one property of the type, of what it derives from or of what derives from it.
    fn reaches(&self, entity: &str, path: &str) -> bool {
        let mut here = BTreeSet::from([entity]);
        for segment in segments(path) {
            // What lies below any depth is not followed.
            if segment == "**" {
                return true;
            }
            let name = segment.trim_end_matches("[]");
            if name == "@odata.type" {
                return true;
            }
            let family: Vec<&str> = here.iter().flat_map(|name| self.family(name)).collect();
            here = family.iter().flat_map(|owner| self.members(owner, name)).collect();
            if here.is_empty() {
                return false;
            }
        }
        true
    }

    fn members(&self, owner: &str, wanted: &str) -> Vec<&'m str> {
        let declared = self.all.get(owner);
        let of_kind = |kind: &str| declared.and_then(|declared| declared[kind].as_object());
        let members = ["properties", "navigation"].into_iter().filter_map(of_kind).flatten();
        members.filter(|(name, _)| matches(wanted, name)).filter_map(|(_, member)| member["type"].as_str()).collect()
    }

    fn family(&self, name: &'m str) -> Vec<&'m str> {
        let mut found = vec![name];
        let mut base = self.all.get(name).and_then(|declared| declared["base"].as_str());
        while let Some(name) = base {
            found.push(name);
            base = self.all.get(name).and_then(|declared| declared["base"].as_str());
        }
        let mut waiting = vec![name];
        while let Some(name) = waiting.pop() {
            for below in self.derived.get(name).into_iter().flatten() {
                found.push(below);
                waiting.push(below);
            }
        }
        found
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => name.starts_with(start) && name.ends_with(end),
    }
}

fn segments(path: &str) -> Vec<&str> {
    match path.strip_suffix(".@odata.type") {
        Some(before) => before.split('.').collect(),
        None => path.split('.').collect(),
    }
}

fn metadata(version: ApiVersion) -> Option<Value> {
    graph(&format!("metadata-{}.json", version.as_str()))
}

fn graph(file: &str) -> Option<Value> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = env::var_os("PLUMBLINE_SHARED").map_or_else(|| manifest.join("../shared"), PathBuf::from);
    let Ok(text) = fs::read_to_string(shared.join("graph").join(file)) else {
        println!("skipped: no {file}; set PLUMBLINE_SHARED to the folder that holds graph/");
        return None;
    };
    Some(serde_json::from_str(&text).expect("the metadata is JSON"))
}
