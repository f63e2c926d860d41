//! The resources of an area: their state against the baseline, their bodies and their history.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::Value;

use super::drifts::NamedDrift;
use super::names::names_in;
use super::{Context, PipelineError, areas};
use crate::domain::baseline::ResourceMode;
use crate::domain::catalog::Area;
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::domain::normalise::normalise;
use crate::store::baselines::BaselineResource;
use crate::store::resources::Version;
use crate::store::{ReadTx, StoreError, baselines, bodies, drifts, resources, tenants};

/// How a resource stands to the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceState {
    Matching,
    Drifted,
    Missing,
    Unexpected,
    /// The area has no baseline, or the baseline says not to compare this one.
    Unmonitored,
}

/// A row of an area's list.
#[derive(Debug, Clone)]
pub struct ResourceRow {
    pub id: ResourceId,
    pub name: String,
    pub state: ResourceState,
    pub unresolved_drifts: u64,
    /// Since when the live state is as it is; none for a missing one.
    pub valid_from: Option<Timestamp>,
    pub versions: u64,
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct ResourceFilter {
    /// Part of the name or of the id, without case.
    pub text: Option<String>,
    pub state: Option<ResourceState>,
    /// The last row of the page before.
    pub after: Option<(String, ResourceId)>,
    pub limit: usize,
}

#[derive(Debug)]
pub struct ResourcePage {
    pub rows: Vec<ResourceRow>,
    /// All rows that the filter lets through.
    pub total: usize,
    pub has_more: bool,
}

/// One resource with everything about it.
#[derive(Debug)]
pub struct ResourceDetail {
    pub row: ResourceRow,
    pub live: Option<Value>,
    pub baseline: Option<Value>,
    pub drifts: Vec<NamedDrift>,
    /// Paths that Graph does not show, so that nothing can be said about them.
    pub not_comparable: Vec<String>,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    Baseline,
    Live,
    /// 1 for the first version of the resource.
    Version(usize),
}

/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::UnknownArea`].
pub async fn list(
    context: &Context,
    tenant: TenantId,
    area: String,
    filter: ResourceFilter,
) -> Result<ResourcePage, PipelineError> {
    let area = areas::known(context, &area)?;
    let rows = context
        .store
        .read(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok(None);
            }
            rows(tx, tenant, &area).map(Some)
        })
        .await?;
    Ok(paged(rows.ok_or(PipelineError::NotFound { what: "tenant" })?, &filter))
}

/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::UnknownArea`].
pub async fn get(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
) -> Result<ResourceDetail, PipelineError> {
    let area = areas::known(context, &area)?;
    let found = context
        .store
        .read(move |tx| {
            let Some(owner) = tenants::find(tx, tenant)? else { return Ok(None) };
            let Some(row) = rows(tx, tenant, &area)?.into_iter().find(|row| row.id == id) else {
                return Ok(None);
            };
            let live = body(tx, tenant, &area, &id, &Side::Live)?;
            let baseline = body(tx, tenant, &area, &id, &Side::Baseline)?;
            let canonical = live.as_ref().or(baseline.as_ref()).and_then(|raw| normalise(&area, raw).ok());
            let not_comparable = canonical.map(|canonical| canonical.not_comparable()).unwrap_or_default();
            let drifts = drifts::of_resource(tx, tenant, &area.key, &id)?
                .into_iter()
                .map(|drift| {
                    let (names, tenant_name) = (names_in(tx, &drift)?, owner.name.clone());
                    Ok(NamedDrift { names, tenant_name, area: Some(Arc::clone(&area)), drift })
                })
                .collect::<Result<_, StoreError>>()?;
            Ok(Some(ResourceDetail { row, live, baseline, drifts, not_comparable }))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "resource" })
}

/// The versions of a resource, the newest first.
///
/// # Errors
/// [`PipelineError::NotFound`] when it never had any.
pub async fn history(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
) -> Result<Vec<Version>, PipelineError> {
    let area = areas::known(context, &area)?;
    let versions = context.store.read(move |tx| resources::history(tx, tenant, &area.key, &id)).await?;
    if versions.is_empty() { Err(PipelineError::NotFound { what: "resource" }) } else { Ok(versions) }
}

/// The differences from one side to the other.
///
/// # Errors
/// [`PipelineError::NotFound`] when one of the sides does not exist.
pub async fn diff(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
    from: Side,
    to: Side,
) -> Result<Vec<PropertyChange>, PipelineError> {
    let area = areas::known(context, &area)?;
    let changes = context
        .store
        .read(move |tx| {
            let sides = body(tx, tenant, &area, &id, &from)?.zip(body(tx, tenant, &area, &id, &to)?);
            let Some((before, after)) = sides else { return Ok(None) };
            let refused = |_| StoreError::Corrupt { what: "body" };
            let before = normalise(&area, &before).map_err(refused)?;
            let after = normalise(&area, &after).map_err(refused)?;
            Ok(Some(compare(&before, &after)))
        })
        .await?;
    changes.ok_or(PipelineError::NotFound { what: "resource version" })
}

fn rows(tx: &ReadTx<'_>, tenant: TenantId, area: &Area) -> Result<Vec<ResourceRow>, StoreError> {
    let baseline = baselines::active(tx, tenant, &area.key)?;
    let expected = baseline.as_ref().map(|found| baselines::resources(tx, found.id)).transpose()?;
    let has_baseline = expected.is_some();
    let mut expected: HashMap<ResourceId, BaselineResource> =
        expected.into_iter().flatten().map(|resource| (resource.resource_id.clone(), resource)).collect();
    let drifts = drifts::unresolved_by_resource(tx, tenant, &area.key)?;
    let versions: HashMap<ResourceId, i64> = resources::version_counts(tx, tenant, &area.key)?.into_iter().collect();
    let count = |id: &ResourceId| versions.get(id).copied().and_then(|count| u64::try_from(count).ok()).unwrap_or(0);
    let mut rows: Vec<ResourceRow> = resources::current(tx, tenant, &area.key)?
        .into_iter()
        .map(|version| {
            let unresolved_drifts = drifts.get(&version.resource_id).copied().unwrap_or(0);
            let agreed = expected.remove(&version.resource_id);
            ResourceRow {
                state: live_state(has_baseline, agreed.as_ref(), unresolved_drifts),
                unresolved_drifts,
                versions: count(&version.resource_id),
                valid_from: Some(version.valid_from),
                name: version.name,
                id: version.resource_id,
            }
        })
        .collect();
    rows.extend(expected.into_values().map(|resource| ResourceRow {
        state: match resource.watch.mode {
            ResourceMode::None => ResourceState::Unmonitored,
            ResourceMode::Snapshot | ResourceMode::Properties => ResourceState::Missing,
        },
        unresolved_drifts: drifts.get(&resource.resource_id).copied().unwrap_or(0),
        versions: count(&resource.resource_id),
        valid_from: None,
        name: resource.name,
        id: resource.resource_id,
    }));
    Ok(rows)
}

fn live_state(has_baseline: bool, agreed: Option<&BaselineResource>, unresolved_drifts: u64) -> ResourceState {
    match agreed {
        None if has_baseline => ResourceState::Unexpected,
        None => ResourceState::Unmonitored,
        Some(resource) if resource.watch.mode == ResourceMode::None => ResourceState::Unmonitored,
        Some(_) if unresolved_drifts > 0 => ResourceState::Drifted,
        Some(_) => ResourceState::Matching,
    }
}

/// Sorted by name without case, then by id, which never changes under a reader's hands.
fn paged(rows: Vec<ResourceRow>, filter: &ResourceFilter) -> ResourcePage {
    let text = filter.text.as_ref().map(|text| text.to_lowercase());
    let wanted = |row: &ResourceRow| {
        let by_text = text
            .as_ref()
            .is_none_or(|text| row.name.to_lowercase().contains(text) || row.id.as_str().to_lowercase().contains(text));
        by_text && filter.state.is_none_or(|state| state == row.state)
    };
    let sorted: BTreeMap<(String, ResourceId), ResourceRow> =
        rows.into_iter().filter(wanted).map(|row| ((row.name.to_lowercase(), row.id.clone()), row)).collect();
    let total = sorted.len();
    let after = filter.after.as_ref();
    let mut rest = sorted.into_iter().filter(|(key, _)| after.is_none_or(|after| key > after)).map(|(_, row)| row);
    let rows: Vec<ResourceRow> = rest.by_ref().take(filter.limit).collect();
    ResourcePage { rows, total, has_more: rest.next().is_some() }
}

fn body(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    id: &ResourceId,
    side: &Side,
) -> Result<Option<Value>, StoreError> {
    let digest = match side {
        Side::Baseline => {
            let baseline = baselines::active(tx, tenant, &area.key)?;
            let resources = baseline.map(|found| baselines::resources(tx, found.id)).transpose()?;
            resources.into_iter().flatten().find(|resource| &resource.resource_id == id).map(|found| found.body)
        }
        Side::Live => {
            let newest = resources::history(tx, tenant, &area.key, id)?.into_iter().next();
            newest.filter(|version| version.valid_to.is_none()).map(|version| version.body)
        }
        Side::Version(number) => {
            let versions = resources::history(tx, tenant, &area.key, id)?;
            let index = versions.len().checked_sub(*number);
            index.and_then(|index| versions.get(index)).map(|version| version.body)
        }
    };
    digest.map(|digest| bodies::get_json(tx, tenant, digest)).transpose()
}
