//! The database: the only place with SQL.
//!
//! One writer, many readers. A use case is one transaction: it takes a [`WriteTx`] and puts its audit entry into the
//! same transaction, so nothing changes without a trace. Reads take a [`ReadTx`] and see one moment.

pub mod app_registrations;
pub mod audit;
pub mod baselines;
pub mod bodies;
pub mod collections;
pub mod collectors;
pub mod connections;
pub mod credential_warnings;
pub mod credentials;
pub mod delta_states;
pub mod drifts;
pub mod entitlements;
mod error;
mod folder;
pub mod insights;
pub mod jobs;
mod keys;
pub mod resources;
mod row;
pub mod secret_rotations;
pub mod sessions;
pub mod switches;
pub mod tenant_events;
pub mod tenants;
mod transaction;
pub mod users;

use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

pub use error::StoreError;
pub use folder::{InstanceLock, Journal, database_path, journal_for, lock, prepare, write_private};
pub use transaction::{ReadTx, WriteTx};

use crate::crypto::MasterKeys;
use crate::domain::model::Timestamp;
use keys::KeyRing;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// Readers beyond the cores only wait for each other.
const READERS: usize = 4;
/// Long enough for the other process of a folder (a command beside the server) to finish its write.
const BUSY_TIMEOUT_MS: u64 = 10_000;

/// Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    reader_returned: Condvar,
    keys: KeyRing,
}

impl Store {
    /// Opens the database of a prepared folder, brings its schema up to date and proves the master key.
    ///
    /// # Errors
    /// [`StoreError::Open`], [`StoreError::Migrate`], or [`StoreError::Crypto`] for the wrong key.
    pub fn open(folder: &Path, masters: MasterKeys, now: Timestamp) -> Result<Self, StoreError> {
        let path = database_path(folder);
        folder::private_file(&path).map_err(|source| StoreError::Folder { path: path.clone(), source })?;
        let journal = journal_for(folder);
        let mut writer = connect(&path, journal)?;
        embedded::migrations::runner().run(&mut writer).map_err(|error| StoreError::Migrate(Box::new(error)))?;
        let keys = KeyRing::open(masters, &writer, now)?;
        let readers = (0..READERS).map(|_| connect(&path, journal)).collect::<Result<Vec<_>, _>>()?;
        let inner = Inner { writer: writer.into(), readers: readers.into(), reader_returned: Condvar::new(), keys };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Runs a read on a blocking thread.
    ///
    /// # Errors
    /// What `work` returns, or [`StoreError::Stopped`] when the runtime is going down.
    pub async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&ReadTx<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.read_now(work)).await.map_err(|_| StoreError::Stopped)?
    }

    /// Runs a change on a blocking thread; it is committed when `work` succeeds and undone when it fails.
    ///
    /// # Errors
    /// What `work` returns, or [`StoreError::Stopped`] when the runtime is going down.
    pub async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut WriteTx<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let store = self.clone();
        tokio::task::spawn_blocking(move || store.write_now(work)).await.map_err(|_| StoreError::Stopped)?
    }

    /// As [`Store::read`], on the calling thread.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn read_now<T>(&self, work: impl FnOnce(&ReadTx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut connection = self.take_reader();
        let result = ReadTx::begin(&mut connection, TransactionBehavior::Deferred, &self.inner.keys)
            .and_then(|transaction| work(&transaction));
        self.return_reader(connection);
        result
    }

    /// As [`Store::write`], on the calling thread.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn write_now<T>(&self, work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut connection = self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut transaction = WriteTx::begin(&mut connection, &self.inner.keys)?;
        let value = work(&mut transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    fn take_reader(&self) -> Connection {
        let mut readers = self.inner.readers.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(reader) = readers.pop() {
                return reader;
            }
            readers = self.inner.reader_returned.wait(readers).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn return_reader(&self, reader: Connection) {
        self.inner.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        self.inner.reader_returned.notify_one();
    }
}

fn connect(path: &Path, journal: Journal) -> Result<Connection, StoreError> {
    let open = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MS))?;
        let mode = match journal {
            Journal::WriteAhead => "WAL",
            Journal::Rollback => "DELETE",
        };
        connection.pragma_update(None, "journal_mode", mode)?;
        // FULL keeps an acknowledged write through a power cut, not only through a crash of the process.
        connection.pragma_update(None, "synchronous", "FULL")?;
        // What is deleted is overwritten, so that a removed key does not linger in free pages.
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.set_prepared_statement_cache_capacity(128);
        Ok(connection)
    };
    open().map_err(|source| StoreError::Open { path: path.to_owned(), source })
}
