//! Tokens in the name of a person: a refresh token is redeemed at the tenant that is to be read, and the one that comes
//! back takes its place. The one before is forgotten by its keeper, and only once the new one is stored.
//!
//! Microsoft leaves a used refresh token valid (the identity platform's page on refresh tokens), but does not promise
//! to. So one at a time is redeemed, whatever tenant it is for.

use std::fmt;

use futures_util::future::BoxFuture;
use oauth2::basic::BasicErrorResponseType;
use oauth2::{RequestTokenError, TokenResponse};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;

use super::GraphClient;
use super::assertion::Proof;
use super::credential::Credential;
use super::error::GraphError;
use super::retry::{Failure, Retries};
use super::sign_in;
use super::token::AccessToken;
use crate::domain::model::DirectoryId;
use crate::graph::error::Service;

/// Refusals that tell of the tenant that was asked, and not of the refresh token: no consent there, no relation to it,
/// a policy of its own. Source: the identity platform's list of AADSTS codes.
const OF_ONE_TENANT: [&str; 12] = [
    "AADSTS65001",
    "AADSTS65004",
    "AADSTS50020",
    "AADSTS50105",
    "AADSTS53003",
    "AADSTS90002",
    "AADSTS90072",
    "AADSTS90094",
    "AADSTS500011",
    "AADSTS500213",
    "AADSTS700016",
    "AADSTS7000229",
];

/// A refresh token, and which one it is.
#[derive(Debug, Clone)]
pub struct HeldToken {
    pub token: SecretString,
    pub generation: u64,
}

/// Who keeps the refresh token of one person.
pub trait TokenKeeper: Send + Sync {
    /// The one in use.
    fn current(&self) -> BoxFuture<'_, Result<HeldToken, GraphError>>;

    /// Stores the one that came for `used`. When it returns an error, the used one must still be there.
    fn rotate(&self, used: u64, new: SecretString) -> BoxFuture<'_, Result<(), GraphError>>;

    /// Microsoft does not accept this one any more, and says why.
    fn refused(&self, used: u64, reason: String) -> BoxFuture<'_, ()>;
}

/// The refresh token of one person, redeemed for one tenant at a time.
pub struct RefreshTokens {
    keeper: Box<dyn TokenKeeper>,
    turn: Mutex<()>,
}

impl RefreshTokens {
    pub fn new(keeper: impl TokenKeeper + 'static) -> Self {
        Self { keeper: Box::new(keeper), turn: Mutex::new(()) }
    }
}

impl fmt::Debug for RefreshTokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RefreshTokens(…)")
    }
}

/// An access token for the tenant. What came with it is stored before it is given away.
pub(super) async fn fetch(
    client: &GraphClient,
    directory: DirectoryId,
    app: &Credential,
    tokens: &RefreshTokens,
) -> Result<AccessToken, GraphError> {
    let _turn = tokens.turn.lock().await;
    let held = tokens.keeper.current().await?;
    let _hidden = client.redactor().hide(held.token.expose_secret());
    let mut retries = Retries::new(client.limits().retry, Service::SignIn);
    loop {
        match redeem(client, directory, app, &held.token).await {
            Ok((access, new)) => {
                if let Some(new) = new {
                    tokens.keeper.rotate(held.generation, new).await?;
                }
                return Ok(access);
            }
            Err(Refusal::OfTheToken(error)) => {
                let reason = error.hint().map_or_else(|| error.to_string(), |hint| format!("{error}: {hint}"));
                tokens.keeper.refused(held.generation, reason).await;
                return Err(error);
            }
            Err(Refusal::Other(Failure::Final(error) | Failure::Unauthorised(error))) => return Err(error),
            Err(Refusal::Other(Failure::Passing(setback))) => retries.wait(setback, client.logger()).await?,
        }
    }
}

/// Why no access token came.
enum Refusal {
    /// The refresh token is of no use any more, in any tenant.
    OfTheToken(GraphError),
    Other(Failure),
}

async fn redeem(
    client: &GraphClient,
    directory: DirectoryId,
    app: &Credential,
    token: &SecretString,
) -> Result<(AccessToken, Option<SecretString>), Refusal> {
    let proof = Proof::of(client, directory, app).await.map_err(Refusal::Other)?;
    let _hidden = client.redactor().hide(proof.expose());
    let url =
        sign_in::token_url(client, &directory.to_string()).map_err(|error| Refusal::Other(Failure::Final(error)))?;
    let oauth = sign_in::oauth(app.client_id(), url, &proof);
    let refresh = sign_in::refresh_token(token);
    let grant = oauth.exchange_refresh_token(&refresh).add_scopes(sign_in::delegated_scopes(client));
    let grant = match proof.assertion() {
        Some(parameters) => {
            parameters.into_iter().fold(grant, |grant, (name, value)| grant.add_extra_param(name, value))
        }
        None => grant,
    };
    let http = |request| sign_in::exchange(client.clone(), request);
    let response = grant.request_async(&http).await.map_err(|cause| refusal(cause, client))?;
    let new = response.refresh_token().map(|token| SecretString::from(token.secret().as_str()));
    Ok((sign_in::access_token(&response, client), new))
}

fn refusal(cause: sign_in::TokenError, client: &GraphClient) -> Refusal {
    let is_invalid_grant = matches!(
        &cause,
        RequestTokenError::ServerResponse(answer) if *answer.error() == BasicErrorResponseType::InvalidGrant
    );
    match sign_in::failure(cause, client) {
        Failure::Final(error) if is_invalid_grant && !OF_ONE_TENANT.contains(&error.code()) => {
            Refusal::OfTheToken(error)
        }
        other => Refusal::Other(other),
    }
}
