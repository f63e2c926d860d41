//! The state of an area at a time: which resources there were, and the hash of each.

use std::collections::BTreeMap;

use super::model::ResourceId;
use super::normalise::ContentHash;

/// A hash is comparable only with one that the same rules gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledHash {
    pub hash: ContentHash,
    /// The revision of the area's rules.
    pub rules_revision: String,
}

/// What two lists of resources say without looking into any body.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Triage {
    /// In the baseline, not in the live state.
    pub missing: Vec<ResourceId>,
    /// In the live state, not in the baseline.
    pub unexpected: Vec<ResourceId>,
    /// In both, with different hashes or hashes of different rules: the bodies must be compared.
    pub differing: Vec<ResourceId>,
}

pub fn triage(expected: &BTreeMap<ResourceId, RuledHash>, live: &BTreeMap<ResourceId, RuledHash>) -> Triage {
    let mut triage = Triage::default();
    for (id, hash) in expected {
        match live.get(id) {
            None => triage.missing.push(id.clone()),
            Some(live_hash) if live_hash != hash => triage.differing.push(id.clone()),
            Some(_) => {}
        }
    }
    triage.unexpected = live.keys().filter(|id| !expected.contains_key(id)).cloned().collect();
    triage
}

/// One hash for the whole area: equal exactly when the same resources have the same configuration.
pub fn set_hash<'a>(resources: impl IntoIterator<Item = (&'a ResourceId, ContentHash)>) -> ContentHash {
    let sorted: BTreeMap<&ResourceId, ContentHash> = resources.into_iter().collect();
    let mut hasher = blake3::Hasher::new();
    for (id, hash) in sorted {
        hasher.update(id.as_str().as_bytes());
        hasher.update(&[0]);
        hasher.update(&hash.0);
    }
    ContentHash(*hasher.finalize().as_bytes())
}

/// Whether an area lost so much at once that a failing service is likelier than an administrator: everything, or
/// more than half of ten or more. Such a reading is held until a second one says the same.
pub fn is_sudden_loss(count_before: usize, count_now: usize) -> bool {
    let all_gone = count_before > 0 && count_now == 0;
    let most_gone = count_before >= 10 && count_now < count_before.div_ceil(2);
    all_gone || most_gone
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{RuledHash, Triage, is_sudden_loss, set_hash, triage};
    use crate::domain::model::ResourceId;
    use crate::domain::normalise::ContentHash;

    fn id(text: &str) -> ResourceId {
        text.parse().expect("a test id")
    }

    fn state(entries: &[(&str, u8, &str)]) -> BTreeMap<ResourceId, RuledHash> {
        let ruled = |hash, revision: &str| RuledHash { hash: ContentHash([hash; 32]), rules_revision: revision.into() };
        entries.iter().map(|(name, hash, revision)| (id(name), ruled(*hash, revision))).collect()
    }

    #[test]
    fn an_area_is_equal_to_itself() {
        let live = state(&[("a", 1, "r1"), ("b", 2, "r1")]);
        assert_eq!(triage(&live, &live), Triage::default());
    }

    #[test]
    fn missing_unexpected_and_differing_are_told_apart() {
        let expected = state(&[("a", 1, "r1"), ("b", 2, "r1"), ("c", 3, "r1")]);
        let live = state(&[("b", 2, "r1"), ("c", 4, "r1"), ("d", 5, "r1")]);
        let found = triage(&expected, &live);
        assert_eq!(found.missing, [id("a")]);
        assert_eq!(found.differing, [id("c")]);
        assert_eq!(found.unexpected, [id("d")]);
    }

    #[test]
    fn hashes_of_different_rules_are_not_believed() {
        let found = triage(&state(&[("a", 1, "r1")]), &state(&[("a", 1, "r2")]));
        assert_eq!(found.differing, [id("a")]);
    }

    #[test]
    fn the_set_hash_does_not_depend_on_the_order_of_reading() {
        let (a, b) = (id("a"), id("b"));
        let (one, two) = (ContentHash([1; 32]), ContentHash([2; 32]));
        assert_eq!(set_hash([(&a, one), (&b, two)]), set_hash([(&b, two), (&a, one)]));
        assert_ne!(set_hash([(&a, one), (&b, two)]), set_hash([(&a, two), (&b, one)]));
    }

    #[test]
    fn only_a_great_loss_is_sudden() {
        for (before, now, expected) in [
            (0, 0, false),
            (1, 0, true),
            (2, 0, true),
            (9, 1, false),
            (10, 5, false),
            (10, 4, true),
            (433, 0, true),
            (433, 432, false),
        ] {
            assert_eq!(is_sudden_loss(before, now), expected, "{before} to {now}");
        }
    }
}
