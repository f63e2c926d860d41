//! Doing work: the pieces of one job that can be read together are one sweep. Each piece ends with its own transaction
//! in which what was read is stored and compared. A crash before that leaves nothing; the piece is taken up again.

use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;

use super::{Context, PipelineError, keeping, reading};
use crate::store::jobs;

pub use crate::store::jobs::{Sweep, Taken};

/// How long a worker may be silent before its pieces are given to another.
const LEASE_MS: i64 = 10 * 60 * 1000;
/// Well before the lease ends.
const RENEW: Duration = Duration::from_secs(3 * 60);
/// A tenant that gave no answer for so long does not hold up others.
const STALLED: Duration = Duration::from_secs(5);

/// A place among the sweeps that run at once. It is given back early when the tenant does not answer.
#[derive(Debug, Default)]
pub struct Place(Option<OwnedSemaphorePermit>);

impl Place {
    pub fn new(permit: OwnedSemaphorePermit) -> Self {
        Self(Some(permit))
    }
}

/// Waits until somebody queues work or half a second has passed: another process may have queued some.
pub async fn wait_for_work(context: &Context) {
    let tick = Duration::from_millis(500);
    let _ = tokio::time::timeout(tick, context.work_arrived.notified()).await;
}

/// The wait between two looks at a job that others perform.
pub async fn wait_for_progress() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// Takes the next sweep, if there is one.
pub async fn claim(context: &Context, taken: Taken) -> Result<Option<Sweep>, PipelineError> {
    // Looking is cheap and does not take the writer.
    if !context.store.read(jobs::any_unfinished).await? {
        return Ok(None);
    }
    let now = context.clock.now();
    Ok(context.store.write(move |tx| jobs::claim(tx, taken, now, now.plus_ms(LEASE_MS))).await?)
}

/// Queues again what a dead process left. Only for an instance that holds the lock of its folder.
pub async fn take_over(context: &Context) -> Result<usize, PipelineError> {
    Ok(context.store.write(jobs::requeue_all).await?)
}

/// Queues again the pieces of workers that were silent too long.
///
/// # Errors
/// Those of the store.
pub async fn requeue_expired(context: &Context) -> Result<usize, PipelineError> {
    let now = context.clock.now();
    Ok(context.store.write(move |tx| jobs::requeue_expired(tx, now)).await?)
}

/// Does the sweep to its end. Running it twice does no harm: only the one that still holds a lease is written.
///
/// # Errors
/// Those of the store; the pieces that are not written are taken up again when their leases end.
pub async fn perform(context: &Context, sweep: Sweep, place: Place) -> Result<(), PipelineError> {
    let interrupted = context.interrupts.of(sweep.tenant_id);
    let (finished, receiver) = tokio::sync::mpsc::channel(keeping::AREAS_AT_ONCE);
    let prepared = reading::prepare(context, &sweep).await?;
    let progress = prepared.progress();
    let both = async {
        let read = reading::read_all(context, prepared, &sweep, finished);
        let keep = keeping::keep_all(context, &sweep, receiver);
        let ((), kept) = tokio::join!(read, keep);
        kept
    };
    tokio::select! {
        kept = both => kept,
        () = interrupted => Ok(()),
        never = renew_leases(context, &sweep) => match never {},
        never = give_back(place, progress) => match never {},
    }
}

/// Keeps the leases as long as it is polled.
async fn renew_leases(context: &Context, sweep: &Sweep) -> std::convert::Infallible {
    let job = sweep.job_id;
    loop {
        tokio::time::sleep(RENEW).await;
        let until = context.clock.now().plus_ms(LEASE_MS);
        if let Err(failure) = context.store.write(move |tx| jobs::renew(tx, job, until)).await {
            slog::warn!(context.logger, "the leases of a sweep could not be renewed";
                "job.id" => job.to_string(), "error" => crate::logging::chain(&failure));
        }
    }
}

async fn give_back(mut place: Place, progress: Option<reading::Progress>) -> std::convert::Infallible {
    if let Some(mut progress) = progress {
        while let Ok(Ok(())) = tokio::time::timeout(STALLED, progress.changed()).await {}
    }
    place.0.take();
    std::future::pending().await
}
