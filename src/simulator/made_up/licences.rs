//! The products a made-up tenant has subscribed to, and the service plans in them.

use super::profile::{Kind, Profile};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A product with its service plans; names and ids are Microsoft's public ones.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sku {
    sku: String,
    id: String,
    /// The kinds of organisation that usually have it.
    kinds: Vec<Kind>,
    plans: BTreeMap<String, String>,
}

static SKUS: LazyLock<Vec<Sku>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/skus.json")).expect("the embedded products are tested JSON")
});

/// The service plans of a tenant at the start. The tenants made by hand have all.
pub fn plans(profile: &Profile) -> BTreeSet<String> {
    let subscribed = SKUS.iter().filter(|sku| {
        let is_further = profile.dice(&format!("subscribes to {}", sku.sku)).chance(15);
        profile.by_hand || sku.kinds.contains(&profile.kind) || is_further
    });
    subscribed.flat_map(|sku| sku.plans.keys().cloned()).collect()
}

/// The products with these service plans, as the tenant shows them.
pub fn subscribed_skus(profile: &Profile, plans: &BTreeSet<String>) -> Vec<Value> {
    let shown = SKUS.iter().filter(|sku| sku.plans.keys().any(|plan| plans.contains(plan)));
    shown.map(|sku| subscribed_sku(profile, sku, plans)).collect()
}

fn subscribed_sku(profile: &Profile, sku: &Sku, plans: &BTreeSet<String>) -> Value {
    let service_plans: Vec<Value> = sku
        .plans
        .iter()
        .map(|(name, id)| {
            let status = if plans.contains(name) { "Success" } else { "Disabled" };
            json!({ "servicePlanId": id, "servicePlanName": name, "provisioningStatus": status, "appliesTo": "User" })
        })
        .collect();
    json!({
        "id": format!("{}_{}", profile.directory_id, sku.id), "accountId": profile.directory_id, "accountName": profile.short,
        "appliesTo": "User", "capabilityStatus": "Enabled", "consumedUnits": profile.people,
        "prepaidUnits": { "enabled": profile.people + 10, "lockedOut": 0, "suspended": 0, "warning": 0 },
        "servicePlans": service_plans, "skuId": sku.id, "skuPartNumber": sku.sku,
        "subscriptionIds": [profile.id_of("/subscriptions", &sku.sku)],
    })
}
