//! Which old attempts to read an area the ledger can do without.

use std::collections::BTreeSet;

use crate::domain::model::{CollectionId, CollectionStatus, Timestamp};

/// An attempt, as far as the ledger's length is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    pub id: CollectionId,
    pub status: CollectionStatus,
    pub held: bool,
    pub at: Timestamp,
}

/// Of attempts that followed one another and ended alike, the first and the last say it all: how the area could be
/// read at any time, and when it was last read completely. Those at which a version begins or ends stay, too.
/// `attempts` are those of one area, the oldest first.
pub fn superfluous(attempts: &[Attempt], boundaries: &BTreeSet<Timestamp>) -> Vec<CollectionId> {
    let alike = |one: &Attempt, other: &Attempt| (one.status, one.held) == (other.status, other.held);
    let between = attempts.iter().zip(attempts.iter().skip(1)).zip(attempts.iter().skip(2));
    between
        .filter(|((before, attempt), after)| alike(before, attempt) && alike(attempt, after))
        .map(|((_, attempt), _)| attempt)
        .filter(|attempt| !boundaries.contains(&attempt.at))
        .map(|attempt| attempt.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Attempt, superfluous};
    use crate::domain::model::{CollectionId, CollectionStatus, Timestamp};

    #[test]
    fn the_ends_of_each_run_stay_and_what_bounds_a_version() {
        let statuses = "cccccffffhhhc";
        let attempts: Vec<Attempt> = statuses
            .chars()
            .zip(0_u32..)
            .map(|(letter, at)| Attempt {
                id: CollectionId(uuid::Uuid::from_u128(u128::from(at))),
                status: if letter == 'f' { CollectionStatus::Failed } else { CollectionStatus::Complete },
                held: letter == 'h',
                at: Timestamp(i64::from(at)),
            })
            .collect();
        let gone = superfluous(&attempts, &BTreeSet::from([Timestamp(2)]));
        let gone: Vec<u128> = gone.iter().map(|id| id.0.as_u128()).collect();
        assert_eq!(gone, [1, 3, 6, 7, 10]);
    }
}
