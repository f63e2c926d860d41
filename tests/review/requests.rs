//! Requests as such: deletions, our own application, permissions.

use std::collections::BTreeSet;

use plumbline::domain::model::ResourceId;
use plumbline::domain::plan::{OperationKind, Purpose};
use plumbline::domain::review::{NoteCode, Severity, review};
use serde_json::json;

use super::setting::{Case, policy, said, with};

fn renamed() -> Case {
    Case::policy(with(policy(), "/displayName", json!("Renamed")), policy(), &["displayName"])
}

fn deletion() -> Case {
    let mut case = renamed();
    (case.kind, case.purpose, case.wanted, case.body) = (OperationKind::Delete, Purpose::Delete, None, None);
    case.paths = vec![""];
    case
}

#[test]
fn a_restore_deletes_nothing() {
    let mut case = deletion();
    case.purpose = Purpose::Restore;
    assert!(said(&case.notes()).contains(&(NoteCode::DeletesInRestore, Severity::Fatal)));
}

#[test]
fn each_deletion_is_named_and_what_is_used_is_looked_at_twice() {
    assert_eq!(said(&deletion().notes()), [(NoteCode::Deletes, Severity::Warning)]);
    let notes = deletion().notes_with(|facts| {
        let place = facts.fresh.keys().next().expect("one").clone();
        facts.referrers.insert(place, vec!["Block legacy sign-ins".to_owned()]);
    });
    assert_eq!(
        said(&notes),
        [(NoteCode::DeletesReferenced, Severity::Serious), (NoteCode::Deletes, Severity::Warning)]
    );
    assert!(notes[0].message.contains("Block legacy sign-ins"), "{}", notes[0].message);
}

#[test]
fn more_deletions_than_the_tenant_allows_are_looked_at_twice() {
    let notes = deletion().notes_with(|facts| facts.settings.most_deletions = 0);
    assert!(said(&notes).contains(&(NoteCode::DeletesMany, Severity::Serious)));
}

#[test]
fn a_plan_never_touches_the_application_that_it_works_through() {
    let principal = json!({ "id": "11111111-1111-4111-8111-111111111111", "appId": "own", "displayName": "Plumbline", "accountEnabled": true });
    let change = Case::change(
        "service_principals",
        principal.clone(),
        with(principal.clone(), "/accountEnabled", json!(false)),
        &["accountEnabled"],
    );
    let mut delete = Case::change("service_principals", principal.clone(), principal, &[""]);
    (delete.kind, delete.purpose, delete.wanted, delete.body) = (OperationKind::Delete, Purpose::Delete, None, None);
    for (case, word) in [(change, "changes"), (delete, "removes")] {
        let of = |id: &str| case.notes_with(|facts| facts.own.ids = BTreeSet::from([id.to_owned()]));
        let own = of("own");
        let note = own.iter().find(|note| note.code == NoteCode::TouchesOwnApplication).expect("a note");
        assert_eq!(note.severity, Severity::Fatal);
        assert!(note.message.contains(word), "{}", note.message);
        assert!(!of("another").iter().any(|note| note.code == NoteCode::TouchesOwnApplication));
    }
}

#[test]
fn a_permission_that_lacks_is_named() {
    let notes = renamed().notes_with(|facts| facts.granted = Some(BTreeSet::from(["Policy.Read.All".to_owned()])));
    let lacking: Vec<&str> = notes.iter().map(|note| note.message.as_str()).collect();
    assert!(notes.iter().all(|note| (note.code, note.severity) == (NoteCode::MissingPermissions, Severity::Warning)));
    assert!(lacking.iter().any(|message| message.contains("Policy.ReadWrite.ConditionalAccess")), "{lacking:?}");
}

#[test]
fn a_tenant_without_a_write_connection_gets_a_dry_run() {
    let notes = renamed().notes_with(|facts| facts.granted = None);
    assert_eq!(said(&notes), [(NoteCode::NoWriteConnection, Severity::Info)]);
}

#[test]
fn a_request_that_the_catalog_does_not_know_is_refused() {
    let case = renamed();
    let mut plan = case.plan();
    plan.operations[0].part = "nothing".to_owned();
    assert!(said(&review(&plan, &case.facts())).contains(&(NoteCode::NoWayToWrite, Severity::Fatal)));
    // Of an area that a person made there is no entry at all.
    let mut plan = case.plan();
    plan.operations[0].area = "custom__tags".parse().expect("a key");
    plan.operations[0].resource = "tag".parse::<ResourceId>().expect("an id");
    assert!(said(&review(&plan, &case.facts())).contains(&(NoteCode::NoWayToWrite, Severity::Fatal)));
}
