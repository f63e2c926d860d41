//! Credentials as they come in and as they are shown: what is secret of them goes one way only.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiError, parse};
use crate::domain::model::Timestamp;
use crate::pipeline::credentials::{GivenCredential, SigningAlgorithm};
use crate::pipeline::expiry::Expiry;
use crate::store::credential_warnings::CredentialWarning;
use crate::store::credentials::Credential;
use crate::store::secret_rotations::Rotation;

/// How to reach the tenant.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub(super) enum CredentialInput {
    /// A client secret.
    Secret {
        #[serde(rename = "clientId")]
        client_id: String,
        #[serde(rename = "clientSecret")]
        #[schema(value_type = String)]
        client_secret: SecretString,
    },
    /// A certificate and its private key, both PEM. The key must be RSA and not encrypted.
    Certificate {
        #[serde(rename = "clientId")]
        client_id: String,
        certificate: String,
        #[serde(rename = "privateKey")]
        #[schema(value_type = String)]
        private_key: SecretString,
        /// `PS256` when left out, or `RS256`.
        algorithm: Option<String>,
    },
    /// No secret: the managed identity of the server, or the token of its Kubernetes service account.
    Federated {
        #[serde(rename = "clientId")]
        client_id: String,
        /// The client id of a user-assigned identity.
        #[serde(rename = "identityClientId")]
        identity_client_id: Option<String>,
    },
    /// The credential of an app registration that several tenants share.
    Shared {
        #[serde(rename = "appRegistrationId")]
        app_registration_id: String,
    },
}

impl CredentialInput {
    /// `place` is the path to the credential in the body, for errors.
    pub(super) fn given(self, place: &str) -> Result<GivenCredential, ApiError> {
        let named = |field: &str| format!("{place}{field}");
        Ok(match self {
            Self::Secret { client_id, client_secret } => GivenCredential::Secret {
                client_id: parse::field(&named("clientId"), &client_id)?,
                secret: client_secret,
            },
            Self::Certificate { client_id, certificate, private_key, algorithm } => GivenCredential::Certificate {
                client_id: parse::field(&named("clientId"), &client_id)?,
                certificate,
                private_key,
                algorithm: match algorithm {
                    Some(word) => parse::word(&named("algorithm"), &word, SigningAlgorithm::from_word, "PS256, RS256")?,
                    None => SigningAlgorithm::default(),
                },
            },
            Self::Federated { client_id, identity_client_id } => GivenCredential::Federated {
                client_id: parse::field(&named("clientId"), &client_id)?,
                identity_client_id: match identity_client_id.filter(|text| !text.trim().is_empty()) {
                    Some(text) => Some(parse::field(&named("identityClientId"), &text)?),
                    None => None,
                },
            },
            Self::Shared { app_registration_id } => {
                GivenCredential::Shared(parse::field(&named("appRegistrationId"), &app_registration_id)?)
            }
        })
    }
}

/// A credential without what is secret of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CredentialView {
    /// `secret`, `certificate` or `federated`.
    pub(super) kind: &'static str,
    pub(super) client_id: String,
    /// When it ends; not there when it never ends or when Microsoft did not tell.
    pub(super) expires_at: Option<String>,
    /// Of a certificate, as the Entra admin centre shows it.
    pub(super) thumbprint: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) algorithm: Option<String>,
    pub(super) identity_client_id: Option<String>,
    pub(super) stored_at: String,
    pub(super) rotate_every_days: Option<u32>,
}

impl CredentialView {
    pub(super) fn of(credential: &Credential) -> Self {
        Self {
            kind: credential.kind.as_str(),
            client_id: credential.client_id.to_string(),
            expires_at: credential.expires_at.map(|time| time.to_string()),
            thumbprint: credential.thumbprint.clone(),
            subject: credential.subject.clone(),
            algorithm: credential.algorithm.clone(),
            identity_client_id: credential.identity_client_id.map(|id| id.to_string()),
            stored_at: credential.stored_at.to_string(),
            rotate_every_days: credential.rotate_every_days,
        }
    }
}

/// How near the end of a credential is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum ExpiryView {
    /// There is nothing that could end.
    Never,
    /// Microsoft did not tell.
    Unknown,
    Fine,
    /// Within 30 days.
    Soon,
    Expired,
}

impl ExpiryView {
    pub(super) fn of(credential: &Credential, now: Timestamp) -> Self {
        match Expiry::of(credential.kind, credential.expires_at, now) {
            Expiry::Never => Self::Never,
            Expiry::Unknown => Self::Unknown,
            Expiry::Fine => Self::Fine,
            Expiry::Soon => Self::Soon,
            Expiry::Expired => Self::Expired,
        }
    }
}

/// That a credential ends soon.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CredentialWarningView {
    /// 30, 14, 7 or 1.
    days: u32,
    at: String,
    /// The end that was warned of.
    expires_at: String,
}

impl CredentialWarningView {
    pub(super) fn of(warning: &CredentialWarning) -> Self {
        let CredentialWarning { expires_at, days, at } = warning;
        Self { days: *days, at: at.to_string(), expires_at: expires_at.to_string() }
    }
}

/// A rotation of the client secret that is under way.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RotationView {
    /// What is done next: `adding`, `proving`, `removing` or `abandoning`.
    step: &'static str,
    /// The name of the new secret in the app registration.
    display_name: String,
    started_at: String,
    next_attempt_at: String,
    /// Why the last attempt failed. The secret in use goes on working.
    error: Option<String>,
}

impl RotationView {
    pub(super) fn of(rotation: &Rotation) -> Self {
        Self {
            step: rotation.step.as_str(),
            display_name: rotation.display_name.clone(),
            started_at: rotation.started_at.to_string(),
            next_attempt_at: rotation.next_attempt_at.to_string(),
            error: rotation.error.clone(),
        }
    }
}

/// How often the client secret is rotated.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RotationInput {
    /// 1 to 365, or null for never. Needs `Application.ReadWrite.OwnedBy`.
    #[schema(required)]
    pub(super) rotate_every_days: Option<u32>,
}
