//! Which drifts are restored now, and why the others are not.

use std::collections::{BTreeMap, BTreeSet};

use super::limit::Hour;
use super::{Attempt, Opening, Outcome, Policy, Sent, Settings};
use crate::domain::drift::{DriftChange, DriftState};
use crate::domain::model::{AreaKey, Direction, DriftId, ResourceId, Severity, Timestamp};

/// What is known of a tenant.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Its drifts that are not resolved.
    pub candidates: Vec<Candidate>,
    pub areas: BTreeMap<AreaKey, AreaFacts>,
    /// Whether there is a write connection that works.
    pub writing: bool,
    /// Whether a plan is being carried out.
    pub is_busy: bool,
    pub paused_until: Option<Timestamp>,
    /// What policies sent within the last hour.
    pub sent: Vec<Sent>,
    /// Resources that flapped, until a person lets them be restored again.
    pub stopped: BTreeSet<(AreaKey, ResourceId)>,
    pub tried: BTreeMap<Attempt, Outcome>,
}

/// What is known of an area.
#[derive(Debug, Clone, Copy, Default)]
pub struct AreaFacts {
    /// Whether the catalog says how it is written to.
    pub can_write: bool,
    /// When its last reading began; none when that did not see everything, or is held.
    pub read_at: Option<Timestamp>,
    /// When a plan that touched it ended last: what was read before that says nothing any more.
    pub touched_at: Option<Timestamp>,
}

/// A drift that is not resolved.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub drift: DriftId,
    pub area: AreaKey,
    pub resource: ResourceId,
    pub change: DriftChange,
    pub severity: Severity,
    pub direction: Direction,
    pub state: DriftState,
    /// Whether an acceptance runs, which the live value may have left.
    pub has_acceptance: bool,
    pub is_flapping: bool,
    pub first_seen_at: Timestamp,
    pub attempt: Attempt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Restore,
    /// Not now; until a time where that is known.
    Wait(Wait, Option<Timestamp>),
    /// Not by itself, whatever the time.
    Hold(Hold),
}

/// Why not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wait {
    /// The last reading of the area is not complete.
    NotComplete,
    /// The area was not read since it was written to.
    NotReadSince,
    WritingIsOff,
    /// Something went wrong before.
    Paused,
    Frozen,
    OutsideWindows,
    /// Another plan is being carried out.
    Busy,
    /// The hour is full.
    Limit,
}

/// Why not by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    AreaNotChosen,
    SwitchedOff,
    /// Nothing is ever deleted by itself.
    IsDeletion,
    IsCreation,
    SeverityNotChosen,
    DirectionNotChosen,
    /// Somebody decided about it, or it is being restored.
    Decided,
    /// Another value was accepted there.
    Accepted,
    NoWay,
    Flapping,
    FailedBefore,
    LeftToPerson,
}

/// A verdict on each drift.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    pub verdicts: BTreeMap<DriftId, Verdict>,
    /// Resources that would be restored if they did not flap, and that are not known as such yet.
    pub flapping: BTreeSet<(AreaKey, ResourceId)>,
}

impl Decision {
    pub fn restored(&self) -> Vec<DriftId> {
        let all = self.verdicts.iter();
        all.filter(|(_, verdict)| **verdict == Verdict::Restore).map(|(drift, _)| *drift).collect()
    }

    /// What is waited for, with the soonest time at which one of the drifts can be restored. None when nothing waits.
    pub fn waiting(&self) -> Option<(Wait, Option<Timestamp>)> {
        let waits = self.verdicts.values().filter_map(|verdict| match verdict {
            Verdict::Wait(wait, until) => Some((*wait, *until)),
            Verdict::Restore | Verdict::Hold(_) => None,
        });
        // No time is later than any time.
        waits.min_by_key(|(wait, until)| (until.is_none(), *until, *wait))
    }
}

/// Decides about every drift. The first reason that holds is the one that is told.
pub fn decide(settings: &Settings, facts: &Facts, now: Timestamp) -> Decision {
    let mut decision = Decision::default();
    let contested = contested(facts);
    // Windows are walked once for each policy.
    let mut openings: BTreeMap<Option<&AreaKey>, Opening> = BTreeMap::new();
    let mut ready = Vec::new();
    for candidate in &facts.candidates {
        let place = (candidate.area.clone(), candidate.resource.clone());
        let verdict = match wanted(settings, facts, candidate) {
            Err(hold) => Verdict::Hold(hold),
            Ok(_) if facts.stopped.contains(&place) || contested.contains(&place) => {
                if !facts.stopped.contains(&place) {
                    decision.flapping.insert(place);
                }
                Verdict::Hold(Hold::Flapping)
            }
            Ok(policy) => match held(facts, candidate) {
                Some(hold) => Verdict::Hold(hold),
                None => {
                    let own = settings.overrides.get_key_value(&candidate.area).map(|(area, _)| area);
                    let opening = openings.entry(own).or_insert_with(|| settings.calendar(policy).opening(now));
                    match waits(facts, candidate, *opening, now) {
                        Some((wait, until)) => Verdict::Wait(wait, until),
                        None => {
                            ready.push(candidate);
                            continue;
                        }
                    }
                }
            },
        };
        decision.verdicts.insert(candidate.drift, verdict);
    }
    decision.verdicts.extend(within_limits(settings, facts, ready, now));
    decision
}

/// Resources of which a drift goes to and fro: whoever changes them back would do so with the other drifts, too.
fn contested(facts: &Facts) -> BTreeSet<(AreaKey, ResourceId)> {
    let flapping = facts.candidates.iter().filter(|candidate| candidate.is_flapping);
    flapping.map(|candidate| (candidate.area.clone(), candidate.resource.clone())).collect()
}

/// Whether the policy wants it restored at all.
fn wanted<'a>(settings: &'a Settings, facts: &Facts, candidate: &Candidate) -> Result<&'a Policy, Hold> {
    let policy = settings.of(&candidate.area).ok_or(Hold::AreaNotChosen)?;
    if !policy.enabled {
        return Err(Hold::SwitchedOff);
    }
    match candidate.change {
        DriftChange::Unexpected => return Err(Hold::IsDeletion),
        DriftChange::Missing if !policy.creates_missing => return Err(Hold::IsCreation),
        DriftChange::Missing | DriftChange::Changed => {}
    }
    if !policy.severities.contains(&candidate.severity) {
        return Err(Hold::SeverityNotChosen);
    }
    if !policy.directions.contains(&candidate.direction) {
        return Err(Hold::DirectionNotChosen);
    }
    if candidate.state != DriftState::Open {
        return Err(Hold::Decided);
    }
    if candidate.has_acceptance {
        return Err(Hold::Accepted);
    }
    let can_write = facts.areas.get(&candidate.area).is_some_and(|area| area.can_write);
    if can_write { Ok(policy) } else { Err(Hold::NoWay) }
}

fn held(facts: &Facts, candidate: &Candidate) -> Option<Hold> {
    facts.tried.get(&candidate.attempt).map(|outcome| match outcome {
        Outcome::Failed => Hold::FailedBefore,
        Outcome::LeftToPerson => Hold::LeftToPerson,
    })
}

fn waits(facts: &Facts, candidate: &Candidate, opening: Opening, now: Timestamp) -> Option<(Wait, Option<Timestamp>)> {
    if !facts.writing {
        return Some((Wait::WritingIsOff, None));
    }
    let area = facts.areas.get(&candidate.area).copied().unwrap_or_default();
    let Some(read_at) = area.read_at else { return Some((Wait::NotComplete, None)) };
    if area.touched_at.is_some_and(|touched| read_at <= touched) {
        return Some((Wait::NotReadSince, None));
    }
    if facts.paused_until.is_some_and(|until| until > now) {
        return Some((Wait::Paused, facts.paused_until));
    }
    match opening {
        Opening::Frozen(until) => return Some((Wait::Frozen, until)),
        Opening::Outside(until) => return Some((Wait::OutsideWindows, until)),
        Opening::Open => {}
    }
    facts.is_busy.then_some((Wait::Busy, None))
}

/// Takes whole resources, the most severe first, as long as the hour has places.
fn within_limits(
    settings: &Settings,
    facts: &Facts,
    ready: Vec<&Candidate>,
    now: Timestamp,
) -> Vec<(DriftId, Verdict)> {
    let mut hour = Hour::new(settings, &facts.sent, now);
    let mut verdicts = Vec::with_capacity(ready.len());
    for drifts in by_urgency(ready) {
        let Some(first) = drifts.first() else { continue };
        let verdict = match hour.take(&first.area, 1) {
            Ok(()) => Verdict::Restore,
            Err(until) => Verdict::Wait(Wait::Limit, until),
        };
        verdicts.extend(drifts.iter().map(|drift| (drift.drift, verdict)));
    }
    verdicts
}

/// The drifts of each resource together, the most severe resources first, and the oldest of those.
fn by_urgency(ready: Vec<&Candidate>) -> Vec<Vec<&Candidate>> {
    let mut resources: BTreeMap<(&AreaKey, &ResourceId), Vec<&Candidate>> = BTreeMap::new();
    for candidate in ready {
        resources.entry((&candidate.area, &candidate.resource)).or_default().push(candidate);
    }
    let mut sorted: Vec<_> = resources.into_values().collect();
    sorted.sort_by_key(|drifts| {
        let worst = drifts.iter().map(|drift| drift.severity).max();
        let oldest = drifts.iter().map(|drift| drift.first_seen_at).min();
        (std::cmp::Reverse(worst), oldest)
    });
    sorted
}

#[cfg(test)]
mod tests;
