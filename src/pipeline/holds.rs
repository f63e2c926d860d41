//! What holds differences of a resource back: ignore rules, and acceptances.

use super::{Context, PipelineError, areas};
use crate::domain::drift::DriftState;
use crate::domain::ignore::IgnoreRule;
use crate::domain::model::{AcceptanceId, AreaKey, IgnoreRuleId, ResourceId, TenantId, Timestamp};
use crate::store::{ReadTx, StoreError, drifts, ignore_rules, ignored_drifts};

/// A place of a resource that differs and is no open drift.
#[derive(Debug, Clone)]
pub struct Hold {
    /// Empty for the whole resource.
    pub path: String,
    pub by: Holder,
    pub reason: String,
    pub author: String,
    pub until: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    IgnoreRule(IgnoreRuleId),
    Acceptance(AcceptanceId),
}

/// What holds differences of the resource back now, by path.
///
/// # Errors
/// [`PipelineError::UnknownArea`], or those of the store.
pub async fn of_resource(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
) -> Result<Vec<Hold>, PipelineError> {
    let area = areas::known(context, &area)?;
    let now = context.clock.now();
    let read = context.store.read(move |tx| {
        let mut holds = acceptances(tx, tenant, &area.key, &id)?;
        holds.extend(rules(tx, tenant, &area.key, &id, now)?);
        holds.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(holds)
    });
    Ok(read.await?)
}

fn acceptances(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey, id: &ResourceId) -> Result<Vec<Hold>, StoreError> {
    let all = drifts::of_resource(tx, tenant, area, id)?.into_iter();
    let accepted = all.filter(|drift| drift.state == DriftState::Accepted);
    let hold = |drift: drifts::Drift| {
        let acceptance = drift.acceptance?;
        Some(Hold {
            path: drift.detail.path,
            by: Holder::Acceptance(acceptance.id),
            reason: acceptance.reason,
            author: acceptance.accepted_by,
            until: acceptance.until,
        })
    };
    Ok(accepted.filter_map(hold).collect())
}

/// A rule that was changed forgets what it held back before, so what is written down is true of the rule as it is.
fn rules(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    id: &ResourceId,
    now: Timestamp,
) -> Result<Vec<Hold>, StoreError> {
    let mut holds = Vec::new();
    for (rule, path) in ignored_drifts::holding(tx, tenant, area, id)? {
        let Some(stored) = ignore_rules::find(tx, rule)?.filter(|stored| stored.rule.runs_at(now)) else { continue };
        let IgnoreRule { reason, until, .. } = stored.rule;
        holds.push(Hold { path, by: Holder::IgnoreRule(rule), reason, author: stored.changed_by, until });
    }
    Ok(holds)
}
