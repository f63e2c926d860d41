//! Bodies to which nothing refers.

use rusqlite::{OptionalExtension, named_params};

use crate::store::row::{collect, first};
use crate::store::{ReadTx, StoreError, WriteTx};

/// The highest row of a body; 0 when there is none.
pub fn last_body(tx: &ReadTx<'_>) -> Result<i64, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COALESCE(MAX(id), 0) AS last
         FROM bodies",
    )?;
    Ok(first(statement.query([])?, |row| Ok(row.get("last")?))?.unwrap_or(0))
}

/// Rows of bodies to which nothing refers, from `after` (not included) to `until`.
pub fn orphans(tx: &ReadTx<'_>, after: i64, until: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id
         FROM bodies
         WHERE id > :after AND id <= :until
           AND NOT EXISTS (SELECT 1 FROM resource_versions v WHERE v.body_digest = bodies.digest)
           AND NOT EXISTS (SELECT 1 FROM baseline_resources a WHERE a.body_digest = bodies.digest)
         ORDER BY id",
    )?;
    collect(statement.query(named_params! { ":after": after, ":until": until })?, |row| Ok(row.get("id")?))
}

/// Removes the body if nothing refers to it; tells its size.
pub fn remove_orphan(tx: &mut WriteTx<'_>, body: i64) -> Result<Option<u64>, StoreError> {
    let size: Option<i64> = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.bodies
             WHERE id = :id
               AND NOT EXISTS (SELECT 1 FROM resource_versions v WHERE v.body_digest = bodies.digest)
               AND NOT EXISTS (SELECT 1 FROM baseline_resources a WHERE a.body_digest = bodies.digest)
             RETURNING LENGTH(body)",
        )?
        .query_row(named_params! { ":id": body }, |row| row.get(0))
        .optional()?;
    Ok(size.and_then(|size| u64::try_from(size).ok()))
}
