//! A few letters, and what they may mean.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::ApiError;
use super::permit::Permit;
use super::problem::Problem;
use crate::pipeline::drifts::NamedDrift;
use crate::pipeline::search::{self, Findings, FoundArea, FoundResource};
use crate::store::tenants::Tenant;

/// The most of each kind.
const LIMIT: u32 = 50;
const DEFAULT_LIMIT: u32 = 8;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(search_all);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SearchQuery {
    /// Part of a name, at most 200 characters.
    #[serde(default)]
    q: String,
    /// Of each kind, 1 to 50; 8 when left out.
    limit: Option<u32>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FindingsView {
    tenants: Vec<FoundTenantView>,
    areas: Vec<FoundAreaView>,
    /// As they were when their areas were last read.
    resources: Vec<FoundResourceView>,
    /// Open ones.
    drifts: Vec<FoundDriftView>,
    /// Whether all resources were looked at. Where there are very many, only the beginning of a name finds them all.
    complete: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FoundTenantView {
    id: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FoundAreaView {
    area: String,
    title: String,
    workload_title: &'static str,
    /// When the text names a tenant, too.
    tenant_id: Option<String>,
    tenant_name: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FoundResourceView {
    tenant_id: String,
    tenant_name: String,
    area: String,
    area_title: String,
    id: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FoundDriftView {
    id: String,
    tenant_id: String,
    tenant_name: String,
    area_title: String,
    resource_name: String,
    /// `critical`, `high`, `medium` or `low`.
    severity: &'static str,
}

/// Find tenants, areas, resources and open drifts by a part of their names.
#[utoipa::path(
    operation_id = "search",
    params(SearchQuery),
    responses((status = 200, body = FindingsView), (status = "default", body = Problem)),
    tag = "search"
)]
#[get("/search")]
async fn search_all(permit: Permit, query: web::Query<SearchQuery>) -> Result<web::Json<FindingsView>, ApiError> {
    let SearchQuery { q, limit } = query.into_inner();
    let limit = limit.unwrap_or(DEFAULT_LIMIT).clamp(1, LIMIT);
    let Findings { tenants, areas, resources, drifts, is_cut } = search::search(permit.context(), &q, limit).await?;
    Ok(web::Json(FindingsView {
        tenants: tenants.into_iter().map(tenant_view).collect(),
        areas: areas.into_iter().map(area_view).collect(),
        resources: resources.into_iter().map(resource_view).collect(),
        drifts: drifts.into_iter().map(drift_view).collect(),
        complete: !is_cut,
    }))
}

fn tenant_view(tenant: Tenant) -> FoundTenantView {
    FoundTenantView { id: tenant.id.to_string(), name: tenant.name }
}

fn area_view(found: FoundArea) -> FoundAreaView {
    let FoundArea { area, tenant } = found;
    let (tenant_id, tenant_name) = tenant.map(|(id, name)| (id.to_string(), name)).unzip();
    FoundAreaView {
        area: area.key.as_str().to_owned(),
        title: area.title.clone(),
        workload_title: area.workload.title(),
        tenant_id,
        tenant_name,
    }
}

fn resource_view(found: FoundResource) -> FoundResourceView {
    let FoundResource { resource, tenant_name, area_title } = found;
    FoundResourceView {
        tenant_id: resource.tenant.to_string(),
        tenant_name,
        area: resource.area.as_str().to_owned(),
        area_title,
        id: resource.id.as_str().to_owned(),
        name: resource.name,
    }
}

fn drift_view(found: NamedDrift) -> FoundDriftView {
    let NamedDrift { drift, tenant_name, names: _, area } = found;
    FoundDriftView {
        id: drift.id.to_string(),
        tenant_id: drift.tenant_id.to_string(),
        tenant_name,
        area_title: area.map_or_else(|| drift.area.as_str().to_owned(), |area| area.title.clone()),
        resource_name: drift.resource_name,
        severity: drift.severity.as_str(),
    }
}
