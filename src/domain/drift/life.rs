//! The words of a drift's life, and what makes two findings the same drift.

use serde::{Deserialize, Serialize};

use crate::domain::diff::{Change, PropertyChange};
use crate::domain::model::{ResourceId, Severity, Verdict};
use crate::domain::normalise::ContentHash;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DriftChange {
    Changed,
    Missing,
    Unexpected,
}

impl DriftChange {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Unexpected => "unexpected",
        }
    }

    /// `None` for a word that is no kind of change.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Changed, Self::Missing, Self::Unexpected].into_iter().find(|change| change.as_str() == word)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DriftState {
    Open,
    /// Somebody decided that this value is fine.
    Accepted,
    /// Somebody will look at it later.
    Snoozed,
    /// Plumbline is writing the baseline back.
    Restoring,
    Resolved,
}

impl DriftState {
    pub const ALL: [Self; 5] = [Self::Open, Self::Accepted, Self::Snoozed, Self::Restoring, Self::Resolved];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Snoozed => "snoozed",
            Self::Restoring => "restoring",
            Self::Resolved => "resolved",
        }
    }

    /// `None` for a word that is no state.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// Why a drift is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Resolution {
    /// The live state returned to the baseline.
    Reverted,
    /// Plumbline wrote the baseline back.
    Restored,
    /// The baseline now agrees with the live state.
    BaselineUpdated,
    /// The area has no baseline any more.
    BaselineRemoved,
    /// What differed is no more, as the whole resource is not.
    ResourceGone,
    /// An ignore rule holds it back.
    Ignored,
    /// Graph added the property to everybody's objects.
    SchemaNotice,
}

impl Resolution {
    pub const ALL: [Self; 7] = [
        Self::Reverted,
        Self::Restored,
        Self::BaselineUpdated,
        Self::BaselineRemoved,
        Self::ResourceGone,
        Self::Ignored,
        Self::SchemaNotice,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reverted => "reverted",
            Self::Restored => "restored",
            Self::BaselineUpdated => "baseline_updated",
            Self::BaselineRemoved => "baseline_removed",
            Self::ResourceGone => "resource_gone",
            Self::Ignored => "ignored",
            Self::SchemaNotice => "schema_notice",
        }
    }

    /// `None` for a word that is no resolution.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|resolution| resolution.as_str() == word)
    }

    /// Whether the same difference, found again, is the same drift. After a change of what is agreed it is another.
    pub fn may_come_back(self) -> bool {
        match self {
            Self::Reverted | Self::Restored | Self::ResourceGone | Self::Ignored | Self::SchemaNotice => true,
            Self::BaselineUpdated | Self::BaselineRemoved => false,
        }
    }
}

/// Names a drift within its tenant and area. Made of where and how, never of times, values or rendered text, so
/// that a drift keeps its life while its value moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// Tells whether the live value of a drift moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueHash(pub [u8; 32]);

/// A difference that a comparison found just now.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub resource_id: ResourceId,
    pub resource_name: String,
    pub severity: Severity,
    /// Whether it weakens the tenant, and who says so.
    pub verdict: Verdict,
    pub change: Change,
    /// The hash of the live resource; none when it is gone.
    pub live: Option<ContentHash>,
}

impl Found {
    pub fn change_word(&self) -> DriftChange {
        match &self.change {
            Change::Changed(_) => DriftChange::Changed,
            Change::Missing => DriftChange::Missing,
            Change::Unexpected => DriftChange::Unexpected,
        }
    }

    pub fn property(&self) -> Option<&PropertyChange> {
        match &self.change {
            Change::Changed(property) => Some(property),
            Change::Missing | Change::Unexpected => None,
        }
    }

    pub fn fingerprint(&self) -> Fingerprint {
        let path = self.property().map_or("", |property| property.path.as_str());
        let mut hasher = blake3::Hasher::new();
        for part in [self.resource_id.as_str(), self.change_word().as_str(), path] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
        Fingerprint(*hasher.finalize().as_bytes())
    }

    /// Made of the canonical value, so that another spelling of the same is no other value. An unexpected resource is
    /// what it is as a whole, so any change of it moves its value.
    pub fn value_hash(&self) -> ValueHash {
        match &self.change {
            Change::Changed(property) => ValueHash(property.after_hash.map_or([0; 32], |hash| hash.0)),
            Change::Missing | Change::Unexpected => ValueHash(self.live.map(|hash| hash.0).unwrap_or_default()),
        }
    }

    /// Whether the live value is the one that was hashed. Hashes kept by earlier versions were made of what is shown.
    pub fn has_value(&self, hash: ValueHash) -> bool {
        self.value_hash() == hash
            || self
                .property()
                .is_some_and(|property| *blake3::hash(property.after.to_string().as_bytes()).as_bytes() == hash.0)
    }
}
