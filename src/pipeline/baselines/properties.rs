//! One resource place by place, agreed and live beside one another: what an editor shows.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::catalog::Area;
use crate::domain::model::{ResourceId, TenantId};
use crate::domain::normalise::{Canonical, normalise, portable};
use crate::pipeline::{Context, PipelineError, areas};
use crate::store::{ReadTx, StoreError, baselines, bodies, resources};

#[derive(Debug)]
pub struct ResourceProperties {
    pub properties: Vec<Property>,
    /// The agreed configuration, or the live one of a resource that is not in the baseline.
    pub body: Value,
    pub is_agreed: bool,
    pub is_live: bool,
}

#[derive(Debug, PartialEq)]
pub struct Property {
    /// In the grammar of differences.
    pub path: String,
    /// Null when nothing is agreed.
    pub agreed: Value,
    /// Null when there is nothing.
    pub live: Value,
    /// Whether something can be said about it.
    pub is_comparable: bool,
}

/// The places of a resource, by path.
///
/// # Errors
/// [`PipelineError::NotFound`] when it is neither agreed nor live.
pub async fn properties(
    context: &Context,
    tenant: TenantId,
    area: String,
    id: ResourceId,
) -> Result<ResourceProperties, PipelineError> {
    let area = areas::known(context, &area)?;
    let found = context.store.read(move |tx| of_resource(tx, tenant, &area, &id)).await?;
    found.ok_or(PipelineError::NotFound { what: "resource" })
}

fn of_resource(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    id: &ResourceId,
) -> Result<Option<ResourceProperties>, StoreError> {
    let body = |digest| bodies::get_json(tx, tenant, digest);
    let baseline = baselines::active(tx, tenant, &area.key)?;
    let all = baseline.map(|found| baselines::resources(tx, found.id)).transpose()?;
    let agreed = all.into_iter().flatten().find(|resource| resource.resource_id == *id);
    let agreed = agreed.map(|resource| body(resource.body)).transpose()?;
    let newest = resources::history(tx, tenant, &area.key, id)?.into_iter().next();
    let live = newest.filter(|version| version.valid_to.is_none());
    let live = live.map(|version| body(version.body)).transpose()?;
    let Some(shown) = agreed.as_ref().or(live.as_ref()) else { return Ok(None) };
    let corrupt = |_| StoreError::Corrupt { what: "body" };
    let canonical = |raw: Option<&Value>| raw.map(|raw| normalise(area, raw)).transpose().map_err(corrupt);
    Ok(Some(ResourceProperties {
        properties: beside(canonical(agreed.as_ref())?.as_ref(), canonical(live.as_ref())?.as_ref()),
        body: portable(area, shown).map_err(corrupt)?,
        is_agreed: agreed.is_some(),
        is_live: live.is_some(),
    }))
}

fn beside(agreed: Option<&Canonical>, live: Option<&Canonical>) -> Vec<Property> {
    let mut all: BTreeMap<String, Property> = BTreeMap::new();
    let empty =
        |path: &str| Property { path: path.to_owned(), agreed: Value::Null, live: Value::Null, is_comparable: true };
    for (path, value) in agreed.into_iter().flat_map(Canonical::leaves) {
        let property = all.entry(path.clone()).or_insert_with(|| empty(&path));
        property.is_comparable &= value.is_some();
        property.agreed = value.unwrap_or_default();
    }
    for (path, value) in live.into_iter().flat_map(Canonical::leaves) {
        let property = all.entry(path.clone()).or_insert_with(|| empty(&path));
        property.is_comparable &= value.is_some();
        property.live = value.unwrap_or_default();
    }
    all.into_values().collect()
}
