//! How the simulated service behaves as a whole; tests change it while it runs.

use serde::{Deserialize, Serialize};

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
        }
    }
}
