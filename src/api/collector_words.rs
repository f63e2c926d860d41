//! The words of custom collectors in JSON, and what they mean.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::catalog::{ApiVersion, RequestKind};
use crate::domain::model::Severity;

#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
pub(super) enum VersionWord {
    #[serde(rename = "v1.0")]
    V1,
    #[serde(rename = "beta")]
    Beta,
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum KindWord {
    Collection,
    Singleton,
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum SeverityWord {
    Low,
    Medium,
    High,
    Critical,
}

impl From<VersionWord> for ApiVersion {
    fn from(word: VersionWord) -> Self {
        match word {
            VersionWord::V1 => Self::V1,
            VersionWord::Beta => Self::Beta,
        }
    }
}

impl From<ApiVersion> for VersionWord {
    fn from(version: ApiVersion) -> Self {
        match version {
            ApiVersion::V1 => Self::V1,
            ApiVersion::Beta => Self::Beta,
        }
    }
}

impl From<KindWord> for RequestKind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Collection => Self::Collection,
            KindWord::Singleton => Self::Singleton,
        }
    }
}

impl From<RequestKind> for KindWord {
    fn from(kind: RequestKind) -> Self {
        match kind {
            RequestKind::Collection => Self::Collection,
            RequestKind::Singleton => Self::Singleton,
        }
    }
}

impl From<SeverityWord> for Severity {
    fn from(word: SeverityWord) -> Self {
        match word {
            SeverityWord::Low => Self::Low,
            SeverityWord::Medium => Self::Medium,
            SeverityWord::High => Self::High,
            SeverityWord::Critical => Self::Critical,
        }
    }
}

impl From<Severity> for SeverityWord {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Low => Self::Low,
            Severity::Medium => Self::Medium,
            Severity::High => Self::High,
            Severity::Critical => Self::Critical,
        }
    }
}
