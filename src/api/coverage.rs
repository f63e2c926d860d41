//! How much of what is known is watched.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::model::Coverage;
use crate::pipeline::coverage::{self, AreaCoverage, Standing, TenantCoverage};
use crate::pipeline::portfolio::AreaCounts;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(of_all).service(of_tenant);
}

/// Every known resource counts as exactly one of these.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CoverageCountsView {
    /// In the active baseline, compared, and there.
    managed: u64,
    /// In the active baseline, compared, and not there.
    missing: u64,
    /// There, and not in the active baseline.
    unexpected: u64,
    /// Compared with nothing.
    not_monitored: u64,
    /// Of an area that could not be read the last time.
    not_readable: u64,
    total: u64,
    /// The managed part, 0 to 1; null where nothing is known.
    managed_share: Option<f64>,
}

/// The coverage of all tenants, and of each.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CoverageView {
    total: CoverageCountsView,
    areas: CoveredAreasView,
    tenants: Vec<TenantCoverageRow>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantCoverageRow {
    tenant_id: String,
    name: String,
    counts: CoverageCountsView,
    areas: CoveredAreasView,
}

/// The coverage of a tenant, and of each of its areas.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TenantCoverageView {
    total: CoverageCountsView,
    areas: CoveredAreasView,
    items: Vec<AreaCoverageView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AreaCoverageView {
    area: String,
    title: String,
    workload: &'static str,
    standing: StandingView,
    counts: CoverageCountsView,
}

/// Areas by whether anything can be said of them.
#[derive(Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CoveredAreasView {
    readable: usize,
    not_readable: usize,
    not_licensed: usize,
    never_read: usize,
    /// Switched off: counted nowhere else.
    off: usize,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum StandingView {
    Readable,
    NotReadable,
    NotLicensed,
    NeverRead,
    Off,
}

/// How much of what is known is watched, over all tenants.
#[utoipa::path(operation_id = "getCoverage", responses((status = 200, body = CoverageView), (status = "default", body = Problem)), tag = "coverage")]
#[get("/coverage")]
async fn of_all(permit: Permit) -> Result<web::Json<CoverageView>, ApiError> {
    let found = coverage::all(permit.context()).await?;
    let (mut total, mut areas) = (Coverage::default(), CoveredAreasView::default());
    for tenant in &found {
        total.add_all(tenant.coverage);
        areas.add_all(&tenant.areas.into());
    }
    let tenants = found.into_iter().map(tenant_row).collect();
    Ok(web::Json(CoverageView { total: total.into(), areas, tenants }))
}

/// How much of what is known is watched in each area of a tenant.
#[utoipa::path(
    operation_id = "getTenantCoverage",
    responses((status = 200, body = TenantCoverageView), (status = "default", body = Problem)),
    tag = "coverage"
)]
#[get("/tenants/{tenant}/coverage")]
async fn of_tenant(permit: Permit, path: web::Path<String>) -> Result<web::Json<TenantCoverageView>, ApiError> {
    let found = coverage::of_tenant(permit.context(), parse::tenant(&path)?).await?;
    let (mut total, mut areas) = (Coverage::default(), CoveredAreasView::default());
    for area in &found {
        areas.add(area.standing);
        if area.standing != Standing::Off {
            total.add_all(area.coverage);
        }
    }
    let items = found.into_iter().map(area_view).collect();
    Ok(web::Json(TenantCoverageView { total: total.into(), areas, items }))
}

fn tenant_row(found: TenantCoverage) -> TenantCoverageRow {
    let TenantCoverage { id, name, coverage, areas } = found;
    TenantCoverageRow { tenant_id: id.to_string(), name, counts: coverage.into(), areas: areas.into() }
}

fn area_view(found: AreaCoverage) -> AreaCoverageView {
    let AreaCoverage { area, standing, coverage } = found;
    AreaCoverageView {
        area: area.key.to_string(),
        title: area.title.clone(),
        workload: area.workload.title(),
        standing: match standing {
            Standing::Readable => StandingView::Readable,
            Standing::NotReadable => StandingView::NotReadable,
            Standing::NotLicensed => StandingView::NotLicensed,
            Standing::NeverRead => StandingView::NeverRead,
            Standing::Off => StandingView::Off,
        },
        counts: coverage.into(),
    }
}

impl From<Coverage> for CoverageCountsView {
    fn from(coverage: Coverage) -> Self {
        let Coverage { managed, missing, unexpected, not_monitored, not_readable } = coverage;
        let (total, managed_share) = (coverage.total(), coverage.managed_share());
        Self { managed, missing, unexpected, not_monitored, not_readable, total, managed_share }
    }
}

impl From<AreaCounts> for CoveredAreasView {
    fn from(counts: AreaCounts) -> Self {
        let AreaCounts { total: _, complete, partial, failed, no_permission, not_licensed, never, off } = counts;
        Self {
            readable: complete + partial,
            not_readable: failed + no_permission,
            not_licensed,
            never_read: never,
            off,
        }
    }
}

impl CoveredAreasView {
    fn add(&mut self, standing: Standing) {
        match standing {
            Standing::Readable => self.readable += 1,
            Standing::NotReadable => self.not_readable += 1,
            Standing::NotLicensed => self.not_licensed += 1,
            Standing::NeverRead => self.never_read += 1,
            Standing::Off => self.off += 1,
        }
    }

    fn add_all(&mut self, other: &Self) {
        let Self { readable, not_readable, not_licensed, never_read, off } = other;
        self.readable += readable;
        self.not_readable += not_readable;
        self.not_licensed += not_licensed;
        self.never_read += never_read;
        self.off += off;
    }
}
