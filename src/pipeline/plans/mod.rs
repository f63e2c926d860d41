//! Plans: made from drifts, looked at by a second pair of eyes, approved by people. Sending them is for `restoring`.

mod approve;
mod chosen;
mod facts;
mod inverse;
mod known;
mod make;
mod material;
mod seen;
pub mod settings;
mod show;

use crate::domain::model::{Actor, AreaKey, DriftId, ResourceId, UserId};

pub use approve::{apply, approve, may_approve};
pub use make::{make, make_deletion, renew, undo};
pub use show::{PlanDetail, PlanOfList, Script, get, list, requests};

/// Who makes or approves a plan.
#[derive(Debug, Clone)]
pub struct Author {
    pub actor: Actor,
    /// None when no person does it.
    pub user: Option<UserId>,
    /// Whether the tenant's policy does it.
    pub by_policy: bool,
}

/// What is to be brought back.
#[derive(Debug, Clone)]
pub enum Selection {
    Drifts(Vec<DriftId>),
    /// All open drifts of these.
    Resource(AreaKey, ResourceId),
    Area(AreaKey),
    Tenant,
}
