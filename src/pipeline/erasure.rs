//! Erasing a tenant: everything that is known of it goes, with the key that could read a copy of it.
//!
//! First the work on it ends and its secrets leave the memory, then its rows go in one transaction with the receipt,
//! then the file gives back the pages that held them. What the audit trail tells of the tenant stays without its
//! details: who did what when must be provable, and what the tenant was called and how it was configured need not.

use serde_json::json;

use super::{Actor, Context, Event, PipelineError, disconnect, keys};
use crate::domain::model::{DirectoryId, TenantId, Timestamp};
use crate::store::audit::{self, AuditResult, Erased, FORMER_ENTRIES, NewEntry, append_as};
use crate::store::erasure::{self, Kind};
use crate::store::tenants::{self, Tenant};
use crate::store::{StoreError, WriteTx, retention};

/// What was erased. The product keeps of it what the audit entry says: the name is told here for the last time.
#[derive(Debug, Clone)]
pub struct Receipt {
    pub tenant: TenantId,
    pub name: String,
    pub directory_id: DirectoryId,
    pub erased_at: Timestamp,
    pub erased_by: String,
    /// The number of the audit entry.
    pub entry: i64,
    /// How many of each kind.
    pub removed: Vec<(Kind, u64)>,
    /// Audit entries that stay without their details.
    pub emptied_entries: u64,
}

/// How somebody says that he means this tenant.
#[derive(Debug, Clone)]
pub enum Confirmation {
    /// A person types its name.
    Typed(String),
    /// A program, or somebody at the command line, named it by its id.
    Named,
}

/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] when another name was typed.
pub async fn erase(
    context: &Context,
    actor: Actor,
    id: TenantId,
    confirmation: Confirmation,
) -> Result<Receipt, PipelineError> {
    let tenant = context.store.read(move |tx| tenants::find(tx, id)).await?;
    let tenant = tenant.ok_or(PipelineError::NotFound { what: "tenant" })?;
    check(&tenant, &confirmation)?;
    end_work(context, id).await?;
    let now = context.clock.now();
    let receipt = context.store.write(move |tx| remove(tx, &actor, id, now)).await?;
    let receipt = receipt.ok_or(PipelineError::NotFound { what: "tenant" })?;
    context.store.forget_key(id);
    disconnect::stop(context, id);
    context.publish(Event::Tenant { tenant_id: id });
    give_back(context).await;
    Ok(receipt)
}

fn check(tenant: &Tenant, confirmation: &Confirmation) -> Result<(), PipelineError> {
    match confirmation {
        Confirmation::Typed(name) if name.trim() != tenant.name => {
            let expected = format!("expected the name of the tenant, {}", tenant.name);
            Err(PipelineError::Invalid { field: "name", expected })
        }
        Confirmation::Typed(_) | Confirmation::Named => Ok(()),
    }
}

/// Without a job no worker writes any more, and without a connection none reads.
async fn end_work(context: &Context, id: TenantId) -> Result<(), PipelineError> {
    context.store.write(move |tx| erasure::end_work(tx, id)).await?;
    disconnect::stop(context, id);
    Ok(())
}

fn remove(tx: &mut WriteTx<'_>, actor: &Actor, id: TenantId, now: Timestamp) -> Result<Option<Receipt>, StoreError> {
    // Somebody else may have been faster.
    let Some(Tenant { name, directory_id, .. }) = tenants::find(tx, id)? else { return Ok(None) };
    let removed = erasure::counts(tx, id)?;
    tenants::delete(tx, id)?;
    let Erased { entries: emptied_entries, former } = audit::erase_details(tx, id)?;
    let counts: serde_json::Map<_, _> =
        removed.iter().map(|(kind, count)| (kind.as_str().to_owned(), json!(count))).collect();
    let mut detail = json!({ "removed": counts, "emptiedEntries": emptied_entries });
    if let (Some(former), Some(members)) = (former, detail.as_object_mut()) {
        members.insert(FORMER_ENTRIES.to_owned(), json!(former));
    }
    let entry = NewEntry { at: now, actor, action: audit::RECEIPT, subject: id.to_string(), tenant: Some(id), detail };
    let entry = append_as(tx, &entry, AuditResult::Done)?;
    Ok(Some(Receipt {
        tenant: id,
        name,
        directory_id,
        erased_at: now,
        erased_by: actor.name.clone(),
        entry,
        removed,
        emptied_entries,
    }))
}

/// Pages that held what is gone were overwritten already; here the file and its write-ahead log become shorter. What
/// fails is done by the daily run, so it is no fault of the erasing.
async fn give_back(context: &Context) {
    let shrink = async {
        while context.store.read(retention::free_pages).await? > 0 {
            if context.store.write(retention::shrink).await? == 0 {
                break;
            }
        }
        keys::empty_journal(context).await
    };
    if let Err(failure) = shrink.await {
        slog::warn!(context.logger, "the database file could not be made shorter; the daily run tries again";
            "error" => crate::logging::chain(&failure));
    }
}
