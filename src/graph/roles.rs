//! Which application permissions a token carries.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::error::{GraphError, Service};

/// The claims that are shown to a person. Access tokens are for Graph to validate, not for us, so nothing is decided
/// by them.
#[derive(Deserialize)]
struct Claims {
    /// Missing when nothing is granted.
    #[serde(default)]
    roles: Vec<String>,
}

/// The granted application permissions, sorted.
pub(super) fn of_token(token: &str) -> Result<Vec<String>, GraphError> {
    let claims = token.split('.').nth(1).and_then(|payload| URL_SAFE_NO_PAD.decode(payload).ok());
    let claims = claims.and_then(|payload| serde_json::from_slice::<Claims>(&payload).ok());
    let Some(Claims { mut roles }) = claims else {
        let reason = "the access token does not tell its roles".to_owned();
        return Err(GraphError::BadAnswer { service: Service::SignIn, reason });
    };
    roles.sort();
    Ok(roles)
}
