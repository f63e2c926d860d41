//! One limit: so many units in so much time. Pure arithmetic on moments that are given to it.

use std::collections::VecDeque;

use tokio::time::{Duration, Instant};

/// Requests that leave a window apart may reach Graph closer together, so units come back this much later.
const MARGIN: Duration = Duration::from_millis(150);
/// After so many windows without a refusal a limit that was learned is loosened a little.
const CLEAN_WINDOWS: u32 = 10;
const LONGEST_STRETCH: u32 = 64;
/// After a refusal without `Retry-After`, as conditional access sends them.
const PAUSE_WITHOUT_A_WORD: Duration = Duration::from_secs(1);
/// No limit is believed to be smaller than this part of the documented one; a longer window is.
const LEAST_PART: u32 = 50;
/// Below a twentieth of the limit a refusal is hardly about us.
const UNSUSPICIOUS_PART: u32 = 20;

/// A bucket whose units come back one window after they were spent, so that no window of Graph's, wherever it begins,
/// sees more than the limit.
#[derive(Debug)]
pub(super) struct Window {
    /// What the documentation allows.
    documented: u32,
    /// What is believed to be allowed: less after a refusal.
    limit: u32,
    length: Duration,
    /// By how much the service's window is believed to be longer than documented.
    stretch: u32,
    spent: VecDeque<(Instant, u32)>,
    used: u32,
    paused_until: Option<Instant>,
    episode: Option<Episode>,
    clean_since: Instant,
}

/// A burst of refusals that belong together.
#[derive(Debug, Clone, Copy)]
struct Episode {
    at: Instant,
    used: u32,
    refused: u32,
    /// Whether it came soon after another one.
    follows: bool,
}

impl Window {
    pub(super) fn new(documented: u32, length: Duration, now: Instant) -> Self {
        Self {
            documented,
            limit: documented,
            length,
            stretch: 1,
            spent: VecDeque::new(),
            used: 0,
            paused_until: None,
            episode: None,
            clean_since: now,
        }
    }

    /// Spends the units, or tells when it is worth asking again. `percent` of the limit is for the caller's priority.
    pub(super) fn spend(&mut self, now: Instant, units: u32, percent: u32) -> Result<(), Instant> {
        if let Some(until) = self.paused_until.filter(|until| *until > now) {
            return Err(until);
        }
        self.refresh(now);
        let allowed = (self.limit.saturating_mul(percent) / 100).max(1);
        // What costs more than the whole limit goes alone.
        if self.used == 0 || self.used.saturating_add(units) <= allowed {
            self.used = self.used.saturating_add(units);
            self.spent.push_back((now, units));
            return Ok(());
        }
        Err(self.when_free(units, allowed))
    }

    /// Graph refused units that were spent at `sent_at`. Learns how much is really allowed.
    pub(super) fn refused(&mut self, now: Instant, sent_at: Instant, units: u32, retry_after: Option<Duration>) {
        self.refresh(now);
        self.pause(now + retry_after.unwrap_or(self.length.min(PAUSE_WITHOUT_A_WORD)));
        let used = self.used.max(units);
        let known = self.episode.filter(|episode| sent_at <= episode.at);
        let mut episode = known.unwrap_or(Episode {
            at: now,
            used,
            refused: 0,
            follows: self.episode.is_some_and(|last| now < last.at + self.effective() * 2),
        });
        episode.refused = episode.refused.saturating_add(units);
        self.episode = Some(episode);
        self.clean_since = now;
        // When nothing at all went through, the window has not begun anew, whatever is left of it by our count.
        let is_shut = episode.refused >= episode.used;
        if !is_shut {
            self.give_back(units);
        }
        // One refusal while next to nothing is used says that somebody else used much, not that we may use less.
        if episode.used > self.documented / UNSUSPICIOUS_PART || episode.follows {
            self.learn(episode);
            if is_shut && known.is_none() {
                self.stretch = (self.stretch * 2).min(LONGEST_STRETCH);
            }
        }
    }

    fn learn(&mut self, episode: Episode) {
        // When most was refused, or again, what went through is the limit; else something between is.
        let is_certain = episode.follows || episode.refused.saturating_mul(2) >= episode.used;
        let allowed = if is_certain { self.used } else { self.used.max(self.documented / 2) };
        self.limit = self.limit.min(allowed.max(self.documented / LEAST_PART).max(1));
    }

    /// What was refused was not spent.
    fn give_back(&mut self, units: u32) {
        let mut left = units;
        for (_, spent) in self.spent.iter_mut().rev() {
            let back = left.min(*spent);
            *spent -= back;
            self.used = self.used.saturating_sub(back);
            left -= back;
        }
    }

    /// Graph says that the limit is near: nothing is spent for a while.
    pub(super) fn pause(&mut self, until: Instant) {
        self.paused_until = Some(self.paused_until.map_or(until, |known| known.max(until)));
    }

    /// Another limit, as when the size of the tenant becomes known.
    pub(super) fn set_documented(&mut self, documented: u32) {
        if self.limit == self.documented {
            self.limit = documented;
        }
        self.documented = documented;
    }

    /// Units spent within the current window, and the limit as documented.
    pub(super) fn state(&mut self, now: Instant) -> (u32, u32) {
        self.refresh(now);
        (self.used, self.documented)
    }

    pub(super) fn length(&self) -> Duration {
        self.length
    }

    fn effective(&self) -> Duration {
        self.length * self.stretch + MARGIN
    }

    fn refresh(&mut self, now: Instant) {
        let length = self.effective();
        while let Some((_, units)) = self.spent.pop_front_if(|(at, _)| *at + length <= now) {
            self.used = self.used.saturating_sub(units);
        }
        if now >= self.clean_since + length * CLEAN_WINDOWS {
            self.clean_since = now;
            self.limit = self.documented.min(self.limit + (self.documented / 10).max(1));
            self.stretch = (self.stretch / 2).max(1);
        }
    }

    fn when_free(&self, units: u32, allowed: u32) -> Instant {
        let mut left = self.used;
        for (at, spent) in &self.spent {
            left = left.saturating_sub(*spent);
            if left == 0 || left.saturating_add(units) <= allowed {
                return *at + self.effective();
            }
        }
        Instant::now() + self.effective()
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::{Duration, Instant};

    use super::Window;

    const SECOND: Duration = Duration::from_secs(1);

    /// Sends as much as the window grants to a service that really allows `allowed` in `length`, for `seconds`; tells
    /// how many went through and how many were refused.
    fn play(window: &mut Window, start: Instant, allowed: usize, length: Duration, seconds: u64) -> (usize, usize) {
        let (mut accepted, mut refused): (Vec<Instant>, usize) = (Vec::new(), 0);
        let mut now = start;
        while now < start + SECOND * u32::try_from(seconds).expect("small") {
            match window.spend(now, 1, 100) {
                Ok(()) if accepted.iter().filter(|at| **at + length > now).count() < allowed => accepted.push(now),
                Ok(()) => {
                    refused += 1;
                    window.refused(now, now, 1, Some(SECOND));
                }
                Err(later) => now = later.max(now + Duration::from_millis(1)),
            }
        }
        (accepted.len(), refused)
    }

    #[test]
    fn no_window_ever_sees_more_than_the_limit() {
        let start = Instant::now();
        let mut window = Window::new(10, SECOND, start);
        let (accepted, refused) = play(&mut window, start, 10, SECOND, 60);
        assert_eq!(refused, 0);
        assert!(accepted > 450, "{accepted} of at most 600");
    }

    #[test]
    fn a_tighter_limit_is_learned() {
        let start = Instant::now();
        let mut window = Window::new(1000, SECOND * 20, start);
        let (accepted, refused) = play(&mut window, start, 100, SECOND * 20, 600);
        assert!(refused < 12, "{refused}");
        assert!(accepted > 2_000, "{accepted} of at most 3,000");
    }

    #[test]
    fn a_longer_window_is_learned() {
        let start = Instant::now();
        let mut window = Window::new(1, SECOND, start);
        let (accepted, refused) = play(&mut window, start, 1, SECOND * 10, 600);
        assert!(refused < 40, "{refused}");
        assert!(accepted > 25, "{accepted} of at most 60");
    }

    #[test]
    fn refusals_of_one_burst_are_one_lesson() {
        let start = Instant::now();
        let mut window = Window::new(1000, SECOND * 20, start);
        for _ in 0..900 {
            window.spend(start, 1, 90).expect("within the limit");
        }
        for _ in 0..800 {
            window.refused(start + SECOND, start, 1, Some(SECOND * 5));
        }
        assert_eq!(window.limit, 100);
        assert_eq!(window.stretch, 1);
        assert_eq!(window.spend(start + SECOND * 2, 1, 100), Err(start + SECOND * 6), "Retry-After is obeyed");
    }

    #[test]
    fn a_single_refusal_at_low_use_is_no_lesson() {
        let start = Instant::now();
        let mut window = Window::new(1000, SECOND * 20, start);
        window.spend(start, 1, 100).expect("within the limit");
        window.refused(start, start, 1, None);
        assert_eq!((window.limit, window.stretch), (1000, 1));
    }

    #[test]
    fn schedules_leave_room_for_people() {
        let now = Instant::now();
        let mut window = Window::new(10, SECOND, now);
        for _ in 0..8 {
            window.spend(now, 1, 80).expect("within its part");
        }
        assert!(window.spend(now, 1, 80).is_err());
        assert!(window.spend(now, 1, 100).is_ok());
    }

    #[test]
    fn what_costs_more_than_everything_goes_alone() {
        let now = Instant::now();
        let mut window = Window::new(5, SECOND, now);
        assert!(window.spend(now, 9, 100).is_ok());
        assert!(window.spend(now, 1, 100).is_err());
    }
}
