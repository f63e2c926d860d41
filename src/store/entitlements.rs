//! What a tenant's app registration may do and what the tenant has bought, as last found.

use std::collections::BTreeSet;

use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};

use super::row::{first, optional_time, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{TenantId, Timestamp};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitlements {
    pub checked_at: Timestamp,
    /// The application permissions in the token.
    pub roles: BTreeSet<String>,
    /// What the directory has assigned, on every service; none where it could not be read.
    pub assigned: Option<Vec<Assignment>>,
    /// As last known, together with when that was; none when they were never read.
    pub subscriptions: Option<(Vec<Subscription>, Timestamp)>,
    /// Why the subscriptions could not be read the last time.
    pub subscriptions_gap: Option<String>,
    /// Every service plan that the tenant ever had.
    pub plans_seen: BTreeSet<String>,
}

/// One application permission that the directory has assigned to the app registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assignment {
    /// The service that it belongs to, such as Microsoft Graph.
    pub resource: String,
    /// Its id, since the directory does not tell the name.
    pub role_id: String,
}

impl Assignment {
    /// By the name that every directory gives to Microsoft Graph's service principal.
    pub fn is_of_graph(&self) -> bool {
        self.resource == "Microsoft Graph"
    }
}

/// One product that the tenant subscribed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
    /// Microsoft's part number, such as `SPE_E5`.
    pub sku: String,
    /// `Enabled`, `Warning`, `Suspended`, `Deleted` or `LockedOut`.
    pub status: String,
    pub consumed: u32,
    pub total: u32,
    /// The service plans that are in force.
    pub plans: BTreeSet<String>,
}

pub fn put(tx: &mut WriteTx<'_>, tenant: TenantId, found: &Entitlements) -> Result<(), StoreError> {
    let Entitlements { checked_at, roles, assigned, subscriptions, subscriptions_gap, plans_seen } = found;
    let assigned = assigned.as_ref().map(|assigned| json("assigned", assigned)).transpose()?;
    let list = subscriptions.as_ref().map(|(list, _)| json("subscriptions", list)).transpose()?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.entitlements (tenant_id, checked_at, roles, assigned, subscriptions, subscriptions_at,
                                       subscriptions_gap, plans_seen)
             VALUES (:tenant_id, :checked_at, :roles, :assigned, :subscriptions, :subscriptions_at,
                     :subscriptions_gap, :plans_seen)
             ON CONFLICT (tenant_id) DO UPDATE
             SET checked_at = :checked_at, roles = :roles, assigned = :assigned, subscriptions = :subscriptions,
                 subscriptions_at = :subscriptions_at, subscriptions_gap = :subscriptions_gap,
                 plans_seen = :plans_seen",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":checked_at": checked_at.milliseconds(),
            ":roles": json("roles", roles)?,
            ":assigned": assigned,
            ":subscriptions": list,
            ":subscriptions_at": subscriptions.as_ref().map(|(_, at)| at.milliseconds()),
            ":subscriptions_gap": subscriptions_gap,
            ":plans_seen": json("plans", plans_seen)?,
        })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Entitlements>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT checked_at, roles, assigned, subscriptions, subscriptions_at, subscriptions_gap, plans_seen
         FROM entitlements
         WHERE tenant_id = :tenant_id",
    )?;
    first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, entitlements)
}

fn entitlements(row: &Row<'_>) -> Result<Entitlements, StoreError> {
    let assigned: Option<String> = row.get("assigned")?;
    let subscriptions: Option<String> = row.get("subscriptions")?;
    let list: Option<Vec<Subscription>> = subscriptions.map(|text| from_json("subscriptions", &text)).transpose()?;
    Ok(Entitlements {
        checked_at: time(row, "checked_at")?,
        roles: from_json("roles", &row.get::<_, String>("roles")?)?,
        assigned: assigned.map(|text| from_json("assigned", &text)).transpose()?,
        subscriptions: list.zip(optional_time(row, "subscriptions_at")?),
        subscriptions_gap: row.get("subscriptions_gap")?,
        plans_seen: from_json("plans", &row.get::<_, String>("plans_seen")?)?,
    })
}

fn json<T: Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt { what })
}

fn from_json<T: for<'de> Deserialize<'de>>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Corrupt { what })
}
