//! What the second pair of eyes is told about the tenant. Whatever is not known is said to be unknown.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::RestoreSettings;
use crate::domain::model::{AreaKey, CollectionStatus, ResourceId, Timestamp};

/// A resource of an area.
pub(super) type Place = (AreaKey, ResourceId);

#[derive(Debug, Clone)]
pub struct Facts {
    pub now: Timestamp,
    /// When the plan ends by itself.
    pub expires_at: Timestamp,
    pub settings: RestoreSettings,
    /// As the resources are right now.
    pub fresh: BTreeMap<Place, Fresh>,
    /// What was agreed about the resources of the plan; for an undo, what was there before.
    pub agreed: BTreeMap<Place, Value>,
    /// What was chosen to be written.
    pub drifted: Vec<Drifted>,
    /// The last attempt to read each area of the plan.
    pub collections: BTreeMap<AreaKey, LastCollection>,
    /// Ids that stand in bodies, in lower case.
    pub ids: BTreeMap<String, IdState>,
    /// The names of resources whose bodies hold the id of one that is to be removed.
    pub referrers: BTreeMap<Place, Vec<String>>,
    pub own: Own,
    /// What the write connection may do; none where there is no such connection.
    pub granted: Option<BTreeSet<String>>,
    /// By id.
    pub people: BTreeMap<String, Person>,
    /// Who administers the tenant; none where it was not read.
    pub administrators: Option<BTreeSet<String>>,
    /// How many users there are; none where they were not read.
    pub users: Option<u64>,
    /// How many members each group has whose members were read.
    pub group_sizes: BTreeMap<String, u64>,
}

/// A resource as it is right now.
#[derive(Debug, Clone, PartialEq)]
pub enum Fresh {
    There(Value),
    Gone,
    NotRead { reason: String },
}

/// A place that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drifted {
    pub area: AreaKey,
    pub resource: ResourceId,
    /// Empty for a whole resource.
    pub path: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastCollection {
    pub status: CollectionStatus,
    /// It lost too much to be believed at once.
    pub is_held: bool,
}

/// Whether there is an object of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdState {
    There,
    Gone,
    Unknown,
}

/// The application that reads and the one that writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Client ids, and ids of their service principals and app registrations in the tenant; in lower case.
    pub ids: BTreeSet<String>,
}

/// Somebody whose way in matters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// Those that are known.
    pub groups: BTreeSet<String>,
    /// Templates of the directory roles.
    pub roles: BTreeSet<String>,
}
