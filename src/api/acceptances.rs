//! The acceptances that run: who decided what, why and until when.

use actix_web::{get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::DriftView;
use super::{ApiError, cursor, parse};
use crate::domain::model::{AcceptanceId, Timestamp};
use crate::pipeline::acceptances::{self, RunningAcceptance};
use crate::store::acceptances::Filter;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(revoke);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListQuery {
    tenant: Option<String>,
    area: Option<String>,
    /// Part of the reason, the ticket, the author or the resource's name.
    q: Option<String>,
    /// RFC 3339: only those that end before.
    ending_before: Option<String>,
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

/// A drift whose acceptance runs. Its `acceptance` tells reason, author and end.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RunningAcceptanceView {
    /// Of the acceptance.
    id: String,
    drift: DriftView,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Revoked {
    drift_id: String,
}

/// Acceptances that run, over all tenants, the newest first.
#[utoipa::path(
    operation_id = "listAcceptances",
    params(ListQuery),
    responses((status = 200, body = Page<RunningAcceptanceView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/acceptances")]
async fn list(
    permit: Permit,
    query: web::Query<ListQuery>,
) -> Result<web::Json<Page<RunningAcceptanceView>>, ApiError> {
    let limit = parse::limit(query.limit);
    let found = acceptances::list(permit.context(), filter(&query, limit + 1)?).await?;
    let page = Page::of(found, limit, |last: &RunningAcceptance| {
        cursor::encode(&(last.acceptance.accepted_at.milliseconds(), last.acceptance.id))
    });
    let now = permit.context().clock.now();
    let view = |running: &RunningAcceptance| RunningAcceptanceView {
        id: running.acceptance.id.to_string(),
        drift: DriftView::of(&running.drift, now),
    };
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.iter().map(view).collect(), next_cursor, total }))
}

/// End an acceptance before its time. Its drift is open again.
#[utoipa::path(
    operation_id = "revokeAcceptance",
    responses((status = 200, body = Revoked), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/acceptances/{acceptance}/revoke")]
async fn revoke(permit: Permit, path: web::Path<String>) -> Result<web::Json<Revoked>, ApiError> {
    let drift = acceptances::revoke(permit.context(), permit.actor(), parse::acceptance(&path)?).await?;
    Ok(web::Json(Revoked { drift_id: drift.to_string() }))
}

fn filter(query: &ListQuery, limit: u32) -> Result<Filter, ApiError> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let before: Option<(i64, AcceptanceId)> = cursor::decode(query.cursor.as_deref())?;
    Ok(Filter {
        tenant: said(&query.tenant).map(|text| parse::field("tenant", &text)).transpose()?,
        area: said(&query.area).map(|text| parse::field("area", &text)).transpose()?,
        text: said(&query.q),
        ending_before: said(&query.ending_before).map(|text| parse::field("endingBefore", &text)).transpose()?,
        before: before.map(|(at, id)| (Timestamp(at), id)),
        limit,
    })
}
