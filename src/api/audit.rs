//! The audit trail: looking into it, taking it out, and the heads of its chain.

use std::convert::Infallible;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, get, web};
use async_stream::stream;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, ApiState, cursor, parse};
use crate::domain::model::ActorKind;
use crate::pipeline::audit::{self, ExportFormat, NamedEntry};
use crate::store::audit::{AuditResult, Fault, Filter, Head, Verdict};

const TEXT_LIMIT_CHARACTERS: usize = 200;
const KINDS: &str = "session, token, commandLine, schedule, plumbline";
const RESULTS: &str = "done, refused, failed";
const FORMATS: &str = "csv, jsonl, cef";

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(export).service(list_heads).service(chain).service(get_one);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AuditQuery {
    /// Somewhere in the entry: who, what, on what, from where, or in the details.
    q: Option<String>,
    actor: Option<String>,
    /// By which way the actor came: `session`, `token`, `commandLine`, `schedule` or `plumbline`.
    kind: Option<String>,
    /// An action such as `tenant.change`, or its noun, such as `tenant`.
    action: Option<String>,
    tenant: Option<String>,
    /// `done`, `refused` or `failed`.
    result: Option<String>,
    /// RFC 3339, the first moment.
    from: Option<String>,
    /// RFC 3339, the moment after the last.
    to: Option<String>,
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ExportQuery {
    /// `csv`, `jsonl` (a JSON object on each line) or `cef` (ArcSight's Common Event Format).
    format: String,
    /// As in the list.
    q: Option<String>,
    actor: Option<String>,
    kind: Option<String>,
    action: Option<String>,
    tenant: Option<String>,
    result: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct HeadsQuery {
    cursor: Option<String>,
    /// 1 to 1000; 100 when left out.
    limit: Option<u32>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AuditEntryView {
    id: i64,
    at: String,
    /// Who.
    actor: String,
    /// By which way the actor came; null in entries from before that was noted.
    kind: Option<String>,
    /// From where, past the proxies that are trusted; null for what came from the host itself.
    address: Option<String>,
    /// The id of the request, which the log has too.
    request: Option<String>,
    /// Verb and noun, such as `tenant.change`.
    action: String,
    /// The id of what it was done to.
    subject: String,
    tenant_id: Option<String>,
    /// The name that the tenant has today; null when it is gone.
    tenant_name: Option<String>,
    /// `done`, `refused` or `failed`.
    result: &'static str,
    /// What there is to tell; settings under `before` and `after`.
    #[schema(value_type = Value)]
    detail: Value,
    /// The detail was erased with the tenant.
    erased: bool,
    /// Of this entry and, by way of the one before, of all before it.
    hash: String,
}

/// The last entry when a day was over. Kept elsewhere, it finds every change of what stands before it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AuditHeadView {
    /// A UTC day, such as `2026-11-26`.
    day: String,
    entry: i64,
    hash: String,
    made_at: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AuditChainView {
    whole: bool,
    /// Those that were walked.
    entries: Option<u64>,
    /// The heads that the chain was held against.
    heads: Option<u64>,
    /// The first entry that is still kept.
    first_entry: Option<i64>,
    /// Where it does not hold.
    broken_at: Option<i64>,
    /// `changed`, `missing`, `otherHead`, `cutOff` or `noReceipt`.
    fault: Option<&'static str>,
    /// The day of the head that says otherwise.
    day: Option<String>,
}

/// What was done, refused, or tried in vain; the newest first.
#[utoipa::path(
    operation_id = "listAudit",
    params(AuditQuery),
    responses((status = 200, body = Page<AuditEntryView>), (status = "default", body = Problem)),
    tag = "audit"
)]
#[get("/audit")]
async fn list(permit: Permit, query: web::Query<AuditQuery>) -> Result<web::Json<Page<AuditEntryView>>, ApiError> {
    let AuditQuery { q, actor, kind, action, tenant, result, from, to, cursor, limit } = query.into_inner();
    let (limit, before) = (parse::limit(limit), cursor::decode(cursor.as_deref())?);
    let filter = filter(Given { q, actor, kind, action, tenant, result, from, to })?;
    let found = audit::list(permit.context(), filter, before, limit + 1).await?;
    let page = Page::of(found, limit, |last: &NamedEntry| cursor::encode(&last.entry.id));
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.into_iter().map(view).collect(), next_cursor, total }))
}

/// All entries that the filter lets through, as a file, the oldest first. That somebody took them out is an entry, too.
#[utoipa::path(
    operation_id = "exportAudit",
    params(ExportQuery),
    responses(
        (status = 200, content_type = "text/plain", body = String),
        (status = "default", body = Problem),
    ),
    tag = "audit"
)]
#[get("/audit/export")]
async fn export(
    state: web::Data<ApiState>,
    permit: Permit,
    query: web::Query<ExportQuery>,
) -> Result<HttpResponse, ApiError> {
    let ExportQuery { format, q, actor, kind, action, tenant, result, from, to } = query.into_inner();
    let format = parse::word("format", &format, ExportFormat::from_word, FORMATS)?;
    let filter = filter(Given { q, actor, kind, action, tenant, result, from, to })?;
    audit::begin_export(permit.context(), permit.actor(), &filter, format).await?;
    let (context, stop) = (permit.context().clone(), state.stop.clone());
    let body = stream! {
        yield Ok::<_, Infallible>(Bytes::from(format.heading()));
        let mut after = 0;
        while !stop.is_cancelled() {
            // A file that ends early is better than one that pretends to be whole: the log tells why.
            let page = match audit::export_page(&context, filter.clone(), after).await {
                Ok(page) => page,
                Err(failure) => {
                    slog::error!(context.logger, "an export of the audit trail was cut short";
                        "error" => crate::logging::chain(&failure));
                    break;
                }
            };
            let Some(last) = page.last() else { break };
            after = last.entry.id;
            yield Ok(Bytes::from(page.iter().map(|entry| format.line(entry)).collect::<String>()));
        }
    };
    let name = format!("attachment; filename=\"plumbline-audit.{}\"", format.as_str());
    let content_type = match format {
        ExportFormat::Csv => "text/csv; charset=utf-8",
        ExportFormat::JsonLines => "application/jsonl; charset=utf-8",
        ExportFormat::Cef => "text/plain; charset=utf-8",
    };
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_DISPOSITION, name))
        .content_type(content_type)
        .streaming(Box::pin(body)))
}

/// The heads of the chain by day, the newest first. Keep them elsewhere.
#[utoipa::path(
    operation_id = "listAuditHeads",
    params(HeadsQuery),
    responses((status = 200, body = Page<AuditHeadView>), (status = "default", body = Problem)),
    tag = "audit"
)]
#[get("/audit/heads")]
async fn list_heads(permit: Permit, query: web::Query<HeadsQuery>) -> Result<web::Json<Page<AuditHeadView>>, ApiError> {
    let HeadsQuery { cursor, limit } = query.into_inner();
    let (limit, before) = (parse::limit(limit), cursor::decode(cursor.as_deref())?);
    let found = audit::heads(permit.context(), before, limit + 1).await?;
    let page = Page::of(found, limit, |last: &Head| cursor::encode(&last.day));
    let Page { items, next_cursor, total } = page;
    Ok(web::Json(Page { items: items.into_iter().map(head_view).collect(), next_cursor, total }))
}

/// Walks the whole chain, and holds it against its heads.
#[utoipa::path(operation_id = "verifyAudit", responses((status = 200, body = AuditChainView), (status = "default", body = Problem)), tag = "audit")]
#[get("/audit/chain")]
async fn chain(permit: Permit) -> Result<web::Json<AuditChainView>, ApiError> {
    Ok(web::Json(chain_view(audit::verify(permit.context(), Vec::new()).await?)))
}

/// One entry.
#[utoipa::path(operation_id = "getAuditEntry", responses((status = 200, body = AuditEntryView), (status = "default", body = Problem)), tag = "audit")]
#[get("/audit/{entry}")]
async fn get_one(permit: Permit, path: web::Path<String>) -> Result<web::Json<AuditEntryView>, ApiError> {
    let id = path.parse().map_err(|_| ApiError::not_found("audit entry"))?;
    Ok(web::Json(view(audit::get(permit.context(), id).await?)))
}

/// What a query gives.
struct Given {
    q: Option<String>,
    actor: Option<String>,
    kind: Option<String>,
    action: Option<String>,
    tenant: Option<String>,
    result: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

fn filter(given: Given) -> Result<Filter, ApiError> {
    let Given { q, actor, kind, action, tenant, result, from, to } = given;
    let kind = present(kind.as_deref()).map(|word| parse::word("kind", word, ActorKind::from_word, KINDS));
    let result = present(result.as_deref()).map(|word| parse::word("result", word, AuditResult::from_word, RESULTS));
    Ok(Filter {
        text: text("q", q.as_deref())?,
        actor: text("actor", actor.as_deref())?,
        kind: kind.transpose()?,
        action: text("action", action.as_deref())?,
        tenant: present(tenant.as_deref()).map(|id| parse::field("tenant", id)).transpose()?,
        result: result.transpose()?,
        from: parse::optional_time("from", from.as_deref())?,
        to: parse::optional_time("to", to.as_deref())?,
    })
}

fn present(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn text(field: &str, text: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(text) = present(text) else { return Ok(None) };
    if text.chars().count() > TEXT_LIMIT_CHARACTERS {
        return Err(ApiError::invalid(field, format!("expected at most {TEXT_LIMIT_CHARACTERS} characters")));
    }
    Ok(Some(text.to_owned()))
}

fn view(NamedEntry { entry, tenant_name }: NamedEntry) -> AuditEntryView {
    AuditEntryView {
        id: entry.id,
        at: entry.at.to_string(),
        actor: entry.actor,
        kind: entry.kind.map(|kind| kind.as_str().to_owned()),
        address: entry.address,
        request: entry.request,
        action: entry.action,
        subject: entry.subject,
        tenant_id: entry.tenant,
        tenant_name,
        result: entry.result.as_str(),
        detail: serde_json::from_str(&entry.detail).unwrap_or_default(),
        erased: entry.is_erased,
        hash: audit::hex(&entry.hash),
    }
}

fn head_view(Head { day, entry, hash, made_at }: Head) -> AuditHeadView {
    AuditHeadView { day, entry, hash: audit::hex(&hash), made_at: made_at.to_string() }
}

fn chain_view(verdict: Verdict) -> AuditChainView {
    let none = AuditChainView {
        whole: true,
        entries: None,
        heads: None,
        first_entry: None,
        broken_at: None,
        fault: None,
        day: None,
    };
    match verdict {
        Verdict::Whole { entries, heads, first } => {
            AuditChainView { entries: Some(entries), heads: Some(heads), first_entry: first, ..none }
        }
        Verdict::Broken { at_entry, fault } => {
            let (fault, day) = match fault {
                Fault::Changed => ("changed", None),
                Fault::Missing => ("missing", None),
                Fault::OtherHead { day } => ("otherHead", Some(day)),
                Fault::CutOff { day } => ("cutOff", Some(day)),
                Fault::NoReceipt => ("noReceipt", None),
            };
            AuditChainView { whole: false, broken_at: Some(at_entry), fault: Some(fault), day, ..none }
        }
    }
}
