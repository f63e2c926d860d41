//! Versions that go, and what must not.

use rusqlite::named_params;

use crate::domain::history::{Agreed, Evidence, Span};
use crate::domain::model::Timestamp;
use crate::store::row::{collect, optional_time, time};
use crate::store::{ReadTx, StoreError, WriteTx};

/// Resources with a version that ended before a moment, by their rows.
pub fn resources_with_old(tx: &ReadTx<'_>, after: i64, before: Timestamp, limit: u32) -> Result<Vec<i64>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT resource
         FROM resource_versions
         WHERE resource > :after AND valid_to < :before
         GROUP BY resource
         ORDER BY resource
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":after": after, ":before": before.milliseconds(), ":limit": limit };
    collect(statement.query(parameters)?, |row| Ok(row.get("resource")?))
}

/// The versions of a resource, the oldest first.
pub fn spans(tx: &ReadTx<'_>, resource: i64) -> Result<Vec<Span>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, valid_from, valid_to, body_digest
         FROM resource_versions
         WHERE resource = :resource
         ORDER BY valid_from, id",
    )?;
    collect(statement.query(named_params! { ":resource": resource })?, |row| {
        Ok(Span {
            row: row.get("id")?,
            from: time(row, "valid_from")?,
            to: optional_time(row, "valid_to")?,
            body: row.get("body_digest")?,
        })
    })
}

/// What drifts and baselines stand on. A version that was seen is needed as long as the drift is known, and each event
/// of a drift as long as it is.
pub fn evidence(tx: &ReadTx<'_>, resource: i64) -> Result<Evidence, StoreError> {
    let mut moments = tx.sql.prepare_cached(
        "WITH own AS (
             SELECT d.id, d.first_seen_at, d.last_seen_at, d.resolved_at
             FROM resources r
             JOIN drifts d ON d.tenant_id = r.tenant_id AND d.area = r.area AND d.resource_id = r.resource_id
             WHERE r.id = :resource
         )
         SELECT first_seen_at AS at FROM own
         UNION
         SELECT last_seen_at FROM own
         UNION
         SELECT resolved_at FROM own WHERE resolved_at IS NOT NULL
         UNION
         SELECT e.at FROM own JOIN drift_events e ON e.drift_id = own.id
         ORDER BY at",
    )?;
    let mut agreed = tx.sql.prepare_cached(
        "SELECT a.body_digest, b.created_at
         FROM resources r
         JOIN baselines b ON b.tenant_id = r.tenant_id AND b.area = r.area
         JOIN baseline_resources a ON a.baseline_id = b.id AND a.resource_id = r.resource_id
         WHERE r.id = :resource",
    )?;
    let parameters = named_params! { ":resource": resource };
    Ok(Evidence {
        moments: collect(moments.query(parameters)?, |row| time(row, "at"))?,
        agreed: collect(agreed.query(parameters)?, |row| {
            Ok(Agreed { body: row.get("body_digest")?, at: time(row, "created_at")? })
        })?,
    })
}

/// Removes a version; the one that stands for it takes its span and its number.
pub fn give(tx: &mut WriteTx<'_>, version: i64, into: i64) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.resource_versions AS heir
             SET stands_from = MIN(COALESCE(heir.stands_from, heir.valid_from),
                                   COALESCE(gone.stands_from, gone.valid_from)),
                 thinned = heir.thinned + 1 + gone.thinned
             FROM resource_versions AS gone
             WHERE heir.id = :into AND gone.id = :version",
        )?
        .execute(named_params! { ":version": version, ":into": into })?;
    remove(tx, version)
}

/// Removes a version that is older than everything that is kept. Its number stays taken.
pub fn forget(tx: &mut WriteTx<'_>, resource: i64, version: i64) -> Result<(), StoreError> {
    let mut older = tx.sql.prepare_cached(
        "SELECT 1
         FROM resource_versions AS gone
         JOIN resource_versions AS older
           ON older.resource = gone.resource AND (older.valid_from, older.id) < (gone.valid_from, gone.id)
         WHERE gone.id = :version",
    )?;
    let parameters = named_params! { ":version": version };
    let is_older_pinned = older.exists(parameters)?;
    drop(older);
    if is_older_pinned {
        // An older one is pinned: the number is counted with the next one that stays.
        tx.sql
            .prepare_cached(
                "UPDATE main.resource_versions
                 SET thinned = thinned + 1 + (SELECT thinned FROM resource_versions WHERE id = :version)
                 WHERE id = (
                     SELECT next.id
                     FROM resource_versions AS gone
                     JOIN resource_versions AS next
                       ON next.resource = gone.resource AND (next.valid_from, next.id) > (gone.valid_from, gone.id)
                     WHERE gone.id = :version
                     ORDER BY next.valid_from, next.id
                     LIMIT 1
                 )",
            )?
            .execute(parameters)?;
    } else {
        tx.sql
            .prepare_cached(
                "UPDATE main.resources
                 SET forgotten_versions = forgotten_versions + 1 + gone.thinned,
                     forgotten_until = MAX(COALESCE(forgotten_until, gone.valid_to), gone.valid_to)
                 FROM resource_versions AS gone
                 WHERE resources.id = :resource AND gone.id = :version",
            )?
            .execute(named_params! { ":resource": resource, ":version": version })?;
    }
    remove(tx, version)
}

/// Removes a resource of which no version is left.
pub fn drop_empty(tx: &mut WriteTx<'_>, resource: i64) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.resources
             WHERE id = :resource AND NOT EXISTS (SELECT 1 FROM resource_versions WHERE resource = :resource)",
        )?
        .execute(named_params! { ":resource": resource })?;
    Ok(())
}

/// No history is told of before a moment.
pub fn begin_history(tx: &mut WriteTx<'_>, from: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.latest_collections
             SET history_from = :from
             WHERE history_from < :from",
        )?
        .execute(named_params! { ":from": from.milliseconds() })?;
    Ok(())
}

fn remove(tx: &mut WriteTx<'_>, version: i64) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.resource_versions
             WHERE id = :id AND valid_to IS NOT NULL",
        )?
        .execute(named_params! { ":id": version })?;
    Ok(())
}
