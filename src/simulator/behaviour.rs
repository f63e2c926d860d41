//! How the simulated service behaves as a whole; tests change it while it runs.

use serde::{Deserialize, Serialize};

/// Whether the service keeps its documented limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Limits {
    #[default]
    Off,
    Documented,
    /// So many times less than documented.
    Tighter(u64),
}

impl Limits {
    /// By what the documented numbers are divided; none when nothing is limited.
    pub fn factor(self) -> Option<u64> {
        match self {
            Self::Off => None,
            Self::Documented => Some(1),
            Self::Tighter(factor) => Some(factor.max(1)),
        }
    }
}

/// Answers that fail at random.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Chaos {
    /// From 0 (none fails) to 1 (all fail).
    pub share: f64,
    /// The same seed makes the same answers fail.
    pub seed: u64,
}

/// The behaviour that is not a fault of one path.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Behaviour {
    /// Unordered collections, keys and the case of GUIDs differ at each read.
    pub shuffle: bool,
    /// How long each answer takes.
    pub delay_ms: u64,
    pub token_lifetime_seconds: u64,
    /// Objects in a page when the client asks for no size.
    pub page_size: usize,
    /// No page is larger than this, whatever the client asks for.
    pub largest_page: usize,
    /// How long readers still see the state before a change.
    pub lag_ms: u64,
    pub limits: Limits,
    pub chaos: Option<Chaos>,
    /// Whether a refresh token that was used counts on, as Microsoft does it at present.
    pub keep_used_refresh_tokens: bool,
    /// Whether requests are kept for tests to look at; benchmarks do without.
    pub record: bool,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            shuffle: false,
            delay_ms: 0,
            token_lifetime_seconds: 3599,
            page_size: 100,
            largest_page: 1000,
            lag_ms: 0,
            limits: Limits::Off,
            chaos: None,
            keep_used_refresh_tokens: false,
            record: true,
        }
    }
}

/// Some of the behaviour; what is not named stays.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct BehaviourChange {
    shuffle: Option<bool>,
    delay_ms: Option<u64>,
    token_lifetime_seconds: Option<u64>,
    page_size: Option<usize>,
    largest_page: Option<usize>,
    lag_ms: Option<u64>,
    limits: Option<Limits>,
    chaos: Option<Chaos>,
    keep_used_refresh_tokens: Option<bool>,
    record: Option<bool>,
}

impl Behaviour {
    /// This behaviour with a change applied.
    pub fn changed(self, change: BehaviourChange) -> Self {
        Self {
            shuffle: change.shuffle.unwrap_or(self.shuffle),
            delay_ms: change.delay_ms.unwrap_or(self.delay_ms),
            token_lifetime_seconds: change.token_lifetime_seconds.unwrap_or(self.token_lifetime_seconds),
            page_size: change.page_size.unwrap_or(self.page_size).max(1),
            largest_page: change.largest_page.unwrap_or(self.largest_page).max(1),
            lag_ms: change.lag_ms.unwrap_or(self.lag_ms),
            limits: change.limits.unwrap_or(self.limits),
            chaos: change.chaos.or(self.chaos).filter(|chaos| chaos.share > 0.0),
            keep_used_refresh_tokens: change.keep_used_refresh_tokens.unwrap_or(self.keep_used_refresh_tokens),
            record: change.record.unwrap_or(self.record),
        }
    }
}
