//! What each ignore rule held back, once for each drift that would have been.

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, time, unsigned, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::crypto::{Place, Sealed};
use crate::domain::drift::{DriftChange, Fingerprint, Found};
use crate::domain::model::{AreaKey, IgnoreRuleId, ResourceId, TenantId, Timestamp};

/// What is held back anew at each comparison is written down at most this often.
const SIGHTING_EVERY_MS: i64 = 60 * 60 * 1000;

/// How much a rule held back.
#[derive(Debug, Clone, Copy, Default)]
pub struct HeldBack {
    pub count: u64,
    pub last_at: Option<Timestamp>,
}

/// Something that would have been a drift.
#[derive(Debug, Clone)]
pub struct IgnoredDrift {
    pub tenant_id: TenantId,
    pub area: AreaKey,
    pub resource_id: ResourceId,
    pub resource_name: String,
    pub change: DriftChange,
    /// Empty for a whole resource.
    pub path: String,
    pub first_held_at: Timestamp,
    pub last_held_at: Timestamp,
}

/// What the rule held back since then.
pub fn held_back(tx: &ReadTx<'_>, rule: IgnoreRuleId, since: Timestamp) -> Result<HeldBack, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT COUNT(*) AS held, MAX(last_held_at) AS last_at
         FROM ignored_drifts
         WHERE rule_id = :rule_id AND last_held_at >= :since",
    )?;
    let parameters = named_params! { ":rule_id": rule.to_string(), ":since": since.milliseconds() };
    let found = first(statement.query(parameters)?, |row| {
        Ok(HeldBack { count: unsigned(row, "held")?, last_at: optional_time(row, "last_at")? })
    })?;
    Ok(found.unwrap_or_default())
}

/// What the rule held back, the latest first.
pub fn ignored(
    tx: &ReadTx<'_>,
    rule: IgnoreRuleId,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<IgnoredDrift>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT tenant_id, area, fingerprint, resource_id, resource_name, change, path, first_held_at, last_held_at
         FROM ignored_drifts
         WHERE rule_id = :rule_id AND last_held_at >= :since
         ORDER BY last_held_at DESC, tenant_id, area, fingerprint
         LIMIT :limit",
    )?;
    let parameters = named_params! { ":rule_id": rule.to_string(), ":since": since.milliseconds(), ":limit": limit };
    collect(statement.query(parameters)?, |row| {
        let tenant_id: TenantId = parsed(row, "tenant_id")?;
        let fingerprint = Fingerprint(row.get("fingerprint")?);
        let path = path_of(tx, row, tenant_id, rule, fingerprint)?;
        Ok(IgnoredDrift {
            tenant_id,
            area: parsed(row, "area")?,
            resource_id: parsed(row, "resource_id")?,
            resource_name: row.get("resource_name")?,
            change: word(row, "change", DriftChange::from_word)?,
            path,
            first_held_at: time(row, "first_held_at")?,
            last_held_at: time(row, "last_held_at")?,
        })
    })
}

/// Which rules hold something of a resource back, and at which path; it is empty for the whole resource.
pub fn holding(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    resource: &ResourceId,
) -> Result<Vec<(IgnoreRuleId, String)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT rule_id, fingerprint, path
         FROM ignored_drifts
         WHERE tenant_id = :tenant_id AND area = :area AND resource_id = :resource_id
         LIMIT 500",
    )?;
    let parameters = named_params! {
        ":tenant_id": tenant.to_string(),
        ":area": area.as_str(),
        ":resource_id": resource.as_str(),
    };
    collect(statement.query(parameters)?, |row| {
        let rule: IgnoreRuleId = parsed(row, "rule_id")?;
        let fingerprint = Fingerprint(row.get("fingerprint")?);
        Ok((rule, path_of(tx, row, tenant, rule, fingerprint)?))
    })
}

/// Forgets what a rule held back, as it speaks of something else from now on.
pub fn forget_of(tx: &mut WriteTx<'_>, rule: IgnoreRuleId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("DELETE FROM main.ignored_drifts WHERE rule_id = :rule_id")?
        .execute(named_params! { ":rule_id": rule.to_string() })?;
    Ok(())
}

/// Writes down that the rule held something back.
pub fn record(
    tx: &mut WriteTx<'_>,
    rule: IgnoreRuleId,
    tenant: TenantId,
    area: &AreaKey,
    found: &Found,
    now: Timestamp,
) -> Result<(), StoreError> {
    let fingerprint = found.fingerprint();
    let row = row_name(rule, fingerprint);
    let key = tx.data_key(tenant)?;
    let path = found.property().map(|property| key.seal(&place(&row), property.path.as_bytes()).0);
    tx.sql
        .prepare_cached(
            "INSERT INTO main.ignored_drifts (rule_id, tenant_id, area, fingerprint, resource_id, resource_name, change,
                                         path, first_held_at, last_held_at)
             VALUES (:rule_id, :tenant_id, :area, :fingerprint, :resource_id, :resource_name, :change,
                     :path, :now, :now)
             ON CONFLICT (rule_id, tenant_id, area, fingerprint) DO UPDATE
             SET resource_name = :resource_name, last_held_at = :now
             WHERE last_held_at <= :written_before",
        )?
        .execute(named_params! {
            ":rule_id": rule.to_string(),
            ":tenant_id": tenant.to_string(),
            ":area": area.as_str(),
            ":fingerprint": fingerprint.0,
            ":resource_id": found.resource_id.as_str(),
            ":resource_name": found.resource_name,
            ":change": found.change_word().as_str(),
            ":path": path,
            ":now": now.milliseconds(),
            ":written_before": now.plus_ms(-SIGHTING_EVERY_MS).milliseconds(),
        })?;
    Ok(())
}

fn path_of(
    tx: &ReadTx<'_>,
    row: &Row<'_>,
    tenant: TenantId,
    rule: IgnoreRuleId,
    fingerprint: Fingerprint,
) -> Result<String, StoreError> {
    let sealed: Option<Vec<u8>> = row.get("path")?;
    let Some(sealed) = sealed else { return Ok(String::new()) };
    let path = tx.data_key(tenant)?.open(&place(&row_name(rule, fingerprint)), &Sealed(sealed))?;
    String::from_utf8(path.to_vec()).map_err(|_| StoreError::Corrupt { what: "path" })
}

fn row_name(rule: IgnoreRuleId, fingerprint: Fingerprint) -> String {
    let hex: String = fingerprint.0.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{rule}/{hex}")
}

fn place(row: &str) -> Place<'_> {
    Place { table: "ignored_drifts", row, column: "path" }
}
