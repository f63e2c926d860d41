//! The embedded files, parsed once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::area::Area;
use super::path_tree::PathTree;
use super::pattern::PatternError;
use crate::domain::model::AreaKey;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/catalog_files.rs"));
}

/// Part of every rules revision: raise it when the meaning of the rules changes in code.
const RULES_GENERATION: &str = "2";

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

static AREAS: LazyLock<Vec<Area>> = LazyLock::new(|| {
    let mut areas: Vec<Area> = embedded::FILES
        .iter()
        .map(|(file, text)| parse(file, text))
        .collect::<Result<_, _>>()
        .expect("a test proves that every embedded file is an area");
    areas.sort_by(|a, b| (a.workload, &a.title).cmp(&(b.workload, &b.title)));
    areas
});

static PERMISSION_IDS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("data/permissions.toml")).expect("a test proves that the embedded file is a table")
});

/// The id of each application permission of Microsoft Graph that the catalog names.
pub fn permission_ids() -> &'static BTreeMap<String, String> {
    &PERMISSION_IDS
}

/// Every area, by workload and title.
pub fn all() -> &'static [Area] {
    &AREAS
}

pub fn find(key: &AreaKey) -> Option<&'static Area> {
    AREAS.iter().find(|area| area.key == *key)
}

/// One area from its TOML text.
///
/// # Errors
/// [`CatalogError`] names the file.
pub fn parse(file: &str, text: &str) -> Result<Area, CatalogError> {
    let pattern = |source| CatalogError::Pattern { file: file.to_owned(), source };
    let mut area: Area = toml::from_str(text)
        .map_err(|source| CatalogError::Syntax { file: file.to_owned(), source: Box::new(source) })?;
    area.tree = PathTree::of(&area).map_err(pattern)?;
    area.severity.compile().map_err(pattern)?;
    let revision = blake3::hash([RULES_GENERATION, text].concat().as_bytes()).to_hex();
    area.rules_revision = revision.chars().take(16).collect();
    Ok(area)
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

    #[test]
    fn every_embedded_file_is_an_area() {
        for (file, text) in embedded::FILES {
            if let Err(error) = parse(file, text) {
                panic!("{error}: {:?}", std::error::Error::source(&error).map(ToString::to_string));
            }
        }
    }
}
