//! Drifts: what differs, and what people decide about it.

use actix_web::{get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::attribution_wire::LogEntryView;
use super::drift_query::DriftQuery;
use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::DriftView;
use super::{ApiError, cursor, parse};
use crate::auth::Role;
use crate::domain::model::{DriftId, Timestamp};
use crate::pipeline::drifts::{self, Decision, DriftWithHistory, NamedDrift};
use crate::pipeline::{attribution, triage};
use crate::store::drifts::DriftEvent;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config
        .service(list)
        .service(actions)
        .service(get_one)
        .service(refresh_attribution)
        .service(accept)
        .service(reopen)
        .service(snooze);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DriftDetail {
    #[serde(flatten)]
    drift: DriftView,
    events: Vec<DriftEventView>,
    /// What Microsoft's audit logs say of the change, the newest last.
    logged: Vec<LogEntryView>,
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
    /// Where it was agreed, such as the number of a change.
    ticket: Option<String>,
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
        ticket: Option<String>,
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
    /// Give them to somebody who sees their tenants or, without an assignee, to nobody.
    Assign {
        #[serde(rename = "driftIds")]
        drift_ids: Vec<String>,
        /// The id of a person.
        assignee: Option<String>,
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
    params(DriftQuery),
    responses((status = 200, body = Page<DriftView>), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[get("/drifts")]
async fn list(permit: Permit, query: web::Query<DriftQuery>) -> Result<web::Json<Page<DriftView>>, ApiError> {
    let limit = parse::limit(query.limit);
    let now = permit.context().clock.now();
    let filter = query.filter(&permit, limit + 1)?;
    let page = Page::of(drifts::list(permit.context(), filter).await?, limit, |last: &NamedDrift| {
        cursor::encode(&(last.drift.first_seen_at.milliseconds(), last.drift.id))
    });
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.iter().map(|drift| DriftView::of(drift, now)).collect(), next_cursor, total }))
}

/// One drift with its history.
#[utoipa::path(operation_id = "getDrift", responses((status = 200, body = DriftDetail), (status = "default", body = Problem)), tag = "drifts")]
#[get("/drifts/{drift}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<DriftDetail>, ApiError> {
    detail(&permit, parse::drift(&path)?).await
}

/// Ask Microsoft's audit logs now who made the change; answers when they were read.
#[utoipa::path(
    operation_id = "refreshAttribution",
    responses((status = 200, body = DriftDetail), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/drifts/{drift}/attribution/refresh")]
async fn refresh_attribution(permit: Permit, path: web::Path<String>) -> Result<web::Json<DriftDetail>, ApiError> {
    let id = parse::drift(&path)?;
    attribution::look_again(permit.context(), permit.actor(), id).await?;
    detail(&permit, id).await
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
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<Accept>,
) -> Result<web::Json<DriftDetail>, ApiError> {
    let Accept { reason, ticket, expires_at } = body.into_inner();
    let until = moment("expiresAt", expires_at.as_deref())?;
    decide_one(&permit, &path, Decision::Accept { reason, ticket, until }).await
}

/// Put an accepted or snoozed drift back among the open ones.
#[utoipa::path(operation_id = "reopenDrift", responses((status = 200, body = DriftDetail), (status = "default", body = Problem)), tag = "drifts")]
#[post("/drifts/{drift}/reopen")]
async fn reopen(permit: Permit, path: web::Path<String>) -> Result<web::Json<DriftDetail>, ApiError> {
    decide_one(&permit, &path, Decision::Reopen).await
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
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<Snooze>,
) -> Result<web::Json<DriftDetail>, ApiError> {
    let until = parse::field("until", &body.until)?;
    decide_one(&permit, &path, Decision::Snooze { until }).await
}

/// One decision about many drifts: for all of them or, when one is refused, for none.
#[utoipa::path(
    operation_id = "decideDrifts",
    request_body = Action,
    responses((status = 200, body = Changed), (status = "default", body = Problem)),
    tag = "drifts"
)]
#[post("/drifts/actions")]
async fn actions(permit: Permit, body: web::Json<Action>) -> Result<web::Json<Changed>, ApiError> {
    let mut context = permit.context().clone();
    let (ids, decision) = match body.into_inner() {
        Action::Assign { drift_ids, assignee } => {
            let ids = parse_ids(&drift_ids)?;
            let to =
                assignee.as_deref().filter(|id| !id.is_empty()).map(|id| parse::field("assignee", id)).transpose()?;
            let changed = triage::assign(&context, permit.actor(), ids, to).await?;
            return Ok(web::Json(Changed { changed }));
        }
        Action::Accept { drift_ids, reason, ticket, expires_at } => {
            context = permit.raised(Role::Approver)?;
            let until = moment("expiresAt", expires_at.as_deref())?;
            (drift_ids, Decision::Accept { reason, ticket, until })
        }
        Action::Snooze { drift_ids, until } => (drift_ids, Decision::Snooze { until: parse::field("until", &until)? }),
        Action::Reopen { drift_ids } => (drift_ids, Decision::Reopen),
    };
    let changed = drifts::decide(&context, permit.actor(), parse_ids(&ids)?, decision).await?;
    Ok(web::Json(Changed { changed }))
}

async fn decide_one(permit: &Permit, id: &str, decision: Decision) -> Result<web::Json<DriftDetail>, ApiError> {
    let id = parse::drift(id)?;
    drifts::decide(permit.context(), permit.actor(), vec![id], decision).await?;
    detail(permit, id).await
}

async fn detail(permit: &Permit, id: DriftId) -> Result<web::Json<DriftDetail>, ApiError> {
    let DriftWithHistory { drift, events, logged } = drifts::get(permit.context(), id).await?;
    let events = events.into_iter().map(|event| {
        let DriftEvent { at, event, actor, detail } = event;
        DriftEventView { at: at.to_string(), event, actor, detail }
    });
    let drift = DriftView::of(&drift, permit.context().clock.now());
    let logged = logged.into_iter().map(LogEntryView::of).collect();
    Ok(web::Json(DriftDetail { drift, events: events.collect(), logged }))
}

fn parse_ids(ids: &[String]) -> Result<Vec<DriftId>, ApiError> {
    ids.iter().map(|id| parse::field("driftIds", id)).collect()
}

fn moment(field: &str, text: Option<&str>) -> Result<Option<Timestamp>, ApiError> {
    text.filter(|text| !text.is_empty()).map(|text| parse::field(field, text)).transpose()
}
