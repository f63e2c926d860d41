//! What the provider says of itself.

use http::header::ACCEPT;
use http::{Request, StatusCode};
use openidconnect::ProviderMetadataWithLogout;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde::Deserialize;
use url::Url;

use super::error::OidcError;
use super::issuer::Issuer;
use crate::outgoing::OutgoingClient;

const PATH: &str = ".well-known/openid-configuration";
const WHAT: &str = "metadata";

/// The metadata, checked as far as it can be.
pub(super) struct Discovered {
    pub(super) issuer: Issuer,
    pub(super) metadata: ProviderMetadataWithLogout,
    /// With which ID tokens may be signed.
    pub(super) algorithms: Vec<CoreJwsSigningAlgorithm>,
    /// Whether the provider promises to name itself when it sends people back (RFC 9207).
    pub(super) names_itself: bool,
}

#[derive(Deserialize)]
struct Additional {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Fetches the metadata. Every address in it passes the guard once more, when it is called or shown to a browser.
pub(super) async fn fetch(http: &OutgoingClient, configured: &str) -> Result<Discovered, OidcError> {
    let url = format!("{}/{PATH}", configured.trim_end_matches('/'));
    let body = get(http, &url, WHAT).await?;
    let bad = |cause: serde_json::Error| OidcError::BadAnswer { what: WHAT, reason: cause.to_string() };
    let metadata: ProviderMetadataWithLogout = serde_json::from_slice(&body).map_err(bad)?;
    let additional: Additional = serde_json::from_slice(&body).map_err(bad)?;
    let found = metadata.issuer().as_str();
    let other = || OidcError::OtherIssuer { found: found.chars().take(200).collect() };
    let issuer = Issuer::discovered(found, configured).ok_or_else(other)?;
    if metadata.token_endpoint().is_none() {
        return Err(OidcError::Lacking { what: "token endpoint" });
    }
    check(http, metadata.authorization_endpoint().url(), "sign-in page")?;
    let algorithms = allowed(metadata.id_token_signing_alg_values_supported());
    let names_itself = additional.authorization_response_iss_parameter_supported;
    Ok(Discovered { issuer, metadata, algorithms, names_itself })
}

/// An address that a browser is sent to must be one that we would call ourselves.
pub(super) fn check(http: &OutgoingClient, url: &Url, what: &'static str) -> Result<(), OidcError> {
    http.check(url).map_err(|source| OidcError::Unreachable { what, source })
}

/// Signatures that only the provider can make. With HS256 and its like whoever verifies could sign, and `none` is no
/// signature at all: neither is ever accepted, whatever the provider publishes.
fn allowed(published: &[CoreJwsSigningAlgorithm]) -> Vec<CoreJwsSigningAlgorithm> {
    let always = [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256];
    let when_published = CoreJwsSigningAlgorithm::RsaSsaPssSha256;
    let extra = published.contains(&when_published).then_some(when_published);
    always.into_iter().chain(extra).collect()
}

/// The body of a successful answer.
pub(super) async fn get(http: &OutgoingClient, url: &str, what: &'static str) -> Result<Vec<u8>, OidcError> {
    let request = Request::get(url).header(ACCEPT, "application/json").body(Vec::new());
    let request = request.map_err(|cause| OidcError::BadAnswer { what, reason: cause.to_string() })?;
    let answer = http.send(request).await.map_err(|source| OidcError::Unreachable { what, source })?;
    if answer.status() != StatusCode::OK {
        return Err(OidcError::Status { what, status: answer.status().as_u16() });
    }
    Ok(answer.into_body())
}
