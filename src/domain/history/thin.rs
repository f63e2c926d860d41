//! Which versions of one resource go.

use std::collections::BTreeSet;

use super::Terms;
use crate::domain::model::Timestamp;

const MS_PER_DAY: i64 = 86_400_000;

/// A version, as far as thinning is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub row: i64,
    pub from: Timestamp,
    /// None for the version that is valid now.
    pub to: Option<Timestamp>,
    /// The digest of its body.
    pub body: [u8; 32],
}

/// What stands on the versions of a resource.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Moments at which a drift of the resource was seen, decided about or resolved.
    pub moments: Vec<Timestamp>,
    /// What baselines agreed to.
    pub agreed: Vec<Agreed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    pub body: [u8; 32],
    /// When the baseline was made.
    pub at: Timestamp,
}

/// A version that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removal {
    pub row: i64,
    /// The version that stands for it from now on; none when it is older than everything that is kept.
    pub into: Option<i64>,
}

/// The versions that go at the moment `now`, the oldest first. `spans` are those of one resource, the oldest first.
pub fn thin(spans: &[Span], evidence: &Evidence, terms: &Terms, now: Timestamp) -> Vec<Removal> {
    let pinned = pinned(spans, evidence);
    let mut removals = Vec::new();
    let mut next: Option<&Span> = None;
    let mut next_kept: Option<i64> = None;
    for span in spans.iter().rev() {
        let removal = match keeping(span, terms, now) {
            _ if pinned.contains(&span.row) => None,
            Keeping::Always => None,
            Keeping::Never => Some(Removal { row: span.row, into: None }),
            Keeping::LastOf(period) => next_kept
                .filter(|_| next.is_some_and(|next| is_within_one(period, span, next)))
                .map(|row| Removal { row: span.row, into: Some(row) }),
        };
        match removal {
            Some(removal) => removals.push(removal),
            None => next_kept = Some(span.row),
        }
        next = Some(span);
    }
    removals.reverse();
    removals
}

/// The versions that a drift or a baseline stands on: the one that was valid at a moment, or the last one before it
/// where the resource was gone; and the one that a baseline was made from.
fn pinned(spans: &[Span], evidence: &Evidence) -> BTreeSet<i64> {
    let by_moment = evidence.moments.iter().filter_map(|moment| spans.iter().rfind(|span| span.from <= *moment));
    let by_body = evidence.agreed.iter().filter_map(|agreed| {
        let same = || spans.iter().filter(|span| span.body == agreed.body);
        same().rfind(|span| span.from <= agreed.at).or_else(|| same().next())
    });
    by_moment.chain(by_body).map(|span| span.row).collect()
}

enum Keeping {
    Always,
    LastOf(Period),
    Never,
}

#[derive(Clone, Copy)]
enum Period {
    Day,
    Month,
}

fn keeping(span: &Span, terms: &Terms, now: Timestamp) -> Keeping {
    let Some(to) = span.to else { return Keeping::Always };
    let ended_within = |days: u32| to >= now.plus_ms(-i64::from(days).saturating_mul(MS_PER_DAY));
    if ended_within(terms.every_version_days) {
        Keeping::Always
    } else if ended_within(terms.daily_days) {
        Keeping::LastOf(Period::Day)
    } else if ended_within(terms.monthly_days) {
        Keeping::LastOf(Period::Month)
    } else {
        Keeping::Never
    }
}

/// Whether the version lies in one period and another begins in the same, so that it is not the last one of any.
fn is_within_one(period: Period, span: &Span, next: &Span) -> bool {
    let to = span.to.unwrap_or(next.from);
    let last_moment = to.plus_ms(-1).max(span.from);
    let own = period.of(last_moment);
    period.of(span.from) == own && period.of(next.from) == own && next.from >= last_moment
}

impl Period {
    /// The number of the day, or of the month.
    fn of(self, moment: Timestamp) -> i64 {
        let day = moment.milliseconds().div_euclid(MS_PER_DAY);
        match self {
            Self::Day => day,
            Self::Month => match jiff::Timestamp::from_millisecond(moment.milliseconds()) {
                Ok(instant) => {
                    let date = instant.to_zoned(jiff::tz::TimeZone::UTC).date();
                    i64::from(date.year()) * 12 + i64::from(date.month())
                }
                // Beyond the calendar each day is a month of its own, so that nothing goes.
                Err(_) => day,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreed, Evidence, Removal, Span, thin};
    use crate::domain::history::Terms;
    use crate::domain::model::Timestamp;

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;
    /// Midnight of 1 March 2026, UTC.
    const MARCH: i64 = 1_772_323_200_000;

    /// Versions that follow one another, each from its moment to the next; the last one is valid now.
    fn chain(moments: &[i64]) -> Vec<Span> {
        let ends = moments.iter().skip(1).map(|moment| Some(Timestamp(*moment))).chain([None]);
        let spans = moments.iter().zip(ends).zip(1..);
        spans.map(|((from, to), row)| Span { row, from: Timestamp(*from), to, body: [0; 32] }).collect()
    }

    fn gone(spans: &[Span], evidence: &Evidence, after_days: i64) -> Vec<(i64, Option<i64>)> {
        let removals: Vec<Removal> = thin(spans, evidence, &Terms::default(), Timestamp(MARCH + after_days * DAY));
        removals.iter().map(|removal| (removal.row, removal.into)).collect()
    }

    fn rows(spans: &[Span], after_days: i64) -> Vec<(i64, Option<i64>)> {
        gone(spans, &Evidence::default(), after_days)
    }

    #[test]
    fn everything_stays_for_the_first_term() {
        assert!(rows(&chain(&[MARCH, MARCH + HOUR, MARCH + 2 * HOUR]), 90).is_empty());
    }

    #[test]
    fn then_the_last_of_each_day_stays_and_stands_for_the_others() {
        let spans = chain(&[MARCH, MARCH + HOUR, MARCH + 2 * HOUR, MARCH + DAY + HOUR]);
        assert_eq!(rows(&spans, 100), [(1, Some(3)), (2, Some(3))]);
    }

    #[test]
    fn then_the_last_of_each_month_then_none() {
        let spans = chain(&[MARCH, MARCH + 3 * DAY, MARCH + 40 * DAY, MARCH + 50 * DAY]);
        assert_eq!(rows(&spans, 500), [(1, Some(2)), (3, Some(4))]);
        assert_eq!(rows(&spans, 3_000), [(1, None), (2, None), (3, None)]);
    }

    #[test]
    fn a_version_over_midnight_stays_for_it_answers_for_the_day_before() {
        let spans = chain(&[MARCH + 23 * HOUR, MARCH + 25 * HOUR, MARCH + 26 * HOUR]);
        assert_eq!(rows(&spans, 200), [(2, Some(3))]);
    }

    #[test]
    fn the_last_version_before_a_deletion_stays() {
        let mut spans = chain(&[MARCH, MARCH + HOUR]);
        spans[1].to = Some(Timestamp(MARCH + 2 * HOUR));
        assert_eq!(rows(&spans, 200), [(1, Some(2))]);
    }

    #[test]
    fn what_a_drift_was_seen_on_stays_and_takes_what_lies_before_it() {
        let spans = chain(&[MARCH, MARCH + HOUR, MARCH + 2 * HOUR, MARCH + 3 * HOUR]);
        let evidence = Evidence { moments: vec![Timestamp(MARCH + HOUR + 5)], agreed: Vec::new() };
        assert_eq!(gone(&spans, &evidence, 200), [(1, Some(2)), (3, Some(4))]);
        assert_eq!(gone(&spans, &evidence, 3_000), [(1, None), (3, None)]);
    }

    #[test]
    fn what_was_there_before_the_resource_was_missed_stays() {
        let mut spans = chain(&[MARCH, MARCH + HOUR, MARCH + 5 * HOUR]);
        spans[1].to = Some(Timestamp(MARCH + 2 * HOUR));
        let evidence = Evidence { moments: vec![Timestamp(MARCH + 3 * HOUR)], agreed: Vec::new() };
        assert_eq!(gone(&spans, &evidence, 200), [(1, Some(2))]);
    }

    #[test]
    fn what_a_baseline_was_made_from_stays() {
        let mut spans = chain(&[MARCH, MARCH + HOUR, MARCH + 2 * HOUR, MARCH + 3 * HOUR, MARCH + 4 * HOUR]);
        spans[1].body = [7; 32];
        spans[3].body = [7; 32];
        let agreed = vec![Agreed { body: [7; 32], at: Timestamp(MARCH + HOUR + 30) }];
        let evidence = Evidence { moments: Vec::new(), agreed };
        assert_eq!(gone(&spans, &evidence, 200), [(1, Some(2)), (3, Some(5)), (4, Some(5))]);
    }
}
