//! How an API token looks from outside: a prefix that scanners for leaked secrets can find, and 256 random bits.

/// Begins every API token.
pub const BEARER_PREFIX: &str = "plb_";
/// 43 characters of an opaque token behind the prefix.
const LENGTH: usize = 47;

/// The text of an API token around random characters.
pub fn new_bearer(random: &str) -> String {
    format!("{BEARER_PREFIX}{random}")
}

/// Whether the text can be an API token, so that nothing else is looked up.
pub fn is_bearer(text: &str) -> bool {
    text.len() == LENGTH && text.starts_with(BEARER_PREFIX) && text.is_ascii()
}
