//! How people like to see the web app, each for himself.

use rusqlite::named_params;

use super::row::first;
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::{Preferences, Timestamp, UserId};

/// None for who never chose anything.
pub fn of_user(tx: &ReadTx<'_>, user: UserId) -> Result<Option<Preferences>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT chosen
         FROM preferences
         WHERE user_id = :user_id",
    )?;
    first(statement.query(named_params! { ":user_id": user.to_string() })?, |row| {
        let chosen: String = row.get("chosen")?;
        serde_json::from_str(&chosen).map_err(|_| StoreError::Corrupt { what: "preferences" })
    })
}

/// Puts them in place of those before.
pub fn put(tx: &mut WriteTx<'_>, user: UserId, preferences: &Preferences, now: Timestamp) -> Result<(), StoreError> {
    let chosen = serde_json::to_string(preferences).map_err(|_| StoreError::Corrupt { what: "preferences" })?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.preferences (user_id, chosen, changed_at)
             VALUES (:user_id, :chosen, :now)
             ON CONFLICT (user_id) DO UPDATE
             SET chosen = excluded.chosen, changed_at = excluded.changed_at",
        )?
        .execute(named_params! { ":user_id": user.to_string(), ":chosen": chosen, ":now": now.milliseconds() })?;
    Ok(())
}
