//! What of the configuration is read again while the server runs: the encryption keys and the level of the log.

use std::sync::Arc;

use serde_json::json;
use slog::{info, warn};

use super::{Actor, Context, PipelineError, keys};
use crate::crypto::MasterKeys;
use crate::logging::LogLevel;
use crate::store::StoreError;
use crate::store::audit::{NewEntry, append};

/// What was found when the configuration was read again.
#[derive(Debug)]
pub struct Reread {
    pub keys: MasterKeys,
    pub log_level: LogLevel,
}

/// Reads the configuration again; the error tells all its faults.
pub type Rereader = Arc<dyn Fn() -> Result<Reread, String> + Send + Sync>;

/// Reads the configuration again and takes what may change. A configuration with faults changes nothing.
///
/// # Errors
/// Those of the store; [`StoreError::MissingKey`] when the keys do not open the database.
pub async fn reload(context: &Context) -> Result<(), PipelineError> {
    let Some(rereader) = context.rereader.clone() else { return Ok(()) };
    let reread = tokio::task::spawn_blocking(move || rereader()).await.map_err(|_| StoreError::Stopped)?;
    let Reread { keys: found, log_level } = match reread {
        Ok(reread) => reread,
        Err(faults) => {
            warn!(context.logger, "the configuration has faults, so that nothing of it is taken"; "faults" => faults);
            return Ok(());
        }
    };
    take_keys(context, found).await?;
    let before = context.levels.configured();
    if before != log_level {
        context.levels.configure(log_level);
        let detail = json!({ "before": before.as_str(), "after": log_level.as_str() });
        write_down(context, "logLevel.configure", "log level", detail).await?;
    }
    Ok(())
}

async fn take_keys(context: &Context, found: MasterKeys) -> Result<(), PipelineError> {
    let before = keys::wrapping(context).await?;
    let (current, previous) = (found.current.id(), found.previous.as_ref().map(|key| key.id()));
    if (current, previous) == (before.current, before.previous) {
        return Ok(());
    }
    keys::take(context, found).await?;
    info!(context.logger, "the encryption keys are taken anew"; "current_id" => current.to_string());
    let detail = json!({ "before": before.current.to_string(), "after": current.to_string() });
    write_down(context, "key.reload", "encryption key", detail).await
}

async fn write_down(
    context: &Context,
    action: &'static str,
    subject: &'static str,
    detail: serde_json::Value,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let written = context.store.write(move |tx| {
        let actor = Actor::plumbline();
        append(tx, &NewEntry { at: now, actor: &actor, action, subject: subject.to_owned(), tenant: None, detail })
    });
    Ok(written.await?)
}
