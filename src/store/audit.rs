//! The audit trail: a hash chain in which each entry contains the hash of the one before.

use rusqlite::{Row, named_params};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::row::{collect, first, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{TenantId, Timestamp};

/// What somebody did.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    pub at: Timestamp,
    /// A username, `command`, or `plumbline` for what it does by itself.
    pub actor: &'a str,
    /// Verb and noun, e.g. `tenant.create`.
    pub action: &'static str,
    /// The id of what it was done to.
    pub subject: String,
    pub tenant: Option<TenantId>,
    /// Never holds a secret or a resource body.
    pub detail: Value,
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub id: i64,
    pub at: Timestamp,
    pub actor: String,
    pub action: String,
    pub subject: String,
    pub tenant: Option<String>,
    pub detail: String,
    previous_hash: [u8; 32],
    hash: [u8; 32],
}

/// The result of walking the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Whole {
        entries: u64,
    },
    /// The first entry that does not follow from the one before.
    Broken {
        at_entry: i64,
    },
}

pub fn append(tx: &mut WriteTx<'_>, new: &NewEntry<'_>) -> Result<(), StoreError> {
    let mut last = tx.sql.prepare_cached(
        "SELECT hash
         FROM audit_entries
         ORDER BY id DESC
         LIMIT 1",
    )?;
    let previous_hash: [u8; 32] = first(last.query([])?, |row| Ok(row.get("hash")?))?.unwrap_or_default();
    let mut entry = Entry {
        id: 0,
        at: new.at,
        actor: new.actor.to_owned(),
        action: new.action.to_owned(),
        subject: new.subject.clone(),
        tenant: new.tenant.map(|tenant| tenant.to_string()),
        detail: new.detail.to_string(),
        previous_hash,
        hash: [0; 32],
    };
    entry.hash = entry.expected_hash();
    tx.sql
        .prepare_cached(
            "INSERT INTO audit_entries (at, actor, action, subject, tenant_id, detail, previous_hash, hash)
             VALUES (:at, :actor, :action, :subject, :tenant_id, :detail, :previous_hash, :hash)",
        )?
        .execute(named_params! {
            ":at": entry.at.milliseconds(),
            ":actor": entry.actor,
            ":action": entry.action,
            ":subject": entry.subject,
            ":tenant_id": entry.tenant,
            ":detail": entry.detail,
            ":previous_hash": entry.previous_hash,
            ":hash": entry.hash,
        })?;
    Ok(())
}

/// A page of entries in the order they were written, after `after`.
pub fn page(tx: &ReadTx<'_>, after: i64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, at, actor, action, subject, tenant_id, detail, previous_hash, hash
         FROM audit_entries
         WHERE id > :after
         ORDER BY id
         LIMIT :limit",
    )?;
    collect(statement.query(named_params! { ":after": after, ":limit": limit })?, entry)
}

/// Walks the whole chain.
pub fn verify(tx: &ReadTx<'_>) -> Result<Verdict, StoreError> {
    let (mut after, mut previous, mut entries) = (0, [0; 32], 0);
    loop {
        let page = page(tx, after, 1_000)?;
        if page.is_empty() {
            return Ok(Verdict::Whole { entries });
        }
        for entry in page {
            if entry.previous_hash != previous || entry.hash != entry.expected_hash() {
                return Ok(Verdict::Broken { at_entry: entry.id });
            }
            (after, previous) = (entry.id, entry.hash);
            entries += 1;
        }
    }
}

impl Entry {
    fn expected_hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.previous_hash);
        hasher.update(self.at.milliseconds().to_be_bytes());
        let tenant = self.tenant.as_deref().unwrap_or_default();
        for part in [self.actor.as_str(), &self.action, &self.subject, tenant, &self.detail] {
            // The length before each part keeps two different entries from having the same bytes.
            hasher.update(part.len().to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().into()
    }
}

fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get("id")?,
        at: time(row, "at")?,
        actor: row.get("actor")?,
        action: row.get("action")?,
        subject: row.get("subject")?,
        tenant: row.get("tenant_id")?,
        detail: row.get("detail")?,
        previous_hash: row.get("previous_hash")?,
        hash: row.get("hash")?,
    })
}
