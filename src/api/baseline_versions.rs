//! The versions of a baseline: one of them, two compared, and what they are called.

use actix_web::{HttpResponse, get, patch, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::baselines::{BaselineView, view};
use super::permit::Permit;
use super::problem::Problem;
use super::wire::BaselineSummary;
use super::{ApiError, parse};
use crate::domain::baseline::{AgreedChange, ResourceMode, VersionChange, Watch};
use crate::domain::diff::ChangeKind;
use crate::pipeline::baselines::{self, Comparison};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    // The comparison first: its path looks like that of a version.
    config.service(compare).service(version).service(relabel);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CompareQuery {
    from: u64,
    to: u64,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RelabelInput {
    label: String,
    #[serde(default)]
    note: String,
}

/// Two versions and what differs between them.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VersionComparison {
    before: BaselineSummary,
    after: BaselineSummary,
    changes: Vec<VersionChangeView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VersionChangeView {
    resource_id: String,
    name: String,
    /// `added`, `removed`, `rewatched` or `changed`.
    change: &'static str,
    /// Of `changed`: where another value is agreed.
    path: String,
    /// Of `changed`: `value`, `set`, `list` or `text`.
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
    /// Of `rewatched`.
    watch_before: Option<WatchView>,
    /// Of `rewatched`.
    watch_after: Option<WatchView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WatchView {
    /// `snapshot`, `properties` or `none`.
    #[schema(value_type = String)]
    mode: ResourceMode,
    watched_paths: Vec<String>,
}

/// What one version says otherwise than another.
#[utoipa::path(
    operation_id = "compareBaselineVersions",
    params(CompareQuery),
    responses((status = 200, body = VersionComparison), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[get("/tenants/{tenant}/areas/{area}/baseline/versions/compare")]
async fn compare(
    permit: Permit,
    path: web::Path<(String, String)>,
    query: web::Query<CompareQuery>,
) -> Result<web::Json<VersionComparison>, ApiError> {
    let (tenant, area) = path.into_inner();
    let CompareQuery { from, to } = query.into_inner();
    let comparison = baselines::compare(permit.context(), parse::tenant(&tenant)?, area, from, to).await?;
    let Comparison { before, after, changes } = comparison;
    Ok(web::Json(VersionComparison {
        before: BaselineSummary::from(&before),
        after: BaselineSummary::from(&after),
        changes: changes.into_iter().map(VersionChangeView::from).collect(),
    }))
}

/// One version with its resources.
#[utoipa::path(
    operation_id = "getBaselineVersion",
    responses((status = 200, body = BaselineView), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[get("/tenants/{tenant}/areas/{area}/baseline/versions/{version}")]
async fn version(permit: Permit, path: web::Path<(String, String, u64)>) -> Result<web::Json<BaselineView>, ApiError> {
    let (tenant, area, number) = path.into_inner();
    let (baseline, resources) = baselines::version(permit.context(), parse::tenant(&tenant)?, area, number).await?;
    Ok(web::Json(view(baseline, resources)))
}

/// Give a version another label and note.
#[utoipa::path(
    operation_id = "relabelBaselineVersion",
    request_body = RelabelInput,
    responses((status = 204), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[patch("/tenants/{tenant}/areas/{area}/baseline/versions/{version}")]
async fn relabel(
    permit: Permit,
    path: web::Path<(String, String, u64)>,
    body: web::Json<RelabelInput>,
) -> Result<HttpResponse, ApiError> {
    let (tenant, area, number) = path.into_inner();
    let RelabelInput { label, note } = body.into_inner();
    let tenant = parse::tenant(&tenant)?;
    baselines::relabel(permit.context(), permit.actor(), tenant, area, number, (label, note)).await?;
    Ok(HttpResponse::NoContent().finish())
}

impl From<VersionChange> for VersionChangeView {
    fn from(change: VersionChange) -> Self {
        let VersionChange { resource_id, name, what } = change;
        let plain = |change| Self {
            resource_id: resource_id.to_string(),
            name: name.clone(),
            change,
            path: String::new(),
            kind: None,
            before: Value::Null,
            after: Value::Null,
            added: Vec::new(),
            removed: Vec::new(),
            watch_before: None,
            watch_after: None,
        };
        match what {
            AgreedChange::Added => plain("added"),
            AgreedChange::Removed => plain("removed"),
            AgreedChange::Rewatched { before, after } => {
                Self { watch_before: Some(before.into()), watch_after: Some(after.into()), ..plain("rewatched") }
            }
            AgreedChange::Changed(property) => Self {
                path: property.path,
                kind: Some(property.kind),
                before: property.before,
                after: property.after,
                added: property.added,
                removed: property.removed,
                ..plain("changed")
            },
        }
    }
}

impl From<Watch> for WatchView {
    fn from(watch: Watch) -> Self {
        Self { mode: watch.mode, watched_paths: watch.paths }
    }
}
