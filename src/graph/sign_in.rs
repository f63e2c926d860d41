//! Fetches an access token by the client credentials grant of OAuth 2.0, and what all grants have in common.

use oauth2::basic::{BasicClient, BasicErrorResponse, BasicRequestTokenError, BasicTokenResponse};
use oauth2::{
    AuthType, AuthorizationCode, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, PkceCodeVerifier,
    RefreshToken, RequestTokenError, Scope, TokenResponse, TokenUrl,
};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::GraphClient;
use super::answer;
use super::assertion::Proof;
use super::credential::Credential;
use super::error::{GraphError, Service};
use super::refresh;
use super::retry::{Cause, Failure, Retries, Setback, is_passing, milliseconds};
use super::token::AccessToken;
use crate::domain::model::{ClientId, DirectoryId};

/// A token is a few kilobytes long.
const ANSWER_LIMIT_BYTES: u64 = 1024 * 1024;

/// What Microsoft says of a token's life when it says nothing.
const DEFAULT_LIFETIME_MS: u64 = 3_599_000;

pub(super) type TokenError = BasicRequestTokenError<Failure>;

/// A client of which the token endpoint is known.
type Oauth = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Tries until the sign-in service answers or the attempts are used up.
pub(super) async fn fetch(
    client: &GraphClient,
    directory: DirectoryId,
    credential: &Credential,
) -> Result<AccessToken, GraphError> {
    if let Credential::Delegated { app, refresh } = credential {
        return refresh::fetch(client, directory, app, refresh).await;
    }
    let url = token_url(client, &directory.to_string())?;
    let mut retries = Retries::new(client.limits().retry, Service::SignIn);
    loop {
        match attempt(client, url.clone(), directory, credential).await {
            Ok(token) => return Ok(token),
            Err(Failure::Final(error) | Failure::Unauthorised(error)) => return Err(error),
            Err(Failure::Passing(setback)) => retries.wait(setback, client.logger()).await?,
        }
    }
}

/// `tenant` is the id of a directory, or `organizations` for whichever it may be.
pub(super) fn token_url(client: &GraphClient, tenant: &str) -> Result<Url, GraphError> {
    login_url(client, &format!("{tenant}/oauth2/v2.0/token"))
}

/// An address of the sign-in service.
pub(super) fn login_url(client: &GraphClient, path: &str) -> Result<Url, GraphError> {
    let base = client.settings().login_url.as_str().trim_end_matches('/');
    let text = format!("{base}/{path}");
    Url::parse(&text).map_err(|cause| GraphError::BadRequest { what: text, reason: cause.to_string() })
}

/// Everything that was consented to, and a refresh token.
pub(super) fn delegated_scopes(client: &GraphClient) -> [Scope; 2] {
    [Scope::new(client.settings().scope.clone()), Scope::new("offline_access".to_owned())]
}

pub(super) fn oauth(client_id: ClientId, token_url: Url, proof: &Proof) -> Oauth {
    let oauth = BasicClient::new(oauth2::ClientId::new(client_id.to_string()))
        .set_token_uri(TokenUrl::from_url(token_url))
        .set_auth_type(AuthType::RequestBody);
    match proof {
        Proof::Secret(secret) => oauth.set_client_secret(oauth2::ClientSecret::new(secret.expose_secret().to_owned())),
        Proof::Assertion(_) => oauth,
    }
}

pub(super) fn refresh_token(token: &SecretString) -> RefreshToken {
    RefreshToken::new(token.expose_secret().to_owned())
}

pub(super) fn code(code: &SecretString) -> AuthorizationCode {
    AuthorizationCode::new(code.expose_secret().to_owned())
}

pub(super) fn verifier(verifier: &SecretString) -> PkceCodeVerifier {
    PkceCodeVerifier::new(verifier.expose_secret().to_owned())
}

async fn attempt(
    client: &GraphClient,
    url: Url,
    directory: DirectoryId,
    credential: &Credential,
) -> Result<AccessToken, Failure> {
    let proof = Proof::of(client, directory, credential).await?;
    let _hidden = client.redactor().hide(proof.expose());
    let oauth = oauth(credential.client_id(), url, &proof);
    let mut grant = oauth.exchange_client_credentials().add_scope(Scope::new(client.settings().scope.clone()));
    for (name, value) in proof.assertion().into_iter().flatten() {
        grant = grant.add_extra_param(name, value);
    }
    let http = |request: HttpRequest| exchange(client.clone(), request);
    let response = grant.request_async(&http).await.map_err(|cause| failure(cause, client))?;
    Ok(access_token(&response, client))
}

pub(super) fn access_token(response: &BasicTokenResponse, client: &GraphClient) -> AccessToken {
    let lifetime_ms = response.expires_in().map_or(DEFAULT_LIFETIME_MS, milliseconds);
    let secret = SecretString::from(response.access_token().secret().as_str());
    let hidden = client.redactor().hide(secret.expose_secret());
    AccessToken::new(secret, i64::try_from(lifetime_ms).unwrap_or(i64::MAX), client.now(), hidden)
}

/// The bridge between the `oauth2` crate and our HTTP client.
pub(super) async fn exchange(client: GraphClient, request: HttpRequest) -> Result<HttpResponse, Failure> {
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
pub(super) fn failure(cause: TokenError, client: &GraphClient) -> Failure {
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
    // The description begins with the code, which stands before it anyway.
    let words = number.and_then(|number| description.strip_prefix(number)?.strip_prefix(": ")).unwrap_or(description);
    GraphError::SignIn {
        code: answer::message(&code, client.redactor()),
        message: answer::message(words, client.redactor()),
    }
}
