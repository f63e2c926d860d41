//! How long the client waits, how much it reads and how often it tries again.

use tokio::time::Duration;

/// Bounds that keep a slow or broken service from holding a collection for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest answer, after decompression.
    pub answer_bytes: u64,
    /// The most pages of one list.
    pub pages: u32,
    /// Until the connection stands.
    pub connect: Duration,
    /// One request with its whole answer.
    pub request: Duration,
    /// One list with all its pages and waits.
    pub collection: Duration,
    /// How much of Microsoft's documented limits there is to spend, in percent. More than 100 is for a service that is
    /// not Microsoft's, as in tests.
    pub budget_percent: u32,
    pub retry: RetryPolicy,
}

/// When a request is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Attempts in all, the first included.
    pub attempts: u32,
    /// The upper end of the first random wait; it doubles with each attempt.
    pub first_wait: Duration,
    /// The upper end of every random wait.
    pub longest_wait: Duration,
    /// The least wait after a 429 without `Retry-After`: conditional access allows one request a second for each
    /// tenant and does not say how long to wait.
    pub throttled_wait: Duration,
    /// All waits of one request together. A `Retry-After` beyond it ends the attempts at once.
    pub total_wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            answer_bytes: 64 * 1024 * 1024,
            pages: 10_000,
            connect: Duration::from_secs(10),
            request: Duration::from_secs(100),
            collection: Duration::from_secs(30 * 60),
            budget_percent: 100,
            retry: RetryPolicy::default(),
        }
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 7,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
            throttled_wait: Duration::from_secs(1),
            total_wait: Duration::from_secs(300),
        }
    }
}
