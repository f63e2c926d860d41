//! What stands in the configuration of a tenant for the tenant itself: its domains, its id, its name. Between tenants
//! these are variables.

use crate::domain::catalog::TokenKind;

/// A variable of a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Such as `defaultDomain`.
    pub name: String,
    /// What stands for it in this tenant.
    pub text: String,
    pub kind: TokenKind,
}

/// A name of fewer characters stands in too many texts by chance.
const NAME_MINIMUM_CHARACTERS: usize = 3;

/// The variables of a tenant, the longest first, so that none is found within another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens(Vec<Token>);

impl Tokens {
    /// The variables of two tenants that both have: what only one of them has cannot be put into the other.
    pub fn in_both(here: Vec<Token>, there: Vec<Token>) -> (Self, Self) {
        let has = |tokens: &[Token], name: &str| tokens.iter().any(|token| token.name == name && is_usable(token));
        let shared = |mine: &[Token], other: &[Token]| {
            let mut kept: Vec<Token> =
                mine.iter().filter(|token| is_usable(token) && has(other, &token.name)).cloned().collect();
            kept.sort_by(|a, b| (b.text.len(), &a.name).cmp(&(a.text.len(), &b.name)));
            kept.dedup_by(|a, b| a.text.eq_ignore_ascii_case(&b.text));
            kept
        };
        let (mut mine, mut other) = (shared(&here, &there), shared(&there, &here));
        // Where two variables of one tenant are the same text, only one of them can be told in it.
        mine.retain(|token| other.iter().any(|theirs| theirs.name == token.name));
        other.retain(|token| mine.iter().any(|theirs| theirs.name == token.name));
        (Self(mine), Self(other))
    }

    /// The text with `{variable}` in place of what stands for it in this tenant.
    pub fn to_variables(&self, text: &str) -> String {
        self.0.iter().fold(
            text.to_owned(),
            |text, token| {
                if text.len() < token.text.len() { text } else { replaced(&text, token) }
            },
        )
    }

    /// The text with what stands for each `{variable}` in this tenant.
    pub fn to_texts(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        self.0.iter().fold(text.to_owned(), |text, token| text.replace(&variable(token), &token.text))
    }

    /// What they are called, for people.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|token| token.name.as_str())
    }
}

fn is_usable(token: &Token) -> bool {
    match token.kind {
        TokenKind::Domain => !token.text.trim().is_empty(),
        TokenKind::Name => token.text.chars().count() >= NAME_MINIMUM_CHARACTERS,
    }
}

fn variable(token: &Token) -> String {
    format!("{{{}}}", token.name)
}

fn replaced(text: &str, token: &Token) -> String {
    let (haystack, needle) = match token.kind {
        TokenKind::Domain => (text.to_ascii_lowercase(), token.text.to_ascii_lowercase()),
        TokenKind::Name => (text.to_owned(), token.text.clone()),
    };
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    // Lower case of ASCII keeps every position.
    for (index, _) in haystack.match_indices(needle.as_str()) {
        let end = index + needle.len();
        let (before, after) = (haystack.get(..index).unwrap_or_default(), haystack.get(end..).unwrap_or_default());
        if is_whole(before, after, token.kind) {
            result.push_str(text.get(done..index).unwrap_or_default());
            result.push_str(&variable(token));
            done = end;
        }
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

fn is_whole(before: &str, after: &str, kind: TokenKind) -> bool {
    let continues = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let is_open = !continues(before.chars().next_back()) && !continues(after.chars().next());
    match kind {
        TokenKind::Name => is_open,
        TokenKind::Domain => {
            let mut after = after.chars();
            let goes_on = match after.next() {
                Some('-') => true,
                Some('.') => continues(after.next()),
                Some(_) | None => false,
            };
            is_open && !before.ends_with('-') && !goes_on
        }
    }
}
