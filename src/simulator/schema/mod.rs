//! What the simulated Graph knows about itself: its endpoints and its types, read from embedded data.
//!
//! The types come from Microsoft's published metadata of v1.0 and beta, the permissions from Microsoft's permissions
//! reference, the rest from the API pages. Adding an endpoint means adding a line of data; nothing here names one.

mod types;
mod write_rules;

pub use types::{
    Declared, Type, Version, concrete, has_property, is_a, lineage, member, navigation_names, short_name, type_named,
};

pub use write_rules::{Refers, WriteRules};

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Which of Microsoft's services answers; they differ in the wording of errors and in what a PATCH answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    Entra,
    Intune,
}

/// Requests that share a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    Identity,
    ConditionalAccess,
    Reports,
    Intune,
    Security,
    Teams,
    ServiceCommunications,
    Other,
}

/// How a navigation property finds what it shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The objects live inside the owner.
    #[default]
    Inline,
    /// One object, found by the id in property `by`.
    One,
    /// Many objects, found by the list of ids that the owner keeps.
    Many,
}

/// A navigation property that has something to show, or rules of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Navigation {
    #[serde(default)]
    pub kind: Kind,
    /// Shown without being asked for.
    #[serde(default)]
    pub always: bool,
    #[serde(default)]
    pub by: String,
    #[serde(default)]
    pub collections: Vec<String>,
    /// Roles that read it, where they are others than those of the owner.
    #[serde(default)]
    pub read: Vec<String>,
    #[serde(default)]
    pub write: Vec<String>,
    pub cost: Option<u32>,
    #[serde(default)]
    pub plans: Vec<String>,
    /// Most tenants never set it up.
    #[serde(default)]
    pub rare: bool,
    /// A header without which nothing is written, and the values that it can have.
    #[serde(default)]
    pub header: BTreeMap<String, Vec<String>>,
    /// What it holds always has these, with places as in the templates.
    #[serde(default)]
    pub fixed: serde_json::Map<String, serde_json::Value>,
}

/// An action that replaces one member of the object, or changes elements of one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub member: String,
    pub into: String,
    pub changes: Option<Changes>,
}

/// The parameters that add, change and remove elements.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    pub into: String,
    #[serde(default)]
    pub added: String,
    #[serde(default)]
    pub updated: String,
    #[serde(default)]
    pub removed: String,
    /// The property that tells elements apart; one that is not there is added.
    #[serde(default = "id")]
    pub by: String,
}

/// The words an audit entry uses for changes of an endpoint.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditWords {
    pub category: String,
    pub service: String,
    pub noun: String,
    #[serde(rename = "type")]
    pub kind: String,
    /// The log gives the whole object before and after under this name, instead of the properties that differ.
    pub whole: Option<String>,
}

/// One collection or singleton of the simulated Graph.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    pub path: String,
    #[serde(rename = "type")]
    pub entity_type: String,
    pub service: Service,
    pub read: Vec<String>,
    pub write: Vec<String>,
    #[serde(default = "both_versions")]
    pub versions: Vec<String>,
    #[serde(default)]
    pub singleton: bool,
    #[serde(default = "usual_methods")]
    pub methods: Vec<String>,
    /// The collection whose objects this one shows under another address.
    pub same_as: Option<String>,
    /// The property that tells objects apart.
    #[serde(default = "id")]
    pub key: String,
    /// The ids that its objects can have, where they are words.
    #[serde(default)]
    pub ids: Vec<String>,
    /// Nothing is made up: what it holds comes from changes.
    #[serde(default)]
    pub starts_empty: bool,
    /// So many of a hundred people have one; without it there are a few.
    pub percent_of_people: Option<u64>,
    /// What made-up objects have in common.
    #[serde(default)]
    pub fixed: serde_json::Map<String, serde_json::Value>,
    /// Properties that a list leaves empty and that only the object alone shows.
    #[serde(default)]
    pub only_alone: Vec<String>,
    /// New objects need no name.
    #[serde(default)]
    pub nameless: bool,
    /// Bodies must name their concrete type.
    #[serde(default)]
    pub typed: bool,
    /// A nested object in a PATCH replaces the former one instead of being merged into it.
    #[serde(default)]
    pub replaces_nested: bool,
    #[serde(default)]
    pub patch_ignores: Vec<String>,
    #[serde(default)]
    pub only_when_selected: Vec<String>,
    #[serde(default)]
    pub returned_by_default: Vec<String>,
    /// By path from the object, such as `branding/localizations`.
    #[serde(default)]
    pub navigation: BTreeMap<String, Navigation>,
    #[serde(default)]
    pub actions: BTreeMap<String, Action>,
    /// Properties that hold the number of elements of an inline collection.
    #[serde(default)]
    pub counts: BTreeMap<String, String>,
    /// Where deleted objects go.
    pub bin: Option<String>,
    /// Where the restore action of a bin puts them.
    pub restores_to: Option<String>,
    /// What it refuses, demands and does by itself when something is written.
    #[serde(default)]
    pub writes: WriteRules,
    /// Its objects have an `@odata.etag`, which `If-Match` must name.
    #[serde(default)]
    pub etag: bool,
    #[serde(default)]
    pub delta: bool,
    #[serde(default)]
    pub newest_first: bool,
    pub audit: Option<AuditWords>,
    pub family: Family,
    /// Resource units of a plain read.
    #[serde(default = "one")]
    pub cost: u32,
    /// Service plans of which the tenant needs one.
    #[serde(default)]
    pub plans: Vec<String>,
}

impl Endpoint {
    /// The path under which the objects are kept.
    pub fn stored_at(&'static self) -> &'static str {
        self.same_as.as_deref().unwrap_or(&self.path)
    }

    /// The version whose types its made-up objects have.
    pub fn home(&self) -> Version {
        self.versions.first().map_or(Version::V1, |name| Version::named(name))
    }
}

fn both_versions() -> Vec<String> {
    vec!["v1.0".to_owned(), "beta".to_owned()]
}

fn usual_methods() -> Vec<String> {
    ["PATCH", "POST", "DELETE"].map(str::to_owned).to_vec()
}

fn id() -> String {
    "id".to_owned()
}

fn one() -> u32 {
    1
}

static ENDPOINTS: LazyLock<Vec<Endpoint>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../schema_data/endpoints.json")).expect("the embedded endpoints are tested JSON")
});

static BY_PATH: LazyLock<HashMap<&'static str, &'static Endpoint>> =
    LazyLock::new(|| ENDPOINTS.iter().map(|endpoint| (endpoint.path.as_str(), endpoint)).collect());

static BY_LOWER_PATH: LazyLock<HashMap<String, &'static Endpoint>> =
    LazyLock::new(|| ENDPOINTS.iter().map(|endpoint| (endpoint.path.to_ascii_lowercase(), endpoint)).collect());

/// The endpoint at this path, whatever the case of its letters.
pub fn endpoint_in_any_case(path: &str) -> Option<&'static Endpoint> {
    BY_LOWER_PATH.get(&path.to_ascii_lowercase()).copied()
}

/// All endpoints.
#[cfg(test)]
pub fn endpoints() -> &'static [Endpoint] {
    &ENDPOINTS
}

/// The endpoint at exactly this path.
pub fn endpoint(path: &str) -> Option<&'static Endpoint> {
    BY_PATH.get(path).copied()
}

static READING_ROLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../schema_data/roles.json")).expect("the embedded roles are tested JSON")
});

/// The roles that read everything here: what a made-up app registration is granted at the start.
pub fn reading_roles() -> &'static [String] {
    &READING_ROLES
}
