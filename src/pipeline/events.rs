//! What browsers are told while it happens: that something changed, not what; they ask for that.

use serde::Serialize;

use crate::domain::model::{AreaKey, CollectionStatus, JobId, PlanId, TenantId};

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "type")]
pub enum Event {
    /// A piece of a job moved; `status` is there when it ended.
    Job { job_id: JobId, tenant_id: TenantId, area: AreaKey, status: Option<CollectionStatus>, job_done: bool },
    /// Drifts of an area were opened or resolved.
    Drift { tenant_id: TenantId, area: AreaKey, opened: usize, resolved: usize },
    /// A tenant was made, changed or removed.
    Tenant { tenant_id: TenantId },
    /// A plan was made, or something became of it.
    Plan { tenant_id: TenantId, plan_id: PlanId },
}

impl Event {
    /// Whom it is about.
    pub fn tenant(&self) -> TenantId {
        match self {
            Self::Job { tenant_id, .. }
            | Self::Drift { tenant_id, .. }
            | Self::Tenant { tenant_id }
            | Self::Plan { tenant_id, .. } => *tenant_id,
        }
    }

    /// The name under which browsers subscribe.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Job { .. } => "job",
            Self::Drift { .. } => "drift",
            Self::Tenant { .. } => "tenant",
            Self::Plan { .. } => "plan",
        }
    }
}
