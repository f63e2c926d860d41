//! The figures of a tenant's overview.

use actix_web::{get, post, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::catalog::FigureKind;
use crate::pipeline::insights::{self, Detail, ExpiringCredential, FigureState, Insights, Licence};
use crate::store::insights::{Day, GapKind, StoredFigure};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_insights).service(refresh);
}

/// A tenant in figures.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InsightsView {
    /// When the figures were last asked for; null when never.
    collected_at: Option<String>,
    figures: Vec<FigureView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FigureView {
    key: String,
    title: String,
    description: String,
    kind: FigureKindView,
    /// The last value that could be read; null when none ever could.
    value: Option<f64>,
    /// What the value is a part of.
    total: Option<f64>,
    read_at: Option<String>,
    /// Why the figure could not be read the last time; never a zero in its place.
    gap: Option<GapView>,
    credentials: Option<CredentialsView>,
    licences: Option<Vec<LicenceView>>,
    registration: Option<RegistrationView>,
    /// One value a day, the oldest first.
    history: Vec<DayView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum FigureKindView {
    Count,
    Credentials,
    Licences,
    Registration,
    Score,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct GapView {
    kind: GapKindView,
    /// In words for a person.
    reason: String,
    /// Any one of these suffices; empty unless a permission is missing.
    permissions: Vec<String>,
    checked_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum GapKindView {
    NoPermission,
    NotLicensed,
    Failed,
    /// Not asked for yet.
    NotRead,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CredentialsView {
    /// The next to end first, those that ended within 30 days included.
    items: Vec<CredentialEndView>,
    /// How many ended within the last 30 days.
    expired: u32,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CredentialEndView {
    application: String,
    app_id: String,
    /// `secret` or `certificate`.
    kind: String,
    name: Option<String>,
    expires_at: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LicenceView {
    sku: String,
    name: String,
    /// Microsoft's word: `Enabled`, `Warning`, `Suspended`, `Deleted` or `LockedOut`.
    status: String,
    consumed: u32,
    total: u32,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RegistrationView {
    administrators: u32,
    administrators_without: u32,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DayView {
    /// Such as 2026-11-26, in UTC.
    day: String,
    value: f64,
    total: Option<f64>,
}

/// The last figures, with what could not be read.
#[utoipa::path(
    operation_id = "getInsights",
    responses((status = 200, body = InsightsView), (status = "default", body = Problem)),
    tag = "insights"
)]
#[get("/tenants/{tenant}/insights")]
async fn get_insights(permit: Permit, path: web::Path<String>) -> Result<web::Json<InsightsView>, ApiError> {
    Ok(web::Json(view(insights::of_tenant(permit.context(), parse::tenant(&path)?).await?)))
}

/// Read the figures now; answers when they were read.
#[utoipa::path(
    operation_id = "refreshInsights",
    responses((status = 200, body = InsightsView), (status = "default", body = Problem)),
    tag = "insights"
)]
#[post("/tenants/{tenant}/insights/refresh")]
async fn refresh(permit: Permit, path: web::Path<String>) -> Result<web::Json<InsightsView>, ApiError> {
    let tenant = parse::tenant(&path)?;
    Ok(web::Json(view(insights::refresh(permit.context(), permit.actor(), tenant).await?)))
}

fn view(found: Insights) -> InsightsView {
    let Insights { collected_at, figures } = found;
    InsightsView {
        collected_at: collected_at.map(|at| at.to_string()),
        figures: figures.into_iter().map(figure_view).collect(),
    }
}

fn figure_view(found: FigureState) -> FigureView {
    let FigureState { figure, stored, detail, days } = found;
    let value = stored.as_ref().and_then(|stored| stored.value.as_ref());
    let mut view = FigureView {
        key: figure.key.clone(),
        title: figure.title.clone(),
        description: figure.description.clone(),
        kind: figure.kind.into(),
        value: value.map(|found| found.value),
        total: value.and_then(|found| found.total),
        read_at: value.map(|found| found.read_at.to_string()),
        gap: gap_view(&figure.permissions, stored.as_ref()),
        credentials: None,
        licences: None,
        registration: None,
        history: days.iter().map(day_view).collect(),
    };
    match detail {
        Some(Detail::Credentials { items, expired }) => {
            let items = items.into_iter().map(credential_view).collect();
            view.credentials = Some(CredentialsView { items, expired });
        }
        Some(Detail::Licences { items }) => view.licences = Some(items.into_iter().map(licence_view).collect()),
        Some(Detail::Registration { administrators, administrators_without }) => {
            view.registration = Some(RegistrationView { administrators, administrators_without });
        }
        Some(Detail::Score { computed_at: _ }) | None => {}
    }
    view
}

fn gap_view(permissions: &[String], stored: Option<&StoredFigure>) -> Option<GapView> {
    let Some(stored) = stored else {
        let reason = "not read yet: ask for it, or wait for the daily run".to_owned();
        return Some(GapView { kind: GapKindView::NotRead, reason, permissions: Vec::new(), checked_at: None });
    };
    let gap = stored.gap.as_ref()?;
    let (kind, permissions) = match gap.kind {
        GapKind::NoPermission => (GapKindView::NoPermission, permissions.to_vec()),
        GapKind::NotLicensed => (GapKindView::NotLicensed, Vec::new()),
        GapKind::Failed => (GapKindView::Failed, Vec::new()),
    };
    let checked_at = Some(stored.checked_at.to_string());
    Some(GapView { kind, reason: gap.reason.clone(), permissions, checked_at })
}

fn credential_view(found: ExpiringCredential) -> CredentialEndView {
    let ExpiringCredential { application, app_id, kind, name, expires_at } = found;
    CredentialEndView { application, app_id, kind, name, expires_at: expires_at.to_string() }
}

fn licence_view(found: Licence) -> LicenceView {
    let Licence { sku, name, status, consumed, total } = found;
    LicenceView { sku, name, status, consumed, total }
}

fn day_view(found: &Day) -> DayView {
    DayView { day: found.date(), value: found.value, total: found.total }
}

impl From<FigureKind> for FigureKindView {
    fn from(kind: FigureKind) -> Self {
        match kind {
            FigureKind::Count => Self::Count,
            FigureKind::Credentials => Self::Credentials,
            FigureKind::Licences => Self::Licences,
            FigureKind::Registration => Self::Registration,
            FigureKind::Score => Self::Score,
        }
    }
}
