//! What tenants let be restored by itself.

use std::collections::BTreeSet;

use rusqlite::{Row, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::automatic::{Policy, Settings, Window, WindowText};
use crate::domain::model::{AreaKey, TenantId, Timestamp};
use crate::store::row::{collect, first, time};
use crate::store::{ReadTx, StoreError, WriteTx};

/// Settings that somebody chose.
#[derive(Debug, Clone)]
pub struct Stored {
    pub settings: Settings,
    pub changed_at: Timestamp,
    pub changed_by: String,
}

/// None until somebody chose something.
pub fn find(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Option<Stored>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT areas, changed_at, changed_by
         FROM automatic_restores
         WHERE tenant_id = :tenant_id",
    )?;
    let found = first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        let areas: Option<String> = row.get("areas")?;
        let areas: Option<BTreeSet<AreaKey>> = areas.map(|text| from_json("areas", &text)).transpose()?;
        Ok((areas, time(row, "changed_at")?, row.get("changed_by")?))
    })?;
    let Some((areas, changed_at, changed_by)) = found else { return Ok(None) };
    let mut settings = Settings { areas, ..Settings::default() };
    for (area, policy) in policies(tx, tenant)? {
        match area {
            None => settings.policy = policy,
            Some(area) => {
                settings.overrides.insert(area, policy);
            }
        }
    }
    Ok(Some(Stored { settings, changed_at, changed_by }))
}

/// Puts the settings in place of those before. What is paused stays so; it is decided anew soon.
pub fn put(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    settings: &Settings,
    actor: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Settings { policy, areas, overrides } = settings;
    let areas = areas.as_ref().map(|areas| in_json("areas", areas)).transpose()?;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.automatic_restores (tenant_id, areas, changed_at, changed_by, look_at)
             VALUES (:tenant_id, :areas, :now, :actor, :now)
             ON CONFLICT (tenant_id) DO UPDATE
             SET areas = excluded.areas, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                 look_at = excluded.look_at",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":areas": areas,
            ":now": now.milliseconds(),
            ":actor": actor,
        })?;
    tx.sql
        .prepare_cached("DELETE FROM main.automatic_policies WHERE tenant_id = :tenant_id")?
        .execute(named_params! { ":tenant_id": tenant.to_string() })?;
    insert(tx, tenant, "", policy)?;
    overrides.iter().try_for_each(|(area, policy)| insert(tx, tenant, area.as_str(), policy))
}

fn insert(tx: &mut WriteTx<'_>, tenant: TenantId, area: &str, policy: &Policy) -> Result<(), StoreError> {
    let Policy { enabled, severities, directions, creates_missing, changes_per_hour, allow, freeze, pause_hours } =
        policy;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.automatic_policies (tenant_id, area, enabled, severities, directions, creates_missing,
                                                  changes_per_hour, allow_windows, freeze_windows, pause_hours)
             VALUES (:tenant_id, :area, :enabled, :severities, :directions, :creates_missing, :changes_per_hour,
                     :allow_windows, :freeze_windows, :pause_hours)",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":area": area,
            ":enabled": enabled,
            ":severities": in_json("severities", severities)?,
            ":directions": in_json("directions", directions)?,
            ":creates_missing": creates_missing,
            ":changes_per_hour": changes_per_hour,
            ":allow_windows": in_json("windows", &texts(allow))?,
            ":freeze_windows": in_json("windows", &texts(freeze))?,
            ":pause_hours": pause_hours,
        })?;
    Ok(())
}

/// The tenant's own comes without an area.
fn policies(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<(Option<AreaKey>, Policy)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, enabled, severities, directions, creates_missing, changes_per_hour, allow_windows,
                freeze_windows, pause_hours
         FROM automatic_policies
         WHERE tenant_id = :tenant_id",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, policy)
}

fn policy(row: &Row<'_>) -> Result<(Option<AreaKey>, Policy), StoreError> {
    let text = |column: &'static str| -> Result<String, StoreError> { Ok(row.get(column)?) };
    let area = text("area")?;
    let area = (!area.is_empty()).then(|| area.parse()).transpose();
    let policy = Policy {
        enabled: row.get("enabled")?,
        severities: from_json("severities", &text("severities")?)?,
        directions: from_json("directions", &text("directions")?)?,
        creates_missing: row.get("creates_missing")?,
        changes_per_hour: row.get("changes_per_hour")?,
        allow: windows(&text("allow_windows")?)?,
        freeze: windows(&text("freeze_windows")?)?,
        pause_hours: row.get("pause_hours")?,
    };
    Ok((area.map_err(|_| StoreError::Corrupt { what: "area" })?, policy))
}

fn windows(json: &str) -> Result<Vec<Window>, StoreError> {
    let texts: Vec<WindowText> = from_json("windows", json)?;
    let parsed = texts.into_iter().map(|text| Window::parse(text).map_err(|_| StoreError::Corrupt { what: "windows" }));
    parsed.collect()
}

fn texts(windows: &[Window]) -> Vec<&WindowText> {
    windows.iter().map(Window::text).collect()
}

fn in_json<T: Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Corrupt { what })
}

fn from_json<T: DeserializeOwned>(what: &'static str, json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Corrupt { what })
}
