//! What Graph allows, by tenant and service, kept so that it need not refuse. Everybody who talks to a tenant shares
//! its budget: sweeps, people, tests of a connection.

mod pace;
mod window;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::{Duration, Instant, sleep_until};

use self::pace::Pace;
use self::window::Window;
use super::connection::Priority;
use crate::domain::model::{ClientId, DirectoryId, ServiceFamily};

/// What one application may ask over all tenants together.
/// Source: concepts/throttling-limits.md, "Pattern: any, all services".
const APPLICATION_LIMIT: (u32, Duration) = (2_000, Duration::from_secs(1));

/// Units and window for one application in one tenant; conditional access counts all applications of the tenant.
/// Source: concepts/throttling-limits.md with its includes. SharePoint publishes no figures, and neither do the
/// services without a limit of their own: theirs are ours.
fn documented(family: ServiceFamily) -> (u32, Duration) {
    let seconds = Duration::from_secs;
    match family {
        // Of a tenant with fewer than 50 users; see `identity_units`.
        ServiceFamily::Identity => (3_500, seconds(10)),
        ServiceFamily::ConditionalAccess => (1, seconds(1)),
        ServiceFamily::Reports => (5, seconds(10)),
        ServiceFamily::Intune => (1_000, seconds(20)),
        ServiceFamily::Security => (150, seconds(60)),
        ServiceFamily::Teams => (30, seconds(1)),
        ServiceFamily::ServiceCommunications => (240, seconds(60)),
        ServiceFamily::SharePoint => (50, seconds(10)),
        ServiceFamily::Other => (500, seconds(1)),
    }
}

/// Resource units in ten seconds, by the size of the tenant.
fn identity_units(users: u64) -> u32 {
    match users {
        0..50 => 3_500,
        50..=500 => 5_000,
        501.. => 8_000,
    }
}

/// The part of a limit that requests of a priority may use, in percent: what runs by the clock leaves room for people.
fn percent(priority: Priority) -> u32 {
    match priority {
        Priority::Scheduled => 80,
        Priority::Person => 95,
    }
}

fn scaled(units: u32, percent: u32) -> u32 {
    (units.saturating_mul(percent) / 100).max(1)
}

/// How much of a limit is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetState {
    pub family: ServiceFamily,
    /// As documented, in units for each window.
    pub limit: u32,
    pub window: Duration,
    /// Spent within the last window.
    pub used: u32,
    /// How often something had to wait for the budget.
    pub waits: u64,
    /// How often Graph refused nevertheless.
    pub refusals: u64,
}

/// The budgets of one tenant.
#[derive(Debug)]
pub(super) struct TenantBudget {
    families: Mutex<BTreeMap<ServiceFamily, Family>>,
    application: Arc<ApplicationBudget>,
    percent: u32,
    pub(super) pace: Pace,
}

#[derive(Debug)]
struct Family {
    window: Window,
    waits: u64,
    refusals: u64,
}

/// The budgets of all tenants. They outlive connections, because Graph does not forget with us.
#[derive(Debug, Default)]
pub(super) struct Budgets {
    tenants: Mutex<HashMap<DirectoryId, Arc<TenantBudget>>>,
    applications: Mutex<HashMap<ClientId, Arc<ApplicationBudget>>>,
}

impl Budgets {
    /// `percent` scales the documented limits.
    pub(super) fn of(&self, directory: DirectoryId, client: ClientId, percent: u32) -> Arc<TenantBudget> {
        let now = Instant::now();
        let mut applications = self.applications.lock().unwrap_or_else(PoisonError::into_inner);
        let application = applications.entry(client).or_insert_with(|| Arc::new(ApplicationBudget::new(now)));
        let mut tenants = self.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        let budget = tenants.entry(directory);
        Arc::clone(budget.or_insert_with(|| Arc::new(TenantBudget::new(Arc::clone(application), percent, now))))
    }
}

/// What one application spends over all tenants.
#[derive(Debug)]
pub(super) struct ApplicationBudget(Mutex<Window>);

impl ApplicationBudget {
    pub(super) fn new(now: Instant) -> Self {
        let (units, length) = APPLICATION_LIMIT;
        Self(Window::new(units, length, now).into())
    }
}

impl TenantBudget {
    fn new(application: Arc<ApplicationBudget>, percent: u32, now: Instant) -> Self {
        let family = |family| {
            let (units, length) = documented(family);
            let units = scaled(units, percent);
            (family, Family { window: Window::new(units, length, now), waits: 0, refusals: 0 })
        };
        let families = ServiceFamily::ALL.map(family).into_iter().collect::<BTreeMap<_, _>>();
        Self { families: families.into(), application, percent, pace: Pace::default() }
    }

    /// Tells how large the tenant is, by its users.
    pub(super) fn set_users(&self, users: u64) {
        let units = scaled(identity_units(users), self.percent);
        self.with(ServiceFamily::Identity, |family| family.window.set_documented(units));
    }

    /// Spends the units, or tells when it is worth asking again.
    pub(super) fn spend(&self, family: ServiceFamily, units: u32, priority: Priority) -> Result<(), Instant> {
        let now = Instant::now();
        let percent = percent(priority);
        self.with(family, |family| {
            family.window.spend(now, units, percent).inspect_err(|_| family.waits += 1)?;
            self.application.0.lock().unwrap_or_else(PoisonError::into_inner).spend(now, 1, percent)
        })
    }

    /// As [`TenantBudget::spend`], however long it takes.
    pub(super) async fn wait(&self, family: ServiceFamily, units: u32, priority: Priority) {
        while let Err(later) = self.spend(family, units, priority) {
            sleep_until(later).await;
        }
    }

    /// Graph refused a request of the family.
    pub(super) fn refused(&self, family: ServiceFamily, sent_at: Instant, units: u32, retry_after: Option<Duration>) {
        let now = Instant::now();
        self.pace.slow_down(now);
        self.with(family, |family| {
            family.refusals += 1;
            family.window.refused(now, sent_at, units, retry_after);
        });
    }

    /// `x-ms-throttle-limit-percentage` of an answer: 1.0 is the limit, and Graph tells it above 0.8 only.
    pub(super) fn near_limit(&self, family: ServiceFamily, share: f64) {
        let now = Instant::now();
        self.pace.slow_down(now);
        if share >= 1.0 {
            self.with(family, |family| family.window.pause(now + Duration::from_secs(1)));
        }
    }

    pub(super) fn states(&self) -> Vec<BudgetState> {
        let now = Instant::now();
        let mut families = self.families.lock().unwrap_or_else(PoisonError::into_inner);
        let state = |(name, family): (&ServiceFamily, &mut Family)| {
            let (used, limit) = family.window.state(now);
            let window = family.window.length();
            BudgetState { family: *name, limit, window, used, waits: family.waits, refusals: family.refusals }
        };
        families.iter_mut().map(state).collect()
    }

    fn with<T>(&self, name: ServiceFamily, work: impl FnOnce(&mut Family) -> T) -> T {
        let mut families = self.families.lock().unwrap_or_else(PoisonError::into_inner);
        work(families.get_mut(&name).expect("every family has a budget from the start"))
    }
}
