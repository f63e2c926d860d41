//! The use cases: the only place where collecting, comparing and storing meet.
//!
//! Each use case is one function. What changes state is one transaction, with its audit entry inside.

pub mod access;
pub mod app_registrations;
pub mod areas;
mod attempts;
pub mod baselines;
pub mod collectors;
mod compare;
mod connection_test;
pub mod connections;
pub mod credentials;
mod custom_areas;
pub mod drifts;
pub mod entitlements;
mod error;
mod events;
pub mod expiry;
mod ids;
pub mod insights;
mod keeping;
mod names;
mod open_connections;
pub mod portfolio;
mod reading;
pub mod resources;
pub mod rotation;
mod rotation_steps;
pub mod switches;
pub mod sync;
pub mod tenants;
pub mod test_pull;
pub mod work;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, broadcast};

pub use custom_areas::load_custom_areas;
pub use error::PipelineError;
pub use events::Event;
pub use names::Names;

pub use crate::graph::BudgetState;

use crate::clock::SharedClock;
use crate::graph::GraphClient;
use crate::store::Store;

/// Enough for every area of a large sweep; a browser that lags further behind reloads.
const EVENT_BACKLOG: usize = 1024;

/// Long enough for a replica that lags behind to be another one, short enough for a person to wait.
const CONFIRM_AFTER: Duration = Duration::from_secs(20);

/// Everything a use case needs. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    pub store: Store,
    pub graph: GraphClient,
    pub clock: SharedClock,
    pub logger: slog::Logger,
    /// When a reading that lost much is looked at again.
    confirm_after: Duration,
    events: broadcast::Sender<Event>,
    work_arrived: Arc<Notify>,
    open_connections: open_connections::OpenConnections,
    attempts: attempts::Attempts,
    custom_areas: custom_areas::CustomAreas,
}

/// Who acts: the name for the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor(pub String);

impl Actor {
    /// What Plumbline does by itself.
    pub fn plumbline() -> Self {
        Self("plumbline".to_owned())
    }

    /// Somebody at the command line of the host.
    pub fn command_line() -> Self {
        Self("command line".to_owned())
    }
}

impl Context {
    pub fn new(store: Store, graph: GraphClient, clock: SharedClock, logger: slog::Logger) -> Self {
        let (events, _) = broadcast::channel(EVENT_BACKLOG);
        Self {
            store,
            graph,
            clock,
            logger,
            confirm_after: CONFIRM_AFTER,
            events,
            work_arrived: Arc::default(),
            open_connections: open_connections::OpenConnections::default(),
            attempts: attempts::Attempts::default(),
            custom_areas: custom_areas::CustomAreas::default(),
        }
    }

    /// The same, but a reading that lost much is looked at again after another time.
    #[must_use]
    pub fn confirming_after(self, confirm_after: Duration) -> Self {
        Self { confirm_after, ..self }
    }

    fn confirm_after_ms(&self) -> i64 {
        i64::try_from(self.confirm_after.as_millis()).unwrap_or(i64::MAX)
    }

    /// What happens from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    fn publish(&self, event: Event) {
        // Nobody listening is fine: events only tell browsers to look again.
        let _ = self.events.send(event);
    }
}
