//! Disconnecting takes effect on the very next request, and on work that is under way.

use reqwest::Method;
use serde_json::json;

use super::support::{Server, list, text};
use super::way::trail;

#[tokio::test(flavor = "multi_thread")]
async fn a_disconnected_tenant_is_read_no_more_and_keeps_its_history() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let area = format!("/tenants/{tenant}/areas/conditional_access_policies/resources");
    let before = list(&server.get(&area).await).len();
    assert!(before > 0);
    let answer = server.post(&format!("/tenants/{tenant}/disconnect"), json!({})).await;
    assert!(answer["connection"].is_null());
    assert_eq!(answer["summary"]["state"], "disconnected");
    let sync = server.send(Method::POST, &format!("/tenants/{tenant}/sync"), Some(json!({}))).await;
    assert_eq!((sync.status.as_u16(), &sync.json()["code"]), (409, &json!("noConnection")));
    let test = server.send(Method::POST, &format!("/tenants/{tenant}/connection/test"), Some(json!({}))).await;
    assert_eq!(test.json()["code"], "noConnection");
    assert_eq!(list(&server.get(&area).await).len(), before, "history stays");
    let database = rusqlite::Connection::open(server.data_dir().join("plumbline.sqlite3")).expect("a database");
    for table in ["connections", "credentials", "write_connections"] {
        let count: i64 =
            database.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).expect("a count");
        assert_eq!(count, 0, "{table}");
    }
    let events = list(&server.get(&format!("/tenants/{tenant}/events")).await);
    assert_eq!((&events[0]["kind"], &events[0]["subject"]), (&json!("disconnected"), &json!("ada")));
    // Again does no harm, and says nothing new.
    server.post(&format!("/tenants/{tenant}/disconnect"), json!({})).await;
    let told = trail(&server).into_iter().filter(|(action, _)| action == "tenant.disconnect").count();
    assert_eq!(told, 1);
    let made_up = server.made_up();
    let own = json!({
        "kind": "secret", "clientId": made_up.client_id,
        "clientSecret": secrecy::ExposeSecret::expose_secret(&made_up.client_secret),
    });
    let again = server.send(Method::PUT, &format!("/tenants/{tenant}/connection"), Some(own)).await;
    assert!(again.status.is_success(), "{}", again.text);
    let job = server.sync_areas(&tenant, &["conditional_access_policies"]).await;
    assert_eq!(job["state"], "done");
    assert!(server.drifts("open").await.is_empty(), "what was read before is still known");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_under_way_ends_at_once() {
    let server = Server::start().await;
    let tenant = server.connect().await;
    // Each answer takes longer than this test.
    server.simulated(Method::PUT, "/settings", Some(json!({ "delayMs": 60_000 }))).await;
    let job = text(&server.post(&format!("/tenants/{tenant}/sync"), json!({})).await["jobId"]);
    while server.get(&format!("/jobs/{job}")).await["state"] != "running" {
        tokio::task::yield_now().await;
    }
    server.post(&format!("/tenants/{tenant}/disconnect"), json!({})).await;
    let ended = server.get(&format!("/jobs/{job}")).await;
    assert_eq!(ended["state"], "done");
    let reasons: Vec<&str> =
        ended["areas"].as_array().expect("areas").iter().filter_map(|area| area["reason"].as_str()).collect();
    assert!(!reasons.is_empty() && reasons.iter().all(|reason| *reason == "the tenant was disconnected"), "{ended}");
    // Nobody asks anything any more, and what was under way left nothing.
    server.simulated(Method::PUT, "/settings", Some(json!({ "delayMs": 0 }))).await;
    server.forget_asked().await;
    let status = server.get(&format!("/tenants/{tenant}/status")).await;
    assert!(status["job"].is_null(), "{status}");
    assert_eq!(status["state"], "disconnected");
    assert!(list(&server.get(&format!("/tenants/{tenant}/collections")).await).is_empty());
    assert!(server.asked().await.is_empty());
    server.stop().await;
}
