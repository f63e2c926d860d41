//! Which requests of a plan fit into what is left of the hour. How many a resource needs is known only once the plan is
//! made.

use std::collections::BTreeSet;

use super::limit::Hour;
use super::{Sent, Settings};
use crate::domain::model::{AreaKey, ResourceId, Timestamp};

/// A request of a plan, as far as counting goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requested {
    pub number: u32,
    pub area: AreaKey,
    pub resource: ResourceId,
    pub needs: Vec<u32>,
}

/// What fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fitting {
    /// These, which need no others.
    These(Vec<u32>),
    /// Nothing now; something at that time.
    NothingUntil(Timestamp),
    /// Nothing, ever: a resource needs more requests than an hour may have.
    Never,
}

/// Takes whole resources in the order of the plan: one that is half restored would be worse than one that waits.
pub fn fitting(settings: &Settings, sent: &[Sent], requested: &[Requested], now: Timestamp) -> Fitting {
    let mut hour = Hour::new(settings, sent, now);
    let mut fits = BTreeSet::new();
    let mut soonest: Option<Timestamp> = None;
    for group in by_resource(requested) {
        let Some(first) = group.first() else { continue };
        let own: BTreeSet<u32> = group.iter().map(|request| request.number).collect();
        let is_whole =
            group.iter().flat_map(|request| &request.needs).all(|need| own.contains(need) || fits.contains(need));
        if !is_whole {
            continue;
        }
        match hour.take(&first.area, group.len()) {
            Ok(()) => fits.extend(own),
            Err(Some(until)) => soonest = Some(soonest.map_or(until, |soonest| soonest.min(until))),
            Err(None) => {}
        }
    }
    match soonest {
        _ if !fits.is_empty() => Fitting::These(fits.into_iter().collect()),
        Some(until) => Fitting::NothingUntil(until),
        None => Fitting::Never,
    }
}

/// The requests of each resource together, in the order of the first of them.
fn by_resource(requested: &[Requested]) -> Vec<Vec<&Requested>> {
    let mut groups: Vec<Vec<&Requested>> = Vec::new();
    for request in requested {
        let is_same = |group: &&mut Vec<&Requested>| {
            group.first().is_some_and(|first| (&first.area, &first.resource) == (&request.area, &request.resource))
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(request),
            None => groups.push(vec![request]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{Fitting, Requested, fitting};
    use crate::domain::automatic::{HOUR_MS, Policy, Sent, Settings};
    use crate::domain::model::Timestamp;

    const NOW: Timestamp = Timestamp(100 * HOUR_MS);

    /// Requests by the letter of their resource, numbered from 1; `needs` are pairs.
    fn plan(resources: &str, needs: &[(u32, u32)]) -> Vec<Requested> {
        let request = |(number, letter): (u32, char)| Requested {
            number,
            area: "policies".parse().expect("a key"),
            resource: letter.to_string().parse().expect("an id"),
            needs: needs.iter().filter(|(own, _)| *own == number).map(|(_, need)| *need).collect(),
        };
        (1..).zip(resources.chars()).map(request).collect()
    }

    fn check(changes_per_hour: u32, sent_minutes_ago: &[i64], plan: &[Requested], expected: Fitting) {
        let policy = Policy { changes_per_hour, ..Policy::default() };
        let settings = Settings { policy, ..Settings::default() };
        let sent: Vec<Sent> = sent_minutes_ago
            .iter()
            .map(|ago| Sent { area: "policies".parse().expect("a key"), at: NOW.plus_ms(-ago * 60_000) })
            .collect();
        assert_eq!(fitting(&settings, &sent, plan, NOW), expected, "{changes_per_hour} {sent_minutes_ago:?}");
    }

    #[test]
    fn everything_fits_into_an_empty_hour() {
        check(4, &[], &plan("abca", &[]), Fitting::These(vec![1, 2, 3, 4]));
    }

    #[test]
    fn a_resource_comes_whole_or_not_at_all() {
        check(3, &[], &plan("abca", &[]), Fitting::These(vec![1, 2, 4]));
        check(2, &[], &plan("aaabc", &[]), Fitting::These(vec![4, 5]));
        check(3, &[10], &plan("bbb", &[]), Fitting::NothingUntil(NOW.plus_ms(50 * 60_000)));
    }

    #[test]
    fn what_needs_another_does_not_come_without_it() {
        check(2, &[], &plan("aaab", &[(4, 1)]), Fitting::Never);
        check(2, &[], &plan("ab", &[(2, 1)]), Fitting::These(vec![1, 2]));
    }

    #[test]
    fn more_requests_than_an_hour_has_never_fit() {
        check(2, &[], &plan("aaa", &[]), Fitting::Never);
        check(2, &[30], &plan("aaa", &[]), Fitting::Never);
    }
}
