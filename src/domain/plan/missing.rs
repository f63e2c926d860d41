//! Which of the missing resources can be made again.

use serde_json::Value;

use super::create::Made;
use super::draft::Cause;
use super::leaving::left;
use super::making::Making;
use super::material::{Chosen, ChosenDrift, Disagreement, Live, Material, Source};
use super::{LeftOut, Obstacle, Purpose, obstacle};
use crate::domain::catalog::{Area, Entry};
use crate::domain::model::ResourceId;
use crate::domain::normalise::normalise;

/// A missing resource that can be made or brought back.
pub(super) struct Missing<'a> {
    pub(super) entry: &'a Entry,
    pub(super) id: ResourceId,
    pub(super) mark: u32,
    pub(super) cause: Cause,
}

/// Finds what can be made. What needs an id that leads nowhere cannot, and what needs that one cannot either.
pub(super) fn gather<'a>(material: &Material<'a>, left_out: &mut Vec<LeftOut>) -> (Making<'a>, Vec<Missing<'a>>) {
    let mut making = Making::new(material.directory);
    let mut missing: Vec<(Missing<'a>, Option<Value>)> = Vec::new();
    if material.purpose == Purpose::Delete {
        return (making, Vec::new());
    }
    for (area, chosen) in material.areas.iter().flat_map(|area| area.resources.iter().map(move |chosen| (area, chosen)))
    {
        let Source::Embedded(entry) = area.source else { continue };
        let Some((restore, cause)) = entry.restore.as_ref().zip(missing_cause(chosen)) else { continue };
        let Some(agreed) = &chosen.agreed else { continue };
        let mark = number(missing.len());
        let found = Missing { entry, id: chosen.id.clone(), mark, cause };
        match &chosen.live {
            Live::InRecycleBin(body) if restore.recycle_bin.is_some() => {
                making.bring_back(entry, &chosen.id, body);
                missing.push((found, None));
            }
            Live::InRecycleBin(_) | Live::Gone => {
                let made = Made { area: &entry.area, restore, id: chosen.id.as_str(), body: agreed, mark };
                if made.keeps_id() {
                    making.bring_back(entry, &chosen.id, agreed);
                } else {
                    making.rename(&entry.area.key, &chosen.id, mark);
                }
                missing.push((found, Some(agreed.clone())));
            }
            Live::There(_) | Live::Unread { .. } => {}
        }
    }
    loop {
        let impossible = missing.iter().position(|(found, agreed)| {
            agreed.as_ref().is_some_and(|agreed| cannot_be_made(found.entry, agreed, &making).is_some())
        });
        let Some(index) = impossible else { break };
        let (found, agreed) = missing.remove(index);
        let why = agreed.and_then(|agreed| cannot_be_made(found.entry, &agreed, &making));
        making.forget(&found.entry.area.key, &found.id);
        let area = found.entry.area.as_ref();
        let name = name_of(material, area, &found.id);
        let why = why.unwrap_or(Obstacle::CannotCreate);
        left_out.extend(found.cause.drifts.iter().map(|drift| left((area, &found.id, &name), *drift, "", why.clone())));
    }
    (making, missing.into_iter().map(|(found, _)| found).collect())
}

/// The mark behind so many others.
pub(super) fn number(others: usize) -> u32 {
    u32::try_from(others).map_or(u32::MAX, |others| others.saturating_add(1))
}

fn cannot_be_made(entry: &Entry, agreed: &Value, making: &Making<'_>) -> Option<Obstacle> {
    let Some(restore) = &entry.restore else { return Some(Obstacle::CannotCreate) };
    let Ok(canonical) = normalise(&entry.area, agreed) else { return Some(Obstacle::NotComparable) };
    obstacle::of_making(restore, agreed, &canonical)
        .or_else(|| making.unresolved(&entry.area, "", agreed).map(|id| Obstacle::Unresolved { id }))
}

fn name_of(material: &Material<'_>, area: &Area, id: &ResourceId) -> String {
    let own = material.areas.iter().filter(|found| found.source.area().key == area.key);
    let mut chosen = own.flat_map(|found| &found.resources).filter(|chosen| chosen.id == *id);
    chosen.next().map_or_else(|| id.to_string(), |chosen| chosen.name.clone())
}

fn missing_cause(chosen: &Chosen) -> Option<Cause> {
    let is_missing = |drift: &&ChosenDrift| drift.what == Disagreement::Missing;
    chosen.drifts.iter().find(is_missing).map(ChosenDrift::cause)
}
