//! How many requests come from one address and from one identity.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};

use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use super::limits::Limits;

/// Beyond this many, those that are quiet are forgotten. Should all be busy, the rest share one.
const KEYS_KEPT: usize = 50_000;

type Keyed<K, C> = RateLimiter<K, DashMapStateStore<K>, C, governor::middleware::NoOpMiddleware<<C as Clock>::Instant>>;

/// Counts requests by key, in bounded memory.
pub(super) struct Pace<K: Hash + Eq + Clone, C: Clock = DefaultClock> {
    limiter: Keyed<Option<K>, C>,
    clock: C,
    keys_kept: usize,
}

impl<K: Hash + Eq + Clone> Pace<K> {
    pub(super) fn new(limits: &Limits) -> Self {
        Self::with_clock(limits, DefaultClock::default(), KEYS_KEPT)
    }
}

impl<K: Hash + Eq + Clone, C: Clock + Clone> Pace<K, C> {
    fn with_clock(limits: &Limits, clock: C, keys_kept: usize) -> Self {
        let quota = Quota::per_second(limits.requests_per_second).allow_burst(limits.burst);
        let limiter = RateLimiter::new(quota, DashMapStateStore::default(), clock.clone());
        Self { limiter, clock, keys_kept }
    }

    /// Counts a request, or tells after how many seconds the next one is welcome.
    pub(super) fn admit(&self, key: K) -> Result<(), u64> {
        let is_full = self.limiter.len() >= self.keys_kept && {
            self.limiter.retain_recent();
            self.limiter.len() >= self.keys_kept
        };
        let key = if is_full { None } else { Some(key) };
        self.limiter.check_key(&key).map_err(|wait| {
            let wait = wait.wait_time_from(self.clock.now());
            wait.as_secs().saturating_add(1)
        })
    }
}

/// Whoever has one address of an IPv6 network has all 2^64 of it.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;
    use std::time::Duration;

    use governor::clock::FakeRelativeClock;

    use super::{Pace, network};
    use crate::server::limits::Limits;

    fn limits(requests_per_second: u32, burst: u32) -> Limits {
        let number = |number| NonZeroU32::new(number).expect("not zero");
        Limits { requests_per_second: number(requests_per_second), burst: number(burst), ..Limits::default() }
    }

    #[test]
    fn a_burst_is_let_through_and_then_so_many_a_second() {
        let clock = FakeRelativeClock::default();
        let pace = Pace::with_clock(&limits(2, 5), clock.clone(), 100);
        let admitted = |pace: &Pace<&str, FakeRelativeClock>| (0..20).filter(|_| pace.admit("ada").is_ok()).count();
        assert_eq!(admitted(&pace), 5);
        assert_eq!(pace.admit("ada"), Err(1));
        assert!(pace.admit("grace").is_ok(), "others are not held up");
        clock.advance(Duration::from_secs(1));
        assert_eq!(admitted(&pace), 2);
    }

    #[test]
    fn memory_stays_bounded_however_many_come() {
        let clock = FakeRelativeClock::default();
        let pace = Pace::with_clock(&limits(1, 2), clock.clone(), 100);
        let admitted = (0..10_000).filter(|key| pace.admit(*key).is_ok()).count();
        assert!(pace.limiter.len() <= 101, "{}", pace.limiter.len());
        assert_eq!(admitted, 100 + 2, "those beyond the bound share one");
        clock.advance(Duration::from_secs(60));
        assert!(pace.admit(20_000).is_ok());
        assert!(pace.limiter.len() <= 2, "{}", pace.limiter.len());
    }

    #[test]
    fn a_network_of_version_6_counts_as_one() {
        let of = |text: &str| network(text.parse().expect("an address")).to_string();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("203.0.113.9"), "203.0.113.9");
        assert_eq!(of("::ffff:203.0.113.9"), "203.0.113.9");
    }
}
