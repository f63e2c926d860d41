//! Agreeing to what drifted.

use actix_web::{post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::problem::Problem;
use super::{ApiError, parse};
use crate::domain::model::DriftId;
use crate::pipeline::baselines::{self, Reach, Updated};

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(update);
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct UpdateInput {
    drift_ids: Vec<String>,
    /// How much is agreed to for each drift: `property` (exactly what drifted, the default), `resource` or `area`.
    #[serde(default)]
    reach: ReachInput,
    /// Why the live state is right.
    #[serde(default)]
    note: String,
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum ReachInput {
    #[default]
    Property,
    Resource,
    Area,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BaselineUpdates {
    /// One for each area of each tenant.
    updated: Vec<UpdatedBaseline>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UpdatedBaseline {
    tenant_id: String,
    area: String,
    /// The new version.
    version: u64,
    /// How many drifts it resolved.
    resolved: usize,
}

/// Agree to the live state where these drifts are. All or none of them.
#[utoipa::path(
    operation_id = "updateBaselines",
    request_body = UpdateInput,
    responses((status = 201, body = BaselineUpdates), (status = "default", body = Problem)),
    tag = "baselines"
)]
#[post("/baselines/updates")]
async fn update(
    permit: Permit,
    body: web::Json<UpdateInput>,
) -> Result<(web::Json<BaselineUpdates>, actix_web::http::StatusCode), ApiError> {
    let UpdateInput { drift_ids, reach, note } = body.into_inner();
    let ids = drift_ids.iter().map(|text| parse::field::<DriftId>("driftIds", text)).collect::<Result<_, _>>()?;
    let reach = match reach {
        ReachInput::Property => Reach::Property,
        ReachInput::Resource => Reach::Resource,
        ReachInput::Area => Reach::Area,
    };
    let updated = baselines::update_from_drifts(permit.context(), permit.actor(), ids, reach, note).await?;
    let updated = updated.into_iter().map(UpdatedBaseline::from).collect();
    Ok((web::Json(BaselineUpdates { updated }), actix_web::http::StatusCode::CREATED))
}

impl From<Updated> for UpdatedBaseline {
    fn from(updated: Updated) -> Self {
        let Updated { baseline, resolved } = updated;
        Self {
            tenant_id: baseline.tenant_id.to_string(),
            area: baseline.area.to_string(),
            version: baseline.version,
            resolved,
        }
    }
}
