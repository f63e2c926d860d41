//! What came and what went between two looks at a tenant.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::plans_in_force;
use crate::domain::catalog::{self, Area};
use crate::domain::model::AreaKey;
use crate::store::entitlements::Entitlements;
use crate::store::tenant_events::{NewTenantEvent, TenantEventKind};

/// An event for each permission and each product.
pub(super) fn between(before: &Entitlements, after: &Entitlements, areas: &[Arc<Area>]) -> Vec<NewTenantEvent> {
    let permission = |kind, name: &String| NewTenantEvent {
        kind,
        subject: name.clone(),
        areas: keys(areas.iter().filter(|area| concerns(area, name))),
    };
    let lost = before.roles.difference(&after.roles).map(|name| permission(TenantEventKind::PermissionLost, name));
    let gained = after.roles.difference(&before.roles).map(|name| permission(TenantEventKind::PermissionGained, name));
    let mut events: Vec<NewTenantEvent> = lost.chain(gained).collect();
    // Between two moments at which the subscriptions were known; a gap between them is neither loss nor gain.
    if let (Some(was), Some(is)) = (last_known(before), plans_in_force(after)) {
        let ended = flipped(areas, &was, &is);
        events.extend(products(before, after, TenantEventKind::LicenceLost, &ended));
        let begun = flipped(areas, &is, &was);
        events.extend(products(after, before, TenantEventKind::LicenceGained, &begun));
    }
    events
}

/// Whether the area uses the permission, or one that it includes.
fn concerns(area: &Area, permission: &str) -> bool {
    let reads = area.read_permissions();
    let by_itself = reads.contains(&permission) || area.permissions.write.iter().any(|name| name == permission);
    by_itself || reads.iter().any(|name| catalog::broader(name).iter().any(|broad| broad == permission))
}

fn last_known(found: &Entitlements) -> Option<BTreeSet<String>> {
    let (subscriptions, _) = found.subscriptions.as_ref()?;
    Some(subscriptions.iter().flat_map(|subscription| subscription.plans.clone()).collect())
}

/// The areas that `with` licenses and `without` does not.
fn flipped<'a>(areas: &'a [Arc<Area>], with: &BTreeSet<String>, without: &BTreeSet<String>) -> Vec<&'a Arc<Area>> {
    let has = |area: &Area, plans: &BTreeSet<String>| area.service_plans.iter().any(|plan| plans.contains(plan));
    areas.iter().filter(|area| has(area, with) && !has(area, without)).collect()
}

/// An event for each product of `with` that brought plans which `without` has no more. Areas that no product explains,
/// as when one of its plans was switched off, are told under that product too, since it is the one that had the plan.
fn products(
    with: &Entitlements,
    without: &Entitlements,
    kind: TenantEventKind,
    flipped: &[&Arc<Area>],
) -> Vec<NewTenantEvent> {
    let other = last_known(without).unwrap_or_default();
    let subscriptions = with.subscriptions.iter().flat_map(|(list, _)| list);
    let gone = subscriptions.filter_map(|subscription| {
        let plans: BTreeSet<&String> = subscription.plans.difference(&other).collect();
        if plans.is_empty() {
            return None;
        }
        let concerned = flipped.iter().filter(|area| area.service_plans.iter().any(|plan| plans.contains(plan)));
        Some(NewTenantEvent { kind, subject: subscription.sku.clone(), areas: keys(concerned.copied()) })
    });
    gone.collect()
}

fn keys<'a>(areas: impl Iterator<Item = &'a Arc<Area>>) -> Vec<AreaKey> {
    areas.map(|area| area.key.clone()).collect()
}
