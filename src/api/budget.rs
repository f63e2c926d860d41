//! How much of Microsoft's limits a tenant's requests use.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::pipeline::{BudgetState, connections};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(of_tenant);
}

/// The limit of one service, and what of it was spent just now.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BudgetView {
    family: &'static str,
    title: &'static str,
    /// As documented by Microsoft, in units for each window; most requests cost one.
    limit: u32,
    window_ms: u64,
    /// Spent within the last window.
    used: u32,
    /// `used` as a part of `limit`.
    share: f64,
    /// How often something had to wait for the budget since the server started.
    waits: u64,
    /// How often Graph refused nevertheless.
    throttled: u64,
}

/// The share of each service's throttling limits that is in use for a tenant.
#[utoipa::path(
    operation_id = "getTenantBudget",
    responses((status = 200, body = Page<BudgetView>), (status = "default", body = Problem)),
    tag = "collect"
)]
#[get("/tenants/{tenant}/budget")]
async fn of_tenant(permit: Permit, path: web::Path<String>) -> Result<web::Json<Page<BudgetView>>, ApiError> {
    let states = connections::budgets(permit.context(), parse::tenant(&path)?).await?;
    Ok(web::Json(Page::whole(states.into_iter().map(view).collect())))
}

fn view(state: BudgetState) -> BudgetView {
    let BudgetState { family, limit, window, used, waits, refusals } = state;
    BudgetView {
        family: family.as_str(),
        title: family.title(),
        limit,
        window_ms: u64::try_from(window.as_millis()).unwrap_or(u64::MAX),
        used,
        share: f64::from(used) / f64::from(limit.max(1)),
        waits,
        throttled: refusals,
    }
}
