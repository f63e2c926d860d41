//! What people write down about a tenant for one another. Sealed, as it names people and agreements.

use rusqlite::{Row, named_params};

use super::row::{collect, parsed, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{DataKey, Place, Sealed};
use crate::domain::model::{TenantId, TenantNoteId, Timestamp};

#[derive(Debug, Clone)]
pub struct TenantNote {
    pub id: TenantNoteId,
    pub author: String,
    pub at: Timestamp,
    pub text: String,
}

pub fn insert(tx: &mut WriteTx<'_>, tenant: TenantId, note: &TenantNote) -> Result<(), StoreError> {
    let TenantNote { id, author, at, text } = note;
    let row = id.to_string();
    let sealed = tx.data_key(tenant)?.seal(&place(&row), text.as_bytes());
    tx.sql
        .prepare_cached(
            "INSERT INTO main.tenant_notes (id, tenant_id, author, at, text)
             VALUES (:id, :tenant_id, :author, :at, :text)",
        )?
        .execute(named_params! {
            ":id": row,
            ":tenant_id": tenant.to_string(),
            ":author": author,
            ":at": at.milliseconds(),
            ":text": sealed.0,
        })?;
    Ok(())
}

/// The newest first.
pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<TenantNote>, StoreError> {
    let key = tx.data_key(tenant)?;
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, author, at, text
         FROM tenant_notes
         WHERE tenant_id = :tenant_id
         ORDER BY at DESC, id DESC
         LIMIT 1000",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| note(&key, row))
}

/// Tells whether there was one.
pub fn remove(tx: &mut WriteTx<'_>, tenant: TenantId, id: TenantNoteId) -> Result<bool, StoreError> {
    let removed = tx
        .sql
        .prepare_cached(
            "DELETE FROM main.tenant_notes
             WHERE id = :id AND tenant_id = :tenant_id",
        )?
        .execute(named_params! { ":id": id.to_string(), ":tenant_id": tenant.to_string() })?;
    Ok(removed > 0)
}

fn note(key: &DataKey, row: &Row<'_>) -> Result<TenantNote, StoreError> {
    let id: TenantNoteId = parsed(row, "id")?;
    let text = key.open(&place(&id.to_string()), &Sealed(row.get("text")?))?;
    let text = std::str::from_utf8(&text).map_err(|_| StoreError::Corrupt { what: "note" })?.to_owned();
    Ok(TenantNote { id, author: row.get("author")?, at: time(row, "at")?, text })
}

fn place(row: &str) -> Place<'_> {
    Place { table: "tenant_notes", row, column: "text" }
}
