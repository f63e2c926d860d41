//! A further request, for a part of a resource that the request for the resource itself does not take.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::operation::Method;
use crate::domain::catalog::ApiVersion;

/// A further request, for the part that it writes. A part whose elements are written one by one has a step for each
/// thing that can be done to an element; without one that changes, a changed element is removed and added. A part that
/// is no list is removed as a whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The property of the resource that it writes, such as `assignments`.
    pub property: String,
    #[serde(default)]
    pub does: Does,
    pub method: Method,
    /// The area's own when left out.
    pub version: Option<ApiVersion>,
    /// `{id}` is the resource's, `{element}` that of the element.
    pub path: String,
    pub permissions: Vec<String>,
    #[serde(default)]
    pub undocumented: bool,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub body: StepBody,
    /// The property that tells elements apart.
    #[serde(default = "id")]
    pub element_id: String,
    /// Places of the body, or of each element, that are left out.
    #[serde(default)]
    pub strip: Vec<String>,
    /// Further members of the body; a text such as `{appGroupType}` is that property of the resource.
    #[serde(default)]
    pub with: BTreeMap<String, Value>,
    /// Objects that are sent as `…@odata.bind` with this address below the version; `{id}` is that of the object, a
    /// dotted `{path}` stands in the element.
    #[serde(default)]
    pub binds: BTreeMap<String, String>,
    /// Whether `create` takes the part as well, so that the step is not needed after it.
    #[serde(default)]
    pub at_creation: bool,
    /// The page that tells of the request, where the metadata at hand does not know its path.
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Does {
    /// Writes the whole value by one request.
    #[default]
    Set,
    /// One request for each element that is new.
    Add,
    /// One request for each element that differs.
    Change,
    /// One request for each element that goes.
    Remove,
}

/// What the body of a step holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepBody {
    /// Nothing.
    #[default]
    None,
    /// The element.
    Element,
    /// The value of the property.
    Itself,
    /// Everything of the resource that can be written or was fixed when it was made, with the property.
    Whole,
    /// The value under this name.
    Member(String),
    /// Three lists under these names: elements that are new, elements that differ, and the ids of those that go.
    Delta { added: String, updated: String, removed: String },
    /// `@odata.id` with this address below the version, of an element that lives elsewhere.
    Reference(String),
}

fn id() -> String {
    "id".to_owned()
}
