//! The time machine: areas and resources as they were, what changed, and the life of a property.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::resources::{ResourceDetailView, ResourceListView, ResourceView};
use super::wire::{ChangeView, CollectionStatusView, NamesView, names_view};
use super::{ApiError, cursor, parse};
use crate::domain::model::{ResourceId, TenantId, Timestamp};
use crate::pipeline::history::{
    self, AreaChange, ChangesAsked, Moment, PastResource, TimelineAsked, TimelineSpan, WhatHappened,
};

/// Resources of a page of changes at most: each brings all that changed in it.
const CHANGES_LIMIT: u32 = 200;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list_changes).service(properties);
}

/// How well a moment is known.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct MomentView {
    at: String,
    /// Whether the last reading before it was complete, so that nothing was missed.
    complete: bool,
    /// How that reading ended; null when it is not known any more.
    status: Option<CollectionStatusView>,
    /// Why it was not complete.
    reason: Option<String>,
    /// When the area was last read completely before it.
    complete_at: Option<String>,
    /// Since when there is history.
    since: Option<String>,
}

/// The version that answers for a moment.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct PastView {
    valid_from: String,
    valid_to: Option<String>,
    /// From here to `validFrom` there were other versions, which are not kept any more.
    stands_from: Option<String>,
    /// The moment lies where versions are not kept any more, and this is the nearest that is.
    nearest: bool,
}

/// What happened to a resource between two moments.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AreaChangeView {
    resource_id: String,
    name: String,
    /// The name before, where it has another one now.
    renamed_from: Option<String>,
    change: WhatHappenedView,
    changes: Vec<ChangeView>,
    /// What the ids in the values name.
    names: NamesView,
    /// Versions around one of the moments are not kept any more, and the nearest that is was compared.
    nearest: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum WhatHappenedView {
    Added,
    Changed,
    Removed,
}

/// The life of a property.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TimelineView {
    path: String,
    /// The newest first.
    items: Vec<TimelineSpanView>,
    /// Send it as `cursor` for older ones; null when the whole history was looked at.
    next_cursor: Option<String>,
    /// Until when the history is forgotten; null when it is there from its beginning.
    forgotten_until: Option<String>,
}

/// A time during which the property had one value.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TimelineSpanView {
    #[schema(value_type = Value)]
    value: Value,
    /// False where the resource had no such property.
    present: bool,
    /// Graph did not show the value.
    hidden: bool,
    /// When it was first seen.
    from: String,
    /// It may have been so from here on: versions between here and `from` are not kept any more.
    not_before: Option<String>,
    /// Null when it is so now.
    to: Option<String>,
    /// It may have been so until here: versions between `to` and here are not kept any more.
    not_after: Option<String>,
    /// It ended because the resource was gone.
    gone: bool,
    first_version: u64,
    last_version: u64,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangesQuery {
    /// The earlier time, such as 2026-11-25T09:00:00Z.
    from: Option<String>,
    /// The later time; now when left out.
    to: Option<String>,
    cursor: Option<String>,
    /// Resources on a page, 1 to 200; 100 when left out.
    limit: Option<u32>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TimelineQuery {
    /// The path of the property, such as `conditions.users.excludeGroups`.
    path: Option<String>,
    /// Only the times with this value: JSON, or text. A collection has it when it holds it.
    value: Option<String>,
    cursor: Option<String>,
}

/// What changed in an area between two times, by resource id.
#[utoipa::path(
    operation_id = "listAreaChanges",
    params(ChangesQuery),
    responses((status = 200, body = Page<AreaChangeView>), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/changes")]
async fn list_changes(
    permit: Permit,
    path: web::Path<(String, String)>,
    query: web::Query<ChangesQuery>,
) -> Result<web::Json<Page<AreaChangeView>>, ApiError> {
    let (tenant, area) = path.into_inner();
    let asked = ChangesAsked {
        tenant: parse::tenant(&tenant)?,
        area,
        from: parse::time("from", query.from.as_deref())?,
        to: parse::optional_time("to", query.to.as_deref())?.unwrap_or_else(|| permit.context().clock.now()),
        after: cursor::decode(query.cursor.as_deref())?,
        limit: usize::try_from(parse::limit(query.limit).min(CHANGES_LIMIT)).unwrap_or(usize::MAX),
    };
    let found = history::changes(permit.context(), asked).await?;
    let next_cursor = found.next.as_ref().map(cursor::encode);
    Ok(web::Json(Page { items: found.items.into_iter().map(area_change_view).collect(), next_cursor, total: None }))
}

/// Which value a property had from when to when.
#[utoipa::path(
    operation_id = "getPropertyTimeline",
    params(TimelineQuery),
    responses((status = 200, body = TimelineView), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}/properties")]
async fn properties(
    permit: Permit,
    path: web::Path<(String, String, String)>,
    query: web::Query<TimelineQuery>,
) -> Result<web::Json<TimelineView>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let TimelineQuery { path, value, cursor } = query.into_inner();
    let path = path.unwrap_or_default();
    let asked = TimelineAsked {
        tenant: parse::tenant(&tenant)?,
        area,
        resource: parse::resource(&resource)?,
        path: path.clone(),
        value: value.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text))),
        before: cursor::decode(cursor.as_deref())?,
    };
    let found = history::timeline(permit.context(), asked).await?;
    Ok(web::Json(TimelineView {
        path,
        items: found.spans.into_iter().map(span_view).collect(),
        next_cursor: found.next.as_ref().map(cursor::encode),
        forgotten_until: found.forgotten_until.map(|time| time.to_string()),
    }))
}

/// A page of an area as it was.
pub(super) struct PastAsked {
    pub(super) area: String,
    pub(super) at: Timestamp,
    pub(super) text: Option<String>,
    pub(super) cursor: Option<String>,
    pub(super) limit: u32,
}

pub(super) async fn past_page(
    permit: &Permit,
    tenant: TenantId,
    asked: PastAsked,
) -> Result<ResourceListView, ApiError> {
    let PastAsked { area, at, text, cursor: after, limit } = asked;
    let text = text.filter(|text| !text.is_empty());
    let (after, limit) = (cursor::decode(after.as_deref())?, usize::try_from(limit).unwrap_or(usize::MAX));
    let page = history::area(permit.context(), tenant, area, at, text, after, limit).await?;
    let last = page.rows.last().filter(|_| page.has_more);
    let next_cursor = last.map(|row| cursor::encode(&(row.name.to_lowercase(), &row.id)));
    Ok(ResourceListView {
        items: page.rows.iter().map(past_row_view).collect(),
        next_cursor,
        total: page.total,
        moment: Some(moment_view(page.moment)),
        names: NamesView::new(),
    })
}

pub(super) async fn past_detail(
    permit: &Permit,
    tenant: TenantId,
    area: String,
    resource: ResourceId,
    at: Timestamp,
) -> Result<ResourceDetailView, ApiError> {
    let (moment, past) = history::resource(permit.context(), tenant, area.clone(), resource, at).await?;
    Ok(ResourceDetailView {
        id: past.id.to_string(),
        name: past.name.clone(),
        area,
        state: None,
        past: Some(past_view(&past)),
        live: past.body,
        baseline: None,
        drifts: Vec::new(),
        not_comparable: past.not_comparable,
        names: names_view(&past.names),
        moment: Some(moment_view(moment)),
    })
}

fn past_row_view(past: &PastResource) -> ResourceView {
    ResourceView {
        id: past.id.to_string(),
        name: past.name.clone(),
        state: None,
        open_drifts: None,
        valid_from: Some(past.kept.version.valid_from.to_string()),
        versions: None,
        past: Some(past_view(past)),
        values: Vec::new(),
    }
}

fn past_view(past: &PastResource) -> PastView {
    let version = &past.kept.version;
    PastView {
        valid_from: version.valid_from.to_string(),
        valid_to: version.valid_to.map(|time| time.to_string()),
        stands_from: past.kept.stands_from.map(|time| time.to_string()),
        nearest: past.is_nearest,
    }
}

fn moment_view(moment: Moment) -> MomentView {
    let Moment { at, status, reason, is_complete, complete_at, since } = moment;
    MomentView {
        at: at.to_string(),
        complete: is_complete,
        status: status.map(CollectionStatusView::from),
        reason,
        complete_at: complete_at.map(|time| time.to_string()),
        since: since.map(|time| time.to_string()),
    }
}

fn area_change_view(found: AreaChange) -> AreaChangeView {
    let AreaChange { id, name, renamed_from, what, changes, names, is_nearest } = found;
    AreaChangeView {
        resource_id: id.to_string(),
        name,
        renamed_from,
        change: match what {
            WhatHappened::Added => WhatHappenedView::Added,
            WhatHappened::Changed => WhatHappenedView::Changed,
            WhatHappened::Removed => WhatHappenedView::Removed,
        },
        changes: changes.into_iter().map(ChangeView::from).collect(),
        names: names_view(&names),
        nearest: is_nearest,
    }
}

fn span_view(span: TimelineSpan) -> TimelineSpanView {
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    TimelineSpanView {
        present: span.value.is_some(),
        value: span.value.unwrap_or_default(),
        hidden: span.is_hidden,
        from: span.from.to_string(),
        not_before: time(span.not_before),
        to: time(span.to),
        not_after: time(span.not_after),
        gone: span.is_gone,
        first_version: span.first_version,
        last_version: span.last_version,
    }
}
