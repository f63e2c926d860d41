//! From a few letters to what they may mean: tenants, areas, resources and open drifts of all that somebody reaches.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::Semaphore;

use super::drifts::{self, NamedDrift};
use super::{Context, PipelineError, areas};
use crate::domain::catalog::Area;
use crate::domain::drift::DriftState;
use crate::domain::model::TenantId;
use crate::store::drifts::Filter;
use crate::store::tenants::{self, Tenant};
use crate::store::{ReadTx, StoreError, search};

const TEXT_LIMIT_CHARACTERS: usize = 200;
/// So many resources are looked at for letters in the middle of a name; how a name begins is found among any number.
const RESOURCES_LOOKED_AT: u32 = 150_000;
/// People who type quickly leave the readers to everybody else.
static RUNNING: Semaphore = Semaphore::const_new(2);

/// Of each kind, the best first.
#[derive(Debug, Default)]
pub struct Findings {
    pub tenants: Vec<Tenant>,
    pub areas: Vec<FoundArea>,
    pub resources: Vec<FoundResource>,
    pub drifts: Vec<NamedDrift>,
    /// Whether there are resources that were not looked at.
    pub is_cut: bool,
}

/// An area, and the tenant when that was named, too.
#[derive(Debug, Clone)]
pub struct FoundArea {
    pub area: Arc<Area>,
    pub tenant: Option<(TenantId, String)>,
}

#[derive(Debug, Clone)]
pub struct FoundResource {
    pub resource: search::Found,
    pub tenant_name: String,
    /// What its area is called; its key when nothing has it any more.
    pub area_title: String,
}

/// At most `limit` of each kind. Capitals do not matter.
///
/// # Errors
/// [`PipelineError::Invalid`] for a text that is too long.
pub async fn search(context: &Context, text: &str, limit: u32) -> Result<Findings, PipelineError> {
    let text = text.trim().to_owned();
    if text.chars().count() > TEXT_LIMIT_CHARACTERS {
        return Err(PipelineError::Invalid { field: "q", expected: "expected at most 200 characters".to_owned() });
    }
    if text.is_empty() {
        return Ok(Findings::default());
    }
    let _turn = RUNNING.acquire().await;
    let (own, wanted) = (context.clone(), text.clone());
    let named = context.store.read(move |tx| by_name(tx, &own, &wanted, limit)).await?;
    let filter = Filter { text: Some(text), state: Some(DriftState::Open), limit, ..Filter::default() };
    Ok(Findings { drifts: drifts::list(context, filter).await?, ..named })
}

fn by_name(tx: &ReadTx<'_>, context: &Context, text: &str, limit: u32) -> Result<Findings, StoreError> {
    let all = tenants::list(tx)?;
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut found: Vec<Tenant> = all.iter().filter(|tenant| has_all(&tenant.name, &words)).cloned().collect();
    found.sort_by_key(|tenant| !begins_with(&tenant.name, text));
    found.truncate(most);
    let (found_resources, is_cut) = resources(tx, text, limit)?;
    let names: HashMap<TenantId, &str> = all.iter().map(|tenant| (tenant.id, tenant.name.as_str())).collect();
    let resources = found_resources.into_iter().map(|resource| FoundResource {
        tenant_name: names.get(&resource.tenant).copied().unwrap_or_default().to_owned(),
        area_title: areas::find(context, &resource.area)
            .map_or_else(|| resource.area.as_str().to_owned(), |area| area.title.clone()),
        resource,
    });
    let mut areas = areas_named(context, text, &words);
    areas.extend(areas_of_named_tenants(context, &all, &words));
    areas.truncate(most);
    Ok(Findings { tenants: found, areas, resources: resources.collect(), drifts: Vec::new(), is_cut })
}

/// First those whose name begins so, then others that have it somewhere.
fn resources(tx: &ReadTx<'_>, text: &str, limit: u32) -> Result<(Vec<search::Found>, bool), StoreError> {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut found = search::beginning(tx, text, limit)?;
    if found.len() >= most {
        return Ok((found, false));
    }
    for other in search::containing(tx, text, RESOURCES_LOOKED_AT, limit)? {
        if found.len() < most && !found.contains(&other) {
            found.push(other);
        }
    }
    let is_cut = found.len() < most && search::are_more_than(tx, RESOURCES_LOOKED_AT)?;
    Ok((found, is_cut))
}

fn areas_named(context: &Context, text: &str, words: &[String]) -> Vec<FoundArea> {
    let mut areas: Vec<Arc<Area>> =
        areas::all(context).into_iter().filter(|area| has_all(&area.title, words)).collect();
    areas.sort_by_key(|area| !begins_with(&area.title, text));
    areas.into_iter().map(|area| FoundArea { area, tenant: None }).collect()
}

/// Where some words name a tenant and the others an area.
fn areas_of_named_tenants(context: &Context, tenants: &[Tenant], words: &[String]) -> Vec<FoundArea> {
    if words.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for tenant in tenants {
        let rest: Vec<String> =
            words.iter().filter(|word| !has_all(&tenant.name, &[(*word).clone()])).cloned().collect();
        if rest.is_empty() || rest.len() == words.len() {
            continue;
        }
        let areas = areas::of_tenant(context, tenant.id).into_iter().filter(|area| has_all(&area.title, &rest));
        found.extend(areas.map(|area| FoundArea { area, tenant: Some((tenant.id, tenant.name.clone())) }));
    }
    found
}

fn has_all(name: &str, words: &[String]) -> bool {
    let name = name.to_lowercase();
    words.iter().all(|word| name.contains(word.as_str()))
}

fn begins_with(name: &str, text: &str) -> bool {
    name.to_lowercase().starts_with(&text.to_lowercase())
}
