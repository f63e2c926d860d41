//! What changes without a restart: keys and level are read again, and a chosen level ends by itself.

use std::sync::{Arc, Mutex};

use plumbline::auth::Scope;
use plumbline::clock::{Clock, FixedClock, SystemClock};
use plumbline::config::Cloud;
use plumbline::crypto::{MasterKey, MasterKeys};
use plumbline::graph::{GraphClient, GraphSettings};
use plumbline::logging::{Levels, LogLevel, Redactor, silent};
use plumbline::pipeline::reload::{Reread, reload};
use plumbline::pipeline::{Actor, Context, keys, log_level};
use plumbline::store::audit;
use plumbline::store::{Database, prepare};
use tempfile::TempDir;

use crate::support;

/// What stands in the configuration, or what is wrong with it.
type Configured = Arc<Mutex<Result<(MasterKeys, LogLevel), String>>>;

struct Bench {
    context: Context,
    clock: FixedClock,
    levels: Levels,
    configured: Configured,
    _folder: TempDir,
}

impl Bench {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        prepare(folder.path()).expect("writable");
        let clock = FixedClock::at(SystemClock.now());
        let database = Database::open(folder.path(), support::keys(), clock.now()).expect("a database");
        let url: url::Url = "http://127.0.0.1:9".parse().expect("a URL");
        let settings = GraphSettings::new(Cloud::Global, url.clone(), url);
        let shared: Arc<FixedClock> = Arc::new(clock.clone());
        let graph = GraphClient::new(settings, shared.clone(), silent(), Redactor::default()).expect("good settings");
        let levels = Levels::new(LogLevel::Info);
        let configured: Configured = Arc::new(Mutex::new(Err("nothing is configured".to_owned())));
        let read = Arc::clone(&configured);
        let reread = move || {
            let found = read.lock().expect("no panic").clone();
            found.map(|(keys, log_level)| Reread { keys, log_level })
        };
        let store = database.within(Scope::of_plumbline());
        let context = Context::new(store, graph, shared, silent()).adjustable(levels.clone(), Some(Arc::new(reread)));
        Self { context, clock, levels, configured, _folder: folder }
    }

    fn configure(&self, keys: MasterKeys, level: LogLevel) {
        *self.configured.lock().expect("no panic") = Ok((keys, level));
    }

    fn actions(&self) -> Vec<String> {
        let entries = self.context.store.read_now(|tx| audit::page(tx, 0, 100)).expect("entries");
        entries.into_iter().map(|entry| format!("{} by {}", entry.action, entry.actor)).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chosen_level_ends_by_itself() {
    let bench = Bench::start();
    log_level::choose(&bench.context, Actor::command_line(), LogLevel::Debug, 5).await.expect("chosen");
    bench.clock.advance_ms(5 * 60_000 - 1);
    log_level::expire(&bench.context).await.expect("looked");
    assert_eq!(bench.levels.now(), LogLevel::Debug);
    bench.clock.advance_ms(1);
    log_level::expire(&bench.context).await.expect("looked");
    assert_eq!((bench.levels.now(), bench.levels.chosen()), (LogLevel::Info, None));
    assert_eq!(bench.actions(), ["logLevel.choose by command line", "logLevel.end by plumbline"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_level_are_read_again_without_a_restart() {
    let bench = Bench::start();
    let (old, new) = (support::keys().current, MasterKey::generate());
    bench.configure(MasterKeys { current: new.clone(), previous: Some(old) }, LogLevel::Debug);
    reload(&bench.context).await.expect("taken");
    assert_eq!(bench.levels.now(), LogLevel::Debug);
    keys::look_after(&bench.context).await.expect("changed");
    let wrapping = keys::wrapping(&bench.context).await.expect("known");
    assert_eq!((wrapping.current, wrapping.left()), (new.id(), 0));
    assert_eq!(
        bench.actions(),
        [
            "key.reload by plumbline",
            "logLevel.configure by plumbline",
            "key.rotationStart by plumbline",
            "key.rotationEnd by plumbline",
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_with_faults_or_with_foreign_keys_changes_nothing() {
    let bench = Bench::start();
    let before = keys::wrapping(&bench.context).await.expect("known");
    reload(&bench.context).await.expect("told in the log");
    bench.configure(MasterKeys { current: MasterKey::generate(), previous: None }, LogLevel::Debug);
    let refused = reload(&bench.context).await.expect_err("the key does not open the database");
    assert!(refused.to_string().contains(&before.current.to_string()), "{refused}");
    assert_eq!(keys::wrapping(&bench.context).await.expect("known"), before);
    assert_eq!((bench.levels.now(), bench.actions().len()), (LogLevel::Info, 0));
}
