//! What can go wrong with the database, each with the way out.

use std::path::PathBuf;

use crate::crypto::{CryptoError, KeyId};

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(
        "the data folder {path} cannot be created or written: give it to the user that runs Plumbline, or set PLUMBLINE_DATA_DIR"
    )]
    Folder {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{path} cannot be written: name a file that is not there yet, in a folder that this user can write")]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("another Plumbline is already running on the data folder {path}: stop it, or set PLUMBLINE_DATA_DIR")]
    Locked { path: PathBuf },
    #[error("the database {path} cannot be opened")]
    Open {
        path: PathBuf,
        #[source]
        source: rusqlite::Error,
    },
    #[error(
        "the database could not be brought to this version's schema: restore a backup, or use the newer Plumbline that wrote it"
    )]
    Migrate(#[source] Box<refinery::Error>),
    #[error("the database refused a statement")]
    Sql(#[source] rusqlite::Error),
    /// As good as not there, for whoever asked.
    #[error("what was asked for belongs to a tenant outside of the scope")]
    OutOfScope,
    #[error("a stored secret or body cannot be decrypted")]
    Crypto(#[from] CryptoError),
    #[error(
        "{count} of {all} data keys are encrypted with key {needed}, and this process has {available}: set \
         PLUMBLINE_ENCRYPTION_KEY_PREVIOUS to key {needed} while a rotation is under way, or PLUMBLINE_ENCRYPTION_KEY \
         if it is still the key of this database"
    )]
    MissingKey { needed: KeyId, count: usize, all: usize, available: String },
    #[error(
        "the key of this database was changed to {needed} meanwhile, and this process has {available}: give it the new \
         key and start it again, or send it SIGHUP if the key stands in a file"
    )]
    KeyChanged { needed: KeyId, available: String },
    #[error("a stored {what} cannot be read: the database was changed by hand or by a newer Plumbline")]
    Corrupt { what: &'static str },
    #[error("another {what} with this {field} exists already")]
    Conflict { what: &'static str, field: &'static str },
    #[error("the server is shutting down")]
    Stopped,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(_, Some(words)) if words == super::scoped::REFUSAL => Self::OutOfScope,
            _ => Self::Sql(error),
        }
    }
}

impl StoreError {
    /// Whether a uniqueness rule of the schema refused the statement.
    pub(super) fn is_unique_violation(error: &rusqlite::Error) -> bool {
        error.sqlite_error().is_some_and(|cause| {
            matches!(
                cause.extended_code,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            )
        })
    }
}
