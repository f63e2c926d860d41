//! The resources of an area: their state against the baseline, their bodies and their history.

mod choice;
mod list;

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

pub use self::choice::{ChoosableProperty, choosable};
pub use self::list::{Order, OrderBy, ResourceFilter, ResourcePage, RowKey, ShownRow, list};
use super::drifts::{NamedDrift, with_names};
use super::history::kept_at;
use super::names::{Names, Question, answer, answer_about_one, answer_one};
use super::{Context, PipelineError, areas};
use crate::crypto::ContentDigest;
use crate::domain::baseline::ResourceMode;
use crate::domain::catalog::Area;
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::domain::normalise::normalise;
use crate::store::baselines::BaselineResource;
use crate::store::{ReadTx, StoreError, baselines, bodies, drifts, history, resources, tenants};

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
    /// The live state; none for a missing one.
    body: Option<ContentDigest>,
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
    /// What the ids in the bodies name.
    pub names: Names,
}

/// The differences between two states of a resource, with what the ids in them name.
#[derive(Debug)]
pub struct Differences {
    pub changes: Vec<PropertyChange>,
    pub names: Names,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    Baseline,
    Live,
    /// 1 for the first version that the resource ever had.
    Version(u64),
    At(Timestamp),
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
    let own = context.clone();
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
            let found = with_names(tx, &own, drifts::of_resource(tx, tenant, &area.key, &id)?)?;
            let drifts =
                found.into_iter().map(|drift| NamedDrift { tenant_name: owner.name.clone(), ..drift }).collect();
            let since = row.valid_from.unwrap_or(Timestamp(0));
            let values = live.iter().chain(&baseline).collect();
            let question = Question { tenant, area: Some(area.clone()), path: "", values, since };
            let names = answer_one(tx, question)?;
            Ok(Some(ResourceDetail { row, live, baseline, drifts, not_comparable, names }))
        })
        .await?;
    found.ok_or(PipelineError::NotFound { what: "resource" })
}

/// The differences from one side to the other.
///
/// # Errors
/// [`PipelineError::NotFound`] when one of the sides does not exist; for a moment, those of the time machine.
pub async fn diff(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
    from: Side,
    to: Side,
) -> Result<Differences, PipelineError> {
    let area = areas::known(context, &area)?;
    let now = context.clock.now();
    context
        .store
        .read(move |tx| {
            let open = |field, side: &Side| match side {
                Side::At(at) => body_at(tx, tenant, &area, &id, (field, *at), now),
                Side::Baseline | Side::Live | Side::Version(_) => body(tx, tenant, &area, &id, side)
                    .map(|found| found.ok_or(PipelineError::NotFound { what: "resource version" })),
            };
            let (before, after) = match (open("from", &from)?, open("to", &to)?) {
                (Ok(before), Ok(after)) => (before, after),
                (Err(refusal), _) | (_, Err(refusal)) => return Ok(Err(refusal)),
            };
            let refused = |_| StoreError::Corrupt { what: "body" };
            let before = normalise(&area, &before).map_err(refused)?;
            let after = normalise(&area, &after).map_err(refused)?;
            let changes = compare(&before, &after);
            let newest = resources::history(tx, tenant, &area.key, &id)?.into_iter().next();
            let since = newest.map_or(Timestamp(0), |version| version.valid_from);
            let names = names_of_changes(tx, tenant, &area, &changes, since)?;
            Ok(Ok(Differences { changes, names }))
        })
        .await?
}

/// What the ids in differences name.
fn names_of_changes(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Arc<Area>,
    changes: &[PropertyChange],
    since: Timestamp,
) -> Result<Names, StoreError> {
    answer_about_one(tx, &questions(tenant, area, changes, since))
}

fn questions<'c>(
    tenant: TenantId,
    area: &Arc<Area>,
    changes: impl IntoIterator<Item = &'c PropertyChange>,
    since: Timestamp,
) -> Vec<Question<'c>> {
    let question =
        |PropertyChange { path, before, after, added, removed, kind: _, after_hash: _ }: &'c PropertyChange| {
            let values = [before, after].into_iter().chain(added).chain(removed).collect();
            Question { tenant, area: Some(Arc::clone(area)), path, values, since }
        };
    changes.into_iter().map(question).collect()
}

/// What the ids in the differences of each of several resources name, asked for all at once.
pub(super) fn names_of_each(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Arc<Area>,
    resources: &[&[PropertyChange]],
    since: Timestamp,
) -> Result<Vec<Names>, StoreError> {
    let questions = questions(tenant, area, resources.iter().flat_map(|changes| changes.iter()), since);
    let mut names = answer(tx, &questions)?.into_iter();
    Ok(resources.iter().map(|changes| names.by_ref().take(changes.len()).flatten().collect()).collect())
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
                body: Some(version.body),
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
        body: None,
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

pub(super) fn body(
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
            let newest = history::versions(tx, tenant, &area.key, id, None, 1)?.into_iter().next();
            newest
                .map(|found| found.kept.version)
                .filter(|version| version.valid_to.is_none())
                .map(|version| version.body)
        }
        Side::Version(number) => {
            let found = history::versions(tx, tenant, &area.key, id, number.checked_add(1), 1)?.into_iter().next();
            found.filter(|found| found.number == *number).map(|found| found.kept.version.body)
        }
        Side::At(at) => history::resource_at(tx, tenant, &area.key, id, *at)?.map(|kept| kept.version.body),
    };
    digest.map(|digest| bodies::get_json(tx, tenant, digest)).transpose()
}

fn body_at(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    id: &ResourceId,
    moment: (&'static str, Timestamp),
    now: Timestamp,
) -> Result<Result<Value, PipelineError>, StoreError> {
    match kept_at(tx, tenant, area, id, moment, now)? {
        Ok(kept) => bodies::get_json(tx, tenant, kept.version.body).map(Ok),
        Err(refusal) => Ok(Err(refusal)),
    }
}
