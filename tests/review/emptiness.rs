//! Lists that would lose everything.

use plumbline::domain::review::{IdState, NoteCode, Severity};
use serde_json::{Value, json};

use super::setting::{Case, known, policy, said, with};

const PLACE: &str = "/conditions/users/excludeGroups";
const GROUP: &str = "00000000-0000-4000-8000-000000000001";

fn emptied() -> Case {
    let seen = with(policy(), PLACE, json!([GROUP]));
    Case::policy(seen, policy(), &["conditions.users.excludeGroups"])
}

#[test]
fn an_empty_list_that_was_agreed_to_be_empty_is_looked_at_twice() {
    let notes = emptied().notes();
    assert_eq!(said(&notes), [(NoteCode::SetBecomesEmpty, Severity::Serious)]);
    assert!(notes[0].message.contains("conditions.users.excludeGroups"), "{}", notes[0].message);
}

/// A tool wrote an empty list because a group could not be resolved.
#[test]
fn an_empty_list_in_place_of_an_agreed_one_that_was_not_resolved_is_refused() {
    let notes = emptied().notes_with(|facts| {
        let agreed = with(policy(), PLACE, json!(["00000000-0000-4000-8000-000000000009"]));
        facts.agreed.values_mut().for_each(|body| *body = agreed.clone());
    });
    let refused = [(NoteCode::EmptyListSent, Severity::Fatal), (NoteCode::SetBecomesEmpty, Severity::Fatal)];
    assert_eq!(said(&notes), refused);
}

/// A tool emptied an administrative unit of 433 people because what was agreed left the property out.
#[test]
fn an_empty_list_where_the_agreed_state_says_nothing_is_refused() {
    let people: Vec<Value> = (0..433).map(|number| json!({ "id": format!("user-{number}") })).collect();
    let seen = json!({ "id": "unit", "displayName": "Paris", "members": people });
    let wanted = json!({ "id": "unit", "displayName": "Paris", "members": [] });
    let case = Case::change("administrative_units", seen, wanted, &["members"]);
    let notes = case.notes_with(|facts| {
        facts.agreed.values_mut().for_each(|body| drop(body.as_object_mut().expect("an object").remove("members")));
    });
    assert!(said(&notes).contains(&(NoteCode::SetBecomesEmpty, Severity::Fatal)), "{notes:?}");
    let words = notes.iter().map(|note| note.message.as_str()).collect::<Vec<_>>().join("\n");
    assert!(words.contains("433"), "{words}");
}

#[test]
fn members_are_never_all_taken_out_at_once_whatever_was_agreed() {
    let seen = json!({ "id": "unit", "displayName": "Paris", "members": [{ "id": "user-1" }] });
    let wanted = json!({ "id": "unit", "displayName": "Paris", "members": [] });
    let notes = Case::change("administrative_units", seen, wanted, &["members"]).notes();
    assert!(said(&notes).contains(&(NoteCode::SetBecomesEmpty, Severity::Fatal)), "{notes:?}");
}

#[test]
fn a_list_that_keeps_something_or_was_empty_is_no_news() {
    let other = "00000000-0000-4000-8000-000000000002";
    let seen = with(policy(), PLACE, json!([GROUP, other]));
    let case = Case::policy(seen, with(policy(), PLACE, json!([other])), &["conditions.users.excludeGroups"]);
    let notes = case.notes_with(|facts| facts.ids = known(&[(other, IdState::There)]));
    assert_eq!(said(&notes), []);
}
