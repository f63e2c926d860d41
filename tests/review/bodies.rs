//! Whether requests change what was chosen and nothing else.

use plumbline::domain::catalog::Method;
use plumbline::domain::plan::OperationKind;
use plumbline::domain::review::{IdState, NoteCode, Severity};
use serde_json::json;

use super::setting::{Case, known, policy, said, with};

const EXCLUDED_GROUPS: &str = "conditions.users.excludeGroups";
const PLACE: &str = "/conditions/users/excludeGroups";
const GROUP: &str = "00000000-0000-4000-8000-000000000001";

fn regrouped() -> Case {
    Case::policy(policy(), with(policy(), PLACE, json!([GROUP])), &[EXCLUDED_GROUPS])
}

#[test]
fn what_was_chosen_passes() {
    let notes = regrouped().notes_with(|facts| facts.ids = known(&[(GROUP, IdState::There)]));
    assert_eq!(said(&notes), []);
}

/// A tool that left a property out emptied a unit of hundreds of people.
#[test]
fn a_body_that_leaves_something_out_of_what_it_replaces_is_refused() {
    let mut case = regrouped();
    let body = case.body.as_mut().expect("a body");
    body["conditions"]["users"].as_object_mut().expect("users").remove("includeUsers");
    let notes = case.notes_with(|facts| facts.ids = known(&[(GROUP, IdState::There)]));
    assert_eq!(said(&notes), [(NoteCode::ForeignProperty, Severity::Fatal)]);
    assert!(notes[0].message.contains("conditions.users.includeUsers"), "{}", notes[0].message);
}

#[test]
fn a_body_that_carries_another_change_along_is_refused() {
    for (name, value) in
        [("state", json!("disabled")), ("displayName", json!("Another")), ("grantControls", json!(null))]
    {
        let mut case = regrouped();
        case.body.as_mut().expect("a body")[name] = value;
        let notes = case.notes_with(|facts| facts.ids = known(&[(GROUP, IdState::There)]));
        assert!(said(&notes).contains(&(NoteCode::ForeignProperty, Severity::Fatal)), "{name}: {notes:?}");
    }
}

#[test]
fn a_whole_object_that_forgets_a_property_is_refused() {
    // The request for the consent policy replaces the whole object.
    let seen = json!({
        "isEnabled": true, "notifyReviewers": true, "remindersEnabled": true, "requestDurationInDays": 30,
        "reviewers": [{ "query": "/users/1", "queryType": "MicrosoftGraph" }],
    });
    let wanted = with(seen.clone(), "/requestDurationInDays", json!(14));
    let mut case = Case::change("admin_consent_request_policy", seen, wanted.clone(), &["requestDurationInDays"]);
    let method = |case: &Case| case.plan().operations[0].request.method;
    assert_eq!(method(&case), Method::Put);
    case.body = Some(wanted.clone());
    assert_eq!(said(&case.notes()), []);
    let mut lacking = wanted;
    lacking.as_object_mut().expect("an object").remove("remindersEnabled");
    case.body = Some(lacking);
    assert!(said(&case.notes()).contains(&(NoteCode::ForeignProperty, Severity::Fatal)));
}

#[test]
fn what_the_service_keeps_itself_is_never_written() {
    let mut case = regrouped();
    case.body.as_mut().expect("a body")["modifiedDateTime"] = json!("2026-01-01T00:00:00Z");
    let notes = case.notes_with(|facts| facts.ids = known(&[(GROUP, IdState::There)]));
    assert_eq!(said(&notes), [(NoteCode::ReadOnlyProperty, Severity::Fatal)]);
}

#[test]
fn an_id_that_leads_nowhere_is_refused() {
    let check = |state: Option<IdState>, expected: &[(NoteCode, Severity)]| {
        let notes = regrouped().notes_with(|facts| {
            facts.ids = state.map(|state| known(&[(GROUP, state)])).unwrap_or_default();
        });
        assert_eq!(said(&notes), expected, "{state:?}");
    };
    check(Some(IdState::There), &[]);
    check(Some(IdState::Gone), &[(NoteCode::UnknownId, Severity::Fatal)]);
    check(Some(IdState::Unknown), &[(NoteCode::UncertainId, Severity::Warning)]);
    check(None, &[(NoteCode::UncertainId, Severity::Warning)]);
}

#[test]
fn an_id_that_stands_there_already_does_no_further_harm() {
    let seen = with(policy(), PLACE, json!([GROUP]));
    let wanted = with(seen.clone(), "/conditions/clientAppTypes", json!(["browser"]));
    let case = Case::policy(seen, wanted, &["conditions.clientAppTypes"]);
    let notes = case.notes_with(|facts| facts.ids = known(&[(GROUP, IdState::Gone)]));
    assert_eq!(said(&notes), [(NoteCode::UncertainId, Severity::Warning)]);
}

#[test]
fn an_id_that_is_yet_to_come_needs_somebody_who_makes_it() {
    let case = Case::policy(policy(), with(policy(), PLACE, json!(["{{created:7}}"])), &[EXCLUDED_GROUPS]);
    assert_eq!(said(&case.notes()), [(NoteCode::UnknownPlaceholder, Severity::Fatal)]);
}

#[test]
fn a_resource_that_nobody_saw_is_not_changed() {
    let mut case = regrouped();
    case.kind = OperationKind::Update;
    let mut plan = case.plan();
    plan.resources.clear();
    let notes = plumbline::domain::review::review(&plan, &case.facts());
    assert!(said(&notes).contains(&(NoteCode::ForeignProperty, Severity::Fatal)));
}

#[test]
fn a_secret_is_never_sent() {
    let area = "device_configurations";
    let pattern = super::setting::entry(area).area.normalise.secrets.first().expect("a secret").clone();
    let name = pattern.split(['.', '[']).next().expect("a name").to_owned();
    let mut case = Case::change(
        area,
        json!({ "id": "1", "@odata.type": "#microsoft.graph.x", "displayName": "A", "description": "a" }),
        json!({ "id": "1", "@odata.type": "#microsoft.graph.x", "displayName": "A", "description": "b" }),
        &["description"],
    );
    case.body.as_mut().expect("a body")[&name] = nested(&pattern);
    assert!(said(&case.notes()).iter().any(|(code, _)| *code == NoteCode::SecretInBody), "{pattern}");
}

/// A value in which something stands at the pattern, below its first name.
fn nested(pattern: &str) -> serde_json::Value {
    let mut value = json!("secret");
    let parts: Vec<&str> = pattern.split('.').collect();
    for (place, part) in parts.iter().enumerate().rev() {
        if part.ends_with("[]") {
            value = json!([value]);
        }
        if place > 0 {
            value = json!({ part.trim_end_matches("[]"): value });
        }
    }
    value
}
