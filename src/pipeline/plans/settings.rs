//! What a tenant chooses about restoring.

use serde_json::{Value, json};

use crate::domain::catalog;
use crate::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};
use crate::domain::review::RestoreSettings;
use crate::pipeline::{Actor, Context, Event, PipelineError};
use crate::store::audit::{NewEntry, append};
use crate::store::names::{self, Wanted};
use crate::store::restore_settings::{self, Chosen};
use crate::store::{ReadTx, StoreError, tenants};

/// The settings that hold.
#[derive(Debug)]
pub struct Settings {
    pub settings: RestoreSettings,
    /// The accounts that must always get in, with the names that they were last read under.
    pub break_glass: Vec<(ResourceId, Option<String>)>,
    /// The area in which accounts are found.
    pub accounts_area: Option<AreaKey>,
    /// None while the defaults hold.
    pub changed: Option<(Timestamp, String)>,
}

/// # Errors
/// [`PipelineError::NotFound`].
pub async fn get(context: &Context, tenant: TenantId) -> Result<Settings, PipelineError> {
    let read = context.store.read(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(None);
        }
        let (settings, changed) = match restore_settings::find(tx, tenant)? {
            Some(Chosen { settings, changed_at, changed_by }) => (settings, Some((changed_at, changed_by))),
            None => (RestoreSettings::default(), None),
        };
        let accounts_area = accounts_area();
        let break_glass = named(tx, tenant, accounts_area.as_ref(), &settings.break_glass)?;
        Ok(Some(Settings { settings, break_glass, accounts_area, changed }))
    });
    read.await?.ok_or(PipelineError::NotFound { what: "tenant" })
}

/// Chooses the settings. They hold from the next plan, approval and apply on.
///
/// # Errors
/// [`PipelineError::NotFound`], or [`PipelineError::Invalid`] naming the field.
pub async fn change(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    settings: RestoreSettings,
) -> Result<Settings, PipelineError> {
    let settings = settings
        .checked()
        .map_err(|fault| PipelineError::Invalid { field: fault.field, expected: fault.expected.to_owned() })?;
    let now = context.clock.now();
    let kept = context.store.write(move |tx| {
        if tenants::find(tx, tenant)?.is_none() {
            return Ok(None);
        }
        let before = restore_settings::of_tenant(tx, tenant)?;
        restore_settings::put(tx, tenant, &settings, &actor.name, now)?;
        let detail = json!({ "before": told(&before), "after": told(&settings) });
        let (subject, action) = (tenant.to_string(), "restore_settings.change");
        append(tx, &NewEntry { at: now, actor: &actor, action, subject, tenant: Some(tenant), detail })?;
        Ok(Some(()))
    });
    kept.await?.ok_or(PipelineError::NotFound { what: "tenant" })?;
    context.publish(Event::Tenant { tenant_id: tenant });
    get(context, tenant).await
}

/// The area of a tenant's people.
pub(super) fn accounts_area() -> Option<AreaKey> {
    catalog::all().find(|area| area.request.sizes_tenant).map(|area| area.key.clone())
}

fn named(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: Option<&AreaKey>,
    accounts: &[ResourceId],
) -> Result<Vec<(ResourceId, Option<String>)>, StoreError> {
    let wanted: Vec<Wanted> = area
        .iter()
        .flat_map(|area| accounts.iter().map(|id| Wanted { tenant, area: (*area).clone(), id: id.to_string() }))
        .collect();
    let known = if wanted.is_empty() { Vec::new() } else { names::by_ids(tx, &wanted)? };
    let name = |index: usize| known.iter().find(|known| known.index == index).map(|known| known.name.clone());
    Ok(accounts.iter().cloned().enumerate().map(|(index, id)| (id, name(index))).collect())
}

fn told(settings: &RestoreSettings) -> Value {
    let RestoreSettings {
        other_person,
        break_glass,
        largest_share_percent,
        share_is_fatal,
        plan_lifetime_hours,
        most_deletions,
    } = settings;
    json!({
        "otherPerson": other_person,
        "breakGlass": break_glass,
        "largestSharePercent": largest_share_percent,
        "shareIsFatal": share_is_fatal,
        "planLifetimeHours": plan_lifetime_hours,
        "mostDeletions": most_deletions,
    })
}
