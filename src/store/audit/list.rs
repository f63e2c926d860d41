//! Looking for entries.

use rusqlite::named_params;

use super::entry::{Entry, entry};
use crate::domain::model::{ActorKind, TenantId, Timestamp};
use crate::store::audit::AuditResult;
use crate::store::row::{collect, first};
use crate::store::{ReadTx, StoreError};

/// What entries are wanted; what is `None` does not matter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Somewhere in the entry; the case of ASCII letters does not matter.
    pub text: Option<String>,
    pub actor: Option<String>,
    pub kind: Option<ActorKind>,
    /// A whole action, or its noun: `tenant` finds `tenant.create`.
    pub action: Option<String>,
    pub tenant: Option<TenantId>,
    pub result: Option<AuditResult>,
    pub from: Option<Timestamp>,
    /// Not the moment itself.
    pub to: Option<Timestamp>,
}

/// A page of entries, the newest first; `before` is the last of the page before.
pub fn newest(tx: &ReadTx<'_>, filter: &Filter, before: Option<i64>, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, format, at, kind, actor, address, request, action, subject, tenant_id, result, detail,
                detail_salt, detail_digest, erased, previous_hash, hash
         FROM audit_entries
         WHERE (:before IS NULL OR id < :before)
           AND (:actor IS NULL OR actor = :actor COLLATE NOCASE)
           AND (:kind IS NULL OR kind = :kind)
           AND (:action IS NULL OR action = :action OR action LIKE :action_noun ESCAPE '\\')
           AND (:tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (:result IS NULL OR result = :result)
           AND (:from IS NULL OR at >= :from)
           AND (:to IS NULL OR at < :to)
           AND (:text IS NULL OR actor LIKE :text ESCAPE '\\' OR action LIKE :text ESCAPE '\\'
                OR subject LIKE :text ESCAPE '\\' OR address LIKE :text ESCAPE '\\' OR detail LIKE :text ESCAPE '\\')
         ORDER BY id DESC
         LIMIT :limit",
    )?;
    let of = Parameters::of(filter);
    let rows = statement.query(named_params! {
        ":before": before, ":actor": of.actor, ":kind": of.kind, ":action": of.action,
        ":action_noun": of.action_noun, ":tenant_id": of.tenant, ":result": of.result, ":from": of.from,
        ":to": of.to, ":text": of.text, ":limit": limit,
    })?;
    collect(rows, entry)
}

/// A page of entries in the order in which they were written; `after` is the last of the page before.
pub fn oldest(tx: &ReadTx<'_>, filter: &Filter, after: i64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, format, at, kind, actor, address, request, action, subject, tenant_id, result, detail,
                detail_salt, detail_digest, erased, previous_hash, hash
         FROM audit_entries
         WHERE id > :after
           AND (:actor IS NULL OR actor = :actor COLLATE NOCASE)
           AND (:kind IS NULL OR kind = :kind)
           AND (:action IS NULL OR action = :action OR action LIKE :action_noun ESCAPE '\\')
           AND (:tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (:result IS NULL OR result = :result)
           AND (:from IS NULL OR at >= :from)
           AND (:to IS NULL OR at < :to)
           AND (:text IS NULL OR actor LIKE :text ESCAPE '\\' OR action LIKE :text ESCAPE '\\'
                OR subject LIKE :text ESCAPE '\\' OR address LIKE :text ESCAPE '\\' OR detail LIKE :text ESCAPE '\\')
         ORDER BY id
         LIMIT :limit",
    )?;
    let of = Parameters::of(filter);
    let rows = statement.query(named_params! {
        ":after": after, ":actor": of.actor, ":kind": of.kind, ":action": of.action,
        ":action_noun": of.action_noun, ":tenant_id": of.tenant, ":result": of.result, ":from": of.from,
        ":to": of.to, ":text": of.text, ":limit": limit,
    })?;
    collect(rows, entry)
}

/// All entries in the order in which they were written, after `after`.
pub fn page(tx: &ReadTx<'_>, after: i64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    oldest(tx, &Filter::default(), after, limit)
}

/// One entry.
pub fn find(tx: &ReadTx<'_>, id: i64) -> Result<Option<Entry>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, format, at, kind, actor, address, request, action, subject, tenant_id, result, detail,
                detail_salt, detail_digest, erased, previous_hash, hash
         FROM audit_entries
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id })?, entry)
}

/// The filter as SQLite takes it.
struct Parameters<'f> {
    text: Option<String>,
    actor: Option<&'f str>,
    kind: Option<&'static str>,
    action: Option<&'f str>,
    action_noun: Option<String>,
    tenant: Option<String>,
    result: Option<&'static str>,
    from: Option<i64>,
    to: Option<i64>,
}

impl<'f> Parameters<'f> {
    fn of(filter: &'f Filter) -> Self {
        let Filter { text, actor, kind, action, tenant, result, from, to } = filter;
        Self {
            text: text.as_deref().map(|text| format!("%{}%", literal(text))),
            actor: actor.as_deref(),
            kind: kind.map(ActorKind::as_str),
            action: action.as_deref(),
            action_noun: action.as_deref().map(|action| format!("{}.%", literal(action))),
            tenant: tenant.map(|tenant| tenant.to_string()),
            result: result.map(AuditResult::as_str),
            from: from.map(Timestamp::milliseconds),
            to: to.map(Timestamp::milliseconds),
        }
    }
}

/// For `LIKE`: nothing in the text stands for anything but itself.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
