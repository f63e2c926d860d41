//! The acceptances that run, and taking one back.

use super::drifts::{self, Decision, NamedDrift};
use super::{Actor, Context, PipelineError};
use crate::domain::model::{AcceptanceId, DriftId};
use crate::store::acceptances::{self, Acceptance, Filter};

/// An acceptance with the drift that it speaks of.
#[derive(Debug, Clone)]
pub struct RunningAcceptance {
    pub acceptance: Acceptance,
    pub drift: NamedDrift,
}

/// A page of running acceptances, the newest first.
///
/// # Errors
/// Those of the store.
pub async fn list(context: &Context, filter: Filter) -> Result<Vec<RunningAcceptance>, PipelineError> {
    let found = context.store.read(move |tx| acceptances::list(tx, &filter)).await?;
    let mut running = Vec::with_capacity(found.len());
    let drifts = drifts::named(context, found.iter().map(|acceptance| acceptance.drift_id).collect()).await?;
    for acceptance in found {
        if let Some(drift) = drifts.get(&acceptance.drift_id) {
            running.push(RunningAcceptance { drift: drift.clone(), acceptance });
        }
    }
    Ok(running)
}

/// Ends the acceptance before its time; tells the drift, which is open again.
///
/// # Errors
/// [`PipelineError::NotFound`] when no such acceptance runs.
pub async fn revoke(context: &Context, actor: Actor, id: AcceptanceId) -> Result<DriftId, PipelineError> {
    let found = context.store.read(move |tx| acceptances::find_running(tx, id)).await?;
    let acceptance = found.ok_or(PipelineError::NotFound { what: "running acceptance" })?;
    drifts::decide(context, actor, vec![acceptance.drift_id], Decision::Reopen).await?;
    Ok(acceptance.drift_id)
}
