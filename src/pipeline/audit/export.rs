//! Entries as lines of a file, in the order in which they were written.

use serde_json::{Value, json};

use super::{NamedEntry, cef, csv, hex, told, with_names};
use crate::pipeline::{Actor, Context, PipelineError};
use crate::store::audit::{self, Filter, NewEntry, append};

const ENTRIES_AT_ONCE: u32 = 500;

/// As what entries leave the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    Csv,
    /// A JSON object on each line.
    JsonLines,
    /// ArcSight's Common Event Format, which collectors of security events read.
    Cef,
}

impl ExportFormat {
    pub const ALL: [Self; 3] = [Self::Csv, Self::JsonLines, Self::Cef];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            Self::Cef => "cef",
        }
    }

    /// `None` for a word that is no format.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == word)
    }

    /// What stands before the first entry.
    pub fn heading(self) -> String {
        match self {
            Self::Csv => csv::heading(),
            Self::JsonLines | Self::Cef => String::new(),
        }
    }

    /// One entry, with the end of its line; never more than one line of the file's own syntax.
    pub fn line(self, named: &NamedEntry) -> String {
        match self {
            Self::Csv => csv::line(named),
            Self::JsonLines => format!("{}\n", json_line(named)),
            Self::Cef => cef::line(named),
        }
    }
}

/// Notes in the trail who takes what out of it.
///
/// # Errors
/// Those of the store.
pub async fn begin_export(
    context: &Context,
    actor: Actor,
    filter: &Filter,
    format: ExportFormat,
) -> Result<(), PipelineError> {
    let (now, tenant) = (context.clock.now(), filter.tenant);
    let detail = json!({ "format": format.as_str(), "filter": told(filter) });
    let write = context.store.write(move |tx| {
        let subject = "audit".to_owned();
        append(tx, &NewEntry { at: now, actor: &actor, action: "audit.export", subject, tenant, detail })
    });
    Ok(write.await?)
}

/// The next entries after `after`; none when there are no more.
///
/// # Errors
/// Those of the store.
pub async fn export_page(context: &Context, filter: Filter, after: i64) -> Result<Vec<NamedEntry>, PipelineError> {
    let read = context.store.read(move |tx| {
        let found = audit::oldest(tx, &filter, after, ENTRIES_AT_ONCE)?;
        with_names(tx, found)
    });
    Ok(read.await?)
}

/// Serialising escapes every control character, so an entry cannot make a second line.
fn json_line(NamedEntry { entry, tenant_name }: &NamedEntry) -> Value {
    json!({
        "id": entry.id,
        "at": entry.at,
        "actor": entry.actor,
        "kind": entry.kind.map(|kind| kind.as_str()),
        "address": entry.address,
        "request": entry.request,
        "action": entry.action,
        "subject": entry.subject,
        "tenantId": entry.tenant,
        "tenantName": tenant_name,
        "result": entry.result.as_str(),
        "detail": serde_json::from_str::<Value>(&entry.detail).unwrap_or_default(),
        "erased": entry.is_erased,
        "hash": hex(&entry.hash),
    })
}
