//! `plumbline sync`: queues the work and waits for it. The server of the same folder does it when one runs;
//! otherwise this process does.

use anyhow::bail;
use tokio::task::JoinSet;

use super::{output, settings, tenant};
use crate::domain::model::{CollectionStatus, JobId};
use crate::pipeline::{Actor, Context, portfolio, sync, work};
use crate::store::jobs::{JobState, Trigger};
use crate::store::{self, StoreError};

const PIECES_AT_ONCE: usize = 8;

pub(super) fn run(named: Option<&str>, areas: Vec<String>) -> anyhow::Result<()> {
    let (context, _guard) = settings::for_command()?;
    let data_dir = settings::config()?.data_dir;
    tokio::runtime::Runtime::new()?.block_on(async {
        let lock = match store::lock(&data_dir) {
            Ok(lock) => Some(lock),
            Err(StoreError::Locked { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        if lock.is_some() {
            work::take_over(&context).await?;
        }
        let jobs = enqueue(&context, named, &areas).await?;
        if lock.is_some() {
            work_off(&context).await?;
        }
        let mut is_complete = true;
        for (name, job) in jobs {
            is_complete &= report(&context, &name, job).await?;
        }
        if is_complete { Ok(()) } else { bail!("not everything could be read") }
    })
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

/// Does everything that is queued.
async fn work_off(context: &Context) -> anyhow::Result<()> {
    let mut under_way = JoinSet::new();
    loop {
        while under_way.len() < PIECES_AT_ONCE {
            let Some(lease) = work::claim(context).await? else {
                break;
            };
            let context = context.clone();
            under_way.spawn(async move { work::perform(&context, lease).await });
        }
        match under_way.join_next().await {
            Some(result) => result??,
            None => return Ok(()),
        }
    }
}

/// Waits for the job and tells how it ended; true when every area was read completely.
async fn report(context: &Context, name: &str, id: JobId) -> anyhow::Result<bool> {
    let (job, areas) = loop {
        let (job, areas) = portfolio::job(context, id).await?;
        if job.state == JobState::Done {
            break (job, areas);
        }
        work::wait_for_progress().await;
    };
    let open = portfolio::tenant(context, job.tenant_id).await?.open_drifts.total();
    let complete = areas.iter().filter(|area| area.status == Some(CollectionStatus::Complete)).count();
    output::line(&format!("{name}: {complete} of {} areas read completely, {open} open drifts", areas.len()));
    for area in areas.iter().filter(|area| area.status != Some(CollectionStatus::Complete)) {
        let status = area.status.map_or("unknown", CollectionStatus::as_str);
        output::line(&format!("  {}: {status}: {}", area.area, area.reason.as_deref().unwrap_or("no reason known")));
    }
    Ok(complete == areas.len())
}
