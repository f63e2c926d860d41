//! Gathers what a policy decides about.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::automatic::{AreaFacts, Facts, HOUR_MS};
use crate::domain::catalog;
use crate::domain::model::{AreaKey, CollectionStatus, DriftId, TenantId, Timestamp};
use crate::store::connections::ConnectionState;
use crate::store::{ReadTx, StoreError, automatic as stored, collections, plans, write_connections};

/// A month: an area that was not read for longer since it was written to is read before anything else happens.
const TOUCHED_WITHIN_MS: i64 = 30 * 24 * HOUR_MS;

/// The facts, and what people call the resources of the drifts.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) facts: Facts,
    pub(super) names: BTreeMap<DriftId, String>,
}

pub(super) fn gather(tx: &ReadTx<'_>, tenant: TenantId, now: Timestamp) -> Result<Known, StoreError> {
    let (mut candidates, mut names) = (Vec::new(), BTreeMap::new());
    for (candidate, name) in stored::candidates(tx, tenant, now)? {
        names.insert(candidate.drift, name);
        candidates.push(candidate);
    }
    let connection = write_connections::find(tx, tenant)?;
    let stops = stored::stops(tx, tenant)?;
    let facts = Facts {
        candidates,
        areas: areas(tx, tenant, now)?,
        writing: connection.is_some_and(|found| found.state == ConnectionState::Ok),
        is_busy: plans::running(tx)?.iter().any(|(_, of)| *of == tenant),
        paused_until: stored::state_of(tx, tenant)?.pause.map(|pause| pause.until),
        sent: stored::sent_since(tx, tenant, now.plus_ms(-HOUR_MS))?,
        stopped: stops.into_iter().map(|stop| (stop.area, stop.resource_id)).collect(),
        tried: stored::tried(tx, tenant)?,
    };
    Ok(Known { facts, names })
}

fn areas(tx: &ReadTx<'_>, tenant: TenantId, now: Timestamp) -> Result<BTreeMap<AreaKey, AreaFacts>, StoreError> {
    let touched = stored::touched_since(tx, tenant, now.plus_ms(-TOUCHED_WITHIN_MS))?;
    let restorable = catalog::entries().iter().filter(|entry| entry.restore.is_some());
    let restorable: BTreeSet<&AreaKey> = restorable.map(|entry| &entry.area.key).collect();
    let latest = collections::latest(tx, tenant)?.into_iter().map(|collection| {
        let is_complete = collection.status == CollectionStatus::Complete && !collection.held;
        let facts = AreaFacts {
            can_write: restorable.contains(&collection.area),
            read_at: is_complete.then_some(collection.started_at),
            touched_at: touched.get(&collection.area).copied(),
        };
        (collection.area, facts)
    });
    Ok(latest.collect())
}
