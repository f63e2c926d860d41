//! Encryption at rest: the only place that names `aes_gcm`.
//!
//! Two layers. The *master key* comes from the environment and encrypts nothing but *data keys*; each tenant has a
//! random data key that encrypts its secrets and resource bodies. Rotating the master key rewraps data keys only,
//! and forgetting a data key makes everything of its tenant unreadable at once.
//!
//! Every ciphertext names the key that made it and is bound to its place (table, row, column) as associated data,
//! so a ciphertext moved to another row does not open.

mod data_key;
mod key_bytes;
mod master_key;
mod seal_of_origin;
mod sealed;
mod token;

pub use data_key::{ContentDigest, DataKey};
pub use master_key::{MasterKey, MasterKeys};
pub use sealed::{KeyId, Place, Sealed};
pub use token::{OpaqueToken, TokenDigest};

/// Why something did not open. Three causes, told apart because the ways out differ: configure the right key,
/// restore from a backup, or suspect that somebody edited the database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    #[error(
        "encrypted with key {needed}, but only {available} is configured: set PLUMBLINE_ENCRYPTION_KEY (or \
         PLUMBLINE_ENCRYPTION_KEY_PREVIOUS) to the key the data was written with"
    )]
    WrongKey { needed: KeyId, available: String },
    #[error("the ciphertext of {place} belongs to another place: it was moved or its row was changed by hand")]
    Moved { place: String },
    #[error("the ciphertext of {place} is damaged: restore it from a backup")]
    Damaged { place: String },
    #[error("the ciphertext of {place} is too short or of an unknown format")]
    Malformed { place: String },
    #[error("an encryption key must be 64 hexadecimal characters (32 bytes); make one with `plumbline key new`")]
    NotAKey,
}
