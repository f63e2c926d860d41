//! Knows the secrets of the process and keeps them out of text. It never shows what it knows.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::disguises;
use super::shapes;

/// What stands in place of a secret.
pub(super) const REDACTED: &str = "[redacted]";

/// Shorter values are no secrets, and replacing them would tear ordinary words apart.
const SHORTEST_SECRET_BYTES: usize = 6;

/// Parts of field names that tell that the value is a secret.
const SECRET_NAME_PARTS: [&str; 8] =
    ["secret", "token", "key", "password", "authorization", "cookie", "credential", "passphrase"];

/// The secrets that must not appear in text. Its clones share what they know.
#[derive(Clone, Default)]
pub struct Redactor {
    known: Arc<RwLock<Known>>,
}

/// However many secrets there are, a text is read once: each of its positions is looked up by a hash of how the
/// secrets begin.
#[derive(Default)]
struct Known {
    next: u64,
    values: BTreeMap<u64, Vec<Zeroizing<String>>>,
    beginnings: HashMap<u64, Vec<u64>>,
    hasher: RandomState,
}

impl Redactor {
    /// Hides a value for as long as the answer lives, also where it is encoded.
    pub fn hide(&self, value: &str) -> HiddenValue {
        HiddenValue {
            number: self.known.write().unwrap_or_else(PoisonError::into_inner).add(value),
            redactor: self.clone(),
        }
    }

    /// Hides a value as long as the process lives.
    pub fn hide_always(&self, value: &str) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).add(value);
    }

    /// As [`Redactor::hide_always`].
    pub fn hide_secret(&self, secret: &SecretString) {
        self.hide_always(secret.expose_secret());
    }

    /// The text with each known secret replaced, and whatever has the shape of one.
    pub fn redacted(&self, text: &str) -> String {
        let mut found = self.known.read().unwrap_or_else(PoisonError::into_inner).found_in(text.as_bytes());
        found.extend(shapes::found_in(text));
        replaced(text, found)
    }
}

impl Known {
    fn add(&mut self, value: &str) -> u64 {
        let number = self.next;
        self.next += 1;
        if value.len() >= SHORTEST_SECRET_BYTES {
            let forms = disguises::of(value);
            for form in &forms {
                if let Some(beginning) = self.beginning(form.as_bytes()) {
                    self.beginnings.entry(beginning).or_default().push(number);
                }
            }
            self.values.insert(number, forms);
        }
        number
    }

    fn remove(&mut self, number: u64) {
        for form in self.values.remove(&number).unwrap_or_default() {
            let Some(beginning) = self.beginning(form.as_bytes()) else { continue };
            if let Some(numbers) = self.beginnings.get_mut(&beginning) {
                numbers.retain(|other| *other != number);
                if numbers.is_empty() {
                    self.beginnings.remove(&beginning);
                }
            }
        }
    }

    fn beginning(&self, bytes: &[u8]) -> Option<u64> {
        bytes.get(..SHORTEST_SECRET_BYTES).map(|beginning| self.hasher.hash_one(beginning))
    }

    fn found_in(&self, text: &[u8]) -> Vec<Range<usize>> {
        if self.beginnings.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (at, window) in text.windows(SHORTEST_SECRET_BYTES).enumerate() {
            let Some(numbers) = self.beginnings.get(&self.hasher.hash_one(window)) else { continue };
            let rest = text.get(at..).unwrap_or_default();
            let forms = numbers.iter().filter_map(|number| self.values.get(number)).flatten();
            let longest = forms.filter(|form| rest.starts_with(form.as_bytes())).map(|form| form.len()).max();
            found.extend(longest.map(|length| at..at + length));
        }
        found
    }
}

/// Replaces each stretch once; those that overlap are one.
fn replaced(text: &str, mut stretches: Vec<Range<usize>>) -> String {
    if stretches.is_empty() {
        return text.to_owned();
    }
    stretches.sort_unstable_by_key(|stretch| stretch.start);
    let (mut shown, mut end) = (String::with_capacity(text.len()), 0);
    for stretch in stretches {
        if stretch.start >= end {
            shown.push_str(text.get(end..stretch.start).unwrap_or_default());
            shown.push_str(REDACTED);
        }
        end = end.max(stretch.end);
    }
    shown.push_str(text.get(end..).unwrap_or_default());
    shown
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
        self.redactor.known.write().unwrap_or_else(PoisonError::into_inner).remove(self.number);
    }
}

/// Whether a field of this name holds a secret. Of `tenant.clientSecret` the last part tells.
pub(super) fn is_secret_name(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase();
    SECRET_NAME_PARTS.iter().any(|part| last.contains(part))
}
