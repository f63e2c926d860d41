//! How the installation looks: one row, once somebody chose it.

use rusqlite::named_params;

use super::row::{first, time};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::branding::{Branding, Logo};
use crate::domain::model::Timestamp;

/// What somebody chose.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub branding: Branding,
    pub changed_at: Timestamp,
    pub changed_by: String,
}

/// None before somebody chose.
pub fn chosen(tx: &ReadTx<'_>) -> Result<Option<Chosen>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT name, colour, logo, changed_at, changed_by
         FROM branding
         WHERE id = 1",
    )?;
    first(statement.query([])?, |row| {
        let corrupt = |_| StoreError::Corrupt { what: "branding" };
        let (name, colour): (Option<String>, Option<String>) = (row.get("name")?, row.get("colour")?);
        let logo: Option<Vec<u8>> = row.get("logo")?;
        let branding = Branding {
            name: name.map(|text| text.parse()).transpose().map_err(corrupt)?,
            colour: colour.map(|text| text.parse()).transpose().map_err(corrupt)?,
            logo: logo.map(Logo::new).transpose().map_err(corrupt)?,
        };
        Ok(Chosen { branding, changed_at: time(row, "changed_at")?, changed_by: row.get("changed_by")? })
    })
}

pub fn choose(tx: &mut WriteTx<'_>, branding: &Branding, actor: &str, now: Timestamp) -> Result<(), StoreError> {
    let Branding { name, colour, logo } = branding;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.branding (id, name, colour, logo, logo_type, changed_at, changed_by)
             VALUES (1, :name, :colour, :logo, :logo_type, :now, :actor)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, colour = excluded.colour, logo = excluded.logo,
                 logo_type = excluded.logo_type, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
        )?
        .execute(named_params! {
            ":name": name.as_ref().map(ToString::to_string),
            ":colour": colour.map(|colour| colour.to_string()),
            ":logo": logo.as_ref().map(Logo::bytes),
            ":logo_type": logo.as_ref().map(|logo| logo.kind().media_type()),
            ":now": now.milliseconds(),
            ":actor": actor,
        })?;
    Ok(())
}
