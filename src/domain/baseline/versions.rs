//! What differs between two versions of a baseline.

use std::collections::{BTreeMap, BTreeSet};

use super::Watch;
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::model::ResourceId;
use crate::domain::normalise::Canonical;

/// A resource of a version.
#[derive(Debug, Clone)]
pub struct AgreedResource {
    pub id: ResourceId,
    pub name: String,
    pub watch: Watch,
    /// What is agreed; `None` where it is known to be the same in both versions.
    pub state: Option<Canonical>,
}

/// What one version says otherwise about a resource than another.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionChange {
    pub resource_id: ResourceId,
    pub name: String,
    pub what: AgreedChange,
}

#[derive(Debug, Clone, PartialEq)]
pub enum AgreedChange {
    Added,
    Removed,
    /// Watched in another way.
    Rewatched {
        before: Watch,
        after: Watch,
    },
    /// Another value is agreed.
    Changed(PropertyChange),
}

/// All differences from one version to another, by resource id.
pub fn compare_versions(before: &[AgreedResource], after: &[AgreedResource]) -> Vec<VersionChange> {
    let (before, after) = (by_id(before), by_id(after));
    let ids: BTreeSet<&ResourceId> = before.keys().chain(after.keys()).copied().collect();
    ids.into_iter().flat_map(|id| changes(before.get(id).copied(), after.get(id).copied())).collect()
}

fn changes(before: Option<&AgreedResource>, after: Option<&AgreedResource>) -> Vec<VersionChange> {
    let of = |resource: &AgreedResource, what| VersionChange {
        resource_id: resource.id.clone(),
        name: resource.name.clone(),
        what,
    };
    match (before, after) {
        (Some(before), None) => vec![of(before, AgreedChange::Removed)],
        (None, Some(after)) => vec![of(after, AgreedChange::Added)],
        (Some(before), Some(after)) => {
            let mut changes = Vec::new();
            if !is_same_watch(&before.watch, &after.watch) {
                let (before, now) = (before.watch.clone(), after.watch.clone());
                changes.push(of(after, AgreedChange::Rewatched { before, after: now }));
            }
            if let (Some(earlier), Some(later)) = (&before.state, &after.state) {
                changes
                    .extend(compare(earlier, later).into_iter().map(|change| of(after, AgreedChange::Changed(change))));
            }
            changes
        }
        (None, None) => Vec::new(),
    }
}

/// The order of paths means nothing, and paths mean nothing outside of `properties`.
fn is_same_watch(before: &Watch, after: &Watch) -> bool {
    let paths = |watch: &Watch| watch.used_paths().map(str::to_owned).collect::<BTreeSet<_>>();
    before.mode == after.mode && paths(before) == paths(after)
}

fn by_id(resources: &[AgreedResource]) -> BTreeMap<&ResourceId, &AgreedResource> {
    resources.iter().map(|resource| (&resource.id, resource)).collect()
}
