//! Certificates for tests, and the use cases without a server, under a clock that stands still.

use std::sync::Arc;
use std::time::Duration;

use plumbline::auth::Scope;
use plumbline::clock::{Clock, FixedClock, SystemClock};
use plumbline::config::Cloud;
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::domain::model::{TenantId, Timestamp};
use plumbline::graph::{GraphClient, GraphSettings};
use plumbline::logging::{Redactor, silent};
use plumbline::pipeline::credentials::GivenCredential;
use plumbline::pipeline::tenants::{self, NewTenant};
use plumbline::pipeline::{Actor, Context};
use plumbline::simulator::{self, MadeUpTenant, Simulator, SimulatorSettings};
use plumbline::store::audit;
use plumbline::store::{self, Database};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, date_time_ymd};
use serde_json::{Value, json};
use tempfile::TempDir;

const KEY: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
pub const DAY_MS: i64 = 86_400_000;

/// A certificate and its private key, both PEM.
pub struct Pair {
    pub certificate: String,
    pub private_key: String,
    pub key: KeyPair,
}

impl Pair {
    pub fn rsa() -> Self {
        let key = KeyPair::generate_for(&PKCS_RSA_SHA256).expect("a key");
        Self::signed(key, |params| params.not_after = date_time_ymd(2036, 1, 1))
    }

    /// Microsoft accepts none of these.
    pub fn elliptic() -> Self {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).expect("a key");
        Self::signed(key, |params| params.not_after = date_time_ymd(2036, 1, 1))
    }

    /// Ends at this moment, to the second.
    pub fn until(end: Timestamp) -> Self {
        let key = KeyPair::generate_for(&PKCS_RSA_SHA256).expect("a key");
        let since_1970 = Duration::from_millis(end.milliseconds().try_into().expect("after 1970"));
        Self::signed(key, |params| params.not_after = date_time_ymd(1970, 1, 1) + since_1970)
    }

    fn signed(key: KeyPair, set_end: impl FnOnce(&mut CertificateParams)) -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.distinguished_name.push(DnType::CommonName, "Plumbline test");
        set_end(&mut params);
        let certificate = params.self_signed(&key).expect("signed");
        Self { certificate: certificate.pem(), private_key: key.serialize_pem(), key }
    }

    /// As the API takes it.
    pub fn body(&self, client_id: &str) -> Value {
        json!({
            "kind": "certificate", "clientId": client_id, "certificate": self.certificate,
            "privateKey": self.private_key,
        })
    }
}

/// The use cases over a real database, without HTTP and without a schedule.
pub struct Bench {
    pub simulator: Simulator,
    pub clock: FixedClock,
    pub context: Context,
    folder: TempDir,
}

impl Bench {
    pub async fn start() -> Self {
        let settings = SimulatorSettings { tenants: 2, seed: 11, ..SimulatorSettings::default() };
        let simulator = simulator::start(settings).await.expect("a loopback port is free");
        let folder = tempfile::tempdir().expect("a temporary folder");
        store::prepare(folder.path()).expect("a folder");
        let clock = FixedClock::at(SystemClock.now());
        let context = open(&simulator, &clock, &folder);
        Self { simulator, clock, context, folder }
    }

    /// As after a crash: what was in memory is gone.
    pub fn restart(&mut self) {
        self.context = open(&self.simulator, &self.clock, &self.folder);
    }

    pub fn made_up(&self, index: usize) -> MadeUpTenant {
        self.simulator.tenants().swap_remove(index)
    }

    /// Connects a made-up tenant.
    pub async fn connect(&self, index: usize, credential: GivenCredential) -> TenantId {
        let made_up = self.made_up(index);
        let new = NewTenant {
            name: made_up.name,
            directory_id: made_up.directory_id.parse().expect("a GUID"),
            credential,
            sync_interval_minutes: None,
        };
        tenants::create(&self.context, Actor::command_line(), new).await.expect("a tenant")
    }

    /// The client secret that a made-up tenant begins with.
    pub fn secret(&self, index: usize) -> GivenCredential {
        let made_up = self.made_up(index);
        GivenCredential::Secret { client_id: made_up.client_id.parse().expect("a GUID"), secret: made_up.client_secret }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// What the audit trail tells, in order.
    pub fn actions(&self) -> Vec<String> {
        let entries = self.context.store.read_now(|tx| audit::page(tx, 0, 1_000)).expect("entries");
        entries.into_iter().map(|entry| entry.action).collect()
    }

    /// The administration of the simulator for one tenant.
    pub async fn simulator_call(&self, index: usize, method: reqwest::Method, what: &str, body: Value) -> String {
        let directory = self.made_up(index).directory_id;
        let url = format!("{}/__simulator/tenants/{directory}/{what}", self.simulator.url());
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let answer = client.request(method, url).json(&body).send().await.expect("an answer");
        let (status, text) = (answer.status(), answer.text().await.expect("a whole answer"));
        assert!(status.is_success(), "{what}: {status} {text}");
        text
    }
}

fn open(simulator: &Simulator, clock: &FixedClock, folder: &TempDir) -> Context {
    let keys = MasterKeys { current: MasterKey::parse(&KEY.into()).expect("a key"), previous: None };
    let store = Database::open(folder.path(), keys, clock.now()).expect("a store").within(Scope::of_plumbline());
    let url: url::Url = simulator.url().parse().expect("a URL");
    let mut settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    settings.limits.retry.attempts = 2;
    settings.limits.retry.first_wait = Duration::from_millis(5);
    let graph = GraphClient::new(settings, Arc::new(clock.clone()), silent(), Redactor::default());
    Context::new(store, graph.expect("good settings"), Arc::new(clock.clone()), silent())
}
