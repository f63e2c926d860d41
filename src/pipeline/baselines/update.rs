//! Agreeing to what drifted: new versions that take live values over.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::capture::{agreed_as_read, as_read};
use super::{Draft, agreed, note, save, tell};
use crate::domain::baseline::adopt;
use crate::domain::catalog::Area;
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::drift::{DriftChange, DriftState};
use crate::domain::model::{AreaKey, DriftId, ResourceId, TenantId, Timestamp};
use crate::domain::normalise::normalise;
use crate::pipeline::compare::Outcome;
use crate::pipeline::{Actor, Context, PipelineError, areas};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::drifts::Drift;
use crate::store::resources::Version;
use crate::store::{StoreError, WriteTx, baselines, bodies, drifts, resources};

/// The most drifts that one update may name.
const BULK_LIMIT: usize = 1_000;

/// How much of the live state is taken over for each drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Exactly what drifted.
    Property,
    /// The whole resource.
    Resource,
    /// The whole area; the resources that stay keep how they are watched.
    Area,
}

/// A version that an update made.
#[derive(Debug)]
pub struct Updated {
    pub baseline: Baseline,
    pub resolved: usize,
}

/// Agrees to the live state where the drifts are: a new version for each area of each tenant that they touch, or none
/// at all when one of them is refused.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::Resolved`], [`PipelineError::NoBaseline`], or
/// [`PipelineError::Invalid`] naming the field.
pub async fn update_from_drifts(
    context: &Context,
    actor: Actor,
    ids: Vec<DriftId>,
    reach: Reach,
    reason: String,
) -> Result<Vec<Updated>, PipelineError> {
    if ids.is_empty() || ids.len() > BULK_LIMIT {
        let expected = format!("expected 1 to {BULK_LIMIT} ids");
        return Err(PipelineError::Invalid { field: "driftIds", expected });
    }
    let note = note(&reason)?;
    let now = context.clock.now();
    let own = context.clone();
    let updated = context
        .store
        .try_write(move |tx| {
            let mut updated = Vec::new();
            for ((tenant, key), found) in by_area(tx, ids)? {
                let area = areas::known_in(&own, tenant, key.as_str())?;
                updated.push(update(tx, &actor, tenant, &area, &found, reach, &note, now)?);
            }
            Ok::<_, PipelineError>(updated)
        })
        .await?;
    let told = updated.into_iter().map(|(baseline, outcome)| {
        tell(context, baseline.tenant_id, &baseline.area, outcome);
        Updated { resolved: outcome.resolved, baseline }
    });
    Ok(told.collect())
}

/// Takes the live value over at every difference that is meant, told by the agreed body and the difference, in one new
/// version. Without an active baseline there is nothing to take it into.
///
/// # Errors
/// Those of the store, and of a body that the area's rules refuse.
pub(in crate::pipeline) fn adopt_where(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Area,
    is_meant: impl Fn(&Value, &PropertyChange) -> bool,
    reason: &str,
    now: Timestamp,
) -> Result<Outcome, PipelineError> {
    let Some(current) = baselines::active(tx, tenant, &area.key)? else {
        return Ok(Outcome::default());
    };
    let versions = resources::current(tx, tenant, &area.key)?.into_iter();
    let live: HashMap<ResourceId, Version> = versions.map(|version| (version.resource_id.clone(), version)).collect();
    let mut resources = baselines::resources(tx, current.id)?;
    for resource in &mut resources {
        let Some(version) = live.get(&resource.resource_id).filter(|version| version.body != resource.body) else {
            continue;
        };
        let before = bodies::get_json(tx, tenant, resource.body)?;
        let after = bodies::get_json(tx, tenant, version.body)?;
        let canonical = |body| normalise(area, body).map_err(|_| StoreError::Corrupt { what: "body" });
        let changes = compare(&canonical(&before)?, &canonical(&after)?);
        let watched = changes.iter().filter(|change| resource.watch.covers(&change.path));
        let paths: Vec<&str> =
            watched.filter(|change| is_meant(&before, change)).map(|change| change.path.as_str()).collect();
        let adopted = paths.iter().try_fold(before.clone(), |body, path| adopt(area, &body, &after, path));
        let adopted = adopted.map_err(|_| StoreError::Corrupt { what: "body" })?;
        if adopted != before {
            *resource = agreed(tx, tenant, area, resource.clone(), &adopted)?;
        }
    }
    let draft = Draft {
        label: current.label,
        note: note(reason)?,
        mode: current.mode,
        new_resources: current.new_resources,
        resources,
        source: json!({ "kind": "schemaNotice" }),
    };
    let (_, outcome) = save(tx, actor, tenant, area, draft, now)?;
    Ok(outcome)
}

type ByArea = BTreeMap<(TenantId, AreaKey), Vec<Drift>>;

fn by_area(tx: &WriteTx<'_>, ids: Vec<DriftId>) -> Result<ByArea, PipelineError> {
    let mut found = ByArea::new();
    for id in ids {
        let drift = drifts::find(tx, id)?.ok_or(PipelineError::NotFound { what: "drift" })?;
        if drift.state == DriftState::Resolved {
            return Err(PipelineError::Resolved);
        }
        found.entry((drift.tenant_id, drift.area.clone())).or_default().push(drift);
    }
    Ok(found)
}

#[expect(clippy::too_many_arguments, reason = "the setting of one transaction; a struct would be taken apart at once")]
fn update(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    area: &Area,
    found: &[Drift],
    reach: Reach,
    note: &str,
    now: Timestamp,
) -> Result<(Baseline, Outcome), PipelineError> {
    let current = baselines::active(tx, tenant, &area.key)?;
    let current = current.ok_or_else(|| PipelineError::NoBaseline { area: area.key.clone() })?;
    let known = baselines::resources(tx, current.id)?.into_iter();
    let mut all: BTreeMap<ResourceId, BaselineResource> =
        known.map(|resource| (resource.resource_id.clone(), resource)).collect();
    let versions = resources::current(tx, tenant, &area.key)?.into_iter();
    let live: HashMap<ResourceId, Version> = versions.map(|version| (version.resource_id.clone(), version)).collect();
    match reach {
        Reach::Property => {
            for drift in found {
                take(tx, area, &current, &mut all, drift, &live)?;
            }
        }
        Reach::Resource => {
            for drift in found {
                take_whole(tx, area, &current, &mut all, &drift.resource_id, &live)?;
            }
        }
        Reach::Area => {
            all.retain(|id, _| live.contains_key(id));
            for id in live.keys() {
                take_whole(tx, area, &current, &mut all, id, &live)?;
            }
        }
    }
    let draft = Draft {
        label: current.label,
        note: note.to_owned(),
        mode: current.mode,
        new_resources: current.new_resources,
        resources: all.into_values().collect(),
        source: json!({ "kind": "drifts" }),
    };
    Ok(save(tx, actor, tenant, area, draft, now)?)
}

/// Takes over exactly what the drift is about.
fn take(
    tx: &mut WriteTx<'_>,
    area: &Area,
    current: &Baseline,
    all: &mut BTreeMap<ResourceId, BaselineResource>,
    drift: &Drift,
    live: &HashMap<ResourceId, Version>,
) -> Result<(), PipelineError> {
    let id = &drift.resource_id;
    let sides = all.get(id).cloned().zip(live.get(id));
    match (drift.change, sides) {
        (DriftChange::Changed, Some((resource, version))) => {
            let tenant = drift.tenant_id;
            let expected = bodies::get_json(tx, tenant, resource.body)?;
            let seen = bodies::get_json(tx, tenant, version.body)?;
            let body = adopt(area, &expected, &seen, &drift.detail.path).map_err(|error| PipelineError::Invalid {
                field: "driftIds",
                expected: format!("{}: {error}: sync the area first", drift.resource_name),
            })?;
            let resource = agreed(tx, tenant, area, resource, &body)?;
            all.insert(id.clone(), resource);
            Ok(())
        }
        (DriftChange::Changed | DriftChange::Missing | DriftChange::Unexpected, _) => {
            Ok(take_whole(tx, area, current, all, id, live)?)
        }
    }
}

/// Takes over all of a resource: also that it is gone, or new.
fn take_whole(
    tx: &WriteTx<'_>,
    area: &Area,
    current: &Baseline,
    all: &mut BTreeMap<ResourceId, BaselineResource>,
    id: &ResourceId,
    live: &HashMap<ResourceId, Version>,
) -> Result<(), StoreError> {
    let resource = match (all.remove(id), live.get(id).cloned()) {
        (_, None) => return Ok(()),
        (Some(before), Some(version)) => as_read(version, before.watch),
        (None, Some(version)) => agreed_as_read(tx, current.tenant_id, area, current.mode, version)?,
    };
    all.insert(id.clone(), resource);
    Ok(())
}
