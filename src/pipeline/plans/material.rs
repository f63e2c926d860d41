//! What a plan is made of: what was agreed, what is there at this moment, and what the tenant has besides.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::chosen::Chosen;
use super::known::{self, Live as LastRead};
use super::make::OPERATIONS_LIMIT;
use super::seen::{Lives, Places, Wanted, entry, parent, places, read};
use crate::collect;
use crate::domain::baseline::{ResourceMode, Watch};
use crate::domain::catalog::{self, Area};
use crate::domain::drift::DriftChange;
use crate::domain::model::{AreaKey, CollectionId, ResourceId, TenantId, Timestamp};
use crate::domain::plan::{
    self, AreaMaterial, Basis, Bystander, ChosenDrift, Disagreement, Live, Material, Plan, PlanError, Purpose, Source,
};
use crate::domain::reference::{Directory, Tokens};
use crate::pipeline::{Context, PipelineError, areas};
use crate::store::baselines::BaselineResource;
use crate::store::drifts::Drift;
use crate::store::{ReadTx, StoreError, baselines, bodies, collections, resources};

/// More resources that refer to missing ones are not looked at: the plan would be no page for a person.
const BYSTANDERS_LIMIT: usize = 200;

/// An area of the plan before anything of it is read.
struct Prepared {
    area: Arc<Area>,
    basis: Basis,
    resources: Vec<Known>,
}

/// A resource as it is known.
struct Known {
    id: ResourceId,
    name: String,
    watch: Watch,
    agreed: Option<Value>,
    parent: Option<String>,
    /// None of a resource that only refers to a missing one.
    drifts: Vec<Drift>,
}

/// Makes a plan for the drifts, and tells how everything that it touches is right now.
pub(super) async fn plan(
    context: &Context,
    tenant: TenantId,
    chosen: Chosen,
    purpose: Purpose,
) -> Result<(Plan, Places), PipelineError> {
    let (now, own) = (context.clock.now(), context.clone());
    let known = move |tx: &ReadTx<'_>| {
        let mut prepared = Vec::new();
        for (key, of_area) in chosen {
            match prepare(tx, &own, tenant, &key, of_area, now)? {
                Ok(area) => prepared.push(area),
                Err(error) => return Ok(Err(error)),
            }
        }
        let bystanders = bystanders(tx, tenant, &prepared, now)?;
        Ok(Ok((prepared, bystanders)))
    };
    let (prepared, bystanders) = context.store.read(known).await??;
    let seen = read(context, tenant, prepared.iter().chain(&bystanders).map(wanted).collect()).await?;
    let made = move |tx: &ReadTx<'_>| {
        let directory = directory(tx, tenant, prepared.iter().map(|area| &*area.area))?;
        let material = Material {
            purpose,
            areas: prepared.iter().map(|area| material(area, &seen)).collect(),
            directory: &directory,
            bystanders: bystanders.iter().flat_map(|area| of_bystanders(area, &seen)).collect(),
        };
        Ok((plan::make(&material), seen))
    };
    let (plan, seen) = context.store.read(made).await?;
    Ok((plan.map_err(too_large)?, places(seen)))
}

fn prepare(
    tx: &ReadTx<'_>,
    context: &Context,
    tenant: TenantId,
    key: &AreaKey,
    chosen: BTreeMap<ResourceId, Vec<Drift>>,
    now: Timestamp,
) -> Result<Result<Prepared, PipelineError>, StoreError> {
    let Some(area) = areas::find(context, key) else {
        return Ok(Err(PipelineError::UnknownArea { area: key.to_string() }));
    };
    let Some(baseline) = baselines::active(tx, tenant, key)? else {
        return Ok(Err(PipelineError::NoBaseline { area: key.clone() }));
    };
    let Some(basis) = basis(tx, tenant, key, baseline.version, now)? else {
        return Ok(Err(PipelineError::NothingToCapture { area: key.clone() }));
    };
    let agreed: BTreeMap<ResourceId, BaselineResource> = baselines::resources(tx, baseline.id)?
        .into_iter()
        .map(|resource| (resource.resource_id.clone(), resource))
        .collect();
    let last: BTreeMap<ResourceId, resources::Version> = resources::current(tx, tenant, key)?
        .into_iter()
        .map(|version| (version.resource_id.clone(), version))
        .collect();
    let mut known = Vec::new();
    for (id, drifts) in chosen {
        let everything = Watch { mode: ResourceMode::Snapshot, paths: Vec::new() };
        let body = agreed.get(&id).map(|found| bodies::get_json(tx, tenant, found.body)).transpose()?;
        let read = last.get(&id).map(|found| bodies::get_json(tx, tenant, found.body)).transpose()?;
        known.push(Known {
            name: drifts.first().map(|drift| drift.resource_name.clone()).unwrap_or_default(),
            watch: agreed.get(&id).map_or(everything, |found| found.watch.clone()),
            parent: body.as_ref().and_then(parent).or_else(|| read.as_ref().and_then(parent)),
            agreed: body,
            id,
            drifts,
        });
    }
    Ok(Ok(Prepared { area, basis, resources: known }))
}

fn basis(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    baseline_version: u64,
    now: Timestamp,
) -> Result<Option<Basis>, StoreError> {
    let last = collections::last_complete(tx, tenant, area)?;
    let basis = |collection: CollectionId, collected_at| Basis {
        area: area.clone(),
        collection,
        collected_at,
        baseline_version,
        read_at: now,
    };
    Ok(last.map(|last| basis(last.id, last.finished_at)))
}

/// Resources whose bodies name one that is missing, without those that have drifts in the plan themselves.
fn bystanders(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    prepared: &[Prepared],
    now: Timestamp,
) -> Result<Vec<Prepared>, StoreError> {
    let mut missing: BTreeMap<AreaKey, BTreeSet<String>> = BTreeMap::new();
    for (area, known) in prepared.iter().flat_map(|area| area.resources.iter().map(move |known| (area, known))) {
        if known.drifts.iter().any(|drift| drift.change == DriftChange::Missing) {
            missing.entry(area.area.key.clone()).or_default().insert(known.id.as_str().to_lowercase());
        }
    }
    let is_chosen = |key: &AreaKey, id: &ResourceId| {
        let of_area = prepared.iter().filter(|area| area.area.key == *key);
        of_area.flat_map(|area| &area.resources).any(|known| known.id == *id)
    };
    let mut words: BTreeMap<AreaKey, BTreeSet<String>> = BTreeMap::new();
    for (key, ids) in missing {
        for area in known::referring(&key) {
            words.entry(area.key.clone()).or_default().extend(ids.iter().cloned());
        }
    }
    let mut found = Vec::new();
    for (key, ids) in words {
        let version = baselines::active(tx, tenant, &key)?.map_or(0, |baseline| baseline.version);
        let (Some(area), Some(basis)) = (catalog::shared(&key), basis(tx, tenant, &key, version, now)?) else {
            continue;
        };
        let referring = known::live(tx, tenant, &key, &ids)?.into_iter().filter(|one| !is_chosen(&key, &one.id));
        let known = |LastRead { id, name, body }: LastRead| Known {
            watch: Watch { mode: ResourceMode::Snapshot, paths: Vec::new() },
            parent: parent(&body),
            id,
            name,
            agreed: None,
            drifts: Vec::new(),
        };
        let resources: Vec<Known> = referring.map(known).take(BYSTANDERS_LIMIT).collect();
        found.extend((!resources.is_empty()).then_some(Prepared { area, basis, resources }));
    }
    Ok(found)
}

fn wanted(prepared: &Prepared) -> Wanted {
    let chosen = |known: &Known| collect::Chosen { id: known.id.clone(), parent: known.parent.clone() };
    (Arc::clone(&prepared.area), prepared.resources.iter().map(chosen).collect())
}

pub(super) fn too_large(error: PlanError) -> PipelineError {
    match error {
        PlanError::TooLarge { found: _ } => PipelineError::PlanTooLarge { what: "requests", limit: OPERATIONS_LIMIT },
    }
}

fn material<'a>(prepared: &'a Prepared, seen: &Lives) -> AreaMaterial<'a> {
    let Prepared { area, basis, resources } = prepared;
    let source = entry(area).map_or(Source::Custom(area), Source::Embedded);
    let unread = || Live::Unread { reason: "nothing is read for the plan where nothing can be written".to_owned() };
    let chosen = resources.iter().map(|known| plan::Chosen {
        id: known.id.clone(),
        name: known.name.clone(),
        watch: known.watch.clone(),
        agreed: known.agreed.clone(),
        live: seen.get(&(area.key.clone(), known.id.clone())).cloned().unwrap_or_else(unread),
        drifts: known.drifts.iter().map(chosen_drift).collect(),
    });
    AreaMaterial { source, basis: basis.clone(), resources: chosen.collect() }
}

fn chosen_drift(drift: &Drift) -> ChosenDrift {
    let what = match drift.change {
        DriftChange::Changed => Disagreement::Changed { path: drift.detail.path.clone() },
        DriftChange::Missing => Disagreement::Missing,
        DriftChange::Unexpected => Disagreement::Unexpected,
    };
    ChosenDrift { id: drift.id, what, severity: drift.severity, verdict: drift.detail.verdict.clone() }
}

fn of_bystanders<'a>(prepared: &'a Prepared, seen: &Lives) -> Vec<Bystander<'a>> {
    let Some(entry) = entry(&prepared.area) else { return Vec::new() };
    let live = |known: &Known| match seen.get(&(prepared.area.key.clone(), known.id.clone()))? {
        Live::There(body) => Some(body.clone()),
        Live::Gone | Live::InRecycleBin(_) | Live::Unread { .. } => None,
    };
    let bystander = |known: &Known| {
        Some(Bystander {
            entry,
            basis: prepared.basis.clone(),
            id: known.id.clone(),
            name: known.name.clone(),
            live: live(known)?,
        })
    };
    prepared.resources.iter().filter_map(bystander).collect()
}

/// What the ids in the areas of the plan mean.
pub(super) fn directory<'a>(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    areas: impl Iterator<Item = &'a Area>,
) -> Result<Directory, StoreError> {
    let latest = known::latest(tx, tenant)?;
    let referred: BTreeSet<&AreaKey> = areas
        .flat_map(|area| area.references.values())
        .flat_map(|reference| std::iter::once(&reference.area).chain(&reference.also))
        .collect();
    let mut directory = Directory::new(Tokens::default());
    for area in referred.iter().filter_map(|key| catalog::find(key)) {
        directory.add_area(&area.key, latest.get(&area.key).is_some_and(known::is_whole));
        for found in known::live(tx, tenant, &area.key, &BTreeSet::new())? {
            directory.add(area, &found.body);
        }
    }
    Ok(directory)
}
