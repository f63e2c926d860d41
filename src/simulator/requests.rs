//! What a client asked of a tenant, kept so that tests can count requests and check each of them.

use jiff::Timestamp;
use serde::Serialize;

/// A request with its answer's status; each part of a batch is one of its own.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedRequest {
    /// Tells requests apart.
    pub number: u64,
    pub method: String,
    /// `v1.0` or `beta`.
    pub version: String,
    /// With version and query, as the client wrote it.
    pub path: String,
    pub status: u16,
    pub at: Timestamp,
    /// The number of the batch it was a part of.
    pub batch: Option<u64>,
}
