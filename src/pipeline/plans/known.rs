//! What was last read of a tenant, as far as planning and looking at plans need it. Bodies are opened only where their
//! text can say something.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::catalog::{self, Area, at, texts_at};
use crate::domain::model::{AreaKey, CollectionStatus, ResourceId, TenantId};
use crate::domain::review::Person;
use crate::store::collections::Collection;
use crate::store::{ReadTx, StoreError, bodies, collections, resources};

/// A live resource as last read.
pub(super) struct Live {
    pub(super) id: ResourceId,
    pub(super) name: String,
    pub(super) body: Value,
}

/// The live resources of an area whose text holds one of the words; all of them without a word.
pub(super) fn live(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    words: &BTreeSet<String>,
) -> Result<Vec<Live>, StoreError> {
    let mut found = Vec::new();
    for version in resources::current(tx, tenant, area)? {
        let bytes = bodies::get(tx, tenant, version.body)?;
        if !words.is_empty() && !holds_any(&bytes, words) {
            continue;
        }
        let body = serde_json::from_slice(&bytes).map_err(|_| StoreError::Corrupt { what: "body" })?;
        found.push(Live { id: version.resource_id, name: version.name, body });
    }
    Ok(found)
}

fn holds_any(bytes: &[u8], words: &BTreeSet<String>) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    words.iter().any(|word| text.contains(word.as_str()))
}

/// The last attempt to read each area.
pub(super) fn latest(tx: &ReadTx<'_>, tenant: TenantId) -> Result<BTreeMap<AreaKey, Collection>, StoreError> {
    Ok(collections::latest(tx, tenant)?.into_iter().map(|last| (last.area.clone(), last)).collect())
}

pub(super) fn is_whole(last: &Collection) -> bool {
    last.status == CollectionStatus::Complete && !last.held
}

/// The areas whose resources can refer to one of this area.
pub(super) fn referring(area: &AreaKey) -> impl Iterator<Item = &'static Area> {
    catalog::all().filter(move |other| {
        other.references.values().any(|reference| reference.area == *area || reference.also.contains(area))
    })
}

/// Who has which roles.
pub(super) struct RoleHolders {
    /// None where it was not read completely.
    pub(super) administrators: Option<BTreeSet<String>>,
    /// With the templates of their roles.
    pub(super) people: BTreeMap<String, Person>,
}

/// Who administers the tenant, as far as that was read.
pub(super) fn role_holders(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    latest: &BTreeMap<AreaKey, Collection>,
) -> Result<RoleHolders, StoreError> {
    let mut found = RoleHolders { administrators: None, people: BTreeMap::new() };
    for area in catalog::all() {
        let Some(holder) = &area.review.role_holder else { continue };
        if !latest.get(&area.key).is_some_and(is_whole) {
            continue;
        }
        let known = found.administrators.get_or_insert_default();
        for Live { body, .. } in live(tx, tenant, &area.key, &BTreeSet::new())? {
            let text = |path: &str| texts_at(&body, path).first().map(|text| text.to_lowercase());
            let (Some(principal), Some(role)) = (text(&holder.principal), text(&holder.role)) else { continue };
            let counts_everywhere = text(&holder.scope).is_some_and(|scope| scope == holder.everywhere);
            if counts_everywhere && holder.administrators.contains(&role) {
                known.insert(principal.clone());
            }
            found.people.entry(principal).or_default().roles.insert(role);
        }
    }
    Ok(found)
}

/// How many members each group has that was read with its members, and in which of them the people are.
pub(super) fn memberships(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    people: &mut BTreeMap<String, Person>,
) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut sizes = BTreeMap::new();
    for area in catalog::all().filter(|area| !area.review.members.is_empty()) {
        for Live { id, body, .. } in live(tx, tenant, &area.key, &BTreeSet::new())? {
            let group = id.as_str().to_lowercase();
            let lists = area.review.members.iter().filter_map(|path| at(&body, path)?.as_array());
            for list in lists {
                let size = u64::try_from(list.len()).unwrap_or(u64::MAX);
                let known: &mut u64 = sizes.entry(group.clone()).or_default();
                *known = size.max(*known);
                for member in list.iter().filter_map(|member| member.get("id")?.as_str()) {
                    if let Some(person) = people.get_mut(&member.to_lowercase()) {
                        person.groups.insert(group.clone());
                    }
                }
            }
        }
    }
    Ok(sizes)
}
