//! The properties that an area's resources have, for a person to choose columns from.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::catalog::Area;
use crate::domain::model::TenantId;
use crate::domain::normalise::{Canonical, normalise};
use crate::pipeline::{Context, PipelineError, areas};
use crate::store::{ReadTx, StoreError, bodies, resources, tenants};

/// Resources that are looked into: those of one area are alike.
const LOOKED_INTO: usize = 200;
/// More properties than a person would read through.
const PROPERTIES_LIMIT: usize = 1_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoosableProperty {
    /// In the grammar of differences.
    pub path: String,
    /// How many of the resources that were looked into have it.
    pub resources: u64,
}

/// By path. What lies in an element of a collection is left out: it belongs to few resources.
///
/// # Errors
/// [`PipelineError::NotFound`] or [`PipelineError::UnknownArea`].
pub async fn choosable(
    context: &Context,
    tenant: TenantId,
    area: String,
) -> Result<Vec<ChoosableProperty>, PipelineError> {
    let area = areas::known(context, &area)?;
    let found = context
        .store
        .read(
            move |tx| {
                if tenants::find(tx, tenant)?.is_none() { Ok(None) } else { counted(tx, tenant, &area).map(Some) }
            },
        )
        .await?;
    found.ok_or(PipelineError::NotFound { what: "tenant" })
}

fn counted(tx: &ReadTx<'_>, tenant: TenantId, area: &Area) -> Result<Vec<ChoosableProperty>, StoreError> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for version in resources::current(tx, tenant, &area.key)?.into_iter().take(LOOKED_INTO) {
        let raw = bodies::get_json(tx, tenant, version.body)?;
        let canonical = normalise(area, &raw).map_err(|_| StoreError::Corrupt { what: "body" })?;
        for path in paths(&canonical) {
            let count = counts.entry(path).or_default();
            *count = count.saturating_add(1);
        }
    }
    let properties = counts.into_iter().map(|(path, resources)| ChoosableProperty { path, resources });
    Ok(properties.take(PROPERTIES_LIMIT).collect())
}

fn paths(canonical: &Canonical) -> BTreeSet<String> {
    let comparable = canonical.leaves().into_iter().filter(|(_, value)| value.is_some());
    comparable.map(|(path, _)| path).filter(|path| !path.contains('[')).collect()
}
