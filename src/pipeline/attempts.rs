//! Failed sign-ins are counted, so that guessing takes longer than anybody lives, and nobody can shut out another.
//!
//! Three counts: by account and address together, which stops who guesses; by address, which stops who tries many
//! names; and by account, which stops many addresses at once. The last one does not count where the account has a
//! session already, so that its owner gets in while others guess. A count is 24 bytes and there are never more than
//! [`COUNTS_KEPT`] of them, whatever comes.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::PipelineError;
use crate::domain::model::Timestamp;

const OF_ACCOUNT_AT_ADDRESS: u32 = 10;
const OF_ADDRESS: u32 = 50;
const OF_ACCOUNT: u32 = 100;
const WINDOW_MS: i64 = 5 * 60_000;
const COUNTS_KEPT: usize = 10_000;
/// So many are forgotten at once when there are too many.
const COUNTS_DROPPED: usize = COUNTS_KEPT / 4;
/// Lines in the log within [`TOLD_WINDOW_MS`]; the next one after that says how many were left out.
const TOLD_AT_MOST: u32 = 20;
const TOLD_WINDOW_MS: i64 = 60_000;

/// Failed attempts, in memory: a restart forgives.
#[derive(Clone, Default)]
pub(super) struct Attempts(Arc<Mutex<Book>>);

/// Who tries, from where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attempt<'a> {
    pub account: &'a str,
    pub address: Option<IpAddr>,
    /// The account has a session that began at this address.
    pub is_at_home: bool,
}

#[derive(Default)]
struct Book {
    /// By a keyed hash, so that names take no memory and nobody can choose where they fall.
    counts: HashMap<u64, Count>,
    hasher: RandomState,
    told: Told,
}

#[derive(Clone, Copy)]
struct Count {
    failed: u32,
    since: Timestamp,
}

#[derive(Default)]
struct Told {
    since: Option<Timestamp>,
    lines: u32,
    left_out: u64,
}

impl Attempts {
    /// Counts the attempt before its work is done, so that attempts side by side count too.
    ///
    /// # Errors
    /// [`PipelineError::TooManyAttempts`]; the attempt does not count then.
    pub(super) fn begin(&self, attempt: &Attempt<'_>, now: Timestamp) -> Result<(), PipelineError> {
        let mut book = self.book();
        let [pair, address, account] = book.keys(attempt);
        let limits = [(pair, OF_ACCOUNT_AT_ADDRESS), (address, OF_ADDRESS), (account, OF_ACCOUNT)];
        let counting = if attempt.is_at_home { limits.get(..2) } else { limits.get(..) };
        let until =
            counting.unwrap_or_default().iter().filter_map(|(key, limit)| book.full_until(*key, *limit, now)).max();
        if let Some(until) = until {
            let wait_ms = until.milliseconds().saturating_sub(now.milliseconds());
            let retry_after_seconds = u64::try_from(wait_ms).unwrap_or(0).div_ceil(1_000);
            return Err(PipelineError::TooManyAttempts { retry_after_seconds });
        }
        for key in [pair, address, account] {
            book.count(key, now);
        }
        Ok(())
    }

    /// The attempt was right: what failed at this address for this account is forgotten. Of the other two counts only
    /// this attempt is taken back, or one's own account would be a way to try those of others.
    pub(super) fn forgive(&self, attempt: &Attempt<'_>) {
        let mut book = self.book();
        let [pair, address, account] = book.keys(attempt);
        book.counts.remove(&pair);
        for key in [address, account] {
            if let Some(count) = book.counts.get_mut(&key) {
                count.failed = count.failed.saturating_sub(1);
            }
        }
    }

    /// Whether a failure may be told now, and how many were left out before it; none when there were too many.
    pub(super) fn may_tell(&self, now: Timestamp) -> Option<u64> {
        let told = &mut self.book().told;
        if told.since.is_none_or(|since| since.plus_ms(TOLD_WINDOW_MS) <= now) {
            let left_out = told.left_out;
            *told = Told { since: Some(now), lines: 1, left_out: 0 };
            return Some(left_out);
        }
        told.lines = told.lines.saturating_add(1);
        if told.lines <= TOLD_AT_MOST {
            return Some(0);
        }
        told.left_out = told.left_out.saturating_add(1);
        None
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    fn keys(&self, attempt: &Attempt<'_>) -> [u64; 3] {
        let account = attempt.account.to_lowercase();
        let address = attempt.address.map(network);
        [
            self.hasher.hash_one(("pair", &account, address)),
            self.hasher.hash_one(("address", address)),
            self.hasher.hash_one(("account", &account)),
        ]
    }

    fn full_until(&self, key: u64, limit: u32, now: Timestamp) -> Option<Timestamp> {
        let count = self.counts.get(&key)?;
        let until = count.since.plus_ms(WINDOW_MS);
        (count.failed >= limit && now < until).then_some(until)
    }

    fn count(&mut self, key: u64, now: Timestamp) {
        if !self.counts.contains_key(&key) && self.counts.len() >= COUNTS_KEPT {
            self.make_room(now);
        }
        let count = self.counts.entry(key).or_insert(Count { failed: 0, since: now });
        if count.since.plus_ms(WINDOW_MS) <= now {
            *count = Count { failed: 0, since: now };
        }
        count.failed = count.failed.saturating_add(1);
    }

    /// Those that ended go first, then the ones with the fewest failures: who reached a limit stays.
    fn make_room(&mut self, now: Timestamp) {
        self.counts.retain(|_, count| now < count.since.plus_ms(WINDOW_MS));
        if self.counts.len() < COUNTS_KEPT {
            return;
        }
        let mut by_weight: Vec<(u32, Timestamp, u64)> =
            self.counts.iter().map(|(key, count)| (count.failed, count.since, *key)).collect();
        by_weight.sort_unstable();
        for (_, _, key) in by_weight.iter().take(COUNTS_DROPPED) {
            self.counts.remove(key);
        }
    }
}

/// One customer has a whole /64 of IPv6 (RFC 6177), so the rest of the address tells nobody apart.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::{Attempt, Attempts, COUNTS_KEPT, OF_ACCOUNT_AT_ADDRESS, OF_ADDRESS, TOLD_AT_MOST, WINDOW_MS};
    use crate::domain::model::Timestamp;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn attempt(account: &str, last: u8) -> Attempt<'_> {
        Attempt { account, address: Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))), is_at_home: false }
    }

    fn fails(attempts: &Attempts, attempt: &Attempt<'_>, times: u32) -> u32 {
        (0..times).filter(|_| attempts.begin(attempt, NOW).is_ok()).count().try_into().expect("few")
    }

    #[test]
    fn who_guesses_is_stopped_and_the_owner_elsewhere_is_not() {
        let attempts = Attempts::default();
        assert_eq!(fails(&attempts, &attempt("ada", 1), 10_000), OF_ACCOUNT_AT_ADDRESS);
        assert!(attempts.begin(&attempt("ada", 2), NOW).is_ok());
        assert!(attempts.begin(&attempt("ADA", 1), Timestamp(NOW.0 + WINDOW_MS)).is_ok(), "the window ends");
    }

    #[test]
    fn many_names_from_one_address_are_stopped() {
        let attempts = Attempts::default();
        let tried = (0..10_000).filter(|name| attempts.begin(&attempt(&format!("user {name}"), 1), NOW).is_ok());
        assert_eq!(u32::try_from(tried.count()), Ok(OF_ADDRESS));
        assert!(attempts.begin(&attempt("ada", 2), NOW).is_ok());
    }

    #[test]
    fn many_addresses_are_stopped_but_where_the_owner_is_at_home() {
        let attempts = Attempts::default();
        for last in 0..=255 {
            fails(&attempts, &attempt("ada", last), 5);
        }
        let home = Attempt { address: Some(IpAddr::V4(Ipv4Addr::new(198, 51, 100, 1))), ..attempt("ada", 0) };
        assert!(attempts.begin(&home, NOW).is_err());
        assert!(attempts.begin(&Attempt { is_at_home: true, ..home }, NOW).is_ok());
    }

    #[test]
    fn addresses_of_one_network_of_ipv6_count_as_one() {
        let attempts = Attempts::default();
        let from = |text: &str| Attempt { address: Some(text.parse().expect("an address")), ..attempt("ada", 0) };
        fails(&attempts, &from("2001:db8::1"), OF_ACCOUNT_AT_ADDRESS);
        assert!(attempts.begin(&from("2001:db8::ffff"), NOW).is_err());
        assert!(attempts.begin(&from("2001:db8:0:1::1"), NOW).is_ok());
    }

    #[test]
    fn one_s_own_account_is_no_way_to_try_others() {
        let attempts = Attempts::default();
        let mut tried = 0;
        for name in 0..1_000 {
            tried += fails(&attempts, &attempt(&format!("user {name}"), 1), 1);
            if attempts.begin(&attempt("mallory", 1), NOW).is_ok() {
                attempts.forgive(&attempt("mallory", 1));
            }
        }
        assert_eq!(tried, OF_ADDRESS);
    }

    #[test]
    fn memory_stays_and_who_reached_a_limit_is_remembered() {
        let attempts = Attempts::default();
        fails(&attempts, &attempt("ada", 1), OF_ACCOUNT_AT_ADDRESS);
        for number in 0..100_000_u32 {
            let address = IpAddr::V4(Ipv4Addr::from_bits(number + 0x0a00_0000));
            let name = format!("user {number}");
            let _ = attempts.begin(&Attempt { account: &name, address: Some(address), is_at_home: false }, NOW);
            assert!(attempts.book().counts.len() <= COUNTS_KEPT + 2);
        }
        assert!(attempts.begin(&attempt("ada", 1), NOW).is_err());
    }

    #[test]
    fn the_log_is_not_flooded_and_tells_what_it_left_out() {
        let attempts = Attempts::default();
        let told = (0..10_000).filter(|_| attempts.may_tell(NOW).is_some()).count();
        assert_eq!(u32::try_from(told), Ok(TOLD_AT_MOST));
        let left_out = 10_000 - u64::from(TOLD_AT_MOST);
        assert_eq!(attempts.may_tell(Timestamp(NOW.0 + 60_000)), Some(left_out));
    }
}
