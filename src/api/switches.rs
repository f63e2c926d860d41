//! Switching areas of a tenant on and off.

use actix_web::{patch, put, web};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::model::Workload;
use crate::pipeline::switches::{self, Selection};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(switch).service(switch_all);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SwitchArea {
    /// Null leaves it to the catalog: tiers 1 and 2 are on, what is costly or privileged is not.
    #[serde(deserialize_with = "said")]
    #[schema(required)]
    enabled: Option<bool>,
}

/// The areas that fit every field that is given; at least one must be.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SwitchAreas {
    /// Such as `intune`.
    workload: Option<String>,
    tier: Option<u8>,
    areas: Option<Vec<String>>,
    /// Null leaves them to the catalog.
    #[serde(deserialize_with = "said")]
    #[schema(required)]
    enabled: Option<bool>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Switched {
    /// How many areas are switched differently than before.
    changed: usize,
}

/// Switch an area on or off. Its drifts and baseline stay.
#[utoipa::path(
    operation_id = "switchArea",
    request_body = SwitchArea,
    responses((status = 200, body = Switched), (status = "default", body = Problem)),
    tag = "areas"
)]
#[put("/tenants/{tenant}/areas/{area}")]
async fn switch(
    permit: Permit,
    path: web::Path<(String, String)>,
    body: web::Json<SwitchArea>,
) -> Result<web::Json<Switched>, ApiError> {
    let tenant = parse::tenant(&path.0)?;
    let changed =
        switches::switch(permit.context(), permit.actor(), tenant, &path.1, body.into_inner().enabled).await?;
    Ok(web::Json(Switched { changed }))
}

/// Switch the areas of a workload, of a tier, or a list of areas.
#[utoipa::path(
    operation_id = "switchAreas",
    request_body = SwitchAreas,
    responses((status = 200, body = Switched), (status = "default", body = Problem)),
    tag = "areas"
)]
#[patch("/tenants/{tenant}/areas")]
async fn switch_all(
    permit: Permit,
    path: web::Path<String>,
    body: web::Json<SwitchAreas>,
) -> Result<web::Json<Switched>, ApiError> {
    let tenant = parse::tenant(&path)?;
    let SwitchAreas { workload, tier, areas, enabled } = body.into_inner();
    let expected = Workload::ALL.map(Workload::as_str).join(", ");
    let workload = workload.map(|word| parse::word("workload", &word, Workload::from_word, &expected)).transpose()?;
    if tier.is_some_and(|tier| !(1..=3).contains(&tier)) {
        return Err(ApiError::invalid("tier", "expected 1, 2 or 3"));
    }
    let selection = Selection { workload, tier, areas };
    let changed = switches::switch_all(permit.context(), permit.actor(), tenant, selection, enabled).await?;
    Ok(web::Json(Switched { changed }))
}

/// Null is an answer, a missing field is none: leaving it out by mistake must not switch anything.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Option::deserialize(deserializer)
}
