//! The data keys: wrapped in the database, unwrapped in memory.
//!
//! All are unwrapped at the start, so that a server goes on while the key from the environment is changed beside it.
//! The row of the instance tells which key the database has now: a change of keys begins with it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{ReadTx, Store, StoreError, WriteTx};
use crate::crypto::{DataKey, KeyId, MasterKeys, Place, Sealed};
use crate::domain::model::{TenantId, Timestamp};

/// The owner of the key that encrypts what belongs to no tenant.
pub(super) const INSTANCE: &str = "instance";

/// Which keys wrap the data keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapping {
    /// Of the process, and used for whatever is wrapped from now on.
    pub current: KeyId,
    /// The other key of the process.
    pub previous: Option<KeyId>,
    /// How many data keys each key wraps.
    pub by: BTreeMap<KeyId, u64>,
}

impl Wrapping {
    pub fn all(&self) -> u64 {
        self.by.values().sum()
    }

    /// How many are still to be wrapped by the current key.
    pub fn left(&self) -> u64 {
        self.by.iter().filter(|(key, _)| **key != self.current).map(|(_, count)| count).sum()
    }

    /// Keys that wrap something and that this process does not have.
    pub fn missing(&self) -> Vec<KeyId> {
        let is_known = |key: &KeyId| *key == self.current || Some(*key) == self.previous;
        self.by.keys().copied().filter(|key| !is_known(key)).collect()
    }
}

/// What one step of a change of keys did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewrapped {
    /// The key that wrapped them before; none when there was nothing to do.
    pub from: Option<KeyId>,
    pub to: KeyId,
    pub done: usize,
    pub left: usize,
    /// Whether this step was the first of a change.
    pub is_first: bool,
}

/// Which keys wrap the data keys now.
pub fn wrapping(tx: &ReadTx<'_>) -> Result<Wrapping, StoreError> {
    let (current, previous) = tx.keys.ids();
    let mut by = BTreeMap::new();
    for (_, wrapped) in load_all(&tx.sql)? {
        *by.entry(wrapper_of(&wrapped)?).or_insert(0) += 1;
    }
    Ok(Wrapping { current, previous, by })
}

/// Wraps some data keys by the current key, the instance's first. What is done is not done again, so a change that was
/// interrupted goes on where it was.
///
/// # Errors
/// [`StoreError::MissingKey`] when one is wrapped by a key that this process does not have.
pub fn rewrap(tx: &mut WriteTx<'_>, at_once: usize) -> Result<Rewrapped, StoreError> {
    let masters = tx.keys.masters();
    let to = masters.current.id();
    let (mut waiting, mut from) = (Vec::new(), None);
    for (owner, wrapped) in load_all(&tx.sql)? {
        let by = wrapper_of(&wrapped)?;
        if by != to {
            from.get_or_insert(by);
            waiting.push((owner, wrapped));
        }
    }
    let is_first = waiting.first().is_some_and(|(owner, _)| owner == INSTANCE);
    let left = waiting.len().saturating_sub(at_once);
    for (owner, wrapped) in waiting.iter().take(at_once) {
        let key = masters.unwrap(&place(owner), wrapped)?;
        replace(tx, owner, &masters.wrap(&place(owner), &key))?;
    }
    Ok(Rewrapped { from, to, done: waiting.len() - left, left, is_first })
}

/// The owners of all data keys.
pub(super) fn owners(tx: &ReadTx<'_>) -> Result<Vec<String>, StoreError> {
    Ok(load_all(&tx.sql)?.into_iter().map(|(owner, _)| owner).collect())
}

/// Opens a data key from the database, past what is in memory.
pub(super) fn unwrapped(tx: &ReadTx<'_>, owner: &str) -> Result<DataKey, StoreError> {
    let wrapped = load(&tx.sql, owner)?.ok_or(StoreError::Corrupt { what: "data key" })?;
    Ok(tx.keys.masters().unwrap(&place(owner), &wrapped)?)
}

impl Store {
    /// Takes the keys that the operator configured anew, if all that is wrapped can be unwrapped with them.
    ///
    /// # Errors
    /// [`StoreError::MissingKey`]; then the keys stay as they were.
    pub fn use_keys(&self, masters: MasterKeys) -> Result<(), StoreError> {
        self.read_now(|tx| check_known(&masters, &load_all(&tx.sql)?))?;
        *self.keys().masters.write().unwrap_or_else(PoisonError::into_inner) = masters;
        Ok(())
    }

    /// Empties the journal, so that it keeps no page as it was before. Told is whether it could be: a reader may hold
    /// it, and then it is emptied later by itself.
    ///
    /// # Errors
    /// Those of SQLite.
    pub fn empty_journal(&self) -> Result<bool, StoreError> {
        let busy: i64 = self.writers().free.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

#[derive(Debug)]
pub struct KeyRing {
    masters: RwLock<MasterKeys>,
    instance: DataKey,
    /// None for a tenant that was erased: a transaction that began before must not bring its key back.
    tenants: RwLock<HashMap<TenantId, Option<DataKey>>>,
}

impl KeyRing {
    /// Makes the instance's data key at the first start, and opens all keys at every other.
    ///
    /// # Errors
    /// [`StoreError::MissingKey`] names the key ids that the database needs.
    pub(super) fn open(masters: MasterKeys, connection: &Connection, now: Timestamp) -> Result<Self, StoreError> {
        let wrapped = load_all(connection)?;
        check_known(&masters, &wrapped)?;
        let mut tenants = HashMap::with_capacity(wrapped.len());
        let mut instance = None;
        for (owner, wrapped) in &wrapped {
            let key = masters.unwrap(&place(owner), wrapped)?;
            match owner.parse() {
                Ok(tenant) => drop(tenants.insert(tenant, Some(key))),
                Err(_) => instance = Some(key),
            }
        }
        let instance = match instance {
            Some(key) => key,
            None => {
                let key = DataKey::generate();
                insert(connection, INSTANCE, &masters.wrap(&place(INSTANCE), &key), now)?;
                key
            }
        };
        Ok(Self { masters: RwLock::new(masters), instance, tenants: RwLock::new(tenants) })
    }

    /// # Errors
    /// [`StoreError::KeyChanged`] when the database has another key by now: what the old one wraps would be lost with
    /// it.
    pub(super) fn create(&self, connection: &Connection, tenant: TenantId, now: Timestamp) -> Result<(), StoreError> {
        let masters = self.masters();
        let of_instance = load(connection, INSTANCE)?.ok_or(StoreError::Corrupt { what: "data key" })?;
        let needed = wrapper_of(&of_instance)?;
        if !masters.know(needed) {
            return Err(StoreError::KeyChanged { needed, available: masters.ids() });
        }
        let owner = tenant.to_string();
        insert(connection, &owner, &masters.wrap(&place(&owner), &DataKey::generate()), now)
    }

    /// The key of what belongs to no tenant.
    pub(super) fn of_instance(&self) -> DataKey {
        self.instance.clone()
    }

    pub(super) fn of(&self, connection: &Connection, tenant: TenantId) -> Result<DataKey, StoreError> {
        if let Some(key) = self.tenants.read().unwrap_or_else(PoisonError::into_inner).get(&tenant) {
            return key.clone().ok_or(StoreError::Corrupt { what: "data key" });
        }
        let owner = tenant.to_string();
        let wrapped = load(connection, &owner)?.ok_or(StoreError::Corrupt { what: "data key" })?;
        let key = self.masters().unwrap(&place(&owner), &wrapped)?;
        let mut tenants = self.tenants.write().unwrap_or_else(PoisonError::into_inner);
        tenants.entry(tenant).or_insert(Some(key)).clone().ok_or(StoreError::Corrupt { what: "data key" })
    }

    /// After this nothing of the tenant can be decrypted any more. Deleted bytes are overwritten in the database; older
    /// copies of it keep the wrapped key.
    pub(super) fn forget(&self, connection: &Connection, tenant: TenantId) -> Result<(), StoreError> {
        connection.execute(
            "DELETE FROM main.data_keys
             WHERE owner = :owner",
            named_params! { ":owner": tenant.to_string() },
        )?;
        self.tenants.write().unwrap_or_else(PoisonError::into_inner).remove(&tenant);
        Ok(())
    }

    /// Once the transaction that forgot it is committed.
    pub(super) fn forget_for_good(&self, tenant: TenantId) {
        self.tenants.write().unwrap_or_else(PoisonError::into_inner).insert(tenant, None);
    }

    fn masters(&self) -> MasterKeys {
        self.masters.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn ids(&self) -> (KeyId, Option<KeyId>) {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        (masters.current.id(), masters.previous.as_ref().map(|key| key.id()))
    }
}

/// One key that is missing is told with how much depends on it.
fn check_known(masters: &MasterKeys, all: &[(String, Sealed)]) -> Result<(), StoreError> {
    let mut missing: BTreeMap<KeyId, usize> = BTreeMap::new();
    for (_, wrapped) in all {
        let by = wrapper_of(wrapped)?;
        if !masters.know(by) {
            *missing.entry(by).or_default() += 1;
        }
    }
    match missing.into_iter().next() {
        Some((needed, count)) => {
            Err(StoreError::MissingKey { needed, count, all: all.len(), available: masters.ids() })
        }
        None => Ok(()),
    }
}

fn wrapper_of(wrapped: &Sealed) -> Result<KeyId, StoreError> {
    wrapped.key_id().ok_or(StoreError::Corrupt { what: "data key" })
}

fn place(owner: &str) -> Place<'_> {
    Place { table: "data_keys", row: owner, column: "wrapped_key" }
}

fn load(connection: &Connection, owner: &str) -> Result<Option<Sealed>, StoreError> {
    let wrapped = connection
        .query_row(
            "SELECT wrapped_key
             FROM main.data_keys
             WHERE owner = :owner",
            named_params! { ":owner": owner },
            |row| row.get("wrapped_key").map(Sealed),
        )
        .optional()?;
    Ok(wrapped)
}

/// All of them, the instance's first.
fn load_all(connection: &Connection) -> Result<Vec<(String, Sealed)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT owner, wrapped_key
         FROM main.data_keys
         ORDER BY owner <> :instance, owner",
    )?;
    let rows = statement.query_map(named_params! { ":instance": INSTANCE }, |row| {
        Ok((row.get("owner")?, Sealed(row.get("wrapped_key")?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn insert(connection: &Connection, owner: &str, wrapped: &Sealed, now: Timestamp) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO main.data_keys (owner, wrapped_key, created_at)
         VALUES (:owner, :wrapped_key, :created_at)",
        named_params! { ":owner": owner, ":wrapped_key": wrapped.0, ":created_at": now.milliseconds() },
    )?;
    Ok(())
}

fn replace(tx: &mut WriteTx<'_>, owner: &str, wrapped: &Sealed) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.data_keys
             SET wrapped_key = :wrapped_key
             WHERE owner = :owner",
        )?
        .execute(named_params! { ":owner": owner, ":wrapped_key": wrapped.0 })?;
    Ok(())
}
