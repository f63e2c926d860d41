//! Who changed what drifted, as Microsoft's audit logs tell it. The entries are sealed, as they hold values and
//! addresses.

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, signed, time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{Place, Sealed};
use crate::domain::attribution::{AuthorKind, Certainty, LogEntry};
use crate::domain::model::{AreaKey, DriftId, TenantId, Timestamp};

/// What is known of who changed a drift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributed {
    /// The last reading before the change, and the one that found it.
    pub since: Timestamp,
    pub until: Timestamp,
    pub looks: u64,
    pub looked_at: Option<Timestamp>,
    /// None when no more will be found.
    pub next_look_at: Option<Timestamp>,
    /// None until the log was read.
    pub certainty: Option<Certainty>,
    /// Why the log could not be read.
    pub gap: Option<String>,
    /// The one whom the log names, where it names one.
    pub author: Option<KnownAuthor>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAuthor {
    /// The same for the same author in all tenants, as far as Microsoft tells.
    pub key: String,
    pub kind: AuthorKind,
    pub name: String,
    /// Through a connection of Plumbline.
    pub is_own: bool,
}

/// A drift that the log is to be asked about.
#[derive(Debug)]
pub struct Due {
    pub drift: DriftId,
    pub tenant: TenantId,
    pub since: Timestamp,
    pub until: Timestamp,
    pub looks: u64,
}

/// What a look brought.
#[derive(Debug)]
pub struct Look<'a> {
    pub certainty: Option<Certainty>,
    pub gap: Option<&'a str>,
    pub author: Option<&'a KnownAuthor>,
    pub entries: &'a [LogEntry],
    pub next_look_at: Option<Timestamp>,
}

/// The beginning of the last reading of an area that saw everything.
pub fn last_whole_reading(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Option<Timestamp>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT started_at
         FROM collections
         WHERE tenant_id = :tenant_id AND area = :area AND status = 'complete' AND held = 0
         ORDER BY finished_at DESC
         LIMIT 1",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    first(statement.query(parameters)?, |row| time(row, "started_at"))
}

/// Asks who made the change that came about between two readings; what was known of an earlier change is forgotten.
pub fn ask(tx: &mut WriteTx<'_>, drift: DriftId, since: Timestamp, until: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT OR REPLACE INTO main.drift_attributions (drift_id, since, until, next_look_at)
             VALUES (:drift_id, :since, :until, :until)",
        )?
        .execute(named_params! {
            ":drift_id": drift.to_string(),
            ":since": since.milliseconds(),
            ":until": until.milliseconds(),
        })?;
    Ok(())
}

/// The drifts that wait for a look, those that wait longest first.
pub fn due(tx: &ReadTx<'_>, now: Timestamp, limit: u32) -> Result<Vec<Due>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT a.drift_id, d.tenant_id, a.since, a.until, a.looks
         FROM drift_attributions a
         JOIN drifts d ON d.id = a.drift_id
         WHERE a.next_look_at <= :now
         ORDER BY a.next_look_at
         LIMIT :limit",
    )?;
    collect(statement.query(named_params! { ":now": now.milliseconds(), ":limit": limit })?, |row| {
        Ok(Due {
            drift: parsed(row, "drift_id")?,
            tenant: parsed(row, "tenant_id")?,
            since: time(row, "since")?,
            until: time(row, "until")?,
            looks: unsigned(row, "looks")?,
        })
    })
}

/// Writes what a look brought, unless the drift moved on meanwhile. What an earlier look found stays when this one
/// could not be taken.
pub fn record(tx: &mut WriteTx<'_>, due: &Due, look: &Look<'_>, now: Timestamp) -> Result<(), StoreError> {
    let row = due.drift.to_string();
    let sealed = match look.certainty {
        Some(_) if !look.entries.is_empty() => {
            let json = serde_json::to_vec(look.entries).map_err(|_| StoreError::Corrupt { what: "log entries" })?;
            Some(tx.data_key(due.tenant)?.seal(&place(&row), &json).0)
        }
        Some(_) | None => None,
    };
    tx.sql
        .prepare_cached(
            "UPDATE main.drift_attributions
             SET looks = :looks, looked_at = :now, next_look_at = :next_look_at, gap = :gap,
                 certainty = COALESCE(:certainty, certainty),
                 author_key = CASE WHEN :certainty IS NULL THEN author_key ELSE :author_key END,
                 author_kind = CASE WHEN :certainty IS NULL THEN author_kind ELSE :author_kind END,
                 author_name = CASE WHEN :certainty IS NULL THEN author_name ELSE :author_name END,
                 is_own = CASE WHEN :certainty IS NULL THEN is_own ELSE :is_own END,
                 entries = CASE WHEN :certainty IS NULL THEN entries ELSE :entries END
             WHERE drift_id = :drift_id AND until = :until",
        )?
        .execute(named_params! {
            ":drift_id": row,
            ":until": due.until.milliseconds(),
            ":looks": signed(due.looks + 1),
            ":now": now.milliseconds(),
            ":next_look_at": look.next_look_at.map(Timestamp::milliseconds),
            ":gap": look.gap,
            ":certainty": look.certainty.map(Certainty::as_str),
            ":author_key": look.author.map(|author| &author.key),
            ":author_kind": look.author.map(|author| author.kind.as_str()),
            ":author_name": look.author.map(|author| &author.name),
            ":is_own": look.author.is_some_and(|author| author.is_own),
            ":entries": sealed,
        })?;
    Ok(())
}

/// Moves the next look of a drift that waits for one.
pub fn put_off(tx: &mut WriteTx<'_>, drift: DriftId, until: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.drift_attributions
             SET next_look_at = :until
             WHERE drift_id = :drift_id AND next_look_at IS NOT NULL",
        )?
        .execute(named_params! { ":drift_id": drift.to_string(), ":until": until.milliseconds() })?;
    Ok(())
}

pub fn of_drift(tx: &ReadTx<'_>, drift: DriftId) -> Result<Option<Attributed>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT since, until, looks, looked_at, next_look_at, certainty, gap, author_key, author_kind, author_name,
                is_own
         FROM drift_attributions
         WHERE drift_id = :drift_id",
    )?;
    first(statement.query(named_params! { ":drift_id": drift.to_string() })?, attributed)
}

/// The entries that speak of a drift, the newest last.
pub fn entries(tx: &ReadTx<'_>, tenant: TenantId, drift: DriftId) -> Result<Vec<LogEntry>, StoreError> {
    let row = drift.to_string();
    let mut statement = tx.sql.prepare_cached(
        "SELECT entries
         FROM drift_attributions
         WHERE drift_id = :drift_id AND entries IS NOT NULL",
    )?;
    let sealed = first(statement.query(named_params! { ":drift_id": row })?, |row| Ok(Sealed(row.get("entries")?)))?;
    let Some(sealed) = sealed else { return Ok(Vec::new()) };
    let json = tx.data_key(tenant)?.open(&place(&row), &sealed)?;
    serde_json::from_slice(&json).map_err(|_| StoreError::Corrupt { what: "log entries" })
}

fn attributed(row: &Row<'_>) -> Result<Attributed, StoreError> {
    let certainty: Option<String> = row.get("certainty")?;
    let certainty = certainty.map(|text| known(&text, Certainty::from_word, "certainty")).transpose()?;
    let author = match row.get::<_, Option<String>>("author_key")? {
        None => None,
        Some(key) => {
            let kind: String = row.get("author_kind")?;
            let kind = known(&kind, AuthorKind::from_word, "author_kind")?;
            Some(KnownAuthor { key, kind, name: row.get("author_name")?, is_own: row.get("is_own")? })
        }
    };
    Ok(Attributed {
        since: time(row, "since")?,
        until: time(row, "until")?,
        looks: unsigned(row, "looks")?,
        looked_at: optional_time(row, "looked_at")?,
        next_look_at: optional_time(row, "next_look_at")?,
        certainty,
        gap: row.get("gap")?,
        author,
    })
}

fn known<T>(text: &str, parse: fn(&str) -> Option<T>, what: &'static str) -> Result<T, StoreError> {
    parse(text).ok_or(StoreError::Corrupt { what })
}

fn place(row: &str) -> Place<'_> {
    Place { table: "drift_attributions", row, column: "entries" }
}
