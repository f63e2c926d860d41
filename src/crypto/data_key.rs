//! The key of one tenant.

use secrecy::{ExposeSecret, SecretString};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::CryptoError;
use super::sealed::{self, Place, Sealed};

/// The name under which a body is stored: a keyed hash, so that without the key nobody can test a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentDigest(pub [u8; 32]);

/// A random 256-bit key; wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub fn generate() -> Self {
        Self(Zeroizing::new(rand::random()))
    }

    pub fn seal(&self, place: &Place<'_>, plaintext: &[u8]) -> Sealed {
        sealed::seal(&self.0, place, plaintext)
    }

    /// # Errors
    /// See [`CryptoError`]: wrong key, moved, damaged and malformed are told apart.
    pub fn open(&self, place: &Place<'_>, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        sealed::open(&self.0, place, sealed)
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
        let key = Zeroizing::new(blake3::derive_key("plumbline 2026 content digest", self.0.as_slice()));
        ContentDigest(*blake3::keyed_hash(&key, content).as_bytes())
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        <[u8; 32]>::try_from(bytes).ok().map(|key| Self(Zeroizing::new(key)))
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("DataKey(…)")
    }
}
