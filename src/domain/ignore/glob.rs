//! A text with `*` for any characters. There is nothing to go back to, so no pattern is slow.

use std::fmt;
use std::str::FromStr;

/// A pattern for names and values, compared without case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    text: String,
    /// What stands between the wildcards, in lower case.
    parts: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GlobError {
    #[error("expected a text in which `*` stands for any characters")]
    Empty,
    #[error("expected at most {limit} characters")]
    TooLong { limit: usize },
}

impl Glob {
    pub const LIMIT_CHARACTERS: usize = 300;

    /// Each part is looked for once, from where the one before it ended.
    pub fn matches(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let Some((first, rest)) = self.parts.split_first() else { return false };
        let Some((last, middle)) = rest.split_last() else { return text == *first };
        let Some(mut rest) = text.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str())) else {
            return false;
        };
        for part in middle {
            let Some((_, after)) = rest.split_once(part.as_str()) else { return false };
            rest = after;
        }
        true
    }
}

impl FromStr for Glob {
    type Err = GlobError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.is_empty() {
            return Err(GlobError::Empty);
        }
        if text.chars().count() > Self::LIMIT_CHARACTERS {
            return Err(GlobError::TooLong { limit: Self::LIMIT_CHARACTERS });
        }
        Ok(Self { text: text.to_owned(), parts: text.to_lowercase().split('*').map(str::to_owned).collect() })
    }
}

impl fmt::Display for Glob {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn a_star_stands_for_any_characters() {
        for (pattern, text, expected) in [
            ("Pilot*", "pilot: MFA", true),
            ("Pilot*", "MFA pilot", false),
            ("*pilot*", "the Pilot ring", true),
            ("a*a", "a", false),
            ("a*a", "aa", true),
            ("a*b*c", "a-c-b-c", true),
            ("a*b*c", "acb", false),
            ("exact", "Exact", true),
            ("exact", "not exact", false),
            ("*", "", true),
        ] {
            let glob: Glob = pattern.parse().expect("a pattern");
            assert_eq!(glob.matches(text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn a_hostile_pattern_is_no_slower_than_reading_the_text_once_for_each_part() {
        let glob: Glob = "a*".repeat(150).parse().expect("a pattern");
        let started = std::time::Instant::now();
        assert!(!glob.matches(&format!("{}b", "c".repeat(1_000_000))));
        let glob: Glob = format!("*{}b", "a*".repeat(149)).parse().expect("a pattern");
        assert!(!glob.matches(&"a".repeat(1_000_000)));
        assert!(started.elapsed().as_secs() < 5);
    }

    #[test]
    fn empty_and_endless_patterns_are_refused() {
        assert!("  ".parse::<Glob>().is_err());
        assert!("a".repeat(301).parse::<Glob>().is_err());
    }
}
