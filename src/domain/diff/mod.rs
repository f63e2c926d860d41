//! What differs between two canonical forms, path by path.

mod compare;
mod resources;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use compare::compare;
pub use resources::{ResourceChange, compare_sets};

/// How a difference is best shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    Value,
    /// What was added and removed says it all.
    Set,
    /// The order means something.
    List,
    /// Line by line.
    Text,
}

/// One place that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PropertyChange {
    /// Dotted; an element of a keyed collection is named by its key: `omaSettings[omaUri=./Device/A].value`.
    pub path: String,
    pub kind: ChangeKind,
    /// Null when there was nothing.
    pub before: Value,
    /// Null when there is nothing.
    pub after: Value,
    pub added: Vec<Value>,
    pub removed: Vec<Value>,
}

/// What happened to a resource.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "nearly every change is the large one")]
pub enum Change {
    Changed(PropertyChange),
    /// Agreed, and not there.
    Missing,
    /// There, and not agreed.
    Unexpected,
}
