//! Collections that nobody changed, kept for the next reader. They can be made again at any time, so a thousand tenants
//! do not need the memory of a thousand tenants.

use super::records::Records;
use std::collections::HashMap;
use std::sync::Arc;

/// So many objects are kept; those asked for last stay longest.
const MOST_OBJECTS: usize = 45_000;

/// The place of a tenant in the list, and the path of a collection.
pub type Key = (usize, &'static str);

#[derive(Default)]
pub struct Ready {
    kept: HashMap<Key, Kept>,
    objects: usize,
    time: u64,
}

struct Kept {
    records: Arc<Records>,
    last_used: u64,
}

impl Ready {
    /// A collection that is kept.
    pub fn find(&mut self, key: &Key) -> Option<Arc<Records>> {
        self.time += 1;
        let kept = self.kept.get_mut(key)?;
        kept.last_used = self.time;
        Some(Arc::clone(&kept.records))
    }

    /// Keeps a collection, and forgets others when there are too many objects.
    pub fn keep(&mut self, key: Key, records: Arc<Records>) {
        self.time += 1;
        self.objects += weight(&records);
        if let Some(former) = self.kept.insert(key, Kept { records, last_used: self.time }) {
            self.objects -= weight(&former.records);
        }
        while self.objects > MOST_OBJECTS && self.kept.len() > 1 {
            let oldest = self.kept.iter().min_by_key(|(_, kept)| kept.last_used).map(|(key, _)| *key);
            let Some(forgotten) = oldest.and_then(|oldest| self.kept.remove(&oldest)) else { break };
            self.objects -= weight(&forgotten.records);
        }
    }
}

/// An empty collection takes a place, too.
fn weight(records: &Records) -> usize {
    records.len() + 4
}
