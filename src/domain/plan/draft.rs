//! Requests before they have their order and their numbers.

use serde_json::{Value, json};

use super::{OperationKind, PlannedChange, PlannedRequest};
use crate::domain::catalog::{Area, Entry};
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::model::{Direction, DriftId, ResourceId, Severity};
use crate::domain::normalise::{Canonical, NormaliseError, normalise};

/// All requests for one resource, in their order.
#[derive(Debug, Clone)]
pub(super) struct Group<'a> {
    pub(super) entry: &'a Entry,
    pub(super) resource: ResourceId,
    pub(super) name: String,
    pub(super) seen: Option<Value>,
    pub(super) wanted: Option<Value>,
    pub(super) drafts: Vec<Draft>,
}

#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) kind: OperationKind,
    pub(super) part: String,
    pub(super) request: PlannedRequest,
    /// The resource when this is done, where that is not how it is to be in the end.
    pub(super) interim: Option<Value>,
    pub(super) changes: Vec<PlannedChange>,
    pub(super) cause: Cause,
    pub(super) permissions: Vec<String>,
    pub(super) undocumented: bool,
    /// Stands for the id of what it makes, until there are numbers.
    pub(super) makes: Option<u32>,
    pub(super) is_for_one_of_a_set: bool,
    pub(super) needs: Needs,
}

/// What a request needs of those before it for the same resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    /// That the resource was made.
    First,
    Previous,
}

/// Why something is written.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cause {
    pub(super) drifts: Vec<DriftId>,
    pub(super) severity: Option<Severity>,
    /// Where the drift led; restoring leads the other way.
    pub(super) directions: Vec<Direction>,
}

impl Cause {
    pub(super) fn add(&mut self, other: &Self) {
        for drift in &other.drifts {
            if !self.drifts.contains(drift) {
                self.drifts.push(*drift);
            }
        }
        self.severity = self.severity.max(other.severity);
        self.directions.extend(&other.directions);
    }
}

/// The differences between two states of a resource.
pub(super) fn differences(area: &Area, before: &Value, after: &Value) -> Result<Vec<PropertyChange>, NormaliseError> {
    Ok(compare(&normalise(area, before)?, &normalise(area, after)?))
}

impl From<PropertyChange> for PlannedChange {
    fn from(change: PropertyChange) -> Self {
        let PropertyChange { path, kind, before, after, added: _, removed: _, after_hash: _ } = change;
        Self { path, kind, before, after }
    }
}

/// The one change of a resource that comes or goes.
pub(super) fn whole(before: Option<&Canonical>, after: Option<&Canonical>) -> Vec<PlannedChange> {
    let shown =
        |side: Option<&Canonical>| side.map_or(json!(null), |side| side.at("").map_or(json!({}), |node| node.shown()));
    let kind = crate::domain::diff::ChangeKind::Value;
    vec![PlannedChange { path: String::new(), kind, before: shown(before), after: shown(after) }]
}

/// The requests for a resource between two states.
pub(super) fn group<'a>(
    entry: &'a Entry,
    id: &ResourceId,
    name: &str,
    seen: Option<&Value>,
    wanted: Option<&Value>,
    drafts: Vec<Draft>,
) -> Group<'a> {
    let (resource, name) = (id.clone(), name.to_owned());
    Group { entry, resource, name, seen: seen.cloned(), wanted: wanted.cloned(), drafts }
}
