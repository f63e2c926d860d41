//! Reading an area from its first page to its last.

use std::collections::BTreeMap;

use futures_util::stream::{self, StreamExt};
use serde_json::value::RawValue;

use super::children::{ChildFailure, with_children};
use super::observe::{Known, observe};
use super::{Observed, Reading, request};
use crate::domain::catalog::{Area, RequestKind};
use crate::domain::model::{CollectionStatus, ResourceId};
use crate::graph::{Connection, GraphError};

/// Child requests under way at once: enough to hide the distance to Graph, little enough for Intune's budget.
const CONCURRENT_CHILDREN: usize = 8;
/// A reason names this many gaps; more would not be read.
const GAPS_NAMED: usize = 3;

/// What was read so far. A resource that comes twice, because the list moved while it was paged, counts once.
#[derive(Default)]
struct Harvest {
    resources: BTreeMap<ResourceId, Observed>,
    gaps: Vec<String>,
}

/// Reads the area. Never fails: how it ended is part of the reading, and what could not be read changes nothing.
pub async fn read_area(connection: &Connection, area: &Area, known: &Known) -> Reading {
    let result = match area.request.kind {
        RequestKind::Collection => read_collection(connection, area, known).await,
        RequestKind::Singleton => read_singleton(connection, area, known).await,
    };
    let usage = connection.usage();
    match result {
        Ok(harvest) => {
            let status = if harvest.gaps.is_empty() { CollectionStatus::Complete } else { CollectionStatus::Partial };
            Reading {
                status,
                reason: gaps_in_words(&harvest.gaps),
                resources: harvest.resources.into_values().collect(),
                is_transient: false,
                sign_in_failed: false,
                usage,
            }
        }
        // A list that ends in the middle says nothing about the rest, so nothing of it is used.
        Err(error) => Reading {
            status: status_of(&error),
            reason: Some(in_words(area, &error)),
            resources: Vec::new(),
            is_transient: is_transient(&error),
            sign_in_failed: error.is_sign_in(),
            usage,
        },
    }
}

async fn read_collection(connection: &Connection, area: &Area, known: &Known) -> Result<Harvest, GraphError> {
    let mut pages = connection.pages(&request::of_area(area)?);
    let mut harvest = Harvest::default();
    while let Some(page) = pages.next().await? {
        let mut wanted = Vec::with_capacity(page.items.len());
        for item in page.items {
            if !area.request.excludes(item.get()) {
                wanted.push(with_children(connection, area, item));
            }
        }
        let mut bodies = stream::iter(wanted).buffered(CONCURRENT_CHILDREN);
        while let Some(body) = bodies.next().await {
            harvest.take(area, known, body)?;
        }
    }
    Ok(harvest)
}

async fn read_singleton(connection: &Connection, area: &Area, known: &Known) -> Result<Harvest, GraphError> {
    let body: Box<RawValue> = connection.get(&request::of_area(area)?).await?;
    let mut harvest = Harvest::default();
    harvest.take(area, known, with_children(connection, area, body).await)?;
    Ok(harvest)
}

impl Harvest {
    /// A sign-in that ends in the middle ends the whole reading; any other fault of a child is a gap.
    fn take(&mut self, area: &Area, known: &Known, body: Result<Vec<u8>, ChildFailure>) -> Result<(), GraphError> {
        let observed = match body {
            Ok(body) => observe(area, known, &body),
            Err(ChildFailure::Graph { error, .. }) if error.is_sign_in() => return Err(error),
            Err(ChildFailure::Graph { property, error }) => Err(format!("{property}: {}", in_words(area, &error))),
            Err(ChildFailure::Body(reason)) => Err(reason),
        };
        match observed {
            Ok(observed) => {
                self.resources.insert(observed.id().clone(), observed);
            }
            Err(gap) => self.gaps.push(gap),
        }
        Ok(())
    }
}

fn gaps_in_words(gaps: &[String]) -> Option<String> {
    let named: Vec<&str> = gaps.iter().take(GAPS_NAMED).map(String::as_str).collect();
    let more = gaps.len().saturating_sub(GAPS_NAMED);
    match (named.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(format!("not everything could be read: {}", named.join("; "))),
        (false, more) => Some(format!("not everything could be read: {}; and {more} more", named.join("; "))),
    }
}

fn status_of(error: &GraphError) -> CollectionStatus {
    if error.is_not_licensed() {
        CollectionStatus::NotLicensed
    } else if error.is_permission() {
        CollectionStatus::NoPermission
    } else {
        CollectionStatus::Failed
    }
}

fn in_words(area: &Area, error: &GraphError) -> String {
    let way_out = if error.is_permission() && !area.permissions.read.is_empty() {
        Some(format!("grant {} to the app registration", area.permissions.read.join(" and ")))
    } else {
        error.hint().map(str::to_owned)
    };
    match way_out {
        Some(way_out) => format!("{error}: {way_out}"),
        None => error.to_string(),
    }
}

/// Faults that pass by themselves.
fn is_transient(error: &GraphError) -> bool {
    match error {
        GraphError::Throttled { .. }
        | GraphError::Network { .. }
        | GraphError::TimedOut { .. }
        | GraphError::BadAnswer { .. } => true,
        GraphError::Api { status, .. } => *status >= 500,
        GraphError::Insecure { .. }
        | GraphError::Setup(_)
        | GraphError::BadRequest { .. }
        | GraphError::SignIn { .. }
        | GraphError::TooLarge { .. }
        | GraphError::TooManyPages { .. } => false,
    }
}
