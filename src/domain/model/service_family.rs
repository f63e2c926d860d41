//! The services behind Microsoft Graph, each with throttling limits of its own.

use serde::{Deserialize, Serialize};

/// Requests of one family share a budget (concepts/throttling-limits.md of the Graph documentation).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceFamily {
    /// Users, groups, applications, service principals, domains, roles and policies, by resource units.
    Identity,
    /// Conditional access and identity protection: one request a second for all applications of a tenant.
    ConditionalAccess,
    /// Audit logs, sign-ins and authentication method reports.
    Reports,
    Intune,
    /// `/security`.
    Security,
    Teams,
    ServiceCommunications,
    SharePoint,
    /// No limit of its own is documented.
    Other,
}

impl ServiceFamily {
    pub const ALL: [Self; 9] = [
        Self::Identity,
        Self::ConditionalAccess,
        Self::Reports,
        Self::Intune,
        Self::Security,
        Self::Teams,
        Self::ServiceCommunications,
        Self::SharePoint,
        Self::Other,
    ];

    /// The word in JSON and in the catalog.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::ConditionalAccess => "conditional_access",
            Self::Reports => "reports",
            Self::Intune => "intune",
            Self::Security => "security",
            Self::Teams => "teams",
            Self::ServiceCommunications => "service_communications",
            Self::SharePoint => "share_point",
            Self::Other => "other",
        }
    }

    /// The name that administrators know.
    pub fn title(self) -> &'static str {
        match self {
            Self::Identity => "Entra ID",
            Self::ConditionalAccess => "Conditional access",
            Self::Reports => "Reports and logs",
            Self::Intune => "Intune",
            Self::Security => "Security",
            Self::Teams => "Teams",
            Self::ServiceCommunications => "Service health",
            Self::SharePoint => "SharePoint",
            Self::Other => "Other services",
        }
    }
}
