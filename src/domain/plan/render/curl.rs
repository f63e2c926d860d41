//! As a script for a shell.

use std::collections::BTreeSet;

use super::{answered_id, body, comment, headers, sent, url};
use crate::domain::plan::created::split_at_marks;
use crate::domain::plan::{Operation, Plan};

const BEGINNING: &str = "#!/usr/bin/env bash
# Sends the requests one after another and stops at the first that is refused.
# TOKEN must hold an access token for Microsoft Graph with the permissions that the plan names. jq reads new ids.
set -euo pipefail
: \"${TOKEN:?set TOKEN to an access token for Microsoft Graph}\"
";

/// The chosen operations as a script for `bash` with `curl`. The token comes from `$TOKEN`, and ids that a request
/// needs of an earlier answer are kept in variables.
pub fn curl(plan: &Plan, chosen: &BTreeSet<u32>, root: &str) -> String {
    let requests = sent(plan, chosen).map(|operation| request(plan, operation, root));
    std::iter::once(BEGINNING.to_owned()).chain(requests).collect::<Vec<_>>().join("\n")
}

fn request(plan: &Plan, operation: &Operation, root: &str) -> String {
    let mut words = vec![
        "curl --fail-with-body --silent --show-error".to_owned(),
        format!("--request {}", operation.request.method.as_str()),
        "--header \"Authorization: Bearer $TOKEN\"".to_owned(),
    ];
    words.extend(
        headers(plan, operation)
            .iter()
            .map(|(name, value)| format!("--header {}", quoted(&format!("{name}: {value}")))),
    );
    if let Some(body) = body(operation, root) {
        words.push("--header 'Content-Type: application/json'".to_owned());
        words.push(format!("--data-binary {}", quoted(&body.to_string())));
    }
    words.push(quoted(&url(operation, root)));
    let command = words.join(" \\\n  ");
    let line = match answered_id(plan, operation) {
        Some(place) => {
            let path: Vec<String> = place.split('.').map(|name| serde_json::json!(name).to_string()).collect();
            let read = quoted(&format!("getpath([{}])", path.join(",")));
            format!("CREATED_{}=$({command} | jq --exit-status --raw-output {read})", operation.number)
        }
        None => command,
    };
    format!("# {}\n{line}\n", comment(operation))
}

/// One word for the shell, whatever is in it. Ids of earlier answers are put in between.
fn quoted(text: &str) -> String {
    split_at_marks(text)
        .into_iter()
        .map(|(literal, mark)| {
            let literal = format!("'{}'", literal.replace('\'', r"'\''"));
            let variable = mark.map(|number| format!("\"$CREATED_{number}\"")).unwrap_or_default();
            format!("{literal}{variable}")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_stays_one_word() {
        for (text, expected) in [
            ("plain", "'plain'"),
            ("it's $HOME `id` \\ \"x\"\n!", "'it'\\''s $HOME `id` \\ \"x\"\n!'"),
            ("{\"id\":\"{{created:2}}\"}", "'{\"id\":\"'\"$CREATED_2\"'\"}'"),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
