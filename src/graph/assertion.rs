//! What is sent in place of a client secret: a statement signed by our own key, or one of the platform's.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use uuid::Uuid;

use super::GraphClient;
use super::certificate::ClientCertificate;
use super::credential::Credential;
use super::error::GraphError;
use super::identity;
use super::retry::Failure;
use crate::domain::model::{ClientId, DirectoryId, Timestamp};

/// Source: RFC 7523.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// The identity platform asks for five to ten minutes at most.
const LIFETIME_SECONDS: i64 = 300;

/// What proves who we are in one request for a token. An assertion is made anew for each, as it may be used once.
pub(super) enum Proof {
    Secret(SecretString),
    Assertion(SecretString),
}

impl Proof {
    /// Of a delegated credential it is the app registration that proves itself here.
    pub(super) async fn of(
        client: &GraphClient,
        directory: DirectoryId,
        credential: &Credential,
    ) -> Result<Self, Failure> {
        match credential {
            Credential::Secret { secret, .. } => Ok(Self::Secret(secret.clone())),
            Credential::Certificate { client_id, certificate } => {
                let audience = client.settings().audience(directory);
                signed(certificate, *client_id, &audience, client.now()).map(Self::Assertion).map_err(Failure::Final)
            }
            Credential::Federated { identity_client_id, .. } => {
                identity::assertion(client, *identity_client_id).await.map(Self::Assertion)
            }
            Credential::Delegated { app, .. } => Box::pin(Self::of(client, directory, app)).await,
        }
    }

    /// What an assertion adds to a request for a token.
    pub(super) fn assertion(&self) -> Option<[(&'static str, &str); 2]> {
        match self {
            Self::Secret(_) => None,
            Self::Assertion(text) => {
                Some([("client_assertion_type", ASSERTION_TYPE), ("client_assertion", text.expose_secret())])
            }
        }
    }

    pub(super) fn expose(&self) -> &str {
        match self {
            Self::Secret(text) | Self::Assertion(text) => text.expose_secret(),
        }
    }
}

/// Source of header and claims: the identity platform's page on certificate credentials.
fn signed(
    certificate: &ClientCertificate,
    client_id: ClientId,
    audience: &str,
    now: Timestamp,
) -> Result<SecretString, GraphError> {
    let header = json!({ "alg": certificate.algorithm().as_str(), "typ": "JWT", "x5t#S256": certificate.x5t_s256() });
    let issued_at = now.milliseconds().div_euclid(1_000);
    let claims = json!({
        "aud": audience,
        "iss": client_id,
        "sub": client_id,
        "jti": Uuid::new_v4(),
        "iat": issued_at,
        "nbf": issued_at,
        "exp": issued_at.saturating_add(LIFETIME_SECONDS),
    });
    let encoded = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let signature = certificate.sign(message.as_bytes()).ok_or_else(|| GraphError::SignIn {
        code: "signing_failed".to_owned(),
        message: "the assertion could not be signed, because the system gives no random numbers".to_owned(),
    })?;
    Ok(SecretString::from(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))))
}
