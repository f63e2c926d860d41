//! Two tenants side by side: which resources of an area both have, and how they differ when ids mean what they name.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::names::{Name, NameState, Names};
use super::{Context, PipelineError, areas};
use crate::domain::catalog::{self, Area, token_sources};
use crate::domain::diff::PropertyChange;
use crate::domain::model::{AreaKey, CollectionStatus, ResourceId, TenantId, Timestamp};
use crate::domain::reference::{Comparison, Directory, Member, Token, Tokens, Translation, compare_between, translate};
use crate::store::collections::Collection;
use crate::store::tenants::Tenant;
use crate::store::{ReadTx, StoreError, bodies, collections, resources, tenants};

/// More resources are no page for a person, and would take minutes.
const RESOURCES_LIMIT: usize = 20_000;

/// An area of two tenants. The first is `here`, the one that it is compared with is `there`.
#[derive(Debug)]
pub struct BetweenTenants {
    pub area: Arc<Area>,
    pub here: TenantSide,
    pub there: TenantSide,
    pub comparison: Comparison,
    /// What the natural keys in the differences name.
    pub names: Names,
    /// What both tenants have for themselves, and stands as a variable.
    pub variables: Vec<String>,
}

/// How much of the area is known of a tenant.
#[derive(Debug)]
pub struct TenantSide {
    pub id: TenantId,
    pub name: String,
    pub resources: usize,
    /// Whether the last reading was complete: else what seems to be missing may only not have been read.
    pub is_complete: bool,
    pub read_at: Option<Timestamp>,
}

/// A resource of one tenant as another would have it.
#[derive(Debug)]
pub struct Translated {
    pub name: String,
    pub here: ResourceId,
    /// The same resource there, where there is exactly one.
    pub there: Option<ResourceId>,
    pub translation: Translation,
}

/// Compares an area as last read in both tenants.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::UnknownArea`], or [`PipelineError::Invalid`] naming the field.
pub async fn compare(
    context: &Context,
    here: TenantId,
    there: TenantId,
    area: String,
) -> Result<BetweenTenants, PipelineError> {
    let area = areas::known(context, &area)?;
    if here == there {
        let expected = "expected another tenant than the first: a tenant has no differences to itself".to_owned();
        return Err(PipelineError::Invalid { field: "with", expected });
    }
    context.store.read(move |tx| compared(tx, here, there, area)).await?
}

fn compared(
    tx: &ReadTx<'_>,
    here: TenantId,
    there: TenantId,
    area: Arc<Area>,
) -> Result<Result<BetweenTenants, PipelineError>, StoreError> {
    let (Some(first), Some(second)) = (tenants::find(tx, here)?, tenants::find(tx, there)?) else {
        return Ok(Err(PipelineError::NotFound { what: "tenant" }));
    };
    let (left, right) = (members(tx, here, &area)?, members(tx, there, &area)?);
    if left.len().max(right.len()) > RESOURCES_LIMIT {
        let expected = format!("expected an area of at most {RESOURCES_LIMIT} resources");
        return Ok(Err(PipelineError::Invalid { field: "area", expected }));
    }
    let (mine, theirs) = directories(tx, &area, here, there)?;
    let sides = (side(tx, first, &area, left.len())?, side(tx, second, &area, right.len())?);
    let refused = |_| StoreError::Corrupt { what: "body" };
    let comparison = compare_between(&area, (left, &mine), (right, &theirs)).map_err(refused)?;
    let names = names(&comparison, [&mine, &theirs]);
    let variables = mine.tokens().names().map(str::to_owned).collect();
    Ok(Ok(BetweenTenants { area, here: sides.0, there: sides.1, comparison, names, variables }))
}

/// The resources of an area of tenant `here`, as last read, as tenant `there` would have them. A resource whose
/// translation has faults holds a mark in place of what could not be translated, and never an id of `here`.
///
/// # Errors
/// Those of the store.
pub fn translated(
    tx: &ReadTx<'_>,
    area: &Area,
    here: TenantId,
    there: TenantId,
) -> Result<Vec<Translated>, StoreError> {
    let (left, right) = (members(tx, here, area)?, members(tx, there, area)?);
    let (mine, theirs) = directories(tx, area, here, there)?;
    let refused = |_| StoreError::Corrupt { what: "body" };
    let comparison = compare_between(area, (left.clone(), &mine), (right, &theirs)).map_err(refused)?;
    let pairs: HashMap<ResourceId, ResourceId> =
        comparison.pairs.into_iter().map(|pair| (pair.here, pair.there)).collect();
    let translated = left.into_iter().map(|Member { id, name, raw }| {
        let there = pairs.get(&id).cloned();
        let translation = translate(area, &raw, there.as_ref(), &mine, &theirs);
        Translated { name, here: id, there, translation }
    });
    Ok(translated.collect())
}

fn members(tx: &ReadTx<'_>, tenant: TenantId, area: &Area) -> Result<Vec<Member>, StoreError> {
    let versions = resources::current(tx, tenant, &area.key)?.into_iter().take(RESOURCES_LIMIT + 1);
    let member = |version: resources::Version| {
        let raw = bodies::get_json(tx, tenant, version.body)?;
        Ok(Member { id: version.resource_id, name: version.name, raw })
    };
    versions.map(member).collect()
}

/// What the ids in an area can mean in each of the tenants.
fn directories(
    tx: &ReadTx<'_>,
    area: &Area,
    here: TenantId,
    there: TenantId,
) -> Result<(Directory, Directory), StoreError> {
    let (mine, theirs) = Tokens::in_both(tokens(tx, here)?, tokens(tx, there)?);
    let referred = referred(area);
    Ok((directory(tx, &referred, here, mine)?, directory(tx, &referred, there, theirs)?))
}

fn referred(area: &Area) -> BTreeSet<&AreaKey> {
    area.references.values().flat_map(|reference| std::iter::once(&reference.area).chain(&reference.also)).collect()
}

fn directory(
    tx: &ReadTx<'_>,
    referred: &BTreeSet<&AreaKey>,
    tenant: TenantId,
    tokens: Tokens,
) -> Result<Directory, StoreError> {
    let latest = latest(tx, tenant)?;
    let mut directory = Directory::new(tokens);
    for area in referred.iter().filter_map(|key| catalog::find(key)) {
        directory.add_area(&area.key, latest.get(&area.key).is_some_and(is_whole));
        for version in resources::current(tx, tenant, &area.key)? {
            directory.add(area, &bodies::get_json(tx, tenant, version.body)?);
        }
    }
    Ok(directory)
}

/// The variables of a tenant, as far as the areas that hold them were read.
fn tokens(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<Token>, StoreError> {
    let areas: BTreeSet<&AreaKey> = token_sources().iter().map(|source| &source.area).collect();
    let mut tokens = Vec::new();
    for area in areas {
        for version in resources::current(tx, tenant, area)? {
            let raw = bodies::get_json(tx, tenant, version.body)?;
            let texts = token_sources().iter().filter(|source| source.area == *area);
            tokens.extend(texts.filter_map(|source| {
                let text = source.text_in(&raw)?.trim().to_owned();
                Some(Token { name: source.name.clone(), text, kind: source.kind })
            }));
        }
    }
    Ok(tokens)
}

fn latest(tx: &ReadTx<'_>, tenant: TenantId) -> Result<BTreeMap<AreaKey, Collection>, StoreError> {
    Ok(collections::latest(tx, tenant)?.into_iter().map(|last| (last.area.clone(), last)).collect())
}

fn is_whole(last: &Collection) -> bool {
    last.status == CollectionStatus::Complete && !last.held
}

fn side(tx: &ReadTx<'_>, tenant: Tenant, area: &Area, resources: usize) -> Result<TenantSide, StoreError> {
    let latest = latest(tx, tenant.id)?.remove(&area.key);
    let last_complete = collections::last_complete(tx, tenant.id, &area.key)?;
    Ok(TenantSide {
        id: tenant.id,
        name: tenant.name,
        resources,
        is_complete: latest.as_ref().is_some_and(is_whole),
        read_at: last_complete.map(|last| last.finished_at),
    })
}

/// The names of the natural keys that stand in the differences.
fn names(comparison: &Comparison, directories: [&Directory; 2]) -> Names {
    let mut names = Names::new();
    let mut add = |text: &str| {
        let found = directories.iter().find_map(|directory| directory.named(text));
        if let Some((area, name)) = found {
            let name = Name {
                name: Some(name.to_owned()),
                area: Some(area.clone()),
                state: NameState::Live,
                paths: Vec::new(),
            };
            names.insert(text.to_owned(), name);
        }
    };
    for change in comparison.pairs.iter().flat_map(|pair| &pair.changes) {
        let PropertyChange { before, after, added, removed, .. } = change;
        for value in [before, after].into_iter().chain(added).chain(removed) {
            each_text(value, &mut add);
        }
    }
    names
}

fn each_text(value: &serde_json::Value, see: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => see(text),
        serde_json::Value::Array(items) => items.iter().for_each(|item| each_text(item, see)),
        serde_json::Value::Object(members) => members.values().for_each(|member| each_text(member, see)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}
