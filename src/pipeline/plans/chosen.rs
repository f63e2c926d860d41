//! The drifts of a plan, by area and resource.

use std::collections::BTreeMap;

use super::Selection;
use crate::domain::drift::{DriftChange, DriftState, Follow, Happening, Refusal, follow};
use crate::domain::model::{AreaKey, DriftId, ResourceId, TenantId};
use crate::pipeline::PipelineError;
use crate::store::drifts::{self, Drift, Filter};
use crate::store::{ReadTx, StoreError, tenants};

/// The most drifts that one plan can be made from; each needs an operation at most times, and a page for a person.
pub(super) const DRIFTS_LIMIT: usize = 1_000;

/// The drifts of each resource of each area.
pub(super) type Chosen = BTreeMap<AreaKey, BTreeMap<ResourceId, Vec<Drift>>>;

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    Restore,
    Delete,
}

/// Finds what was chosen. Drifts that are named must be there and not be resolved; of an area or a tenant those are taken
/// that are open.
pub(super) fn chosen(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    selection: &Selection,
    aim: Aim,
) -> Result<Result<Chosen, PipelineError>, StoreError> {
    if tenants::find(tx, tenant)?.is_none() {
        return Ok(Err(PipelineError::NotFound { what: "tenant" }));
    }
    let found = match selection {
        Selection::Drifts(ids) => match named(tx, tenant, ids)? {
            Ok(found) => found,
            Err(error) => return Ok(Err(error)),
        },
        Selection::Resource(area, id) => {
            let all = drifts::of_resource(tx, tenant, area, id)?.into_iter();
            all.filter(|drift| drift.state == DriftState::Open).collect()
        }
        Selection::Area(area) => open(tx, tenant, Some(area))?,
        Selection::Tenant => open(tx, tenant, None)?,
    };
    Ok(checked(found, selection, aim))
}

fn checked(found: Vec<Drift>, selection: &Selection, aim: Aim) -> Result<Chosen, PipelineError> {
    if found.len() > DRIFTS_LIMIT {
        return Err(PipelineError::PlanTooLarge { what: "drifts", limit: DRIFTS_LIMIT });
    }
    // Whoever restores everything does not ask for deletions, and is not told of each one that is none.
    let is_meant = |drift: &Drift| match (aim, selection) {
        (Aim::Restore, Selection::Area(_) | Selection::Tenant) => drift.change != DriftChange::Unexpected,
        (Aim::Restore | Aim::Delete, _) => true,
    };
    let mut chosen = Chosen::new();
    for drift in found.into_iter().filter(is_meant) {
        if aim == Aim::Delete && drift.change != DriftChange::Unexpected {
            let expected = format!("{} was agreed to: only unexpected resources can be deleted", drift.resource_name);
            return Err(PipelineError::Invalid { field: "driftIds", expected });
        }
        let of_area = chosen.entry(drift.area.clone()).or_default();
        of_area.entry(drift.resource_id.clone()).or_default().push(drift);
    }
    if chosen.is_empty() {
        return Err(PipelineError::NothingToPlan { why: "no drift is open there".to_owned() });
    }
    Ok(chosen)
}

fn named(tx: &ReadTx<'_>, tenant: TenantId, ids: &[DriftId]) -> Result<Result<Vec<Drift>, PipelineError>, StoreError> {
    if ids.is_empty() || ids.len() > DRIFTS_LIMIT {
        let expected = format!("expected 1 to {DRIFTS_LIMIT} ids");
        return Ok(Err(PipelineError::Invalid { field: "driftIds", expected }));
    }
    let mut found: Vec<Drift> = Vec::with_capacity(ids.len());
    for id in ids {
        // One of another tenant is not there for this plan.
        let Some(drift) = drifts::find(tx, *id)?.filter(|drift| drift.tenant_id == tenant) else {
            return Ok(Err(PipelineError::NotFound { what: "drift" }));
        };
        match follow(drift.state, Happening::RestoreStarted) {
            Follow::Refused(Refusal::Resolved) => return Ok(Err(PipelineError::Resolved)),
            Follow::Refused(Refusal::Restoring) => return Ok(Err(PipelineError::Restoring)),
            Follow::Nothing | Follow::Tells(_) | Follow::Becomes(..) | Follow::Resolves(_) => {}
        }
        if !found.iter().any(|known| known.id == drift.id) {
            found.push(drift);
        }
    }
    Ok(Ok(found))
}

fn open(tx: &ReadTx<'_>, tenant: TenantId, area: Option<&AreaKey>) -> Result<Vec<Drift>, StoreError> {
    let filter = Filter {
        tenant: Some(tenant),
        area: area.cloned(),
        state: Some(DriftState::Open),
        limit: u32::try_from(DRIFTS_LIMIT + 1).unwrap_or(u32::MAX),
        ..Filter::default()
    };
    drifts::list(tx, &filter)
}
