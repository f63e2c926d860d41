//! Disconnecting a tenant: from the moment it is stored nothing is read any more, not by work under way either, and
//! what signed in is forgotten. What was found stays by the rules of retention.

use serde_json::json;

use super::{Actor, Context, Event, PipelineError, connections};
use crate::domain::model::TenantId;
use crate::store::audit::{NewEntry, append};
use crate::store::tenant_events::{NewTenantEvent, TenantEventKind};
use crate::store::{jobs, tenant_events, tenants};

const REASON: &str = "the tenant was disconnected";

/// Forgets connections and credentials of a tenant, for reading and for writing, and ends its work. Doing it twice
/// does no harm.
///
/// # Errors
/// [`PipelineError::NotFound`].
pub async fn disconnect(context: &Context, actor: Actor, tenant: TenantId) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let found = context
        .store
        .write(move |tx| {
            let Some(found) = tenants::find(tx, tenant)? else { return Ok(false) };
            let had = connections::forget(tx, tenant)?;
            let pieces = jobs::give_up(tx, tenant, REASON, now)?;
            if !had.read && !had.write {
                return Ok(true);
            }
            let subject = actor.name.clone();
            let event = NewTenantEvent { kind: TenantEventKind::Disconnected, subject, areas: Vec::new() };
            tenant_events::append(tx, tenant, &event, now)?;
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "tenant.disconnect",
                subject: tenant.to_string(),
                tenant: Some(tenant),
                detail: json!({ "name": found.name, "read": had.read, "write": had.write, "piecesEnded": pieces }),
            };
            append(tx, &entry).map(|()| true)
        })
        .await?;
    stop(context, tenant);
    if !found {
        return Err(PipelineError::NotFound { what: "tenant" });
    }
    context.publish(Event::Tenant { tenant_id: tenant });
    Ok(())
}

/// Ends what is under way in this process, and forgets tokens and credentials in memory. For whoever removed the
/// connections of a tenant from the store.
pub(super) fn stop(context: &Context, tenant: TenantId) {
    context.open_connections.close(tenant);
    context.interrupts.interrupt(tenant);
}
