//! Plans: made, looked at, approved, applied, taken back.

mod act;
mod look;
mod make;
mod operation;
mod view;

pub(super) use operation::OperationView;
use utoipa_actix_web::service_config::ServiceConfig;

use super::permit::Permit;
use super::{ApiError, parse};
use crate::pipeline::plans::Author;

pub(super) fn register(config: &mut ServiceConfig<'_>) {
    make::register(config);
    look::register(config);
    act::register(config);
}

/// Whoever asks, as the author of what he asks for.
fn author(permit: &Permit) -> Author {
    Author { actor: permit.actor(), user: Some(permit.identity().user_id), by_policy: false }
}
