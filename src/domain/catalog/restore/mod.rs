//! How a resource is written back. Only the embedded files have this: an area that a person made has no such
//! description, so nothing can ever be written to it.

mod limits;
mod operation;
mod step;
mod summary;

pub use limits::{Closed, Deed, RecycleBin, Unwritable};
pub use operation::{DisablesFirst, Method, Operation, Sends};
pub use step::{Does, Step, StepBody};
pub use summary::tables;

use serde::Deserialize;
use serde_json::Value;

use crate::domain::model::AreaKey;

/// How a resource is written back, as the `[restore]` table of a file says it. It gives no right to write: that takes
/// a [`super::Restore`], which is made for the embedded files alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreTable {
    /// Changes a resource that is there.
    pub update: Option<Operation>,
    /// Makes one that is missing.
    pub create: Option<Operation>,
    /// Removes one that nobody agreed to.
    pub delete: Option<Operation>,
    /// Where a deleted one lies for a while.
    pub recycle_bin: Option<RecycleBin>,
    /// Further requests for parts that `update` and `create` do not take.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Whether `update` and `create` name the concrete type of the resource.
    #[serde(default)]
    pub typed: bool,
    /// The service never changes one: the agreed one is made, and the one in its place is removed.
    #[serde(default)]
    pub recreates: bool,
    /// Paths that the service refuses or ignores in every body.
    #[serde(default)]
    pub read_only: Vec<String>,
    /// Paths that only `create` takes.
    #[serde(default)]
    pub fixed: Vec<String>,
    /// Paths that can be written and are never shown.
    #[serde(default)]
    pub write_only: Vec<String>,
    /// Paths that no request here takes, with the reason.
    #[serde(default)]
    pub unwritable: Vec<Unwritable>,
    /// Resources that cannot be written at all.
    #[serde(default)]
    pub closed: Vec<Closed>,
    /// Areas that are written before this one although nothing here refers to them.
    #[serde(default)]
    pub after: Vec<AreaKey>,
    #[serde(default)]
    pub note: String,
}

impl RestoreTable {
    /// Everything that any of its requests may need, sorted.
    pub fn permissions(&self) -> Vec<String> {
        let operations = [&self.update, &self.create, &self.delete].into_iter().flatten();
        let of_steps = self.steps.iter().flat_map(|step| &step.permissions);
        let of_bin = self.recycle_bin.iter().flat_map(|bin| &bin.permissions);
        let all = operations.flat_map(|operation| &operation.permissions).chain(of_steps).chain(of_bin);
        let mut names: Vec<String> = all.cloned().collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    pub fn operation(&self, deed: Deed) -> Option<&Operation> {
        match deed {
            Deed::Update => self.update.as_ref(),
            Deed::Create => self.create.as_ref(),
            Deed::Delete => self.delete.as_ref(),
        }
    }

    /// Why nothing of this kind can be done to a resource; none when it can.
    pub fn closed_to(&self, deed: Deed, body: &Value) -> Option<&str> {
        let mut whole = self.closed.iter().filter(|closed| closed.paths.is_empty());
        whole.find(|closed| closed.holds(deed, body)).map(|closed| closed.why.as_str())
    }

    /// The parts of a resource that cannot be changed, each with the reason.
    pub fn closed_parts<'a>(&'a self, body: &'a Value) -> impl Iterator<Item = (&'a str, &'a str)> {
        let closed = self.closed.iter().filter(|closed| closed.holds(Deed::Update, body));
        closed.flat_map(|closed| closed.paths.iter().map(|path| (path.as_str(), closed.why.as_str())))
    }
}
