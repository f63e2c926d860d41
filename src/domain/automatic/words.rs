//! Reasons as programs and people read them.

use super::{Hold, Outcome, Wait};

impl Wait {
    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotComplete => "notComplete",
            Self::NotReadSince => "notReadSince",
            Self::WritingIsOff => "writingIsOff",
            Self::Paused => "paused",
            Self::Frozen => "frozen",
            Self::OutsideWindows => "outsideWindows",
            Self::Busy => "busy",
            Self::Limit => "limit",
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::NotComplete => "The last reading of the area is not complete: a complete one is waited for.",
            Self::NotReadSince => "The area was not read since it was written to: the next reading is waited for.",
            Self::WritingIsOff => "The tenant has no write connection that works: connect or test it.",
            Self::Paused => "Automatic restore is paused, because something went wrong before.",
            Self::Frozen => "A freeze window is open.",
            Self::OutsideWindows => "No change window is open.",
            Self::Busy => "Another plan is being carried out in this tenant.",
            Self::Limit => "As much was changed within the last hour as may be.",
        }
    }
}

impl Hold {
    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::AreaNotChosen => "areaNotChosen",
            Self::SwitchedOff => "switchedOff",
            Self::IsDeletion => "isDeletion",
            Self::IsCreation => "isCreation",
            Self::SeverityNotChosen => "severityNotChosen",
            Self::DirectionNotChosen => "directionNotChosen",
            Self::Decided => "decided",
            Self::Accepted => "accepted",
            Self::NoWay => "noWay",
            Self::Flapping => "flapping",
            Self::FailedBefore => "failedBefore",
            Self::LeftToPerson => "leftToPerson",
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::AreaNotChosen => "The area is not chosen.",
            Self::SwitchedOff => "Automatic restore is switched off here.",
            Self::IsDeletion => "The resource would have to be deleted, which is never done without a person.",
            Self::IsCreation => "The resource would have to be made anew, which the policy does not allow.",
            Self::SeverityNotChosen => "The severity is not chosen.",
            Self::DirectionNotChosen => "The direction is not chosen.",
            Self::Decided => "Somebody decided about the drift, or it is being restored.",
            Self::Accepted => "Another value than the agreed one was accepted there.",
            Self::NoWay => "Plumbline knows no way to write to the area.",
            Self::Flapping => "The resource went to and fro: find out who changes it back, then resume.",
            Self::FailedBefore => "The same was tried and failed: look at that plan, then resume or plan it yourself.",
            Self::LeftToPerson => "The same was planned and is left to a person.",
        }
    }
}

impl Outcome {
    pub const ALL: [Self; 2] = [Self::Failed, Self::LeftToPerson];

    /// The word in SQL.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::LeftToPerson => "left_to_person",
        }
    }

    /// `None` for a word that is no outcome.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }
}
