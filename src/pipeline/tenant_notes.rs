//! What people write down about a tenant for one another: whom to call, what was agreed, what is going on.

use serde_json::json;

use super::{Actor, Context, Event, PipelineError, ids};
use crate::domain::model::{TenantId, TenantNoteId};
use crate::store::audit::{NewEntry, append};
use crate::store::tenant_notes::TenantNote;
use crate::store::{tenant_notes, tenants};

const NOTE_LIMIT_CHARACTERS: usize = 4_000;
const NOTES_LIMIT: usize = 200;

/// The newest first.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn list(context: &Context, tenant: TenantId) -> Result<Vec<TenantNote>, PipelineError> {
    let read = context.store.read(move |tx| {
        if tenants::find(tx, tenant)?.is_none() { Ok(None) } else { tenant_notes::of_tenant(tx, tenant).map(Some) }
    });
    read.await?.ok_or(PipelineError::NotFound { what: "tenant" })
}

/// The text stands in the note alone: the audit trail says that somebody wrote one.
///
/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn write(context: &Context, actor: Actor, tenant: TenantId, text: &str) -> Result<TenantNote, PipelineError> {
    let now = context.clock.now();
    let text = text.trim();
    let invalid = |expected: String| PipelineError::Invalid { field: "text", expected };
    if text.is_empty() || text.chars().count() > NOTE_LIMIT_CHARACTERS {
        return Err(invalid(format!("expected 1 to {NOTE_LIMIT_CHARACTERS} characters")));
    }
    let new = TenantNote { id: ids::tenant_note(), author: actor.name.clone(), at: now, text: text.to_owned() };
    let write = context.store.write(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(Err(PipelineError::NotFound { what: "tenant" }));
        }
        if tenant_notes::of_tenant(tx, tenant)?.len() >= NOTES_LIMIT {
            return Ok(Err(invalid(format!("a tenant holds {NOTES_LIMIT} notes: remove one first"))));
        }
        tenant_notes::insert(tx, tenant, &new)?;
        let (subject, tenant, detail) = (tenant.to_string(), Some(tenant), json!({ "note": new.id }));
        append(tx, &NewEntry { at: now, actor: &actor, action: "tenant.note", subject, tenant, detail })?;
        Ok(Ok(new))
    });
    let new = write.await??;
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(new)
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn remove(context: &Context, actor: Actor, tenant: TenantId, id: TenantNoteId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let write = context.store.write(move |tx| {
        if !tenant_notes::remove(tx, tenant, id)? {
            return Ok(false);
        }
        let (subject, tenant, detail) = (tenant.to_string(), Some(tenant), json!({ "note": id }));
        append(tx, &NewEntry { at: now, actor: &actor, action: "tenant.note.remove", subject, tenant, detail })?;
        Ok(true)
    });
    if !write.await? {
        return Err(PipelineError::NotFound { what: "note" });
    }
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}
