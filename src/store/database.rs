//! The open database: its connections, and the keys of its tenants. Nothing can be asked of it without a scope.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::folder::{self, Journal, database_path, journal_for};
use super::handle::Store;
use super::keys::KeyRing;
use super::scoped::{self, Restricted, Width};
use crate::auth::Scope;
use crate::crypto::MasterKeys;
use crate::domain::model::Timestamp;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// Readers beyond the cores only wait for each other.
const READERS: usize = 4;
/// Long enough for the other process of a folder (a command beside the server) to finish its write.
const BUSY_TIMEOUT_MS: u64 = 10_000;

/// Cheap to clone; all clones share the connections.
///
/// There is no question without a scope:
///
/// ```
/// # use plumbline::{auth::Scope, store::{Database, StoreError, tenants}};
/// fn names(database: &Database, scope: Scope) -> Result<usize, StoreError> {
///     database.within(scope).read_now(|tx| Ok(tenants::list(tx)?.len()))
/// }
/// ```
///
/// ```compile_fail,E0599
/// # use plumbline::{auth::Scope, store::{Database, StoreError, tenants}};
/// fn names(database: &Database, scope: Scope) -> Result<usize, StoreError> {
///     database.read_now(|tx| Ok(tenants::list(tx)?.len()))
/// }
/// ```
///
/// And nobody writes down a scope of his own:
///
/// ```compile_fail,E0624
/// # use plumbline::auth::Scope;
/// let everything = Scope::only([].into(), [].into());
/// ```
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
}

struct Inner {
    writers: Mutex<Writers>,
    readers: Pool<Connection>,
    /// For scopes that are not everything.
    narrow: Pool<Restricted>,
    wide: Pool<Restricted>,
    path: PathBuf,
    journal: Journal,
    keys: KeyRing,
}

/// Under one lock, as only one of them can write.
pub(super) struct Writers {
    pub(super) free: Connection,
    restricted: Option<Restricted>,
}

impl Database {
    /// Opens the database of a prepared folder, brings its schema up to date and proves the master key.
    ///
    /// # Errors
    /// [`StoreError::Open`], [`StoreError::Migrate`], or [`StoreError::Crypto`] for the wrong key.
    pub fn open(folder: &Path, masters: MasterKeys, now: Timestamp) -> Result<Self, StoreError> {
        let path = database_path(folder);
        folder::private_file(&path).map_err(|source| StoreError::Folder { path: path.clone(), source })?;
        let journal = journal_for(folder);
        let mut free = connect(&path, journal)?;
        embedded::migrations::runner().run(&mut free).map_err(|error| StoreError::Migrate(Box::new(error)))?;
        let keys = KeyRing::open(masters, &free, now)?;
        let writers = Mutex::new(Writers { free, restricted: None });
        let (readers, narrow, wide) = (Pool::new(READERS), Pool::new(READERS), Pool::new(READERS));
        Ok(Self { inner: Arc::new(Inner { writers, readers, narrow, wide, path, journal, keys }) })
    }

    /// What the scope reaches, and nothing else.
    pub fn within(&self, scope: Scope) -> Store {
        Store::new(self.clone(), scope)
    }

    /// The tables of which a scope shows a part.
    ///
    /// # Errors
    /// Those of the database.
    pub fn filtered_tables(&self) -> Result<BTreeSet<String>, StoreError> {
        self.with_reader(|connection| scoped::filtered(connection))
    }

    /// The tables of which nobody decided what a scope shows, so that it shows nothing.
    ///
    /// # Errors
    /// Those of the database.
    pub fn undecided_tables(&self) -> Result<BTreeSet<String>, StoreError> {
        self.with_reader(|connection| scoped::undecided(connection))
    }

    pub(super) fn keys(&self) -> &KeyRing {
        &self.inner.keys
    }

    pub(super) fn with_reader<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Inner { readers, path, journal, .. } = &*self.inner;
        readers.with(|| connect(path, *journal), work)
    }

    pub(super) fn with_restricted_reader<T>(
        &self,
        scope: &Scope,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Inner { narrow, wide, path, journal, .. } = &*self.inner;
        let width = Width::of(scope);
        let pool = match width {
            Width::Narrow => narrow,
            Width::Wide => wide,
        };
        let open = || Restricted::reader(connect(path, *journal)?, width);
        pool.with(open, |reader| work(reader.within(scope)?))
    }

    pub(super) fn writers(&self) -> MutexGuard<'_, Writers> {
        self.inner.writers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn restricted_writer<'w>(
        &self,
        writers: &'w mut Writers,
        scope: &Scope,
    ) -> Result<&'w mut Connection, StoreError> {
        let writer = match writers.restricted.take() {
            Some(writer) => writer,
            None => Restricted::writer(connect(&self.inner.path, self.inner.journal)?)?,
        };
        writers.restricted.insert(writer).within(scope)
    }
}

/// Connections that are opened when they are needed, up to a number.
struct Pool<C> {
    most: usize,
    state: Mutex<Pooled<C>>,
    returned: Condvar,
}

struct Pooled<C> {
    idle: Vec<C>,
    opened: usize,
}

impl<C> Pool<C> {
    fn new(most: usize) -> Self {
        Self { most, state: Mutex::new(Pooled { idle: Vec::new(), opened: 0 }), returned: Condvar::new() }
    }

    fn with<T>(
        &self,
        open: impl FnOnce() -> Result<C, StoreError>,
        work: impl FnOnce(&mut C) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = match self.take() {
            Some(idle) => idle,
            None => open().inspect_err(|_| self.give_up())?,
        };
        let result = work(&mut connection);
        self.state.lock().unwrap_or_else(PoisonError::into_inner).idle.push(connection);
        self.returned.notify_one();
        result
    }

    /// An idle one, after waiting for it, or `None` for who is to open another.
    fn take(&self) -> Option<C> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(idle) = state.idle.pop() {
                return Some(idle);
            }
            if state.opened < self.most {
                state.opened += 1;
                return None;
            }
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give_up(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).opened -= 1;
        self.returned.notify_one();
    }
}

pub(super) fn connect(path: &Path, journal: Journal) -> Result<Connection, StoreError> {
    let open = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MS))?;
        // Only a file that is made now takes it, and only before its first page is written.
        connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
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
