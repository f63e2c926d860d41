//! Reading jobs and their pieces.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::{Job, JobArea, JobState, JobUsage, Trigger};
use crate::domain::model::{CollectionStatus, JobId, TenantId};
use crate::store::row::{collect, first, optional_time, parsed, time, unsigned, word};
use crate::store::{ReadTx, StoreError};

pub fn find(tx: &ReadTx<'_>, id: JobId) -> Result<Option<Job>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, trigger, state, created_at, started_at, finished_at,
                http_requests, size_bytes, throttled
         FROM jobs
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, job)
}

pub fn areas(tx: &ReadTx<'_>, id: JobId) -> Result<Vec<JobArea>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, state, status, reason
         FROM job_areas
         WHERE job_id = :id
         ORDER BY position",
    )?;
    collect(statement.query(named_params! { ":id": id.to_string() })?, |row| {
        let status: Option<String> = row.get("status")?;
        let status = status
            .map(|text| CollectionStatus::from_word(&text).ok_or(StoreError::Corrupt { what: "status" }))
            .transpose()?;
        Ok(JobArea {
            area: parsed(row, "area")?,
            state: word(row, "state", JobState::from_word)?,
            status,
            reason: row.get("reason")?,
        })
    })
}

/// The job of a tenant that is not done yet, if any; the oldest of several.
pub fn unfinished(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Job>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, trigger, state, created_at, started_at, finished_at,
                http_requests, size_bytes, throttled
         FROM jobs
         WHERE tenant_id = :tenant_id AND state <> 'done'
         ORDER BY created_at
         LIMIT 1",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, job)
}

/// As [`unfinished`], of all tenants that have one.
pub fn all_unfinished(tx: &ReadTx<'_>) -> Result<HashMap<TenantId, Job>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, trigger, state, created_at, started_at, finished_at,
                http_requests, size_bytes, throttled
         FROM jobs
         WHERE state <> 'done'
         ORDER BY created_at DESC",
    )?;
    let jobs = collect(statement.query([])?, job)?;
    // The oldest comes last, and stays.
    Ok(jobs.into_iter().map(|job| (job.tenant_id, job)).collect())
}

/// The job of a tenant that is to read this many areas and has not begun with any, if there is one.
pub fn waiting_whole(tx: &ReadTx<'_>, tenant: TenantId, areas: usize) -> Result<Option<JobId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT j.id
         FROM jobs j
         JOIN job_areas a ON a.job_id = j.id
         WHERE j.tenant_id = :tenant_id AND j.state <> 'done'
         GROUP BY j.id
         HAVING COUNT(*) = :areas AND SUM(a.state = 'queued' AND a.attempt = 0) = :areas
         LIMIT 1",
    )?;
    let areas = i64::try_from(areas).unwrap_or(i64::MAX);
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":areas": areas };
    first(statement.query(parameters)?, |row| parsed(row, "id"))
}

/// How many jobs that the clock started are not done.
pub fn unfinished_by_schedule(tx: &ReadTx<'_>) -> Result<u64, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) AS jobs
         FROM jobs
         WHERE state <> 'done' AND trigger = 'schedule'",
    )?;
    let count = first(statement.query([])?, |row| unsigned(row, "jobs"))?;
    Ok(count.unwrap_or(0))
}

/// Whether any piece of work is waiting or under way.
pub fn any_unfinished(tx: &ReadTx<'_>) -> Result<bool, StoreError> {
    let exists = tx
        .sql
        .prepare_cached(
            "SELECT 1
             FROM job_areas
             WHERE state <> 'done'",
        )?
        .exists([])?;
    Ok(exists)
}

fn job(row: &Row<'_>) -> Result<Job, StoreError> {
    Ok(Job {
        id: parsed(row, "id")?,
        tenant_id: parsed(row, "tenant_id")?,
        trigger: word(row, "trigger", Trigger::from_word)?,
        state: word(row, "state", JobState::from_word)?,
        created_at: time(row, "created_at")?,
        started_at: optional_time(row, "started_at")?,
        finished_at: optional_time(row, "finished_at")?,
        usage: JobUsage {
            requests: unsigned(row, "http_requests")?,
            size_bytes: unsigned(row, "size_bytes")?,
            throttled: unsigned(row, "throttled")?,
        },
    })
}
