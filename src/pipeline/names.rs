//! Names in place of ids: a person knows a group by its name.
//!
//! Which texts are ids, and of what, the catalog says. Only what a custom collector brings, and ids at places that the
//! catalog does not know, are looked for in all areas, where a GUID cannot be mistaken.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::aliases;
use crate::domain::catalog::{self, Area, Reference, permission_ids};
use crate::domain::model::{AreaKey, CollectionStatus, ResourceId, TenantId, Timestamp};
use crate::domain::reference::{Mention, mentions};
use crate::store::drifts::Drift;
use crate::store::names::{Known, LastReading, Wanted};
use crate::store::{ReadTx, StoreError, bodies, names};

/// By id, as it stands in the value.
pub type Names = BTreeMap<String, Name>;

/// What an id names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As last read; `None` when nothing of that id was ever read.
    pub name: Option<String>,
    /// Where the object was found, or would be; `None` for a permission, which is part of an object.
    pub area: Option<AreaKey>,
    pub state: NameState,
    /// The places in the area's resources that hold it, in the words of the catalog. An id that is no GUID means its
    /// object at these places alone.
    pub paths: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameState {
    /// There when its area was last read.
    Live,
    /// Deleted since; the name is the last one.
    Gone,
    /// Its area was read completely since the id was seen, and has none of that id.
    Dangling,
    /// Its area was not read completely, so nothing can be said.
    Unknown,
}

/// Values whose ids are to be named.
pub(super) struct Question<'v> {
    pub(super) tenant: TenantId,
    pub(super) area: Option<Arc<Area>>,
    /// Where the values stand; empty for whole resources.
    pub(super) path: &'v str,
    pub(super) values: Vec<&'v Value>,
    /// Since when the values are known; a reading before says nothing about what they mention.
    pub(super) since: Timestamp,
}

impl<'v> Question<'v> {
    pub(super) fn of_drift(drift: &'v Drift, area: Option<Arc<Area>>) -> Self {
        let detail = &drift.detail;
        let accepted = drift.acceptance.as_ref().and_then(|acceptance| acceptance.value.as_ref());
        let values = [&detail.before, &detail.after].into_iter().chain(&detail.added).chain(&detail.removed);
        let values = values.chain(accepted.map(|accepted| &accepted.after));
        // What was added and removed stands in the values, too, but for elements of sets, which need the path of one.
        Self { tenant: drift.tenant_id, area, path: &detail.path, values: values.collect(), since: drift.first_seen_at }
    }
}

/// Values that refer to more objects than this are not read by their names.
const MENTIONS_LIMIT: usize = 500;

/// The names for each question, with a fixed number of statements for all of them.
pub(super) fn answer(tx: &ReadTx<'_>, questions: &[Question<'_>]) -> Result<Vec<Names>, StoreError> {
    let asked: Vec<Vec<Asked>> = questions.iter().map(asked).collect();
    let found = Found::read(tx, questions, &asked)?;
    Ok(questions.iter().zip(&asked).map(|(question, asked)| found.names(question, asked)).collect())
}

/// The names for one question, those of permissions among them.
pub(super) fn answer_one(tx: &ReadTx<'_>, question: Question<'_>) -> Result<Names, StoreError> {
    answer_about_one(tx, &[question])
}

/// The names for all questions about one resource, those of permissions among them: for these, bodies are opened.
pub(super) fn answer_about_one(tx: &ReadTx<'_>, questions: &[Question<'_>]) -> Result<Names, StoreError> {
    let mut names: Names = answer(tx, questions)?.into_iter().flatten().collect();
    name_elements(tx, questions, &mut names)?;
    Ok(names)
}

/// Bodies that are opened for one question at most; an enterprise application can be a megabyte.
const BODIES_LIMIT: u32 = 10;

/// Names what are elements of the resources that stand in the same values, such as the permissions of an application.
fn name_elements(tx: &ReadTx<'_>, questions: &[Question<'_>], names: &mut Names) -> Result<(), StoreError> {
    let Some(first) = questions.first() else { return Ok(()) };
    let Some(area) = first.area.as_ref().filter(|area| !area.elements.is_empty()) else { return Ok(()) };
    let labels: Vec<String> = questions.iter().flat_map(|question| path_guids(question.path)).collect();
    let mut guids: BTreeSet<&str> = labels.iter().map(String::as_str).collect();
    questions.iter().flat_map(|question| &question.values).for_each(|value| collect_guids(value, &mut guids));
    for elements in &area.elements {
        let owners: Vec<String> = names
            .iter()
            .filter(|(_, name)| name.area.as_ref() == Some(&elements.area) && name.name.is_some())
            .map(|(id, _)| id.to_lowercase())
            .collect();
        for digest in names::bodies_of(tx, first.tenant, &elements.area, &owners, BODIES_LIMIT)? {
            let raw = bodies::get_json(tx, first.tenant, digest)?;
            let named = elements.names_in(&raw);
            for id in &guids {
                if let Some(text) = named.get(&id.to_lowercase()) {
                    names.entry((*id).to_owned()).or_insert_with(|| Name {
                        name: Some((*text).to_owned()),
                        area: None,
                        state: NameState::Live,
                        paths: Vec::new(),
                    });
                }
            }
        }
    }
    Ok(())
}

/// The GUIDs in the labels of a path.
fn path_guids(path: &str) -> Vec<String> {
    let parts = path.split(['[', ']', ',', '=']);
    parts.filter(|part| part.len() == 36 && Uuid::try_parse(part).is_ok()).map(str::to_owned).collect()
}

/// An id of a question.
enum Asked {
    Mention(Mention),
    /// A GUID at a place of which the catalog says nothing.
    Guid(String),
}

fn asked(question: &Question<'_>) -> Vec<Asked> {
    let mut all = Vec::new();
    if let Some(area) = &question.area {
        for mention in in_area(area, question) {
            all.push(Asked::Mention(mention));
        }
    }
    let mentioned: BTreeSet<&str> = all
        .iter()
        .filter_map(|asked| match asked {
            Asked::Mention(mention) => Some(mention.id.as_str()),
            Asked::Guid(_) => None,
        })
        .collect();
    let mut guids = BTreeSet::new();
    for value in &question.values {
        collect_guids(value, &mut guids);
    }
    let labels = path_guids(question.path);
    guids.extend(labels.iter().map(String::as_str));
    let guids: Vec<String> = guids.into_iter().filter(|id| !mentioned.contains(id)).map(str::to_owned).collect();
    all.extend(guids.into_iter().map(Asked::Guid));
    all.truncate(MENTIONS_LIMIT);
    all
}

/// Members of sets stand one step below the path of the set.
fn in_area(area: &Area, question: &Question<'_>) -> Vec<Mention> {
    let mut found = mentions(area, question.path, question.values.iter().copied());
    let members = question.values.iter().copied().filter(|value| !value.is_array());
    let lists: Vec<Value> = members.map(|member| Value::Array(vec![member.clone()])).collect();
    found.extend(mentions(area, question.path, &lists));
    found.sort_by(|a, b| (&a.id, &a.referring.pattern).cmp(&(&b.id, &b.referring.pattern)));
    found.dedup();
    found
}

fn collect_guids<'v>(value: &'v Value, ids: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) if text.len() == 36 && Uuid::try_parse(text).is_ok() => drop(ids.insert(text)),
        Value::Array(items) => items.iter().for_each(|item| collect_guids(item, ids)),
        Value::Object(members) => members.values().for_each(|member| collect_guids(member, ids)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What the store knows about all ids of a page.
struct Found {
    by_id: HashMap<Wanted, Known>,
    by_alias: HashMap<Wanted, Known>,
    anywhere: HashMap<(TenantId, String), Known>,
    readings: HashMap<(TenantId, AreaKey), LastReading>,
}

impl Found {
    fn read(tx: &ReadTx<'_>, questions: &[Question<'_>], asked: &[Vec<Asked>]) -> Result<Self, StoreError> {
        let (mut ids, mut aliases) = (BTreeSet::new(), BTreeSet::new());
        let (mut guids, mut areas) = (BTreeSet::new(), BTreeSet::new());
        for (question, asked) in
            questions.iter().zip(asked).flat_map(|(question, list)| list.iter().map(move |one| (question, one)))
        {
            match asked {
                Asked::Guid(id) => drop(guids.insert((question.tenant, id.to_lowercase()))),
                Asked::Mention(mention) => {
                    for (wanted, is_alias) in wanted(question.tenant, mention) {
                        areas.insert((question.tenant, wanted.area.clone()));
                        if is_alias {
                            aliases.insert(wanted)
                        } else {
                            ids.insert(wanted)
                        };
                    }
                }
            }
        }
        let (ids, aliases) = (listed(ids), listed(aliases));
        let (guids, areas) = (listed(guids), listed(areas));
        let readings = if areas.is_empty() { Vec::new() } else { names::last_readings(tx, &areas)? };
        Ok(Self {
            by_id: placed(&ids, if ids.is_empty() { Vec::new() } else { names::by_ids(tx, &ids)? }),
            by_alias: placed(&aliases, if aliases.is_empty() { Vec::new() } else { names::by_aliases(tx, &aliases)? }),
            anywhere: placed(&guids, if guids.is_empty() { Vec::new() } else { names::of_any_area(tx, &guids)? }),
            readings: readings.into_iter().filter_map(|one| Some((areas.get(one.index)?.clone(), one))).collect(),
        })
    }

    fn names(&self, question: &Question<'_>, asked: &[Asked]) -> Names {
        let mut names = Names::new();
        for asked in asked {
            match asked {
                Asked::Guid(id) => names.extend(self.guid(question.tenant, id).map(|name| (id.clone(), name))),
                Asked::Mention(mention) => {
                    let name = self.mention(question, mention);
                    let known = names.entry(mention.id.clone()).or_insert_with(|| name.clone());
                    // The same id at two places: what is known says more than what is not.
                    if known.name.is_none() && name.name.is_some() {
                        *known = Name { paths: known.paths.clone(), ..name };
                    }
                    if !known.paths.contains(&mention.referring.pattern) {
                        known.paths.push(mention.referring.pattern.clone());
                    }
                }
            }
        }
        names
    }

    fn mention(&self, question: &Question<'_>, mention: &Mention) -> Name {
        let paths = vec![mention.referring.pattern.clone()];
        let candidates = wanted(question.tenant, mention);
        let mut found: Vec<&Known> = candidates
            .iter()
            .filter_map(|(wanted, is_alias)| if *is_alias { self.by_alias.get(wanted) } else { self.by_id.get(wanted) })
            .collect();
        found.sort_by_key(|known| !known.is_live);
        if let Some(known) = found.first() {
            return of_known(known, paths);
        }
        let reference = &mention.referring.reference;
        let is_whole = !reference.open
            && candidates.iter().all(|(wanted, is_alias)| self.is_whole(wanted, *is_alias, question.since));
        let state = if is_whole { NameState::Dangling } else { NameState::Unknown };
        Name { name: None, area: Some(reference.area.clone()), state, paths }
    }

    /// Whether the area was read completely since: then what was not found is not there.
    fn is_whole(&self, wanted: &Wanted, is_alias: bool, since: Timestamp) -> bool {
        self.readings.get(&(wanted.tenant, wanted.area.clone())).is_some_and(|last| {
            let LastReading { index: _, status, is_held, finished_at, lacks_aliases } = last;
            let complete = *status == CollectionStatus::Complete && !is_held;
            complete && *finished_at >= since && !(is_alias && *lacks_aliases)
        })
    }

    fn guid(&self, tenant: TenantId, id: &str) -> Option<Name> {
        let key = (tenant, id.to_lowercase());
        if let Some(known) = self.anywhere.get(&key) {
            return Some(of_known(known, Vec::new()));
        }
        let (name, _) = permission_ids().iter().find(|(_, permission)| **permission == key.1)?;
        Some(Name { name: Some(name.clone()), area: None, state: NameState::Live, paths: Vec::new() })
    }
}

fn of_known(known: &Known, paths: Vec<String>) -> Name {
    let state = if known.is_live { NameState::Live } else { NameState::Gone };
    Name { name: Some(known.name.clone()), area: Some(known.area.clone()), state, paths }
}

/// The objects that an id can mean, and whether it is an alias of them.
fn wanted(tenant: TenantId, mention: &Mention) -> Vec<(Wanted, bool)> {
    let reference: &Reference = &mention.referring.reference;
    let id = reference.id_in(&mention.id);
    let of = |area: &AreaKey, by: Option<&str>| {
        let known = catalog::find(area)?;
        let is_alias = by.is_some_and(|by| aliases::property_of(known) == Some(by));
        let id = if is_alias { id.to_lowercase() } else { id.parse::<ResourceId>().ok()?.to_string() };
        Some((Wanted { tenant, area: area.clone(), id }, is_alias))
    };
    let first = of(&reference.area, Some(&reference.by));
    first.into_iter().chain(reference.also.iter().filter_map(|area| of(area, None))).collect()
}

fn listed<T>(set: BTreeSet<T>) -> Vec<T> {
    set.into_iter().collect()
}

fn placed<T: Clone + Eq + std::hash::Hash>(asked: &[T], known: Vec<Known>) -> HashMap<T, Known> {
    known.into_iter().filter_map(|known| Some((asked.get(known.index)?.clone(), known))).collect()
}
