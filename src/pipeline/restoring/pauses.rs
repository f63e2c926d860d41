//! How long is waited for what.

use std::time::Duration;

/// Graph shows what was written after a while (concepts/best-practices-concept.md, eventual consistency).
#[derive(Debug, Clone, Copy)]
pub struct Pauses {
    /// Before what was written is read back for the first time; it doubles from look to look.
    pub first: Duration,
    pub longest: Duration,
    /// How long after the last request what is not there yet may still come.
    pub verifying: Duration,
    /// How long after a request whose answer was lost it may still be carried out.
    pub settling: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(2),
            longest: Duration::from_secs(60),
            verifying: Duration::from_secs(15 * 60),
            settling: Duration::from_secs(10),
        }
    }
}

impl Pauses {
    /// The pause after another one.
    pub(super) fn after(&self, pause: Duration) -> Duration {
        pause.saturating_mul(2).min(self.longest)
    }
}

/// Saturates, which no pause comes near to.
pub(super) fn milliseconds(pause: Duration) -> i64 {
    i64::try_from(pause.as_millis()).unwrap_or(i64::MAX)
}
