//! The one client of Microsoft Graph: tokens, requests, pages, retries and limits. It only reads, but for
//! [`SecretRotation`] and [`WriteConnection`], knows no area and keeps nothing on disk. Secrets and tokens are exposed here alone, and appear in no error and no log.

mod answer;
mod ask;
mod assertion;
mod batch;
mod budget;
mod certificate;
mod connection;
mod consent;
mod credential;
mod dispatcher;
mod error;
mod hint;
mod identity;
mod limits;
mod page;
mod passwords;
mod reach;
mod refresh;
mod request;
mod retry;
mod roles;
mod secret_rotation;
mod sign_in;
mod token;
mod usage;
mod write_connection;
mod write_request;

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;
use slog::Logger;
use tokio::sync::{Semaphore, SemaphorePermit};
use url::Url;

pub use budget::BudgetState;
pub use certificate::{CertificateFault, ClientCertificate, SigningAlgorithm};
pub use connection::{Connection, Priority};
pub use consent::{CodeGrant, SignedInAccount};
pub use credential::Credential;
pub use dispatcher::Dispatcher;
pub use error::{GraphError, Service};
pub use identity::IdentitySource;
pub use limits::{Limits, RetryPolicy};
pub use page::{DeltaLink, Page, Pages};
pub use passwords::{CurrentPassword, PasswordCredential, current_password};
pub use reach::Seen;
pub use refresh::{HeldToken, RefreshTokens, TokenKeeper};
pub use request::{ApiVersion, GraphRequest};
pub use roles::TokenFacts;
pub use secret_rotation::{AddedSecret, SecretRotation};
pub use usage::Usage;
pub use write_connection::{Patience, WriteAnswer, WriteConnection, WriteCredential, WriteFailure};
pub use write_request::{WriteMethod, WriteParts, WriteRequest};

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
    /// The sign-in host that an assertion is addressed to. It follows the cloud, too.
    pub login_host: String,
    /// What a platform's assertion is asked for.
    pub federation_audience: String,
    pub identity: IdentitySource,
    pub limits: Limits,
}

impl GraphSettings {
    pub fn new(cloud: Cloud, graph_url: Url, login_url: Url) -> Self {
        let scope = format!("https://{}/.default", cloud.graph_host());
        Self {
            graph_url,
            login_url,
            scope,
            login_host: cloud.login_host().to_owned(),
            federation_audience: cloud.federation_audience().to_owned(),
            identity: IdentitySource::default(),
            limits: Limits::default(),
        }
    }

    /// The token endpoint of a directory as the sign-in service itself calls it.
    fn audience(&self, directory: DirectoryId) -> String {
        format!("https://{}/{directory}/oauth2/v2.0/token", self.login_host)
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
    /// The identity endpoint is on this machine, where no proxy reaches.
    identity_http: reqwest::Client,
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
        let http = http_client(&settings, is_loopback(&settings.graph_url))?;
        let identity_http = http_client(&settings, true)?;
        let reading = Semaphore::new(ANSWERS_AT_ONCE);
        let budgets = Budgets::default();
        let shared = Shared { settings, http, identity_http, clock, logger, redactor, budgets, reading };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// A way to one tenant. Nothing is sent yet.
    pub fn connection(&self, directory: DirectoryId, credential: Credential) -> Connection {
        Connection::new(self.clone(), directory, credential)
    }

    /// The address of Graph, without a slash at its end.
    pub fn root(&self) -> String {
        self.shared.settings.graph_url.as_str().trim_end_matches('/').to_owned()
    }

    /// A way to write to one tenant. Nothing is sent yet.
    pub fn write_connection(&self, directory: DirectoryId, credential: WriteCredential) -> WriteConnection {
        WriteConnection::new(self.clone(), directory, credential)
    }

    /// How long a grant of a moment ago takes to be known everywhere, attempt after attempt.
    pub fn waits_for_a_grant(&self) -> [Duration; 4] {
        let first = self.limits().retry.first_wait;
        [first, first * 2, first * 4, first * 8]
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

    fn identity_http(&self) -> &reqwest::Client {
        &self.shared.identity_http
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
fn http_client(settings: &GraphSettings, is_local: bool) -> Result<reqwest::Client, GraphError> {
    let builder = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .connect_timeout(settings.limits.connect)
        .timeout(settings.limits.request)
        .gzip(true);
    // A proxy cannot reach our own loopback.
    let builder = if is_local { builder.no_proxy() } else { builder };
    builder.build().map_err(|cause| GraphError::Setup(Box::new(cause)))
}
