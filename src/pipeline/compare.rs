//! Comparing an area's live state with its active baseline, and letting the drifts live on accordingly.

use std::collections::{BTreeMap, HashMap};

use super::ids;
use crate::domain::baseline::{NewResources, ResourceMode};
use crate::domain::catalog::Area;
use crate::domain::diff::{Change, compare};
use crate::domain::drift::{Found, Resolution, Sight, Step, reconcile};
use crate::domain::model::{ResourceId, Severity, TenantId, Timestamp};
use crate::domain::normalise::{ContentHash, normalise};
use crate::domain::snapshot::{RuledHash, triage};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::resources::Version;
use crate::store::{ReadTx, StoreError, WriteTx, baselines, bodies, drifts, resources};

/// What a comparison changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    pub opened: usize,
    pub resolved: usize,
}

/// Compares and reconciles. Without an active baseline every drift of the area is resolved, as nothing is agreed.
pub(super) fn compare_area(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    sight: Sight,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let known = drifts::unresolved(tx, tenant, &area.key)?;
    let (found, sight, baseline_version) = match baselines::active(tx, tenant, &area.key)? {
        Some(baseline) => (find(tx, tenant, area, &baseline, sight)?, sight, baseline.version),
        None => (Vec::new(), Sight::Whole(Resolution::BaselineRemoved), 0),
    };
    let setting = drifts::Setting { tenant, area: &area.key, baseline_version, now };
    let mut outcome = Outcome::default();
    for step in reconcile(&known, found, sight, now) {
        match &step {
            Step::Open(_) => outcome.opened += 1,
            Step::Resolve(..) => outcome.resolved += 1,
            Step::Seen(..) | Step::Changed(..) | Step::LeftAcceptance(..) | Step::Expired(..) => {}
        }
        drifts::apply(tx, &setting, &step, ids::drift())?;
    }
    Ok(outcome)
}

/// All differences between the live state and the baseline. Of a part nothing can be said to be missing.
fn find(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    baseline: &Baseline,
    sight: Sight,
) -> Result<Vec<Found>, StoreError> {
    let expected = keyed(baselines::resources(tx, baseline.id)?, |resource| resource.resource_id.clone());
    let live = keyed(resources::current(tx, tenant, &area.key)?, |version| version.resource_id.clone());
    let triage = triage(
        &hashes(&expected, |resource| (resource.canonical_hash, &resource.rules_revision)),
        &hashes(&live, |version| (version.canonical_hash, &version.rules_revision)),
    );
    let mut found = Vec::new();
    for id in &triage.differing {
        if let (Some(resource), Some(version)) = (expected.get(id), live.get(id)) {
            found.extend(changes(tx, tenant, area, resource, version)?);
        }
    }
    if matches!(sight, Sight::Whole(_)) {
        let gone = triage.missing.iter().filter_map(|id| expected.get(id));
        let watched = gone.filter(|resource| resource.watch.mode != ResourceMode::None);
        found.extend(watched.map(|resource| whole(area, &resource.resource_id, &resource.name, Change::Missing, None)));
    }
    let new = triage.unexpected.iter().filter_map(|id| live.get(id));
    found.extend(new.filter_map(|version| unexpected(area, baseline.new_resources, version)));
    Ok(found)
}

fn changes(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    expected: &BaselineResource,
    live: &Version,
) -> Result<Vec<Found>, StoreError> {
    let before = bodies::get_json(tx, tenant, expected.body)?;
    let after = bodies::get_json(tx, tenant, live.body)?;
    // Both bodies were normalised when they were stored; a failure now means other limits than then.
    let refused = |_| StoreError::Corrupt { what: "body" };
    let before = normalise(area, &before).map_err(refused)?;
    let after = normalise(area, &after).map_err(refused)?;
    let watched = compare(&before, &after).into_iter().filter(|change| expected.watch.covers(&change.path));
    Ok(watched
        .map(|change| whole(area, &live.resource_id, &live.name, Change::Changed(change), Some(live.canonical_hash)))
        .collect())
}

fn unexpected(area: &Area, new_resources: NewResources, version: &Version) -> Option<Found> {
    let found = whole(area, &version.resource_id, &version.name, Change::Unexpected, Some(version.canonical_hash));
    match new_resources {
        NewResources::Alert => Some(found),
        NewResources::Note => Some(Found { severity: Severity::Low, ..found }),
        NewResources::Ignore => None,
    }
}

fn whole(area: &Area, id: &ResourceId, name: &str, change: Change, live: Option<ContentHash>) -> Found {
    Found { resource_id: id.clone(), resource_name: name.to_owned(), severity: area.severity_of(&change), change, live }
}

fn keyed<T>(items: Vec<T>, id: impl Fn(&T) -> ResourceId) -> HashMap<ResourceId, T> {
    items.into_iter().map(|item| (id(&item), item)).collect()
}

fn hashes<T>(
    items: &HashMap<ResourceId, T>,
    hash: impl Fn(&T) -> (ContentHash, &String),
) -> BTreeMap<ResourceId, RuledHash> {
    let ruled = |item| {
        let (hash, revision) = hash(item);
        RuledHash { hash, rules_revision: revision.clone() }
    };
    items.iter().map(|(id, item)| (id.clone(), ruled(item))).collect()
}
