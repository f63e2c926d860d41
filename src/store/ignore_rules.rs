//! Ignore rules, and where a comparison is due because one changed.

use rusqlite::{Row, named_params};

use super::row::{collect, first, optional_time, parsed, time, unsigned};
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::ignore::{IgnoreRule, RulePath, Scope};
use crate::domain::model::{AreaKey, IgnoreRuleId, TenantId, Timestamp};

#[derive(Debug, Clone)]
pub struct StoredRule {
    pub rule: IgnoreRule,
    pub scope: Scope,
    pub created_by: String,
    pub created_at: Timestamp,
    pub changed_by: String,
    pub changed_at: Timestamp,
}

/// Places of comparisons.
pub type Places = Vec<(TenantId, AreaKey)>;

pub fn insert(tx: &mut WriteTx<'_>, stored: &StoredRule) -> Result<(), StoreError> {
    let StoredRule { rule, scope, created_by, created_at, changed_by, changed_at } = stored;
    tx.sql
        .prepare_cached(
            "INSERT INTO main.ignore_rules (id, tenant_id, group_id, area, resource, path, value, reason, until,
                                       created_by, created_at, changed_by, changed_at)
             VALUES (:id, :tenant_id, :group_id, :area, :resource, :path, :value, :reason, :until,
                     :created_by, :created_at, :changed_by, :changed_at)
             ON CONFLICT (id) DO UPDATE
             SET tenant_id = :tenant_id, group_id = :group_id, area = :area, resource = :resource, path = :path,
                 value = :value, reason = :reason, until = :until, ended = 0, changed_by = :changed_by,
                 changed_at = :changed_at",
        )?
        .execute(named_params! {
            ":id": rule.id.to_string(),
            ":tenant_id": scope.tenant().map(|id| id.to_string()),
            ":group_id": scope.group().map(|id| id.to_string()),
            ":area": rule.area.as_ref().map(AreaKey::as_str),
            ":resource": rule.resource.as_ref().map(ToString::to_string),
            ":path": rule.path.as_ref().map(ToString::to_string),
            ":value": rule.value.as_ref().map(ToString::to_string),
            ":reason": rule.reason,
            ":until": rule.until.map(Timestamp::milliseconds),
            ":created_by": created_by,
            ":created_at": created_at.milliseconds(),
            ":changed_by": changed_by,
            ":changed_at": changed_at.milliseconds(),
        })?;
    Ok(())
}

pub fn delete(tx: &mut WriteTx<'_>, id: IgnoreRuleId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("DELETE FROM main.ignore_rules WHERE id = :id")?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, id: IgnoreRuleId) -> Result<Option<StoredRule>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, group_id, area, resource, path, value, reason, until, created_by, created_at,
                changed_by, changed_at
         FROM ignore_rules
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, stored)
}

/// All rules, the newest first.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<StoredRule>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, group_id, area, resource, path, value, reason, until, created_by, created_at,
                changed_by, changed_at
         FROM ignore_rules
         ORDER BY created_at DESC, id DESC
         LIMIT 1000",
    )?;
    collect(statement.query([])?, stored)
}

/// How many rules there are.
pub fn count(tx: &ReadTx<'_>) -> Result<u64, StoreError> {
    let mut statement = tx.sql.prepare_cached("SELECT COUNT(*) AS rules FROM ignore_rules")?;
    Ok(first(statement.query([])?, |row| unsigned(row, "rules"))?.unwrap_or_default())
}

/// The rules that speak of a tenant, by itself, by its groups or as one of all, and of an area.
pub fn of_place(tx: &ReadTx<'_>, tenant: TenantId, area: &AreaKey) -> Result<Vec<IgnoreRule>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, tenant_id, group_id, area, resource, path, value, reason, until, created_by, created_at,
                changed_by, changed_at
         FROM ignore_rules
         WHERE (area IS NULL OR area = :area)
           AND (tenant_id IS NULL OR tenant_id = :tenant_id)
           AND (group_id IS NULL
                OR group_id IN (SELECT group_id FROM tenant_group_members WHERE tenant_id = :tenant_id))
         ORDER BY created_at, id",
    )?;
    let parameters = named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() };
    let found = collect(statement.query(parameters)?, stored)?;
    Ok(found.into_iter().map(|stored| stored.rule).collect())
}

/// The rules whose time is over and whose places do not know yet.
pub fn newly_ended(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<IgnoreRuleId>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT id FROM ignore_rules WHERE ended = 0 AND until IS NOT NULL AND until <= :now")?;
    collect(statement.query(named_params! { ":now": now.milliseconds() })?, |row| parsed(row, "id"))
}

pub fn mark_ended(tx: &mut WriteTx<'_>, id: IgnoreRuleId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE main.ignore_rules SET ended = 1 WHERE id = :id")?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

/// Asks for a comparison wherever the rule holds something back, or could: where drifts live within its scope.
pub fn mark_stale(tx: &mut WriteTx<'_>, id: IgnoreRuleId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.stale_comparisons (tenant_id, area)
             SELECT tenant_id, area FROM ignored_drifts WHERE rule_id = :id
             UNION
             SELECT DISTINCT drifts.tenant_id, drifts.area
             FROM ignore_rules AS rules
             JOIN drifts ON drifts.state <> 'resolved'
                        AND (rules.area IS NULL OR drifts.area = rules.area)
                        AND (rules.tenant_id IS NULL OR drifts.tenant_id = rules.tenant_id)
                        AND (rules.group_id IS NULL
                             OR drifts.tenant_id IN (SELECT tenant_id FROM tenant_group_members
                                                     WHERE group_id = rules.group_id))
             WHERE rules.id = :id
             ON CONFLICT (tenant_id, area) DO NOTHING",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

/// Asks for a comparison of every area of a tenant with drifts that live or are held back.
pub fn mark_tenant_stale(tx: &mut WriteTx<'_>, tenant: TenantId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO main.stale_comparisons (tenant_id, area)
             SELECT tenant_id, area FROM ignored_drifts WHERE tenant_id = :tenant_id
             UNION
             SELECT tenant_id, area FROM drifts WHERE tenant_id = :tenant_id AND state <> 'resolved'
             ON CONFLICT (tenant_id, area) DO NOTHING",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string() })?;
    Ok(())
}

/// Takes some of the places whose comparison is due.
pub fn take_stale(tx: &mut WriteTx<'_>, limit: u32) -> Result<Places, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT tenant_id, area FROM stale_comparisons ORDER BY tenant_id, area LIMIT :limit")?;
    let places = collect(statement.query(named_params! { ":limit": limit })?, |row| {
        Ok((parsed::<TenantId>(row, "tenant_id")?, parsed::<AreaKey>(row, "area")?))
    })?;
    drop(statement);
    for (tenant, area) in &places {
        tx.sql
            .prepare_cached("DELETE FROM main.stale_comparisons WHERE tenant_id = :tenant_id AND area = :area")?
            .execute(named_params! { ":tenant_id": tenant.to_string(), ":area": area.as_str() })?;
    }
    Ok(places)
}

fn stored(row: &Row<'_>) -> Result<StoredRule, StoreError> {
    let tenant: Option<String> = row.get("tenant_id")?;
    let group: Option<String> = row.get("group_id")?;
    let scope = match (tenant, group) {
        (Some(id), _) => Scope::Tenant(id.parse().map_err(|_| StoreError::Corrupt { what: "tenant_id" })?),
        (None, Some(id)) => Scope::Group(id.parse().map_err(|_| StoreError::Corrupt { what: "group_id" })?),
        (None, None) => Scope::Everywhere,
    };
    let path: Option<String> = row.get("path")?;
    let path = path.map(|text| RulePath::parse(&text).map_err(|_| StoreError::Corrupt { what: "path" }));
    let rule = IgnoreRule {
        id: parsed(row, "id")?,
        area: optional(row, "area")?,
        resource: optional(row, "resource")?,
        path: path.transpose()?,
        value: optional(row, "value")?,
        reason: row.get("reason")?,
        until: optional_time(row, "until")?,
    };
    Ok(StoredRule {
        rule,
        scope,
        created_by: row.get("created_by")?,
        created_at: time(row, "created_at")?,
        changed_by: row.get("changed_by")?,
        changed_at: time(row, "changed_at")?,
    })
}

fn optional<T: std::str::FromStr>(row: &Row<'_>, column: &'static str) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|_| StoreError::Corrupt { what: column })).transpose()
}
