//! What was agreed: which resources, how closely each is watched, and what a new resource means.

use serde::{Deserialize, Serialize};

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

/// How a resource is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    pub mode: ResourceMode,
    /// Paths in the grammar of differences, e.g. `conditions.users.excludeGroups`. Used in mode `properties`.
    pub paths: Vec<String>,
}

impl Watch {
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
