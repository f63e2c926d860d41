//! Reading an area from its first page to its last.

use futures_util::FutureExt;
use futures_util::stream::{self, StreamExt};
use serde_json::value::RawValue;

use super::children::Completing;
use super::harvest::{Harvest, Keep};
use super::observe::Known;
use super::request::{self, Parent};
use super::sources::{Sources, WantedChildren};
use super::{DeltaState, Reading, delta, failure};
use crate::domain::catalog::{Area, Parents, RequestKind};
use crate::domain::model::CollectionStatus;
use crate::domain::snapshot::is_sudden_loss;
use crate::graph::{Connection, GraphError};

/// Resources that are completed at once: enough to fill the batches that are under way.
const CONCURRENT_RESOURCES: usize = 100;
/// A list that moved while it was paged is read again so often.
const READS_OF_A_MOVING_LIST: usize = 2;

/// Everything that reading one area of a sweep needs.
pub struct Reader<'a> {
    pub connection: &'a Connection,
    pub area: &'a Area,
    pub known: &'a Known,
    pub sources: &'a Sources,
    pub keep: &'a Keep<'a>,
    /// Where the last reading ended, when reading only what changed is allowed.
    pub delta: Option<DeltaState>,
}

impl Reader<'_> {
    /// Reads the area. Never fails: how it ended is part of the reading, and what could not be read changes nothing.
    pub async fn read(&self) -> Reading {
        let wanted = self.sources.wanted_children(self.area).await;
        let result = self.harvest(&wanted).await;
        let usage = self.connection.usage();
        match result {
            Ok((harvest, delta)) => {
                self.sources.tell_mentions(&self.area.key, harvest.mentions.clone());
                let is_whole = harvest.gaps.is_empty();
                Reading {
                    status: if is_whole { CollectionStatus::Complete } else { CollectionStatus::Partial },
                    reason: harvest.gaps_in_words(),
                    resources: harvest.resources.into_values().collect(),
                    is_transient: false,
                    sign_in_failed: false,
                    delta: delta.filter(|_| is_whole),
                    usage,
                }
            }
            // A list that ends in the middle says nothing about the rest, so nothing of it is used.
            Err(Unread::Graph(error)) => Reading {
                status: failure::status_of(&error),
                reason: Some(failure::in_words(self.area, &error)),
                is_transient: failure::is_transient(&error),
                sign_in_failed: error.is_sign_in(),
                ..Reading::failed(String::new(), usage)
            },
            Err(Unread::Kept(reason)) => Reading { is_transient: true, ..Reading::failed(reason, usage) },
        }
    }

    async fn harvest(&self, wanted: &WantedChildren) -> Result<(Harvest, Option<DeltaState>), Unread> {
        if let Some(state) = &self.delta
            && let Some(found) = delta::read(self, wanted, state).await?
        {
            return Ok(found);
        }
        let next = delta::begin(self, wanted).await;
        let mut harvest = self.everything(wanted).await?;
        for _ in 1..READS_OF_A_MOVING_LIST {
            if harvest.moved {
                harvest = self.everything(wanted).await?;
            }
        }
        if harvest.moved {
            harvest.gaps.push("the list kept changing while it was read".to_owned());
        }
        self.confirm_loss(&mut harvest).await;
        Ok((harvest, next))
    }

    async fn everything(&self, wanted: &WantedChildren) -> Result<Harvest, Unread> {
        let mut harvest = Harvest::default();
        match &self.area.request.parents {
            None => self.list(wanted, &mut harvest).await?,
            Some(parents) => self.of_parents(wanted, parents, &mut harvest).await?,
        }
        Ok(harvest)
    }

    async fn list(&self, wanted: &WantedChildren, into: &mut Harvest) -> Result<(), Unread> {
        let request = request::of_area(self.area, None)?;
        match self.area.request.kind {
            RequestKind::Collection => {
                let mut pages = self.connection.pages(&request);
                while let Some(page) = pages.next().await? {
                    self.take(wanted, page.items, None, into).await?;
                    if self.area.request.first_page_only {
                        break;
                    }
                }
            }
            RequestKind::Singleton => match self.connection.get::<Box<RawValue>>(&request).await {
                // A singleton that was never set is not there (notes of the areas: 404).
                Err(error) if error.is_not_found() => {}
                body => self.take(wanted, vec![body?], None, into).await?,
            },
        }
        Ok(())
    }

    /// The first page for each parent, many at once; further pages follow one after another.
    async fn of_parents(&self, wanted: &WantedChildren, parents: &Parents, into: &mut Harvest) -> Result<(), Unread> {
        let ids = self.sources.parents(self.connection, self.area, parents).await?;
        let parent = |id: &String| Parent { placeholder: parents.placeholder.clone(), id: id.clone() };
        let reads: Vec<_> = ids.iter().map(|id| self.of_parent(parent(id)).boxed()).collect();
        let mut answers = stream::iter(reads).buffered(CONCURRENT_RESOURCES);
        while let Some((parent, answer)) = answers.next().await {
            match answer {
                Ok(items) => self.take(wanted, items, Some(&parent), into).await?,
                Err(error) if error.is_not_found() => {}
                Err(error) if failure::concerns_area(&error) => return Err(error.into()),
                Err(error) => into.gaps.push(format!("{}: {}", parent.id, failure::in_words(self.area, &error))),
            }
        }
        Ok(())
    }

    async fn of_parent(&self, parent: Parent) -> (Parent, Result<Vec<Box<RawValue>>, GraphError>) {
        let items = items_of(self.connection, self.area, Some(&parent)).await;
        (parent, items)
    }

    pub(super) async fn take(
        &self,
        wanted: &WantedChildren,
        items: Vec<Box<RawValue>>,
        parent: Option<&Parent>,
        into: &mut Harvest,
    ) -> Result<(), Unread> {
        let completing = Completing { connection: self.connection, area: self.area, wanted };
        let own = items.into_iter().filter(|item| !self.area.request.excludes(item.get()));
        let completed: Vec<_> = own.map(|item| completing.complete(item, parent).boxed()).collect();
        let mut bodies = stream::iter(completed).buffered(CONCURRENT_RESOURCES);
        while let Some(body) = bodies.next().await {
            into.take(self.area, self.sources, self.known, body)?;
        }
        into.relieve(self.keep).await.map_err(Unread::Kept)
    }

    /// A list that lost much is believed only when Graph counts the same, where it counts.
    async fn confirm_loss(&self, harvest: &mut Harvest) {
        if self.area.request.count.is_empty() || !is_sudden_loss(self.known.count(), harvest.resources.len()) {
            return;
        }
        let Ok(request) = request::of_count(self.area) else { return };
        if let Ok(count) = self.connection.get::<usize>(&request).await
            && count > harvest.resources.len()
        {
            harvest.gaps.push(format!("the list has {} resources, but Graph counts {count}", harvest.resources.len()));
        }
    }
}

/// What the list holds, all pages of it, without its children.
pub(super) async fn items_of(
    connection: &Connection,
    area: &Area,
    parent: Option<&Parent>,
) -> Result<Vec<Box<RawValue>>, GraphError> {
    let request = request::of_area(area, parent)?;
    match area.request.kind {
        RequestKind::Singleton => Ok(vec![connection.get(&request).await?]),
        RequestKind::Collection => {
            let mut pages = connection.pages(&request);
            let mut items = Vec::new();
            while let Some(page) = pages.next().await? {
                items.extend(page.items);
                if area.request.first_page_only {
                    break;
                }
            }
            Ok(items)
        }
    }
}

/// Why an area was not read.
pub(super) enum Unread {
    Graph(GraphError),
    /// What was read could not be kept.
    Kept(String),
}

impl From<GraphError> for Unread {
    fn from(error: GraphError) -> Self {
        Self::Graph(error)
    }
}
