//! The requests for one resource with drifts that somebody chose.

use serde_json::Value;

use super::create::{Made, create, delete, revive};
use super::draft::{Cause, Draft, Group, Needs, differences, group};
use super::followers::following;
use super::leaving::{leave, left};
use super::making::Making;
use super::material::{Chosen, ChosenDrift, Disagreement, Live};
use super::missing::Missing;
use super::update::{Between, requests};
use super::wanted::{Bringing, Wanted, wanted};
use super::{LeftOut, Obstacle, Purpose};
use crate::domain::baseline::{Said, said};
use crate::domain::catalog::{Area, Deed, Entry, Restore};

pub(super) struct Maker<'m, 'a> {
    pub(super) purpose: Purpose,
    pub(super) entry: &'a Entry,
    pub(super) restore: &'a Restore,
    pub(super) making: &'m Making<'a>,
    /// For what is made in place of one that is there, to which nobody refers yet.
    pub(super) mark: u32,
}

impl<'a> Maker<'_, 'a> {
    pub(super) fn group(
        &self,
        chosen: &Chosen,
        missing: &[Missing<'_>],
        left_out: &mut Vec<LeftOut>,
    ) -> Option<Group<'a>> {
        let made = match self.purpose {
            Purpose::Delete => self.removed(chosen, left_out),
            Purpose::Restore | Purpose::Undo => self.restored(chosen, missing, left_out),
        };
        match made {
            Ok(group) => group.filter(|group| !group.drafts.is_empty()),
            Err(why) => {
                leave(&self.entry.area, chosen, &why, left_out);
                None
            }
        }
    }

    fn restored(
        &self,
        chosen: &Chosen,
        missing: &[Missing<'_>],
        left_out: &mut Vec<LeftOut>,
    ) -> Result<Option<Group<'a>>, Obstacle> {
        let place = (self.entry.area.as_ref(), &chosen.id, chosen.name.as_str());
        for drift in chosen.drifts.iter().filter(|drift| drift.what == Disagreement::Unexpected) {
            left_out.push(left(place, drift.id, "", Obstacle::IsDeletion));
        }
        let agreed = match &chosen.agreed {
            Some(agreed) => agreed,
            None if chosen.drifts.iter().all(|drift| drift.what == Disagreement::Unexpected) => return Ok(None),
            None => return Err(Obstacle::NotComparable),
        };
        match &chosen.live {
            Live::Unread { reason } => Err(Obstacle::NotRead { reason: reason.clone() }),
            Live::There(live) => self.changed(chosen, agreed, live, missing, left_out),
            Live::Gone | Live::InRecycleBin(_) => {
                let found = missing.iter().find(|found| found.id == chosen.id && found.entry.area.key == place.0.key);
                for drift in chosen.drifts.iter().filter(|drift| matches!(drift.what, Disagreement::Changed { .. })) {
                    let reason = "the resource is not there any more".to_owned();
                    left_out.push(left(place, drift.id, drift.path(), Obstacle::NotRead { reason }));
                }
                found.map(|found| self.made(chosen, agreed, found, left_out)).transpose()
            }
        }
    }

    fn changed(
        &self,
        chosen: &Chosen,
        agreed: &Value,
        live: &Value,
        missing: &[Missing<'_>],
        left_out: &mut Vec<LeftOut>,
    ) -> Result<Option<Group<'a>>, Obstacle> {
        let area: &'a Area = &self.entry.area;
        let place = (area, &chosen.id, chosen.name.as_str());
        for drift in chosen.drifts.iter().filter(|drift| drift.what == Disagreement::Missing) {
            left_out.push(left(place, drift.id, "", Obstacle::AlreadyAsAgreed));
        }
        let drifts: Vec<ChosenDrift> =
            chosen.drifts.iter().filter(|drift| matches!(drift.what, Disagreement::Changed { .. })).cloned().collect();
        if let Some(why) = self.restore.closed_to(Deed::Update, live) {
            let why = Obstacle::Closed { why: why.to_owned() };
            left_out.extend(drifts.iter().map(|drift| left(place, drift.id, drift.path(), why.clone())));
            return Ok(None);
        }
        let too_much = |_| Obstacle::NotComparable;
        let bringing = Bringing::new((area, self.restore), self.making, agreed, live).map_err(too_much)?;
        let found = wanted(&bringing, (&chosen.id, &chosen.name), &drifts, left_out).map_err(too_much)?;
        let Wanted { body, places } = following(area, found, self.making, missing).map_err(too_much)?;
        let own = |seen, wanted, drafts| group(self.entry, &chosen.id, &chosen.name, seen, wanted, drafts);
        if places.is_empty() {
            return Ok(None);
        }
        if self.restore.recreates {
            let drafts = self.recreated(chosen, live, &body, &places)?;
            return Ok(Some(own(Some(live), Some(&body), drafts)));
        }
        let between = Between { area, restore: self.restore, id: chosen.id.as_str(), live: Some(live), wanted: &body };
        let drafts = requests(&between, &places)?;
        Ok(Some(own(Some(live), Some(&body), drafts)))
    }

    /// What never changes is made as it was agreed, and then the one in its place is removed.
    fn recreated(
        &self,
        chosen: &Chosen,
        live: &Value,
        body: &Value,
        places: &[(String, Cause)],
    ) -> Result<Vec<Draft>, Obstacle> {
        let area = self.entry.area.as_ref();
        let mut cause = Cause::default();
        places.iter().for_each(|(_, of_place)| cause.add(of_place));
        let made = Made { area, restore: self.restore, id: chosen.id.as_str(), body, mark: self.mark };
        let mut drafts = create(&made, &cause)?;
        let removal = delete((area, self.restore), chosen.id.as_str(), live, &cause)?;
        drafts.push(Draft { needs: Needs::First, ..removal });
        Ok(drafts)
    }

    fn made(
        &self,
        chosen: &Chosen,
        agreed: &Value,
        found: &Missing<'_>,
        left_out: &mut Vec<LeftOut>,
    ) -> Result<Group<'a>, Obstacle> {
        let area: &'a Area = &self.entry.area;
        let id = chosen.id.as_str();
        if let Live::InRecycleBin(bin) = &chosen.live
            && self.restore.recycle_bin.is_some()
        {
            let (body, places) = self.adjusted(chosen, agreed, bin, &found.cause, left_out)?;
            let made = Made { area, restore: self.restore, id, body: bin, mark: found.mark };
            let mut drafts = vec![revive(&made, &found.cause)?];
            let between = Between { area, restore: self.restore, id, live: Some(bin), wanted: &body };
            let updates = requests(&between, &places)?.into_iter().map(|draft| Draft { needs: Needs::First, ..draft });
            drafts.extend(updates);
            return Ok(group(self.entry, &chosen.id, &chosen.name, None, Some(&body), drafts));
        }
        let body = self.making.renamed(area, agreed);
        let made = Made { area, restore: self.restore, id, body: &body, mark: found.mark };
        let drafts = create(&made, &found.cause)?;
        Ok(group(self.entry, &chosen.id, &chosen.name, None, Some(&body), drafts))
    }

    /// What of a resource in the recycle bin is not as it was agreed. What the bin does not show comes back as it was.
    fn adjusted(
        &self,
        chosen: &Chosen,
        agreed: &Value,
        bin: &Value,
        cause: &Cause,
        left_out: &mut Vec<LeftOut>,
    ) -> Result<(Value, Vec<(String, Cause)>), Obstacle> {
        let area = self.entry.area.as_ref();
        let too_much = |_| Obstacle::NotComparable;
        let bringing = Bringing::new((area, self.restore), self.making, agreed, bin).map_err(too_much)?;
        let mut body = bin.clone();
        let mut places = Vec::new();
        for change in differences(area, bin, agreed).map_err(too_much)? {
            let is_shown = said(area, bin, &change.path).map_err(too_much)? != Said::No;
            if !is_shown || !chosen.watch.covers(&change.path) {
                continue;
            }
            match bringing.brought(&body, &change.path) {
                Ok(brought) => {
                    body = brought;
                    places.push((change.path, cause.clone()));
                }
                Err(why) => left_out.extend(
                    cause
                        .drifts
                        .iter()
                        .map(|drift| left((area, &chosen.id, &chosen.name), *drift, &change.path, why.clone())),
                ),
            }
        }
        Ok((self.making.renamed(area, &body), places))
    }

    fn removed(&self, chosen: &Chosen, left_out: &mut Vec<LeftOut>) -> Result<Option<Group<'a>>, Obstacle> {
        let area = self.entry.area.as_ref();
        let place = (area, &chosen.id, chosen.name.as_str());
        let mut cause = Cause::default();
        for drift in &chosen.drifts {
            if drift.what == Disagreement::Unexpected {
                cause.add(&drift.cause());
            } else {
                let note = "A plan that deletes does nothing else.".to_owned();
                left_out.push(left(place, drift.id, drift.path(), Obstacle::NoWay { note }));
            }
        }
        if cause.drifts.is_empty() {
            return Ok(None);
        }
        let live = match &chosen.live {
            Live::There(live) => live,
            Live::Gone | Live::InRecycleBin(_) => return Err(Obstacle::AlreadyAsAgreed),
            Live::Unread { reason } => return Err(Obstacle::NotRead { reason: reason.clone() }),
        };
        if let Some(why) = self.restore.closed_to(Deed::Delete, live) {
            return Err(Obstacle::Closed { why: why.to_owned() });
        }
        let removal = delete((area, self.restore), chosen.id.as_str(), live, &cause)?;
        Ok(Some(group(self.entry, &chosen.id, &chosen.name, Some(live), None, vec![removal])))
    }
}
