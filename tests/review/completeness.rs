//! What is made anew.

use plumbline::domain::plan::{OperationKind, Purpose};
use plumbline::domain::review::{NoteCode, Severity};
use serde_json::{Value, json};

use super::setting::{Case, said};

fn made(body: Value) -> Case {
    let wanted = json!({
        "id": "unit", "displayName": "Paris", "description": "All of Paris", "visibility": null,
        "members": [{ "id": "user-1" }],
    });
    Case {
        area: "administrative_units",
        seen: None,
        wanted: Some(wanted),
        kind: OperationKind::Create,
        purpose: Purpose::Restore,
        part: "",
        body: Some(body),
        paths: vec![""],
    }
}

#[test]
fn what_a_new_resource_would_lack_is_told_by_name() {
    let notes = made(json!({ "displayName": "Paris" })).notes();
    assert_eq!(said(&notes), [(NoteCode::MadeWithout, Severity::Warning)]);
    assert!(notes[0].message.ends_with("gives it description, members"), "{}", notes[0].message);
    assert_eq!(notes[0].operations, [1]);
}

#[test]
fn what_further_requests_give_and_what_is_empty_is_not_lacking() {
    let case = made(json!({ "displayName": "Paris", "description": "All of Paris" }));
    let mut plan = case.plan();
    let mut step = plan.operations[0].clone();
    (step.number, step.kind, step.part) = (2, OperationKind::Update, "members".to_owned());
    step.request.body = Some(json!({ "@odata.id": "https://graph.microsoft.com/v1.0/users/user-1" }));
    plan.operations.push(step);
    let notes = plumbline::domain::review::review(&plan, &case.facts());
    assert!(notes.iter().all(|note| note.code != NoteCode::MadeWithout), "{notes:?}");
}
