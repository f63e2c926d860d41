//! The code for tokens, over our own HTTP client.

use openidconnect::core::{CoreClientAuthMethod, CoreErrorResponseType};
use openidconnect::{
    AuthType, AuthorizationCode, HttpRequest, PkceCodeVerifier, ProviderMetadataWithLogout, RequestTokenError,
    StandardErrorResponse, TokenResponse,
};

use super::error::{OidcError, ProviderRefusal};
use super::provider::{ProviderClient, ProviderIdToken, ProviderTokens};
use crate::outgoing::{OutgoingClient, OutgoingError};

const WHAT: &str = "answer to the sign-in code";

pub(super) async fn exchange(
    client: &ProviderClient,
    http: &OutgoingClient,
    code: String,
    verifier: PkceCodeVerifier,
) -> Result<ProviderTokens, OidcError> {
    let lacking = |_| OidcError::Lacking { what: "token endpoint" };
    let request = client.exchange_code(AuthorizationCode::new(code)).map_err(lacking)?.set_pkce_verifier(verifier);
    // The bridge between the crate and our HTTP client: both speak in the types of the `http` crate.
    let bridge = |request: HttpRequest| {
        let http = http.clone();
        async move { http.send(request).await }
    };
    request.request_async(&bridge).await.map_err(failure)
}

/// An answer that cannot be parsed is left out of the error: it may hold a token.
fn failure(cause: RequestTokenError<OutgoingError, StandardErrorResponse<CoreErrorResponseType>>) -> OidcError {
    match cause {
        RequestTokenError::Request(source) => OidcError::Unreachable { what: WHAT, source },
        RequestTokenError::ServerResponse(refusal) => {
            let description = refusal.error_description().map(String::as_str);
            OidcError::Refused(ProviderRefusal::of(refusal.error().as_ref(), description))
        }
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            OidcError::BadAnswer { what: WHAT, reason: "neither tokens nor an error of OAuth 2.0".to_owned() }
        }
    }
}

pub(super) fn id_token(tokens: &ProviderTokens) -> Result<ProviderIdToken, OidcError> {
    tokens.id_token().cloned().ok_or(OidcError::Lacking { what: "ID token" })
}

/// In the header, as the standard wants it, unless the provider takes the secret in the body only.
pub(super) fn auth_type(metadata: &ProviderMetadataWithLogout) -> AuthType {
    let methods = metadata.token_endpoint_auth_methods_supported();
    let knows = |wanted| methods.is_none_or(|methods| methods.contains(&wanted));
    if !knows(CoreClientAuthMethod::ClientSecretBasic) && knows(CoreClientAuthMethod::ClientSecretPost) {
        return AuthType::RequestBody;
    }
    AuthType::BasicAuth
}
