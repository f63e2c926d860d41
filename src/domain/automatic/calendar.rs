//! When a policy may act: within one of the windows that allow it, and outside of all that freeze.

use super::Window;
use crate::domain::model::Timestamp;

/// Windows that end one another are followed so often; who needs more never comes to an end.
const STEPS: usize = 200;
/// What does not open within a year does not open.
const HORIZON_MS: i64 = 366 * 24 * 60 * 60 * 1000;

/// The windows of a policy. Where none allows, every time is allowed; what freezes wins.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    pub allow: &'a [Window],
    /// Of the area's own policy, and of the tenant's.
    pub freeze: [&'a [Window]; 2],
}

/// Whether it is time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    Open,
    /// A window freezes, until a time at which it is open.
    Frozen(Option<Timestamp>),
    /// No window allows; until a time at which it is open.
    Outside(Option<Timestamp>),
}

impl Calendar<'_> {
    /// Whether it is time; else when, or none when that is not within a year.
    pub fn opening(&self, now: Timestamp) -> Opening {
        if self.frozen_until(now).is_some() {
            return Opening::Frozen(self.next_open(now));
        }
        if self.is_allowed(now) { Opening::Open } else { Opening::Outside(self.next_open(now)) }
    }

    fn next_open(&self, now: Timestamp) -> Option<Timestamp> {
        let mut at = now;
        for _ in 0..STEPS {
            if at > now.plus_ms(HORIZON_MS) {
                return None;
            }
            if let Some(end) = self.frozen_until(at) {
                at = end;
            } else if self.is_allowed(at) {
                return Some(at);
            } else {
                at = self.allow.iter().filter_map(|window| window.next_opening(at)).min()?;
            }
        }
        None
    }

    fn is_allowed(&self, at: Timestamp) -> bool {
        self.allow.is_empty() || self.allow.iter().any(|window| window.open_until(at).is_some())
    }

    fn frozen_until(&self, at: Timestamp) -> Option<Timestamp> {
        self.freeze.iter().copied().flatten().filter_map(|window| window.open_until(at)).max()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

    use super::{Calendar, Opening};
    use crate::domain::automatic::{Window, WindowText};
    use crate::domain::model::Timestamp;

    fn window(cron: &str, duration_minutes: u32) -> Window {
        let text = WindowText { cron: cron.to_owned(), time_zone: "Europe/Berlin".to_owned(), duration_minutes };
        Window::parse(text).expect("a window")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("RFC 3339")
    }

    fn check(allow: &[Window], freeze: &[Window], now: &str, expected: Opening) {
        let halves = freeze.split_at(freeze.len() / 2);
        let calendar = Calendar { allow, freeze: [halves.0, halves.1] };
        assert_eq!(calendar.opening(at(now)), expected, "{now}");
    }

    #[test]
    fn without_windows_it_is_always_time() {
        check(&[], &[], "2026-11-27T09:00:00Z", Opening::Open);
    }

    #[test]
    fn a_freeze_wins_over_what_allows() {
        let nights = [window("0 22 * * *", 480)];
        let freeze = [window("0 0 * * SAT", 2_880)];
        check(&nights, &[], "2026-11-27T22:00:00Z", Opening::Open);
        check(&nights, &freeze, "2026-11-27T22:30:00Z", Opening::Open);
        // Saturday, 00:00 there, to Monday, 00:00, when the night of Sunday is still open.
        check(&nights, &freeze, "2026-11-27T23:30:00Z", Opening::Frozen(Some(at("2026-11-29T23:00:00Z"))));
    }

    #[test]
    fn outside_it_waits_for_the_first_window_that_is_not_frozen() {
        let allow = [window("0 22 * * FRI", 60), window("0 6 * * SUN", 60)];
        check(&allow, &[], "2026-11-27T09:00:00Z", Opening::Outside(Some(at("2026-11-27T21:00:00Z"))));
        let freeze = [window("0 20 * * FRI", 600)];
        check(&allow, &freeze, "2026-11-27T09:00:00Z", Opening::Outside(Some(at("2026-11-29T05:00:00Z"))));
    }

    #[test]
    fn freezes_that_follow_one_another_are_one() {
        let freeze = [window("0 0 * * *", 720), window("0 12 * * MON-SAT", 720)];
        // Saturday; on Sunday only the morning is frozen.
        check(&[], &freeze, "2026-11-28T09:00:00Z", Opening::Frozen(Some(at("2026-11-29T11:00:00Z"))));
    }

    #[test]
    fn what_never_opens_says_so() {
        check(&[], &[window("* * * * *", 2)], "2026-11-28T09:00:00Z", Opening::Frozen(None));
        let yearly = [window("0 0 24 12 *", 60)];
        let advent = [window("0 0 1 12 *", 7 * 1_440), window("0 0 * 12 *", 1_440)];
        check(&yearly, &advent, "2026-11-28T09:00:00Z", Opening::Outside(None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        /// Whatever the windows: the time that is told is open, and none before it is, by the quarter of an hour.
        #[test]
        fn the_time_that_is_told_is_the_first(
            allow in proptest::collection::vec((0_u32..24, 0_u32..7, 1_u32..20), 0..3),
            freeze in proptest::collection::vec((0_u32..24, 0_u32..7, 1_u32..200), 0..4),
            quarter in 0_i64..35_040,
            split in any::<bool>(),
        ) {
            let windows = |all: Vec<(u32, u32, u32)>| -> Vec<Window> {
                all.into_iter().map(|(hour, day, quarters)| window(&format!("0 {hour} * * {day}"), quarters * 15)).collect()
            };
            let (allow, freeze) = (windows(allow), windows(freeze));
            let halves = freeze.split_at(if split { freeze.len() } else { 0 });
            let calendar = Calendar { allow: &allow, freeze: [halves.0, halves.1] };
            let step_ms = 15 * 60 * 1000;
            let now = at("2026-01-01T00:00:00Z").plus_ms(quarter * step_ms);
            let told = match calendar.opening(now) {
                Opening::Open => Some(now),
                Opening::Frozen(until) | Opening::Outside(until) => until,
            };
            let is_open = |at: &Timestamp| calendar.frozen_until(*at).is_none() && calendar.is_allowed(*at);
            let mut walked = (0..96 * 8).map(|steps| now.plus_ms(steps * step_ms));
            if let Some(first) = walked.find(is_open) {
                prop_assert_eq!(told, Some(first));
            } else {
                prop_assert!(told.is_none_or(|told| told >= now.plus_ms(96 * 8 * step_ms)));
            }
        }
    }
}
