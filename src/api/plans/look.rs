//! Looking at plans.

use actix_web::{HttpResponse, get, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::super::cursor;
use super::super::list::Page;
use super::super::permit::Permit;
use super::super::problem::Problem;
use super::view::{self, PlanView};
use super::{ApiError, parse};
use crate::domain::model::{PlanId, Timestamp};
use crate::domain::plan::PlanState;
use crate::pipeline::plans::{self, PlanOfList, Script};
use crate::store::plans::Filter;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(get_one).service(requests);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListQuery {
    tenant: Option<String>,
    /// `proposed`, `approved`, `applying`, `verifying`, `restored`, `incomplete`, `outdated`, `cancelled` or `expired`.
    state: Option<String>,
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RequestsQuery {
    /// `json` (as when left out), `curl` or `powershell`.
    format: Option<String>,
}

/// A plan in a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PlanSummary {
    id: String,
    tenant_id: String,
    tenant_name: String,
    /// `restore`, `delete` or `undo`.
    purpose: &'static str,
    state: &'static str,
    author: String,
    by_policy: bool,
    created_at: String,
    expires_at: String,
    started_at: Option<String>,
    ended_at: Option<String>,
    /// How many requests it has.
    operations: u64,
    /// How many of them were carried out.
    done: u64,
    /// The severity of the worst note: `info`, `warning`, `serious` or `fatal`; null without notes.
    worst: Option<&'static str>,
    areas: Vec<PlanAreaView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PlanAreaView {
    area: String,
    title: String,
}

/// Plans over all tenants, the newest first.
#[utoipa::path(
    operation_id = "listPlans",
    params(ListQuery),
    responses((status = 200, body = Page<PlanSummary>), (status = "default", body = Problem)),
    tag = "plans"
)]
#[get("/plans")]
async fn list(permit: Permit, query: web::Query<ListQuery>) -> Result<web::Json<Page<PlanSummary>>, ApiError> {
    let limit = parse::limit(query.limit);
    let found = plans::list(permit.context(), filter(&query, limit + 1)?).await?;
    let page = Page::of(found, limit, |last: &PlanOfList| {
        cursor::encode(&(last.summary.created_at.milliseconds(), last.summary.id))
    });
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.into_iter().map(summary).collect(), next_cursor, total }))
}

/// One plan with everything that became of it.
#[utoipa::path(operation_id = "getPlan", responses((status = 200, body = PlanView), (status = "default", body = Problem)), tag = "plans")]
#[get("/plans/{plan}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<PlanView>, ApiError> {
    Ok(web::Json(view::of(&permit, parse::plan(&path)?).await?))
}

/// The exact requests as text, to be sent by hand where there is no write connection.
#[utoipa::path(
    operation_id = "getPlanRequests",
    params(RequestsQuery),
    responses(
        (status = 200, content_type = "text/plain", body = String),
        (status = "default", body = Problem),
    ),
    tag = "plans"
)]
#[get("/plans/{plan}/requests")]
async fn requests(
    permit: Permit,
    path: web::Path<String>,
    query: web::Query<RequestsQuery>,
) -> Result<HttpResponse, ApiError> {
    let script = match query.format.as_deref() {
        None | Some("") => Script::Json,
        Some(word) => parse::word("format", word, Script::from_word, "json, curl and powershell")?,
    };
    let text = plans::requests(permit.context(), parse::plan(&path)?, script).await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text))
}

fn filter(query: &ListQuery, limit: u32) -> Result<Filter, ApiError> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let before: Option<(i64, PlanId)> = cursor::decode(query.cursor.as_deref())?;
    let expected = "proposed, approved, applying, verifying, restored, incomplete, outdated, cancelled and expired";
    let state = said(&query.state).map(|text| parse::word("state", &text, PlanState::from_word, expected));
    Ok(Filter {
        tenant: said(&query.tenant).map(|text| parse::field("tenant", &text)).transpose()?,
        state: state.transpose()?,
        before: before.map(|(at, id)| (Timestamp(at), id)),
        limit,
    })
}

fn summary(found: PlanOfList) -> PlanSummary {
    let PlanOfList { summary, tenant_name, areas } = found;
    PlanSummary {
        id: summary.id.to_string(),
        tenant_id: summary.tenant_id.to_string(),
        tenant_name,
        purpose: summary.purpose.as_str(),
        state: summary.state.as_str(),
        author: summary.author,
        by_policy: summary.by_policy,
        created_at: summary.created_at.to_string(),
        expires_at: summary.expires_at.to_string(),
        started_at: summary.started_at.map(|time| time.to_string()),
        ended_at: summary.ended_at.map(|time| time.to_string()),
        operations: summary.operations,
        done: summary.done,
        worst: summary.worst_note.map(|severity| severity.as_str()),
        areas: areas.into_iter().map(|(area, title)| PlanAreaView { area: area.to_string(), title }).collect(),
    }
}
