//! Erasing tenants.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, delete, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::pipeline::erasure::{self, Confirmation, Receipt};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(remove).service(erase);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Erase {
    /// The name of the tenant, so that nobody erases the one beside it.
    name: String,
}

/// What was erased. Keep it: Plumbline forgets the name, and keeps the audit entry.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ErasureReceipt {
    /// Plumbline's id, which the audit entry has too.
    id: String,
    name: String,
    /// Microsoft's id of the directory.
    tenant_id: String,
    erased_at: String,
    erased_by: String,
    /// The number of the audit entry.
    audit_entry: i64,
    /// How many of each kind.
    removed: BTreeMap<&'static str, u64>,
    /// Audit entries that stay without their details.
    emptied_audit_entries: u64,
}

/// Erase a tenant: everything that is known of it, its secrets, and the key that could read a copy. Its work ends
/// first. Audit entries stay without their details.
#[utoipa::path(
    operation_id = "eraseTenant",
    request_body = Erase,
    responses((status = 200, body = ErasureReceipt), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[post("/tenants/{tenant}/erase")]
async fn erase(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<Erase>,
) -> Result<web::Json<ErasureReceipt>, ApiError> {
    let (id, confirmation) = (parse::tenant(&path)?, Confirmation::Typed(body.into_inner().name));
    let receipt = erasure::erase(permit.context(), permit.actor(), id, confirmation).await?;
    Ok(web::Json(view(receipt)))
}

/// The same as to erase it, for programs: nothing is typed, and the receipt stands in the audit trail.
#[utoipa::path(operation_id = "removeTenant", responses((status = 204), (status = "default", body = Problem)), tag = "tenants")]
#[delete("/tenants/{tenant}")]
async fn remove(permit: Permit, path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    erasure::erase(permit.context(), permit.actor(), parse::tenant(&path)?, Confirmation::Named).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn view(receipt: Receipt) -> ErasureReceipt {
    let Receipt { tenant, name, directory_id, erased_at, erased_by, entry, removed, emptied_entries } = receipt;
    ErasureReceipt {
        id: tenant.to_string(),
        name,
        tenant_id: directory_id.to_string(),
        erased_at: erased_at.to_string(),
        erased_by,
        audit_entry: entry,
        removed: removed.into_iter().map(|(kind, count)| (kind.as_str(), count)).collect(),
        emptied_audit_entries: emptied_entries,
    }
}
