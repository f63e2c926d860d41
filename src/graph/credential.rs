//! How the client proves to Microsoft who it is.

use std::sync::Arc;

use secrecy::SecretString;

use super::certificate::ClientCertificate;
use super::refresh::RefreshTokens;
use crate::domain::model::ClientId;

/// The credential of an app registration. What is secret of it is never shown, not by `Debug` either.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A client secret.
    Secret { client_id: ClientId, secret: SecretString },
    /// A private key; each sign-in is an assertion that it signs.
    Certificate { client_id: ClientId, certificate: Arc<ClientCertificate> },
    /// No secret at all: the platform that the server runs on vouches for it.
    Federated {
        client_id: ClientId,
        /// The user-assigned identity, where the platform has several.
        identity_client_id: Option<ClientId>,
    },
    /// In the name of a person who signed in once, for every tenant that lets this person in.
    Delegated {
        /// What the app registration itself signs in with.
        app: Box<Credential>,
        refresh: Arc<RefreshTokens>,
    },
}

impl Credential {
    pub fn client_id(&self) -> ClientId {
        match self {
            Self::Secret { client_id, .. }
            | Self::Certificate { client_id, .. }
            | Self::Federated { client_id, .. } => *client_id,
            Self::Delegated { app, .. } => app.client_id(),
        }
    }

    pub(super) fn is_delegated(&self) -> bool {
        matches!(self, Self::Delegated { .. })
    }
}
