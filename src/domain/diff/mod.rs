//! What differs between two canonical forms, path by path.

mod compare;
mod lines;
mod resources;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use compare::compare;
pub use lines::{Hunk, hunks};
pub use resources::{ResourceChange, compare_sets};

use crate::domain::normalise::ContentHash;

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
    /// Null when there was nothing. Of a set of more than a thousand members their `count` and a `hash`.
    pub before: Value,
    /// Null when there is nothing.
    pub after: Value,
    pub added: Vec<Value>,
    pub removed: Vec<Value>,
    /// Of the canonical value after; none when there is nothing.
    #[serde(skip)]
    pub after_hash: Option<ContentHash>,
}

/// The lines in which two values of a kind differ; none unless it is text.
pub fn lines_of(kind: ChangeKind, before: &Value, after: &Value) -> Vec<Hunk> {
    match kind {
        ChangeKind::Text => hunks(before.as_str().unwrap_or_default(), after.as_str().unwrap_or_default()),
        ChangeKind::Value | ChangeKind::Set | ChangeKind::List => Vec::new(),
    }
}

impl PropertyChange {
    pub fn lines(&self) -> Vec<Hunk> {
        lines_of(self.kind, &self.before, &self.after)
    }
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
