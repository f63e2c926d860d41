//! The limits that Microsoft documents for Graph, kept by sliding windows when they are switched on.
//!
//! Numbers, costs and headers: <https://learn.microsoft.com/graph/throttling-limits>.

use super::behaviour::Limits;
use super::exchange::{Answer, GraphError, GraphRequest};
use super::schema::Family;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, Instant};

/// How much of something may be used in a time.
struct Rule {
    family: Family,
    counts: Counts,
    capacity: Capacity,
    seconds: u64,
    /// Whether a refusal tells when to come back.
    tells_when: bool,
    information: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Requests,
    ResourceUnits,
    Writes,
}

#[derive(Clone, Copy)]
enum Capacity {
    Fixed(u64),
    /// For tenants under 50 people, up to 500, and larger ones.
    BySize([u64; 3]),
}

const fn rule(family: Family, counts: Counts, capacity: u64, seconds: u64) -> Rule {
    let information = match counts {
        Counts::Writes => "WriteLimitExceeded",
        Counts::Requests | Counts::ResourceUnits => "CPULimitExceeded",
    };
    Rule { family, counts, capacity: Capacity::Fixed(capacity), seconds, tells_when: true, information }
}

const RULES: &[Rule] = &[
    Rule {
        capacity: Capacity::BySize([3500, 5000, 8000]),
        information: "ResourceUnitLimitExceeded",
        ..rule(Family::Identity, Counts::ResourceUnits, 0, 10)
    },
    rule(Family::Identity, Counts::Writes, 3000, 150),
    Rule { tells_when: false, ..rule(Family::ConditionalAccess, Counts::Requests, 1, 1) },
    rule(Family::Reports, Counts::Requests, 5, 10),
    rule(Family::Intune, Counts::Requests, 1000, 20),
    rule(Family::Intune, Counts::Writes, 100, 20),
    rule(Family::Security, Counts::Requests, 150, 60),
    rule(Family::Teams, Counts::Requests, 30, 1),
    rule(Family::ServiceCommunications, Counts::Requests, 240, 60),
    rule(Family::ServiceCommunications, Counts::Requests, 800, 3600),
    rule(Family::Other, Counts::Requests, 2000, 1),
];

/// What a tenant used lately, and how often it was refused.
#[derive(Debug, Default)]
pub struct Usage {
    windows: HashMap<usize, Window>,
    refused: BTreeMap<Family, u64>,
}

#[derive(Debug, Default)]
struct Window {
    used: VecDeque<(Instant, u64)>,
    sum: u64,
    /// Until then the client was told to stay away.
    closed_until: Option<Instant>,
}

/// One request as the limits see it.
pub struct Use<'a> {
    pub family: Family,
    pub units: u64,
    pub is_write: bool,
    /// How many people the tenant has.
    pub people: u64,
    pub client_id: &'a str,
    pub directory_id: &'a str,
}

/// What the limits say to a request.
pub enum Verdict {
    Allowed(Vec<(&'static str, String)>),
    Refused(Answer),
}

impl Usage {
    /// How often each family refused.
    pub fn refusals(&self) -> &BTreeMap<Family, u64> {
        &self.refused
    }

    /// Counts a request, or refuses it.
    pub fn take(&mut self, limits: Limits, wanted: &Use<'_>, now: Instant) -> Verdict {
        let mut headers = Vec::new();
        if wanted.family == Family::Identity {
            headers.push(("x-ms-resource-unit", wanted.units.to_string()));
        }
        let Some(factor) = limits.factor() else {
            return Verdict::Allowed(headers);
        };
        let concerned = |rule: &&(usize, &Rule)| rule.1.concerns(wanted);
        let rules: Vec<(usize, &Rule)> = RULES.iter().enumerate().filter(|rule| concerned(&rule)).collect();
        for (at, rule) in &rules {
            let (capacity, period) = rule.scaled(wanted.people, factor);
            let window = self.windows.entry(*at).or_default();
            let amount = rule.amount(wanted);
            window.forget(now, period);
            if window.sum + amount > capacity {
                *self.refused.entry(wanted.family).or_default() += 1;
                return Verdict::Refused(refuse(rule, window, wanted, (capacity, period), now));
            }
        }
        for (at, rule) in rules {
            let (capacity, _) = rule.scaled(wanted.people, factor);
            let window = self.windows.entry(at).or_default();
            window.add(now, rule.amount(wanted));
            let share = share(window.sum, capacity);
            if share >= 0.8 && rule.tells_when {
                headers.retain(|(name, _)| *name != "x-ms-throttle-limit-percentage");
                headers.push(("x-ms-throttle-limit-percentage", format!("{share:.2}")));
            }
        }
        Verdict::Allowed(headers)
    }
}

impl Rule {
    fn concerns(&self, wanted: &Use<'_>) -> bool {
        self.family == wanted.family && (self.counts != Counts::Writes || wanted.is_write)
    }

    fn amount(&self, wanted: &Use<'_>) -> u64 {
        if self.counts == Counts::ResourceUnits { wanted.units } else { 1 }
    }

    /// Capacity and period, made tighter; less than one request in a time is one request in a longer time.
    fn scaled(&self, people: u64, factor: u64) -> (u64, Duration) {
        let capacity = match (self.capacity, people) {
            (Capacity::Fixed(capacity), _) | (Capacity::BySize([capacity, _, _]), 0..50) => capacity,
            (Capacity::BySize([_, capacity, _]), 50..=500) | (Capacity::BySize([_, _, capacity]), _) => capacity,
        };
        let period = Duration::from_secs(self.seconds);
        match capacity.checked_div(factor).unwrap_or(capacity) {
            0 => (1, period * u32::try_from(factor.div_ceil(capacity.max(1))).unwrap_or(u32::MAX)),
            tighter => (tighter, period),
        }
    }
}

impl Window {
    fn forget(&mut self, now: Instant, period: Duration) {
        while let Some((at, amount)) = self.used.front().copied().filter(|(at, _)| now.duration_since(*at) >= period) {
            debug_assert!(at <= now);
            self.used.pop_front();
            self.sum -= amount;
        }
    }

    fn add(&mut self, now: Instant, amount: u64) {
        self.used.push_back((now, amount));
        self.sum += amount;
    }

    /// When so much of the window is free.
    fn free_in(&self, amount: u64, capacity: u64, period: Duration, now: Instant) -> Duration {
        let mut left = self.sum;
        for (at, used) in &self.used {
            left -= used;
            if left + amount <= capacity {
                return (*at + period).saturating_duration_since(now);
            }
        }
        period
    }
}

fn refuse(rule: &Rule, window: &mut Window, wanted: &Use<'_>, scaled: (u64, Duration), now: Instant) -> Answer {
    let (capacity, period) = scaled;
    let amount = rule.amount(wanted);
    // Requests made before the told time count against the limit, too.
    if window.closed_until.is_some_and(|until| now < until) && window.sum < capacity.saturating_mul(2) {
        window.add(now, amount);
    }
    let wait = window.free_in(amount, capacity, period, now);
    let mut answer = Answer::from(GraphError::new(429, "TooManyRequests", "Too many requests"));
    if rule.tells_when {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        window.closed_until = Some(now + Duration::from_secs(seconds));
        answer.headers.push(("Retry-After", seconds.max(1).to_string()));
        answer.headers.push(("x-ms-throttle-limit-percentage", format!("{:.2}", share(window.sum + amount, capacity))));
        answer.headers.push(("x-ms-throttle-scope", scope(wanted)));
        answer.headers.push(("x-ms-throttle-information", rule.information.to_owned()));
    }
    answer
}

/// Whose limit it is.
fn scope(wanted: &Use<'_>) -> String {
    let mode = if wanted.is_write { "Write" } else { "ReadWrite" };
    format!("Tenant_Application/{mode}/{}/{}", wanted.client_id, wanted.directory_id)
}

fn share(used: u64, capacity: u64) -> f64 {
    let exact = |number: u64| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    exact(used) / exact(capacity.max(1))
}

/// The resource units of a request: `$select` makes it cheaper, `$expand` dearer, a small page cheaper.
pub fn units(request: &GraphRequest, cost: u32) -> u64 {
    let is_small_page = request.option("top").and_then(|top| top.parse::<u32>().ok()).is_some_and(|top| top < 20);
    let dearer = cost + u32::from(request.option("expand").is_some());
    let cheaper = u32::from(request.option("select").is_some()) + u32::from(is_small_page);
    u64::from(dearer.saturating_sub(cheaper).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(family: Family, units: u64) -> Use<'static> {
        Use { family, units, is_write: false, people: 20, client_id: "app", directory_id: "tenant" }
    }

    fn refusal(verdict: Verdict) -> Option<Answer> {
        match verdict {
            Verdict::Allowed(_) => None,
            Verdict::Refused(answer) => Some(answer),
        }
    }

    #[test]
    fn conditional_access_takes_one_request_a_second_and_does_not_say_when_to_come_back() {
        let mut usage = Usage::default();
        let start = Instant::now();
        let mut ask = |after_ms| {
            usage.take(
                Limits::Documented,
                &wanted(Family::ConditionalAccess, 1),
                start + Duration::from_millis(after_ms),
            )
        };
        assert!(refusal(ask(0)).is_none());
        let refused = refusal(ask(999)).unwrap();
        assert!(refused.status == 429 && refused.headers.is_empty());
        assert!(refusal(ask(1000)).is_none());
        assert_eq!(usage.refusals().get(&Family::ConditionalAccess), Some(&1));
    }

    #[test]
    fn a_retry_after_is_exactly_when_there_is_room_again() {
        let mut usage = Usage::default();
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        for number in 0..350 {
            assert!(
                refusal(usage.take(Limits::Documented, &wanted(Family::Identity, 10), start)).is_none(),
                "{number}"
            );
        }
        let refused = refusal(usage.take(Limits::Documented, &wanted(Family::Identity, 1), at(4))).unwrap();
        assert!(refused.headers.contains(&("Retry-After", "6".to_owned())), "{:?}", refused.headers);
        assert!(refusal(usage.take(Limits::Documented, &wanted(Family::Identity, 1), at(10))).is_none());
    }

    #[test]
    fn ten_times_tighter_makes_the_periods_longer_where_one_request_is_all() {
        let mut usage = Usage::default();
        let start = Instant::now();
        let tighter = Limits::Tighter(10);
        let mut ask =
            |after| usage.take(tighter, &wanted(Family::ConditionalAccess, 1), start + Duration::from_secs(after));
        assert!(refusal(ask(0)).is_none());
        assert!(refusal(ask(9)).is_some());
        assert!(refusal(ask(10)).is_none());
    }
}
