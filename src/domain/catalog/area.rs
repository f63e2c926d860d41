//! One area: what to ask Graph for, and how to understand the answer.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::path_tree::PathTree;
use super::rules::Rules;
use super::severity::Severities;
use crate::domain::diff::Change;
use crate::domain::model::{AreaKey, ResourceId, Severity, Workload};

/// A version of Microsoft Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum ApiVersion {
    #[serde(rename = "v1.0")]
    V1,
    #[serde(rename = "beta")]
    Beta,
}

impl ApiVersion {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::Beta => "beta",
        }
    }
}

/// As the TOML file has it, and what is made of it at load.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub key: AreaKey,
    pub title: String,
    /// One line that a person understands who never heard of the area.
    pub description: String,
    pub workload: Workload,
    /// 1 is read first; 3 is niche, heavy or privileged.
    pub tier: u8,
    pub version: ApiVersion,
    pub entity_type: String,
    pub licence: Option<String>,
    /// Pages of Microsoft's documentation.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What could not be verified.
    #[serde(default)]
    pub doubts: Vec<String>,
    pub request: Request,
    pub identity: Identity,
    #[serde(default)]
    pub children: Vec<Child>,
    pub permissions: Permissions,
    #[serde(default)]
    pub normalise: Rules,
    /// Paths that hold ids of other objects.
    #[serde(default)]
    pub references: BTreeMap<String, Reference>,
    pub severity: Severities,
    #[serde(skip)]
    pub(super) tree: PathTree,
    #[serde(skip)]
    pub(super) rules_revision: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub path: String,
    pub kind: RequestKind,
    #[serde(default)]
    pub select: Vec<String>,
    #[serde(default)]
    pub expand: String,
    #[serde(default)]
    pub filter: String,
    /// `$top`; 0 when none is sent.
    #[serde(default)]
    pub page_size: u32,
    /// `@odata.type`s that the list contains but another area reads.
    #[serde(default)]
    pub exclude_types: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    Collection,
    Singleton,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The property that identifies a resource within its tenant.
    pub id: String,
    /// What people call it: the values of these paths that exist.
    pub name: Vec<String>,
    /// What identifies it between tenants.
    #[serde(default)]
    pub key: Vec<String>,
}

/// A request for each resource, whose answer belongs to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Child {
    pub property: String,
    pub path: String,
    pub entity_type: String,
    #[serde(default)]
    pub select: Vec<String>,
    #[serde(default)]
    pub page_size: u32,
    #[serde(default)]
    pub permissions: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permissions {
    pub read: Vec<String>,
    #[serde(default)]
    pub write: Vec<String>,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The area whose resources the ids name.
    pub area: String,
    /// By which of their properties.
    pub by: String,
    /// Values that are no ids.
    #[serde(default)]
    pub special: Vec<String>,
}

impl Request {
    /// Whether another area reads this item of the list.
    pub fn excludes(&self, item: &str) -> bool {
        if self.exclude_types.is_empty() {
            return false;
        }
        #[derive(Deserialize)]
        struct Typed {
            #[serde(rename = "@odata.type", default)]
            odata_type: String,
        }
        serde_json::from_str::<Typed>(item).is_ok_and(|item| self.exclude_types.contains(&item.odata_type))
    }
}

impl Area {
    /// Changes whenever the rules change, so that hashes of different rules are never compared.
    pub fn rules_revision(&self) -> &str {
        &self.rules_revision
    }

    /// The paths of the rules, ready to be walked along with a body.
    pub fn tree(&self) -> &PathTree {
        &self.tree
    }

    /// Everything that reading the area with its children needs.
    pub fn read_permissions(&self) -> Vec<&str> {
        let all = self.permissions.read.iter().chain(self.children.iter().flat_map(|child| &child.permissions));
        let mut names: Vec<&str> = all.map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// `None` when the body has no usable id.
    pub fn resource_id_of(&self, raw: &Value) -> Option<ResourceId> {
        raw.get(&self.identity.id)?.as_str()?.parse().ok()
    }

    /// What people call the resource; its id when it has no name, the area's title when it has neither.
    pub fn name_of(&self, raw: &Value) -> String {
        let parts: Vec<&str> = self.identity.name.iter().filter_map(|path| text_at(raw, path)).collect();
        if !parts.is_empty() {
            return parts.join(" · ");
        }
        self.resource_id_of(raw).map_or_else(|| self.title.clone(), |id| id.to_string())
    }

    pub fn severity_of(&self, change: &Change) -> Severity {
        self.severity.of(change)
    }
}

/// The text at a dotted path without collections; empty counts as none.
fn text_at<'a>(raw: &'a Value, path: &str) -> Option<&'a str> {
    // `@odata.type` holds a dot itself, but names are never types.
    let found = path.split('.').try_fold(raw, |value, key| value.get(key))?;
    found.as_str().map(str::trim).filter(|text| !text.is_empty())
}
