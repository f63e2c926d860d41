//! The data keys in memory: unwrapped once, then found by tenant.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::StoreError;
use crate::crypto::{DataKey, MasterKeys, Place, Sealed};
use crate::domain::model::{TenantId, Timestamp};

/// The owner of the key that encrypts what belongs to no tenant. It also proves at start that the master key fits.
const INSTANCE: &str = "instance";

#[derive(Debug)]
pub struct KeyRing {
    masters: MasterKeys,
    tenants: RwLock<HashMap<TenantId, DataKey>>,
}

impl KeyRing {
    /// Makes the instance's data key at the first start, and opens it at every other.
    ///
    /// # Errors
    /// [`crate::crypto::CryptoError::WrongKey`] names the key id that the database needs.
    pub(super) fn open(masters: MasterKeys, connection: &Connection, now: Timestamp) -> Result<Self, StoreError> {
        let ring = Self { masters, tenants: RwLock::default() };
        match load(connection, INSTANCE)? {
            Some(wrapped) => ring.masters.unwrap(&place(INSTANCE), &wrapped).map(drop)?,
            None => insert(connection, INSTANCE, &ring.masters.wrap(&place(INSTANCE), &DataKey::generate()), now)?,
        }
        Ok(ring)
    }

    pub(super) fn create(&self, connection: &Connection, tenant: TenantId, now: Timestamp) -> Result<(), StoreError> {
        let owner = tenant.to_string();
        insert(connection, &owner, &self.masters.wrap(&place(&owner), &DataKey::generate()), now)
    }

    /// The key of what belongs to no tenant.
    pub(super) fn of_instance(&self, connection: &Connection) -> Result<DataKey, StoreError> {
        let wrapped = load(connection, INSTANCE)?.ok_or(StoreError::Corrupt { what: "data key" })?;
        Ok(self.masters.unwrap(&place(INSTANCE), &wrapped)?)
    }

    pub(super) fn of(&self, connection: &Connection, tenant: TenantId) -> Result<DataKey, StoreError> {
        if let Some(key) = self.tenants.read().unwrap_or_else(PoisonError::into_inner).get(&tenant) {
            return Ok(key.clone());
        }
        let owner = tenant.to_string();
        let wrapped = load(connection, &owner)?.ok_or(StoreError::Corrupt { what: "data key" })?;
        let key = self.masters.unwrap(&place(&owner), &wrapped)?;
        self.tenants.write().unwrap_or_else(PoisonError::into_inner).insert(tenant, key.clone());
        Ok(key)
    }

    /// After this nothing of the tenant can be decrypted any more. Deleted bytes are overwritten in the database; older
    /// copies of it keep the wrapped key.
    pub(super) fn forget(&self, connection: &Connection, tenant: TenantId) -> Result<(), StoreError> {
        connection.execute(
            "DELETE FROM data_keys
             WHERE owner = :owner",
            named_params! { ":owner": tenant.to_string() },
        )?;
        self.tenants.write().unwrap_or_else(PoisonError::into_inner).remove(&tenant);
        Ok(())
    }
}

fn place(owner: &str) -> Place<'_> {
    Place { table: "data_keys", row: owner, column: "wrapped_key" }
}

fn load(connection: &Connection, owner: &str) -> Result<Option<Sealed>, StoreError> {
    let wrapped = connection
        .query_row(
            "SELECT wrapped_key
             FROM data_keys
             WHERE owner = :owner",
            named_params! { ":owner": owner },
            |row| row.get("wrapped_key").map(Sealed),
        )
        .optional()?;
    Ok(wrapped)
}

fn insert(connection: &Connection, owner: &str, wrapped: &Sealed, now: Timestamp) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO data_keys (owner, wrapped_key, created_at)
         VALUES (:owner, :wrapped_key, :created_at)",
        named_params! { ":owner": owner, ":wrapped_key": wrapped.0, ":created_at": now.milliseconds() },
    )?;
    Ok(())
}
