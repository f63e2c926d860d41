//! Telling of drifts that nothing is done about.

use super::material::Chosen;
use super::{LeftOut, Obstacle};
use crate::domain::catalog::Area;
use crate::domain::model::{DriftId, ResourceId};

/// All drifts of a resource, but for what is told already.
pub(super) fn leave(area: &Area, chosen: &Chosen, why: &Obstacle, left_out: &mut Vec<LeftOut>) {
    let place = (area, &chosen.id, chosen.name.as_str());
    for drift in &chosen.drifts {
        let is_told = left_out.iter().any(|told| told.drift == drift.id && told.path == drift.path());
        if !is_told {
            left_out.push(left(place, drift.id, drift.path(), why.clone()));
        }
    }
}

pub(super) fn left((area, id, name): (&Area, &ResourceId, &str), drift: DriftId, path: &str, why: Obstacle) -> LeftOut {
    let (area, resource) = (area.key.clone(), id.clone());
    LeftOut { drift, area, resource, resource_name: name.to_owned(), path: path.to_owned(), why }
}
