//! The clockwork: queues what is due, hands pieces of work to workers, and stops gracefully.
//!
//! Every loop runs under the task tracker and ends with the stop token. A piece that is under way when the server
//! stops is given time to end; if it does not, its lease ends and the next start takes it up again.

use std::sync::Arc;
use std::time::Duration;

use slog::{Logger, error, info};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::pipeline::{Context, PipelineError, access, drifts, insights, sync, work};
use crate::store::jobs::Lease;

/// Pieces under way at once. Collections wait for Graph most of the time, so this is more than the cores.
const WORKERS: usize = 16;
const SCHEDULE_TICK: Duration = Duration::from_secs(5);
const INSIGHTS_TICK: Duration = Duration::from_secs(60);
const HOUSEKEEPING_TICK: Duration = Duration::from_secs(60);
/// After a failure of the database the loop must not spin.
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(5);

/// Starts all loops. First takes over what a dead process left, so call it only while holding the instance lock.
///
/// # Errors
/// Those of the store.
pub async fn start(context: &Context, tracker: &TaskTracker, stop: &CancellationToken) -> Result<(), PipelineError> {
    let taken_over = work::take_over(context).await?;
    if taken_over > 0 {
        info!(context.logger, "work that the last process left is taken up again"; "pieces" => taken_over);
    }
    tracker.spawn(run_pieces(context.clone(), tracker.clone(), stop.clone()));
    tracker.spawn(queue_due(context.clone(), stop.clone()));
    tracker.spawn(keep_house(context.clone(), stop.clone()));
    tracker.spawn(keep_insights(context.clone(), stop.clone()));
    Ok(())
}

async fn run_pieces(context: Context, tracker: TaskTracker, stop: CancellationToken) {
    let workers = Arc::new(Semaphore::new(WORKERS));
    loop {
        let permit = tokio::select! {
            () = stop.cancelled() => return,
            permit = Arc::clone(&workers).acquire_owned() => permit,
        };
        let Ok(permit) = permit else { return };
        match work::claim(&context).await {
            Ok(Some(lease)) => {
                let (context, stop) = (context.clone(), stop.clone());
                tracker.spawn(async move {
                    perform(&context, lease, &stop).await;
                    drop(permit);
                });
            }
            Ok(None) => {
                drop(permit);
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = work::wait_for_work(&context) => {}
                }
            }
            Err(failure) => {
                report(&context.logger, "the next piece of work could not be claimed", &failure);
                pause(&stop, PAUSE_AFTER_ERROR).await;
            }
        }
    }
}

/// A piece that is stopped in the middle has written nothing, and is taken up at the next start.
async fn perform(context: &Context, lease: Lease, stop: &CancellationToken) {
    let logger = context.logger.new(slog::o!(
        "tenant.id" => lease.tenant_id.to_string(),
        "area" => lease.area.to_string(),
        "job.id" => lease.job_id.to_string(),
    ));
    tokio::select! {
        () = stop.cancelled() => {}
        result = work::perform(context, lease) => {
            if let Err(failure) = result {
                report(&logger, "a piece of work failed and waits for its lease to end", &failure);
            }
        }
    }
}

async fn queue_due(context: Context, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match sync::enqueue_due(&context).await {
            Ok(0) => {}
            Ok(count) => info!(context.logger, "scheduled syncs are due"; "tenants" => count),
            Err(failure) => report(&context.logger, "the schedule could not be read", &failure),
        }
        pause(&stop, SCHEDULE_TICK).await;
    }
}

async fn keep_house(context: Context, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(failure) = access::forget_ended_sessions(&context).await {
            report(&context.logger, "ended sessions could not be forgotten", &failure);
        }
        if let Err(failure) = drifts::expire(&context).await {
            report(&context.logger, "ended acceptances could not be looked for", &failure);
        }
        if let Err(failure) = work::requeue_expired(&context).await {
            report(&context.logger, "ended leases could not be looked for", &failure);
        }
        pause(&stop, HOUSEKEEPING_TICK).await;
    }
}

/// A stop in the middle leaves the figures as they were.
async fn keep_insights(context: Context, stop: CancellationToken) {
    while !stop.is_cancelled() {
        pause(&stop, INSIGHTS_TICK).await;
        tokio::select! {
            () = stop.cancelled() => return,
            result = insights::refresh_due(&context) => {
                if let Err(failure) = result {
                    report(&context.logger, "the figures of the overviews could not be read", &failure);
                }
            }
        }
    }
}

async fn pause(stop: &CancellationToken, time: Duration) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(time) => {}
    }
}

fn report(logger: &Logger, message: &str, failure: &PipelineError) {
    error!(logger, "{}", message; "error" => crate::logging::chain(failure));
}
