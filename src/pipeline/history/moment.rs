//! An area and a resource as they were at a moment.

use std::sync::Arc;

use serde_json::Value;

use super::{Answer, check_moment};
use crate::domain::catalog::Area;
use crate::domain::model::{AreaKey, CollectionStatus, ResourceId, TenantId, Timestamp};
use crate::domain::normalise::normalise;
use crate::pipeline::names::{Question, answer_one};
use crate::pipeline::{Context, Names, PipelineError, areas};
use crate::store::history::{self, Kept, Numbered};
use crate::store::resources::Version;
use crate::store::{ReadTx, StoreError, bodies};

/// How well a moment is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub at: Timestamp,
    /// How the last attempt before it ended; none when the ledger was shortened since.
    pub status: Option<CollectionStatus>,
    /// Why that attempt was not complete.
    pub reason: Option<String>,
    /// Whether that attempt was complete, so that nothing was missed.
    pub is_complete: bool,
    /// When the area was last read completely before it.
    pub complete_at: Option<Timestamp>,
    /// Since when there is history.
    pub since: Option<Timestamp>,
}

/// A resource as it was.
#[derive(Debug)]
pub struct PastResource {
    pub id: ResourceId,
    pub name: String,
    pub kept: Kept,
    /// Versions around the moment were thinned, and this is the nearest one that was kept.
    pub is_nearest: bool,
    /// Only where one resource is asked for.
    pub body: Option<Value>,
    pub not_comparable: Vec<String>,
    /// What the ids in the body name.
    pub names: Names,
}

#[derive(Debug)]
pub struct PastPage {
    pub moment: Moment,
    pub rows: Vec<PastResource>,
    /// All rows that the filter lets through.
    pub total: usize,
    pub has_more: bool,
}

/// The resources of an area at a moment, by name. `after` is the last row of the page before.
///
/// # Errors
/// Those of [`check_moment`], and [`PipelineError::UnknownArea`].
pub async fn area(
    context: &Context,
    tenant: TenantId,
    area: String,
    at: Timestamp,
    text: Option<String>,
    after: Option<(String, ResourceId)>,
    limit: usize,
) -> Result<PastPage, PipelineError> {
    let area = areas::known(context, &area)?;
    let now = context.clock.now();
    let found = context
        .store
        .read(move |tx| {
            if let Err(refusal) = check_moment(tx, tenant, &area.key, ("at", at), now)? {
                return Ok(Err(refusal));
            }
            Ok(Ok((moment(tx, tenant, &area.key, at)?, history::area_at(tx, tenant, &area.key, at)?)))
        })
        .await?;
    let (moment, kept) = found?;
    Ok(paged(moment, kept, text.as_deref(), after, limit))
}

/// One resource at a moment.
///
/// # Errors
/// Those of [`check_moment`]; [`PipelineError::NotThereThen`] tells when it was there.
pub async fn resource(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
    at: Timestamp,
) -> Result<(Moment, PastResource), PipelineError> {
    let area = areas::known(context, &area)?;
    let now = context.clock.now();
    context
        .store
        .read(move |tx| {
            let kept = match kept_at(tx, tenant, &area, &id, ("at", at), now)? {
                Ok(kept) => kept,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let body = bodies::get_json(tx, tenant, kept.version.body)?;
            let canonical = normalise(&area, &body).map_err(|_| StoreError::Corrupt { what: "body" })?;
            let mut past = past(kept, at);
            past.not_comparable = canonical.not_comparable();
            let values = vec![&body];
            let question = Question { tenant, area: Some(Arc::clone(&area)), path: "", values, since: at };
            past.names = answer_one(tx, question)?;
            past.body = Some(body);
            Ok(Ok((moment(tx, tenant, &area.key, at)?, past)))
        })
        .await?
}

/// A page of the versions of a resource, the newest first; one more than `limit` when there is a next page.
///
/// # Errors
/// [`PipelineError::NotFound`] when it never had any.
pub async fn versions(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<Numbered>, PipelineError> {
    let area = areas::known(context, &area)?;
    let read = move |tx: &ReadTx<'_>| history::versions(tx, tenant, &area.key, &id, before, limit.saturating_add(1));
    let versions = context.store.read(read).await?;
    if versions.is_empty() { Err(PipelineError::NotFound { what: "resource" }) } else { Ok(versions) }
}

/// The version that answers for a moment.
pub(in crate::pipeline) fn kept_at(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    id: &ResourceId,
    (field, at): (&'static str, Timestamp),
    now: Timestamp,
) -> Answer<Kept> {
    if let Err(refusal) = check_moment(tx, tenant, &area.key, (field, at), now)? {
        return Ok(Err(refusal));
    }
    match history::resource_at(tx, tenant, &area.key, id, at)? {
        Some(kept) => Ok(Ok(kept)),
        None => Ok(Err(not_there(tx, tenant, &area.key, id, (field, at))?)),
    }
}

/// Tells when the resource was there instead.
fn not_there(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    id: &ResourceId,
    (field, at): (&'static str, Timestamp),
) -> Result<PipelineError, StoreError> {
    let versions = history::versions(tx, tenant, area, id, None, 1_000)?;
    if versions.is_empty() {
        return Ok(PipelineError::NotFound { what: "resource" });
    }
    let before = versions.iter().filter_map(|found| found.kept.version.valid_to).find(|to| *to <= at);
    let after = versions.iter().rev().map(|found| found.kept.answers_from()).find(|from| *from > at);
    let when = match (before, after) {
        (Some(before), Some(after)) => format!("it was gone from {before} to {after}"),
        (Some(before), None) => format!("it is gone since {before}"),
        (None, Some(after)) => format!("it was first seen at {after}"),
        (None, None) => "its history is forgotten".to_owned(),
    };
    Ok(PipelineError::NotThereThen { field, at, when })
}

fn moment(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey, at: Timestamp) -> Result<Moment, StoreError> {
    let last = history::collection_at(tx, tenant, area, at)?;
    Ok(Moment {
        at,
        is_complete: last.as_ref().is_some_and(|last| last.status == CollectionStatus::Complete && !last.held),
        status: last.as_ref().map(|last| last.status),
        reason: last.and_then(|last| last.reason),
        complete_at: history::complete_at(tx, tenant, area, at)?,
        since: history::since(tx, tenant, area)?,
    })
}

fn past(kept: Kept, at: Timestamp) -> PastResource {
    PastResource {
        id: kept.version.resource_id.clone(),
        name: kept.version.name.clone(),
        is_nearest: kept.is_nearest_at(at),
        kept,
        body: None,
        not_comparable: Vec::new(),
        names: Names::new(),
    }
}

fn paged(
    moment: Moment,
    kept: Vec<Kept>,
    text: Option<&str>,
    after: Option<(String, ResourceId)>,
    limit: usize,
) -> PastPage {
    let text = text.map(str::to_lowercase);
    let wanted = |kept: &Kept| {
        let Version { name, resource_id, .. } = &kept.version;
        let has =
            |part: &String| name.to_lowercase().contains(part) || resource_id.as_str().to_lowercase().contains(part);
        text.as_ref().is_none_or(has)
    };
    let mut rows: Vec<((String, ResourceId), Kept)> = kept
        .into_iter()
        .filter(wanted)
        .map(|kept| ((kept.version.name.to_lowercase(), kept.version.resource_id.clone()), kept))
        .collect();
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    let total = rows.len();
    let mut rest = rows.into_iter().filter(|(key, _)| after.as_ref().is_none_or(|after| key > after));
    let rows = rest.by_ref().take(limit).map(|(_, kept)| past(kept, moment.at)).collect();
    PastPage { rows, total, has_more: rest.next().is_some(), moment }
}
