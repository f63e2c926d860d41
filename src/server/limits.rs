//! How much of the server one client may have.

use std::num::NonZeroU32;
use std::time::Duration;

/// Bounds on connections, requests and their parts. Behind each stands what an honest client needs at most.
#[derive(Debug, Clone)]
pub struct Limits {
    /// For each address, and for each identity. A page of the web app asks some twenty things.
    pub requests_per_second: NonZeroU32,
    /// How many requests may come at once, after a quiet time.
    pub burst: NonZeroU32,
    /// Open at the same time; a browser holds one for its events and a few more while it loads.
    pub connections: usize,
    /// From the first byte of a connection, or of the next request on it, to the end of the headers.
    pub head_time: Duration,
    /// What a body may take whatever its size.
    pub body_time: Duration,
    /// And beyond that, as many bytes must have come for each second.
    pub body_bytes_per_second: u32,
    /// How long an idle connection stays open.
    pub idle_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests_per_second: const { NonZeroU32::new(200).expect("not zero") },
            burst: const { NonZeroU32::new(2_000).expect("not zero") },
            connections: 2_048,
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(15),
            body_bytes_per_second: 8 * 1024,
            idle_time: Duration::from_secs(30),
        }
    }
}

/// A request line with the longest address that the web app makes has a tenth of it.
pub(super) const ADDRESS_LIMIT_BYTES: usize = 8 * 1024;
/// All headers together. The HTTP library itself stops at 96 headers or 128 KiB.
pub(super) const HEADERS_LIMIT_BYTES: usize = 32 * 1024;
/// No operation takes more; most take much less, and say so themselves.
pub(super) const BODY_LIMIT_BYTES: usize = 33 * 1024 * 1024;
