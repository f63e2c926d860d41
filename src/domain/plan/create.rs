//! The requests that make a resource anew, bring it back from the recycle bin, or remove it.

use serde_json::{Map, Value};

use super::address::Target;
use super::created::created_id;
use super::draft::{Cause, Draft, Needs, whole};
use super::steps;
use super::update::{Between, afterwards};
use super::writer::Writer;
use super::{Obstacle, OperationKind, PlannedChange, PlannedRequest};
use crate::domain::catalog::{Area, Operation, RestoreTable};
use crate::domain::normalise::normalise;

/// What is made, and what stands for its id until the service has given it.
pub(super) struct Made<'a> {
    pub(super) area: &'a Area,
    pub(super) restore: &'a RestoreTable,
    /// The id that it had.
    pub(super) id: &'a str,
    pub(super) body: &'a Value,
    pub(super) mark: u32,
}

impl Made<'_> {
    /// Whether the service lets the caller say which id it gets.
    pub(super) fn keeps_id(&self) -> bool {
        self.restore.create.as_ref().is_some_and(|create| create.keeps_id.is_some())
    }

    fn id_afterwards(&self) -> String {
        if self.keeps_id() { self.id.to_owned() } else { created_id(self.mark) }
    }
}

/// Makes the resource and gives it its parts.
///
/// # Errors
/// [`Obstacle`] when the area has no request for it, or for one of its parts.
pub(super) fn create(made: &Made<'_>, cause: &Cause) -> Result<Vec<Draft>, Obstacle> {
    let Made { area, restore, id, body, mark } = made;
    let create = restore.create.as_ref().ok_or(Obstacle::CannotCreate)?;
    let target = Target { area, id, body, element: None };
    let mut members = Writer::of_create(area, restore, create).body(body, None);
    if let Some(name) = &create.keeps_id {
        members.insert(name.clone(), Value::String((*id).to_owned()));
    }
    let told = members.clone();
    let request = request(area, create, &target, members).ok_or(Obstacle::CannotCreate)?;
    let canonical = normalise(area, body).map_err(|_| Obstacle::NotComparable)?;
    let first = draft(OperationKind::Create, create, request, whole(None, Some(&canonical)), cause);
    let id = made.id_afterwards();
    let between = Between { area, restore, id: &id, live: None, wanted: body };
    let rest = if create.takes.is_empty() { None } else { afterwards(&between, &told, cause)? };
    let parts = steps::of_new(&between, cause)?;
    Ok(std::iter::once(Draft { makes: Some(*mark), ..first }).chain(rest).chain(parts).collect())
}

/// Takes the resource out of the recycle bin.
///
/// # Errors
/// [`Obstacle`] when the area has none.
pub(super) fn revive(made: &Made<'_>, cause: &Cause) -> Result<Draft, Obstacle> {
    let Made { area, restore, id, body, mark } = made;
    let bin = restore.recycle_bin.as_ref().ok_or(Obstacle::CannotCreate)?;
    let target = Target { area, id, body, element: None };
    let canonical = normalise(area, body).map_err(|_| Obstacle::NotComparable)?;
    Ok(Draft {
        kind: OperationKind::Revive,
        part: String::new(),
        request: PlannedRequest {
            method: crate::domain::catalog::Method::Post,
            version: bin.version.unwrap_or(area.version),
            path: target.path(&bin.restore).ok_or(Obstacle::CannotCreate)?,
            headers: std::collections::BTreeMap::new(),
            body: None,
        },
        interim: None,
        changes: whole(None, Some(&canonical)),
        cause: cause.clone(),
        permissions: bin.permissions.clone(),
        undocumented: false,
        makes: Some(*mark),
        is_for_one_of_a_set: false,
        needs: Needs::Nothing,
    })
}

/// Removes the resource.
///
/// # Errors
/// [`Obstacle`] when the area has no request for it.
pub(super) fn delete(
    (area, restore): (&Area, &RestoreTable),
    id: &str,
    live: &Value,
    cause: &Cause,
) -> Result<Draft, Obstacle> {
    let delete = restore.delete.as_ref().ok_or(Obstacle::CannotDelete)?;
    let target = Target { area, id, body: live, element: None };
    let members = Writer::of_delete(area, restore, delete).body(live, None);
    let request = request(area, delete, &target, members).ok_or(Obstacle::CannotDelete)?;
    let canonical = normalise(area, live).map_err(|_| Obstacle::NotComparable)?;
    Ok(draft(OperationKind::Delete, delete, request, whole(Some(&canonical), None), cause))
}

fn request(
    area: &Area,
    operation: &Operation,
    target: &Target<'_>,
    members: Map<String, Value>,
) -> Option<PlannedRequest> {
    let filled = operation.with.iter().map(|(name, value)| (name.clone(), target.filled(value)));
    let members: Map<String, Value> = members.into_iter().chain(filled).collect();
    let says_nothing = members.is_empty() && operation.method == crate::domain::catalog::Method::Delete;
    Some(PlannedRequest {
        method: operation.method,
        version: operation.version.unwrap_or(area.version),
        path: target.path(&operation.path)?,
        headers: operation.headers.clone(),
        body: (!says_nothing).then_some(Value::Object(members)),
    })
}

fn draft(
    kind: OperationKind,
    operation: &Operation,
    request: PlannedRequest,
    changes: Vec<PlannedChange>,
    cause: &Cause,
) -> Draft {
    Draft {
        kind,
        part: String::new(),
        request,
        interim: None,
        changes,
        cause: cause.clone(),
        permissions: operation.permissions.clone(),
        undocumented: operation.undocumented,
        makes: None,
        is_for_one_of_a_set: false,
        needs: Needs::Nothing,
    }
}
