//! What a tenant lets Plumbline do: which permissions the token carries, which licences the tenant has, and what
//! follows from both for each area. Looked at again at each sweep; what came or went is an event of its own, never a
//! drift.

mod changes;
mod judge;
mod read;
mod tenant;

use std::collections::BTreeSet;

pub use judge::{Access, AreaAccess, Unneeded};
pub use tenant::{Permissions, events, permissions};

use super::{Context, Event, PipelineError};
use crate::domain::catalog::{self, Area};
use crate::domain::model::{AreaKey, CollectionStatus, TenantId, Timestamp};
use crate::graph::{Connection, Priority};
use crate::store::collections::Collection;
use crate::store::switches::Switches;
use crate::store::{ReadTx, StoreError, collections, connections, entitlements as stored, switches, tenant_events};

/// Sweeps that follow each other closely do not ask again.
const FRESH_MS: i64 = 10 * 60 * 1000;

/// What is known of a tenant's permissions and licences.
#[derive(Debug, Clone, Default)]
pub struct Entitlements {
    /// None when the token was never looked at.
    pub checked_at: Option<Timestamp>,
    roles: BTreeSet<String>,
    /// None when it is not known what the tenant has.
    plans: Option<BTreeSet<String>>,
    plans_seen: BTreeSet<String>,
    /// Areas whose last collection was complete, which proves more than any name.
    read: BTreeSet<AreaKey>,
    switches: Switches,
}

/// Looks at the token, the service principal and the subscriptions, unless that was done within ten minutes. To be
/// called at the start of each sweep.
///
/// # Errors
/// [`PipelineError::Graph`] when the sign-in is refused; what cannot be read after it is unknown, not an error.
pub async fn refresh(
    context: &Context,
    tenant: TenantId,
    connection: &Connection,
) -> Result<Entitlements, PipelineError> {
    let now = context.clock.now();
    let known = context.store.read(move |tx| Ok((stored::find(tx, tenant)?, load(tx, tenant)?))).await?;
    let is_fresh = known.0.is_some_and(|found| now < found.checked_at.plus_ms(FRESH_MS));
    if is_fresh { Ok(known.1) } else { look(context, tenant, connection, Priority::Scheduled).await }
}

/// As [`refresh`], whenever it was done before: for a person who has just granted something.
///
/// # Errors
/// Those of [`refresh`].
pub async fn check(
    context: &Context,
    tenant: TenantId,
    connection: &Connection,
) -> Result<Entitlements, PipelineError> {
    look(context, tenant, connection, Priority::Person).await
}

async fn look(
    context: &Context,
    tenant: TenantId,
    connection: &Connection,
    priority: Priority,
) -> Result<Entitlements, PipelineError> {
    let before = context.store.read(move |tx| Ok((stored::find(tx, tenant)?, connections::find(tx, tenant)?))).await?;
    let client = before.1.ok_or(PipelineError::NoConnection)?.credential.client_id;
    let found = read::read(connection, client, before.0.as_ref(), priority, context.clock.now()).await?;
    if read::has_more_than_its_token(&found) {
        // The next sweep signs in anew, and has what was granted since.
        context.open_connections.forget(tenant);
    }
    let events =
        before.0.as_ref().map(|before| changes::between(before, &found, &super::areas::of_tenant(context, tenant)));
    let events = events.unwrap_or_default();
    let has_events = !events.is_empty();
    let loaded = context
        .store
        .write(move |tx| {
            stored::put(tx, tenant, &found)?;
            for event in &events {
                tenant_events::append(tx, tenant, event, found.checked_at)?;
            }
            load(tx, tenant)
        })
        .await?;
    if has_events {
        context.publish(Event::Tenant { tenant_id: tenant });
    }
    Ok(loaded)
}

/// What is stored of a tenant.
pub(super) fn load(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Entitlements, StoreError> {
    load_with(tx, tenant, &collections::latest(tx, tenant)?)
}

/// As [`load`], for a caller that has the last collections at hand.
pub(super) fn load_with(tx: &ReadTx<'_>, tenant: TenantId, latest: &[Collection]) -> Result<Entitlements, StoreError> {
    let read = latest.iter().filter(|collection| collection.status == CollectionStatus::Complete);
    let mut known = Entitlements {
        read: read.map(|collection| collection.area.clone()).collect(),
        switches: switches::of_tenant(tx, tenant)?,
        ..Entitlements::default()
    };
    if let Some(found) = stored::find(tx, tenant)? {
        known.checked_at = Some(found.checked_at);
        known.plans = plans_in_force(&found);
        known.plans_seen = found.plans_seen;
        known.roles = found.roles;
    }
    Ok(known)
}

/// None while the subscriptions cannot be read, whatever they once were.
fn plans_in_force(found: &stored::Entitlements) -> Option<BTreeSet<String>> {
    let (subscriptions, _) = found.subscriptions.as_ref().filter(|_| found.subscriptions_gap.is_none())?;
    Some(subscriptions.iter().flat_map(|subscription| &subscription.plans).cloned().collect())
}

impl Entitlements {
    /// What a token alone tells, of a tenant that is not stored.
    pub(super) fn of_token(roles: &[String], now: Timestamp) -> Self {
        Self { checked_at: Some(now), roles: roles.iter().cloned().collect(), ..Self::default() }
    }

    /// Whether the tenant has what the area needs; none where that is not known. Somebody who switched the area on
    /// is believed more than our list of plans, and so is a collection that was complete.
    pub fn is_licensed(&self, area: &Area) -> Option<bool> {
        let plans = self.plans.as_ref()?;
        if area.service_plans.is_empty() {
            return None;
        }
        if area.service_plans.iter().any(|plan| plans.contains(plan)) {
            return Some(true);
        }
        let was_there = area.service_plans.iter().any(|plan| self.plans_seen.contains(plan));
        match (self.read.contains(&area.key) && !was_there, self.switches.get(&area.key)) {
            (true, _) => Some(true),
            (false, Some(true)) => None,
            (false, Some(false) | None) => Some(false),
        }
    }

    /// The reading permissions that neither stand in the token nor are included in one that does.
    pub fn missing(&self, area: &Area) -> Vec<String> {
        self.lacking(area.read_permissions().into_iter())
    }

    /// What reading the audit logs would need: without it nobody is known who changed something.
    pub fn missing_for_logs(&self) -> Vec<String> {
        let is_read = |source: &&catalog::AuditSource| self.used_for(&source.permissions).is_some();
        let unread = catalog::audit_sources().iter().filter(|source| !is_read(source));
        self.lacking(unread.filter_map(|source| source.permissions.first()).map(String::as_str))
    }

    /// Whether a sweep reads the area.
    pub fn is_on(&self, area: &Area) -> bool {
        super::areas::is_on(area, &self.switches)
    }

    fn lacking<'a>(&self, names: impl Iterator<Item = &'a str>) -> Vec<String> {
        if self.checked_at.is_none() {
            return Vec::new();
        }
        names.filter(|name| !catalog::is_covered(name, &self.roles)).map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests;
