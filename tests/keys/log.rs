//! What the log tells of requests, and how much.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{self, Server, read, text};

async fn lines(server: &Server, wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
    // The log has a thread of its own, so a line may come a moment after the answer.
    for _ in 0..500 {
        let bytes = std::fs::read(&server.log).expect("a log");
        let all = String::from_utf8_lossy(&bytes).into_owned();
        let found: Vec<Value> =
            all.lines().filter_map(|line| serde_json::from_str(line).ok()).filter(&wanted).collect();
        if !found.is_empty() {
            return found;
        }
        tokio::task::yield_now().await;
        std::thread::yield_now();
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    Vec::new()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_and_every_line_about_it_names_the_request() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    let answer = server.send(Method::GET, &format!("/tenants/{tenant}?probe=query-that-nobody-logs"), None).await;
    let id = answer.headers["x-request-id"].to_str().expect("ASCII").to_owned();
    let told = lines(&server, |line| line["request.id"] == id.as_str()).await;
    let line = told.iter().find(|line| line["msg"] == "answered a request").expect("a line");
    assert_eq!(
        (&line["method"], &line["status"], &line["level"]),
        (&json!("GET"), &json!(answer.status.as_u16()), &json!(20))
    );
    assert!(text(&line["route"]).starts_with("/api/v1/tenants/{"), "{line}");
    let problem = server.send(Method::GET, "/tenants/00000000-0000-0000-0000-000000000000", None).await;
    assert_eq!(problem.json()["requestId"], problem.headers["x-request-id"].to_str().expect("ASCII"));
    let all = std::fs::read_to_string(&server.log).expect("a log");
    assert!(!all.contains("query-that-nobody-logs") && !all.contains(support::PASSWORD));
    server.stop().await;
}

/// Nobody who is not a trusted proxy chooses the name of a request.
#[tokio::test(flavor = "multi_thread")]
async fn an_id_of_a_stranger_is_not_taken() {
    let server = Server::start().await;
    let given = "chosen-by-a-stranger";
    let request = server.raw(Method::GET, "/api/v1/public/config").header("x-request-id", given);
    let answer = read(request).await;
    assert_ne!(answer.headers["x-request-id"], given);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_level_is_chosen_for_a_while_and_written_down() {
    let server = Server::start().await;
    assert_eq!(server.get("/log-level").await, json!({ "level": "debug", "configured": "debug", "until": null }));
    let chosen = server.send(Method::PUT, "/log-level", Some(json!({ "level": "warn", "minutes": 5 }))).await.json();
    assert_eq!((&chosen["level"], &chosen["configured"]), (&json!("warn"), &json!("debug")));
    assert!(chosen["until"].is_string(), "{chosen}");
    for minutes in [0, 1_441] {
        let refused =
            server.send(Method::PUT, "/log-level", Some(json!({ "level": "info", "minutes": minutes }))).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["field"]), (422, &json!("minutes")));
    }
    let ended = server.send(Method::DELETE, "/log-level", None).await.json();
    assert_eq!(ended, json!({ "level": "debug", "configured": "debug", "until": null }));
    let database = rusqlite::Connection::open(plumbline::store::database_path(&server.data_dir())).expect("a database");
    let sql = "SELECT detail FROM audit_entries WHERE action IN ('logLevel.choose', 'logLevel.end') ORDER BY id";
    let mut statement = database.prepare(sql).expect("SQL");
    let details: Vec<String> =
        statement.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a text")).collect();
    assert_eq!(details.len(), 2);
    assert!(details[0].contains("\"before\":\"debug\"") && details[0].contains("\"after\":\"warn\""), "{details:?}");
    server.stop().await;
}
