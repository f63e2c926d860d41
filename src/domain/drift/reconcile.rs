//! From what is known and what was found to what happens: the one place where drifts are born, move and end.

use std::collections::BTreeMap;

use super::{DriftState, Fingerprint, Found, Resolution, ValueHash};
use crate::domain::model::{DriftId, Timestamp};

/// A drift that is not resolved yet.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: DriftId,
    pub fingerprint: Fingerprint,
    pub value_hash: ValueHash,
    pub state: DriftState,
    /// When an acceptance or a snooze ends.
    pub held_until: Option<Timestamp>,
}

/// How much the comparison could see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The whole area: what was not found is no more, for this reason.
    Whole(Resolution),
    /// A part of it: what was not found may be there unseen.
    Part,
}

/// What happens to one drift.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Open(Found),
    /// The live value is as before; the time moves, and what it is compared with may have changed.
    Seen(DriftId, Found),
    /// The live value moved on. The state stays.
    Changed(DriftId, Found),
    /// The live value is neither that of the baseline nor the accepted one.
    LeftAcceptance(DriftId, Found),
    /// An acceptance or a snooze ended.
    Expired(DriftId, Found),
    Resolve(DriftId, Resolution),
}

/// Each known drift and each finding gives at most one step.
pub fn reconcile(known: &[Known], found: Vec<Found>, sight: Sight, now: Timestamp) -> Vec<Step> {
    let mut found: BTreeMap<Fingerprint, Found> =
        found.into_iter().map(|finding| (finding.fingerprint(), finding)).collect();
    let mut steps: Vec<Step> = known
        .iter()
        .filter_map(|drift| match found.remove(&drift.fingerprint) {
            Some(finding) => Some(still_there(drift, finding, now)),
            None => match sight {
                Sight::Whole(resolution) => Some(Step::Resolve(drift.id, resolution)),
                Sight::Part => None,
            },
        })
        .collect();
    steps.extend(found.into_values().map(Step::Open));
    steps
}

fn still_there(drift: &Known, finding: Found, now: Timestamp) -> Step {
    let moved = finding.value_hash() != drift.value_hash;
    let held = matches!(drift.state, DriftState::Accepted | DriftState::Snoozed);
    let over = drift.held_until.is_some_and(|until| until <= now);
    if held && over {
        Step::Expired(drift.id, finding)
    } else if moved && drift.state == DriftState::Accepted {
        Step::LeftAcceptance(drift.id, finding)
    } else if moved {
        Step::Changed(drift.id, finding)
    } else {
        Step::Seen(drift.id, finding)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Known, Sight, Step, reconcile};
    use crate::domain::diff::{Change, ChangeKind, PropertyChange};
    use crate::domain::drift::{DriftState, Found, Resolution};
    use crate::domain::model::{DriftId, Severity, Timestamp};
    use crate::domain::normalise::ContentHash;

    const NOW: Timestamp = Timestamp(1_000);
    const WHOLE: Sight = Sight::Whole(Resolution::Reverted);

    fn finding(path: &str, after: &str) -> Found {
        let property = PropertyChange {
            path: path.into(),
            kind: ChangeKind::Value,
            before: json!("enabled"),
            after: json!(after),
            added: vec![],
            removed: vec![],
        };
        Found {
            resource_id: "policy".parse().expect("a test id"),
            resource_name: "Require MFA".into(),
            severity: Severity::High,
            change: Change::Changed(property),
            live: None,
        }
    }

    fn known(finding: &Found, state: DriftState, held_until: Option<i64>) -> Known {
        Known {
            id: DriftId(uuid::Uuid::nil()),
            fingerprint: finding.fingerprint(),
            value_hash: finding.value_hash(),
            state,
            held_until: held_until.map(Timestamp),
        }
    }

    fn id() -> DriftId {
        DriftId(uuid::Uuid::nil())
    }

    #[test]
    fn a_new_finding_opens_a_drift() {
        let new = finding("state", "disabled");
        assert_eq!(reconcile(&[], vec![new.clone()], WHOLE, NOW), [Step::Open(new)]);
    }

    #[test]
    fn the_same_finding_is_only_seen() {
        let same = finding("state", "disabled");
        for state in [DriftState::Open, DriftState::Accepted, DriftState::Snoozed] {
            let steps = reconcile(&[known(&same, state, None)], vec![same.clone()], WHOLE, NOW);
            assert_eq!(steps, [Step::Seen(id(), same.clone())], "{state:?}");
        }
    }

    #[test]
    fn a_moved_value_keeps_the_drift_but_leaves_an_acceptance() {
        let before = finding("state", "disabled");
        let after = finding("state", "enabledForReportingButNotEnforced");
        for (state, expected) in [
            (DriftState::Open, Step::Changed(id(), after.clone())),
            (DriftState::Snoozed, Step::Changed(id(), after.clone())),
            (DriftState::Accepted, Step::LeftAcceptance(id(), after.clone())),
        ] {
            assert_eq!(reconcile(&[known(&before, state, None)], vec![after.clone()], WHOLE, NOW), [expected]);
        }
    }

    #[test]
    fn acceptance_and_snooze_end_in_time() {
        let same = finding("state", "disabled");
        for (state, until, expected) in [
            (DriftState::Accepted, 1_000, Step::Expired(id(), same.clone())),
            (DriftState::Accepted, 1_001, Step::Seen(id(), same.clone())),
            (DriftState::Snoozed, 999, Step::Expired(id(), same.clone())),
            (DriftState::Open, 999, Step::Seen(id(), same.clone())),
        ] {
            let steps = reconcile(&[known(&same, state, Some(until))], vec![same.clone()], WHOLE, NOW);
            assert_eq!(steps, [expected], "{state:?} until {until}");
        }
    }

    #[test]
    fn a_snooze_ends_in_time_although_the_value_moves() {
        let before = finding("state", "disabled");
        let after = finding("state", "enabledForReportingButNotEnforced");
        let steps = reconcile(&[known(&before, DriftState::Snoozed, Some(1_000))], vec![after.clone()], WHOLE, NOW);
        assert_eq!(steps, [Step::Expired(id(), after)]);
    }

    #[test]
    fn an_accepted_new_resource_that_changes_leaves_its_acceptance() {
        let of = |hash| Found { change: Change::Unexpected, live: Some(ContentHash([hash; 32])), ..finding("", "") };
        let steps = reconcile(&[known(&of(1), DriftState::Accepted, None)], vec![of(2)], WHOLE, NOW);
        assert_eq!(steps, [Step::LeftAcceptance(id(), of(2))]);
    }

    #[test]
    fn only_a_whole_sight_resolves() {
        let gone = known(&finding("state", "disabled"), DriftState::Open, None);
        assert_eq!(reconcile(std::slice::from_ref(&gone), vec![], Sight::Part, NOW), []);
        let steps = reconcile(&[gone], vec![], WHOLE, NOW);
        assert_eq!(steps, [Step::Resolve(id(), Resolution::Reverted)]);
    }

    #[test]
    fn the_fingerprint_is_made_of_where_and_not_of_what() {
        assert_eq!(finding("state", "a").fingerprint(), finding("state", "b").fingerprint());
        assert_ne!(finding("state", "a").fingerprint(), finding("grantControls", "a").fingerprint());
        let missing = Found { change: Change::Missing, ..finding("state", "a") };
        assert_ne!(missing.fingerprint(), finding("state", "a").fingerprint());
    }
}
