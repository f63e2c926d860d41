//! Baselines as files.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::baseline::Document;
use crate::pipeline::baselines::{self, ImportSettings, Imported};

/// A baseline of 10,000 groups has about half of it.
const FILE_LIMIT_BYTES: usize = 32 * 1024 * 1024;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(export).service(import);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ImportQuery {
    /// In place of the label of the file.
    label: Option<String>,
    /// Tell what it would do, and do nothing.
    #[serde(default)]
    dry_run: bool,
}

/// What an import did, or would do.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ImportReport {
    /// The new version; null when nothing changed, or with `dryRun`.
    version: Option<u64>,
    added: usize,
    removed: usize,
    changed: usize,
    /// Watched in another way.
    rewatched: usize,
    /// Drifts that were, or would be, raised.
    raised: usize,
    resolved: usize,
}

/// The active baseline of an area as a file that lives well in Git.
#[utoipa::path(
    operation_id = "exportBaseline",
    responses((status = 200, body = Value), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[get("/tenants/{tenant}/areas/{area}/baseline/export")]
async fn export(permit: Permit, path: web::Path<(String, String)>) -> Result<HttpResponse, ApiError> {
    let (tenant, area) = path.into_inner();
    let document = baselines::export(permit.context(), permit.actor(), parse::tenant(&tenant)?, area).await?;
    // An area's key consists of letters, digits and underscores.
    let name = format!("attachment; filename=\"{}.json\"", document.area);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CONTENT_DISPOSITION, name))
        .body(document.to_text()))
}

/// Make what a file says the agreed state of an area.
#[utoipa::path(
    operation_id = "importBaseline",
    params(ImportQuery),
    request_body = Value,
    responses((status = 200, body = ImportReport), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[post("/tenants/{tenant}/areas/{area}/baseline/import")]
async fn import(
    permit: Permit,
    path: web::Path<(String, String)>,
    query: web::Query<ImportQuery>,
    payload: web::Payload,
) -> Result<web::Json<ImportReport>, ApiError> {
    let (tenant, area) = path.into_inner();
    let tenant = parse::tenant(&tenant)?;
    let document = document(payload).await?;
    if document.area.as_str() != area {
        let message = format!("the file is of area `{}`, expected `{area}`: import it there", document.area);
        return Err(ApiError::invalid("area", message));
    }
    let ImportQuery { label, dry_run } = query.into_inner();
    let settings = ImportSettings { label, dry_run };
    let imported = baselines::import(permit.context(), permit.actor(), tenant, document, settings).await?;
    Ok(web::Json(imported.into()))
}

async fn document(payload: web::Payload) -> Result<Document, ApiError> {
    let bytes = parse::body(payload, FILE_LIMIT_BYTES).await?;
    let broken =
        |cause| ApiError::new(StatusCode::BAD_REQUEST, "brokenJson", format!("the body cannot be read: {cause}"));
    let text = std::str::from_utf8(&bytes).map_err(broken)?;
    Document::parse(text).map_err(|fault| ApiError::invalid("file", fault.to_string()))
}

impl From<Imported> for ImportReport {
    fn from(imported: Imported) -> Self {
        let Imported { area: _, version, added, removed, changed, rewatched, raised, resolved } = imported;
        Self { version, added, removed, changed, rewatched, raised, resolved }
    }
}
