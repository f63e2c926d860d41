//! Opaque random tokens: sessions and the one-time set-up token. Only their digest is ever stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use super::key_bytes::KeyBytes;

/// 256 random bits as 43 URL-safe characters.
#[derive(Debug, Clone)]
pub struct OpaqueToken(SecretString);

/// What the database keeps of a token. A plain hash is enough, as the token has nothing to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenDigest(pub [u8; 32]);

impl OpaqueToken {
    pub fn generate() -> Self {
        let bytes = KeyBytes::random();
        Self(URL_SAFE_NO_PAD.encode(bytes.bytes()).into())
    }

    /// A token that came from outside; any text will do, as only its digest is ever compared.
    pub fn from_text(text: String) -> Self {
        Self(text.into())
    }

    pub fn digest(&self) -> TokenDigest {
        TokenDigest(Sha256::digest(self.0.expose_secret().as_bytes()).into())
    }

    /// For the cookie or the terminal of the person it was made for, nowhere else.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}
