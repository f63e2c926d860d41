//! Comparing an area's live state with its active baseline, and letting the drifts live on accordingly.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::ids;
use super::rehash::rehash_baseline;
use super::schema_growth::{self, Comparison, Finding, Sifted};
use crate::crypto::ContentDigest;
use crate::domain::baseline::{NewResources, ResourceMode};
use crate::domain::catalog::{Area, Judged};
use crate::domain::diff::{Change, compare};
use crate::domain::drift::{COMES_BACK_WITHIN_MS, Findings, Found, Resolution, Sight, Step, Told, reconcile};
use crate::domain::ignore::held_back_by;
use crate::domain::model::{ResourceId, Severity, TenantId, Timestamp};
use crate::domain::normalise::{ContentHash, normalise};
use crate::domain::schema::new_property;
use crate::domain::snapshot::{RuledHash, triage};
use crate::store::baselines::{Baseline, BaselineResource};
use crate::store::resources::Version;
use crate::store::{
    ReadTx, StoreError, WriteTx, baselines, bodies, collections, drifts, ignore_rules, ignored_drifts, resources,
};

/// What a comparison changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    pub opened: usize,
    pub resolved: usize,
}

/// What is held against each other.
#[derive(Clone, Copy)]
struct Sides<'a> {
    baseline: &'a Baseline,
    expected: &'a HashMap<ResourceId, BaselineResource>,
    live: &'a HashMap<ResourceId, Version>,
}

/// Compares and reconciles, though nothing was read anew. Without an active baseline every drift of the area is
/// resolved, as nothing is agreed.
pub(super) fn compare_area(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    sight: Sight,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    compare_reading(tx, tenant, area, Reading { sight, before: None }, now)
}

/// What was seen, and when everything was seen before.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) sight: Sight,
    pub(super) before: Option<Timestamp>,
}

/// Compares what was just read, and asks who made the changes that it shows.
pub(super) fn compare_reading(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    reading: Reading,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let Reading { sight, before: read_before } = reading;
    let known = drifts::known(tx, tenant, &area.key, now.plus_ms(-COMES_BACK_WITHIN_MS))?;
    let active = baselines::active(tx, tenant, &area.key)?;
    if let Some(baseline) = &active {
        rehash_baseline(tx, tenant, area, baseline)?;
    }
    let (sifted, sight, baseline_version) = match active {
        Some(baseline) => (find_and_sift(tx, tenant, area, &baseline, sight, now)?, sight, baseline.version),
        None => (Sifted::default(), Sight::Whole(Resolution::BaselineRemoved), 0),
    };
    let Sifted { found, added_by_graph, concerned } = sifted;
    let findings = Findings { added_by_graph, ..hold_back(tx, tenant, area, found, now)? };
    let setting = drifts::Setting { tenant, area: &area.key, baseline_version, read_before, now };
    let mut outcome = Outcome::default();
    for step in reconcile(known, findings, sight, now) {
        match &step {
            Step::Open(..) | Step::Found { told: Some(Told::CameBack), .. } => outcome.opened += 1,
            Step::Resolve { .. } => outcome.resolved += 1,
            Step::Found { .. } => {}
        }
        drifts::apply(tx, &setting, &step, ids::drift())?;
    }
    // What is known of Graph from now on holds for those, too.
    for other in concerned {
        compare_again(tx, other, area, now)?;
    }
    Ok(outcome)
}

fn find_and_sift(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    baseline: &Baseline,
    sight: Sight,
    now: Timestamp,
) -> Result<Sifted, StoreError> {
    let expected = keyed(baselines::resources(tx, baseline.id)?, |resource| resource.resource_id.clone());
    let live = keyed(resources::current(tx, tenant, &area.key)?, |version| version.resource_id.clone());
    let findings = find(tx, tenant, area, Sides { baseline, expected: &expected, live: &live }, sight)?;
    let is_compared = |resource: &&BaselineResource| {
        resource.watch.mode != ResourceMode::None && live.contains_key(&resource.resource_id)
    };
    let compared = expected.values().filter(is_compared).count();
    let comparison = Comparison { tenant, area: &area.key, expected: &expected, compared, now };
    schema_growth::sift(tx, &comparison, findings)
}

/// Compares what was read last, as nothing was read anew. Where everything was seen then, it still counts.
pub(super) fn compare_again(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let was_whole = collections::last_complete(tx, tenant, &area.key)?.is_some_and(|last| !last.held);
    let sight = if was_whole { Sight::Whole(Resolution::Reverted) } else { Sight::Part };
    compare_area(tx, tenant, area, sight, now)
}

/// Parts what is drift from what an ignore rule holds back, and writes down which rule did.
fn hold_back(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    found: Vec<Found>,
    now: Timestamp,
) -> Result<Findings, StoreError> {
    if found.is_empty() {
        return Ok(Findings::default());
    }
    let rules = ignore_rules::of_place(tx, tenant, &area.key)?;
    let mut findings = Findings::default();
    for finding in found {
        match held_back_by(&rules, &area.key, &finding, now) {
            None => findings.drifts.push(finding),
            Some(rule) => {
                ignored_drifts::record(tx, rule.id, tenant, &area.key, &finding, now)?;
                findings.ignored.push((finding, rule.reason.clone()));
            }
        }
    }
    Ok(findings)
}

/// All differences between the live state and the baseline. Of a part nothing can be said to be missing.
fn find(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    sides: Sides<'_>,
    sight: Sight,
) -> Result<Vec<Finding>, StoreError> {
    let Sides { baseline, expected, live } = sides;
    let triage = triage(
        &hashes(expected, |resource| (resource.canonical_hash, &resource.rules_revision)),
        &hashes(live, |version| (version.canonical_hash, &version.rules_revision)),
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
        for resource in watched {
            let body = body_to_judge(tx, tenant, area, resource.body)?;
            let place = Place { area, id: &resource.resource_id, name: &resource.name, live: None };
            found.push(Finding::plain(place.found(Change::Missing, body.as_ref())));
        }
    }
    if baseline.new_resources != NewResources::Ignore {
        for version in triage.unexpected.iter().filter_map(|id| live.get(id)) {
            let body = body_to_judge(tx, tenant, area, version.body)?;
            found.push(Finding::plain(unexpected(area, baseline.new_resources, version, body.as_ref())));
        }
    }
    Ok(found)
}

fn changes(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    expected: &BaselineResource,
    live: &Version,
) -> Result<Vec<Finding>, StoreError> {
    let agreed = bodies::get_json(tx, tenant, expected.body)?;
    let after = bodies::get_json(tx, tenant, live.body)?;
    // Both bodies were normalised when they were stored; a failure now means other limits than then.
    let refused = |_| StoreError::Corrupt { what: "body" };
    let changes = compare(&normalise(area, &agreed).map_err(refused)?, &normalise(area, &after).map_err(refused)?);
    let watched = changes.into_iter().filter(|change| expected.watch.covers(&change.path));
    let place = Place { area, id: &live.resource_id, name: &live.name, live: Some(live.canonical_hash) };
    let finding = |change| {
        let new_property = new_property(&agreed, &change);
        Finding { found: place.found(Change::Changed(change), Some(&after)), new_property }
    };
    Ok(watched.map(finding).collect())
}

fn unexpected(area: &Area, new_resources: NewResources, version: &Version, body: Option<&Value>) -> Found {
    let place = Place { area, id: &version.resource_id, name: &version.name, live: Some(version.canonical_hash) };
    let found = place.found(Change::Unexpected, body);
    match new_resources {
        NewResources::Note => Found { severity: Severity::Low, ..found },
        NewResources::Alert | NewResources::Ignore => found,
    }
}

/// Bodies are opened only where a rule asks what is in a resource that came or went.
fn body_to_judge(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    body: ContentDigest,
) -> Result<Option<Value>, StoreError> {
    if area.direction.needs_body_of_whole_resources() { bodies::get_json(tx, tenant, body).map(Some) } else { Ok(None) }
}

/// Where something was found.
struct Place<'a> {
    area: &'a Area,
    id: &'a ResourceId,
    name: &'a str,
    live: Option<ContentHash>,
}

impl Place<'_> {
    fn found(&self, change: Change, body: Option<&Value>) -> Found {
        let Self { area, id, name, live } = *self;
        let (verdict, severity) = area.judge(Judged { change: &change, body });
        Found { resource_id: id.clone(), resource_name: name.to_owned(), severity, verdict, change, live }
    }
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
