//! Switching areas of a tenant on and off. It changes what the next sweeps read and nothing else: drifts, baselines
//! and history stay as they are.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Actor, Context, Event, PipelineError, areas};
use crate::domain::catalog::Area;
use crate::domain::model::{AreaKey, TenantId, Timestamp, Workload};
use crate::store::audit::{NewEntry, append};
use crate::store::{StoreError, WriteTx, switches, tenants};

/// Which areas are meant; they must fit every field that is given.
#[derive(Debug, Default)]
pub struct Selection {
    pub workload: Option<Workload>,
    pub tier: Option<u8>,
    pub areas: Option<Vec<String>>,
}

/// Switches one area; `None` leaves it to the catalog. Tells how many changed, which is one or none.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::UnknownArea`].
pub async fn switch(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: &str,
    enabled: Option<bool>,
) -> Result<usize, PipelineError> {
    let area = areas::known(context, area)?;
    apply(context, actor, tenant, vec![area.key.clone()], enabled).await
}

/// Switches several areas; tells how many changed.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::UnknownArea`], or [`PipelineError::Invalid`] when nothing is selected.
pub async fn switch_all(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    selection: Selection,
    enabled: Option<bool>,
) -> Result<usize, PipelineError> {
    let chosen = chosen(context, selection)?;
    apply(context, actor, tenant, chosen, enabled).await
}

fn chosen(context: &Context, selection: Selection) -> Result<Vec<AreaKey>, PipelineError> {
    let Selection { workload, tier, areas: names } = selection;
    if workload.is_none() && tier.is_none() && names.is_none() {
        let expected = "name a workload, a tier or areas".to_owned();
        return Err(PipelineError::Invalid { field: "areas", expected });
    }
    let named = names.map(|names| {
        let known = names.iter().map(|name| Ok(areas::known(context, name)?.key.clone()));
        known.collect::<Result<Vec<_>, PipelineError>>()
    });
    let named = named.transpose()?;
    let fits = |area: &Area| {
        workload.is_none_or(|workload| area.workload == workload)
            && tier.is_none_or(|tier| area.tier == tier)
            && named.as_ref().is_none_or(|named| named.contains(&area.key))
    };
    Ok(areas::all(context).iter().filter(|area| fits(area)).map(|area| area.key.clone()).collect())
}

async fn apply(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    chosen: Vec<AreaKey>,
    enabled: Option<bool>,
) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let changed = context
        .store
        .write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            let before = switches::of_tenant(tx, tenant)?;
            let changed: Vec<AreaKey> =
                chosen.into_iter().filter(|area| before.get(area).copied() != enabled).collect();
            let told_before: BTreeMap<&str, Option<bool>> =
                changed.iter().map(|area| (area.as_str(), before.get(area).copied())).collect();
            for area in &changed {
                put(tx, tenant, area, enabled, &actor, now)?;
            }
            if changed.is_empty() {
                return Ok(Some(0));
            }
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "areas.switch",
                subject: tenant.to_string(),
                tenant: Some(tenant),
                // Null is what the catalog says.
                detail: json!({ "areas": changed, "before": told_before, "after": enabled }),
            };
            append(tx, &entry)?;
            Ok(Some(changed.len()))
        })
        .await?;
    let changed = changed.ok_or(PipelineError::NotFound { what: "tenant" })?;
    if changed > 0 {
        context.publish(Event::Tenant { tenant_id: tenant });
    }
    Ok(changed)
}

fn put(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    enabled: Option<bool>,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), StoreError> {
    match enabled {
        Some(enabled) => switches::put(tx, tenant, area, enabled, &actor.name, now),
        None => switches::remove(tx, tenant, area),
    }
}
