//! Groups and roles from the provider's page about the person. The standard lets a provider tell them there instead of
//! in the ID token (OpenID Connect Core 1.0, part 5.4), and several do.

use http::header::{ACCEPT, AUTHORIZATION};
use http::{Request, StatusCode};
use openidconnect::OAuth2TokenResponse;
use serde::Deserialize;

use super::claims::OurClaims;
use super::discovery::Discovered;
use super::error::OidcError;
use super::provider::ProviderTokens;
use super::verify::{Claims, Expected};
use crate::outgoing::OutgoingClient;

const WHAT: &str = "page about the person";

#[derive(Deserialize)]
struct UserInfo {
    sub: String,
    preferred_username: Option<String>,
    email: Option<String>,
    #[serde(flatten)]
    claims: OurClaims,
}

/// What the provider tells of a person, wherever it tells it.
pub(super) struct Told {
    /// For people to read.
    pub(super) name: Option<String>,
    pub(super) claims: OurClaims,
}

/// What the ID token tells, completed where it tells neither groups nor roles. Microsoft's page tells none, so it is not
/// asked.
pub(super) async fn completed(
    discovered: &Discovered,
    http: &OutgoingClient,
    tokens: &ProviderTokens,
    claims: &Claims,
    expected: &Expected,
) -> Result<Told, OidcError> {
    let ours = claims.additional_claims().clone();
    let name = claims.preferred_username().map(|name| name.as_str().to_owned());
    let name = name.or_else(|| claims.email().map(|email| email.as_str().to_owned()));
    let page = discovered.metadata.userinfo_endpoint().filter(|_| !ours.tells_groups_or_roles());
    let Some(page) = page.filter(|_| expected.directory.is_none()) else { return Ok(Told { name, claims: ours }) };
    let told = ask(http, page.as_str(), tokens).await?;
    // Without this an answer about somebody else would count.
    if told.sub != claims.subject().as_str() {
        return Err(OidcError::BadAnswer { what: WHAT, reason: "it is about somebody else".to_owned() });
    }
    let name = name.or(told.preferred_username).or(told.email);
    Ok(Told { name, claims: ours.with_groups_and_roles_of(told.claims) })
}

async fn ask(http: &OutgoingClient, page: &str, tokens: &ProviderTokens) -> Result<UserInfo, OidcError> {
    let bearer = format!("Bearer {}", tokens.access_token().secret());
    let bad = |reason: String| OidcError::BadAnswer { what: WHAT, reason };
    let request = Request::get(page).header(ACCEPT, "application/json").header(AUTHORIZATION, bearer).body(Vec::new());
    let request = request.map_err(|_| bad("its address or the access token cannot be sent".to_owned()))?;
    let answer = http.send(request).await.map_err(|source| OidcError::Unreachable { what: WHAT, source })?;
    if answer.status() != StatusCode::OK {
        return Err(OidcError::Status { what: WHAT, status: answer.status().as_u16() });
    }
    serde_json::from_slice(answer.body()).map_err(|_| bad("not the expected JSON".to_owned()))
}
