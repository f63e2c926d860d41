//! The keeping half of a sweep: what was read is stored, compared and ended as a piece of work, in one transaction for
//! several areas.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tokio::sync::mpsc;

use super::compare::{self, Outcome, compare_reading};
use super::work::Sweep;
use super::{Context, Event, PipelineError, aliases, areas, delegated, ids};
use crate::collect::{Body, NewState, Observed, Reading};
use crate::domain::catalog::Area;
use crate::domain::drift::{Resolution, Sight};
use crate::domain::model::{CollectionStatus, JobId, ResourceId, TenantId, Timestamp};
use crate::domain::snapshot::{is_sudden_loss, set_hash};
use crate::graph::Usage;
use crate::store::collections::Collection;
use crate::store::jobs::{JobUsage, Lease};
use crate::store::resources::NewVersion;
use crate::store::{
    StoreError, WriteTx, attributions, bodies, collections, connections, coverage, delta_states, jobs, resources,
};

/// Areas that wait to be stored, and are stored in one transaction.
pub(super) const AREAS_AT_ONCE: usize = 16;
/// Nobody waits for a scheduled piece, so a passing fault is given time to pass.
const RETRY_AFTER_MS: [i64; 2] = [60_000, 300_000];
/// A reading that is held is read once more in the same job, this often at most.
const CONFIRMING_ATTEMPTS: u64 = 2;

/// What the reading half hands over.
pub(super) enum Finished {
    Area {
        lease: Lease,
        /// `None` when the area is not known any more.
        area: Option<Arc<Area>>,
        reading: Reading,
        started_at: Timestamp,
    },
    Sweep {
        job: JobId,
        usage: Usage,
    },
}

/// Stores what comes until nothing more comes.
pub(super) async fn keep_all(
    context: &Context,
    sweep: &Sweep,
    mut finished: mpsc::Receiver<Finished>,
) -> Result<(), PipelineError> {
    let mut chunk = Vec::with_capacity(AREAS_AT_ONCE);
    while finished.recv_many(&mut chunk, AREAS_AT_ONCE).await > 0 {
        let (now, confirm_after_ms) = (context.clock.now(), context.confirm_after_ms());
        let pieces = std::mem::take(&mut chunk);
        let own = context.clone();
        let kept = context
            .store
            .write(move |tx| {
                let pieces = pieces.into_iter().map(|piece| piece.by_the_rules_of_now(&own));
                let kept = pieces.map(|piece| keep_one(tx, piece, confirm_after_ms, now));
                kept.collect::<Result<Vec<_>, StoreError>>()
            })
            .await?;
        kept.into_iter().flatten().for_each(|kept| tell(context, sweep, kept));
    }
    Ok(())
}

impl Finished {
    /// Somebody may have changed the rules of a custom area while Graph was read.
    fn by_the_rules_of_now(self, context: &Context) -> Self {
        match self {
            Self::Area { lease, area, reading, started_at } => {
                let area = areas::find(context, &lease.area).or(area);
                Self::Area { lease, area, reading, started_at }
            }
            Self::Sweep { .. } => self,
        }
    }
}

/// What became of a piece.
struct Kept {
    lease: Lease,
    status: CollectionStatus,
    job_done: bool,
    outcome: Outcome,
    /// The connection worked until now.
    broke: bool,
}

fn tell(context: &Context, sweep: &Sweep, kept: Kept) {
    let Kept { lease, status, job_done, outcome, broke } = kept;
    let (tenant_id, area) = (sweep.tenant_id, lease.area);
    if broke {
        context.publish(Event::Tenant { tenant_id });
    }
    if outcome != Outcome::default() {
        let Outcome { opened, resolved } = outcome;
        context.publish(Event::Drift { tenant_id, area: area.clone(), opened, resolved });
    }
    context.publish(Event::Job { job_id: sweep.job_id, tenant_id, area, status: Some(status), job_done });
}

/// `None` when there is nothing to tell, or the piece was given to another worker while Graph was read.
fn keep_one(
    tx: &mut WriteTx<'_>,
    piece: Finished,
    confirm_after_ms: i64,
    now: Timestamp,
) -> Result<Option<Kept>, StoreError> {
    let (lease, area, reading, started_at) = match piece {
        Finished::Area { lease, area, reading, started_at } => (lease, area, reading, started_at),
        Finished::Sweep { job, usage } => {
            let Usage { requests, pages: _, bytes, throttled } = usage;
            jobs::add_usage(tx, job, JobUsage { requests, size_bytes: bytes, throttled })?;
            return Ok(None);
        }
    };
    // The tenant may have been removed, too.
    if !jobs::holds(tx, &lease)? {
        return Ok(None);
    }
    let mut broke = false;
    if reading.sign_in_failed {
        let reason = reading.reason.as_deref().unwrap_or("the sign-in was refused");
        broke = delegated::broken(tx, lease.tenant_id, reason, now)?;
    } else if is_readable(reading.status) {
        connections::mend(tx, lease.tenant_id, now)?;
    }
    let retry_after_ms = retry_after_ms(&lease, &reading);
    let (collection, outcome) = match area {
        Some(area) => apply(tx, &lease, &area, reading, started_at, now)?,
        None => (ledger_entry(&lease, &reading, started_at, now), Outcome::default()),
    };
    collections::insert(tx, lease.tenant_id, &collection)?;
    let again_ms = match retry_after_ms {
        None if collection.held && lease.attempt <= CONFIRMING_ATTEMPTS => Some(confirm_after_ms),
        wait_ms => wait_ms,
    };
    let status = collection.status;
    if let Some(wait_ms) = again_ms {
        jobs::postpone(tx, &lease, now.plus_ms(wait_ms))?;
        return Ok(Some(Kept { lease, status, job_done: false, outcome, broke }));
    }
    let ended = jobs::Outcome { collection_id: collection.id, status, reason: collection.reason };
    let job_done = jobs::finish(tx, &lease, &ended, now)?;
    Ok(Some(Kept { lease, status, job_done, outcome, broke }))
}

/// How long a failed piece of a scheduled job waits for its next attempt; `None` when it is over.
fn retry_after_ms(lease: &Lease, reading: &Reading) -> Option<i64> {
    if !reading.is_transient || !lease.is_scheduled {
        return None;
    }
    let index = usize::try_from(lease.attempt.saturating_sub(1)).ok()?;
    RETRY_AFTER_MS.get(index).copied()
}

/// Stores what was read and compares it with the baseline. What could not be read changes nothing.
fn apply(
    tx: &mut WriteTx<'_>,
    lease: &Lease,
    area: &Area,
    reading: Reading,
    started_at: Timestamp,
    now: Timestamp,
) -> Result<(Collection, Outcome), StoreError> {
    let mut collection = ledger_entry(lease, &reading, started_at, now);
    if !is_readable(reading.status) {
        return Ok((collection, Outcome::default()));
    }
    let tenant = lease.tenant_id;
    let before: HashMap<ResourceId, i64> = resources::current(tx, tenant, &area.key)?
        .into_iter()
        .map(|version| (version.resource_id, version.row))
        .collect();
    hold_sudden_loss(tx, tenant, &mut collection, before.len(), reading.resources.len())?;
    let is_whole = reading.status == CollectionStatus::Complete && !collection.held;
    keep_delta(tx, tenant, area, &reading, collection.held, now)?;
    let seen: HashSet<ResourceId> = reading.resources.iter().map(|observed| observed.id().clone()).collect();
    let (came, went) = (seen.iter().any(|id| !before.contains_key(id)), before.keys().any(|id| !seen.contains(id)));
    for observed in reading.resources {
        keep_resource(tx, tenant, area, observed, &before, now)?;
    }
    if is_whole {
        for id in before.keys().filter(|id| !seen.contains(id)) {
            resources::end_version(tx, tenant, &area.key, id, now)?;
        }
    }
    aliases::fill(tx, tenant, area)?;
    if came || (is_whole && went) {
        coverage::refresh(tx, tenant, &area.key)?;
    }
    let sight = if is_whole { Sight::Whole(Resolution::Reverted) } else { Sight::Part };
    let reading = compare::Reading { sight, before: attributions::last_whole_reading(tx, tenant, &area.key)? };
    let outcome = compare_reading(tx, tenant, area, reading, now)?;
    Ok((collection, outcome))
}

/// A great loss counts only when the reading before said exactly the same.
fn hold_sudden_loss(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    collection: &mut Collection,
    count_before: usize,
    count_now: usize,
) -> Result<(), StoreError> {
    if collection.status != CollectionStatus::Complete || !is_sudden_loss(count_before, count_now) {
        return Ok(());
    }
    let last = collections::last_complete(tx, tenant, &collection.area)?;
    collection.held = !last.is_some_and(|last| last.held && last.set_hash == collection.set_hash);
    if collection.held {
        collection.reason = Some(format!(
            "{count_now} of {count_before} resources came back: held until a second reading says the same"
        ));
    }
    Ok(())
}

/// A link for changes is worth something only when everything before it was stored.
fn keep_delta(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    reading: &Reading,
    held: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    if area.request.delta.is_empty() || reading.status != CollectionStatus::Complete {
        return Ok(());
    }
    match &reading.delta {
        Some(state) if !held => {
            let state = delta_states::DeltaState {
                area: area.key.clone(),
                link: state.link.clone(),
                fingerprint: state.fingerprint.clone(),
                full_at: state.full_at.unwrap_or(now),
            };
            delta_states::put(tx, tenant, &state)
        }
        Some(_) | None => delta_states::forget(tx, tenant, &area.key),
    }
}

fn is_readable(status: CollectionStatus) -> bool {
    match status {
        CollectionStatus::Complete | CollectionStatus::Partial => true,
        CollectionStatus::Failed | CollectionStatus::NotLicensed | CollectionStatus::NoPermission => false,
    }
}

fn keep_resource(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    observed: Observed,
    rows: &HashMap<ResourceId, i64>,
    now: Timestamp,
) -> Result<(), StoreError> {
    match observed {
        Observed::Unchanged { .. } => Ok(()),
        Observed::Rehashed { id, hash } => match rows.get(&id) {
            Some(row) => resources::rehash(tx, *row, hash.hash, &hash.rules_revision),
            None => Ok(()),
        },
        Observed::New(NewState { id, name, hash, body }) => {
            let body = match body {
                Body::Held(bytes) => bodies::put(tx, tenant, &bytes)?,
                Body::Kept(digest) => digest,
            };
            let new = NewVersion {
                resource_id: id,
                name,
                body,
                canonical_hash: hash.hash,
                rules_revision: hash.rules_revision,
            };
            resources::begin_version(tx, tenant, &area.key, &new, now)
        }
    }
}

fn ledger_entry(lease: &Lease, reading: &Reading, started_at: Timestamp, now: Timestamp) -> Collection {
    let Usage { requests, pages, bytes, throttled: _ } = reading.usage;
    let hashes = reading.resources.iter().map(|observed| (observed.id(), observed.hash().hash));
    let set_hash = (reading.status == CollectionStatus::Complete).then(|| set_hash(hashes));
    Collection {
        id: ids::collection(),
        area: lease.area.clone(),
        job_id: lease.job_id,
        status: reading.status,
        reason: reading.reason.clone(),
        started_at,
        finished_at: now,
        requests,
        pages,
        resources: u64::try_from(reading.resources.len()).unwrap_or(u64::MAX),
        size_bytes: bytes,
        set_hash,
        held: false,
    }
}
