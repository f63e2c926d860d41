//! The clockwork: queues what is due, hands sweeps to workers, and stops gracefully.
//!
//! Every loop runs under the task tracker and ends with the stop token. A sweep that is under way when the server
//! stops is given time to end; if it does not, its leases end and the next start takes it up again.

use std::sync::Arc;
use std::time::Duration;

use slog::{Logger, error, info};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::pipeline::work::{Place, Sweep, Taken};
use crate::pipeline::{
    Context, PipelineError, access, attribution, audit, automatic, drifts, expiry, ignore_rules, insights, keys,
    log_level, oidc, restoring, retention, rotation, sync, trend, triage, work,
};

/// Sweeps under way at once that may be anybody's. They wait for Graph most of the time, so this is more than the
/// cores; each holds some memory.
const SWEEPS: usize = 16;
/// Further ones for people, who must not wait for the clock's.
const SWEEPS_FOR_PEOPLE: usize = 4;
/// With those that gave their place back because their tenant does not answer.
const SWEEPS_IN_ALL: usize = 400;
const SCHEDULE_TICK: Duration = Duration::from_secs(5);
const INSIGHTS_TICK: Duration = Duration::from_secs(60);
const HOUSEKEEPING_TICK: Duration = Duration::from_secs(60);
/// New secrets are tried this often until Microsoft knows them.
const CREDENTIALS_TICK: Duration = Duration::from_secs(20);
/// Looks whether the run of the day was done.
const RETENTION_TICK: Duration = Duration::from_secs(300);
/// Looks whether data keys wait for the current key.
const KEYS_TICK: Duration = Duration::from_secs(30);
/// Looks whether something was read that a policy may restore.
const POLICY_TICK: Duration = Duration::from_secs(2);
/// Looks whether changes were found of which nobody knows who made them.
const ATTRIBUTION_TICK: Duration = Duration::from_secs(2);
/// After a failure of the database the loop must not spin.
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(5);

/// Starts all loops. First takes over what a dead process left, so call it only while holding the instance lock.
///
/// # Errors
/// Those of the store.
pub async fn start(context: &Context, tracker: &TaskTracker, stop: &CancellationToken) -> Result<(), PipelineError> {
    audit::tell_start(context).await?;
    let taken_over = work::take_over(context).await?;
    if taken_over > 0 {
        info!(context.logger, "work that the last process left is taken up again"; "pieces" => taken_over);
    }
    for (taken, places) in [(Taken::Any, SWEEPS), (Taken::ForPeople, SWEEPS_FOR_PEOPLE)] {
        tracker.spawn(run_sweeps(context.clone(), tracker.clone(), stop.clone(), taken, places));
    }
    tracker.spawn(queue_due(context.clone(), stop.clone()));
    tracker.spawn(keep_house(context.clone(), stop.clone()));
    tracker.spawn(watch_credentials(context.clone(), stop.clone()));
    tracker.spawn(keep_insights(context.clone(), stop.clone()));
    tracker.spawn(ask_who(context.clone(), stop.clone()));
    tracker.spawn(let_go(context.clone(), stop.clone()));
    tracker.spawn(keep_keys(context.clone(), stop.clone()));
    tracker.spawn(carry_out_plans(context.clone(), tracker.clone(), stop.clone()));
    tracker.spawn(restore_by_policy(context.clone(), stop.clone()));
    Ok(())
}

/// Also takes up what a dead process left. A plan that is stopped ends the request that is under way; the next start
/// goes on with the rest.
async fn carry_out_plans(context: Context, tracker: TaskTracker, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match restoring::waiting(&context).await {
            Ok(turns) => {
                for turn in turns {
                    let (context, stop) = (context.clone(), stop.clone());
                    tracker.spawn(async move {
                        if let Err(failure) = restoring::carry_on(&context, turn, &stop).await {
                            report(&context.logger, "a plan could not go on, and is tried again", &failure);
                        }
                    });
                }
            }
            Err(failure) => report(&context.logger, "plans could not be looked for", &failure),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = restoring::wait_for_plans(&context) => {}
        }
    }
}

/// A stop in the middle leaves a plan of which nothing was sent, which the next start puts aside.
async fn restore_by_policy(context: Context, stop: CancellationToken) {
    while !stop.is_cancelled() {
        pause(&stop, POLICY_TICK).await;
        tokio::select! {
            () = stop.cancelled() => return,
            result = automatic::run_due(&context) => {
                if let Err(failure) = result {
                    report(&context.logger, "what policies restore could not be looked for", &failure);
                }
            }
        }
    }
}

async fn run_sweeps(context: Context, tracker: TaskTracker, stop: CancellationToken, taken: Taken, places: usize) {
    let places = Arc::new(Semaphore::new(places));
    let all = Arc::new(Semaphore::new(SWEEPS_IN_ALL));
    loop {
        let acquired = async { Some((Arc::clone(&all).acquire_owned().await.ok()?, places_of(&places).await?)) };
        let permits = tokio::select! {
            () = stop.cancelled() => return,
            permits = acquired => permits,
        };
        let Some((one_of_all, place)) = permits else { return };
        match work::claim(&context, taken).await {
            Ok(Some(sweep)) => {
                let (context, stop) = (context.clone(), stop.clone());
                tracker.spawn(async move {
                    perform(&context, sweep, place, &stop).await;
                    drop(one_of_all);
                });
            }
            Ok(None) => {
                drop((one_of_all, place));
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = work::wait_for_work(&context) => {}
                }
            }
            Err(failure) => {
                report(&context.logger, "the next sweep could not be claimed", &failure);
                pause(&stop, PAUSE_AFTER_ERROR).await;
            }
        }
    }
}

async fn places_of(places: &Arc<Semaphore>) -> Option<Place> {
    Some(Place::new(Arc::clone(places).acquire_owned().await.ok()?))
}

/// A sweep that is stopped in the middle has kept the areas that ended; the others are taken up at the next start.
async fn perform(context: &Context, sweep: Sweep, place: Place, stop: &CancellationToken) {
    let logger =
        context.logger.new(slog::o!("tenant.id" => sweep.tenant_id.to_string(), "job.id" => sweep.job_id.to_string()));
    tokio::select! {
        () = stop.cancelled() => {}
        result = work::perform(context, sweep, place) => {
            if let Err(failure) = result {
                report(&logger, "a sweep failed, and what it did not keep waits for its lease to end", &failure);
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
        if let Err(failure) = oidc::forget_ended_sign_ins(&context).await {
            report(&context.logger, "ended sign-ins could not be forgotten", &failure);
        }
        if let Err(failure) = restoring::expire(&context).await {
            report(&context.logger, "plans whose time is over could not be looked for", &failure);
        }
        if let Err(failure) = drifts::expire(&context).await {
            report(&context.logger, "ended acceptances could not be looked for", &failure);
        }
        if let Err(failure) = ignore_rules::expire(&context).await {
            report(&context.logger, "ended ignore rules could not be looked for", &failure);
        }
        if let Err(failure) = work::requeue_expired(&context).await {
            report(&context.logger, "ended leases could not be looked for", &failure);
        }
        if let Err(failure) = audit::keep_head(&context).await {
            report(&context.logger, "the head of the audit trail could not be kept", &failure);
        }
        if let Err(failure) = trend::note_due(&context).await {
            report(&context.logger, "the open drifts of the day could not be noted", &failure);
        }
        if let Err(failure) = triage::make_change_keys(&context).await {
            report(&context.logger, "drifts from before could not be given what tells the same change", &failure);
        }
        if let Err(failure) = log_level::expire(&context).await {
            report(&context.logger, "the end of a log level could not be written down", &failure);
        }
        pause(&stop, HOUSEKEEPING_TICK).await;
    }
}

/// In a loop of its own, as it waits for Microsoft. A step that the end of the server interrupts is done again.
async fn watch_credentials(context: Context, stop: CancellationToken) {
    let watch = async {
        loop {
            tokio::time::sleep(CREDENTIALS_TICK).await;
            if let Err(failure) = expiry::check_due(&context).await {
                report(&context.logger, "the ends of credentials could not be looked for", &failure);
            }
            if let Err(failure) = rotation::run_due(&context).await {
                report(&context.logger, "the rotation of client secrets could not be looked after", &failure);
            }
        }
    };
    tokio::select! {
        () = stop.cancelled() => {}
        () = watch => {}
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

/// A stop in the middle leaves the drifts as they were asked about.
async fn ask_who(context: Context, stop: CancellationToken) {
    while !stop.is_cancelled() {
        pause(&stop, ATTRIBUTION_TICK).await;
        tokio::select! {
            () = stop.cancelled() => return,
            result = attribution::look_due(&context) => {
                if let Err(failure) = result {
                    report(&context.logger, "who made the changes could not be looked for", &failure);
                }
            }
        }
    }
}

/// A stop in the middle leaves the rest to the next start.
async fn let_go(context: Context, stop: CancellationToken) {
    while !stop.is_cancelled() {
        pause(&stop, RETENTION_TICK).await;
        tokio::select! {
            () = stop.cancelled() => return,
            result = retention::run_due(&context) => {
                if let Err(failure) = result {
                    report(&context.logger, "what was kept long enough could not be let go", &failure);
                }
            }
        }
    }
}

/// A stop in the middle leaves the rest to the next start.
async fn keep_keys(context: Context, stop: CancellationToken) {
    while !stop.is_cancelled() {
        tokio::select! {
            () = stop.cancelled() => return,
            result = keys::look_after(&context) => {
                if let Err(failure) = result {
                    report(&context.logger, "the change of keys does not go on", &failure);
                }
            }
        }
        pause(&stop, KEYS_TICK).await;
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
