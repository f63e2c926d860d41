//! Comparing two states of a whole area.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, compare};
use crate::domain::model::ResourceId;
use crate::domain::normalise::Canonical;

/// One change of one resource.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceChange {
    pub resource_id: ResourceId,
    pub name: String,
    pub change: Change,
}

/// A resource of one state.
pub type Named = (ResourceId, String, Canonical);

/// All changes from one state of an area to another, by resource id.
pub fn compare_sets(before: &[Named], after: &[Named]) -> Vec<ResourceChange> {
    let before = by_id(before);
    let after = by_id(after);
    let ids: BTreeSet<&ResourceId> = before.keys().chain(after.keys()).copied().collect();
    ids.into_iter().flat_map(|id| changes(id, before.get(id).copied(), after.get(id).copied())).collect()
}

fn changes(id: &ResourceId, before: Option<&Named>, after: Option<&Named>) -> Vec<ResourceChange> {
    let named = |name: &str, change| ResourceChange { resource_id: id.clone(), name: name.to_owned(), change };
    match (before, after) {
        (Some((_, name, _)), None) => vec![named(name, Change::Missing)],
        (None, Some((_, name, _))) => vec![named(name, Change::Unexpected)],
        (Some((_, _, before)), Some((_, name, after))) => {
            compare(before, after).into_iter().map(|change| named(name, Change::Changed(change))).collect()
        }
        (None, None) => Vec::new(),
    }
}

fn by_id(resources: &[Named]) -> BTreeMap<&ResourceId, &Named> {
    resources.iter().map(|named| (&named.0, named)).collect()
}
