//! One entry, and the hash that ties it to the one before.

use rusqlite::Row;
use sha2::{Digest, Sha256};

use super::NewEntry;
use crate::domain::model::{ActorKind, Timestamp};
use crate::store::StoreError;
use crate::store::row::{time, word};

/// The format that is written today. Format 1 knew neither the way nor the address of the actor.
pub(super) const COLUMNS_FORMAT: i64 = 2;

#[derive(Debug, Clone)]
pub struct Entry {
    pub id: i64,
    pub at: Timestamp,
    pub actor: String,
    /// None in entries of format 1.
    pub kind: Option<ActorKind>,
    pub address: Option<String>,
    pub request: Option<String>,
    pub action: String,
    pub subject: String,
    pub tenant: Option<String>,
    pub result: AuditResult,
    /// Empty once it was erased with its tenant.
    pub detail: String,
    pub is_erased: bool,
    pub hash: [u8; 32],
    pub(super) format: i64,
    pub(super) detail_salt: Option<[u8; 16]>,
    pub(super) detail_digest: Option<[u8; 32]>,
    pub(super) previous_hash: [u8; 32],
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditResult {
    Done,
    /// By the rights of the actor, or a rule of the product.
    Refused,
    Failed,
}

/// What the next entry is tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) id: i64,
    pub(super) hash: [u8; 32],
}

impl AuditResult {
    pub const ALL: [Self; 3] = [Self::Done, Self::Refused, Self::Failed];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }

    /// `None` for a word that is no result.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.as_str() == word)
    }
}

impl Entry {
    pub(super) fn following(last: Link, new: &NewEntry<'_>, result: AuditResult) -> Self {
        let (salt, detail): ([u8; 16], String) = (rand::random(), new.detail.to_string());
        let mut entry = Self {
            id: last.id + 1,
            at: new.at,
            actor: new.actor.name.clone(),
            kind: Some(new.actor.kind),
            address: new.actor.address.map(|address| address.to_string()),
            request: new.actor.request.clone(),
            action: new.action.to_owned(),
            subject: new.subject.clone(),
            tenant: new.tenant.map(|tenant| tenant.to_string()),
            result,
            detail_digest: Some(digest(&salt, &detail)),
            detail_salt: Some(salt),
            detail,
            is_erased: false,
            format: COLUMNS_FORMAT,
            previous_hash: last.hash,
            hash: [0; 32],
        };
        entry.hash = entry.expected_hash();
        entry
    }

    /// Whether the hashes say what the entry says.
    pub(super) fn is_intact(&self) -> bool {
        let is_emptied = self.detail == ERASED && self.detail_salt.is_none();
        if self.format == 1 {
            // Its hash covers none of these, so nothing may stand there.
            let is_plain = self.kind.is_none()
                && self.address.is_none()
                && self.request.is_none()
                && self.detail_digest.is_none()
                && self.result == AuditResult::Done;
            return is_plain && if self.is_erased { is_emptied } else { self.hash == self.expected_hash() };
        }
        let detail_holds = if self.is_erased {
            is_emptied
        } else {
            self.detail_salt.is_some_and(|salt| Some(digest(&salt, &self.detail)) == self.detail_digest)
        };
        detail_holds && self.hash == self.expected_hash()
    }

    /// Whether only a receipt can vouch for it: its hash covers a detail that was erased.
    pub(super) fn is_former(&self) -> bool {
        self.format == 1 && self.is_erased
    }

    fn expected_hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.previous_hash);
        if self.format == 1 {
            hasher.update(self.at.milliseconds().to_be_bytes());
            let tenant = self.tenant.as_deref().unwrap_or_default();
            for part in [self.actor.as_str(), &self.action, &self.subject, tenant, &self.detail] {
                put(&mut hasher, part.as_bytes());
            }
            return hasher.finalize().into();
        }
        for number in [self.format, self.id, self.at.milliseconds()] {
            hasher.update(number.to_be_bytes());
        }
        let kind = self.kind.map_or("", ActorKind::as_str);
        for part in [kind, &self.actor, &self.action, &self.subject, self.result.as_str()] {
            put(&mut hasher, part.as_bytes());
        }
        for part in [&self.address, &self.request, &self.tenant] {
            // Nothing and an empty text are different things.
            hasher.update([u8::from(part.is_some())]);
            put(&mut hasher, part.as_deref().unwrap_or_default().as_bytes());
        }
        hasher.update(self.detail_digest.unwrap_or_default());
        hasher.finalize().into()
    }
}

/// What stands in place of an erased detail.
pub(super) const ERASED: &str = "{}";

/// The salt keeps a short detail from being guessed by its digest after it was erased.
fn digest(salt: &[u8; 16], detail: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(detail.as_bytes());
    hasher.finalize().into()
}

/// The length before each part keeps two different entries from having the same bytes.
fn put(hasher: &mut Sha256, part: &[u8]) {
    hasher.update(part.len().to_be_bytes());
    hasher.update(part);
}

pub(super) fn link(row: &Row<'_>) -> Result<Link, StoreError> {
    Ok(Link { id: row.get("id")?, hash: row.get("hash")? })
}

pub(super) fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    let kind: Option<String> = row.get("kind")?;
    let kind = kind.map(|text| ActorKind::from_word(&text).ok_or(StoreError::Corrupt { what: "kind" })).transpose()?;
    Ok(Entry {
        id: row.get("id")?,
        at: time(row, "at")?,
        actor: row.get("actor")?,
        kind,
        address: row.get("address")?,
        request: row.get("request")?,
        action: row.get("action")?,
        subject: row.get("subject")?,
        tenant: row.get("tenant_id")?,
        result: word(row, "result", AuditResult::from_word)?,
        detail: row.get("detail")?,
        is_erased: row.get("erased")?,
        format: row.get("format")?,
        detail_salt: row.get("detail_salt")?,
        detail_digest: row.get("detail_digest")?,
        previous_hash: row.get("previous_hash")?,
        hash: row.get("hash")?,
    })
}
