//! The format of a ciphertext, and AES-256-GCM itself.
//!
//! `version (1) | key id (8) | place digest (16) | nonce (12) | ciphertext and tag`. The digest of the place makes a
//! moved ciphertext tell itself apart from a damaged one; the associated data is what enforces it.

use std::fmt;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::CryptoError;
use super::key_bytes::KEY_BYTES;

const VERSION: u8 = 1;
const KEY_ID_BYTES: usize = 8;
const PLACE_BYTES: usize = 16;
const NONCE_BYTES: usize = 12;
const HEADER_BYTES: usize = 1 + KEY_ID_BYTES + PLACE_BYTES + NONCE_BYTES;

/// Names a key without telling anything about it: the start of a hash of the key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; KEY_ID_BYTES]);

impl KeyId {
    pub(super) fn of(key: &[u8; KEY_BYTES]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"plumbline key id");
        hasher.update(key);
        let digest = hasher.finalize();
        let mut id = [0; KEY_ID_BYTES];
        id.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
        Self(id)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Where a ciphertext lives.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub table: &'static str,
    pub row: &'a str,
    pub column: &'static str,
}

impl Place<'_> {
    fn associated_data(&self) -> Vec<u8> {
        // The unit separator cannot occur in table or column names, so no two places share their bytes.
        format!("{}\u{1f}{}\u{1f}{}", self.table, self.column, self.row).into_bytes()
    }

    fn digest(&self) -> [u8; PLACE_BYTES] {
        let digest = Sha256::digest(self.associated_data());
        let mut short = [0; PLACE_BYTES];
        short.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
        short
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{} of {}", self.table, self.column, self.row)
    }
}

/// A ciphertext as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

impl Sealed {
    /// The key that it asks for, if it is of a known format.
    pub fn key_id(&self) -> Option<KeyId> {
        split(&self.0).map(|parts| parts.key_id)
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Sealed({} bytes)", self.0.len())
    }
}

/// What a ciphertext says of itself.
struct Parts<'a> {
    key_id: KeyId,
    place: &'a [u8],
    nonce: [u8; NONCE_BYTES],
    ciphertext: &'a [u8],
}

pub(super) fn seal(key: &[u8; KEY_BYTES], place: &Place<'_>, plaintext: &[u8]) -> Sealed {
    let nonce: [u8; NONCE_BYTES] = rand::random();
    let aad = place.associated_data();
    let ciphertext = cipher(key)
        .encrypt(&Nonce::from(nonce), Payload { msg: plaintext, aad: &aad })
        .expect("AES-GCM refuses only messages beyond 64 GiB, and bodies are limited far below");
    let mut bytes = Vec::with_capacity(HEADER_BYTES + ciphertext.len());
    bytes.push(VERSION);
    bytes.extend_from_slice(&KeyId::of(key).0);
    bytes.extend_from_slice(&place.digest());
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(&ciphertext);
    Sealed(bytes)
}

pub(super) fn open(
    key: &[u8; KEY_BYTES],
    place: &Place<'_>,
    sealed: &Sealed,
) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let parts = parts(place, sealed)?;
    let own_id = KeyId::of(key);
    if parts.key_id != own_id {
        return Err(CryptoError::WrongKey { needed: parts.key_id, available: own_id.to_string() });
    }
    if parts.place != place.digest() {
        return Err(CryptoError::Moved { place: place.to_string() });
    }
    let aad = place.associated_data();
    cipher(key)
        .decrypt(&Nonce::from(parts.nonce), Payload { msg: parts.ciphertext, aad: &aad })
        .map(Zeroizing::new)
        .map_err(|_| CryptoError::Damaged { place: place.to_string() })
}

/// The key a ciphertext asks for.
pub(super) fn key_id(place: &Place<'_>, sealed: &Sealed) -> Result<KeyId, CryptoError> {
    parts(place, sealed).map(|parts| parts.key_id)
}

fn parts<'a>(place: &Place<'_>, sealed: &'a Sealed) -> Result<Parts<'a>, CryptoError> {
    split(&sealed.0).ok_or_else(|| CryptoError::Malformed { place: place.to_string() })
}

fn split(bytes: &[u8]) -> Option<Parts<'_>> {
    let (&version, rest) = bytes.split_first()?;
    if version != VERSION {
        return None;
    }
    let (key_id, rest) = rest.split_first_chunk::<KEY_ID_BYTES>()?;
    let (place, rest) = rest.split_at_checked(PLACE_BYTES)?;
    let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_BYTES>()?;
    Some(Parts { key_id: KeyId(*key_id), place, nonce: *nonce, ciphertext })
}

fn cipher(key: &[u8; KEY_BYTES]) -> Aes256Gcm {
    // By reference: a copy of the key would stay on the stack. The round keys are overwritten when it is dropped.
    Aes256Gcm::new(<&Key<Aes256Gcm>>::from(key))
}
