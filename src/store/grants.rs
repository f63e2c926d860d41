//! Grants: who has which role over what. They are read before there is a scope, so these statements see all of them.

use rusqlite::{Row, named_params};

use super::row::{collect, parsed, word};
use super::{ReadTx, StoreError, WriteTx};
use crate::auth::{Grant, Role, Target};
use crate::domain::model::{TenantGroupId, TenantId, UserId};

/// Where a grant comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A person gave it.
    Given,
    /// A rule about what an identity provider says.
    Rule,
}

impl Source {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Rule => "rule",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Given, Self::Rule].into_iter().find(|source| source.as_str() == word)
    }
}

/// The grants of a user, those over everything first.
pub fn of_user(tx: &ReadTx<'_>, user: UserId) -> Result<Vec<(Grant, Source)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT role, tenant_id, group_id, source
         FROM main.grants
         WHERE user_id = :user_id
         ORDER BY group_id, tenant_id, source",
    )?;
    collect(statement.query(named_params! { ":user_id": user.to_string() })?, |row| {
        Ok((
            Grant { role: word(row, "role", Role::from_word)?, target: target(row)? },
            word(row, "source", Source::from_word)?,
        ))
    })
}

/// Replaces the grants of the user that come from there; the others stay. The last role named for a target counts.
pub fn replace(tx: &mut WriteTx<'_>, user: UserId, source: Source, grants: &[Grant]) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "DELETE FROM main.grants
             WHERE user_id = :user_id AND source = :source",
        )?
        .execute(named_params! { ":user_id": user.to_string(), ":source": source.as_str() })?;
    for Grant { role, target } in grants.iter().copied() {
        let (tenant, group) = columns(target);
        tx.sql
            .prepare_cached(
                "INSERT OR REPLACE INTO main.grants (user_id, role, tenant_id, group_id, source)
                 VALUES (:user_id, :role, :tenant_id, :group_id, :source)",
            )?
            .execute(named_params! {
                ":user_id": user.to_string(),
                ":role": role.as_str(),
                ":tenant_id": tenant.map(|id| id.to_string()),
                ":group_id": group.map(|id| id.to_string()),
                ":source": source.as_str(),
            })?;
    }
    Ok(())
}

/// The tenants of the groups that the user has a grant over.
pub fn tenants_of_groups(tx: &ReadTx<'_>, user: UserId) -> Result<Vec<(TenantGroupId, TenantId)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT DISTINCT m.group_id, m.tenant_id
         FROM main.grants g
         JOIN main.tenant_group_members m ON m.group_id = g.group_id
         WHERE g.user_id = :user_id",
    )?;
    collect(statement.query(named_params! { ":user_id": user.to_string() })?, |row| {
        Ok((parsed(row, "group_id")?, parsed(row, "tenant_id")?))
    })
}

fn columns(target: Target) -> (Option<TenantId>, Option<TenantGroupId>) {
    match target {
        Target::All => (None, None),
        Target::Tenant(tenant) => (Some(tenant), None),
        Target::Group(group) => (None, Some(group)),
    }
}

fn target(row: &Row<'_>) -> Result<Target, StoreError> {
    let is_there = |column| Ok::<_, StoreError>(row.get::<_, Option<String>>(column)?.is_some());
    if is_there("tenant_id")? {
        return Ok(Target::Tenant(parsed(row, "tenant_id")?));
    }
    if is_there("group_id")? {
        return Ok(Target::Group(parsed(row, "group_id")?));
    }
    Ok(Target::All)
}
