//! Fetches an access token by the client credentials grant of OAuth 2.0.

use oauth2::basic::{BasicClient, BasicErrorResponse, BasicRequestTokenError};
use oauth2::{AuthType, HttpRequest, HttpResponse, RequestTokenError, Scope, TokenResponse, TokenUrl};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::GraphClient;
use super::answer;
use super::assertion::Proof;
use super::credential::Credential;
use super::error::{GraphError, Service};
use super::retry::{Cause, Failure, Retries, Setback, is_passing, milliseconds};
use super::token::AccessToken;
use crate::domain::model::DirectoryId;

/// A token is a few kilobytes long.
const ANSWER_LIMIT_BYTES: u64 = 1024 * 1024;

/// Source: RFC 7523.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What Microsoft says of a token's life when it says nothing.
const DEFAULT_LIFETIME_MS: u64 = 3_599_000;

/// Tries until the sign-in service answers or the attempts are used up.
pub(super) async fn fetch(
    client: &GraphClient,
    directory: DirectoryId,
    credential: &Credential,
) -> Result<AccessToken, GraphError> {
    let url = token_url(client, directory)?;
    let mut retries = Retries::new(client.limits().retry, Service::SignIn);
    loop {
        match attempt(client, url.clone(), directory, credential).await {
            Ok(token) => return Ok(token),
            Err(Failure::Final(error) | Failure::Unauthorised(error)) => return Err(error),
            Err(Failure::Passing(setback)) => retries.wait(setback, client.logger()).await?,
        }
    }
}

fn token_url(client: &GraphClient, directory: DirectoryId) -> Result<Url, GraphError> {
    let base = client.settings().login_url.as_str().trim_end_matches('/');
    let text = format!("{base}/{directory}/oauth2/v2.0/token");
    Url::parse(&text).map_err(|cause| GraphError::BadRequest { what: text, reason: cause.to_string() })
}

async fn attempt(
    client: &GraphClient,
    url: Url,
    directory: DirectoryId,
    credential: &Credential,
) -> Result<AccessToken, Failure> {
    let proof = Proof::of(client, directory, credential).await?;
    let _hidden = client.redactor().hide(proof.expose());
    let mut oauth = BasicClient::new(oauth2::ClientId::new(credential.client_id().to_string()))
        .set_token_uri(TokenUrl::from_url(url))
        .set_auth_type(AuthType::RequestBody);
    if let Proof::Secret(secret) = &proof {
        oauth = oauth.set_client_secret(oauth2::ClientSecret::new(secret.expose_secret().to_owned()));
    }
    let mut grant = oauth.exchange_client_credentials().add_scope(Scope::new(client.settings().scope.clone()));
    if let Proof::Assertion(assertion) = &proof {
        grant = grant.add_extra_param("client_assertion_type", ASSERTION_TYPE);
        grant = grant.add_extra_param("client_assertion", assertion.expose_secret());
    }
    let http = |request: HttpRequest| exchange(client.clone(), request);
    let response = grant.request_async(&http).await.map_err(|cause| failure(cause, client))?;
    let lifetime_ms = response.expires_in().map_or(DEFAULT_LIFETIME_MS, milliseconds);
    let secret = SecretString::from(response.access_token().secret().as_str());
    let hidden = client.redactor().hide(secret.expose_secret());
    Ok(AccessToken::new(secret, i64::try_from(lifetime_ms).unwrap_or(i64::MAX), client.now(), hidden))
}

/// The bridge between the `oauth2` crate and our HTTP client.
async fn exchange(client: GraphClient, request: HttpRequest) -> Result<HttpResponse, Failure> {
    let request = reqwest::Request::try_from(request).map_err(answer::network)?;
    let response = client.http().execute(request).await.map_err(answer::network)?;
    let status = response.status();
    if is_passing(status.as_u16()) {
        return Err(Failure::Passing(setback(&response, &client)));
    }
    let headers = response.headers().clone();
    let body = answer::body(response, Service::SignIn, ANSWER_LIMIT_BYTES).await?;
    let mut answer = HttpResponse::new(body);
    *answer.status_mut() = status;
    *answer.headers_mut() = headers;
    Ok(answer)
}

fn setback(response: &reqwest::Response, client: &GraphClient) -> Setback {
    let status = response.status();
    let cause = if status == reqwest::StatusCode::TOO_MANY_REQUESTS {
        Cause::TooManyRequests
    } else {
        Cause::Unavailable(GraphError::SignIn {
            code: "temporarily_unavailable".to_owned(),
            message: format!("the sign-in service answered {status}"),
        })
    };
    Setback { cause, retry_after: answer::retry_after(response.headers(), client.now()) }
}

/// What cannot be parsed is left out of the error: it may be a token.
fn failure(cause: BasicRequestTokenError<Failure>, client: &GraphClient) -> Failure {
    match cause {
        RequestTokenError::Request(failure) => failure,
        RequestTokenError::ServerResponse(refusal) => Failure::Final(refused(&refusal, client)),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Failure::Final(GraphError::BadAnswer {
            service: Service::SignIn,
            reason: "neither a token nor an error of OAuth 2.0".to_owned(),
        }),
    }
}

fn refused(refusal: &BasicErrorResponse, client: &GraphClient) -> GraphError {
    let description = refusal.error_description().map_or("", String::as_str);
    let number = description.split(':').next().filter(|word| word.starts_with("AADSTS"));
    let code = number.map_or_else(|| refusal.error().to_string(), str::to_owned);
    GraphError::SignIn {
        code: answer::message(&code, client.redactor()),
        message: answer::message(description, client.redactor()),
    }
}
