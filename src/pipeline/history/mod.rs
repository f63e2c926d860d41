//! The time machine: areas and resources as they were, what changed between two moments, and since when a property
//! has the value that it has. Everything is answered from the versions that are kept, by the rules of today.

mod changes;
mod moment;
mod timeline;

pub use changes::{AreaChange, AreaChanges, ChangesAsked, WhatHappened, changes};
pub(super) use moment::kept_at;
pub use moment::{Moment, PastPage, PastResource, area, resource, versions};
pub use timeline::{Timeline, TimelineAsked, TimelineSpan, timeline};

use super::PipelineError;
use crate::domain::model::{AreaKey, TenantId, Timestamp};
use crate::store::{ReadTx, StoreError, history, tenants};

/// The clocks of browser and server may differ by this.
const TOLERANCE_MS: i64 = 60_000;

/// Outer for the store, inner for who asked.
type Answer<T> = Result<Result<T, PipelineError>, StoreError>;

/// A moment of which there is history.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::NoHistory`], [`PipelineError::BeforeHistory`], or
/// [`PipelineError::Invalid`] for a moment to come.
pub(super) fn check_moment(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    (field, at): (&'static str, Timestamp),
    now: Timestamp,
) -> Answer<()> {
    if tenants::find(tx, tenant)?.is_none() {
        return Ok(Err(PipelineError::NotFound { what: "tenant" }));
    }
    if at > now.plus_ms(TOLERANCE_MS) {
        return Ok(Err(PipelineError::Invalid {
            field,
            expected: format!("expected a time that has passed, not {at}"),
        }));
    }
    Ok(match history::since(tx, tenant, area)? {
        None => Err(PipelineError::NoHistory { area: area.clone() }),
        Some(since) if at < since => Err(PipelineError::BeforeHistory { field, since }),
        Some(_) => Ok(()),
    })
}
