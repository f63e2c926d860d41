//! What holds differences of a resource back.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Page;
use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::pipeline::holds::{self, Hold, Holder};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(list);
}

/// A place that differs and is no open drift, with who decided so.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct HoldView {
    /// Empty for the whole resource.
    path: String,
    by: HolderView,
    /// Of the ignore rule or of the acceptance.
    id: String,
    reason: String,
    author: String,
    expires_at: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum HolderView {
    IgnoreRule,
    Acceptance,
}

/// Which ignore rules and acceptances hold differences of a resource back.
#[utoipa::path(
    operation_id = "listHolds",
    responses((status = 200, body = Page<HoldView>), (status = "default", body = Problem)),
    tag = "resources"
)]
#[get("/tenants/{tenant}/areas/{area}/resources/{resource}/holds")]
async fn list(
    permit: Permit,
    path: web::Path<(String, String, String)>,
) -> Result<web::Json<Page<HoldView>>, ApiError> {
    let (tenant, area, resource) = path.into_inner();
    let (tenant, resource) = (parse::tenant(&tenant)?, parse::resource(&resource)?);
    let holds = holds::of_resource(permit.context(), tenant, area, resource).await?;
    Ok(web::Json(Page::whole(holds.into_iter().map(HoldView::from).collect())))
}

impl From<Hold> for HoldView {
    fn from(hold: Hold) -> Self {
        let Hold { path, by, reason, author, until } = hold;
        let (by, id) = match by {
            Holder::IgnoreRule(id) => (HolderView::IgnoreRule, id.to_string()),
            Holder::Acceptance(id) => (HolderView::Acceptance, id.to_string()),
        };
        Self { path, by, id, reason, author, expires_at: until.map(|time| time.to_string()) }
    }
}
