//! When to try again: full jitter that grows with each attempt, and `Retry-After` before everything.

use std::error::Error;

use jiff::fmt::rfc2822;
use slog::{Logger, info};
use tokio::time::{Duration, sleep};

use super::error::{GraphError, Service};
use super::limits::RetryPolicy;
use crate::domain::model::Timestamp;

/// Why an attempt failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("the request failed")]
    Final(#[source] GraphError),
    /// Graph does not know the token any more.
    #[error("the token was refused")]
    Unauthorised(#[source] GraphError),
    #[error("the request failed for now")]
    Passing(Setback),
}

/// A failure that another attempt may overcome.
#[derive(Debug)]
pub(super) struct Setback {
    pub(super) cause: Cause,
    pub(super) retry_after: Option<Duration>,
}

impl Setback {
    /// Whether the service refused before it did anything, so that even a change may be sent again.
    pub(super) fn was_not_done(&self) -> bool {
        match self.cause {
            Cause::TooManyRequests => true,
            Cause::Unavailable(_) | Cause::Network(_) => false,
        }
    }
}

#[derive(Debug)]
pub(super) enum Cause {
    TooManyRequests,
    Unavailable(GraphError),
    Network(Box<dyn Error + Send + Sync>),
}

impl Failure {
    /// For who does not try again.
    pub(super) fn into_error(self, service: Service) -> GraphError {
        match self {
            Self::Final(error) | Self::Unauthorised(error) => error,
            Self::Passing(Setback { cause: Cause::TooManyRequests, retry_after }) => {
                GraphError::Throttled { service, attempts: 1, retry_after_ms: retry_after.map(milliseconds) }
            }
            Self::Passing(Setback { cause: Cause::Unavailable(error), .. }) => error,
            Self::Passing(Setback { cause: Cause::Network(source), .. }) => {
                GraphError::Network { service, attempts: 1, source }
            }
        }
    }

    /// The same failure for another part of the batch that it hit.
    pub(super) fn copy(&self) -> Self {
        match self {
            Self::Final(error) => Self::Final(error.copy()),
            Self::Unauthorised(error) => Self::Unauthorised(error.copy()),
            Self::Passing(Setback { cause, retry_after }) => {
                let cause = match cause {
                    Cause::TooManyRequests => Cause::TooManyRequests,
                    Cause::Unavailable(error) => Cause::Unavailable(error.copy()),
                    Cause::Network(error) => Cause::Network(crate::logging::chain(&**error).into()),
                };
                Self::Passing(Setback { cause, retry_after: *retry_after })
            }
        }
    }
}

/// Statuses of a service that is busy or away for a moment. Every request of this client is a read, so that a
/// repetition does no harm.
pub(super) fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504 | 509)
}

/// The attempts of one request.
pub(super) struct Retries {
    policy: RetryPolicy,
    service: Service,
    attempts: u32,
    waited: Duration,
}

impl Retries {
    pub(super) fn new(policy: RetryPolicy, service: Service) -> Self {
        Self { policy, service, attempts: 0, waited: Duration::ZERO }
    }

    /// Waits until the next attempt, or tells the error when there is none.
    pub(super) async fn wait(&mut self, setback: Setback, logger: &Logger) -> Result<(), GraphError> {
        sleep(self.next(setback, logger)?).await;
        Ok(())
    }

    /// How long to wait until the next attempt, or the error when there is none.
    pub(super) fn next(&mut self, setback: Setback, logger: &Logger) -> Result<Duration, GraphError> {
        self.attempts += 1;
        let wait = self.next_wait(&setback, random_part());
        let is_over =
            self.attempts >= self.policy.attempts || self.waited.saturating_add(wait) > self.policy.total_wait;
        if is_over {
            return Err(self.given_up(setback));
        }
        info!(logger, "{} is not available for now, waiting", self.service;
            "wait_ms" => milliseconds(wait), "attempt" => self.attempts, "cause" => setback.cause.to_string());
        self.waited += wait;
        Ok(wait)
    }

    /// `random` lies between 0 and 1. The jitter is added to `Retry-After` too, so that requests that were refused
    /// together do not come back together.
    fn next_wait(&self, setback: &Setback, random: f64) -> Duration {
        let doublings = self.attempts.saturating_sub(1).min(20);
        let upper = self.policy.first_wait.saturating_mul(1 << doublings).min(self.policy.longest_wait);
        let least = match (&setback.cause, setback.retry_after) {
            (_, Some(retry_after)) => return retry_after.saturating_add(self.policy.first_wait.mul_f64(random)),
            (Cause::TooManyRequests, None) => self.policy.throttled_wait,
            (Cause::Unavailable(_) | Cause::Network(_), None) => Duration::ZERO,
        };
        least.saturating_add(upper.mul_f64(random))
    }

    pub(super) fn given_up(&self, setback: Setback) -> GraphError {
        let (service, attempts) = (self.service, self.attempts);
        match setback.cause {
            Cause::TooManyRequests => {
                GraphError::Throttled { service, attempts, retry_after_ms: setback.retry_after.map(milliseconds) }
            }
            Cause::Unavailable(error) => error,
            Cause::Network(source) => GraphError::Network { service, attempts, source },
        }
    }
}

impl std::fmt::Display for Cause {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooManyRequests => formatter.write_str("too many requests"),
            Self::Unavailable(error) => error.fmt(formatter),
            Self::Network(error) => write!(formatter, "network: {error}"),
        }
    }
}

/// Understands both forms of `Retry-After`, seconds and a date.
pub(super) fn retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    let wait_ms = date.as_millisecond().saturating_sub(now.milliseconds());
    Some(Duration::from_millis(u64::try_from(wait_ms).unwrap_or(0)))
}

/// Saturates, which no wait comes near to.
pub(super) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn random_part() -> f64 {
    rand::random_range(0.0..1.0)
}

#[cfg(test)]
mod tests {
    use super::{Cause, Retries, Setback, retry_after};
    use crate::domain::model::Timestamp;
    use crate::graph::{RetryPolicy, Service};
    use tokio::time::Duration;

    fn wait_ms(attempts: u32, cause: Cause, retry_after_s: Option<u64>, random: f64) -> u128 {
        let retries = Retries { attempts, ..Retries::new(RetryPolicy::default(), Service::Graph) };
        let setback = Setback { cause, retry_after: retry_after_s.map(Duration::from_secs) };
        retries.next_wait(&setback, random).as_millis()
    }

    #[test]
    fn waits_grow_to_their_limit() {
        let network = || Cause::Network("cut".into());
        assert_eq!(wait_ms(1, network(), None, 1.0), 500);
        assert_eq!(wait_ms(2, network(), None, 1.0), 1_000);
        assert_eq!(wait_ms(2, network(), None, 0.5), 500);
        assert_eq!(wait_ms(40, network(), None, 1.0), 60_000);
    }

    #[test]
    fn retry_after_is_the_least_wait() {
        assert_eq!(wait_ms(1, Cause::TooManyRequests, Some(17), 0.0), 17_000);
        assert_eq!(wait_ms(5, Cause::TooManyRequests, Some(17), 1.0), 17_500);
    }

    #[test]
    fn throttling_without_retry_after_waits_at_least_a_second() {
        assert_eq!(wait_ms(1, Cause::TooManyRequests, None, 0.0), 1_000);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now: Timestamp = "2026-11-18T11:06:40Z".parse().expect("RFC 3339");
        assert_eq!(retry_after("5", now), Some(Duration::from_secs(5)));
        assert_eq!(retry_after("Wed, 18 Nov 2026 11:07:10 GMT", now), Some(Duration::from_secs(30)));
        assert_eq!(retry_after("Wed, 18 Nov 2026 11:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
    }
}
