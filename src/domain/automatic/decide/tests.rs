//! Every rule by itself, and what holds whatever the facts.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use super::{AreaFacts, Candidate, Decision, Facts, Hold, Verdict, Wait, decide};
use crate::domain::automatic::{Attempt, HOUR_MS, Outcome, Policy, Sent, Settings, Window, WindowText};
use crate::domain::drift::{DriftChange, DriftState};
use crate::domain::model::{AreaKey, Direction, DriftId, ResourceId, Severity, Timestamp};

/// A Friday, 12:00 UTC.
const NOW: Timestamp = Timestamp(1_795_780_800_000);
const MINUTE_MS: i64 = 60_000;

fn area(name: &str) -> AreaKey {
    name.parse().expect("a key")
}

fn resource(name: &str) -> ResourceId {
    name.parse().expect("an id")
}

fn drift(number: u128) -> DriftId {
    DriftId(uuid::Uuid::from_u128(number))
}

fn policy() -> Policy {
    Policy {
        enabled: true,
        severities: BTreeSet::from([Severity::High, Severity::Critical]),
        directions: BTreeSet::from([Direction::Weakens]),
        ..Policy::default()
    }
}

fn settings() -> Settings {
    Settings { policy: policy(), ..Settings::default() }
}

/// One that is restored when nothing else is said.
fn candidate(number: u8) -> Candidate {
    Candidate {
        drift: drift(u128::from(number)),
        area: area("policies"),
        resource: resource(&format!("r{number}")),
        change: DriftChange::Changed,
        severity: Severity::High,
        direction: Direction::Weakens,
        state: DriftState::Open,
        has_acceptance: false,
        is_flapping: false,
        first_seen_at: NOW.plus_ms(-60 * MINUTE_MS),
        attempt: Attempt([number; 32]),
    }
}

fn facts(candidates: impl IntoIterator<Item = Candidate>) -> Facts {
    let ready = AreaFacts { can_write: true, read_at: Some(NOW.plus_ms(-MINUTE_MS)), touched_at: None };
    Facts {
        candidates: candidates.into_iter().collect(),
        areas: ["policies", "groups"].map(|name| (area(name), ready)).into(),
        writing: true,
        ..Facts::default()
    }
}

fn window(cron: &str, duration_minutes: u32) -> Window {
    let text = WindowText { cron: cron.to_owned(), time_zone: "UTC".to_owned(), duration_minutes };
    Window::parse(text).expect("a window")
}

/// The verdict on the first candidate.
fn verdict(settings: &Settings, facts: &Facts) -> Verdict {
    decide(settings, facts, NOW).verdicts[&drift(1)]
}

#[test]
fn what_was_chosen_is_restored() {
    assert_eq!(verdict(&settings(), &facts([candidate(1)])), Verdict::Restore);
}

#[test]
fn nothing_is_restored_until_somebody_switches_it_on() {
    let off = Settings::default();
    assert_eq!(verdict(&off, &facts([candidate(1)])), Verdict::Hold(Hold::SwitchedOff));
}

#[test]
fn each_property_of_a_drift_has_its_reason() {
    let check = |candidate: Candidate, expected: Hold| {
        assert_eq!(verdict(&settings(), &facts([candidate])), Verdict::Hold(expected));
    };
    check(Candidate { change: DriftChange::Unexpected, ..candidate(1) }, Hold::IsDeletion);
    check(Candidate { change: DriftChange::Missing, ..candidate(1) }, Hold::IsCreation);
    check(Candidate { severity: Severity::Medium, ..candidate(1) }, Hold::SeverityNotChosen);
    check(Candidate { direction: Direction::Unknown, ..candidate(1) }, Hold::DirectionNotChosen);
    check(Candidate { direction: Direction::Strengthens, ..candidate(1) }, Hold::DirectionNotChosen);
    for state in [DriftState::Accepted, DriftState::Snoozed, DriftState::Restoring, DriftState::Resolved] {
        check(Candidate { state, ..candidate(1) }, Hold::Decided);
    }
    check(Candidate { has_acceptance: true, ..candidate(1) }, Hold::Accepted);
    check(Candidate { area: area("custom"), ..candidate(1) }, Hold::NoWay);
}

#[test]
fn what_is_missing_is_made_only_where_that_was_chosen() {
    let missing = facts([Candidate { change: DriftChange::Missing, ..candidate(1) }]);
    let creating = Settings { policy: Policy { creates_missing: true, ..policy() }, ..settings() };
    assert_eq!(verdict(&settings(), &missing), Verdict::Hold(Hold::IsCreation));
    assert_eq!(verdict(&creating, &missing), Verdict::Restore);
}

#[test]
fn a_policy_that_chooses_everything_still_deletes_nothing() {
    let all = Policy {
        severities: Severity::ALL.into(),
        directions: Direction::ALL.into(),
        creates_missing: true,
        changes_per_hour: 1_000,
        ..policy()
    };
    let all = Settings { policy: all, ..settings() };
    let unexpected = facts([Candidate { change: DriftChange::Unexpected, ..candidate(1) }]);
    assert_eq!(verdict(&all, &unexpected), Verdict::Hold(Hold::IsDeletion));
}

#[test]
fn an_area_can_be_left_out_or_have_a_policy_of_its_own() {
    let one = facts([candidate(1)]);
    let others = Settings { areas: Some(BTreeSet::from([area("groups")])), ..settings() };
    assert_eq!(verdict(&others, &one), Verdict::Hold(Hold::AreaNotChosen));
    let own = |policy: Policy| Settings { overrides: [(area("policies"), policy)].into(), ..others.clone() };
    assert_eq!(verdict(&own(policy()), &one), Verdict::Restore);
    assert_eq!(verdict(&own(Policy { enabled: false, ..policy() }), &one), Verdict::Hold(Hold::SwitchedOff));
}

#[test]
fn it_waits_for_the_tenant() {
    let check = |change: fn(&mut Facts), expected: (Wait, Option<Timestamp>)| {
        let mut facts = facts([candidate(1)]);
        change(&mut facts);
        assert_eq!(verdict(&settings(), &facts), Verdict::Wait(expected.0, expected.1));
    };
    let hour = NOW.plus_ms(HOUR_MS);
    check(|facts| facts.writing = false, (Wait::WritingIsOff, None));
    check(|facts| of_area(facts).read_at = None, (Wait::NotComplete, None));
    check(|facts| of_area(facts).touched_at = Some(NOW.plus_ms(-MINUTE_MS)), (Wait::NotReadSince, None));
    check(|facts| facts.paused_until = Some(NOW.plus_ms(HOUR_MS)), (Wait::Paused, Some(hour)));
    check(|facts| facts.is_busy = true, (Wait::Busy, None));
}

fn of_area(facts: &mut Facts) -> &mut AreaFacts {
    facts.areas.get_mut(&area("policies")).expect("known")
}

#[test]
fn an_area_that_was_never_read_is_not_complete() {
    let mut facts = facts([candidate(1)]);
    *of_area(&mut facts) = AreaFacts { can_write: true, ..AreaFacts::default() };
    assert_eq!(verdict(&settings(), &facts), Verdict::Wait(Wait::NotComplete, None));
}

#[test]
fn a_pause_and_a_touch_end() {
    let mut facts = facts([candidate(1)]);
    facts.paused_until = Some(NOW);
    of_area(&mut facts).touched_at = Some(NOW.plus_ms(-2 * MINUTE_MS));
    assert_eq!(verdict(&settings(), &facts), Verdict::Restore);
}

#[test]
fn windows_allow_and_freeze() {
    let one = facts([candidate(1)]);
    let with = |allow: Vec<Window>, freeze: Vec<Window>| Settings {
        policy: Policy { allow, freeze, ..policy() },
        ..settings()
    };
    let later = |hours: i64| Some(NOW.plus_ms(hours * HOUR_MS));
    assert_eq!(verdict(&with(vec![window("0 11 * * *", 120)], Vec::new()), &one), Verdict::Restore);
    let nights = with(vec![window("0 22 * * *", 120)], Vec::new());
    assert_eq!(verdict(&nights, &one), Verdict::Wait(Wait::OutsideWindows, later(10)));
    let frozen = with(vec![window("0 11 * * *", 360)], vec![window("0 12 * * FRI", 180)]);
    assert_eq!(verdict(&frozen, &one), Verdict::Wait(Wait::Frozen, later(3)));
}

#[test]
fn a_tenant_that_is_frozen_is_frozen_for_areas_with_a_policy_of_their_own() {
    let frozen = Policy { freeze: vec![window("0 12 * * *", 60)], ..policy() };
    let overrides = [(area("policies"), policy())].into();
    let settings = Settings { policy: frozen, overrides, ..Settings::default() };
    let expected = Verdict::Wait(Wait::Frozen, Some(NOW.plus_ms(HOUR_MS)));
    assert_eq!(verdict(&settings, &facts([candidate(1)])), expected);
}

#[test]
fn the_third_of_two_an_hour_waits_until_the_first_is_an_hour_old() {
    let two = Settings { policy: Policy { changes_per_hour: 2, ..policy() }, ..settings() };
    let mut facts = facts([1, 2].map(candidate));
    facts.sent = vec![Sent { area: area("policies"), at: NOW.plus_ms(-20 * MINUTE_MS) }];
    let decision = decide(&two, &facts, NOW);
    assert_eq!(decision.restored(), [drift(1)]);
    let until = NOW.plus_ms(40 * MINUTE_MS);
    assert_eq!(decision.verdicts[&drift(2)], Verdict::Wait(Wait::Limit, Some(until)));
    assert_eq!(decision.waiting(), Some((Wait::Limit, Some(until))));
    assert_eq!(decide(&two, &facts, until).restored().len(), 2);
}

#[test]
fn the_limit_of_an_area_counts_what_was_sent_there_and_the_tenants_counts_all() {
    let own = Policy { changes_per_hour: 1, ..policy() };
    let settings = Settings {
        policy: Policy { changes_per_hour: 3, ..policy() },
        overrides: [(area("policies"), own)].into(),
        ..settings()
    };
    let elsewhere = |number| Candidate { area: area("groups"), first_seen_at: NOW, ..candidate(number) };
    let mut all = facts([candidate(1), candidate(2), elsewhere(3), elsewhere(4), elsewhere(5)]);
    assert_eq!(decide(&settings, &all, NOW).restored(), [drift(1), drift(3), drift(4)]);
    all.sent = vec![Sent { area: area("groups"), at: NOW }];
    assert_eq!(decide(&settings, &all, NOW).restored(), [drift(1), drift(3)]);
    all.sent = vec![Sent { area: area("policies"), at: NOW }];
    assert_eq!(decide(&settings, &all, NOW).restored(), [drift(3), drift(4)]);
}

#[test]
fn drifts_of_one_resource_are_one_change_and_stay_together() {
    let one = Settings { policy: Policy { changes_per_hour: 1, ..policy() }, ..settings() };
    let same = |number| Candidate { resource: resource("same"), first_seen_at: Timestamp(0), ..candidate(number) };
    let decision = decide(&one, &facts([same(1), candidate(2), same(3)]), NOW);
    assert_eq!(decision.restored(), [drift(1), drift(3)]);
    assert_eq!(decision.verdicts[&drift(2)], Verdict::Wait(Wait::Limit, Some(NOW.plus_ms(HOUR_MS))));
}

#[test]
fn the_most_severe_comes_first_and_then_the_oldest() {
    let one = Settings { policy: Policy { changes_per_hour: 1, ..policy() }, ..settings() };
    let critical = Candidate { severity: Severity::Critical, ..candidate(3) };
    let old = Candidate { first_seen_at: Timestamp(0), ..candidate(2) };
    assert_eq!(decide(&one, &facts([candidate(1), old.clone(), critical]), NOW).restored(), [drift(3)]);
    assert_eq!(decide(&one, &facts([candidate(1), old]), NOW).restored(), [drift(2)]);
}

#[test]
fn a_drift_that_flaps_stops_its_resource_and_no_other() {
    let flapping = Candidate { is_flapping: true, ..candidate(1) };
    let beside = Candidate { resource: resource("r1"), ..candidate(2) };
    let decision = decide(&settings(), &facts([flapping.clone(), beside, candidate(3)]), NOW);
    assert_eq!(decision.restored(), [drift(3)]);
    assert_eq!(decision.verdicts[&drift(2)], Verdict::Hold(Hold::Flapping));
    assert_eq!(decision.flapping, BTreeSet::from([(area("policies"), resource("r1"))]));
}

#[test]
fn a_resource_that_was_stopped_stays_so_when_it_is_calm() {
    let mut facts = facts([candidate(1)]);
    facts.stopped.insert((area("policies"), resource("r1")));
    let decision = decide(&settings(), &facts, NOW);
    assert_eq!(decision.verdicts[&drift(1)], Verdict::Hold(Hold::Flapping));
    assert!(decision.flapping.is_empty(), "that was told before");
}

#[test]
fn flapping_that_no_policy_would_touch_is_not_told() {
    let unwanted = Candidate { is_flapping: true, severity: Severity::Low, ..candidate(1) };
    let decision = decide(&settings(), &facts([unwanted]), NOW);
    assert_eq!((decision.verdicts[&drift(1)], decision.flapping.len()), (Verdict::Hold(Hold::SeverityNotChosen), 0));
}

#[test]
fn what_failed_or_waits_for_a_person_is_not_tried_again() {
    for (outcome, hold) in [(Outcome::Failed, Hold::FailedBefore), (Outcome::LeftToPerson, Hold::LeftToPerson)] {
        let mut facts = facts([candidate(1), candidate(2)]);
        facts.tried = BTreeMap::from([(Attempt([1; 32]), outcome)]);
        let decision = decide(&settings(), &facts, NOW);
        assert_eq!(decision.verdicts[&drift(1)], Verdict::Hold(hold));
        // Another drift, and the same one with another value, are.
        assert_eq!(decision.restored(), [drift(2)]);
        facts.candidates[0].attempt = Attempt([9; 32]);
        assert_eq!(decide(&settings(), &facts, NOW).restored(), [drift(1), drift(2)]);
    }
}

#[test]
fn the_soonest_time_is_told_and_no_time_is_the_last() {
    let check = |verdicts: &[(Wait, Option<i64>)], expected: Option<(Wait, Option<i64>)>| {
        let at = |(wait, until): (Wait, Option<i64>)| (wait, until.map(Timestamp));
        let numbered = verdicts.iter().zip(1..).map(|(wait, number)| {
            let (wait, until) = at(*wait);
            (drift(number), Verdict::Wait(wait, until))
        });
        let decision = Decision { verdicts: numbered.collect(), flapping: BTreeSet::new() };
        assert_eq!(decision.waiting(), expected.map(at));
    };
    check(&[], None);
    check(&[(Wait::Busy, None)], Some((Wait::Busy, None)));
    check(&[(Wait::Busy, None), (Wait::Limit, Some(7)), (Wait::Frozen, Some(9))], Some((Wait::Limit, Some(7))));
}

fn any_candidate() -> impl Strategy<Value = Candidate> {
    let of_drift = (
        select(vec![DriftChange::Changed, DriftChange::Missing, DriftChange::Unexpected]),
        select(Severity::ALL.to_vec()),
        select(Direction::ALL.to_vec()),
        select(vec![DriftState::Open, DriftState::Open, DriftState::Accepted, DriftState::Snoozed]),
    );
    let of_place =
        (select(vec!["policies", "groups", "custom"]), 0_u8..6, any::<bool>(), proptest::bool::weighted(0.1));
    (of_drift, of_place).prop_map(|((change, severity, direction, state), (name, number, accepted, is_flapping))| {
        Candidate {
            area: area(name),
            resource: resource(&format!("r{number}")),
            change,
            severity,
            direction,
            state,
            has_acceptance: accepted && state == DriftState::Accepted,
            is_flapping,
            ..candidate(number)
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_restored_was_chosen_and_fits_the_hour(
        candidates in proptest::collection::vec(any_candidate(), 0..30),
        severities in proptest::collection::btree_set(select(Severity::ALL.to_vec()), 1..4),
        directions in proptest::collection::btree_set(select(Direction::ALL.to_vec()), 1..4),
        creates_missing in any::<bool>(),
        changes_per_hour in 1_u32..5,
        sent in proptest::collection::vec(0_i64..90, 0..6),
        paused in proptest::bool::weighted(0.1),
        busy in proptest::bool::weighted(0.1),
    ) {
        let numbered = candidates.into_iter().zip(1..).map(|(one, number)| Candidate { drift: drift(number), ..one });
        let mut facts = facts(numbered);
        facts.sent = sent.iter().map(|ago| Sent { area: area("groups"), at: NOW.plus_ms(-ago * MINUTE_MS) }).collect();
        facts.paused_until = paused.then(|| NOW.plus_ms(1));
        facts.is_busy = busy;
        let policy = Policy { severities, directions, creates_missing, changes_per_hour, ..policy() };
        let settings = Settings { policy: policy.clone(), ..Settings::default() };
        let decision = decide(&settings, &facts, NOW);
        prop_assert_eq!(decision.verdicts.len(), facts.candidates.len(), "each has its verdict");
        let restored: BTreeSet<DriftId> = decision.restored().into_iter().collect();
        let chosen: Vec<&Candidate> = facts.candidates.iter().filter(|one| restored.contains(&one.drift)).collect();
        prop_assert!(chosen.is_empty() || (!paused && !busy));
        for one in &chosen {
            prop_assert!(one.change != DriftChange::Unexpected && one.state == DriftState::Open && !one.has_acceptance);
            prop_assert!(creates_missing || one.change == DriftChange::Changed);
            prop_assert!(policy.severities.contains(&one.severity) && policy.directions.contains(&one.direction));
            let resource_flaps = facts.candidates.iter().any(|other| {
                other.is_flapping && (&other.area, &other.resource) == (&one.area, &one.resource)
            });
            prop_assert!(!resource_flaps && one.area != area("custom"));
        }
        let resources: BTreeSet<_> = chosen.iter().map(|one| (&one.area, &one.resource)).collect();
        let within_the_hour = sent.iter().filter(|ago| **ago < 60).count();
        let most = usize::try_from(changes_per_hour).expect("small");
        prop_assert!(resources.is_empty() || resources.len() + within_the_hour <= most);
        // Asking again without anything having happened says the same.
        prop_assert_eq!(decide(&settings, &facts, NOW), decision);
    }
}
