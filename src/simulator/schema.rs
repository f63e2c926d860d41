//! What the simulated Graph knows about itself: its endpoints and its types, read from embedded data.
//!
//! The types come from Microsoft's published metadata of v1.0 and beta, the endpoints from the API pages. Adding an
//! endpoint means adding a line of data; nothing here names one.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Which of Microsoft's services answers; they differ in the wording of errors and in what a PATCH answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    Entra,
    Intune,
}

/// How a navigation property finds what it shows.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Navigation {
    /// The objects live inside the owner.
    Inline {
        #[serde(default)]
        always: bool,
        #[serde(default)]
        nested: Vec<String>,
    },
    /// One object, found by the id in property `by`.
    One { by: String, collections: Vec<String> },
    /// Many objects, found by the list of ids that the owner keeps.
    Many { collections: Vec<String> },
}

/// An action that replaces one inline collection as a whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub member: String,
    pub into: String,
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
    #[serde(default)]
    pub delta: bool,
    #[serde(default)]
    pub newest_first: bool,
    pub audit: Option<AuditWords>,
}

fn both_versions() -> Vec<String> {
    vec!["v1.0".to_owned(), "beta".to_owned()]
}

fn usual_methods() -> Vec<String> {
    ["PATCH", "POST", "DELETE"].map(str::to_owned).to_vec()
}

#[derive(Debug, Deserialize)]
struct EntityType {
    base: Option<String>,
    properties: Vec<String>,
    navigation: Vec<String>,
}

static ENDPOINTS: LazyLock<Vec<Endpoint>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("schema_data/endpoints.json")).expect("the embedded endpoints are tested JSON")
});

static TYPES: LazyLock<BTreeMap<String, EntityType>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("schema_data/types.json")).expect("the embedded types are tested JSON")
});

/// All endpoints.
pub fn endpoints() -> &'static [Endpoint] {
    &ENDPOINTS
}

/// The endpoint at exactly this path.
pub fn endpoint(path: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| endpoint.path == path)
}

/// Whether a type has a property or navigation property, its own or inherited; a type not known accepts all.
pub fn has_property(type_name: &str, property: &str) -> bool {
    lineage(type_name).any(|entity| match entity {
        None => true,
        Some(entity) => {
            property == "id"
                || [&entity.properties, &entity.navigation].into_iter().flatten().any(|name| name == property)
        }
    })
}

/// Whether `type_name` is `ancestor` or derives from it.
pub fn is_a(type_name: &str, ancestor: &str) -> bool {
    let mut current = Some(type_name);
    while let Some(name) = current {
        if name.eq_ignore_ascii_case(ancestor) {
            return true;
        }
        current = TYPES.get(name).and_then(|entity| entity.base.as_deref());
    }
    false
}

fn lineage(type_name: &str) -> impl Iterator<Item = Option<&'static EntityType>> {
    let first = TYPES.get(type_name);
    let rest = std::iter::successors(first, |entity| entity.base.as_ref().and_then(|base| TYPES.get(base)));
    first.is_none().then_some(None).into_iter().chain(rest.map(Some))
}

/// The roles that read everything here: what a made-up app registration is granted at the start.
pub fn reading_roles() -> impl Iterator<Item = &'static str> {
    ENDPOINTS.iter().flat_map(|endpoint| &endpoint.read).map(String::as_str).filter(|role| !role.contains("Write"))
}
