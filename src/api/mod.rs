//! The HTTP interface: parse, authorise, call one use case, answer. No rule of the domain lives here.
//!
//! Everything under `/api/v1` needs a session but what [`guard`] lists. Errors are problem details with a stable
//! code; lists are `{"items": […], "nextCursor": …}`.

mod app_registrations;
mod areas;
mod baselines;
mod budget;
mod client_address;
mod collector_wire;
mod collector_words;
mod collectors;
mod connection;
mod credential;
mod cursor;
mod document;
mod drifts;
mod entitlements;
mod error_reply;
mod events;
pub mod guard;
mod health;
mod insights;
mod jobs;
mod list;
mod parse;
mod problem;
mod public;
mod resources;
mod session;
mod switches;
mod tenants;
mod test_pull_wire;
mod wire;

use actix_web::web;
use ipnet::IpNet;
use tokio_util::sync::CancellationToken;
use url::Url;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

pub use document::document;
pub use error_reply::ApiError;
pub use problem::Problem;

use crate::pipeline::Context;

/// The largest request body.
pub const BODY_LIMIT_BYTES: usize = 1024 * 1024;

/// What handlers share.
#[derive(Clone)]
pub struct ApiState {
    pub context: Context,
    /// Ends streams that would otherwise hold up the shutdown.
    pub stop: CancellationToken,
    /// Where browsers reach the server, when it is known; decides about `Secure` cookies and allowed origins.
    pub public_url: Option<Url>,
    /// Another origin that serves the web app.
    pub frontend_url: Option<Url>,
    /// Whose word on the address of the client is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The user as which visitors of the demo are signed in by themselves. Loopback only.
    pub demo_user: Option<String>,
    /// Whether the server listens on loopback only, so that other names in `Host` mean DNS rebinding.
    pub is_loopback_only: bool,
}

/// Registers all operations.
pub fn configure(config: &mut ServiceConfig<'_>) {
    config.service(
        scope::scope("/api/v1")
            .configure(public::register)
            .configure(session::register)
            .configure(tenants::register)
            .configure(connection::register)
            .configure(app_registrations::register)
            .configure(jobs::register)
            .configure(areas::register)
            .configure(switches::register)
            .configure(entitlements::register)
            .configure(insights::register)
            .configure(resources::register)
            .configure(baselines::register)
            .configure(budget::register)
            .configure(drifts::register)
            .configure(collectors::register)
            .configure(events::register)
            .configure(document::register)
            .default_service(web::to(document::nowhere)),
    );
}

/// Routes outside of `/api`, for supervisors and load balancers.
pub fn configure_health(config: &mut web::ServiceConfig) {
    config.service(health::healthz).service(health::readyz);
}

/// How bodies, paths and queries are parsed, and how they are refused.
pub fn extractors(config: &mut web::ServiceConfig) {
    config
        .app_data(
            web::JsonConfig::default().limit(BODY_LIMIT_BYTES).error_handler(|error, _| parse::body_error(&error)),
        )
        .app_data(web::QueryConfig::default().error_handler(|error, _| parse::query_error(&error)))
        .app_data(web::PathConfig::default().error_handler(|_, _| ApiError::not_found("path").into()));
}
