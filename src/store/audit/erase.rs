//! Erasing what entries tell of a tenant, without breaking the chain.

use rusqlite::named_params;
use sha2::{Digest, Sha256};

use super::entry::{ERASED, Entry, entry};
use crate::domain::model::TenantId;
use crate::store::row::collect;
use crate::store::{ReadTx, StoreError, WriteTx};

/// The action whose entry vouches for the erased entries of its tenant …
pub const RECEIPT: &str = "tenant.erase";
/// … under this name in its detail, where there were any of format 1.
pub const FORMER_ENTRIES: &str = "formerEntries";

/// What was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    pub entries: u64,
    /// Vouches for the entries of format 1, whose own hash covered what was erased. Goes into the receipt.
    pub former: Option<String>,
}

/// Empties the details of all entries of the tenant. Who did what when, and how it ended, stays.
///
/// An entry of format 2 has the digest of its detail in its hash, which goes on holding. One of format 1 has the
/// detail itself there, so its hash can no longer be checked; a digest over what is left of all of them stands in the
/// receipt instead, which is an entry of the chain like any other.
pub fn erase_details(tx: &mut WriteTx<'_>, tenant: TenantId) -> Result<Erased, StoreError> {
    let changed = tx
        .sql
        .prepare_cached(
            "UPDATE main.audit_entries
             SET detail = :erased, detail_salt = NULL, erased = 1
             WHERE tenant_id = :tenant_id AND erased = 0",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":erased": ERASED })?;
    let former = former(tx, tenant)?;
    let digest = (!former.is_empty()).then(|| {
        let mut hasher = Sha256::new();
        for entry in &former {
            note_former(&mut hasher, entry);
        }
        hex(&hasher.finalize())
    });
    Ok(Erased { entries: u64::try_from(changed).unwrap_or(u64::MAX), former: digest })
}

fn former(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<Entry>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, format, at, kind, actor, address, request, action, subject, tenant_id, result, detail,
                detail_salt, detail_digest, erased, previous_hash, hash
         FROM main.audit_entries
         WHERE tenant_id = :tenant_id AND format = 1
         ORDER BY id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, entry)
}

/// What is left of an erased entry of format 1.
pub(super) fn note_former(hasher: &mut Sha256, entry: &Entry) {
    hasher.update(entry.id.to_be_bytes());
    hasher.update(entry.at.milliseconds().to_be_bytes());
    for part in [&entry.actor, &entry.action, &entry.subject] {
        hasher.update(part.len().to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(entry.hash);
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
