//! Plans that would make a tenant less safe.

use plumbline::domain::review::{NoteCode, Severity};
use serde_json::json;

use super::setting::{Case, policy, with};

fn switched(from: &str, to: &str) -> Case {
    let state = |word: &str| with(policy(), "/state", json!(word));
    Case::policy(state(from), state(to), &["state"])
}

#[test]
fn a_policy_that_would_protect_no_more_is_told_with_the_reason() {
    for (from, to) in [("enabled", "disabled"), ("enabled", "enabledForReportingButNotEnforced")] {
        let notes = switched(from, to).notes();
        let note = notes.iter().find(|note| note.code == NoteCode::Weakens).expect("a note");
        assert_eq!((note.severity, note.operations.as_slice()), (Severity::Warning, [1].as_slice()));
        assert!(note.message.contains("would be less safe than it is: "), "{}", note.message);
    }
}

#[test]
fn a_policy_that_would_protect_again_is_no_weakening() {
    let notes = switched("disabled", "enabled").notes();
    assert!(notes.iter().all(|note| note.code != NoteCode::Weakens), "{notes:?}");
}
