//! The path of a custom collector: parsed once, so that whoever holds one holds a plain path below a version of Graph.
//!
//! It is a list of what may stand in a path, not of what may not: letters, digits and the marks of OData keys. Nothing
//! of that can name another host, climb, start a query or be decoded into something else.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Such as `/policies/authorizationPolicy` or `/groups('…')/owners`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CollectorPath(String);

const LIMIT_CHARACTERS: usize = 400;
const LIMIT_SEGMENTS: usize = 12;

/// Why a text is no such path, with the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CollectorPathError {
    #[error("expected a path such as /policies/authorizationPolicy")]
    Empty,
    #[error("expected at most {LIMIT_CHARACTERS} characters")]
    TooLong,
    #[error("expected at most {LIMIT_SEGMENTS} parts between slashes")]
    TooManySegments,
    #[error("expected the path alone, without https:// and host: requests go to the configured Graph and nowhere else")]
    Address,
    #[error("expected a slash at the start, as in /groups")]
    NoSlash,
    #[error("two slashes stand together: an address without its scheme is no path")]
    EmptySegment,
    #[error("expected no slash at the end")]
    SlashAtEnd,
    #[error("a line break, tab or other control character is in it: type the path by hand")]
    Control,
    #[error("a space is in it")]
    Space,
    #[error("`{character}` (U+{:04X}) is no ASCII character, even if it looks like one: type the path by hand", u32::from(*character))]
    NotAscii { character: char },
    #[error("`%` encodes characters: write them plainly; a path needs none that must be encoded")]
    Encoded,
    #[error("a query is in it: put $select, $expand and $filter into their own fields")]
    Query,
    #[error("`#` starts a fragment, which no request carries")]
    Fragment,
    #[error("a backslash is in it: parts are separated by /")]
    Backslash,
    #[error("`{{…}}` stands for an id: put a real one in its place, or read the list above it")]
    Placeholder,
    #[error("dots alone would climb out of the path: name the path that you mean")]
    Dots,
    #[error("expected the path without its version: choose v1.0 or beta beside it")]
    Version,
    #[error("/me is the signed-in person, and Plumbline reads as an application: name the object or its list")]
    Me,
    #[error("`{segment}` answers with a stream or a number, and a collector reads JSON objects: leave it out")]
    Stream { segment: String },
    #[error("a delta query tells changes and not the state: read the list itself")]
    Delta,
    #[error("`{segment}` is a service of Graph and no configuration: name the objects themselves")]
    Service { segment: String },
    #[error("`{character}` is not allowed in a path: only letters, digits, - _ . ~ , and keys such as ('id')")]
    Character { character: char },
    #[error("the key in `{segment}` is not closed or not quoted: write ('id') or (appId='id')")]
    Key { segment: String },
}

impl CollectorPath {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts between the slashes.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').skip(1)
    }
}

impl FromStr for CollectorPath {
    type Err = CollectorPathError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(CollectorPathError::Empty);
        }
        if text.chars().count() > LIMIT_CHARACTERS {
            return Err(CollectorPathError::TooLong);
        }
        check_characters(text)?;
        let Some(rest) = text.strip_prefix('/') else { return Err(CollectorPathError::NoSlash) };
        let segments: Vec<&str> = rest.split('/').collect();
        if segments.len() > LIMIT_SEGMENTS {
            return Err(CollectorPathError::TooManySegments);
        }
        if segments.iter().any(|segment| climbs(segment)) {
            return Err(CollectorPathError::Dots);
        }
        check_ends(&segments)?;
        for segment in &segments {
            check_segment(segment)?;
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for CollectorPath {
    type Error = CollectorPathError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CollectorPath> for String {
    fn from(path: CollectorPath) -> Self {
        path.0
    }
}

impl fmt::Display for CollectorPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Names the first character that may not stand anywhere in a path.
fn check_characters(text: &str) -> Result<(), CollectorPathError> {
    let first_bad = text.chars().find(|character| !is_allowed(*character));
    let Some(character) = first_bad else { return Ok(()) };
    Err(match character {
        character if character.is_control() => CollectorPathError::Control,
        character if !character.is_ascii() => CollectorPathError::NotAscii { character },
        _ if text.contains("://") => CollectorPathError::Address,
        ' ' => CollectorPathError::Space,
        '%' => CollectorPathError::Encoded,
        '?' | '&' => CollectorPathError::Query,
        '#' => CollectorPathError::Fragment,
        '\\' => CollectorPathError::Backslash,
        '{' | '}' => CollectorPathError::Placeholder,
        character => CollectorPathError::Character { character },
    })
}

/// `$` passes here, so that the segments with it are refused by name.
fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || "/-_.~,()'=$".contains(character)
}

fn check_ends(segments: &[&str]) -> Result<(), CollectorPathError> {
    match segments {
        [""] => Err(CollectorPathError::Empty),
        [.., before, ""] if !before.is_empty() => Err(CollectorPathError::SlashAtEnd),
        [first, ..] if ["v1.0", "beta"].iter().any(|version| first.eq_ignore_ascii_case(version)) => {
            Err(CollectorPathError::Version)
        }
        [first, ..] if first.eq_ignore_ascii_case("me") => Err(CollectorPathError::Me),
        [.., last] if last.eq_ignore_ascii_case("content") => {
            Err(CollectorPathError::Stream { segment: (*last).to_owned() })
        }
        _ => Ok(()),
    }
}

fn climbs(segment: &str) -> bool {
    segment == "." || segment.contains("..")
}

fn check_segment(segment: &str) -> Result<(), CollectorPathError> {
    if segment.is_empty() {
        return Err(CollectorPathError::EmptySegment);
    }
    if segment.contains('$') {
        return Err(system_segment(segment));
    }
    let (name, key) = match segment.split_once('(') {
        None => (segment, None),
        Some((name, key)) => (name, Some(key)),
    };
    let name_is_plain = !name.is_empty() && !name.contains(['\'', '=', ')']);
    if !name_is_plain || key.is_some_and(|key| !is_key(key)) {
        return Err(CollectorPathError::Key { segment: segment.to_owned() });
    }
    let function = name.rsplit_once("graph.").map_or(name, |(_, function)| function);
    if function.eq_ignore_ascii_case("delta") { Err(CollectorPathError::Delta) } else { Ok(()) }
}

fn system_segment(segment: &str) -> CollectorPathError {
    let segment = segment.to_owned();
    match segment.to_ascii_lowercase().as_str() {
        "$value" | "$count" => CollectorPathError::Stream { segment },
        "$batch" | "$metadata" | "$ref" | "$entity" => CollectorPathError::Service { segment },
        name if name.starts_with("$delta") || name.starts_with("$skip") => CollectorPathError::Delta,
        _ => CollectorPathError::Character { character: '$' },
    }
}

/// What stands after the opening parenthesis: nothing, `'id'`, or `name='id',name=id`.
fn is_key(text: &str) -> bool {
    let Some(inner) = text.strip_suffix(')') else { return false };
    inner.is_empty() || inner.split(',').all(is_key_part)
}

fn is_key_part(part: &str) -> bool {
    let value = part.split_once('=').map_or(part, |(_, value)| value);
    let plain = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(value);
    let name_is_word = part
        .split_once('=')
        .is_none_or(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    name_is_word && !plain.is_empty() && !plain.contains(['\'', '(', ')', '='])
}

#[cfg(test)]
mod tests {
    use super::{CollectorPath, CollectorPathError};

    #[test]
    fn a_path_survives_json_and_a_bad_one_does_not_come_in_by_it() {
        let path: CollectorPath = serde_json::from_str("\"/groups\"").expect("a path");
        assert_eq!(serde_json::to_string(&path).expect("JSON"), "\"/groups\"");
        assert!(serde_json::from_str::<CollectorPath>("\"//evil\"").is_err());
    }

    #[test]
    fn the_message_names_what_is_wrong() {
        let fault = |text: &str| text.parse::<CollectorPath>().expect_err("refused");
        assert_eq!(fault("/a\u{ff0f}b"), CollectorPathError::NotAscii { character: '\u{ff0f}' });
        assert_eq!(fault("/users/{id}").to_string().split(':').next(), Some("`{…}` stands for an id"));
    }
}
