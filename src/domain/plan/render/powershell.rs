//! As a script for PowerShell.

use std::collections::BTreeSet;

use super::{answered_id, body, comment, headers, sent, url};
use crate::domain::plan::created::{created_id, marks_in_text};
use crate::domain::plan::{Operation, Plan};

const BEGINNING: &str = "# Sends the requests one after another and stops at the first that is refused.
# Connect-MgGraph (module Microsoft.Graph.Authentication) with the permissions that the plan names comes first.
$ErrorActionPreference = 'Stop'
";

/// The chosen operations as a script for PowerShell with `Invoke-MgGraphRequest`. Ids that a request needs of an earlier
/// answer are kept in variables.
pub fn powershell(plan: &Plan, chosen: &BTreeSet<u32>, root: &str) -> String {
    let requests = sent(plan, chosen).map(|operation| request(plan, operation, root));
    std::iter::once(BEGINNING.to_owned()).chain(requests).collect::<Vec<_>>().join("\n")
}

fn request(plan: &Plan, operation: &Operation, root: &str) -> String {
    let mut lines = vec![format!("# {}", comment(operation))];
    let uri = filled(quoted(&url(operation, root)), &url(operation, root));
    let mut command = format!("Invoke-MgGraphRequest -Method {} -Uri {uri}", operation.request.method.as_str());
    let headers: Vec<String> = headers(plan, operation)
        .iter()
        .map(|(name, value)| format!("{} = {}", quoted(name), filled(quoted(value), value)))
        .collect();
    if !headers.is_empty() {
        command.push_str(&format!(" -Headers @{{ {} }}", headers.join("; ")));
    }
    if let Some(body) = body(operation, root) {
        let text = serde_json::to_string_pretty(&body).expect("names for keys and numbers that JSON can write");
        // No line of JSON begins with a quote and an at sign, so that nothing in it ends the text.
        lines.push(format!("$body = {}", filled(format!("@'\n{text}\n'@"), &text)));
        command.push_str(" -ContentType 'application/json' -Body $body");
    }
    match answered_id(plan, operation) {
        Some(place) => {
            let read: String = place.split('.').map(|name| format!("[{}]", quoted(name))).collect();
            lines.push(format!("$answer = {command}"));
            lines.push(format!("$created{} = $answer{read}", operation.number));
        }
        None => lines.push(format!("{command} | Out-Null")),
    }
    format!("{}\n", lines.join("\n"))
}

/// The expression with the ids of earlier answers put in.
fn filled(expression: String, text: &str) -> String {
    let marks = marks_in_text(text);
    let fill = |expression: String, number: &u32| {
        format!("{expression}.Replace({}, $created{number})", quoted(&created_id(*number)))
    };
    let filled = marks.iter().fold(expression, fill);
    if marks.is_empty() { filled } else { format!("({filled})") }
}

/// A literal text. PowerShell takes typographic quotes for quotes as well.
fn quoted(text: &str) -> String {
    let mut literal = String::from("'");
    for letter in text.chars() {
        if matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            literal.push(letter);
        }
        literal.push(letter);
    }
    literal.push('\'');
    literal
}

#[cfg(test)]
mod tests {
    use super::{filled, quoted};

    #[test]
    fn a_literal_is_never_ended_from_within() {
        for (text, expected) in
            [("plain $x", "'plain $x'"), ("it's", "'it''s'"), ("it\u{2019}s", "'it\u{2019}\u{2019}s'")]
        {
            assert_eq!(quoted(text), expected);
        }
    }

    #[test]
    fn ids_are_put_in_where_their_marks_stand() {
        let text = "a/{{created:2}}";
        assert_eq!(filled(quoted(text), text), "('a/{{created:2}}'.Replace('{{created:2}}', $created2))");
        assert_eq!(filled(quoted("a"), "a"), "'a'");
    }
}
