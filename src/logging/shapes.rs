//! Secrets that nobody told the log about, found by how they look: tokens, private keys, and values behind a name
//! that says it.

use std::ops::Range;

use super::redactor::is_secret_name;

const PRIVATE_KEY: (&str, &str) = ("PRIVATE KEY-----", "-----END");
/// What tokens begin with: those of Microsoft and every other JSON web token, and Plumbline's own.
const TOKENS: [(&str, usize); 2] = [("eyJ", 20), ("plb_", 20)];
const BEARER: &str = "bearer ";

/// Where secrets stand in the text. Stretches may overlap.
pub(super) fn found_in(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    found.extend(TOKENS.iter().flat_map(|(start, shortest)| tokens(text, start, *shortest)));
    found.extend(after_bearer(text));
    found.extend(private_keys(text));
    found.extend(named(text));
    found
}

fn tokens(text: &str, start: &str, shortest: usize) -> Vec<Range<usize>> {
    let from = |(at, _): (usize, &str)| at..at + run(text.get(at..).unwrap_or_default(), is_token_letter);
    text.match_indices(start).map(from).filter(|range| range.len() >= shortest).collect()
}

fn after_bearer(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let from = |(at, _): (usize, &str)| {
        let start = at + BEARER.len();
        start..start + run(text.get(start..).unwrap_or_default(), is_token_letter)
    };
    lower.match_indices(BEARER).map(from).filter(|range| range.len() >= SHORTEST_BEARER).collect()
}

/// "bearer token" is a word of people, and no token.
const SHORTEST_BEARER: usize = 12;

fn private_keys(text: &str) -> Vec<Range<usize>> {
    let (start, end) = PRIVATE_KEY;
    let from = |(at, _): (usize, &str)| {
        let first = at + start.len();
        let length = text.get(first..).map_or(0, |rest| rest.find(end).unwrap_or(rest.len()));
        first..first + length
    };
    text.match_indices(start)
        .filter(|(at, _)| !text.get(..*at).is_some_and(|before| before.ends_with("END ")))
        .map(from)
        .collect()
}

/// `client_secret=…` and `"client_secret":"…"`.
fn named(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('=') {
        found.extend(value_after(text, at, at + 1));
    }
    for (at, _) in text.match_indices("\":") {
        let rest = text.get(at + 2..).unwrap_or_default();
        let spaces = run(rest, |letter| letter == ' ');
        if rest.get(spaces..).is_some_and(|value| value.starts_with('"')) {
            found.extend(value_after(text, at, at + 2 + spaces + 1));
        }
    }
    found
}

/// The value from `start` on, if the word that ends at `name_end` is the name of a secret.
fn value_after(text: &str, name_end: usize, start: usize) -> Option<Range<usize>> {
    let before = text.get(..name_end)?;
    let name_length: usize =
        before.chars().rev().take_while(|letter| is_name_letter(*letter)).map(char::len_utf8).sum();
    let name = before.get(before.len() - name_length..)?;
    let length = run(text.get(start..)?, |letter| !is_end_of_value(letter));
    (length > 0 && is_secret_name(name)).then(|| start..start + length)
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|letter| belongs(*letter)).map(char::len_utf8).sum()
}

fn is_token_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '~' | '+' | '/' | '=')
}

fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

fn is_end_of_value(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '&' | '"' | '\'' | ',' | ';' | ')' | ']' | '}' | '\\')
}
