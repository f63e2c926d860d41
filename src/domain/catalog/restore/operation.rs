//! One request that writes a resource, and what its body holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::catalog::ApiVersion;

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
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub sends: Sends,
    /// The only places that the request takes; empty when it takes whatever can be written.
    #[serde(default)]
    pub takes: Vec<String>,
    /// Places that are sent although nothing of them changes, because the service demands them.
    #[serde(default)]
    pub always: Vec<String>,
    /// Members of the body that are no property of the resource.
    #[serde(default)]
    pub with: BTreeMap<String, Value>,
    /// Objects that are sent as `…@odata.bind` with this address below the version; `{id}` is that of the object.
    #[serde(default)]
    pub binds: BTreeMap<String, String>,
    /// Places within what is sent that are left out.
    #[serde(default)]
    pub strip: Vec<String>,
    /// What must be switched off before it can be removed.
    #[serde(default)]
    pub disables_first: Vec<DisablesFirst>,
    /// Whether the request carries the `@odata.etag` of the resource as it was read.
    #[serde(default)]
    pub if_match: bool,
    /// Where the answer of `create` tells the id of the new resource, when that is not the area's own property.
    #[serde(default)]
    pub id_from: String,
    /// The property by which `create` is told the id, so that the new resource has that of the former one.
    pub keeps_id: Option<String>,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    Patch,
    Put,
    Post,
    Delete,
}

impl Method {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "PATCH",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// How much of a resource a body holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sends {
    /// The properties of the resource in which something changes, each as a whole.
    #[default]
    Changed,
    /// Everything that can be written or was fixed when the resource was made.
    Whole,
}

/// Elements that the service does not remove while they are in use: a request of its own switches them off before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisablesFirst {
    /// The list that loses elements.
    pub list: String,
    /// The property of an element that gets the value.
    pub property: String,
    pub value: Value,
}
