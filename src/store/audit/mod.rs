//! The audit trail: a hash chain in which each entry contains the hash of the one before.
//!
//! Whoever can write the file can write a whole new chain. That is why the head of each day is told to the outside:
//! who keeps heads elsewhere finds every entry that was changed later.

mod entry;
mod erase;
mod heads;
mod list;
mod verify;

use rusqlite::named_params;
use serde_json::Value;

use super::row::first;
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{Actor, TenantId, Timestamp};

pub use entry::{AuditResult, Entry};
use entry::{COLUMNS_FORMAT, Link, link};
pub use erase::{Erased, FORMER_ENTRIES, RECEIPT, erase_details};
pub use heads::{Head, head_of, heads, last_head_before, prune, put_head};
pub use list::{Filter, find, newest, oldest, page};
pub use verify::{Fault, Verdict, verify};

/// What somebody did.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    pub at: Timestamp,
    pub actor: &'a Actor,
    /// Verb and noun, e.g. `tenant.create`.
    pub action: &'static str,
    /// The id of what it was done to.
    pub subject: String,
    pub tenant: Option<TenantId>,
    /// Never holds a secret or a resource body.
    pub detail: Value,
}

/// Tells of something that was done.
pub fn append(tx: &mut WriteTx<'_>, new: &NewEntry<'_>) -> Result<(), StoreError> {
    append_as(tx, new, AuditResult::Done).map(|_| ())
}

/// Tells of something that was done, refused, or tried in vain; gives the number of the entry.
pub fn append_as(tx: &mut WriteTx<'_>, new: &NewEntry<'_>, result: AuditResult) -> Result<i64, StoreError> {
    let last = last(tx)?.unwrap_or(Link { id: 0, hash: [0; 32] });
    let entry = Entry::following(last, new, result);
    tx.sql
        .prepare_cached(
            "INSERT INTO main.audit_entries (id, format, at, kind, actor, address, request, action, subject, tenant_id,
                                        result, detail, detail_salt, detail_digest, previous_hash, hash)
             VALUES (:id, :format, :at, :kind, :actor, :address, :request, :action, :subject, :tenant_id,
                     :result, :detail, :detail_salt, :detail_digest, :previous_hash, :hash)",
        )?
        .execute(named_params! {
            ":id": entry.id,
            ":format": COLUMNS_FORMAT,
            ":at": entry.at.milliseconds(),
            ":kind": entry.kind.map(|kind| kind.as_str()),
            ":actor": entry.actor,
            ":address": entry.address,
            ":request": entry.request,
            ":action": entry.action,
            ":subject": entry.subject,
            ":tenant_id": entry.tenant,
            ":result": entry.result.as_str(),
            ":detail": entry.detail,
            ":detail_salt": entry.detail_salt,
            ":detail_digest": entry.detail_digest,
            ":previous_hash": entry.previous_hash,
            ":hash": entry.hash,
        })?;
    Ok(entry.id)
}

/// The end of the chain.
fn last(tx: &ReadTx<'_>) -> Result<Option<Link>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, hash
         FROM main.audit_entries
         ORDER BY id DESC
         LIMIT 1",
    )?;
    first(statement.query([])?, link)
}
