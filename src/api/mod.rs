//! The HTTP interface: parse, authorise, call one use case, answer. No rule of the domain lives here.
//!
//! Everything under `/api/v1` needs a session but what [`guard`] lists. Errors are problem details with a stable
//! code; lists are `{"items": […], "nextCursor": …}`.

mod acceptances;
mod account;
mod app_registrations;
mod areas;
mod attribution_wire;
mod audit;
mod automatic_restore;
mod automatic_wire;
mod baseline_edits;
mod baseline_transfer;
mod baseline_updates;
mod baseline_versions;
mod baselines;
mod between;
mod branding;
mod budget;
mod client_address;
mod collector_wire;
mod collector_words;
mod collectors;
mod connection;
mod consents;
mod coverage;
mod credential;
mod cursor;
mod document;
mod drift_query;
mod drifts;
mod encryption_keys;
mod entitlements;
mod erasure;
mod error_reply;
mod events;
mod explain;
mod failures;
pub mod guard;
mod health;
mod history;
mod holds;
mod ignore_rules;
mod insights;
mod jobs;
mod list;
mod log_level;
mod oidc;
mod own_session;
mod parse;
mod permit;
mod plans;
mod portfolio;
mod preferences;
mod problem;
mod public;
mod request_mark;
mod resource_groups;
mod resources;
mod restore_settings;
mod restores;
mod retention;
pub mod rights;
mod role_rules;
mod schema_notices;
mod search;
mod session;
mod switches;
mod tenant_groups;
mod tenant_notes;
mod tenants;
mod test_pull_wire;
mod tokens;
mod triage;
mod users;
mod wire;
mod write_connection;

use actix_web::web;
use ipnet::IpNet;
use tokio_util::sync::CancellationToken;
use url::Url;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

pub use client_address::client_address;
pub use document::document;
pub use error_reply::ApiError;
pub use problem::Problem;
pub use request_mark::REQUEST_MARK;

use crate::pipeline::Context;

/// The largest request body.
pub const BODY_LIMIT_BYTES: usize = 1024 * 1024;

/// What handlers share.
#[derive(Clone)]
pub struct ApiState {
    /// Within no tenant at all: for what happens before anybody is known, and for people's own accounts. What reaches
    /// tenants gets its context from a permit.
    pub context: Context,
    /// Ends streams that would otherwise hold up the shutdown.
    pub stop: CancellationToken,
    /// Where browsers reach the server, when it is known; decides about `Secure` cookies and allowed origins.
    pub public_url: Option<Url>,
    /// Another origin that serves the web app.
    pub frontend_url: Option<Url>,
    /// Origins of others whose pages may call, as browsers write them.
    pub allowed_origins: Vec<String>,
    /// Whether the server itself speaks TLS.
    pub is_tls: bool,
    /// Whose word on the address of the client is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The user as which visitors of the demo are signed in by themselves. Loopback only.
    pub demo_user: Option<String>,
    /// Whether the server listens on loopback only, so that other names in `Host` mean DNS rebinding.
    pub is_loopback_only: bool,
}

impl ApiState {
    /// Whether browsers reach the server by HTTPS, as far as it knows.
    pub fn is_secure(&self) -> bool {
        self.is_tls || self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }
}

/// Registers all operations.
pub fn configure(config: &mut ServiceConfig<'_>) {
    config.service(
        scope::scope("/api/v1")
            .configure(public::register)
            .configure(session::register)
            .configure(oidc::register)
            .configure(role_rules::register)
            .configure(account::register)
            .configure(preferences::register)
            .configure(tokens::register)
            .configure(users::register)
            .configure(tenants::register)
            .configure(portfolio::register)
            .configure(connection::register)
            .configure(consents::register)
            .configure(write_connection::register)
            .configure(app_registrations::register)
            .configure(jobs::register)
            .configure(areas::register)
            .configure(switches::register)
            .configure(entitlements::register)
            .configure(insights::register)
            .configure(resources::register)
            .configure(explain::register)
            .configure(history::register)
            .configure(restore_settings::register)
            .configure(automatic_restore::register)
            .configure(restores::register)
            .configure(retention::register)
            .configure(audit::register)
            .configure(erasure::register)
            .configure(encryption_keys::register)
            .configure(log_level::register)
            .configure(branding::register)
            .configure(coverage::register)
            .configure(baselines::register)
            .configure(baseline_edits::register)
            .configure(baseline_transfer::register)
            .configure(baseline_updates::register)
            .configure(baseline_versions::register)
            .configure(resource_groups::register)
            .configure(between::register)
            .configure(budget::register)
            .configure(triage::register)
            .configure(drifts::register)
            .configure(acceptances::register)
            .configure(ignore_rules::register)
            .configure(plans::register)
            .configure(holds::register)
            .configure(tenant_groups::register)
            .configure(tenant_notes::register)
            .configure(schema_notices::register)
            .configure(collectors::register)
            .configure(search::register)
            .configure(events::register)
            .configure(document::register)
            .default_service(web::to(document::no_operation)),
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
