//! How many requests to one tenant are under way at once: more while all goes well, half when Graph asks to slow down.

use std::sync::{Mutex, PoisonError};

use tokio::time::{Duration, Instant};

const AT_FIRST: usize = 4;
const AT_MOST: usize = 12;
/// Answers without a complaint before one more request may be under way.
const GOOD_ANSWERS: u32 = 8;
/// Complaints about requests that were under way together count once.
const SAME_COMPLAINT: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(in crate::graph) struct Pace(Mutex<State>);

#[derive(Debug)]
struct State {
    allowed: usize,
    good_answers: u32,
    slowed_at: Option<Instant>,
}

impl Default for Pace {
    fn default() -> Self {
        Self(State { allowed: AT_FIRST, good_answers: 0, slowed_at: None }.into())
    }
}

impl Pace {
    pub(in crate::graph) fn allowed(&self) -> usize {
        self.state().allowed
    }

    pub(in crate::graph) fn went_well(&self) {
        let mut state = self.state();
        state.good_answers += 1;
        if state.good_answers >= GOOD_ANSWERS && state.allowed < AT_MOST {
            state.allowed += 1;
            state.good_answers = 0;
        }
    }

    pub(in crate::graph) fn slow_down(&self, now: Instant) {
        let mut state = self.state();
        state.good_answers = 0;
        if state.slowed_at.is_none_or(|at| now >= at + SAME_COMPLAINT) {
            state.slowed_at = Some(now);
            state.allowed = (state.allowed / 2).max(1);
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::{Duration, Instant};

    use super::{AT_FIRST, AT_MOST, Pace};

    #[test]
    fn it_grows_with_good_answers_and_halves_with_a_complaint() {
        let pace = Pace::default();
        let now = Instant::now();
        assert_eq!(pace.allowed(), AT_FIRST);
        (0..1_000).for_each(|_| pace.went_well());
        assert_eq!(pace.allowed(), AT_MOST);
        pace.slow_down(now);
        pace.slow_down(now);
        assert_eq!(pace.allowed(), AT_MOST / 2, "two complaints of one moment are one");
        (0..20).for_each(|round| pace.slow_down(now + Duration::from_secs(2 + round)));
        assert_eq!(pace.allowed(), 1);
    }
}
