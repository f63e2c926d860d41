//! Who looks after a drift.

use rusqlite::named_params;

use super::row::{first, parsed};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{DriftId, Timestamp, UserId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    pub user_id: UserId,
    pub name: String,
}

/// Whoever looked after it before does so no more.
pub fn put(tx: &mut WriteTx<'_>, drift: DriftId, user: UserId, actor: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.drift_assignments (drift_id, user_id, assigned_by, assigned_at)
             VALUES (:drift_id, :user_id, :actor, :now)
             ON CONFLICT (drift_id) DO UPDATE
             SET user_id = :user_id, assigned_by = :actor, assigned_at = :now",
        )?
        .execute(named_params! {
            ":drift_id": drift.to_string(),
            ":user_id": user.to_string(),
            ":actor": actor,
            ":now": now.milliseconds(),
        })?;
    Ok(())
}

pub fn remove(tx: &mut WriteTx<'_>, drift: DriftId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("DELETE FROM main.drift_assignments WHERE drift_id = :drift_id")?
        .execute(named_params! { ":drift_id": drift.to_string() })?;
    Ok(())
}

pub fn of_drift(tx: &ReadTx<'_>, drift: DriftId) -> Result<Option<Assigned>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT a.user_id, u.username
         FROM drift_assignments a
         JOIN users u ON u.id = a.user_id
         WHERE a.drift_id = :drift_id",
    )?;
    first(statement.query(named_params! { ":drift_id": drift.to_string() })?, |row| {
        Ok(Assigned { user_id: parsed(row, "user_id")?, name: row.get("username")? })
    })
}
