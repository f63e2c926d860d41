//! The database within a scope: reads and changes, each one transaction.

use std::sync::MutexGuard;

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;
use super::database::{Database, Writers};
use super::keys::KeyRing;
use super::transaction::{ReadTx, WriteTx};
use crate::auth::Scope;
use crate::domain::model::TenantId;

/// Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Store {
    database: Database,
    scope: Scope,
}

impl Store {
    pub(super) fn new(database: Database, scope: Scope) -> Self {
        Self { database, scope }
    }

    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The same database within another scope.
    #[must_use]
    pub fn within(&self, scope: Scope) -> Self {
        Self { database: self.database.clone(), scope }
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
        self.try_write(work).await
    }

    /// As [`Store::write`], for a use case that may find halfway that it must not be: then all of it is undone.
    ///
    /// # Errors
    /// What `work` returns, or [`StoreError::Stopped`] when the runtime is going down.
    pub async fn try_write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        let change = move || store.change(work, true);
        tokio::task::spawn_blocking(change).await.map_err(|_| StoreError::Stopped)?
    }

    /// Runs a change to its end and undoes it, to tell what it would do.
    ///
    /// # Errors
    /// What `work` returns, or [`StoreError::Stopped`] when the runtime is going down.
    pub async fn rehearse<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        let change = move || store.change(work, false);
        tokio::task::spawn_blocking(change).await.map_err(|_| StoreError::Stopped)?
    }

    /// As [`Store::read`], on the calling thread.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn read_now<T>(&self, work: impl FnOnce(&ReadTx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let look = |connection: &mut Connection| {
            let behaviour = TransactionBehavior::Deferred;
            work(&ReadTx::begin(connection, behaviour, self.database.keys(), &self.scope)?)
        };
        if self.scope.is_everything() {
            self.database.with_reader(look)
        } else {
            self.database.with_restricted_reader(&self.scope, look)
        }
    }

    /// As [`Store::write`], on the calling thread.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn write_now<T>(&self, work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.change(work, true)
    }

    /// After this no transaction that began earlier brings the key of the tenant back into memory.
    pub fn forget_key(&self, tenant: TenantId) {
        self.database.keys().forget_for_good(tenant);
    }

    pub(super) fn keys(&self) -> &KeyRing {
        self.database.keys()
    }

    pub(super) fn writers(&self) -> MutexGuard<'_, Writers> {
        self.database.writers()
    }

    fn change<T, E>(&self, work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E>, keep: bool) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let mut writers = self.database.writers();
        let connection = if self.scope.is_everything() {
            &mut writers.free
        } else {
            self.database.restricted_writer(&mut writers, &self.scope)?
        };
        let mut transaction = WriteTx::begin(connection, self.database.keys(), &self.scope)?;
        let value = work(&mut transaction)?;
        if keep {
            transaction.commit()?;
        }
        Ok(value)
    }
}
