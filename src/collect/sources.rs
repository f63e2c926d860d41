//! What the areas of one sweep share: the parents that several of them are asked for, and who is mentioned where.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use tokio::sync::{OnceCell, watch};

use super::request;
use crate::domain::catalog::{Area, Child, Mention, Parents};
use crate::domain::model::{AreaKey, ResourceId};
use crate::graph::{Connection, GraphError};

type Ids = Result<Arc<Vec<String>>, Arc<GraphError>>;

/// Shared by all readers of a sweep.
#[derive(Default)]
pub struct Sources {
    parents: Mutex<HashMap<String, Arc<OnceCell<Ids>>>>,
    mentions: BTreeMap<AreaKey, Mentioned>,
}

/// The ids that one area mentions, by path.
pub type MentionedIds = BTreeMap<String, BTreeSet<String>>;

struct Mentioned {
    paths: BTreeSet<Mention>,
    /// As last read, for when the area cannot be read now.
    stored: MentionedIds,
    current: watch::Sender<Option<Arc<MentionedIds>>>,
}

impl Sources {
    /// For a sweep of these areas; `stored` tells what was last read of areas that others look into.
    pub fn new(areas: &[Arc<Area>], mut stored: impl FnMut(&AreaKey, &BTreeSet<Mention>) -> MentionedIds) -> Self {
        let mut wanted: BTreeMap<AreaKey, BTreeSet<Mention>> = BTreeMap::new();
        for mention in areas.iter().flat_map(|area| &area.children).flat_map(|child| &child.mentioned_in) {
            wanted.entry(mention.area.clone()).or_default().insert(mention.clone());
        }
        let mentions = wanted.into_iter().map(|(key, paths)| {
            let stored = stored(&key, &paths);
            let is_read = areas.iter().any(|area| area.key == key);
            let current = watch::Sender::new((!is_read).then(|| Arc::new(stored.clone())));
            (key, Mentioned { paths, stored, current })
        });
        Self { mentions: mentions.collect(), parents: Mutex::default() }
    }

    /// The reading of an area ended, however. Who waits for what it mentions goes on with what was last read.
    pub fn settle(&self, area: &AreaKey) {
        if let Some(mentioned) = self.mentions.get(area) {
            mentioned.current.send_if_modified(|current| {
                let is_open = current.is_none();
                current.get_or_insert_with(|| Arc::new(mentioned.stored.clone()));
                is_open
            });
        }
    }

    /// Whether somebody wants to know whom the area mentions.
    pub(super) fn mentions_wanted(&self, area: &AreaKey) -> Option<&BTreeSet<Mention>> {
        self.mentions.get(area).map(|mentioned| &mentioned.paths)
    }

    pub(super) fn tell_mentions(&self, area: &AreaKey, ids: MentionedIds) {
        if let Some(mentioned) = self.mentions.get(area) {
            mentioned.current.send_replace(Some(Arc::new(ids)));
        }
    }

    /// Whom the children of an area are asked for; waits for the areas that mention them.
    pub(super) async fn wanted_children(&self, area: &Area) -> WantedChildren {
        let mut wanted = WantedChildren::default();
        for child in &area.children {
            for mention in &child.mentioned_in {
                let Some(mentioned) = self.mentions.get(&mention.area) else { continue };
                let mut current = mentioned.current.subscribe();
                // The sender lives in `self`, so waiting ends with a value.
                let Ok(ids) = current.wait_for(Option::is_some).await else { continue };
                let ids = ids.as_ref().and_then(|ids| ids.get(&mention.path)).into_iter().flatten();
                wanted.mentioned.entry(child.property.clone()).or_default().extend(ids.cloned());
            }
        }
        wanted
    }

    /// The ids that an area is asked for, read once for all areas that need the same.
    pub(super) async fn parents(
        &self,
        connection: &Connection,
        area: &Area,
        parents: &Parents,
    ) -> Result<Arc<Vec<String>>, GraphError> {
        let cell = {
            let mut known = self.parents.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(known.entry(format!("{} {}", parents.path, parents.filter)).or_default())
        };
        let read = async || read_ids(connection, area, parents).await.map(Arc::new).map_err(Arc::new);
        cell.get_or_init(read).await.clone().map_err(|error| error.copy())
    }
}

/// Which resources have which children, beside those whose own properties tell.
#[derive(Debug, Default)]
pub(super) struct WantedChildren {
    mentioned: BTreeMap<String, BTreeSet<String>>,
}

impl WantedChildren {
    /// Changes when somebody else is mentioned.
    pub(super) fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (property, ids) in &self.mentioned {
            hasher.update(property.as_bytes()).update(&[0]);
            for id in ids {
                hasher.update(id.as_bytes()).update(&[0]);
            }
        }
        hasher.finalize().to_hex().chars().take(16).collect()
    }

    /// Whether the child is asked for.
    pub(super) fn wants(&self, child: &Child, id: &ResourceId, raw: &Value) -> bool {
        let is_unconditional = child.when.is_none() && child.mentioned_in.is_empty();
        let holds = child.when.as_ref().is_some_and(|condition| condition.holds(raw));
        let is_mentioned = self.mentioned.get(&child.property).is_some_and(|ids| ids.contains(id.as_str()));
        is_unconditional || holds || is_mentioned
    }
}

/// The ids at each path, of one body more.
pub(super) fn note_mentions(paths: &BTreeSet<Mention>, raw: &Value, into: &mut MentionedIds) {
    for mention in paths {
        let ids = mention.ids(raw).into_iter().map(str::to_lowercase);
        into.entry(mention.path.clone()).or_default().extend(ids);
    }
}

/// As [`note_mentions`], of bodies that were stored.
pub fn mentioned_by<'v>(paths: &BTreeSet<Mention>, bodies: impl IntoIterator<Item = &'v Value>) -> MentionedIds {
    let mut ids = MentionedIds::new();
    bodies.into_iter().for_each(|raw| note_mentions(paths, raw, &mut ids));
    ids
}

async fn read_ids(connection: &Connection, area: &Area, parents: &Parents) -> Result<Vec<String>, GraphError> {
    let mut pages = connection.pages(&request::of_parents(area, parents)?);
    let mut ids = BTreeSet::new();
    while let Some(page) = pages.next().await? {
        let values = page.items.iter().filter_map(|item| serde_json::from_str::<Value>(item.get()).ok());
        ids.extend(values.filter_map(|value| value.get(&parents.id)?.as_str().map(str::to_owned)));
    }
    Ok(ids.into_iter().collect())
}
