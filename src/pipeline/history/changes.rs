//! What changed in an area between two moments, resource by resource.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Answer, check_moment};
use crate::domain::catalog::Area;
use crate::domain::diff::{PropertyChange, compare};
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::domain::normalise::normalise;
use crate::pipeline::resources::names_of_each;
use crate::pipeline::{Context, Names, PipelineError, areas};
use crate::store::history::{self, Kept};
use crate::store::{ReadTx, StoreError, bodies};

/// Pairs of bodies that one request opens and compares at most; the next page goes on behind them.
const COMPARED_AT_ONCE: usize = 200;

/// What is asked for.
#[derive(Debug)]
pub struct ChangesAsked {
    pub tenant: TenantId,
    pub area: String,
    pub from: Timestamp,
    pub to: Timestamp,
    /// The last resource that the page before looked at.
    pub after: Option<ResourceId>,
    pub limit: usize,
}

#[derive(Debug)]
pub struct AreaChange {
    pub id: ResourceId,
    /// At the later moment; for one that is gone at the earlier.
    pub name: String,
    /// Its name before, where it has another one now.
    pub renamed_from: Option<String>,
    pub what: WhatHappened,
    /// Empty unless it changed, and for one that was only renamed where the rules do not compare names.
    pub changes: Vec<PropertyChange>,
    /// What the ids in the differences name.
    pub names: Names,
    /// On one of the sides versions were thinned, and the nearest one that was kept stands for them.
    pub is_nearest: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhatHappened {
    Added,
    Changed,
    Removed,
}

#[derive(Debug)]
pub struct AreaChanges {
    pub items: Vec<AreaChange>,
    /// Where the next page goes on; none on the last. A page may be short, because comparing has a limit.
    pub next: Option<ResourceId>,
}

/// The differences from one moment to another, by resource id. Going back in time is fine, too.
///
/// # Errors
/// [`PipelineError::UnknownArea`], [`PipelineError::BeforeHistory`] and the like name the moment.
pub async fn changes(context: &Context, asked: ChangesAsked) -> Result<AreaChanges, PipelineError> {
    let area = areas::known(context, &asked.area)?;
    let now = context.clock.now();
    context.store.read(move |tx| find(tx, &area, &asked, now)).await?
}

fn find(tx: &ReadTx<'_>, area: &Arc<Area>, asked: &ChangesAsked, now: Timestamp) -> Answer<AreaChanges> {
    for moment in [("from", asked.from), ("to", asked.to)] {
        if let Err(refusal) = check_moment(tx, asked.tenant, &area.key, moment, now)? {
            return Ok(Err(refusal));
        }
    }
    let before = history::area_at(tx, asked.tenant, &area.key, asked.from)?;
    let after = history::area_at(tx, asked.tenant, &area.key, asked.to)?;
    let pairs =
        paired(before, after).into_iter().filter(|pair| asked.after.as_ref().is_none_or(|last| pair.id() > last));
    let (mut items, mut compared, mut last) = (Vec::new(), 0, None);
    for pair in pairs {
        if items.len() >= asked.limit || compared >= COMPARED_AT_ONCE {
            return Ok(Ok(AreaChanges { items: with_names(tx, area, asked, items)?, next: last }));
        }
        last = Some(pair.id().clone());
        compared += usize::from(pair.needs_comparing());
        items.extend(told(tx, area, asked, pair)?);
    }
    Ok(Ok(AreaChanges { items: with_names(tx, area, asked, items)?, next: None }))
}

fn with_names(
    tx: &ReadTx<'_>,
    area: &Arc<Area>,
    asked: &ChangesAsked,
    items: Vec<AreaChange>,
) -> Result<Vec<AreaChange>, StoreError> {
    let changes: Vec<&[PropertyChange]> = items.iter().map(|item| item.changes.as_slice()).collect();
    let names = names_of_each(tx, asked.tenant, area, &changes, asked.from.max(asked.to))?;
    Ok(items.into_iter().zip(names).map(|(item, names)| AreaChange { names, ..item }).collect())
}

enum Pair {
    Before(Kept),
    After(Kept),
    Both(Kept, Kept),
}

impl Pair {
    fn id(&self) -> &ResourceId {
        match self {
            Self::Before(kept) | Self::After(kept) | Self::Both(_, kept) => &kept.version.resource_id,
        }
    }

    fn needs_comparing(&self) -> bool {
        match self {
            Self::Before(_) | Self::After(_) => false,
            Self::Both(before, after) => before.version.body != after.version.body,
        }
    }
}

/// Both sides are sorted by id.
fn paired(before: Vec<Kept>, after: Vec<Kept>) -> Vec<Pair> {
    let (mut before, mut after) = (before.into_iter().peekable(), after.into_iter().peekable());
    let mut pairs = Vec::new();
    loop {
        let order = match (before.peek(), after.peek()) {
            (Some(one), Some(other)) => one.version.resource_id.cmp(&other.version.resource_id),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return pairs,
        };
        match order {
            Ordering::Less => pairs.extend(before.next().map(Pair::Before)),
            Ordering::Greater => pairs.extend(after.next().map(Pair::After)),
            Ordering::Equal => pairs.extend(before.next().zip(after.next()).map(|(one, other)| Pair::Both(one, other))),
        }
    }
}

/// None where nothing changed.
fn told(tx: &ReadTx<'_>, area: &Area, asked: &ChangesAsked, pair: Pair) -> Result<Option<AreaChange>, StoreError> {
    let whole = |kept: Kept, what, at| AreaChange {
        is_nearest: kept.is_nearest_at(at),
        id: kept.version.resource_id,
        name: kept.version.name,
        renamed_from: None,
        what,
        changes: Vec::new(),
        names: Names::new(),
    };
    let (before, after) = match pair {
        Pair::Before(kept) => return Ok(Some(whole(kept, WhatHappened::Removed, asked.from))),
        Pair::After(kept) => return Ok(Some(whole(kept, WhatHappened::Added, asked.to))),
        Pair::Both(before, after) => (before, after),
    };
    let changes = differences(tx, asked.tenant, area, &before, &after)?;
    let is_nearest = before.is_nearest_at(asked.from) || after.is_nearest_at(asked.to);
    let renamed_from = Some(before.version.name).filter(|name| *name != after.version.name);
    if changes.is_empty() && renamed_from.is_none() {
        return Ok(None);
    }
    let (id, name) = (after.version.resource_id, after.version.name);
    Ok(Some(AreaChange {
        id,
        name,
        renamed_from,
        what: WhatHappened::Changed,
        changes,
        names: Names::new(),
        is_nearest,
    }))
}

/// The bodies of one pair are open at a time.
fn differences(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &Area,
    before: &Kept,
    after: &Kept,
) -> Result<Vec<PropertyChange>, StoreError> {
    let (one, other) = (&before.version, &after.version);
    let same_hash = one.rules_revision == other.rules_revision && one.canonical_hash == other.canonical_hash;
    if one.body == other.body || same_hash {
        return Ok(Vec::new());
    }
    let canonical =
        |body| normalise(area, &bodies::get_json(tx, tenant, body)?).map_err(|_| StoreError::Corrupt { what: "body" });
    Ok(compare(&canonical(one.body)?, &canonical(other.body)?))
}
