//! The rules in a running server: why something is a drift, and what happens to hashes when rules change.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Server, text};

const AREA: &str = "conditional_access_policies";
const POLICIES: &str = "/v1.0/identity/conditionalAccess/policies";

fn row<'r>(explanation: &'r Value, path: &str) -> &'r Value {
    let rows = explanation["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["path"] == path).unwrap_or_else(|| panic!("no {path}: {explanation}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drift_and_what_is_none_are_explained() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let policies = server.graph(POLICIES).await;
    let policy = policies["value"].as_array().expect("a list").iter().find(|policy| policy["state"] == "enabled");
    let id = text(&policy.expect("an enabled policy")["id"]);
    server.change("PATCH", &format!("{POLICIES}/{id}"), json!({ "state": "disabled" })).await;
    server.sync_areas(&tenant, &[AREA]).await;

    let path = format!("/tenants/{tenant}/areas/{AREA}/resources/{id}/explain");
    let explanation = server.get(&path).await;
    let state = row(&explanation, "state");
    assert_eq!((&state["verdict"], &state["looksDifferent"]), (&json!("different"), &json!(true)));
    assert_eq!((&state["rawBefore"], &state["rawAfter"]), (&json!("enabled"), &json!("disabled")));
    assert_eq!((&state["rules"][0]["rule"], &state["rules"][0]["pattern"]), (&json!("word"), &json!("state")));
    let created = row(&explanation, "createdDateTime");
    assert_eq!((&created["verdict"], &created["rules"][0]["rule"]), (&json!("notConfiguration"), &json!("drop")));

    let same = server.get(&format!("{path}?from=live&to=live")).await;
    assert_eq!(row(&same, "state")["verdict"], "equal");
    let refused = server.send(Method::GET, &format!("{path}?from=yesterday"), None).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    let unknown = server.send(Method::GET, &path.replace(&id, "nobody"), None).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{}", unknown.text);
}

/// With hashes of other rules every body is opened at every comparison: they are made anew once.
#[tokio::test(flavor = "multi_thread")]
async fn hashes_of_other_rules_are_made_anew_once_and_raise_no_drift() {
    let server = Server::start().await;
    let tenant = server.connect_and_capture().await;
    let database = rusqlite::Connection::open(plumbline::store::database_path(&server.data_dir())).expect("a database");
    let agreed = || -> Vec<(String, Vec<u8>, String)> {
        let sql = "SELECT r.resource_id, r.canonical_hash, r.rules_revision FROM baseline_resources r
                   JOIN baselines b ON b.id = r.baseline_id WHERE b.area = ?1 ORDER BY r.resource_id";
        let mut statement = database.prepare(sql).expect("a statement");
        let rows = statement.query_map([AREA], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        rows.expect("rows").collect::<Result<_, _>>().expect("rows")
    };
    let before = agreed();
    assert!(!before.is_empty());
    let changed = database
        .execute("UPDATE baseline_resources SET canonical_hash = zeroblob(32), rules_revision = 'older'", [])
        .expect("other rules");
    assert!(changed > 0);

    server.sync_areas(&tenant, &[AREA]).await;
    assert_eq!(agreed(), before);
    assert_eq!(server.drifts("open").await, Vec::<Value>::new());
}
