//! How much a policy may change within an hour.

use std::collections::BTreeMap;

use super::Settings;
use crate::domain::model::{AreaKey, Timestamp};

/// The hour slides: what was sent is forgotten an hour later, and not at the full hour.
pub const HOUR_MS: i64 = 60 * 60 * 1000;

/// A request that a policy sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub area: AreaKey,
    pub at: Timestamp,
}

/// The places of the hour, those of the tenant and those of each area.
#[derive(Debug)]
pub(super) struct Hour<'a> {
    settings: &'a Settings,
    sent: &'a [Sent],
    now: Timestamp,
    of_tenant: Places,
    of_areas: BTreeMap<AreaKey, Places>,
}

impl<'a> Hour<'a> {
    pub(super) fn new(settings: &'a Settings, sent: &'a [Sent], now: Timestamp) -> Self {
        let of_tenant = Places::new(settings.policy.changes_per_hour, sent.iter().map(|sent| sent.at), now);
        Self { settings, sent, now, of_tenant, of_areas: BTreeMap::new() }
    }

    /// Takes so many places for an area, if all of them are free.
    ///
    /// # Errors
    /// When a place will be free again; none where no time helps.
    pub(super) fn take(&mut self, area: &AreaKey, count: usize) -> Result<(), Option<Timestamp>> {
        let Self { settings, sent, now, of_tenant, of_areas } = self;
        let of_area = of_areas.entry(area.clone()).or_insert_with(|| {
            let most = settings.of(area).map_or(0, |policy| policy.changes_per_hour);
            let sent = sent.iter().filter(|sent| sent.area == *area);
            Places::new(most, sent.map(|sent| sent.at), *now)
        });
        if of_tenant.most < count || of_area.most < count {
            return Err(None);
        }
        let until = of_tenant.full_until(count).max(of_area.full_until(count));
        if until.is_some() {
            return Err(until);
        }
        of_tenant.take(count, *now);
        of_area.take(count, *now);
        Ok(())
    }
}

/// Some places, some of which are taken.
#[derive(Debug)]
struct Places {
    most: usize,
    /// When those were taken that still count, the oldest first.
    taken: Vec<Timestamp>,
}

impl Places {
    fn new(most: u32, sent: impl IntoIterator<Item = Timestamp>, now: Timestamp) -> Self {
        let mut taken: Vec<Timestamp> = sent.into_iter().filter(|at| at.plus_ms(HOUR_MS) > now).collect();
        taken.sort_unstable();
        Self { most: usize::try_from(most).unwrap_or(usize::MAX), taken }
    }

    /// None when so many places are free; else when they will be. For no more places than there are.
    fn full_until(&self, count: usize) -> Option<Timestamp> {
        // So many of the oldest have to be an hour old.
        let surplus = (self.taken.len() + count).checked_sub(self.most + 1)?;
        self.taken.get(surplus).map(|at| at.plus_ms(HOUR_MS))
    }

    fn take(&mut self, count: usize, now: Timestamp) {
        self.taken.extend(std::iter::repeat_n(now, count));
    }
}

#[cfg(test)]
mod tests {
    use super::{HOUR_MS, Places};
    use crate::domain::model::Timestamp;

    const NOW: Timestamp = Timestamp(100 * HOUR_MS);

    fn minutes_ago(minutes: &[i64]) -> Vec<Timestamp> {
        minutes.iter().map(|minutes| NOW.plus_ms(-minutes * 60_000)).collect()
    }

    #[test]
    fn a_place_is_free_again_an_hour_after_it_was_taken() {
        let check = |most: u32, sent: &[i64], count: usize, until_minutes: Option<i64>| {
            let places = Places::new(most, minutes_ago(sent), NOW);
            let expected = until_minutes.map(|minutes| NOW.plus_ms(minutes * 60_000));
            assert_eq!(places.full_until(count), expected, "{count} of {most}, {sent:?}");
        };
        check(2, &[], 1, None);
        check(2, &[], 2, None);
        check(2, &[10], 1, None);
        check(2, &[10], 2, Some(50));
        check(2, &[10, 50], 1, Some(10));
        check(2, &[50, 10], 1, Some(10));
        check(2, &[50, 10], 2, Some(50));
        // The third came from somebody who had a higher limit.
        check(2, &[5, 10, 50], 1, Some(50));
        check(2, &[10, 60], 1, None);
        check(1, &[59], 1, Some(1));
        check(1, &[0], 1, Some(60));
    }

    #[test]
    fn what_is_taken_now_counts() {
        let mut places = Places::new(3, minutes_ago(&[30]), NOW);
        places.take(2, NOW);
        assert_eq!(places.full_until(1), Some(NOW.plus_ms(HOUR_MS / 2)));
        assert_eq!(places.full_until(2), Some(NOW.plus_ms(HOUR_MS)));
    }
}
