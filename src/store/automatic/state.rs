//! Where the automatic restore of a tenant stands: its pause, what is stopped, and when it is looked at again.

use rusqlite::named_params;

use crate::domain::model::{AreaKey, PlanId, ResourceId, TenantId, Timestamp};
use crate::store::row::{collect, first, optional_time, parsed, time};
use crate::store::{ReadTx, StoreError, WriteTx};

/// That nothing is restored for a time, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    pub since: Timestamp,
    pub until: Timestamp,
    pub why: String,
    /// The plan that went wrong.
    pub plan: Option<PlanId>,
}

#[derive(Debug, Clone, Default)]
pub struct State {
    pub pause: Option<Pause>,
    pub looked_at: Option<Timestamp>,
}

/// A resource that is not restored by itself any more.
#[derive(Debug, Clone)]
pub struct Stop {
    pub area: AreaKey,
    pub resource_id: ResourceId,
    pub resource_name: String,
    pub since: Timestamp,
}

/// The tenants of which something is to be decided or settled: something was read, or a wait is over, and no sync is
/// under way that would tell more.
pub fn due(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<TenantId>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT a.tenant_id
         FROM automatic_restores a
         WHERE (
                a.look_at <= :now
                AND EXISTS (SELECT 1 FROM automatic_plans WHERE tenant_id = a.tenant_id AND settled_at IS NULL)
            )
            OR (
                EXISTS (SELECT 1 FROM automatic_policies WHERE tenant_id = a.tenant_id AND enabled = 1)
                AND (
                    a.look_at <= :now
                    OR EXISTS (
                        SELECT 1
                        FROM latest_collections
                        WHERE tenant_id = a.tenant_id AND finished_at >= COALESCE(a.looked_at, 0)
                    )
                )
                AND NOT EXISTS (SELECT 1 FROM jobs WHERE tenant_id = a.tenant_id AND state <> 'done')
            )
         ORDER BY a.looked_at
         LIMIT 1000",
    )?;
    collect(statement.query(named_params! { ":now": now.milliseconds() })?, |row| parsed(row, "tenant_id"))
}

pub fn state_of(tx: &ReadTx<'_>, tenant: TenantId) -> Result<State, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT paused_at, paused_until, paused_why, paused_plan, looked_at
         FROM automatic_restores
         WHERE tenant_id = :tenant_id",
    )?;
    let found = first(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        let why: Option<String> = row.get("paused_why")?;
        let plan: Option<String> = row.get("paused_plan")?;
        let plan =
            plan.map(|text| text.parse().map_err(|_| StoreError::Corrupt { what: "paused_plan" })).transpose()?;
        let span = optional_time(row, "paused_at")?.zip(optional_time(row, "paused_until")?);
        let pause = span.zip(why).map(|((since, until), why)| Pause { since, until, why, plan });
        Ok(State { pause, looked_at: optional_time(row, "looked_at")? })
    })?;
    Ok(found.unwrap_or_default())
}

/// Remembers that it was decided, and when to decide again though nothing is read meanwhile.
pub fn looked(
    tx: &mut WriteTx<'_>,
    tenant: TenantId,
    at: Timestamp,
    look_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.automatic_restores
             SET looked_at = :at, look_at = :look_at
             WHERE tenant_id = :tenant_id",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":at": at.milliseconds(),
            ":look_at": look_at.map(Timestamp::milliseconds),
        })?;
    Ok(())
}

/// Sets when it is decided again though nothing is read meanwhile.
pub fn look_again(tx: &mut WriteTx<'_>, tenant: TenantId, at: Timestamp) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached("UPDATE main.automatic_restores SET look_at = :at WHERE tenant_id = :tenant_id")?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":at": at.milliseconds() })?;
    Ok(())
}

/// Restores nothing until a time. A pause that is longer stays.
pub fn pause(tx: &mut WriteTx<'_>, tenant: TenantId, pause: &Pause) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "UPDATE main.automatic_restores
             SET paused_at = :since, paused_until = :until, paused_why = :why, paused_plan = :plan
             WHERE tenant_id = :tenant_id AND COALESCE(paused_until, 0) <= :until",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":since": pause.since.milliseconds(),
            ":until": pause.until.milliseconds(),
            ":why": pause.why,
            ":plan": pause.plan.map(|id| id.to_string()),
        })?;
    Ok(())
}

/// Ends the pause and all stops, forgets what failed, and has it decided anew.
pub fn clear(tx: &mut WriteTx<'_>, tenant: TenantId, now: Timestamp) -> Result<(), StoreError> {
    let parameters = named_params! { ":tenant_id": tenant.to_string() };
    tx.sql.prepare_cached("DELETE FROM main.automatic_stops WHERE tenant_id = :tenant_id")?.execute(parameters)?;
    tx.sql
        .prepare_cached("DELETE FROM main.automatic_attempts WHERE tenant_id = :tenant_id AND outcome IS NOT NULL")?
        .execute(parameters)?;
    tx.sql
        .prepare_cached(
            "UPDATE main.automatic_restores
             SET paused_at = NULL, paused_until = NULL, paused_why = NULL, paused_plan = NULL, look_at = :now
             WHERE tenant_id = :tenant_id",
        )?
        .execute(named_params! { ":tenant_id": tenant.to_string(), ":now": now.milliseconds() })?;
    Ok(())
}

/// Restores a resource no more; tells whether that is new.
pub fn stop(tx: &mut WriteTx<'_>, tenant: TenantId, stop: &Stop) -> Result<bool, StoreError> {
    let added = tx
        .sql
        .prepare_cached(
            "INSERT INTO main.automatic_stops (tenant_id, area, resource_id, resource_name, since)
             VALUES (:tenant_id, :area, :resource_id, :resource_name, :since)
             ON CONFLICT (tenant_id, area, resource_id) DO NOTHING",
        )?
        .execute(named_params! {
            ":tenant_id": tenant.to_string(),
            ":area": stop.area.as_str(),
            ":resource_id": stop.resource_id.as_str(),
            ":resource_name": stop.resource_name,
            ":since": stop.since.milliseconds(),
        })?;
    Ok(added > 0)
}

/// The resources that are not restored by themselves any more, the latest first.
pub fn stops(tx: &ReadTx<'_>, tenant: TenantId) -> Result<Vec<Stop>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT area, resource_id, resource_name, since
         FROM automatic_stops
         WHERE tenant_id = :tenant_id
         ORDER BY since DESC, area, resource_id
         LIMIT 1000",
    )?;
    collect(statement.query(named_params! { ":tenant_id": tenant.to_string() })?, |row| {
        Ok(Stop {
            area: parsed(row, "area")?,
            resource_id: parsed(row, "resource_id")?,
            resource_name: row.get("resource_name")?,
            since: time(row, "since")?,
        })
    })
}
