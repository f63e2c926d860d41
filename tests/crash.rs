//! The server is killed in the middle of a sweep, again and again: the next start goes on, and nothing is doubled.
//!
//! `KILLS` sets how often; `scripts/kill-test` runs many.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use plumbline::simulator::{self, SimulatorSettings};
use rusqlite::Connection;
use secrecy::ExposeSecret;

const KEY: &str = "1f0e1d2c3b4a59687766554433221100ffeeddccbbaa99887766554433221100";
const PATIENCE: Duration = Duration::from_secs(60);

fn command(folder: &Path, graph: &str, port: u16, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plumbline"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PLUMBLINE_ENCRYPTION_KEY", KEY)
        .env("PLUMBLINE_GRAPH_URL", graph)
        .env("PLUMBLINE_LOGIN_URL", graph)
        .env("PORT", port.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("bound").port()
}

fn wait_until_ready(port: u16) {
    let started = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < PATIENCE, "the server did not start");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn count(database: &Connection, sql: &str) -> i64 {
    database.query_row(sql, [], |row| row.get(0)).expect("a count")
}

/// What must hold whenever the server is dead.
fn check_whole(folder: &Path) {
    let database = Connection::open(plumbline::store::database_path(&folder.join("data"))).expect("a database");
    let integrity: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(integrity, "ok");
    for (what, sql) in [
        (
            "a piece with two results",
            "SELECT COUNT(*) FROM (SELECT 1 FROM collections GROUP BY job_id, area HAVING COUNT(*) > 1)",
        ),
        (
            "a result without its piece",
            "SELECT COUNT(*) FROM collections c WHERE NOT EXISTS (SELECT 1 FROM job_areas a WHERE a.job_id = c.job_id AND a.area = c.area AND a.state = 'done')",
        ),
        (
            "a version without its body",
            "SELECT COUNT(*) FROM resource_versions v JOIN resources r ON r.id = v.resource WHERE NOT EXISTS (SELECT 1 FROM bodies b WHERE b.tenant_id = r.tenant_id AND b.digest = v.body_digest)",
        ),
        (
            "two live versions",
            "SELECT COUNT(*) FROM (SELECT 1 FROM resource_versions WHERE valid_to IS NULL GROUP BY resource HAVING COUNT(*) > 1)",
        ),
        ("drift without a baseline", "SELECT COUNT(*) FROM drifts"),
    ] {
        assert_eq!(count(&database, sql), 0, "{what}");
    }
}

fn kill(server: &mut Child) {
    // SIGKILL: no handler runs, nothing is flushed.
    server.kill().expect("it runs");
    server.wait().expect("it is dead");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_goes_on_at_the_next_start() {
    let kills: u64 = std::env::var("KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let settings = SimulatorSettings { port: 0, tenants: 3, seed: 5, shuffle: true, ..SimulatorSettings::default() };
    let simulator = simulator::start(settings).await.expect("a loopback port is free");
    let mut behaviour = simulator.world().behaviour();
    behaviour.delay_ms = 60;
    simulator.world().set_behaviour(behaviour);
    let folder = tempfile::tempdir().expect("a temporary folder");
    for tenant in simulator.tenants() {
        let secret = folder.path().join("secret");
        std::fs::write(&secret, tenant.client_secret.expose_secret()).expect("a file");
        let mut add = command(folder.path(), &simulator.url(), 0, &["tenant", "add", "--name", &tenant.name]);
        add.args(["--tenant-id", &tenant.directory_id, "--client-id", &tenant.client_id, "--secret-file", "secret"]);
        assert!(add.status().expect("it starts").success());
    }
    for round in 0..kills {
        let port = free_port();
        let mut server = command(folder.path(), &simulator.url(), port, &["serve"]).spawn().expect("it starts");
        wait_until_ready(port);
        let mut sync = command(folder.path(), &simulator.url(), port, &["sync"]).spawn().expect("it starts");
        // Another moment each time, from before the first piece to after the last.
        let moment = Duration::from_millis(100 + (round * 373) % 1_400);
        tokio::time::sleep(moment).await;
        kill(&mut server);
        check_whole(folder.path());
        let mut next = command(folder.path(), &simulator.url(), port, &["serve"]).spawn().expect("it starts");
        let started = Instant::now();
        let ended = loop {
            if let Some(status) = sync.try_wait().expect("a status") {
                break status;
            }
            assert!(started.elapsed() < PATIENCE, "round {round}: the sweep does not go on");
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        assert!(ended.success(), "round {round}: {ended}");
        kill(&mut next);
        check_whole(folder.path());
        println!("killed after {} ms; the sweep went on and ended", moment.as_millis());
    }
    simulator.stop().await;
}
