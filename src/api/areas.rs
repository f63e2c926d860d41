//! Areas: of the catalog, and as they stand in a tenant.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::entitlements::AccessView;
use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::wire::{BaselineSummary, CollectionView, SeverityCountsView};
use super::{ApiError, parse};
use crate::domain::catalog::Area;
use crate::pipeline::areas;
use crate::pipeline::entitlements::AreaAccess;
use crate::pipeline::portfolio::{self, AreaOverview};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list).service(of_tenant);
}

/// One kind of configuration.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AreaView {
    key: String,
    title: String,
    description: String,
    workload: String,
    workload_title: &'static str,
    tier: u8,
    /// The version of Graph that it is read from.
    version: &'static str,
    read_permissions: Vec<String>,
    write_permissions: Vec<String>,
    licence: Option<String>,
    /// Any one of these service plans suffices; empty where none is asked for.
    service_plans: Vec<String>,
    /// Read where nobody decided.
    on_by_default: bool,
    /// Read only where somebody switched it on.
    opt_in: bool,
    /// What could not be verified about it.
    doubts: Vec<String>,
}

/// An area as it stands in a tenant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantAreaView {
    area: String,
    title: String,
    description: String,
    workload: String,
    workload_title: &'static str,
    tier: u8,
    /// What can be done with it, in one word.
    access: AccessView,
    /// Whether a sweep reads it.
    enabled: bool,
    /// What a person decided; null where the catalog decides.
    switch: Option<bool>,
    /// Whether the catalog alone would have it on.
    on_by_default: bool,
    read_permissions: Vec<String>,
    /// For reading, whether the area is switched on or not.
    missing_permissions: Vec<String>,
    /// For restoring; empty where nothing can be restored.
    missing_write_permissions: Vec<String>,
    licence: Option<String>,
    /// Service plans any one of which suffices.
    service_plans: Vec<String>,
    /// Null when it is not known.
    licensed: Option<bool>,
    /// The last attempt.
    collection: Option<CollectionView>,
    last_complete_at: Option<String>,
    /// How many resources the last complete attempt found.
    resources: Option<u64>,
    open_drifts: SeverityCountsView,
    /// Open drifts that weaken the tenant.
    weakening: u64,
    baseline: Option<BaselineSummary>,
}

/// The areas of the catalog, and those that people made.
#[utoipa::path(operation_id = "listAreas", responses((status = 200, body = Page<AreaView>), (status = "default", body = Problem)), tag = "areas")]
#[get("/areas")]
async fn list(permit: Permit) -> web::Json<Page<AreaView>> {
    web::Json(Page::whole(areas::all(permit.context()).iter().map(|area| view(area)).collect()))
}

/// The areas of a tenant with collection, drift and baseline.
#[utoipa::path(
    operation_id = "listTenantAreas",
    responses((status = 200, body = Page<TenantAreaView>), (status = "default", body = Problem)),
    tag = "areas"
)]
#[get("/tenants/{tenant}/areas")]
async fn of_tenant(permit: Permit, path: web::Path<String>) -> Result<web::Json<Page<TenantAreaView>>, ApiError> {
    let areas = portfolio::areas(permit.context(), parse::tenant(&path)?).await?;
    Ok(web::Json(Page::whole(areas.iter().map(tenant_view).collect())))
}

fn view(area: &Area) -> AreaView {
    AreaView {
        key: area.key.to_string(),
        title: area.title.clone(),
        description: area.description.clone(),
        workload: workload_word(area),
        workload_title: area.workload.title(),
        tier: area.tier,
        version: area.version.as_str(),
        read_permissions: read_permissions(area),
        write_permissions: area.permissions.write.clone(),
        licence: area.licence.clone(),
        service_plans: area.service_plans.clone(),
        on_by_default: area.is_on_by_default(),
        opt_in: area.opt_in,
        doubts: area.doubts.clone(),
    }
}

fn tenant_view(overview: &AreaOverview) -> TenantAreaView {
    let AreaAccess { area, access, is_on, switch, missing, missing_for_write, is_licensed } = &overview.access;
    TenantAreaView {
        area: area.key.to_string(),
        title: area.title.clone(),
        description: area.description.clone(),
        workload: workload_word(area),
        workload_title: area.workload.title(),
        tier: area.tier,
        access: (*access).into(),
        enabled: *is_on,
        switch: *switch,
        on_by_default: area.is_on_by_default(),
        read_permissions: read_permissions(area),
        missing_permissions: missing.clone(),
        missing_write_permissions: missing_for_write.clone(),
        licence: area.licence.clone(),
        service_plans: area.service_plans.clone(),
        licensed: *is_licensed,
        collection: overview.collection.as_ref().map(CollectionView::from),
        last_complete_at: overview.last_complete.as_ref().map(|found| found.finished_at.to_string()),
        resources: overview.last_complete.as_ref().map(|found| found.resources),
        open_drifts: overview.open_drifts.into(),
        weakening: overview.weakening,
        baseline: overview.baseline.as_ref().map(BaselineSummary::from),
    }
}

fn read_permissions(area: &Area) -> Vec<String> {
    area.read_permissions().into_iter().map(str::to_owned).collect()
}

fn workload_word(area: &Area) -> String {
    area.workload.as_str().to_owned()
}
