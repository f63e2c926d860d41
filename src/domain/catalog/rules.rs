//! The rules of comparison of one area, as the TOML file has them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::area::Condition;

/// Each key is a path pattern: dotted names, `[]` for any element, `*` for any text in a name, `**` for any depth.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// Volatile, read-only, status or tool-owned: not configuration.
    pub drop: Vec<String>,
    /// Objects whose `@odata.type` is part of their value; the empty pattern is the resource itself.
    pub typed: Vec<String>,
    /// Collections where order means something.
    pub ordered: Vec<String>,
    /// Objects that stand for another one: only their `id` counts when they have one.
    pub reference_objects: Vec<String>,
    /// Never comparable, because Graph does not show them.
    pub secrets: Vec<String>,
    /// Not configuration in some resources: what Microsoft keeps up to date in the objects that it built in.
    pub drop_when: BTreeMap<String, Condition>,
    /// Never comparable where a sibling says that the value is masked, or that the service made it.
    pub secret_when: BTreeMap<String, SiblingCondition>,
    /// Collections whose elements have a key.
    pub keyed: BTreeMap<String, Vec<String>>,
    pub values: BTreeMap<String, ValueKind>,
    /// Scalars whose kind a sibling tells, such as `@odata.type`; the first case that holds decides.
    pub values_when: BTreeMap<String, Vec<ValueCase>>,
    /// What the service means when the property is missing and its object is not. A property by its name.
    pub defaults: BTreeMap<String, Value>,
}

/// True for a value beside which the property has one of the values. Types compare as Graph's do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiblingCondition {
    pub property: String,
    pub equals: Vec<Value>,
}

/// The kind of a scalar, where a sibling says so.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueCase {
    pub property: String,
    pub equals: Vec<Value>,
    pub kind: ValueKind,
}

/// How a scalar is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// An enum member, address or name that the service compares without case.
    Word,
    /// A moment; offset and trailing zeros do not matter.
    Instant,
    /// A moment that the service computes anew: one second more or less does not matter.
    ComputedInstant,
    /// A day; the least one means never.
    Date,
    /// ISO 8601, by length.
    Duration,
    /// A time of day, to the second.
    TimeOfDay,
    /// A network; host bits do not matter.
    Cidr,
    /// ISO 3166, upper case.
    Country,
    /// Scheme and host without case, no trailing slash.
    Url,
    /// Words joined by commas: a set.
    Flags,
    /// Words joined by spaces: a set.
    Words,
    /// Text of several lines.
    Text,
    /// XML, or a fragment of it, without layout and comments.
    XmlText,
    /// Text in base64.
    Base64Text,
    /// XML in base64.
    Base64Xml,
    /// A property list in base64: a dictionary without order.
    Base64Plist,
    /// JSON in a text, compared path by path.
    JsonText,
    /// JSON in base64, compared path by path.
    Base64Json,
    /// An id with a version behind an underscore: each of the two for itself.
    VersionedId,
    Number,
    Boolean,
}

impl SiblingCondition {
    pub fn holds<'m>(&self, siblings: impl Iterator<Item = (&'m String, &'m Value)>) -> bool {
        is_one_of(&self.property, &self.equals, siblings)
    }
}

impl ValueCase {
    pub fn holds<'m>(&self, siblings: impl Iterator<Item = (&'m String, &'m Value)>) -> bool {
        is_one_of(&self.property, &self.equals, siblings)
    }
}

fn is_one_of<'m>(
    property: &str,
    expected: &[Value],
    mut siblings: impl Iterator<Item = (&'m String, &'m Value)>,
) -> bool {
    let Some((_, found)) = siblings.find(|(key, _)| *key == property) else { return false };
    expected.iter().any(|value| match (value.as_str(), found.as_str()) {
        (Some(value), Some(found)) => bare(value).eq_ignore_ascii_case(bare(found)),
        _ => value == found,
    })
}

/// `#microsoft.graph.group` and `microsoft.graph.Group` are one type.
fn bare(text: &str) -> &str {
    text.trim_start_matches('#')
}
