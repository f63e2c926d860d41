//! Making a state of a tenant the agreed one: the live state, or an earlier one.

use std::collections::HashMap;

use serde_json::json;

use super::from_tenant::{Origin, from_tenant};
use super::{Draft, label, note, save, tell};
use crate::domain::baseline::{NewResources, ResourceMode, Watch};
use crate::domain::catalog::Area;
use crate::domain::model::{AreaKey, CollectionStatus, TenantId, Timestamp};
use crate::domain::normalise::normalise;
use crate::pipeline::{Actor, Context, PipelineError, areas};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::resources::Version;
use crate::store::{ReadTx, StoreError, bodies, collections, history, resources, switches, tenants};

/// A warning names so many resources.
const NAMES_SHOWN: usize = 20;

/// How a new baseline is made.
#[derive(Debug, Clone)]
pub struct Capture {
    pub label: String,
    pub note: String,
    pub mode: ResourceMode,
    pub source: Source,
}

/// Which state becomes the agreed one.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// As last read.
    Live,
    /// As it was at a moment.
    At(Timestamp),
    /// As it is in another tenant, put into what it means here.
    Tenant(Origin),
}

/// A captured baseline, and what a person should know about it.
#[derive(Debug)]
pub struct Captured {
    pub baseline: Baseline,
    pub warnings: Vec<String>,
}

/// One area of a capture over many.
#[derive(Debug)]
pub struct AreaCapture {
    pub area: AreaKey,
    pub result: Result<Captured, PipelineError>,
}

/// Makes a state of an area the agreed one.
///
/// # Errors
/// [`PipelineError::NothingToCapture`] when the area was never read completely,
/// [`PipelineError::BeforeHistory`] when it was, but not by the moment that is asked for.
pub async fn capture(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    capture: Capture,
) -> Result<Captured, PipelineError> {
    let area = areas::known_in(context, tenant, &area)?;
    let key = area.key.clone();
    let Capture { label: text, note: reason, mode, source } = capture;
    let (label, note) = (label(&text)?, note(&reason)?);
    let now = context.clock.now();
    let (captured, outcome) = context
        .store
        .try_write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Err(PipelineError::NotFound { what: "tenant" });
            }
            let (resources, warnings) = match source {
                Source::Live => of_versions(tx, tenant, &area, mode, None, now)?,
                Source::At(at) => of_versions(tx, tenant, &area, mode, Some(at), now)?,
                Source::Tenant(origin) => from_tenant(tx, &area, origin, tenant, mode)?,
            };
            let source = told(&source);
            let draft = Draft { label, note, mode, new_resources: NewResources::Alert, resources, source };
            let (baseline, outcome) = save(tx, &actor, tenant, &area, draft, now)?;
            Ok((Captured { baseline, warnings }, outcome))
        })
        .await?;
    tell(context, tenant, &key, outcome);
    Ok(captured)
}

/// What the audit trail keeps of a source.
fn told(source: &Source) -> serde_json::Value {
    match source {
        Source::Live => json!({ "kind": "live" }),
        Source::At(at) => json!({ "kind": "past", "at": at }),
        Source::Tenant(origin) => json!({ "kind": "tenant", "tenantId": origin.tenant }),
    }
}

/// Captures several areas, or all that were read completely; each stands for itself.
///
/// # Errors
/// [`PipelineError::UnknownArea`] before anything is captured.
pub async fn capture_many(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    areas: Option<Vec<String>>,
    capture_as: Capture,
) -> Result<Vec<AreaCapture>, PipelineError> {
    let keys: Vec<AreaKey> = match areas {
        Some(names) => names
            .iter()
            .map(|name| Ok(areas::known_in(context, tenant, name)?.key.clone()))
            .collect::<Result<_, PipelineError>>()?,
        None => worth_capturing(context, tenant).await?,
    };
    let mut captures = Vec::with_capacity(keys.len());
    for key in keys {
        let result = capture(context, actor.clone(), tenant, key.to_string(), capture_as.clone()).await;
        match result {
            Err(error @ (PipelineError::NotFound { .. } | PipelineError::Invalid { .. } | PipelineError::Store(_))) => {
                return Err(error);
            }
            result => captures.push(AreaCapture { area: key, result }),
        }
    }
    Ok(captures)
}

/// The areas that are watched and can be read. One that failed is among them, so that a person learns of it; one that
/// the tenant cannot have, or that nobody switched on, is not.
async fn worth_capturing(context: &Context, tenant: TenantId) -> Result<Vec<AreaKey>, PipelineError> {
    let all = areas::of_tenant(context, tenant);
    let keys = context
        .store
        .read(move |tx| {
            let switches = switches::of_tenant(tx, tenant)?;
            let latest = collections::latest(tx, tenant)?.into_iter().map(|last| (last.area, last.status));
            let latest: HashMap<AreaKey, CollectionStatus> = latest.collect();
            let is_worth_it = |area: &Area| match latest.get(&area.key) {
                Some(CollectionStatus::Complete) => true,
                Some(CollectionStatus::Partial | CollectionStatus::Failed) | None => areas::is_on(area, &switches),
                Some(CollectionStatus::NotLicensed | CollectionStatus::NoPermission) => false,
            };
            Ok(all.iter().filter(|area| is_worth_it(area)).map(|area| area.key.clone()).collect())
        })
        .await?;
    Ok(keys)
}

/// The resources as they were read, live or at a moment, and what is to be known about how they were.
fn of_versions(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    mode: ResourceMode,
    at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(Vec<BaselineResource>, Vec<String>), PipelineError> {
    let (versions, warnings) = versions(tx, tenant, area, at, now)?;
    let resources = versions.into_iter().map(|version| agreed_as_read(tx, tenant, area, mode, version));
    Ok((resources.collect::<Result<_, StoreError>>()?, warnings))
}

fn versions(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(Vec<Version>, Vec<String>), PipelineError> {
    let Some(since) = history::since(tx, tenant, &area.key)? else {
        return Err(PipelineError::NothingToCapture { area: area.key.clone() });
    };
    match at {
        None => Ok((resources::current(tx, tenant, &area.key)?, Vec::new())),
        Some(at) if at > now => {
            Err(PipelineError::Invalid { field: "at", expected: "expected a time in the past".to_owned() })
        }
        Some(at) if at < since => Err(PipelineError::BeforeHistory { field: "at", since }),
        Some(at) => {
            let attempt = history::collection_at(tx, tenant, &area.key, at)?;
            let kept = history::area_at(tx, tenant, &area.key, at)?;
            let warnings = attempt.as_ref().and_then(not_read).into_iter().chain(thinned(&kept, at)).collect();
            Ok((kept.into_iter().map(|kept| kept.version).collect(), warnings))
        }
    }
}

/// Of which resources the very version of the time is not kept any more, in words.
fn thinned(kept: &[history::Kept], at: Timestamp) -> Option<String> {
    let names: Vec<&str> =
        kept.iter().filter(|kept| kept.is_nearest_at(at)).map(|kept| kept.version.name.as_str()).collect();
    let count = names.len();
    let first = names.into_iter().take(NAMES_SHOWN).collect::<Vec<_>>().join(", ");
    (count > 0).then(|| format!("of {count} resources the nearest version that was kept stands for that time: {first}"))
}

/// What was not read at the time, in words.
fn not_read(attempt: &collections::Collection) -> Option<String> {
    let how = match attempt.status {
        CollectionStatus::Complete => return None,
        CollectionStatus::Partial => "was read only in part",
        CollectionStatus::Failed | CollectionStatus::NotLicensed | CollectionStatus::NoPermission => {
            "could not be read"
        }
    };
    let reason = attempt.reason.as_deref().unwrap_or("no reason known");
    let at = attempt.finished_at;
    Some(format!("at {at} the area {how} ({reason}), so what is missing from that reading is as it was read before"))
}

/// In mode `properties` every property that the resource has is watched until somebody narrows it; none of those
/// that come later are.
pub(super) fn agreed_as_read(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    mode: ResourceMode,
    version: Version,
) -> Result<BaselineResource, StoreError> {
    let paths = match mode {
        ResourceMode::Snapshot | ResourceMode::None => Vec::new(),
        ResourceMode::Properties => {
            let raw = bodies::get_json(tx, tenant, version.body)?;
            normalise(area, &raw).map_err(|_| StoreError::Corrupt { what: "body" })?.properties()
        }
    };
    Ok(as_read(version, Watch { mode, paths }))
}

/// The version with a watch.
pub(super) fn as_read(version: Version, watch: Watch) -> BaselineResource {
    BaselineResource {
        resource_id: version.resource_id,
        name: version.name,
        watch,
        body: version.body,
        canonical_hash: version.canonical_hash,
        rules_revision: version.rules_revision,
    }
}
