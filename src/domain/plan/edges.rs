//! What must come before what, and what had better.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::OperationKind;
use super::draft::{Draft, Group, Needs};
use crate::domain::catalog::referred_by;
use crate::domain::model::AreaKey;
use crate::domain::reference::{candidates, mentions};

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) group: usize,
    pub(super) draft: usize,
}

#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Without these the request cannot succeed.
    pub(super) hard: BTreeMap<Place, BTreeSet<Place>>,
    /// It is better to send these before.
    pub(super) soft: BTreeMap<Place, BTreeSet<Place>>,
}

impl Edges {
    pub(super) fn of(groups: &[Group<'_>]) -> Self {
        let mut edges = Self::default();
        let makers = makers(groups);
        let called: Vec<Called> = groups.iter().map(Called::of).collect();
        for (index, group) in groups.iter().enumerate() {
            let wanted = Mentioned::of(group, group.wanted.as_ref());
            let seen = Mentioned::of(group, group.seen.as_ref());
            for (place, draft) in drafts(index, group) {
                edges.within(place, draft);
                let marks = draft.request.created_ids();
                let made = marks.iter().filter_map(|mark| makers.get(mark)).filter(|maker| **maker != place);
                edges.hard.entry(place).or_default().extend(made);
                for (other, called) in called.iter().enumerate().filter(|(other, _)| *other != index) {
                    let Some(theirs) = groups.get(other) else { continue };
                    if draft.kind != OperationKind::Delete && wanted.mentions(called) {
                        edges.after_reference(place, draft, other, theirs);
                    }
                    if seen.mentions(called) {
                        edges.before_removal(place, other, theirs);
                    }
                }
            }
        }
        edges
    }

    fn within(&mut self, place: Place, draft: &Draft) {
        let needed = match draft.needs {
            Needs::Nothing => return,
            Needs::First => 0,
            Needs::Previous => place.draft.saturating_sub(1),
        };
        self.hard.entry(place).or_default().insert(Place { draft: needed, ..place });
    }

    /// What is referred to comes first. Where it must be there at all before, its id stands in the request.
    fn after_reference(&mut self, place: Place, draft: &Draft, other: usize, theirs: &Group<'_>) {
        for (their_place, their_draft) in drafts(other, theirs) {
            match their_draft.kind {
                OperationKind::Delete => {}
                OperationKind::Create | OperationKind::Revive if holds(draft, theirs.resource.as_str()) => {
                    self.hard.entry(place).or_default().insert(their_place);
                }
                OperationKind::Create | OperationKind::Revive | OperationKind::Update => {
                    self.soft.entry(place).or_default().insert(their_place);
                }
            }
        }
    }

    /// Who refers to something stops doing so before it is removed.
    fn before_removal(&mut self, place: Place, other: usize, theirs: &Group<'_>) {
        for (their_place, their_draft) in drafts(other, theirs) {
            match their_draft.kind {
                OperationKind::Delete => {
                    self.hard.entry(their_place).or_default().insert(place);
                }
                OperationKind::Create | OperationKind::Revive | OperationKind::Update => {}
            }
        }
    }
}

/// What others call a resource.
struct Called {
    area: AreaKey,
    /// By property, in lower case.
    values: BTreeSet<(String, String)>,
}

impl Called {
    fn of(group: &Group<'_>) -> Self {
        let area = &group.entry.area;
        let bodies = || [&group.wanted, &group.seen].into_iter().flatten();
        let properties = referred_by(&area.key).iter().flat_map(|property| {
            bodies().filter_map(move |body| Some((property.clone(), body.get(property)?.as_str()?.to_lowercase())))
        });
        let id = (area.identity.id.clone(), group.resource.as_str().to_lowercase());
        Self { area: area.key.clone(), values: properties.chain([id]).collect() }
    }
}

/// What a body refers to.
struct Mentioned(BTreeSet<(AreaKey, String, String)>);

impl Mentioned {
    fn of(group: &Group<'_>, body: Option<&Value>) -> Self {
        let found = mentions(&group.entry.area, "", body);
        let all = found.iter().flat_map(|mention| {
            let reference = &mention.referring.reference;
            let id = reference.id_in(&mention.id).to_lowercase();
            candidates(reference).map(move |(area, by)| (area.clone(), by, id.clone()))
        });
        Self(all.collect())
    }

    fn mentions(&self, called: &Called) -> bool {
        let mut names = called.values.iter();
        names.any(|(property, value)| self.0.contains(&(called.area.clone(), property.clone(), value.clone())))
    }
}

fn holds(draft: &Draft, id: &str) -> bool {
    let body = draft.request.body.as_ref().map(Value::to_string).unwrap_or_default();
    body.to_lowercase().contains(&id.to_lowercase())
}

pub(super) fn places(groups: &[Group<'_>]) -> impl Iterator<Item = Place> {
    groups.iter().enumerate().flat_map(|(index, group)| drafts(index, group).map(|(place, _)| place))
}

fn drafts<'g>(index: usize, group: &'g Group<'_>) -> impl Iterator<Item = (Place, &'g Draft)> {
    group.drafts.iter().enumerate().map(move |(draft, found)| (Place { group: index, draft }, found))
}

/// Who makes what the marks stand for.
pub(super) fn makers(groups: &[Group<'_>]) -> BTreeMap<u32, Place> {
    let all = groups.iter().enumerate().flat_map(|(index, group)| drafts(index, group));
    all.filter_map(|(place, draft)| Some((draft.makes?, place))).collect()
}
