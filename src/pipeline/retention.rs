//! The daily run that lets go of what is old, and the terms by which it does.
//!
//! It looks in reads and removes in small transactions, so that the writer is never held for long. What it removes
//! follows from the terms and the time alone; a run that was interrupted is simply done again.

use serde_json::json;
use slog::{error, info};

use super::{Actor, Context, PipelineError, insights};
use crate::domain::history::{Removal, Terms, TermsFault, superfluous, thin};
use crate::domain::model::{AreaKey, CollectionId, TenantId, Timestamp};
use crate::store::audit::{self, Head, NewEntry, Verdict, append};
use crate::store::retention::{self, Chosen, Removed, Run};
use crate::store::{ReadTx, StoreError, WriteTx, drift_days, insights as figures, plans, tenants};

const MS_PER_DAY: i64 = 86_400_000;
/// What a transaction removes at most, of each kind. A body may be large, and is overwritten when it goes.
const RESOURCES_AT_ONCE: usize = 20;
const BODIES_AT_ONCE: usize = 50;
const ROWS_AT_ONCE: usize = 500;
const TENANTS_AT_ONCE: usize = 10;
const ENTRIES_AT_ONCE: u32 = 5_000;
/// What a read looks through at most.
const LOOKED_THROUGH: u32 = 500;
const BODIES_LOOKED_THROUGH: i64 = 20_000;
const RUNS_SHOWN: u32 = 10;

/// The terms that hold, and what the last runs removed.
#[derive(Debug)]
pub struct Retention {
    pub terms: Terms,
    /// None while the defaults hold.
    pub changed: Option<(Timestamp, String)>,
    pub runs: Vec<Run>,
}

/// # Errors
/// Those of the store.
pub async fn get(context: &Context) -> Result<Retention, PipelineError> {
    let found = context.store.read(|tx| Ok((retention::chosen(tx)?, retention::runs(tx, RUNS_SHOWN)?))).await?;
    let (chosen, runs) = found;
    let terms = chosen.as_ref().map_or_else(Terms::default, |chosen| chosen.terms);
    let changed = chosen.map(|Chosen { terms: _, changed_at, changed_by }| (changed_at, changed_by));
    Ok(Retention { terms, changed, runs })
}

/// Sets the terms. Shorter ones let go at the next run; longer ones bring nothing back.
///
/// # Errors
/// [`PipelineError::Invalid`] names the field.
pub async fn change(context: &Context, actor: Actor, terms: Terms) -> Result<Retention, PipelineError> {
    let terms = terms.checked()?;
    let now = context.clock.now();
    context
        .store
        .write(move |tx| {
            let before = terms_of(tx)?;
            retention::choose(tx, &terms, &actor.name, now)?;
            let detail = json!({ "before": told(&before), "after": told(&terms) });
            let subject = "retention".to_owned();
            append(tx, &NewEntry { at: now, actor: &actor, action: "retention.change", subject, tenant: None, detail })
        })
        .await?;
    get(context).await
}

/// Does the run of the day, if it was not done yet; tells what it removed.
///
/// # Errors
/// Those of the store; what is not done is done by the next run.
pub async fn run_due(context: &Context) -> Result<Option<Removed>, PipelineError> {
    let now = context.clock.now();
    let last = context.store.read(|tx| retention::runs(tx, 1)).await?.into_iter().next();
    let is_due = last.is_none_or(|run| run.finished_at.is_none() || run.started_at <= now.plus_ms(-MS_PER_DAY));
    if is_due { run(context, now).await.map(Some) } else { Ok(None) }
}

async fn run(context: &Context, now: Timestamp) -> Result<Removed, PipelineError> {
    let terms = context.store.read(terms_of).await?;
    let id = context.store.write(move |tx| retention::begin_run(tx, now)).await?;
    let mut removed = Removed { versions: thin_versions(context, terms, now).await?, ..Removed::default() };
    (removed.bodies, removed.body_bytes) = remove_orphans(context).await?;
    removed.collections = shorten_ledger(context, before(now, terms.collection_days)).await?;
    removed.drift_events = forget_drift_events(context, before(now, terms.drift_event_days)).await?;
    forget_by_rows(context, &terms, now, &mut removed).await?;
    removed.figures = forget_figures(context, insights::first_day_kept(now, terms.figure_days)).await?;
    removed.audit_entries = forget_entries(context, before(now, terms.audit_days)).await?;
    removed.pages = shrink(context).await?;
    let finished_at = context.clock.now();
    context
        .store
        .write(move |tx| {
            retention::finish_run(tx, id, &removed, finished_at)?;
            // A run that found nothing to do stands in the list of runs.
            if removed == Removed::default() { Ok(()) } else { record_run(tx, id, &removed, finished_at) }
        })
        .await?;
    if removed != Removed::default() {
        info!(context.logger, "what was kept long enough is let go";
            "versions" => removed.versions, "bodies" => removed.bodies, "collections" => removed.collections,
            "drift_events" => removed.drift_events, "tenant_events" => removed.tenant_events,
            "resolved_drifts" => removed.resolved_drifts, "held_back" => removed.held_back, "jobs" => removed.jobs,
            "figures" => removed.figures, "audit_entries" => removed.audit_entries);
    }
    Ok(removed)
}

fn record_run(tx: &mut WriteTx<'_>, id: i64, removed: &Removed, now: Timestamp) -> Result<(), StoreError> {
    let detail = json!({
        "versions": removed.versions,
        "bodies": removed.bodies,
        "collections": removed.collections,
        "driftEvents": removed.drift_events,
        "tenantEvents": removed.tenant_events,
        "resolvedDrifts": removed.resolved_drifts,
        "heldBack": removed.held_back,
        "jobs": removed.jobs,
        "figures": removed.figures,
        "auditEntries": removed.audit_entries,
    });
    let (actor, subject) = (Actor::schedule(), id.to_string());
    append(tx, &NewEntry { at: now, actor: &actor, action: "retention.run", subject, tenant: None, detail })
}

async fn thin_versions(context: &Context, terms: Terms, now: Timestamp) -> Result<u64, PipelineError> {
    let (mut after, mut removed) = (0, 0);
    let old = before(now, terms.every_version_days);
    loop {
        let (last, found) = context
            .store
            .read(move |tx| {
                let looked_at = retention::resources_with_old(tx, after, old, LOOKED_THROUGH)?;
                let mut found = Vec::new();
                for resource in &looked_at {
                    if !removals(tx, *resource, &terms, now)?.is_empty() {
                        found.push(*resource);
                    }
                }
                Ok((looked_at.last().copied(), found))
            })
            .await?;
        for some in found.chunks(RESOURCES_AT_ONCE) {
            let some = some.to_vec();
            removed += context.store.write(move |tx| thin_some(tx, &some, &terms, now)).await?;
        }
        let Some(last) = last else { break };
        after = last;
    }
    let horizon = before(now, terms.monthly_days);
    context.store.write(move |tx| retention::begin_history(tx, horizon)).await?;
    Ok(removed)
}

/// Thinks again before it removes: somebody may have made a baseline meanwhile.
fn thin_some(tx: &mut WriteTx<'_>, resources: &[i64], terms: &Terms, now: Timestamp) -> Result<u64, StoreError> {
    let mut removed = 0;
    for resource in resources {
        for removal in removals(tx, *resource, terms, now)? {
            match removal.into {
                Some(heir) => retention::give(tx, removal.row, heir)?,
                None => retention::forget(tx, *resource, removal.row)?,
            }
            removed += 1;
        }
        retention::drop_empty(tx, *resource)?;
    }
    Ok(removed)
}

fn removals(tx: &ReadTx<'_>, resource: i64, terms: &Terms, now: Timestamp) -> Result<Vec<Removal>, StoreError> {
    Ok(thin(&retention::spans(tx, resource)?, &retention::evidence(tx, resource)?, terms, now))
}

async fn remove_orphans(context: &Context) -> Result<(u64, u64), PipelineError> {
    let (mut bodies, mut bytes) = (0, 0);
    let last = context.store.read(retention::last_body).await?;
    let mut after = 0;
    while after < last {
        let until = after.saturating_add(BODIES_LOOKED_THROUGH);
        let found = context.store.read(move |tx| retention::orphans(tx, after, until)).await?;
        for some in found.chunks(BODIES_AT_ONCE) {
            let some = some.to_vec();
            let gone = context
                .store
                .write(move |tx| {
                    some.iter().map(|body| retention::remove_orphan(tx, *body)).collect::<Result<Vec<_>, _>>()
                })
                .await?;
            for size_bytes in gone.into_iter().flatten() {
                bodies += 1;
                bytes += size_bytes;
            }
        }
        after = until;
    }
    Ok((bodies, bytes))
}

async fn shorten_ledger(context: &Context, old: Timestamp) -> Result<u64, PipelineError> {
    let (mut after, mut removed): (Option<(TenantId, AreaKey)>, u64) = (None, 0);
    loop {
        let from = after.clone();
        let (last, going) = context
            .store
            .read(move |tx| {
                let areas = retention::areas(tx, from.as_ref(), LOOKED_THROUGH)?;
                let mut going: Vec<CollectionId> = Vec::new();
                for (tenant, area) in &areas {
                    going.extend(superfluous_attempts(tx, *tenant, area, old)?);
                }
                Ok((areas.into_iter().next_back(), going))
            })
            .await?;
        for some in going.chunks(ROWS_AT_ONCE) {
            removed += u64::try_from(some.len()).unwrap_or(u64::MAX);
            let some = some.to_vec();
            context.store.write(move |tx| retention::remove_attempts(tx, &some)).await?;
        }
        if last.is_none() {
            return Ok(removed);
        }
        after = last;
    }
}

fn superfluous_attempts(
    tx: &ReadTx<'_>,
    tenant: TenantId,
    area: &AreaKey,
    old: Timestamp,
) -> Result<Vec<CollectionId>, StoreError> {
    let attempts = retention::old_attempts(tx, tenant, area, old)?;
    let may_go = superfluous(&attempts, &std::collections::BTreeSet::new());
    if may_go.is_empty() {
        return Ok(may_go);
    }
    Ok(superfluous(&attempts, &retention::boundaries(tx, tenant, area, old)?.into_iter().collect()))
}

async fn forget_drift_events(context: &Context, old: Timestamp) -> Result<u64, PipelineError> {
    let (mut after, mut removed) = (0, 0);
    loop {
        let found = context.store.read(move |tx| retention::old_drift_events(tx, after, old, LOOKED_THROUGH)).await?;
        let Some(last) = found.last() else { return Ok(removed) };
        after = *last;
        removed += u64::try_from(found.len()).unwrap_or(u64::MAX);
        context.store.write(move |tx| retention::remove_drift_events(tx, &found)).await?;
    }
}

/// What goes by its age alone.
async fn forget_by_rows(
    context: &Context,
    terms: &Terms,
    now: Timestamp,
    removed: &mut Removed,
) -> Result<(), PipelineError> {
    let of = |days| before(now, days);
    removed.tenant_events = forget(context, of(terms.tenant_event_days), retention::remove_tenant_events).await?;
    removed.resolved_drifts = forget(context, of(terms.resolved_drift_days), retention::remove_resolved_drifts).await?;
    removed.held_back = forget(context, of(terms.held_back_days), retention::remove_held_back).await?;
    removed.jobs = forget(context, of(terms.job_days), retention::remove_jobs).await?;
    // Who may want to prove what was done needs both.
    forget(context, of(terms.audit_days), plans::remove_ended).await?;
    Ok(())
}

type RemoveRows = fn(&mut WriteTx<'_>, Timestamp, u32) -> Result<u64, StoreError>;

async fn forget(context: &Context, old: Timestamp, remove: RemoveRows) -> Result<u64, PipelineError> {
    let mut removed = 0;
    loop {
        let some = context.store.write(move |tx| remove(tx, old, LOOKED_THROUGH)).await?;
        if some == 0 {
            return Ok(removed);
        }
        removed += some;
    }
}

/// Figures are forgotten when they are read, too; a tenant that is switched off is not read.
async fn forget_figures(context: &Context, first_day: i64) -> Result<u64, PipelineError> {
    let tenants: Vec<TenantId> =
        context.store.read(|tx| Ok(tenants::list(tx)?.into_iter().map(|tenant| tenant.id).collect())).await?;
    let mut removed = context.store.write(move |tx| drift_days::forget(tx, first_day)).await?;
    for some in tenants.chunks(TENANTS_AT_ONCE) {
        let some = some.to_vec();
        removed += context
            .store
            .write(move |tx| {
                some.iter().map(|tenant| figures::forget_days(tx, *tenant, first_day)).sum::<Result<u64, _>>()
            })
            .await?;
    }
    Ok(removed)
}

/// Entries go up to the head of a day, which stays in their place, so that the rest of the chain can be verified. A
/// trail that does not hold loses nothing: what is left of it is evidence.
async fn forget_entries(context: &Context, old: Timestamp) -> Result<u64, PipelineError> {
    let Some(head) = context.store.read(move |tx| audit::last_head_before(tx, old)).await? else { return Ok(0) };
    let is_due =
        context.store.read(|tx| audit::page(tx, 0, 1)).await?.first().is_some_and(|first| first.id <= head.entry);
    if !is_due {
        return Ok(0);
    }
    if let Verdict::Broken { at_entry, fault: _ } = super::audit::verify(context, Vec::new()).await? {
        error!(context.logger, "the audit trail is broken, so none of it is let go: run `plumbline audit verify`";
            "entry" => at_entry);
        return Ok(0);
    }
    let now = context.clock.now();
    let mut removed = 0;
    loop {
        let until = head.clone();
        let some = context.store.write(move |tx| forget_some_entries(tx, &until, now)).await?;
        if some == 0 {
            return Ok(removed);
        }
        removed += some;
    }
}

fn forget_some_entries(tx: &mut WriteTx<'_>, head: &Head, now: Timestamp) -> Result<u64, StoreError> {
    let removed = audit::prune(tx, head, ENTRIES_AT_ONCE)?;
    if removed > 0 {
        let detail = json!({ "entries": removed, "head": { "day": head.day, "entry": head.entry } });
        let (actor, subject) = (Actor::schedule(), "audit".to_owned());
        append(tx, &NewEntry { at: now, actor: &actor, action: "audit.let_go", subject, tenant: None, detail })?;
    }
    Ok(removed)
}

async fn shrink(context: &Context) -> Result<u64, PipelineError> {
    let mut pages = 0;
    while context.store.read(retention::free_pages).await? > 0 {
        let freed = context.store.write(retention::shrink).await?;
        if freed == 0 {
            break;
        }
        pages += freed;
    }
    Ok(pages)
}

pub(super) fn terms_of(tx: &ReadTx<'_>) -> Result<Terms, StoreError> {
    Ok(retention::chosen(tx)?.map_or_else(Terms::default, |chosen| chosen.terms))
}

fn before(now: Timestamp, days: u32) -> Timestamp {
    now.plus_ms(-i64::from(days).saturating_mul(MS_PER_DAY))
}

fn told(terms: &Terms) -> serde_json::Value {
    let Terms {
        every_version_days,
        daily_days,
        monthly_days,
        collection_days,
        drift_event_days,
        tenant_event_days,
        resolved_drift_days,
        held_back_days,
        job_days,
        figure_days,
        audit_days,
    } = terms;
    json!({
        "everyVersionDays": every_version_days,
        "dailyDays": daily_days,
        "monthlyDays": monthly_days,
        "collectionDays": collection_days,
        "driftEventDays": drift_event_days,
        "tenantEventDays": tenant_event_days,
        "resolvedDriftDays": resolved_drift_days,
        "heldBackDays": held_back_days,
        "jobDays": job_days,
        "figureDays": figure_days,
        "auditDays": audit_days,
    })
}

impl From<TermsFault> for PipelineError {
    fn from(fault: TermsFault) -> Self {
        Self::Invalid { field: fault.field, expected: fault.expected }
    }
}
