//! What was sent to tenants: every request that was begun, whatever came of it.

use rusqlite::named_params;

use super::Progress;
use super::find::progress;
use crate::domain::model::{AreaKey, PlanId, ResourceId, TenantId, Timestamp};
use crate::domain::plan::Purpose;
use crate::store::row::{collect, parsed, time, word};
use crate::store::{ReadTx, StoreError};

/// What the log is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct LogFilter {
    pub tenant: Option<TenantId>,
    pub area: Option<AreaKey>,
    pub resource: Option<ResourceId>,
    /// The end of the page before.
    pub before: Option<(Timestamp, PlanId, u32)>,
    pub limit: u32,
}

/// One request that was begun. What it says stands in its plan.
#[derive(Debug, Clone)]
pub struct LogEntry {
    pub plan: PlanId,
    pub tenant_id: TenantId,
    pub purpose: Purpose,
    /// Who asked for it.
    pub author: String,
    pub by_policy: bool,
    /// Who approved it.
    pub approver: Option<String>,
    pub approved_by_policy: bool,
    pub started_at: Timestamp,
    pub progress: Progress,
}

/// A page of the log, the newest first.
pub fn log(tx: &ReadTx<'_>, filter: &LogFilter) -> Result<Vec<LogEntry>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT o.plan_id, o.number, o.tenant_id, o.area, o.resource_id, o.resource_name, o.kind, o.state,
                o.held_until, o.started_at, o.ended_at, o.status_code, o.client_request_id, o.request_id,
                o.error_code, o.error, o.created_id, o.verification, o.verified_at, o.came_back,
                p.purpose, p.author, p.by_policy, a.approver, COALESCE(a.by_policy, 0) AS approved_by_policy
         FROM plan_operations o
         JOIN plans p ON p.id = o.plan_id
         LEFT JOIN plan_approvals a ON a.plan_id = o.plan_id AND a.number = o.number
         WHERE o.started_at IS NOT NULL
           AND (:tenant_id IS NULL OR o.tenant_id = :tenant_id)
           AND (:area IS NULL OR o.area = :area)
           AND (:resource_id IS NULL OR o.resource_id = :resource_id OR o.created_id = :resource_id)
           AND (:before_at IS NULL OR (o.started_at, o.plan_id, o.number) < (:before_at, :before_plan, :before_number))
         ORDER BY o.started_at DESC, o.plan_id DESC, o.number DESC
         LIMIT :limit",
    )?;
    let parameters = named_params! {
        ":tenant_id": filter.tenant.map(|id| id.to_string()),
        ":area": filter.area.as_ref().map(AreaKey::as_str),
        ":resource_id": filter.resource.as_ref().map(ResourceId::as_str),
        ":before_at": filter.before.map(|(at, _, _)| at.milliseconds()),
        ":before_plan": filter.before.map(|(_, plan, _)| plan.to_string()),
        ":before_number": filter.before.map(|(_, _, number)| number),
        ":limit": filter.limit,
    };
    collect(statement.query(parameters)?, |row| {
        let tenant_id: TenantId = parsed(row, "tenant_id")?;
        Ok(LogEntry {
            plan: parsed(row, "plan_id")?,
            tenant_id,
            purpose: word(row, "purpose", Purpose::from_word)?,
            author: row.get("author")?,
            by_policy: row.get("by_policy")?,
            approver: row.get("approver")?,
            approved_by_policy: row.get("approved_by_policy")?,
            started_at: time(row, "started_at")?,
            progress: progress(tx, tenant_id, row)?,
        })
    })
}
