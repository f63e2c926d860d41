//! The use cases: the only place where collecting, comparing and storing meet.
//!
//! Each use case is one function. What changes state is one transaction, with its audit entry inside.

pub mod acceptances;
pub mod access;
mod aliases;
pub mod app_registrations;
pub mod areas;
mod attempts;
pub mod attribution;
pub mod audit;
pub mod automatic;
pub mod backups;
pub mod baselines;
pub mod between;
pub mod branding;
pub mod collectors;
mod compare;
mod connection_test;
pub mod connections;
pub mod consents;
pub mod coverage;
pub mod credentials;
mod custom_areas;
mod delegated;
pub mod disconnect;
pub mod drifts;
pub mod entitlements;
pub mod erasure;
mod error;
mod events;
pub mod expiry;
pub mod explain;
mod fresh;
pub mod history;
pub mod holds;
pub mod identity;
mod ids;
pub mod ignore_preview;
pub mod ignore_rules;
pub mod insights;
mod interrupts;
mod keeping;
pub mod keys;
pub mod log_level;
pub mod matrix;
mod names;
pub mod oidc;
mod open_connections;
pub mod permissions;
pub mod plans;
pub mod portfolio;
pub mod preferences;
mod reading;
mod rehash;
pub mod reload;
pub mod replay;
pub mod resources;
pub mod restore_log;
pub mod restoring;
pub mod retention;
pub mod rotation;
mod rotation_steps;
mod schema_growth;
pub mod schema_notices;
pub mod search;
pub mod subjects;
mod summaries;
pub mod switches;
pub mod sync;
pub mod tenant_groups;
pub mod tenant_notes;
pub mod tenant_tags;
pub mod tenants;
pub mod test_pull;
pub mod trend;
pub mod triage;
pub mod work;
pub mod write_connections;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, broadcast};

pub use custom_areas::load_custom_areas;
pub use error::PipelineError;
pub use events::Event;
pub use names::{Name, NameState, Names};

pub use crate::domain::model::Actor;
pub use crate::graph::BudgetState;

use crate::auth::Scope;
use crate::auth::oidc::Provider;
use crate::clock::SharedClock;
use crate::domain::model::TenantId;
use crate::graph::GraphClient;
use crate::logging::{Levels, LogLevel};
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
    /// Where people sign in with another account than one of ours.
    pub provider: Option<Provider>,
    /// How much is logged.
    levels: Levels,
    /// Reads the configuration again; none where there is none.
    rereader: Option<reload::Rereader>,
    /// When a reading that lost much is looked at again.
    confirm_after: Duration,
    events: broadcast::Sender<Event>,
    work_arrived: Arc<Notify>,
    open_connections: open_connections::OpenConnections,
    interrupts: interrupts::Interrupts,
    refusals: audit::Refusals,
    sign_ins: delegated::SignIns,
    attempts: attempts::Attempts,
    custom_areas: custom_areas::CustomAreas,
    summaries: summaries::Summaries,
    /// How long a restore waits for what.
    pauses: restoring::Pauses,
    restores: restoring::Running,
}

impl Context {
    pub fn new(store: Store, graph: GraphClient, clock: SharedClock, logger: slog::Logger) -> Self {
        let (events, _) = broadcast::channel(EVENT_BACKLOG);
        Self {
            store,
            graph,
            clock,
            logger,
            provider: None,
            levels: Levels::new(LogLevel::Info),
            rereader: None,
            confirm_after: CONFIRM_AFTER,
            events,
            work_arrived: Arc::default(),
            open_connections: open_connections::OpenConnections::default(),
            interrupts: interrupts::Interrupts::default(),
            refusals: audit::Refusals::default(),
            sign_ins: delegated::SignIns::default(),
            attempts: attempts::Attempts::default(),
            custom_areas: custom_areas::CustomAreas::default(),
            summaries: summaries::Summaries::default(),
            pauses: restoring::Pauses::default(),
            restores: restoring::Running::default(),
        }
    }

    /// The same within another scope.
    #[must_use]
    pub fn within(&self, scope: Scope) -> Self {
        Self { store: self.store.within(scope), ..self.clone() }
    }

    /// The same with no more than these tenants, where some are named.
    #[must_use]
    pub fn narrowed(&self, tenants: Option<&BTreeSet<TenantId>>) -> Self {
        tenants.map_or_else(|| self.clone(), |tenants| self.within(self.store.scope().narrowed(tenants)))
    }

    /// The same within everything, for what a change of one tenant means to the instance.
    fn of_plumbline(&self) -> Self {
        self.within(Scope::of_plumbline())
    }

    /// The same, but a reading that lost much is looked at again after another time.
    #[must_use]
    pub fn confirming_after(self, confirm_after: Duration) -> Self {
        Self { confirm_after, ..self }
    }

    /// The same, but a restore waits for other times.
    #[must_use]
    pub fn restoring_with(self, pauses: restoring::Pauses) -> Self {
        Self { pauses, ..self }
    }

    /// The same, with an identity provider.
    #[must_use]
    pub fn with_provider(self, provider: Option<Provider>) -> Self {
        Self { provider, ..self }
    }

    /// The same, with a log whose level can be changed, and with a configuration that can be read again.
    #[must_use]
    pub fn adjustable(self, levels: Levels, rereader: Option<reload::Rereader>) -> Self {
        Self { levels, rereader, ..self }
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
