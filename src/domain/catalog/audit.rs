//! Where Microsoft's audit logs tell who changed a resource.

use serde::Deserialize;

/// Where a change of the area is told by Microsoft.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    pub log: AuditLog,
    /// `loggedByService` of the directory log; the component of Intune's.
    #[serde(default)]
    pub services: Vec<String>,
    #[serde(default)]
    pub categories: Vec<String>,
    /// `activityDisplayName` of the directory log; empty where the category says enough.
    #[serde(default)]
    pub activities: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditLog {
    /// `/auditLogs/directoryAudits`.
    Directory,
    /// `/deviceManagement/auditEvents`.
    Intune,
    /// Not in a log that Graph gives at once.
    #[default]
    None,
}
