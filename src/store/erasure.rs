//! What there is of a tenant, and ending the work on it before it is erased.

use rusqlite::named_params;

use super::row::collect;
use super::{ReadTx, StoreError, WriteTx};
use crate::domain::model::TenantId;

/// What a tenant has many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Resources,
    Versions,
    Bodies,
    Collections,
    Baselines,
    Drifts,
    Acceptances,
    IgnoreRules,
    Jobs,
    Events,
    Figures,
    Connections,
    Credentials,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Resources,
        Self::Versions,
        Self::Bodies,
        Self::Collections,
        Self::Baselines,
        Self::Drifts,
        Self::Acceptances,
        Self::IgnoreRules,
        Self::Jobs,
        Self::Events,
        Self::Figures,
        Self::Connections,
        Self::Credentials,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resources => "resources",
            Self::Versions => "versions",
            Self::Bodies => "bodies",
            Self::Collections => "collections",
            Self::Baselines => "baselines",
            Self::Drifts => "drifts",
            Self::Acceptances => "acceptances",
            Self::IgnoreRules => "ignoreRules",
            Self::Jobs => "jobs",
            Self::Events => "events",
            Self::Figures => "figures",
            Self::Connections => "connections",
            Self::Credentials => "credentials",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// How many of each kind the tenant has; kinds of which it has none are left out.
pub fn counts(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<(Kind, u64)>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT kind, count
         FROM (
             SELECT 1 AS place, 'resources' AS kind, COUNT(*) AS count FROM resources WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 2, 'versions', COUNT(*)
             FROM resource_versions v
             JOIN resources r ON r.id = v.resource
             WHERE r.tenant_id = :tenant_id
             UNION ALL
             SELECT 3, 'bodies', COUNT(*) FROM bodies WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 4, 'collections', COUNT(*) FROM collections WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 5, 'baselines', COUNT(*) FROM baselines WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 6, 'drifts', COUNT(*) FROM drifts WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 7, 'acceptances', COUNT(*) FROM acceptances WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 8, 'ignoreRules', COUNT(*) FROM ignore_rules WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 9, 'jobs', COUNT(*) FROM jobs WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 10, 'events', COUNT(*) FROM tenant_events WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 11, 'figures', COUNT(*) FROM insight_days WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 12, 'connections', COUNT(*) FROM connections WHERE tenant_id = :tenant_id
             UNION ALL
             SELECT 13, 'credentials', COUNT(*) FROM credentials WHERE tenant_id = :tenant_id
         )
         WHERE count > 0
         ORDER BY place",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        let kind: String = row.get("kind")?;
        let count: i64 = row.get("count")?;
        let kind = Kind::from_word(&kind).ok_or(StoreError::Corrupt { what: "kind" })?;
        Ok((kind, u64::try_from(count).unwrap_or(0)))
    })
}

/// Switches the tenant off and drops its jobs, so that nothing that is read from now on is written.
pub fn end_work(tx: &mut WriteTx<'_>, tenant: TenantId) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE main.tenants SET enabled = 0 WHERE id = :id")?
        .execute(named_params! { ":id": tenant.to_string() })?;
    tx.sql
        .prepare_cached("DELETE FROM main.jobs WHERE tenant_id = :tenant_id")?
        .execute(named_params! { ":tenant_id": tenant.to_string() })?;
    Ok(())
}
