//! A Microsoft Graph and sign-in service with made-up tenants, over real HTTP on the loopback address.
//!
//! A client cannot tell it from the real service by its answers: tokens carry roles, lists have pages, changes stay,
//! and things go wrong on demand. It never listens on another address than 127.0.0.1 and never calls anybody.

mod address;
mod admin;
mod app_registration;
mod apps;
mod assertion;
mod audit;
mod batch;
mod behaviour;
mod chaos;
mod consent_pages;
mod consistency;
mod credentials_admin;
mod delta;
mod exchange;
mod faults;
mod graph;
mod identity;
mod licence;
mod limits;
mod made_up;
mod objects;
mod odata;
mod office_day;
mod people_tokens;
mod place;
mod read;
mod ready;
mod records;
mod refusal;
mod requests;
mod schema;
mod server;
mod shuffle;
mod sign_in;
mod tenant;
mod token;
mod world;
mod writes;

pub use apps::{RegisteredApp, connected_app};
pub use behaviour::{Behaviour, Chaos, Limits};
pub use faults::{Fault, FaultKind};
pub use made_up::profile::Size;
pub use office_day::{office_day, office_day_in};
pub use requests::RecordedRequest;
pub use tenant::Tenant;
pub use world::World;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer, web};
use secrecy::SecretString;
use std::net::Ipv4Addr;

/// What to simulate.
#[derive(Debug, Clone)]
pub struct SimulatorSettings {
    /// 0 takes any free port.
    pub port: u16,
    pub tenants: usize,
    pub seed: u64,
    pub shuffle: bool,
    /// How much each tenant holds; as much as its kind usually does where nothing is said.
    pub size: Size,
    pub behaviour: Behaviour,
}

impl Default for SimulatorSettings {
    fn default() -> Self {
        Self { port: 0, tenants: 3, seed: 1, shuffle: false, size: Size::default(), behaviour: Behaviour::default() }
    }
}

/// A made-up tenant as a client connects to it.
#[derive(Debug, Clone)]
pub struct MadeUpTenant {
    pub name: String,
    pub domain: String,
    pub directory_id: String,
    pub client_id: String,
    pub client_secret: SecretString,
}

/// A running simulator; it answers until it is stopped.
pub struct Simulator {
    world: World,
    server: ServerHandle,
}

/// Few threads are enough for a service that only reads memory.
const WORKER_THREADS: usize = 2;

/// Starts a simulator inside the tokio runtime of the caller.
pub async fn start(settings: SimulatorSettings) -> std::io::Result<Simulator> {
    let shuffle = settings.shuffle || settings.behaviour.shuffle;
    let behaviour = Behaviour { shuffle, ..settings.behaviour };
    let world = World::new(settings.seed, settings.tenants, settings.size, behaviour);
    let shared = web::Data::new(world.clone());
    let server = HttpServer::new(move || App::new().app_data(shared.clone()).configure(server::routes))
        .workers(WORKER_THREADS)
        .disable_signals()
        .shutdown_timeout(1)
        .bind((Ipv4Addr::LOCALHOST, settings.port))?;
    let address =
        server.addrs().first().copied().ok_or_else(|| std::io::Error::other("the simulator has no address"))?;
    world.set_url(format!("http://{address}"));
    let server = server.run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok(Simulator { world, server: handle })
}

impl Simulator {
    /// The address of both Graph and the sign-in service.
    pub fn url(&self) -> String {
        self.world.url().to_owned()
    }

    /// The tenants with what a client needs to connect.
    pub fn tenants(&self) -> Vec<MadeUpTenant> {
        let profiles = self.world.tenants().iter().map(Tenant::profile);
        profiles
            .map(|profile| MadeUpTenant {
                name: profile.name.clone(),
                domain: profile.domain.clone(),
                directory_id: profile.directory_id.clone(),
                client_id: profile.client_id.clone(),
                client_secret: profile.client_secret.clone(),
            })
            .collect()
    }

    /// Where the platform's identity endpoint is.
    pub fn identity_url(&self) -> String {
        format!("{}/__simulator/identity", self.world.url())
    }

    /// What must be sent to the identity endpoint.
    pub fn identity_header(&self) -> SecretString {
        SecretString::from(identity::secret_header(&self.world))
    }

    /// The client id of the platform's identity.
    pub fn identity_client_id(&self) -> String {
        identity::client_id(&self.world)
    }

    /// An assertion of the platform as it would stand in a file.
    pub fn identity_token(&self, audience: &str, lifetime_seconds: i64) -> String {
        identity::assertion(&self.world, audience, lifetime_seconds)
    }

    /// A handle for changes from tests and the demo.
    pub fn world(&self) -> World {
        self.world.clone()
    }

    /// Stops answering.
    pub async fn stop(self) {
        self.server.stop(true).await;
    }
}
