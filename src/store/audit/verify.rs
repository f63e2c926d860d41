//! Walking the chain.

use std::collections::{BTreeMap, HashMap};

use rusqlite::named_params;
use sha2::{Digest, Sha256};

use super::entry::{Entry, entry};
use super::erase::{FORMER_ENTRIES, RECEIPT, hex, note_former};
use super::heads::{Head, heads};
use crate::store::row::collect;
use crate::store::{ReadTx, StoreError};

const ENTRIES_AT_ONCE: u32 = 1_000;

/// The result of walking the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Whole {
        entries: u64,
        /// The heads that the chain was held against.
        heads: u64,
        /// The number of the first entry that is still kept.
        first: Option<i64>,
    },
    /// The first entry at which it does not hold, and why.
    Broken { at_entry: i64, fault: Fault },
}

/// Why the chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The entry does not say what it said when it was written.
    Changed,
    /// What stood before it is gone, and no head stands in its place.
    Missing,
    /// At the end of that day the chain had another entry here.
    OtherHead { day: String },
    /// At the end of that day the chain was longer.
    CutOff { day: String },
    /// Its detail was erased, and no receipt vouches for it.
    NoReceipt,
}

/// Walks the whole chain, and holds it against its own heads and those that somebody kept elsewhere.
pub fn verify(tx: &ReadTx<'_>, kept_elsewhere: &[Head]) -> Result<Verdict, StoreError> {
    let own = heads(tx, None, u32::MAX)?;
    let mut walk = Walk::new(own, kept_elsewhere);
    let mut after = 0;
    loop {
        let page = page(tx, after)?;
        if page.is_empty() {
            return Ok(walk.end());
        }
        for entry in &page {
            if let Err(fault) = walk.step(entry) {
                return Ok(Verdict::Broken { at_entry: entry.id, fault });
            }
            after = entry.id;
        }
    }
}

/// Past every filter: a chain holds as a whole or not at all.
fn page(tx: &ReadTx<'_>, after: i64) -> Result<Vec<Entry>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, format, at, kind, actor, address, request, action, subject, tenant_id, result, detail,
                detail_salt, detail_digest, erased, previous_hash, hash
         FROM main.audit_entries
         WHERE id > :after
         ORDER BY id
         LIMIT :limit",
    )?;
    collect(statement.query(named_params! { ":after": after, ":limit": ENTRIES_AT_ONCE })?, entry)
}

struct Walk {
    /// What heads say by the number of the entry that they name.
    heads: BTreeMap<i64, Vec<Head>>,
    /// The entry that stands in place of those that were let go, if it is a head of ours.
    anchors: HashMap<i64, [u8; 32]>,
    /// Tenants with erased entries, until their receipt is met.
    erased: BTreeMap<String, Erased>,
    first: Option<i64>,
    last: i64,
    last_hash: [u8; 32],
    format: i64,
    entries: u64,
    held: u64,
}

/// The erased entries of a tenant.
struct Erased {
    first: i64,
    /// Over those of format 1, if there are any.
    former: Option<Sha256>,
}

impl Walk {
    fn new(own: Vec<Head>, kept_elsewhere: &[Head]) -> Self {
        let anchors = own.iter().map(|head| (head.entry, head.hash)).collect();
        let mut heads: BTreeMap<i64, Vec<Head>> = BTreeMap::new();
        for head in own.into_iter().chain(kept_elsewhere.iter().cloned()) {
            heads.entry(head.entry).or_default().push(head);
        }
        Self {
            heads,
            anchors,
            erased: BTreeMap::new(),
            first: None,
            last: 0,
            last_hash: [0; 32],
            format: 1,
            entries: 0,
            held: 0,
        }
    }

    fn step(&mut self, entry: &Entry) -> Result<(), Fault> {
        if self.first.is_none() {
            self.begin(entry)?;
        }
        if entry.id != self.last + 1 || entry.previous_hash != self.last_hash {
            return Err(Fault::Missing);
        }
        if entry.format < self.format || !entry.is_intact() {
            return Err(Fault::Changed);
        }
        self.look_at_receipt(entry)?;
        self.hold_against_heads(entry.id, entry.hash)?;
        (self.last, self.last_hash, self.format) = (entry.id, entry.hash, entry.format);
        self.entries += 1;
        Ok(())
    }

    /// Entries before the first one may have been let go, up to a head of ours.
    fn begin(&mut self, entry: &Entry) -> Result<(), Fault> {
        self.first = Some(entry.id);
        if entry.id == 1 {
            return Ok(());
        }
        let before = entry.id - 1;
        if self.anchors.get(&before) != Some(&entry.previous_hash) {
            return Err(Fault::Missing);
        }
        self.hold_against_heads(before, entry.previous_hash)?;
        (self.last, self.last_hash) = (before, entry.previous_hash);
        Ok(())
    }

    fn hold_against_heads(&mut self, id: i64, hash: [u8; 32]) -> Result<(), Fault> {
        for head in self.heads.get(&id).into_iter().flatten() {
            if head.hash != hash {
                return Err(Fault::OtherHead { day: head.day.clone() });
            }
            self.held += 1;
        }
        Ok(())
    }

    /// What is erased must have a tenant, and later a receipt for it.
    fn look_at_receipt(&mut self, entry: &Entry) -> Result<(), Fault> {
        let Some(tenant) = &entry.tenant else {
            return if entry.is_erased { Err(Fault::NoReceipt) } else { Ok(()) };
        };
        if entry.is_erased {
            let erased = self.erased.entry(tenant.clone()).or_insert(Erased { first: entry.id, former: None });
            if entry.is_former() {
                note_former(erased.former.get_or_insert_with(Sha256::new), entry);
            }
        } else if entry.action == RECEIPT
            && let Some(Erased { first: _, former }) = self.erased.remove(tenant)
        {
            let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
            let told = detail.get(FORMER_ENTRIES).and_then(serde_json::Value::as_str);
            let expected = former.map(|hasher| hex(&hasher.finalize()));
            // Entries of format 1 may have been let go since, all of them or the first ones.
            let may_lack = self.first.is_some_and(|first| first > 1);
            if told != expected.as_deref() && !may_lack {
                return Err(Fault::NoReceipt);
            }
        }
        Ok(())
    }

    fn end(self) -> Verdict {
        if let Some(first) = self.erased.values().map(|erased| erased.first).min() {
            return Verdict::Broken { at_entry: first, fault: Fault::NoReceipt };
        }
        if let Some((_, heads)) = self.heads.range(self.last + 1..).next()
            && let Some(head) = heads.first()
        {
            return Verdict::Broken { at_entry: self.last, fault: Fault::CutOff { day: head.day.clone() } };
        }
        Verdict::Whole { entries: self.entries, heads: self.held, first: self.first }
    }
}
