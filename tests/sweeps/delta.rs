//! Reading only what changed, and everything again when that cannot be trusted.

use plumbline::simulator::SimulatorSettings;
use reqwest::Method;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Server, Setting, list, text};

const GROUPS: usize = 1_500;

/// Lets the schedule find that the tenant is due, and waits until the sync is over.
async fn scheduled_sync(server: &Server, tenant: &str) {
    let database = Connection::open(server.data_dir().join("plumbline.sqlite3")).expect("the database");
    let jobs = || -> i64 {
        let sql = "SELECT COUNT(*) FROM jobs WHERE trigger = 'schedule' AND state = 'done'";
        database.query_row(sql, [], |row| row.get(0)).expect("a count")
    };
    let before = jobs();
    database.execute("UPDATE tenants SET next_sync_at = 0 WHERE id = ?1", [tenant]).expect("an update");
    while jobs() == before {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

async fn asked_for_groups(server: &Server) -> Vec<String> {
    let asked = server.asked().await;
    let paths = asked.iter().map(|request| text(&request["path"]));
    paths.filter(|path| path.starts_with("/v1.0/groups")).collect()
}

fn read_everything(paths: &[String]) -> bool {
    paths.iter().any(|path| path.starts_with("/v1.0/groups?"))
}

async fn open(server: &Server) -> Vec<String> {
    let drifts = server.drifts("open").await;
    drifts.iter().map(|drift| format!("{} {}", text(&drift["change"]), text(&drift["path"]))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_are_read_alone_and_a_lost_link_is_no_drift() {
    let mut settings = SimulatorSettings { seed: 11, ..SimulatorSettings::default() };
    settings.size.groups = Some(GROUPS);
    let server = Server::start_over(settings, Setting::default()).await;
    let tenant = server.connect().await;
    server.sync_areas(&tenant, &["groups"]).await;
    server.post(&format!("/tenants/{tenant}/baselines/capture"), json!({ "label": "agreed" })).await;
    // The first reading of a large area gives the link, once it is known to be large.
    scheduled_sync(&server, &tenant).await;
    assert_eq!(open(&server).await, Vec::<String>::new());

    let groups = list(&json!({ "items": server.graph("/v1.0/groups?$top=2").await["value"] }));
    let path = |group: &Value| format!("/v1.0/groups/{}", text(&group["id"]));
    server.change("PATCH", &path(&groups[0]), json!({ "description": "changed" })).await;
    server.change("DELETE", &path(&groups[1]), Value::Null).await;
    server.forget_asked().await;
    scheduled_sync(&server, &tenant).await;
    let asked = asked_for_groups(&server).await;
    assert!(!read_everything(&asked), "{asked:?}");
    let mut found = open(&server).await;
    found.sort();
    assert_eq!(found, ["changed description", "missing "]);

    let directory = server.made_up().directory_id;
    server.simulated(Method::POST, &format!("/tenants/{directory}/expire-delta-tokens"), None).await;
    server.forget_asked().await;
    scheduled_sync(&server, &tenant).await;
    assert!(read_everything(&asked_for_groups(&server).await));
    assert_eq!(open(&server).await.len(), 2);
    server.stop().await;
}
