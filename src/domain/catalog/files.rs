//! The embedded files, parsed once.

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use toml::Table;

use super::area::Area;
use super::audit::Audit;
use super::path_tree::PathTree;
use super::pattern::PatternError;
use super::restore::RestoreTable;
use crate::domain::model::AreaKey;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/catalog_files.rs"));
}

/// Part of every rules revision: raise it when the meaning of the rules changes in code.
pub(super) const RULES_GENERATION: &str = "3";

/// Why a file is no area.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    #[error("{file} is not an area")]
    Syntax {
        file: String,
        #[source]
        source: Box<toml::de::Error>,
    },
    #[error("{file} holds a faulty path pattern")]
    Pattern {
        file: String,
        #[source]
        source: PatternError,
    },
}

/// One file of the catalog.
#[derive(Debug)]
pub struct Entry {
    pub area: Arc<Area>,
    /// `None` when no way to write it back as an application is known.
    pub restore: Option<Restore>,
    /// Why there is no way, in a sentence; empty where there is one.
    pub no_restore: String,
    pub audit: Audit,
}

/// The `[no_restore]` table of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoRestore {
    why: String,
}

/// The right to write an area back. Its field is private to this file, which makes it from the embedded texts and from
/// nothing else, and it is no `Deserialize`: whoever writes asks for one, so an area that a person made stays
/// read-only, whatever it says.
#[derive(Debug)]
pub struct Restore(RestoreTable);

impl Deref for Restore {
    type Target = RestoreTable;

    fn deref(&self) -> &RestoreTable {
        &self.0
    }
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = embedded::FILES
        .iter()
        .map(|(file, text)| entry(file, text))
        .collect::<Result<_, _>>()
        .expect("a test proves that every embedded file is an area");
    entries.sort_by(|a, b| (a.area.workload, &a.area.title).cmp(&(b.area.workload, &b.area.title)));
    entries
});

static BY_KEY: LazyLock<HashMap<&'static str, &'static Arc<Area>>> =
    LazyLock::new(|| ENTRIES.iter().map(|entry| (entry.area.key.as_str(), &entry.area)).collect());

static REFERRED_BY: LazyLock<BTreeMap<AreaKey, Vec<String>>> = LazyLock::new(|| {
    let mut properties: BTreeMap<AreaKey, Vec<String>> = BTreeMap::new();
    for reference in ENTRIES.iter().flat_map(|entry| entry.area.references.values()) {
        let known = properties.entry(reference.area.clone()).or_default();
        if !known.contains(&reference.by) {
            known.push(reference.by.clone());
        }
    }
    properties
});

static PERMISSION_IDS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("data/permissions.toml")).expect("a test proves that the embedded file is a table")
});

/// The id of each application permission of Microsoft Graph that the catalog names.
pub fn permission_ids() -> &'static BTreeMap<String, String> {
    &PERMISSION_IDS
}

/// The properties by which other areas refer to the resources of an area.
pub fn referred_by(area: &AreaKey) -> &'static [String] {
    REFERRED_BY.get(area).map(Vec::as_slice).unwrap_or_default()
}

/// Every entry, by workload and title.
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// Every area, by workload and title.
pub fn all() -> impl ExactSizeIterator<Item = &'static Area> {
    ENTRIES.iter().map(|entry| &*entry.area)
}

pub fn find(key: &AreaKey) -> Option<&'static Area> {
    BY_KEY.get(key.as_str()).map(|area| &***area)
}

/// The area for somebody who may also hold one that a person made.
pub fn shared(key: &AreaKey) -> Option<Arc<Area>> {
    BY_KEY.get(key.as_str()).map(|area| Arc::clone(area))
}

/// One area from its TOML text, without a way to write it back.
///
/// # Errors
/// [`CatalogError`] names the file.
pub fn parse(file: &str, text: &str) -> Result<Arc<Area>, CatalogError> {
    entry(file, text).map(|entry| entry.area)
}

fn entry(file: &str, text: &str) -> Result<Entry, CatalogError> {
    let pattern = |source| CatalogError::Pattern { file: file.to_owned(), source };
    let syntax = |source| CatalogError::Syntax { file: file.to_owned(), source: Box::new(source) };
    let mut table: Table = text.parse().map_err(syntax)?;
    let restore = table.remove("restore").map(toml::Value::try_into).transpose().map_err(syntax)?.map(Restore);
    let no_restore: Option<NoRestore> =
        table.remove("no_restore").map(toml::Value::try_into).transpose().map_err(syntax)?;
    let audit: Option<Audit> = table.remove("audit").map(toml::Value::try_into).transpose().map_err(syntax)?;
    let rules_revision = rules_revision(&table);
    let mut area: Area = table.try_into().map_err(syntax)?;
    area.permissions.write = restore.as_ref().map(|restore| restore.permissions()).unwrap_or_default();
    area.tree = PathTree::of(&area).map_err(pattern)?;
    area.severity.compile().map_err(pattern)?;
    area.rules_revision = rules_revision;
    let no_restore = no_restore.map(|no_restore| no_restore.why).unwrap_or_default();
    Ok(Entry { area: Arc::new(area), restore, no_restore, audit: audit.unwrap_or_default() })
}

/// Of the tables that decide the canonical form, and of nothing else: a better title is no reason to compare again.
fn rules_revision(table: &Table) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(RULES_GENERATION.as_bytes());
    for name in ["identity", "normalise", "references"] {
        let part = table.get(name).map(ToString::to_string).unwrap_or_default();
        hasher.update(name.as_bytes()).update(part.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::{embedded, parse};

    #[test]
    fn every_permission_of_the_catalog_has_an_id() {
        for area in super::all() {
            for name in area.read_permissions().into_iter().chain(area.permissions.write.iter().map(String::as_str)) {
                assert!(super::permission_ids().contains_key(name), "{}: {name}", area.key);
            }
        }
    }

    /// Does not compile when somebody lets a `Restore` be read from data: then both lines below mean something.
    #[test]
    fn a_restore_comes_from_no_data() {
        trait NotFromData<Marker> {
            fn holds() {}
        }
        struct FromData;
        impl<T> NotFromData<()> for T {}
        impl<T: serde::de::DeserializeOwned> NotFromData<FromData> for T {}
        <super::Restore as NotFromData<_>>::holds();
        <super::Entry as NotFromData<_>>::holds();
    }

    #[test]
    fn every_embedded_file_is_an_area() {
        for (file, text) in embedded::FILES {
            if let Err(error) = parse(file, text) {
                panic!("{error}: {:?}", std::error::Error::source(&error).map(ToString::to_string));
            }
        }
    }
}
