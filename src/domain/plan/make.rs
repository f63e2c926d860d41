//! Making a plan.

use super::draft::{Cause, Group};
use super::followers::follower;
use super::leaving::{leave, left};
use super::maker::Maker;
use super::making::Making;
use super::material::{AreaMaterial, Bystander, Material, Source};
use super::missing::{gather, number};
use super::order::{Ordered, ordered};
use super::{Basis, LeftOut, Obstacle, Plan, Purpose};
use crate::domain::catalog::{Entry, Restore};

/// More requests than these are several plans.
const OPERATIONS_LIMIT: usize = 500;

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    #[error("the plan would have {found} operations, and {OPERATIONS_LIMIT} are the most: choose fewer drifts")]
    TooLarge { found: usize },
}

/// The requests that bring the chosen drifts back, and what of them cannot be brought back with the reason. Nothing is
/// written but the places that drifted and what Graph demands with them, which is taken from the live resource.
///
/// # Errors
/// [`PlanError`] when it would be too large.
pub fn make(material: &Material<'_>) -> Result<Plan, PlanError> {
    let mut left_out = Vec::new();
    let (making, missing) = gather(material, &mut left_out);
    let mut groups = Vec::new();
    for area in &material.areas {
        let Some((entry, restore)) = writable(area, &mut left_out) else { continue };
        for chosen in &area.resources {
            let last = missing.iter().map(|found| found.mark).max().unwrap_or_default();
            let mark = last.saturating_add(number(groups.len()));
            let maker = Maker { purpose: material.purpose, entry, restore, making: &making, mark };
            groups.extend(maker.group(chosen, &missing, &mut left_out));
        }
    }
    let mut bases: Vec<Basis> = material.areas.iter().map(|area| area.basis.clone()).collect();
    for bystander in &material.bystanders {
        let is_chosen = groups.iter().any(|group| is_same(group, bystander));
        let Some(group) = follower(bystander, &making, &missing, &mut left_out).filter(|_| !is_chosen) else {
            continue;
        };
        groups.push(group);
        if bases.iter().all(|basis| basis.area != bystander.basis.area) {
            bases.push(bystander.basis.clone());
        }
    }
    plan(material.purpose, bases, groups, left_out, &making)
}

/// Puts the groups in order; those that go round in a circle are left out.
pub(super) fn plan(
    purpose: Purpose,
    bases: Vec<Basis>,
    groups: Vec<Group<'_>>,
    mut left_out: Vec<LeftOut>,
    making: &Making<'_>,
) -> Result<Plan, PlanError> {
    let Ordered { resources, operations, circular } = ordered(groups, making.directory());
    for (group, with) in circular {
        let mut cause = Cause::default();
        group.drafts.iter().for_each(|draft| cause.add(&draft.cause));
        let place = (group.entry.area.as_ref(), &group.resource, group.name.as_str());
        left_out.extend(
            cause.drifts.iter().map(|drift| left(place, *drift, "", Obstacle::Circular { with: with.clone() })),
        );
    }
    if operations.len() > OPERATIONS_LIMIT {
        return Err(PlanError::TooLarge { found: operations.len() });
    }
    Ok(Plan { purpose, bases, resources, operations, left_out })
}

/// What may be written of an area: nothing of one that a person made, and nothing without a way.
fn writable<'a>(area: &AreaMaterial<'a>, left_out: &mut Vec<LeftOut>) -> Option<(&'a Entry, &'a Restore)> {
    let why = match area.source {
        Source::Embedded(entry) => match &entry.restore {
            Some(restore) => return Some((entry, restore)),
            None => Obstacle::NoWay { note: entry.no_restore.clone() },
        },
        Source::Custom(_) => Obstacle::CustomArea,
    };
    for chosen in &area.resources {
        leave(area.source.area(), chosen, &why, left_out);
    }
    None
}

fn is_same(group: &Group<'_>, bystander: &Bystander<'_>) -> bool {
    group.resource == bystander.id && group.entry.area.key == bystander.entry.area.key
}
