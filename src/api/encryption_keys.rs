//! Which encryption keys are in use, by their ids.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use super::ApiError;
use super::permit::Permit;
use super::problem::Problem;
use crate::pipeline::keys;
use crate::store::keys::Wrapping;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(get_encryption_keys);
}

/// Keys are named by their ids, from which nothing of them can be told.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct EncryptionKeysView {
    /// PLUMBLINE_ENCRYPTION_KEY of the running server.
    current: String,
    /// PLUMBLINE_ENCRYPTION_KEY_PREVIOUS, while it is set.
    previous: Option<String>,
    /// How many data keys there are: one for each tenant, and one of the instance.
    data_keys: u64,
    /// How many are still to be encrypted with the current key. The server does so by itself.
    waiting: u64,
    /// Whether the previous key has served, so that it may be taken away.
    previous_may_go: bool,
    /// Keys that the database needs and the server does not have: it was changed beside the server, which needs the new
    /// key before its next start.
    missing: Vec<String>,
}

/// Which encryption keys are in use.
#[utoipa::path(
    operation_id = "getEncryptionKeys",
    responses((status = 200, body = EncryptionKeysView), (status = "default", body = Problem)),
    tag = "settings"
)]
#[get("/encryption-keys")]
async fn get_encryption_keys(permit: Permit) -> Result<web::Json<EncryptionKeysView>, ApiError> {
    Ok(web::Json(view(&keys::wrapping(permit.context()).await?)))
}

fn view(wrapping: &Wrapping) -> EncryptionKeysView {
    let missing: Vec<String> = wrapping.missing().iter().map(ToString::to_string).collect();
    EncryptionKeysView {
        current: wrapping.current.to_string(),
        previous: wrapping.previous.map(|key| key.to_string()),
        data_keys: wrapping.all(),
        waiting: wrapping.left(),
        previous_may_go: wrapping.previous.is_some() && wrapping.left() == 0,
        missing,
    }
}
