//! Whether the plan speaks of what is there.

use plumbline::domain::model::{CollectionStatus, Timestamp};
use plumbline::domain::plan::OperationKind;
use plumbline::domain::review::{Fresh, LastCollection, NoteCode, Severity};
use serde_json::json;

use super::setting::{Case, policy, said, with};

fn renamed() -> Case {
    Case::policy(with(policy(), "/displayName", json!("Renamed")), policy(), &["displayName"])
}

#[test]
fn a_tenant_that_is_as_the_plan_saw_it_is_no_news() {
    assert_eq!(said(&renamed().notes()), []);
}

#[test]
fn a_resource_that_somebody_changed_meanwhile_makes_the_plan_useless() {
    let check = |fresh: Fresh, expected: NoteCode| {
        let notes = renamed().notes_with(|facts| facts.fresh.values_mut().for_each(|known| *known = fresh.clone()));
        assert_eq!(said(&notes), [(expected, Severity::Fatal)], "{fresh:?}");
    };
    let live = with(policy(), "/displayName", json!("Renamed"));
    check(Fresh::There(with(live, "/state", json!("disabled"))), NoteCode::LiveDiffers);
    check(Fresh::Gone, NoteCode::LiveDiffers);
    check(Fresh::NotRead { reason: "the service is busy".to_owned() }, NoteCode::LiveNotRead);
}

#[test]
fn a_resource_that_is_there_again_is_not_made_twice() {
    let mut case = renamed();
    (case.kind, case.seen) = (OperationKind::Create, None);
    case.body = case.wanted.clone();
    let notes = case.notes_with(|facts| {
        facts.fresh.values_mut().for_each(|known| *known = Fresh::There(policy()));
    });
    assert!(said(&notes).contains(&(NoteCode::LiveDiffers, Severity::Fatal)), "{notes:?}");
}

#[test]
fn an_area_that_was_not_read_completely_is_told() {
    let check = |kind: OperationKind, last: Option<LastCollection>, expected: Option<Severity>| {
        let mut case = renamed();
        case.kind = kind;
        let notes = case.notes_with(|facts| {
            let area = facts.collections.keys().next().expect("one").clone();
            facts.collections.clear();
            facts.collections.extend(last.map(|last| (area, last)));
        });
        let found = notes.iter().find(|note| note.code == NoteCode::CollectionNotComplete).map(|note| note.severity);
        assert_eq!(found, expected, "{kind:?} {last:?}");
    };
    let last = |status, is_held| Some(LastCollection { status, is_held });
    check(OperationKind::Update, last(CollectionStatus::Complete, false), None);
    check(OperationKind::Update, last(CollectionStatus::Partial, false), Some(Severity::Serious));
    check(OperationKind::Update, last(CollectionStatus::Failed, false), Some(Severity::Serious));
    check(OperationKind::Update, last(CollectionStatus::Complete, true), Some(Severity::Serious));
    check(OperationKind::Update, None, Some(Severity::Serious));
    // What was not found may well be there.
    check(OperationKind::Create, last(CollectionStatus::Partial, false), Some(Severity::Fatal));
    check(OperationKind::Delete, last(CollectionStatus::NoPermission, false), Some(Severity::Fatal));
}

#[test]
fn a_plan_whose_time_is_over_is_refused() {
    let notes = renamed().notes_with(|facts| facts.expires_at = Timestamp(1_000));
    assert_eq!(said(&notes), [(NoteCode::Expired, Severity::Fatal)]);
}
