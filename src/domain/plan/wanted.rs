//! A resource as it is to be: as it is, but for the places that are to be as they were agreed.

use serde_json::Value;

use super::draft::{Cause, differences};
use super::leaving::left;
use super::making::Making;
use super::material::{ChosenDrift, Disagreement};
use super::standing::covers;
use super::{LeftOut, Obstacle, obstacle};
use crate::domain::baseline::{Said, adopt, put, said};
use crate::domain::catalog::{Area, RestoreTable};
use crate::domain::model::ResourceId;
use crate::domain::normalise::{Canonical, NormaliseError, normalise};

/// What is written of a resource, and what is not.
pub(super) struct Wanted {
    pub(super) body: Value,
    /// The places that change, each with what it changes for.
    pub(super) places: Vec<(String, Cause)>,
}

/// One resource whose places are looked at.
pub(super) struct Bringing<'a> {
    pub(super) area: &'a Area,
    pub(super) restore: &'a RestoreTable,
    pub(super) making: &'a Making<'a>,
    pub(super) agreed: &'a Value,
    pub(super) live: &'a Value,
    agreed_canonical: Canonical,
    live_canonical: Canonical,
    /// Whether what `agreed` does not say is not there, since it is all that Graph showed.
    is_complete: bool,
}

impl<'a> Bringing<'a> {
    pub(super) fn new(
        (area, restore): (&'a Area, &'a RestoreTable),
        making: &'a Making<'a>,
        agreed: &'a Value,
        live: &'a Value,
    ) -> Result<Self, NormaliseError> {
        let (agreed_canonical, live_canonical) = (normalise(area, agreed)?, normalise(area, live)?);
        Ok(Self { area, restore, making, agreed, live, agreed_canonical, live_canonical, is_complete: false })
    }

    /// Where `agreed` is a whole reading of the resource.
    pub(super) fn whole_reading(self) -> Self {
        Self { is_complete: true, ..self }
    }

    fn differs(&self, path: &str) -> bool {
        self.agreed_canonical.at(path) != self.live_canonical.at(path)
    }

    /// The body with `path` as it was agreed, or why that cannot be.
    pub(super) fn brought(&self, body: &Value, path: &str) -> Result<Value, Obstacle> {
        if let Some(obstacle) = obstacle::of_place(self.restore, path) {
            return Err(obstacle);
        }
        if let Some(why) = obstacle::of_closed_part(self.restore, self.live, path) {
            return Err(why);
        }
        let sides = [&self.agreed_canonical, &self.live_canonical];
        if sides.iter().any(|side| obstacle::is_unknown_at(side, path)) {
            return Err(obstacle::unknown(self.area, path));
        }
        if let Some(obstacle) = obstacle::of_company(self.area, self.restore, path, &self.live_canonical) {
            return Err(obstacle);
        }
        let not_known = |_| Obstacle::NotComparable;
        let said = if self.is_complete { Said::Yes } else { said(self.area, self.agreed, path).map_err(not_known)? };
        let brought = match said {
            Said::No => return Err(Obstacle::Omitted),
            Said::Default(default) => put(self.area, body, path, Some(&default)),
            Said::Yes => adopt(self.area, body, self.agreed, path),
        };
        let brought = brought.map_err(|_| Obstacle::AlreadyAsAgreed)?;
        let agreed = self.agreed_canonical.at(path).map(|node| node.shown());
        if let Some(id) = agreed.and_then(|agreed| self.making.unresolved(self.area, path, &agreed)) {
            return Err(Obstacle::Unresolved { id });
        }
        let changes = differences(self.area, body, &brought).map_err(not_known)?;
        if changes.is_empty() { Err(Obstacle::AlreadyAsAgreed) } else { Ok(brought) }
    }
}

/// Brings the drifted places of a resource back, one after another; those that cannot be are told.
pub(super) fn wanted(
    bringing: &Bringing<'_>,
    (id, name): (&ResourceId, &str),
    drifts: &[ChosenDrift],
    left_out: &mut Vec<LeftOut>,
) -> Result<Wanted, NormaliseError> {
    let mut body = bringing.live.clone();
    let mut causes: Vec<(String, Cause)> = Vec::new();
    let mut leave = |drift: &ChosenDrift, path: &str, why: Obstacle| {
        left_out.push(left((bringing.area, id, name), drift.id, path, why))
    };
    let mut elsewhere = Vec::new();
    for drift in drifts {
        let Disagreement::Changed { path } = &drift.what else { continue };
        match bringing.brought(&body, path) {
            Ok(brought) => {
                body = brought;
                causes.push((path.clone(), drift.cause()));
            }
            // Another place settled it, such as the type of an element that tells how its value is read.
            Err(Obstacle::AlreadyAsAgreed) if bringing.differs(path) => elsewhere.push((drift, path)),
            Err(why) => leave(drift, path, why),
        }
    }
    let settled = normalise(bringing.area, &body)?;
    for (drift, path) in elsewhere {
        if settled.at(path) == bringing.agreed_canonical.at(path) {
            causes.push((path.clone(), drift.cause()));
        } else {
            leave(drift, path, Obstacle::Follows);
        }
    }
    let places = differences(bringing.area, bringing.live, &body)?.into_iter().map(|change| {
        let mut cause = Cause::default();
        for (_, of_drift) in causes.iter().filter(|(path, _)| covers(path, &change.path) || covers(&change.path, path))
        {
            cause.add(of_drift);
        }
        (change.path, cause)
    });
    Ok(Wanted { places: places.collect(), body })
}
