//! A transaction with the keys of its tenants.

use std::ops::Deref;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::StoreError;
use super::keys::KeyRing;
use crate::auth::Scope;
use crate::crypto::DataKey;
use crate::domain::model::TenantId;

/// One moment of the database.
pub struct ReadTx<'c> {
    pub(super) sql: Transaction<'c>,
    pub(super) keys: &'c KeyRing,
    scope: &'c Scope,
}

impl<'c> ReadTx<'c> {
    pub(super) fn begin(
        connection: &'c mut Connection,
        behaviour: TransactionBehavior,
        keys: &'c KeyRing,
        scope: &'c Scope,
    ) -> Result<Self, StoreError> {
        Ok(Self { sql: connection.transaction_with_behavior(behaviour)?, keys, scope })
    }

    /// What is to be seen.
    pub fn scope(&self) -> &Scope {
        self.scope
    }

    /// The key that encrypts what belongs to the tenant.
    ///
    /// # Errors
    /// [`StoreError::Crypto`] when the master key does not fit, [`StoreError::Corrupt`] when the tenant has no key,
    /// [`StoreError::OutOfScope`] when it is not to be seen.
    pub fn data_key(&self, tenant: TenantId) -> Result<DataKey, StoreError> {
        // Keys are remembered for everybody, so the views alone would not keep them apart.
        if !self.scope.covers(tenant) {
            return Err(StoreError::OutOfScope);
        }
        self.keys.of(&self.sql, tenant)
    }

    /// The key that encrypts what several tenants share.
    ///
    /// # Errors
    /// None: it was opened with the store.
    pub fn instance_key(&self) -> Result<DataKey, StoreError> {
        Ok(self.keys.of_instance())
    }
}

/// One change of the database, all or nothing.
pub struct WriteTx<'c>(ReadTx<'c>);

impl<'c> WriteTx<'c> {
    pub(super) fn begin(
        connection: &'c mut Connection,
        keys: &'c KeyRing,
        scope: &'c Scope,
    ) -> Result<Self, StoreError> {
        // Immediate, so that a change never fails halfway because another process writes.
        ReadTx::begin(connection, TransactionBehavior::Immediate, keys, scope).map(Self)
    }

    pub(super) fn commit(self) -> Result<(), StoreError> {
        Ok(self.0.sql.commit()?)
    }
}

impl<'c> Deref for WriteTx<'c> {
    type Target = ReadTx<'c>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
