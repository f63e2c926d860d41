//! Whether a change makes a tenant safer.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The tenant is less safe than what was agreed.
    Weakens,
    Strengthens,
    /// A rule says that it does not matter for safety.
    Neutral,
    /// No rule tells, or two rules disagree.
    #[default]
    Unknown,
}

impl Direction {
    pub const ALL: [Self; 4] = [Self::Weakens, Self::Strengthens, Self::Neutral, Self::Unknown];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Weakens => "weakens",
            Self::Strengthens => "strengthens",
            Self::Neutral => "neutral",
            Self::Unknown => "unknown",
        }
    }

    /// `None` for a word that is no direction.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.as_str() == word)
    }

    /// What the change the other way round means.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Weakens => Self::Strengthens,
            Self::Strengthens => Self::Weakens,
            Self::Neutral => Self::Neutral,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// A direction, and who says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub direction: Direction,
    /// The id of the rule that told; none when no rule did, or several did not agree.
    pub rule: Option<String>,
    /// Why, in one sentence.
    pub why: Option<String>,
    /// The recommendation or page that the rule follows.
    pub source: Option<String>,
}
