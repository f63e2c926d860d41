//! The rules of comparison of one area, as the TOML file has them.

use std::collections::BTreeMap;

use serde::Deserialize;
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
    /// Values that are masked when the named sibling is true.
    pub secret_when: BTreeMap<String, String>,
    /// Collections whose elements have a key.
    pub keyed: BTreeMap<String, Vec<String>>,
    pub values: BTreeMap<String, ValueKind>,
    /// What the service means when the property is missing.
    pub defaults: BTreeMap<String, Value>,
}

/// How a scalar is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// An enum member, address or name that the service compares without case.
    Word,
    /// A moment; offset and trailing zeros do not matter.
    Instant,
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
    /// Text in base64.
    Base64Text,
    /// JSON in a text.
    JsonText,
    Number,
    Boolean,
}
