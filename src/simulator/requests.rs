//! What a client asked of a tenant, kept so that tests can count requests.

use jiff::Timestamp;
use serde::Serialize;

/// A request with its answer's status.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedRequest {
    pub method: String,
    pub path: String,
    pub status: u16,
    pub at: Timestamp,
}
