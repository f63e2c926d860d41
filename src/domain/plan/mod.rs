//! A plan: the requests that would bring chosen drifts back to what was agreed. It is made once and never changes;
//! what was approved, sent and verified of it stands beside it, in `store::plans`.
//!
//! [`make`] makes it from what is agreed, what is there and what the catalog says, and never touches what it does not
//! understand. [`inverse`] makes the plan that brings back what was there before. [`foreign_changes`], [`state_of`] and
//! [`not_held`] tell whoever sends it how a resource stands before, after a crash, and afterwards.

mod address;
mod create;
mod created;
mod draft;
mod edges;
mod elements;
mod followers;
mod hash;
mod inverse;
mod leaving;
mod make;
mod maker;
mod making;
mod mask;
mod material;
mod missing;
mod obstacle;
mod order;
mod reason;
pub mod render;
mod risk;
mod root;
mod standing;
mod state;
mod steps;
mod update;
mod wanted;
mod why;
mod words;
mod writer;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use state::{OnSurprise, OperationState, PlanState, Verification};

use crate::domain::catalog::{ApiVersion, Method};
use crate::domain::diff::ChangeKind;
use crate::domain::model::{AreaKey, CollectionId, DriftId, ResourceId, Timestamp};

pub use created::{MissingId, created_id};
pub use hash::hash;
pub use inverse::{Applied, Now, inverse};
pub use make::{PlanError, make};
pub use mask::masked;
pub use material::{AreaMaterial, Bystander, Chosen, ChosenDrift, Disagreement, Live, Material, Source};
pub use root::GRAPH_ROOT;
pub use standing::{Standing, foreign_changes, not_held, state_of};

/// Why there is a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Purpose {
    /// Brings back what was agreed. Deletes nothing.
    Restore,
    /// Removes resources that nobody agreed to.
    Delete,
    /// Brings back what was there before another plan.
    Undo,
}

/// What is to be sent to a tenant, and everything that it was made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    pub purpose: Purpose,
    pub bases: Vec<Basis>,
    pub resources: Vec<Touched>,
    /// In the order in which they are sent.
    pub operations: Vec<Operation>,
    pub left_out: Vec<LeftOut>,
}

/// What the plan knew of an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Basis {
    pub area: AreaKey,
    /// The last complete reading, which found the drifts.
    pub collection: CollectionId,
    pub collected_at: Timestamp,
    /// Of what was agreed.
    pub baseline_version: u64,
    /// When the touched resources were read for the plan itself.
    pub read_at: Timestamp,
}

/// A resource as the plan saw it and as it is to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Touched {
    pub area: AreaKey,
    pub id: ResourceId,
    pub name: String,
    /// The body as Graph gave it for the plan, with its children; none when the resource was not there.
    pub seen: Option<Value>,
    /// The body as it is to be, in the shape of what is read; none when it is to be gone.
    pub wanted: Option<Value>,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// From 1, in the order in which they are sent.
    pub number: u32,
    /// Operations of one wave do not need one another.
    pub wave: u32,
    pub area: AreaKey,
    pub resource: ResourceId,
    pub resource_name: String,
    pub kind: OperationKind,
    /// The property that a further request writes, such as `assignments`; empty for the resource itself.
    pub part: String,
    pub request: PlannedRequest,
    /// The resource when this is done, where a later operation still changes the same place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interim: Option<Value>,
    /// Whether it adds or removes one element of a set, which is told in its one change, and leaves the others alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_for_one_of_a_set: bool,
    /// In a sentence.
    pub reason: String,
    pub changes: Vec<PlannedChange>,
    pub drifts: Vec<DriftId>,
    pub risk: Risk,
    /// The numbers of those that must be done before.
    pub needs: Vec<u32>,
    /// All of them together.
    pub permissions: Vec<String>,
    /// Whether the request is in no source of Microsoft's.
    pub undocumented: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OperationKind {
    Update,
    Create,
    /// Takes a deleted resource out of the recycle bin, so that its id stays.
    Revive,
    Delete,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Risk {
    Low,
    Medium,
    High,
}

/// Exactly what is sent, but for ids that are not known before their objects are made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlannedRequest {
    pub method: Method,
    pub version: ApiVersion,
    /// Below the version, with the ids filled in and percent-encoded: exactly as it is sent.
    pub path: String,
    /// Beside those that every request has.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    pub body: Option<Value>,
}

/// One place that changes, as a difference names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlannedChange {
    /// Empty for the whole resource.
    pub path: String,
    pub kind: ChangeKind,
    pub before: Value,
    pub after: Value,
}

/// A drift, or a part of it, that the plan cannot undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    pub drift: DriftId,
    pub area: AreaKey,
    pub resource: ResourceId,
    pub resource_name: String,
    pub path: String,
    pub why: Obstacle,
}

/// Why something cannot be written back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Obstacle {
    /// The catalog knows no way to write the area; `note` is the catalog's word, if it has one.
    NoWay {
        note: String,
    },
    /// An area that a person made is never written.
    CustomArea,
    /// The service keeps the property itself.
    ReadOnly,
    /// The service never shows it, so what is agreed is not known.
    Secret,
    /// One of the two sides is not known.
    NotComparable,
    /// What is agreed says nothing about the property, which is not the same as that it be empty.
    Omitted,
    /// What is agreed names an object that is not there.
    Unresolved {
        id: String,
    },
    /// The catalog knows how to change the resource, but not how to make or remove it.
    CannotCreate,
    CannotDelete,
    /// Removing a resource that nobody agreed to is a plan of its own.
    IsDeletion,
    /// Fixed when the resource is made.
    Fixed,
    /// The live resource could not be read for the plan.
    NotRead {
        reason: String,
    },
    /// There is nothing to do any more.
    AlreadyAsAgreed,
    /// The difference follows from another property, which is not put back.
    Follows,
    /// The catalog says that such a resource cannot be written, such as one from on premises.
    Closed {
        why: String,
    },
    /// It needs the id of a resource that is to be made and needs this one itself.
    Circular {
        with: String,
    },
}

impl Plan {
    /// The resource that an operation is about.
    pub fn touched(&self, operation: &Operation) -> Option<&Touched> {
        self.resources.iter().find(|touched| touched.area == operation.area && touched.id == operation.resource)
    }
}

impl Operation {
    /// The paths that it writes; the empty path for the whole resource.
    pub fn places(&self) -> Vec<String> {
        match (self.kind, &self.request.body) {
            (OperationKind::Create | OperationKind::Revive | OperationKind::Delete, _) => vec![String::new()],
            (OperationKind::Update, _) if !self.part.is_empty() => vec![self.part.clone()],
            (OperationKind::Update, Some(Value::Object(members))) => members.keys().cloned().collect(),
            (OperationKind::Update, _) => Vec::new(),
        }
    }
}
