//! Drifts that belong together: counted, not opened.

use rusqlite::{Row, ToSql};

use super::filter::{Bound, Filter, narrowed};
use crate::domain::model::{DriftId, SeverityCounts, Timestamp};
use crate::store::row::{collect, parsed, time, unsigned};
use crate::store::{ReadTx, StoreError};

/// What drifts have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// The same change, wherever it happened.
    Change,
    Tenant,
    Area,
    Assignee,
    /// Who made the change.
    Author,
}

impl Grouping {
    const ALL: [Self; 5] = [Self::Change, Self::Tenant, Self::Area, Self::Assignee, Self::Author];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Tenant => "tenant",
            Self::Area => "area",
            Self::Assignee => "assignee",
            Self::Author => "changedBy",
        }
    }

    /// `None` for a word that is no grouping.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.as_str() == word)
    }
}

#[derive(Debug, Clone)]
pub struct Group {
    /// A change's key in hexadecimal letters, a tenant's id, an area, a person's id, or the key of an author; empty for
    /// nobody.
    pub key: String,
    pub drifts: u64,
    pub tenants: u64,
    pub counts: SeverityCounts,
    /// How many weaken their tenant.
    pub weakening: u64,
    pub newest_at: Timestamp,
    /// The newest of them.
    pub sample: DriftId,
    pub rank: Rank,
}

/// The place of a group in the list: by its worst severity, then by how many it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    pub worst: i64,
    pub drifts: i64,
    pub key: String,
}

/// A page of groups, those with the worst drifts first, then the largest.
pub fn groups(tx: &ReadTx<'_>, filter: &Filter, by: Grouping, after: Option<&Rank>) -> Result<Vec<Group>, StoreError> {
    let mut statement = tx.sql.prepare_cached(narrowed!(
        "WITH narrowed AS (
             SELECT id, tenant_id, severity, direction, first_seen_at,
                    CASE :by
                        WHEN 'change' THEN COALESCE(LOWER(HEX(change_key)), id)
                        WHEN 'tenant' THEN tenant_id
                        WHEN 'area' THEN area
                        WHEN 'changedBy' THEN
                            COALESCE((SELECT author_key FROM drift_attributions WHERE drift_id = drifts.id), '')
                        ELSE COALESCE((SELECT user_id FROM drift_assignments WHERE drift_id = drifts.id), '')
                    END AS key
             FROM drifts
             WHERE",
        "
         ),
         grouped AS (
             SELECT key, COUNT(*) AS drifts, COUNT(DISTINCT tenant_id) AS tenants,
                    SUM(severity = 'critical') AS critical, SUM(severity = 'high') AS high,
                    SUM(severity = 'medium') AS medium, SUM(severity = 'low') AS low,
                    SUM(direction = 'weakens') AS weakening, MAX(first_seen_at) AS newest_at, id AS sample
             FROM narrowed
             GROUP BY key
         ),
         ranked AS (
             SELECT key, drifts, tenants, critical, high, medium, low, weakening, newest_at, sample,
                    CASE
                        WHEN critical > 0 THEN 3
                        WHEN high > 0 THEN 2
                        WHEN medium > 0 THEN 1
                        ELSE 0
                    END AS worst
             FROM grouped
         )
         SELECT key, drifts, tenants, critical, high, medium, low, weakening, newest_at, sample, worst
         FROM ranked
         WHERE :after_worst IS NULL OR (worst, drifts, key) < (:after_worst, :after_drifts, :after_key)
         ORDER BY worst DESC, drifts DESC, key DESC
         LIMIT :limit",
    ))?;
    let (bound, by) = (Bound::of(filter), by.as_str());
    let (worst, drifts) = (after.map(|rank| rank.worst), after.map(|rank| rank.drifts));
    let key = after.map(|rank| rank.key.as_str());
    let mut parameters = bound.parameters();
    let own: [(&str, &dyn ToSql); 4] =
        [(":by", &by), (":after_worst", &worst), (":after_drifts", &drifts), (":after_key", &key)];
    parameters.extend(own);
    collect(statement.query(parameters.as_slice())?, group)
}

/// The drifts that the filter lets through, the newest first, by their ids alone.
pub fn ids(tx: &ReadTx<'_>, filter: &Filter) -> Result<Vec<DriftId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(narrowed!(
        "SELECT id
         FROM drifts
         WHERE",
        "
         ORDER BY first_seen_at DESC, id DESC
         LIMIT :limit",
    ))?;
    let bound = Bound::of(filter);
    collect(statement.query(bound.parameters().as_slice())?, |row| parsed(row, "id"))
}

fn group(row: &Row<'_>) -> Result<Group, StoreError> {
    let key: String = row.get("key")?;
    Ok(Group {
        drifts: unsigned(row, "drifts")?,
        tenants: unsigned(row, "tenants")?,
        counts: SeverityCounts {
            low: unsigned(row, "low")?,
            medium: unsigned(row, "medium")?,
            high: unsigned(row, "high")?,
            critical: unsigned(row, "critical")?,
        },
        weakening: unsigned(row, "weakening")?,
        newest_at: time(row, "newest_at")?,
        sample: parsed(row, "sample")?,
        rank: Rank { worst: row.get("worst")?, drifts: row.get("drifts")?, key: key.clone() },
        key,
    })
}
