//! The way to write to one tenant. It cannot read areas, and what reads cannot become it: the two have neither
//! credential nor token in common.

use std::sync::Arc;

use reqwest::StatusCode;
use reqwest::header::{ACCEPT, HeaderValue};
use serde_json::Value;
use slog::{Logger, debug, o};
use tokio::time::{Duration, Instant};

use super::GraphClient;
use super::answer;
use super::budget::TenantBudget;
use super::connection::Priority;
use super::credential::Credential;
use super::error::{GraphError, Service};
use super::retry::{Cause, Failure, Retries, Setback};
use super::roles::{self, TokenFacts};
use super::token::TokenSource;
use super::write_request::WriteRequest;
use crate::domain::model::DirectoryId;

/// The largest answer to a write: the object that was written.
const ANSWER_LIMIT_BYTES: u64 = 16 * 1024 * 1024;

/// The credential of an app registration that may write.
#[derive(Debug)]
pub struct WriteCredential(Credential);

impl WriteCredential {
    /// For the one place that opens stored write connections.
    pub fn new(credential: Credential) -> Self {
        Self(credential)
    }
}

/// A way to write to one tenant.
pub struct WriteConnection {
    client: GraphClient,
    tokens: TokenSource,
    budget: Arc<TenantBudget>,
    logger: Logger,
}

/// Graph did what it was asked to. Without `Debug`, as its body must not be logged.
pub struct WriteAnswer {
    pub status: u16,
    pub request_id: Option<String>,
    /// The object that was written, where Graph tells it and the answer came whole.
    pub body: Option<Value>,
}

/// What came in place of an answer. Whether the write was done is the first thing to know, so that nothing is ever
/// sent twice.
#[derive(Debug, thiserror::Error)]
pub enum WriteFailure {
    /// Graph refused before it did anything, for now; after the wait the same request may be sent.
    #[error("the request was not taken yet")]
    NotYet { wait: Duration },
    /// Nothing was done, and another attempt would end no better.
    #[error("the request was not done")]
    NotDone(#[source] GraphError),
    /// Nobody knows whether it was done: only looking helps.
    #[error("whether the request was done is not known")]
    Unknown(#[source] GraphError),
}

/// How often, and how long, a request waits to be taken.
pub struct Patience(Retries);

impl WriteConnection {
    pub(super) fn new(client: GraphClient, directory: DirectoryId, credential: WriteCredential) -> Self {
        let logger = client.logger().new(o!("directory.id" => directory.to_string()));
        let budget = client.budget(directory, &credential.0);
        let tokens = TokenSource::new(directory, credential.0, &client);
        Self { client, tokens, budget, logger }
    }

    /// Signs in, and tells what the token may do.
    pub async fn token_facts(&self) -> Result<TokenFacts, GraphError> {
        let token = self.tokens.token(&self.client).await?;
        roles::of_token(token.expose())
    }

    /// For one request.
    pub fn patience(&self) -> Patience {
        Patience(Retries::new(self.client.limits().retry, Service::Graph))
    }

    /// Sends the request once.
    ///
    /// # Errors
    /// [`WriteFailure`] tells whether it was done, and whether it may be sent again.
    pub async fn send(&self, request: &WriteRequest, patience: &mut Patience) -> Result<WriteAnswer, WriteFailure> {
        let mut has_renewed = false;
        loop {
            let token = self.tokens.token(&self.client).await.map_err(WriteFailure::NotDone)?;
            match self.attempt(request, token.expose()).await {
                Ok(answer) => return Ok(answer),
                // A token that is refused is refused before anything else.
                Err(Attempted::Answered(Failure::Unauthorised(_))) if !has_renewed => {
                    has_renewed = true;
                    self.tokens.forget(&token).await;
                }
                Err(attempted) => return Err(self.failure(attempted, patience)),
            }
        }
    }

    fn failure(&self, attempted: Attempted, patience: &mut Patience) -> WriteFailure {
        let may_wait = |setback, patience: &mut Patience| match patience.0.next(setback, &self.logger) {
            Ok(wait) => WriteFailure::NotYet { wait },
            Err(error) => WriteFailure::NotDone(error),
        };
        match attempted {
            Attempted::NotSent(error) => WriteFailure::NotDone(error),
            Attempted::NotReached(setback) => may_wait(setback, patience),
            Attempted::Answered(Failure::Final(error) | Failure::Unauthorised(error)) => WriteFailure::NotDone(error),
            Attempted::Answered(Failure::Passing(setback)) if is_not_taken(&setback) => may_wait(setback, patience),
            Attempted::Answered(Failure::Passing(setback)) => {
                WriteFailure::Unknown(Failure::Passing(setback).into_error(Service::Graph))
            }
        }
    }

    async fn attempt(&self, request: &WriteRequest, token: &str) -> Result<WriteAnswer, Attempted> {
        let url = request.url(&self.client.settings().graph_url).map_err(Attempted::NotSent)?;
        self.budget.wait(request.family(), 1, Priority::Person).await;
        let sent_at = Instant::now();
        let mut sending = self
            .client
            .http()
            .request(request.method(), url)
            .headers(request.headers())
            .bearer_auth(token)
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .header("x-ms-throttle-priority", HeaderValue::from_static("high"))
            .header("client-request-id", request.client_request_id());
        if let Some(body) = request.body() {
            sending = sending.json(body);
        }
        let response = sending.send().await.map_err(|cause| match (cause.is_connect(), answer::network(cause)) {
            (true, Failure::Passing(setback)) => Attempted::NotReached(setback),
            (_, failure) => Attempted::Answered(failure),
        })?;
        let status = response.status();
        let request_id = answer::request_id(response.headers());
        // Not the path: an id in it may be a person's address.
        debug!(self.logger, "Microsoft Graph answered a write"; "method" => request.method().as_str(),
            "status" => status.as_u16(), "client_request.id" => request.client_request_id(),
            "request.id" => &request_id);
        if !status.is_success() {
            let failure = answer::refusal(response, self.client.now(), self.client.redactor()).await;
            self.heed(request, sent_at, &failure);
            return Err(Attempted::Answered(failure));
        }
        if let Some(share) = answer::throttle_share(response.headers()) {
            self.budget.near_limit(request.family(), share);
        }
        // That it was done, the status says; what was done can be read again.
        let body = match status {
            StatusCode::NO_CONTENT => None,
            _ => answer::body(response, Service::Graph, ANSWER_LIMIT_BYTES).await.ok(),
        };
        let body = body.and_then(|body| answer::json(&body).ok());
        Ok(WriteAnswer { status: status.as_u16(), request_id, body })
    }

    fn heed(&self, request: &WriteRequest, sent_at: Instant, failure: &Failure) {
        if let Failure::Passing(Setback { cause: Cause::TooManyRequests, retry_after }) = failure {
            self.budget.refused(request.family(), sent_at, 1, *retry_after);
        }
    }
}

/// How far one attempt came.
enum Attempted {
    /// It is no request.
    NotSent(GraphError),
    /// There was nobody to send it to.
    NotReached(Setback),
    Answered(Failure),
}

/// A busy service that says when to come again has not begun (concepts/errors.md, 429 and 503). Of any other fault of
/// a service or of the network nobody knows how far the request came.
fn is_not_taken(setback: &Setback) -> bool {
    let is_busy = matches!(setback.cause, Cause::Unavailable(GraphError::Api { status: 503, .. }));
    setback.was_not_done() || (is_busy && setback.retry_after.is_some())
}
