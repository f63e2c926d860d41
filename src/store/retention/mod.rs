//! Letting go of what is old: the terms, the daily runs, and the versions, bodies and ledger rows that go.
//!
//! What goes is looked for in reads and removed in small transactions, each of which says itself under what condition:
//! a body goes only if nothing refers to it at the moment at which it goes.

mod bodies;
mod ledger;
mod versions;

use rusqlite::{Row, named_params};

pub use bodies::{last_body, orphans, remove_orphan};
pub use ledger::{
    areas, boundaries, old_attempts, old_drift_events, remove_attempts, remove_drift_events, remove_held_back,
    remove_jobs, remove_resolved_drifts, remove_tenant_events,
};
pub use versions::{begin_history, drop_empty, evidence, forget, give, resources_with_old, spans};

use super::row::{collect, first, optional_time, signed, time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::history::Terms;
use crate::domain::model::Timestamp;

/// The terms that somebody chose.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub terms: Terms,
    pub changed_at: Timestamp,
    pub changed_by: String,
}

/// What one run removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    pub versions: u64,
    pub bodies: u64,
    pub body_bytes: u64,
    pub collections: u64,
    pub drift_events: u64,
    pub tenant_events: u64,
    pub resolved_drifts: u64,
    pub held_back: u64,
    pub jobs: u64,
    pub figures: u64,
    pub audit_entries: u64,
    /// Free pages by which the file became shorter.
    pub pages: u64,
}

#[derive(Debug, Clone)]
pub struct Run {
    pub id: i64,
    pub started_at: Timestamp,
    /// None while it runs, and when it was interrupted.
    pub finished_at: Option<Timestamp>,
    pub removed: Removed,
}

/// None while the defaults hold.
pub fn chosen(tx: &ReadTx<'_>) -> Result<Option<Chosen>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT every_version_days, daily_days, monthly_days, collection_days, drift_event_days, tenant_event_days,
                resolved_drift_days, held_back_days, job_days, figure_days, audit_days, changed_at, changed_by
         FROM retention
         WHERE id = 1",
    )?;
    first(statement.query([])?, |row| {
        let terms = Terms {
            every_version_days: row.get("every_version_days")?,
            daily_days: row.get("daily_days")?,
            monthly_days: row.get("monthly_days")?,
            collection_days: row.get("collection_days")?,
            drift_event_days: row.get("drift_event_days")?,
            tenant_event_days: row.get("tenant_event_days")?,
            resolved_drift_days: row.get("resolved_drift_days")?,
            held_back_days: row.get("held_back_days")?,
            job_days: row.get("job_days")?,
            figure_days: row.get("figure_days")?,
            audit_days: row.get("audit_days")?,
        };
        Ok(Chosen { terms, changed_at: time(row, "changed_at")?, changed_by: row.get("changed_by")? })
    })
}

pub fn choose(tx: &mut WriteTx<'_>, terms: &Terms, actor: &str, now: Timestamp) -> Result<(), StoreError> {
    let Terms {
        every_version_days,
        daily_days,
        monthly_days,
        collection_days,
        drift_event_days,
        tenant_event_days,
        resolved_drift_days,
        held_back_days,
        job_days,
        figure_days,
        audit_days,
    } = terms;
    tx.sql
        .prepare_cached(
            "INSERT OR REPLACE INTO retention (id, every_version_days, daily_days, monthly_days, collection_days,
                                               drift_event_days, tenant_event_days, resolved_drift_days,
                                               held_back_days, job_days, figure_days, audit_days, changed_at,
                                               changed_by)
             VALUES (1, :every_version_days, :daily_days, :monthly_days, :collection_days, :drift_event_days,
                     :tenant_event_days, :resolved_drift_days, :held_back_days, :job_days, :figure_days,
                     :audit_days, :changed_at, :changed_by)",
        )?
        .execute(named_params! {
            ":every_version_days": every_version_days,
            ":daily_days": daily_days,
            ":monthly_days": monthly_days,
            ":collection_days": collection_days,
            ":drift_event_days": drift_event_days,
            ":tenant_event_days": tenant_event_days,
            ":resolved_drift_days": resolved_drift_days,
            ":held_back_days": held_back_days,
            ":job_days": job_days,
            ":figure_days": figure_days,
            ":audit_days": audit_days,
            ":changed_at": now.milliseconds(),
            ":changed_by": actor,
        })?;
    Ok(())
}

/// The last runs, the newest first.
pub fn runs(tx: &ReadTx<'_>, limit: u32) -> Result<Vec<Run>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, started_at, finished_at, versions, bodies, body_bytes, collections, drift_events, tenant_events,
                resolved_drifts, held_back, jobs, figures, audit_entries, pages
         FROM retention_runs
         ORDER BY id DESC
         LIMIT :limit",
    )?;
    collect(statement.query(named_params! { ":limit": limit })?, run)
}

/// Notes that a run begins, and forgets those before the last hundred.
pub fn begin_run(tx: &mut WriteTx<'_>, now: Timestamp) -> Result<i64, StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO retention_runs (started_at)
             VALUES (:now)",
        )?
        .execute(named_params! { ":now": now.milliseconds() })?;
    let id = tx.sql.last_insert_rowid();
    tx.sql
        .prepare_cached(
            "DELETE FROM retention_runs
             WHERE id <= :id - 100",
        )?
        .execute(named_params! { ":id": id })?;
    Ok(id)
}

pub fn finish_run(tx: &mut WriteTx<'_>, id: i64, removed: &Removed, now: Timestamp) -> Result<(), StoreError> {
    let Removed {
        versions,
        bodies,
        body_bytes,
        collections,
        drift_events,
        tenant_events,
        resolved_drifts,
        held_back,
        jobs,
        figures,
        audit_entries,
        pages,
    } = removed;
    tx.sql
        .prepare_cached(
            "UPDATE retention_runs
             SET finished_at = :now, versions = :versions, bodies = :bodies, body_bytes = :body_bytes,
                 collections = :collections, drift_events = :drift_events, tenant_events = :tenant_events,
                 resolved_drifts = :resolved_drifts, held_back = :held_back, jobs = :jobs, figures = :figures,
                 audit_entries = :audit_entries, pages = :pages
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": id,
            ":now": now.milliseconds(),
            ":versions": signed(*versions),
            ":bodies": signed(*bodies),
            ":body_bytes": signed(*body_bytes),
            ":collections": signed(*collections),
            ":drift_events": signed(*drift_events),
            ":tenant_events": signed(*tenant_events),
            ":resolved_drifts": signed(*resolved_drifts),
            ":held_back": signed(*held_back),
            ":jobs": signed(*jobs),
            ":figures": signed(*figures),
            ":audit_entries": signed(*audit_entries),
            ":pages": signed(*pages),
        })?;
    Ok(())
}

/// Pages of the file that hold nothing.
pub fn free_pages(tx: &ReadTx<'_>) -> Result<u64, StoreError> {
    let pages: i64 = tx.sql.query_row("PRAGMA freelist_count", [], |row| row.get(0))?;
    Ok(u64::try_from(pages).unwrap_or(0))
}

/// Gives free pages back to the file system, at most 256: one mebibyte. A file that was made before Plumbline asked
/// SQLite to keep track of them gives none back, and fills them again.
pub fn shrink(tx: &mut WriteTx<'_>) -> Result<u64, StoreError> {
    let before = free_pages(tx)?;
    tx.sql.execute_batch("PRAGMA incremental_vacuum(256)")?;
    Ok(before.saturating_sub(free_pages(tx)?))
}

fn run(row: &Row<'_>) -> Result<Run, StoreError> {
    Ok(Run {
        id: row.get("id")?,
        started_at: time(row, "started_at")?,
        finished_at: optional_time(row, "finished_at")?,
        removed: Removed {
            versions: unsigned(row, "versions")?,
            bodies: unsigned(row, "bodies")?,
            body_bytes: unsigned(row, "body_bytes")?,
            collections: unsigned(row, "collections")?,
            drift_events: unsigned(row, "drift_events")?,
            tenant_events: unsigned(row, "tenant_events")?,
            resolved_drifts: unsigned(row, "resolved_drifts")?,
            held_back: unsigned(row, "held_back")?,
            jobs: unsigned(row, "jobs")?,
            figures: unsigned(row, "figures")?,
            audit_entries: unsigned(row, "audit_entries")?,
            pages: unsigned(row, "pages")?,
        },
    })
}
