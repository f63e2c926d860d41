//! Matching the resources of two tenants by their natural keys, and comparing each pair.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::directory::{Directory, Side, key_of};
use super::token::Tokens;
use super::translate::{Fault, neutral};
use crate::domain::catalog::{Area, Identity, RequestKind};
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::model::ResourceId;
use crate::domain::normalise::{Canonical, NormaliseError, normalise};

/// A resource of one of the tenants.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub id: ResourceId,
    pub name: String,
    pub raw: Value,
}

/// A resource that both tenants have.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    pub here: ResourceId,
    pub there: ResourceId,
    pub name: String,
    /// From there to here; ids are told by natural keys.
    pub changes: Vec<PropertyChange>,
    /// What nothing can be said about, by the side on which it stands.
    pub not_comparable: Vec<(Side, Fault)>,
}

/// A resource that has no partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alone {
    pub id: ResourceId,
    pub name: String,
}

#[derive(Debug, Default, PartialEq)]
pub struct Comparison {
    pub pairs: Vec<Pair>,
    pub only_here: Vec<Alone>,
    pub only_there: Vec<Alone>,
    /// Several resources of one tenant that nothing tells apart, with those of the other that could be meant.
    pub ambiguous: Vec<(Side, Vec<Alone>)>,
    /// What tells them apart refers to something that cannot be told.
    pub unnamed: Vec<(Side, Alone, Vec<Fault>)>,
}

/// Resources are the same whose natural keys are. Those of which one tenant has several are told, and never merged.
///
/// # Errors
/// [`NormaliseError`] names the limit that a body breaks.
pub fn compare_between(
    area: &Area,
    (here, directory_here): (Vec<Member>, &Directory),
    (there, directory_there): (Vec<Member>, &Directory),
) -> Result<Comparison, NormaliseError> {
    let mut comparison = Comparison::default();
    let mut left = keyed(area, here, directory_here, directory_there, Side::Here, &mut comparison)?;
    let mut right = keyed(area, there, directory_there, directory_here, Side::There, &mut comparison)?;
    let keys: BTreeSet<String> = left.keys().chain(right.keys()).cloned().collect();
    for key in keys {
        let here = left.remove(&key).unwrap_or_default();
        let there = right.remove(&key).unwrap_or_default();
        match (here.as_slice(), there.as_slice()) {
            ([here], [there]) => comparison.pairs.push(pair(here, there)),
            ([here], []) => comparison.only_here.push(here.alone.clone()),
            ([], [there]) => comparison.only_there.push(there.alone.clone()),
            (here, there) => comparison.ambiguous.extend(
                [(Side::Here, here), (Side::There, there)]
                    .map(|(side, same)| (side, same.iter().map(|one| one.alone.clone()).collect::<Vec<_>>())),
            ),
        }
    }
    comparison.ambiguous.retain(|(_, same)| !same.is_empty());
    comparison.pairs.sort_by(|a, b| (a.name.to_lowercase(), &a.here).cmp(&(b.name.to_lowercase(), &b.here)));
    for alone in [&mut comparison.only_here, &mut comparison.only_there] {
        alone.sort_by(|a, b| (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id)));
    }
    Ok(comparison)
}

struct Neutralised {
    alone: Alone,
    canonical: Canonical,
    faults: Vec<Fault>,
}

fn keyed(
    area: &Area,
    members: Vec<Member>,
    own: &Directory,
    other: &Directory,
    side: Side,
    comparison: &mut Comparison,
) -> Result<BTreeMap<String, Vec<Neutralised>>, NormaliseError> {
    let mut by_key: BTreeMap<String, Vec<Neutralised>> = BTreeMap::new();
    for Member { id, name, raw } in members {
        let alone = Alone { id, name };
        let translation = neutral(area, &raw, own, other);
        let in_key = |fault: &&Fault| key_parts(area).contains(&fault.path);
        let of_key: Vec<Fault> = translation.faults.iter().filter(in_key).cloned().collect();
        if !of_key.is_empty() {
            comparison.unnamed.push((side, alone, of_key));
            continue;
        }
        let key = natural_key(area, &raw, &translation.body, own);
        let canonical = normalise(area, &translation.body)?;
        by_key.entry(key).or_default().push(Neutralised { alone, canonical, faults: translation.faults });
    }
    Ok(by_key)
}

/// What tells resources apart: their names where the catalog knows nothing better. Singletons need nothing.
fn key_parts(area: &Area) -> &[String] {
    let Identity { id: _, name, key, global: _ } = &area.identity;
    if key.is_empty() && area.request.kind == RequestKind::Collection { name } else { key }
}

/// The id is a key where Microsoft or the administrator chose it.
fn natural_key(area: &Area, raw: &Value, neutral: &Value, own: &Directory) -> String {
    let parts = key_parts(area);
    match parts.contains(&area.identity.id) {
        true => key_of(parts, raw, own.tokens()),
        false => key_of(parts, neutral, &Tokens::default()),
    }
}

fn pair(here: &Neutralised, there: &Neutralised) -> Pair {
    let faults =
        |side, one: &Neutralised| one.faults.iter().map(move |fault| (side, fault.clone())).collect::<Vec<_>>();
    let mut not_comparable = faults(Side::Here, here);
    not_comparable.extend(faults(Side::There, there));
    Pair {
        here: here.alone.id.clone(),
        there: there.alone.id.clone(),
        name: here.alone.name.clone(),
        changes: compare(&there.canonical, &here.canonical),
        not_comparable,
    }
}
