//! Queueing, leasing and ending pieces of work.

use rusqlite::{Row, named_params};

use super::{JobUsage, Lease, Outcome, Sweep, Taken, Trigger};
use crate::domain::model::{AreaKey, JobId, TenantId, Timestamp};
use crate::store::row::{collect, first, parsed, signed, unsigned};
use crate::store::{ReadTx, StoreError, WriteTx};

/// What a person waits for goes before what the clock started; no catalog has more areas than this.
const FIRST_SCHEDULED_POSITION: i64 = 10_000;

pub fn insert(
    tx: &mut WriteTx<'_>,
    job: JobId,
    tenant: TenantId,
    trigger: Trigger,
    areas: &[AreaKey],
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.jobs (id, tenant_id, trigger, state, created_at)
             VALUES (:id, :tenant_id, :trigger, 'queued', :created_at)",
        )?
        .execute(named_params! {
            ":id": job.to_string(),
            ":tenant_id": tenant.to_string(),
            ":trigger": trigger.as_str(),
            ":created_at": now.milliseconds(),
        })?;
    let mut insert_area = tx.sql.prepare_cached(
        "INSERT INTO main.job_areas (job_id, tenant_id, area, position, state, attempt, not_before)
         VALUES (:job_id, :tenant_id, :area, :position, 'queued', 0, 0)",
    )?;
    let first_position = if trigger == Trigger::Schedule { FIRST_SCHEDULED_POSITION } else { 0 };
    for (position, area) in (first_position..).zip(areas) {
        insert_area.execute(named_params! {
            ":job_id": job.to_string(),
            ":tenant_id": tenant.to_string(),
            ":area": area.as_str(),
            ":position": position,
        })?;
    }
    Ok(())
}

/// Takes the pieces of the next job whose areas of that tenant nobody else reads at the moment.
pub fn claim(
    tx: &mut WriteTx<'_>,
    taken: Taken,
    now: Timestamp,
    lease_until: Timestamp,
) -> Result<Option<Sweep>, StoreError> {
    let last_position = match taken {
        Taken::Any => i64::MAX,
        Taken::ForPeople => FIRST_SCHEDULED_POSITION - 1,
    };
    let mut next = tx.sql.prepare_cached(
        "SELECT q.job_id, q.tenant_id, j.trigger = 'schedule' AS is_scheduled
         FROM job_areas q
         JOIN jobs j ON j.id = q.job_id
         WHERE q.state = 'queued'
           AND q.not_before <= :now
           AND q.position <= :last_position
           AND NOT EXISTS (
               SELECT 1
               FROM job_areas r
               WHERE r.tenant_id = q.tenant_id AND r.area = q.area AND r.state = 'running'
           )
         ORDER BY q.position, q.job_id
         LIMIT 1",
    )?;
    let parameters = named_params! { ":now": now.milliseconds(), ":last_position": last_position };
    let found = first(next.query(parameters)?, |row| {
        Ok(Sweep {
            job_id: parsed(row, "job_id")?,
            tenant_id: parsed(row, "tenant_id")?,
            is_scheduled: row.get("is_scheduled")?,
            pieces: Vec::new(),
        })
    })?;
    let Some(mut sweep) = found else { return Ok(None) };
    let mut lease_all = tx.sql.prepare_cached(
        "UPDATE main.job_areas AS q
         SET state = 'running', attempt = attempt + 1, lease_until = :lease_until
         WHERE q.job_id = :job_id
           AND q.state = 'queued'
           AND q.not_before <= :now
           AND NOT EXISTS (
               SELECT 1
               FROM job_areas r
               WHERE r.tenant_id = q.tenant_id AND r.area = q.area AND r.state = 'running'
           )
         RETURNING area, attempt",
    )?;
    let parameters = named_params! {
        ":job_id": sweep.job_id.to_string(),
        ":now": now.milliseconds(),
        ":lease_until": lease_until.milliseconds(),
    };
    sweep.pieces = collect(lease_all.query(parameters)?, |row| lease(row, &sweep))?;
    tx.sql
        .prepare_cached(
            "UPDATE main.jobs
             SET state = 'running', started_at = COALESCE(started_at, :now)
             WHERE id = :job_id AND state <> 'running'",
        )?
        .execute(named_params! { ":job_id": sweep.job_id.to_string(), ":now": now.milliseconds() })?;
    Ok(Some(sweep))
}

/// The worker is still at it.
pub fn renew(tx: &mut WriteTx<'_>, job: JobId, lease_until: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.job_areas
             SET lease_until = :lease_until
             WHERE job_id = :job_id AND state = 'running'",
        )?
        .execute(named_params! { ":job_id": job.to_string(), ":lease_until": lease_until.milliseconds() })?;
    Ok(())
}

/// Adds to what the job asked of Graph.
pub fn add_usage(tx: &mut WriteTx<'_>, job: JobId, usage: JobUsage) -> Result<(), StoreError> {
    let JobUsage { requests, size_bytes, throttled } = usage;
    tx.sql
        .prepare_cached(
            "UPDATE main.jobs
             SET http_requests = http_requests + :requests, size_bytes = size_bytes + :size_bytes,
                 throttled = throttled + :throttled
             WHERE id = :job_id",
        )?
        .execute(named_params! {
            ":job_id": job.to_string(),
            ":requests": signed(requests),
            ":size_bytes": signed(size_bytes),
            ":throttled": signed(throttled),
        })?;
    Ok(())
}

/// Whether the worker still holds the piece: another may have taken it after the lease ended.
pub fn holds(tx: &ReadTx<'_>, lease: &Lease) -> Result<bool, StoreError> {
    let held = tx
        .sql
        .prepare_cached(
            "SELECT 1
             FROM job_areas
             WHERE job_id = :job_id AND area = :area AND state = 'running' AND attempt = :attempt",
        )?
        .exists(named_params! {
            ":job_id": lease.job_id.to_string(),
            ":area": lease.area.as_str(),
            ":attempt": signed(lease.attempt),
        })?;
    Ok(held)
}

/// Ends a piece; the job ends with its last piece. Tells whether it did.
pub fn finish(tx: &mut WriteTx<'_>, lease: &Lease, outcome: &Outcome, now: Timestamp) -> Result<bool, StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.job_areas
             SET state = 'done', lease_until = NULL, collection_id = :collection_id, status = :status, reason = :reason
             WHERE job_id = :job_id AND area = :area",
        )?
        .execute(named_params! {
            ":job_id": lease.job_id.to_string(),
            ":area": lease.area.as_str(),
            ":collection_id": outcome.collection_id.to_string(),
            ":status": outcome.status.as_str(),
            ":reason": outcome.reason,
        })?;
    let ended = tx
        .sql
        .prepare_cached(
            "UPDATE main.jobs
             SET state = 'done', finished_at = :now
             WHERE id = :job_id
               AND NOT EXISTS (SELECT 1 FROM job_areas WHERE job_id = :job_id AND state <> 'done')",
        )?
        .execute(named_params! { ":job_id": lease.job_id.to_string(), ":now": now.milliseconds() })?;
    Ok(ended > 0)
}

/// Puts a piece back for a later attempt.
pub fn postpone(tx: &mut WriteTx<'_>, lease: &Lease, not_before: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.job_areas
             SET state = 'queued', lease_until = NULL, not_before = :not_before
             WHERE job_id = :job_id AND area = :area AND state = 'running'",
        )?
        .execute(named_params! {
            ":job_id": lease.job_id.to_string(),
            ":area": lease.area.as_str(),
            ":not_before": not_before.milliseconds(),
        })?;
    Ok(())
}

/// Ends all work of a tenant, also what a worker is at: its lease is gone, so that it keeps nothing any more.
pub fn give_up(tx: &mut WriteTx<'_>, tenant: TenantId, reason: &str, now: Timestamp) -> Result<usize, StoreError> {
    let pieces = tx
        .sql
        .prepare_cached(
            "UPDATE main.job_areas
             SET state = 'done', lease_until = NULL, status = 'failed', reason = :reason
             WHERE tenant_id = :tenant_id AND state <> 'done'",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":reason": reason })?;
    tx.sql
        .prepare_cached(
            "UPDATE main.jobs
             SET state = 'done', finished_at = :now
             WHERE tenant_id = :tenant_id AND state <> 'done'",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":now": now.milliseconds() })?;
    Ok(pieces)
}

/// Queues again what a dead worker left: pieces whose lease ended before `now`. Tells how many.
pub fn requeue_expired(tx: &mut WriteTx<'_>, now: Timestamp) -> Result<usize, StoreError> {
    let count = tx
        .sql
        .prepare_cached(
            "UPDATE main.job_areas
             SET state = 'queued', lease_until = NULL
             WHERE state = 'running' AND lease_until < :now",
        )?
        .execute(named_params! { ":now": now.milliseconds() })?;
    Ok(count)
}

/// Queues again all running pieces. Only for the start of an instance that holds the lock of its folder: then no
/// other worker can be alive.
pub fn requeue_all(tx: &mut WriteTx<'_>) -> Result<usize, StoreError> {
    let count = tx
        .sql
        .prepare_cached(
            "UPDATE main.job_areas
             SET state = 'queued', lease_until = NULL
             WHERE state = 'running'",
        )?
        .execute([])?;
    Ok(count)
}

fn lease(row: &Row<'_>, sweep: &Sweep) -> Result<Lease, StoreError> {
    Ok(Lease {
        job_id: sweep.job_id,
        tenant_id: sweep.tenant_id,
        area: parsed(row, "area")?,
        attempt: unsigned(row, "attempt")?,
        is_scheduled: sweep.is_scheduled,
    })
}
