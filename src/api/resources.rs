//! The resources of an area.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::guard::SignedIn;
use super::list::Page;
use super::problem::Problem;
use super::wire::DriftView;
use super::{ApiError, ApiState, cursor, parse};
use crate::domain::diff::{ChangeKind, PropertyChange};
use crate::pipeline::resources::{
    self, ResourceDetail, ResourceFilter, ResourcePage, ResourceRow, ResourceState, Side,
};
use crate::store::resources::Version;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(history).service(diff).service(get_one);
}

/// How a resource stands to the baseline.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum ResourceStateView {
    Matching,
    Drifted,
    Missing,
    Unexpected,
    Unmonitored,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ResourceView {
    id: String,
    name: String,
    state: ResourceStateView,
    /// Drifts that are not resolved, accepted ones included.
    open_drifts: u64,
    /// Since when the live state is as it is.
    valid_from: Option<String>,
    versions: u64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ResourceDetailView {
    id: String,
    name: String,
    area: String,
    state: ResourceStateView,
    #[schema(value_type = Option<Object>)]
    live: Option<Value>,
    #[schema(value_type = Option<Object>)]
    baseline: Option<Value>,
    drifts: Vec<DriftView>,
    /// Paths that Microsoft Graph does not show.
    not_comparable: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VersionView {
    /// 1 for the first.
    version: usize,
    name: String,
    valid_from: String,
    valid_to: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Comparison {
    changes: Vec<ChangeView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ChangeView {
    path: String,
    /// `value`, `set`, `list` or `text`.
    #[schema(value_type = String)]
    kind: ChangeKind,
    #[schema(value_type = Value)]
    before: Value,
    #[schema(value_type = Value)]
    after: Value,
    #[schema(value_type = Vec<Value>)]
    added: Vec<Value>,
    #[schema(value_type = Vec<Value>)]
    removed: Vec<Value>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListQuery {
    /// Part of the name or the id.
    q: Option<String>,
    /// `matching`, `drifted`, `missing`, `unexpected` or `unmonitored`.
    state: Option<String>,
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DiffQuery {
    /// A version number, `baseline` or `live`; `baseline` when left out.
    from: Option<String>,
    /// A version number, `baseline` or `live`; `live` when left out.
    to: Option<String>,
}

/// The resources of an area by name.
#[utoipa::path(
    operation_id = "listResources",
    params(ListQuery),
    responses((status = 200, body = Page<ResourceView>), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources")]
async fn list(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<(String, String)>,
    query: web::Query<ListQuery>,
) -> Result<web::Json<Page<ResourceView>>, ApiError> {
    let (tenant, area) = path.into_inner();
    let limit = parse::limit(query.limit);
    let filter = ResourceFilter {
        text: query.q.clone().filter(|text| !text.is_empty()),
        state: query.state.as_deref().map(state_word).transpose()?,
        after: cursor::decode(query.cursor.as_deref())?,
        limit: usize::try_from(limit).unwrap_or(usize::MAX),
    };
    let page = resources::list(&state.context, parse::tenant(&tenant)?, area, filter).await?;
    Ok(web::Json(page_view(page)))
}

/// One resource: its live and its agreed body, and its drifts.
#[utoipa::path(
    operation_id = "getResource",
    responses((status = 200, body = ResourceDetailView), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}")]
async fn get_one(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<(String, String, String)>,
) -> Result<web::Json<ResourceDetailView>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    let detail = resources::get(&state.context, tenant, area.clone(), resource).await?;
    Ok(web::Json(detail_view(detail, area)))
}

/// The versions of a resource, the newest first.
#[utoipa::path(
    operation_id = "getResourceHistory",
    responses((status = 200, body = Page<VersionView>), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}/history")]
async fn history(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<(String, String, String)>,
) -> Result<web::Json<Page<VersionView>>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    let versions = resources::history(&state.context, tenant, area, resource).await?;
    let count = versions.len();
    let views = versions.iter().enumerate().map(|(index, version)| version_view(version, count - index));
    Ok(web::Json(Page::whole(views.collect())))
}

/// The differences between two states of a resource.
#[utoipa::path(
    operation_id = "compareResource",
    params(DiffQuery),
    responses((status = 200, body = Comparison), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}/diff")]
async fn diff(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<(String, String, String)>,
    query: web::Query<DiffQuery>,
) -> Result<web::Json<Comparison>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    let from = side("from", query.from.as_deref(), Side::Baseline)?;
    let to = side("to", query.to.as_deref(), Side::Live)?;
    let changes = resources::diff(&state.context, tenant, area, resource, from, to).await?;
    Ok(web::Json(Comparison { changes: changes.into_iter().map(change_view).collect() }))
}

fn side(field: &str, text: Option<&str>, default: Side) -> Result<Side, ApiError> {
    match text {
        None | Some("") => Ok(default),
        Some("baseline") => Ok(Side::Baseline),
        Some("live") => Ok(Side::Live),
        Some(number) => match number.parse() {
            Ok(version) if version > 0 => Ok(Side::Version(version)),
            Ok(_) | Err(_) => Err(ApiError::invalid(field, "expected a version number, `baseline` or `live`")),
        },
    }
}

fn state_word(text: &str) -> Result<ResourceState, ApiError> {
    match text {
        "matching" => Ok(ResourceState::Matching),
        "drifted" => Ok(ResourceState::Drifted),
        "missing" => Ok(ResourceState::Missing),
        "unexpected" => Ok(ResourceState::Unexpected),
        "unmonitored" => Ok(ResourceState::Unmonitored),
        _ => Err(ApiError::invalid("state", "expected matching, drifted, missing, unexpected or unmonitored")),
    }
}

fn state_view(state: ResourceState) -> ResourceStateView {
    match state {
        ResourceState::Matching => ResourceStateView::Matching,
        ResourceState::Drifted => ResourceStateView::Drifted,
        ResourceState::Missing => ResourceStateView::Missing,
        ResourceState::Unexpected => ResourceStateView::Unexpected,
        ResourceState::Unmonitored => ResourceStateView::Unmonitored,
    }
}

fn page_view(page: ResourcePage) -> Page<ResourceView> {
    let last = page.rows.last().filter(|_| page.has_more);
    let next_cursor = last.map(|row| cursor::encode(&(row.name.to_lowercase(), &row.id)));
    Page { items: page.rows.into_iter().map(row_view).collect(), next_cursor, total: Some(page.total) }
}

fn row_view(row: ResourceRow) -> ResourceView {
    ResourceView {
        id: row.id.to_string(),
        name: row.name,
        state: state_view(row.state),
        open_drifts: row.unresolved_drifts,
        valid_from: row.valid_from.map(|time| time.to_string()),
        versions: row.versions,
    }
}

fn detail_view(detail: ResourceDetail, area: String) -> ResourceDetailView {
    ResourceDetailView {
        id: detail.row.id.to_string(),
        name: detail.row.name,
        area,
        state: state_view(detail.row.state),
        live: detail.live,
        baseline: detail.baseline,
        drifts: detail.drifts.iter().map(DriftView::from).collect(),
        not_comparable: detail.not_comparable,
    }
}

fn version_view(version: &Version, number: usize) -> VersionView {
    VersionView {
        version: number,
        name: version.name.clone(),
        valid_from: version.valid_from.to_string(),
        valid_to: version.valid_to.map(|time| time.to_string()),
    }
}

fn change_view(change: PropertyChange) -> ChangeView {
    let PropertyChange { path, kind, before, after, added, removed } = change;
    ChangeView { path, kind, before, after, added, removed }
}
