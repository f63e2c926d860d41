//! What a plan is made of. All of it was read before; making a plan asks nobody.

use serde_json::Value;

use super::draft::Cause;
use super::{Basis, Purpose};
use crate::domain::baseline::Watch;
use crate::domain::catalog::{Area, Entry};
use crate::domain::model::{DriftId, ResourceId, Severity, Verdict};
use crate::domain::reference::Directory;

/// Everything about the chosen drifts of one tenant.
#[derive(Debug)]
pub struct Material<'a> {
    pub purpose: Purpose,
    pub areas: Vec<AreaMaterial<'a>>,
    /// The objects of the tenant as they are now: it tells which ids lead nowhere, and what people call the others.
    pub directory: &'a Directory,
    /// Live resources that may still refer to one that is missing.
    pub bystanders: Vec<Bystander<'a>>,
}

#[derive(Debug)]
pub struct AreaMaterial<'a> {
    pub source: Source<'a>,
    pub basis: Basis,
    pub resources: Vec<Chosen>,
}

/// Where the area comes from. Only what the catalog has embedded can ever be written.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    Embedded(&'a Entry),
    Custom(&'a Area),
}

/// A resource with drifts that somebody chose.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub id: ResourceId,
    pub name: String,
    pub watch: Watch,
    /// What was agreed, as Graph gave it at that time; none for a resource that nobody agreed to.
    pub agreed: Option<Value>,
    pub live: Live,
    pub drifts: Vec<ChosenDrift>,
}

/// A resource as it was read for the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Live {
    There(Value),
    Gone,
    /// Deleted, and it can be brought back with the id that it had. The body as the recycle bin shows it.
    InRecycleBin(Value),
    Unread {
        reason: String,
    },
}

#[derive(Debug, Clone)]
pub struct ChosenDrift {
    pub id: DriftId,
    pub what: Disagreement,
    pub severity: Severity,
    /// Of the drift: restoring leads the other way.
    pub verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disagreement {
    Changed {
        /// As a difference names it.
        path: String,
    },
    Missing,
    Unexpected,
}

/// A live resource without a chosen drift.
#[derive(Debug)]
pub struct Bystander<'a> {
    pub entry: &'a Entry,
    pub basis: Basis,
    pub id: ResourceId,
    pub name: String,
    pub live: Value,
}

impl<'a> Source<'a> {
    pub fn area(&self) -> &'a Area {
        match self {
            Self::Embedded(entry) => &entry.area,
            Self::Custom(area) => area,
        }
    }
}

impl ChosenDrift {
    pub(super) fn cause(&self) -> Cause {
        Cause { drifts: vec![self.id], severity: Some(self.severity), directions: vec![self.verdict.direction] }
    }

    /// Empty for the whole resource.
    pub(super) fn path(&self) -> &str {
        match &self.what {
            Disagreement::Changed { path } => path,
            Disagreement::Missing | Disagreement::Unexpected => "",
        }
    }
}
