//! How a person likes to see the web app.

use serde_json::json;

use super::{Actor, Context, PipelineError};
use crate::domain::model::{Preferences, UserId};
use crate::store::audit::{NewEntry, append};
use crate::store::preferences;

/// What holds for who never chose anything, where he did not.
///
/// # Errors
/// Those of the store.
pub async fn of_user(context: &Context, user: UserId) -> Result<Preferences, PipelineError> {
    Ok(context.store.read(move |tx| preferences::of_user(tx, user)).await?.unwrap_or_default())
}

/// Puts them in place of those before. The audit trail has which parts changed, and not what they are.
///
/// # Errors
/// [`PipelineError::Invalid`] naming the part that is not as it must be.
pub async fn put(
    context: &Context,
    actor: Actor,
    user: UserId,
    chosen: Preferences,
) -> Result<Preferences, PipelineError> {
    chosen
        .check()
        .map_err(|fault| PipelineError::Invalid { field: fault.field, expected: fault.expected.to_owned() })?;
    let now = context.clock.now();
    let stored = context.store.write(move |tx| {
        let before = preferences::of_user(tx, user)?.unwrap_or_default();
        let changed = chosen.changed_parts(&before);
        if changed.is_empty() {
            return Ok(chosen);
        }
        preferences::put(tx, user, &chosen, now)?;
        let (action, subject, detail) = ("preferences.change", user.to_string(), json!({ "changed": changed }));
        append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: None, detail })?;
        Ok(chosen)
    });
    Ok(stored.await?)
}
