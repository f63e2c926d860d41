//! What people say to one another about a drift. Sealed, as they quote what it holds.

use rusqlite::{Row, named_params};

use super::row::{collect, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{DataKey, Place, Sealed};
use crate::domain::model::{DriftCommentId, DriftId, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct Comment {
    pub id: DriftCommentId,
    pub author: String,
    pub at: Timestamp,
    pub text: String,
}

pub fn insert(tx: &mut WriteTx<'_>, tenant: TenantId, drift: DriftId, comment: &Comment) -> Result<(), StoreError> {
    let Comment { id, author, at, text } = comment;
    let row = id.to_string();
    let sealed = tx.data_key(tenant)?.seal(&place(&row), text.as_bytes());
    tx.sql
        .prepare_cached(
            "INSERT INTO main.drift_comments (id, drift_id, author, at, text)
             VALUES (:id, :drift_id, :author, :at, :text)",
        )?
        .execute(named_params! {
            ":id": row,
            ":drift_id": drift.to_string(),
            ":author": author,
            ":at": at.milliseconds(),
            ":text": sealed.0,
        })?;
    Ok(())
}

pub fn count(tx: &ReadTx<'_>, drift: DriftId) -> Result<u64, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) AS comments
         FROM drift_comments
         WHERE drift_id = :drift_id",
    )?;
    let found: i64 =
        statement.query_row(named_params! { ":drift_id": drift.to_string() }, |row| row.get("comments"))?;
    Ok(u64::try_from(found).unwrap_or_default())
}

/// The oldest first.
pub fn of_drift(tx: &ReadTx<'_>, tenant: TenantId, drift: DriftId) -> Result<Vec<Comment>, StoreError> {
    let key = tx.data_key(tenant)?;
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, author, at, text
         FROM drift_comments
         WHERE drift_id = :drift_id
         ORDER BY at, id
         LIMIT 1000",
    )?;
    collect(statement.query(named_params! { ":drift_id": drift.to_string() })?, |row| comment(&key, row))
}

fn comment(key: &DataKey, row: &Row<'_>) -> Result<Comment, StoreError> {
    let id: DriftCommentId = parsed(row, "id")?;
    let text = key.open(&place(&id.to_string()), &Sealed(row.get("text")?))?;
    let text = std::str::from_utf8(&text).map_err(|_| StoreError::Corrupt { what: "comment" })?.to_owned();
    Ok(Comment { id, author: row.get("author")?, at: time(row, "at")?, text })
}

fn place(row: &str) -> Place<'_> {
    Place { table: "drift_comments", row, column: "text" }
}
