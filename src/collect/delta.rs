//! Reading only what changed since the last time. Graph tells which resources did; those are read in full, so that a
//! delta reading and a full one bring the same bodies. Whatever is doubtful leads back to a full reading.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::harvest::Harvest;
use super::read::{Reader, Unread};
use super::sources::WantedChildren;
use super::{Observed, request};
use crate::domain::model::{ResourceId, Timestamp};
use crate::graph::GraphError;

/// When more than this part of the resources changed, a full reading costs less.
const LARGEST_PART: usize = 10;
/// Below this a full reading is one page, and asking for changes saves nothing.
const WORTH_IT_FROM: usize = 1_000;
/// Fewer are always worth it.
const FEW: usize = 20;

/// Where a reading ended, so that the next one can go on from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeltaState {
    /// Graph's link, opaque.
    pub link: String,
    /// When everything was read last; set by who stores the reading.
    pub full_at: Option<Timestamp>,
    /// What of our side the link depends on: the rules, the properties asked for, who is mentioned.
    pub fingerprint: String,
}

#[derive(Deserialize)]
struct Changed {
    id: String,
}

/// The link for the changes from now on; `None` when the area has none or it cannot be had now.
pub(super) async fn begin(reader: &Reader<'_>, wanted: &WantedChildren) -> Option<DeltaState> {
    if reader.area.request.delta.is_empty() || reader.known.count() < WORTH_IT_FROM {
        return None;
    }
    let request = request::of_delta(reader.area).ok()?;
    let page = reader.connection.pages(&request).next().await.ok()??;
    let link = page.delta_link?.as_str().to_owned();
    Some(DeltaState { link, full_at: None, fingerprint: fingerprint(reader, wanted) })
}

/// `None` when only a full reading tells the truth.
pub(super) async fn read(
    reader: &Reader<'_>,
    wanted: &WantedChildren,
    state: &DeltaState,
) -> Result<Option<(Harvest, Option<DeltaState>)>, Unread> {
    let is_same = state.fingerprint == fingerprint(reader, wanted);
    if !is_same || !reader.known.has_rules(reader.area.rules_revision()) {
        return Ok(None);
    }
    let (changed, link) = match changes(reader, &state.link).await {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(None),
        // An expired or lost token, in whatever words (concepts/delta-query-overview.md).
        Err(GraphError::Api { status: 400..=499, .. } | GraphError::BadAnswer { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut harvest = Harvest::default();
    for (id, hash) in reader.known.resources().filter(|(id, _)| !changed.contains(id)) {
        harvest.put(Observed::Unchanged { id: id.clone(), hash: hash.clone() });
    }
    for id in &changed {
        let request = request::of_resource(reader.area, id, None)?;
        match reader.connection.get::<Box<RawValue>>(&request).await {
            Ok(body) => reader.take(wanted, vec![body], None, &mut harvest).await?,
            Err(error) if error.is_not_found() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Some((harvest, Some(DeltaState { link, full_at: state.full_at, fingerprint: state.fingerprint.clone() }))))
}

/// The ids that Graph names and the next link; `None` when there are too many.
async fn changes(reader: &Reader<'_>, link: &str) -> Result<Option<(BTreeSet<ResourceId>, String)>, GraphError> {
    let limit = FEW.max(reader.known.count() / LARGEST_PART);
    let mut pages = reader.connection.changes_since(&request::of_delta(reader.area)?, link)?;
    let mut changed = BTreeSet::new();
    let mut next = None;
    while let Some(page) = pages.next().await? {
        for item in &page.items {
            let id = serde_json::from_str::<Changed>(item.get()).ok().and_then(|changed| changed.id.parse().ok());
            let Some(id) = id else { return Ok(None) };
            changed.insert(id);
        }
        if changed.len() > limit {
            return Ok(None);
        }
        next = page.delta_link;
    }
    Ok(next.map(|link| (changed, link.as_str().to_owned())))
}

fn fingerprint(reader: &Reader<'_>, wanted: &WantedChildren) -> String {
    let select = reader.area.request.select.join(",");
    let of_request = blake3::hash(select.as_bytes()).to_hex();
    format!("{}/{}/{}", reader.area.rules_revision(), of_request.get(..8).unwrap_or_default(), wanted.fingerprint())
}
