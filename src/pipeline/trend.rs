//! How many drifts were open from day to day.

use super::insights::{day, first_day_kept};
use super::{Context, PipelineError, retention};
use crate::store::drift_days::{self, Chosen, DriftDay};

/// While a day lasts, its figures are made anew this often.
const AGAIN_AFTER_MS: i64 = 60 * 60 * 1000;

/// Notes what is open now as the figures of the day, unless that was done within the hour; tells whether it did.
///
/// # Errors
/// Those of the store.
pub async fn note_due(context: &Context) -> Result<bool, PipelineError> {
    let now = context.clock.now();
    let today = day(now);
    let noted = context.store.write(move |tx| {
        if drift_days::noted_at(tx, today)?.is_some_and(|at| now < at.plus_ms(AGAIN_AFTER_MS)) {
            return Ok(false);
        }
        drift_days::note(tx, today, now).map(|()| true)
    });
    Ok(noted.await?)
}

/// The last days, the oldest first; the last one is as it stands at this moment. A day on which the server did not run
/// is not there.
///
/// # Errors
/// Those of the store.
pub async fn days(context: &Context, chosen: Chosen, count: u32) -> Result<Vec<DriftDay>, PipelineError> {
    let now = context.clock.now();
    let today = day(now);
    let read = context.store.read(move |tx| {
        let kept = first_day_kept(now, retention::terms_of(tx)?.figure_days);
        let mut days = drift_days::days(tx, &chosen, kept.max(first_day_kept(now, count)), today)?;
        days.extend(drift_days::present(tx, &chosen, today)?);
        Ok(days)
    });
    Ok(read.await?)
}
