//! Capturing, editing, activating and removing baselines. Each change compares at once, so that the drifts on the
//! screen always speak of the baseline on the screen.

use std::collections::HashMap;

use serde_json::json;

use super::compare::{Outcome, compare_area};
use super::{Actor, Context, Event, PipelineError, areas, ids};
use crate::domain::baseline::{NewResources, ResourceMode, Watch};
use crate::domain::catalog::Area;
use crate::domain::drift::{Resolution, Sight};
use crate::domain::model::{AreaKey, CollectionStatus, ResourceId, TenantId, Timestamp};
use crate::domain::normalise::normalise;
use crate::store::audit::{NewEntry, append};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::resources::Version;
use crate::store::{ReadTx, StoreError, WriteTx, baselines, bodies, collections, resources, switches, tenants};

const LABEL_LIMIT_CHARACTERS: usize = 200;
const PATHS_LIMIT: usize = 1_000;

/// How a new baseline is made.
#[derive(Debug, Clone)]
pub struct Capture {
    pub label: String,
    pub mode: ResourceMode,
}

/// What an editor sends: the whole of what may be edited.
#[derive(Debug)]
pub struct Edit {
    pub label: String,
    pub new_resources: NewResources,
    pub watches: Vec<(ResourceId, Watch)>,
    /// The version the editor started from.
    pub based_on: u64,
}

/// One area of a capture over many.
#[derive(Debug)]
pub struct AreaCapture {
    pub area: AreaKey,
    pub result: Result<Baseline, PipelineError>,
}

/// Makes the live state of an area, as last read, the agreed one.
///
/// # Errors
/// [`PipelineError::NothingToCapture`] when the area was never read completely.
pub async fn capture(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    capture: Capture,
) -> Result<Baseline, PipelineError> {
    let area = areas::known_in(context, tenant, &area)?;
    let key = area.key.clone();
    let label = label(&capture.label)?;
    let now = context.clock.now();
    let (result, outcome) = context
        .store
        .write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Ok((Err(PipelineError::NotFound { what: "tenant" }), Outcome::default()));
            }
            if collections::last_complete(tx, tenant, &area.key)?.is_none() {
                return Ok((Err(PipelineError::NothingToCapture { area: area.key.clone() }), Outcome::default()));
            }
            let versions = resources::current(tx, tenant, &area.key)?.into_iter();
            let captured = versions.map(|version| captured(tx, tenant, &area, capture.mode, version));
            let captured: Vec<_> = captured.collect::<Result<_, _>>()?;
            let draft = Draft { label, mode: capture.mode, new_resources: NewResources::Alert };
            let (baseline, outcome) = save(tx, &actor, tenant, &area, draft, &captured, now)?;
            Ok((Ok(baseline), outcome))
        })
        .await?;
    tell(context, tenant, &key, outcome);
    result
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

/// Saves an edited baseline as a new version.
///
/// # Errors
/// [`PipelineError::Stale`] when another version was saved meanwhile.
pub async fn edit(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    edit: Edit,
) -> Result<Baseline, PipelineError> {
    let area = areas::known_in(context, tenant, &area)?;
    let key = area.key.clone();
    let label = label(&edit.label)?;
    if edit.watches.iter().any(|(_, watch)| watch.paths.len() > PATHS_LIMIT) {
        let expected = format!("expected at most {PATHS_LIMIT} paths for each resource");
        return Err(PipelineError::Invalid { field: "watchedPaths", expected });
    }
    let watches_nothing = |watch: &Watch| watch.mode == ResourceMode::Properties && watch.paths.is_empty();
    if edit.watches.iter().any(|(_, watch)| watches_nothing(watch)) {
        let expected = "expected at least one path in mode `properties`; mode `none` watches nothing".to_owned();
        return Err(PipelineError::Invalid { field: "watchedPaths", expected });
    }
    let now = context.clock.now();
    let (result, outcome) = context
        .store
        .write(move |tx| {
            let Some(current) = baselines::active(tx, tenant, &area.key)? else {
                return Ok((Err(PipelineError::NoBaseline { area: area.key.clone() }), Outcome::default()));
            };
            if current.version != edit.based_on {
                return Ok((Err(PipelineError::Stale { current: current.version }), Outcome::default()));
            }
            let watches: HashMap<ResourceId, Watch> = edit.watches.into_iter().collect();
            let edited = edited_resources(tx, &current, watches)?;
            let draft = Draft { label, mode: current.mode, new_resources: edit.new_resources };
            let (baseline, outcome) = save(tx, &actor, tenant, &area, draft, &edited, now)?;
            Ok((Ok(baseline), outcome))
        })
        .await?;
    tell(context, tenant, &key, outcome);
    result
}

/// Makes an earlier version the active one again.
///
/// # Errors
/// [`PipelineError::NotFound`] when the area has no such version.
pub async fn activate(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    version: u64,
) -> Result<Baseline, PipelineError> {
    let area = areas::known_in(context, tenant, &area)?;
    let key = area.key.clone();
    let now = context.clock.now();
    let (result, outcome) = context
        .store
        .write(move |tx| {
            let all = baselines::versions(tx, tenant, &area.key)?;
            let Some(baseline) = all.into_iter().find(|baseline| baseline.version == version) else {
                return Ok((Err(PipelineError::NotFound { what: "baseline version" }), Outcome::default()));
            };
            baselines::activate(tx, &baseline)?;
            record(tx, &actor, "baseline.activate", &baseline, now)?;
            let outcome = compare_area(tx, tenant, &area, Sight::Whole(Resolution::BaselineUpdated), now)?;
            Ok((Ok(Baseline { active: true, ..baseline }), outcome))
        })
        .await?;
    tell(context, tenant, &key, outcome);
    result
}

/// Leaves the area without a baseline; its versions stay and can be activated again.
///
/// # Errors
/// [`PipelineError::NoBaseline`].
pub async fn remove(context: &Context, actor: Actor, tenant: TenantId, area: String) -> Result<(), PipelineError> {
    let area = areas::known(context, &area)?;
    let key = area.key.clone();
    let now = context.clock.now();
    let (result, outcome) = context
        .store
        .write(move |tx| {
            let Some(baseline) = baselines::active(tx, tenant, &area.key)? else {
                return Ok((Err(PipelineError::NoBaseline { area: area.key.clone() }), Outcome::default()));
            };
            baselines::deactivate(tx, tenant, &area.key)?;
            record(tx, &actor, "baseline.remove", &baseline, now)?;
            let outcome = compare_area(tx, tenant, &area, Sight::Whole(Resolution::BaselineRemoved), now)?;
            Ok((Ok(()), outcome))
        })
        .await?;
    tell(context, tenant, &key, outcome);
    result
}

/// The active baseline with its resources.
///
/// # Errors
/// [`PipelineError::NoBaseline`].
pub async fn active(
    context: &Context,
    tenant: TenantId,
    area: String,
) -> Result<(Baseline, Vec<BaselineResource>), PipelineError> {
    let key = areas::known(context, &area)?.key.clone();
    let area = key.clone();
    let found = context
        .store
        .read(move |tx| {
            let Some(baseline) = baselines::active(tx, tenant, &area)? else {
                return Ok(None);
            };
            let resources = baselines::resources(tx, baseline.id)?;
            Ok(Some((baseline, resources)))
        })
        .await?;
    found.ok_or(PipelineError::NoBaseline { area: key })
}

/// All versions of the area's baseline, the newest first.
///
/// # Errors
/// [`PipelineError::UnknownArea`].
pub async fn versions(context: &Context, tenant: TenantId, area: String) -> Result<Vec<Baseline>, PipelineError> {
    let area = areas::known(context, &area)?;
    Ok(context.store.read(move |tx| baselines::versions(tx, tenant, &area.key)).await?)
}

struct Draft {
    label: String,
    mode: ResourceMode,
    new_resources: NewResources,
}

fn save(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Area,
    draft: Draft,
    resources: &[BaselineResource],
    now: Timestamp,
) -> Result<(Baseline, Outcome), StoreError> {
    let last = baselines::versions(tx, tenant, &area.key)?.first().map_or(0, |baseline| baseline.version);
    let baseline = Baseline {
        id: ids::baseline(),
        tenant_id: tenant,
        area: area.key.clone(),
        version: last + 1,
        label: draft.label,
        mode: draft.mode,
        new_resources: draft.new_resources,
        active: true,
        created_at: now,
        created_by: actor.0.clone(),
        resource_count: u64::try_from(resources.len()).unwrap_or(u64::MAX),
    };
    baselines::insert(tx, &baseline, resources)?;
    record(tx, actor, "baseline.save", &baseline, now)?;
    let outcome = compare_area(tx, tenant, area, Sight::Whole(Resolution::BaselineUpdated), now)?;
    Ok((baseline, outcome))
}

/// In mode `properties` every property that the resource has is watched until somebody narrows it; none of those
/// that come later are.
fn captured(
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
    Ok(BaselineResource {
        resource_id: version.resource_id,
        name: version.name,
        watch: Watch { mode, paths },
        body: version.body,
        canonical_hash: version.canonical_hash,
        rules_revision: version.rules_revision,
    })
}

/// The current resources with the new watches; a resource that is not named keeps its watch.
fn edited_resources(
    tx: &ReadTx<'_>,
    current: &Baseline,
    mut watches: HashMap<ResourceId, Watch>,
) -> Result<Vec<BaselineResource>, StoreError> {
    let resources = baselines::resources(tx, current.id)?.into_iter().map(|resource| {
        let watch = watches.remove(&resource.resource_id).unwrap_or_else(|| resource.watch.clone());
        BaselineResource { watch, ..resource }
    });
    Ok(resources.collect())
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    action: &'static str,
    baseline: &Baseline,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = json!({ "area": baseline.area, "version": baseline.version, "label": baseline.label });
    append(
        tx,
        &NewEntry {
            at: now,
            actor: &actor.0,
            action,
            subject: baseline.id.to_string(),
            tenant: Some(baseline.tenant_id),
            detail,
        },
    )
}

fn tell(context: &Context, tenant: TenantId, area: &AreaKey, outcome: Outcome) {
    let Outcome { opened, resolved } = outcome;
    context.publish(Event::Drift { tenant_id: tenant, area: area.clone(), opened, resolved });
}

fn label(text: &str) -> Result<String, PipelineError> {
    let text = text.trim();
    let valid = text.chars().count() <= LABEL_LIMIT_CHARACTERS && !text.chars().any(char::is_control);
    let expected = || format!("expected at most {LABEL_LIMIT_CHARACTERS} printable characters");
    if valid { Ok(text.to_owned()) } else { Err(PipelineError::Invalid { field: "label", expected: expected() }) }
}
