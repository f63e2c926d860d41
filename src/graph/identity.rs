//! What the platform says of us: an assertion from the identity endpoint of Azure App Service, or from a file that
//! Kubernetes keeps fresh. Nothing of it is kept: each sign-in asks again.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::GraphClient;
use super::answer;
use super::error::{GraphError, Service};
use super::retry::{Cause, Failure, Setback, is_passing};
use crate::config::{self, IdentityFault, WorkloadIdentity};
use crate::domain::model::ClientId;

/// Source: the App Service page on managed identities.
const API_VERSION: &str = "2019-08-01";
const ASSERTION_LIMIT_BYTES: u64 = 64 * 1024;

/// Where the platform's identity is found, asked at each use because the platform changes it while we run.
#[derive(Clone)]
pub struct IdentitySource(Arc<dyn Fn() -> Result<WorkloadIdentity, IdentityFault> + Send + Sync>);

impl IdentitySource {
    pub fn new(find: impl Fn() -> Result<WorkloadIdentity, IdentityFault> + Send + Sync + 'static) -> Self {
        Self(Arc::new(find))
    }
}

impl Default for IdentitySource {
    /// The environment of the process.
    fn default() -> Self {
        Self::new(config::workload_identity)
    }
}

impl fmt::Debug for IdentitySource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("IdentitySource")
    }
}

/// The assertion for one sign-in.
pub(super) async fn assertion(
    client: &GraphClient,
    identity_client_id: Option<ClientId>,
) -> Result<SecretString, Failure> {
    let found = (client.settings().identity.0)().map_err(|fault| unavailable(fault.to_string()))?;
    match found {
        WorkloadIdentity::AppService { endpoint, header } => {
            from_endpoint(client, endpoint, &header, identity_client_id).await
        }
        WorkloadIdentity::TokenFile(path) => from_file(path).await,
    }
}

#[derive(Deserialize)]
struct EndpointAnswer {
    access_token: SecretString,
}

async fn from_endpoint(
    client: &GraphClient,
    mut endpoint: Url,
    header: &SecretString,
    identity_client_id: Option<ClientId>,
) -> Result<SecretString, Failure> {
    endpoint
        .query_pairs_mut()
        .append_pair("resource", &client.settings().federation_audience)
        .append_pair("api-version", API_VERSION)
        .extend_pairs(identity_client_id.map(|id| ("client_id", id.to_string())));
    let request = client.identity_http().get(endpoint).header("X-IDENTITY-HEADER", header.expose_secret());
    let response = request.send().await.map_err(answer::network)?;
    let status = response.status();
    let body = answer::body(response, Service::SignIn, ASSERTION_LIMIT_BYTES).await?;
    if is_passing(status.as_u16()) {
        let cause = Cause::Unavailable(refused(client, status, &body));
        return Err(Failure::Passing(Setback { cause, retry_after: None }));
    }
    if !status.is_success() {
        return Err(Failure::Final(refused(client, status, &body)));
    }
    let answer = serde_json::from_slice::<EndpointAnswer>(&body);
    answer.map(|answer| answer.access_token).map_err(|_| unavailable("its answer holds no token".to_owned()))
}

async fn from_file(path: PathBuf) -> Result<SecretString, Failure> {
    let name = path.display().to_string();
    let read = tokio::task::spawn_blocking(move || config::identity_token(&path)).await;
    match read {
        Ok(Ok(token)) => Ok(token),
        Ok(Err(fault)) => Err(unavailable(fault.to_string())),
        Err(_) => Err(unavailable(format!("{name} could not be read, because the server is shutting down"))),
    }
}

fn refused(client: &GraphClient, status: reqwest::StatusCode, body: &[u8]) -> GraphError {
    let text = answer::message(&String::from_utf8_lossy(body), client.redactor());
    identity_error(format!("the identity endpoint answered {status}: {text}"))
}

fn unavailable(reason: String) -> Failure {
    Failure::Final(identity_error(reason))
}

fn identity_error(message: String) -> GraphError {
    GraphError::SignIn { code: "managed_identity_unavailable".to_owned(), message }
}
