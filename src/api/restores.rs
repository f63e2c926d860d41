//! The restore log: what was sent to tenants, who asked for it, who approved it, and what came of it.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::plans::OperationView;
use super::problem::Problem;
use super::{ApiError, cursor, parse};
use crate::domain::model::{PlanId, Timestamp};
use crate::pipeline::plans::PlanDetail;
use crate::pipeline::restore_log::{self, RestoreLog};
use crate::store::plans::{LogEntry, LogFilter};

/// Each entry brings its plan along, which is opened for it.
const LIMIT: u32 = 200;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListQuery {
    tenant: Option<String>,
    area: Option<String>,
    /// Its id, also the one that it got when it was made anew.
    resource: Option<String>,
    cursor: Option<String>,
    /// 1 to 200; 100 when left out.
    limit: Option<u32>,
}

/// A request that was begun, whatever came of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RestoreEntryView {
    plan_id: String,
    /// `restore`, `delete` or `undo`.
    purpose: &'static str,
    tenant_id: String,
    tenant_name: String,
    /// Who asked for it.
    author: String,
    /// Whether the tenant's policy asked, and no person.
    by_policy: bool,
    started_at: String,
    /// Microsoft finds the request by this id, too.
    client_request_id: Option<String>,
    /// The request with its approvals, what was sent, and what came of it. Secrets are masked.
    operation: OperationView,
}

/// What was sent to tenants, the newest first.
#[utoipa::path(
    operation_id = "listRestores",
    params(ListQuery),
    responses((status = 200, body = Page<RestoreEntryView>), (status = "default", body = Problem)),
    tag = "plans"
)]
#[get("/restores")]
async fn list(permit: Permit, query: web::Query<ListQuery>) -> Result<web::Json<Page<RestoreEntryView>>, ApiError> {
    let limit = parse::limit(query.limit).min(LIMIT);
    let RestoreLog { entries, plans } = restore_log::list(permit.context(), filter(&query, limit + 1)?).await?;
    let page = Page::of(entries, limit, |last: &LogEntry| {
        cursor::encode(&(last.started_at.milliseconds(), last.plan, last.progress.number))
    });
    let Page { items, next_cursor, total } = page;
    let views = items.iter().filter_map(|entry| view(entry, plans.get(&entry.plan)?));
    Ok(web::Json(Page { items: views.collect(), next_cursor, total }))
}

fn filter(query: &ListQuery, limit: u32) -> Result<LogFilter, ApiError> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let before: Option<(i64, PlanId, u32)> = cursor::decode(query.cursor.as_deref())?;
    Ok(LogFilter {
        tenant: said(&query.tenant).map(|text| parse::field("tenant", &text)).transpose()?,
        area: said(&query.area).map(|text| parse::field("area", &text)).transpose()?,
        resource: said(&query.resource).map(|text| parse::field("resource", &text)).transpose()?,
        before: before.map(|(at, plan, number)| (Timestamp(at), plan, number)),
        limit,
    })
}

fn view(entry: &LogEntry, detail: &PlanDetail) -> Option<RestoreEntryView> {
    let operation = detail.stored.plan.operations.iter().find(|one| one.number == entry.progress.number)?;
    Some(RestoreEntryView {
        plan_id: entry.plan.to_string(),
        purpose: entry.purpose.as_str(),
        tenant_id: entry.tenant_id.to_string(),
        tenant_name: detail.tenant_name.clone(),
        author: entry.author.clone(),
        by_policy: entry.by_policy,
        started_at: entry.started_at.to_string(),
        client_request_id: entry.progress.client_request_id.clone(),
        operation: OperationView::of(detail, operation),
    })
}
