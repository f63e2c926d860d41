//! Reading chosen resources anew, with their children, in the shape in which a collection brings them: for what is
//! planned, for the look just before a write, and to see whether what was written holds.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::FutureExt;
use futures_util::stream::{self, StreamExt};
use serde_json::Value;
use serde_json::value::RawValue;

use super::children::{ChildFailure, Completing};
use super::failure;
use super::read::items_of;
use super::request::{self, Parent};
use super::sources::{Sources, WantedChildren};
use crate::domain::catalog::{Area, Entry, PARENT_ID, RecycleBin, RequestKind, Restore};
use crate::domain::model::ResourceId;
use crate::graph::{Connection, GraphError};

/// Resources that are asked for at once: enough to fill a few batches.
const CONCURRENT_RESOURCES: usize = 50;

/// A resource that is to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chosen {
    pub id: ResourceId,
    /// The id of the parent that it is read under, where the area has those and it is known.
    pub parent: Option<String>,
}

/// How a resource is now.
#[derive(Debug, Clone, PartialEq)]
pub enum Fresh {
    There(Value),
    Gone,
    /// Nobody knows, with the reason in words.
    Unread(String),
}

/// Reads resources of one area.
pub struct FreshReader<'a> {
    pub connection: &'a Connection,
    pub area: &'a Area,
    /// Whether a resource can be asked for alone; see [`is_addressable`].
    pub alone: bool,
    pub sources: &'a Sources,
}

/// Whether a resource has an address below that of its list, which the catalog says by where it is written. A list that
/// is narrowed by a filter is asked itself, so that what left the filter counts as gone, as a collection has it.
pub fn is_addressable(entry: &Entry) -> bool {
    let (area, restore) = (&entry.area, entry.restore.as_ref());
    let address = format!("{}/{{id}}", area.request.path);
    let is_there = |restore: &Restore| {
        let operations = [&restore.update, &restore.delete].into_iter().flatten();
        operations.into_iter().any(|operation| {
            operation.path == address && operation.version.is_none_or(|version| version == area.version)
        })
    };
    area.request.filter.is_empty() && restore.is_some_and(is_there)
}

impl FreshReader<'_> {
    /// Each of the resources as it is now.
    pub async fn read(&self, chosen: &[Chosen]) -> BTreeMap<ResourceId, Fresh> {
        let wanted = self.sources.wanted_children(self.area).await;
        if self.alone && self.area.request.kind == RequestKind::Collection {
            let reads: Vec<_> = chosen.iter().map(|chosen| self.one(&wanted, chosen).boxed()).collect();
            return stream::iter(reads).buffer_unordered(CONCURRENT_RESOURCES).collect().await;
        }
        let mut found = BTreeMap::new();
        for (parent, ids) in self.by_parent(chosen) {
            found.extend(self.among(&wanted, parent, &ids).await);
        }
        found
    }

    /// Everything that the area has, below this parent where it has those.
    ///
    /// # Errors
    /// In words, when the area or a child was not read.
    pub async fn all(&self, parent: Option<&str>) -> Result<Vec<Value>, String> {
        let wanted = self.sources.wanted_children(self.area).await;
        let in_words = |error: &GraphError| failure::in_words(self.area, error);
        let mut bodies = Vec::new();
        for parent in self.parents(parent.map(str::to_owned)).await.map_err(|error| in_words(&error))? {
            let items = self.items(parent.as_ref()).await.map_err(|error| in_words(&error))?;
            for item in items {
                bodies.push(self.completed(&wanted, item, parent.as_ref()).await?);
            }
        }
        Ok(bodies)
    }

    /// What lies in the recycle bin under the former id. It comes without its children.
    pub async fn deleted(&self, bin: &RecycleBin, id: &ResourceId) -> Fresh {
        let answer = match request::of_deleted(self.area, bin, id) {
            Ok(request) => self.connection.get::<Value>(&request).await,
            Err(error) => Err(error),
        };
        match answer {
            Ok(body) => Fresh::There(body),
            Err(error) if error.is_not_found() => Fresh::Gone,
            Err(error) => Fresh::Unread(failure::in_words(self.area, &error)),
        }
    }

    async fn one(&self, wanted: &WantedChildren, chosen: &Chosen) -> (ResourceId, Fresh) {
        let fresh = match (&self.area.request.parents, &chosen.parent) {
            (Some(_), None) => Fresh::Unread("the object that it belongs to is not known".to_owned()),
            (None, _) => self.at(wanted, &chosen.id, None).await,
            (Some(parents), Some(id)) => {
                let parent = Parent { placeholder: parents.placeholder.clone(), id: id.clone() };
                self.at(wanted, &chosen.id, Some(&parent)).await
            }
        };
        (chosen.id.clone(), fresh)
    }

    async fn at(&self, wanted: &WantedChildren, id: &ResourceId, parent: Option<&Parent>) -> Fresh {
        let answer = match request::of_resource(self.area, id, parent) {
            Ok(request) => self.connection.get::<Box<RawValue>>(&request).await,
            Err(error) => Err(error),
        };
        match answer {
            Ok(item) if self.area.request.excludes(item.get()) => Fresh::Gone,
            Ok(item) => self.completed(wanted, item, parent).await.map_or_else(Fresh::Unread, Fresh::There),
            Err(error) if error.is_not_found() => Fresh::Gone,
            Err(error) => Fresh::Unread(failure::in_words(self.area, &error)),
        }
    }

    /// The chosen ones among what the lists hold.
    async fn among(
        &self,
        wanted: &WantedChildren,
        parent: Option<String>,
        ids: &BTreeSet<ResourceId>,
    ) -> BTreeMap<ResourceId, Fresh> {
        let unread = |error: &GraphError| -> BTreeMap<ResourceId, Fresh> {
            let reason = failure::in_words(self.area, error);
            ids.iter().map(|id| (id.clone(), Fresh::Unread(reason.clone()))).collect()
        };
        let parents = match self.parents(parent).await {
            Ok(parents) => parents,
            Err(error) => return unread(&error),
        };
        let mut found = BTreeMap::new();
        for parent in parents {
            let items = match self.items(parent.as_ref()).await {
                Ok(items) => items,
                Err(error) => return unread(&error),
            };
            for item in items {
                if let Some(id) = self.id_of(&item, parent.as_ref()).filter(|id| ids.contains(id)) {
                    let body = self.completed(wanted, item, parent.as_ref()).await;
                    found.insert(id, body.map_or_else(Fresh::Unread, Fresh::There));
                }
            }
        }
        ids.iter().map(|id| (id.clone(), found.remove(id).unwrap_or(Fresh::Gone))).collect()
    }

    /// Under what the lists are asked for: the parent if it is known, all of them otherwise, and nothing where the area
    /// has none.
    async fn parents(&self, known: Option<String>) -> Result<Vec<Option<Parent>>, GraphError> {
        let Some(parents) = &self.area.request.parents else { return Ok(vec![None]) };
        let parent = |id: String| Some(Parent { placeholder: parents.placeholder.clone(), id });
        match known {
            Some(id) => Ok(vec![parent(id)]),
            None => {
                let ids = self.sources.parents(self.connection, self.area, parents).await?;
                Ok(ids.iter().cloned().map(parent).collect())
            }
        }
    }

    async fn items(&self, parent: Option<&Parent>) -> Result<Vec<Box<RawValue>>, GraphError> {
        match items_of(self.connection, self.area, parent).await {
            // A singleton that was never set, or a parent that is gone.
            Err(error) if error.is_not_found() => Ok(Vec::new()),
            items => {
                items.map(|items| items.into_iter().filter(|item| !self.area.request.excludes(item.get())).collect())
            }
        }
    }

    fn id_of(&self, item: &RawValue, parent: Option<&Parent>) -> Option<ResourceId> {
        let mut body: Value = serde_json::from_str(item.get()).ok()?;
        if let (Some(members), Some(parent)) = (body.as_object_mut(), parent) {
            members.insert(PARENT_ID.to_owned(), Value::String(parent.id.clone()));
        }
        self.area.resource_id_of(&body)
    }

    async fn completed(
        &self,
        wanted: &WantedChildren,
        item: Box<RawValue>,
        parent: Option<&Parent>,
    ) -> Result<Value, String> {
        let completing = Completing { connection: self.connection, area: self.area, wanted };
        let bytes = completing.complete(item, parent).await.map_err(|failure| match failure {
            ChildFailure::Body(reason) => reason,
            ChildFailure::Graph { property, error } => format!("{property}: {}", failure::in_words(self.area, &error)),
        })?;
        serde_json::from_slice(&bytes).map_err(|error| format!("a resource is not valid JSON: {error}"))
    }

    /// A singleton that each parent has is known by its parent's id.
    fn by_parent(&self, chosen: &[Chosen]) -> BTreeMap<Option<String>, BTreeSet<ResourceId>> {
        let is_of_parent = self.area.request.kind == RequestKind::Singleton && self.area.request.parents.is_some();
        let mut groups: BTreeMap<Option<String>, BTreeSet<ResourceId>> = BTreeMap::new();
        for Chosen { id, parent } in chosen {
            let parent = if is_of_parent { Some(id.to_string()) } else { parent.clone() };
            groups.entry(parent).or_default().insert(id.clone());
        }
        groups
    }
}
