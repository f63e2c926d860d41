//! What people get for what the identity provider says of them, and which rules each of them met.

use rusqlite::{Row, named_params};
use uuid::Uuid;

use super::row::{collect, first, parsed, time, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::auth::{Grant, Role, Target};
use crate::domain::model::{RoleClaim, RoleRuleId, TenantGroupId, TenantId, Timestamp, UserId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRule {
    pub id: RoleRuleId,
    pub claim: RoleClaim,
    pub value: String,
    /// Only people of this directory meet the rule.
    pub directory: Option<Uuid>,
    pub note: String,
    pub grant: Grant,
    pub created_at: Timestamp,
}

pub fn insert(tx: &mut WriteTx<'_>, rule: &RoleRule) -> Result<(), StoreError> {
    let (tenant, group) = columns(rule.grant.target);
    tx.sql
        .prepare_cached(
            "INSERT INTO main.role_rules (id, claim, value, directory, note, role, tenant_id, group_id, created_at)
             VALUES (:id, :claim, :value, :directory, :note, :role, :tenant_id, :group_id, :created_at)",
        )?
        .execute(named_params! {
            ":id": rule.id.to_string(),
            ":claim": rule.claim.as_str(),
            ":value": rule.value,
            ":directory": rule.directory.map(|id| id.to_string()),
            ":note": rule.note,
            ":role": rule.grant.role.as_str(),
            ":tenant_id": tenant.map(|id| id.to_string()),
            ":group_id": group.map(|id| id.to_string()),
            ":created_at": rule.created_at.milliseconds(),
        })?;
    Ok(())
}

pub fn update(tx: &mut WriteTx<'_>, rule: &RoleRule) -> Result<(), StoreError> {
    let (tenant, group) = columns(rule.grant.target);
    tx.sql
        .prepare_cached(
            "UPDATE main.role_rules
             SET claim = :claim, value = :value, directory = :directory, note = :note, role = :role,
                 tenant_id = :tenant_id, group_id = :group_id
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": rule.id.to_string(),
            ":claim": rule.claim.as_str(),
            ":value": rule.value,
            ":directory": rule.directory.map(|id| id.to_string()),
            ":note": rule.note,
            ":role": rule.grant.role.as_str(),
            ":tenant_id": tenant.map(|id| id.to_string()),
            ":group_id": group.map(|id| id.to_string()),
        })?;
    Ok(())
}

pub fn delete(tx: &mut WriteTx<'_>, id: RoleRuleId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.role_rules
             WHERE id = :id",
        )?
        .execute(named_params! { ":id": id.to_string() })?;
    Ok(())
}

pub fn find(tx: &ReadTx<'_>, id: RoleRuleId) -> Result<Option<RoleRule>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, claim, value, directory, note, role, tenant_id, group_id, created_at
         FROM role_rules
         WHERE id = :id",
    )?;
    first(statement.query(named_params! { ":id": id.to_string() })?, rule)
}

/// All rules, the oldest first.
pub fn list(tx: &ReadTx<'_>) -> Result<Vec<RoleRule>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT id, claim, value, directory, note, role, tenant_id, group_id, created_at
         FROM role_rules
         ORDER BY id
         LIMIT 1000",
    )?;
    collect(statement.query([])?, rule)
}

/// The rules that the user met when he signed in last.
pub fn met_by(tx: &ReadTx<'_>, user: UserId) -> Result<Vec<RoleRule>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT r.id, r.claim, r.value, r.directory, r.note, r.role, r.tenant_id, r.group_id, r.created_at
         FROM role_rule_matches m
         JOIN role_rules r ON r.id = m.rule_id
         WHERE m.user_id = :user_id
         ORDER BY r.id",
    )?;
    collect(statement.query(named_params! { ":user_id": user.to_string() })?, rule)
}

/// Who met the rule.
pub fn people(tx: &ReadTx<'_>, id: RoleRuleId) -> Result<Vec<UserId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT user_id
         FROM role_rule_matches
         WHERE rule_id = :rule_id
         ORDER BY user_id",
    )?;
    collect(statement.query(named_params! { ":rule_id": id.to_string() })?, |row| parsed(row, "user_id"))
}

/// Which rules the user meets from now on.
pub fn set_met(tx: &mut WriteTx<'_>, user: UserId, rules: &[RoleRuleId]) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.role_rule_matches
             WHERE user_id = :user_id",
        )?
        .execute(named_params! { ":user_id": user.to_string() })?;
    for rule in rules {
        tx.sql
            .prepare_cached(
                "INSERT INTO main.role_rule_matches (user_id, rule_id)
                 VALUES (:user_id, :rule_id)",
            )?
            .execute(named_params! { ":user_id": user.to_string(), ":rule_id": rule.to_string() })?;
    }
    Ok(())
}

/// Nobody is taken to have met the rule any more.
pub fn forget_met(tx: &mut WriteTx<'_>, rule: RoleRuleId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.role_rule_matches
             WHERE rule_id = :rule_id",
        )?
        .execute(named_params! { ":rule_id": rule.to_string() })?;
    Ok(())
}

fn columns(target: Target) -> (Option<TenantId>, Option<TenantGroupId>) {
    match target {
        Target::All => (None, None),
        Target::Tenant(tenant) => (Some(tenant), None),
        Target::Group(group) => (None, Some(group)),
    }
}

fn rule(row: &Row<'_>) -> Result<RoleRule, StoreError> {
    let is_there = |column| Ok::<_, StoreError>(row.get::<_, Option<String>>(column)?.is_some());
    let target = if is_there("tenant_id")? {
        Target::Tenant(parsed(row, "tenant_id")?)
    } else if is_there("group_id")? {
        Target::Group(parsed(row, "group_id")?)
    } else {
        Target::All
    };
    let directory = if is_there("directory")? { Some(parsed(row, "directory")?) } else { None };
    Ok(RoleRule {
        id: parsed(row, "id")?,
        claim: word(row, "claim", RoleClaim::from_word)?,
        value: row.get("value")?,
        directory,
        note: row.get("note")?,
        grant: Grant { role: word(row, "role", Role::from_word)?, target },
        created_at: time(row, "created_at")?,
    })
}
