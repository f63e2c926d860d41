//! The head of the chain at the end of each day, and letting go of what lies before one.

use rusqlite::{Row, named_params};

use super::entry::Link;
use super::last;
use crate::domain::model::Timestamp;
use crate::store::row::{collect, first, time};
use crate::store::{ReadTx, StoreError, WriteTx};

/// The last entry when a day was over, which stands for all entries before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// A UTC day, such as `2026-11-26`.
    pub day: String,
    pub entry: i64,
    pub hash: [u8; 32],
    pub made_at: Timestamp,
}

/// The head of the chain as it stands, if it has entries.
pub fn head_of(tx: &ReadTx<'_>, day: &str, now: Timestamp) -> Result<Option<Head>, StoreError> {
    Ok(last(tx)?.map(|Link { id, hash }| Head { day: day.to_owned(), entry: id, hash, made_at: now }))
}

/// Keeps the head of a day, if the day has none yet; tells whether it was kept.
pub fn put_head(tx: &mut WriteTx<'_>, head: &Head) -> Result<bool, StoreError> {
    let kept = tx
        .sql
        .prepare_cached(
            "INSERT INTO main.audit_heads (day, entry_id, hash, made_at)
             VALUES (:day, :entry_id, :hash, :made_at)
             ON CONFLICT (day) DO NOTHING",
        )?
        .execute(named_params! {
            ":day": head.day,
            ":entry_id": head.entry,
            ":hash": head.hash,
            ":made_at": head.made_at.milliseconds(),
        })?;
    Ok(kept > 0)
}

/// The heads of the days before `before`, the newest first.
pub fn heads(tx: &ReadTx<'_>, before: Option<&str>, limit: u32) -> Result<Vec<Head>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT day, entry_id, hash, made_at
         FROM main.audit_heads
         WHERE :before IS NULL OR day < :before
         ORDER BY day DESC
         LIMIT :limit",
    )?;
    collect(statement.query(named_params! { ":before": before, ":limit": limit })?, head)
}

/// The newest head whose entries were all written before a time.
pub fn last_head_before(tx: &ReadTx<'_>, time: Timestamp) -> Result<Option<Head>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT day, entry_id, hash, made_at
         FROM main.audit_heads
         WHERE made_at <= :time
         ORDER BY day DESC
         LIMIT 1",
    )?;
    first(statement.query(named_params! { ":time": time.milliseconds() })?, head)
}

/// Lets go of at most `limit` entries up to the head, which stays in their place; the newest entry always stays.
pub fn prune(tx: &mut WriteTx<'_>, head: &Head, limit: u32) -> Result<u64, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.audit_entries
             WHERE id IN (
                 SELECT id
                 FROM main.audit_entries
                 WHERE id <= :entry AND id < (SELECT MAX(id) FROM main.audit_entries)
                 ORDER BY id
                 LIMIT :limit
             )",
        )?
        .execute(named_params! { ":entry": head.entry, ":limit": limit })?;
    Ok(u64::try_from(removed).unwrap_or(u64::MAX))
}

fn head(row: &Row<'_>) -> Result<Head, StoreError> {
    Ok(Head {
        day: row.get("day")?,
        entry: row.get("entry_id")?,
        hash: row.get("hash")?,
        made_at: time(row, "made_at")?,
    })
}
