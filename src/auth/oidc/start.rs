//! The beginning of a sign-in: what the browser keeps, and what the provider is asked.
//!
//! The browser keeps one secret in a cookie. `nonce` and the verifier of PKCE are derived from it, so that they need to
//! be stored nowhere, and only the browser that began can end the sign-in.

use openidconnect::{Nonce, PkceCodeVerifier};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use url::Url;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::crypto::{OpaqueToken, TokenDigest};

/// Where to send the browser, and what to remember meanwhile.
#[derive(Debug)]
pub struct Start {
    pub url: Url,
    /// Comes back with the person; only its digest is stored.
    pub state: OpaqueToken,
    /// Goes into the cookie.
    pub browser: BrowserSecret,
}

/// What the browser keeps between beginning and end.
#[derive(Debug, Clone)]
pub struct BrowserSecret(OpaqueToken);

impl BrowserSecret {
    pub(super) fn generate() -> Self {
        Self(OpaqueToken::generate())
    }

    /// From a cookie; any text will do, as only what is derived from it is ever compared.
    pub fn from_text(text: String) -> Self {
        Self(OpaqueToken::from_text(text))
    }

    /// For the cookie alone.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    pub fn digest(&self) -> TokenDigest {
        self.0.digest()
    }

    pub(super) fn nonce(&self) -> Nonce {
        Nonce::new(self.derived("nonce").expose_secret().to_owned())
    }

    /// 43 characters, which is the least that RFC 7636 allows and 256 bits.
    pub(super) fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.derived("code verifier").expose_secret().to_owned())
    }

    fn derived(&self, purpose: &str) -> SecretString {
        let mut hash = Sha256::new();
        hash.update(b"plumbline sign-in ");
        hash.update(purpose.as_bytes());
        hash.update([0]);
        hash.update(self.expose().as_bytes());
        SecretString::from(URL_SAFE_NO_PAD.encode(hash.finalize()))
    }
}

#[cfg(test)]
mod tests {
    use super::BrowserSecret;

    #[test]
    fn what_is_derived_tells_neither_the_secret_nor_each_other() {
        let browser = BrowserSecret::generate();
        let (nonce, verifier) = (browser.nonce(), browser.verifier());
        assert_eq!(nonce.secret(), browser.nonce().secret());
        assert_ne!(nonce.secret(), verifier.secret());
        assert_ne!(nonce.secret(), browser.expose());
        assert_eq!(verifier.secret().len(), 43);
        assert_ne!(nonce.secret(), BrowserSecret::generate().nonce().secret());
    }
}
