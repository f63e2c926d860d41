//! The resources of an area.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::history::{MomentView, PastAsked, PastView};
use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::{ChangeView, DriftView, NamesView, names_view};
use super::{ApiError, cursor, history, parse};
use crate::domain::model::Timestamp;
use crate::pipeline::history as pipeline_history;
use crate::pipeline::resources::{
    self, ChoosableProperty, Differences, Order, OrderBy, ResourceDetail, ResourceFilter, ResourcePage, ResourceState,
    ShownRow, Side,
};
use crate::store::history::Numbered;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(list_properties).service(get_history).service(diff).service(get_one);
}

/// How a resource stands to the baseline.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum ResourceStateView {
    Matching,
    Drifted,
    Missing,
    Unexpected,
    Unmonitored,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResourceView {
    pub(super) id: String,
    pub(super) name: String,
    /// Null in a list of the past, which is compared with nothing.
    pub(super) state: Option<ResourceStateView>,
    /// Drifts that are not resolved, accepted ones included; null in a list of the past.
    pub(super) open_drifts: Option<u64>,
    /// Since when the state is as it is.
    pub(super) valid_from: Option<String>,
    /// How many versions there are; null in a list of the past.
    pub(super) versions: Option<u64>,
    /// In a list of the past: where the versions around the moment are.
    pub(super) past: Option<PastView>,
    /// One for each property of `show`, long ones shortened; null where there is none or nothing can be said.
    #[schema(value_type = Vec<Object>)]
    pub(super) values: Vec<Value>,
}

/// A page of the resources of an area.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResourceListView {
    pub(super) items: Vec<ResourceView>,
    /// Send it as `cursor` for the next page; null on the last.
    pub(super) next_cursor: Option<String>,
    /// All items that the filter lets through.
    pub(super) total: usize,
    /// How well the moment is known that was asked for; null for the present.
    pub(super) moment: Option<MomentView>,
    /// What the ids in the shown values name.
    pub(super) names: NamesView,
}

/// A property that resources of an area have.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ChoosablePropertyView {
    /// Such as `conditions.users.excludeGroups`.
    path: String,
    /// How many of the resources that were looked into have it.
    resources: u64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResourceDetailView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) area: String,
    /// Null for the past, which is compared with nothing.
    pub(super) state: Option<ResourceStateView>,
    /// As last read, or as it was at the moment that was asked for.
    #[schema(value_type = Option<Object>)]
    pub(super) live: Option<Value>,
    /// Null for the past.
    #[schema(value_type = Option<Object>)]
    pub(super) baseline: Option<Value>,
    pub(super) drifts: Vec<DriftView>,
    /// Paths that Microsoft Graph does not show.
    pub(super) not_comparable: Vec<String>,
    /// The version that answers for the past.
    pub(super) past: Option<PastView>,
    /// How well the moment is known that was asked for; null for the present.
    pub(super) moment: Option<MomentView>,
    /// What the ids in the bodies name.
    pub(super) names: NamesView,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VersionView {
    /// 1 for the first that the resource ever had; numbers never change.
    version: u64,
    name: String,
    valid_from: String,
    valid_to: Option<String>,
    /// From here to `validFrom` there were other versions, which are not kept any more.
    stands_from: Option<String>,
    /// How many versions right before it are not kept any more.
    thinned: u64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Comparison {
    changes: Vec<ChangeView>,
    /// What the ids in the values name.
    names: NamesView,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListQuery {
    /// Part of the name or the id.
    q: Option<String>,
    /// `values` looks for `q` in the values of the live state, too; `names` when left out.
    within: Option<String>,
    /// `matching`, `drifted`, `missing`, `unexpected` or `unmonitored`.
    state: Option<String>,
    /// `name` (when left out), `state`, `drifts`, `versions` or `since`, with `-` before it from last to first.
    sort: Option<String>,
    /// At most 8 properties whose live values come with each resource, with commas between, such as
    /// `state,conditions.users.excludeGroups`.
    show: Option<String>,
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
    /// The list as it was at this time, such as 2026-11-26T09:00:00Z.
    at: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DetailQuery {
    /// The resource as it was at this time, such as 2026-11-26T09:00:00Z.
    at: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct HistoryQuery {
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DiffQuery {
    /// A time, a version number, `baseline` or `live`; `baseline` when left out.
    pub(super) from: Option<String>,
    /// A time, a version number, `baseline` or `live`; `live` when left out.
    pub(super) to: Option<String>,
}

/// The resources of an area by name, now or as they were.
#[utoipa::path(
    operation_id = "listResources",
    params(ListQuery),
    responses((status = 200, body = ResourceListView), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources")]
async fn list(
    permit: Permit,
    path: web::Path<(String, String)>,
    query: web::Query<ListQuery>,
) -> Result<web::Json<ResourceListView>, ApiError> {
    let (tenant, area) = path.into_inner();
    let limit = parse::limit(query.limit);
    if let Some(at) = parse::optional_time("at", query.at.as_deref())? {
        let of_the_present =
            [("state", &query.state), ("within", &query.within), ("sort", &query.sort), ("show", &query.show)];
        if let Some((field, _)) = of_the_present.iter().find(|(_, value)| value.is_some()) {
            return Err(ApiError::invalid(field, "only for the present: leave it out beside `at`"));
        }
        let asked = PastAsked { area, at, text: query.q.clone(), cursor: query.cursor.clone(), limit };
        return history::past_page(&permit, parse::tenant(&tenant)?, asked).await.map(web::Json);
    }
    let filter = ResourceFilter {
        text: query.q.clone().filter(|text| !text.is_empty()),
        in_values: query.within.as_deref().map(within_word).transpose()?.unwrap_or_default(),
        state: query.state.as_deref().map(state_word).transpose()?,
        order: query.sort.as_deref().map(order).transpose()?.unwrap_or_default(),
        show: shown_properties(query.show.as_deref())?,
        after: cursor::decode(query.cursor.as_deref())?,
        limit: usize::try_from(limit).unwrap_or(usize::MAX),
    };
    let page = resources::list(permit.context(), parse::tenant(&tenant)?, area, filter).await?;
    Ok(web::Json(page_view(page)))
}

/// The properties that the resources of an area have, for `show` of their list.
#[utoipa::path(
    operation_id = "listAreaProperties",
    responses((status = 200, body = Page<ChoosablePropertyView>), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/properties")]
async fn list_properties(
    permit: Permit,
    path: web::Path<(String, String)>,
) -> Result<web::Json<Page<ChoosablePropertyView>>, ApiError> {
    let (tenant, area) = path.into_inner();
    let found = resources::choosable(permit.context(), parse::tenant(&tenant)?, area).await?;
    let view = |ChoosableProperty { path, resources }| ChoosablePropertyView { path, resources };
    Ok(web::Json(Page::whole(found.into_iter().map(view).collect())))
}

/// One resource: its live and its agreed body, and its drifts; or as it was.
#[utoipa::path(
    operation_id = "getResource",
    params(DetailQuery),
    responses((status = 200, body = ResourceDetailView), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}")]
async fn get_one(
    permit: Permit,
    path: web::Path<(String, String, String)>,
    query: web::Query<DetailQuery>,
) -> Result<web::Json<ResourceDetailView>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    if let Some(at) = parse::optional_time("at", query.at.as_deref())? {
        return history::past_detail(&permit, tenant, area, resource, at).await.map(web::Json);
    }
    let detail = resources::get(permit.context(), tenant, area.clone(), resource).await?;
    Ok(web::Json(detail_view(detail, area, permit.context().clock.now())))
}

/// The versions of a resource, the newest first.
#[utoipa::path(
    operation_id = "getResourceHistory",
    params(HistoryQuery),
    responses((status = 200, body = Page<VersionView>), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}/history")]
async fn get_history(
    permit: Permit,
    path: web::Path<(String, String, String)>,
    query: web::Query<HistoryQuery>,
) -> Result<web::Json<Page<VersionView>>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    let (before, limit) = (cursor::decode(query.cursor.as_deref())?, parse::limit(query.limit));
    let versions = pipeline_history::versions(permit.context(), tenant, area, resource, before, limit).await?;
    let page = Page::of(versions, limit, |version| cursor::encode(&version.number));
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.iter().map(version_view).collect(), next_cursor, total }))
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
    permit: Permit,
    path: web::Path<(String, String, String)>,
    query: web::Query<DiffQuery>,
) -> Result<web::Json<Comparison>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    let from = side("from", query.from.as_deref(), Side::Baseline)?;
    let to = side("to", query.to.as_deref(), Side::Live)?;
    let Differences { changes, names } = resources::diff(permit.context(), tenant, area, resource, from, to).await?;
    Ok(web::Json(Comparison {
        changes: changes.into_iter().map(ChangeView::from).collect(),
        names: names_view(&names),
    }))
}

pub(super) fn side(field: &str, text: Option<&str>, default: Side) -> Result<Side, ApiError> {
    match text {
        None | Some("") => Ok(default),
        Some("baseline") => Ok(Side::Baseline),
        Some("live") => Ok(Side::Live),
        Some(text) => match (text.parse(), text.parse()) {
            (Ok(version), _) if version > 0 => Ok(Side::Version(version)),
            (_, Ok(at)) => Ok(Side::At(at)),
            _ => Err(ApiError::invalid(field, "expected a version number, a time, `baseline` or `live`")),
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

fn within_word(text: &str) -> Result<bool, ApiError> {
    match text {
        "names" => Ok(false),
        "values" => Ok(true),
        _ => Err(ApiError::invalid("within", "expected names or values")),
    }
}

fn order(text: &str) -> Result<Order, ApiError> {
    let (word, is_descending) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
    let by = match word {
        "name" => OrderBy::Name,
        "state" => OrderBy::State,
        "drifts" => OrderBy::Drifts,
        "versions" => OrderBy::Versions,
        "since" => OrderBy::Since,
        _ => return Err(ApiError::invalid("sort", "expected name, state, drifts, versions or since, or `-` and one")),
    };
    Ok(Order { by, is_descending })
}

/// Each is worked out for each row of a page.
const SHOWN_LIMIT: usize = 8;

fn shown_properties(text: Option<&str>) -> Result<Vec<String>, ApiError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(Vec::new()) };
    let paths: Vec<String> = text.split(',').map(|path| path.trim().to_owned()).collect();
    if paths.len() > SHOWN_LIMIT || paths.iter().any(String::is_empty) {
        let expected =
            format!("expected at most {SHOWN_LIMIT} properties with commas between, such as displayName,state");
        return Err(ApiError::invalid("show", expected));
    }
    Ok(paths)
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

fn page_view(page: ResourcePage) -> ResourceListView {
    ResourceListView {
        next_cursor: page.next.as_ref().map(cursor::encode),
        items: page.rows.into_iter().map(row_view).collect(),
        total: page.total,
        moment: None,
        names: names_view(&page.names),
    }
}

fn row_view(ShownRow { row, values }: ShownRow) -> ResourceView {
    ResourceView {
        id: row.id.to_string(),
        name: row.name,
        state: Some(state_view(row.state)),
        open_drifts: Some(row.unresolved_drifts),
        valid_from: row.valid_from.map(|time| time.to_string()),
        versions: Some(row.versions),
        past: None,
        values,
    }
}

fn detail_view(detail: ResourceDetail, area: String, now: Timestamp) -> ResourceDetailView {
    ResourceDetailView {
        id: detail.row.id.to_string(),
        name: detail.row.name,
        area,
        state: Some(state_view(detail.row.state)),
        live: detail.live,
        baseline: detail.baseline,
        drifts: detail.drifts.iter().map(|drift| DriftView::of(drift, now)).collect(),
        not_comparable: detail.not_comparable,
        names: names_view(&detail.names),
        past: None,
        moment: None,
    }
}

fn version_view(found: &Numbered) -> VersionView {
    let version = &found.kept.version;
    VersionView {
        version: found.number,
        name: version.name.clone(),
        valid_from: version.valid_from.to_string(),
        valid_to: version.valid_to.map(|time| time.to_string()),
        stands_from: found.kept.stands_from.map(|time| time.to_string()),
        thinned: found.thinned,
    }
}
