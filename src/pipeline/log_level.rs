//! How much is logged: chosen for a while, without a restart.

use serde_json::json;
use slog::info;

use super::{Actor, Context, PipelineError};
use crate::domain::model::Timestamp;
use crate::logging::{Chosen, LogLevel};
use crate::store::audit::{NewEntry, append};

const MS_PER_MINUTE: i64 = 60_000;
/// A day: long enough to wait for what happens once a night.
pub const MOST_MINUTES: u32 = 1_440;

/// What is logged now, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelNow {
    pub level: LogLevel,
    pub configured: LogLevel,
    /// None while the configured level holds.
    pub until: Option<Timestamp>,
}

pub fn get(context: &Context) -> LevelNow {
    let levels = &context.levels;
    LevelNow { level: levels.now(), configured: levels.configured(), until: levels.chosen().map(|chosen| chosen.until) }
}

/// Logs more or less for some minutes; then the configured level holds again. A restart ends it, too.
///
/// # Errors
/// [`PipelineError::Invalid`] for a time that is none, or longer than a day.
pub async fn choose(context: &Context, actor: Actor, level: LogLevel, minutes: u32) -> Result<LevelNow, PipelineError> {
    if !(1..=MOST_MINUTES).contains(&minutes) {
        let expected = format!("expected a number of minutes from 1 to {MOST_MINUTES}");
        return Err(PipelineError::Invalid { field: "minutes", expected });
    }
    let until = context.clock.now().plus_ms(i64::from(minutes) * MS_PER_MINUTE);
    write_down(context, actor, "logLevel.choose", level, Some(until)).await?;
    context.levels.choose(Some(Chosen { level, until }));
    Ok(get(context))
}

/// Goes back to the configured level.
///
/// # Errors
/// Those of the store.
pub async fn end(context: &Context, actor: Actor) -> Result<LevelNow, PipelineError> {
    if context.levels.chosen().is_some() {
        write_down(context, actor, "logLevel.end", context.levels.configured(), None).await?;
        context.levels.choose(None);
        info!(context.logger, "the log is as talkative as configured again"; "level_name" => context.levels.now().as_str());
    }
    Ok(get(context))
}

/// Ends a choice whose time is over.
///
/// # Errors
/// Those of the store; the next call tries it again.
pub async fn expire(context: &Context) -> Result<(), PipelineError> {
    let now = context.clock.now();
    if context.levels.chosen().is_some_and(|chosen| chosen.until <= now) {
        end(context, Actor::plumbline()).await?;
    }
    Ok(())
}

async fn write_down(
    context: &Context,
    actor: Actor,
    action: &'static str,
    after: LogLevel,
    until: Option<Timestamp>,
) -> Result<(), PipelineError> {
    let (now, before) = (context.clock.now(), context.levels.now());
    let until = until.map(|time| time.to_string());
    let detail = json!({ "before": before.as_str(), "after": after.as_str(), "until": until });
    let written = context.store.write(move |tx| {
        let subject = "log level".to_owned();
        append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: None, detail })
    });
    Ok(written.await?)
}
