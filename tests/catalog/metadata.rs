//! Microsoft's own metadata of Graph, where it is at hand: the types, and whether a path pattern leads anywhere.

#![expect(dead_code, reason = "each test binary uses its own part of the metadata")]

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use plumbline::domain::catalog::{ApiVersion, Area, RequestKind};
use serde_json::Value;

/// Where a pattern can lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub of_type: String,
    pub is_collection: bool,
    /// The resource itself, which also holds the answers of the area's further requests.
    is_root: bool,
}

pub struct Metadata {
    v1: Types,
    beta: Types,
    permissions: Value,
}

struct Types {
    all: Value,
    paths: HashMap<String, Value>,
    /// The types derived from a type, which the metadata tells the other way round.
    derived: HashMap<String, Vec<String>>,
}

/// `None` where the metadata is not at hand, which the test's output then tells.
pub fn metadata() -> Option<Metadata> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("PLUMBLINE_SHARED").map_or_else(beside, PathBuf::from).join("graph");
    if !folder.is_dir() {
        println!("skipped: there is no metadata of Microsoft Graph in {}", folder.display());
        return None;
    }
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).expect("the metadata can be read");
        serde_json::from_str(&text).expect("the metadata is JSON")
    };
    let [v1, beta] = ["metadata-v1.0.json", "metadata-beta.json"].map(|name| Types::of(read(name)));
    Some(Metadata { v1, beta, permissions: read("permissions.json") })
}

impl Types {
    fn of(all: Value) -> Self {
        let mut derived: HashMap<String, Vec<String>> = HashMap::new();
        for (name, facts) in members(&all["types"]) {
            if let Some(base) = facts["base"].as_str() {
                derived.entry(base.to_owned()).or_default().push(name.clone());
            }
        }
        let paths = members(&all["paths"]).map(|(path, facts)| (normal(path), facts.clone())).collect();
        Self { all, paths, derived }
    }
}

impl Metadata {
    /// What the metadata says about a path, whatever its placeholders are called.
    pub fn path(&self, version: ApiVersion, path: &str) -> &Value {
        self.of(version).paths.get(&normal(path)).unwrap_or(&Value::Null)
    }

    /// The path with placeholders that a real path follows, and what the metadata says about it.
    pub fn matching(&self, version: ApiVersion, real: &str) -> Option<(&str, &Value)> {
        let fits = |template: &str| {
            let (mut one, mut other) = (template.split('/'), real.split('/'));
            let is_alike = |(known, asked): (&str, &str)| known.starts_with('{') || known == asked;
            one.clone().count() == other.clone().count() && one.by_ref().zip(other.by_ref()).all(is_alike)
        };
        let places = |template: &str| template.matches('{').count();
        let found = self.of(version).paths.iter().filter(|(template, _)| fits(template));
        found.map(|(template, known)| (template.as_str(), known)).min_by_key(|(template, _)| places(template))
    }

    /// Whether the metadata or the list of permissions knows a request.
    pub fn has_method(&self, version: ApiVersion, method: &str, path: &str) -> bool {
        self.path(version, path)["methods"][method].is_object() || !self.sufficient(method, path).is_empty()
    }

    /// The permissions that help with a request, each of which suffices where the documentation does not say else.
    pub fn sufficient(&self, method: &str, path: &str) -> Vec<&str> {
        let all = self.permissions["paths"][normal(path)][method]["all"].as_array();
        all.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    pub fn permission_id(&self, name: &str) -> Option<&str> {
        self.permissions["permissions"][name]["id"].as_str()
    }

    pub fn type_of(&self, version: ApiVersion, name: &str) -> &Value {
        &self.of(version).all["types"][name]
    }

    /// Whether a type, or one derived from it, has a property or leads to another object by this name.
    pub fn has_member(&self, version: ApiVersion, of_type: &str, name: &str) -> bool {
        let has = |described: &Value, kind: &str| described[kind][name].is_object();
        let family = self.family(version, of_type);
        let mut described = family.iter().map(|name| self.type_of(version, name));
        described.any(|described| has(described, "properties") || has(described, "navigation"))
    }

    /// The type that can be expanded under a name.
    pub fn navigation(&self, version: ApiVersion, of_type: &str, name: &str) -> Option<&str> {
        let family = self.family(version, of_type);
        family.iter().find_map(|of_type| self.type_of(version, of_type)["navigation"][name]["type"].as_str())
    }

    /// Whether one type is the other or derived from it.
    pub fn are_related(&self, version: ApiVersion, one: &str, other: &str) -> bool {
        self.family(version, one).contains(&other)
    }

    /// Where a pattern leads to in a resource of an area or of the types derived from its own; empty for nowhere.
    pub fn places(&self, area: &Area, pattern: &str) -> BTreeSet<Place> {
        let root = Place { of_type: area.entity_type.clone(), is_collection: false, is_root: true };
        steps(pattern).iter().fold(BTreeSet::from([root]), |places, step| self.step(area, &places, step))
    }

    fn of(&self, version: ApiVersion) -> &Types {
        match version {
            ApiVersion::V1 => &self.v1,
            ApiVersion::Beta => &self.beta,
        }
    }

    fn step(&self, area: &Area, places: &BTreeSet<Place>, step: &str) -> BTreeSet<Place> {
        match step {
            "**" => self.any_depth(area, places),
            "[]" => places.iter().filter(|place| place.is_collection).map(element).collect(),
            name => {
                let objects = places.iter().filter(|place| !place.is_collection);
                objects.flat_map(|place| self.properties(area, place, name)).collect()
            }
        }
    }

    fn any_depth(&self, area: &Area, places: &BTreeSet<Place>) -> BTreeSet<Place> {
        let mut found = places.clone();
        let mut newest = places.clone();
        while !newest.is_empty() {
            let below = ["[]", "*"].into_iter().flat_map(|step| self.step(area, &newest, step));
            newest = below.filter(|place| !found.contains(place)).collect();
            found.extend(newest.iter().cloned());
        }
        found
    }

    fn properties(&self, area: &Area, place: &Place, pattern: &str) -> Vec<Place> {
        if pattern == "@odata.type" {
            return vec![Place { of_type: "Edm.String".to_owned(), is_collection: false, is_root: false }];
        }
        let mut found = Vec::new();
        for child in area.children.iter().filter(|child| place.is_root && is_like(&child.property, pattern)) {
            let is_collection = child.kind == RequestKind::Collection;
            found.push(Place { of_type: child.entity_type.clone(), is_collection, is_root: false });
        }
        for name in self.family(area.version, &place.of_type) {
            let described = self.type_of(area.version, name);
            for (property, facts) in ["properties", "navigation"].iter().flat_map(|kind| members(&described[kind])) {
                if is_like(property, pattern) {
                    let of_type = facts["type"].as_str().unwrap_or_default().to_owned();
                    let is_collection = facts["collection"] == true;
                    found.push(Place { of_type, is_collection, is_root: false });
                }
            }
        }
        found
    }

    /// A type, what it is derived from, and what is derived from it.
    fn family<'a>(&'a self, version: ApiVersion, name: &'a str) -> Vec<&'a str> {
        let base = |name: &str| self.type_of(version, name)["base"].as_str();
        let mut family: Vec<&str> = std::iter::successors(Some(name), |name| base(name)).collect();
        let mut open = vec![name];
        while let Some(parent) = open.pop() {
            let derived = self.of(version).derived.get(parent).into_iter().flatten().map(String::as_str);
            open.extend(derived.clone());
            family.extend(derived);
        }
        family
    }
}

/// `/users/{user_id}` is `/users/{id}`.
pub fn normal(path: &str) -> String {
    let mut parts = path.split('{');
    let start = parts.next().unwrap_or_default().to_owned();
    parts.fold(start, |path, part| path + "{id}" + part.split_once('}').map_or("", |(_, after)| after))
}

fn element(place: &Place) -> Place {
    Place { is_collection: false, ..place.clone() }
}

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

/// `a[].b` is `a`, `[]`, `b`; `@odata.type` is one step.
fn steps(pattern: &str) -> Vec<String> {
    let mut steps = Vec::new();
    for segment in pattern.replace("@odata.type", "@odata\u{1f}type").split('.').filter(|segment| !segment.is_empty()) {
        let name = segment.trim_end_matches("[]");
        steps.push(name.replace('\u{1f}', "."));
        steps.extend(std::iter::repeat_n("[]".to_owned(), (segment.len() - name.len()) / 2));
    }
    steps
}

fn is_like(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end),
        None => name == pattern,
    }
}
