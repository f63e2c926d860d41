//! A change of keys beside a server that sweeps a hundred tenants, killed again and again.
//!
//! `ROUNDS` sets how often it is done and `KILLS` how often each is killed; `scripts/rotation-test` runs many.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use plumbline::auth::Scope;
use plumbline::crypto::{KeyId, MasterKey, MasterKeys};
use plumbline::domain::model::Timestamp;
use plumbline::simulator::SimulatorSettings;
use plumbline::store::{Database, database_path};
use rusqlite::Connection;
use serde_json::json;

use crate::support::{self, Server, Setting, list, text};

const PATIENCE: Duration = Duration::from_secs(120);
const AREAS: [&str; 3] = ["groups", "conditional_access_policies", "named_locations"];
/// Makes each rewrapping take a while, so that it can be killed in the middle whatever the speed of the machine.
const SLOW: &str = "CREATE TRIGGER slow_rewrapping AFTER UPDATE ON data_keys BEGIN
    SELECT COUNT(*) FROM (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT i FROM n);
END";

fn from_environment(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn rotate(folder: &Path, data_dir: &Path, new: &MasterKey, old: &MasterKey) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plumbline"));
    command
        .args(["key", "rotate"])
        .current_dir(folder)
        .env_clear()
        .env("PLUMBLINE_ENCRYPTION_KEY", new.reveal().as_str())
        .env("PLUMBLINE_ENCRYPTION_KEY_PREVIOUS", old.reveal().as_str())
        .env("PLUMBLINE_DATA_DIR", data_dir)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// How many data keys each key wraps, looked up past the product.
fn wrapped_by(database: &Connection, key: KeyId) -> usize {
    let sql = "SELECT COUNT(*) FROM data_keys WHERE LOWER(HEX(SUBSTR(wrapped_key, 2, 8))) = ?1";
    database
        .query_row(sql, [key.to_string()], |row| row.get::<_, i64>(0))
        .map_or(0, |count| count.unsigned_abs() as usize)
}

fn kill_when(child: &mut Child, is_time: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_time() {
        assert!(started.elapsed() < PATIENCE, "the rotation does not go on");
        assert!(child.try_wait().expect("a status").is_none(), "it ended before it was killed");
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().expect("it runs");
    child.wait().expect("it is dead");
}

async fn server_with(tenants: usize) -> (Server, Vec<String>) {
    let settings = SimulatorSettings { tenants, seed: 11, ..SimulatorSettings::default() };
    let server = Server::start_over(settings, Setting::default()).await;
    let mut ids = Vec::new();
    for made_up in server.simulator.tenants() {
        ids.push(server.connect_to(&made_up).await);
    }
    (server, ids)
}

async fn start_sweep(server: &Server, tenants: &[String]) -> Vec<String> {
    let mut jobs = Vec::new();
    for tenant in tenants {
        let job = server.post(&format!("/tenants/{tenant}/sync"), json!({ "areas": AREAS })).await;
        jobs.push(text(&job["jobId"]));
    }
    jobs
}

async fn ended_well(server: &Server, jobs: &[String]) {
    for job in jobs {
        let state = server.finished(job).await;
        for area in state["areas"].as_array().expect("areas") {
            assert_eq!(area["status"], "complete", "{state}");
        }
    }
}

/// Kills the rotation in the middle, each time a bit later, and lets it end the last time.
fn rotate_and_kill(server: &Server, new: &MasterKey, old: &MasterKey, all: usize, kills: usize) -> String {
    let database = Connection::open(database_path(&server.data_dir())).expect("a database");
    database.busy_timeout(PATIENCE).expect("set");
    database.execute_batch(SLOW).expect("a trigger");
    for kill in 1..=kills {
        let enough = (all * kill) / (kills + 1);
        let mut child = rotate(server.folder.path(), &server.data_dir(), new, old).spawn().expect("it starts");
        kill_when(&mut child, || wrapped_by(&database, new.id()) >= enough.max(1));
        let (by_new, by_old) = (wrapped_by(&database, new.id()), wrapped_by(&database, old.id()));
        assert_eq!(by_new + by_old, all, "every data key is wrapped by one of the two");
        assert!(by_new > 0 && by_old > 0, "killed in the middle: {by_new} new, {by_old} old");
    }
    database.execute_batch("DROP TRIGGER slow_rewrapping").expect("gone");
    let output = rotate(server.folder.path(), &server.data_dir(), new, old).output().expect("it ends");
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
    assert_eq!((wrapped_by(&database, new.id()), wrapped_by(&database, old.id())), (all, 0));
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_beside_a_sweep_of_a_hundred_tenants_that_is_killed_twice_ends_complete() {
    let (rounds, kills) = (from_environment("ROUNDS", 1), from_environment("KILLS", 2));
    let (server, tenants) = server_with(100).await;
    let all = tenants.len() + 1;
    let mut old = support::keys().current;
    for round in 1..=rounds {
        let jobs = start_sweep(&server, &tenants).await;
        let new = MasterKey::generate();
        let told = rotate_and_kill(&server, &new, &old, all, kills);
        assert!(told.contains(&format!("All {all} data keys are now encrypted with key {}", new.id())), "{told}");
        // The server, which never saw the new key, ends its sweep with what it has in memory.
        ended_well(&server, &jobs).await;
        println!("round {round}: killed {kills} times, complete: {}", told.lines().last().unwrap_or_default());
        old = new;
    }
    refuses_new_tenants(&server).await;
    let audit = server.command_with_key(&["audit", "verify"], old.reveal().as_str()).await;
    assert!(audit.status.success(), "{}", String::from_utf8_lossy(&audit.stderr));
    let folder = server.stop().await;
    opens_with_the_new_key_alone(&folder.path().join("data"), &old, tenants.len());
}

/// What it would wrap with the old key could not be read once that is gone.
async fn refuses_new_tenants(server: &Server) {
    let error = server
        .send(
            reqwest::Method::POST,
            "/tenants",
            Some(json!({
                "name": "Late", "tenantId": "7d1f6f0e-2f66-4f0c-9a51-0d2b1f6a1a01",
                "credential": { "kind": "secret", "clientId": "7d1f6f0e-2f66-4f0c-9a51-0d2b1f6a1a02", "clientSecret": "late-comer's secret" },
            })),
        )
        .await;
    assert!(!error.status.is_success(), "{}", error.text);
}

fn opens_with_the_new_key_alone(data_dir: &Path, new: &MasterKey, tenants: usize) {
    let only = |key: &MasterKey| MasterKeys { current: key.clone(), previous: None };
    assert!(Database::open(data_dir, support::keys(), Timestamp(0)).is_err(), "the old key still opens it");
    let store =
        Database::open(data_dir, only(new), Timestamp(0)).expect("the new key opens it").within(Scope::of_plumbline());
    let (opened, rest) = store
        .read_now(|tx| plumbline::store::ciphertexts::open_some(tx, None, usize::MAX, u32::MAX))
        .expect("all opens");
    assert_eq!(rest, None);
    let count = |table: &str| opened.iter().find(|kind| kind.table == table).map_or(0, |kind| kind.count);
    assert_eq!(count("connections"), tenants as u64);
    assert!(count("bodies") > tenants as u64, "{opened:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_both_keys_changes_to_the_new_one_by_itself_and_says_when_the_old_one_may_go() {
    let (server, _) = server_with(2).await;
    let (simulator, folder) = server.leave().await;
    let new = MasterKey::generate();
    let keys = MasterKeys { current: new.clone(), previous: Some(support::keys().current) };
    let server = Server::start_again(simulator, folder, keys).await;
    let state = loop {
        let state = server.get("/encryption-keys").await;
        if state["previousMayGo"] == true {
            break state;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    };
    assert_eq!(state["current"], new.id().to_string(), "{state}");
    assert_eq!((&state["dataKeys"], &state["waiting"]), (&json!(3), &json!(0)), "{state}");
    assert_eq!(list(&server.get("/tenants").await).len(), 2);
    let database = Connection::open(database_path(&server.data_dir())).expect("a database");
    let entries: Vec<String> = ["key.rotationStart", "key.rotationEnd"]
        .iter()
        .map(|action| {
            let sql = "SELECT detail FROM audit_entries WHERE action = ?1";
            database.query_row(sql, [action], |row| row.get(0)).expect("one entry")
        })
        .collect();
    assert!(entries.iter().all(|detail| detail.contains(&new.id().to_string())), "{entries:?}");
    server.stop().await;
}
