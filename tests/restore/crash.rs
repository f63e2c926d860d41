//! A process that ends in the middle of a plan: at the next start each request is known as done, or looked at, and none
//! is written twice.
//!
//! `KILLS` sets how often the whole server is killed; `scripts/kill-restore-test` does it fifty times.

use std::collections::BTreeMap;
use std::path::Path;
use std::pin::{Pin, pin};
use std::process::{Child, Command, Stdio};
use std::task::Poll;
use std::time::{Duration, Instant};

use plumbline::config::OutgoingAllow;
use plumbline::domain::model::{Actor, DriftId, PlanId, TenantId};
use plumbline::domain::plan::OnSurprise;
use plumbline::graph::GraphSettings;
use plumbline::logging::{Redactor, silent};
use plumbline::pipeline::plans::{self, Author, Selection};
use plumbline::pipeline::restoring::{self, Pauses};
use plumbline::pipeline::{Context, sync};
use plumbline::server::{Edge, Settings, open_context};
use plumbline::simulator::Simulator;
use plumbline::store::jobs::Trigger;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::carrying::{begin, object, planned};
use super::support::{KEY, PASSWORD, Server, keys, list, text};

const GROUPS: &str = "/v1.0/groups";
const PATIENCE: Duration = Duration::from_secs(90);

async fn group_paths(server: &Server, count: usize) -> Vec<String> {
    let page = server.graph(GROUPS).await;
    let ids = page["value"].as_array().expect("a Graph list").iter().map(|group| text(&group["id"]));
    ids.take(count).map(|id| format!("{GROUPS}/{id}")).collect()
}

/// How often each group was written to with success since the requests were forgotten.
fn writes(asked: &[Value]) -> BTreeMap<String, usize> {
    let is_write = |request: &&Value| {
        request["method"] == "PATCH" && request["status"].as_u64().is_some_and(|status| status < 300)
    };
    let mut counts = BTreeMap::new();
    for request in asked.iter().filter(is_write) {
        *counts.entry(text(&request["path"])).or_insert(0) += 1;
    }
    counts
}

/// What Graph was asked since the requests were forgotten.
async fn requests(http: &Client, admin: &str) -> Vec<Value> {
    http.get(format!("{admin}/requests")).send().await.expect("an answer").json().await.expect("JSON")
}

/// Polls a future so often and then drops it, as a process that ends there would.
async fn up_to<T>(polls: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut left = polls;
    std::future::poll_fn(move |context| match Pin::as_mut(&mut future).poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

/// The product without a server, on what a server left.
fn context_on(folder: &Path, simulator: &Simulator) -> Context {
    let url: url::Url = simulator.url().parse().expect("a URL");
    let mut graph = GraphSettings::new(plumbline::config::Cloud::Global, url.clone(), url);
    graph.limits.budget_percent = 100_000;
    let pause = Duration::from_millis(1);
    let settings = Settings {
        bind: ([127, 0, 0, 1], 0).into(),
        data_dir: folder.join("data"),
        keys: keys(),
        graph,
        public_url: None,
        frontend_url: None,
        trusted_proxies: Vec::new(),
        oidc: None,
        outgoing_allow: OutgoingAllow::default(),
        demo_user: None,
        confirm_after: None,
        pauses: Some(Pauses { first: pause, longest: pause, verifying: Duration::from_secs(20), settling: pause }),
        edge: Edge::default(),
        logger: silent(),
        redactor: Redactor::default(),
        levels: plumbline::logging::Levels::new(plumbline::logging::LogLevel::Info),
        rereader: None,
    };
    open_context(&settings).expect("the store opens")
}

/// Carries the plan out, with an end of the process after so many polls each time it goes on; tells how often that was.
async fn with_crashes(context: &Context, plan: PlanId, polls: usize) -> usize {
    let stop = CancellationToken::new();
    for crashes in 0.. {
        let Some(turn) = restoring::waiting(context).await.expect("the store answers").pop() else {
            let ended = plans::get(context, plan).await.expect("the plan").stored;
            assert!(ended.state.has_ended(), "{:?}", ended.state);
            return crashes;
        };
        // Later ones come further, so that a plan ends however early the first one is.
        let polls = if crashes == 0 { polls } else { polls + 400 };
        if let Some(result) = up_to(polls, restoring::carry_on(context, turn, &stop)).await {
            result.expect("it goes on");
        }
        assert!(crashes < 20, "it never ends");
    }
    0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_may_end_between_any_two_statements() {
    let (server, tenant) = begin(&["groups"]).await;
    let paths = group_paths(&server, 3).await;
    let directory = server.made_up().directory_id;
    let (simulator, folder) = server.leave().await;
    let context = context_on(folder.path(), &simulator);
    let tenant: TenantId = tenant.parse().expect("an id");
    let http = Client::builder().no_proxy().build().expect("a client");
    let admin = format!("{}/__simulator/tenants/{directory}", simulator.url());
    let author = Author { actor: Actor::command_line(), user: None, by_policy: false };
    for polls in (0..120).step_by(3) {
        for path in &paths {
            let change =
                json!({ "method": "PATCH", "path": path, "body": { "description": format!("drift {polls}") } });
            let answer = http.post(format!("{admin}/changes")).json(&change).send().await.expect("an answer");
            assert!(answer.status().is_success());
        }
        let drifts = drifted(&context, tenant, paths.len()).await;
        let plan = plans::make(&context, &author, tenant, Selection::Drifts(drifts), OnSurprise::Stop).await;
        let plan = plan.expect("a plan");
        let hash = plans::get(&context, plan).await.expect("the plan").stored.hash;
        plans::approve(&context, &author, plan, &hash, None).await.expect("approved");
        plans::apply(&context, Actor::command_line(), plan).await.expect("begun");
        http.delete(format!("{admin}/requests")).send().await.expect("an answer");

        let crashes = with_crashes(&context, plan, polls).await;
        let ended = plans::get(&context, plan).await.expect("the plan").stored;
        let states: Vec<_> = ended.operations.iter().map(|operation| operation.state.as_str()).collect();
        assert_eq!((ended.state.as_str(), &states), ("restored", &vec!["done"; 3]), "after {polls} polls");
        let asked = requests(&http, &admin).await;
        let expected: BTreeMap<String, usize> = paths.iter().map(|path| (path.clone(), 1)).collect();
        assert_eq!(writes(&asked), expected, "after {polls} polls, {crashes} crashes");
    }
    simulator.stop().await;
}

/// Reads the groups and tells the open drifts, of which there are so many.
async fn drifted(context: &Context, tenant: TenantId, count: usize) -> Vec<DriftId> {
    let areas = Some(vec!["groups".to_owned()]);
    let actor = Actor::command_line();
    sync::enqueue(context, actor, tenant, areas, Trigger::Command).await.expect("queued");
    while let Some(sweep) = plumbline::pipeline::work::claim(context, plumbline::pipeline::work::Taken::Any)
        .await
        .expect("the store answers")
    {
        plumbline::pipeline::work::perform(context, sweep, plumbline::pipeline::work::Place::default())
            .await
            .expect("read");
    }
    let filter = plumbline::store::drifts::Filter {
        tenant: Some(tenant),
        state: Some(plumbline::domain::drift::DriftState::Open),
        limit: 100,
        ..Default::default()
    };
    let open = plumbline::pipeline::drifts::list(context, filter).await.expect("a list");
    assert_eq!(open.len(), count, "each group drifted");
    open.into_iter().map(|named| named.drift.id).collect()
}

/// The binary as its own process, and somebody who is signed in to it.
struct Served {
    process: Child,
    http: Client,
    base: String,
    cookie: String,
}

impl Served {
    async fn start(folder: &Path, simulator: &Simulator) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("bound").port();
        let process = Command::new(env!("CARGO_BIN_EXE_plumbline"))
            .arg("serve")
            .current_dir(folder)
            .env_clear()
            .env("PLUMBLINE_ENCRYPTION_KEY", KEY)
            .env("PLUMBLINE_GRAPH_URL", simulator.url())
            .env("PLUMBLINE_LOGIN_URL", simulator.url())
            .env("PORT", port.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let http = Client::builder().no_proxy().build().expect("a client");
        let mut served = Self { process, http, base: format!("http://127.0.0.1:{port}"), cookie: String::new() };
        served.sign_in().await;
        served
    }

    async fn sign_in(&mut self) {
        let started = Instant::now();
        let body = json!({ "username": "ada", "password": PASSWORD });
        loop {
            let request = self.http.post(format!("{}/api/v1/session", self.base)).json(&body);
            if let Ok(answer) = request.send().await {
                let cookie = answer.headers().get("set-cookie").expect("a session").to_str().expect("ASCII");
                self.cookie = cookie.split(';').next().expect("a first part").to_owned();
                return;
            }
            assert!(started.elapsed() < PATIENCE, "the server did not start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let mut request =
            self.http.request(method, format!("{}/api/v1{path}", self.base)).header("cookie", &self.cookie);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.expect("an answer");
        let status = answer.status();
        let text = answer.text().await.expect("a whole answer");
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    fn kill(mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it is dead");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_goes_on_with_its_plan_and_writes_nothing_twice() {
    let kills: u64 = std::env::var("KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(2);
    let (server, tenant) = begin(&["groups"]).await;
    let paths = group_paths(&server, 10).await;
    let mut agreed = Vec::new();
    for path in &paths {
        agreed.push(object(&server, path).await);
        server.change("PATCH", path, json!({ "description": "drifted" })).await;
    }
    planned(&server, &tenant, &["groups"], "stop").await;
    let admin = format!("/tenants/{}", server.made_up().directory_id);
    let (simulator, folder) = server.leave().await;
    let http = Client::builder().no_proxy().build().expect("a client");
    let admin = format!("{}/__simulator{admin}", simulator.url());
    let mut behaviour = simulator.world().behaviour();
    behaviour.delay_ms = 30;
    simulator.world().set_behaviour(behaviour);
    for round in 0..kills {
        for path in &paths {
            let change =
                json!({ "method": "PATCH", "path": path, "body": { "description": format!("drift {round}") } });
            http.post(format!("{admin}/changes")).json(&change).send().await.expect("an answer");
        }
        let served = Served::start(folder.path(), &simulator).await;
        let job =
            served.ask(Method::POST, &format!("/tenants/{tenant}/sync"), Some(json!({ "areas": ["groups"] }))).await;
        until(&served, &format!("/jobs/{}", text(&job["jobId"])), |job| job["state"] == "done").await;
        let open = list(&served.ask(Method::GET, &format!("/drifts?state=open&tenant={tenant}"), None).await);
        let drifts: Vec<&Value> = open.iter().map(|drift| &drift["id"]).collect();
        let new = json!({ "tenantId": tenant, "driftIds": drifts });
        let plan = served.ask(Method::POST, "/plans", Some(new)).await;
        let path = format!("/plans/{}", text(&plan["id"]));
        served.ask(Method::POST, &format!("{path}/approve"), Some(json!({ "hash": plan["hash"] }))).await;
        http.delete(format!("{admin}/requests")).send().await.expect("an answer");
        served.ask(Method::POST, &format!("{path}/apply"), None).await;
        // Another moment each time, from before the first request to after the last.
        let moment = Duration::from_millis((round * 271) % 2_500);
        tokio::time::sleep(moment).await;
        served.kill();
        let before = writes(&requests(&http, &admin).await).len();

        let next = Served::start(folder.path(), &simulator).await;
        let ended = until(&next, &path, |plan| !plan["endedAt"].is_null()).await;
        let operations = ended["operations"].as_array().expect("a list");
        let written = writes(&requests(&http, &admin).await);
        assert!(written.values().all(|count| *count == 1), "round {round}: written twice: {written:?}");
        for operation in operations {
            let state = text(&operation["state"]);
            assert!(["done", "unclear", "refused", "cancelled"].contains(&state.as_str()), "round {round}: {state}");
            let target = format!("{GROUPS}/{}", text(&operation["resourceId"]));
            assert_eq!(state == "done", written.contains_key(&target), "round {round}: {state} {target}");
        }
        assert_eq!(ended["state"], "restored", "round {round}: nothing was in the way: {ended:#}");
        println!("killed after {} ms and {before} of 10 requests; the next start did the rest", moment.as_millis());
        next.kill();
    }
    simulator.stop().await;
}

async fn until(served: &Served, path: &str, holds: impl Fn(&Value) -> bool) -> Value {
    let started = Instant::now();
    loop {
        let found = served.ask(Method::GET, path, None).await;
        if holds(&found) {
            return found;
        }
        assert!(started.elapsed() < PATIENCE, "{path}: {found:#}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
