//! Editing: how each resource is watched and what is agreed about it, and what saving that would do.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Value, json};

use super::capture::as_read;
use super::{Draft, agreed, label, note, save, tell};
use crate::domain::baseline::{AdoptError, NewResources, Watch, put};
use crate::domain::catalog::Area;
use crate::domain::model::{DriftId, ResourceId, TenantId, Timestamp};
use crate::pipeline::compare::Outcome;
use crate::pipeline::{Actor, Context, PipelineError, areas};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::drifts::Drift;
use crate::store::resources::Version;
use crate::store::{ReadTx, StoreError, WriteTx, baselines, bodies, drifts, resources};

/// A preview counts all drifts and shows so many.
const SHOWN_LIMIT: usize = 200;

/// What an editor sends. Resources that are not named stay as they are.
#[derive(Debug, Clone)]
pub struct Edit {
    pub label: String,
    pub note: String,
    pub new_resources: NewResources,
    pub resources: Vec<ResourceEdit>,
    /// No longer part of the baseline.
    pub removed: Vec<ResourceId>,
    /// The version the editor started from.
    pub based_on: u64,
}

#[derive(Debug, Clone)]
pub struct ResourceEdit {
    pub id: ResourceId,
    pub watch: Watch,
    pub expected: Expected,
}

/// What is agreed about a resource.
#[derive(Debug, Clone)]
pub enum Expected {
    /// As before; of a resource that is new in the baseline, the live state.
    Kept,
    Live,
    Body(Value),
    /// Other values at single paths; `None` agrees that there is nothing.
    Values(Vec<(String, Option<Value>)>),
}

/// What saving an edit would do.
#[derive(Debug)]
pub struct Foreseen {
    pub raised: usize,
    pub resolved: usize,
    /// The first of both, as they would be.
    pub drifts: Vec<ForeseenDrift>,
}

#[derive(Debug)]
pub struct ForeseenDrift {
    pub is_raised: bool,
    pub drift: Drift,
}

/// Saves an edited baseline as a new version.
///
/// # Errors
/// [`PipelineError::BaselineMoved`] when another version was saved meanwhile, or [`PipelineError::Invalid`] naming
/// the field.
pub async fn edit(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    edit: Edit,
) -> Result<Baseline, PipelineError> {
    let area = areas::known_in(context, tenant, &area)?;
    let key = area.key.clone();
    let now = context.clock.now();
    let (baseline, outcome) =
        context.store.try_write(move |tx| save_edit(tx, &actor, tenant, &area, edit, now)).await?;
    tell(context, tenant, &key, outcome);
    Ok(baseline)
}

/// Tells what [`edit`] would do, by doing it and undoing it: so it is exact.
///
/// # Errors
/// As [`edit`].
pub async fn preview(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    edit: Edit,
) -> Result<Foreseen, PipelineError> {
    let area = areas::known_in(context, tenant, &area)?;
    let now = context.clock.now();
    context
        .store
        .rehearse(move |tx| {
            let before = unresolved(tx, tenant, &area)?;
            save_edit(tx, &actor, tenant, &area, edit, now)?;
            let after = unresolved(tx, tenant, &area)?;
            let (raised, resolved) = (&after - &before, &before - &after);
            let marked = raised.iter().map(|id| (true, *id)).chain(resolved.iter().map(|id| (false, *id)));
            let mut found = Vec::new();
            for (is_raised, id) in marked.take(SHOWN_LIMIT) {
                found.extend(drifts::find(tx, id)?.map(|drift| ForeseenDrift { is_raised, drift }));
            }
            Ok(Foreseen { raised: raised.len(), resolved: resolved.len(), drifts: found })
        })
        .await
}

fn unresolved(tx: &ReadTx<'_>, tenant: TenantId, area: &Area) -> Result<BTreeSet<DriftId>, StoreError> {
    // Nothing was resolved after the end of time.
    let known = drifts::known(tx, tenant, &area.key, Timestamp(i64::MAX))?;
    Ok(known.into_iter().map(|known| known.id).collect())
}

fn save_edit(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Area,
    edit: Edit,
    now: Timestamp,
) -> Result<(Baseline, Outcome), PipelineError> {
    edit.resources.iter().try_for_each(|resource| check_watch(&resource.watch))?;
    let current = baselines::active(tx, tenant, &area.key)?;
    let current = current.ok_or_else(|| PipelineError::NoBaseline { area: area.key.clone() })?;
    if current.version != edit.based_on {
        let Baseline { version, created_by, label, .. } = current;
        return Err(PipelineError::BaselineMoved { current: version, by: created_by, label });
    }
    let draft = Draft {
        label: label(&edit.label)?,
        note: note(&edit.note)?,
        mode: current.mode,
        new_resources: edit.new_resources,
        resources: edited(tx, tenant, area, &current, edit)?,
        source: json!({ "kind": "edit" }),
    };
    Ok(save(tx, actor, tenant, area, draft, now)?)
}

fn edited(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    current: &Baseline,
    edit: Edit,
) -> Result<Vec<BaselineResource>, PipelineError> {
    let known = baselines::resources(tx, current.id)?.into_iter();
    let mut all: BTreeMap<ResourceId, BaselineResource> =
        known.map(|resource| (resource.resource_id.clone(), resource)).collect();
    let live: HashMap<ResourceId, Version> = resources::current(tx, tenant, &area.key)?
        .into_iter()
        .map(|version| (version.resource_id.clone(), version))
        .collect();
    for id in &edit.removed {
        if all.remove(id).is_none() {
            return Err(invalid("removed", format!("resource {id} is not in the baseline: leave it out")));
        }
    }
    for change in edit.resources {
        let before = all.remove(&change.id);
        let after = edited_resource(tx, tenant, area, change, before, &live)?;
        all.insert(after.resource_id.clone(), after);
    }
    Ok(all.into_values().collect())
}

fn edited_resource(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    change: ResourceEdit,
    before: Option<BaselineResource>,
    live: &HashMap<ResourceId, Version>,
) -> Result<BaselineResource, PipelineError> {
    let ResourceEdit { id, watch, expected } = change;
    let from_live = || {
        let version = live.get(&id).cloned();
        let nowhere =
            || invalid("resources", format!("resource {id} is neither in the baseline nor live: leave it out"));
        version.map(|version| as_read(version, watch.clone())).ok_or_else(nowhere)
    };
    let resource = match before {
        Some(resource) if !matches!(expected, Expected::Live) => BaselineResource { watch: watch.clone(), ..resource },
        Some(_) | None => from_live()?,
    };
    match expected {
        Expected::Kept | Expected::Live => Ok(resource),
        Expected::Body(body) => {
            if area.resource_id_of(&body).is_some_and(|named| named != id) {
                return Err(invalid(
                    "resources",
                    format!("the body of {id} names another id: leave `{}` as it is", area.identity.id),
                ));
            }
            agreed(tx, tenant, area, resource, &body)
        }
        Expected::Values(values) => {
            let mut body = bodies::get_json(tx, tenant, resource.body)?;
            for (path, value) in values {
                body = put(area, &body, &path, value.as_ref()).map_err(|error| not_put(&resource, &error))?;
            }
            agreed(tx, tenant, area, resource, &body)
        }
    }
}

fn not_put(resource: &BaselineResource, error: &AdoptError) -> PipelineError {
    invalid("resources", format!("{} ({}): {error}", resource.name, resource.resource_id))
}

fn check_watch(watch: &Watch) -> Result<(), PipelineError> {
    watch.check().map_err(|error| invalid("watchedPaths", error.to_string()))
}

fn invalid(field: &'static str, expected: String) -> PipelineError {
    PipelineError::Invalid { field, expected }
}
