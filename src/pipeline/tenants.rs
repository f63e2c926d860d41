//! Making, changing and removing tenants.

use serde_json::json;

use super::credentials::{self, Choice, GivenCredential};
use super::{Actor, Context, Event, PipelineError, connections, ids};
use crate::domain::model::{DirectoryId, TenantId, Timestamp};
use crate::store::audit::{NewEntry, append};
use crate::store::tenants::Tenant;
use crate::store::{StoreError, WriteTx, tenants};

/// Every six hours, as often as Microsoft's own monitors run, until somebody chooses otherwise.
pub const DEFAULT_INTERVAL_MINUTES: u64 = 360;
const INTERVAL_MINUTES: std::ops::RangeInclusive<u64> = 1..=10_080;
pub(super) const NAME_LIMIT_CHARACTERS: usize = 120;
const MS_PER_MINUTE: i64 = 60_000;

/// What a person enters.
#[derive(Debug)]
pub struct NewTenant {
    pub name: String,
    pub directory_id: DirectoryId,
    pub credential: GivenCredential,
    pub sync_interval_minutes: Option<u64>,
}

/// What a person changes; what is `None` stays.
#[derive(Debug, Default)]
pub struct TenantChange {
    pub name: Option<String>,
    pub enabled: Option<bool>,
    pub sync_interval_minutes: Option<u64>,
}

/// # Errors
/// [`PipelineError::Invalid`] names the field, [`PipelineError::NotFound`] the app registration; a conflict when the directory is a tenant already.
pub async fn create(context: &Context, actor: Actor, new: NewTenant) -> Result<TenantId, PipelineError> {
    let now = context.clock.now();
    let minutes = interval(new.sync_interval_minutes.unwrap_or(DEFAULT_INTERVAL_MINUTES))?;
    let tenant = made(name(&new.name)?, new.directory_id, minutes, now);
    let id = tenant.id;
    let choice = credentials::choice(new.credential, now)?;
    credentials::may_read(context, &choice).await?;
    let is_stored = context
        .store
        .write(move |tx| {
            if !connections::is_there(tx, &choice)? {
                return Ok(false);
            }
            insert(tx, &actor, &tenant, &choice, now).map(|()| true)
        })
        .await?;
    if !is_stored {
        return Err(PipelineError::NotFound { what: "app registration" });
    }
    context.publish(Event::Tenant { tenant_id: id });
    Ok(id)
}

/// Stores a tenant with its read connection.
pub(super) fn insert(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: &Tenant,
    choice: &Choice,
    now: Timestamp,
) -> Result<(), StoreError> {
    tenants::insert(tx, tenant)?;
    connections::put(tx, tenant.id, choice, now)?;
    let credential = connections::told(choice);
    let entry = NewEntry {
        at: now,
        actor,
        action: "tenant.create",
        subject: tenant.id.to_string(),
        tenant: Some(tenant.id),
        detail: json!({ "name": tenant.name, "tenantId": tenant.directory_id, "credential": credential }),
    };
    append(tx, &entry)
}

/// A tenant of which only the directory is known.
pub(super) fn of_directory(name: &str, directory: DirectoryId, now: Timestamp) -> Tenant {
    made(name.to_owned(), directory, DEFAULT_INTERVAL_MINUTES, now)
}

/// # Errors
/// [`PipelineError::TenantKnown`] tells which tenant the directory is.
pub(super) async fn not_yet_known(context: &Context, directory: DirectoryId) -> Result<(), PipelineError> {
    let all = context.store.read(tenants::list).await?;
    match all.into_iter().find(|tenant| tenant.directory_id == directory) {
        Some(tenant) => Err(PipelineError::TenantKnown { name: tenant.name }),
        None => Ok(()),
    }
}

fn made(name: String, directory_id: DirectoryId, minutes: u64, now: Timestamp) -> Tenant {
    Tenant {
        id: ids::tenant(),
        name,
        directory_id,
        enabled: true,
        sync_interval_minutes: minutes,
        // The first sync is started by whoever made the tenant; the schedule goes on from there.
        next_sync_at: now.plus_ms(interval_ms(minutes)),
        created_at: now,
    }
}

/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn change(context: &Context, actor: Actor, id: TenantId, change: TenantChange) -> Result<(), PipelineError> {
    let now = context.clock.now();
    let new_name = change.name.as_deref().map(name).transpose()?;
    let minutes = change.sync_interval_minutes.map(interval).transpose()?;
    let found = context
        .store
        .write(move |tx| {
            let Some(before) = tenants::find(tx, id)? else {
                return Ok(false);
            };
            let mut after = before.clone();
            after.name = new_name.unwrap_or(after.name);
            after.enabled = change.enabled.unwrap_or(after.enabled);
            if let Some(minutes) = minutes {
                after.sync_interval_minutes = minutes;
                after.next_sync_at = now.plus_ms(interval_ms(minutes));
            }
            tenants::update(tx, &after)?;
            let told = |tenant: &Tenant| {
                json!({
                    "name": tenant.name,
                    "enabled": tenant.enabled,
                    "syncIntervalMinutes": tenant.sync_interval_minutes,
                })
            };
            let detail = json!({ "before": told(&before), "after": told(&after) });
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "tenant.change",
                subject: id.to_string(),
                tenant: Some(id),
                detail,
            };
            append(tx, &entry).map(|()| true)
        })
        .await?;
    published(context, found, id)
}

/// The wait between two scheduled syncs.
pub(crate) fn interval_ms(minutes: u64) -> i64 {
    i64::try_from(minutes).unwrap_or(i64::MAX).saturating_mul(MS_PER_MINUTE)
}

fn published(context: &Context, found: bool, id: TenantId) -> Result<(), PipelineError> {
    if !found {
        return Err(PipelineError::NotFound { what: "tenant" });
    }
    context.publish(Event::Tenant { tenant_id: id });
    Ok(())
}

fn name(text: &str) -> Result<String, PipelineError> {
    let text = text.trim();
    let valid =
        !text.is_empty() && text.chars().count() <= NAME_LIMIT_CHARACTERS && !text.chars().any(char::is_control);
    let expected = || format!("expected 1 to {NAME_LIMIT_CHARACTERS} printable characters");
    if valid { Ok(text.to_owned()) } else { Err(PipelineError::Invalid { field: "name", expected: expected() }) }
}

fn interval(minutes: u64) -> Result<u64, PipelineError> {
    if INTERVAL_MINUTES.contains(&minutes) {
        return Ok(minutes);
    }
    let expected = "expected 1 to 10080 minutes (a week)".to_owned();
    Err(PipelineError::Invalid { field: "syncIntervalMinutes", expected })
}
