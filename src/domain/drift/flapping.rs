//! A live value that goes to and fro: one drift with a mark, and not many.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ValueHash;
use crate::domain::model::Timestamp;

/// So many turns within the window are flapping,
pub const FLAPPING_TURNS: usize = 3;
/// if so many of them went to a value that was there before. A value that only moves on and on is not flapping.
pub const FLAPPING_RETURNS: usize = 2;
/// Without a turn for so long, it is calm.
pub const FLAPPING_WINDOW_MS: i64 = 24 * 60 * 60 * 1000;
/// Older turns of a value that never rests are forgotten.
const TRAIL_LIMIT: usize = 64;

/// Where the live value was, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Trail(Vec<Place>);

/// That the live value became this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    at: Timestamp,
    /// The start of the hash of the value; `None` stands for the baseline.
    value: Option<String>,
}

/// A mark that a drift carries for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flapping {
    pub turns: u64,
    /// When it is calm, unless it turns again.
    pub until: Timestamp,
}

impl Trail {
    /// The trail of a drift that is seen for the first time.
    pub fn begin(value: ValueHash, now: Timestamp) -> Self {
        Self::default().then(None, now).then(Some(value), now)
    }

    /// The trail with one turn more, unless the value is where it was. `None` is the value of the baseline.
    #[must_use]
    pub fn then(mut self, value: Option<ValueHash>, now: Timestamp) -> Self {
        let value = value.map(|hash| hash.0.iter().take(8).map(|byte| format!("{byte:02x}")).collect());
        if self.0.last().is_some_and(|last| last.value == value) {
            return self;
        }
        self.0.push(Place { at: now, value });
        let surplus = self.0.len().saturating_sub(TRAIL_LIMIT);
        self.0.drain(..surplus);
        self
    }

    /// Whether the last turn was one of many, and until when that is worth telling.
    pub fn flapping(&self) -> Option<Flapping> {
        let last = self.0.last()?;
        let since = last.at.plus_ms(-FLAPPING_WINDOW_MS);
        let turns = self.0.iter().skip(1).filter(|place| place.at > since).count();
        // The place before the first turn is where the value came from, whenever it arrived there.
        let places = self.0.iter().rev().take(turns + 1);
        let distinct: BTreeSet<_> = places.map(|place| &place.value).collect();
        let returns = (turns + 1).saturating_sub(distinct.len());
        let is_flapping = turns >= FLAPPING_TURNS && returns >= FLAPPING_RETURNS;
        let until = last.at.plus_ms(FLAPPING_WINDOW_MS);
        is_flapping.then(|| Flapping { turns: u64::try_from(turns).unwrap_or(u64::MAX), until })
    }
}

#[cfg(test)]
mod tests {
    use super::{FLAPPING_WINDOW_MS, Trail};
    use crate::domain::drift::ValueHash;
    use crate::domain::model::Timestamp;

    const HOUR_MS: i64 = 3_600_000;

    /// One letter each hour; `A` is the baseline.
    fn trail(letters: &str) -> Trail {
        spaced(letters, HOUR_MS)
    }

    fn spaced(letters: &str, step: i64) -> Trail {
        let place = |letter: u8| (letter != b'A').then_some(ValueHash([letter; 32]));
        letters
            .bytes()
            .zip(0..)
            .fold(Trail::default(), |trail, (letter, hour)| trail.then(place(letter), Timestamp(hour * step)))
    }

    #[test]
    fn to_and_fro_is_flapping_and_moving_on_is_not() {
        for (letters, turns) in [
            ("AB", None),
            ("ABA", None),
            ("ABAB", Some(3)),
            ("ABABA", Some(4)),
            ("ABCD", None),
            ("ABCB", None),
            ("ABCBC", Some(4)),
            ("AABBAABB", Some(3)),
        ] {
            assert_eq!(trail(letters).flapping().map(|flapping| flapping.turns), turns, "{letters}");
        }
    }

    #[test]
    fn turns_a_day_apart_are_not_flapping() {
        assert_eq!(spaced("ABABAB", FLAPPING_WINDOW_MS).flapping(), None);
    }

    #[test]
    fn it_is_calm_a_day_after_the_last_turn() {
        let flapping = trail("ABAB").flapping().expect("flapping");
        assert_eq!(flapping.until, Timestamp(3 * HOUR_MS + FLAPPING_WINDOW_MS));
    }

    #[test]
    fn a_value_that_never_rests_keeps_a_bounded_trail() {
        let long = "AB".repeat(500);
        assert_eq!(trail(&long).0.len(), super::TRAIL_LIMIT);
    }
}
