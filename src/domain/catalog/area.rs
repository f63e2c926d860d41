//! One area: what to ask Graph for, and how to understand the answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::direction::{self, Directions, Judged};
use super::path_tree::{EMPTY_GUID, PathTree};
use super::review::Review;
use super::rules::Rules;
use super::severity::Severities;
use crate::domain::model::{AreaKey, ResourceId, ServiceFamily, Severity, Verdict, Workload};

/// Where the collector notes which parent a resource was read under. Not part of what Graph sent, never compared.
pub const PARENT_ID: &str = "@plumbline.parentId";

/// A version of Microsoft Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// What reading and comparing an area needs; how to write it back is a [`super::Restore`], which only the embedded
/// files can have. As the TOML file has it, and what is made of it at load.
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
    /// In the words of Microsoft's price list.
    pub licence: Option<String>,
    /// Names of service plans any one of which suffices; empty where every tenant has the area or nothing is known.
    #[serde(default)]
    pub service_plans: Vec<String>,
    /// Read only where somebody switched it on: it costs a request for each user, or needs a permission that most
    /// tenants would not grant.
    #[serde(default)]
    pub opt_in: bool,
    /// Whose throttling limits its requests count against.
    pub family: ServiceFamily,
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
    /// What other ids in its resources name, such as permissions: elements of resources that they refer to.
    #[serde(default)]
    pub elements: Vec<ElementNames>,
    pub severity: Severities,
    /// Whether a change makes the tenant safer.
    #[serde(default)]
    pub direction: Directions,
    /// What is looked at before it is written.
    #[serde(default)]
    pub review: Review,
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
    /// The first page is all that counts: the newest object comes first and replaces the ones before.
    #[serde(default)]
    pub first_page_only: bool,
    /// `@odata.type`s that the list contains but another area reads.
    #[serde(default)]
    pub exclude_types: Vec<String>,
    /// Pages may be megabytes long: those after the first are read one by one and not in a batch.
    #[serde(default)]
    pub large: bool,
    /// What one request costs, in the units of the family's limit; 1 where the documentation tells no other.
    #[serde(default = "one")]
    pub units: u32,
    /// The path of the delta query; empty where there is none or it saves nothing.
    #[serde(default)]
    pub delta: String,
    /// The path that tells how many there are (`$count`); empty where there is none.
    #[serde(default)]
    pub count: String,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Whether the number of its resources is what Microsoft calls the size of the tenant, on which limits depend.
    #[serde(default)]
    pub sizes_tenant: bool,
    /// The list is asked for once for each of these.
    pub parents: Option<Parents>,
}

/// Objects whose ids fill a placeholder of the area's path.
#[derive(Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parents {
    pub placeholder: String,
    /// The area's own when left out.
    pub version: Option<ApiVersion>,
    pub path: String,
    #[serde(default)]
    pub filter: String,
    #[serde(default)]
    pub select: Vec<String>,
    #[serde(default)]
    pub page_size: u32,
    #[serde(default = "id")]
    pub id: String,
    #[serde(default)]
    pub permissions: Vec<String>,
    #[serde(default = "one")]
    pub units: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    #[default]
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
    /// Properties by which Microsoft names the same object in every tenant: who has the same value is the same.
    #[serde(default)]
    pub global: Vec<String>,
}

/// A request for each resource, whose answer belongs to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// Where the answer is put; empty when it is the resource itself with more properties.
    pub property: String,
    pub path: String,
    #[serde(default)]
    pub kind: RequestKind,
    pub entity_type: String,
    #[serde(default)]
    pub select: Vec<String>,
    #[serde(default)]
    pub expand: String,
    #[serde(default)]
    pub page_size: u32,
    #[serde(default)]
    pub permissions: Vec<String>,
    #[serde(default = "one")]
    pub units: u32,
    /// Whether 404 means that there is none.
    #[serde(default)]
    pub missing_is_none: bool,
    /// Asked for these resources alone, and for those that `mentioned_in` adds.
    pub when: Option<Condition>,
    /// Places in other areas; the child is asked for resources whose id stands in one of them.
    #[serde(default)]
    pub mentioned_in: Vec<Mention>,
}

/// True for a resource whose property has one of the values.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// A dotted path without collections.
    pub property: String,
    pub equals: Vec<Value>,
}

/// A place in an area that holds ids: a dotted path, `[]` for the elements of a collection.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    pub area: AreaKey,
    pub path: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permissions {
    pub read: Vec<String>,
    /// Everything that the area's restore may need; empty when there is none.
    #[serde(skip)]
    pub write: Vec<String>,
    /// Why it is not the least one that the reference names.
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The area whose resources the ids name.
    pub area: AreaKey,
    /// By which of their properties.
    pub by: String,
    /// Values that are no ids; `*` at the end for any text.
    #[serde(default)]
    pub special: Vec<String>,
    /// Further areas whose resources can stand there, by what identifies them in their tenant.
    #[serde(default)]
    pub also: Vec<AreaKey>,
    /// Whether objects stand there, too, that no area reads: then nothing can be said about an id that is not found.
    #[serde(default)]
    pub open: bool,
    /// What stands before the id, such as `/administrativeUnits/`.
    #[serde(default)]
    pub prefix: String,
}

/// Ids that name an element of a resource that stands beside them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElementNames {
    /// The area of the resource that has the elements.
    pub area: AreaKey,
    /// The collections that hold them.
    pub lists: Vec<String>,
    pub id: String,
    /// What people call an element.
    pub name: String,
}

impl ElementNames {
    /// What the ids name in a body of the area, by lower-case id.
    pub fn names_in<'v>(&self, raw: &'v Value) -> BTreeMap<String, &'v str> {
        let lists = self.lists.iter().filter_map(|list| raw.get(list)?.as_array());
        let text = |element: &'v Value, property: &str| element.get(property)?.as_str();
        let named = |element| Some((text(element, &self.id)?.to_lowercase(), text(element, &self.name)?));
        lists.flatten().filter_map(named).collect()
    }
}

impl Reference {
    /// The id in a value.
    pub fn id_in<'v>(&self, value: &'v str) -> &'v str {
        value.strip_prefix(self.prefix.as_str()).unwrap_or(value)
    }

    /// Whether the text stands for an object, and not for "all", "none" or nothing.
    pub fn is_id(&self, text: &str) -> bool {
        let is_special = |special: &String| match special.strip_suffix('*') {
            Some(start) => text.starts_with(start),
            None => special.eq_ignore_ascii_case(text),
        };
        !text.trim().is_empty() && text != EMPTY_GUID && !self.special.iter().any(is_special)
    }
}

fn one() -> u32 {
    1
}

fn id() -> String {
    "id".to_owned()
}

impl Condition {
    pub fn holds(&self, raw: &Value) -> bool {
        let found = self.property.split('.').try_fold(raw, |value, key| value.get(key));
        let found = found.unwrap_or(&Value::Null);
        self.equals.iter().any(|wanted| match (wanted, found) {
            // Graph compares its words without case, and so do exports.
            (Value::String(wanted), Value::String(found)) => wanted.eq_ignore_ascii_case(found.trim()),
            (wanted, found) => wanted == found,
        })
    }
}

impl Mention {
    /// The ids that a body of the area mentions at the path.
    pub fn ids<'a>(&self, raw: &'a Value) -> Vec<&'a str> {
        let mut found = vec![raw];
        for segment in self.path.split('.') {
            let name = segment.trim_end_matches("[]");
            found = found.into_iter().filter_map(|value| value.get(name)).collect();
            if name.len() < segment.len() {
                found = found.into_iter().filter_map(Value::as_array).flatten().collect();
            }
        }
        found.into_iter().filter_map(Value::as_str).collect()
    }
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
        let of_children = self.children.iter().flat_map(|child| &child.permissions);
        let of_parents = self.request.parents.iter().flat_map(|parents| &parents.permissions);
        let all = self.permissions.read.iter().chain(of_children).chain(of_parents);
        let mut names: Vec<&str> = all.map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether it is read where nobody decided: the first two tiers.
    pub fn is_on_by_default(&self) -> bool {
        self.tier <= 2 && !self.opt_in
    }

    /// `None` when the body has no usable id. A singleton that each parent has is known by its parent's id, and one
    /// that has no id at all by the area's key.
    pub fn resource_id_of(&self, raw: &Value) -> Option<ResourceId> {
        if self.request.kind == RequestKind::Singleton {
            if self.request.parents.is_some() {
                return raw.get(PARENT_ID)?.as_str()?.parse().ok();
            }
            if raw.get(&self.identity.id).is_none_or(Value::is_null) {
                return self.key.as_str().parse().ok();
            }
        }
        raw.get(&self.identity.id)?.as_str()?.parse().ok()
    }

    /// What people call the resource; its id when it has no name. The only one of its area is called as the area is.
    pub fn name_of(&self, raw: &Value) -> String {
        let parts: Vec<&str> = self.identity.name.iter().filter_map(|path| text_at(raw, path)).collect();
        if !parts.is_empty() {
            return parts.join(" · ");
        }
        let is_only_one = self.request.kind == RequestKind::Singleton && self.request.parents.is_none();
        let id = self.resource_id_of(raw).filter(|_| !is_only_one);
        id.map_or_else(|| self.title.clone(), |id| id.to_string())
    }

    /// Where a change leads, and how much it matters.
    pub fn judge(&self, judged: Judged<'_>) -> (Verdict, Severity) {
        let (verdict, of_rule) = self.direction.judge(judged);
        let severity = direction::severity(self.severity.of(judged.change), &verdict, of_rule);
        (verdict, severity)
    }
}

/// The text at a dotted path without collections; empty counts as none.
fn text_at<'a>(raw: &'a Value, path: &str) -> Option<&'a str> {
    // `@odata.type` holds a dot itself, but names are never types.
    let found = path.split('.').try_fold(raw, |value, key| value.get(key))?;
    found.as_str().map(str::trim).filter(|text| !text.is_empty())
}
