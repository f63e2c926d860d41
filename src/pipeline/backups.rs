//! Backups: made, looked through, restored.

use std::path::Path;

use serde_json::json;

use super::{Actor, Context, PipelineError, keys};
use crate::store::audit::{NewEntry, Verdict, append, verify};
use crate::store::{StoreError, backup, sessions};

/// What was found in a backup that is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    pub data_keys: u64,
    pub opened: u64,
    pub audit_entries: u64,
}

/// Copies the database of the folder into a file. The copy tells of itself in its audit trail.
///
/// # Errors
/// Those of the store; what was written is removed then.
pub async fn create(context: &Context, actor: &Actor, folder: &Path, target: &Path) -> Result<(), PipelineError> {
    let (now, actor) = (context.clock.now(), actor.clone());
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    context
        .store
        .write(move |tx| {
            let detail = json!({ "file": name });
            let subject = "database".to_owned();
            append(tx, &NewEntry { at: now, actor: &actor, action: "backup.create", subject, tenant: None, detail })
        })
        .await?;
    let (folder, target) = (folder.to_owned(), target.to_owned());
    let copied = tokio::task::spawn_blocking(move || {
        backup::copy(&folder, &target)?;
        backup::check_whole(&target)
    });
    Ok(copied.await.map_err(|_| StoreError::Stopped)??)
}

/// Whether the database of this context opens with its keys, and its audit trail is whole.
///
/// # Errors
/// What does not open; [`StoreError::Corrupt`] for the audit trail.
pub async fn check(context: &Context) -> Result<Checked, PipelineError> {
    let proof = keys::prove(context).await?;
    let opened = proof.opened.iter().map(|kind| kind.count).sum();
    match context.store.read(|tx| verify(tx, &[])).await? {
        Verdict::Whole { entries, heads: _, first: _ } => {
            Ok(Checked { data_keys: proof.data_keys, opened, audit_entries: entries })
        }
        Verdict::Broken { .. } => Err(StoreError::Corrupt { what: "audit trail" }.into()),
    }
}

/// Writes down that the database was restored, and ends the sessions of its time.
///
/// # Errors
/// Those of the store.
pub async fn restored(context: &Context, actor: &Actor, kept: Option<String>) -> Result<(), PipelineError> {
    let (now, actor) = (context.clock.now(), actor.clone());
    let written = context.store.write(move |tx| {
        sessions::delete_all(tx)?;
        let detail = json!({ "before": kept });
        let subject = "database".to_owned();
        append(tx, &NewEntry { at: now, actor: &actor, action: "backup.restore", subject, tenant: None, detail })
    });
    Ok(written.await?)
}
