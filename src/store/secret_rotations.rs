//! Rotations of client secrets that are under way: each step is stored before the next begins, so that a process that
//! dies in between leaves something to look at.

use rusqlite::{Row, named_params};
use secrecy::SecretString;

use super::credentials::{Owner, optional_id, owner as owner_of};
use super::row::{collect, first, optional_time, time, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{Place, Sealed};
use crate::domain::model::{TenantId, Timestamp};

/// What is done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RotationStep {
    /// A new secret is added under a name of its own.
    Adding,
    /// The new secret is tried until Microsoft knows it everywhere.
    Proving,
    /// The new secret is in use, and the old one is removed.
    Removing,
    /// The new secret never worked, and is removed.
    Abandoning,
}

#[derive(Debug, Clone)]
pub struct Rotation {
    pub owner: Owner,
    /// The tenant in which the app registration lives.
    pub home: Option<TenantId>,
    pub step: RotationStep,
    pub display_name: String,
    pub old_key_id: Option<String>,
    pub new_key_id: Option<String>,
    pub new_expires_at: Option<Timestamp>,
    pub started_at: Timestamp,
    pub next_attempt_at: Timestamp,
    /// Why the last attempt of this step failed.
    pub error: Option<String>,
}

impl RotationStep {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Adding => "adding",
            Self::Proving => "proving",
            Self::Removing => "removing",
            Self::Abandoning => "abandoning",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Adding, Self::Proving, Self::Removing, Self::Abandoning].into_iter().find(|step| step.as_str() == word)
    }
}

/// Stores the rotation as it is now. The secret is given in the step that proves it, and gone from all others.
pub fn put(tx: &mut WriteTx<'_>, rotation: &Rotation, new_secret: Option<&SecretString>) -> Result<(), StoreError> {
    let row = rotation.owner.to_string();
    let sealed = match new_secret {
        Some(secret) => Some(rotation.owner.key(tx)?.seal_secret(&place(&row), secret).0),
        None => None,
    };
    tx.sql
        .prepare_cached(
            "INSERT INTO main.secret_rotations (owner, tenant_id, step, display_name, old_key_id, new_key_id, new_secret,
                 new_expires_at, started_at, next_attempt_at, error)
             VALUES (:owner, :tenant_id, :step, :display_name, :old_key_id, :new_key_id, :new_secret,
                 :new_expires_at, :started_at, :next_attempt_at, :error)
             ON CONFLICT (owner) DO UPDATE
             SET tenant_id = :tenant_id, step = :step, display_name = :display_name, old_key_id = :old_key_id,
                 new_key_id = :new_key_id, new_secret = :new_secret, new_expires_at = :new_expires_at,
                 started_at = :started_at, next_attempt_at = :next_attempt_at, error = :error",
        )?
        .execute(named_params! {
            ":owner": row,
            ":tenant_id": rotation.home.map(|tenant| tenant.to_string()),
            ":step": rotation.step.as_str(),
            ":display_name": rotation.display_name,
            ":old_key_id": rotation.old_key_id,
            ":new_key_id": rotation.new_key_id,
            ":new_secret": sealed,
            ":new_expires_at": rotation.new_expires_at.map(Timestamp::milliseconds),
            ":started_at": rotation.started_at.milliseconds(),
            ":next_attempt_at": rotation.next_attempt_at.milliseconds(),
            ":error": rotation.error,
        })?;
    Ok(())
}

/// Tries the same step again later.
pub fn postpone(tx: &mut WriteTx<'_>, owner: Owner, next_attempt_at: Timestamp, error: &str) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.secret_rotations
             SET next_attempt_at = :next_attempt_at, error = :error
             WHERE owner = :owner",
        )?
        .execute(named_params! {
            ":owner": owner.to_string(),
            ":next_attempt_at": next_attempt_at.milliseconds(),
            ":error": error,
        })?;
    Ok(())
}

pub fn delete(tx: &mut WriteTx<'_>, owner: Owner) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.secret_rotations
             WHERE owner = :owner",
        )?
        .execute(named_params! { ":owner": owner.to_string() })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, owner: Owner) -> Result<Option<Rotation>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT credentials.tenant_id, credentials.app_registration_id, secret_rotations.tenant_id AS home, step,
             display_name, old_key_id, new_key_id, new_expires_at, started_at, next_attempt_at, error
         FROM secret_rotations
         JOIN credentials ON credentials.owner = secret_rotations.owner
         WHERE secret_rotations.owner = :owner",
    )?;
    first(statement.query(named_params! { ":owner": owner.to_string() })?, rotation)
}

/// The name of the new secret, where a rotation has made one that would be left behind if the rotation ended now.
pub fn left_secret(tx: &ReadTx<'_>, owner: Owner) -> Result<Option<String>, StoreError> {
    let made = find(tx, owner)?.filter(|rotation| rotation.new_key_id.is_some());
    Ok(made.map(|rotation| rotation.display_name))
}

/// Rotations whose next attempt is due.
pub fn due(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<Owner>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, app_registration_id
         FROM credentials
         WHERE owner IN (SELECT owner FROM secret_rotations WHERE next_attempt_at <= :now)
         LIMIT 20",
    )?;
    collect(statement.query(named_params! { ":now": now.milliseconds() })?, owner_of)
}

/// The new secret while it is being proved.
pub fn new_secret(tx: &ReadTx<'_>, owner: Owner) -> Result<Option<SecretString>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT new_secret
         FROM secret_rotations
         WHERE owner = :owner AND new_secret IS NOT NULL",
    )?;
    let row_id = owner.to_string();
    first(statement.query(named_params! { ":owner": row_id })?, |row| {
        let sealed = Sealed(row.get("new_secret")?);
        Ok(owner.key(tx)?.open_secret(&place(&row_id), &sealed)?)
    })
}

fn place(row: &str) -> Place<'_> {
    Place { table: "secret_rotations", row, column: "new_secret" }
}

fn rotation(row: &Row<'_>) -> Result<Rotation, StoreError> {
    Ok(Rotation {
        owner: owner_of(row)?,
        home: optional_id(row, "home")?,
        step: word(row, "step", RotationStep::from_word)?,
        display_name: row.get("display_name")?,
        old_key_id: row.get("old_key_id")?,
        new_key_id: row.get("new_key_id")?,
        new_expires_at: optional_time(row, "new_expires_at")?,
        started_at: time(row, "started_at")?,
        next_attempt_at: time(row, "next_attempt_at")?,
        error: row.get("error")?,
    })
}
