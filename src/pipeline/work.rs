//! Doing one piece of work: read one area of one tenant, store what is new, compare, and end the piece, the last
//! three in one transaction. A crash before its commit leaves nothing; the piece is taken up again.

use std::sync::Arc;
use std::time::Duration;

use super::compare::{Outcome, compare_area};
use super::{Context, Event, PipelineError, areas, connections, ids};
use crate::collect::{Known, KnownVersion, NewState, Observed, Reading, read_area};
use crate::domain::catalog::Area;
use crate::domain::drift::{Resolution, Sight};
use crate::domain::model::{CollectionStatus, ResourceId, TenantId, Timestamp};
use crate::domain::snapshot::{RuledHash, is_sudden_loss, set_hash};
use crate::graph::{Priority, Usage};
use crate::store::collections::Collection;
use crate::store::connections::{CheckResult, ConnectionState};
use crate::store::jobs::Lease;
use crate::store::resources::NewVersion;
use crate::store::{ReadTx, StoreError, WriteTx, bodies, collections, connections as stored, jobs, resources};

/// The longest that reading one area with its children may take.
const COLLECTION_LIMIT: Duration = Duration::from_secs(25 * 60);
/// How long a worker may be silent before its piece is given to another: longer than reading may take.
const LEASE_MS: i64 = 30 * 60 * 1000;
/// A piece that ends its process again and again must not do so for ever.
const ATTEMPTS: u64 = 5;
/// Nobody waits for a scheduled piece, so a passing fault is given time to pass.
const RETRY_AFTER_MS: [i64; 2] = [60_000, 300_000];

/// Waits until somebody queues work or half a second has passed: another process may have queued some.
pub async fn wait_for_work(context: &Context) {
    let tick = Duration::from_millis(500);
    let _ = tokio::time::timeout(tick, context.work_arrived.notified()).await;
}

/// The wait between two looks at a job that others perform.
pub async fn wait_for_progress() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// Takes the next piece of work, if there is one.
pub async fn claim(context: &Context) -> Result<Option<Lease>, PipelineError> {
    // Looking is cheap and does not take the writer.
    if !context.store.read(jobs::any_unfinished).await? {
        return Ok(None);
    }
    let now = context.clock.now();
    Ok(context.store.write(move |tx| jobs::claim(tx, now, now.plus_ms(LEASE_MS))).await?)
}

/// Queues again what a dead process left. Only for an instance that holds the lock of its folder.
pub async fn take_over(context: &Context) -> Result<usize, PipelineError> {
    Ok(context.store.write(jobs::requeue_all).await?)
}

/// Queues again the pieces of workers that were silent too long.
///
/// # Errors
/// Those of the store.
pub async fn requeue_expired(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    Ok(context.store.write(move |tx| jobs::requeue_expired(tx, now)).await?)
}

/// Does the piece to its end. Running it twice does no harm: only the one that still holds the lease is written.
pub async fn perform(context: &Context, lease: Lease) -> Result<(), PipelineError> {
    let area = areas::find(context, &lease.area);
    let started_at = context.clock.now();
    let reading = match &area {
        None => failed("this version's catalog does not have the area any more".to_owned()),
        Some(_) if lease.attempt > ATTEMPTS => {
            failed(format!("given up after {ATTEMPTS} attempts that ended the process"))
        }
        Some(area) => read(context, &lease, area).await?,
    };
    let connection_check = reading.sign_in_failed.then(|| reading.reason.clone());
    let (status, retry) = (reading.status, retry_after_ms(&lease, &reading));
    let job_done = store(context, &lease, area, reading, started_at, connection_check, retry).await?;
    context.publish(Event::Job {
        job_id: lease.job_id,
        tenant_id: lease.tenant_id,
        area: lease.area,
        status: Some(status),
        job_done,
    });
    Ok(())
}

async fn read(context: &Context, lease: &Lease, area: &Arc<Area>) -> Result<Reading, PipelineError> {
    let tenant = lease.tenant_id;
    let connection = match connections::open(context, tenant).await {
        Ok(connection) => connection,
        Err(PipelineError::NoConnection | PipelineError::NotFound { .. }) => {
            return Ok(failed("the tenant has no connection".to_owned()));
        }
        Err(error) => return Err(error),
    };
    let own = Arc::clone(area);
    let known = context.store.read(move |tx| known(tx, tenant, &own)).await?;
    let priority = if lease.is_scheduled { Priority::Scheduled } else { Priority::Person };
    let connection = connection.for_collection(priority);
    match tokio::time::timeout(COLLECTION_LIMIT, read_area(&connection, area, &known)).await {
        Ok(reading) => Ok(reading),
        Err(_) => {
            let reason = format!("it took longer than {} minutes", COLLECTION_LIMIT.as_secs() / 60);
            Ok(Reading { usage: connection.usage(), ..failed(reason) })
        }
    }
}

fn known(tx: &ReadTx<'_>, tenant: TenantId, area: &Area) -> Result<Known, StoreError> {
    let versions = resources::current(tx, tenant, &area.key)?.into_iter().map(|version| KnownVersion {
        id: version.resource_id,
        body: version.body,
        hash: RuledHash { hash: version.canonical_hash, rules_revision: version.rules_revision },
    });
    Ok(Known::new(tx.data_key(tenant)?, versions.collect()))
}

/// How long a failed piece of a scheduled job waits for its next attempt; `None` when it is over.
fn retry_after_ms(lease: &Lease, reading: &Reading) -> Option<i64> {
    if !reading.is_transient || !lease.is_scheduled {
        return None;
    }
    let index = usize::try_from(lease.attempt.saturating_sub(1)).ok()?;
    RETRY_AFTER_MS.get(index).copied()
}

async fn store(
    context: &Context,
    lease: &Lease,
    area: Option<Arc<Area>>,
    reading: Reading,
    started_at: Timestamp,
    sign_in_error: Option<Option<String>>,
    retry_after_ms: Option<i64>,
) -> Result<bool, PipelineError> {
    let now = context.clock.now();
    let lease_copy = lease.clone();
    let (job_done, outcome) = context
        .store
        .write(move |tx| {
            let lease = lease_copy;
            // The tenant may have been removed, or the piece given to another worker, while Graph was read.
            if !jobs::holds(tx, &lease)? {
                return Ok((false, Outcome::default()));
            }
            match sign_in_error {
                Some(error) => record_broken(tx, lease.tenant_id, error, now)?,
                None if is_readable(reading.status) => stored::mend(tx, lease.tenant_id, now)?,
                None => {}
            }
            let (collection, outcome) = match area {
                Some(area) => apply(tx, &lease, &area, reading, started_at, now)?,
                None => (ledger_entry(&lease, &reading, started_at, now), Outcome::default()),
            };
            collections::insert(tx, lease.tenant_id, &collection)?;
            if let Some(wait_ms) = retry_after_ms {
                jobs::postpone(tx, &lease, now.plus_ms(wait_ms))?;
                return Ok((false, outcome));
            }
            let ended =
                jobs::Outcome { collection_id: collection.id, status: collection.status, reason: collection.reason };
            Ok((jobs::finish(tx, &lease, &ended, now)?, outcome))
        })
        .await?;
    if outcome != Outcome::default() {
        context.publish(Event::Drift {
            tenant_id: lease.tenant_id,
            area: lease.area.clone(),
            opened: outcome.opened,
            resolved: outcome.resolved,
        });
    }
    Ok(job_done)
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
    let before = resources::current(tx, tenant, &area.key)?;
    let is_complete = reading.status == CollectionStatus::Complete;
    collection.held = is_complete
        && is_sudden_loss(before.len(), reading.resources.len())
        && !collections::last_complete(tx, tenant, &area.key)?
            .is_some_and(|last| last.held && last.set_hash == collection.set_hash);
    if collection.held {
        let count = reading.resources.len();
        collection.reason =
            Some(format!("{count} of {} resources came back: held until a second reading says the same", before.len()));
    }
    let is_whole = is_complete && !collection.held;
    let rows: std::collections::HashMap<ResourceId, i64> =
        before.iter().map(|version| (version.resource_id.clone(), version.row)).collect();
    let seen: std::collections::HashSet<ResourceId> =
        reading.resources.iter().map(|observed| observed.id().clone()).collect();
    for observed in reading.resources {
        keep(tx, tenant, area, observed, &rows, now)?;
    }
    if is_whole {
        for version in before.iter().filter(|version| !seen.contains(&version.resource_id)) {
            resources::end_version(tx, tenant, &area.key, &version.resource_id, now)?;
        }
    }
    let sight = if is_whole { Sight::Whole(Resolution::Reverted) } else { Sight::Part };
    let outcome = compare_area(tx, tenant, area, sight, now)?;
    Ok((collection, outcome))
}

fn is_readable(status: CollectionStatus) -> bool {
    match status {
        CollectionStatus::Complete | CollectionStatus::Partial => true,
        CollectionStatus::Failed | CollectionStatus::NotLicensed | CollectionStatus::NoPermission => false,
    }
}

fn keep(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    area: &Area,
    observed: Observed,
    rows: &std::collections::HashMap<ResourceId, i64>,
    now: Timestamp,
) -> Result<(), StoreError> {
    match observed {
        Observed::Unchanged { .. } => Ok(()),
        Observed::Rehashed { id, hash } => match rows.get(&id) {
            Some(row) => resources::rehash(tx, *row, hash.hash, &hash.rules_revision),
            None => Ok(()),
        },
        Observed::New(NewState { id, name, hash, body }) => {
            let body = bodies::put(tx, tenant, &body)?;
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

fn record_broken(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    error: Option<String>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let roles = stored::find(tx, tenant)?.map(|connection| connection.roles).unwrap_or_default();
    let result = CheckResult { state: ConnectionState::Broken, error, organization: None, roles };
    stored::record_check(tx, tenant, &result, now)
}

fn failed(reason: String) -> Reading {
    Reading {
        status: CollectionStatus::Failed,
        reason: Some(reason),
        resources: Vec::new(),
        is_transient: false,
        sign_in_failed: false,
        usage: Usage::default(),
    }
}
