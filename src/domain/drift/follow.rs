//! What follows when something happens to a drift, for every state and everything that can happen.

use super::{DriftState, Resolution};

/// What a comparison says about the live value of a drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// As it was when it was looked at before.
    Same,
    /// Neither as before nor what was accepted.
    Moved,
    /// What was accepted, by an acceptance that still runs.
    Accepted,
}

/// Whatever can happen to a drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// A comparison found it.
    Found(Live),
    /// A comparison that saw everything did not find it, for this reason.
    Gone(Resolution),
    /// The time of a snooze or of a restore is over.
    TimeUp,
    /// The time of its acceptance is over.
    AcceptanceEnded,
    Accept,
    Snooze,
    Reopen,
    /// Plumbline began to write the baseline back.
    RestoreStarted,
    /// What was written was read again.
    RestoreVerified,
    RestoreFailed,
}

/// What the history of a drift says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Opened,
    /// The live value moved on.
    Changed,
    Accepted,
    /// The live value is neither that of the baseline nor the accepted one.
    LeftAcceptance,
    /// The live value is the accepted one again.
    ReturnedToAcceptance,
    /// An acceptance or a snooze ended.
    Expired,
    Snoozed,
    Reopened,
    /// It was resolved, and is there again.
    CameBack,
    RestoreStarted,
    RestoreFailed,
    Resolved,
    /// An ignore rule holds it back.
    Ignored,
}

/// Why nothing can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Resolved,
    Restoring,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    Nothing,
    /// The state stays, and the history says so much.
    Tells(Told),
    Becomes(DriftState, Told),
    Resolves(Resolution),
    Refused(Refusal),
}

/// Why an acceptance runs no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptanceEnd {
    Expired,
    Revoked,
    /// By a decision that came after it.
    Replaced,
    /// The drift is no more.
    Resolved,
}

impl AcceptanceEnd {
    const ALL: [Self; 4] = [Self::Expired, Self::Revoked, Self::Replaced, Self::Resolved];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Replaced => "replaced",
            Self::Resolved => "resolved",
        }
    }

    /// `None` for a word that is no end.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.as_str() == word)
    }

    /// How the acceptance of a drift in this state ends by what happens, if it does.
    pub fn by(state: DriftState, happening: Happening) -> Option<Self> {
        match happening {
            Happening::Gone(_) | Happening::RestoreVerified => Some(Self::Resolved),
            Happening::AcceptanceEnded => Some(Self::Expired),
            Happening::Reopen => Some(Self::Revoked),
            Happening::Accept | Happening::RestoreStarted => Some(Self::Replaced),
            Happening::Snooze if state == DriftState::Accepted => Some(Self::Replaced),
            Happening::Snooze | Happening::Found(_) | Happening::TimeUp | Happening::RestoreFailed => None,
        }
    }
}

impl Told {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Changed => "changed",
            Self::Accepted => "accepted",
            Self::LeftAcceptance => "left_acceptance",
            Self::ReturnedToAcceptance => "returned_to_acceptance",
            Self::Expired => "expired",
            Self::Snoozed => "snoozed",
            Self::Reopened => "reopened",
            Self::CameBack => "came_back",
            Self::RestoreStarted => "restore_started",
            Self::RestoreFailed => "restore_failed",
            Self::Resolved => "resolved",
            Self::Ignored => "ignored",
        }
    }
}

/// The life of a drift: total, and nothing but this decides.
pub fn follow(state: DriftState, happening: Happening) -> Follow {
    match state {
        DriftState::Open => open(happening),
        DriftState::Accepted => accepted(happening),
        DriftState::Snoozed => snoozed(happening),
        DriftState::Restoring => restoring(happening),
        DriftState::Resolved => resolved(happening),
    }
}

fn open(happening: Happening) -> Follow {
    match happening {
        Happening::Found(Live::Moved) => Follow::Tells(Told::Changed),
        // It left its acceptance, and that ended meanwhile.
        Happening::AcceptanceEnded => Follow::Tells(Told::Expired),
        Happening::Reopen => Follow::Tells(Told::Reopened),
        Happening::Found(Live::Same) | Happening::TimeUp | Happening::RestoreVerified | Happening::RestoreFailed => {
            Follow::Nothing
        }
        Happening::Found(Live::Accepted) => Follow::Becomes(DriftState::Accepted, Told::ReturnedToAcceptance),
        Happening::Gone(resolution) => Follow::Resolves(resolution),
        Happening::Accept => Follow::Becomes(DriftState::Accepted, Told::Accepted),
        Happening::Snooze => Follow::Becomes(DriftState::Snoozed, Told::Snoozed),
        Happening::RestoreStarted => Follow::Becomes(DriftState::Restoring, Told::RestoreStarted),
    }
}

fn accepted(happening: Happening) -> Follow {
    match happening {
        Happening::Found(Live::Moved) => Follow::Becomes(DriftState::Open, Told::LeftAcceptance),
        Happening::AcceptanceEnded => Follow::Becomes(DriftState::Open, Told::Expired),
        Happening::Reopen => Follow::Becomes(DriftState::Open, Told::Reopened),
        Happening::Found(Live::Same | Live::Accepted)
        | Happening::TimeUp
        | Happening::RestoreVerified
        | Happening::RestoreFailed => Follow::Nothing,
        Happening::Gone(resolution) => Follow::Resolves(resolution),
        Happening::Accept => Follow::Becomes(DriftState::Accepted, Told::Accepted),
        Happening::Snooze => Follow::Becomes(DriftState::Snoozed, Told::Snoozed),
        Happening::RestoreStarted => Follow::Becomes(DriftState::Restoring, Told::RestoreStarted),
    }
}

fn snoozed(happening: Happening) -> Follow {
    match happening {
        Happening::Found(Live::Moved) => Follow::Tells(Told::Changed),
        Happening::TimeUp => Follow::Becomes(DriftState::Open, Told::Expired),
        Happening::AcceptanceEnded => Follow::Tells(Told::Expired),
        Happening::Reopen => Follow::Becomes(DriftState::Open, Told::Reopened),
        Happening::Found(Live::Same) | Happening::RestoreVerified | Happening::RestoreFailed => Follow::Nothing,
        Happening::Found(Live::Accepted) => Follow::Becomes(DriftState::Accepted, Told::ReturnedToAcceptance),
        Happening::Gone(resolution) => Follow::Resolves(resolution),
        Happening::Accept => Follow::Becomes(DriftState::Accepted, Told::Accepted),
        Happening::Snooze => Follow::Becomes(DriftState::Snoozed, Told::Snoozed),
        Happening::RestoreStarted => Follow::Becomes(DriftState::Restoring, Told::RestoreStarted),
    }
}

/// Our own writes raise no alarm: whatever is read while they are under way changes nothing.
fn restoring(happening: Happening) -> Follow {
    match happening {
        Happening::Gone(Resolution::Reverted) | Happening::RestoreVerified => Follow::Resolves(Resolution::Restored),
        Happening::Gone(resolution) => Follow::Resolves(resolution),
        Happening::TimeUp | Happening::RestoreFailed => Follow::Becomes(DriftState::Open, Told::RestoreFailed),
        Happening::Found(_) | Happening::AcceptanceEnded | Happening::RestoreStarted => Follow::Nothing,
        Happening::Accept | Happening::Snooze | Happening::Reopen => Follow::Refused(Refusal::Restoring),
    }
}

fn resolved(happening: Happening) -> Follow {
    match happening {
        Happening::Found(_) => Follow::Becomes(DriftState::Open, Told::CameBack),
        Happening::Accept | Happening::Snooze | Happening::Reopen | Happening::RestoreStarted => {
            Follow::Refused(Refusal::Resolved)
        }
        Happening::Gone(_)
        | Happening::TimeUp
        | Happening::AcceptanceEnded
        | Happening::RestoreVerified
        | Happening::RestoreFailed => Follow::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::{AcceptanceEnd, Follow, Happening, Live, Refusal, Told, follow};
    use crate::domain::drift::{DriftState, Resolution};

    /// The columns of the table below, in the order of [`DriftState::ALL`].
    type Row = (Happening, [Follow; 5]);

    const STAYS: Follow = Follow::Nothing;
    const DECIDED: Follow = Follow::Refused(Refusal::Resolved);
    const BUSY: Follow = Follow::Refused(Refusal::Restoring);

    fn to(state: DriftState, told: Told) -> Follow {
        Follow::Becomes(state, told)
    }

    /// Open, accepted, snoozed, restoring, resolved.
    fn table() -> Vec<Row> {
        use DriftState::{Accepted, Open, Restoring, Snoozed};
        let back = to(Open, Told::CameBack);
        let returned = to(Accepted, Told::ReturnedToAcceptance);
        let left = to(Open, Told::LeftAcceptance);
        let changed = Follow::Tells(Told::Changed);
        let ended = Follow::Tells(Told::Expired);
        let expired = to(Open, Told::Expired);
        let reopened = to(Open, Told::Reopened);
        let failed = to(Open, Told::RestoreFailed);
        let (accept, snooze) = (to(Accepted, Told::Accepted), to(Snoozed, Told::Snoozed));
        let restore = to(Restoring, Told::RestoreStarted);
        let mut rows = vec![
            (Happening::Found(Live::Same), [STAYS, STAYS, STAYS, STAYS, back]),
            (Happening::Found(Live::Moved), [changed, left, changed, STAYS, back]),
            (Happening::Found(Live::Accepted), [returned, STAYS, returned, STAYS, back]),
            (Happening::TimeUp, [STAYS, STAYS, expired, failed, STAYS]),
            (Happening::AcceptanceEnded, [ended, expired, ended, STAYS, STAYS]),
            (Happening::Accept, [accept, accept, accept, BUSY, DECIDED]),
            (Happening::Snooze, [snooze, snooze, snooze, BUSY, DECIDED]),
            (Happening::Reopen, [Follow::Tells(Told::Reopened), reopened, reopened, BUSY, DECIDED]),
            (Happening::RestoreStarted, [restore, restore, restore, STAYS, DECIDED]),
            (Happening::RestoreVerified, [STAYS, STAYS, STAYS, Follow::Resolves(Resolution::Restored), STAYS]),
            (Happening::RestoreFailed, [STAYS, STAYS, STAYS, failed, STAYS]),
        ];
        for resolution in Resolution::ALL {
            let gone = Follow::Resolves(resolution);
            let by_us = if resolution == Resolution::Reverted { Resolution::Restored } else { resolution };
            rows.push((Happening::Gone(resolution), [gone, gone, gone, Follow::Resolves(by_us), STAYS]));
        }
        rows
    }

    #[test]
    fn every_state_and_everything_that_can_happen_stand_in_the_table() {
        let table = table();
        for (happening, expected) in &table {
            for (state, expected) in DriftState::ALL.into_iter().zip(expected) {
                assert_eq!(follow(state, *happening), *expected, "{state:?} and {happening:?}");
            }
        }
        // Nothing is left out: every kind of happening has its row, those with an inner word one for each word.
        let kinds: std::collections::BTreeSet<usize> = table.iter().map(|(happening, _)| kind(*happening)).collect();
        assert_eq!(kinds.len(), 10);
        assert_eq!(table.len(), 8 + 3 + Resolution::ALL.len());
    }

    /// Does not compile when a happening is added, so that the table is thought of.
    fn kind(happening: Happening) -> usize {
        match happening {
            Happening::Found(Live::Same | Live::Moved | Live::Accepted) => 0,
            Happening::Gone(_) => 1,
            Happening::TimeUp => 2,
            Happening::AcceptanceEnded => 3,
            Happening::Accept => 4,
            Happening::Snooze => 5,
            Happening::Reopen => 6,
            Happening::RestoreStarted => 7,
            Happening::RestoreVerified => 8,
            Happening::RestoreFailed => 9,
        }
    }

    #[test]
    fn an_alarm_is_never_raised_while_we_restore() {
        for live in [Live::Same, Live::Moved, Live::Accepted] {
            assert_eq!(follow(DriftState::Restoring, Happening::Found(live)), Follow::Nothing);
        }
    }

    #[test]
    fn an_acceptance_ends_by_what_puts_another_word_in_its_place() {
        for (state, happening, expected) in [
            (DriftState::Accepted, Happening::Gone(Resolution::Reverted), Some(AcceptanceEnd::Resolved)),
            (DriftState::Accepted, Happening::AcceptanceEnded, Some(AcceptanceEnd::Expired)),
            (DriftState::Accepted, Happening::Reopen, Some(AcceptanceEnd::Revoked)),
            (DriftState::Accepted, Happening::Accept, Some(AcceptanceEnd::Replaced)),
            (DriftState::Accepted, Happening::Snooze, Some(AcceptanceEnd::Replaced)),
            (DriftState::Accepted, Happening::Found(Live::Moved), None),
            (DriftState::Open, Happening::Found(Live::Accepted), None),
            (DriftState::Open, Happening::Snooze, None),
            (DriftState::Snoozed, Happening::TimeUp, None),
        ] {
            assert_eq!(AcceptanceEnd::by(state, happening), expected, "{state:?} and {happening:?}");
        }
    }
}
