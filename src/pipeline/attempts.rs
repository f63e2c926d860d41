//! Failed sign-ins are counted by account and by address, so that guessing takes longer than anybody lives.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::PipelineError;
use crate::domain::model::Timestamp;

const ATTEMPTS: u32 = 10;
const ATTEMPTS_WINDOW_MS: i64 = 5 * 60_000;
/// Beyond this many, windows that ended are forgotten.
const ATTEMPTS_KEPT: usize = 10_000;

/// Failed attempts by account and by address, in memory: a restart forgives.
#[derive(Clone, Default)]
pub(super) struct Attempts(Arc<Mutex<HashMap<String, (u32, Timestamp)>>>);

impl Attempts {
    pub(super) fn check(&self, keys: &[String], now: Timestamp) -> Result<(), PipelineError> {
        let attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let until = keys
            .iter()
            .filter_map(|key| attempts.get(key))
            .filter(|(count, since)| *count >= ATTEMPTS && now < since.plus_ms(ATTEMPTS_WINDOW_MS))
            .map(|(_, since)| since.plus_ms(ATTEMPTS_WINDOW_MS))
            .max();
        until.map_or(Ok(()), |until| {
            let wait_ms = until.milliseconds().saturating_sub(now.milliseconds());
            let retry_after_seconds = u64::try_from(wait_ms).unwrap_or(0).div_ceil(1_000);
            Err(PipelineError::TooManyAttempts { retry_after_seconds })
        })
    }

    pub(super) fn count(&self, keys: &[String], now: Timestamp) {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if attempts.len() >= ATTEMPTS_KEPT {
            attempts.retain(|_, (_, since)| now < since.plus_ms(ATTEMPTS_WINDOW_MS));
        }
        for key in keys {
            let entry = attempts.entry(key.clone()).or_insert((0, now));
            if entry.1.plus_ms(ATTEMPTS_WINDOW_MS) <= now {
                *entry = (0, now);
            }
            entry.0 += 1;
        }
    }

    pub(super) fn forgive(&self, keys: &[String]) {
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.retain(|key, _| !keys.contains(key));
    }
}
