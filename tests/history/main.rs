//! History: any moment of it, what of it is kept, and how much of what is known is watched.

#[path = "../support/mod.rs"]
mod support;

mod coverage;
mod listing;
mod migration;
mod random;
mod retention;
mod time_machine;

use std::sync::Arc;

use plumbline::auth::Scope;
use plumbline::clock::{Clock, FixedClock};
use plumbline::config::Cloud;
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::domain::model::Timestamp;
use plumbline::graph::{GraphClient, GraphSettings};
use plumbline::logging::{Redactor, silent};
use plumbline::pipeline::Context;
use plumbline::store::Database;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// Midnight of 1 March 2026, UTC.
const MARCH: Timestamp = Timestamp(1_772_323_200_000);

/// A context over a folder, whose Graph is at `url`.
fn context(folder: &std::path::Path, url: &str, clock: &FixedClock) -> Context {
    let key = MasterKey::parse(&support::KEY.into()).expect("a key");
    let keys = MasterKeys { current: key, previous: None };
    plumbline::store::prepare(folder).expect("a folder");
    let store = Database::open(folder, keys, clock.now()).expect("a store").within(Scope::of_plumbline());
    let url: url::Url = url.parse().expect("a URL");
    let shared = Arc::new(clock.clone());
    let settings = GraphSettings::new(Cloud::Global, url.clone(), url);
    let graph = GraphClient::new(settings, shared.clone(), silent(), Redactor::default()).expect("good settings");
    Context::new(store, graph, shared, silent())
}
