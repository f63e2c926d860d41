//! How much is logged, changed while the process runs: as configured, or as somebody chose for a while.

use std::sync::{Arc, PoisonError, RwLock};

use crate::config::LogLevel;
use crate::domain::model::Timestamp;

/// The level of one log. Its clones are the same level.
#[derive(Debug, Clone)]
pub struct Levels(Arc<RwLock<State>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    configured: LogLevel,
    chosen: Option<Chosen>,
}

/// A choice ends by itself, so that nobody forgets a talkative log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    pub level: LogLevel,
    pub until: Timestamp,
}

impl Levels {
    pub fn new(configured: LogLevel) -> Self {
        Self(Arc::new(RwLock::new(State { configured, chosen: None })))
    }

    /// The least severe level that is logged now.
    pub fn now(&self) -> LogLevel {
        let state = self.state();
        state.chosen.map_or(state.configured, |chosen| chosen.level)
    }

    pub fn configured(&self) -> LogLevel {
        self.state().configured
    }

    pub fn chosen(&self) -> Option<Chosen> {
        self.state().chosen
    }

    pub fn configure(&self, level: LogLevel) {
        self.change(|state| state.configured = level);
    }

    pub fn choose(&self, chosen: Option<Chosen>) {
        self.change(|state| state.chosen = chosen);
    }

    fn state(&self) -> State {
        *self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.write().unwrap_or_else(PoisonError::into_inner));
    }
}
