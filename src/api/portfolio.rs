//! All tenants at a glance: against their workloads and areas, and from day to day.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::wire::{SeverityCountsView, SeverityView};
use super::{ApiError, parse};
use crate::domain::model::{Timestamp, Workload};
use crate::pipeline::matrix::{self, Matrix, Reading, Sum};
use crate::pipeline::trend;
use crate::store::drift_days::{Chosen, DriftDay};

/// As long as daily figures are kept by default.
const DAYS: u32 = 90;
const MS_PER_DAY: i64 = 86_400_000;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_matrix).service(get_trend);
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MatrixQuery {
    /// The areas of this workload in place of the workloads, such as `entra_id`.
    workload: Option<String>,
    /// The ids of at most 100 tenants, with commas between; all tenants when left out. One that is not there is left out.
    tenants: Option<String>,
}

/// Tenants against workloads, or against the areas of one.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MatrixView {
    columns: Vec<MatrixColumnView>,
    /// By the tenant's name.
    rows: Vec<MatrixRowView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MatrixColumnView {
    /// A workload or an area.
    key: String,
    title: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MatrixRowView {
    tenant_id: String,
    /// One for each column.
    cells: Vec<MatrixCellView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MatrixCellView {
    reading: ReadingView,
    /// The worst open drift; null when there is none.
    worst: Option<SeverityView>,
    open: u32,
    weakening: u32,
    /// Areas that were not read in full, though the tenant has them.
    gaps: u32,
    /// Areas that were read in full.
    complete: u32,
}

/// A gap before what was read, and that before what is not there.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum ReadingView {
    Complete,
    Gap,
    Never,
    NotLicensed,
    Off,
}

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TrendQuery {
    tenant: Option<String>,
    /// The tenants of a group.
    group: Option<String>,
    /// The tenants that carry a tag.
    tag: Option<String>,
    /// 1 to 90; 90 when left out.
    days: Option<u32>,
}

/// Open drifts from day to day.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TrendView {
    /// The oldest first; the last one as it is at this moment. A day on which the server did not run is not there.
    days: Vec<TrendDayView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TrendDayView {
    /// Such as 2026-11-26, in UTC.
    day: String,
    open: SeverityCountsView,
    /// How many weaken their tenant.
    weakening: u64,
    /// How many tenants there were.
    tenants: u64,
}

/// All tenants against all workloads, or against the areas of one.
#[utoipa::path(
    operation_id = "getMatrix",
    params(MatrixQuery),
    responses((status = 200, body = MatrixView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[get("/matrix")]
async fn get_matrix(permit: Permit, query: web::Query<MatrixQuery>) -> Result<web::Json<MatrixView>, ApiError> {
    let words = Workload::ALL.map(Workload::as_str).join(", ");
    let workload = query.workload.as_deref().filter(|text| !text.is_empty());
    let workload = workload.map(|text| parse::word("workload", text, Workload::from_word, &words)).transpose()?;
    let some = parse::some_tenants("tenants", query.tenants.as_deref())?;
    let Matrix { columns, rows } = matrix::matrix(&permit.context().narrowed(some.as_ref()), workload).await?;
    let columns = columns.into_iter().map(|column| MatrixColumnView { key: column.key, title: column.title });
    let rows = rows.into_iter().map(|row| MatrixRowView {
        tenant_id: row.tenant.to_string(),
        cells: row.cells.iter().map(cell_view).collect(),
    });
    Ok(web::Json(MatrixView { columns: columns.collect(), rows: rows.collect() }))
}

/// Open drifts of the last days.
#[utoipa::path(
    operation_id = "getTrend",
    params(TrendQuery),
    responses((status = 200, body = TrendView), (status = "default", body = Problem)),
    tag = "tenants"
)]
#[get("/trend")]
async fn get_trend(permit: Permit, query: web::Query<TrendQuery>) -> Result<web::Json<TrendView>, ApiError> {
    let TrendQuery { tenant, group, tag, days } = query.into_inner();
    let said = |text: Option<String>| text.filter(|text| !text.is_empty());
    let chosen = Chosen {
        tenant: said(tenant).map(|text| parse::field("tenant", &text)).transpose()?,
        group: said(group).map(|text| parse::field("group", &text)).transpose()?,
        tag: said(tag),
    };
    let days = trend::days(permit.context(), chosen, days.unwrap_or(DAYS).clamp(1, DAYS)).await?;
    Ok(web::Json(TrendView { days: days.into_iter().map(day_view).collect() }))
}

fn cell_view(sum: &Sum) -> MatrixCellView {
    MatrixCellView {
        reading: match sum.reading() {
            Reading::Complete => ReadingView::Complete,
            Reading::Gap => ReadingView::Gap,
            Reading::Never => ReadingView::Never,
            Reading::NotLicensed => ReadingView::NotLicensed,
            Reading::Off => ReadingView::Off,
        },
        worst: sum.worst.map(SeverityView::from),
        open: sum.open,
        weakening: sum.weakening,
        gaps: sum.gaps,
        complete: sum.complete,
    }
}

fn day_view(found: DriftDay) -> TrendDayView {
    let DriftDay { day, open, weakening, tenants } = found;
    let midnight = Timestamp(day.saturating_mul(MS_PER_DAY)).to_string();
    let day = midnight.split('T').next().unwrap_or_default().to_owned();
    TrendDayView { day, open: open.into(), weakening, tenants }
}
