//! The one client of Microsoft Graph: tokens, requests, pages, retries and limits. It only reads, knows no area and
//! keeps nothing on disk. Secrets and tokens are exposed here alone, and appear in no error and no log.

mod answer;
mod ask;
mod batch;
mod budget;
mod connection;
mod credential;
mod dispatcher;
mod error;
mod hint;
mod limits;
mod page;
mod request;
mod retry;
mod roles;
mod sign_in;
mod token;
mod usage;

use std::sync::Arc;

use reqwest::redirect;
use slog::Logger;
use tokio::sync::{Semaphore, SemaphorePermit};
use url::Url;

pub use budget::BudgetState;
pub use connection::{Connection, Priority};
pub use credential::Credential;
pub use dispatcher::Dispatcher;
pub use error::{GraphError, Service};
pub use limits::{Limits, RetryPolicy};
pub use page::{DeltaLink, Page, Pages};
pub use request::{ApiVersion, GraphRequest};
pub use usage::Usage;

use budget::{Budgets, TenantBudget};

use crate::clock::SharedClock;
use crate::config::{Cloud, Config, is_loopback};
use crate::domain::model::{DirectoryId, Timestamp};
use crate::logging::Redactor;

/// Answers may be megabytes long, and are parsed by as many threads as there are cores.
const ANSWERS_AT_ONCE: usize = 16;

const USER_AGENT: &str = concat!("Plumbline/", env!("CARGO_PKG_VERSION"));

/// Where Graph is, and how far the client goes.
#[derive(Debug, Clone)]
pub struct GraphSettings {
    pub graph_url: Url,
    pub login_url: Url,
    /// What the token is asked for. It follows the cloud and not `graph_url`, which may be a proxy.
    pub scope: String,
    pub limits: Limits,
}

impl GraphSettings {
    pub fn new(cloud: Cloud, graph_url: Url, login_url: Url) -> Self {
        let scope = format!("https://{}/.default", cloud.graph_host());
        Self { graph_url, login_url, scope, limits: Limits::default() }
    }

    pub fn from_config(config: &Config) -> Self {
        Self::new(config.cloud, config.graph_url.clone(), config.login_url.clone())
    }
}

/// The client for all tenants. Its clones share one pool of connections.
#[derive(Clone)]
pub struct GraphClient {
    shared: Arc<Shared>,
}

struct Shared {
    settings: GraphSettings,
    http: reqwest::Client,
    clock: SharedClock,
    logger: Logger,
    redactor: Redactor,
    budgets: Budgets,
    /// Answers that are read at once: what bounds memory, whatever the number of tenants.
    reading: Semaphore,
}

impl GraphClient {
    /// `redactor` learns each secret and token for as long as it is in memory.
    pub fn new(
        settings: GraphSettings,
        clock: SharedClock,
        logger: Logger,
        redactor: Redactor,
    ) -> Result<Self, GraphError> {
        for url in [&settings.graph_url, &settings.login_url] {
            if url.scheme() != "https" && !is_loopback(url) {
                return Err(GraphError::Insecure { url: url.to_string() });
            }
        }
        let http = http_client(&settings)?;
        let reading = Semaphore::new(ANSWERS_AT_ONCE);
        Ok(Self {
            shared: Arc::new(Shared { settings, http, clock, logger, redactor, budgets: Budgets::default(), reading }),
        })
    }

    /// A way to one tenant. Nothing is sent yet.
    pub fn connection(&self, directory: DirectoryId, credential: Credential) -> Connection {
        Connection::new(self.clone(), directory, credential)
    }

    fn budget(&self, directory: DirectoryId, credential: &Credential) -> Arc<TenantBudget> {
        self.shared.budgets.of(directory, credential.client_id(), self.limits().budget_percent)
    }

    /// Held while an answer is read.
    async fn turn_to_read(&self) -> Option<SemaphorePermit<'_>> {
        self.shared.reading.acquire().await.ok()
    }

    fn settings(&self) -> &GraphSettings {
        &self.shared.settings
    }

    fn limits(&self) -> &Limits {
        &self.shared.settings.limits
    }

    fn http(&self) -> &reqwest::Client {
        &self.shared.http
    }

    fn logger(&self) -> &Logger {
        &self.shared.logger
    }

    fn redactor(&self) -> &Redactor {
        &self.shared.redactor
    }

    fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }
}

/// Redirects are not followed: they would carry the token to a place that nobody configured.
fn http_client(settings: &GraphSettings) -> Result<reqwest::Client, GraphError> {
    let builder = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .connect_timeout(settings.limits.connect)
        .timeout(settings.limits.request)
        .gzip(true);
    // A proxy cannot reach our own loopback.
    let builder = if is_loopback(&settings.graph_url) { builder.no_proxy() } else { builder };
    builder.build().map_err(|cause| GraphError::Setup(Box::new(cause)))
}
