//! What the daily run lets go, and what it never does.

use plumbline::clock::{Clock, FixedClock};
use plumbline::domain::baseline::ResourceMode;
use plumbline::domain::history::Terms;
use plumbline::domain::model::{AreaKey, ResourceId, TenantId, Timestamp};
use plumbline::pipeline::baselines::{self, Capture, Source};
use plumbline::pipeline::credentials::GivenCredential;
use plumbline::pipeline::tenants::{self, NewTenant};
use plumbline::pipeline::{Actor, Context, portfolio, retention, sync, work};
use plumbline::simulator::{self, Simulator, SimulatorSettings};
use plumbline::store::history;
use plumbline::store::jobs::Trigger;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::support::Server;
use crate::{DAY, HOUR, MARCH, context};

const AREA: &str = "conditional_access_policies";
const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";

struct Place {
    simulator: Simulator,
    clock: FixedClock,
    context: Context,
    tenant: TenantId,
    policy: ResourceId,
    _folder: tempfile::TempDir,
}

impl Place {
    async fn new() -> Self {
        let simulator = simulator::start(SimulatorSettings::default()).await.expect("a loopback port is free");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = FixedClock::at(MARCH);
        let context = context(folder.path(), &simulator.url(), &clock);
        let made_up = simulator.tenants().remove(0);
        let new = NewTenant {
            name: made_up.name,
            directory_id: made_up.directory_id.parse().expect("a GUID"),
            credential: GivenCredential::Secret {
                client_id: made_up.client_id.parse().expect("a GUID"),
                secret: made_up.client_secret,
            },
            sync_interval_minutes: None,
        };
        let tenant = tenants::create(&context, Actor::command_line(), new).await.expect("a tenant");
        let policy = "none".parse().expect("an id");
        let mut place = Self { simulator, clock, context, tenant, policy, _folder: folder };
        place.read().await;
        let area: AreaKey = AREA.parse().expect("a key");
        let live = place.context.store.read_now(|tx| history::area_at(tx, tenant, &area, MARCH)).expect("policies");
        place.policy = live[0].version.resource_id.clone();
        place
    }

    async fn read(&self) {
        let areas = Some(vec![AREA.to_owned()]);
        let actor = Actor::command_line();
        sync::enqueue(&self.context, actor, self.tenant, areas, Trigger::Command).await.expect("a job");
        let sweep = work::claim(&self.context, work::Taken::Any).await.expect("a store").expect("a sweep");
        work::perform(&self.context, sweep, work::Place::default()).await.expect("it is kept");
    }

    /// The policy gets another name, and Plumbline sees it.
    async fn rename(&self, name: &str) {
        let directory = self.simulator.tenants().remove(0).directory_id;
        let url = format!("{}/__simulator/tenants/{directory}/changes", self.simulator.url());
        let change = json!({ "method": "PATCH", "path": format!("{POLICIES}/{}", self.policy), "body": { "displayName": name } });
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        assert!(http.post(url).json(&change).send().await.expect("an answer").status().is_success());
        self.read().await;
    }

    fn names(&self) -> Vec<(u64, String, u64)> {
        let area: AreaKey = AREA.parse().expect("a key");
        let read =
            |tx: &plumbline::store::ReadTx<'_>| history::versions(tx, self.tenant, &area, &self.policy, None, 100);
        let versions = self.context.store.read_now(read).expect("versions");
        versions.into_iter().map(|found| (found.number, found.kept.version.name, found.thinned)).collect()
    }

    async fn ledger(&self) -> usize {
        portfolio::ledger(&self.context, self.tenant, None, None, 1_000).await.expect("a ledger").len()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_keeps_what_it_was_seen_on_and_the_rest_of_its_day_goes() {
    let place = Place::new().await;
    let capture =
        Capture { label: "agreed".to_owned(), note: String::new(), mode: ResourceMode::Snapshot, source: Source::Live };
    let actor = Actor::command_line();
    baselines::capture(&place.context, actor, place.tenant, AREA.to_owned(), capture).await.expect("a baseline");
    let agreed = place.names()[0].1.clone();
    // A drift opens at the first name, moves on at each other one, and is resolved when the agreed one returns.
    for name in ["one", "two", agreed.as_str()] {
        place.clock.advance_ms(HOUR);
        place.rename(name).await;
    }
    place.clock.advance_ms(HOUR);
    place.read().await;
    // Nothing stands on these.
    for name in ["three", "four"] {
        place.clock.advance_ms(30 * DAY + HOUR);
        place.rename(name).await;
        place.clock.advance_ms(HOUR);
        place.rename(agreed.as_str()).await;
    }
    let all = place.names().len();
    assert_eq!(retention::run_due(&place.context).await.expect("a run").expect("the first").versions, 0);
    assert_eq!(place.names().len(), all, "everything stays for 90 days");

    place.clock.advance_ms(200 * DAY);
    retention::run_due(&place.context).await.expect("a run").expect("it is due");
    let names: Vec<String> = place.names().into_iter().map(|(_, name, _)| name).collect();
    for needed in ["one", "two", agreed.as_str()] {
        assert!(names.iter().any(|name| name == needed), "{needed} is evidence: {names:?}");
    }
    // Its drift events are let go after two years; what was seen first and last stays for good.
    place.clock.advance_ms(8 * 365 * DAY);
    retention::run_due(&place.context).await.expect("a run").expect("it is due");
    let names: Vec<String> = place.names().into_iter().map(|(_, name, _)| name).collect();
    assert!(names.iter().any(|name| name == "one"), "a drift was first seen on it: {names:?}");
    place.simulator.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_go_day_by_day_and_keep_their_numbers_and_the_ledger_its_meaning() {
    let place = Place::new().await;
    for hour in 1..=5 {
        place.clock.advance_ms(HOUR);
        place.rename(&format!("name {hour}")).await;
    }
    place.clock.advance_ms(DAY);
    for _ in 0..20 {
        place.clock.advance_ms(HOUR);
        place.read().await;
    }
    let before = place.ledger().await;
    place.clock.advance_ms(100 * DAY);
    let removed = retention::run_due(&place.context).await.expect("a run").expect("it is due");
    assert_eq!(removed.versions, 5);
    assert!(removed.bodies == 5 && removed.body_bytes > 0, "{removed:?}");
    assert_eq!(place.names(), [(6, "name 5".to_owned(), 5)]);
    // The first and the last attempt stay, and those at which a kept version began.
    assert_eq!(place.ledger().await as u64 + removed.collections, before as u64);
    assert!(removed.collections >= 20, "{removed:?}");
    assert_eq!(retention::run_due(&place.context).await.expect("a run"), None, "once a day");
    place.clock.advance_ms(DAY);
    let again = retention::run_due(&place.context).await.expect("a run").expect("it is due");
    assert_eq!((again.versions, again.bodies, again.collections), (0, 0, 0));

    let area: AreaKey = AREA.parse().expect("a key");
    let at = MARCH.plus_ms(HOUR + 5);
    let read = |at: Timestamp| {
        place.context.store.read_now(|tx| history::resource_at(tx, place.tenant, &area, &place.policy, at))
    };
    let nearest = read(at).expect("read").expect("there");
    assert!(nearest.is_nearest_at(at), "the answer says that it is the nearest");
    assert_eq!(nearest.stands_from, Some(MARCH));
    place.simulator.stop().await;
}

/// A run that was killed is done again at once, and not a day later.
#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_run_is_done_again() {
    let place = Place::new().await;
    let now = place.clock.now();
    place.context.store.write_now(|tx| plumbline::store::retention::begin_run(tx, now)).expect("a run");
    assert!(retention::run_due(&place.context).await.expect("a run").is_some());
    assert!(retention::run_due(&place.context).await.expect("a run").is_none());
    place.simulator.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_are_chosen_with_a_trace_and_faults_name_their_field() {
    let server = Server::start().await;
    let found = server.get("/retention").await;
    assert_eq!(found["terms"], found["defaults"]);
    assert_eq!(found["terms"]["everyVersionDays"], Terms::default().every_version_days);
    let mut terms = found["terms"].clone();
    terms["dailyDays"] = json!(30);
    let refused = server.send(Method::PUT, "/retention", Some(terms.clone())).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["errors"][0]["field"], "dailyDays", "{}", refused.text);
    terms["dailyDays"] = json!(400);
    let chosen = server.send(Method::PUT, "/retention", Some(terms.clone())).await;
    assert_eq!((chosen.status, &chosen.json()["terms"]), (StatusCode::OK, &terms));
    assert_eq!(chosen.json()["changedBy"], "ada");
    let folder = server.stop().await;
    let path = plumbline::store::database_path(&folder.path().join("data"));
    let database = rusqlite::Connection::open(path).expect("a database");
    let sql = "SELECT COUNT(*) FROM audit_entries WHERE action = 'retention.change'";
    let count: i64 = database.query_row(sql, [], |row| row.get(0)).expect("a count");
    assert_eq!(count, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_gives_back_what_is_free() {
    let place = Place::new().await;
    for number in 0..60 {
        place.clock.advance_ms(60_000);
        place.rename(&format!("{number} {}", "x".repeat(200))).await;
    }
    place.clock.advance_ms(200 * DAY);
    let removed = retention::run_due(&place.context).await.expect("a run").expect("it is due");
    assert!(removed.versions >= 59 && removed.pages > 0, "{removed:?}");
    place.simulator.stop().await;
}
