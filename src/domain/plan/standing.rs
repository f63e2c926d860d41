//! How a resource stands to what a plan saw and to what it wants: asked before each request, after a crash, and when
//! everything was sent. Compared is by the area's normalisation, so that another spelling is no change.

use serde_json::Value;

use super::{Operation, OperationKind, Touched};
use crate::domain::catalog::Area;
use crate::domain::diff::{ChangeKind, PropertyChange, compare};
use crate::domain::normalise::{NormaliseError, normalise};

/// Where an operation was left.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// What it writes is as it is to be: it was done.
    AsWanted,
    /// What it writes is as it was: it was not done.
    AsSeen,
    /// Neither, so that nobody can tell. The differences from what it writes.
    Neither(Vec<PropertyChange>),
}

/// Whether an operation that was begun was done, by what is there now. Of a resource that is to be made, `live` is the
/// one that was found in its place. Ids in place of marks are the caller's to fill in.
///
/// # Errors
/// [`NormaliseError`] when a body is refused.
pub fn state_of(
    area: &Area,
    operation: &Operation,
    touched: &Touched,
    live: Option<&Value>,
) -> Result<Standing, NormaliseError> {
    if operation.is_for_one_of_a_set && live.is_some() {
        let not_there = of_element(area, operation, touched, live)?;
        return Ok(if not_there.is_empty() { Standing::AsWanted } else { Standing::AsSeen });
    }
    let places = operation.places();
    let from_wanted = within(changes(area, wanted_by(operation, touched), live)?, &places);
    if from_wanted.is_empty() {
        return Ok(Standing::AsWanted);
    }
    let from_seen = within(changes(area, seen_by(operation, touched), live)?, &places);
    Ok(if from_seen.is_empty() { Standing::AsSeen } else { Standing::Neither(from_wanted) })
}

/// What somebody else changed since the plan saw the resource: everything that differs, but for what the operations of
/// the plan that are `done` wrote. There, both the old and the new value are ours, since Graph may still show the old
/// one.
///
/// # Errors
/// [`NormaliseError`] when a body is refused.
pub fn foreign_changes(
    area: &Area,
    touched: &Touched,
    done: &[&Operation],
    live: Option<&Value>,
) -> Result<Vec<PropertyChange>, NormaliseError> {
    let made = done.iter().any(|operation| match operation.kind {
        OperationKind::Create | OperationKind::Revive => true,
        OperationKind::Update | OperationKind::Delete => false,
    });
    // The service fills in much in what it makes; nobody else has seen it yet.
    if made && live.is_some() {
        return Ok(Vec::new());
    }
    if made {
        return changes(area, touched.wanted.as_ref(), None);
    }
    let ours: Vec<String> = done.iter().flat_map(|operation| operation.places()).collect();
    let from_seen = changes(area, touched.seen.as_ref(), live)?;
    let (at_our_places, elsewhere): (Vec<_>, Vec<_>) =
        from_seen.into_iter().partition(|change| is_within(&change.path, &ours));
    if at_our_places.is_empty() {
        return Ok(elsewhere);
    }
    let from_wanted = within(changes(area, touched.wanted.as_ref(), live)?, &ours);
    let from_wanted: Vec<PropertyChange> =
        from_wanted.into_iter().filter(|change| !is_in_between(change, &at_our_places)).collect();
    for interim in done.iter().filter_map(|operation| operation.interim.as_ref()) {
        if within(changes(area, Some(interim), live)?, &ours).is_empty() {
            return Ok(elsewhere);
        }
    }
    Ok(elsewhere.into_iter().chain(from_wanted).collect())
}

/// What of an operation that was done is not there, or not any more: the value that was wanted as before, and what
/// came back as after. Empty when it holds.
///
/// # Errors
/// [`NormaliseError`] when a body is refused.
pub fn not_held(
    area: &Area,
    operation: &Operation,
    touched: &Touched,
    live: Option<&Value>,
) -> Result<Vec<PropertyChange>, NormaliseError> {
    let all = changes(area, wanted_by(operation, touched), live)?;
    match operation.kind {
        OperationKind::Update if operation.is_for_one_of_a_set => of_element(area, operation, touched, live),
        OperationKind::Update => {
            let paths: Vec<String> = operation.changes.iter().map(|change| change.path.clone()).collect();
            Ok(within(all, &paths))
        }
        OperationKind::Delete | OperationKind::Revive => Ok(whole(all)),
        // What was not sent, the service fills in as it likes.
        OperationKind::Create if live.is_some() => Ok(within(all, &sent(operation))),
        OperationKind::Create => Ok(whole(all)),
    }
}

/// Whether a set has nothing that is neither in the old nor in the new one, and lacks nothing that is in both: then the
/// plan is on its way, and nobody else was there.
fn is_in_between(from_wanted: &PropertyChange, from_seen: &[PropertyChange]) -> bool {
    let Some(from_seen) = from_seen.iter().find(|change| change.path == from_wanted.path) else { return false };
    let shared = |one: &[Value], other: &[Value]| one.iter().any(|value| other.contains(value));
    from_wanted.kind == ChangeKind::Set
        && from_seen.kind == ChangeKind::Set
        && !shared(&from_wanted.added, &from_seen.added)
        && !shared(&from_wanted.removed, &from_seen.removed)
}

/// What of the one element that the operation is about is not as it is to be. The others of its set are not its own.
fn of_element(
    area: &Area,
    operation: &Operation,
    touched: &Touched,
    live: Option<&Value>,
) -> Result<Vec<PropertyChange>, NormaliseError> {
    let all = within(changes(area, touched.wanted.as_ref(), live)?, &operation.places());
    let own: Vec<&Value> = operation
        .changes
        .iter()
        .flat_map(|change| [&change.before, &change.after])
        .flat_map(|side| side.as_array().into_iter().flatten())
        .collect();
    let concerns = |change: &PropertyChange| {
        change.kind != ChangeKind::Set || change.added.iter().chain(&change.removed).any(|value| own.contains(&value))
    };
    Ok(all.into_iter().filter(concerns).collect())
}

/// A difference at the empty path says that the resource itself came or went.
fn whole(changes: Vec<PropertyChange>) -> Vec<PropertyChange> {
    changes.into_iter().filter(|change| change.path.is_empty()).collect()
}

fn sent(operation: &Operation) -> Vec<String> {
    let members = operation.request.body.as_ref().and_then(Value::as_object);
    members.map(|members| members.keys().cloned().collect()).unwrap_or_default()
}

/// What is there when the operation is done.
fn wanted_by<'t>(operation: &'t Operation, touched: &'t Touched) -> Option<&'t Value> {
    match operation.kind {
        OperationKind::Delete => None,
        OperationKind::Update if operation.interim.is_some() => operation.interim.as_ref(),
        OperationKind::Update | OperationKind::Create | OperationKind::Revive => touched.wanted.as_ref(),
    }
}

/// What is there before it.
fn seen_by<'t>(operation: &Operation, touched: &'t Touched) -> Option<&'t Value> {
    match operation.kind {
        OperationKind::Create | OperationKind::Revive => None,
        OperationKind::Update | OperationKind::Delete => touched.seen.as_ref(),
    }
}

/// All differences; of a resource that came or went, one with the empty path.
fn changes(area: &Area, before: Option<&Value>, after: Option<&Value>) -> Result<Vec<PropertyChange>, NormaliseError> {
    match (before, after) {
        (None, None) => Ok(Vec::new()),
        (Some(before), Some(after)) => Ok(compare(&normalise(area, before)?, &normalise(area, after)?)),
        (Some(before), None) => Ok(vec![came_or_went(normalise(area, before)?.to_json(), Value::Null)]),
        (None, Some(after)) => Ok(vec![came_or_went(Value::Null, normalise(area, after)?.to_json())]),
    }
}

fn came_or_went(before: Value, after: Value) -> PropertyChange {
    let (path, kind, after_hash) = (String::new(), ChangeKind::Value, None);
    PropertyChange { path, kind, before, after, added: Vec::new(), removed: Vec::new(), after_hash }
}

fn within(changes: Vec<PropertyChange>, places: &[String]) -> Vec<PropertyChange> {
    changes.into_iter().filter(|change| is_within(&change.path, places)).collect()
}

/// Whether a path is, lies below or contains one of the places. The empty path is the whole resource on both sides.
fn is_within(path: &str, places: &[String]) -> bool {
    places.iter().any(|place| covers(place, path) || covers(path, place))
}

pub(super) fn covers(outer: &str, path: &str) -> bool {
    outer.is_empty() || path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::{Standing, foreign_changes, not_held, state_of};
    use crate::domain::catalog::{self, ApiVersion, Area, Method};
    use crate::domain::diff::ChangeKind;
    use crate::domain::plan::{Operation, OperationKind, PlannedChange, PlannedRequest, Risk, Touched};

    fn area() -> &'static Area {
        catalog::find(&"conditional_access_policies".parse().expect("a key")).expect("an area")
    }

    fn policy(state: &str, groups: &[&str], name: &str) -> Value {
        json!({ "id": "p", "displayName": name, "state": state, "conditions": { "users": { "excludeGroups": groups } } })
    }

    fn touched() -> Touched {
        Touched {
            area: area().key.clone(),
            id: "p".parse().expect("an id"),
            name: "P".into(),
            seen: Some(policy("disabled", &["a", "b"], "P")),
            wanted: Some(policy("enabled", &["a"], "P")),
        }
    }

    fn operation(kind: OperationKind, body: Value) -> Operation {
        let paths = ["state", "conditions.users.excludeGroups"].iter();
        let change = |path: &&str| PlannedChange {
            path: (*path).to_owned(),
            kind: ChangeKind::Value,
            before: Value::Null,
            after: Value::Null,
        };
        let sent = |path: &&&str| body.get(path.split('.').next().unwrap_or_default()).is_some();
        Operation {
            number: 1,
            wave: 1,
            area: area().key.clone(),
            resource: "p".parse().expect("an id"),
            resource_name: "P".into(),
            kind,
            part: String::new(),
            changes: paths.filter(sent).map(change).collect(),
            request: PlannedRequest {
                method: Method::Patch,
                version: ApiVersion::V1,
                path: "/p".into(),
                headers: BTreeMap::new(),
                body: Some(body),
            },
            reason: String::new(),
            drifts: vec![],
            risk: Risk::Low,
            needs: vec![],
            permissions: vec![],
            undocumented: false,
            interim: None,
            is_for_one_of_a_set: false,
        }
    }

    fn standing(operation: &Operation, live: Option<&Value>) -> Standing {
        state_of(area(), operation, &touched(), live).expect("a body")
    }

    #[test]
    fn after_a_crash_only_what_the_operation_writes_counts() {
        let update = operation(OperationKind::Update, json!({ "state": "enabled" }));
        assert_eq!(standing(&update, Some(&policy("Enabled", &["c"], "Q"))), Standing::AsWanted);
        assert_eq!(standing(&update, Some(&policy("disabled", &["c"], "Q"))), Standing::AsSeen);
        let third = policy("enabledForReportingButNotEnforced", &["a"], "P");
        assert!(matches!(standing(&update, Some(&third)), Standing::Neither(changes) if changes[0].path == "state"));
        assert!(matches!(standing(&update, None), Standing::Neither(_)));
    }

    #[test]
    fn a_deleted_resource_is_gone_or_as_it_was() {
        let delete = operation(OperationKind::Delete, json!({}));
        assert_eq!(standing(&delete, None), Standing::AsWanted);
        assert_eq!(standing(&delete, touched().seen.as_ref()), Standing::AsSeen);
        assert!(matches!(standing(&delete, Some(&policy("enabled", &[], "P"))), Standing::Neither(_)));
    }

    #[test]
    fn a_made_resource_is_there_or_not() {
        let create = operation(OperationKind::Create, json!({}));
        assert_eq!(standing(&create, None), Standing::AsSeen);
        assert_eq!(standing(&create, touched().wanted.as_ref()), Standing::AsWanted);
    }

    fn foreign(done: &[&Operation], live: Option<&Value>) -> Vec<String> {
        let changes = foreign_changes(area(), &touched(), done, live).expect("a body");
        changes.into_iter().map(|change| change.path).collect()
    }

    #[test]
    fn whatever_changed_since_the_plan_saw_it_is_foreign() {
        assert_eq!(foreign(&[], touched().seen.as_ref()), Vec::<String>::new());
        assert_eq!(foreign(&[], Some(&policy("disabled", &["B", "a"], "P"))), ["conditions.users.excludeGroups"]);
        assert_eq!(foreign(&[], Some(&policy("disabled", &["b", "a"], "P"))), Vec::<String>::new());
        assert_eq!(foreign(&[], Some(&policy("disabled", &["a", "b"], "Q"))), ["displayName"]);
        assert_eq!(foreign(&[], None), [""]);
    }

    #[test]
    fn what_the_plan_did_itself_is_not_foreign_even_when_graph_still_shows_the_old_value() {
        let done = operation(OperationKind::Update, json!({ "state": "enabled" }));
        for (state, groups, expected) in [
            ("enabled", ["a", "b"].as_slice(), vec![]),
            ("disabled", &["a", "b"], vec![]),
            ("enabledForReportingButNotEnforced", &["a", "b"], vec!["state"]),
            ("enabled", &["a"], vec!["conditions.users.excludeGroups"]),
        ] {
            assert_eq!(foreign(&[&done], Some(&policy(state, groups, "P"))), expected, "{state} {groups:?}");
        }
    }

    #[test]
    fn verification_looks_at_the_places_that_drifted_and_at_no_others() {
        let done = operation(OperationKind::Update, json!({ "state": "enabled" }));
        let back = |live: Option<&Value>| {
            let changes = not_held(area(), &done, &touched(), live).expect("a body");
            changes.into_iter().map(|change| (change.path, change.after)).collect::<Vec<_>>()
        };
        assert_eq!(back(Some(&policy("enabled", &["z"], "Q"))), vec![]);
        assert_eq!(back(Some(&policy("disabled", &["a"], "P"))), [("state".to_owned(), json!("disabled"))]);
        assert_eq!(back(None), [(String::new(), Value::Null)]);
    }

    #[test]
    fn what_the_service_fills_in_does_not_make_a_new_resource_fail() {
        let create = operation(OperationKind::Create, json!({ "displayName": "P", "state": "enabled" }));
        let held = |live: Option<&Value>| not_held(area(), &create, &touched(), live).expect("a body").is_empty();
        assert!(held(Some(&policy("enabled", &["made", "by", "service"], "P"))));
        assert!(!held(Some(&policy("disabled", &["a"], "P"))));
        assert!(!held(None));
    }
}
