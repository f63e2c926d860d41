//! How a resource is written back, and where Microsoft's audit logs tell who changed it. Only the embedded files have
//! this: an area that a person made has no such description, so nothing can ever be written to it.

use serde::Deserialize;

use super::area::ApiVersion;

/// How a resource is written back, as the `[restore]` table of a file says it. It gives no right to write: that takes
/// a [`super::Restore`], which is made for the embedded files alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestoreTable {
    /// Changes a resource that is there.
    pub update: Option<Operation>,
    /// Makes one that is missing.
    pub create: Option<Operation>,
    /// Removes one that nobody agreed to.
    pub delete: Option<Operation>,
    /// Further requests for parts that `update` and `create` do not take.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Paths that the service refuses or ignores in a body.
    #[serde(default)]
    pub read_only: Vec<String>,
    /// Paths that can be written and are never shown.
    #[serde(default)]
    pub write_only: Vec<String>,
    #[serde(default)]
    pub note: String,
}

/// One request that writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    pub method: Method,
    /// The area's own when left out.
    pub version: Option<ApiVersion>,
    /// `{id}` is the resource's.
    pub path: String,
    /// All of them together.
    pub permissions: Vec<String>,
    /// In no source of Microsoft's.
    #[serde(default)]
    pub undocumented: bool,
    #[serde(default)]
    pub note: String,
}

/// A further request, for the part that it writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The property of the resource that it writes, such as `assignments`.
    pub property: String,
    pub method: Method,
    pub path: String,
    pub permissions: Vec<String>,
    #[serde(default)]
    pub undocumented: bool,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    Patch,
    Put,
    Post,
    Delete,
}

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

impl RestoreTable {
    /// Everything that any of its requests may need, sorted.
    pub fn permissions(&self) -> Vec<String> {
        let operations = [&self.update, &self.create, &self.delete].into_iter().flatten();
        let of_steps = self.steps.iter().flat_map(|step| &step.permissions);
        let mut names: Vec<String> =
            operations.flat_map(|operation| &operation.permissions).chain(of_steps).cloned().collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
