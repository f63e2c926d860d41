//! What a plan makes: which ids will be there that are not there yet, and what stands for those that nobody knows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::created::created_id;
use crate::domain::catalog::{Area, Entry, Reference, find, referred_by};
use crate::domain::model::{AreaKey, ResourceId};
use crate::domain::reference::{Directory, Unresolved, candidates, mentions, with_ids};

/// The ids that lead somewhere when the plan is done.
#[derive(Debug)]
pub(super) struct Making<'a> {
    directory: &'a Directory,
    /// Resources that get another id, by the one that they had.
    renamed: BTreeMap<(AreaKey, String), u32>,
    /// What others call those that come back as they were.
    returning: BTreeSet<(AreaKey, String, String)>,
}

impl<'a> Making<'a> {
    pub(super) fn new(directory: &'a Directory) -> Self {
        Self { directory, renamed: BTreeMap::new(), returning: BTreeSet::new() }
    }

    pub(super) fn directory(&self) -> &'a Directory {
        self.directory
    }

    /// A resource will be made, with an id that only the service knows.
    pub(super) fn rename(&mut self, area: &AreaKey, id: &ResourceId, mark: u32) {
        self.renamed.insert((area.clone(), id.as_str().to_lowercase()), mark);
    }

    pub(super) fn forget(&mut self, area: &AreaKey, id: &ResourceId) {
        self.renamed.remove(&(area.clone(), id.as_str().to_lowercase()));
    }

    /// A resource will be there again as others know it.
    pub(super) fn bring_back(&mut self, entry: &Entry, id: &ResourceId, body: &Value) {
        let area = &entry.area;
        let mut add = |property: &str, value: &str| {
            self.returning.insert((area.key.clone(), property.to_owned(), value.to_lowercase()));
        };
        add(&area.identity.id, id.as_str());
        for property in referred_by(&area.key) {
            if let Some(value) = body.get(property).and_then(Value::as_str) {
                add(property, value);
            }
        }
    }

    /// An id in the value at `path`, or in the path itself, that leads nowhere now and will not do so afterwards.
    pub(super) fn unresolved(&self, area: &Area, path: &str, value: &Value) -> Option<String> {
        let mut dangling = mentions(area, path, [value]).into_iter().filter(|mention| {
            let reference = &mention.referring.reference;
            match self.directory.name_of(reference, &mention.id) {
                Ok(_) => false,
                // Where not everything was read, nothing can be said against the id.
                Err(error) => error == Unresolved::Dangling && !self.will_be_there(reference, &mention.id),
            }
        });
        dangling.next().map(|mention| mention.id)
    }

    /// The body with what will stand for ids that change.
    pub(super) fn renamed(&self, area: &Area, body: &Value) -> Value {
        if self.renamed.is_empty() {
            return body.clone();
        }
        with_ids(area, body, &|reference, id| self.mark(reference, id).map(created_id))
    }

    fn will_be_there(&self, reference: &Reference, value: &str) -> bool {
        let id = reference.id_in(value).to_lowercase();
        self.mark(reference, &id).is_some()
            || candidates(reference).any(|(area, by)| self.returning.contains(&(area.clone(), by, id.clone())))
    }

    /// Only what refers to a resource by its id can be told of another id.
    fn mark(&self, reference: &Reference, id: &str) -> Option<u32> {
        let id = id.to_lowercase();
        let by_id = candidates(reference).filter(|(area, by)| find(area).is_some_and(|area| area.identity.id == *by));
        by_id.into_iter().find_map(|(area, _)| self.renamed.get(&(area.clone(), id.clone())).copied())
    }
}
