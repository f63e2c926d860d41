//! One tenant as one app registration sees it. Only reads: there is no way to change a tenant through it.

use std::sync::Arc;

use reqwest::header::{ACCEPT, HeaderValue};
use serde::de::DeserializeOwned;
use slog::{Logger, debug, o};
use tokio::time::{Instant, timeout_at};
use url::Url;
use uuid::Uuid;

use super::GraphClient;
use super::answer;
use super::credential::Credential;
use super::error::{GraphError, Service};
use super::page::Pages;
use super::request::GraphRequest;
use super::retry::{Cause, Failure, Retries, Setback, milliseconds};
use super::roles;
use super::token::{AccessToken, TokenSource};
use super::usage::{Usage, UsageCounter};
use crate::domain::model::DirectoryId;

/// Who waits for the answer. Graph throttles what nobody waits for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// A schedule.
    Scheduled,
    /// A person.
    Person,
}

/// A way to one tenant. Its clones share token and counters.
#[derive(Clone)]
pub struct Connection {
    client: GraphClient,
    tokens: Arc<TokenSource>,
    usage: Arc<UsageCounter>,
    priority: Priority,
    logger: Logger,
}

impl Connection {
    pub(super) fn new(client: GraphClient, directory: DirectoryId, credential: Credential) -> Self {
        let logger = client.logger().new(o!("directory.id" => directory.to_string()));
        let tokens = Arc::new(TokenSource::new(directory, credential, &client));
        Self { client, tokens, usage: Arc::default(), priority: Priority::Scheduled, logger }
    }

    /// The same connection with counters of its own, for one collection.
    pub fn for_collection(&self, priority: Priority) -> Self {
        Self { usage: Arc::default(), priority, ..self.clone() }
    }

    /// What was asked through this connection and its clones.
    pub fn usage(&self) -> Usage {
        self.usage.read()
    }

    /// The application permissions that were granted, by name. To see a grant of a moment ago, make a new connection:
    /// a token keeps the roles that it was given with.
    pub async fn token_roles(&self) -> Result<Vec<String>, GraphError> {
        let token = self.within(self.deadline(), self.tokens.token(&self.client)).await?;
        roles::of_token(token.expose())
    }

    /// Goes on with another credential, also for who reads through a clone right now.
    pub fn replace_credential(&self, credential: Credential) {
        self.tokens.replace(credential, &self.client);
    }

    /// Reads one object. `Box<RawValue>` keeps it as Graph wrote it.
    pub async fn get<T: DeserializeOwned>(&self, request: &GraphRequest) -> Result<T, GraphError> {
        let url = request.url(&self.client.settings().graph_url)?;
        let body = self.read(&url, request.template(), self.deadline()).await?;
        answer::json(&body)
    }

    /// Reads a list.
    pub fn pages(&self, request: &GraphRequest) -> Pages {
        Pages::new(self.clone(), request.clone())
    }

    pub(super) fn client(&self) -> &GraphClient {
        &self.client
    }

    pub(super) fn count_page(&self) {
        self.usage.count_page();
    }

    /// The body of a successful answer, whatever it takes within the limits.
    pub(super) async fn read(&self, url: &Url, template: &str, deadline: Instant) -> Result<Vec<u8>, GraphError> {
        self.within(deadline, self.read_with_retries(url, template)).await
    }

    fn deadline(&self) -> Instant {
        Instant::now() + self.client.limits().collection
    }

    async fn within<T>(
        &self,
        deadline: Instant,
        work: impl Future<Output = Result<T, GraphError>>,
    ) -> Result<T, GraphError> {
        let limit_ms = milliseconds(self.client.limits().collection);
        timeout_at(deadline, work).await.map_err(|_| GraphError::TimedOut { limit_ms })?
    }

    async fn read_with_retries(&self, url: &Url, template: &str) -> Result<Vec<u8>, GraphError> {
        let mut retries = Retries::new(self.client.limits().retry, Service::Graph);
        let mut has_renewed = false;
        loop {
            let token = self.tokens.token(&self.client).await?;
            match self.attempt(url, template, &token).await {
                Ok(body) => return Ok(body),
                Err(Failure::Unauthorised(_)) if !has_renewed => {
                    has_renewed = true;
                    self.tokens.forget(&token).await;
                }
                Err(Failure::Final(error) | Failure::Unauthorised(error)) => return Err(error),
                Err(Failure::Passing(setback)) => {
                    self.count_setback(&setback);
                    retries.wait(setback, &self.logger).await?;
                }
            }
        }
    }

    async fn attempt(&self, url: &Url, template: &str, token: &AccessToken) -> Result<Vec<u8>, Failure> {
        self.usage.count_request();
        let client_request_id = Uuid::new_v4().to_string();
        let request = self
            .client
            .http()
            .get(url.clone())
            .bearer_auth(token.expose())
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            // Without it Graph hides newer words of its enumerations behind `unknownFutureValue`.
            .header("Prefer", HeaderValue::from_static("include-unknown-enum-members"))
            .header("x-ms-throttle-priority", HeaderValue::from_static(self.priority_word()))
            .header("client-request-id", &client_request_id);
        let response = request.send().await.map_err(answer::network)?;
        let status = response.status();
        debug!(self.logger, "Microsoft Graph answered";
            "graph.path" => template, "status" => status.as_u16(), "client_request.id" => client_request_id,
            "request.id" => answer::request_id(response.headers()));
        if !status.is_success() {
            return Err(answer::refusal(response, self.client.now(), self.client.redactor()).await);
        }
        let body = answer::body(response, Service::Graph, self.client.limits().answer_bytes).await?;
        self.usage.count_bytes(answer::size(&body));
        Ok(body)
    }

    fn count_setback(&self, setback: &Setback) {
        match setback.cause {
            Cause::TooManyRequests => self.usage.count_throttled(),
            Cause::Unavailable(_) | Cause::Network(_) => {}
        }
    }

    fn priority_word(&self) -> &'static str {
        match self.priority {
            Priority::Scheduled => "low",
            Priority::Person => "high",
        }
    }
}
