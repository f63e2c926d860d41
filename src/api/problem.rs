//! Problem details as RFC 9457 describes them.

use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, for people (`title`, `detail`) and programs (`code`).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Always `about:blank`: the code says more.
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: String,
    pub status: u16,
    /// What failed, on which thing, and what to do next.
    pub detail: String,
    /// Stable, e.g. `tenantNotFound`.
    pub code: String,
    /// Under which the log tells more; the header `x-request-id` has it, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The fields that were refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    pub field: String,
    /// What is expected.
    pub message: String,
}
