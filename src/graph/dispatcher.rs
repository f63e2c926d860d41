//! Sends what many readers of one tenant ask for: twenty at a time in a batch, within the tenant's budget, and no more
//! at once than Graph likes. Readers do not know of each other, and each gets its own answer.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::join_all;
use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::sync::{Notify, oneshot, watch};
use tokio::time::{Duration, Instant, sleep_until};

use super::ask::Ask;
use super::batch::MOST_PARTS;
use super::connection::Connection;
use super::error::{GraphError, Service};
use super::request::ApiVersion;
use super::retry::{Cause, Failure, Setback};
use super::usage::Usage;
use crate::domain::model::ServiceFamily;

/// How long a batch that is not full waits for more while other requests are under way: their answers bring more.
const LINGER: Duration = Duration::from_millis(250);
/// So many network failures without any answer between them mean that the rest would fail, too.
const FAILURES_TO_GIVE_UP: u32 = 12;

type Reply = oneshot::Sender<Result<Vec<u8>, Failure>>;

struct Waiting {
    ask: Ask,
    since: Instant,
    reply: Reply,
}

/// The queue of one sweep. [`Dispatcher::run`] must be polled beside the readers.
pub struct Dispatcher {
    own: Connection,
    queue: Mutex<VecDeque<Waiting>>,
    arrived: Notify,
    failures: AtomicU32,
    progress: watch::Sender<Instant>,
}

/// What is sent as one request.
enum Parcel {
    /// One, sent as it is.
    Alone(Vec<Waiting>),
    Batch(ApiVersion, Vec<Waiting>),
}

/// What can be done at the moment.
enum Next {
    Send(Parcel),
    /// Nothing before that moment, unless something arrives.
    Later(Instant),
    Nothing,
}

impl Dispatcher {
    pub(super) fn new(connection: Connection) -> Arc<Self> {
        Arc::new(Self {
            own: connection,
            queue: Mutex::default(),
            arrived: Notify::new(),
            failures: AtomicU32::new(0),
            progress: watch::Sender::new(Instant::now()),
        })
    }

    /// A connection for one reader, with counters of its own, whose reads this dispatcher sends.
    pub fn connection(self: &Arc<Self>) -> Connection {
        self.own.through(Arc::clone(self))
    }

    /// HTTP requests, bytes and refusals of the whole sweep; a batch is one request.
    pub fn usage(&self) -> Usage {
        self.own.usage()
    }

    /// When an answer came last, for who wants to know whether the tenant is stuck.
    pub fn progress(&self) -> watch::Receiver<Instant> {
        self.progress.subscribe()
    }

    /// Sends what is asked for; never ends by itself.
    pub async fn run(&self) {
        let mut under_way = FuturesUnordered::new();
        loop {
            let mut wake = None;
            while under_way.len() < self.own.budget().pace.allowed() {
                match self.next(!under_way.is_empty()) {
                    Next::Send(parcel) => under_way.push(self.send(parcel)),
                    Next::Later(moment) => {
                        wake = Some(moment);
                        break;
                    }
                    Next::Nothing => break,
                }
            }
            let moment = wake.unwrap_or_else(Instant::now);
            tokio::select! {
                Some(()) = under_way.next() => {}
                () = self.arrived.notified() => {}
                () = sleep_until(moment), if wake.is_some() => {}
            }
        }
    }

    pub(super) async fn ask(&self, ask: Ask) -> Result<Vec<u8>, Failure> {
        if self.failures.load(Ordering::Relaxed) >= FAILURES_TO_GIVE_UP {
            return Err(Failure::Final(given_up()));
        }
        let (reply, answer) = oneshot::channel();
        self.queue().push_back(Waiting { ask, since: Instant::now(), reply });
        self.arrived.notify_one();
        // The sender lives in the queue or in a request under way, both of which end with an answer.
        answer.await.unwrap_or_else(|_| Err(Failure::Final(given_up())))
    }

    fn next(&self, is_busy: bool) -> Next {
        let now = Instant::now();
        let mut queue = self.queue();
        // Who does not wait any more, because its time is over, is not asked for.
        queue.retain(|waiting| !waiting.reply.is_closed());
        let mut purse = Purse { own: &self.own, exhausted: Vec::new(), later: None };
        let mut index = 0;
        while let Some(waiting) = queue.get(index) {
            let version = waiting.ask.in_batch.as_ref().map(|(version, _)| *version);
            let is_held = is_busy
                && waiting.since + LINGER > now
                && version.is_some_and(|version| count(&queue, version) < MOST_PARTS);
            if is_held {
                purse.wait_until(waiting.since + LINGER);
            } else if purse.pays_for(&waiting.ask) {
                return Next::Send(parcel(&mut queue, index, version, &mut purse));
            }
            index += 1;
        }
        purse.later.map_or(Next::Nothing, Next::Later)
    }

    async fn send(&self, parcel: Parcel) {
        let (waiting, version) = match parcel {
            Parcel::Alone(waiting) => (waiting, None),
            Parcel::Batch(version, waiting) => (waiting, Some(version)),
        };
        let (asks, replies): (Vec<Ask>, Vec<Reply>) =
            waiting.into_iter().map(|waiting| (waiting.ask, waiting.reply)).unzip();
        let results = match version {
            Some(version) => self.own.send_batch(version, &asks).await,
            None => join_all(asks.iter().map(|ask| self.own.send(ask))).await,
        };
        self.notice(results.iter());
        for (reply, result) in replies.into_iter().zip(results) {
            // Whoever asked may have gone.
            let _ = reply.send(result);
        }
    }

    fn notice<'r>(&self, mut results: impl Iterator<Item = &'r Result<Vec<u8>, Failure>>) {
        let is_network = |result: &Result<Vec<u8>, Failure>| {
            matches!(result, Err(Failure::Passing(Setback { cause: Cause::Network(_), .. })))
        };
        if results.all(is_network) {
            self.failures.fetch_add(1, Ordering::Relaxed);
        } else {
            self.failures.store(0, Ordering::Relaxed);
            self.progress.send_replace(Instant::now());
        }
    }

    fn queue(&self) -> std::sync::MutexGuard<'_, VecDeque<Waiting>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The budget during one look at the queue: a service that had nothing left is not asked again.
struct Purse<'a> {
    own: &'a Connection,
    exhausted: Vec<ServiceFamily>,
    later: Option<Instant>,
}

impl Purse<'_> {
    fn pays_for(&mut self, ask: &Ask) -> bool {
        if self.exhausted.contains(&ask.family) {
            return false;
        }
        match self.own.spend(ask) {
            Ok(()) => true,
            Err(moment) => {
                self.exhausted.push(ask.family);
                self.wait_until(moment);
                false
            }
        }
    }

    fn wait_until(&mut self, moment: Instant) {
        self.later = Some(self.later.map_or(moment, |known| known.min(moment)));
    }
}

/// The one at `first`, whose units are spent, and with it what else fits into its batch and the budget.
fn parcel(queue: &mut VecDeque<Waiting>, first: usize, version: Option<ApiVersion>, purse: &mut Purse<'_>) -> Parcel {
    let mut taken: Vec<Waiting> = queue.remove(first).into_iter().collect();
    let Some(version) = version else {
        return Parcel::Alone(taken);
    };
    let mut index = first;
    while taken.len() < MOST_PARTS
        && let Some(waiting) = queue.get(index)
    {
        let fits = waiting.ask.in_batch.as_ref().is_some_and(|(other, _)| *other == version);
        if fits && purse.pays_for(&waiting.ask) {
            taken.extend(queue.remove(index));
        } else {
            index += 1;
        }
    }
    // A batch of one is the request itself.
    if taken.len() == 1 { Parcel::Alone(taken) } else { Parcel::Batch(version, taken) }
}

/// How many wait for a batch of the version.
fn count(queue: &VecDeque<Waiting>, version: ApiVersion) -> usize {
    let fits = |waiting: &&Waiting| waiting.ask.in_batch.as_ref().is_some_and(|(other, _)| *other == version);
    queue.iter().filter(fits).take(MOST_PARTS).count()
}

fn given_up() -> GraphError {
    GraphError::Network {
        service: Service::Graph,
        attempts: FAILURES_TO_GIVE_UP,
        source: "no request of this sweep got an answer any more".into(),
    }
}
