//! How one attempt to read one area ended.

use serde::{Deserialize, Serialize};

/// Only `Complete` may make a resource missing or resolve a drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CollectionStatus {
    /// Every page and every child request was read.
    Complete,
    /// The list was read, but children of some resources were not: those resources are gaps.
    Partial,
    /// Nothing can be said about the area.
    Failed,
    /// The tenant lacks the service plan.
    NotLicensed,
    /// The connection lacks the permission.
    NoPermission,
}

impl CollectionStatus {
    pub const ALL: [Self; 5] = [Self::Complete, Self::Partial, Self::Failed, Self::NotLicensed, Self::NoPermission];

    /// The word in SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Failed => "failed",
            Self::NotLicensed => "not_licensed",
            Self::NoPermission => "no_permission",
        }
    }

    /// `None` for a word that is no status.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}
