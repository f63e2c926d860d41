//! From what is known and what was found to what happens: the one place where drifts are born, move and end.

use std::collections::{BTreeMap, BTreeSet};

use super::follow::{AcceptanceEnd, Follow, Happening, Live, Told, follow};
use super::{DriftState, Fingerprint, Found, Resolution, Trail, ValueHash};
use crate::domain::diff::Change;
use crate::domain::model::{DriftId, ResourceId, Timestamp};

/// A drift that comes back within this time is the one that was resolved.
pub const COMES_BACK_WITHIN_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// A drift that is not resolved yet, or that may still come back.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: DriftId,
    pub fingerprint: Fingerprint,
    pub resource_id: ResourceId,
    pub value_hash: ValueHash,
    pub state: DriftState,
    /// When a snooze or a restore ends.
    pub held_until: Option<Timestamp>,
    pub contract: Option<Contract>,
    pub trail: Trail,
}

/// An acceptance that runs, as far as a comparison minds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contract {
    pub value_hash: ValueHash,
    pub until: Option<Timestamp>,
}

/// What a comparison found.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    pub drifts: Vec<Found>,
    /// What an ignore rule held back, with the reason that the rule gives.
    pub ignored: Vec<(Found, String)>,
    /// Properties that Graph added to everybody's objects.
    pub added_by_graph: Vec<Found>,
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
    Open(Found, Trail),
    /// It was found; the time moves, and perhaps the value and the state.
    Found {
        id: DriftId,
        found: Found,
        state: DriftState,
        told: Option<Told>,
        trail: Trail,
        end: Option<AcceptanceEnd>,
    },
    /// The reason is that of the rule which holds it back.
    Resolve {
        id: DriftId,
        resolution: Resolution,
        reason: Option<String>,
        trail: Trail,
    },
}

/// Each known drift and each finding gives at most one step.
pub fn reconcile(known: Vec<Known>, findings: Findings, sight: Sight, now: Timestamp) -> Vec<Step> {
    let gone = gone(&findings);
    let ignored: BTreeMap<Fingerprint, String> =
        findings.ignored.into_iter().map(|(found, reason)| (found.fingerprint(), reason)).collect();
    let added: BTreeSet<Fingerprint> = findings.added_by_graph.iter().map(Found::fingerprint).collect();
    let mut found: BTreeMap<Fingerprint, Found> =
        findings.drifts.into_iter().map(|finding| (finding.fingerprint(), finding)).collect();
    let mut known = known;
    // Of a resolved drift and one that lives, the one that lives is found.
    known.sort_by_key(|drift| drift.state == DriftState::Resolved);
    let mut steps = Vec::new();
    for drift in known {
        let step = match (found.remove(&drift.fingerprint), ignored.get(&drift.fingerprint)) {
            (Some(finding), _) => Some(still_there(drift, finding, now)),
            (None, Some(reason)) => not_there(drift, Resolution::Ignored, Some(reason.clone()), now),
            (None, None) if added.contains(&drift.fingerprint) => not_there(drift, Resolution::SchemaNotice, None, now),
            (None, None) => match sight {
                Sight::Whole(Resolution::Reverted) if gone.contains(&drift.resource_id) => {
                    not_there(drift, Resolution::ResourceGone, None, now)
                }
                Sight::Whole(resolution) => not_there(drift, resolution, None, now),
                Sight::Part => None,
            },
        };
        steps.extend(step);
    }
    steps.extend(found.into_values().map(|finding| {
        let trail = Trail::begin(finding.value_hash(), now);
        Step::Open(finding, trail)
    }));
    steps
}

/// The resources that are no more, whether that is shown or held back.
fn gone(findings: &Findings) -> BTreeSet<ResourceId> {
    let all = findings.drifts.iter().chain(findings.ignored.iter().map(|(found, _)| found));
    all.filter(|found| found.change == Change::Missing).map(|found| found.resource_id.clone()).collect()
}

fn still_there(drift: Known, found: Found, now: Timestamp) -> Step {
    let happening = happening(&drift, &found, now);
    let (state, told) = match follow(drift.state, happening) {
        Follow::Becomes(state, told) => (state, Some(told)),
        Follow::Tells(told) => (drift.state, Some(told)),
        Follow::Nothing | Follow::Resolves(_) | Follow::Refused(_) => (drift.state, None),
    };
    let end = drift.contract.and_then(|_| AcceptanceEnd::by(drift.state, happening));
    // A hash that an earlier version made is replaced, and that is no turn.
    let is_turn = drift.state == DriftState::Resolved || !found.has_value(drift.value_hash);
    let trail = if is_turn { drift.trail.then(Some(found.value_hash()), now) } else { drift.trail };
    Step::Found { id: drift.id, found, state, told, trail, end }
}

fn happening(drift: &Known, found: &Found, now: Timestamp) -> Happening {
    let is_over = |until: Option<Timestamp>| until.is_some_and(|until| until <= now);
    if is_over(drift.contract.and_then(|contract| contract.until)) {
        return Happening::AcceptanceEnded;
    }
    if is_over(drift.held_until) {
        return Happening::TimeUp;
    }
    let is_accepted = drift.contract.is_some_and(|contract| found.has_value(contract.value_hash));
    Happening::Found(match drift.state {
        _ if is_accepted => Live::Accepted,
        DriftState::Accepted => Live::Moved,
        DriftState::Open | DriftState::Snoozed | DriftState::Restoring | DriftState::Resolved => {
            if found.has_value(drift.value_hash) { Live::Same } else { Live::Moved }
        }
    })
}

fn not_there(drift: Known, resolution: Resolution, reason: Option<String>, now: Timestamp) -> Option<Step> {
    let Follow::Resolves(resolution) = follow(drift.state, Happening::Gone(resolution)) else {
        return None;
    };
    let trail = match resolution {
        Resolution::Reverted | Resolution::Restored => drift.trail.then(None, now),
        // The live value did not move.
        Resolution::BaselineUpdated
        | Resolution::BaselineRemoved
        | Resolution::ResourceGone
        | Resolution::Ignored
        | Resolution::SchemaNotice => drift.trail,
    };
    Some(Step::Resolve { id: drift.id, resolution, reason, trail })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Contract, Findings, Known, Sight, Step, reconcile};
    use crate::domain::diff::{Change, ChangeKind, PropertyChange};
    use crate::domain::drift::{AcceptanceEnd, DriftState, Found, Resolution, Told, Trail, ValueHash};
    use crate::domain::model::{DriftId, Severity, Timestamp, Verdict};
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
            after_hash: Some(ContentHash(*blake3::hash(after.to_lowercase().as_bytes()).as_bytes())),
        };
        Found {
            resource_id: "policy".parse().expect("a test id"),
            resource_name: "Require MFA".into(),
            severity: Severity::High,
            verdict: Verdict::default(),
            change: Change::Changed(property),
            live: None,
        }
    }

    fn known(finding: &Found, state: DriftState, held_until: Option<i64>) -> Known {
        let until = held_until.map(Timestamp);
        let contract = Contract { value_hash: finding.value_hash(), until };
        Known {
            id: id(),
            fingerprint: finding.fingerprint(),
            resource_id: finding.resource_id.clone(),
            value_hash: finding.value_hash(),
            state,
            held_until: until.filter(|_| state == DriftState::Snoozed),
            contract: (state == DriftState::Accepted).then_some(contract),
            trail: Trail::default(),
        }
    }

    fn id() -> DriftId {
        DriftId(uuid::Uuid::nil())
    }

    /// One step, as the word that is told and the state that follows.
    fn only(known: Known, found: Vec<Found>, sight: Sight) -> Option<(DriftState, Option<Told>)> {
        let findings = Findings { drifts: found, ignored: vec![], ..Findings::default() };
        match reconcile(vec![known], findings, sight, NOW).into_iter().next()? {
            Step::Open(..) => Some((DriftState::Open, Some(Told::Opened))),
            Step::Found { state, told, .. } => Some((state, told)),
            Step::Resolve { .. } => Some((DriftState::Resolved, Some(Told::Resolved))),
        }
    }

    #[test]
    fn a_new_finding_opens_a_drift() {
        let new = finding("state", "disabled");
        let findings = Findings { drifts: vec![new.clone()], ignored: vec![], ..Findings::default() };
        let steps = reconcile(vec![], findings, WHOLE, NOW);
        assert!(matches!(steps.as_slice(), [Step::Open(found, _)] if *found == new));
    }

    #[test]
    fn what_is_found_again_lives_on_by_its_value() {
        let (was, other) = (finding("state", "disabled"), finding("state", "enabledForReporting"));
        for (state, until, live, expected) in [
            (DriftState::Open, None, &was, (DriftState::Open, None)),
            (DriftState::Open, None, &other, (DriftState::Open, Some(Told::Changed))),
            (DriftState::Accepted, None, &was, (DriftState::Accepted, None)),
            (DriftState::Accepted, Some(1_001), &was, (DriftState::Accepted, None)),
            (DriftState::Accepted, Some(1_000), &was, (DriftState::Open, Some(Told::Expired))),
            (DriftState::Accepted, None, &other, (DriftState::Open, Some(Told::LeftAcceptance))),
            (DriftState::Snoozed, Some(2_000), &other, (DriftState::Snoozed, Some(Told::Changed))),
            (DriftState::Snoozed, Some(999), &was, (DriftState::Open, Some(Told::Expired))),
            (DriftState::Snoozed, Some(1_000), &other, (DriftState::Open, Some(Told::Expired))),
            (DriftState::Restoring, None, &other, (DriftState::Restoring, None)),
            (DriftState::Resolved, None, &was, (DriftState::Open, Some(Told::CameBack))),
        ] {
            let got = only(known(&was, state, until), vec![live.clone()], WHOLE);
            assert_eq!(got, Some(expected), "{state:?} until {until:?}");
        }
    }

    #[test]
    fn the_accepted_value_is_accepted_again_when_it_returns() {
        let (accepted, other) = (finding("state", "disabled"), finding("state", "enabledForReporting"));
        let contract = Some(Contract { value_hash: accepted.value_hash(), until: None });
        let left = Known { contract, ..known(&other, DriftState::Open, None) };
        let got = only(left, vec![accepted], WHOLE);
        assert_eq!(got, Some((DriftState::Accepted, Some(Told::ReturnedToAcceptance))));
    }

    #[test]
    fn an_acceptance_holds_while_the_baseline_changes_to_a_third_value() {
        let accepted = finding("state", "disabled");
        let mut after_update = accepted.clone();
        if let Change::Changed(property) = &mut after_update.change {
            property.before = json!("enabledForReporting");
        }
        let sight = Sight::Whole(Resolution::BaselineUpdated);
        let got = only(known(&accepted, DriftState::Accepted, None), vec![after_update], sight);
        assert_eq!(got, Some((DriftState::Accepted, None)));
    }

    #[test]
    fn another_spelling_of_the_accepted_value_is_the_accepted_value() {
        let drift = known(&finding("state", "disabled"), DriftState::Accepted, None);
        assert_eq!(only(drift, vec![finding("state", "Disabled")], WHOLE), Some((DriftState::Accepted, None)));
    }

    #[test]
    fn a_hash_that_an_earlier_version_made_of_the_shown_value_still_counts() {
        let same = finding("state", "disabled");
        let shown = ValueHash(*blake3::hash(json!("disabled").to_string().as_bytes()).as_bytes());
        let contract = Some(Contract { value_hash: shown, until: None });
        let old = Known { value_hash: shown, contract, ..known(&same, DriftState::Accepted, None) };
        assert_eq!(only(old, vec![same], WHOLE), Some((DriftState::Accepted, None)));
    }

    #[test]
    fn accepted_missing_and_unexpected_resources_live_as_values_do() {
        let of = |change, hash| Found { change, live: Some(ContentHash([hash; 32])), ..finding("", "") };
        let new = known(&of(Change::Unexpected, 1), DriftState::Accepted, None);
        let got = only(new, vec![of(Change::Unexpected, 2)], WHOLE);
        assert_eq!(got, Some((DriftState::Open, Some(Told::LeftAcceptance))));
        let missing = Found { live: None, ..of(Change::Missing, 0) };
        let got = only(known(&missing, DriftState::Accepted, None), vec![missing], WHOLE);
        assert_eq!(got, Some((DriftState::Accepted, None)));
    }

    #[test]
    fn only_a_whole_sight_resolves_and_a_partial_one_keeps_every_state() {
        let gone = finding("state", "disabled");
        for state in DriftState::ALL {
            assert_eq!(only(known(&gone, state, None), vec![], Sight::Part), None, "{state:?}");
        }
        let got = only(known(&gone, DriftState::Accepted, None), vec![], WHOLE);
        assert_eq!(got, Some((DriftState::Resolved, Some(Told::Resolved))));
    }

    #[test]
    fn a_property_of_a_resource_that_is_gone_says_so() {
        let changed = known(&finding("state", "disabled"), DriftState::Open, None);
        let missing = Found { change: Change::Missing, live: None, ..finding("", "") };
        for (drifts, ignored) in [(vec![missing.clone()], vec![]), (vec![], vec![(missing.clone(), String::new())])] {
            let steps =
                reconcile(vec![changed.clone()], Findings { drifts, ignored, ..Findings::default() }, WHOLE, NOW);
            let gone = |step: &Step| matches!(step, Step::Resolve { resolution: Resolution::ResourceGone, .. });
            assert!(steps.iter().any(gone), "{steps:?}");
        }
    }

    #[test]
    fn what_graph_added_is_resolved_as_that() {
        let added = finding("auditRuleInformation", "x");
        let drift = known(&added, DriftState::Accepted, None);
        let findings = Findings { added_by_graph: vec![added], ..Findings::default() };
        let steps = reconcile(vec![drift], findings, Sight::Part, NOW);
        assert!(matches!(steps.as_slice(), [Step::Resolve { resolution: Resolution::SchemaNotice, .. }]));
    }

    #[test]
    fn our_own_restore_ends_as_restored() {
        let drift = known(&finding("state", "disabled"), DriftState::Restoring, None);
        let steps = reconcile(vec![drift], Findings::default(), WHOLE, NOW);
        assert!(matches!(steps.as_slice(), [Step::Resolve { resolution: Resolution::Restored, .. }]));
    }

    #[test]
    fn an_ignore_rule_resolves_even_when_only_a_part_was_seen() {
        let held = finding("state", "disabled");
        let findings =
            Findings { drifts: vec![], ignored: vec![(held.clone(), "Pilot".into())], ..Findings::default() };
        let steps = reconcile(vec![known(&held, DriftState::Open, None)], findings, Sight::Part, NOW);
        let [Step::Resolve { resolution: Resolution::Ignored, reason, .. }] = steps.as_slice() else {
            panic!("{steps:?}");
        };
        assert_eq!(reason.as_deref(), Some("Pilot"));
    }

    #[test]
    fn of_a_resolved_drift_and_one_that_lives_the_one_that_lives_is_found() {
        let same = finding("state", "disabled");
        let old = Known { id: DriftId(uuid::Uuid::max()), ..known(&same, DriftState::Resolved, None) };
        let findings = Findings { drifts: vec![same.clone()], ignored: vec![], ..Findings::default() };
        let steps = reconcile(vec![old, known(&same, DriftState::Open, None)], findings, WHOLE, NOW);
        assert!(matches!(steps.as_slice(), [Step::Found { id: found, .. }] if *found == id()), "{steps:?}");
    }

    #[test]
    fn an_ended_acceptance_is_closed_with_why() {
        let same = finding("state", "disabled");
        let findings = Findings { drifts: vec![same.clone()], ignored: vec![], ..Findings::default() };
        let steps = reconcile(vec![known(&same, DriftState::Accepted, Some(999))], findings, WHOLE, NOW);
        assert!(matches!(steps.as_slice(), [Step::Found { end: Some(AcceptanceEnd::Expired), .. }]));
    }

    #[test]
    fn the_fingerprint_is_made_of_where_and_not_of_what() {
        assert_eq!(finding("state", "a").fingerprint(), finding("state", "b").fingerprint());
        assert_ne!(finding("state", "a").fingerprint(), finding("grantControls", "a").fingerprint());
        let missing = Found { change: Change::Missing, ..finding("state", "a") };
        assert_ne!(missing.fingerprint(), finding("state", "a").fingerprint());
    }
}
