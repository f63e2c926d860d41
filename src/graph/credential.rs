//! How the client proves to Microsoft who it is.

use secrecy::SecretString;

use crate::domain::model::ClientId;

/// The credential of an app registration. Its secret is never shown, not by `Debug` either.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A client secret.
    Secret { client_id: ClientId, secret: SecretString },
}

impl Credential {
    pub fn client_id(&self) -> ClientId {
        match self {
            Self::Secret { client_id, .. } => *client_id,
        }
    }
}
