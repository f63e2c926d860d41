//! One simulated tenant: its profile, what was changed in it, its app registration and its faults.

use super::app_registration::AppRegistration;
use super::apps::Consents;
use super::faults::Faults;
use super::limits::Usage;
use super::made_up::licences;
use super::made_up::profile::Profile;
use super::records::Records;
use super::requests::RecordedRequest;
use super::schema::{self, Family};
use super::world::World;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// A simulated tenant. A collection costs memory only after it was changed.
pub struct Tenant {
    index: usize,
    profile: Profile,
    changed: RwLock<HashMap<&'static str, Changed>>,
    roles: RwLock<Arc<BTreeSet<String>>>,
    secret_expired: RwLock<bool>,
    app_registration: Mutex<AppRegistration>,
    consents: Mutex<Consents>,
    faults: Mutex<Faults>,
    requests: Mutex<VecDeque<RecordedRequest>>,
    plans: RwLock<Arc<BTreeSet<String>>>,
    usage: Mutex<Usage>,
    /// Delta tokens of an earlier time are expired.
    delta_time: AtomicU64,
    /// What Graph shows on every object of a collection since it grew, by the path of the collection.
    additions: RwLock<HashMap<String, Map<String, Value>>>,
}

struct Changed {
    now: Arc<Records>,
    before: Arc<Records>,
    at: Instant,
}

/// The recorded requests are for tests; an endless demo must not keep them all.
const RECORDED_REQUESTS: usize = 20_000;

/// What every tenant grants at the start, shared by all of them.
static READING_ROLES: LazyLock<Arc<BTreeSet<String>>> =
    LazyLock::new(|| Arc::new(schema::reading_roles().iter().cloned().collect()));

impl Tenant {
    pub(super) fn new(index: usize, profile: Profile) -> Self {
        Self {
            index,
            app_registration: Mutex::new(AppRegistration::new(&profile)),
            plans: RwLock::new(Arc::new(licences::plans(&profile))),
            consents: Mutex::default(),
            usage: Mutex::default(),
            delta_time: AtomicU64::new(0),
            profile,
            changed: RwLock::default(),
            roles: RwLock::new(Arc::clone(&READING_ROLES)),
            secret_expired: RwLock::new(false),
            faults: Mutex::default(),
            additions: RwLock::default(),
            requests: Mutex::default(),
        }
    }

    /// Who the tenant is.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// The collection as a client sees it now, which is the past while changes still spread.
    pub fn read(&self, world: &World, path: &'static str) -> Arc<Records> {
        let changed = self.changed.read().unwrap_or_else(PoisonError::into_inner);
        match changed.get(path) {
            Some(change) if change.at.elapsed() < Duration::from_millis(world.behaviour().lag_ms) => {
                Arc::clone(&change.before)
            }
            Some(change) => Arc::clone(&change.now),
            None => world.untouched(self, path),
        }
    }

    /// Changes a collection. When `change` fails, nothing is changed.
    pub fn change<T, E>(
        &self,
        world: &World,
        path: &'static str,
        change: impl FnOnce(&mut Records) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut changed = self.changed.write().unwrap_or_else(PoisonError::into_inner);
        let before = changed.get(path).map_or_else(|| world.untouched(self, path), |former| Arc::clone(&former.now));
        let mut now = Records::clone(&before);
        let answer = change(&mut now)?;
        changed.insert(path, Changed { now: Arc::new(now), before, at: Instant::now() });
        Ok(answer)
    }

    /// Shows these properties on every object of the collection from now on.
    pub fn add_properties(&self, path: String, properties: Map<String, Value>) {
        self.additions.write().unwrap_or_else(PoisonError::into_inner).entry(path).or_default().extend(properties);
    }

    /// The properties that every object of the collection shows besides its own.
    pub(super) fn additions(&self, path: &str) -> Option<Map<String, Value>> {
        self.additions.read().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }

    /// The application roles that the app registration was granted.
    pub fn roles(&self) -> BTreeSet<String> {
        BTreeSet::clone(&self.roles.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Grants exactly these roles from the next token on.
    pub fn set_roles(&self, roles: BTreeSet<String>) {
        *self.roles.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(roles);
    }

    /// Whether the client secret is past its end.
    pub fn is_secret_expired(&self) -> bool {
        *self.secret_expired.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets the client secret expire, or renews it.
    pub fn set_secret_expired(&self, expired: bool) {
        *self.secret_expired.write().unwrap_or_else(PoisonError::into_inner) = expired;
    }

    /// What the app registration of this tenant proves itself with.
    pub(super) fn app_registration(&self) -> MutexGuard<'_, AppRegistration> {
        self.app_registration.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The applications of others that may be used here.
    pub(super) fn consents(&self) -> MutexGuard<'_, Consents> {
        self.consents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The service plans of the tenant.
    pub fn plans(&self) -> Arc<BTreeSet<String>> {
        Arc::clone(&self.plans.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Gives the tenant exactly these service plans.
    pub fn set_plans(&self, world: &World, plans: BTreeSet<String>) {
        let skus = licences::subscribed_skus(&self.profile, &plans);
        let Ok(()) = self.change(world, "/subscribedSkus", |records| {
            records.replace_all(skus);
            Ok::<_, std::convert::Infallible>(())
        });
        *self.plans.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(plans);
    }

    /// How often each family of requests was refused by a limit.
    pub fn refusals(&self) -> BTreeMap<Family, u64> {
        self.usage().refusals().clone()
    }

    pub(super) fn usage(&self) -> MutexGuard<'_, Usage> {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets all delta tokens given until now expire.
    pub fn expire_delta_tokens(&self) {
        self.delta_time.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn delta_time(&self) -> u64 {
        self.delta_time.load(Ordering::Relaxed)
    }

    pub(super) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn record(&self, world: &World, request: RecordedRequest) {
        if !world.behaviour().record {
            return;
        }
        let mut requests = self.recorded();
        if requests.len() >= RECORDED_REQUESTS {
            requests.pop_front();
        }
        requests.push_back(request);
    }

    pub(super) fn recorded(&self) -> MutexGuard<'_, VecDeque<RecordedRequest>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
