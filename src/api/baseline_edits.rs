//! Editing baselines, and what an edit would do.

use actix_web::{HttpRequest, HttpResponse, get, post, put, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::baselines::{BaselineView, answer};
use super::permit::Permit;
use super::problem::Problem;
use super::wire::SeverityView;
use super::{ApiError, parse};
use crate::domain::baseline::{NewResources, ResourceMode, Watch};
use crate::domain::diff::ChangeKind;
use crate::domain::drift::DriftChange;
use crate::domain::model::ResourceId;
use crate::pipeline::baselines::{self, Edit, Expected, Foreseen, ForeseenDrift, Property, ResourceEdit};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(edit).service(preview).service(properties);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EditInput {
    label: String,
    /// Why it is changed.
    #[serde(default)]
    note: String,
    /// `alert`, `note` or `ignore`.
    #[schema(value_type = String)]
    new_resources: NewResources,
    /// Those that change; the others stay as they are. One that is not in the baseline yet is added.
    resources: Vec<ResourceInput>,
    /// Ids of those that leave the baseline.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    removed: Vec<ResourceId>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ResourceInput {
    #[schema(value_type = String)]
    id: ResourceId,
    /// `snapshot`, `properties` or `none`.
    #[schema(value_type = String)]
    mode: ResourceMode,
    /// For `properties`, e.g. `conditions.users.excludeGroups`. A watched path at which nothing is agreed must stay
    /// empty.
    #[serde(default)]
    watched_paths: Vec<String>,
    /// Other values at single paths.
    #[serde(default)]
    values: Vec<ValueInput>,
    /// Another agreed state, in place of `values`.
    #[schema(value_type = Option<Value>)]
    body: Option<Value>,
    /// Agree to the live state, in place of `values` and `body`.
    #[serde(default)]
    from_live: bool,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ValueInput {
    path: String,
    /// Null agrees that there is nothing.
    #[serde(default)]
    #[schema(value_type = Value)]
    value: Value,
}

/// What saving an edit would do.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BaselinePreview {
    /// How many drifts it would raise.
    raised: usize,
    /// How many drifts it would resolve.
    resolved: usize,
    /// The first 200 of both.
    drifts: Vec<PreviewedDrift>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PreviewedDrift {
    /// `raised` or `resolved`.
    effect: &'static str,
    resource_id: String,
    resource_name: String,
    /// `changed`, `missing` or `unexpected`.
    #[schema(value_type = String)]
    change: DriftChange,
    path: String,
    /// `value`, `set`, `list` or `text`; null for a whole resource.
    #[schema(value_type = Option<String>)]
    kind: Option<ChangeKind>,
    #[schema(value_type = Value)]
    before: Value,
    #[schema(value_type = Value)]
    after: Value,
    #[schema(value_type = Vec<Value>)]
    added: Vec<Value>,
    #[schema(value_type = Vec<Value>)]
    removed: Vec<Value>,
    severity: SeverityView,
}

/// A resource place by place.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BaselineResourceView {
    /// Whether it is in the baseline.
    agreed: bool,
    /// Whether it is there now.
    live: bool,
    properties: Vec<PropertyView>,
    /// The agreed configuration, or the live one of a resource that is not in the baseline.
    #[schema(value_type = Value)]
    body: Value,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PropertyView {
    /// In the grammar of differences.
    path: String,
    /// Null when nothing is agreed.
    #[schema(value_type = Value)]
    agreed: Value,
    /// Null when there is nothing.
    #[schema(value_type = Value)]
    live: Value,
    /// Whether something can be said about it.
    comparable: bool,
}

/// One resource place by place, agreed and live, for an editor.
#[utoipa::path(
    operation_id = "getBaselineResource",
    responses((status = 200, body = BaselineResourceView), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[get("/tenants/{tenant}/areas/{area}/baseline/resources/{resource}")]
async fn properties(
    permit: Permit,
    path: web::Path<(String, String, String)>,
) -> Result<web::Json<BaselineResourceView>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let id = parse::resource(&resource)?;
    let found = baselines::properties(permit.context(), parse::tenant(&tenant)?, area, id).await?;
    Ok(web::Json(BaselineResourceView {
        agreed: found.is_agreed,
        live: found.is_live,
        properties: found.properties.into_iter().map(PropertyView::from).collect(),
        body: found.body,
    }))
}

impl From<Property> for PropertyView {
    fn from(property: Property) -> Self {
        let Property { path, agreed, live, is_comparable } = property;
        Self { path, agreed, live, comparable: is_comparable }
    }
}

/// Save an edited baseline as a new version.
#[utoipa::path(
    operation_id = "editBaseline",
    request_body = EditInput,
    params(("If-Match" = String, Header, description = "the `ETag` of the version that was edited")),
    responses((status = 200, body = BaselineView), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[put("/tenants/{tenant}/areas/{area}/baseline")]
async fn edit(
    permit: Permit,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: web::Json<EditInput>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    let draft = parsed(body.into_inner(), parse::if_match(&request, "baseline")?)?;
    baselines::edit(permit.context(), permit.actor(), parse::tenant(&tenant)?, area.clone(), draft).await?;
    answer(&permit, HttpResponse::Ok(), &tenant, area, Vec::new()).await
}

/// Tell which drifts an edit would raise and resolve, without saving it.
#[utoipa::path(
    operation_id = "previewBaseline",
    request_body = EditInput,
    params(("If-Match" = String, Header, description = "the `ETag` of the version that was edited")),
    responses((status = 200, body = BaselinePreview), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[post("/tenants/{tenant}/areas/{area}/baseline/preview")]
async fn preview(
    permit: Permit,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: web::Json<EditInput>,
) -> Result<web::Json<BaselinePreview>, ApiError> {
    let (tenant, area) = path.into_inner();
    let draft = parsed(body.into_inner(), parse::if_match(&request, "baseline")?)?;
    let actor = permit.actor();
    let foreseen = baselines::preview(permit.context(), actor, parse::tenant(&tenant)?, area, draft).await?;
    Ok(web::Json(foreseen.into()))
}

fn parsed(input: EditInput, based_on: u64) -> Result<Edit, ApiError> {
    let EditInput { label, note, new_resources, resources, removed } = input;
    let resources = resources.into_iter().map(resource).collect::<Result<_, _>>()?;
    Ok(Edit { label, note, new_resources, resources, removed, based_on })
}

fn resource(input: ResourceInput) -> Result<ResourceEdit, ApiError> {
    let ResourceInput { id, mode, watched_paths, values, body, from_live } = input;
    let expected = match (from_live, body, values.is_empty()) {
        (false, None, true) => Expected::Kept,
        (true, None, true) => Expected::Live,
        (false, Some(body), true) => Expected::Body(body),
        (false, None, false) => Expected::Values(
            values.into_iter().map(|input| (input.path, Some(input.value).filter(|value| !value.is_null()))).collect(),
        ),
        _ => {
            let message = format!("resource {id} has more than one of `values`, `body` and `fromLive`: send one");
            return Err(ApiError::invalid("resources", message));
        }
    };
    Ok(ResourceEdit { id, watch: Watch { mode, paths: watched_paths }, expected })
}

impl From<Foreseen> for BaselinePreview {
    fn from(foreseen: Foreseen) -> Self {
        let Foreseen { raised, resolved, drifts } = foreseen;
        Self { raised, resolved, drifts: drifts.into_iter().map(PreviewedDrift::from).collect() }
    }
}

impl From<ForeseenDrift> for PreviewedDrift {
    fn from(foreseen: ForeseenDrift) -> Self {
        let ForeseenDrift { is_raised, drift } = foreseen;
        Self {
            effect: if is_raised { "raised" } else { "resolved" },
            resource_id: drift.resource_id.to_string(),
            resource_name: drift.resource_name,
            change: drift.change,
            path: drift.detail.path,
            kind: drift.detail.kind,
            before: drift.detail.before,
            after: drift.detail.after,
            added: drift.detail.added,
            removed: drift.detail.removed,
            severity: drift.severity.into(),
        }
    }
}
