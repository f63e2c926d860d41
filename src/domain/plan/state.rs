//! What becomes of a plan and of its requests.

use serde::{Deserialize, Serialize};

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PlanState {
    Proposed,
    Approved,
    /// Its requests are being sent.
    Applying,
    /// All was sent; it is being read back.
    Verifying,
    Restored,
    /// Something was refused, is unclear, or did not hold.
    Incomplete,
    /// The tenant changed before anything was sent.
    Outdated,
    Cancelled,
    /// Its time was over before it was applied.
    Expired,
}

impl PlanState {
    pub const ALL: [Self; 9] = [
        Self::Proposed,
        Self::Approved,
        Self::Applying,
        Self::Verifying,
        Self::Restored,
        Self::Incomplete,
        Self::Outdated,
        Self::Cancelled,
        Self::Expired,
    ];

    /// The word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Applying => "applying",
            Self::Verifying => "verifying",
            Self::Restored => "restored",
            Self::Incomplete => "incomplete",
            Self::Outdated => "outdated",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }

    /// `None` for a word that is no state.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Nothing is sent any more.
    pub fn has_ended(self) -> bool {
        match self {
            Self::Proposed | Self::Approved | Self::Applying | Self::Verifying => false,
            Self::Restored | Self::Incomplete | Self::Outdated | Self::Cancelled | Self::Expired => true,
        }
    }
}

/// Where one request of a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OperationState {
    Waiting,
    /// About to be sent, or sent; the answer is not known.
    Started,
    Done,
    /// The service said no.
    Refused,
    /// It may have been sent, and what is there is neither as it was nor as it is to be.
    Unclear,
    /// Not approved.
    LeftOut,
    /// Never begun.
    Cancelled,
}

impl OperationState {
    pub const ALL: [Self; 7] =
        [Self::Waiting, Self::Started, Self::Done, Self::Refused, Self::Unclear, Self::LeftOut, Self::Cancelled];

    /// The word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Started => "started",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Unclear => "unclear",
            Self::LeftOut => "leftOut",
            Self::Cancelled => "cancelled",
        }
    }

    /// `None` for a word that is no state.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// Whether what was written is there when it is read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verification {
    Pending,
    Held,
    CameBack,
}

impl Verification {
    pub const ALL: [Self; 3] = [Self::Pending, Self::Held, Self::CameBack];

    /// The word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Held => "held",
            Self::CameBack => "cameBack",
        }
    }

    /// `None` for a word that is no verification.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verification| verification.as_str() == word)
    }
}

/// What is done when a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OnSurprise {
    /// Nothing further is sent.
    #[default]
    Stop,
    /// What does not need the refused one is sent all the same.
    GoOn,
}

impl OnSurprise {
    pub const ALL: [Self; 2] = [Self::Stop, Self::GoOn];

    /// The word in SQL and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::GoOn => "goOn",
        }
    }

    /// `None` for a word that is neither.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == word)
    }
}
