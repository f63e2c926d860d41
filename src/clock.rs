//! The only source of the present moment. Whoever needs the time takes a `Clock`, so that a test can set it.
//! Nothing here sleeps.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::domain::model::Timestamp;

/// Tells the present moment.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// A clock that many tasks share.
pub type SharedClock = Arc<dyn Clock>;

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_millisecond())
    }
}

/// A clock that stands still until it is told to move: for tests. Its clones show the same time.
#[derive(Debug, Clone)]
pub struct FixedClock(Arc<AtomicI64>);

impl FixedClock {
    pub fn at(moment: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(moment.milliseconds())))
    }

    pub fn advance_ms(&self, delta_ms: i64) {
        self.0.fetch_add(delta_ms, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, FixedClock, SystemClock};
    use crate::domain::model::Timestamp;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = FixedClock::at(Timestamp(1_000));
        let other_hand = clock.clone();
        assert_eq!(clock.now(), Timestamp(1_000));
        other_hand.advance_ms(250);
        assert_eq!(clock.now(), Timestamp(1_250));
    }

    #[test]
    fn the_system_clock_is_past_2025() {
        assert!(SystemClock.now() > Timestamp(1_735_689_600_000));
    }
}
