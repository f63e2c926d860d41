//! The plan that brings back what was there before another one.

use std::collections::BTreeMap;

use serde_json::Value;

use super::create::{Made, create, delete, revive};
use super::draft::{Cause, Draft, Group, group};
use super::leaving::left;
use super::make::plan;
use super::making::Making;
use super::material::Live;
use super::update::{Between, requests};
use super::wanted::Bringing;
use super::{Basis, LeftOut, Obstacle, Operation, OperationKind, Plan, PlanError, Purpose, Risk, Touched};
use crate::domain::baseline::adopt;
use crate::domain::catalog::{Deed, Entry, Restore, entries};
use crate::domain::model::{AreaKey, ResourceId, Severity, Timestamp};
use crate::domain::reference::Directory;

/// An operation that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    pub number: u32,
    /// The id that the service gave to what was made.
    pub created_id: Option<String>,
}

/// The tenant when something is to be undone.
#[derive(Debug)]
pub struct Now<'a> {
    pub read_at: Timestamp,
    /// What was touched, read again; what was made stands under its new id. What is not here is taken to be as the plan
    /// left it.
    pub live: BTreeMap<(AreaKey, ResourceId), Live>,
    pub directory: &'a Directory,
}

/// The requests that undo what was done of a plan: what was changed is changed back, and nothing beside it; what was
/// made is removed, and what was removed comes back.
///
/// # Errors
/// [`PlanError`] when it would be too large.
pub fn inverse(of: &Plan, applied: &[Applied], now: &Now<'_>) -> Result<Plan, PlanError> {
    let ids: BTreeMap<u32, String> =
        applied.iter().filter_map(|applied| Some((applied.number, applied.created_id.clone()?))).collect();
    let is_done = |operation: &&Operation| applied.iter().any(|applied| applied.number == operation.number);
    let done: Vec<Operation> =
        of.operations.iter().filter(is_done).filter_map(|operation| operation.with_created_ids(&ids).ok()).collect();
    let resources: Vec<Touched> = of.resources.iter().map(|touched| touched.with_created_ids(&ids)).collect();
    let mut left_out = Vec::new();
    let mut undone: Vec<Undone<'_>> =
        resources.iter().filter_map(|touched| Undone::of(touched, &done, &ids, now)).collect();
    let making = making(&mut undone, now.directory);
    let mut groups = Vec::new();
    for undone in &undone {
        match undone.groups(&making, &mut left_out) {
            Ok(found) => groups.extend(found.into_iter().filter(|group| !group.drafts.is_empty())),
            Err(why) => undone.leave("", &why, &mut left_out),
        }
    }
    let bases = of.bases.iter().map(|basis| Basis { read_at: now.read_at, ..basis.clone() }).collect();
    plan(Purpose::Undo, bases, groups, left_out, &making)
}

/// What is made anew gets ids that only the service knows.
fn making<'a>(undone: &mut [Undone<'_>], directory: &'a Directory) -> Making<'a> {
    let mut making = Making::new(directory);
    for (undone, mark) in undone.iter_mut().zip(1..) {
        undone.mark = mark;
        let area = &undone.entry.area;
        match undone.return_of() {
            Some(Return::Revived(body)) => making.bring_back(undone.entry, &undone.touched.id, body),
            Some(Return::Made(body)) if undone.made(body).keeps_id() => {
                making.bring_back(undone.entry, &undone.touched.id, body);
            }
            Some(Return::Made(_)) => making.rename(&area.key, &undone.touched.id, mark),
            None => {}
        }
    }
    making
}

/// How a resource that the plan removed comes back.
enum Return<'t> {
    Revived(&'t Value),
    Made(&'t Value),
}

/// A resource of which something was done.
struct Undone<'t> {
    entry: &'static Entry,
    restore: &'static Restore,
    touched: &'t Touched,
    operations: Vec<&'t Operation>,
    /// The id of what was made in its place.
    created: Option<ResourceId>,
    live: Option<&'t Live>,
    mark: u32,
}

impl<'t> Undone<'t> {
    /// `None` when nothing was done of it.
    fn of(touched: &'t Touched, done: &'t [Operation], ids: &BTreeMap<u32, String>, now: &'t Now<'_>) -> Option<Self> {
        let entry = entries().iter().find(|entry| entry.area.key == touched.area)?;
        let restore = entry.restore.as_ref()?;
        let own = |operation: &&Operation| operation.area == touched.area && operation.resource == touched.id;
        let operations: Vec<&Operation> = done.iter().filter(own).collect();
        let made = operations.iter().find(|operation| operation.kind == OperationKind::Create);
        let created = made.map(|operation| {
            let id = ids.get(&operation.number).and_then(|id| id.parse().ok());
            id.unwrap_or_else(|| touched.id.clone())
        });
        let id = created.as_ref().unwrap_or(&touched.id);
        let live = now.live.get(&(touched.area.clone(), id.clone()));
        (!operations.is_empty()).then_some(Self { entry, restore, touched, operations, created, live, mark: 0 })
    }

    fn has(&self, kind: OperationKind) -> bool {
        self.operations.iter().any(|operation| operation.kind == kind)
    }

    fn cause(&self) -> Cause {
        let mut cause = Cause::default();
        for operation in &self.operations {
            let severity = match operation.risk {
                Risk::Low => Severity::Medium,
                Risk::Medium => Severity::High,
                Risk::High => Severity::Critical,
            };
            cause.add(&Cause { drifts: operation.drifts.clone(), severity: Some(severity), directions: Vec::new() });
        }
        cause
    }

    fn made<'b>(&'b self, body: &'b Value) -> Made<'b> {
        Made { area: &self.entry.area, restore: self.restore, id: self.touched.id.as_str(), body, mark: self.mark }
    }

    fn return_of(&self) -> Option<Return<'_>> {
        let seen = self.touched.seen.as_ref().filter(|_| self.has(OperationKind::Delete))?;
        // What was made in its place tells nothing of the one that was there.
        let live = self.live.filter(|_| self.created.is_none());
        let can_revive = self.restore.recycle_bin.is_some() && self.created.is_none();
        Some(match live {
            Some(Live::InRecycleBin(body)) if can_revive => Return::Revived(body),
            None if can_revive => Return::Revived(seen),
            Some(Live::InRecycleBin(_) | Live::Gone | Live::There(_) | Live::Unread { .. }) | None => {
                Return::Made(seen)
            }
        })
    }

    /// The newest first: what was made goes, then what was removed comes back.
    fn groups(&self, making: &Making<'_>, left_out: &mut Vec<LeftOut>) -> Result<Vec<Group<'static>>, Obstacle> {
        if let Some(Live::Unread { reason }) = self.live {
            return Err(Obstacle::NotRead { reason: reason.clone() });
        }
        let mut groups = Vec::new();
        if self.has(OperationKind::Create) || self.has(OperationKind::Revive) {
            groups.push(self.removed()?);
        }
        match self.return_of() {
            Some(Return::Revived(body)) => groups.push(self.revived(body)?),
            Some(Return::Made(body)) => groups.push(self.made_again(body, making)?),
            None if groups.is_empty() => groups.push(self.changed_back(making, left_out)?),
            None => {}
        }
        Ok(groups)
    }

    fn removed(&self) -> Result<Group<'static>, Obstacle> {
        let id = self.created.as_ref().unwrap_or(&self.touched.id);
        let body = match (self.live, &self.touched.wanted) {
            (Some(Live::There(body)), _) | (None, Some(body)) => body,
            (Some(Live::Gone | Live::InRecycleBin(_)), _) => return Err(Obstacle::AlreadyAsAgreed),
            (Some(Live::Unread { .. }) | None, _) => return Err(Obstacle::NotComparable),
        };
        if let Some(why) = self.restore.closed_to(Deed::Delete, body) {
            return Err(Obstacle::Closed { why: why.to_owned() });
        }
        let removal = delete((&self.entry.area, self.restore), id.as_str(), body, &self.cause())?;
        Ok(group(self.entry, id, &self.touched.name, Some(body), None, vec![removal]))
    }

    fn revived(&self, body: &Value) -> Result<Group<'static>, Obstacle> {
        let revival = revive(&self.made(body), &self.cause())?;
        let Touched { id, name, seen, .. } = self.touched;
        Ok(group(self.entry, id, name, None, seen.as_ref(), vec![revival]))
    }

    fn made_again(&self, body: &Value, making: &Making<'_>) -> Result<Group<'static>, Obstacle> {
        if let Some(id) = making.unresolved(&self.entry.area, "", body) {
            return Err(Obstacle::Unresolved { id });
        }
        let body = making.renamed(&self.entry.area, body);
        let drafts = create(&self.made(&body), &self.cause())?;
        Ok(group(self.entry, &self.touched.id, &self.touched.name, None, Some(&body), drafts))
    }

    fn changed_back(&self, making: &Making<'_>, left_out: &mut Vec<LeftOut>) -> Result<Group<'static>, Obstacle> {
        let area = self.entry.area.as_ref();
        let Touched { id, name, seen, .. } = self.touched;
        let seen = seen.as_ref().ok_or(Obstacle::NotComparable)?;
        let live = match self.live {
            Some(Live::There(live)) => live.clone(),
            None => self.as_it_was_left(seen)?,
            Some(Live::Gone | Live::InRecycleBin(_) | Live::Unread { .. }) => {
                return Err(Obstacle::NotRead { reason: "the resource is not there any more".to_owned() });
            }
        };
        let bringing = Bringing::new((area, self.restore), making, seen, &live).map_err(|_| Obstacle::NotComparable)?;
        let bringing = bringing.whole_reading();
        let mut body = live.clone();
        for path in self.paths() {
            match bringing.brought(&body, path) {
                Ok(brought) => body = brought,
                // Operations that follow one another write the same places.
                Err(Obstacle::AlreadyAsAgreed) => {}
                Err(why) => self.leave(path, &why, left_out),
            }
        }
        let body = making.renamed(area, &body);
        let between = Between { area, restore: self.restore, id: id.as_str(), live: Some(&live), wanted: &body };
        let places = [(String::new(), self.cause())];
        let drafts: Vec<Draft> = requests(&between, &places)?;
        Ok(group(self.entry, id, name, Some(&live), Some(&body), drafts))
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.operations.iter().flat_map(|operation| &operation.changes).map(|change| change.path.as_str())
    }

    /// What was seen, with what was written since.
    fn as_it_was_left(&self, seen: &Value) -> Result<Value, Obstacle> {
        let wanted = self.touched.wanted.as_ref().ok_or(Obstacle::NotComparable)?;
        let left = self.paths().try_fold(seen.clone(), |body, path| adopt(&self.entry.area, &body, wanted, path));
        left.map_err(|_| Obstacle::NotComparable)
    }

    fn leave(&self, path: &str, why: &Obstacle, left_out: &mut Vec<LeftOut>) {
        let place = (self.entry.area.as_ref(), &self.touched.id, self.touched.name.as_str());
        left_out.extend(self.cause().drifts.into_iter().map(|drift| left(place, drift, path, why.clone())));
    }
}
