//! What people write down about a tenant for one another.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, delete, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::pipeline::tenant_notes;
use crate::store::tenant_notes::TenantNote;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(write).service(remove);
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantNoteView {
    id: String,
    author: String,
    at: String,
    text: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewTenantNote {
    /// 1 to 4000 characters.
    text: String,
}

/// What people wrote down about a tenant, the newest first.
#[utoipa::path(
    operation_id = "listTenantNotes",
    responses((status = 200, body = Page<TenantNoteView>), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[get("/tenants/{tenant}/notes")]
async fn list(permit: Permit, path: web::Path<String>) -> Result<web::Json<Page<TenantNoteView>>, ApiError> {
    let found = tenant_notes::list(permit.context(), parse::tenant(&path)?).await?;
    Ok(web::Json(Page::whole(found.into_iter().map(view).collect())))
}

/// Write something down about a tenant.
#[utoipa::path(
    operation_id = "writeTenantNote",
    request_body = NewTenantNote,
    responses((status = 201, body = TenantNoteView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[post("/tenants/{tenant}/notes")]
async fn write(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<NewTenantNote>,
) -> Result<HttpResponse, ApiError> {
    let tenant = parse::tenant(&path)?;
    let made = tenant_notes::write(permit.context(), permit.actor(), tenant, &body.text).await?;
    Ok(HttpResponse::build(StatusCode::CREATED).json(view(made)))
}

/// Remove a note.
#[utoipa::path(
    operation_id = "removeTenantNote",
    responses((status = 204), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[delete("/tenants/{tenant}/notes/{note}")]
async fn remove(permit: Permit, path: web::Path<(String, String)>) -> Result<HttpResponse, ApiError> {
    let (tenant, note) = path.into_inner();
    let (tenant, note) = (parse::tenant(&tenant)?, parse::tenant_note(&note)?);
    tenant_notes::remove(permit.context(), permit.actor(), tenant, note).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn view(TenantNote { id, author, at, text }: TenantNote) -> TenantNoteView {
    TenantNoteView { id: id.to_string(), author, at: at.to_string(), text }
}
