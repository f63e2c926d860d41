//! A real server over a real database file, and a simulator for it to read.

#![expect(dead_code, reason = "each test binary uses its own part of the support")]

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use plumbline::config::{Cloud, LogLevel, OidcSettings, OutgoingAllow};
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::graph::GraphSettings;
use plumbline::logging::{LogGuard, logger_to};
use plumbline::pipeline::restoring::Pauses;
use plumbline::server::{Edge, Instance, Settings, run};
use plumbline::simulator::{self, MadeUpTenant, Simulator, SimulatorSettings};
use reqwest::{Method, StatusCode};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

pub const PASSWORD: &str = "plumb line and level";
pub const KEY: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

/// The keys of every server here.
pub fn keys() -> MasterKeys {
    MasterKeys { current: MasterKey::parse(&KEY.into()).expect("a key"), previous: None }
}

/// A running server with a signed-in administrator.
pub struct Server {
    pub simulator: Simulator,
    pub folder: TempDir,
    pub log: PathBuf,
    http: reqwest::Client,
    address: SocketAddr,
    /// How the client names the server.
    base: String,
    cookie: String,
    stop: CancellationToken,
    ended: tokio::task::JoinHandle<()>,
    _guard: LogGuard,
}

/// What a test may choose of the server.
#[derive(Debug, Clone)]
pub struct Setting {
    /// When a reading that lost much is looked at again.
    pub confirm_after: Duration,
    /// How long a restore waits for what.
    pub pauses: Pauses,
    /// The part of Graph's limits to spend; the simulator has none unless a test sets them.
    pub budget_percent: u32,
    /// How often a request is tried.
    pub attempts: u32,
    /// The identity provider that people may sign in with.
    pub oidc: Option<OidcSettings>,
}

impl Default for Setting {
    fn default() -> Self {
        let pauses = Pauses {
            first: Duration::from_millis(20),
            longest: Duration::from_millis(200),
            verifying: Duration::from_secs(5),
            settling: Duration::from_millis(200),
        };
        Self { confirm_after: Duration::from_millis(20), pauses, budget_percent: 100_000, attempts: 3, oidc: None }
    }
}

/// How a test's server meets the network, and how its client does.
pub struct Front {
    pub edge: Edge,
    pub bind: [u8; 4],
    pub public_url: Option<&'static str>,
    pub frontend_url: Option<&'static str>,
    pub trusted_proxies: Vec<&'static str>,
    pub client: reqwest::ClientBuilder,
}

impl Default for Front {
    fn default() -> Self {
        Self {
            edge: Edge::default(),
            bind: [127, 0, 0, 1],
            public_url: None,
            frontend_url: None,
            trusted_proxies: Vec::new(),
            client: reqwest::Client::builder().no_proxy(),
        }
    }
}

/// An answer that was read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::start_with(false).await
    }

    pub async fn start_with(shuffle: bool) -> Self {
        Self::start_changed(shuffle, |_, _| {}).await
    }

    /// `change` may look at the simulator and change how Graph is reached.
    pub async fn start_changed(shuffle: bool, change: impl FnOnce(&Simulator, &mut GraphSettings)) -> Self {
        let settings = SimulatorSettings { seed: 11, shuffle, ..SimulatorSettings::default() };
        Self::begin(settings, Setting::default(), Front::default(), change).await
    }

    /// A server that meets the network in another way than most.
    pub async fn start_behind(front: Front) -> Self {
        let settings = SimulatorSettings { seed: 11, ..SimulatorSettings::default() };
        Self::begin(settings, Setting::default(), front, |_, _| {}).await
    }

    /// A reading that lost much is looked at again after this time.
    pub async fn start_confirming_after(confirm_after: Duration) -> Self {
        let settings = SimulatorSettings { seed: 11, ..SimulatorSettings::default() };
        Self::start_over(settings, Setting { confirm_after, ..Setting::default() }).await
    }

    /// A server over a simulator of one's own choice.
    pub async fn start_over(settings: SimulatorSettings, setting: Setting) -> Self {
        Self::begin(settings, setting, Front::default(), |_, _| {}).await
    }

    async fn begin(
        settings: SimulatorSettings,
        setting: Setting,
        front: Front,
        change: impl FnOnce(&Simulator, &mut GraphSettings),
    ) -> Self {
        let simulator = simulator::start(settings).await.expect("a loopback port is free");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut server = Self::launch((simulator, folder), setting, front, keys(), change).await;
        server.set_up().await;
        server
    }

    /// Another server on what is left of one, with other keys; Ada signs in.
    pub async fn start_again(simulator: Simulator, folder: TempDir, keys: MasterKeys) -> Self {
        let mut server = Self::launch((simulator, folder), Setting::default(), Front::default(), keys, |_, _| {}).await;
        let body = json!({ "username": "ada", "password": PASSWORD });
        let answer = server.send(Method::POST, "/session", Some(body)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        server.cookie = cookie_of(&answer);
        server
    }

    async fn launch(
        (simulator, folder): (Simulator, TempDir),
        setting: Setting,
        front: Front,
        keys: MasterKeys,
        change: impl FnOnce(&Simulator, &mut GraphSettings),
    ) -> Self {
        let log = folder.path().join("test.log");
        let file = std::fs::File::options().create(true).append(true).open(&log).expect("a log file");
        let (logger, guard) = logger_to(file, LogLevel::Debug);
        let data_dir = folder.path().join("data");
        let url: url::Url = simulator.url().parse().expect("a URL");
        let mut graph = GraphSettings::new(Cloud::Global, url.clone(), url);
        graph.limits.budget_percent = setting.budget_percent;
        graph.limits.retry.attempts = setting.attempts;
        graph.limits.retry.first_wait = Duration::from_millis(5);
        graph.limits.retry.throttled_wait = Duration::from_millis(5);
        change(&simulator, &mut graph);
        let scheme = if front.edge.tls.is_some() { "https" } else { "http" };
        let instance = Instance::open(Settings {
            bind: SocketAddr::from((front.bind, 0)),
            data_dir,
            keys,
            graph,
            public_url: front.public_url.map(|url| url.parse().expect("a URL")),
            frontend_url: front.frontend_url.map(|url| url.parse().expect("a URL")),
            trusted_proxies: front.trusted_proxies.iter().map(|network| network.parse().expect("a network")).collect(),
            oidc: setting.oidc.clone(),
            outgoing_allow: OutgoingAllow::parse("127.0.0.0/8").expect("a network"),
            demo_user: None,
            confirm_after: Some(setting.confirm_after),
            pauses: Some(setting.pauses),
            edge: front.edge,
            logger,
            redactor: guard.redactor(),
            levels: guard.levels(),
            rereader: None,
        })
        .expect("the instance opens");
        let port = instance.address().expect("bound").port();
        let (address, stop) = (SocketAddr::from(([127, 0, 0, 1], port)), instance.stop_token());
        let base = format!("{scheme}://localhost:{port}");
        let ended = tokio::spawn(async move { run(instance).await.expect("the server runs") });
        // By name, so that a certificate fits, and to the one address on which the server listens.
        let http = front.client.resolve("localhost", address).build().expect("a client");
        Self { simulator, folder, log, http, address, base, cookie: String::new(), stop, ended, _guard: guard }
    }

    async fn set_up(&mut self) {
        let token = wait_for_file(&self.data_dir().join("setup-token")).await;
        let answer = self
            .send(Method::POST, "/setup", Some(json!({ "token": token, "username": "ada", "password": PASSWORD })))
            .await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        self.cookie = cookie_of(&answer);
    }

    /// Sends without parsing; `path` is below `/api/v1`.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}/api/v1{path}", self.base);
        let mut request = self.http.request(method, url).header("cookie", &self.cookie);
        if let Some(body) = body {
            request = request.json(&body);
        }
        read(request).await
    }

    pub async fn get(&self, path: &str) -> Value {
        let answer = self.send(Method::GET, path, None).await;
        assert!(answer.status.is_success(), "GET {path}: {} {}", answer.status, answer.text);
        answer.json()
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        let answer = self.send(Method::POST, path, Some(body)).await;
        assert!(answer.status.is_success(), "POST {path}: {} {}", answer.status, answer.text);
        answer.json()
    }

    /// A request that is not ours: other headers, other paths, no cookie.
    pub fn raw(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    /// For what no HTTP client would send.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The whole address of a path.
    pub fn address_of(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn made_up(&self) -> MadeUpTenant {
        self.simulator.tenants().swap_remove(0)
    }

    /// Connects the first made-up tenant; tells its id.
    pub async fn connect(&self) -> String {
        self.connect_to(&self.made_up()).await
    }

    pub async fn connect_to(&self, made_up: &MadeUpTenant) -> String {
        let created = self
            .post(
                "/tenants",
                json!({
                    "name": made_up.name,
                    "tenantId": made_up.directory_id,
                    "credential": {
                        "kind": "secret",
                        "clientId": made_up.client_id,
                        "clientSecret": made_up.client_secret.expose_secret(),
                    },
                }),
            )
            .await;
        text(&created["id"])
    }

    /// Syncs what is on by default and waits for the end; tells the job.
    pub async fn sync(&self, tenant: &str) -> Value {
        self.sync_of(tenant, json!({})).await
    }

    /// Syncs the areas and waits for the end; tells the job.
    pub async fn sync_areas(&self, tenant: &str, areas: &[&str]) -> Value {
        self.sync_of(tenant, json!({ "areas": areas })).await
    }

    async fn sync_of(&self, tenant: &str, body: Value) -> Value {
        let job = text(&self.post(&format!("/tenants/{tenant}/sync"), body).await["jobId"]);
        self.finished(&job).await
    }

    /// Waits for the end of a job.
    pub async fn finished(&self, job: &str) -> Value {
        loop {
            let state = self.get(&format!("/jobs/{job}")).await;
            if state["state"] == "done" {
                return state;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Connects, syncs and captures baselines for all areas.
    pub async fn connect_and_capture(&self) -> String {
        let tenant = self.connect().await;
        self.sync(&tenant).await;
        self.post(&format!("/tenants/{tenant}/baselines/capture"), json!({ "label": "agreed" })).await;
        tenant
    }

    pub async fn drifts(&self, state: &str) -> Vec<Value> {
        list(&self.get(&format!("/drifts?state={state}")).await)
    }

    /// Changes the made-up tenant as one of its people.
    pub async fn change(&self, method: &str, path: &str, body: Value) {
        let url = format!("{}/__simulator/tenants/{}/changes", self.simulator.url(), self.made_up().directory_id);
        let change = json!({ "method": method, "path": path, "body": body });
        let answer = read(self.http.post(url).json(&change)).await;
        assert!(answer.status.is_success(), "{method} {path}: {}", answer.text);
    }

    /// Puts an object into the made-up tenant past all rules of Graph, or takes it out of it.
    pub async fn force(&self, path: &str, body: Option<Value>) {
        let url = format!("{}/__simulator/tenants/{}/objects", self.simulator.url(), self.made_up().directory_id);
        let answer = read(self.http.put(url).json(&json!({ "path": path, "body": body }))).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text);
    }

    /// Reads Graph as the app registration does, past the product.
    pub async fn graph(&self, path: &str) -> Value {
        let made_up = self.made_up();
        let url = self.simulator.url();
        let form = [
            ("client_id", made_up.client_id.as_str()),
            ("client_secret", made_up.client_secret.expose_secret()),
            ("grant_type", "client_credentials"),
            ("scope", "https://graph.microsoft.com/.default"),
        ];
        let token = read(self.http.post(format!("{url}/{}/oauth2/v2.0/token", made_up.directory_id)).form(&form)).await;
        let token = text(&token.json()["access_token"]);
        read(self.http.get(format!("{url}{path}")).bearer_auth(token)).await.json()
    }

    /// Sets something of the first made-up tenant: its `secret`, `certificate`, `federated-credential` or `roles`.
    pub async fn simulator_put(&self, what: &str, body: Value) {
        let url = format!("{}/__simulator/tenants/{}/{what}", self.simulator.url(), self.made_up().directory_id);
        let answer = read(self.http.put(url).json(&body)).await;
        assert!(answer.status.is_success(), "{what}: {}", answer.text);
    }

    /// Sends to the simulator's own routes; `path` is below `/__simulator`.
    pub async fn simulated(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let mut request = self.http.request(method, format!("{}/__simulator{path}", self.simulator.url()));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = read(request).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    /// What the first tenant was asked since the requests were cleared; the parts of batches, too.
    pub async fn asked(&self) -> Vec<Value> {
        let path = format!("/tenants/{}/requests", self.made_up().directory_id);
        self.simulated(Method::GET, &path, None).await.as_array().expect("a list").clone()
    }

    pub async fn forget_asked(&self) {
        let path = format!("/tenants/{}/requests", self.made_up().directory_id);
        self.simulated(Method::DELETE, &path, None).await;
    }

    /// Lets something go wrong in Graph until `recover`.
    pub async fn fault(&self, fault: Value) {
        let url = format!("{}/__simulator/tenants/{}/faults", self.simulator.url(), self.made_up().directory_id);
        let answer = read(self.http.post(url).json(&fault)).await;
        assert!(answer.status.is_success(), "{}", answer.text);
    }

    pub async fn recover(&self) {
        let url = format!("{}/__simulator/tenants/{}/faults", self.simulator.url(), self.made_up().directory_id);
        read(self.http.delete(url)).await;
    }

    /// Runs the binary on the folder of this server, beside it.
    pub async fn command(&self, arguments: &[&str]) -> std::process::Output {
        self.command_with_key(arguments, KEY).await
    }

    /// The same, with another encryption key.
    pub async fn command_with_key(&self, arguments: &[&str], key: &str) -> std::process::Output {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_plumbline"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("PLUMBLINE_ENCRYPTION_KEY", key)
            .env("PLUMBLINE_DATA_DIR", self.data_dir())
            .env("PLUMBLINE_GRAPH_URL", self.simulator.url())
            .env("PLUMBLINE_LOGIN_URL", self.simulator.url());
        let ended = tokio::task::spawn_blocking(move || command.output()).await;
        ended.expect("no panic").expect("the binary starts")
    }

    /// Ends the server and leaves simulator and folder to another one.
    pub async fn leave(self) -> (Simulator, TempDir) {
        self.stop.cancel();
        self.ended.await.expect("the server ends");
        (self.simulator, self.folder)
    }

    /// Ends the server and waits until it is gone.
    pub async fn stop(self) -> TempDir {
        self.stop.cancel();
        self.ended.await.expect("the server ends");
        self.simulator.stop().await;
        self.folder
    }
}

pub async fn read(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status(), response.headers().clone());
    Answer { status, headers, text: response.text().await.expect("a whole answer") }
}

pub fn list(page: &Value) -> Vec<Value> {
    page["items"].as_array().expect("a list").clone()
}

pub fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn cookie_of(answer: &Answer) -> String {
    let header = answer.headers.get("set-cookie").expect("a session").to_str().expect("ASCII");
    header.split(';').next().expect("a first part").to_owned()
}

async fn wait_for_file(path: &Path) -> String {
    for _ in 0..500 {
        match std::fs::read_to_string(path) {
            Ok(text) if !text.is_empty() => return text,
            _ => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
    panic!("{} did not appear", path.display());
}
