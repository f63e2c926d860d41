//! What an operation does, in a sentence for people.

use serde_json::Value;

use super::draft::Draft;
use super::{OperationKind, PlannedChange};
use crate::domain::catalog::{Area, PathPart, path_parts};
use crate::domain::diff::ChangeKind;
use crate::domain::reference::{Directory, mentions};

/// More changes than these are counted and not told.
const TOLD: usize = 3;
const TEXT_LIMIT_CHARACTERS: usize = 60;

/// Speaks of a resource with the names of what it refers to.
pub(super) struct Teller<'a> {
    pub(super) area: &'a Area,
    pub(super) directory: &'a Directory,
    pub(super) name: &'a str,
}

impl Teller<'_> {
    pub(super) fn reason(&self, draft: &Draft) -> String {
        let name = self.name;
        match draft.kind {
            OperationKind::Create => format!("“{name}” is made anew."),
            OperationKind::Revive => format!("“{name}” comes back from the recycle bin with the id that it had."),
            OperationKind::Delete => format!("“{name}” is removed."),
            OperationKind::Update => self.changes(&draft.changes),
        }
    }

    fn changes(&self, changes: &[PlannedChange]) -> String {
        let told = changes.iter().take(TOLD).map(|change| self.change(change));
        let more = changes.len().saturating_sub(TOLD);
        let rest =
            (more > 0).then(|| format!("{more} more {}", if more == 1 { "place changes" } else { "places change" }));
        let clauses: Vec<String> = told.chain(rest).collect();
        format!("{}.", clauses.join("; "))
    }

    fn change(&self, change: &PlannedChange) -> String {
        let PlannedChange { path, kind, before, after } = change;
        let label = label(path);
        match kind {
            ChangeKind::Text => format!("{label}: the text is put back"),
            ChangeKind::List => format!("{label}: the list is put back in its order"),
            ChangeKind::Set => {
                let (back, gone) = (only_in(after, before), only_in(before, after));
                let names = |values: &[&Value]| {
                    values.iter().map(|value| self.shown(path, value)).collect::<Vec<_>>().join(", ")
                };
                let clauses = [
                    (!back.is_empty()).then(|| format!("{} {} back", names(&back), come(back.len()))),
                    (!gone.is_empty()).then(|| format!("{} {} out", names(&gone), go(gone.len()))),
                ];
                let clauses: Vec<String> = clauses.into_iter().flatten().collect();
                format!("{label}: {}", clauses.join(", "))
            }
            ChangeKind::Value => match (before.is_null(), after.is_null()) {
                (false, true) => format!("{label} is taken out, now {}", self.shown(path, before)),
                (true, _) => format!("{label} is set to {}", self.shown(path, after)),
                (false, false) => {
                    format!("{label} goes from {} to {}", self.shown(path, before), self.shown(path, after))
                }
            },
        }
    }

    fn shown(&self, path: &str, value: &Value) -> String {
        match value {
            Value::String(text) => {
                let mention = mentions(self.area, path, [&Value::Array(vec![value.clone()]), value]).pop();
                let name =
                    mention.and_then(|mention| self.directory.name_of(&mention.referring.reference, &mention.id).ok());
                format!("“{}”", shortened(name.unwrap_or(text)))
            }
            Value::Null => "nothing".to_owned(),
            Value::Bool(_) | Value::Number(_) => value.to_string(),
            Value::Array(items) => format!("{} {}", items.len(), if items.len() == 1 { "entry" } else { "entries" }),
            Value::Object(_) => "a group of settings".to_owned(),
        }
    }
}

fn come(count: usize) -> &'static str {
    if count == 1 { "comes" } else { "come" }
}

fn go(count: usize) -> &'static str {
    if count == 1 { "goes" } else { "go" }
}

/// The last name of a path as words, with the element that it belongs to: `excludeGroups` is "Exclude groups".
fn label(path: &str) -> String {
    let parts = path_parts(path);
    let name = parts.iter().rev().find_map(|part| match part {
        PathPart::Name(name) => Some(*name),
        PathPart::Selector(_) => None,
    });
    let element = parts.iter().rev().find_map(|part| match part {
        PathPart::Selector(label) => Some(*label),
        PathPart::Name(_) => None,
    });
    let words = words(name.unwrap_or("The resource"));
    match element {
        Some(element) => format!("{words} ({})", shortened(element)),
        None => words,
    }
}

fn words(name: &str) -> String {
    let mut words = String::new();
    let mut before_is_upper = true;
    for letter in name.chars() {
        if letter.is_uppercase() && !before_is_upper {
            words.push(' ');
        }
        before_is_upper = letter.is_uppercase();
        match words.is_empty() {
            true => words.extend(letter.to_uppercase()),
            false => words.extend(letter.to_lowercase()),
        }
    }
    words
}

fn only_in<'v>(these: &'v Value, those: &Value) -> Vec<&'v Value> {
    let empty = Vec::new();
    let those = those.as_array().unwrap_or(&empty);
    these.as_array().into_iter().flatten().filter(|value| !those.contains(value)).collect()
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= TEXT_LIMIT_CHARACTERS {
        return text.to_owned();
    }
    let start: String = text.chars().take(TEXT_LIMIT_CHARACTERS - 1).collect();
    format!("{start}…")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Teller;
    use crate::domain::catalog;
    use crate::domain::diff::ChangeKind;
    use crate::domain::plan::PlannedChange;
    use crate::domain::reference::{Directory, Tokens};

    fn check(kind: ChangeKind, path: &str, before: Value, after: Value, expected: &str) {
        let find = |key: &str| catalog::find(&key.parse().expect("a key")).expect("an area");
        let mut directory = Directory::new(Tokens::default());
        directory.add(find("groups"), &json!({ "id": "g", "displayName": "Contractors" }));
        let teller = Teller { area: find("conditional_access_policies"), directory: &directory, name: "Require MFA" };
        let change = PlannedChange { path: path.to_owned(), kind, before, after };
        assert_eq!(teller.changes(&[change]), expected);
    }

    #[test]
    fn sentences_tell_what_comes_and_goes_by_name() {
        let path = "conditions.users.excludeGroups";
        check(ChangeKind::Set, path, json!(["g", "x"]), json!(["x"]), "Exclude groups: “Contractors” goes out.");
        check(ChangeKind::Set, path, Value::Null, json!(["g", "x"]), "Exclude groups: “Contractors”, “x” come back.");
        check(
            ChangeKind::Value,
            "state",
            json!("disabled"),
            json!("enabled"),
            "State goes from “disabled” to “enabled”.",
        );
        check(
            ChangeKind::Value,
            "sessionControls",
            Value::Null,
            json!({}),
            "Session controls is set to a group of settings.",
        );
        check(ChangeKind::Value, "a[id=b].isOn", json!(true), Value::Null, "Is on (id=b) is taken out, now true.");
    }

    #[test]
    fn many_changes_are_counted() {
        let directory = Directory::new(Tokens::default());
        let area = catalog::find(&"groups".parse().expect("a key")).expect("an area");
        let teller = Teller { area, directory: &directory, name: "G" };
        let change = |path: &str| PlannedChange {
            path: path.to_owned(),
            kind: ChangeKind::Text,
            before: Value::Null,
            after: Value::Null,
        };
        let changes: Vec<PlannedChange> = ["a", "b", "c", "d"].into_iter().map(change).collect();
        assert!(teller.changes(&changes).ends_with("; 1 more place changes."), "{}", teller.changes(&changes));
    }
}
