//! Holding back what is a property that Graph added: seen while an area is compared, decided over all tenants.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::ids;
use crate::domain::drift::Found;
use crate::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};
use crate::domain::schema::{Spread, is_growth, knows};
use crate::store::baselines::BaselineResource;
use crate::store::schema_notices::{Notice, NoticeState, Sighting};
use crate::store::{ReadTx, StoreError, WriteTx, bodies, schema_notices};

/// A difference, and the path of the property if the agreed body has no name for it.
pub(super) struct Finding {
    pub(super) found: Found,
    pub(super) new_property: Option<String>,
}

impl Finding {
    pub(super) fn plain(found: Found) -> Self {
        Self { found, new_property: None }
    }
}

/// One comparison of an area.
pub(super) struct Comparison<'a> {
    pub(super) tenant: TenantId,
    pub(super) area: &'a AreaKey,
    pub(super) expected: &'a HashMap<ResourceId, BaselineResource>,
    /// Agreed resources that are there and watched.
    pub(super) compared: usize,
    pub(super) now: Timestamp,
}

/// What a comparison says when the growth of Graph is taken out of it.
#[derive(Default)]
pub(super) struct Sifted {
    pub(super) found: Vec<Found>,
    pub(super) added_by_graph: Vec<Found>,
    /// Other tenants, whose drifts turned out to be the same growth just now.
    pub(super) concerned: Vec<TenantId>,
}

/// Takes out of the findings what is Graph's doing.
pub(super) fn sift(
    tx: &mut WriteTx<'_>,
    comparison: &Comparison<'_>,
    findings: Vec<Finding>,
) -> Result<Sifted, StoreError> {
    let mut with_property: BTreeMap<&str, BTreeSet<&ResourceId>> = BTreeMap::new();
    for finding in &findings {
        if let Some(path) = &finding.new_property {
            with_property.entry(path).or_default().insert(&finding.found.resource_id);
        }
    }
    for path in schema_notices::paths_of(tx, comparison.tenant, comparison.area)? {
        if !with_property.contains_key(path.as_str()) {
            schema_notices::lose_sight(tx, comparison.tenant, comparison.area, &path)?;
        }
    }
    let (mut held_paths, mut concerned) = (BTreeSet::new(), BTreeSet::new());
    for (path, resources) in &with_property {
        if let Some(others) = growth(tx, comparison, path, resources)? {
            held_paths.insert((*path).to_owned());
            concerned.extend(others);
        }
    }
    let is_held = |finding: &Finding| finding.new_property.as_ref().is_some_and(|path| held_paths.contains(path));
    let (added, rest): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(is_held);
    let plain = |findings: Vec<Finding>| findings.into_iter().map(|finding| finding.found).collect();
    Ok(Sifted { found: plain(rest), added_by_graph: plain(added), concerned: concerned.into_iter().collect() })
}

/// `None` when it is no growth; otherwise the other tenants that learn of it only now.
fn growth(
    tx: &mut WriteTx<'_>,
    comparison: &Comparison<'_>,
    path: &str,
    resources: &BTreeSet<&ResourceId>,
) -> Result<Option<Vec<TenantId>>, StoreError> {
    let Comparison { tenant, area, expected: _, compared, now } = *comparison;
    let notice = schema_notices::of_path(tx, area, path)?;
    let spread = Spread { resources: resources.len(), compared, first_seen_at: now };
    let is_noticed = match notice.as_ref().map(|notice| notice.state) {
        Some(NoticeState::Dismissed) => return Ok(None),
        Some(NoticeState::Open | NoticeState::Adopted) => true,
        None => false,
    };
    if !is_noticed && (!spread.is_wide() || is_known_elsewhere(tx, comparison, path, resources)?) {
        schema_notices::lose_sight(tx, tenant, area, path)?;
        return Ok(None);
    }
    schema_notices::see(tx, area, path, &sighting(tenant, spread), now)?;
    if let Some(notice) = notice {
        schema_notices::reopen(tx, notice.id)?;
        return Ok(Some(Vec::new()));
    }
    let sightings = schema_notices::sightings(tx, area, path)?;
    if !is_growth(&sightings.iter().map(spread_of).collect::<Vec<_>>()) {
        return Ok(None);
    }
    let notice = Notice {
        id: ids::schema_notice(),
        area: area.clone(),
        path: path.to_owned(),
        state: NoticeState::Open,
        noticed_at: now,
        decided_at: None,
        decided_by: None,
    };
    schema_notices::insert(tx, &notice)?;
    let others = sightings.into_iter().map(|sighting| sighting.tenant).filter(|other| *other != tenant);
    Ok(Some(others.collect()))
}

/// Whether the agreed state of a resource that did not change there has a name for the property.
fn is_known_elsewhere(
    tx: &ReadTx<'_>,
    comparison: &Comparison<'_>,
    path: &str,
    resources: &BTreeSet<&ResourceId>,
) -> Result<bool, StoreError> {
    for (_, resource) in comparison.expected.iter().filter(|(id, _)| !resources.contains(id)) {
        if knows(&bodies::get_json(tx, comparison.tenant, resource.body)?, path) == Some(true) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sighting(tenant: TenantId, spread: Spread) -> Sighting {
    let number = |count| u64::try_from(count).unwrap_or(u64::MAX);
    Sighting {
        tenant,
        resources: number(spread.resources),
        compared: number(spread.compared),
        first_seen_at: spread.first_seen_at,
    }
}

fn spread_of(sighting: &Sighting) -> Spread {
    let number = |count| usize::try_from(count).unwrap_or(usize::MAX);
    Spread {
        resources: number(sighting.resources),
        compared: number(sighting.compared),
        first_seen_at: sighting.first_seen_at,
    }
}
