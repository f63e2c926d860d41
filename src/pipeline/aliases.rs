//! The property besides its id by which other objects refer to a resource: kept beside it, since bodies are sealed and
//! cannot be searched.

use serde_json::Value;

use crate::domain::catalog::{Area, referred_by};
use crate::domain::model::TenantId;
use crate::store::{StoreError, WriteTx, bodies, names};

/// The property, where an area is referred to by another one than its id.
pub(super) fn property_of(area: &Area) -> Option<&'static str> {
    referred_by(&area.key).iter().find(|property| **property != area.identity.id).map(String::as_str)
}

/// Looks for the alias of each resource that has none yet: of new ones, and once of those that were stored before.
pub(super) fn fill(tx: &mut WriteTx<'_>, tenant: TenantId, area: &Area) -> Result<(), StoreError> {
    let Some(property) = property_of(area) else { return Ok(()) };
    for (resource, body) in names::without_alias(tx, tenant, &area.key)? {
        let raw = bodies::get_json(tx, tenant, body)?;
        let alias = raw.get(property).and_then(Value::as_str).unwrap_or_default();
        names::set_alias(tx, resource, &alias.to_lowercase())?;
    }
    Ok(())
}
