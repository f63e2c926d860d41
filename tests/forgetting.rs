//! What the database forgets by itself.

use std::sync::Arc;

use plumbline::auth::Scope;
use plumbline::clock::{Clock, FixedClock};
use plumbline::config::Cloud;
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::domain::model::Timestamp;
use plumbline::graph::{GraphClient, GraphSettings};
use plumbline::logging::{Redactor, silent};
use plumbline::pipeline::credentials::GivenCredential;
use plumbline::pipeline::tenants::{self, NewTenant};
use plumbline::pipeline::{Actor, Context, portfolio, retention, sync, work};
use plumbline::simulator::{self, SimulatorSettings};
use plumbline::store::Database;
use plumbline::store::jobs::Trigger;

const KEY: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
const DAY_MS: i64 = 86_400_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_is_forgotten_after_a_week_and_what_it_found_is_not() {
    let simulator = simulator::start(SimulatorSettings::default()).await.expect("a loopback port is free");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = FixedClock::at(Timestamp(1_795_000_000_000));
    let keys = MasterKeys { current: MasterKey::parse(&KEY.into()).expect("a key"), previous: None };
    let store = Database::open(folder.path(), keys, clock.now()).expect("a store").within(Scope::of_plumbline());
    let url: url::Url = simulator.url().parse().expect("a URL");
    let settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    let shared = Arc::new(clock.clone());
    let graph = GraphClient::new(settings, shared.clone(), silent(), Redactor::default()).expect("good settings");
    let context = Context::new(store, graph, shared, silent());
    let made_up = simulator.tenants().remove(0);
    let credential = GivenCredential::Secret {
        client_id: made_up.client_id.parse().expect("a GUID"),
        secret: made_up.client_secret,
    };
    let new = NewTenant {
        name: made_up.name,
        directory_id: made_up.directory_id.parse().expect("a GUID"),
        credential,
        sync_interval_minutes: None,
    };
    let tenant = tenants::create(&context, Actor::command_line(), new).await.expect("a tenant");
    let areas = Some(vec!["groups".to_owned()]);
    let job = sync::enqueue(&context, Actor::command_line(), tenant, areas, Trigger::Command).await.expect("a job");
    let sweep = work::claim(&context, work::Taken::Any).await.expect("a store").expect("a sweep");
    work::perform(&context, sweep, work::Place::default()).await.expect("it is kept");

    clock.advance_ms(6 * DAY_MS);
    let run = || async { retention::run_due(&context).await.expect("a store").expect("it is due").jobs };
    assert_eq!(run().await, 0);
    clock.advance_ms(2 * DAY_MS);
    assert_eq!(run().await, 1);
    assert!(portfolio::job(&context, job).await.is_err());
    let ledger = portfolio::ledger(&context, tenant, None, None, 10).await.expect("a ledger");
    assert_eq!(ledger.len(), 1);
    assert_eq!(ledger.first().expect("one").job_id, job);
}
