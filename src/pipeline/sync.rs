//! Asking for a sync. The work itself is done by `work`, in this process or in the server that runs beside it.

use serde_json::json;

use super::{Actor, Context, PipelineError, areas, ids, tenants::interval_ms};
use crate::domain::model::{AreaKey, JobId, TenantId, Timestamp};
use crate::store::audit::{NewEntry, append};
use crate::store::jobs::Trigger;
use crate::store::tenants::Tenant;
use crate::store::{StoreError, WriteTx, connections, jobs, tenants};

/// Queues a sync of the areas, switched on or not, or of all that are switched on when none is named. While a sync of the whole tenant waits and has read
/// nothing yet, asking for another one gives that one: two would read the same.
///
/// # Errors
/// [`PipelineError::NotFound`], [`PipelineError::UnknownArea`], [`PipelineError::NoConnection`],
/// [`PipelineError::NothingSwitchedOn`] or [`PipelineError::Disabled`].
pub async fn enqueue(
    context: &Context,
    actor: Actor,
    tenant: TenantId,
    areas: Option<Vec<String>>,
    trigger: Trigger,
) -> Result<JobId, PipelineError> {
    let now = context.clock.now();
    let named = areas.map(|names| named(context, tenant, &names)).transpose()?;
    let inner = context.clone();
    let queued = context
        .store
        .write(move |tx| {
            let Some(found) = tenants::find(tx, tenant)? else {
                return Ok(Err(PipelineError::NotFound { what: "tenant" }));
            };
            if !found.enabled {
                return Ok(Err(PipelineError::Disabled));
            }
            if connections::find(tx, tenant)?.is_none() {
                return Ok(Err(PipelineError::NoConnection));
            }
            let is_whole = named.is_none();
            let areas = match named {
                Some(named) => named,
                None => areas::read_by_default(&inner, tx, tenant)?,
            };
            if areas.is_empty() {
                return Ok(Err(PipelineError::NothingSwitchedOn));
            }
            if is_whole && let Some(job) = jobs::waiting_whole(tx, tenant, areas.len())? {
                return Ok(Ok(job));
            }
            let job = insert(tx, &found, trigger, &areas, now)?;
            record(tx, &actor, tenant, job, trigger, areas.len(), now)?;
            Ok(Ok(job))
        })
        .await??;
    context.work_arrived.notify_one();
    Ok(queued)
}

/// Scheduled syncs that wait or run at once. More would only wait, and a change of a tenant's settings would come late.
const SCHEDULED_AT_ONCE: u64 = 64;
/// A thousand tenants that were made in the same minute are not read in the same minute for ever.
const JITTER_PERCENT: i64 = 10;

/// Queues the syncs that are due, those that wait longest first. A tenant that missed runs, because the server was
/// down, is synced once.
pub async fn enqueue_due(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    let due = context
        .store
        .read(move |tx| {
            let free = SCHEDULED_AT_ONCE.saturating_sub(jobs::unfinished_by_schedule(tx)?);
            if free == 0 { Ok(Vec::new()) } else { tenants::due(tx, now, free) }
        })
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    let inner = context.clone();
    let count = context
        .store
        .write(move |tx| due.iter().map(|tenant| enqueue_scheduled(&inner, tx, tenant, now)).sum())
        .await?;
    context.work_arrived.notify_one();
    Ok(count)
}

fn enqueue_scheduled(
    context: &Context,
    tx: &mut WriteTx<'_>,
    tenant: &Tenant,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let next_sync_at = now.plus_ms(with_jitter(interval_ms(tenant.sync_interval_minutes)));
    // Somebody may have switched the tenant off, or changed its interval, since it was found to be due.
    if !tenants::reschedule(tx, tenant.id, next_sync_at, now)? || connections::find(tx, tenant.id)?.is_none() {
        return Ok(0);
    }
    let areas = areas::read_by_default(context, tx, tenant.id)?;
    if areas.is_empty() || jobs::waiting_whole(tx, tenant.id, areas.len())?.is_some() {
        return Ok(0);
    }
    let job = insert(tx, tenant, Trigger::Schedule, &areas, now)?;
    record(tx, &Actor::schedule(), tenant.id, job, Trigger::Schedule, areas.len(), now)?;
    Ok(1)
}

/// The interval, give or take a part of it.
fn with_jitter(interval_ms: i64) -> i64 {
    let most = interval_ms / 100 * JITTER_PERCENT;
    interval_ms.saturating_add(rand::random_range(-most..=most))
}

fn insert(
    tx: &mut WriteTx<'_>,
    tenant: &Tenant,
    trigger: Trigger,
    areas: &[AreaKey],
    now: Timestamp,
) -> Result<JobId, StoreError> {
    let job = ids::job();
    jobs::insert(tx, job, tenant.id, trigger, areas, now)?;
    Ok(job)
}

fn record(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    tenant: TenantId,
    job: JobId,
    trigger: Trigger,
    areas: usize,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = json!({ "trigger": trigger.as_str(), "areas": areas });
    let (action, subject) = ("sync.start", job.to_string());
    append(tx, &NewEntry { at: now, actor, action, subject, tenant: Some(tenant), detail })
}

fn named(context: &Context, tenant: TenantId, names: &[String]) -> Result<Vec<AreaKey>, PipelineError> {
    if names.is_empty() {
        let expected = "expected at least one area, or none named for all".to_owned();
        return Err(PipelineError::Invalid { field: "areas", expected });
    }
    let known = names.iter().map(|name| Ok(areas::known_in(context, tenant, name)?.key.clone()));
    let mut keys = known.collect::<Result<Vec<_>, PipelineError>>()?;
    keys.sort();
    keys.dedup();
    Ok(keys)
}
