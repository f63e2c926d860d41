//! What refers to a resource that gets another id.

use super::created::marks_in;
use super::draft::{Cause, Group, differences, group};
use super::leaving::left;
use super::making::Making;
use super::material::Bystander;
use super::missing::Missing;
use super::update::{Between, requests};
use super::wanted::Wanted;
use super::{LeftOut, Obstacle, obstacle};
use crate::domain::catalog::{Area, Deed};
use crate::domain::normalise::NormaliseError;

/// A resource that nobody chose, and that refers to one that gets another id.
pub(super) fn follower<'a>(
    bystander: &Bystander<'a>,
    making: &Making<'a>,
    missing: &[Missing<'_>],
    left_out: &mut Vec<LeftOut>,
) -> Option<Group<'a>> {
    let Bystander { entry, basis: _, id, name, live } = bystander;
    let area = entry.area.as_ref();
    let as_it_is = Wanted { body: live.clone(), places: Vec::new() };
    let Wanted { body, places } = following(area, as_it_is, making, missing).ok()?;
    if places.is_empty() {
        return None;
    }
    let no_way = || Obstacle::NoWay { note: entry.no_restore.clone() };
    let drafts = entry.restore.as_ref().ok_or_else(no_way).and_then(|restore| {
        let closed = restore.closed_to(Deed::Update, live).map(|why| Obstacle::Closed { why: why.to_owned() });
        let hindered = || {
            let of = |path: &str| {
                obstacle::of_place(restore, path).or_else(|| obstacle::of_closed_part(restore, live, path))
            };
            places.iter().find_map(|(path, _)| of(path))
        };
        match closed.or_else(hindered) {
            Some(why) => Err(why),
            None => requests(&Between { area, restore, id: id.as_str(), live: Some(live), wanted: &body }, &places),
        }
    });
    match drafts {
        Ok(drafts) => Some(group(entry, id, name, Some(live), Some(&body), drafts)),
        Err(why) => {
            for (path, cause) in &places {
                left_out.extend(cause.drifts.iter().map(|drift| left((area, id, name), *drift, path, why.clone())));
            }
            None
        }
    }
}

/// The resource with what stands for the ids that change, which is written for the drifts of those resources.
pub(super) fn following(
    area: &Area,
    found: Wanted,
    making: &Making<'_>,
    missing: &[Missing<'_>],
) -> Result<Wanted, NormaliseError> {
    let Wanted { body, mut places } = found;
    let renamed = making.renamed(area, &body);
    if renamed == body {
        return Ok(Wanted { body, places });
    }
    for change in differences(area, &body, &renamed)? {
        let mut cause = Cause::default();
        let marks = marks_in(&change.after);
        missing.iter().filter(|found| marks.contains(&found.mark)).for_each(|found| cause.add(&found.cause));
        places.push((change.path, cause));
    }
    Ok(Wanted { body: renamed, places })
}
