//! The objects of one collection in the order of their making, with a revision for each change.

use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// One stored object. `revision` tells when it last changed.
#[derive(Debug, Clone)]
pub struct Record {
    pub body: Arc<Value>,
    pub revision: u64,
}

/// A collection. Cloning shares the bodies, so that copying on write is cheap.
#[derive(Debug, Clone, Default)]
pub struct Records {
    key: &'static str,
    rows: BTreeMap<u64, Record>,
    by_id: HashMap<String, u64>,
    next_position: u64,
    revision: u64,
    gone: Vec<(u64, String)>,
    references: Vec<Reference>,
}

/// A reference of one object to another that came or went.
#[derive(Debug, Clone)]
pub struct Reference {
    revision: u64,
    owner: String,
    name: String,
    pub target: String,
    pub is_removed: bool,
}

impl Records {
    /// A collection as it stands before anybody changed it.
    /// `key` names the property that tells its objects apart.
    pub fn new(key: &'static str, bodies: Vec<Value>) -> Self {
        let mut records = Self { key, ..Self::default() };
        for body in bodies {
            records.put(body);
        }
        records.revision = 0;
        for record in records.rows.values_mut() {
            record.revision = 0;
        }
        records
    }

    /// Adds an object, or replaces the one with the same id in its place.
    pub fn put(&mut self, body: Value) {
        self.revision += 1;
        let id = Self::key_of(self.key, &body);
        let position = *self.by_id.entry(id).or_insert_with(|| {
            self.next_position += 1;
            self.next_position
        });
        self.rows.insert(position, Record { body: Arc::new(body), revision: self.revision });
    }

    /// Puts other objects in place of all.
    pub fn replace_all(&mut self, bodies: Vec<Value>) {
        let ids: Vec<String> = self.by_id.keys().cloned().collect();
        for id in ids {
            self.remove(&id);
        }
        for body in bodies {
            self.put(body);
        }
    }

    /// Takes an object out.
    pub fn remove(&mut self, id: &str) -> Option<Arc<Value>> {
        let position = self.by_id.remove(&id.to_ascii_lowercase())?;
        let record = self.rows.remove(&position)?;
        self.revision += 1;
        self.gone.push((self.revision, id.to_owned()));
        Some(record.body)
    }

    /// The object with this id, whatever the case of its letters.
    pub fn get(&self, id: &str) -> Option<&Arc<Value>> {
        let position = self.by_id.get(&id.to_ascii_lowercase())?;
        self.rows.get(position).map(|record| &record.body)
    }

    /// All objects with their positions, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (u64, &Record)> {
        self.rows.iter().map(|(position, record)| (*position, record))
    }

    /// The first object for which `test` holds.
    pub fn find(&self, test: impl Fn(&Value) -> bool) -> Option<&Arc<Value>> {
        self.rows.values().map(|record| &record.body).find(|body| test(body))
    }

    /// Notes that an object refers to another from now on, or no more.
    pub fn note_reference(&mut self, owner: &str, name: &str, target: &str, is_removed: bool) {
        let (owner, name, target) = (owner.to_ascii_lowercase(), name.to_owned(), target.to_owned());
        self.references.push(Reference { revision: self.revision, owner, name, target, is_removed });
    }

    /// The references of an object that came or went after `revision`, the latest word on each.
    pub fn references_since(&self, revision: u64, owner: &str, name: &str) -> impl Iterator<Item = &Reference> {
        let owner = owner.to_ascii_lowercase();
        let changed = self.references.iter().filter(move |reference| {
            reference.revision > revision && reference.owner == owner && reference.name == name
        });
        let latest: BTreeMap<&str, &Reference> =
            changed.map(|reference| (reference.target.as_str(), reference)).collect();
        latest.into_values()
    }

    /// The ids taken out after `revision`.
    pub fn gone_since(&self, revision: u64) -> impl Iterator<Item = &str> {
        self.gone.iter().filter(move |(at, _)| *at > revision).map(|(_, id)| id.as_str())
    }

    /// The revision of the last change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What an object is found by.
    pub fn key_of(key: &str, body: &Value) -> String {
        body.get(key).and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase()
    }
}
