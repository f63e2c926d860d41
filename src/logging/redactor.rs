//! Knows the secrets of the process and keeps them out of text. It never shows what it knows.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use zeroize::Zeroizing;

/// What stands in place of a secret.
pub(super) const REDACTED: &str = "[redacted]";

/// Shorter values are no secrets, and replacing them would tear ordinary words apart.
const SHORTEST_SECRET_BYTES: usize = 6;

/// Parts of field names that tell that the value is a secret.
const SECRET_NAME_PARTS: [&str; 7] = ["secret", "token", "key", "password", "authorization", "cookie", "credential"];

/// The secrets that must not appear in text. Its clones share what they know.
#[derive(Clone, Default)]
pub struct Redactor {
    known: Arc<RwLock<Known>>,
}

#[derive(Default)]
struct Known {
    next: u64,
    values: BTreeMap<u64, Zeroizing<String>>,
}

impl Redactor {
    /// Hides a value for as long as the answer lives.
    pub fn hide(&self, value: &str) -> HiddenValue {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let number = known.next;
        known.next += 1;
        if value.len() >= SHORTEST_SECRET_BYTES {
            known.values.insert(number, Zeroizing::new(value.to_owned()));
        }
        HiddenValue { number, redactor: self.clone() }
    }

    /// The text with each known secret replaced.
    pub fn redacted(&self, text: &str) -> String {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let found = known.values.values().filter(|secret| text.contains(secret.as_str()));
        found.fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), REDACTED))
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Redactor")
    }
}

/// While it lives, one value stays hidden. Tokens come and go by the hour, and the redactor must not grow with them.
#[must_use = "the value is hidden only while this lives"]
#[derive(Debug)]
pub struct HiddenValue {
    number: u64,
    redactor: Redactor,
}

impl Drop for HiddenValue {
    fn drop(&mut self) {
        let mut known = self.redactor.known.write().unwrap_or_else(PoisonError::into_inner);
        known.values.remove(&self.number);
    }
}

/// Whether a field of this name holds a secret. Of `tenant.clientSecret` the last part tells.
pub(super) fn is_secret_name(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase();
    SECRET_NAME_PARTS.iter().any(|part| last.contains(part))
}
