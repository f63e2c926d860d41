//! A real server over a real database file, and a simulator for it to read.

#![expect(dead_code, reason = "each test binary uses its own part of the support")]

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use plumbline::config::{Cloud, LogLevel};
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::graph::GraphSettings;
use plumbline::logging::{LogGuard, logger_to};
use plumbline::server::{Instance, Settings, run};
use plumbline::simulator::{self, MadeUpTenant, Simulator, SimulatorSettings};
use reqwest::{Method, StatusCode};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

pub const PASSWORD: &str = "plumb line and level";
const KEY: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

/// A running server with a signed-in administrator.
pub struct Server {
    pub simulator: Simulator,
    pub folder: TempDir,
    pub log: PathBuf,
    http: reqwest::Client,
    address: SocketAddr,
    cookie: String,
    stop: CancellationToken,
    ended: tokio::task::JoinHandle<()>,
    _guard: LogGuard,
}

/// What a test may choose of the server.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// When a reading that lost much is looked at again.
    pub confirm_after: Duration,
    /// The part of Graph's limits to spend; the simulator has none unless a test sets them.
    pub budget_percent: u32,
    /// How often a request is tried.
    pub attempts: u32,
}

impl Default for Setting {
    fn default() -> Self {
        Self { confirm_after: Duration::from_millis(20), budget_percent: 100_000, attempts: 3 }
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
        Self::begin(settings, Setting::default(), change).await
    }

    /// A reading that lost much is looked at again after this time.
    pub async fn start_confirming_after(confirm_after: Duration) -> Self {
        let settings = SimulatorSettings { seed: 11, ..SimulatorSettings::default() };
        Self::start_over(settings, Setting { confirm_after, ..Setting::default() }).await
    }

    /// A server over a simulator of one's own choice.
    pub async fn start_over(settings: SimulatorSettings, setting: Setting) -> Self {
        Self::begin(settings, setting, |_, _| {}).await
    }

    async fn begin(
        settings: SimulatorSettings,
        setting: Setting,
        change: impl FnOnce(&Simulator, &mut GraphSettings),
    ) -> Self {
        let simulator = simulator::start(settings).await.expect("a loopback port is free");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let log = folder.path().join("test.log");
        let file = std::fs::File::create(&log).expect("a log file");
        let (logger, guard) = logger_to(file, LogLevel::Debug);
        let data_dir = folder.path().join("data");
        let url: url::Url = simulator.url().parse().expect("a URL");
        let mut graph = GraphSettings::new(Cloud::Global, url.clone(), url);
        graph.limits.budget_percent = setting.budget_percent;
        graph.limits.retry.attempts = setting.attempts;
        graph.limits.retry.first_wait = Duration::from_millis(5);
        graph.limits.retry.throttled_wait = Duration::from_millis(5);
        change(&simulator, &mut graph);
        let instance = Instance::open(Settings {
            bind: SocketAddr::from(([127, 0, 0, 1], 0)),
            data_dir: data_dir.clone(),
            keys: MasterKeys { current: MasterKey::parse(&KEY.into()).expect("a key"), previous: None },
            graph,
            public_url: None,
            frontend_url: None,
            trusted_proxies: Vec::new(),
            demo_user: None,
            confirm_after: Some(setting.confirm_after),
            logger,
            redactor: guard.redactor(),
        })
        .expect("the instance opens");
        let (address, stop) = (instance.address().expect("bound"), instance.stop_token());
        let ended = tokio::spawn(async move { run(instance).await.expect("the server runs") });
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut server =
            Self { simulator, folder, log, http, address, cookie: String::new(), stop, ended, _guard: guard };
        server.set_up(&data_dir).await;
        server
    }

    async fn set_up(&mut self, data_dir: &Path) {
        let token = wait_for_file(&data_dir.join("setup-token")).await;
        let answer = self
            .send(Method::POST, "/setup", Some(json!({ "token": token, "username": "ada", "password": PASSWORD })))
            .await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        self.cookie = cookie_of(&answer);
    }

    /// Sends without parsing; `path` is below `/api/v1`.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let url = format!("http://{}/api/v1{path}", self.address);
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
        self.http.request(method, format!("http://{}{path}", self.address))
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
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_plumbline"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("PLUMBLINE_ENCRYPTION_KEY", KEY)
            .env("PLUMBLINE_DATA_DIR", self.data_dir())
            .env("PLUMBLINE_GRAPH_URL", self.simulator.url())
            .env("PLUMBLINE_LOGIN_URL", self.simulator.url());
        let ended = tokio::task::spawn_blocking(move || command.output()).await;
        ended.expect("no panic").expect("the binary starts")
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
