//! The shapes of custom collectors: what comes in is turned into types here, what goes out is made from them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ApiError;
use super::collector_words::{KindWord, SeverityWord, VersionWord};
use crate::domain::catalog::{CollectorDefinition, CollectorPathError, CollectorRequest, CollectorSource, place_of};
use crate::domain::model::Severity;
use crate::pipeline::collectors::{Collector, CollectorChange};
use crate::store::collectors::Deployment;

/// A GET of Graph.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct TestPullInput {
    /// Plumbline's id of the tenant to read.
    pub(super) tenant_id: String,
    /// Below the version, e.g. `/policies/authorizationPolicy`.
    path: String,
    version: VersionWord,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    expand: String,
    #[serde(default)]
    filter: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CreateCollector {
    title: String,
    #[serde(default)]
    description: String,
    /// Below the version, e.g. `/policies/authorizationPolicy`.
    path: String,
    version: VersionWord,
    kind: KindWord,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    expand: String,
    #[serde(default)]
    filter: String,
    /// The property that identifies a resource; `id` when left out.
    #[serde(default = "id")]
    identity: String,
    /// The dotted path of what people call a resource.
    #[serde(default)]
    name: String,
    #[serde(default)]
    volatile: Vec<String>,
    #[serde(default)]
    ordered: Vec<String>,
    #[serde(default)]
    keyed: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    secrets: Vec<String>,
    severity: SeverityWord,
    #[serde(default)]
    permissions: Vec<String>,
    tenants: TenantsInput,
}

/// What is left out stays. What is read cannot change: it would call missing what was read before.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ChangeCollector {
    title: Option<String>,
    description: Option<String>,
    name: Option<String>,
    volatile: Option<Vec<String>>,
    ordered: Option<Vec<String>>,
    keyed: Option<BTreeMap<String, Vec<String>>>,
    secrets: Option<Vec<String>>,
    severity: Option<SeverityWord>,
    permissions: Option<Vec<String>>,
    tenants: Option<TenantsInput>,
}

/// `"all"`, also for tenants that come later, or a list of ids.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(untagged, expecting = "tenants: expected \"all\" or a list of ids")]
pub(super) enum TenantsInput {
    Everywhere(AllWord),
    Chosen(Vec<String>),
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum AllWord {
    All,
}

/// An area that somebody made.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CollectorView {
    id: String,
    /// Counts the changes; the number in the `ETag`.
    revision: u64,
    /// The key of its area.
    area: String,
    title: String,
    description: String,
    path: String,
    version: VersionWord,
    kind: KindWord,
    select: Vec<String>,
    expand: String,
    filter: String,
    identity: String,
    name: String,
    volatile: Vec<String>,
    ordered: Vec<String>,
    keyed: BTreeMap<String, Vec<String>>,
    secrets: Vec<String>,
    severity: SeverityWord,
    permissions: Vec<String>,
    tenants: TenantsInput,
    workload_title: &'static str,
    /// By which limits of Microsoft its requests are throttled.
    family_title: &'static str,
    created_at: String,
    created_by: String,
    changed_at: String,
    changed_by: String,
}

impl TestPullInput {
    pub(super) fn request(self) -> Result<CollectorRequest, ApiError> {
        request(&self.path, self.version, self.select, &self.expand, &self.filter)
    }
}

impl CreateCollector {
    pub(super) fn parsed(self) -> Result<(CollectorDefinition, Deployment), ApiError> {
        let deployment = self.tenants.deployment()?;
        let request = request(&self.path, self.version, self.select, &self.expand, &self.filter)?;
        let identity = self.identity.trim().to_owned();
        let definition = CollectorDefinition {
            source: CollectorSource { request, kind: self.kind.into(), identity },
            title: self.title,
            description: self.description,
            name: self.name,
            volatile: self.volatile,
            ordered: self.ordered,
            keyed: self.keyed,
            secrets: self.secrets,
            severity: self.severity.into(),
            permissions: self.permissions,
        };
        Ok((definition, deployment))
    }
}

impl ChangeCollector {
    pub(super) fn parsed(self) -> Result<CollectorChange, ApiError> {
        let Self { title, description, name, volatile, ordered, keyed, secrets, severity, permissions, tenants } = self;
        let deployment = tenants.map(|tenants| tenants.deployment()).transpose()?;
        let severity = severity.map(Severity::from);
        Ok(CollectorChange {
            title,
            description,
            name,
            volatile,
            ordered,
            keyed,
            secrets,
            severity,
            permissions,
            deployment,
        })
    }
}

impl TenantsInput {
    fn deployment(&self) -> Result<Deployment, ApiError> {
        match self {
            Self::Everywhere(AllWord::All) => Ok(Deployment::All),
            Self::Chosen(ids) => {
                let ids = ids.iter().map(|id| super::parse::field("tenants", id));
                ids.collect::<Result<_, _>>().map(Deployment::Tenants)
            }
        }
    }

    fn of(deployment: &Deployment) -> Self {
        match deployment {
            Deployment::All => Self::Everywhere(AllWord::All),
            Deployment::Tenants(tenants) => Self::Chosen(tenants.iter().map(ToString::to_string).collect()),
        }
    }
}

impl From<&Collector> for CollectorView {
    fn from(collector: &Collector) -> Self {
        let Collector { row, definition } = collector;
        let CollectorSource { request, kind, identity } = definition.source.clone();
        let place = place_of(&request.path);
        Self {
            id: row.id.to_string(),
            revision: row.version,
            area: row.area.to_string(),
            title: definition.title.clone(),
            description: definition.description.clone(),
            path: request.path.to_string(),
            version: request.version.into(),
            kind: kind.into(),
            select: request.select,
            expand: request.expand,
            filter: request.filter,
            identity,
            name: definition.name.clone(),
            volatile: definition.volatile.clone(),
            ordered: definition.ordered.clone(),
            keyed: definition.keyed.clone(),
            secrets: definition.secrets.clone(),
            severity: definition.severity.into(),
            permissions: definition.permissions.clone(),
            tenants: TenantsInput::of(&row.deployment),
            workload_title: place.workload.title(),
            family_title: place.family.title(),
            created_at: row.created_at.to_string(),
            created_by: row.created_by.clone(),
            changed_at: row.changed_at.to_string(),
            changed_by: row.changed_by.clone(),
        }
    }
}

fn request(
    path: &str,
    version: VersionWord,
    select: Vec<String>,
    expand: &str,
    filter: &str,
) -> Result<CollectorRequest, ApiError> {
    // Not trimmed: the path is taken as it is or refused.
    let path = path.parse().map_err(|error: CollectorPathError| ApiError::invalid("path", error.to_string()))?;
    let select = select.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    let (expand, filter) = (expand.trim().to_owned(), filter.trim().to_owned());
    Ok(CollectorRequest { path, version: version.into(), select, expand, filter })
}

fn id() -> String {
    "id".to_owned()
}
