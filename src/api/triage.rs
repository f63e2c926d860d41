//! Working through drifts together: what belongs together, and what people say about it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::drift_query::DriftQuery;
use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::{DriftView, SeverityCountsView};
use super::{ApiError, cursor, parse};
use crate::domain::model::Timestamp;
use crate::pipeline::triage::{self, NamedGroup, Related};
use crate::store::drift_comments::Comment;
use crate::store::drifts::{Filter, Grouping, Rank};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(groups).service(ids).service(related).service(people).service(comments).service(say);
}

/// Drifts that have something in common.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DriftGroupView {
    /// What they have in common: a `changeKey`, the id of a tenant, an area, the id of a person, or the key of who made
    /// the change; empty for nobody.
    key: String,
    drifts: u64,
    tenants: u64,
    counts: SeverityCountsView,
    /// How many weaken their tenant.
    weakening: u64,
    newest_at: String,
    /// The newest of them.
    sample: DriftView,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DriftIdsView {
    /// The newest first, at most 1000.
    ids: Vec<String>,
    has_more: bool,
}

/// Unresolved drifts that go with one, at most 20 of each kind.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RelatedDriftsView {
    /// The same change in other places, the newest first.
    same_change: Vec<DriftView>,
    /// How many of these there are, and in how many tenants.
    same_change_drifts: u64,
    same_change_tenants: u64,
    /// Other differences of the same resource.
    same_resource: Vec<DriftView>,
}

/// Somebody who can look after drifts.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PersonView {
    id: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DriftCommentView {
    id: String,
    author: String,
    at: String,
    text: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewDriftComment {
    /// 1 to 2000 characters.
    text: String,
}

/// Drifts in groups: by `change`, `tenant`, `area`, `assignee` or `changedBy`; those with the worst drifts first.
#[utoipa::path(
    operation_id = "listDriftGroups",
    params(DriftQuery),
    responses((status = 200, body = Page<DriftGroupView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/drift-groups/{by}")]
async fn groups(
    permit: Permit,
    path: web::Path<String>,
    query: web::Query<DriftQuery>,
) -> Result<web::Json<Page<DriftGroupView>>, ApiError> {
    let by = parse::word("by", &path, Grouping::from_word, "change, tenant, area, assignee and changedBy")?;
    let limit = parse::limit(query.limit);
    let after: Option<(i64, i64, String)> = cursor::decode(query.cursor.as_deref())?;
    let after = after.map(|(worst, drifts, key)| Rank { worst, drifts, key });
    let filter = Filter { limit: limit + 1, ..query.narrowed(&permit)? };
    let now = permit.context().clock.now();
    let page = Page::of(triage::groups(permit.context(), filter, by, after).await?, limit, |last: &NamedGroup| {
        let Rank { worst, drifts, key } = &last.group.rank;
        cursor::encode(&(worst, drifts, key))
    });
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.iter().map(|found| group_view(found, now)).collect(), next_cursor, total }))
}

/// The drifts that a filter lets through, by their ids alone, the newest first.
#[utoipa::path(
    operation_id = "listDriftIds",
    params(DriftQuery),
    responses((status = 200, body = DriftIdsView), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/drift-ids")]
async fn ids(permit: Permit, query: web::Query<DriftQuery>) -> Result<web::Json<DriftIdsView>, ApiError> {
    let (ids, has_more) = triage::drift_ids(permit.context(), query.narrowed(&permit)?).await?;
    Ok(web::Json(DriftIdsView { ids: ids.iter().map(ToString::to_string).collect(), has_more }))
}

/// Unresolved drifts of the same change elsewhere, and of the same resource.
#[utoipa::path(
    operation_id = "listRelatedDrifts",
    responses((status = 200, body = RelatedDriftsView), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/drifts/{drift}/related")]
async fn related(permit: Permit, path: web::Path<String>) -> Result<web::Json<RelatedDriftsView>, ApiError> {
    let found = triage::related(permit.context(), parse::drift(&path)?).await?;
    let now = permit.context().clock.now();
    let Related { same_change, drifts, tenants, same_resource } = found;
    Ok(web::Json(RelatedDriftsView {
        same_change: same_change.iter().map(|drift| DriftView::of(drift, now)).collect(),
        same_change_drifts: drifts,
        same_change_tenants: tenants,
        same_resource: same_resource.iter().map(|drift| DriftView::of(drift, now)).collect(),
    }))
}

/// Everybody who sees a tenant that you see, by name: who can be given drifts.
#[utoipa::path(
    operation_id = "listPeople",
    responses((status = 200, body = Page<PersonView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/people")]
async fn people(permit: Permit) -> Result<web::Json<Page<PersonView>>, ApiError> {
    let people = triage::people(permit.context()).await?.into_iter();
    let view = |person: triage::Person| PersonView { id: person.id.to_string(), name: person.name };
    Ok(web::Json(Page::whole(people.map(view).collect())))
}

/// What people said about a drift, the oldest first.
#[utoipa::path(
    operation_id = "listDriftComments",
    responses((status = 200, body = Page<DriftCommentView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/drifts/{drift}/comments")]
async fn comments(permit: Permit, path: web::Path<String>) -> Result<web::Json<Page<DriftCommentView>>, ApiError> {
    let found = triage::comments(permit.context(), parse::drift(&path)?).await?;
    Ok(web::Json(Page::whole(found.into_iter().map(comment_view).collect())))
}

/// Say something about a drift.
#[utoipa::path(
    operation_id = "commentDrift",
    request_body = NewDriftComment,
    responses((status = 201, body = DriftCommentView), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/drifts/{drift}/comments")]
async fn say(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<NewDriftComment>,
) -> Result<HttpResponse, ApiError> {
    let id = parse::drift(&path)?;
    let made = triage::comment(permit.context(), permit.actor(), id, &body.text).await?;
    Ok(HttpResponse::build(StatusCode::CREATED).json(comment_view(made)))
}

fn group_view(found: &NamedGroup, now: Timestamp) -> DriftGroupView {
    let NamedGroup { group, sample } = found;
    DriftGroupView {
        key: group.key.clone(),
        drifts: group.drifts,
        tenants: group.tenants,
        counts: group.counts.into(),
        weakening: group.weakening,
        newest_at: group.newest_at.to_string(),
        sample: DriftView::of(sample, now),
    }
}

fn comment_view(comment: Comment) -> DriftCommentView {
    let Comment { id, author, at, text } = comment;
    DriftCommentView { id: id.to_string(), author, at: at.to_string(), text }
}
