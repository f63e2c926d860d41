//! Looking at versions: one of them, what differs between two, and what they are called.

use std::collections::HashMap;

use serde_json::json;

use super::{label, note, record_with};
use crate::domain::baseline::{AgreedResource, VersionChange, compare_versions};
use crate::domain::catalog::Area;
use crate::domain::model::{ResourceId, TenantId};
use crate::domain::normalise::normalise;
use crate::pipeline::{Actor, Context, PipelineError, areas};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::{ReadTx, StoreError, baselines, bodies};

/// Two versions and what differs between them.
#[derive(Debug)]
pub struct Comparison {
    pub before: Baseline,
    pub after: Baseline,
    pub changes: Vec<VersionChange>,
}

/// A version with its resources.
///
/// # Errors
/// [`PipelineError::NotFound`] when the area has no such version.
pub async fn version(
    context: &Context,
    tenant: TenantId,
    area: String,
    version: u64,
) -> Result<(Baseline, Vec<BaselineResource>), PipelineError> {
    let key = areas::known(context, &area)?.key.clone();
    let found = context
        .store
        .read(move |tx| {
            let all = baselines::versions(tx, tenant, &key)?;
            let Some(baseline) = all.into_iter().find(|baseline| baseline.version == version) else { return Ok(None) };
            let resources = baselines::resources(tx, baseline.id)?;
            Ok(Some((baseline, resources)))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "baseline version" })
}

/// What the later of two versions says otherwise than the earlier one; any two, in any order.
///
/// # Errors
/// [`PipelineError::NotFound`] when the area lacks one of them.
pub async fn compare(
    context: &Context,
    tenant: TenantId,
    area: String,
    from: u64,
    to: u64,
) -> Result<Comparison, PipelineError> {
    let area = areas::known(context, &area)?;
    let found = context
        .store
        .read(move |tx| {
            let all = baselines::versions(tx, tenant, &area.key)?;
            let find = |number| all.iter().find(|baseline| baseline.version == number).cloned();
            let Some((before, after)) = find(from).zip(find(to)) else { return Ok(None) };
            let earlier = baselines::resources(tx, before.id)?;
            let later = baselines::resources(tx, after.id)?;
            let changes = compare_versions(
                &with_states(tx, tenant, &area, &earlier, &later)?,
                &with_states(tx, tenant, &area, &later, &earlier)?,
            );
            Ok(Some(Comparison { before, after, changes }))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "baseline version" })
}

/// Gives a version another label and note.
///
/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn relabel(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    version: u64,
    (new_label, new_note): (String, String),
) -> Result<(), PipelineError> {
    let key = areas::known(context, &area)?.key.clone();
    let (label, note) = (label(&new_label)?, note(&new_note)?);
    let now = context.clock.now();
    context
        .store
        .try_write(move |tx| {
            let all = baselines::versions(tx, tenant, &key)?;
            let found = all.into_iter().find(|baseline| baseline.version == version);
            let baseline = found.ok_or(PipelineError::NotFound { what: "baseline version" })?;
            baselines::relabel(tx, baseline.id, &label, &note)?;
            let told = |label: &str, note: &str| json!({ "label": label, "note": note });
            let detail = json!({
                "area": key,
                "version": version,
                "before": told(&baseline.label, &baseline.note),
                "after": told(&label, &note),
            });
            Ok(record_with(tx, &actor, "baseline.relabel", &baseline, detail, now)?)
        })
        .await
}

/// The resources, with what is agreed where the other version has another body.
pub(super) fn with_states(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    resources: &[BaselineResource],
    others: &[BaselineResource],
) -> Result<Vec<AgreedResource>, StoreError> {
    let others: HashMap<&ResourceId, &BaselineResource> =
        others.iter().map(|other| (&other.resource_id, other)).collect();
    let with_state = |resource: &BaselineResource| {
        let is_other = others.get(&resource.resource_id).is_some_and(|other| other.body != resource.body);
        let state = is_other.then(|| {
            let raw = bodies::get_json(tx, tenant, resource.body)?;
            normalise(area, &raw).map_err(|_| StoreError::Corrupt { what: "body" })
        });
        let BaselineResource { resource_id, name, watch, .. } = resource.clone();
        Ok(AgreedResource { id: resource_id, name, watch, state: state.transpose()? })
    };
    resources.iter().map(with_state).collect()
}
