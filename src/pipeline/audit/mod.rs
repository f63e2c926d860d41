//! Looking into the audit trail, keeping its daily heads, and telling of what was refused.

mod cef;
mod csv;
mod export;
mod refusals;

use std::collections::HashMap;

use serde_json::json;
use slog::info;

pub use export::{ExportFormat, begin_export, export_page};
pub(super) use refusals::Refusals;
pub use refusals::refused;

use super::{Actor, Context, PipelineError};
use crate::domain::model::{TenantId, Timestamp};
use crate::store::audit::{self, Entry, Filter, Head, NewEntry, Verdict, append};
use crate::store::{ReadTx, StoreError, tenants};

const MS_PER_DAY: i64 = 86_400_000;

/// An entry with the name that its tenant has today; none when the tenant is gone.
#[derive(Debug)]
pub struct NamedEntry {
    pub entry: Entry,
    pub tenant_name: Option<String>,
}

/// A page of entries, the newest first.
///
/// # Errors
/// Those of the store.
pub async fn list(
    context: &Context,
    filter: Filter,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<NamedEntry>, PipelineError> {
    let read = context.store.read(move |tx| {
        let found = audit::newest(tx, &filter, before, limit)?;
        with_names(tx, found)
    });
    Ok(read.await?)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, id: i64) -> Result<NamedEntry, PipelineError> {
    let read = context.store.read(move |tx| with_names(tx, audit::find(tx, id)?.into_iter().collect()));
    read.await?.pop().ok_or(PipelineError::NotFound { what: "audit entry" })
}

/// Walks the chain and holds it against its heads, and those that somebody kept elsewhere.
///
/// # Errors
/// Those of the store.
pub async fn verify(context: &Context, kept_elsewhere: Vec<Head>) -> Result<Verdict, PipelineError> {
    Ok(context.store.read(move |tx| audit::verify(tx, &kept_elsewhere)).await?)
}

/// The heads of the days before `before`, the newest first.
///
/// # Errors
/// Those of the store.
pub async fn heads(context: &Context, before: Option<String>, limit: u32) -> Result<Vec<Head>, PipelineError> {
    Ok(context.store.read(move |tx| audit::heads(tx, before.as_deref(), limit)).await?)
}

/// Keeps the head of the day that ended last, if that was not done yet, and tells it to the log: who collects the log
/// elsewhere has all heads there.
///
/// # Errors
/// Those of the store.
pub async fn keep_head(context: &Context) -> Result<Option<Head>, PipelineError> {
    let now = context.clock.now();
    let yesterday = day(now.plus_ms(-MS_PER_DAY));
    let newest = context.store.read(|tx| audit::heads(tx, None, 1)).await?;
    if newest.first().is_some_and(|head| head.day >= yesterday) {
        return Ok(None);
    }
    let kept = context
        .store
        .write(move |tx| {
            let Some(head) = audit::head_of(tx, &yesterday, now)? else { return Ok(None) };
            Ok(audit::put_head(tx, &head)?.then_some(head))
        })
        .await?;
    if let Some(head) = &kept {
        info!(context.logger, "the head of the audit trail: keep it elsewhere, and a changed trail will be found";
            "day" => &head.day, "entry" => head.entry, "hash" => hex(&head.hash));
    }
    Ok(kept)
}

/// Notes that a server began its work, with its version.
///
/// # Errors
/// Those of the store.
pub async fn tell_start(context: &Context) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let write = context.store.write(move |tx| {
        let (actor, subject) = (Actor::plumbline(), "server".to_owned());
        let detail = json!({ "version": env!("CARGO_PKG_VERSION") });
        append(tx, &NewEntry { at: now, actor: &actor, action: "server.start", subject, tenant: None, detail })
    });
    Ok(write.await?)
}

/// A UTC day, such as `2026-11-26`.
fn day(at: Timestamp) -> String {
    at.to_string().chars().take(10).collect()
}

/// A hash as people read it.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn with_names(tx: &ReadTx<'_>, entries: Vec<Entry>) -> Result<Vec<NamedEntry>, StoreError> {
    let mut names: HashMap<String, Option<String>> = HashMap::new();
    for tenant in entries.iter().filter_map(|entry| entry.tenant.as_ref()) {
        if names.contains_key(tenant) {
            continue;
        }
        let id: Option<TenantId> = tenant.parse().ok();
        let found = id.map(|id| tenants::find(tx, id)).transpose()?.flatten();
        names.insert(tenant.clone(), found.map(|tenant| tenant.name));
    }
    let named = entries.into_iter().map(|entry| {
        let tenant_name = entry.tenant.as_ref().and_then(|tenant| names.get(tenant).cloned().flatten());
        NamedEntry { entry, tenant_name }
    });
    Ok(named.collect())
}

/// What the trail keeps of a filter.
fn told(filter: &Filter) -> serde_json::Value {
    let Filter { text, actor, kind, action, tenant, result, from, to } = filter;
    json!({
        "text": text,
        "actor": actor,
        "kind": kind.map(|kind| kind.as_str()),
        "action": action,
        "tenant": tenant,
        "result": result.map(|result| result.as_str()),
        "from": from,
        "to": to,
    })
}
