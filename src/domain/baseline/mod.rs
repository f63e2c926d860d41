//! What was agreed: which resources, how closely each is watched, and what a new resource means.

mod adopt;
mod document;
mod groups;
mod said;
mod versions;

use serde::{Deserialize, Serialize};

pub use adopt::{AdoptError, adopt, put};
pub use document::{Document, DocumentError, DocumentGroup, DocumentResource, Heading};
pub use groups::{Colour, GroupsError, ResourceGroup, checked_groups};
pub use said::{Said, said};
pub use versions::{AgreedChange, AgreedResource, VersionChange, compare_versions};

/// How closely a resource is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ResourceMode {
    /// Everything but what the area's rules drop.
    Snapshot,
    /// Only the watched paths.
    Properties,
    /// Known, and not compared.
    None,
}

impl ResourceMode {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot",
            Self::Properties => "properties",
            Self::None => "none",
        }
    }

    /// `None` for a word that is no mode.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Snapshot, Self::Properties, Self::None].into_iter().find(|mode| mode.as_str() == word)
    }
}

/// What a resource means that is not in the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NewResources {
    /// A drift with the severity of the area.
    Alert,
    /// A drift of low severity.
    Note,
    /// No drift.
    Ignore,
}

impl NewResources {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Note => "note",
            Self::Ignore => "ignore",
        }
    }

    /// `None` for a word that is no such default.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Alert, Self::Note, Self::Ignore].into_iter().find(|default| default.as_str() == word)
    }
}

const PATHS_LIMIT: usize = 1_000;
const PATH_LIMIT_BYTES: usize = 2_000;

/// What is wrong with a watch.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WatchError {
    #[error("expected at least one path in mode `properties`; mode `none` watches nothing")]
    NoPath,
    #[error("expected at most {PATHS_LIMIT} paths for each resource")]
    TooManyPaths,
    #[error("expected paths of 1 to {PATH_LIMIT_BYTES} printable bytes")]
    Path,
}

/// How a resource is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    pub mode: ResourceMode,
    /// Paths in the grammar of differences, e.g. `conditions.users.excludeGroups`. Used in mode `properties`.
    pub paths: Vec<String>,
}

impl Watch {
    /// # Errors
    /// [`WatchError`] tells what is expected.
    pub fn check(&self) -> Result<(), WatchError> {
        if self.mode == ResourceMode::Properties && self.paths.is_empty() {
            return Err(WatchError::NoPath);
        }
        if self.paths.len() > PATHS_LIMIT {
            return Err(WatchError::TooManyPaths);
        }
        let is_path =
            |path: &String| (1..=PATH_LIMIT_BYTES).contains(&path.len()) && !path.chars().any(char::is_control);
        if self.paths.iter().all(is_path) { Ok(()) } else { Err(WatchError::Path) }
    }

    /// The watched paths, where the mode watches by path.
    pub fn used_paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().filter(|_| self.mode == ResourceMode::Properties).map(String::as_str)
    }

    /// Whether a difference at `path` is one that was agreed to be watched. A whole subtree that came or went
    /// counts when a watched path lies inside it.
    pub fn covers(&self, path: &str) -> bool {
        match self.mode {
            ResourceMode::Snapshot => true,
            ResourceMode::Properties => {
                self.paths.iter().any(|watched| is_within(path, watched) || is_within(watched, path))
            }
            ResourceMode::None => false,
        }
    }
}

/// Whether `path` is `outer` or lies below it.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::{ResourceMode, Watch};

    fn watch(mode: ResourceMode, paths: &[&str]) -> Watch {
        Watch { mode, paths: paths.iter().map(|path| (*path).to_owned()).collect() }
    }

    #[test]
    fn a_snapshot_watches_everything_and_none_nothing() {
        assert!(watch(ResourceMode::Snapshot, &[]).covers("state"));
        assert!(!watch(ResourceMode::None, &["state"]).covers("state"));
    }

    #[test]
    fn watched_paths_cover_what_lies_below_and_what_contains_them() {
        let watched = watch(ResourceMode::Properties, &["conditions.users", "omaSettings"]);
        for (path, expected) in [
            ("conditions.users", true),
            ("conditions.users.excludeGroups", true),
            ("conditions", true),
            ("conditions.usersAndGroups", false),
            ("omaSettings[omaUri=./Device/A].value", true),
            ("state", false),
        ] {
            assert_eq!(watched.covers(path), expected, "{path}");
        }
    }
}
