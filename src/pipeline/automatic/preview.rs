//! What settings would do with the drifts of now, without doing anything.

use super::facts::gather;
use super::settings::checked;
use crate::domain::automatic::{Candidate, Policy, Settings, Verdict, Wait, decide};
use crate::domain::model::{TenantId, Timestamp};
use crate::pipeline::{Context, PipelineError};
use crate::store::tenants;

/// What would happen now.
#[derive(Debug)]
pub struct Preview {
    pub outcome: Verdicts,
    pub judged: Vec<Judged>,
}

/// What would happen to all of it together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdicts {
    /// So many drifts would be restored.
    Restore(usize),
    /// Nothing now; the soonest wait.
    Wait(Wait, Option<Timestamp>),
    Nothing,
}

/// A drift and what would happen to it.
#[derive(Debug)]
pub struct Judged {
    pub candidate: Candidate,
    pub resource_name: String,
    pub verdict: Verdict,
}

/// As if the policy of the tenant were switched on: whoever tries it wants to know before.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::UnknownArea`], or [`PipelineError::Invalid`] naming the field.
pub async fn preview(context: &Context, tenant: TenantId, settings: Settings) -> Result<Preview, PipelineError> {
    let settings = Settings { policy: Policy { enabled: true, ..settings.policy }, ..settings };
    let settings = checked(context, tenant, settings)?;
    let now = context.clock.now();
    let read = context.store.read(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(None);
        }
        let mut known = gather(tx, tenant, now)?;
        let decision = decide(&settings, &known.facts, now);
        let restored = decision.restored().len();
        let outcome = match decision.waiting() {
            _ if restored > 0 => Verdicts::Restore(restored),
            Some((wait, until)) => Verdicts::Wait(wait, until),
            None => Verdicts::Nothing,
        };
        let judged = std::mem::take(&mut known.facts.candidates).into_iter().filter_map(|candidate| {
            let verdict = *decision.verdicts.get(&candidate.drift)?;
            let resource_name = known.names.get(&candidate.drift).cloned().unwrap_or_default();
            Some(Judged { candidate, resource_name, verdict })
        });
        Ok(Some(Preview { outcome, judged: judged.collect() }))
    });
    read.await?.ok_or(PipelineError::NotFound { what: "tenant" })
}
