//! Custom collectors: areas that a person makes. They are read, normalised and compared as those of the embedded
//! files. They can never be written back: an [`Area`] holds no way to write, and a [`super::Restore`] comes from the
//! embedded files alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::area::{ApiVersion, Area, Identity, Permissions, Request, RequestKind};
use super::collector_path::CollectorPath;
use super::custom_rules;
use super::direction::Directions;
use super::path_tree::PathTree;
use super::places;
use super::review::Review;
use super::severity::Severities;
use crate::domain::model::{AreaKey, Severity};

/// What every key of a custom area starts with. No embedded file has such a key, now or later: some have `custom_` with
/// one underscore, after Microsoft's own names.
pub const KEY_PREFIX: &str = "custom__";

const TITLE_LIMIT_CHARACTERS: usize = 120;
const DESCRIPTION_LIMIT_CHARACTERS: usize = 500;
const OPTION_LIMIT_CHARACTERS: usize = 1_000;
const SELECT_LIMIT: usize = 100;
const PERMISSIONS_LIMIT: usize = 20;
pub(super) const NAME_LIMIT_CHARACTERS: usize = 200;
const SLUG_LIMIT_CHARACTERS: usize = 50;

/// What a person said about a collector. [`CollectorDefinition::area`] proves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CollectorDefinition {
    pub source: CollectorSource,
    pub title: String,
    pub description: String,
    /// The dotted path of what people call a resource; empty where it has no name.
    pub name: String,
    /// Paths that change by themselves.
    pub volatile: Vec<String>,
    /// Lists where order means something; all others are sets.
    pub ordered: Vec<String>,
    /// Lists whose elements have a key.
    pub keyed: BTreeMap<String, Vec<String>>,
    pub secrets: Vec<String>,
    pub severity: Severity,
    /// Application permissions that reading needs, as far as somebody knows.
    pub permissions: Vec<String>,
}

/// What is read and told apart by what: as it was made for ever, since what was read before would else be called
/// missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CollectorSource {
    pub request: CollectorRequest,
    pub kind: RequestKind,
    /// The property that identifies a resource.
    pub identity: String,
}

/// A GET of Graph, as a person enters it. There is no field for a method or a host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CollectorRequest {
    pub path: CollectorPath,
    pub version: ApiVersion,
    pub select: Vec<String>,
    pub expand: String,
    pub filter: String,
}

/// Which field is wrong, and what is expected there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {expected}")]
pub struct CollectorFault {
    pub field: &'static str,
    pub expected: String,
}

impl CollectorFault {
    pub(super) fn new(field: &'static str, expected: impl Into<String>) -> Self {
        Self { field, expected: expected.into() }
    }
}

impl CollectorDefinition {
    /// The one way from a definition to an area.
    ///
    /// # Errors
    /// [`CollectorFault`] names the first field that is wrong.
    pub fn area(&self, key: AreaKey) -> Result<Area, CollectorFault> {
        self.check_words()?;
        self.source.request.check()?;
        self.check_identity()?;
        let CollectorSource { request, kind, identity } = &self.source;
        let place = places::of(&request.path);
        let mut area = Area {
            title: self.title.trim().to_owned(),
            description: self.description_or_request(),
            workload: place.workload,
            family: place.family,
            tier: 2,
            version: request.version,
            entity_type: String::new(),
            licence: None,
            service_plans: Vec::new(),
            opt_in: false,
            sources: Vec::new(),
            doubts: Vec::new(),
            request: request.of_kind(*kind),
            identity: Identity { id: identity.clone(), name: self.names(), key: Vec::new(), global: Vec::new() },
            children: Vec::new(),
            permissions: Permissions { read: self.permissions.clone(), write: Vec::new(), note: String::new() },
            normalise: custom_rules::of(self)?,
            references: BTreeMap::new(),
            elements: Vec::new(),
            severity: Severities::flat(self.severity),
            direction: Directions::default(),
            review: Review::default(),
            tree: PathTree::default(),
            rules_revision: custom_rules::revision(self),
            key,
        };
        area.tree = PathTree::of(&area).map_err(|error| CollectorFault::new("rules", error.to_string()))?;
        Ok(area)
    }

    fn names(&self) -> Vec<String> {
        if self.name.is_empty() { Vec::new() } else { vec![self.name.clone()] }
    }

    fn description_or_request(&self) -> String {
        match self.description.trim() {
            "" => {
                let CollectorRequest { path, version, .. } = &self.source.request;
                format!("Custom collector of /{}{path}", version.as_str())
            }
            text => text.to_owned(),
        }
    }

    fn check_words(&self) -> Result<(), CollectorFault> {
        check_text("title", &self.title, TITLE_LIMIT_CHARACTERS)?;
        if self.title.trim().is_empty() {
            return Err(CollectorFault::new("title", "expected a name for the kind of configuration"));
        }
        check_text("description", &self.description, DESCRIPTION_LIMIT_CHARACTERS)?;
        if self.permissions.len() > PERMISSIONS_LIMIT || !self.permissions.iter().all(|name| is_permission(name)) {
            let expected = format!("expected at most {PERMISSIONS_LIMIT} names such as Policy.Read.All");
            return Err(CollectorFault::new("permissions", expected));
        }
        let writes = |name: &&String| name.contains(".ReadWrite.") || name.contains(".Write.");
        if let Some(name) = self.permissions.iter().find(writes) {
            let expected = format!("{name} can write, and a collector only reads: name the permission to read");
            return Err(CollectorFault::new("permissions", expected));
        }
        Ok(())
    }

    fn check_identity(&self) -> Result<(), CollectorFault> {
        let CollectorSource { request, kind, identity } = &self.source;
        if *kind == RequestKind::Singleton && !request.filter.is_empty() {
            return Err(CollectorFault::new("filter", "a single object cannot be filtered: leave it empty"));
        }
        if !is_property(identity) {
            return Err(CollectorFault::new("identity", "expected a property such as id, at the top of each object"));
        }
        if *kind == RequestKind::Collection && !request.reads(identity) {
            let expected = format!("`{identity}` identifies a resource: select it too");
            return Err(CollectorFault::new("select", expected));
        }
        if self.name.is_empty() {
            return Ok(());
        }
        if !is_dotted(&self.name) {
            let expected = "expected a property such as displayName, or a path such as user.name";
            return Err(CollectorFault::new("name", expected));
        }
        let property = self.name.split('.').next().unwrap_or_default();
        if request.reads(property) {
            return Ok(());
        }
        Err(CollectorFault::new("select", format!("`{property}` names a resource: select it too")))
    }
}

impl CollectorRequest {
    /// # Errors
    /// [`CollectorFault`] names the first field that is wrong.
    pub fn check(&self) -> Result<(), CollectorFault> {
        check_text("expand", &self.expand, OPTION_LIMIT_CHARACTERS)?;
        check_text("filter", &self.filter, OPTION_LIMIT_CHARACTERS)?;
        if self.select.len() <= SELECT_LIMIT && self.select.iter().all(|name| is_selectable(name)) {
            return Ok(());
        }
        let expected = format!("expected at most {SELECT_LIMIT} property names such as displayName");
        Err(CollectorFault::new("select", expected))
    }

    fn reads(&self, property: &str) -> bool {
        self.select.is_empty() || self.select.iter().any(|name| name == property)
    }

    fn of_kind(&self, kind: RequestKind) -> Request {
        Request {
            path: self.path.to_string(),
            kind,
            select: self.select.clone(),
            expand: self.expand.clone(),
            filter: self.filter.clone(),
            page_size: 0,
            exclude_types: Vec::new(),
            large: false,
            sizes_tenant: false,
            first_page_only: false,
            units: 1,
            delta: String::new(),
            count: String::new(),
            headers: BTreeMap::new(),
            parents: None,
        }
    }
}

/// The key of a new collector: the prefix and the title in the letters of a key, with a number from the second on.
pub fn key_of(title: &str, number: u32) -> AreaKey {
    let words = title.to_lowercase();
    let words = words.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug: String = words.collect::<Vec<_>>().join("_").chars().take(SLUG_LIMIT_CHARACTERS).collect();
    let slug = if slug.is_empty() { "collector" } else { slug.trim_end_matches('_') };
    let text = if number <= 1 { format!("{KEY_PREFIX}{slug}") } else { format!("{KEY_PREFIX}{slug}_{number}") };
    text.parse().expect("lower-case letters, digits and underscores within the limit")
}

fn check_text(field: &'static str, text: &str, limit: usize) -> Result<(), CollectorFault> {
    let valid = text.chars().count() <= limit && !text.chars().any(char::is_control);
    let expected = || format!("expected at most {limit} printable characters on one line");
    if valid { Ok(()) } else { Err(CollectorFault::new(field, expected())) }
}

fn is_permission(name: &str) -> bool {
    (3..=100).contains(&name.len())
        && name.contains('.')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
}

/// Also `microsoft.graph.windows10CustomConfiguration/omaSettings`.
fn is_selectable(name: &str) -> bool {
    let short = !name.is_empty() && name.len() <= NAME_LIMIT_CHARACTERS;
    short && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_./@".contains(&byte))
}

fn is_property(name: &str) -> bool {
    let short = !name.is_empty() && name.len() <= NAME_LIMIT_CHARACTERS;
    short && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

pub(super) fn is_dotted(path: &str) -> bool {
    path.len() <= NAME_LIMIT_CHARACTERS && path.split('.').all(is_property)
}
