//! One tenant as one app registration sees it. Only reads: there is no way to change a tenant through it.

use std::sync::Arc;

use reqwest::RequestBuilder;
use reqwest::header::{ACCEPT, HeaderValue};
use serde::de::DeserializeOwned;
use slog::{Logger, debug, o};
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

use super::GraphClient;
use super::answer;
use super::ask::Ask;
use super::batch;
use super::budget::{BudgetState, TenantBudget};
use super::credential::Credential;
use super::dispatcher::Dispatcher;
use super::error::{GraphError, Service};
use super::page::Pages;
use super::request::{ApiVersion, GraphRequest};
use super::retry::{Cause, Failure, Retries, Setback, milliseconds};
use super::roles::{self, TokenFacts};
use super::token::TokenSource;
use super::usage::{Usage, UsageCounter};
use crate::domain::model::DirectoryId;

/// Sent with every read, also within a batch. Without it Graph hides newer words of its enumerations behind
/// `unknownFutureValue`.
const COMMON_HEADERS: &[(&str, &str)] = &[("Prefer", "include-unknown-enum-members")];

/// Who waits for the answer. Graph throttles what nobody waits for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// A schedule.
    Scheduled,
    /// A person.
    Person,
}

/// A way to one tenant. Its clones share token, budget and counters.
#[derive(Clone)]
pub struct Connection {
    client: GraphClient,
    tokens: Arc<TokenSource>,
    budget: Arc<TenantBudget>,
    usage: Arc<UsageCounter>,
    priority: Priority,
    is_delegated: bool,
    /// Who sends the reads; this connection itself when there is none.
    dispatcher: Option<Arc<Dispatcher>>,
    logger: Logger,
}

impl Connection {
    pub(super) fn new(client: GraphClient, directory: DirectoryId, credential: Credential) -> Self {
        let logger = client.logger().new(o!("directory.id" => directory.to_string()));
        let budget = client.budget(directory, &credential);
        let is_delegated = credential.is_delegated();
        let tokens = Arc::new(TokenSource::new(directory, credential, &client));
        let priority = Priority::Scheduled;
        Self { client, tokens, budget, usage: Arc::default(), priority, is_delegated, dispatcher: None, logger }
    }

    /// The same connection with counters of its own, for one collection.
    pub fn for_collection(&self, priority: Priority) -> Self {
        Self { usage: Arc::default(), priority, ..self.clone() }
    }

    /// Somebody who sends what many readers ask for, in batches.
    pub fn dispatcher(&self, priority: Priority) -> Arc<Dispatcher> {
        Dispatcher::new(self.for_collection(priority))
    }

    pub(super) fn through(&self, dispatcher: Arc<Dispatcher>) -> Self {
        Self { usage: Arc::default(), dispatcher: Some(dispatcher), ..self.clone() }
    }

    /// What was asked through this connection and its clones.
    pub fn usage(&self) -> Usage {
        self.usage.read()
    }

    /// How much of each service's limits is in use.
    pub fn budgets(&self) -> Vec<BudgetState> {
        self.budget.states()
    }

    /// Tells how many users the tenant has, on which its limits depend.
    pub fn set_users(&self, users: u64) {
        self.budget.set_users(users);
    }

    /// The permissions that were granted, by name. To see a grant of a moment ago, make a new connection:
    /// a token keeps the roles that it was given with.
    pub async fn token_roles(&self) -> Result<Vec<String>, GraphError> {
        Ok(self.token_facts().await?.permissions)
    }

    /// What the token says, of the same moment.
    pub async fn token_facts(&self) -> Result<TokenFacts, GraphError> {
        let token = self.within(self.deadline(), self.tokens.token(&self.client)).await?;
        roles::of_token(token.expose())
    }

    /// Whether it reads in the name of a person.
    pub fn is_delegated(&self) -> bool {
        self.is_delegated
    }

    /// Forgets credential and token, for who reads through a clone right now as well.
    pub fn close(&self) {
        self.tokens.close();
    }

    /// Goes on with another credential, also for who reads through a clone right now.
    pub fn replace_credential(&self, credential: Credential) {
        self.tokens.replace(credential, &self.client);
    }

    /// Reads one object. `Box<RawValue>` keeps it as Graph wrote it.
    pub async fn get<T: DeserializeOwned>(&self, request: &GraphRequest) -> Result<T, GraphError> {
        let ask = Ask::new(request, &self.client.settings().graph_url)?;
        Ok(self.read(&ask, self.deadline()).await?.0)
    }

    /// Reads what changed since Graph gave the link, with the link for the next time on the last page.
    ///
    /// # Errors
    /// [`GraphError::BadAnswer`] when the link does not lead to Graph.
    pub fn changes_since(&self, request: &GraphRequest, link: &str) -> Result<Pages, GraphError> {
        Pages::at(self.clone(), request.clone(), link)
    }

    /// Reads a list.
    pub fn pages(&self, request: &GraphRequest) -> Pages {
        Pages::new(self.clone(), request.clone())
    }

    pub(super) fn client(&self) -> &GraphClient {
        &self.client
    }

    pub(super) fn budget(&self) -> &TenantBudget {
        &self.budget
    }

    pub(super) fn spend(&self, ask: &Ask) -> Result<(), Instant> {
        self.budget.spend(ask.family, ask.units, self.priority)
    }

    pub(super) fn count_page(&self) {
        self.usage.count_page();
    }

    /// A successful answer and its size, whatever it takes within the limits.
    pub(super) async fn read<T: DeserializeOwned>(&self, ask: &Ask, deadline: Instant) -> Result<(T, u64), GraphError> {
        self.within(deadline, self.read_with_retries(ask)).await
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

    async fn read_with_retries<T: DeserializeOwned>(&self, ask: &Ask) -> Result<(T, u64), GraphError> {
        let mut retries = Retries::new(self.client.limits().retry, Service::Graph);
        let mut has_renewed = false;
        loop {
            let token = self.tokens.token(&self.client).await?;
            match self.attempt(ask).await.and_then(parsed) {
                Ok(answer) => {
                    self.count_bytes(answer.1);
                    return Ok(answer);
                }
                Err(Failure::Unauthorised(_)) if !has_renewed => {
                    has_renewed = true;
                    self.tokens.forget(&token).await;
                }
                Err(Failure::Final(error) | Failure::Unauthorised(error)) => return Err(error),
                Err(Failure::Passing(setback)) => {
                    retries.wait(setback, &self.logger).await?;
                }
            }
        }
    }

    async fn attempt(&self, ask: &Ask) -> Result<Vec<u8>, Failure> {
        match &self.dispatcher {
            Some(dispatcher) => {
                self.usage.count_request();
                dispatcher.ask(ask.clone()).await
            }
            None => {
                self.budget.wait(ask.family, ask.units, self.priority).await;
                self.send(ask).await
            }
        }
    }

    /// Sends one read whose units are spent.
    pub(super) async fn send(&self, ask: &Ask) -> Result<Vec<u8>, Failure> {
        let sent_at = Instant::now();
        let own = ask.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let request = COMMON_HEADERS
            .iter()
            .copied()
            .chain(own)
            .fold(self.client.http().get(ask.url.clone()), |request, (name, value)| request.header(name, value));
        let result = self.exchange(request, &ask.template).await;
        self.heed(ask, sent_at, result.as_ref().map(|answer| answer.throttle_share).unwrap_or_default(), &result);
        result.map(|answer| answer.body)
    }

    /// Sends reads of one version whose units are spent; each has its own result, in their order.
    pub(super) async fn send_batch(&self, version: ApiVersion, asks: &[Ask]) -> Vec<Result<Vec<u8>, Failure>> {
        let sent_at = Instant::now();
        let result = match self.batch_request(version, asks) {
            Ok(request) => self.exchange(request, "/$batch").await,
            Err(error) => Err(Failure::Final(error)),
        };
        let limits = (self.client.now(), self.client.redactor());
        let parts = result.and_then(|answer| {
            batch::parts(&answer.body, asks.len(), limits.0, limits.1)
                .map_err(|error| Failure::Passing(Setback { cause: Cause::Unavailable(error), retry_after: None }))
        });
        match parts {
            Ok(parts) => {
                let heeded = asks.iter().zip(parts).map(|(ask, part)| {
                    self.heed(ask, sent_at, part.throttle_share, &part.result);
                    part.result
                });
                heeded.collect()
            }
            Err(failure) => {
                let copies = asks.iter().map(|ask| {
                    let copy = Err(failure.copy());
                    self.heed(ask, sent_at, None, &copy);
                    copy
                });
                copies.collect()
            }
        }
    }

    fn batch_request(&self, version: ApiVersion, asks: &[Ask]) -> Result<RequestBuilder, GraphError> {
        let url = GraphRequest::new(version, "/$batch", &[], &[])?.url(&self.client.settings().graph_url)?;
        Ok(self.client.http().post(url).json(&batch::request(asks, COMMON_HEADERS)))
    }

    async fn exchange(&self, request: RequestBuilder, template: &str) -> Result<Answer, Failure> {
        let token = self.tokens.token(&self.client).await.map_err(Failure::Final)?;
        self.usage.count_request();
        let client_request_id = Uuid::new_v4().to_string();
        let request = request
            .bearer_auth(token.expose())
            .header(ACCEPT, HeaderValue::from_static("application/json"))
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
        let throttle_share = answer::throttle_share(response.headers());
        let _turn = self.client.turn_to_read().await;
        let body = answer::body(response, Service::Graph, self.client.limits().answer_bytes).await?;
        self.usage.count_bytes(answer::size(&body));
        Ok(Answer { body, throttle_share })
    }

    /// Lets budget and pace learn from an answer.
    fn heed<T>(&self, ask: &Ask, sent_at: Instant, throttle_share: Option<f64>, result: &Result<T, Failure>) {
        match result {
            Err(Failure::Passing(Setback { cause: Cause::TooManyRequests, retry_after })) => {
                self.usage.count_throttled();
                self.budget.refused(ask.family, sent_at, ask.units, *retry_after);
            }
            Err(Failure::Passing(Setback { cause: Cause::Unavailable(_) | Cause::Network(_), .. })) => {
                self.budget.pace.slow_down(Instant::now());
            }
            Ok(_) | Err(Failure::Final(_) | Failure::Unauthorised(_)) => match throttle_share {
                Some(share) => self.budget.near_limit(ask.family, share),
                None => self.budget.pace.went_well(),
            },
        }
    }

    /// What a dispatcher brings is counted by the reader, too, who does not send it himself.
    fn count_bytes(&self, bytes: u64) {
        if self.dispatcher.is_some() {
            self.usage.count_bytes(bytes);
        }
    }

    fn priority_word(&self) -> &'static str {
        match self.priority {
            Priority::Scheduled => "low",
            Priority::Person => "high",
        }
    }
}

/// The body of an answer, and how near the limit Graph says we are.
struct Answer {
    body: Vec<u8>,
    throttle_share: Option<f64>,
}

/// What is no JSON came from something else than Graph, or was cut; asking again does no harm.
fn parsed<T: DeserializeOwned>(body: Vec<u8>) -> Result<(T, u64), Failure> {
    let passing = |error| Failure::Passing(Setback { cause: Cause::Unavailable(error), retry_after: None });
    Ok((answer::json(&body).map_err(passing)?, answer::size(&body)))
}
