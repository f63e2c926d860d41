//! The groups into which people sort the resources of an area.

use serde_json::json;

use crate::domain::baseline::{ResourceGroup, checked_groups};
use crate::domain::model::TenantId;
use crate::pipeline::{Actor, Context, PipelineError, areas};
use crate::store::audit::{NewEntry, append};
use crate::store::{resource_groups, tenants};

/// The groups of an area in their order.
///
/// # Errors
/// [`PipelineError::UnknownArea`].
pub async fn groups(context: &Context, tenant: TenantId, area: String) -> Result<Vec<ResourceGroup>, PipelineError> {
    let key = areas::known(context, &area)?.key.clone();
    Ok(context.store.read(move |tx| resource_groups::of_area(tx, tenant, &key)).await?)
}

/// Replaces the groups of an area.
///
/// # Errors
/// [`PipelineError::Invalid`] naming the field.
pub async fn set_groups(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    area: String,
    groups: Vec<ResourceGroup>,
) -> Result<(), PipelineError> {
    let key = areas::known_in(context, tenant, &area)?.key.clone();
    let groups = checked_groups(groups)
        .map_err(|error| PipelineError::Invalid { field: "groups", expected: error.to_string() })?;
    let now = context.clock.now();
    context
        .store
        .try_write(move |tx| {
            if tenants::find(tx, tenant)?.is_none() {
                return Err(PipelineError::NotFound { what: "tenant" });
            }
            let names =
                |groups: &[ResourceGroup]| -> Vec<String> { groups.iter().map(|group| group.name.clone()).collect() };
            let before = names(&resource_groups::of_area(tx, tenant, &key)?);
            resource_groups::replace(tx, tenant, &key, &groups)?;
            let entry = NewEntry {
                at: now,
                actor: &actor,
                action: "resource_groups.save",
                subject: key.to_string(),
                tenant: Some(tenant),
                detail: json!({ "area": key, "before": before, "after": names(&groups) }),
            };
            Ok(append(tx, &entry)?)
        })
        .await
}
