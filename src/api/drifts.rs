//! Drifts: what differs, and what people decide about it.

use actix_web::{get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::guard::SignedIn;
use super::list::Page;
use super::problem::Problem;
use super::wire::DriftView;
use super::{ApiError, ApiState, cursor, parse};
use crate::domain::drift::DriftState;
use crate::domain::model::{DriftId, Severity, Timestamp};
use crate::pipeline::drifts::{self, Decision, NamedDrift};
use crate::store::drifts::{DriftEvent, Filter};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(actions).service(get_one).service(accept).service(reopen).service(snooze);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ListQuery {
    tenant: Option<String>,
    area: Option<String>,
    /// `open`, `accepted`, `snoozed` or `resolved`.
    state: Option<String>,
    /// `critical`, `high`, `medium` or `low`.
    severity: Option<String>,
    /// Part of the resource's name.
    q: Option<String>,
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DriftDetail {
    #[serde(flatten)]
    drift: DriftView,
    events: Vec<DriftEventView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DriftEventView {
    at: String,
    event: String,
    actor: String,
    detail: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Accept {
    /// Why this is fine.
    reason: String,
    /// RFC 3339; never when left out.
    expires_at: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Snooze {
    /// RFC 3339.
    until: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(tag = "action", rename_all = "camelCase")]
enum Action {
    Accept {
        #[serde(rename = "driftIds")]
        drift_ids: Vec<String>,
        reason: String,
        #[serde(rename = "expiresAt")]
        expires_at: Option<String>,
    },
    Snooze {
        #[serde(rename = "driftIds")]
        drift_ids: Vec<String>,
        until: String,
    },
    Reopen {
        #[serde(rename = "driftIds")]
        drift_ids: Vec<String>,
    },
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Changed {
    changed: usize,
}

/// Drifts over all tenants, the newest first.
#[utoipa::path(
    operation_id = "listDrifts",
    params(ListQuery),
    responses((status = 200, body = Page<DriftView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/drifts")]
async fn list(
    state: web::Data<ApiState>,
    _: SignedIn,
    query: web::Query<ListQuery>,
) -> Result<web::Json<Page<DriftView>>, ApiError> {
    let limit = parse::limit(query.limit);
    let filter = filter(&query, limit + 1)?;
    let page = Page::of(drifts::list(&state.context, filter).await?, limit, |last: &NamedDrift| {
        cursor::encode(&(last.drift.first_seen_at.milliseconds(), last.drift.id))
    });
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.iter().map(DriftView::from).collect(), next_cursor, total }))
}

/// One drift with its history.
#[utoipa::path(operation_id = "getDrift", responses((status = 200, body = DriftDetail), (status = "default", body = Problem)), tag = "drifts")]
#[get("/drifts/{drift}")]
async fn get_one(
    state: web::Data<ApiState>,
    _: SignedIn,
    path: web::Path<String>,
) -> Result<web::Json<DriftDetail>, ApiError> {
    detail(&state, parse::drift(&path)?).await
}

/// Accept the drift as it is now. A live value that moves on re-opens it.
#[utoipa::path(
    operation_id = "acceptDrift",
    request_body = Accept,
    responses((status = 200, body = DriftDetail), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/drifts/{drift}/accept")]
async fn accept(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<String>,
    body: web::Json<Accept>,
) -> Result<web::Json<DriftDetail>, ApiError> {
    let Accept { reason, expires_at } = body.into_inner();
    let until = moment("expiresAt", expires_at.as_deref())?;
    decide_one(&state, signed_in, &path, Decision::Accept { reason, until }).await
}

/// Put an accepted or snoozed drift back among the open ones.
#[utoipa::path(operation_id = "reopenDrift", responses((status = 200, body = DriftDetail), (status = "default", body = Problem)), tag = "drifts")]
#[post("/drifts/{drift}/reopen")]
async fn reopen(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<String>,
) -> Result<web::Json<DriftDetail>, ApiError> {
    decide_one(&state, signed_in, &path, Decision::Reopen).await
}

/// Look at it later.
#[utoipa::path(
    operation_id = "snoozeDrift",
    request_body = Snooze,
    responses((status = 200, body = DriftDetail), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/drifts/{drift}/snooze")]
async fn snooze(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    path: web::Path<String>,
    body: web::Json<Snooze>,
) -> Result<web::Json<DriftDetail>, ApiError> {
    let until = parse::field("until", &body.until)?;
    decide_one(&state, signed_in, &path, Decision::Snooze { until }).await
}

/// One decision about many drifts: for all of them or, when one is refused, for none.
#[utoipa::path(
    operation_id = "decideDrifts",
    request_body = Action,
    responses((status = 200, body = Changed), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/drifts/actions")]
async fn actions(
    state: web::Data<ApiState>,
    signed_in: SignedIn,
    body: web::Json<Action>,
) -> Result<web::Json<Changed>, ApiError> {
    let (ids, decision) = match body.into_inner() {
        Action::Accept { drift_ids, reason, expires_at } => {
            (drift_ids, Decision::Accept { reason, until: moment("expiresAt", expires_at.as_deref())? })
        }
        Action::Snooze { drift_ids, until } => (drift_ids, Decision::Snooze { until: parse::field("until", &until)? }),
        Action::Reopen { drift_ids } => (drift_ids, Decision::Reopen),
    };
    let ids = ids.iter().map(|id| parse::field("driftIds", id)).collect::<Result<Vec<DriftId>, _>>()?;
    let changed = drifts::decide(&state.context, signed_in.actor(), ids, decision).await?;
    Ok(web::Json(Changed { changed }))
}

async fn decide_one(
    state: &ApiState,
    signed_in: SignedIn,
    id: &str,
    decision: Decision,
) -> Result<web::Json<DriftDetail>, ApiError> {
    let id = parse::drift(id)?;
    drifts::decide(&state.context, signed_in.actor(), vec![id], decision).await?;
    detail(state, id).await
}

async fn detail(state: &ApiState, id: DriftId) -> Result<web::Json<DriftDetail>, ApiError> {
    let (drift, events) = drifts::get(&state.context, id).await?;
    let events = events.into_iter().map(|event| {
        let DriftEvent { at, event, actor, detail } = event;
        DriftEventView { at: at.to_string(), event, actor, detail }
    });
    Ok(web::Json(DriftDetail { drift: DriftView::from(&drift), events: events.collect() }))
}

fn filter(query: &ListQuery, limit: u32) -> Result<Filter, ApiError> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let before: Option<(i64, DriftId)> = cursor::decode(query.cursor.as_deref())?;
    let state = said(&query.state)
        .map(|text| parse::word("state", &text, DriftState::from_word, "open, accepted, snoozed and resolved"));
    let severity = said(&query.severity)
        .map(|text| parse::word("severity", &text, Severity::from_word, "critical, high, medium and low"));
    Ok(Filter {
        tenant: said(&query.tenant).map(|text| parse::field("tenant", &text)).transpose()?,
        area: said(&query.area).map(|text| parse::field("area", &text)).transpose()?,
        state: state.transpose()?,
        severity: severity.transpose()?,
        text: said(&query.q),
        before: before.map(|(at, id)| (Timestamp(at), id)),
        limit,
    })
}

fn moment(field: &str, text: Option<&str>) -> Result<Option<Timestamp>, ApiError> {
    text.filter(|text| !text.is_empty()).map(|text| parse::field(field, text)).transpose()
}
