//! The types of the simulated Graph, from Microsoft's published metadata of v1.0 and of beta.
//!
//! Where beta says nothing of a type, or only a part, what v1.0 says of it holds in beta too.

use serde::{Deserialize, Deserializer};
use std::collections::{BTreeMap, HashSet};
use std::sync::{LazyLock, OnceLock};

/// What a property or navigation property is declared as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Without `Edm.` or `microsoft.graph.`.
    pub type_name: String,
    pub is_collection: bool,
    /// Never null.
    pub is_required: bool,
}

/// A type: an entity, a complex value or an enumeration.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Type {
    base: Option<String>,
    #[serde(default, rename = "abstract")]
    pub is_abstract: bool,
    /// Takes properties that are not declared.
    #[serde(default, rename = "open")]
    is_open: bool,
    /// The metadata at hand tells only some of its properties.
    #[serde(default, rename = "partial")]
    is_partial: bool,
    #[serde(default)]
    pub properties: BTreeMap<String, Declared>,
    #[serde(default)]
    pub navigation: BTreeMap<String, Declared>,
    /// The words of an enumeration.
    #[serde(default)]
    pub members: Vec<String>,
    /// Several words of the enumeration can hold at once.
    #[serde(default, rename = "flags")]
    pub is_flags: bool,
    /// Query options that its collections do not take.
    #[serde(default)]
    pub refuses: Vec<String>,
    #[serde(skip)]
    navigation_names: OnceLock<HashSet<&'static str>>,
    #[serde(skip)]
    concrete: OnceLock<Vec<&'static str>>,
}

/// The two versions of Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    V1,
    Beta,
}

impl Version {
    /// The version that an address names.
    pub fn named(name: &str) -> Self {
        if name == "beta" { Self::Beta } else { Self::V1 }
    }
}

type Types = BTreeMap<String, Type>;

/// The metadata at hand is that of the catalog; what else is read or answered has its types from the API pages, in
/// `further`.
static V1: LazyLock<Types> = LazyLock::new(|| {
    let metadata = include_str!("../schema_data/types-v1.0.json");
    let further = include_str!("../schema_data/types-further.json");
    let read = |text| serde_json::from_str::<Types>(text).expect("the embedded types are tested JSON");
    let mut types = read(metadata);
    for (name, further) in read(further) {
        match types.get_mut(&name) {
            Some(known) => known.properties.extend(further.properties),
            None => drop(types.insert(name, further)),
        }
    }
    types
});

static BETA: LazyLock<Types> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../schema_data/types-beta.json")).expect("the embedded types are tested JSON")
});

impl<'de> Deserialize<'de> for Declared {
    /// `[group]!` is a collection of groups that is never null.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (name, is_required) = text.strip_suffix('!').map_or((text.as_str(), false), |name| (name, true));
        let inner = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        Ok(Self { type_name: inner.unwrap_or(name).to_owned(), is_collection: inner.is_some(), is_required })
    }
}

/// The name without the namespace that nearly all types share.
pub fn short_name(name: &str) -> &str {
    let name = name.strip_prefix('#').unwrap_or(name);
    name.strip_prefix("microsoft.graph.").unwrap_or(name)
}

/// The type with this name, with or without its namespace.
pub fn type_named(version: Version, name: &str) -> Option<&'static Type> {
    sources(version, short_name(name)).into_iter().flatten().next()
}

fn sources(version: Version, name: &str) -> [Option<&'static Type>; 2] {
    match version {
        Version::V1 => [V1.get(name).or_else(|| BETA.get(name)), None],
        Version::Beta => match BETA.get(name) {
            Some(found) if found.is_partial => [Some(found), V1.get(name)],
            Some(found) => [Some(found), None],
            None => [V1.get(name), None],
        },
    }
}

/// A type and those it derives from, nearest first.
pub fn lineage(version: Version, name: &str) -> Vec<&'static Type> {
    let mut found = Vec::new();
    let mut next = Some(short_name(name));
    while let Some(name) = next {
        let known = sources(version, name);
        found.extend(known.into_iter().flatten());
        next = known.into_iter().flatten().find_map(|known| known.base.as_deref());
    }
    found
}

/// How a type declares a property or navigation property, its own or inherited.
pub fn member(version: Version, type_name: &str, name: &str) -> Option<&'static Declared> {
    let of = |known: &'static Type| known.properties.get(name).or_else(|| known.navigation.get(name));
    lineage(version, type_name).into_iter().find_map(of)
}

/// Whether a type has a property or navigation property; a type not known, or open, accepts all.
pub fn has_property(version: Version, type_name: &str, property: &str) -> bool {
    let lineage = lineage(version, type_name);
    property == "id"
        || lineage.is_empty()
        || lineage.iter().any(|known| {
            known.is_open || known.properties.contains_key(property) || known.navigation.contains_key(property)
        })
}

/// The names of all navigation properties of a type.
pub fn navigation_names(version: Version, type_name: &str) -> &'static HashSet<&'static str> {
    static NONE: LazyLock<HashSet<&'static str>> = LazyLock::new(HashSet::new);
    let Some(known) = type_named(version, type_name) else { return &NONE };
    known.navigation_names.get_or_init(|| {
        let names = lineage(version, type_name).into_iter().flat_map(|known| known.navigation.keys());
        names.map(String::as_str).collect()
    })
}

/// The types that an object declared as this one can have: itself and what derives from it, without the abstract.
pub fn concrete(version: Version, type_name: &str) -> &'static [&'static str] {
    let Some(known) = type_named(version, type_name) else { return &[] };
    known.concrete.get_or_init(|| {
        let types = if version == Version::Beta && BETA.contains_key(short_name(type_name)) { &BETA } else { &V1 };
        let derives = |name: &&String| derives_in(types, name, short_name(type_name));
        let mut names: Vec<&str> = types.keys().filter(derives).map(String::as_str).collect();
        names.retain(|name| types.get(*name).is_some_and(|known| !known.is_abstract));
        names.sort_by_key(|name| *name != short_name(type_name));
        names
    })
}

fn derives_in(types: &Types, name: &str, ancestor: &str) -> bool {
    let mut current = Some(name);
    while let Some(name) = current {
        if name.eq_ignore_ascii_case(ancestor) {
            return true;
        }
        current = types.get(name).and_then(|known| known.base.as_deref());
    }
    false
}

/// Whether `type_name` is `ancestor` or derives from it, in either version.
pub fn is_a(type_name: &str, ancestor: &str) -> bool {
    let (name, ancestor) = (short_name(type_name), short_name(ancestor));
    derives_in(&V1, name, ancestor) || derives_in(&BETA, name, ancestor)
}
