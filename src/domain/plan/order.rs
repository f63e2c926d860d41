//! The order in which requests are sent: what others need comes before them, and what others still refer to is removed
//! after them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::created::{map_texts, replaced};
use super::draft::{Draft, Group};
use super::edges::{Edges, Place, makers, places};
use super::reason::Teller;
use super::risk::risk;
use super::{Operation, PlannedChange, Touched};
use crate::domain::catalog::Entry;
use crate::domain::model::AreaKey;
use crate::domain::reference::Directory;

/// What came out in order.
#[derive(Debug, Default)]
pub(super) struct Ordered<'a> {
    pub(super) resources: Vec<Touched>,
    pub(super) operations: Vec<Operation>,
    /// Groups that need what needs them, each with the name of the other one.
    pub(super) circular: Vec<(Group<'a>, String)>,
}

/// Puts all requests in order and gives them their numbers.
pub(super) fn ordered<'a>(mut groups: Vec<Group<'a>>, directory: &Directory) -> Ordered<'a> {
    let ranks = ranks(&groups);
    groups.sort_by_key(|group| (ranks.get(&group.entry.area.key).copied().unwrap_or_default(), group.resource.clone()));
    let mut circular: Vec<(Group<'a>, String)> = Vec::new();
    let sequence = loop {
        // A mark whose maker was left out stands for nothing any more, least of all for what gets its number.
        let makers = makers(&groups);
        let orphan = groups.iter().enumerate().find_map(|(index, group)| Some((index, orphaned(group, &makers)?)));
        let (index, with) = match (orphan, sequence(&groups)) {
            (Some((index, mark)), _) => {
                let mut gone =
                    circular.iter().filter(|(group, _)| group.drafts.iter().any(|draft| draft.makes == Some(mark)));
                (index, gone.next().map(|(group, _)| group.name.clone()).unwrap_or_default())
            }
            (None, Ok(sequence)) => break sequence,
            (None, Err(Circle { group, with })) => {
                (group, groups.get(with).map(|other| other.name.clone()).unwrap_or_default())
            }
        };
        circular.push((groups.remove(index), with));
    };
    let numbers: BTreeMap<Place, u32> = sequence.iter().zip(1..).map(|((place, _), number)| (*place, number)).collect();
    let makers = makers(&groups).into_iter().filter_map(|(mark, place)| Some((mark, *numbers.get(&place)?)));
    let marks: BTreeMap<u32, u32> = makers.collect();
    let hard = Edges::of(&groups).hard;
    let planned = |(place, wave): &(Place, u32)| {
        let group = groups.get(place.group)?;
        let needs: BTreeSet<u32> =
            hard.get(place).into_iter().flatten().filter_map(|needed| numbers.get(needed).copied()).collect();
        let number = *numbers.get(place)?;
        let teller = Teller { area: &group.entry.area, directory, name: &group.name };
        Some(operation(
            group,
            group.drafts.get(place.draft)?,
            (number, *wave),
            needs.into_iter().collect(),
            &teller,
            &marks,
        ))
    };
    let operations = sequence.iter().filter_map(planned).collect();
    let resources = groups.iter().map(|group| touched(group, &marks)).collect();
    Ordered { resources, operations, circular }
}

/// A mark that a group needs and that nobody makes.
fn orphaned(group: &Group<'_>, makers: &BTreeMap<u32, Place>) -> Option<u32> {
    let mut marks = group.drafts.iter().flat_map(|draft| draft.request.created_ids());
    marks.find(|mark| !makers.contains_key(mark))
}

struct Circle {
    group: usize,
    with: usize,
}

/// All places with their waves, in order.
fn sequence(groups: &[Group<'_>]) -> Result<Vec<(Place, u32)>, Circle> {
    let Edges { hard, soft } = Edges::of(groups);
    let mut waiting: BTreeSet<Place> = places(groups).collect();
    let mut done: BTreeSet<Place> = BTreeSet::new();
    let mut sequence = Vec::new();
    let mut wave = 0;
    let unmet = |edges: &BTreeMap<Place, BTreeSet<Place>>, place: &Place, done: &BTreeSet<Place>| {
        edges.get(place).into_iter().flatten().find(|needed| !done.contains(needed)).copied()
    };
    while let Some(first) = waiting.first().copied() {
        wave += 1;
        let is_free = |place: &&Place| unmet(&hard, place, &done).is_none();
        let mut ready: Vec<Place> =
            waiting.iter().filter(is_free).filter(|place| unmet(&soft, place, &done).is_none()).copied().collect();
        if ready.is_empty() {
            // What would only be better before cannot be before everything.
            ready.extend(waiting.iter().find(is_free).copied());
        }
        if ready.is_empty() {
            let with = unmet(&hard, &first, &done).unwrap_or(first);
            return Err(Circle { group: first.group, with: with.group });
        }
        for place in ready {
            waiting.remove(&place);
            done.insert(place);
            sequence.push((place, wave));
        }
    }
    Ok(sequence)
}

/// How many areas of the plan stand before an area in the chain of references.
fn ranks(groups: &[Group<'_>]) -> BTreeMap<AreaKey, usize> {
    let entries: BTreeMap<&AreaKey, &Entry> = groups.iter().map(|group| (&group.entry.area.key, group.entry)).collect();
    let mut ranks = BTreeMap::new();
    for entry in entries.values() {
        rank(entry, &entries, &mut Vec::new(), &mut ranks);
    }
    ranks
}

/// Areas that refer to one another in a circle are told apart by where the walk began.
fn rank(
    entry: &Entry,
    entries: &BTreeMap<&AreaKey, &Entry>,
    above: &mut Vec<AreaKey>,
    ranks: &mut BTreeMap<AreaKey, usize>,
) -> usize {
    let key = &entry.area.key;
    if let Some(known) = ranks.get(key) {
        return *known;
    }
    if above.contains(key) {
        return 0;
    }
    above.push(key.clone());
    let referred =
        entry.area.references.values().flat_map(|reference| std::iter::once(&reference.area).chain(&reference.also));
    let explicit = entry.restore.iter().flat_map(|restore| &restore.after);
    let before: Vec<&&Entry> = referred.chain(explicit).filter_map(|area| entries.get(area)).collect();
    let highest = before.into_iter().map(|before| rank(before, entries, above, ranks) + 1).max().unwrap_or_default();
    above.pop();
    ranks.insert(key.clone(), highest);
    highest
}

fn operation(
    group: &Group<'_>,
    draft: &Draft,
    (number, wave): (u32, u32),
    needs: Vec<u32>,
    teller: &Teller<'_>,
    marks: &BTreeMap<u32, u32>,
) -> Operation {
    let (risk, reason) = (risk(draft), teller.reason(draft));
    let Draft {
        kind,
        part,
        request,
        interim,
        changes,
        cause,
        permissions,
        undocumented,
        is_for_one_of_a_set,
        makes: _,
        needs: _,
    } = draft.clone();
    let fill = |body: &Value| map_texts(body, &|text| renumbered(text, marks));
    let change = |change: PlannedChange| PlannedChange {
        path: renumbered(&change.path, marks),
        kind: change.kind,
        before: fill(&change.before),
        after: fill(&change.after),
    };
    Operation {
        number,
        wave,
        area: group.entry.area.key.clone(),
        resource: group.resource.clone(),
        resource_name: group.name.clone(),
        kind,
        part: renumbered(&part, marks),
        request: request.with_marks(&|mark| marks.get(&mark).map(|number| super::created_id(*number))),
        interim: interim.as_ref().map(fill),
        is_for_one_of_a_set,
        reason: renumbered(&reason, marks),
        changes: changes.into_iter().map(change).collect(),
        drifts: cause.drifts,
        risk,
        needs,
        permissions,
        undocumented,
    }
}

fn touched(group: &Group<'_>, marks: &BTreeMap<u32, u32>) -> Touched {
    let fill = |body: &Value| map_texts(body, &|text| renumbered(text, marks));
    Touched {
        area: group.entry.area.key.clone(),
        id: group.resource.clone(),
        name: group.name.clone(),
        seen: group.seen.clone(),
        wanted: group.wanted.as_ref().map(fill),
    }
}

fn renumbered(text: &str, marks: &BTreeMap<u32, u32>) -> String {
    replaced(text, &|mark| marks.get(&mark).map(|number| super::created_id(*number)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::ordered;
    use crate::domain::catalog::{ApiVersion, Method, entries};
    use crate::domain::plan::draft::{Cause, Draft, Group, Needs};
    use crate::domain::plan::{OperationKind, PlannedRequest, created_id};
    use crate::domain::reference::{Directory, Tokens};

    /// A group that is made, and that needs the ids behind these marks.
    fn made(name: &str, mark: u32, needed: &[u32]) -> Group<'static> {
        let ids: Vec<String> = needed.iter().map(|mark| created_id(*mark)).collect();
        let draft = Draft {
            kind: OperationKind::Create,
            part: String::new(),
            request: PlannedRequest {
                method: Method::Post,
                version: ApiVersion::V1,
                path: "/groups".to_owned(),
                headers: BTreeMap::new(),
                body: Some(json!({ "of": ids })),
            },
            interim: None,
            changes: vec![],
            cause: Cause::default(),
            permissions: vec![],
            undocumented: false,
            makes: Some(mark),
            is_for_one_of_a_set: false,
            needs: Needs::Nothing,
        };
        Group {
            entry: entries().iter().find(|entry| entry.area.key.as_str() == "groups").expect("an area"),
            resource: name.parse().expect("an id"),
            name: name.to_owned(),
            seen: None,
            wanted: Some(json!({ "id": name })),
            drafts: vec![draft],
        }
    }

    #[test]
    fn what_goes_round_in_a_circle_is_left_out_with_the_other_one_by_name() {
        let groups = vec![made("a", 1, &[2]), made("b", 2, &[3]), made("c", 3, &[1]), made("d", 4, &[])];
        let found = ordered(groups, &Directory::new(Tokens::default()));
        let sent: Vec<&str> = found.operations.iter().map(|operation| operation.resource_name.as_str()).collect();
        assert_eq!(sent, ["d"]);
        let circular: Vec<(&str, &str)> =
            found.circular.iter().map(|(group, with)| (group.name.as_str(), with.as_str())).collect();
        assert_eq!(circular, [("a", "b"), ("c", "a"), ("b", "c")]);
    }

    #[test]
    fn numbers_follow_what_is_needed_and_marks_follow_the_numbers() {
        let groups = vec![made("a", 1, &[2, 3]), made("b", 2, &[3]), made("c", 3, &[])];
        let found = ordered(groups, &Directory::new(Tokens::default()));
        let told: Vec<(&str, u32, u32, &[u32])> = found
            .operations
            .iter()
            .map(|operation| {
                (operation.resource_name.as_str(), operation.number, operation.wave, operation.needs.as_slice())
            })
            .collect();
        assert_eq!(told, [("c", 1, 1, [].as_slice()), ("b", 2, 2, &[1]), ("a", 3, 3, &[1, 2])]);
        assert_eq!(found.operations[2].request.body, Some(json!({ "of": [created_id(2), created_id(1)] })));
    }
}
