//! Everything that is simulated: the tenants, how the service behaves, and the key that signs its tokens.

use super::apps::App;
use super::behaviour::Behaviour;
use super::made_up::profile::{Profile, Size};
use super::office_day::Office;
use super::people_tokens::PeopleTokens;
use super::ready::Ready;
use super::records::Records;
use super::schema::endpoint;
use super::tenant::Tenant;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

/// A handle on the simulated world; clones share it. Tests and the demo change tenants through it.
#[derive(Clone)]
pub struct World(Arc<Inner>);

struct Inner {
    seed: u64,
    url: OnceLock<String>,
    tenants: Vec<Tenant>,
    by_name: HashMap<String, usize>,
    behaviour: RwLock<Behaviour>,
    made: Mutex<Ready>,
    office: Mutex<Office>,
    draws: AtomicU64,
    answers: AtomicU64,
    /// Applications for any organisation, by client id.
    apps: RwLock<HashMap<String, Arc<App>>>,
    people_tokens: Mutex<PeopleTokens>,
}

impl World {
    /// A world with this many tenants of this size, all following from the seed.
    pub fn new(seed: u64, tenant_count: usize, size: Size, behaviour: Behaviour) -> Self {
        let tenant = |index| Tenant::new(index, Profile::new(seed, index).sized(size));
        let tenants: Vec<Tenant> = (0..tenant_count).map(tenant).collect();
        let names = |tenant: &Tenant| [tenant.profile().directory_id.clone(), tenant.profile().domain.clone()];
        let by_name =
            tenants.iter().enumerate().flat_map(|(index, tenant)| names(tenant).map(|name| (name, index))).collect();
        Self(Arc::new(Inner {
            seed,
            url: OnceLock::new(),
            tenants,
            by_name,
            behaviour: RwLock::new(behaviour),
            made: Mutex::default(),
            office: Mutex::new(Office::new(seed)),
            draws: AtomicU64::new(0),
            answers: AtomicU64::new(0),
            apps: RwLock::default(),
            people_tokens: Mutex::default(),
        }))
    }

    /// All tenants in their order.
    pub fn tenants(&self) -> &[Tenant] {
        &self.0.tenants
    }

    /// The tenant with this directory id or domain.
    pub fn tenant(&self, name: &str) -> Option<&Tenant> {
        self.0.by_name.get(&name.to_ascii_lowercase()).and_then(|index| self.0.tenants.get(*index))
    }

    /// How the service behaves now.
    pub fn behaviour(&self) -> Behaviour {
        self.0.behaviour.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes the service behave differently from now on.
    pub fn set_behaviour(&self, behaviour: Behaviour) {
        *self.0.behaviour.write().unwrap_or_else(PoisonError::into_inner) = behaviour;
    }

    /// The address the service answers at, without a slash at its end.
    pub fn url(&self) -> &str {
        self.0.url.get().map_or("", String::as_str)
    }

    /// The application for any organisation with this client id.
    pub(super) fn app(&self, client_id: &str) -> Option<Arc<App>> {
        self.0.apps.read().unwrap_or_else(PoisonError::into_inner).get(&client_id.to_ascii_lowercase()).cloned()
    }

    pub(super) fn register(&self, app: App) -> Arc<App> {
        let app = Arc::new(app);
        let mut apps = self.0.apps.write().unwrap_or_else(PoisonError::into_inner);
        apps.insert(app.client_id.clone(), Arc::clone(&app));
        app
    }

    pub(super) fn people_tokens(&self) -> MutexGuard<'_, PeopleTokens> {
        self.0.people_tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_url(&self, url: String) {
        // A world is started once; a second address would make its links wrong.
        let _already_set = self.0.url.set(url);
    }

    pub(super) fn office(&self) -> &Mutex<Office> {
        &self.0.office
    }

    pub(super) fn seed(&self) -> u64 {
        self.0.seed
    }

    /// A number that differs at each call: request ids and shuffling follow from it.
    pub(super) fn draw(&self) -> u64 {
        self.0.draws.fetch_add(1, Ordering::Relaxed)
    }

    /// The number of the next answer: which ones fail at random follows from it.
    pub(super) fn next_answer(&self) -> u64 {
        self.0.answers.fetch_add(1, Ordering::Relaxed)
    }

    /// What a collection was before anybody changed it, kept ready for the next reader.
    pub(super) fn untouched(&self, tenant: &Tenant, path: &'static str) -> Arc<Records> {
        let key = (tenant.index(), path);
        if let Some(records) = self.ready().find(&key) {
            return records;
        }
        let made_up = endpoint(path).map(|endpoint| super::made_up::records(tenant.profile(), endpoint));
        let records = Arc::new(made_up.unwrap_or_default());
        self.ready().keep(key, Arc::clone(&records));
        records
    }

    fn ready(&self) -> MutexGuard<'_, Ready> {
        self.0.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
