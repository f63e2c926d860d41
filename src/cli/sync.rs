//! `plumbline sync`: queues the work and waits for it. The server of the same folder does it when one runs;
//! otherwise this process does, also when the server ends meanwhile.

use std::path::Path;

use anyhow::bail;
use tokio::task::JoinSet;

use super::{output, settings, tenant};
use crate::domain::model::{CollectionStatus, JobId};
use crate::pipeline::{Actor, Context, portfolio, sync, work};
use crate::store::jobs::{JobState, Trigger};
use crate::store::{self, InstanceLock, StoreError};

const SWEEPS_AT_ONCE: usize = 8;
/// Areas with the same reason that are named before the rest is counted.
const AREAS_NAMED: usize = 3;

pub(super) fn run(named: Option<&str>, areas: Vec<String>) -> anyhow::Result<()> {
    let (context, _guard) = settings::for_command()?;
    let data_dir = settings::config()?.data_dir;
    tokio::runtime::Runtime::new()?.block_on(async {
        let mut lock = try_lock(&context, &data_dir).await?;
        let jobs = enqueue(&context, named, &areas).await?;
        while !all_done(&context, &jobs).await? {
            if lock.is_none() {
                lock = try_lock(&context, &data_dir).await?;
            }
            match &lock {
                Some(_) => work_off(&context).await?,
                None => work::wait_for_progress().await,
            }
        }
        let mut is_complete = true;
        for (name, job) in jobs {
            is_complete &= report(&context, &name, job).await?;
        }
        if is_complete { Ok(()) } else { bail!("not everything could be read") }
    })
}

/// The lock of the folder, unless a server holds it. Who gets it takes over what the one before left.
async fn try_lock(context: &Context, data_dir: &Path) -> anyhow::Result<Option<InstanceLock>> {
    match store::lock(data_dir) {
        Ok(lock) => {
            work::take_over(context).await?;
            Ok(Some(lock))
        }
        Err(StoreError::Locked { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn enqueue(context: &Context, named: Option<&str>, areas: &[String]) -> anyhow::Result<Vec<(String, JobId)>> {
    let tenants = match named {
        Some(name) => vec![tenant::find(context, name).await?],
        None => portfolio::tenants(context).await?.into_iter().map(|overview| overview.tenant).collect(),
    };
    if tenants.is_empty() {
        bail!("there are no tenants: `plumbline tenant add` connects one");
    }
    let mut jobs = Vec::with_capacity(tenants.len());
    for tenant in tenants.into_iter().filter(|tenant| named.is_some() || tenant.enabled) {
        let areas = (!areas.is_empty()).then(|| areas.to_vec());
        let job = sync::enqueue(context, Actor::command_line(), tenant.id, areas, Trigger::Command).await?;
        jobs.push((tenant.name, job));
    }
    Ok(jobs)
}

async fn all_done(context: &Context, jobs: &[(String, JobId)]) -> anyhow::Result<bool> {
    for (_, id) in jobs {
        if portfolio::job(context, *id).await?.0.state != JobState::Done {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Does everything that can be done now. What was postponed is waited for a little.
async fn work_off(context: &Context) -> anyhow::Result<()> {
    let mut under_way = JoinSet::new();
    loop {
        while under_way.len() < SWEEPS_AT_ONCE {
            let Some(sweep) = work::claim(context, work::Taken::Any).await? else { break };
            let context = context.clone();
            under_way.spawn(async move { work::perform(&context, sweep, work::Place::default()).await });
        }
        match under_way.join_next().await {
            Some(result) => result??,
            None => {
                work::wait_for_progress().await;
                return Ok(());
            }
        }
    }
}

/// A refusal that meets all areas is told once.
fn in_short(areas: &[&str]) -> String {
    let shown = areas.iter().take(AREAS_NAMED).copied().collect::<Vec<_>>().join(", ");
    match areas.len().saturating_sub(AREAS_NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn count(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Tells how the job ended; true when every area was read completely.
async fn report(context: &Context, name: &str, id: JobId) -> anyhow::Result<bool> {
    let (job, areas) = portfolio::job(context, id).await?;
    let open = portfolio::tenant(context, job.tenant_id).await?.open_drifts.total();
    let complete = areas.iter().filter(|area| area.status == Some(CollectionStatus::Complete)).count();
    let (asked, open) = (count(job.usage.requests, "request"), count(open, "open drift"));
    output::line(&format!("{name}: {complete} of {} areas read completely by {asked}, {open}", areas.len()));
    let mut by_reason: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    for area in areas.iter().filter(|area| area.status != Some(CollectionStatus::Complete)) {
        let status = area.status.map_or("unknown", CollectionStatus::as_str);
        let reason = area.reason.as_deref().unwrap_or("no reason known");
        match by_reason.iter_mut().find(|(_, known, _)| *known == reason) {
            Some((_, _, alike)) => alike.push(area.area.as_str()),
            None => by_reason.push((status, reason, vec![area.area.as_str()])),
        }
    }
    for (status, reason, alike) in by_reason {
        output::line(&format!("  {}: {status}: {reason}", in_short(&alike)));
    }
    Ok(complete == areas.len())
}
