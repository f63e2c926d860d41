//! The one write to Graph that is no restore: an app registration adds a client secret to itself and removes the one
//! before. It can reach no other app registration, and nothing else of a tenant.

use reqwest::{Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use slog::debug;
use url::Url;

use super::GraphClient;
use super::answer;
use super::credential::Credential;
use super::error::{GraphError, Service};
use super::request::{ApiVersion, GraphRequest};
use super::retry::{Failure, Retries};
use super::token::TokenSource;
use crate::domain::model::{ClientId, DirectoryId, Timestamp};
use crate::logging::HiddenValue;

/// One secret with its dates.
const ANSWER_LIMIT_BYTES: u64 = 64 * 1024;

/// An app registration that may change its own secrets. Needs `Application.ReadWrite.OwnedBy`.
pub struct SecretRotation {
    client: GraphClient,
    client_id: ClientId,
    tokens: TokenSource,
}

/// A secret that was just made. Microsoft tells it once.
#[derive(Debug)]
pub struct AddedSecret {
    pub key_id: String,
    pub secret: SecretString,
    pub end: Option<Timestamp>,
    _hidden: HiddenValue,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Added {
    key_id: String,
    secret_text: SecretString,
    end_date_time: Option<Timestamp>,
}

impl SecretRotation {
    pub fn new(client: &GraphClient, directory: DirectoryId, credential: Credential) -> Self {
        let client_id = credential.client_id();
        Self { client: client.clone(), client_id, tokens: TokenSource::new(directory, credential, client) }
    }

    /// Adds a secret under a name by which it can be found again. An answer that is lost leaves a secret that nobody
    /// knows; the caller finds it by its name and removes it, so this is never repeated by itself.
    pub async fn add(&self, display_name: &str, end: Timestamp) -> Result<AddedSecret, GraphError> {
        let body = json!({ "passwordCredential": { "displayName": display_name, "endDateTime": end } });
        let answer = self.post("/applications(appId='{clientId}')/addPassword", &body).await?;
        let added: Added = answer::json(&answer)?;
        let hidden = self.client.redactor().hide(added.secret_text.expose_secret());
        Ok(AddedSecret { key_id: added.key_id, secret: added.secret_text, end: added.end_date_time, _hidden: hidden })
    }

    /// Removes a secret by its id.
    pub async fn remove(&self, key_id: &str) -> Result<(), GraphError> {
        let body = json!({ "keyId": key_id });
        self.post("/applications(appId='{clientId}')/removePassword", &body).await.map(drop)
    }

    async fn post(&self, template: &str, body: &Value) -> Result<Vec<u8>, GraphError> {
        let client_id = self.client_id.to_string();
        let request = GraphRequest::new(ApiVersion::V1, template, &[("clientId", &client_id)], &[])?;
        let url = request.url(&self.client.settings().graph_url)?;
        let mut retries = Retries::new(self.client.limits().retry, Service::Graph);
        loop {
            match self.attempt(&url, template, body).await {
                Ok(answer) => return Ok(answer),
                Err(Failure::Final(error) | Failure::Unauthorised(error)) => return Err(error),
                Err(Failure::Passing(setback)) if setback.was_not_done() => {
                    retries.wait(setback, self.client.logger()).await?;
                }
                Err(Failure::Passing(setback)) => return Err(retries.given_up(setback)),
            }
        }
    }

    async fn attempt(&self, url: &Url, template: &str, body: &Value) -> Result<Vec<u8>, Failure> {
        let token = self.tokens.token(&self.client).await.map_err(Failure::Final)?;
        let request = self.client.http().request(Method::POST, url.clone()).bearer_auth(token.expose()).json(body);
        let response = request.send().await.map_err(answer::network)?;
        let status = response.status();
        debug!(self.client.logger(), "Microsoft Graph answered a rotation of secrets";
            "graph.path" => template, "status" => status.as_u16());
        if !status.is_success() {
            return Err(answer::refusal(response, self.client.now(), self.client.redactor()).await);
        }
        if status == StatusCode::NO_CONTENT {
            return Ok(Vec::new());
        }
        answer::body(response, Service::Graph, ANSWER_LIMIT_BYTES).await
    }
}
