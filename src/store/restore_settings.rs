//! What tenants chose about restoring.

use rusqlite::named_params;

use super::row::{first, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::domain::review::RestoreSettings;

/// Settings that somebody chose.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub settings: RestoreSettings,
    pub changed_at: Timestamp,
    pub changed_by: String,
}

/// None while the defaults hold.
pub fn find(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Chosen>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT other_person, break_glass, largest_share_percent, share_is_fatal, plan_lifetime_hours, most_deletions,
                changed_at, changed_by
         FROM restore_settings
         WHERE tenant_id = :tenant_id",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        let accounts: String = row.get("break_glass")?;
        let settings = RestoreSettings {
            other_person: row.get("other_person")?,
            break_glass: accounts_of(&accounts)?,
            largest_share_percent: row.get("largest_share_percent")?,
            share_is_fatal: row.get("share_is_fatal")?,
            plan_lifetime_hours: row.get("plan_lifetime_hours")?,
            most_deletions: row.get("most_deletions")?,
        };
        Ok(Chosen { settings, changed_at: time(row, "changed_at")?, changed_by: row.get("changed_by")? })
    })
}

/// The settings that hold.
pub fn of_tenant(tx: &ReadTx<'_>, tenant: TenantId) -> Result<RestoreSettings, StoreError> {
    Ok(find(tx, tenant)?.map(|chosen| chosen.settings).unwrap_or_default())
}

pub fn put(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    settings: &RestoreSettings,
    actor: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let RestoreSettings {
        other_person,
        break_glass,
        largest_share_percent,
        share_is_fatal,
        plan_lifetime_hours,
        most_deletions,
    } = settings;
    let accounts = serde_json::to_string(break_glass).map_err(|_| StoreError::Corrupt { what: "accounts" })?;
    tx.sql
        .prepare_cached(
            "INSERT OR REPLACE INTO main.restore_settings (tenant_id, other_person, break_glass, largest_share_percent,
                                                           share_is_fatal, plan_lifetime_hours, most_deletions,
                                                           changed_at, changed_by)
             VALUES (:tenant_id, :other_person, :break_glass, :largest_share_percent, :share_is_fatal,
                     :plan_lifetime_hours, :most_deletions, :now, :actor)",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":other_person": other_person,
            ":break_glass": accounts,
            ":largest_share_percent": largest_share_percent,
            ":share_is_fatal": share_is_fatal,
            ":plan_lifetime_hours": plan_lifetime_hours,
            ":most_deletions": most_deletions,
            ":now": now.milliseconds(),
            ":actor": actor,
        })?;
    Ok(())
}

fn accounts_of(text: &str) -> Result<Vec<ResourceId>, StoreError> {
    let corrupt = || StoreError::Corrupt { what: "accounts" };
    let ids: Vec<String> = serde_json::from_str(text).map_err(|_| corrupt())?;
    ids.iter().map(|id| id.parse().map_err(|_| corrupt())).collect()
}
