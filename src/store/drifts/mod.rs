//! Drifts and their events. Where and what differs is sealed, as it is made of resource bodies.

mod change;
mod detail;
mod list;

pub use change::{Setting, accept, apply, expire, reopen, snooze};
pub use detail::Detail;
pub use list::{
    Counts, Filter, counts_by_area, counts_by_tenant, events, find, list, of_resource, unresolved,
    unresolved_by_resource,
};

use crate::domain::drift::{DriftChange, DriftState, Resolution};
use crate::domain::model::{AreaKey, DriftId, ResourceId, Severity, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct Drift {
    pub id: DriftId,
    pub tenant_id: TenantId,
    pub area: AreaKey,
    pub resource_id: ResourceId,
    pub resource_name: String,
    pub change: DriftChange,
    pub severity: Severity,
    pub state: DriftState,
    pub resolution: Option<Resolution>,
    pub baseline_version: u64,
    pub detail: Detail,
    pub first_seen_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub resolved_at: Option<Timestamp>,
    /// When an acceptance or a snooze ends.
    pub held_until: Option<Timestamp>,
    pub accepted_reason: Option<String>,
    pub accepted_by: Option<String>,
}

/// One entry of a drift's history.
#[derive(Debug, Clone)]
pub struct DriftEvent {
    pub at: Timestamp,
    pub event: String,
    pub actor: String,
    pub detail: Option<String>,
}
