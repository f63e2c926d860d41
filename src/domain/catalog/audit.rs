//! Where Microsoft's audit logs tell who changed a resource.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::model::ServiceFamily;

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

/// One of Microsoft's logs, as data: where it stands and what reading it needs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditSource {
    pub log: AuditLog,
    pub title: String,
    /// What it is read for, in the words of a list of permissions.
    pub purpose: String,
    /// Under `v1.0`.
    pub path: String,
    /// Whose throttling limits the request counts against, and by how much.
    pub family: ServiceFamily,
    pub units: u32,
    /// `$top`; 0 where the service does not document it.
    pub page_size: u32,
    /// Any one of these suffices.
    pub permissions: Vec<String>,
    /// What some tenants demand beside them: asked for where the log refuses without it.
    pub also: Option<String>,
    /// Older entries are not there any more.
    pub kept_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    logs: Vec<AuditSource>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("data/audit_logs.toml")).expect("a test proves that the embedded file parses")
});

/// All logs that are asked.
pub fn audit_sources() -> &'static [AuditSource] {
    &FILE.logs
}

/// What to grant, so that each log can be read.
pub fn audit_permissions() -> impl Iterator<Item = (&'static str, &'static AuditSource)> {
    audit_sources().iter().filter_map(|source| Some((source.permissions.first()?.as_str(), source)))
}

/// `None` where no log tells of such changes.
pub fn audit_source(log: AuditLog) -> Option<&'static AuditSource> {
    audit_sources().iter().find(|source| source.log == log)
}

#[cfg(test)]
mod tests {
    use super::{AuditLog, audit_source, audit_sources};

    #[test]
    fn every_log_says_what_it_needs() {
        for source in audit_sources() {
            assert!(source.path.starts_with('/') && source.kept_days > 0, "{}", source.title);
            for name in &source.permissions {
                assert!(!super::super::meaning(name).allows.is_empty(), "{}: {name}", source.title);
            }
            let first = source.permissions.first().expect("a permission");
            assert!(super::super::permission_id(first).is_some(), "{first} cannot be granted by id");
        }
        assert!(audit_source(AuditLog::None).is_none());
        assert!(audit_source(AuditLog::Intune).is_some() && audit_source(AuditLog::Directory).is_some());
    }
}
