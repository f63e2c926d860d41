//! The key of one tenant.

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::CryptoError;
use super::key_bytes::{KEY_BYTES, KeyBytes};
use super::sealed::{self, KeyId, Place, Sealed};

/// The name under which a body is stored: a keyed hash, so that without the key nobody can test a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentDigest(pub [u8; 32]);

/// A random 256-bit key; wiped from memory when dropped.
#[derive(Clone)]
pub struct DataKey(KeyBytes);

impl DataKey {
    pub fn generate() -> Self {
        Self(KeyBytes::random())
    }

    pub fn seal(&self, place: &Place<'_>, plaintext: &[u8]) -> Sealed {
        sealed::seal(self.bytes(), place, plaintext)
    }

    /// # Errors
    /// See [`CryptoError`]: wrong key, moved, damaged and malformed are told apart.
    pub fn open(&self, place: &Place<'_>, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        sealed::open(self.bytes(), place, sealed)
    }

    pub fn seal_secret(&self, place: &Place<'_>, secret: &SecretString) -> Sealed {
        self.seal(place, secret.expose_secret().as_bytes())
    }

    /// # Errors
    /// As [`DataKey::open`]; [`CryptoError::Malformed`] when it is no text.
    pub fn open_secret(&self, place: &Place<'_>, sealed: &Sealed) -> Result<SecretString, CryptoError> {
        let plaintext = self.open(place, sealed)?;
        let text = std::str::from_utf8(&plaintext);
        text.map(SecretString::from).map_err(|_| CryptoError::Malformed { place: place.to_string() })
    }

    /// The same bytes have the same digest within a tenant, and never across tenants.
    pub fn digest(&self, content: &[u8]) -> ContentDigest {
        let key = Zeroizing::new(blake3::derive_key("plumbline 2026 content digest", self.bytes()));
        ContentDigest(*blake3::keyed_hash(&key, content).as_bytes())
    }

    /// Recognises a secret without keeping it; `purpose` keeps two uses of the same secret apart.
    pub fn secret_digest(&self, purpose: &str, secret: &SecretString) -> ContentDigest {
        let content = Zeroizing::new(format!("{purpose}\u{1f}{}", secret.expose_secret()));
        self.digest(content.as_bytes())
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        KeyBytes::copied(bytes).map(Self)
    }

    /// Names the key in every ciphertext that it makes.
    pub fn id(&self) -> KeyId {
        KeyId::of(self.bytes())
    }

    pub(super) fn bytes(&self) -> &[u8; KEY_BYTES] {
        self.0.bytes()
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DataKey(…)")
    }
}
