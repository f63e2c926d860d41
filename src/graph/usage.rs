//! Counts what one collection asked of Graph, for the ledger.

use std::sync::atomic::{AtomicU64, Ordering};

/// What was asked and read so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Requests sent to Graph, repeated ones included; those for tokens are not counted.
    pub requests: u64,
    /// Pages of lists that were read whole.
    pub pages: u64,
    /// Bytes of answers, after decompression.
    pub bytes: u64,
    /// Answers that asked to slow down.
    pub throttled: u64,
}

#[derive(Debug, Default)]
pub(super) struct UsageCounter {
    requests: AtomicU64,
    pages: AtomicU64,
    bytes: AtomicU64,
    throttled: AtomicU64,
}

impl UsageCounter {
    pub(super) fn count_request(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_page(&self) {
        self.pages.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count_bytes(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn count_throttled(&self) {
        self.throttled.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn read(&self) -> Usage {
        Usage {
            requests: self.requests.load(Ordering::Relaxed),
            pages: self.pages.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            throttled: self.throttled.load(Ordering::Relaxed),
        }
    }
}
