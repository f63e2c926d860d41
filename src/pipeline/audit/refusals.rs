//! What was refused: wrong sign-ins, and what somebody has no right to. Strangers can cause these, so only so many are
//! written for each span of time; the rest is counted and told by the next one that is written.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::domain::model::{Actor, TenantId, Timestamp};
use crate::pipeline::{Context, PipelineError};
use crate::store::audit::{AuditResult, NewEntry, append_as};

const SPAN_MS: i64 = 60 * 60_000;
/// For each span: at most half a million entries a year, however hard somebody tries.
const ENTRIES: u32 = 60;

/// How many refusals the present span has, and how many were not written since the last that was.
#[derive(Clone, Default)]
pub(in crate::pipeline) struct Refusals(Arc<Mutex<Counted>>);

#[derive(Default)]
struct Counted {
    since: Option<Timestamp>,
    written: u32,
    unwritten: u64,
}

impl Refusals {
    /// The number of those that were not written before, if this one may be.
    fn admit(&self, now: Timestamp) -> Option<u64> {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.since.is_none_or(|since| since.plus_ms(SPAN_MS) <= now) {
            (counted.since, counted.written) = (Some(now), 0);
        }
        if counted.written >= ENTRIES {
            counted.unwritten += 1;
            return None;
        }
        counted.written += 1;
        Some(std::mem::take(&mut counted.unwritten))
    }
}

/// Tells the trail that somebody was refused. `detail` must hold nothing that the stranger typed but ids and names of
/// ours: a password that was typed into the wrong field must not stand there.
///
/// # Errors
/// Those of the store.
pub async fn refused(
    context: &Context,
    actor: Actor,
    action: &'static str,
    subject: String,
    tenant: Option<TenantId>,
    mut detail: Value,
) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let Some(unwritten) = context.refusals.admit(now) else { return Ok(()) };
    if unwritten > 0
        && let Some(members) = detail.as_object_mut()
    {
        members.insert("unwrittenBefore".to_owned(), json!(unwritten));
    }
    let write = context.store.write(move |tx| {
        append_as(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant, detail }, AuditResult::Refused)
    });
    write.await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES, Refusals, SPAN_MS};
    use crate::domain::model::Timestamp;

    #[test]
    fn strangers_cannot_fill_the_trail_and_what_is_left_out_is_counted() {
        let refusals = Refusals::default();
        let now = Timestamp(1_000);
        assert_eq!((0..10_000).filter(|_| refusals.admit(now).is_some()).count(), 60);
        assert_eq!(refusals.admit(now.plus_ms(SPAN_MS - 1)), None);
        assert_eq!(refusals.admit(now.plus_ms(SPAN_MS)), Some(10_001 - u64::from(ENTRIES)));
        assert_eq!(refusals.admit(now.plus_ms(SPAN_MS)), Some(0));
    }
}
