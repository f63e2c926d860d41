//! Drifts and their events. Where and what differs is sealed, as it is made of resource bodies.

mod change;
mod detail;
mod directions;
mod filter;
mod groups;
mod list;
mod same_change;

pub use change::{Ended, Entry, Setting, apply, ended, enter, settle, tell};
pub use detail::Detail;
pub use directions::weakening_by_area;
pub use filter::{Assignee, Filter, Mark};
pub use groups::{Group, Grouping, Rank, groups, ids};
pub use list::{
    Counts, count_of_change, counts_by_area, events, find, known, list, living, of_change, of_resource, tenant_of,
    unresolved_by_resource,
};
pub use same_change::{ChangeKey, make_keys};

use super::acceptances::Acceptance;
use super::attributions::Attributed;
use super::drift_assignments::Assigned;
use crate::domain::drift::{DriftChange, DriftState, Flapping, Resolution};
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
    /// When a snooze or a restore ends.
    pub held_until: Option<Timestamp>,
    /// That it went to and fro; it is calm when that time is over.
    pub flapping: Option<Flapping>,
    /// How often it came back after it was resolved.
    pub times_back: u64,
    /// The same for the same change elsewhere; none until it is made for a drift from before there were keys.
    pub change_key: Option<ChangeKey>,
    /// The one that runs, whether the live value is the accepted one or left it.
    pub acceptance: Option<Acceptance>,
    /// Who looks after it.
    pub assignee: Option<Assigned>,
    /// How many things people said about it.
    pub comments: u64,
    /// Who made the change, as far as the logs tell; none where no reading found it, as after a change of the baseline.
    pub attribution: Option<Attributed>,
}

/// One entry of a drift's history.
#[derive(Debug, Clone)]
pub struct DriftEvent {
    pub at: Timestamp,
    pub event: String,
    pub actor: String,
    pub detail: Option<String>,
}
