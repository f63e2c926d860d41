//! What was tried, by what it was about, so that the same is not tried again.

use crate::domain::drift::{Fingerprint, ValueHash};
use crate::domain::model::AreaKey;

/// A drift with its live value. What is agreed is not part of it: a new version of a baseline, which can be about
/// something else, is no reason to try again what failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attempt(pub [u8; 32]);

/// What came of an attempt that keeps it from being made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// What was sent was refused, is unclear or did not hold.
    Failed,
    /// The plan was made, and is left to a person.
    LeftToPerson,
}

impl Attempt {
    pub fn of(area: &AreaKey, fingerprint: &Fingerprint, value: &ValueHash) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&fingerprint.0).update(&value.0).update(area.as_str().as_bytes());
        Self(*hasher.finalize().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Attempt;
    use crate::domain::drift::{Fingerprint, ValueHash};

    #[test]
    fn area_place_and_value_make_an_attempt() {
        let of = |area: &str, place: u8, value: u8| {
            Attempt::of(&area.parse().expect("a key"), &Fingerprint([place; 32]), &ValueHash([value; 32]))
        };
        assert_eq!(of("groups", 1, 2), of("groups", 1, 2));
        let all: BTreeSet<Attempt> =
            [of("groups", 1, 2), of("groups", 2, 1), of("groups", 1, 1), of("users", 1, 2)].into();
        assert_eq!(all.len(), 4);
    }
}
