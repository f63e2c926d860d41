//! Whose something is: asked before anybody does anything with it. What is not to be seen has no owner.

use super::{Context, PipelineError};
pub use crate::domain::ignore::Scope as RuleSubject;
use crate::domain::model::{AcceptanceId, DriftId, IgnoreRuleId, JobId, PlanId, TenantId};
use crate::store::{acceptances, drifts, ignore_rules, jobs, plans};

/// # Errors
/// Those of the store.
pub async fn drift(context: &Context, id: DriftId) -> Result<Option<TenantId>, PipelineError> {
    Ok(context.store.read(move |tx| drifts::tenant_of(tx, id)).await?)
}

/// # Errors
/// Those of the store.
pub async fn plan(context: &Context, id: PlanId) -> Result<Option<TenantId>, PipelineError> {
    Ok(context.store.read(move |tx| plans::tenant_of(tx, id)).await?)
}

/// # Errors
/// Those of the store.
pub async fn job(context: &Context, id: JobId) -> Result<Option<TenantId>, PipelineError> {
    Ok(context.store.read(move |tx| Ok(jobs::find(tx, id)?.map(|job| job.tenant_id))).await?)
}

/// # Errors
/// Those of the store.
pub async fn acceptance(context: &Context, id: AcceptanceId) -> Result<Option<TenantId>, PipelineError> {
    Ok(context.store.read(move |tx| Ok(acceptances::find_running(tx, id)?.map(|found| found.tenant_id))).await?)
}

/// # Errors
/// Those of the store.
pub async fn ignore_rule(context: &Context, id: IgnoreRuleId) -> Result<Option<RuleSubject>, PipelineError> {
    Ok(context.store.read(move |tx| Ok(ignore_rules::find(tx, id)?.map(|stored| stored.scope))).await?)
}
